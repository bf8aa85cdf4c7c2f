"""From where an expression is seen, and what it means from there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from crossread.annotate.moments import tense
from crossread.annotate.moments.calendar import Interval
from crossread.annotate.tokens import Tokens
from crossread.model import Granularity

UNKNOWN_DAY = "the article has no date"
NEAR = 45  # days: a date without a year that is this near is meant, whatever the tense ("May 15 had been expected")

# What a bound adds to a reason, and what a reference says.
OPEN = {"until": "up to then", "by": "then or before", "before": "before it", "after": "after it"}
REFERENCES = {
    "PRESENT_REF": "about the time of the article, and no certain day",
    "PAST_REF": "some time in the past, and the words do not say when",
    "FUTURE_REF": "some time to come, and the words do not say when",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means, and why."""

    interval: Interval
    reason: str
    value: str | None = None  # as TIMEX3 writes it
    clock: str | None = None  # the time of the first day: "09:40" or "09:40+00:00"
    last_clock: str | None = None  # that of the last day, where it is another
    every: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """The day of the article, the words around an expression, and the time the text named before it."""

    day: date | None
    tokens: Tokens
    start: int = 0  # the expression's words, by their index
    end: int = 0
    day_first: bool | None = (
        None  # whether the page writes 22/1/2025 (True) or 1/22/2025 (False); None: it does not show
    )
    named: Reading | None = None  # the last time named before
    near: bool = field(default=False)  # whether it stands in the same sentence

    @property
    def words(self) -> str:
        return f"{self.day}, the article's day"

    @property
    def tense(self) -> tense.Tense | None:
        return tense.tense(self.tokens, self.start, self.end)


def unknown(granularity: Granularity, reason: str, value: str | None = None) -> Reading:
    return Reading(Interval(None, None, granularity), reason, value)


def shifted(interval: Interval, days: int) -> Interval:
    assert interval.first is not None
    assert interval.last is not None
    return replace(interval, first=interval.first + timedelta(days=days), last=interval.last + timedelta(days=days))


def near_year(month: int, day: int, seen: Seen, weekday: int | None = None) -> int:
    """The year that brings a date nearest to the article's day, on the side that the tense asks for."""
    assert seen.day is not None
    choices, tense_of = [], seen.tense
    for year in (seen.day.year - 1, seen.day.year, seen.day.year + 1):
        try:
            that = date(year, month, day)
        except ValueError:
            continue
        distance = (that - seen.day).days
        wrong_side = (tense_of == "past" and distance > NEAR) or (tense_of == "future" and distance < -NEAR)
        wrong_weekday = weekday is not None and that.weekday() != weekday
        choices.append((wrong_weekday, wrong_side, abs(distance), year))
    if not choices:
        raise ValueError("29 February of no year near")
    return min(choices)[3]


def beside(name: str, interval: Interval, day: date) -> str:
    """Where an interval lies, in words: "the latest March before 2031-02-01, the article's day"."""
    assert interval.first is not None
    assert interval.last is not None
    own = f"{day}, the article's day"
    if interval.first == interval.last == day:
        return "the article's own day"
    if interval.last < day:
        return f"the latest {name} before {own}"
    if interval.first > day:
        return f"the first {name} after {own}"
    return f"the {name.removeprefix('such ')} of {own}"
