"""What an expression grows by after it: a day by its time, a time by its day, "two days after" by the date that follows."""

from __future__ import annotations

from dataclasses import replace

from crossread.annotate.moments import clocks, seasonal
from crossread.annotate.moments.day_times import (
    Atom,
    clock_day,
    day_clock,
    day_part,
    every_clock,
    is_day,
    is_time,
    part_alone,
    part_clock,
    part_week,
)
from crossread.annotate.moments.lexicon import YEARS, bare, lexicon
from crossread.annotate.moments.meanings import (
    Ago,
    At,
    Clock,
    Date,
    DayPart,
    Every,
    Found,
    Lasting,
    Meaning,
    Named,
    Range,
    Season,
    Slice,
    Step,
    Weekday,
    WeekOf,
)
from crossread.annotate.tokens import Tokens

MOST_JOINS = 3  # a day, its part, its time: no expression has more


def longer(tokens: Tokens, found: Found, read: Atom) -> Found:
    for _ in range(MOST_JOINS):
        more = _joined(tokens, found, read)
        if more is None:
            break
        found = more
    return found


def _joined(tokens: Tokens, found: Found, read: Atom) -> Found | None:
    meaning, end = found
    if bare(tokens.word(end - 1)) != tokens.word(end - 1) and not isinstance(meaning, Named):
        # "Thursday's": what follows is another's, but for "last year's third quarter".
        return _slice_of(tokens, meaning, end) if isinstance(meaning, Step) else None
    if is_day(meaning):
        return _holiday_week(tokens, meaning, end) or day_part(tokens, meaning, end) or day_clock(tokens, meaning, end)
    if isinstance(meaning, At) and isinstance(meaning.day, Date):
        return _stamp(tokens, meaning, end)
    if isinstance(meaning, At) and isinstance(meaning.time, DayPart):
        return part_clock(tokens, meaning, end) or part_week(tokens, meaning, end)
    if isinstance(meaning, DayPart) or is_time(meaning):
        return _time_grown(tokens, meaning, end, read)
    if isinstance(meaning, Ago):
        return _anchored(tokens, meaning, end, read)
    return _wider(tokens, meaning, end)


def _wider(tokens: Tokens, meaning: Meaning, end: int) -> Found | None:
    """What is no day and no time: a year with its quarter, a week with its day, what recurs with its time."""
    if isinstance(meaning, Date):
        return _year_slice(tokens, meaning, end)
    if isinstance(meaning, Step):
        return _week_day(tokens, meaning, end)
    return every_clock(tokens, meaning, end) if isinstance(meaning, Every) else None


def _time_grown(tokens: Tokens, time: Meaning, end: int, read: Atom) -> Found | None:
    lasting = clocks.lasting(tokens, time, end) if isinstance(time, Clock) else None
    return lasting or clock_day(tokens, time, end, read) or part_alone(tokens, time, end)


def _slice_of(tokens: Tokens, year: Step, end: int) -> Found | None:
    """ "last year's third quarter", "this year's first half", "last year's summer"."""
    found = (seasonal.quarter(tokens, end, part=True) or seasonal.season(tokens, end)) if year.unit == "year" else None
    if found is None or not isinstance(found[0], Slice | Season) or found[0].year is not None:
        return None
    return replace(found[0], years=year.steps), found[1]


def _year_slice(tokens: Tokens, meaning: Date, end: int) -> Found | None:
    """ "the 1989 third quarter"."""
    if meaning.year is None or meaning.month is not None:
        return None
    found = seasonal.quarter(tokens, end + (tokens.word(end) == "the"), part=True)
    if found is None or not isinstance(found[0], Slice) or found[0].year is not None:
        return None
    return replace(found[0], year=meaning.year), found[1]


def _holiday_week(tokens: Tokens, meaning: Meaning, end: int) -> Found | None:
    """ "Labor Day weekend", "Christmas week"."""
    if not isinstance(meaning, Named) or tokens.word(end) not in {"weekend", "week"} or tokens.word(end + 1) == "-":
        return None
    return WeekOf(tokens.word(end), meaning), end + 1


def _anchored(tokens: Tokens, ago: Ago, end: int, read: Atom) -> Found | None:
    """ "two days after Jan. 20", "two weeks starting Monday"."""
    if ago.anchor is not None or ago.origin not in {"event", "start"}:
        return None
    found = read(tokens, end + (tokens.word(end) in {"on", "from"}))
    if found and isinstance(found[0], Clock) and ago.origin == "start":
        return (clocks.ended(found[0], ago.pieces), found[1]) if ago.pieces[0].unit in {"hour", "minute"} else None
    if found is None or not (is_day(found[0]) or (isinstance(found[0], Date) and found[0].year)):
        return None
    if ago.origin == "start":
        return Lasting(ago.pieces[0], found[0]), found[1]
    return replace(ago, anchor=found[0]), found[1]


def _stamp(tokens: Tokens, meaning: At, end: int) -> Found | None:
    """ "Wed Oct 26 15:50:06 2016": the year stands after the time."""
    day, year = meaning.day, YEARS.get(tokens.word(end))
    if isinstance(meaning.time, DayPart):
        return part_clock(tokens, meaning, end)
    if not isinstance(day, Date) or not isinstance(meaning.time, Clock) or year is None:
        return None
    if day.year is not None or day.years is not None or day.month is None or meaning.time.second is None:
        return None
    return At(replace(day, year=year), meaning.time), end + 1


def _week_day(tokens: Tokens, step: Step, end: int) -> Found | None:
    """ "next week Sunday", "last week on Friday", "next week between Wednesday and Friday"."""
    linked = tokens.word(end) in {"on", "between", "from"}
    at = end + linked
    days = lexicon().weekdays | lexicon().short_weekdays
    number = days.get(tokens.word(at))
    if step.unit != "week" or step.lead not in {"last", "this", "next"} or number is None or not tokens.capital(at):
        return None
    first = Weekday(number, week=step.steps)
    if not linked or tokens.word(end) == "on":
        return first, at + 1
    last = days.get(tokens.word(at + 2))
    if tokens.word(at + 1) not in {"to", "and", "-", "through", "until"} or last is None or not tokens.capital(at + 2):
        return None
    return Range(first, Weekday(last, week=step.steps)), at + 3
