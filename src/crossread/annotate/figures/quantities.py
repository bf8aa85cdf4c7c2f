"""A number with the unit after it: money, lengths, durations, ages; and an article that says one."""

from __future__ import annotations

from decimal import Decimal

from crossread.annotate.figures.amount import Amount, matching
from crossread.annotate.figures.lexicon import Unit, signs, units, word_set
from crossread.annotate.figures.money import sterling
from crossread.annotate.figures.numbers import Number
from crossread.annotate.tokens import Tokens


def with_article(tokens: Tokens, index: int) -> Amount | None:
    """ "an hour and a half", "more than an hour": an article that says one."""
    if tokens.words[index] not in {"a", "an"}:
        return None
    found = matching(tokens, index + 1, units())
    if not found or found[0].needs != "word" or found[0].dimension not in {"time", "length", "mass", "area", "money"}:
        return None
    half = tokens.words[found[1] : found[1] + 3] == ["and", "a", "half"]
    if found[0].name in {"second", "foot", "yard"} or tokens.words[found[1] - 1].endswith("s"):
        return None
    if (not half and tokens.word(index - 1) not in word_set("words", "before_article")) or tokens.word(found[1]) in {
        "-",
        "'",
    }:
        return None
    return measured(tokens, Number(Decimal(1), index, index + 1, spelled=True), found)


def with_unit(tokens: Tokens, number: Number) -> Amount:
    at = number.end
    if tokens.word(at) == "-" and tokens.glued(at) and tokens.glued(at + 1):
        at += 1
    sign = matching(tokens, at, signs())
    if sign and not (tokens.digits(sign[1]) or number.spelled):  # "10 €", "100元"
        value = number.value / sign[0].divisor
        return Amount(number.start, sign[1], value, value, sign[0].name, "money", scaled=number.scaled)
    found = matching(tokens, at, units())
    if found and _fits(tokens, number, found[0], at):
        return measured(tokens, number, found)
    if tokens.word(at) == "fold":
        return Amount(number.start, at + 1, number.value, number.value, "times", "multiple", spelled=number.spelled)
    before = number.start - 2 if tokens.word(number.start - 1) in {"-", "of"} else number.start - 1
    if tokens.word(before) == "magnitude" and not number.spelled and number.value < 11:
        return Amount(before, number.end, number.value, number.value, "magnitude", "magnitude")
    aged = aged_before(tokens, number)
    return aged or Amount(
        number.start, number.end, number.value, number.value, "count", "count", "exact", number.spelled, number.scaled
    )


def _fits(tokens: Tokens, number: Number, unit: Unit, at: int) -> bool:
    """Whether a word that may be a unit is one here."""
    word = tokens.words[at]
    if unit.needs != "word" and number.spelled:
        return False
    if unit.needs == "glued":
        return _glued_unit(tokens, number, at)
    if word in word_set("words", "doubtful_money") and unit.dimension == "money":
        return number.scaled or number.value >= 1000
    if word in word_set("words", "doubtful_singular") and number.value != 1 and number.spelled:
        return at > number.end  # "a five-second pause", not "two second homes"
    if word == "second":
        return at > number.end or number.value == 1
    if unit.dimension != "time" or not tokens.capital(at) or tokens.written(at).isupper():
        return True
    return not (tokens.capital(number.start) or tokens.digits(number.start)) or tokens.opens_sentence(
        number.start
    )  # "the Six-Day War" and "60 Minutes" are names


def _glued_unit(tokens: Tokens, number: Number, at: int) -> bool:
    """Whether a letter or two after digits is a unit: "38C", "100m", "5 m tall"; "13F filing" and "5G" are names."""
    word, after = tokens.words[at], tokens.word(at + 1)
    if word in {"c", "f"}:
        return (
            tokens.glued(at)
            and tokens.capital(at)
            and number.value < 150
            and after in word_set("words", "after_degrees")
        )
    if tokens.capital(at) or number.scaled:
        return False
    return tokens.glued(at) or (word == "m" and after in word_set("words", "after_metres"))


def measured(tokens: Tokens, number: Number, found: tuple[Unit, int]) -> Amount:
    unit, end = found
    if unit.dimension == "time":
        age = age_of(tokens, number, unit, end)
        if age:
            return age
        if tokens.words[end : end + 3] == ["and", "a", "half"]:  # "an hour and a half"
            value = number.value + Decimal("0.5")
            return Amount(number.start, end + 3, value, value, unit.name, "time", spelled=number.spelled)
    if unit.name == "pound" and sterling(tokens, number, end):
        unit = Unit("GBP", "money")
    value = number.value / unit.divisor
    return Amount(number.start, end, value, value, unit.name, unit.dimension, "exact", number.spelled, number.scaled)


def age_of(tokens: Tokens, number: Number, unit: Unit, end: int) -> Amount | None:
    """ "45-year-old", "45 years old", "18 months of age"; weeks and days stay what they are."""
    if unit.name not in {"year", "month"}:
        return None
    at = end + 1 if tokens.word(end) == "-" else end
    if tokens.word(at) in {"old", "olds", "yo"}:
        end = at + 1
    elif tokens.words[end : end + 2] == ["of", "age"]:
        end += 2
    else:
        return None
    value = number.value if unit.name == "year" else number.value / 12
    return Amount(number.start, end, value, value, "age", "age", spelled=number.spelled)


def aged_before(tokens: Tokens, number: Number) -> Amount | None:
    """ "aged 45", and the age after a name: "Ana Ruiz, 45, …"."""
    before = tokens.word(number.start - 1)
    start = number.start
    if before == "between" and tokens.word(start - 2) == "aged":
        return Amount(start, number.end, number.value, number.value, "age", "age", spelled=number.spelled)
    if before in {"aged", "age", "ages"}:
        start = number.start - 1 if before == "aged" else number.start
    elif not (
        before == ","
        and not number.spelled
        and number.value == int(number.value)
        and 0 < number.value <= 115
        and tokens.word(number.end) in {",", ")", ";"}
        and tokens.capital(number.start - 2)
        and (tokens.capital(number.start - 3) or (number.value > 9 and tokens.word(number.end) == ","))
        and not tokens.digits(number.end + 1)
    ):
        return None
    return Amount(start, number.end, number.value, number.value, "age", "age", spelled=number.spelled)
