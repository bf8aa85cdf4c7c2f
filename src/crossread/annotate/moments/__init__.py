"""Moments: every date and time in an article's body, as an interval seen from the day of the article.

Expressions are read by a grammar over the words of a sentence, and resolved by the calendar and the tense around them.
An article without a date gives "on Tuesday" no day: never today's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from crossread.annotate.moments.grammar import Expression
from crossread.annotate.moments.grammar import expressions as _expressions
from crossread.annotate.moments.meanings import (
    Ago,
    At,
    Clock,
    DayPart,
    Edge,
    Meaning,
    Other,
    Part,
    Range,
    Step,
    Stretch,
    Weekday,
)
from crossread.annotate.moments.parts import sentences_of
from crossread.annotate.moments.resolve import resolve
from crossread.annotate.moments.seen import Reading, Seen
from crossread.annotate.tokens import Tokens, tokens_of
from crossread.clock import day as day_of
from crossread.model import Annotations, Article, Moment, Span

_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)(?![\d/])")
_HINT = re.compile(r"/\d{1,2}/\d\d")  # far quicker to look for
LOOK_BACK = 2000  # characters of a paragraph in which an open quotation is looked for: longer quotations are rare
# Sentences over which "the following day" is still counted from a time named: news writes paragraphs of one or two.
REMEMBERED = 3


def find(articles: Sequence[Article], annotations: Sequence[Annotations]) -> list[Annotations]:
    """The annotations with their moments, in the order of the text."""
    return [
        replace(found, moments=tuple(moments(article, found)))
        for article, found in zip(articles, annotations, strict=True)
    ]


def expressions(text: str) -> list[tuple[int, int]]:
    """Where dates and times stand in a sentence, whatever they mean: what no figure may cover."""
    tokens = tokens_of(text)
    return [_place(tokens, one) for one in _expressions(text)]


def _place(tokens: Tokens, one: Expression) -> tuple[int, int]:
    """The characters of an expression, without the sign of possession at its end: "Thursday's talk"."""
    last = tokens.words[one.end - 1]
    return tokens.starts[one.start], tokens.ends[one.end - 1] - 2 * (last.endswith("'s") and last != "valentine's")


def moments(article: Article, found: Annotations) -> Iterator[Moment]:
    """The moments of one article."""
    text = article.text
    source = _Source(article, day_of(article.published.value) if article.published else None, found)
    named: tuple[int, Reading] | None = None  # the last time named, and the number of its sentence
    for number, (start, end) in enumerate(sentences_of(article, found)):
        seen = _expressions(text[start:end])
        if not seen:
            continue
        before = named[1] if named and number - named[0] <= REMEMBERED else None
        for moment, reading in source.read(text[start:end], start, seen, before):
            if reading.interval.first and reading.value and reading.value[0] in "12":
                named = number, reading
            yield moment


class _Source:
    """What all sentences of one article share."""

    def __init__(self, article: Article, day: date | None, found: Annotations) -> None:
        self.article, self.day = article, day
        self.day_first = _day_first(article.text, day)
        # Names of people, in which no month or weekday is one: "April Ruiz", "Theresa May".
        self.names = [mention.span for mention in found.mentions if mention.form == "name" and mention.type == "person"]
        self.quoted = [span for a in found.attributions if a.kind == "direct" for span in a.content]

    def read(
        self, text: str, base: int, found: Sequence[Expression], named: Reading | None
    ) -> Iterator[tuple[Moment, Reading]]:
        tokens, near = tokens_of(text), False
        read: list[tuple[Expression, Reading]] = []
        for one in found:
            seen = Seen(self.day, tokens, one.start, one.end, self.day_first, named, near)
            reading = resolve(one.meaning, seen)
            read.append((one, reading))
            if reading.interval.first and reading.interval.granularity != "span":
                named, near = reading, True
        for one, reading in _on_their_day(read, tokens):
            start, end = _place(tokens, one)
            span = Span(self.article.id, base + start, base + end)
            if isinstance(one.meaning, Other) and reading.value is None and self.day:
                continue
            if not any(name.start <= span.start and span.end <= name.end for name in self.names):
                quoted = _relative(one.meaning) and self.day and self._quoted(tokens, base, start)
                yield _moment(span, reading, bool(quoted)), reading

    def _quoted(self, tokens: Tokens, base: int, place: int) -> bool:
        """Whether a place of a sentence lies inside somebody's own words."""
        if any(span.start <= base + place < span.end for span in self.quoted):
            return True
        return (tokens.folded.count('"', 0, place) + _opened(self.article.text, base)) % 2 == 1


def _on_their_day(read: list[tuple[Expression, Reading]], tokens: Tokens) -> Iterator[tuple[Expression, Reading]]:
    """A time of day takes the one day that its sentence names."""
    days = [
        reading
        for _, reading in read
        if reading.interval.granularity in {"day", "time"} and reading.interval.first and not reading.clock
    ]
    for place, (one, reading) in enumerate(read):
        after = read[place + 1] if place + 1 < len(read) and read[place + 1][0].start == one.end + 1 else None
        linked = after and tokens.word(one.end) in {"or", "and"}
        if after and linked and after[1].clock and after[1].interval.granularity == "day" and _time_alone(one.meaning):
            days_of = [after[1]]  # "9 a.m. or 1 p.m. on Tuesday"
        else:
            days_of = days
        if len(days_of) == 1 and reading.interval.first is None and _time_alone(one.meaning) and days_of[0].value:
            reason = f"{days_of[0].reason}; the day that the sentence names"
            value = "/".join(f"{days_of[0].value[:10]}{part}" for part in (reading.value or "").split("/"))
            yield one, replace(reading, interval=days_of[0].interval, reason=reason, value=value)
        else:
            yield one, reading


def _time_alone(meaning: Meaning) -> bool:
    if isinstance(meaning, Part | Edge):
        return _time_alone(meaning.of)
    return isinstance(meaning, Clock | DayPart) or (isinstance(meaning, Range) and isinstance(meaning.first, Clock))


def _relative(meaning: Meaning) -> bool:
    """Whether a meaning depends on when it is said."""
    if isinstance(meaning, Part | Edge):
        return _relative(meaning.of)
    if isinstance(meaning, At):
        return _relative(meaning.day)
    return isinstance(meaning, Weekday | Step | Stretch | Ago | Other)


def _moment(span: Span, reading: Reading, quoted: bool) -> Moment:
    interval, reason = reading.interval, reading.reason
    first, last, granularity = interval.first, interval.last, interval.granularity
    begin, end = (day.isoformat() if day else None for day in (first, last))
    if reading.clock and granularity in {"day", "time", "span"}:
        close = reading.last_clock or reading.clock
        begin, end = begin and f"{begin}T{reading.clock}", end and f"{end}T{close}"
        granularity = "span" if granularity == "span" else "time"
        if "+" not in close and "-" not in close:
            reason = f"{reason}; by the clock of the place"
    if quoted:
        reason += "; inside a quotation, taken as spoken that day"
    return Moment(span, begin, end, granularity, reason, reading.value, reading.every)


def _day_first(text: str, day: date | None) -> bool | None:
    """How a page orders slashed dates, by the evidence it gives: a number above 12, or the article's own day."""
    if not _HINT.search(text):
        return None
    for match in _SLASHED.finditer(text):
        a, b = int(match[1]), int(match[2])
        if a > 12 >= b:
            return True
        if b > 12 >= a:
            return False
        if day is not None and a != b and (a, b) in {(day.day, day.month), (day.month, day.day)}:
            return (a, b) == (day.day, day.month)
    return None


def _opened(text: str, start: int) -> bool:
    """Whether a quotation that began earlier in the paragraph is still open."""
    paragraph = text[max(text.rfind("\n", 0, start), start - LOOK_BACK, 0) : start]
    if "“" in paragraph:
        return paragraph.count("“") > paragraph.count("”")
    return paragraph.count('"') % 2 == 1
