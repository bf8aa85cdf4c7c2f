"""Units: what was one paragraph, heading or button on the page, put together again where inline tags broke its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from crossread.clean import bylines, captions, furniture, language, placelines
from crossread.clean.layout import REMEMBERED, SHORT, Line

Sign = Literal["furniture", "related", "end", "caption", "byline", "dateline", "clock", "text"]

TERMINAL = frozenset(".!?。！？؟।…")
_CLOSERS = "\"'”’»)]）」』›"
_OPEN_END = re.compile(
    r"(?:[,;:(\[“‘«–—-]|\b(?:the|a|an|of|to|in|on|at|by|for|with|from|and|or|that|as|is|was|are|were|his|her|their|its|this|than|has|had|have|de|la|le|les|des|du|et|der|die|das|und|von|el|los|y|en|и|в|на|с))$",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"[a-zà-ÿа-яёα-ω,;.!?)\]”’…](?![\w.-]{0,60}\.[a-z]{2,4}\b)")  # but no address ("latimes.com")
WRAPPED = (45, 100)  # characters: the longest line of hard-wrapped text lies between
JOINED = 60  # lines: no paragraph is broken more often


@dataclass(frozen=True, slots=True)
class Unit:
    """One line, or several that were one, with what its form says."""

    start: int  # code points into the page's text
    end: int
    text: str
    lines: tuple[int, int]  # first and last line, inclusive
    sign: Sign
    count: int  # words; in scripts without blanks two characters are one
    density: float  # share of function words, 0 to 1
    terminal: bool  # ends as a sentence does
    key: str
    words: tuple[str, ...] = ()  # of its first DENSITY_SAMPLE characters, as they stand
    apart: bool = False  # an empty line, or nothing, stands before it


def terminal(text: str) -> bool:
    """Whether a text ends as a sentence does, closing quotation marks and brackets aside."""
    bare = text.rstrip(_CLOSERS + " ")
    return bool(bare) and (bare[-1] in TERMINAL or (text[-1] in '"”»' and bare[-1] in ",.!?"))


def joined(found: Sequence[Line], skip: set[int]) -> list[tuple[int, int]]:
    """First and last line of each unit; lines in `skip` stand alone."""
    wrapped = _wrapped(found)
    groups: list[tuple[int, int]] = []
    at = 0
    while at < len(found):
        last = at
        while last + 1 < len(found) and last - at < JOINED and not ({last, last + 1} & skip):
            step = _belongs(found, at, last, wrapped)
            if step == 0:
                break
            last += step
        groups.append((at, last))
        at = last + 1
    return groups


def _belongs(found: Sequence[Line], first: int, last: int, wrapped: set[int]) -> int:
    """How many of the next lines go on with the line `last`: 0, 1 or 2."""
    line, following = found[last], found[last + 1]
    if following.apart:
        return 0
    step = 1 if last in wrapped or _runs_on(line.text, following.text, last > first) else 0
    if step == 0 and last + 2 < len(found) and not found[last + 2].apart and _link(line, following, found[last + 2]):
        step = 2
    if step and ((first == last and _stands_alone(line)) or furniture.code(following.text)):
        return 0
    return step


def _stands_alone(line: Line) -> bool:
    """Bylines, dates and captions are lines of their own, however the next one begins."""
    text = line.text
    return (
        bylines.byline(text) is not None
        or placelines.clock(text)
        or (len(text) < 120 and placelines.dateline(text))
        or captions.caption(text)
    )


def _runs_on(text: str, following: str, inside: bool) -> bool:
    if terminal(text) and not (following[0] in ",;.)”’" and len(following) > 1):
        return following[0] in ".,;" and len(following) <= 2
    long = inside or text.count(" ") >= 4
    if _CONTINUES.match(following):
        return (long or following.count(" ") >= 4) and not placelines.clock(following)
    return long and _OPEN_END.search(text) is not None


def _link(line: Line, middle: Line, behind: Line) -> bool:
    """A long line that breaks off, a few words of a link, and a line that goes on in lower case or with a comma."""
    if terminal(line.text) or terminal(middle.text) or line.text.count(" ") < 5 or middle.text.count(" ") > 12:
        return False
    return (
        _CONTINUES.match(behind.text) is not None
        and len(behind.text) > 1
        and furniture.sort(middle.text, middle.key) == "text"
    )


def _wrapped(found: Sequence[Line]) -> set[int]:
    """Lines of hard-wrapped paragraphs that the next line goes on with."""
    joins: set[int] = set()
    at = 0
    while at < len(found):
        end = at + 1
        while end < len(found) and not found[end].apart:
            end += 1
        longest = max(len(line.text) for line in found[at:end])
        inner = found[at : end - 1]
        if len(inner) >= 2 and WRAPPED[0] <= longest <= WRAPPED[1]:
            full = [len(line.text) >= longest * 0.75 for line in inner]
            broken = sum(not terminal(line.text) for line in inner)
            lower = sum(line.text[0].islower() for line in found[at + 1 : end])
            if sum(full) >= len(inner) * 0.7 and broken * 2 > len(inner) and lower * 3 >= len(inner):
                joins.update(at + i for i, is_full in enumerate(full) if is_full)
        at = end
    return joins


_few = lru_cache(REMEMBERED)(language.words)


def units(found: Sequence[Line], skip: set[int], text: str) -> tuple[list[Unit], str | None]:
    """The units of a page, and the language its words are of (ISO 639-1); None where no list of words knows it.

    Lines in `skip` stand alone.
    """
    groups = joined(found, skip)
    runs = [text[found[first].start : found[last].end] for first, last in groups]
    words = list(_worded(runs))
    read = sum(found[first].start < language.SAMPLE for first, _ in groups)  # units that are asked for the language
    spoken = language.spoken(text[: language.SAMPLE], [word for each in words[:read] for word in each])
    listed = spoken if spoken in language.stopwords() else None
    made = [_unit(found, *each, listed) for each in zip(groups, runs, words, strict=True)]
    return made, listed


def _unit(found: Sequence[Line], group: tuple[int, int], run: str, words: tuple[str, ...], spoken: str | None) -> Unit:
    first, last = found[group[0]], found[group[1]]
    looked = _remembered if len(run) <= SHORT else _looked
    return Unit(
        first.start, last.end, run, group, *looked(run, first.key, words, spoken), first.key, words, first.apart
    )


DENSITY_SAMPLE = 4000  # characters: the share of function words does not change behind it
READ = 2_000_000  # characters of a page whose words are read; the longest of 828 news pages has 76,000


def _worded(runs: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words of each unit, of its first DENSITY_SAMPLE characters; none once so much of the page has been READ."""
    left = READ
    for run in runs:
        if left <= 0:
            yield ()
        else:
            yield _few(run) if len(run) <= SHORT else language.words(run[: min(left, DENSITY_SAMPLE)])
        left -= min(len(run), DENSITY_SAMPLE)


def _looked(run: str, key: str, words: tuple[str, ...], spoken: str | None) -> tuple[Sign, int, float, bool]:
    """What a run alone says: its sign, its words, the share of function words among them, and whether it ends as a sentence.

    A caption or a notice of several lines begins as one of one line does: `key` is that of the first."""
    return sign(run, key), *_measures(words, run, language.stopwords().get(spoken or "")), terminal(run)


_remembered = lru_cache(REMEMBERED)(_looked)


def _measures(words: tuple[str, ...], run: str, known: frozenset[str] | None) -> tuple[int, float]:
    """How many words a unit has, and which share of them are function words."""
    count = len(words)
    if len(run) > DENSITY_SAMPLE:
        count = count * len(run) // DENSITY_SAMPLE
    if not words:
        return 0, 0.0
    if known is None or (not run.isascii() and language.UNSPACED.search(run)):
        return count, 0.4  # no list for this language: length and full stops decide alone
    return count, sum(map(known.__contains__, map(str.lower, words))) / len(words)


def sign(text: str, key: str) -> Sign:
    """What form and words of a line say it is, without what stands around it. `key`: the line as word lists hold it."""
    if placelines.clock(text):
        return "clock"
    sort = furniture.sort(text, key)
    if sort != "text":
        return sort
    if bylines.byline(text) is not None:
        return "byline"
    if placelines.dateline(text):
        return "dateline"
    if captions.caption(text):
        return "caption"
    return "text"
