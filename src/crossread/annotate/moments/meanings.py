"""What words of time say, before they are seen from any day: the nodes that the grammar builds and `resolve` reads."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Way = Literal["since", "from", "until", "before", "after", "by"]


@dataclass(frozen=True, slots=True)
class Date:
    """A day, a month or a year as written; what is not written is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # Monday is 0
    years: int | None = None  # steps from the article's year: -1 in "March of last year"
    lead: str = ""  # "last" in "last March"
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Numeric:
    """1/2/2025: which of the two is the month, the page must show."""

    first: int
    second: int
    year: int
    sign: str


@dataclass(frozen=True, slots=True)
class Weekday:
    number: int
    lead: str = ""  # "last", "next", "this", "coming", "past", "following", "previous"
    week: int | None = None  # steps from the article's week, where it is said: "Monday of last week"


@dataclass(frozen=True, slots=True)
class Step:
    """A unit of the calendar so many steps from that of the article: "last month" is a month and -1."""

    unit: str
    steps: int
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Other:
    """A unit so many steps from a time named in the text: "the following week", "that night", "the same day"."""

    unit: str  # a unit, or a part of the day as TIMEX3 writes it: "NI"
    steps: int
    words: str


@dataclass(frozen=True, slots=True)
class Piece:
    count: Decimal | None  # None: the words give no number ("several weeks")
    unit: str


@dataclass(frozen=True, slots=True)
class Ago:
    """So long before or after something: "two weeks ago", "three days later", "a day after Jan. 20"."""

    pieces: tuple[Piece, ...]
    way: int  # -1 before, 1 after
    origin: Literal["article", "text", "event", "start"]  # "start": it lasts so long from a day that must follow
    anchor: Meaning | None = None  # the date that stands right there


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time up to the article's day, or from it: "the past five years", "the next 24 hours"."""

    piece: Piece
    ahead: bool
    vague: bool = False  # "recent months", "coming weeks": a time, not a length


@dataclass(frozen=True, slots=True)
class Lasting:
    """ "two weeks starting Monday": a length of time from a day on."""

    piece: Piece
    start: Meaning


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th of something within something wider: "the first Friday in July"; -1 is the last."""

    number: int
    unit: str  # "monday" ... "sunday", "day", "week", "weekend", "month"
    of: Meaning
    count: int = 1  # "the first three months of 2024"


@dataclass(frozen=True, slots=True)
class Slice:
    """A quarter or a half of a year."""

    unit: Literal["quarter", "half"]
    number: int
    year: int | None = None
    years: int | None = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    name: str
    year: int | None = None
    years: int | None = None
    steps: int | None = None  # "last summer" is -1


@dataclass(frozen=True, slots=True)
class Years:
    """A decade or a century by its first year."""

    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Week:
    """A week by its number in a year."""

    number: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week, or month, that a day lies in: "the week of April 10"."""

    unit: str
    of: Meaning


@dataclass(frozen=True, slots=True)
class Named:
    """A holiday or a feast."""

    name: str
    year: int | None = None
    years: int | None = None
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    hour: int
    minute: int = 0
    second: int | None = None
    zone: str | None = None  # offset as ISO 8601, "" where the zone's name gives none
    sure: bool = True  # False: no a.m. or p.m. is written, so that "tonight at 9:30" is later than it looks


@dataclass(frozen=True, slots=True)
class DayPart:
    part: str  # MO, MI (midday), AF, EV, NI, as TIMEX3 writes them


@dataclass(frozen=True, slots=True)
class At:
    """A day with its time or its part."""

    day: Meaning
    time: Meaning  # Clock, DayPart or a Range of clocks


@dataclass(frozen=True, slots=True)
class Part:
    """ "early 2024", "the end of March", "earlier this month", "the rest of the week"."""

    part: str
    of: Meaning


@dataclass(frozen=True, slots=True)
class Range:
    first: Meaning
    last: Meaning


@dataclass(frozen=True, slots=True)
class Edge:
    """ "since March", "until Friday", "by 2030"."""

    way: Way
    of: Meaning


@dataclass(frozen=True, slots=True)
class Reference:
    """The present, the past or the future, and no day: "now", "recently"."""

    value: Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"]


@dataclass(frozen=True, slots=True)
class Every:
    """What recurs: "every Tuesday", "daily"."""

    value: str  # TIMEX3: "XXXX-WXX-2", "P1D"
    every: str  # ISO 8601: "P1W"


Meaning = (
    Date | Numeric | Weekday | Step | Other | Ago | Stretch | Lasting | Nth | Slice | Season | Years | Week | WeekOf | Named | Clock
    | DayPart | At | Part | Range | Edge | Reference | Every
)  # fmt: skip
Found = tuple[Meaning, int]  # with the index after its last word
