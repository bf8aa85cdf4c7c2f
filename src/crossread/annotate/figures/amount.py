"""The noun of the grammar: some words of a sentence read as an amount, before its hedges and its meaning are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from crossread.annotate.figures.lexicon import Phrases, Unit
from crossread.annotate.tokens import Tokens
from crossread.model import Bound


@dataclass(frozen=True, slots=True)
class Amount:
    """Words [start, end) of a Tokens read as an amount."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    unit: str
    dimension: str  # of units.toml; "money", "count", "rank", "ordinal", "age"
    bound: Bound = "exact"
    spelled: bool = False
    scaled: bool = False
    prefixed: bool = False  # the currency stands before the number

    @property
    def bare(self) -> bool:
        """A number without a unit: it may be the name of something, and has to show that it counts."""
        return self.dimension == "count" and self.bound == "exact"


def matching(tokens: Tokens, index: int, entries: Phrases) -> tuple[Unit, int] | None:
    """The longest entry that stands at a word, hyphens between its words or not, and where it ends."""
    return next(all_matching(tokens, index, entries), None)


def all_matching(tokens: Tokens, index: int, entries: Phrases) -> Iterator[tuple[Unit, int]]:
    """Every entry that stands at a word, the longest first: "c" is a degree and a cent."""
    for words, unit in entries.get(tokens.word(index), ()):
        at = index
        for word in words:
            if at > index and word != "-" and tokens.word(at) == "-":
                at += 1
            if tokens.word(at) != word or (len(word) == 1 and word.isdecimal() and not tokens.glued(at)):
                break
            if word == "." and (at + 1 >= len(tokens) or tokens.capital(at + 1)):
                break  # the end of the sentence, not of "km."
            at += 1
        else:
            yield unit, at
