"""Parts of one: "half", "a third", "two-thirds", "three quarters", "fifty-four hundredths"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from crossread.annotate.figures.digits import SIGN_FRACTIONS
from crossread.annotate.figures.lexicon import denominators, numbers
from crossread.annotate.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Part:
    """A part that ends before word `end`."""

    value: Decimal
    end: int


def opening_part(tokens: Tokens, index: int) -> Part | None:
    """A part that stands alone at a word: "½", "half", "a quarter", "two thirds"."""
    word = tokens.words[index]
    if word in SIGN_FRACTIONS:
        return Part(SIGN_FRACTIONS[word], index + 1)
    if word == "half":
        return Part(Decimal("0.5"), index + 1)
    if word == "quarter":
        large = tokens.word(index + 1) in {"million", "billion", "trillion"}
        return Part(Decimal("0.25"), index + 1) if large or tokens.word(index + 1) == "-" else None
    return part_at(tokens, index)


def part_at(tokens: Tokens, index: int) -> Part | None:
    """A numerator and what it is divided by."""
    above = _numerator(tokens, index)
    if above is None:
        return None
    value, at = above
    at += tokens.word(at) == "-"
    below = _denominator(tokens, at)
    if below is None:
        return None
    divisor, end, plural = below
    return Part(value / divisor, end) if plural == (value != 1) else None


def _numerator(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """ "a", "one", "three", "fifty-four", "7", "a hundred", "ninety-five hundred"."""
    tables, word = numbers(), tokens.word(index)
    if word in {"a", "an"}:
        value, end = Decimal(1), index + 1
    elif word in tables["tens"]:
        value, end = tables["tens"][word], index + 1
        after = end + (tokens.word(end) == "-")
        one = tables["ones"].get(tokens.word(after))
        if one is not None and 0 < one < 10:
            value, end = value + one, after + 1
    elif word in tables["ones"]:
        value, end = tables["ones"][word], index + 1
    elif word.isdecimal() and len(word) < 4:
        value, end = Decimal(word), index + 1
    else:
        return None
    for _ in range(2):  # "a hundred thousand trillionths"
        scale = tables["magnitudes"].get(tokens.word(end))
        if scale is not None:
            value, end = value * scale, end + 1
    return (value, end) if value > 0 else None


def _denominator(tokens: Tokens, at: int) -> tuple[Decimal, int, bool] | None:
    """What a part is divided by, the word after it, and whether it is a plural: "thirds", "twenty-fifth"."""
    word = tokens.word(at)
    divisor = denominators().get(word)
    if divisor is not None:
        return divisor, at + 1, word.endswith("s") or word == "halves"
    tens = numbers()["tens"].get(word)
    if tens is None:
        return None
    at += 1 + (tokens.word(at + 1) == "-")
    last = denominators().get(tokens.word(at)) or {"first": Decimal(1), "firsts": Decimal(1)}.get(tokens.word(at))
    return (tens + last, at + 1, tokens.word(at).endswith("s")) if last is not None and last < 10 else None
