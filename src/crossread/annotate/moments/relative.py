"""What is seen from the day of the article: "on Tuesday", "last month", "two weeks ago", "a day after"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from crossread import knowledge
from crossread.annotate.moments import calendar
from crossread.annotate.moments.calendar import Interval
from crossread.annotate.moments.reading import (
    UNKNOWN_DAY,
    Reading,
    Seen,
    count_in,
    granularity_of,
    part_in,
    shifted,
    unit_in,
    unknown,
    weekday_number,
)


def weekday(parts: dict[str, str], seen: Seen) -> Reading:
    if seen.day is None:
        return unknown("day", UNKNOWN_DAY)
    weekday, lead = weekday_number(parts["weekday"]), parts.get("lead", "")
    name = parts["weekday"].capitalize()
    if lead in {"the previous", "the following"}:
        return unknown("day", f"{lead} {name} is seen from another day in the text")
    monday = seen.day - timedelta(days=seen.day.weekday())
    week = parts.get("week") or (lead if lead in {"last", "next"} else "")
    if week:
        day = monday + timedelta(days={"last": -7, "this": 0, "next": 7}[week] + weekday)
        reason = f"{name} of the week {'before' if week == 'last' else 'after'} that of {seen.words}"
    elif lead in {"coming", "upcoming", "this coming"} or (
        seen.tense == "future" and lead not in {"past", "this past"}
    ):
        day = seen.day + timedelta(days=(weekday - seen.day.weekday() - 1) % 7 + 1)
        reason = f"{name} after {seen.words}"
        if lead == "" and weekday == seen.day.weekday():
            day, reason = seen.day, f"{name}, {seen.words}"
    elif lead == "this":
        day, reason = monday + timedelta(days=weekday), f"{name} of the week of {seen.words}"
    else:
        day = seen.day - timedelta(days=(seen.day.weekday() - weekday) % 7)
        reason = f"{name} on or before {seen.words}"
    if "weekday2" in parts:
        length = (weekday_number(parts["weekday2"]) - weekday) % 7
        return Reading(Interval(day, day + timedelta(days=length), "span"), reason)
    return Reading(calendar.one_day(day), reason)


_DAY_WORDS = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "this morning": 0,
    "this afternoon": 0, "this evening": 0, "tomorrow": 1, "the day after tomorrow": 2,
}  # fmt: skip


def day_word(parts: dict[str, str], seen: Seen) -> Reading:
    if seen.day is None:
        return unknown("day", UNKNOWN_DAY)
    day = seen.day + timedelta(days=_DAY_WORDS[parts["word"]])
    return Reading(calendar.one_day(day), f"seen from {seen.words}")


def other_day(parts: dict[str, str], _seen: Seen) -> Reading:
    unit = parts["unit"] if parts["unit"] not in {"morning", "evening", "night"} else "day"
    return unknown(granularity_of(unit), f"the {parts['word']} {parts['unit']} is seen from another time in the text")


def relative(parts: dict[str, str], seen: Seen) -> Reading:
    unit, lead = parts["unit"], parts["lead"]
    if seen.day is None:
        return unknown(granularity_of(unit), UNKNOWN_DAY)
    step = {"last": -1, "previous": -1, "past": -1, "this past": -1, "next": 1, "coming": 1}.get(lead, 0)
    reason = f"seen from {seen.words}"
    if unit in knowledge.toml("calendar")["seasons"]:
        interval = _near_season(unit, step, seen.day)
    elif unit == "weekend":
        shown = calendar.weekend_of(seen.day)
        if (step == 0 and seen.tense == "past" and seen.day.weekday() < 5) or lead in {"this past", "past"}:
            step = -1 if seen.day.weekday() < 5 or lead == "past" else 0
        if step == -1 and lead == "last" and seen.day.weekday() == 6:
            step = -1
        interval = shifted(shown, 7 * step)
    else:
        interval = calendar.unit_of(calendar.moved(seen.day, unit, step), unit)
    if lead == "past" and unit in {"week", "month", "year", "decade", "century", "quarter"}:
        first = calendar.moved(seen.day, unit, -1)
        return Reading(Interval(first, seen.day, "span"), f"up to {seen.words}")
    if lead == "next" and unit in {"decade", "century"}:
        return Reading(Interval(seen.day, calendar.moved(seen.day, unit, 1), "span"), f"from {seen.words}")
    part = part_in(parts)
    if part in {"earlier", "later"} and step == 0:
        if part == "earlier":
            return Reading(replace(interval, last=seen.day), f"up to {seen.words}")
        return Reading(replace(interval, first=seen.day), f"from {seen.words}, on")
    return Reading(calendar.part_of(interval, part), reason)


def _near_season(season: str, step: int, day: date) -> Interval:
    """This, the last or the next one, in the order of the year: "last summer" in May is the year before's."""
    rows = [calendar.season_of(year, season) for year in range(day.year - 2, day.year + 3)]
    if step < 0:
        return [row for row in rows if row.last is not None and row.last < day][-1]
    if step > 0:
        return next(row for row in rows if row.first is not None and row.first > day)
    return next(
        row for row in rows
        if row.first and row.last and (row.first.year == day.year or row.first <= day <= row.last)
    )  # fmt: skip


def weekend(_parts: dict[str, str], seen: Seen) -> Reading:
    """ "over the weekend": the latest one that has begun, the coming one where the tense says so."""
    if seen.day is None:
        return unknown("weekend", UNKNOWN_DAY)
    shown = calendar.weekend_of(seen.day)
    if seen.tense != "future" and seen.day.weekday() < 5:
        shown = shifted(shown, -7)
    return Reading(shown, f"seen from {seen.words}")


def edge(parts: dict[str, str], seen: Seen) -> Reading:
    if seen.day is None:
        return unknown(granularity_of(parts["unit"]), UNKNOWN_DAY)
    interval = calendar.unit_of(seen.day, parts["unit"])
    if parts["part"] == "earlier":
        return Reading(replace(interval, last=seen.day), f"up to {seen.words}")
    if parts["part"] in {"later", "rest", "remainder"}:
        return Reading(replace(interval, first=seen.day), f"from {seen.words}, on")
    return Reading(calendar.part_of(interval, parts["part"]), f"seen from {seen.words}")


def stretch(parts: dict[str, str], seen: Seen) -> Reading:
    if seen.day is None:
        return unknown("span", UNKNOWN_DAY)
    unit, count = unit_in(parts), count_in(parts)
    ahead = parts.get("lead") in {"next", "coming"}
    if count is None:
        edge = Interval(seen.day, None, "span") if ahead else Interval(None, seen.day, "span")
        return Reading(edge, f"{'from' if ahead else 'up to'} {seen.words}; how long is not said")
    if unit in {"hour", "minute"}:
        unit, count = "day", (count + 23) // 24 if unit == "hour" else 1
    other = calendar.moved(seen.day, unit, count if ahead else -count)
    first, last = (seen.day, other) if ahead else (other, seen.day)
    return Reading(Interval(first, last, "span"), f"{'from' if ahead else 'up to'} {seen.words}")


def ago(parts: dict[str, str], seen: Seen) -> Reading:
    unit, count = unit_in(parts), count_in(parts)
    if seen.day is None:
        return unknown(granularity_of(unit), UNKNOWN_DAY)
    ahead = parts["way"] != "ago"
    reason = f"counted from {seen.words}"
    if parts.get("count", "").startswith("half") and unit == "year":
        unit, count = "month", 6
    if count is None or parts.get("count", "").startswith(("half", "dozens")):
        edge = Interval(seen.day, None, "span") if ahead else Interval(None, seen.day, "span")
        return Reading(edge, f"{'after' if ahead else 'before'} {seen.words}; how long is not said")
    if unit in {"hour", "minute"}:
        if unit == "hour" and count > 12:
            return Reading(Interval(seen.day - timedelta(days=(count + 23) // 24), seen.day, "span"), reason)
        return Reading(calendar.one_day(seen.day), reason)
    day = calendar.moved(seen.day, unit, count if ahead else -count)
    return Reading(calendar.unit_of(day, unit), reason)


def other_ago(parts: dict[str, str], _seen: Seen) -> Reading:
    return unknown(granularity_of(unit_in(parts)), "counted from another time in the text")


def anchored(parts: dict[str, str], _seen: Seen) -> Reading:
    count = count_in(parts)
    unit = unit_in(parts)
    size = f"{count} {unit}{'s' if count != 1 else ''}" if count else f"some {unit}s"
    way = "before" if parts["way"] in {"before", "prior to", "ahead of"} else "after"
    return unknown(granularity_of(unit), f"{size} {way} an event whose day the words do not give")
