"""Numbers: digits and number words to exact Decimals, with magnitudes ("220 billion", "two hundred and five")."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from unicodedata import numeric

from crossread.annotate.figures.lexicon import numbers
from crossread.annotate.tokens import Tokens

LONGEST = 24  # digits of a number that is still read; longer ones are account numbers and keys
MOST_MAGNITUDES = 6  # "two hundred and three million four hundred and five thousand six hundred" has five
_SIGN_FRACTIONS = {c: Decimal(str(numeric(c))) for c in "½¼¾⅛⅜⅝⅞⅕⅖⅗⅘"}
_DENOMINATORS = {"2", "3", "4", "5", "6", "8", "10", "16", "32"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in words [start, end) of a Tokens."""

    value: Decimal
    start: int
    end: int
    spelled: bool  # written in letters
    scaled: bool = False  # a magnitude stands in it: "220 billion", "$3m"


def number_at(tokens: Tokens, index: int, money: bool = False) -> Number | None:
    """The number that begins at a word, with its magnitudes; None where none does.

    `money`: a currency stands before it, so that "3m" are millions.
    """
    number = _digits(tokens, index) if tokens.digits(index) else _spelled(tokens, index)
    return _and_a_half(tokens, _magnified(tokens, number, money)) if number else None


def _digits(tokens: Tokens, index: int) -> Number | None:
    word = tokens.words[index]
    if len(word) > LONGEST or word.count(".") > 1 or not word.isascii():
        return None
    value, end = Decimal(word.replace(",", "")), index + 1
    if len(word) <= 3 and tokens.word(end) == "000" and tokens.starts[end] - tokens.ends[index] == 1:
        value, end = value * 1000, end + 1  # "10 000", as in South Africa
        if tokens.word(end) == "000" and tokens.starts[end] - tokens.ends[end - 1] == 1:
            value, end = value * 1000, end + 1
    elif len(word) <= 3 and _group(tokens, end) and _group(tokens, end + 1):
        while _group(tokens, end):  # "1 414 021 100"
            value, end = value * 1000 + Decimal(tokens.words[end]), end + 1
    fraction = _written_fraction(tokens, index)
    if fraction is not None:
        return Number(fraction, index, index + 3, spelled=False)
    if tokens.word(end) in _SIGN_FRACTIONS:
        return Number(value + _SIGN_FRACTIONS[tokens.word(end)], index, end + 1, spelled=False)
    joined = end + 1 if tokens.word(end) == "-" else end
    fraction = _written_fraction(tokens, joined)
    if fraction is not None and value == int(value) and not (joined == end and tokens.glued(joined)):
        return Number(value + fraction, index, joined + 3, spelled=False)
    return Number(value, index, end, spelled=False)


def _group(tokens: Tokens, index: int) -> bool:
    """Three digits after one space: a group of a long number."""
    word = tokens.word(index)
    return len(word) == 3 and word.isdecimal() and tokens.starts[index] - tokens.ends[index - 1] == 1


def _written_fraction(tokens: Tokens, index: int) -> Decimal | None:
    """ "1/4" as 0.25, with nothing between its parts and no further slash."""
    if tokens.word(index + 1) != "/" or tokens.word(index + 2) not in _DENOMINATORS:
        return None
    if not (tokens.digits(index) and tokens.words[index].isdecimal() and tokens.glued(index + 1)):
        return None
    if not tokens.glued(index + 2) or tokens.word(index + 3) == "/" or tokens.word(index - 1) == "/":
        return None
    above, below = Decimal(tokens.words[index][:LONGEST]), Decimal(tokens.words[index + 2])
    return above / below if 0 < above < below else None


def _spelled(tokens: Tokens, index: int) -> Number | None:
    tables, word = numbers(), tokens.word(index)
    if word in _SIGN_FRACTIONS:
        return Number(_SIGN_FRACTIONS[word], index, index + 1, spelled=False)
    if word in _PART_OPENERS:
        return _part(tokens, index)
    if word in tables["tens"]:
        after = index + 2 if tokens.word(index + 1) == "-" else index + 1
        one = tables["ones"].get(tokens.word(after))
        if one is not None and 0 < one < 10:
            return Number(tables["tens"][word] + one, index, after + 1, spelled=True)
    value = tables["tens"].get(word, tables["ones"].get(word))
    return None if value is None else Number(value, index, index + 1, spelled=True)


def _part(tokens: Tokens, index: int) -> Number | None:
    """ "a million", "half an hour", "half-hour", "a quarter of a million": one or less of what follows."""
    word, after, third = tokens.word(index), tokens.word(index + 1), tokens.word(index + 2)
    if word in {"a", "an"} and after in _ARTICLE_NUMBERS:
        return Number(Decimal(1), index, index + 1, spelled=True)
    if word == "half":
        if after in _LARGE:
            return Number(Decimal("0.5"), index, index + 1, spelled=True)
        if (after in {"a", "an"} and third in _ARTICLE_NUMBERS) or (after in {"a", "an", "-"} and third in _HALF_UNITS):
            return Number(Decimal("0.5"), index, index + 2, spelled=True)
        return None
    at = index + (word == "a")
    end = at + (3 if tokens.words[at + 1 : at + 3] == ["of", "a"] else 1)
    if tokens.word(at) == "quarter" and tokens.word(end) in _LARGE:
        return Number(Decimal("0.25"), index, end, spelled=True)
    return None


_PART_OPENERS = {"a", "an", "half", "quarter"}
_LARGE = {"million", "billion", "trillion"}
_ARTICLE_NUMBERS = {"hundred", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore"}
_HALF_UNITS = {"hour", "mile", "million", "billion", "dozen", "century", "decade", "year", "day", "minute", "kilometre"}


def _magnified(tokens: Tokens, number: Number, money: bool) -> Number:
    """A number with the magnitudes that follow it, and smaller numbers after those: "two million five hundred"."""
    magnitudes = numbers()["magnitudes"]
    total, current, end, scaled = Decimal(0), number.value, number.end, number.scaled
    for _ in range(MOST_MAGNITUDES):
        at = end + 1 if tokens.word(end) == "-" and tokens.word(end + 1) in magnitudes else end
        scale = _scale(tokens, at, number, money)
        if scale is None:
            break
        end, scaled = at + 1, True
        if scale < 1000:
            current *= scale
        elif current == 0:
            total *= scale  # "10 lakh crore"
        else:
            total, current = total + current * scale, Decimal(0)
        rest = _rest(tokens, end, scale) if number.spelled else None
        if rest:
            current, end = current + rest.value, rest.end
    return Number(total + current, number.start, end, number.spelled, scaled)


def _rest(tokens: Tokens, end: int, below: Decimal) -> Number | None:
    """The smaller number that goes on after a magnitude: "two hundred [and five]"."""
    at = end + 1 if tokens.word(end) == "and" else end
    word = tokens.word(at)
    if word not in numbers()["ones"] and word not in numbers()["tens"]:
        return None
    rest = _spelled(tokens, at)
    if rest is None or not 0 < rest.value < below:
        return None
    following = tokens.word(rest.end)
    if following not in {"hundred", "thousand", "million", "billion"}:
        return rest
    # "two million five hundred thousand" goes on; "one hundred and two million" is 102 million, "a million and two
    # billion" is two numbers.
    return rest if below == 100 or numbers()["magnitudes"][following] < below else None


def _scale(tokens: Tokens, at: int, number: Number, money: bool) -> Decimal | None:
    word = tokens.word(at)
    table = numbers()
    if word in table["collectives"]:
        return table["collectives"][word]
    scale = table["magnitudes"].get(word)
    if scale is not None:
        return scale
    scale = table["money_magnitudes"].get(word)
    if scale is None or number.spelled or at != number.end:
        return None
    if money:
        return scale if tokens.glued(at) or tokens.written(at).isupper() or word == "m" else None
    # Without a currency "5k" and "2m" count only before a counted noun: "2m people", but "a 100m race".
    after = tokens.word(at + 1)
    counted = (after.endswith("s") and not after.endswith("ss") and len(after) > 3) or after in {"people", "sq"}
    return scale if word in {"k", "m"} and tokens.glued(at) and counted else None


def _and_a_half(tokens: Tokens, number: Number) -> Number:
    """ "two and a half [million]", "one and three quarters"."""
    at = number.end
    if tokens.word(at) != "and" or (number.value != int(number.value) and not number.scaled):
        return number
    part: Decimal | None = None
    end = at
    if tokens.words[at + 1 : at + 3] in (["a", "half"], ["one", "half"]):
        part, end = Decimal("0.5"), at + 3
    elif tokens.words[at + 1 : at + 3] == ["a", "quarter"]:
        part, end = Decimal("0.25"), at + 3
    elif tokens.words[at + 1 : at + 3] in (["three", "quarters"], ["three", "fourths"]):
        part, end = Decimal("0.75"), at + 3
    if part is None:
        return number
    if number.scaled:  # "3 million and a half": half a million
        last = numbers()["magnitudes"].get(tokens.word(at - 1), Decimal(0))
        return Number(number.value + part * last, number.start, end, number.spelled, True) if last >= 1000 else number
    value = Number(number.value + part, number.start, end, number.spelled)
    return _magnified(tokens, value, money=False)


def plain_number(tokens: Tokens, index: int) -> Decimal | None:
    """The number at a word without its magnitudes: 7 of "7 million"; None where none begins there."""
    if index >= len(tokens):
        return None
    number = _digits(tokens, index) if tokens.digits(index) else _spelled(tokens, index)
    return number.value if number else None
