"""Intervals of the calendar: months, weeks, seasons, holidays, and moving by units. All days inclusive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from crossread import knowledge
from crossread.model import Granularity

_EARLY, _MIDDLE, _LATE = {"early", "beginning"}, {"mid", "middle"}, {"late", "end"}

_EDGES = {"beginning": (0, 1), "middle": (5, 2), "end": (11, 1)}  # of a year: month, months


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `first` to `last`, both inclusive; None means open or unknown."""

    first: date | None
    last: date | None
    granularity: Granularity


def one_day(day: date) -> Interval:
    return Interval(day, day, "day")


def month_of(year: int, month: int) -> Interval:
    first = date(year, month, 1)
    return Interval(first, months_later(first, 1) - timedelta(days=1), "month")


def year_of(year: int) -> Interval:
    return Interval(date(year, 1, 1), date(year, 12, 31), "year")


def week_of(day: date) -> Interval:
    """Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Interval(monday, monday + timedelta(days=6), "week")


def weekend_of(day: date) -> Interval:
    saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
    return Interval(saturday, saturday + timedelta(days=1), "weekend")


def quarter_of(year: int, quarter: int) -> Interval:
    first = date(year, 3 * quarter - 2, 1)
    return Interval(first, months_later(first, 3) - timedelta(days=1), "quarter")


def season_of(year: int, season: str) -> Interval:
    """Three months from the season's first; winter is the one that begins in the year before where it ends in it."""
    first = date(year, knowledge.toml("calendar")["seasons"][season], 1)
    return Interval(first, months_later(first, 3) - timedelta(days=1), "season")


def unit_of(day: date, unit: str) -> Interval:
    """The week, weekend, month, quarter, year, decade or century a day lies in."""
    if unit == "weekend":
        return weekend_of(day)
    if unit in {"week", "fortnight"}:
        return week_of(day)
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        return quarter_of(day.year, (day.month + 2) // 3)
    if unit == "year":
        return year_of(day.year)
    if unit == "decade":
        return years_of(day.year // 10 * 10, 10, "decade")
    if unit == "century":
        return years_of((day.year - 1) // 100 * 100 + 1, 100, "century")
    return one_day(day)


def years_of(year: int, count: int, granularity: Granularity) -> Interval:
    return Interval(date(max(year, 1), 1, 1), date(min(year + count - 1, 9999), 12, 31), granularity)


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or the last day of a shorter month. Raises OverflowError outside years 1-9999."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    if not 1 <= year <= 9998:
        raise OverflowError(f"year {year}")
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def moved(day: date, unit: str, count: int) -> date:
    """A day so many units on (or back). Raises OverflowError outside the calendar."""
    entry = knowledge.toml("calendar")["units"][unit]
    if "days" in entry:
        return day + timedelta(days=entry["days"] * count)
    return months_later(day, entry["months"] * count)


def part_of(interval: Interval, part: str) -> Interval:
    """The first, middle or last third of an interval: "early 2024", "late January"."""
    if interval.first is None or interval.last is None or interval.first == interval.last:
        return interval
    whole_year = interval.granularity == "year" and (interval.last - interval.first).days >= 364
    if whole_year and part in _EDGES:
        first = months_later(interval.first, _EDGES[part][0])
        return Interval(first, months_later(first, _EDGES[part][1]) - timedelta(days=1), "year")
    if whole_year:
        for begun in (0, 4, 8):
            if part in (_EARLY, _MIDDLE, _LATE)[begun // 4]:
                first = months_later(interval.first, begun)
                last = months_later(first, 4) - timedelta(days=1) if begun < 8 else interval.last
                return Interval(first, last, "year")
        return interval
    days = (interval.last - interval.first).days + 1
    third = max(1, days // 3)
    if part in _EARLY:
        return Interval(interval.first, interval.first + timedelta(days=third - 1), interval.granularity)
    if part in _MIDDLE:
        middle = timedelta(days=third)
        return Interval(interval.first + middle, interval.last - middle, interval.granularity)
    if part in _LATE:
        return Interval(interval.last - timedelta(days=third - 1), interval.last, interval.granularity)
    return interval


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday in a year; None for a fifth Friday that is not there, and in a year without the holiday."""
    rule = knowledge.toml("calendar")["holidays"][name]
    if ";" in rule:  # not of every year: "4/1;01-20" is of the years that leave 1 when divided by 4
        turn, _, rule = rule.partition(";")
        every, _, left = turn.partition("/")
        if year % int(every) != int(left):
            return None
    rule, _, days = rule.partition("+")
    if rule.startswith("easter"):
        rule, _, back = rule.partition("-")
        return easter(year) + timedelta(days=int(days or 0) - int(back or 0))
    if "," not in rule:
        return date(year, int(rule[:2]), int(rule[3:]))
    month, weekday, nth = (int(part) for part in rule.split(","))
    day = _nth(year, month, weekday, nth)
    return day + timedelta(days=int(days)) if day and days else day


def _nth(year: int, month: int, weekday: int, nth: int) -> date | None:
    whole = month_of(year, month)
    assert whole.first is not None
    assert whole.last is not None
    if nth < 0:
        return whole.last - timedelta(days=(whole.last.weekday() - weekday) % 7)
    day = whole.first + timedelta(days=(weekday - whole.first.weekday()) % 7 + 7 * (nth - 1))
    return day if day <= whole.last else None


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian rule."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
