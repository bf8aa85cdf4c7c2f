"""What is seen from the day of the article or from a time named in the text: "on Tuesday", "last month", "two weeks ago"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from crossread.annotate.moments import calendar
from crossread.annotate.moments.calendar import Interval
from crossread.annotate.moments.meanings import Ago, Other, Piece, Step, Stretch, Weekday
from crossread.annotate.moments.seen import UNKNOWN_DAY, Reading, Seen, beside, shifted, unknown
from crossread.annotate.moments.values import length, value_of
from crossread.model import Granularity

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HALVED = {
    "year": ("month", 12),
    "decade": ("year", 10),
    "century": ("year", 100),
    "month": ("day", 30),
    "week": ("day", 7),
    "fortnight": ("day", 14),
}
_CLOCK_UNITS = frozenset(["second", "minute", "hour"])


def granularity_of(unit: str) -> Granularity:
    known: dict[str, Granularity] = {
        "second": "time", "minute": "time", "hour": "time", "day": "day", "week": "week", "fortnight": "week", "weekend": "weekend",
        "month": "month", "quarter": "quarter", "year": "year", "decade": "decade", "century": "century", "season": "season",
    }  # fmt: skip
    return known.get(unit, "day")


def length_of(count: int, unit: str) -> str:
    return length((Piece(Decimal(count), unit),))


def weekday(meaning: Weekday, seen: Seen) -> Reading:
    name, lead, week = _NAMES[meaning.number], meaning.lead, meaning.week
    if seen.day is None:
        return unknown("day", UNKNOWN_DAY, f"XXXX-WXX-{meaning.number + 1}")
    monday = seen.day - timedelta(days=seen.day.weekday())
    if week is None and lead in {"last", "next", "previous"}:
        week = 1 if lead == "next" else -1
    if week is not None:
        day = monday + timedelta(days=7 * week + meaning.number)
        place = "before that" if week < 0 else "after that" if week else ""
        reason = f"{name} of the week {place} of {seen.words}".replace("  ", " ")
    elif lead == "this":
        day, reason = monday + timedelta(days=meaning.number), f"{name} of the week of {seen.words}"
        if day < seen.day and seen.tense == "future":
            day += timedelta(days=7)
    elif lead in {"coming", "upcoming"} or (seen.tense == "future" and lead != "past"):
        day = seen.day + timedelta(days=(meaning.number - seen.day.weekday() - 1) % 7 + 1)
        reason = f"{name} after {seen.words}"
        if not lead and meaning.number == seen.day.weekday():
            day, reason = seen.day, f"{name}, {seen.words}"
    else:
        back = (seen.day.weekday() - meaning.number) % 7
        day = seen.day - timedelta(days=back or (7 if lead in {"past", "previous"} else 0))
        reason = f"{name} on or before {seen.words}"
    interval = calendar.one_day(day)
    return Reading(interval, reason, value_of(interval))


def step(meaning: Step, seen: Seen) -> Reading:
    unit, steps, lead = meaning.unit, meaning.steps, meaning.lead
    if seen.day is None:
        return unknown(granularity_of(unit), UNKNOWN_DAY)
    reason = steps_from(unit, steps, seen.day)
    if lead == "past" and unit != "weekend":
        first = calendar.moved(seen.day, unit, -1)
        return Reading(Interval(first, seen.day, "span"), f"up to {seen.words}", length_of(1, unit))
    if lead in {"next", "coming"} and unit in {"decade", "century"}:
        interval = Interval(seen.day, calendar.moved(seen.day, unit, 1), "span")
        return Reading(interval, f"from {seen.words}", length_of(1, unit))
    moved = calendar.moved(seen.day, unit, steps)
    if lead == "fiscal":
        reason = f"{reason}; the fiscal year taken as the calendar year of its number"
        return Reading(calendar.unit_of(moved, unit), reason, f"FY{moved.year:04}")
    interval = _weekend(steps, lead, seen) if unit == "weekend" else calendar.unit_of(moved, unit)
    if unit == "weekend":
        reason = beside("weekend", interval, seen.day)
    return Reading(interval, reason, value_of(interval))


def steps_from(unit: str, steps: int, day: date) -> str:
    """ "the month before that of 2031-03-19, the article's day"."""
    own = f"{day}, the article's day"
    if unit == "day" and abs(steps) <= 1:
        return ("the article's own day", f"the day after {own}", f"the day before {own}")[steps]
    way = "before" if steps < 0 else "after"
    if abs(steps) <= 1:
        return f"the {unit} of {own}" if steps == 0 else f"the {unit} {way} that of {own}"
    return f"{abs(steps)} {unit}s {way} {'that of ' if unit != 'day' else ''}{own}"


def _weekend(steps: int, lead: str, seen: Seen) -> Interval:
    """ "the weekend" is the latest begun, or the coming one where the tense says so."""
    assert seen.day is not None
    shown, week_day = calendar.weekend_of(seen.day), seen.day.weekday() < 5
    if lead == "the":
        return shifted(shown, -7) if seen.tense != "future" and week_day else shown
    if lead == "past":
        return shifted(shown, -7) if week_day else shown
    if steps == 0 and week_day and seen.tense == "past":
        return shifted(shown, -7)
    return shifted(shown, 7 * steps)


def other(meaning: Other, seen: Seen) -> Reading:
    """A day, week or the like so far from the time named before it; the interval only where that stands in the same sentence."""
    if meaning.unit == "year-ago quarter":
        return _year_ago_quarter(seen)
    unit = "day" if meaning.unit in {"MO", "AF", "EV", "NI"} else meaning.unit.partition(" ")[0]
    granularity = granularity_of("day" if unit == "weekday" else unit)
    tail = f"T{meaning.unit}" if meaning.unit in {"MO", "AF", "EV", "NI"} else ""
    reason = f"“{meaning.words}” goes by another time in the text"
    day = _named_day(seen)
    alone = meaning.words == f"the {unit}"  # "for the month": the one named before, or none
    if day is None or (alone and (seen.named is None or seen.named.interval.granularity != unit)):
        return unknown("time" if tail else granularity, reason)
    interval = (
        _other_weekday(meaning, day)
        if unit == "weekday"
        else calendar.unit_of(calendar.moved(day, unit, meaning.steps), unit)
    )
    value = f"{value_of(interval)}{tail}"
    exact = seen.named is not None and _precise(seen.named.interval.granularity, granularity)
    grain: Granularity = "time" if tail else granularity
    if seen.near and exact:
        near = f"counted from {day}, which the sentence names before it"
        return Reading(replace(interval, granularity=grain), near, value) if tail else Reading(interval, near, value)
    return unknown(grain, reason, value)


def _year_ago_quarter(seen: Seen) -> Reading:
    """The quarter a year before the one named, or before the last whole one."""
    named = seen.named.interval if seen.named and seen.named.interval.granularity == "quarter" else None
    if named is None and seen.day is None:
        return unknown("quarter", UNKNOWN_DAY)
    first = named.first if named else calendar.moved(seen.day, "quarter", -1) if seen.day else None
    assert first is not None
    interval = calendar.unit_of(calendar.moved(first, "year", -1), "quarter")
    if seen.near and named:
        return Reading(interval, f"a year before {first}, which the sentence names before it", value_of(interval))
    return unknown("quarter", "a year before another quarter in the text", value_of(interval))


_ORDER = ("time", "day", "weekend", "week", "month", "quarter", "season", "year", "decade", "century")


def _precise(named: Granularity, asked: Granularity) -> bool:
    """Whether a time named is exact enough to count from: "the next day" cannot be counted from "in March"."""
    return named in _ORDER and _ORDER.index(named) <= _ORDER.index(asked)


def _named_day(seen: Seen) -> date | None:
    """The day to count from: that of the time named before, else the article's, as TimeML takes it."""
    named = seen.named.interval.first if seen.named else None
    return named or seen.day


def _other_weekday(meaning: Other, day: date) -> Interval:
    number = int(meaning.unit.partition(" ")[2])
    if meaning.steps > 0:
        return calendar.one_day(day + timedelta(days=(number - day.weekday() - 1) % 7 + 1))
    return calendar.one_day(day - timedelta(days=(day.weekday() - number - 1) % 7 + 1))


def stretch(meaning: Stretch, seen: Seen) -> Reading:
    piece, ahead = meaning.piece, meaning.ahead
    value = ("FUTURE_REF" if ahead else "PAST_REF") if meaning.vague else length((piece,))
    if seen.day is None:
        return unknown("span", UNKNOWN_DAY, value)
    named = seen.named.interval.first if seen.named else None
    if ahead and not meaning.vague and named and named.year < seen.day.year and seen.tense == "past":
        return unknown("span", "counted from another time in the text", value)  # "over the next decade she taught"
    reason = f"{'from' if ahead else 'up to'} {seen.words}"
    if piece.count is None:
        edge = Interval(seen.day, None, "span") if ahead else Interval(None, seen.day, "span")
        return Reading(edge, f"{reason}; how long is not said", value)
    if piece.unit in _CLOCK_UNITS:
        days = int(piece.count + 23) // 24 if piece.unit == "hour" else 1
        other = seen.day + timedelta(days=days if ahead else -days)
        return Reading(Interval(min(seen.day, other), max(seen.day, other), "span"), reason, value)
    if piece.unit == "quarter" and piece.count == int(piece.count):
        return Reading(_quarters(seen.day, int(piece.count), ahead), reason, value)
    other = _moved(seen.day, (piece,), 1 if ahead else -1)
    # "The next three days" are those that come, "the past three" reach up to the article's own.
    first, last = (seen.day + timedelta(days=1), other) if ahead else (other, seen.day)
    return Reading(Interval(min(first, last), last, "span"), reason, value)


def lasting(piece: Piece, first: date, reason: str) -> Reading:
    """So long from a day on, that day included."""
    if piece.count is None or piece.unit in _CLOCK_UNITS:
        return Reading(Interval(first, None, "span"), f"from {first}; {reason}", length((piece,)))
    last = _moved(first, (piece,), 1) - timedelta(days=1)
    return Reading(Interval(first, last, "span"), f"from {first}; {reason}", length((piece,)))


def _quarters(day: date, count: int, ahead: bool) -> Interval:
    """ "The last two quarters" are whole ones."""
    this = calendar.quarter_of(day.year, (day.month + 2) // 3)
    assert this.first is not None
    assert this.last is not None
    if ahead:
        last = calendar.months_later(this.last + timedelta(days=1), 3 * count) - timedelta(days=1)
        return Interval(this.last + timedelta(days=1), last, "span")
    return Interval(calendar.months_later(this.first, -3 * count), this.first - timedelta(days=1), "span")


def _moved(day: date, pieces: tuple[Piece, ...], way: int) -> date:
    """A day so far on or back. Raises OverflowError outside the calendar."""
    for piece in pieces:
        assert piece.count is not None
        unit, count = piece.unit, piece.count
        if count != int(count) and unit in _HALVED:
            unit, times = _HALVED[unit]
            count = count * times
        if unit in _CLOCK_UNITS:
            continue
        day = calendar.moved(day, unit, way * int(count))
    return day


def _finest(pieces: tuple[Piece, ...]) -> str:
    last = pieces[-1]
    halved = last.count is not None and last.count != int(last.count)
    return _HALVED.get(last.unit, (last.unit, 0))[0] if halved else last.unit


def ago(meaning: Ago, seen: Seen) -> Reading:
    """ "two weeks ago" from the article's day; "a year earlier" from the time named before; "a day after" an event from none."""
    if meaning.origin == "event":
        return from_event(meaning)
    unit = meaning.pieces[-1].unit
    if meaning.origin == "text":
        return _from_text(meaning, seen)
    vague = "PAST_REF" if meaning.way < 0 else "FUTURE_REF"
    if any(piece.count is None for piece in meaning.pieces):
        if seen.day is None:
            return unknown(granularity_of(unit), UNKNOWN_DAY, vague)
        edge = Interval(seen.day, None, "span") if meaning.way > 0 else Interval(None, seen.day, "span")
        return Reading(edge, f"{'after' if meaning.way > 0 else 'before'} {seen.words}; how long is not said", vague)
    if seen.day is None:
        return unknown(granularity_of(unit), UNKNOWN_DAY)
    return counted_from(meaning, seen.day, f"counted from {seen.words}")


def counted_from(meaning: Ago, day: date, reason: str) -> Reading:
    """So far from a day. An exact count of days from a written date is a day; of hours, the day it begins in or a span."""
    piece = meaning.pieces[0]
    if any(one.count is None for one in meaning.pieces):
        return from_event(meaning)
    if len(meaning.pieces) == 1 and piece.unit in _CLOCK_UNITS and piece.count is not None:
        if piece.unit == "hour" and piece.count > 12:
            other = day + timedelta(days=meaning.way * (int(piece.count + 23) // 24))
            return Reading(
                Interval(min(day, other), max(day, other), "span"), reason, value_of(calendar.one_day(other))
            )
        return Reading(calendar.one_day(day), reason, value_of(calendar.one_day(day)))
    that = _moved(day, meaning.pieces, meaning.way)
    exact = meaning.anchor is not None and piece.unit in {"day", "week", "month", "year", "fortnight"}
    interval = calendar.one_day(that) if exact else calendar.unit_of(that, _finest(meaning.pieces))
    return Reading(interval, reason, value_of(interval))


def _from_text(meaning: Ago, seen: Seen) -> Reading:
    unit, granularity = _finest(meaning.pieces), granularity_of(_finest(meaning.pieces))
    reason = "counted from another time in the text"
    day, named = _named_day(seen), seen.named
    if any(piece.count is None for piece in meaning.pieces) or day is None:
        return unknown(granularity, reason, "PAST_REF" if meaning.way < 0 else length(meaning.pieces))
    if unit in _CLOCK_UNITS:
        return unknown(granularity, reason, length(meaning.pieces))
    that = _moved(day, meaning.pieces, meaning.way)
    interval = calendar.unit_of(that, unit)
    if named and unit == "year" and meaning.way < 0 and named.interval.granularity in {"quarter", "month"}:
        interval = calendar.unit_of(
            that, named.interval.granularity
        )  # "a year earlier" is the same quarter of the year before
    if seen.near and named and _precise(named.interval.granularity, granularity):
        return Reading(interval, f"counted from {day}, which the sentence names before it", value_of(interval))
    return unknown(granularity, reason, value_of(interval))


def from_event(meaning: Ago) -> Reading:
    piece = meaning.pieces[0]
    many = piece.count != 1
    size = f"{format(piece.count.normalize(), 'f') if piece.count else 'some'} {piece.unit}{'s' if many else ''}"
    way = "before" if meaning.way < 0 else "after"
    reason = f"{size} {way} an event whose day the words do not give"
    return unknown(granularity_of(piece.unit), reason, length(meaning.pieces))
