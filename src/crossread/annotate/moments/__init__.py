"""Moments: every date and time in an article's body, as an interval seen from the day of the article.

Expressions are found by bounded patterns over calendar.toml, and resolved by the calendar and the tense around them.
An article without a date gives "on Tuesday" no day: never today's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from crossread.annotate.moments import calendar
from crossread.annotate.moments.parts import sentences_of
from crossread.annotate.moments.patterns import Expression, small_numbers
from crossread.annotate.moments.patterns import expressions as _expressions
from crossread.annotate.moments.reading import Reading, Seen, unknown
from crossread.annotate.moments.resolve import resolve
from crossread.annotate.moments.tense import tense
from crossread.clock import day as day_of
from crossread.model import Annotations, Article, Granularity, Moment, Span
from crossread.text import fold

_SINCE = re.compile(r"\b(?:ever )?since (?:the )?(?:beginning of |start of |early |late |mid-)?$")
_LINK = re.compile(
    r"[,]?(?: (?:at|on|by|around|about|of|from|shortly after|just after|just before|shortly before))?,? "
)
_OF_SOMETHING = re.compile(
    r" of (?:the|his|her|its|their|our|my|a|an)\b(?! (?:year|month|week)\b)"
)  # "the last week of the race"
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)(?![\d/])")
LOOK_BACK = 2000  # characters of a paragraph in which an open quotation is looked for: longer quotations are rare
_RELATIVE = {"weekday", "day", "relative", "stretch", "ago", "edge", "month", "quarter"}


def find(articles: Sequence[Article], annotations: Sequence[Annotations]) -> list[Annotations]:
    """The annotations with their moments, in the order of the text."""
    return [
        replace(found, moments=tuple(moments(article, found)))
        for article, found in zip(articles, annotations, strict=True)
    ]


def expressions(text: str) -> list[tuple[int, int]]:
    """Where dates and times stand in a sentence, whatever they mean: what no figure may cover."""
    return [(one.start, one.end) for one in _expressions(text)]


def moments(article: Article, found: Annotations) -> Iterator[Moment]:
    """The moments of one article."""
    day = day_of(article.published.value) if article.published else None
    day_first = _day_first(article.text, day)
    names = _names(found)
    quoted = tuple(span for a in found.attributions if a.kind == "direct" for span in a.content)
    for start, end in sentences_of(article, found):
        seen = _Sentence(
            article.text[start:end], start, article.id, day, day_first, quoted, _opened(article.text, start)
        )
        for moment in in_sentence(seen):
            if not any(name.start <= moment.span.start and moment.span.end <= name.end for name in names):
                yield moment


def _names(found: Annotations) -> list[Span]:
    """Names of people, in which no month or weekday is one: "April Ruiz", "Theresa May"."""
    return [mention.span for mention in found.mentions if mention.form == "name" and mention.type == "person"]


def _day_first(text: str, day: date | None) -> bool | None:
    """How a page orders slashed dates, by the evidence it gives: a number above 12, or the article's own day."""
    for match in _SLASHED.finditer(text):
        a, b = int(match[1]), int(match[2])
        if a > 12 >= b:
            return True
        if b > 12 >= a:
            return False
        if day is not None and a != b and (a, b) in {(day.day, day.month), (day.month, day.day)}:
            return (a, b) == (day.day, day.month)
    return None


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    base: int  # where it begins in the page
    page: str
    day: date | None
    day_first: bool | None
    quoted: tuple[Span, ...] = ()  # somebody's own words, by their quotation marks
    opened: bool = False  # whether a quotation is open where the sentence begins


@dataclass(frozen=True, slots=True)
class _Read:
    """An expression with its reading; `end` grows where a time of day joins a day."""

    start: int
    end: int
    kind: str
    reading: Reading


def in_sentence(sentence: _Sentence) -> Iterator[Moment]:
    """The moments of one sentence."""
    found = _expressions(sentence.text)
    if not found:
        return
    folded = fold(sentence.text)
    read = [_read(one, sentence, folded) for one in found]
    read = _anchored_to_days(_timed(read, folded), found, folded)
    days = [one for one in read if one.reading.interval.granularity == "day" and one.reading.interval.first]
    for one in read:
        if one.kind == "clock" and one.reading.clock and len(days) == 1:
            yield _moment(_with_clock(one, days[0]), sentence, folded)
        else:
            yield _moment(one, sentence, folded)


def _read(one: Expression, sentence: _Sentence, folded: str) -> _Read:
    if one.kind in {"relative", "stretch"} and _OF_SOMETHING.match(folded, one.end) and one.parts.get("lead") != "next":
        return _Read(
            one.start, one.end, one.kind, unknown("span", "a part of something whose days the words do not give")
        )
    seen = Seen(sentence.day, tense(folded, one.start, one.end), sentence.day_first)
    return _Read(one.start, one.end, one.kind, resolve(one, seen))


def _timed(read: list[_Read], folded: str) -> list[_Read]:
    """A time of day and the day beside it are one moment: "at 9:40 a.m. on Tuesday"."""
    joined: list[_Read] = []
    for one in read:
        before = joined[-1] if joined else None
        if (
            before
            and _LINK.fullmatch(folded, before.end, one.start)
            and (before.kind == "clock") != (one.kind == "clock")
        ):
            clock, day = (before, one) if before.kind == "clock" else (one, before)
            if clock.reading.clock and day.reading.interval.granularity == "day" and not day.reading.clock:
                reading = replace(day.reading, clock=clock.reading.clock)
                joined[-1] = _Read(before.start, one.end, day.kind, reading)
                continue
        joined.append(one)
    return joined


def _with_clock(clock: _Read, day: _Read) -> _Read:
    reading = replace(
        day.reading, clock=clock.reading.clock, reason=f"its day from the same sentence: {day.reading.reason}"
    )
    return replace(clock, reading=reading)


def _anchored_to_days(read: list[_Read], found: Sequence[Expression], folded: str) -> list[_Read]:
    """ "two days after Jan. 20" is a day when the date stands right there."""
    anchored = {one.start: one for one in found if one.kind == "anchored"}
    done: list[_Read] = []
    for one in read:
        before = done[-1] if done else None
        source = anchored.get(before.start) if before and before.kind == "anchored" else None
        first = one.reading.interval.first
        if (
            before
            and source
            and first
            and one.reading.interval.granularity == "day"
            and folded[before.end : one.start].strip() in {"", "on"}
        ):
            day = _counted(source, first)
            if day:
                reading = Reading(day, f"counted from {first}")
                done[-1] = _Read(before.start, one.end, "date", reading)
                continue
        done.append(one)
    return done


def _counted(source: Expression, first: date) -> calendar.Interval | None:
    unit, word = source.parts["unit"], source.parts.get("count", "")
    count = int(word) if word.isdecimal() else small_numbers().get(word)
    if count is None or unit not in {"day", "week", "month", "year"}:
        return None
    way = -1 if source.parts["way"] in {"before", "prior to", "ahead of"} else 1
    try:
        return calendar.one_day(calendar.moved(first, unit, way * count))
    except OverflowError:
        return None


def _moment(one: _Read, sentence: _Sentence, folded: str) -> Moment:
    interval, reason = one.reading.interval, one.reading.reason
    start, first, last = one.start, _iso(interval.first), _iso(interval.last)
    granularity: Granularity = interval.granularity
    since = _SINCE.search(folded, max(0, one.start - 30), one.start)
    if since and interval.first and granularity != "span":
        start, granularity = since.start(), "span"
        last = _iso(sentence.day) if sentence.day and sentence.day >= interval.first else None
        reason = f"open: from then to the article's day; {reason}"
    elif one.reading.clock and granularity in {"day", "time"}:
        granularity = "time"
        if interval.first:
            first = last = f"{interval.first}T{one.reading.clock}"
        reason = (
            f"{reason}; the clock of the place"
            if "+" not in one.reading.clock and "-" not in one.reading.clock
            else reason
        )
    if one.kind in _RELATIVE and sentence.day and _quoted(sentence, folded, one.start):
        reason += "; inside a quotation, taken as spoken that day"
    return Moment(Span(sentence.page, sentence.base + start, sentence.base + one.end), first, last, granularity, reason)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _quoted(sentence: _Sentence, folded: str, place: int) -> bool:
    """Whether a place of a sentence lies inside somebody's own words."""
    at = sentence.base + place
    if any(span.start <= at < span.end for span in sentence.quoted):
        return True
    return (folded.count('"', 0, place) + sentence.opened) % 2 == 1


def _opened(text: str, start: int) -> bool:
    """Whether a quotation that began earlier in the paragraph is still open."""
    paragraph = text[max(text.rfind("\n", 0, start), start - LOOK_BACK, 0) : start]
    if "“" in paragraph:
        return paragraph.count("“") > paragraph.count("”")
    return paragraph.count('"') % 2 == 1
