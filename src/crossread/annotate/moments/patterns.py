"""Date and time expressions in a sentence, before anything is resolved.

The shapes are data (moments.toml): each family is one regular expression over the folded text, tried only where one of
its trigger words (or a digit) stands in the sentence. The longest match wins.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from crossread import knowledge
from crossread.annotate.moments import checks
from crossread.text import fold

DECADES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
    "eighties": 1980, "nineties": 1990, "noughties": 2000,
}  # fmt: skip
VAGUE_COUNTS = ("a few", "several", "many", "some", "few", "couple of", "a number of")
# Words before a month that show it is one and do not belong to its span; "last" and "next" do.
PREPOSITIONS = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "till",
        "of",
        "from",
        "through",
        "during",
        "before",
        "after",
        "between",
        "for",
        "to",
        "and",
        "or",
    ]
)
_WORD = re.compile(r"[a-z]+")
_PIECE = re.compile(r"@([a-z_0-9]+)@")

Check = Callable[[str, "re.Match[str]"], bool]


@dataclass(frozen=True, slots=True)
class Expression:
    """Characters [start, end) of a sentence that name a day or a time; `parts` are the named pieces of the match."""

    kind: str
    start: int
    end: int
    parts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Family:
    kind: str
    pattern: re.Pattern[str]
    triggers: frozenset[str]  # words; "0" stands for any digit
    check: Check | None  # of the text as written and the match: False where it is no date


@lru_cache(maxsize=16_384)  # sentences of some 500 articles: figures ask first, moments again
def expressions(text: str) -> tuple[Expression, ...]:
    """The expressions of a sentence in order, the longest where several fit."""
    folded = fold(text)
    words = set(_WORD.findall(folded))
    if any(c.isdecimal() for c in folded):
        words.add("0")
    found: list[Expression] = []
    for family in families():
        if words.isdisjoint(family.triggers):
            continue
        for match in family.pattern.finditer(folded):
            if family.check is None or family.check(text, match):
                found.append(_expression(family.kind, match))
    return tuple(_longest(found))


def _expression(kind: str, match: re.Match[str]) -> Expression:
    parts = {name: value for name, value in match.groupdict().items() if value}
    start = match.start()
    if kind == "weekend":
        start = match.start("word")
    elif parts.get("lead") in PREPOSITIONS:
        start = match.start("month")
    return Expression(kind, start, match.end(), parts)


def _longest(found: list[Expression]) -> list[Expression]:
    """Those that overlap no longer one, in order."""
    kept: list[Expression] = []
    starts: list[int] = []
    for one in sorted(found, key=lambda e: (e.start - e.end, e.start)):
        place = bisect(starts, one.start)
        if (place and kept[place - 1].end > one.start) or (place < len(kept) and kept[place].start < one.end):
            continue
        kept.insert(place, one)
        starts.insert(place, one.start)
    return kept


@cache
def families() -> tuple[Family, ...]:
    """The families of moments.toml, compiled."""
    pieces = {**_lists(), **knowledge.toml("moments")["pieces"]}
    named = _trigger_lists()
    return tuple(
        Family(
            row["kind"],
            re.compile(_filled(row["pattern"], pieces), re.VERBOSE),
            frozenset(word for trigger in row["triggers"] for word in named.get(trigger, (trigger,))),
            getattr(checks, row["check"]) if "check" in row else None,
        )
        for row in knowledge.toml("moments")["family"]
    )


def _filled(pattern: str, pieces: dict[str, str]) -> str:
    """A pattern with its pieces put in; a piece may hold another."""
    for _ in range(3):
        pattern = _PIECE.sub(lambda match: pieces[match[1]], pattern)
    return pattern


def _lists() -> dict[str, str]:
    """Lists of words that patterns name, as alternatives."""
    calendar = knowledge.toml("calendar")
    months, weekdays = calendar["months"], calendar["weekdays"]
    return {
        "any_month": _any(months),
        "long_month": _any(word for word in months if len(word) > 4 or word in {"may", "june", "july"}),
        "any_weekday": _any(weekdays),
        "long_weekday": _any(word for word in weekdays if word.endswith("day")),
        "numbers": _any(word for word in small_numbers() if word != "the"),
        "vague": _any(VAGUE_COUNTS),
        "zones": _any(calendar["zones"]),
        "seasons": _any(calendar["seasons"]),
        "holidays": _any(calendar["holidays"]),
        "tens": _any(DECADES),
        "day_words": _any(day_words()),
    }


def _trigger_lists() -> dict[str, frozenset[str]]:
    calendar = knowledge.toml("calendar")
    return {
        "months": frozenset(calendar["months"]),
        "weekdays": frozenset(calendar["weekdays"]),
        "seasons": frozenset(calendar["seasons"]),
        "tens": frozenset(DECADES),
        "holidays": frozenset(word for name in calendar["holidays"] for word in _WORD.findall(name))
        - {"day", "of", "s"},
    }


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def small_numbers() -> dict[str, int]:
    """Number words below a hundred, "a" and "the" as one."""
    tables = knowledge.toml("number_words")
    found = dict(tables["ones"]) | dict(tables["tens"])
    for ten, value in tables["tens"].items():
        found |= {f"{ten}-{one}": value + n for one, n in tables["ones"].items() if 0 < n < 10}
    return found | {"a": 1, "an": 1, "the": 1, "a dozen": 12, "a couple of": 2}


@cache
def day_words() -> dict[str, int]:
    """ "first" to "thirty-first", for "the tenth of May"."""
    ordinals = knowledge.toml("number_words")["ordinals"]
    found = {word: value for word, value in ordinals.items() if value <= 30}
    for ten, value in (("twenty", 20), ("thirty", 30)):
        found |= {f"{ten}-{word}": value + n for word, n in ordinals.items() if n < 10 and value + n <= 31}
    return found
