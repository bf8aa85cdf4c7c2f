"""A number with the unit after it: money, lengths, durations, ages; and an article that says one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from crossread.annotate.figures.ages import age_of, aged
from crossread.annotate.figures.amount import Amount, all_matching, matching
from crossread.annotate.figures.lexicon import Unit, numbers, signs, units, units_before, word_set
from crossread.annotate.figures.money import sterling
from crossread.annotate.figures.numbers import Number, number_at
from crossread.annotate.figures.parts import Part, part_at
from crossread.annotate.tokens import Tokens

INCHES = 12  # in a foot
MOST_STONE = 60  # of a person's weight
LARGEST_MAGNITUDE = 11  # of an earthquake
LEAST_DOUBTFUL = 1000  # "1,000 won" is money, "20 won" are winners
HOTTEST = 150  # degrees that are written "38C" and "100F"
_SCREENS = frozenset(map(Decimal, (144, 240, 360, 480, 576, 720, 1080, 1440, 2160, 4320)))  # lines: "720p"
_ARTICLE_DIMENSIONS = frozenset(["time", "length", "mass", "area", "money", "volume"])


def with_article(tokens: Tokens, index: int) -> Amount | None:
    """ "an hour and a half", "more than an hour": an article that says one."""
    found = matching(tokens, index + 1, units())
    if not found or found[0].needs != "word" or found[0].dimension not in _ARTICLE_DIMENSIONS:
        return None
    half = _and_a_half(tokens, found[1])
    of = tokens.word(found[1]) == "of" and found[0].name in {"foot", "yard", "cup"}  # "more than a foot of rain"
    if (found[0].name in {"second", "foot", "yard", "stone", "cup"} and not of) or tokens.words[found[1] - 1].endswith(
        "s"
    ):
        return None
    before = tokens.word(index - 1)
    told = (
        half
        or _goes_on(tokens, found[1])
        or tokens.words[index] == "another"
        or before in word_set("words", "before_article")
    )
    if not told or tokens.word(found[1]) in {"-", "'"}:
        return None
    if tokens.words[index] == "another" and (found[0].dimension != "time" or before == "one"):
        return None
    if not half and tokens.word(found[1]) in word_set("words", "after_moment"):
        return None  # "about a year ago", "just a day after"
    return measured(tokens, Number(Decimal(1), index, index + 1, spelled=True), found)


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether a further part follows a unit: "an hour and 20 minutes"."""
    if tokens.word(at) != "and":
        return False
    number = number_at(tokens, at + 1) if at + 1 < len(tokens) else None
    return bool(number and matching(tokens, number.end, units()))


def with_unit(tokens: Tokens, number: Number) -> Amount:
    """A number with the unit, the sign or the age that belongs to it; a count where none does."""
    at = number.end
    if tokens.word(at) == "-" and tokens.glued(at) and tokens.glued(at + 1):
        at += 1
    sign = matching(tokens, at, signs())
    if sign and not (tokens.digits(sign[1]) and tokens.glued(sign[1])) and not number.spelled:  # "10 €", "100元"
        value = number.value / sign[0].divisor
        return Amount(number.start, sign[1], value, value, sign[0].name, "money", scaled=number.scaled)
    bracketed = _bracketed(tokens, at)
    for found in [bracketed] if bracketed else all_matching(tokens, at, units()):
        if _fits(tokens, number, found[0], at):
            return measured(tokens, number, found)
    if tokens.word(at) in word_set("words", "between_unit"):  # "two more years"
        further = matching(tokens, at + 1, units())
        if further and further[0].dimension in {"time", "length", "mass"} and further[0].needs == "word":
            return measured(tokens, number, further)
    told = _feet_and_inches(tokens, number) or _quake(tokens, number)
    if told:
        return told
    if tokens.word(at) in {"point", "points"} and not tokens.capital(at):
        unit = points(tokens)
        if unit:
            return Amount(number.start, at + 1, number.value, number.value, *unit, spelled=number.spelled)
    return aged(tokens, number) or Amount(
        number.start, number.end, number.value, number.value, "count", "count", "exact", number.spelled, number.scaled
    )


def _feet_and_inches(tokens: Tokens, number: Number) -> Amount | None:
    """6'2": feet and inches by their signs."""
    at, inches = number.end, tokens.word(number.end + 1)
    if tokens.word(at) != "'" or not (tokens.glued(at) and tokens.glued(at + 1) and inches.isdecimal()):
        return None
    if number.value != int(number.value) or len(inches) > 2 or int(inches) >= INCHES:
        return None
    end = at + 2 + (tokens.word(at + 2) == '"' and tokens.glued(at + 2))
    value = number.value * INCHES + int(inches)
    return Amount(number.start, end, value, value, "inch", "length")


def _quake(tokens: Tokens, number: Number) -> Amount | None:
    """ "a 7.1 quake"."""
    if tokens.word(number.end) not in word_set("words", "quakes") or number.value >= LARGEST_MAGNITUDE:
        return None
    if "." not in tokens.words[number.start]:
        return None
    return Amount(number.start, number.end, number.value, number.value, "magnitude", "magnitude")


def points(tokens: Tokens) -> tuple[str, str] | None:
    """What points are points of, by the words around: of an index, or percentage points of a poll; None in sport."""
    if {"s", "&", "p"} <= tokens.vocabulary or not tokens.vocabulary.isdisjoint(word_set("words", "indices")):
        return "point", "index"
    return None if tokens.vocabulary.isdisjoint(word_set("words", "polls")) else ("percentage point", "points")


def unit_before(tokens: Tokens, index: int) -> Amount | None:
    """ "magnitude 6.2", "magnitude-7", "Mach 5": a unit that stands before its number."""
    found = matching(tokens, index, units_before())
    if not found:
        return None
    unit, at = found
    at += tokens.word(at) == "-"
    number = number_at(tokens, at) if tokens.digits(at) else None
    if not number or number.scaled or number.value >= LARGEST_MAGNITUDE:
        return None
    return Amount(index, number.end, number.value, number.value, unit.name, unit.dimension)


def _bracketed(tokens: Tokens, at: int) -> tuple[Unit, int] | None:
    """A short unit in brackets: "20 (kg)"."""
    if tokens.word(at) not in {"(", "[", "{", "<"} or tokens.word(at + 2) not in {")", "]", "}", ">"}:
        return None
    found = matching(tokens, at + 1, units())
    return (found[0], at + 3) if found and found[1] == at + 2 and found[0].needs == "short" else None


def _fits(tokens: Tokens, number: Number, unit: Unit, at: int) -> bool:
    """Whether a word that may be a unit is one here."""
    word = tokens.words[at]
    if unit.needs != "word" and number.spelled:
        return word == "%"
    if unit.needs == "glued":
        return _glued_unit(tokens, number, at)
    if unit.dimension == "money":
        return _paid(tokens, number, at)
    if word in word_set("words", "doubtful_units"):
        return not tokens.capital(at) and not (word.endswith("s") and tokens.word(at + 1) == "to")
    if word == "second":
        return at > number.end or number.value == 1 or tokens.word(at + 1) == ""
    if word in word_set("words", "doubtful_singular") and number.value != 1 and number.spelled:
        return at > number.end  # "a five-foot wall", not "two foot soldiers"
    named = tokens.capital(at) and not tokens.written(at).isupper() and not tokens.opens_sentence(number.start)
    # "the Six-Day War" and "60 Minutes" are names
    return not (named and unit.dimension == "time" and (tokens.capital(number.start) or tokens.digits(number.start)))


def _paid(tokens: Tokens, number: Number, at: int) -> bool:
    """Whether a word that may name money does: many are other words too ("won", "real", "all")."""
    word = tokens.words[at]
    if tokens.digits(at + 1) and tokens.glued(at + 1):
        return False  # "3 USD50 cards"
    if len(word) == 1 and word.isalpha():  # "99p", "11c a share"; not "1080p"
        return tokens.glued(at) and not tokens.capital(at) and number.value not in _SCREENS and not number.spelled
    if word in word_set("words", "doubtful_money"):
        return number.scaled or number.value >= LEAST_DOUBTFUL
    return word not in word_set("words", "doubtful_codes") or tokens.written(at).isupper()


def _glued_unit(tokens: Tokens, number: Number, at: int) -> bool:
    """Whether a letter or two after digits is a unit: "38C", "100m", "5 m tall"; "13F filing" and "5G" are names."""
    word, after = tokens.words[at], tokens.word(at + 1)
    if word == "st":
        return tokens.glued(at) and number.value % 10 != 1 and number.value < MOST_STONE  # not "101st"
    if word in {"c", "f"}:
        warm = not tokens.vocabulary.isdisjoint(word_set("words", "of_temperature"))
        written = (tokens.glued(at) and number.value < HOTTEST) or warm
        return written and tokens.capital(at) and after in word_set("words", "after_degrees")
    if (tokens.capital(at) and word != "l") or number.scaled or (word == "in" and after == "-"):
        return False
    return tokens.glued(at) or (word in {"m", "t", "g", "l"} and after in word_set("words", "after_metres"))


def measured(tokens: Tokens, number: Number, found: tuple[Unit, int]) -> Amount:
    """An amount of a unit that ends where `found` says."""
    unit, end = found
    if unit.dimension == "time":
        age = age_of(tokens, number, unit, end)
        if age:
            return age
        half = _and_a_half(tokens, end)
        if half:  # "an hour and a half"
            number, end = replace(number, value=number.value + half.value), half.end
    if unit.dimension == "money":
        number, end = _scaled_after(tokens, number, end)
    if unit.name == "pound" and sterling(tokens, number, end):
        unit = Unit("GBP", "money")
    value = number.value / unit.divisor
    return Amount(number.start, end, value, value, unit.name, unit.dimension, "exact", number.spelled, number.scaled)


def _and_a_half(tokens: Tokens, at: int) -> Part | None:
    """The half or quarter that stands after a unit: "an hour and a half"; None where none does."""
    if tokens.word(at) != "and":
        return None
    if tokens.word(at + 1) == "half" and tokens.word(at + 2) not in word_set("words", "halved"):
        return Part(Decimal("0.5"), at + 2)
    part = part_at(tokens, at + 1)
    return part if part and part.value >= Decimal("0.25") and tokens.word(part.end) != "of" else None


def _scaled_after(tokens: Tokens, number: Number, end: int) -> tuple[Number, int]:
    """ "75 USD million": the magnitude after a code."""
    scale = numbers()["magnitudes"].get(tokens.word(end))
    if scale is None or number.scaled or not tokens.written(end - 1).isupper():
        return number, end
    return replace(number, value=number.value * scale, scaled=True), end + 1
