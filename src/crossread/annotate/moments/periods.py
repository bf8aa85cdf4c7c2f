"""Years and what is wider or within them, and the time of day."""

from __future__ import annotations

from datetime import date, timedelta

from crossread import knowledge
from crossread.annotate.moments import calendar
from crossread.annotate.moments.calendar import Interval
from crossread.annotate.moments.patterns import DECADES, small_numbers
from crossread.annotate.moments.reading import (
    UNKNOWN_DAY,
    Reading,
    Seen,
    part_in,
    unknown,
    year_in,
)
from crossread.model import Granularity


def year(parts: dict[str, str], _seen: Seen) -> Reading:
    year = int(parts["year"])
    if "year2" in parts:
        last = int(parts["year2"]) if len(parts["year2"]) == 4 else year // 100 * 100 + int(parts["year2"])
        if last < year:
            raise ValueError("a range that runs backwards")
        return Reading(Interval(date(year, 1, 1), date(last, 12, 31), "span"), "as written")
    reason = "a fiscal year, taken as the calendar year of its number" if "fiscal" in parts else "as written"
    return Reading(calendar.part_of(calendar.year_of(year), part_in(parts)), reason)


def decade(parts: dict[str, str], _seen: Seen) -> Reading:
    if "tens" in parts:
        return Reading(
            calendar.part_of(calendar.years_of(DECADES[parts["tens"]], 10, "decade"), part_in(parts)), "as written"
        )
    year = int(parts["decade"]) if "decade" in parts else 1900 + int(parts["short"])
    return Reading(calendar.part_of(calendar.years_of(year, 10, "decade"), part_in(parts)), "as written")


def century(parts: dict[str, str], _seen: Seen) -> Reading:
    number = int(parts["nth"])
    if not 1 <= number <= 30:
        raise ValueError("no such century")
    return Reading(calendar.part_of(calendar.years_of(number * 100 - 99, 100, "century"), part_in(parts)), "as written")


_NUMBERED = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}


def quarter(parts: dict[str, str], seen: Seen) -> Reading:
    granularity: Granularity = "span" if parts.get("unit") == "half" else "quarter"
    year = year_in(parts)
    if year is None and seen.day is None:
        return unknown(granularity, UNKNOWN_DAY)
    number = int(parts["q"]) if "q" in parts else _NUMBERED.get(parts["quarter"])
    if number is None:
        number = 2 if granularity == "span" else 4
    reason = "as written" if year else f"seen from {seen.words}"
    if year is None:
        assert seen.day is not None
        year = seen.day.year + {"last": -1, "next": 1}.get(parts.get("relative", ""), 0)
        first = date(year, 6 * number - 5 if granularity == "span" else 3 * number - 2, 1)
        if "relative" not in parts and first > seen.day and seen.tense != "future":
            year -= 1
    if granularity == "span":
        first = date(year, 6 * number - 5, 1)
        return Reading(Interval(first, calendar.months_later(first, 6) - timedelta(days=1), "span"), reason)
    return Reading(calendar.quarter_of(year, number), reason)


def season(parts: dict[str, str], _seen: Seen) -> Reading:
    interval = calendar.season_of(int(parts["year"]), parts["season"])
    return Reading(calendar.part_of(interval, part_in(parts)), "a season of the northern hemisphere")


def clock(parts: dict[str, str], _seen: Seen) -> Reading:
    word = parts.get("word")
    if word:
        hour, minute = (0, 0) if word == "midnight" else (12, 0)
    else:
        written = parts["hour"]
        hour, minute = int(written) if written.isdecimal() else small_numbers()[written], int(parts.get("minute", 0))
    half = parts.get("half", "").replace(".", "")
    if half in {"am", "pm"} and not 1 <= hour <= 12 and not (half == "pm" and hour <= 23):
        raise ValueError("no such hour")
    if half in {"pm", "afternoon", "evening"} and hour < 12:
        hour += 12
    elif half in {"am", "morning"} and hour == 12:
        hour = 0
    if hour > 23:
        raise ValueError("no such hour")
    zone = knowledge.toml("calendar")["zones"].get(parts.get("zone", ""), "")
    second = f":{parts['second']}" if "second" in parts else ""
    return Reading(
        Interval(None, None, "time"), "a time of day; its day is not stated", f"{hour:02}:{minute:02}{second}{zone}"
    )
