"""The parts of a page: each unit with its kind, before anything is said of title, author or date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.clean import copies, extracted, flattened, layout
from crossread.clean.units import Unit, units
from crossread.model import BlockKind


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


@dataclass(frozen=True, slots=True)
class Reading:
    """The units of one page in order."""

    units: list[Unit]
    spoken: str | None  # the page's language, where a list of words knows it
    repeated: list[bool]  # which units are second copies
    twins: dict[int, int]  # line that stands twice -> its first copy
    prefix: re.Match[str] | None  # the collector's, with its group `date`
    rest: tuple[int, int] | None  # what stands behind the lines that were looked at


def anatomy(text: str, whole: bool, address: str | None = None) -> Anatomy:
    """The parts of a page. `whole`: the text is an article already, with little around it (extracted from HTML).

    address: of the page, where it is known: its words tell which of several texts is the article."""
    read = reading(text, whole)
    found, repeated = read.units, read.repeated
    kinds = extracted.kinds(found, repeated) if whole else flattened.kinds(found, repeated, read.spoken, address)
    _single_copies(found, kinds, read.twins)
    if whole:
        extracted.keep(found, kinds)
    begin, end = _extent(kinds)
    parts = tuple(Part(unit, kind) for unit, kind in zip(found, kinds, strict=True))
    prefix = read.prefix
    if prefix is None:
        return Anatomy(parts, begin, end, None, None, read.rest)
    date = (prefix.start("date"), prefix.end("date"), prefix["date"])
    return Anatomy(parts, begin, end, _stripped(prefix), date, read.rest)


def reading(text: str, whole: bool = False) -> Reading:
    """The units of a page, before anything is said of their kinds; training reads its pages in the same way."""
    prefix = layout.collected(text)
    lines = layout.lines(text, prefix.end() if prefix else 0, layout.LINES)
    again, twins = copies.repeats(lines)
    found, spoken = units(lines, set(range(len(lines))) if whole else again, text)  # HTML breaks no paragraph
    repeated = [unit.lines[0] in again for unit in found]
    return Reading(found, spoken, repeated, twins, prefix, layout.rest(text, lines))


def _stripped(prefix: re.Match[str]) -> tuple[int, int]:
    raw = prefix.group()
    return prefix.end() - len(raw.lstrip()), prefix.end()


def _extent(kinds: Sequence[BlockKind]) -> tuple[int, int]:
    body = [index for index, kind in enumerate(kinds) if kind == "paragraph"]
    return (body[0], body[-1]) if body else (-1, -1)


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
