"""Ranks and ordinals: "fifth-largest", "first place", "number one", "47th president"."""

from __future__ import annotations

from decimal import Decimal

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.lexicon import numbers, word_set
from crossread.annotate.figures.numbers import number_at
from crossread.annotate.figures.tokens import Tokens

_ORDINAL_ENDINGS = {"st", "nd", "rd", "th"}


def ordinal_value(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    word = tokens.words[index]
    if word.isdecimal() and tokens.word(index + 1) in _ORDINAL_ENDINGS and tokens.glued(index + 1):
        return Decimal(word[:24]), index + 2
    tables = numbers()
    if word in tables["tens"] and tokens.word(index + 1) == "-" and tokens.word(index + 2) in tables["ordinals"]:
        return tables["tens"][word] + tables["ordinals"][tokens.word(index + 2)], index + 3
    return (tables["ordinals"][word], index + 1) if word in tables["ordinals"] else None


def rank(tokens: Tokens, index: int) -> Amount | None:
    """ "fifth-largest", "first place", "ranked third", "number one", "No. 2 exporter"."""
    found = ordinal_value(tokens, index)
    superlatives = word_set("rank", "superlatives")
    if found:
        value, end = found
        at = end + 1 if tokens.word(end) == "-" else end
        if tokens.word(at) in superlatives and tokens.word(at) not in {"ranked", "ranking"}:
            return Amount(index, at + 1, value, value, "rank", "rank", spelled=True)
        if tokens.word(at) in word_set("rank", "place_nouns"):
            return Amount(index, at + 1, value, value, "rank", "rank", spelled=True)
        if tokens.word(index - 1) in word_set("words", "ranked"):
            return Amount(index, end, value, value, "rank", "rank", spelled=True)
        return None
    word = tokens.words[index]
    if word not in {"number", "no"} or tokens.capital(index + 1):
        return None
    at = index + 2 if tokens.word(index + 1) == "." else index + 1
    if word == "no" and (at == index + 1 or not tokens.capital(index)):
        return None
    number = number_at(tokens, at)
    if not number or number.scaled or number.value > 100:
        return None
    after = tokens.word(number.end)
    if word == "number" and not number.spelled and number.value > 10:
        return None
    if not after.isalpha() or tokens.capital(number.end) or after in word_set("function", "words"):
        if word == "no" or not number.spelled:
            return None
        if tokens.word(index - 1) not in {"the", "world's", "as", "ranked"} and not tokens.word(index - 1).endswith(
            "'s"
        ):
            return None
    return Amount(index, number.end, number.value, number.value, "rank", "rank", spelled=True)


def ordinal(tokens: Tokens, index: int) -> Amount | None:
    found = ordinal_value(tokens, index)
    if not found:
        return None
    value, end = found
    after = tokens.word(end)
    if not tokens.digits(index):
        return (
            Amount(index, end, value, value, "ordinal", "ordinal", spelled=True)
            if after in word_set("ordinal", "counted")
            else None
        )
    if tokens.capital(end) and after not in word_set("ordinal", "titles"):
        return None  # "5th Avenue", "101st Airborne"
    if after == "and" and tokens.word(end + 2) in _ORDINAL_ENDINGS and tokens.capital(end + 3):
        return None  # "the 82nd and 101st Airborne"
    if after in {"street", "avenue", "amendment", "district", "circuit", "century", "centuries"}:
        return None
    return Amount(index, end, value, value, "ordinal", "ordinal")
