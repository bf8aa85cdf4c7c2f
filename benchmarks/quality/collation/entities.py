"""Entity chains: are the mentions of one person, body or thing in one chain, and no others with them?

A gold mention is covered by one of our mentions that is the same to the half (intersection over union), else by one that
lies inside it: the one that ends where it ends ("the harbour master *Ana Ruiz*"), else the one that begins where it begins
("*Ana Ruiz*, the harbour master"), else the longest. Only entities that the gold lists are counted.

`best`: for each gold entity the chain of ours that covers most of its mentions; the share of all gold mentions in those.
B cubed: over the gold mentions that are covered; `all` the same with each of the others in a chain of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from benchmarks.quality.collation.claims import said
from benchmarks.quality.collation.fitting import SAME, Judged, overlap, shared
from benchmarks.quality.collation.gold import Place, place
from benchmarks.quality.collation.reading import Reading

Chain = str | None


def entities(reading: Reading) -> Judged:
    """Counts in mentions; B cubed as sums of shares, rounded to a thousandth of a mention."""
    gold = [(number, place(span)) for number, e in enumerate(reading.event.gold["entities"]) for span in e["mentions"]]
    ours: dict[str, list[tuple[Place, str]]] = defaultdict(list)
    for entity in reading.account.entities:
        for cited in entity.mentions:
            where = reading.place(cited)
            ours[where[0]].append((where, entity.id))
    covered = [covering(where, ours[where[0]]) for _, where in gold]
    judged = Judged()
    best = {}
    for number in {number for number, _ in gold}:
        held = Counter(chain for (n, _), chain in zip(gold, covered, strict=True) if n == number and chain)
        best[number] = held.most_common(1)[0] if held else (None, 0)
    judged.counts.update(mentions=len(gold), mentions_best=sum(count for _, count in best.values()))
    judged.counts.update(mentions_covered=sum(chain is not None for chain in covered))
    numbers = [number for number, _ in gold]
    judged.counts.update(b_cubed([(n, c) for n, c in zip(numbers, covered, strict=True) if c], "covered"))
    alone = [(n, c or f"alone {i}") for i, (n, c) in enumerate(zip(numbers, covered, strict=True))]
    judged.counts.update(b_cubed(alone, "all"))
    _tell(reading, gold, covered, best, judged)
    return judged


def covering(where: Place, mentions: Sequence[tuple[Place, str]]) -> Chain:
    """The chain of the mention of ours that covers a gold mention; None where none does."""
    near = [(other, chain) for other, chain in mentions if shared(where, other)]
    same = [(overlap(where, other), chain) for other, chain in near if overlap(where, other) >= SAME]
    if same:
        return max(same)[1]
    inside = [(other, chain) for other, chain in near if where[1] <= other[1] and other[2] <= where[2]]
    if not inside:
        return None
    return max(inside, key=lambda each: (each[0][2] == where[2], each[0][1] == where[1], each[0][2] - each[0][1]))[1]


def b_cubed(mentions: Sequence[tuple[int, str]], name: str) -> Counter[str]:
    """Sums over the mentions, given as (gold entity, chain), in thousandths."""
    theirs, ours, both = Counter(n for n, _ in mentions), Counter(c for _, c in mentions), Counter(mentions)
    precision = sum(both[n, c] / ours[c] for n, c in mentions)
    recall = sum(both[n, c] / theirs[n] for n, c in mentions)
    counts = {f"{name}_precision": round(1000 * precision), f"{name}_recall": round(1000 * recall)}
    return Counter(counts | {f"{name}_mentions": 1000 * len(mentions)})


def _tell(
    reading: Reading,
    gold: Sequence[tuple[int, Place]],
    covered: Sequence[Chain],
    best: Mapping[int, tuple[Chain, int]],
    judged: Judged,
) -> None:
    names = {entity.id: entity.name for entity in reading.account.entities}
    listed = reading.event.gold["entities"]
    for (number, where), chain in zip(gold, covered, strict=True):
        if chain is None or chain != best[number][0]:
            whose = f"in the chain of “{names[chain]}”" if chain else "in no chain"
            judged.wrong.append(f"{listed[number]['name']}: {whose}\n    {said(reading.event, where)}")
