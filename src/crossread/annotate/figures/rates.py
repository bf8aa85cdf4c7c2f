"""Rates of so many: "12 deaths per 100,000 people". The second number is part of the unit, and no amount of its own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.lexicon import factors
from crossread.annotate.figures.numbers import number_at
from crossread.annotate.tokens import Tokens

REACH = 8  # words from an amount on to the "per" of its rate: "from 12 to 14 confirmed deaths per 100,000"


def rated(tokens: Tokens, amount: Amount) -> Amount:
    """The amount with the unit "per 100,000" where the words after it say that it is one of a rate."""
    if amount.dimension != "count" or ("per" not in tokens.vocabulary and "every" not in tokens.vocabulary):
        return amount
    for at in range(amount.end, min(amount.end + REACH, len(tokens))):
        word = tokens.words[at]
        if word in {"per", "every"}:
            unit = _base(tokens, at + 1)
            return replace(amount, unit=unit, dimension="proportion") if unit else amount
        if not (word.isalpha() or word == "-" or tokens.digits(at)):
            return amount
    return amount


def base_of_rate(tokens: Tokens, amount: Amount) -> bool:
    """Whether an amount is the second number of a rate."""
    before = tokens.word(amount.start - 1)
    told = before == "per" or (before == "every" and tokens.word(amount.start - 2) in {"for", "in"})
    return told and amount.dimension == "count" and _base(tokens, amount.start) is not None


def _base(tokens: Tokens, at: int) -> str | None:
    """The unit of a rate whose second number stands at a word; None where it is no power of ten from a hundred on."""
    number = number_at(tokens, at) if at < len(tokens) else None
    unit = f"per {_named(number.value)}" if number else f"per {tokens.word(at)}"
    return unit if unit in factors() else None


def _named(value: Decimal) -> str:
    return "million" if value == 1_000_000 else f"{value:,f}"
