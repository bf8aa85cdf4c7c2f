"""News pages with their articles marked, as units with labels; and the same pages changed, so that the network learns the
layout of pages and not the words of one language, one site or one year.

Data: cleaning/news_pages.dev.jsonl, 414 pages in two flattenings, folds by site.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from crossread.clean import parts
from crossread.clean.units import Unit

PAGES = Path("cleaning", "news_pages.dev.jsonl")
MOST_TEASERS = 8
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"


@dataclass(frozen=True)
class Line:
    text: str
    body: bool


@dataclass(frozen=True)
class Marked:
    """A page as lines, each with whether it is the article's."""

    lines: tuple[Line, ...]
    fold: int
    address: str | None
    gold: str  # the article as the corpus gives it
    title: str
    name: str
    flattener: str
    suspect: bool  # the gold is known to be cut short or to hold more than the article


@dataclass(frozen=True)
class Example:
    """What the network is taught by: the units of a page with their labels."""

    units: tuple[Unit, ...]
    repeated: tuple[bool, ...]
    known: bool
    labels: Any  # float32 [units]: share of a unit's characters that is the article's
    page: Marked


def marked(data: Path) -> list[Marked]:
    found = []
    with (data / PAGES).open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            body = {number for first, last in row["body_lines"] for number in range(first, last + 1)}
            lines = tuple(Line(text, number in body) for number, text in enumerate(row["text"].split("\n")))
            found.append(
                Marked(
                    lines,
                    row["fold"],
                    row["url"],
                    row["gold_body"],
                    row["gold_title"] or "",
                    row["id"],
                    row["flattener"],
                    bool(row.get("gold_suspect")),
                )
            )
    return found


def example(page: Marked) -> Example:
    """A page as `clean` sees it."""
    text = "\n".join(line.text for line in page.lines)
    read = parts.reading(text)
    inside = np.zeros(len(text) + 1)
    at = 0
    for line in page.lines:
        inside[at : at + len(line.text)] = line.body
        at += len(line.text) + 1
    total = np.concatenate((np.zeros(1), np.cumsum(inside)))
    labels = np.array([(total[unit.end] - total[unit.start]) / (unit.end - unit.start) for unit in read.units])
    return Example(tuple(read.units), tuple(read.repeated), read.spoken is not None, labels.astype(np.float32), page)


def variations(pages: Sequence[Marked], seed: int, cut: bool) -> Iterator[Marked]:
    """Half of the pages once more: in letters that no list knows, or with another page's article in it, or below it.

    cut: a third of those cut short first, as briefs are, and texts that were pasted without what stood around them."""
    chance = random.Random(seed)
    by_kind: dict[tuple[int, str], list[Marked]] = {}
    for page in pages:
        by_kind.setdefault((page.fold, page.flattener), []).append(page)
    for page in pages:
        if chance.random() < 0.5:
            continue
        yield _varied(page, chance.choice(by_kind[page.fold, page.flattener]), chance, cut)


def _varied(page: Marked, other: Marked, chance: random.Random, cut: bool) -> Marked:
    way = chance.random()
    if cut and chance.random() < 0.33:
        page = shortened(page, chance)
    if way < 0.2:
        return foreign(page, chance)
    if way < 0.3:
        return unspaced(page, chance)
    if way < 0.55 and not (page.suspect or other.suspect):
        return framed(page, other)
    if way < 0.75 and not page.suspect:
        return followed(page, other, chance)
    if way < 0.9:
        return replace(teased(page, other, chance), address=None)
    return replace(page, address=None)


def foreign(page: Marked, chance: random.Random) -> Marked:
    """Every word in other letters, the same word always in the same: a language that no list knows."""
    letters = dict(zip(_CONSONANTS, chance.sample(_CONSONANTS, len(_CONSONANTS)), strict=True))
    letters |= dict(zip(_VOWELS, chance.sample(_VOWELS, len(_VOWELS)), strict=True))
    shift = chance.choice((0, 0, 0x0430 - ord("a")))  # some in Cyrillic letters
    table = {}
    for old, new in letters.items():
        table[ord(old)] = chr(ord(new) + shift)
        table[ord(old.upper())] = table[ord(old)].upper()
    return _written(page, lambda text: text.translate(table))


def unspaced(page: Marked, chance: random.Random) -> Marked:
    """Every word as one or two Chinese characters, without blanks."""
    known: dict[str, str] = {}

    def word(match: re.Match[str]) -> str:
        low = match.group().lower()
        if low not in known:
            known[low] = "".join(chr(chance.randrange(0x4E00, 0x8FFF)) for _ in range(1 if len(low) < 5 else 2))
        return known[low]

    signs = {ord("."): "。", ord(","): "，", ord("?"): "？", ord("!"): "！", ord(" "): None}
    return _written(page, lambda text: _WORD.sub(word, text).translate(signs))


def _written(page: Marked, way: Any) -> Marked:
    lines = tuple(Line(way(line.text), line.body) for line in page.lines)
    return replace(page, lines=lines, address=None, title=way(page.title))


def _parts(page: Marked) -> tuple[list[Line], list[Line], list[Line]]:
    """What stands above the article, the article, and what stands below it."""
    body = [number for number, line in enumerate(page.lines) if line.body]
    if not body:
        return list(page.lines), [], []
    return list(page.lines[: body[0]]), list(page.lines[body[0] : body[-1] + 1]), list(page.lines[body[-1] + 1 :])


def shortened(page: Marked, chance: random.Random) -> Marked:
    """The first few paragraphs, or all of them, with a few lines of what stands around, or none."""
    head, own, foot = _parts(page)
    body = [number for number, line in enumerate(own) if line.body]
    most = min(len(body), chance.choice((2, 3, 4, 6, 10, 1000)))
    kept = own[: body[most - 1] + 1] if body else own
    above, below = chance.choice((0, 1, 2, 4, 10)), chance.choice((0, 0, 2, 5, 10))
    title = [line for line in head if line.text.strip() == page.title.strip()][-1:] if chance.random() < 0.7 else []
    lines = (*head[len(head) - above :], *title, *kept, *foot[:below])
    return replace(page, lines=lines, address=page.address if chance.random() < 0.3 else None)


def framed(page: Marked, frame: Marked) -> Marked:
    """The article of one page with the head and the foot of another."""
    above, _, below = _parts(frame)
    _, article, _ = _parts(page)
    head = [Line(page.title if line.text.strip() == frame.title.strip() else line.text, False) for line in above]
    return replace(page, lines=(*head, *article, *below))


def followed(page: Marked, other: Marked, chance: random.Random) -> Marked:
    """Another article below the page, headline and all, as sites that scroll on have it; or a part of it in front."""
    above, article, _ = _parts(other)
    second = [Line(line.text, False) for line in [*above[-6:], *article]]
    if chance.random() < 0.2:
        head, own, foot = _parts(page)
        return replace(page, lines=(*head[:-6], *second[: chance.randint(2, 8)], *head[-6:], *own, *foot))
    head, own, foot = _parts(page)
    cut = chance.randint(0, len(foot))
    return replace(page, lines=(*head, *own, *foot[:cut], *second, *foot[cut:]))


def teased(page: Marked, other: Marked, chance: random.Random) -> Marked:
    """Beginnings of other paragraphs with lines of a form, right below the article or somewhere below it."""
    _, article, _ = _parts(other)
    long = [line.text for line in article if len(line.text) > 60]
    teasers = []
    for text in chance.sample(long, min(len(long), chance.randint(2, MOST_TEASERS))):
        words = text.split()
        cut = chance.randint(8, 40)
        teasers.append(Line(" ".join(words[:cut]) + chance.choice(("", "...", "…", ".")), False))
        if chance.random() < 0.4:
            teasers.append(Line(" ".join(word.capitalize() for word in words[cut : cut + 8]), False))
    head, own, foot = _parts(page)
    at = chance.choice((0, chance.randint(0, len(foot))))
    blank = [Line("", False)] if chance.random() < 0.5 else []
    return replace(page, lines=(*head, *own, *foot[:at], *blank, *teasers, *foot[at:]))
