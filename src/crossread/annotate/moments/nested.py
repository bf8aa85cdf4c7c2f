"""Reads what stands within something wider: "the first Friday in July", "the week of April 10", "the rest of the year"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from crossread.annotate.moments import clocks, counted, dates, relative, seasonal
from crossread.annotate.moments.lexicon import YEARS, bare, lexicon
from crossread.annotate.moments.meanings import (
    Date,
    Every,
    Found,
    Meaning,
    Named,
    Nth,
    Numeric,
    Other,
    Part,
    Range,
    Season,
    Slice,
    Step,
    WeekOf,
    Years,
)
from crossread.annotate.moments.numbers import ordinal_at, whole_at
from crossread.annotate.moments.tense import tense
from crossread.annotate.tokens import Tokens

Reader = Callable[[Tokens, int], Found | None]
_LAST = frozenset(["last", "final", "closing"])
_WEEK_WAYS = frozenset(["of", "ending", "ended", "beginning", "starting", "commencing"])
_UNITS = frozenset(["day", "week", "weekend", "month", "quarter", "year", "decade", "century"])
_SPANS = frozenset(["week", "weekend", "month", "quarter", "year", "decade", "century"])
EDGES_OF = {
    "end": "end",
    "close": "end",
    "beginning": "beginning",
    "start": "beginning",
    "outset": "beginning",
    "middle": "middle",
    "rest": "rest",
    "remainder": "rest",
}
WITHIN = {"earlier": "earlier", "later": "later", "early": "early", "late": "late"}


def period_at(tokens: Tokens, index: int) -> Found | None:
    """Something that has parts: a month, a year, a season, a quarter, a decade, "this week"; with its article or without."""
    at = index + (tokens.word(index) == "the")
    word = bare(tokens.word(at))
    for reader in (
        dates.month_first,
        dates.year,
        dates.the_year,
        seasonal.decade,
        seasonal.century,
        seasonal.quarter,
        relative.lead,
        seasonal.season,
    ):
        found = reader(tokens, at)
        if found and is_period(found[0]):
            return found
    if at > index and word in _SPANS and tokens.word(at + 1) != "of":
        return Step(word, 0), at + 1
    if word in lexicon().seasons and tokens.word(at + 1) != "of":
        return Season(word), at + 1
    return None


def is_period(meaning: Meaning) -> bool:
    if isinstance(meaning, Date):
        return meaning.day is None
    return isinstance(meaning, Season | Slice | Years) or (isinstance(meaning, Step) and meaning.unit != "day")


def nth(tokens: Tokens, index: int) -> Found | None:
    """ "first Friday in July", "last week of May", "third Monday of next month", "first three months of 2024"."""
    number = -1 if tokens.word(index) in _LAST else 0
    at = index + 1
    if not number:
        ordinal = ordinal_at(tokens, index)
        if ordinal is None:
            return None
        number, at = ordinal
    counted_units = whole_at(tokens, at)
    count, at = counted_units if counted_units and counted_units[0] < 100 else (1, at)
    words, unit = lexicon(), tokens.word(at)
    if unit in words.weekdays and tokens.capital(at) and count == 1:
        at += 1
    elif words.units.get(unit) in _UNITS and unit.endswith("s") == (count > 1):
        unit, at = words.units[unit], at + 1
    else:
        return None
    if number > 5 and unit not in {"day", "week"} and not (unit == "month" and number <= 12):
        return None
    at += tokens.word(at) in {"of", "in"}
    if unit == "month" and tokens.word(at) in words.months:
        return None  # "fell for a ninth month in August"
    if tokens.word(at - 1) not in {"of", "in"} and tokens.word(at) not in {"this", "next", "last"}:
        return None
    within = period_at(tokens, at)
    return (Nth(number, unit, within[0], count), within[1]) if within else None


def nth_day(tokens: Tokens, index: int) -> Found | None:
    """ "the 20th of next month", "the 31st of this month"."""
    number = ordinal_at(tokens, index)
    if number is None or tokens.word(number[1]) != "of" or not tokens.word(index).isdecimal():
        return None
    if tokens.word(number[1] + 1) in {"every", "each"} and tokens.word(number[1] + 2) == "month" and number[0] <= 31:
        return Every(f"XXXX-XX-{number[0]:02}", "P1M"), number[1] + 3
    within = relative.lead(tokens, number[1] + 1)
    if within is None or within[0] not in {
        Step("month", steps, lead) for steps, lead in ((0, "this"), (1, "next"), (-1, "last"))
    }:
        return None
    return Nth(number[0], "day", within[0]), within[1]


def days_of_month(tokens: Tokens, index: int) -> Found | None:
    """ "from the 4th to the 22nd of this month", "between 4 and 22 next month", "from 4 to January 22"."""
    first = dates.day_at(tokens, index)
    if first is None:
        return None
    if tokens.word(index - 1) not in {"from", "between", "the"}:
        return _plain_days(tokens, first)
    dated = dates.month_first(tokens, first[1] + 1) if tokens.word(first[1]) in dates.TO else None
    if dated and isinstance(dated[0], Date) and dated[0].day and dated[0].day > first[0]:
        return Range(replace(dated[0], day=first[0]), dated[0]), dated[1]
    last = dates.day_at(tokens, first[1] + 1) if tokens.word(first[1]) in dates.TO | {"and"} else None
    if last is None or last[0] <= first[0]:
        return None
    within = relative.lead(tokens, last[1] + (tokens.word(last[1]) in {"of", "in"}))
    if within is None or not isinstance(within[0], Step) or within[0].unit != "month":
        return None
    return Range(Nth(first[0], "day", within[0]), Nth(last[0], "day", within[0])), within[1]


def _plain_days(tokens: Tokens, first: tuple[int, int]) -> Found | None:
    """ "4 to 23 next month", "4 till 23 of this month": at the sign after the first day."""
    last = dates.day_at(tokens, first[1] + 1) if tokens.word(first[1]) in dates.TO else None
    if last is None or last[0] <= first[0]:
        return None
    of = tokens.word(last[1]) == "of"
    within = relative.lead(tokens, last[1] + of)
    if within is None or within[0] not in {Step("month", 1, "next"), *([Step("month", 0, "this")] if of else [])}:
        return None
    return Range(Nth(first[0], "day", within[0]), Nth(last[0], "day", within[0])), within[1]


def after_next(tokens: Tokens, index: int) -> Found | None:
    """ "the week after next", "the weekend before last"; at the unit."""
    unit = tokens.word(index)
    if unit not in _SPANS:
        return None
    at = index + 2 + (tokens.word(index + 2) == "the")
    way = tokens.word(index + 1), tokens.word(at)
    steps = {("after", "next"): 2, ("before", "last"): -2}.get(way)
    return (Step(unit, steps), at + 1) if steps and tokens.word(at + 1) not in lexicon().units else None


def to_date(tokens: Tokens, index: int) -> Found | None:
    """ "year to date", "year-to-date"; at the unit."""
    at = index + 1 + (tokens.word(index + 1) == "-")
    if tokens.word(at) != "to" or tokens.word(at + 1 + (tokens.word(at + 1) == "-")) != "date":
        return None
    return Part("earlier", Step(tokens.word(index), 0)), at + 2 + (tokens.word(at + 1) == "-")


def latest(tokens: Tokens, index: int) -> Found | None:
    """ "the latest quarter": the last whole one."""
    unit = tokens.word(index + 1)
    return (
        (Step(unit, -1), index + 2)
        if unit in {"quarter", "month", "week", "year"} and tokens.word(index + 2) != "-"
        else None
    )


def end_of_unit(tokens: Tokens, index: int) -> Found | None:
    """ "by end of year", with no article; at the unit."""
    if (
        tokens.word(index - 1) != "of"
        or tokens.word(index - 2) not in {"end", "start", "beginning", "rest", "remainder"}
        or tokens.word(index + 1) == "-"
    ):
        return None
    return Step(tokens.word(index), 0, "the"), index + 1


def week_of(tokens: Tokens, index: int) -> Found | None:
    """ "the week of April 10", "the week ended Oct. 5", "the weekend of March 3"."""
    word, way = tokens.word(index), tokens.word(index + 1)
    if word not in {"week", "weekend", "month", "quarter", "year"} or way not in _WEEK_WAYS:
        return None
    at = index + 2 + (tokens.word(index + 2) in {"on"})
    at += tokens.word(at) == "the" and tokens.word(at + 1).isdecimal()
    for reader in (dates.month_first, dates.day_first, dates.numeric, seasonal.holiday):
        found = reader(tokens, at)
        if found and (isinstance(found[0], Named | Numeric) or (isinstance(found[0], Date) and found[0].day)):
            return WeekOf(word if way == "of" else f"{word} {way}", found[0]), found[1]
    number = ordinal_at(tokens, at) if tokens.word(at - 1) == "the" else None
    if number is None or word not in {"week", "weekend"} or way != "of" or tokens.word(number[1])[:1].isalpha():
        return None
    return WeekOf(word, Date(day=number[0])), number[1]  # "the week of the 18th"


def the(tokens: Tokens, index: int) -> Found | None:
    """What begins with "the": by the word after it, for "the" is the commonest of all words."""
    best: Found | None = None
    for reader, offset in after_the().get(tokens.word(index + 1), ()):
        found = reader(tokens, index + offset)
        if found and (best is None or found[1] > best[1]):
            best = found
    return best


def the_day(tokens: Tokens, index: int) -> Found | None:
    """ "the 21st of January", "the tenth of May"; at the ordinal."""
    return dates.day_first(tokens, index) if ordinal_at(tokens, index) else None


@cache
def after_the() -> dict[str, tuple[tuple[Reader, int], ...]]:
    """The readers of each word after "the", and whether they begin at "the" (0) or after it (1)."""
    words = lexicon()
    ordinals = [*words.ordinals, *words.tens, *(str(day) for day in range(1, 32)), *(f"0{day}" for day in range(1, 10))]
    numbers = [str(number) for number in range(10, 100, 10)]
    rows: tuple[tuple[Reader, int, Iterable[str]], ...] = (
        (relative.day_word, 0, ("day",)),
        (relative.other, 0, relative.OTHER),
        (clocks.part_of_day, 0, ("early", "late", "mid", "small", *words.dayparts)),
        (counted.counted, 0, ("day", "week", "month", "year", "couple", "night", "morning")),
        (relative.reference, 0, {row[0][1] for row in words.references["the"]}),
        (dates.the_year, 0, ("year", "fiscal", "financial")),
        (after_next, 1, _SPANS),
        (nth, 1, (*ordinals, *_LAST)),
        (nth_day, 1, ordinals),
        (the_day, 1, ordinals),
        (relative.lead, 1, (*words.leads, "recent")),
        (seasonal.quarter, 1, (*ordinals, "final", "last", "q")),
        (seasonal.century, 1, ordinals),
        (
            seasonal.decade,
            1,
            (*words.decades, *numbers, *(year for year in YEARS if year.endswith("0")), "'", "nineteen"),
        ),
        (seasonal.season, 1, words.seasons),
        (week_of, 1, ("week", "weekend", "month", "quarter", "year")),
        (latest, 1, ("latest",)),
        (counted.ago_year, 1, ("year",)),
        (seasonal.holiday, 1, words.holidays),
        (_unit, 0, (*_SPANS, "day")),
    )
    found: dict[str, list[tuple[Reader, int]]] = {}
    for reader, offset, starts in rows:
        for word in starts:
            for form in (word, f"{word}'s"):
                found.setdefault(form, []).append((reader, offset))
    return {word: tuple(readers) for word, readers in found.items()}


def _unit(tokens: Tokens, index: int) -> Found | None:
    """ "the end of the year", "later in the day", "over the weekend": a unit alone says when only with such words before."""
    unit, before, mark = bare(tokens.word(index + 1)), tokens.word(index - 1), tokens.word(index - 2)
    if tokens.word(index + 2) == "-" and tokens.glued(index + 2):
        return None
    if unit == "weekend" and tokens.word(index + 2) != "of":
        return Step("weekend", 0, "the"), index + 2
    if (
        unit in _SPANS
        and tokens.word(index + 2) != "of"
        and ((before == "of" and mark in EDGES_OF) or (before == "in" and mark in WITHIN))
    ):
        return Step(unit, 0, "the"), index + 2
    if (
        unit in {"month", "quarter", "year"}
        and before in {"for", "during", "in"}
        and tokens.word(index + 2) in {".", ",", ";", "", "and", "but", "after", "as", "from"}
    ):
        return Other(unit, 0, f"the {unit}"), index + 2
    ended = before == "of" and mark == "end" and tokens.word(index - 4) in {"by", "before", "until"}
    ended = ended and unit == "day" and tense(tokens, index - 4, index + 2) != "past"
    if unit == "day" and (ended or (before == "in" and mark in {"earlier", "later"})):
        return Step("day", 0, "the"), index + 2
    return None


def edge_word(tokens: Tokens, index: int) -> Found | None:
    """ "year-end", "year's end", "month-end", "midyear", "midweek"."""
    word, after = tokens.word(index), tokens.word(index + 1)
    if word in {"midyear", "midweek"}:
        return Part("mid", Step(word[3:], 0)), index + 1
    if word in {"year's", "month's"} and after == "end":
        return Part("end", Step(word[:-2], 0)), index + 2
    ended = after == "-" and tokens.word(index + 2) == "end" and tokens.word(index + 3) != "-"
    return (Part("end", Step(word, 0)), index + 3) if ended and word in {"year", "month"} else None
