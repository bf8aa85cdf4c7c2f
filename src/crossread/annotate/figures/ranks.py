"""Ranks and ordinals: "fifth-largest", "first place", "number one", "47th president"."""

from __future__ import annotations

from decimal import Decimal

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.lexicon import word_set
from crossread.annotate.figures.numbers import number_at, ordinal_value
from crossread.annotate.tokens import Tokens

MOST_RANK = 100  # "No. 100": above, a number after "No." is a name


def ranked(tokens: Tokens, index: int) -> Amount | None:
    """ "fifth-largest", "first place", "ranked third", "47th president"; None for "first," and "5th Avenue"."""
    found = ordinal_value(tokens, index)
    if not found:
        return None
    value, end = found
    at = end + 1 if tokens.word(end) == "-" else end
    if tokens.word(at) == "place" and tokens.words[max(0, index - 2) : index] == ["in", "the"]:
        return None  # "why he came in the first place"
    if tokens.word(at) in word_set("rank", "superlatives") or tokens.word(at) in word_set("rank", "place_nouns"):
        return Amount(index, at + 1, value, value, "rank", "rank", spelled=True)
    if tokens.word(index - 1) in word_set("words", "ranked"):
        return Amount(index, end, value, value, "rank", "rank", spelled=True)
    return _ordinal(tokens, index, value, end)


def _ordinal(tokens: Tokens, index: int, value: Decimal, end: int) -> Amount | None:
    if not _counts_up(tokens, index, value, end):
        return None
    return Amount(index, end, value, value, "ordinal", "ordinal", spelled=not tokens.digits(index))


def _counts_up(tokens: Tokens, index: int, value: Decimal, end: int) -> bool:
    """Whether an ordinal says the how-manieth: before "consecutive" and its like, in digits, or at the end of a phrase."""
    after = tokens.word(end)
    if after in word_set("ordinal", "never") or tokens.word(index - 1) in word_set("ordinal", "never_after"):
        return False
    named = tokens.capital(end) and after not in word_set("ordinal", "titles")
    if named or (after == "-" and tokens.capital(end + 1)):
        return False  # "5th Avenue", "101st Airborne"
    if tokens.digits(index):
        # "the 82nd and 101st Airborne"
        return not (after == "and" and tokens.word(end + 2) in {"st", "nd", "rd", "th"} and tokens.capital(end + 3))
    if after in word_set("ordinal", "counted"):
        return True
    alone = index == 0 and end >= len(tokens) - 1
    return alone or (value > 2 and after[:1].isalpha() and after not in word_set("function", "words"))


def number_one(tokens: Tokens, index: int) -> Amount | None:
    """ "number one" and "No. 2", before a noun or after "the"; not "No. 10" alone, a house, nor a No. 10 bus."""
    short = tokens.words[index] == "no"
    if short and not (tokens.word(index + 1) == "." and tokens.capital(index)):
        return None
    at = index + 2 if short else index + 1
    if at >= len(tokens) or tokens.capital(at):
        return None
    number = number_at(tokens, at)
    if not number or number.scaled or number.value > (MOST_RANK if short or number.spelled else 10):
        return None
    after, before = tokens.word(number.end), tokens.word(index - 1)
    noun = after.isalpha() and not tokens.capital(number.end) and after not in word_set("function", "words")
    named = not short and number.spelled and (before in {"the", "as", "ranked"} or before.endswith("'s"))
    if not (noun or named) or after in word_set("rank", "numbered"):
        return None
    return Amount(index, number.end, number.value, number.value, "rank", "rank", spelled=True)
