"""From what words say to the interval they mean, seen from the day of the article. Abstains rather than guesses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from crossread.annotate.moments import calendar, fixed, moving
from crossread.annotate.moments.calendar import Interval
from crossread.annotate.moments.meanings import (
    Ago,
    At,
    Clock,
    Date,
    DayPart,
    Edge,
    Every,
    Lasting,
    Meaning,
    Named,
    Nth,
    Numeric,
    Other,
    Part,
    Range,
    Reference,
    Season,
    Slice,
    Step,
    Stretch,
    Week,
    Weekday,
    WeekOf,
    Years,
)
from crossread.annotate.moments.seen import OPEN, REFERENCES, UNKNOWN_DAY, Reading, Seen, unknown
from crossread.annotate.moments.values import length, value_of


def resolve(meaning: Meaning, seen: Seen) -> Reading:
    """The interval of an expression. Open at both ends, with the reason, where it cannot be known."""
    try:
        return _any(meaning, seen)
    except (OverflowError, ValueError):
        return unknown("day", "no such day in the calendar")


def _any(meaning: Meaning, seen: Seen) -> Reading:
    reading: Reading = _READERS[type(meaning)](meaning, seen)
    return reading


def clock(meaning: Clock, _seen: Seen) -> Reading:
    said = _clock(meaning)
    return Reading(Interval(None, None, "time"), "a time of day, and the words give no day", f"T{said}", said)


def _clock(clock: Clock) -> str:
    second = f":{clock.second:02}" if clock.second is not None else ""
    return f"{clock.hour:02}:{clock.minute:02}{second}{clock.zone or ''}"


def day_part(meaning: DayPart, _seen: Seen) -> Reading:
    return unknown("time", "a part of a day, and the words do not say of which", f"T{meaning.part}")


def at(meaning: At, seen: Seen) -> Reading:
    """A day with its time. With its part alone the ends stay the day: when a night begins, the words do not say."""
    day = _any(meaning.day, seen)
    known = day.interval.granularity == "day" and day.value is not None and len(day.value) == 10
    head: str = (day.value or "") if known else ""
    if isinstance(meaning.time, DayPart):
        value, interval = f"{head}T{meaning.time.part}", day.interval
        return replace(day, value=value, interval=replace(interval, granularity="time") if known else interval)
    first, last = (meaning.time.first, meaning.time.last) if isinstance(meaning.time, Range) else (meaning.time, None)
    assert isinstance(first, Clock)
    if isinstance(last, Clock):
        overnight = (last.hour, last.minute) < (first.hour, first.minute)
        interval = _until_next_day(day.interval) if overnight and day.interval.first else day.interval
        value = f"{head}T{_clock(first)}/{head}T{_clock(last)}"
        return replace(day, interval=interval, value=value, clock=_clock(first), last_clock=_clock(last))
    return replace(day, value=f"{head}T{_clock(first)}", clock=_clock(first))


def _until_next_day(interval: Interval) -> Interval:
    assert interval.first is not None
    return replace(interval, last=interval.first + timedelta(days=1))


def part(meaning: Part, seen: Seen) -> Reading:
    whole = _any(meaning.of, seen)
    if meaning.part in {"earlier", "later", "rest"}:
        return _around_today(whole, meaning.part, seen)
    which = {"early": "first", "beginning": "first", "late": "last", "end": "last"}.get(meaning.part, "middle")
    interval = calendar.part_of(whole.interval, meaning.part)
    said = whole.reason if interval == whole.interval else f"{whole.reason}; the {which} part of it"
    return replace(whole, interval=interval, reason=said)


def _around_today(whole: Reading, part: str, seen: Seen) -> Reading:
    interval, day = whole.interval, seen.day
    if day is None or interval.first is None or interval.last is None or not interval.first <= day <= interval.last:
        return whole
    if part == "earlier":
        return replace(whole, interval=replace(interval, last=day), reason=f"up to {seen.words}")
    return replace(whole, interval=replace(interval, first=day), reason=f"from {seen.words}, on")


def ranged(meaning: Range, seen: Seen) -> Reading:
    first, last = meaning.first, meaning.last
    if isinstance(first, Clock) and isinstance(last, Clock):
        value = f"T{_clock(first)}/T{_clock(last)}"
        reason = "times of day, and the words give no day"
        return Reading(Interval(None, None, "time"), reason, value, _clock(first), _clock(last))
    end = _to_present(seen) if isinstance(last, Reference) else _any(last, seen)
    if isinstance(first, Weekday) and isinstance(last, Weekday) and first.week is None:
        first = replace(first, week=last.week)  # "Monday to Friday next week"
    begin = _to_present(seen) if isinstance(first, Reference) else _any(_completed(first, last, end), seen)
    if isinstance(first, Weekday) and isinstance(last, Weekday) and begin.interval.first:
        begin, end = _weekdays(first, last, begin, seen)
    both = f"{begin.value}/{end.value}" if begin.value and end.value else None
    a, b = begin.interval.first, end.interval.last
    if a and b and a > b:
        raise ValueError("a range that runs backwards")
    known = a is not None and b is not None
    interval = Interval(a if known else None, b if known else None, "span")
    # "March 3 to 5 April": where the first end is as written, what the last is found by says more.
    reason = end.reason if begin.reason == "as written" and _without_year(last) else begin.reason
    return Reading(interval, reason, both, begin.clock, end.clock or begin.clock)


def _without_year(meaning: Meaning) -> bool:
    return isinstance(meaning, Date) and meaning.year is None


def _weekdays(first: Weekday, last: Weekday, begin: Reading, seen: Seen) -> tuple[Reading, Reading]:
    """ "Monday to Friday" is the one that the article's day lies in, where it lies in one."""
    days, day = timedelta(days=(last.number - first.number) % 7), begin.interval.first
    assert day is not None
    earlier = day - timedelta(days=7)
    if first.week is None and not first.lead and seen.day is not None and earlier <= seen.day <= earlier + days:
        day = earlier
    ends = calendar.one_day(day), calendar.one_day(day + days)
    one, other = (replace(begin, interval=interval, value=value_of(interval)) for interval in ends)
    return one, other


def _to_present(seen: Seen) -> Reading:
    if seen.day is None:
        return unknown("day", UNKNOWN_DAY)
    return Reading(calendar.one_day(seen.day), f"up to {seen.words}", "PRESENT_REF")


def _completed(first: Meaning, last: Meaning, end: Reading) -> Meaning:
    """The first end of a range with the month and the year that only its last end names."""
    if isinstance(last, Part):
        last = last.of
    if (
        not isinstance(first, Date)
        or first.lead
        or first.year is not None
        or first.years is not None
        or end.interval.first is None
    ):
        return first
    if not isinstance(last, Date) or first.month is None or last.month is None:
        return first
    before = (first.month, first.day or 0) > (last.month, last.day or 31)
    return replace(first, year=end.interval.first.year - before)


def _coming(meaning: Meaning) -> Meaning:
    """A weekday, with its time or without, as the coming one."""
    if isinstance(meaning, At):
        return replace(meaning, day=_coming(meaning.day))
    alone = isinstance(meaning, Weekday) and not meaning.lead and meaning.week is None
    return replace(meaning, lead="coming") if isinstance(meaning, Weekday) and alone else meaning


def edge(meaning: Edge, seen: Seen) -> Reading:
    if meaning.way == "until" or (meaning.way == "by" and seen.tense != "past"):
        meaning = replace(meaning, of=_coming(meaning.of))  # "was put off until Friday" looks ahead
    inner = _any(meaning.of, seen)
    first, last, way = inner.interval.first, inner.interval.last, meaning.way
    if way in {"since", "from"}:
        opened = Interval(first, None, "span")
        return replace(inner, interval=opened, reason=f"{inner.reason}; from then on") if first else inner
    if first is None or last is None:
        return inner
    day = timedelta(days=1)
    # "Before the end of May" is before its last day, "after mid-May" after that part of it.
    timed = inner.clock is not None or (way == "before" and isinstance(meaning.of, Part) and meaning.of.part == "end")
    if way == "before":
        interval = Interval(None, last if timed else first - day, "span")
    elif way == "after":
        interval = Interval(first if timed else last + day, None, "span")
    else:
        interval = Interval(None, last, "span")
    return replace(inner, interval=interval, reason=f"{inner.reason}; {OPEN[way]}")


def reference(meaning: Reference, _seen: Seen) -> Reading:
    return unknown("span", REFERENCES[meaning.value], meaning.value)


def every(meaning: Every, _seen: Seen) -> Reading:
    return Reading(Interval(None, None, "span"), "not one time but many", meaning.value, every=meaning.every)


def nth(meaning: Nth, seen: Seen) -> Reading:
    """ "the first week of October", "the last Friday in July"; weeks run from Monday, the first has most days of the month."""
    whole = _any(meaning.of, seen)
    if whole.interval.first is None or whole.interval.last is None:
        return unknown(moving.granularity_of(meaning.unit), whole.reason)
    interval = fixed.nth_of(whole.interval, meaning)
    length = moving.length_of(meaning.count, meaning.unit) if meaning.count > 1 else value_of(interval)
    return Reading(interval, whole.reason, length)


def week_of(meaning: WeekOf, seen: Seen) -> Reading:
    day = _any(meaning.of, seen)
    first = day.interval.first
    unit, _, edge = meaning.unit.partition(" ")
    if first is None:
        return unknown(moving.granularity_of(unit), day.reason)
    if unit == "weekend" and isinstance(meaning.of, Named):
        return _holiday_weekend(first, day.reason)
    interval = calendar.unit_of(first, unit)
    if edge in {"ending", "ended"}:
        interval = _up_to(first, unit)
    return Reading(interval, day.reason, value_of(calendar.unit_of(first, unit)))


def _holiday_weekend(day: date, reason: str) -> Reading:
    """ "Labor Day weekend": the weekend nearest to a holiday, the days between included."""
    near = [calendar.weekend_of(day + timedelta(days=step)) for step in (0, -7)]
    weekend = near[1] if day.weekday() < 3 else near[0]
    assert weekend.first is not None
    assert weekend.last is not None
    interval = Interval(min(weekend.first, day), max(weekend.last, day), "weekend")
    return Reading(interval, reason, value_of(weekend))


def _up_to(day: date, unit: str) -> Interval:
    """ "the week ended Oct. 5": seven days up to it."""
    return Interval(calendar.moved(day, unit, -1) + timedelta(days=1), day, moving.granularity_of(unit))


def lasting(meaning: Lasting, seen: Seen) -> Reading:
    begin = _any(meaning.start, seen)
    if begin.interval.first is None:
        return unknown("span", begin.reason, length((meaning.piece,)))
    return moving.lasting(meaning.piece, begin.interval.first, begin.reason)


def ago(meaning: Ago, seen: Seen) -> Reading:
    if meaning.anchor is None:
        return moving.ago(meaning, seen)
    named = _any(meaning.anchor, seen)
    first = named.interval.first
    if first is None:
        return moving.from_event(meaning)
    if named.interval.granularity != "day":
        meaning = replace(meaning, anchor=None)
    return moving.counted_from(meaning, first, f"counted from {first}")


_READERS: dict[type, Callable[[Any, Seen], Reading]] = {
    Date: fixed.written,
    Numeric: fixed.numeric,
    Named: fixed.named,
    Slice: fixed.sliced,
    Season: fixed.season,
    Years: fixed.years,
    Week: fixed.week,
    Weekday: moving.weekday,
    Step: moving.step,
    Other: moving.other,
    Stretch: moving.stretch,
    Ago: ago,
    Lasting: lasting,
    Nth: nth,
    WeekOf: week_of,
    Clock: clock,
    DayPart: day_part,
    At: at,
    Part: part,
    Range: ranged,
    Edge: edge,
    Reference: reference,
    Every: every,
}
