"""The parts of a page: each unit with its kind, before anything is said of title, author or date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from crossread.clean import captions, copies, creditlines, ending, extracted, language, layout, placelines, stretch
from crossread.clean.stretch import telling
from crossread.clean.units import Unit, units
from crossread.model import BlockKind

LONG_HEADING = 14  # words
TEASER = 30  # words: below a heading such as "Related", shorter texts are other stories'; body paragraphs are longer
SENTENCE = 12  # words: a text of full sentences with no headline right above is the article going on
TEASER_ALIKE = 0.5  # share of telling words below which a text in a list of stories is a teaser
HEADLINE = (8, 22)  # words of a line in the article that is no sentence: a link to another story, or a caption
HEAD = 3  # lines above a second copy: headline, standfirst, date
STANDFIRST = 35  # words
HEADER = 4  # units between a standfirst and the line that says who wrote the article, or when


@dataclass(frozen=True, slots=True)
class Part:
    unit: Unit
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The parts of one page in order."""

    parts: tuple[Part, ...]
    begin: int  # first and last part of the article, indices into parts; -1 where there is none
    end: int
    prefix: tuple[int, int] | None  # where a collector's prefix stands
    collected: tuple[int, int, str] | None  # the date in it
    rest: tuple[int, int] | None  # what stands behind the lines that were looked at

    @property
    def found(self) -> bool:
        return self.begin >= 0


def anatomy(text: str, whole: bool) -> Anatomy:
    """The parts of a page. `whole`: the text is an article already, with little around it (extracted from HTML)."""
    prefix = layout.collected(text)
    lines = layout.lines(text, prefix.end() if prefix else 0, layout.LINES)
    rest = layout.rest(text, lines)
    again, twins = copies.repeats(lines)
    known = language.stopwords().get(language.language(text) or "")
    found = units(lines, set(range(len(lines))) if whole else again, text, known)  # HTML breaks no paragraph
    repeated = [unit.lines[0] in again for unit in found]
    if whole:
        bounds = (0, len(found) - 1) if found else None
    else:
        values = [0.0 if copy else value for value, copy in zip(stretch.worths(found), repeated, strict=True)]
        bounds = stretch.article(found, values)
        bounds = bounds and ending.first_copy(found, repeated, *bounds)
    kinds = _kinds(found, repeated, bounds)
    _single_copies(found, kinds, twins)
    if whole:
        extracted.keep(found, kinds)
    begin, end = _extent(kinds)
    parts = tuple(Part(unit, kind) for unit, kind in zip(found, kinds, strict=True))
    if prefix is None:
        return Anatomy(parts, begin, end, None, None, rest)
    date = (prefix.start("date"), prefix.end("date"), prefix["date"])
    return Anatomy(parts, begin, end, _stripped(prefix), date, rest)


def _stripped(prefix: re.Match[str]) -> tuple[int, int]:
    raw = prefix.group()
    return prefix.end() - len(raw.lstrip()), prefix.end()


def _extent(kinds: Sequence[BlockKind]) -> tuple[int, int]:
    body = [index for index, kind in enumerate(kinds) if kind == "paragraph"]
    return (body[0], body[-1]) if body else (-1, -1)


def _kinds(found: Sequence[Unit], repeated: Sequence[bool], bounds: tuple[int, int] | None) -> list[BlockKind]:
    kinds = [_outside(unit) for unit in found]
    if bounds is not None:
        first, last = bounds
        for index in range(first, last + 1):
            kinds[index] = _inside(found[index])
        _between_copies(found, kinds, repeated)
        _gallery(found, kinds, first, last)
        _other_stories(found, kinds, first, last)
        ending.last_teaser(found, kinds, first, last)
        _standfirst(found, kinds, first, last)
        ending.biography(found, kinds, first, last)
        ending.bare_lines(found, kinds, first, last)
        _headings(found, kinds, first, last)
    else:
        _between_copies(found, kinds, repeated)
    return kinds


def _between_copies(found: Sequence[Unit], kinds: list[BlockKind], repeated: Sequence[bool]) -> None:
    """A second copy is marked; lines right above it that are no sentence are its head, no part of the first copy."""
    for index, copy in enumerate(repeated):
        if not copy:
            continue
        kinds[index] = "repeat"
        above = index - 1
        while above >= max(0, index - HEAD) and not repeated[above] and not found[above].terminal:
            if kinds[above] in ("paragraph", "heading"):
                kinds[above] = "other-story"
            above -= 1


def _outside(unit: Unit) -> BlockKind:
    if unit.sign in ("caption", "byline", "dateline"):
        return unit.sign
    if creditlines.credit(unit.text):
        return "credit"
    if (unit.sign == "text" and unit.count >= 5) or unit.sign == "clock":
        return "other-story"
    return "boilerplate"


def _inside(unit: Unit) -> BlockKind:
    if creditlines.credit(unit.text):
        return "credit"
    if unit.sign == "text":
        return "paragraph" if unit.count else "boilerplate"
    if unit.sign in ("caption", "byline", "dateline"):
        return unit.sign
    return "boilerplate"


def _gallery(found: Sequence[Unit], kinds: list[BlockKind], first: int, last: int) -> None:
    """What stands below "Image 2 of 4" is a caption, down to its credit, or alone where no credit follows."""
    for index in range(first, last):
        if not captions.numbered(found[index].text):
            continue
        behind = [at for at in range(index + 1, min(last + 1, index + 4)) if found[at].sign == "caption"]
        for at in range(index + 1, behind[0] if behind else min(last, index + 1) + 1):
            if kinds[at] == "paragraph" and found[at].count <= captions.LONG:
                kinds[at] = "caption"


def _other_stories(found: Sequence[Unit], kinds: list[BlockKind], first: int, last: int) -> None:
    """Teasers in the midst of the article: what follows a heading like "Related", and lone headlines."""
    listing = False
    above = False  # whether a headline stands right above: a text below it is its teaser
    words = _tellings(found, kinds, first, last)
    for index in range(first, last + 1):
        unit = found[index]
        if unit.sign == "related":
            listing, above = True, False
        elif kinds[index] == "paragraph":
            if listing and unit.terminal:
                listing = unit.count < SENTENCE or (above and _apart(unit, words))
            if listing or _headline(found, index, last):
                kinds[index] = "other-story"
                words.subtract(telling(unit.text) if words and unit.count >= SENTENCE else ())
            above = not unit.terminal


def _tellings(found: Sequence[Unit], kinds: Sequence[BlockKind], first: int, last: int) -> Counter[str]:
    """In how many paragraphs each telling word stands; empty where the article has no list of other stories."""
    words: Counter[str] = Counter()
    if any(found[index].sign == "related" for index in range(first, last + 1)):
        for index in range(first, last + 1):
            if kinds[index] == "paragraph" and found[index].count >= SENTENCE:
                words.update(telling(found[index].text))
    return words


def _apart(unit: Unit, words: Counter[str]) -> bool:
    """Whether a text below a headline is short and speaks of something else than the article."""
    own = telling(unit.text)
    return unit.count < TEASER and sum(words[word] > 1 for word in own) < TEASER_ALIKE * len(own)


def _headline(found: Sequence[Unit], index: int, last: int) -> bool:
    unit = found[index]
    if unit.terminal or not HEADLINE[0] <= unit.count <= HEADLINE[1] or index in (0, last):
        return False
    before, behind = found[index - 1], found[index + 1]
    broken = (before.sign == "text" and not before.terminal) or behind.text[0].islower()
    if "(@" in unit.text or "pic.twitter.com" in unit.text:
        return False  # an embedded post: somebody said it
    return not broken and unit.text[-1] not in ":,;-–—" and unit.text[0] not in "•-–*·\"“‘«„'"


def _standfirst(found: Sequence[Unit], kinds: list[BlockKind], first: int, last: int) -> None:
    """A line or two in front of the first paragraph, above the byline or the date, or that is no sentence."""
    body = [index for index in range(first, last + 1) if kinds[index] in ("paragraph", "other-story")]
    if len(body) < 3:
        return
    for position, index in enumerate(body[:2]):
        unit = found[index]
        if unit.count > STANDFIRST or placelines.placed(unit.text):
            return
        following = found[index + 1 : min(index + 1 + HEADER, body[position + 1])]
        headed = any(other.sign in ("byline", "dateline") for other in following)
        if headed or (position == 0 and not unit.terminal and unit.count >= 8 and found[body[1]].terminal):
            for at in body[: position + 1]:
                kinds[at] = "standfirst"


def _headings(found: Sequence[Unit], kinds: list[BlockKind], first: int, last: int) -> None:
    body = [index for index in range(first, last + 1) if kinds[index] == "paragraph"]
    for index, following in pairwise(body):
        unit = found[index]
        if unit.count <= 2 and unit.text.islower():
            kinds[index] = "boilerplate"  # names of icons ("amp", "play_arrow") that were taken for text
            continue
        bare = not unit.terminal and unit.count <= LONG_HEADING and unit.text[-1] not in ",;-–—"
        if bare and unit.text[0] not in '•-–*·"“‘' and found[following].count > unit.count:
            kinds[index] = "heading"


def _single_copies(found: Sequence[Unit], kinds: list[BlockKind], twins: dict[int, int]) -> None:
    """A line that stands twice: the copy in the article counts; of two in the article the first."""
    by_line = {line: index for index, unit in enumerate(found) for line in range(unit.lines[0], unit.lines[1] + 1)}
    for copy, origin in twins.items():
        one, two = by_line[origin], by_line[copy]
        if one == two or found[two].lines[0] != copy or kinds[two] not in ("paragraph", "heading"):
            continue
        if kinds[one] in ("paragraph", "heading"):
            kinds[two] = "repeat"
        elif found[one].text == found[two].text:
            kinds[one] = "repeat"
