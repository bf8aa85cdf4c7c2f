"""How right the shipped scorer of pairs is on labelled events that nothing in it has learned from.

    python -m training.joined --data ../shared/data

The events are those of training/claims whose names are joined, but for those of which a part is labelled by itself too: four to
seven articles, the first 1,700 characters of each labelled. Neither the pair network nor the trees that weigh its answers were
taught with them. Two minutes on two cores.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.quality.collation.gold import Event, true_pairs
from training.pairs import hand

from crossread.collate import grouping, pairing
from crossread.collate.statements import Statement

THRESHOLDS = (0.5, 0.55, 0.6, 0.65, 0.7)


def counted(event: Event, statements: Sequence[Statement], scored: Sequence[pairing.Pair], threshold: float) -> Counter:
    """Pairs across articles of which both sides stand for gold statements: joined, and rightly so."""
    claims = hand.claims_of(event, statements)
    found: Counter = Counter()
    for part in grouping.groups([one.article for one in statements], scored, threshold):
        for number, i in enumerate(part):
            for j in part[:number]:
                if statements[i].article != statements[j].article and claims[i] and claims[j]:
                    found["joined"] += 1
                    found["right"] += bool(claims[i] & claims[j])
    return found


def unseen(events: Sequence[Event]) -> list[Event]:
    """The joined events of which no part is labelled by itself."""
    alone = {event.name for event in events if hand.JOINED not in event.name}
    return [event for event in events if hand.JOINED in event.name and not alone & set(event.name.split(hand.JOINED))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    events = unseen(hand.events(parser.parse_args().data))
    gold = sum(len(true_pairs(event)) for event in events)
    print(f"{len(events)} events, {gold} pairs of one claim; shipped threshold {pairing.threshold()}")
    counts = {(kind, threshold): Counter() for kind in ("own spans", "spans given") for threshold in THRESHOLDS}
    for event in events:
        for kind, statements in zip(("own spans", "spans given"), hand.read_event(event), strict=True):
            scored = pairing.pairs(statements, {})
            for threshold in THRESHOLDS:
                counts[kind, threshold] += counted(event, statements, scored, threshold)
    for (kind, threshold), found in counts.items():
        right = found["right"]
        precision, recall = right / max(1, found["joined"]), right / gold
        f1 = 2 * right / (found["joined"] + gold)
        print(f"{kind:<12} {threshold:.2f}  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")


if __name__ == "__main__":
    main()
