"""The words of moments.toml and calendar.toml, as the grammar asks for them."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from crossread import knowledge
from crossread.annotate.moments.meanings import Way
from crossread.annotate.tokens import Tokens

YEARS = {str(year): year for year in range(1000, 2101)}  # what may be a year where the words around say so
Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]  # by the first word, the longest first


class Lexicon(NamedTuple):
    months: dict[str, int]
    short_months: frozenset[str]  # those written with a full stop
    weekdays: dict[str, int]  # full names
    short_weekdays: dict[str, int]
    weekdays_in_plural: dict[str, int]
    seasons: dict[str, int]
    units: dict[str, str]
    leads: dict[str, int]
    dayparts: dict[str, str]
    day_words: dict[str, tuple[int, str]]
    ones: dict[str, int]
    tens: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    sets: dict[str, str]
    edges: dict[str, Way]
    hedges: frozenset[str]
    hedge_pairs: frozenset[tuple[str, ...]]
    vague: Phrases
    zones: Phrases
    holidays: Phrases
    references: Phrases
    stops: dict[str, frozenset[str]]
    context: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    calendar, words, numbers = (knowledge.toml(name) for name in ("calendar", "moments", "number_words"))
    months, weekdays = calendar["months"], calendar["weekdays"]
    long = {word: number for word, number in weekdays.items() if word.endswith("day")}
    return Lexicon(
        months=months,
        short_months=frozenset(word for word in months if len(word) <= 4 and word not in {"may", "june", "july"}),
        weekdays=long,
        short_weekdays={word: number for word, number in weekdays.items() if word not in long},
        weekdays_in_plural={f"{word}s": number for word, number in long.items()},
        seasons=calendar["seasons"],
        units=words["units"],
        leads=words["leads"],
        dayparts=words["dayparts"],
        day_words={word: (steps, part) for word, (steps, part) in words["day_words"].items()},
        ones={word: value for word, value in numbers["ones"].items() if value},
        tens=numbers["tens"],
        ordinals={word: value for word, value in numbers["ordinals"].items() if value <= 31},
        decades=words["decades"],
        sets=words["sets"],
        edges=words["edges"],
        hedges=frozenset(words["number"]["hedges"]),
        hedge_pairs=frozenset(cut(pair) for pair in words["number"]["hedge_pairs"]),
        vague=phrases(dict.fromkeys(words["number"]["vague"], "")),
        zones=phrases(calendar["zones"]),
        holidays=phrases({name: name for name in (*calendar["holidays"], *calendar["feasts"]["names"])}),
        references=phrases({phrase: value for value, row in words["references"].items() for phrase in row}),
        stops={name: frozenset(row) for name, row in calendar["stops"].items()},
        context={name: frozenset(row) for name, row in words["context"].items()},
    )


def cut(phrase: str) -> tuple[str, ...]:
    """A phrase in the words that a sentence is cut into."""
    return tuple(Tokens(phrase).words)


def phrases(entries: dict[str, Any]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, value in entries.items():
        words = cut(phrase)
        found.setdefault(words[0], []).append((words, str(value)))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def phrase_at(tokens: Tokens, index: int, table: Phrases) -> tuple[str, int] | None:
    """What the longest phrase of a table that stands at an index says, and the index after it."""
    for words, value in table.get(tokens.word(index), ()):
        if tokens.starts_with(index, words):
            return value, index + len(words)
    return None


def bare(word: str) -> str:
    """A word without the sign of possession: "tuesday's"."""
    return word[:-2] if word.endswith("'s") else word
