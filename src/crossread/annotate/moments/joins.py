"""What an expression grows by: a day by its part and its time, a time by its day, two ends to a range, "since" and "early"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from crossread.annotate.moments import clocks, seasonal
from crossread.annotate.moments.checks import hyphen
from crossread.annotate.moments.lexicon import bare, lexicon
from crossread.annotate.moments.meanings import (
    Ago,
    At,
    Clock,
    Date,
    DayPart,
    Edge,
    Every,
    Found,
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
from crossread.annotate.moments.nested import EDGES_OF, WITHIN
from crossread.annotate.moments.relative import week_after
from crossread.annotate.tokens import Tokens

Atom = Callable[[Tokens, int], Found | None]
MOST_JOINS = 3  # a day, its part, its time: no expression has more
_LINKS = frozenset(["at", "around", "about", "approximately", "from", "between", "on"])
_TO = frozenset(["to", "through", "until", "till", "til", "-"])
EDGES = {
    "starting": "from",
    "beginning": "from",
    "effective": "from",
    "since": "since",
    "until": "until",
    "till": "until",
    "by": "by",
    "before": "before",
    "after": "after",
}


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


def grown(tokens: Tokens, start: int, atom: Found, read: Atom) -> Found | None:
    """An expression with all that belongs to it after it; None where what it needs is not there."""
    found = _longer(tokens, atom, read)
    if isinstance(found[0], Ago) and found[0].origin == "start":
        return None  # "two weeks starting" with no day
    return _ranged(tokens, start, found, read) or found


def _longer(tokens: Tokens, found: Found, read: Atom) -> Found:
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
        return (
            _holiday_week(tokens, meaning, end) or _day_part(tokens, meaning, end) or _day_clock(tokens, meaning, end)
        )
    if isinstance(meaning, At) and isinstance(meaning.time, DayPart):
        return _part_clock(tokens, meaning, end) or _part_week(tokens, meaning, end)
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
    return _every_clock(tokens, meaning, end) if isinstance(meaning, Every) else None


def _time_grown(tokens: Tokens, time: Meaning, end: int, read: Atom) -> Found | None:
    lasting = clocks.lasting(tokens, time, end) if isinstance(time, Clock) else None
    return lasting or _clock_day(tokens, time, end, read) or _part_alone(tokens, time, end)


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


def _week_day(tokens: Tokens, step: Step, end: int) -> Found | None:
    """ "next week Sunday", "last week on Friday"."""
    at = end + (tokens.word(end) == "on")
    number = lexicon().weekdays.get(tokens.word(at))
    if step.unit != "week" or step.lead not in {"last", "this", "next"} or number is None or not tokens.capital(at):
        return None
    return Weekday(number, week=step.steps), at + 1


def _day_part(tokens: Tokens, day: Meaning, end: int) -> Found | None:
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


def _day_clock(tokens: Tokens, day: Meaning, end: int) -> Found | None:
    if tokens.word(end) == "t" and tokens.glued(end):  # ISO 8601: 2025-01-22T09:40
        found = clocks.face(tokens, end + 1)
        return (At(day, found[0]), found[1]) if found else None
    found = _clock_after(tokens, end) or clocks.face(tokens, end + (tokens.word(end) == "at"))
    if found:
        return At(day, found[0]), found[1]
    way = tokens.word(end)
    found = clocks.clock(tokens, end + 1) if way in {"before", "after", "by", "until"} else None
    return (Edge(EDGES[way], At(day, found[0])), found[1]) if found else None  # type: ignore[arg-type]


def _part_week(tokens: Tokens, meaning: At, end: int) -> Found | None:
    """ "Wednesday evening next week"."""
    week, stop = week_after(tokens, end)
    if week is None or not isinstance(meaning.day, Weekday):
        return None
    return At(replace(meaning.day, week=week), meaning.time), stop


def _part_clock(tokens: Tokens, at_part: At, end: int) -> Found | None:
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


def _part_alone(tokens: Tokens, part: Meaning, end: int) -> Found | None:
    """ "in the afternoon at 7"."""
    if not isinstance(part, DayPart):
        return None
    hour = clocks.bare_hour(tokens, end + 1) if tokens.word(end) in {"at", "around"} else None
    if hour is None:
        return None
    return Clock(hour[0] + 12 if part.part != "MO" and hour[0] < 12 else hour[0] % 24), hour[1]


def _clock_day(tokens: Tokens, time: Meaning, end: int, read: Atom) -> Found | None:
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


def _every_clock(tokens: Tokens, every: Every, end: int) -> Found | None:
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


def _kind(meaning: Meaning) -> str:
    """What kind of end of a range a meaning is; "" for none."""
    if is_day(meaning) or isinstance(meaning, At):
        return "day"
    if isinstance(meaning, Date):
        return "month" if meaning.month else "year"
    if isinstance(meaning, Clock):
        return "clock"
    if isinstance(meaning, Season | Years | Slice):
        return type(meaning).__name__
    return ""


def _ranged(tokens: Tokens, start: int, found: Found, read: Atom) -> Found | None:
    """ "Monday to Friday", "from March 3 to April 5", "between 2014 and 2018", "2014-2018"."""
    meaning, end = found
    kind, link, before = _kind(meaning), tokens.word(end), tokens.word(start - 1)
    if before in {"early", "mid", "late"}:
        before = tokens.word(start - 2)
    if before == "of" and tokens.word(start - 2) in EDGES_OF:
        before = tokens.word(start - 3 - (tokens.word(start - 3) == "the"))
    both = link == "and" and before == "between"
    if isinstance(meaning, Reference) and meaning.value == "PRESENT_REF" and both:
        kind = "day"
    if not kind or not (link in _TO or both) or tokens.word(end - 1).endswith("'s"):
        return None
    if link == "-" and not hyphen(tokens, end):
        return None  # a long dash parts clauses
    part, at = _part_ahead(tokens, end + 1)
    other = read(tokens, at)
    if other is None:
        return None
    if kind == "clock" and isinstance(other[0], Clock) and link in {"to", "till", "until", "and"}:
        return _longer(tokens, (Range(meaning, other[0]), other[1]), read)
    last, stop = _longer(tokens, other, read)
    kinds = {kind, _kind(last)}
    if isinstance(last, Reference) and last.value == "PRESENT_REF" and before in {"from", "between"}:
        return Range(meaning, last), stop
    if (
        "" in kinds
        or ("clock" in kinds and len(kinds) > 1)
        or (len(kinds) > 1 and before not in {"from", "between", "in"})
    ):
        return None
    if kind == "clock" and link == "-" and not tokens.glued(end):
        return None
    return Range(meaning, Part(part, last) if part else last), stop


def _part_ahead(tokens: Tokens, index: int) -> tuple[str, int]:
    """ "the end of", "early", "mid-" before the last end of a range, and the index after it."""
    at = index + (tokens.word(index) == "the")
    if tokens.word(at) in EDGES_OF and tokens.word(at + 1) == "of":
        return EDGES_OF[tokens.word(at)], at + 2
    if tokens.word(index) in {"early", "mid", "late"}:
        return tokens.word(index), index + 1 + (tokens.word(index + 1) == "-")
    return "", index


def wrapped(tokens: Tokens, start: int, found: Found) -> tuple[int, Meaning]:
    """What stands before an expression and belongs to it: "early", "the end of", "since", "about"; where it then begins."""
    meaning, end = found
    if not isinstance(meaning, Every | Reference | Stretch):
        start, meaning = _with_part(tokens, start, meaning)
    if isinstance(meaning, Ago):
        return _hedged(tokens, start), meaning
    word = tokens.word(start - 1)
    if word in {"on", "in", "than"} and tokens.word(start - 2) in {"starting", "beginning", "effective", "later"}:
        word, start = tokens.word(start - 2), start - 1
        if word == "later":
            return (start - 3, Edge("by", meaning)) if tokens.word(start - 2) in {"no", "not"} else (start + 1, meaning)
    if word in EDGES and _opens(tokens, EDGES[word], meaning, end):
        begin = start - 1 - (word == "since" and tokens.word(start - 2) == "ever")
        return begin, Edge(EDGES[word], meaning)  # type: ignore[arg-type]
    return start, meaning


def _with_part(tokens: Tokens, start: int, meaning: Meaning) -> tuple[int, Meaning]:
    """ "early 2024", "mid-March", "the end of 2024", "earlier this month", "later in the day", "the rest of the week"."""
    before = tokens.word(start - 1)
    at, part = start, ""
    if before in {"early", "late", "mid", "earlier", "later"}:
        at, part = start - 1, before
    elif before == "-" and tokens.word(start - 2) in {"early", "late", "mid"}:
        at, part = start - 2, tokens.word(start - 2)
    elif before == "of" and tokens.word(start - 2) in EDGES_OF:
        at, part = start - 2, EDGES_OF[tokens.word(start - 2)]
    elif before in {"in", "on"} and tokens.word(start - 2) in WITHIN:
        at, part = start - 2, WITHIN[tokens.word(start - 2)]
    if (
        not part
        or isinstance(meaning, Ago | Clock | Week | WeekOf | Edge)
        or (isinstance(meaning, DayPart) and part not in {"early", "late"})
    ):
        return start, meaning
    if part == "mid" and tokens.word(at) == "mid" and is_day(meaning):
        return start, meaning
    at -= tokens.word(at - 1) == "the"
    if isinstance(meaning, Range):
        return at, Range(Part(part, meaning.first), meaning.last)
    return at, Part(part, meaning)


def _opens(tokens: Tokens, way: str, meaning: Meaning, end: int) -> bool:
    """Whether a word before an expression opens its interval; "after Monday's vote" names the vote."""
    if isinstance(meaning, Every | Reference | DayPart | Range | Stretch | Other | Years) and not (
        way == "since" and isinstance(meaning, Years | Other)
    ):
        return False
    if way in {"since", "from"}:
        return True
    if tokens.word(end - 1).endswith("'s") or tokens.word(end) == "'":
        return False
    return way in {"until", "by"} or tokens.word(end) in lexicon().context["after_edge"]


def _hedged(tokens: Tokens, start: int) -> int:
    words = lexicon()
    for _ in range(2):
        if tuple(tokens.words[max(0, start - 2) : start]) in words.hedge_pairs:
            start -= 2
        elif tokens.word(start - 1) in words.hedges:
            start -= 1
        else:
            break
    return start
