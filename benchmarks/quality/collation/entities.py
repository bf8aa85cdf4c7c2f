"""Entity chains: are the mentions of one person, body or thing in one chain, and no others with them?

A gold mention is covered by one of our mentions that ends where its noun or name ends: the whole ("*the harbour master Ana
Ruiz*"), a piece of it ("the harbour master *Ana Ruiz*"), or what stands before or after a comma ("*Ana Ruiz*, head of the
harbour board"; "board" ends only what belongs to it). Else by one that is the same to the half (intersection over union) and
does not reach beyond it. Of several the most alike. Only entities that the gold lists are counted.

`best`: for each gold entity the chain of ours that covers most of its mentions; the share of all gold mentions in those.
B cubed: over the gold mentions that are covered; `all` the same with each of the others in a chain of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from benchmarks.quality.collation.claims import said
from benchmarks.quality.collation.fitting import SAME, Judged, overlap, shared
from benchmarks.quality.collation.gold import Place, place
from benchmarks.quality.collation.names import CUT
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
    covered = [covering(where, reading.event.text(where), ours[where[0]]) for _, where in gold]
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


def covering(where: Place, words: str, mentions: Sequence[tuple[Place, str]]) -> Chain:
    """The chain of the mention of ours that covers a gold mention with these words; None where none does."""
    near = [(other, chain) for other, chain in mentions if shared(where, other)]
    ends = {where[1] + end + more for end in head_ends(words) for more in (-2, 0, 2)}  # with "'s" or without
    headed = [(overlap(where, other), chain) for other, chain in near if other[2] in ends]
    same = [(overlap(where, other), chain) for other, chain in near if other[2] <= where[2]]
    found = headed or [each for each in same if each[0] >= SAME]
    return max(found)[1] if found else None


def head_ends(words: str) -> list[int]:
    """Where the nouns or names of a mention end: before what belongs to them, and again after each comma."""
    ends, start = [], 0
    for part in words.split(","):
        inner = part.lstrip()
        cut = CUT.search(inner)
        ends.append(start + len(part) - len(inner) + (cut.start() if cut else len(inner.rstrip())))
        start += len(part) + 1
    return ends


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
