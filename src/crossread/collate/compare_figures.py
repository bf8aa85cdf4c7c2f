"""Compares two figures: do they say the same amount of the same thing, can both hold, or not? With the reason in words.

Units of one dimension convert, exactly; currencies never do.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Literal

from crossread import knowledge
from crossread.model import Figure

FigureRelation = Literal["same", "compatible", "rounded", "conflict", "different", "cannot-tell"]

ABOUT = Decimal("0.10")  # what "about" allows: newspapers write "about 200" from 190 to 210, seldom further
ROUNDING = Decimal("0.05")  # two digits kept of a number change it by at most this much
CONVERTED = Decimal("0.03")  # 800 miles given as 1,300 kilometres is 1 % off, a month as 30 days 1.4 %
SMALL_COUNT = 100  # people and things below this are counted, not rounded: 51 against 50 differ
VAGUE_PLURALS = ("dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions")


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two figures stand to one another, and why, in a sentence a reporter could print."""

    relation: FigureRelation
    reason: str


@dataclass(frozen=True, slots=True)
class _Range:
    """A figure in the base unit of its dimension; None is an open end."""

    low: Decimal | None
    high: Decimal | None
    open_low: bool = False  # "more than": the end itself does not count
    open_high: bool = False


def compare(a: Figure, b: Figure, words_a: str, words_b: str) -> Comparison:
    """Compares two figures of two reports; `words_a` and `words_b` are their words on the page, for the reason.

    `same`: one amount. `rounded`: one amount, one of them rounded or converted. `compatible`: both can hold. `conflict`:
    both cannot. `different`: they measure different things. `cannot-tell`: the words do not say enough.
    """
    against = f"“{words_a}” against “{words_b}”"
    dimensions = dimension(a.unit), dimension(b.unit)
    if dimensions[0] != dimensions[1]:
        return Comparison("different", f"{against}: {_unlike(a, b)}")
    measured = same_measure(a.measures, b.measures)
    if measured is False:
        return Comparison("different", f"{against}: one measures {a.measures}, the other {b.measures}")
    if "degree" in {a.unit, b.unit} and a.unit != b.unit and dimensions[0] == "temperature":
        return Comparison("cannot-tell", f"{against}: one of them does not name its scale")
    if (a.low is None and a.high is None) or (b.low is None and b.high is None):
        return Comparison("cannot-tell", f"{against}: no number can be given to one of them")
    found = _amounts(a, b, against)
    if measured is None and found.relation in {"conflict", "compatible"}:
        return Comparison("cannot-tell", f"{against}: the words do not show that both measure the same")
    if found.relation == "conflict" and (_vague(words_a) or _vague(words_b)) and _near(a, b):
        return Comparison("cannot-tell", f"{against}: the plural gives no number, and the other is not far from it")
    return found


def dimension(unit: str) -> str:
    """What a unit measures: "length", "time"; a currency, a count, a rank and an age are each their own."""
    return _units().get(unit, (unit, Decimal(1)))[0]


@cache
def _units() -> dict[str, tuple[str, Decimal]]:
    return {
        name: (section, Decimal(entry["factor"]))
        for section, entries in knowledge.toml("units").items()
        for name, entry in entries.items()
    }


def same_measure(a: str | None, b: str | None) -> bool | None:
    """Whether two measured nouns are one; None where one of them is missing or includes the other."""
    if a is None or b is None:
        return None
    first, second = _canonical(a), _canonical(b)
    if first == second:
        return True
    if first[1] != second[1]:
        return False  # the killed against the hurt
    if first[1] is not None and (first[0] in _general() or second[0] in _general()):
        return True if {first[0], second[0]} <= _general() else None
    return False


@cache
def _general() -> frozenset[str]:
    """Nouns that say no more than that people are counted; "" for "the death toll", which says as little."""
    return frozenset({"", "person", "people", "victim", "resident"})


def _canonical(noun: str) -> tuple[str, str | None]:
    """A measured noun in the singular, and what happened to it: "soldiers wounded" is ("soldier", "hurt")."""
    people = knowledge.toml("measures")["people"]
    fate = None
    rest = []
    for word in noun.lower().replace("death toll", "dead").split():
        found = next((name for name in _FATES if word in people[name]), None)
        fate = fate or found
        if not found:
            rest.append(_singular(word))
    return " ".join(rest), fate


_FATES = ("killed", "hurt", "hospitalised", "missing", "detained", "displaced", "captured", "infected")
_SINGULARS = {"people": "person", "men": "man", "women": "woman", "children": "child", "troops": "soldier"}


def _singular(word: str) -> str:
    if word in _SINGULARS:
        return _SINGULARS[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _unlike(a: Figure, b: Figure) -> str:
    if all(unit.isupper() and len(unit) == 3 for unit in (a.unit, b.unit)):
        return "two currencies, which are not converted"
    return f"a figure in {_plural(a.unit)} and one in {_plural(b.unit)}"


def _plural(unit: str) -> str:
    known = {"count": "numbers", "rank": "ranks", "ordinal": "ordinals", "age": "years of age", "percent": "percent"}
    return known.get(unit, unit)


def _amounts(a: Figure, b: Figure, against: str) -> Comparison:
    first, second = _range(a), _range(b)
    if a.bound == b.bound and (first.low, first.high) == (second.low, second.high):
        return Comparison("same", f"{against}: the same amount")
    if _exact(a) and _exact(b):
        return _points(a, b, against)
    if _apart(first, second):
        return Comparison("conflict", f"{against}: they cannot both hold")
    return Comparison("compatible", f"{against}: both can hold")


def _exact(figure: Figure) -> bool:
    return figure.low is not None and figure.low == figure.high


def _points(a: Figure, b: Figure, against: str) -> Comparison:
    """Two single amounts, exact or "about"."""
    first, second = _base(a, a.low), _base(b, b.low)
    if first == second:
        return Comparison("same", f"{against}: the same amount")
    off = abs(first - second) / max(abs(first), abs(second))
    if a.unit != b.unit and off <= CONVERTED:
        return Comparison("rounded", f"{against}: the same amount in another unit, rounded")
    if "about" in {a.bound, b.bound} and off <= ABOUT:
        return Comparison("rounded", f"{against}: one of them is given as about that much")
    counted = dimension(a.unit) in {"count", "rank", "ordinal", "age"}
    if counted and max(first, second) < SMALL_COUNT:
        return Comparison("conflict", f"{against}: they cannot both hold")
    if off <= ROUNDING and _rounds(first, second):
        return Comparison("rounded", f"{against}: one is the other, rounded")
    return Comparison("conflict", f"{against}: they cannot both hold")


def _rounds(a: Decimal, b: Decimal) -> bool:
    """Whether the one with fewer digits is the other rounded to as many."""
    short, long = sorted((a.normalize(), b.normalize()), key=lambda value: len(value.as_tuple().digits))
    place = Decimal(1).scaleb(int(short.as_tuple().exponent))
    return long.quantize(place, rounding=ROUND_HALF_UP) == short


def _range(figure: Figure) -> _Range:
    low = None if figure.low is None else _base(figure, figure.low)
    high = None if figure.high is None else _base(figure, figure.high)
    if figure.bound == "about" and low is not None and high is not None:
        slack = ABOUT * max(abs(low), abs(high))
        return _Range(low - slack, high + slack)
    return _Range(low, high, figure.bound == "more than", figure.bound == "less than")


def _base(figure: Figure, value: Decimal | None) -> Decimal:
    """A value in the base unit of its dimension, degrees in Celsius."""
    assert value is not None
    if figure.unit == "degree fahrenheit":
        return ((value - 32) * 5 / 9).quantize(Decimal("0.001")).normalize()
    if figure.unit == "kelvin":
        return value - Decimal("273.15")
    return value * _units().get(figure.unit, ("", Decimal(1)))[1]


def _apart(a: _Range, b: _Range) -> bool:
    """Whether no amount lies in both."""
    return _above(a, b) or _above(b, a)


def _above(a: _Range, b: _Range) -> bool:
    if a.low is None or b.high is None:
        return False
    return a.low > b.high or (a.low == b.high and (a.open_low or b.open_high))


def _vague(words: str) -> bool:
    return words.lower().endswith(VAGUE_PLURALS)


def _near(a: Figure, b: Figure) -> bool:
    """Within a factor of two: "dozens" against 20."""
    values = [_base(f, f.low if f.low is not None else f.high) for f in (a, b)]
    return min(values) * 2 >= max(values)
