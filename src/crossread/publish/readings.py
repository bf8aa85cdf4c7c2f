"""How every amount and every time was read, in words, and where in a shown text these stand.

The words are made here and nowhere else: the page, Markdown and the tables of `crossread annotate` say the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from crossread import durations
from crossread.account import Account, Cited, FigureRecord, MomentRecord, PeriodRecord
from crossread.amounts import plural, written
from crossread.publish.said import when, when_range

LONGEST = 400  # characters of a reading: one with more names a sentence as what it measures
UNTOLD = "of what: cannot tell"
_ROLES: Final = {"rise": "a rise of ", "fall": "a fall of ", "change": "a change of "}
_REFERENCES: Final = {
    "PRESENT_REF": "the present, no day of its own",
    "PAST_REF": "some time before, no day of its own",
    "FUTURE_REF": "some time to come, no day of its own",
}
_PARTS: Final = {"TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night", "TDT": "by day"}
# Fractions that are said as such: a half to eleven twelfths. A third is kept to twelve places.
_DENOMINATOR, _CLOSE = 12, Fraction(1, 10**9)

Part = tuple[str, int | None]  # words, and which reading of its list they are, from 1; None: no amount and no time


@dataclass(frozen=True, slots=True)
class Reading:
    """An amount or a time where it stands, and how it was read."""

    start: int
    end: int
    words: str
    said: str


def said(record: FigureRecord | MomentRecord) -> str:
    """How a figure or a moment was read: "people killed: 7 or more", "Tue 21 Jan 2025: …"."""
    words = _figure(record) if isinstance(record, FigureRecord) else _moment(record)
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _figure(figure: FigureRecord) -> str:
    measured = " ".join((figure.measures or "").split())
    if measured and figure.of:
        measured += f" of {' '.join(figure.of.text.split())}"
    amount = _ROLES.get(figure.role, "") + _amount(figure)
    before = "before it changed" if figure.role == "before" else ""
    period = _period(figure.period) if figure.period else ""
    more = [part for part in (before, period, "" if measured else UNTOLD) if part]
    return (f"{measured}: " if measured else "") + ", ".join([amount, *more])


def _amount(figure: FigureRecord) -> str:
    low, high = (None if value is None else _with_unit(value, figure.unit) for value in (figure.low, figure.high))
    if low is None or high is None:
        end = low or high
        if end is None:
            return "an amount without a number"
        if low is not None:
            return f"more than {end}" if figure.bound == "more than" else f"{end} or more"
        return f"less than {end}" if figure.bound == "less than" else f"{end} or less"
    words = low if low == high else f"{_number(figure.low, figure.unit)} to {high}"
    return f"about {words}" if figure.bound == "about" else words


def _with_unit(value: Decimal, unit: str) -> str:
    number = _number(value, unit)
    if unit in {"count", "fraction"}:
        return number
    if unit in {"rank", "ordinal"}:
        return f"number {number}"
    return f"{number} {unit if value == 1 and unit != 'age' else plural(unit)}"


def _number(value: Decimal | None, unit: str) -> str:
    """The number, a share as a fraction where it is a plain one: 1/3."""
    if value is None:
        return ""
    if unit == "fraction" and value.is_finite() and 0 < value < 1:
        exact = Fraction(value)
        near = exact.limit_denominator(_DENOMINATOR)
        if abs(near - exact) < _CLOSE:
            return str(near)
    return written(value)


def _period(period: PeriodRecord) -> str:
    if period.kind == "in" and period.value:
        return _date(period.value)
    length = durations.said(period.value)
    if period.kind == "each" and length:
        return durations.each(period.value)
    if period.kind == "over" and length:
        return f"over {length}"
    return f"over the time of “{' '.join(period.span.text.split())}”"


def _date(value: str) -> str:
    """ "in 2031", "in Feb 2031", "in quarter 1 of 2031", "on Tue 4 March 2031"."""
    if found := re.fullmatch(r"(\d{4})-([QW])(\d{1,2})", value):
        return f"in {'quarter' if found[2] == 'Q' else 'week'} {int(found[3])} of {found[1]}"
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return f"on {when(value)}"
    return f"in {when(value)}" if re.fullmatch(r"\d{4}-\d{2}", value) else f"in {value}"


def _moment(moment: MomentRecord) -> str:
    day = _interval(moment)
    return f"{day}: {moment.reason}" if moment.reason else day


def _interval(moment: MomentRecord) -> str:
    if moment.every:
        return f"recurs {durations.each(moment.every) or moment.every}"
    if moment.value in _REFERENCES:
        return _REFERENCES[moment.value]
    part = _PARTS.get((moment.value or "")[-3:], "")
    more = f", {part}" if part else ""
    if moment.first and moment.last:
        if moment.first == moment.last or "T" in moment.first + moment.last:
            ends = dict.fromkeys((when(moment.first), when(moment.last)))
            return " to ".join(ends) + more
        return when_range(moment.first, moment.last) + more
    if moment.first:
        return f"from {when(moment.first)} on"
    return f"up to {when(moment.last)}" if moment.last else "no day can be given"


def by_article(account: Account) -> dict[str, tuple[Reading, ...]]:
    """Every reading of an account, by article, in the order of the text. Of two that overlap the first and longer is kept."""
    found: dict[str, list[Reading]] = {}
    records: tuple[FigureRecord | MomentRecord, ...] = (*account.figures, *account.moments)
    for record in records:
        span = record.span
        if 0 <= span.start < span.end:
            found.setdefault(span.article, []).append(Reading(span.start, span.end, span.text, said(record)))
    return {article: tuple(_apart(readings)) for article, readings in found.items()}


def _apart(readings: Iterable[Reading]) -> Iterable[Reading]:
    done = 0
    for reading in sorted(readings, key=lambda reading: (reading.start, -reading.end)):
        if reading.start >= done:
            yield reading
            done = reading.end


def within(found: Mapping[str, Sequence[Reading]], shown: Cited) -> tuple[Reading, ...]:
    """The readings that stand whole in some words of an article, and whose own words these hold."""
    readings = found.get(shown.article, ())
    first = bisect_left(readings, shown.start, key=lambda reading: reading.start)
    kept = []
    for reading in readings[first:]:
        if reading.start >= shown.end:
            break
        place = reading.start - shown.start
        if shown.text[place : place + len(reading.words)] == reading.words and reading.end <= shown.end:
            kept.append(reading)
    return tuple(kept)


def parts(text: str, start: int, readings: Sequence[Reading], first: int = 1) -> tuple[Part, ...]:
    """`text`, which begins at character `start` of its article, cut where a reading begins or ends; joined it is `text`.
    `first` is the number of the first of the readings."""
    cut: list[Part] = []
    done = 0
    for number, reading in enumerate(readings, first):
        begin, end = max(reading.start - start, done), min(reading.end - start, len(text))
        if begin >= end:
            continue
        if begin > done:
            cut.append((text[done:begin], None))
        cut.append((text[begin:end], number))
        done = end
    if done < len(text):
        cut.append((text[done:], None))
    return tuple(cut)
