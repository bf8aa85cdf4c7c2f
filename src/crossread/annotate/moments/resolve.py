"""From an expression to the interval it means, seen from the day of the article. Abstains rather than guesses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crossread import knowledge
from crossread.annotate.moments import calendar
from crossread.annotate.moments.calendar import Interval
from crossread.annotate.moments.patterns import DECADES, VAGUE_COUNTS, Expression, day_words, small_numbers
from crossread.annotate.moments.tense import Tense
from crossread.model import Granularity

NEAR = 45  # days: a date without a year that is this near is meant, whatever the tense ("May 15 had been expected")
UNKNOWN_DAY = "the article has no date"


@dataclass(frozen=True, slots=True)
class Seen:
    """From where an expression is seen."""

    day: date | None  # of the article
    tense: Tense | None
    day_first: bool | None = (
        None  # whether the page writes 22/1/2025 (True) or 1/22/2025 (False); None: it does not show
    )

    @property
    def words(self) -> str:
        return f"{self.day}, the article's day"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means, and why."""

    interval: Interval
    reason: str
    clock: str | None = None  # "09:40" or "09:40+00:00"


def resolve(expression: Expression, seen: Seen) -> Reading:
    """The interval of an expression. Open at both ends, with the reason, where it cannot be known."""
    try:
        return _READERS[expression.kind](expression.parts, seen)
    except (OverflowError, ValueError):
        return Reading(Interval(None, None, "day"), "no such day in the calendar")


def unknown(granularity: Granularity, reason: str) -> Reading:
    return Reading(Interval(None, None, granularity), reason)


def _month(word: str) -> int:
    return int(knowledge.toml("calendar")["months"][word.removesuffix(".")])


def _weekday(word: str) -> int:
    return int(knowledge.toml("calendar")["weekdays"][word])


def _year(parts: dict[str, str]) -> int | None:
    if "year" in parts:
        return int(parts["year"])
    if "short" in parts:
        return 2000 + int(parts["short"])
    return None


def _date(parts: dict[str, str], seen: Seen) -> Reading:
    month, year = _month(parts["month"]), _year(parts)
    day = int(parts["day"]) if "day" in parts else day_words()[parts["dayword"]]
    reason = "as written"
    if year is None:
        if seen.day is None:
            return unknown("day", f"no year is written and {UNKNOWN_DAY}")
        weekday = _weekday(parts["weekday"]) if "weekday" in parts else None
        year = _near_year(month, day, seen, weekday)
        reason = f"the {'coming' if date(year, month, day) > seen.day else 'latest'} one seen from {seen.words}"
    first = date(year, month, day)
    if "day2" in parts:
        last = date(year, month, int(parts["day2"]))
        return (
            Reading(Interval(first, last, "span"), reason) if last > first else Reading(calendar.one_day(first), reason)
        )
    return Reading(calendar.one_day(first), reason)


def _near_year(month: int, day: int, seen: Seen, weekday: int | None = None) -> int:
    """The year that brings a date nearest to the article's day, on the side that the tense asks for."""
    assert seen.day is not None
    choices = []
    for year in (seen.day.year - 1, seen.day.year, seen.day.year + 1):
        try:
            that = date(year, month, day)
        except ValueError:
            continue
        distance = (that - seen.day).days
        wrong_side = (seen.tense == "past" and distance > NEAR) or (seen.tense == "future" and distance < -NEAR)
        wrong_weekday = weekday is not None and that.weekday() != weekday
        choices.append((wrong_weekday, wrong_side, abs(distance), year))
    if not choices:
        raise ValueError("29 February of no year near")
    return min(choices)[3]


def _dates(parts: dict[str, str], seen: Seen) -> Reading:
    year = _year(parts)
    if year is None and seen.day is None:
        return unknown("span", f"no year is written and {UNKNOWN_DAY}")
    first_month, last_month = _month(parts["month"]), _month(parts["month2"])
    year = _near_year(last_month, int(parts["day2"]), seen) if year is None else year
    last = date(year, last_month, int(parts["day2"]))
    first = date(year - (first_month > last_month), first_month, int(parts["day"]))
    return Reading(Interval(first, last, "span"), "as written")


def _month_reader(parts: dict[str, str], seen: Seen) -> Reading:
    month, year, lead = _month(parts["month"]), _year(parts), parts.get("lead", "")
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
            year = _near_year(month, 28 if month < seen.day.month else 1, replace(seen, tense=seen.tense or "past"))
        reason = f"seen from {seen.words}"
    whole = calendar.month_of(year, month)
    return Reading(calendar.part_of(whole, _part(parts)), reason)


def _part(parts: dict[str, str]) -> str:
    words = (parts.get("part") or parts.get("part2") or "").removeprefix("the ").split()
    return words[0] if words else ""


def _iso(parts: dict[str, str], _seen: Seen) -> Reading:
    day = date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    return Reading(calendar.one_day(day), "as written", parts.get("clock"))


def _numeric(parts: dict[str, str], seen: Seen) -> Reading:
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


def _nine_eleven(_parts: dict[str, str], _seen: Seen) -> Reading:
    return Reading(calendar.one_day(date(2001, 9, 11)), "the attacks of September 11, 2001")


def _weekday_reader(parts: dict[str, str], seen: Seen) -> Reading:
    if seen.day is None:
        return unknown("day", UNKNOWN_DAY)
    weekday, lead = _weekday(parts["weekday"]), parts.get("lead", "")
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
        length = (_weekday(parts["weekday2"]) - weekday) % 7
        return Reading(Interval(day, day + timedelta(days=length), "span"), reason)
    return Reading(calendar.one_day(day), reason)


_DAY_WORDS = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "this morning": 0,
    "this afternoon": 0, "this evening": 0, "tomorrow": 1, "the day after tomorrow": 2,
}  # fmt: skip


def _day(parts: dict[str, str], seen: Seen) -> Reading:
    if seen.day is None:
        return unknown("day", UNKNOWN_DAY)
    day = seen.day + timedelta(days=_DAY_WORDS[parts["word"]])
    return Reading(calendar.one_day(day), f"seen from {seen.words}")


def _other_day(parts: dict[str, str], _seen: Seen) -> Reading:
    unit = parts["unit"] if parts["unit"] not in {"morning", "evening", "night"} else "day"
    return unknown(_granularity(unit), f"the {parts['word']} {parts['unit']} is seen from another time in the text")


def _granularity(unit: str) -> Granularity:
    known: dict[str, Granularity] = {
        "minute": "time", "hour": "time", "day": "day", "week": "week", "fortnight": "week", "weekend": "weekend",
        "month": "month", "quarter": "quarter", "year": "year", "decade": "decade", "century": "century",
    }  # fmt: skip
    return known.get(unit, "season")


def _relative(parts: dict[str, str], seen: Seen) -> Reading:
    unit, lead = parts["unit"], parts["lead"]
    if seen.day is None:
        return unknown(_granularity(unit), UNKNOWN_DAY)
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
        interval = _shifted(shown, 7 * step)
    else:
        interval = calendar.unit_of(calendar.moved(seen.day, unit, step), unit)
    if lead == "past" and unit in {"week", "month", "year", "decade", "century", "quarter"}:
        first = calendar.moved(seen.day, unit, -1)
        return Reading(Interval(first, seen.day, "span"), f"up to {seen.words}")
    part = _part(parts)
    if part in {"earlier", "later"} and step == 0:
        if part == "earlier":
            return Reading(replace(interval, last=seen.day), f"up to {seen.words}")
        return Reading(replace(interval, first=seen.day), f"from {seen.words}, on")
    return Reading(calendar.part_of(interval, part), reason)


def _shifted(interval: Interval, days: int) -> Interval:
    assert interval.first is not None
    assert interval.last is not None
    return replace(interval, first=interval.first + timedelta(days=days), last=interval.last + timedelta(days=days))


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


def _nth(parts: dict[str, str], seen: Seen) -> Reading:
    """ "the first week of October", "the last Friday in July"; weeks run from Monday, the first has most days of the month."""
    year, month, unit = _year(parts), _month(parts["month"]), parts["unit"]
    granularity: Granularity = "week" if unit == "week" else "weekend" if unit == "weekend" else "day"
    reason = "as written"
    if year is None:
        if seen.day is None:
            return unknown(granularity, f"no year is written and {UNKNOWN_DAY}")
        year, reason = _near_year(month, 15, seen), f"seen from {seen.words}"
    whole = calendar.month_of(year, month)
    assert whole.first is not None
    assert whole.last is not None
    number = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(parts["nth"])
    if unit == "day":
        day = whole.last if number is None else whole.first + timedelta(days=number)
        return Reading(calendar.one_day(day), reason)
    weekday = 3 if unit == "week" else 5 if unit == "weekend" else _weekday(unit)
    if number is None:
        day = whole.last - timedelta(days=(whole.last.weekday() - weekday) % 7)
    else:
        day = whole.first + timedelta(days=(weekday - whole.first.weekday()) % 7 + 7 * number)
    return Reading(calendar.unit_of(day, unit) if granularity != "day" else calendar.one_day(day), reason)


def _weekend(_parts: dict[str, str], seen: Seen) -> Reading:
    """ "over the weekend": the latest one that has begun, the coming one where the tense says so."""
    if seen.day is None:
        return unknown("weekend", UNKNOWN_DAY)
    shown = calendar.weekend_of(seen.day)
    if seen.tense != "future" and seen.day.weekday() < 5:
        shown = _shifted(shown, -7)
    return Reading(shown, f"seen from {seen.words}")


def _edge(parts: dict[str, str], seen: Seen) -> Reading:
    if seen.day is None:
        return unknown(_granularity(parts["unit"]), UNKNOWN_DAY)
    interval = calendar.unit_of(seen.day, parts["unit"])
    if parts["part"] == "earlier":
        return Reading(replace(interval, last=seen.day), f"up to {seen.words}")
    if parts["part"] in {"later", "rest", "remainder"}:
        return Reading(replace(interval, first=seen.day), f"from {seen.words}, on")
    return Reading(calendar.part_of(interval, parts["part"]), f"seen from {seen.words}")


def _count(parts: dict[str, str]) -> int | None:
    """How many units; None where no number can be given ("several", "hours before")."""
    word = " ".join(parts.get("count", "").split())
    if word.isdecimal():
        return int(word)
    return None if word in VAGUE_COUNTS or not word else small_numbers().get(word)


def _unit(parts: dict[str, str]) -> str:
    return "century" if parts["unit"].startswith("centur") else parts["unit"]


def _stretch(parts: dict[str, str], seen: Seen) -> Reading:
    if seen.day is None:
        return unknown("span", UNKNOWN_DAY)
    unit, count = _unit(parts), _count(parts)
    ahead = parts.get("lead") in {"next", "coming"}
    if count is None:
        edge = Interval(seen.day, None, "span") if ahead else Interval(None, seen.day, "span")
        return Reading(edge, f"{'from' if ahead else 'up to'} {seen.words}; how long is not said")
    if unit in {"hour", "minute"}:
        unit, count = "day", (count + 23) // 24 if unit == "hour" else 1
    other = calendar.moved(seen.day, unit, count if ahead else -count)
    first, last = (seen.day, other) if ahead else (other, seen.day)
    return Reading(Interval(first, last, "span"), f"{'from' if ahead else 'up to'} {seen.words}")


def _ago(parts: dict[str, str], seen: Seen) -> Reading:
    unit, count = _unit(parts), _count(parts)
    if seen.day is None:
        return unknown(_granularity(unit), UNKNOWN_DAY)
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


def _other_ago(parts: dict[str, str], _seen: Seen) -> Reading:
    return unknown(_granularity(_unit(parts)), "counted from another time in the text")


def _anchored(parts: dict[str, str], _seen: Seen) -> Reading:
    count = _count(parts)
    unit = _unit(parts)
    size = f"{count} {unit}{'s' if count != 1 else ''}" if count else f"some {unit}s"
    way = "before" if parts["way"] in {"before", "prior to", "ahead of"} else "after"
    return unknown(_granularity(unit), f"{size} {way} an event whose day the words do not give")


def _year_reader(parts: dict[str, str], _seen: Seen) -> Reading:
    year = int(parts["year"])
    if "year2" in parts:
        last = int(parts["year2"]) if len(parts["year2"]) == 4 else year // 100 * 100 + int(parts["year2"])
        if last < year:
            raise ValueError("a range that runs backwards")
        return Reading(Interval(date(year, 1, 1), date(last, 12, 31), "span"), "as written")
    reason = "a fiscal year, taken as the calendar year of its number" if "fiscal" in parts else "as written"
    return Reading(calendar.part_of(calendar.year_of(year), _part(parts)), reason)


def _decade(parts: dict[str, str], _seen: Seen) -> Reading:
    if "tens" in parts:
        return Reading(
            calendar.part_of(calendar.years_of(DECADES[parts["tens"]], 10, "decade"), _part(parts)), "as written"
        )
    year = int(parts["decade"]) if "decade" in parts else 1900 + int(parts["short"])
    return Reading(calendar.part_of(calendar.years_of(year, 10, "decade"), _part(parts)), "as written")


def _century(parts: dict[str, str], _seen: Seen) -> Reading:
    number = int(parts["nth"])
    if not 1 <= number <= 30:
        raise ValueError("no such century")
    return Reading(calendar.part_of(calendar.years_of(number * 100 - 99, 100, "century"), _part(parts)), "as written")


_NUMBERED = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}


def _quarter(parts: dict[str, str], seen: Seen) -> Reading:
    granularity: Granularity = "span" if parts.get("unit") == "half" else "quarter"
    year = _year(parts)
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


def _season(parts: dict[str, str], _seen: Seen) -> Reading:
    interval = calendar.season_of(int(parts["year"]), parts["season"])
    return Reading(calendar.part_of(interval, _part(parts)), "a season of the northern hemisphere")


def _clock(parts: dict[str, str], _seen: Seen) -> Reading:
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


def _holiday(parts: dict[str, str], seen: Seen) -> Reading:
    year, name = _year(parts), parts["holiday"]
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


_READERS: dict[str, Callable[[dict[str, str], Seen], Reading]] = {
    "date": _date, "dates": _dates, "month": _month_reader, "iso": _iso, "numeric": _numeric,
    "nine-eleven": _nine_eleven, "weekday": _weekday_reader, "day": _day, "other-day": _other_day,
    "relative": _relative, "edge": _edge, "weekend": _weekend, "nth": _nth, "stretch": _stretch, "ago": _ago, "other-ago": _other_ago,
    "anchored": _anchored, "year": _year_reader, "decade": _decade, "century": _century, "quarter": _quarter,
    "season": _season, "clock": _clock, "holiday": _holiday,
}  # fmt: skip
