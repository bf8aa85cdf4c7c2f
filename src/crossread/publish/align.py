"""Renderings of one utterance lined up word by word. It cuts what the outlets wrote; it never adds a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, takewhile

from crossread.text import fold, plain

# A quotation is 30 words; 400 is a speech printed whole, where lining up words would take seconds and show nothing
LONGEST = 400
COMPARED = 12  # renderings that each is compared with: an utterance with more is a slogan, and time is their square
SMALL = 4  # letters of the longest word that may stand on the same place by chance: "that", "with", "from"
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


def shared_with_any(renderings: Sequence[str]) -> tuple[tuple[tuple[str, bool], ...], ...]:
    """Each rendering cut into words that some other rendering has too, in the same order, and words that only it has.

    One small word alone ("the", "of") that falls on the same place by chance is not called shared.
    """
    words = [[(found.start(), found.end()) for found in _WORD.finditer(text)] for text in renderings]
    folded = [[fold(text[start:end]) for start, end in spans] for text, spans in zip(renderings, words, strict=True)]
    found = []
    for place, text in enumerate(renderings):
        has: set[int] = set()
        for other, theirs in enumerate(folded[:COMPARED]):
            if other != place and max(len(theirs), len(folded[place])) <= LONGEST:
                has |= _matched(folded[place], theirs)
        found.append(_cut(text, words[place], has))
    return tuple(found)


def _matched(mine: Sequence[str], theirs: Sequence[str]) -> set[int]:
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    return {
        a + k
        for a, _, size in blocks
        for k in range(size)
        if size > 1 or len(mine[a]) > SMALL or len(mine) == len(theirs) == 1
    }


def _cut(text: str, words: Sequence[tuple[int, int]], has: set[int]) -> tuple[tuple[str, bool], ...]:
    """`text` in pieces, by turns shared and not; spaces and marks go with what is shared."""
    pieces: list[tuple[str, bool]] = []
    done = 0
    for shared, group in groupby(range(len(words)), key=lambda k: k in has):
        run = list(group)
        start, end = (words[run[0]][0], words[run[-1]][1]) if not shared else (done, words[run[-1]][1])
        if start > done:
            pieces.append((text[done:start], True))
        pieces.append((text[start:end], shared))
        done = end
    if done < len(text):
        pieces.append((text[done:], True))
    return tuple(pieces)


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
