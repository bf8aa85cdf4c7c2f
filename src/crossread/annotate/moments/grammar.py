"""Date and time expressions in a sentence, before anything is resolved.

Each word that may begin an expression has its readers; the longest reading wins, and grows: a day takes its part and its
time, a time its day, two days make a range. Nothing is read twice at one place, so the time grows with the length.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from crossread.annotate.moments import (
    around,
    clocks,
    counted,
    dates,
    nested,
    ranges,
    recurring,
    relative,
    seasonal,
    weekdays,
)
from crossread.annotate.moments.lexicon import YEARS, lexicon
from crossread.annotate.moments.meanings import Found, Meaning
from crossread.annotate.tokens import REMEMBERED, Tokens, tokens_of

Reader = Callable[[Tokens, int], Found | None]


@dataclass(frozen=True, slots=True)
class Expression:
    """Words [start, end) of a sentence that name a time, by their index, and what they say."""

    start: int
    end: int
    meaning: Meaning


@lru_cache(maxsize=REMEMBERED)
def expressions(text: str) -> tuple[Expression, ...]:
    """The expressions of a sentence in order; they never overlap."""
    tokens = tokens_of(text)
    if tokens.vocabulary.isdisjoint(triggers()):
        return ()
    found: list[Expression] = []
    readers, follow, done = table(), following(), 0
    for index in [place for place, word in enumerate(tokens.words) if word in readers]:
        word = tokens.words[index]
        if index < done or (word in follow and tokens.word(index + 1) not in follow[word]):
            continue
        one = read_at(tokens, index, readers[word])
        if one is not None:
            start, meaning = around.wrapped(tokens, index, one)
            found.append(Expression(max(start, done), one[1], meaning))
            done = one[1]
    return tuple(found)


def read_at(tokens: Tokens, index: int, readers: tuple[Reader, ...]) -> Found | None:
    """The longest expression that begins at an index."""
    atom = atom_at(tokens, index, readers)
    return ranges.grown(tokens, index, atom, _atom) if atom else None


def atom_at(tokens: Tokens, index: int, readers: tuple[Reader, ...]) -> Found | None:
    best: Found | None = None
    for reader in readers:
        found = reader(tokens, index)
        if found and (best is None or found[1] > best[1]):
            best = found
    return best


def _atom(tokens: Tokens, index: int) -> Found | None:
    """An expression that begins at an index, not grown."""
    readers = table().get(tokens.word(index))
    return atom_at(tokens, index, readers) if readers else None


@cache
def triggers() -> frozenset[str]:
    """Words of which one stands in every expression."""
    words = lexicon()
    said = {
        *words.months, *words.weekdays, *words.short_weekdays, *words.weekdays_in_plural, *words.units, *words.day_words,
        *words.dayparts, *words.decades, *words.sets, *words.seasons, *words.references, *words.context["triggers"],
    } - words.context["common"]  # fmt: skip
    holidays = [phrase for rows in words.holidays.values() for phrase, _ in rows]
    said |= {phrase[0] for phrase in holidays if said.isdisjoint(phrase)} | {"year's"}
    said |= {f"{word}'s" for word in said}
    return frozenset(said | YEARS.keys() | {"/"} | {str(tens) for tens in range(20, 100, 10)})


@cache
def table() -> dict[str, tuple[Reader, ...]]:
    """The readers of each word that may begin an expression."""
    words = lexicon()
    found: dict[str, list[Reader]] = {}

    def add(starts: object, *readers: Reader) -> None:
        for start in starts:  # type: ignore[attr-defined]
            for form in (start, f"{start}'s"):
                row = found.setdefault(form, [])
                row.extend(reader for reader in readers if reader not in row)

    numbers = [str(number) for number in range(60)] + [f"0{number}" for number in range(10)]
    add(
        numbers,
        dates.day_first,
        dates.numeric,
        clocks.clock,
        counted.counted,
        nested.nth,
        nested.nth_day,
        nested.days_of_month,
        seasonal.century,
        seasonal.decade,
    )
    add([f"{hour}.{minute:02}" for hour in range(24) for minute in range(60)], clocks.clock)
    add(
        [f"{day}.{month}" for day in range(1, 32) for month in (*range(1, 13), *(f"0{m}" for m in range(1, 10)))],
        dates.numeric,
    )
    add([str(number) for number in range(60, 1000)] + ["1.5", "2.5", "3.5"], counted.counted)
    add([f"{hour}{minute:02}" for hour in range(24) for minute in range(60)], clocks.clock)
    add([f"{hour:02}{minute:02}" for hour in range(10) for minute in range(60)], clocks.clock)
    add(["60", "70", "80", "90"], seasonal.decade)
    add(YEARS, dates.numeric, dates.year, seasonal.decade)
    add(
        [
            *words.ones,
            *words.tens,
            "a",
            "an",
            "half",
            "several",
            "couple",
            "dozens",
            "few",
            "many",
            "some",
            "scores",
            "hundreds",
            "thousands",
        ],
        counted.counted,
    )
    add([*words.ones, "half", "quarter", "a", "noon", "noonish", "midnight", "midday"], clocks.clock)
    add([word for word in words.units if word.endswith("s")], counted.counted)
    add(["year", "month"], counted.ago_year, dates.the_year)
    add([*words.ordinals, *words.tens], dates.day_first, seasonal.quarter, seasonal.century, nested.nth)
    add(["q", "h", "final", "last"], seasonal.quarter)
    add(["final", "last"], nested.nth)
    add(words.months, dates.month_first)
    add(words.weekdays, relative.weekday, recurring.weekday_parts)
    add(words.short_weekdays, weekdays.weekday_date, relative.short_weekday)
    add(words.seasons, seasonal.season)
    add(words.decades, seasonal.decade)
    add(["'"], seasonal.decade)
    add(["week"], seasonal.week, nested.week_of)
    add(["fiscal", "financial", "fy"], dates.the_year)
    add(words.holidays, seasonal.holiday)
    add(words.day_words, relative.day_word)
    add([*words.leads, "recent"], relative.lead)
    add(["that"], relative.other)
    add(["the"], nested.the)
    add(words.references, relative.reference)
    add(["every", "each"], recurring.every)
    add(words.sets, recurring.adverb)
    add(["once", "twice", "times"], recurring.times)
    add([*words.weekdays_in_plural, "weekends", "weekdays"], recurring.plural)
    add(["mid"], clocks.clock)
    add(["nineteen"], seasonal.decade)
    add(words.tens, clocks.clock)
    add(["early", "late", "mid", "midmorning", "midafternoon"], clocks.late_part)
    add(["mornings", "afternoons", "evenings", "nights"], recurring.parts)
    add(["year", "month", "quarter"], nested.to_date)
    add(["year", "month", "week", "quarter"], nested.end_of_unit)
    add(["midweek", "midyear", "year", "month"], nested.edge_word)
    add(["year", "month", "weekend"], nested.week_of)
    return {word: tuple(row) for word, row in found.items()}


@cache
def following() -> dict[str, frozenset[str]]:
    """Of common words that may begin an expression, what must follow them."""
    words = lexicon()
    found = {first: frozenset(row[0][1] for row in rows if len(row[0]) > 1) for first, rows in words.references.items()}
    alone = {row[0][0] for rows in words.references.values() for row in rows if len(row[0]) == 1}
    counted_by = {row[0][1] for row in words.vague.get("a", ()) if len(row[0]) > 1} | set(words.units)
    counted_by |= {"half", "quarter", "couple", "dozen", "hundred"}
    counted_by |= {f"{unit}'s" for unit in words.units}
    article = frozenset(counted_by | found.get("a", frozenset()))
    units = frozenset(words.units)
    that = frozenset(["same", "day", "week", "weekend", "month", "year", "quarter", "decade", *words.dayparts])
    some = units | found.get("some", frozenset())
    others = {"a": article, "an": article, "some": some, "many": units, "few": units, "that": that}
    plain = {first: row for first, row in found.items() if first not in alone and first not in words.units}
    return plain | others | {"the": frozenset(nested.after_the())}
