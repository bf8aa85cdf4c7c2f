"""The data files as look-up tables. Each is read once, at first use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from crossread import knowledge
from crossread.model import Bound

CODE = 3  # letters of ISO 4217
MILLIONTH = Decimal(1).scaleb(-6)
Phrase = tuple[str, ...]
BOUNDS: tuple[Bound, ...] = ("about", "more than", "at least", "less than", "up to")
_PIECE = re.compile(r"(?<!\w)(?:[a-z]\.){2,8}|\d+|[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]")


def phrase(words: str) -> Phrase:
    """A phrase of a data file, cut as Tokens cuts a text."""
    return tuple(_PIECE.findall(words))


@dataclass(frozen=True, slots=True)
class Unit:
    """What may follow a number."""

    name: str  # as in Figure.unit
    dimension: str
    divisor: Decimal = Decimal(1)  # pence: 100
    needs: str = "word"  # "word": any number; "short": digits; "glued": digits with nothing between


Phrases = dict[str, list[tuple[Phrase, Unit]]]


def _filed(entries: Iterable[tuple[str, Unit]]) -> Phrases:
    """Entries by their first word, the longest first."""
    filed: Phrases = {}
    for words, unit in entries:
        key = phrase(words)
        filed.setdefault(key[0], []).append((key, unit))
    for rows in filed.values():
        rows.sort(key=lambda row: -len(row[0]))
    return filed


@cache
def numbers() -> dict[str, dict[str, Decimal]]:
    """number_words.toml, every value a Decimal."""
    return {
        name: {word: Decimal(str(value)) for word, value in entries.items()}
        for name, entries in knowledge.toml("number_words").items()
    }


@cache
def ordinals() -> dict[str, Decimal]:
    """ "first" to "trillionth"."""
    return numbers()["ordinals"]


@cache
def denominators() -> dict[str, Decimal]:
    """What a part may be divided by: "half", "quarters", "third" and "thirds", up to "trillionths"."""
    from_third = {word: value for word, value in ordinals().items() if value > 2}
    return numbers()["fractions"] | from_third | {f"{word}s": value for word, value in from_third.items()}


@cache
def units() -> Phrases:
    """Units and currencies that follow a number."""
    rows: list[tuple[str, Unit]] = []
    for dimension, entries in knowledge.toml("units").items():
        for name, entry in entries.items():
            for needs in ("words", "short", "glued"):
                kind = "word" if needs == "words" else needs
                rows += [(word, Unit(name, dimension, needs=kind)) for word in entry.get(needs, ())]
    for row in knowledge.table("currencies"):
        divisor = Decimal(row["part"] or 1)
        rows += [
            (word, Unit(row["unit"], "money", divisor))
            for word in row["words"].split("|")
            if word and word[0].isalpha()
        ]
        if len(row["unit"]) == CODE and row["unit"].isupper() and not row["part"]:
            rows.append((f"m{row['unit'].lower()}", Unit(row["unit"], "money", MILLIONTH)))  # "30 MUSD"
    return _filed(rows)


@cache
def units_before() -> Phrases:
    """Units that stand before their number: "magnitude 6.2"."""
    return _filed(
        (word, Unit(name, dimension))
        for dimension, entries in knowledge.toml("units").items()
        for name, entry in entries.items()
        for word in entry.get("before", ())
    )


@cache
def prefixes() -> Phrases:
    """Currency signs and codes that stand before a number."""
    rows = []
    for row in knowledge.table("currencies"):
        divisor = Decimal(row["part"] or 1)
        rows += [(sign, Unit(row["unit"], "money", divisor)) for sign in row["before"].split("|") if sign]
    return _filed(rows)


@cache
def signs() -> Phrases:
    """Currency signs, without letters, that may follow a number: "10 €"."""
    rows = []
    for row in knowledge.table("currencies"):
        divisor = Decimal(row["part"] or 1)
        written = (*row["before"].split("|"), *row["words"].split("|"))
        rows += [(s, Unit(row["unit"], "money", divisor)) for s in written if (s and not s.isascii()) or s == "$"]
    return _filed(rows)


@cache
def factors() -> dict[str, tuple[str, Decimal]]:
    """Unit name to its dimension and how many base units one of it is."""
    return {
        name: (dimension, Decimal(entry["factor"]))
        for dimension, entries in knowledge.toml("units").items()
        for name, entry in entries.items()
    }


@cache
def table(section: str) -> dict[str, Any]:
    """A section of figures.toml (amounts) or of measures.toml (what they measure); no name stands in both."""
    amounts: dict[str, Any] = knowledge.toml("figures")
    found: dict[str, Any] = amounts[section] if section in amounts else knowledge.toml("measures")[section]
    return found


@cache
def word_set(section: str, name: str) -> frozenset[str]:
    """A list of figures.toml or measures.toml as a set."""
    return frozenset(table(section)[name])


@cache
def hedges(side: str) -> dict[str, list[tuple[Phrase, Bound]]]:
    """Hedges that stand "before" or "after" an amount, by the word next to it, longest first, with the bound they make."""
    filed: dict[str, list[tuple[Phrase, Bound]]] = {}
    for bound in BOUNDS:
        for words in table(side).get(bound, ()):
            key = phrase(words)
            filed.setdefault(key[-1] if side == "before" else key[0], []).append((key, bound))
    for rows in filed.values():
        rows.sort(key=lambda row: -len(row[0]))
    return filed
