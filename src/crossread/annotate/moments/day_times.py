"""Days with their parts and their times: "Tuesday night", "8 a.m. on Tuesday", "tonight at 7", "every Monday at 4 p.m."."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from crossread.annotate.moments import clocks
from crossread.annotate.moments.lexicon import bare, lexicon
from crossread.annotate.moments.meanings import (
    At,
    Clock,
    Date,
    DayPart,
    Edge,
    Every,
    Found,
    Meaning,
    Named,
    Nth,
    Numeric,
    Other,
    Range,
    Step,
    Way,
    Weekday,
)
from crossread.annotate.moments.relative import week_after
from crossread.annotate.tokens import Tokens

Atom = Callable[[Tokens, int], Found | None]
_LINKS = frozenset(["at", "around", "about", "approximately", "from", "between", "on"])


def is_day(meaning: Meaning) -> bool:
    if isinstance(meaning, Date):
        return meaning.day is not None
    if isinstance(meaning, Step | Other):
        return meaning.unit == "day" or meaning.unit.startswith("weekday")
    if isinstance(meaning, Nth):
        return meaning.count == 1 and (meaning.unit == "day" or meaning.unit.endswith("day"))
    return isinstance(meaning, Weekday | Named | Numeric)


def is_time(meaning: Meaning) -> bool:
    return isinstance(meaning, Clock) or (isinstance(meaning, Range) and isinstance(meaning.first, Clock))


def day_part(tokens: Tokens, day: Meaning, end: int) -> Found | None:
    """ "Tuesday night", "Tuesday, in the morning", "Tuesday late night"."""
    words, at = lexicon(), end + (tokens.word(end) == ",")
    if tokens.word(at) == "in" and tokens.word(at + 1) == "the":
        at += 2
    elif at > end:
        return None
    marked = tokens.word(at) in {"early", "late"}
    at += marked + (marked and tokens.word(at + 1) == "-")
    part = words.dayparts.get(bare(tokens.word(at)))
    if part is None or tokens.capital(at) or (tokens.word(at + 1) == "-" and tokens.glued(at + 1)):
        return None
    return At(day, DayPart(part)), at + 1


def _clock_after(tokens: Tokens, end: int) -> Found | None:
    """A time of day that stands after a day: ", at 9:40 a.m.", "around noon", "shortly before 9 p.m."."""
    at = end + (tokens.word(end) in {",", "-", "("} and tokens.word(end + 1) not in {"the"})
    if tokens.word(at) in {"shortly", "just", "sometime"}:
        at += 1
    if tokens.word(at) in {"before", "after"} and tokens.word(at - 1) in {"shortly", "just", "sometime"}:
        at += 1
    linked = tokens.word(at) in _LINKS
    found = clocks.clock(tokens, at + linked)
    if found is None and linked and tokens.word(at + 1) in _LINKS:
        found = clocks.clock(tokens, at + 2)
    return found


def day_clock(tokens: Tokens, day: Meaning, end: int) -> Found | None:
    if tokens.word(end) == "t" and tokens.glued(end):  # ISO 8601: 2025-01-22T09:40
        found = clocks.face(tokens, end + 1)
        return (At(day, found[0]), found[1]) if found else None
    found = _clock_after(tokens, end) or clocks.face(tokens, end + (tokens.word(end) == "at"))
    if found:
        time = found[0]
        lasting = clocks.lasting(tokens, time, found[1]) if isinstance(time, Clock) else None
        return (At(day, lasting[0]), lasting[1]) if lasting else (At(day, time), found[1])
    way, at = edge_at(tokens, end)
    found = (clocks.clock(tokens, at) or clocks.face(tokens, at)) if way else None
    return (Edge(way, At(day, found[0])), found[1]) if found and way else None


def edge_at(tokens: Tokens, index: int) -> tuple[Way | None, int]:
    """ "before", "no later than", "later than" between a day and its time, and the index after it."""
    at = index + (tokens.word(index) == "no")
    if tokens.word(at) in {"later", "earlier"} and tokens.word(at + 1) == "than":
        later = tokens.word(at) == "later"
        if at > index:
            return ("by" if later else "from"), at + 2
        return ("after" if later else "before"), at + 2
    word = tokens.word(index)
    return (lexicon().edges[word], index + 1) if word in {"before", "after", "by", "until"} else (None, index)


def part_week(tokens: Tokens, meaning: At, end: int) -> Found | None:
    """ "Wednesday evening next week"."""
    week, stop = week_after(tokens, end)
    if week is None or not isinstance(meaning.day, Weekday):
        return None
    return At(replace(meaning.day, week=week), meaning.time), stop


def part_clock(tokens: Tokens, at_part: At, end: int) -> Found | None:
    """ "Tuesday night at 9": the hour takes its half of the day from the part."""
    found = _clock_after(tokens, end) or clocks.face(tokens, end + (tokens.word(end) == "at"))
    if found:
        return At(at_part.day, _in_part(found[0], at_part.time)), found[1]
    if tokens.word(end) not in {"at", "around", "about"} or not isinstance(at_part.time, DayPart):
        return None
    hour = clocks.bare_hour(tokens, end + 1)
    if hour is None:
        return None
    later = at_part.time.part != "MO" and hour[0] < 12
    return At(at_part.day, Clock(hour[0] + 12 if later else hour[0] % 24)), hour[1]


def part_alone(tokens: Tokens, part: Meaning, end: int) -> Found | None:
    """ "in the afternoon at 7"."""
    if not isinstance(part, DayPart):
        return None
    hour = clocks.bare_hour(tokens, end + 1) if tokens.word(end) in {"at", "around"} else None
    if hour is None:
        return None
    return Clock(hour[0] + 12 if part.part != "MO" and hour[0] < 12 else hour[0] % 24), hour[1]


def clock_day(tokens: Tokens, time: Meaning, end: int, read: Atom) -> Found | None:
    """ "8 a.m. on Tuesday", "noon Tuesday", "the morning of Jan. 21", "7 a.m. this morning"."""
    at = end + (tokens.word(end) == ",")
    at += tokens.word(at) in {"on", "of"}
    found = read(tokens, at)
    if found is None or tokens.word(found[1]) in {"-"}:
        return None
    day = found[0]
    if isinstance(day, At) and isinstance(day.time, DayPart):
        return At(day.day, _in_part(time, day.time)), found[1]
    if isinstance(day, Other) and day.unit in {"MO", "AF", "EV", "NI"} and not isinstance(time, DayPart):
        return At(replace(day, unit="day"), _in_part(time, DayPart(day.unit))), found[1]
    if isinstance(day, Every):
        return _at_every(day, time), found[1]
    if not is_day(day):
        return None
    part = lexicon().dayparts.get(tokens.word(found[1])) if not isinstance(time, DayPart) else None
    return At(day, _in_part(time, DayPart(part)) if part else time), found[1] + (part is not None)


def _in_part(time: Meaning, part: Meaning) -> Meaning:
    """The hour that a part of the day makes of one without a.m. or p.m.: "7:30 tonight"."""
    if isinstance(time, Range):
        return Range(_in_part(time.first, part), _in_part(time.last, part))
    if (
        not isinstance(time, Clock)
        or time.sure
        or not isinstance(part, DayPart)
        or part.part == "MO"
        or time.hour >= 12
    ):
        return time
    return replace(time, hour=time.hour + 12, sure=True)


def every_clock(tokens: Tokens, every: Every, end: int) -> Found | None:
    """ "every Monday at 4 p.m.", "every night at 9"."""
    if ":" in every.value:
        return None
    found = _clock_after(tokens, end)
    if found is None and every.value in {"TNI", "TEV", "TAF", "TMO"} and tokens.word(end) in {"at", "around"}:
        hour = clocks.bare_hour(tokens, end + 1)
        turned = (hour[0] + 12 if every.value != "TMO" and hour[0] < 12 else hour[0] % 24) if hour else 0
        return (_at_every(every, Clock(turned)), hour[1]) if hour else None
    return (_at_every(every, found[0]), found[1]) if found else None


def _at_every(every: Every, time: Meaning) -> Every:
    if not isinstance(time, Clock):
        return every
    clock = f"T{time.hour:02}:{time.minute:02}"
    days = every.value.partition("T")[0] if every.value.startswith("XXXX") else ""
    return Every(f"{days}{clock}", every.every)
