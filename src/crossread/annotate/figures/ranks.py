"""Ranks and ordinals: "fifth-largest", "first place", "number one", "47th president"."""

from __future__ import annotations

from decimal import Decimal

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.lexicon import numbers, word_set
from crossread.annotate.figures.numbers import number_at
from crossread.annotate.tokens import Tokens

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
    return _ranked(tokens, index, found) if found else _number_one(tokens, index)


def _ranked(tokens: Tokens, index: int, found: tuple[Decimal, int]) -> Amount | None:
    value, end = found
    at = end + 1 if tokens.word(end) == "-" else end
    if tokens.word(at) in word_set("rank", "superlatives") or tokens.word(at) in word_set("rank", "place_nouns"):
        return Amount(index, at + 1, value, value, "rank", "rank", spelled=True)
    if tokens.word(index - 1) in word_set("words", "ranked"):
        return Amount(index, end, value, value, "rank", "rank", spelled=True)
    return None


def _number_one(tokens: Tokens, index: int) -> Amount | None:
    """ "number one" and "No. 2", before a noun or after "the"; not "No. 10" alone, which is a house."""
    short = tokens.words[index] == "no"
    if short and not (tokens.word(index + 1) == "." and tokens.capital(index)):
        return None
    at = index + 2 if short else index + 1
    if not (short or tokens.words[index] == "number") or tokens.capital(at):
        return None
    number = number_at(tokens, at)
    if not number or number.scaled or number.value > (100 if short or number.spelled else 10):
        return None
    after, before = tokens.word(number.end), tokens.word(index - 1)
    noun = after.isalpha() and not tokens.capital(number.end) and after not in word_set("function", "words")
    named = not short and number.spelled and (before in {"the", "as", "ranked"} or before.endswith("'s"))
    if not (noun or named):
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
