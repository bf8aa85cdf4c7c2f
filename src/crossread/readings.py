"""How a figure or a moment was read, in words: the page, Markdown and the tables of `crossread annotate` say the same."""

from __future__ import annotations

import re
from calendar import monthrange
from decimal import Decimal
from fractions import Fraction
from typing import Final

from crossread import durations
from crossread.account import FigureRecord, MomentRecord, PeriodRecord
from crossread.amounts import is_multiplied, plural, written
from crossread.clock import parsed
from crossread.dates import when, when_range

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


def said(record: FigureRecord | MomentRecord) -> str:
    """How a figure or a moment was read: "people killed: 7 or more", "Tue 21 Jan 2025: …"."""
    words = _figure(record) if isinstance(record, FigureRecord) else _moment(record)
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _figure(figure: FigureRecord) -> str:
    measured = " ".join((figure.measures or "").split())
    if measured == plural(figure.unit):  # "twice" counts times
        return _told("", figure)
    if measured and figure.of:
        measured += f" of {' '.join(figure.of.text.split())}"
    return _told(f"{measured}: " if measured else "", figure) + ("" if measured else f", {UNTOLD}")


def _told(before: str, figure: FigureRecord) -> str:
    amount = _ROLES.get(figure.role, "") + _amount(figure)
    if figure.role == "rise" and figure.unit == "times" and is_multiplied(figure.span.text):
        amount = f"a rise to {_amount(figure)} as much"
    if figure.period and figure.period.kind == "each" and (rate := durations.per(figure.period.value)):
        return f"{before}{amount} {rate}"
    earlier = "before it changed" if figure.role == "before" else ""
    period = _period(figure.period) if figure.period else ""
    return before + ", ".join(part for part in (amount, earlier, period) if part)


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


def _whole(first: str, last: str) -> str:
    """A range of days, a whole year or month by its name: "1998", "Feb 2031", "1 to 14 Feb 2031"."""
    if (first[4:], last[4:]) == ("-01-01", "-12-31"):
        return first[:4] if first[:4] == last[:4] else f"{first[:4]} to {last[:4]}"
    end = parsed(last)
    if end and first == f"{last[:7]}-01" and end.day == monthrange(end.year, end.month)[1]:
        return when(first[:7])
    return when_range(first, last)


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
        return _whole(moment.first, moment.last) + more
    if moment.first:
        return f"from {when(moment.first)} on"
    return f"up to {when(moment.last)}" if moment.last else "no day can be given"
