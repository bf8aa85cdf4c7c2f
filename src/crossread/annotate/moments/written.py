"""Days and months as they are written: "21 January 2025", "Jan. 21", "1/22/2025", "the first Friday in July", holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from crossread.annotate.moments import calendar
from crossread.annotate.moments.calendar import Interval
from crossread.annotate.moments.patterns import day_words
from crossread.annotate.moments.reading import (
    UNKNOWN_DAY,
    Reading,
    Seen,
    month_number,
    near_year,
    part_in,
    unknown,
    weekday_number,
    year_in,
)
from crossread.model import Granularity


def date_written(parts: dict[str, str], seen: Seen) -> Reading:
    month, year = month_number(parts["month"]), year_in(parts)
    day = int(parts["day"]) if "day" in parts else day_words()[parts["dayword"]]
    reason = "as written"
    if year is None:
        if seen.day is None:
            return unknown("day", f"no year is written and {UNKNOWN_DAY}")
        weekday = weekday_number(parts["weekday"]) if "weekday" in parts else None
        year = near_year(month, day, seen, weekday)
        reason = f"the {'coming' if date(year, month, day) > seen.day else 'latest'} one seen from {seen.words}"
    first = date(year, month, day)
    if "day2" in parts:
        last = date(year, month, int(parts["day2"]))
        return (
            Reading(Interval(first, last, "span"), reason) if last > first else Reading(calendar.one_day(first), reason)
        )
    return Reading(calendar.one_day(first), reason)


def dates(parts: dict[str, str], seen: Seen) -> Reading:
    year = year_in(parts)
    if year is None and seen.day is None:
        return unknown("span", f"no year is written and {UNKNOWN_DAY}")
    first_month, last_month = month_number(parts["month"]), month_number(parts["month2"])
    year = near_year(last_month, int(parts["day2"]), seen) if year is None else year
    last = date(year, last_month, int(parts["day2"]))
    first = date(year - (first_month > last_month), first_month, int(parts["day"]))
    return Reading(Interval(first, last, "span"), "as written")


def month(parts: dict[str, str], seen: Seen) -> Reading:
    month, year, lead = month_number(parts["month"]), year_in(parts), parts.get("lead", "")
    reason = "as written"
    if year is None:
        if seen.day is None:
            return unknown("month", f"no year is written and {UNKNOWN_DAY}")
        this = seen.day.year
        if "relative" in parts:
            year = this + {"last": -1, "this": 0, "next": 1}[parts["relative"]]
        elif lead == "next":
            year = this if month > seen.day.month or (month == seen.day.month and lead != "next") else this + 1
        elif lead == "this":
            year = this
        elif lead in {"last", "past"}:
            year = this if month < seen.day.month else this - 1
        elif lead in {"by", "until", "till"} and seen.tense != "past":
            year = this if month >= seen.day.month else this + 1
        else:
            year = near_year(month, 28 if month < seen.day.month else 1, replace(seen, tense=seen.tense or "past"))
        reason = f"seen from {seen.words}"
    whole = calendar.month_of(year, month)
    return Reading(calendar.part_of(whole, part_in(parts)), reason)


def iso(parts: dict[str, str], _seen: Seen) -> Reading:
    day = date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    return Reading(calendar.one_day(day), "as written", parts.get("clock"))


def numeric(parts: dict[str, str], seen: Seen) -> Reading:
    a, b, year = int(parts["a"]), int(parts["b"]), int(parts["year"])
    if year < 100:
        turn = ((seen.day.year if seen.day else 2025) + 10) % 100
        year += 2000 if year <= turn else 1900
    if a == b:
        return Reading(calendar.one_day(date(year, a, b)), "as written")
    if a > 12 or (b <= 12 and (seen.day_first is True or parts["sign"] == ".")):
        return Reading(calendar.one_day(date(year, b, a)), "day before month, as the page writes dates")
    if b > 12 or seen.day_first is False:
        return Reading(calendar.one_day(date(year, a, b)), "month before day, as the page writes dates")
    return unknown("day", "the page does not show whether day or month stands first")


def nine_eleven(_parts: dict[str, str], _seen: Seen) -> Reading:
    return Reading(calendar.one_day(date(2001, 9, 11)), "the attacks of September 11, 2001")


def nth(parts: dict[str, str], seen: Seen) -> Reading:
    """ "the first week of October", "the last Friday in July"; weeks run from Monday, the first has most days of the month."""
    year, month, unit = year_in(parts), month_number(parts["month"]), parts["unit"]
    granularity: Granularity = "week" if unit == "week" else "weekend" if unit == "weekend" else "day"
    reason = "as written"
    if year is None:
        if seen.day is None:
            return unknown(granularity, f"no year is written and {UNKNOWN_DAY}")
        year, reason = near_year(month, 15, seen), f"seen from {seen.words}"
    whole = calendar.month_of(year, month)
    assert whole.first is not None
    assert whole.last is not None
    number = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(parts["nth"])
    if unit == "day":
        day = whole.last if number is None else whole.first + timedelta(days=number)
        return Reading(calendar.one_day(day), reason)
    weekday = 3 if unit == "week" else 5 if unit == "weekend" else weekday_number(unit)
    if number is None:
        day = whole.last - timedelta(days=(whole.last.weekday() - weekday) % 7)
    else:
        day = whole.first + timedelta(days=(weekday - whole.first.weekday()) % 7 + 7 * number)
    return Reading(calendar.unit_of(day, unit) if granularity != "day" else calendar.one_day(day), reason)


def holiday(parts: dict[str, str], seen: Seen) -> Reading:
    year, name = year_in(parts), parts["holiday"]
    if year is not None:
        day = calendar.holiday(name, year)
        return Reading(calendar.one_day(day), "as written") if day else unknown("day", "no such day")
    if seen.day is None:
        return unknown("day", UNKNOWN_DAY)
    days = [calendar.holiday(name, seen.day.year + step) for step in (-1, 0, 1)]
    ordered = sorted(
        (day for day in days if day),
        key=lambda day: (
            (seen.tense == "past" and day > seen.day) or (seen.tense == "future" and day < seen.day),  # type: ignore[operator]
            abs((day - seen.day).days),  # type: ignore[operator]
        ),
    )
    return Reading(calendar.one_day(ordered[0]), f"the nearest seen from {seen.words}")
