"""Renderings of one utterance lined up word by word. It cuts what the outlets wrote; it never adds a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

from crossread.text import fold, plain

# A quotation is 30 words; 400 is a speech printed whole, where lining up words would take seconds and show nothing
LONGEST = 400
_LEAD = re.compile(r"[^\w]*")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True)
class Column:
    """What each rendering has at one place, "" where it has nothing there. Joined, a rendering's cells are its text."""

    cells: tuple[str, ...]
    common: bool  # True: the same words in every rendering


def align(renderings: Sequence[str]) -> tuple[Column, ...]:
    """Columns of the renderings, by turns words that all share in this order and words that they do not.

    Letter case and the shape of quotation marks do not count as a difference. One rendering alone, or one longer than
    LONGEST words, is one column that differs.
    """
    words = [[(found.start(), found.end()) for found in _WORD.finditer(text)] for text in renderings]
    if len(renderings) < 2 or max(map(len, words)) > LONGEST:
        return (Column(tuple(renderings), common=False),)
    folded = [[fold(text[start:end]) for start, end in spans] for text, spans in zip(renderings, words, strict=True)]
    return _columns(renderings, words, _shared(folded))


def _shared(folded: Sequence[Sequence[str]]) -> list[tuple[int, ...]]:
    """The words that all renderings share, in order: for each its place in every rendering."""
    matches = []
    for other in folded[1:]:
        blocks = SequenceMatcher(None, folded[0], other, autojunk=False).get_matching_blocks()
        matches.append({a + k: b + k for a, b, size in blocks for k in range(size)})
    return [
        (i, *(match[i] for match in matches)) for i in range(len(folded[0])) if all(i in match for match in matches)
    ]


def _columns(
    texts: Sequence[str], words: Sequence[Sequence[tuple[int, int]]], shared: Sequence[tuple[int, ...]]
) -> tuple[Column, ...]:
    columns: list[Column] = []
    done = [0] * len(texts)  # up to which character each text stands in a column
    run: list[tuple[int, ...]] = []
    for place in [*shared, None]:
        if place and run and all(now == before + 1 for now, before in zip(place, run[-1], strict=True)):
            run.append(place)
            continue
        if run:
            begins = [words[k][run[0][k]][0] for k in range(len(texts))]
            ends = [words[k][run[-1][k]][1] for k in range(len(texts))]
            _append(columns, texts, done, begins, common=False)
            _append(columns, texts, begins, ends, common=True)
            done = ends
        run = [place] if place else []
    _append(columns, texts, done, [len(text) for text in texts], common=False)
    return tuple(columns)


def _append(
    columns: list[Column], texts: Sequence[str], starts: Sequence[int], ends: Sequence[int], *, common: bool
) -> None:
    cells = tuple(text[start:end] for text, start, end in zip(texts, starts, ends, strict=True))
    if not any(cells):
        return
    if common or not any(_WORD.search(cell) for cell in cells):
        columns.append(Column(cells, common=True))  # spaces and marks alone are no difference worth a column
        return
    before = min(len(_LEAD.match(cell)[0]) for cell in cells)  # type: ignore[index]  # it matches always
    after = min(len(cell) - len(cell.rstrip()) for cell in cells)
    if cut := _alike([cell[:before] for cell in cells]):
        columns.append(Column(tuple(cell[:cut] for cell in cells), common=True))
    tails = tuple(cell[len(cell) - after :] if after else "" for cell in cells)
    columns.append(Column(tuple(cell[cut : len(cell) - after] for cell in cells), common=False))
    if any(tails):
        columns.append(Column(tails, common=True))


def _alike(leads: Sequence[str]) -> int:
    """How many characters all begin with, taking all quotation marks for one."""
    return sum(1 for _ in takewhile(lambda here: len(set(here)) == 1, zip(*map(plain, leads), strict=True)))
