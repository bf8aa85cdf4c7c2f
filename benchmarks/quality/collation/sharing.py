"""Text that articles share, and lines.

Shared text: characters, on both sides, of the stretches that two articles have in common, each pair of articles by itself;
passages in which only a third person's quotation is shared are no reuse and are left out, as in the gold, and so are pairs of
articles of one outlet and what the gold calls boilerplate, unless the gold has that very text as shared too. Spans: one of ours
is right where both of its sides share at least half of the shorter with the two sides of one in the gold, and the other way
round for those of the gold that were found.

Lines: the gold's say that articles go back to one source, which may be a text or a briefing that both retell. A line of ours
is right where all of its articles stand together in one of the gold's; `pairs` are the pairs of articles of the gold's lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from benchmarks.quality.collation.claims import said
from benchmarks.quality.collation.fitting import Judged, fits
from benchmarks.quality.collation.gold import Place, place
from benchmarks.quality.collation.reading import Reading

Both = tuple[Place, Place]


def sharing(reading: Reading) -> Judged:
    shared = [
        (reading.place(p.spans[0]), reading.place(p.spans[1])) for p in reading.account.passages if not p.quotation
    ]
    ours = [ordered(a, b) for a, b in shared if reading.event.outlet(a[0]) != reading.event.outlet(b[0])]
    theirs = [ordered(place(a), place(b)) for a, b, _ in reading.event.gold["reuse"]]
    ours = [both for both in ours if any(_same(both, other) for other in theirs) or not _furniture(reading, both)]
    mine, gold = _characters(ours), _characters(theirs)
    judged = Judged()
    judged.counts.update(characters_both=len(mine & gold), characters_own=len(mine), characters_gold=len(gold))
    right = [any(_same(one, other) for other in theirs) for one in ours]
    found = [any(_same(one, other) for one in ours) for other in theirs]
    judged.counts.update(reuse_own=len(ours), reuse_right=sum(right), reuse_gold=len(theirs), reuse_found=sum(found))
    for name, some, good in (("shared, not in the gold", ours, right), ("missed", theirs, found)):
        for both, fine in zip(some, good, strict=True):
            if not fine:
                judged.wrong.append("\n    ".join((name, *(said(reading.event, side) for side in both))))
    _lines(reading, judged)
    return judged


def _lines(reading: Reading, judged: Judged) -> None:
    theirs = [frozenset(line["keys"]) for line in reading.event.gold["lines"]]
    ours = [frozenset(reading.keys[article] for article in line.articles) for line in reading.account.lines]
    together = {frozenset(pair) for line in theirs for pair in combinations(sorted(line), 2)}
    mine = {frozenset(pair) for line in ours for pair in combinations(sorted(line), 2)}
    right = [any(line <= other for other in theirs) for line in ours]
    judged.counts.update(lines_own=len(ours), lines_right=sum(right))
    judged.counts.update(line_pairs=len(together), line_pairs_own=len(mine), line_pairs_both=len(mine & together))
    for line, good in zip(ours, right, strict=True):
        if not good:
            judged.wrong.append(
                "line, not in the gold: " + ", ".join(reading.event.outlet(key) for key in sorted(line))
            )
    for pair in sorted(together - mine, key=sorted):
        judged.wrong.append("not in one line: " + ", ".join(reading.event.outlet(key) for key in sorted(pair)))


def _furniture(reading: Reading, both: Both) -> bool:
    """Whether either side is what the gold calls boilerplate."""
    return any(fits(side, place(span)) for side in both for span in reading.event.gold["boilerplate"])


def ordered(a: Place, b: Place) -> Both:
    return (a, b) if a <= b else (b, a)


def _same(one: Both, other: Both) -> bool:
    return fits(one[0], other[0]) and fits(one[1], other[1])


def _characters(shared: Iterable[Both]) -> set[tuple[str, str, int]]:
    """(article, other article, offset) of every character that is shared."""
    found = set()
    for a, b in shared:
        found |= {(a[0], b[0], at) for at in range(a[1], a[2])} | {(b[0], a[0], at) for at in range(b[1], b[2])}
    return found
