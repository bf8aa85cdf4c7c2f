"""Shares and multiples: "a third of", "one in five", "doubled", "three times the size"."""

from __future__ import annotations

from decimal import Decimal

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.lexicon import numbers, units, word_set
from crossread.annotate.figures.numbers import Number, number_at
from crossread.annotate.tokens import Tokens


def multiple(tokens: Tokens, index: int) -> Amount | None:
    """ "doubled", "a tenfold rise", "twice as many", "three times the size"; "twice" alone counts occasions."""
    word, tables = tokens.words[index], numbers()
    if word in tables["multipliers"]:
        if tokens.word(index + 1) in {"down", "up", "over", "back"}:
            return None
        value = tables["multipliers"][word]
        return Amount(index, index + 1, value, value, "times", "multiple", spelled=True)
    if word in {"twice", "thrice"}:
        value = Decimal(2 if word == "twice" else 3)
        if tokens.word(index + 1) in {"as", "the", "its", "their", "his", "her", "that", "what"}:
            return Amount(index, index + 1, value, value, "times", "multiple", spelled=True)
        return Amount(index, index + 1, value, value, "count", "occasions", spelled=True)
    number = number_at(tokens, index) if tokens.digits(index) or word in tables["ones"] else None
    if number and tokens.word(number.end) == "times" and number.value < 10_000:
        after = tokens.word(number.end + 1)
        if after in word_set("words", "multiplied"):
            return Amount(
                index, number.end + 1, number.value, number.value, "times", "multiple", spelled=number.spelled
            )
    return None


def share(tokens: Tokens, index: int) -> Amount | None:
    """ "a third of", "two-thirds", "nearly half the", "one in five", "nine out of 10"."""
    word = tokens.words[index]
    if word == "half":
        return _half(tokens, index)
    if word in {"a", "an"}:
        return _parts(tokens, index, Decimal(1), index + 1)
    number = number_at(tokens, index)
    if not number or number.scaled or number.value > 100 or number.value != int(number.value):
        return None
    return _one_in(tokens, number) or _parts(tokens, index, number.value, number.end)


def _half(tokens: Tokens, index: int) -> Amount | None:
    before, after = tokens.word(index - 1), tokens.word(index + 1)
    if before in word_set("words", "maybe_half") and after != "of":
        return None
    if before in word_set("words", "no_half") or not (after in word_set("words", "halved") or before == "by"):
        return None
    return Amount(index, index + 1, Decimal("0.5"), Decimal("0.5"), "fraction", "proportion", spelled=True)


def _parts(tokens: Tokens, index: int, above: Decimal, at: int) -> Amount | None:
    """ "two-thirds" and "a third of": a fraction with its numerator read already."""
    at = at + 1 if tokens.word(at) == "-" else at
    below = numbers()["fractions"].get(tokens.word(at))
    plural = tokens.word(at).endswith("s")
    if below is None or not 0 < above < below or plural != (above > 1):
        return None
    after = tokens.word(at + 1)
    if not (plural or after == "of" or (tokens.word(index - 1) == "by" and after != "-")):
        return None  # "a third person"
    return Amount(index, at + 1, above / below, above / below, "fraction", "proportion", spelled=True)


def _one_in(tokens: Tokens, number: Number) -> Amount | None:
    """ "one in five", "9 out of 10": shares, where the second number is the larger."""
    at = number.end
    if tokens.word(at) == "in":
        at += 1
    elif tokens.words[at : at + 2] == ["out", "of"] or tokens.words[at : at + 2] == ["in", "every"]:
        at += 2
    else:
        return None
    other = number_at(tokens, at)
    if (
        not other
        or not 0 < number.value < other.value
        or other.value > 1000
        or (other.spelled != number.spelled and number.value > 10)
    ):
        return None
    if not number.spelled and tokens.word(number.end) == "in":
        return None  # "1 in 5" may be a page, "one in five" is not
    if other.value != int(other.value) or (tokens.word(other.end) in units() and tokens.word(number.end) == "in"):
        return None  # "one in two weeks"
    value = number.value / other.value
    return Amount(number.start, other.end, value, value, "fraction", "proportion", spelled=True)
