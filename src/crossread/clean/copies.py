"""Lines that stand on a page twice, word for word or lightly edited: a second copy of the article, a teaser said again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.clean.layout import Line, low

LONG = 40  # characters: shorter lines repeat by chance (menus, share buttons); measured on 119 pages
PARAGRAPH = 80  # characters from which on a line can be known again although it was edited
RUN = 3  # long lines in a row that stand twice: a second copy of the body, not a standfirst said again
EDGE = 24  # characters at a line's beginning and end; an editor rarely changes both
TRIED = 4  # earlier lines with the same beginning or end that a line is compared with
MOST = 4000  # comparisons a page may cost (some 2 microseconds each); pages of formulas would cost millions
ALIKE = (
    80.0  # of 100: characters that two lines share in order; a third of a paragraph cut, or every tenth word changed
)
ALONE = 90.0  # the same for a line whose neighbours do not stand twice
BESIDE = 60.0  # the same for a line between, or right beside, lines that stand twice
FACTS = 4  # one of so many names and numbers may differ, one in any line: formulas differ in more of them
GAP = 2  # long lines within a second copy that the first has not
_WORD = re.compile(r"\w+")
_FACTS = re.compile(r"\d+|[A-Z\u00c0-\u00de\u0400-\u042f]\w+")


def repeats(found: Sequence[Line]) -> tuple[set[int], dict[int, int]]:
    """Which lines are a second copy: those in runs of `RUN` long lines, and every single one with its first.

    A lightly edited line (words changed, cut, spelled otherwise, other quotation marks) is a repeat too. Short lines
    between two repeated ones belong to the run (a heading that stands twice with its paragraphs).
    """
    twins, edited = _twins(found)
    if not twins:
        return set(), twins
    _beside(found, twins, edited, 1)
    _beside(found, twins, edited, -1)
    copies = _runs(found, twins)
    return copies, {
        copy: first
        for copy, first in sorted(twins.items())
        if copy in copies or copy not in edited or edited[copy] >= ALONE
    }


def _twins(found: Sequence[Line]) -> tuple[dict[int, int], dict[int, float]]:
    """Each line that stands a second time with its first; and how alike the edited ones are, of 100."""
    twins: dict[int, int] = {}
    edited: dict[int, float] = {}
    firsts: dict[str, int] = {}
    edges: dict[str, list[int]] = {}
    left = MOST
    for index, line in enumerate(found):
        text = line.text
        if len(text) <= LONG:
            continue
        whole = line.key if len(text) <= 400 else text  # a key is made of the first 400 characters
        first = firsts.setdefault(whole, index)
        if first != index and (text == found[first].text or _same(text, found[first].text)):
            twins[index] = first
        elif len(text) > PARAGRAPH:
            tried = _tried(edges, line, index)
            if tried and left > 0:
                left -= len(tried)
                score, best = max(((alike(found[at], line), at) for at in tried), key=_score_then_first)
                if score >= ALIKE:
                    twins[index], edited[index] = twins.get(best, best), score
    return twins, edited


def _score_then_first(each: tuple[float, int]) -> tuple[float, int]:
    return each[0], -each[1]


def _tried(edges: dict[str, list[int]], line: Line, index: int) -> list[int]:
    """Earlier lines that begin or end as this one does; it is put among them."""
    tried: list[int] = []
    for edge in (line.key[:EDGE], line.text[-EDGE - 4 : -4]):
        known = edges.get(edge)
        if known is None:
            edges[edge] = [index]
        else:
            tried += [at for at in known if at not in tried]
            if len(known) < TRIED:
                known.append(index)
    return tried


def _same(first: str, second: str) -> bool:
    """Whether two texts have the same words, whatever stands between these."""
    return _WORD.findall(low(first)) == _WORD.findall(low(second))


def alike(first: Line, second: Line) -> float:
    """How alike two lines are, 0 to 100: characters in order, 0 where their names or numbers are others."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only pages on which something stands twice need it

    short, long = sorted((first.text, second.text), key=len)
    if len(long) > 2 * len(short):
        return 0.0
    score = fuzz.ratio(first.key, second.key)
    if score < BESIDE:
        return 0.0
    facts = set(_FACTS.findall(short))
    missing = len(facts.difference(_FACTS.findall(long)))
    if missing > max(1, len(facts) // FACTS):
        return 0.0
    return score if not missing else min(score, ALONE - 1)


def _beside(found: Sequence[Line], twins: dict[int, int], edited: dict[int, float], step: int) -> None:
    """Lines next to a repeated one whose first stands next to that one's first: more may have been changed in them."""
    order = range(len(found)) if step > 0 else range(len(found) - 1, -1, -1)
    for index in order:
        origin = twins.get(index - step)
        if index in twins or origin is None or len(found[index].text) <= LONG:
            continue
        other = origin + step
        if 0 <= other < index and other not in twins and (score := alike(found[other], found[index])) >= BESIDE:
            twins[index], edited[index] = other, min(score, ALONE - 1)


def _runs(found: Sequence[Line], twins: dict[int, int]) -> set[int]:
    """The lines of second copies. All of a copy's firsts stand before it: items of a list that are alike are no copy."""
    copies: set[int] = set()
    run: dict[int, int] = {}  # line -> its first
    long = 0
    for index in range(min(twins), len(found)):
        if run and _goes_on(run, index, twins):
            run[index] = twins[index]
            long += 1
        elif run and index not in twins and _stood_before(found, index, run):
            run[index] = run[index - 1] + 1
        elif not run or not any(_goes_on(run, at, twins) for at in range(index + 1, index + 1 + GAP)):
            copies.update(run if long >= RUN else ())
            run, long = ({index: twins[index]}, 1) if index in twins else ({}, 0)
    copies.update(run if long >= RUN else ())
    return copies


def _goes_on(run: dict[int, int], index: int, twins: dict[int, int]) -> bool:
    last, begin = next(reversed(run.values())), next(iter(run))
    return index in twins and last < twins[index] < begin


def _stood_before(found: Sequence[Line], index: int, run: dict[int, int]) -> bool:
    """A short line that follows a repeated one as it did in the first copy."""
    origin = run.get(index - 1)
    if origin is None or len(found[index].text) > LONG or origin + 1 >= index:
        return False
    return found[origin + 1].text == found[index].text
