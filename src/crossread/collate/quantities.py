"""A figure as an exact amount: in the base unit of its dimension, as a range, per second where it is a rate.

All arithmetic is in fractions, so that a third, a Fahrenheit degree and a rate per week lose nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache

from crossread import durations, knowledge
from crossread.model import Figure

ABOUT = Fraction(1, 10)  # what "about" allows: newspapers write "about 200" from 190 to 210, seldom further
# Kelvin and Fahrenheit to Celsius: what is taken off first, and what the rest is multiplied with.
_DEGREES = {"degree fahrenheit": (Fraction(32), Fraction(5, 9)), "kelvin": (Fraction("273.15"), Fraction(1))}
# Units of flow are rates by their name, "barrel per day": what they count each of.
_EACH = {"second": "PT1S", "minute": "PT1M", "hour": "PT1H", "day": "P1D"}


@dataclass(frozen=True, slots=True)
class Scale:
    """How a figure's numbers stand to the base unit: base = (number - zero) * factor. `unit` is its unit without a rate;
    `each` is the ISO 8601 duration that a rate is counted over, None for what is no rate or over a time not known."""

    dimension: str
    unit: str
    zero: Fraction
    factor: Fraction
    each: str | None = None

    def base(self, number: Decimal | None) -> Fraction | None:
        """A number in the base unit; None stays None."""
        return None if number is None else (Fraction(number) - self.zero) * self.factor

    def written(self, base: Fraction) -> Fraction:
        """The other way round: what number of this unit an amount in the base unit is."""
        return base / self.factor + self.zero


@dataclass(frozen=True, slots=True)
class Range:
    """An amount in the base unit of its dimension; None is an open end."""

    low: Fraction | None
    high: Fraction | None
    open_low: bool = False  # "more than": the end itself does not count
    open_high: bool = False


def dimension(unit: str) -> str:
    """What a unit measures: "length", "time"; a currency, a count, a rank and an age are each their own."""
    return _units().get(unit, (unit, Fraction(1)))[0]


@cache
def _units() -> dict[str, tuple[str, Fraction]]:
    return {
        name: (section, Fraction(entry["factor"]))
        for section, entries in knowledge.toml("units").items()
        for name, entry in entries.items()
    }


def scale(figure: Figure) -> Scale:
    """How a figure's numbers are to be read. A rate whose length is known is an amount per second, in its own dimension."""
    unit, each = _rate(figure)
    kind, factor = _units().get(unit, (unit, Fraction(1)))
    zero, degree = _DEGREES.get(unit, (Fraction(0), factor))
    if figure.role in {"rise", "fall", "change"}:
        zero = Fraction(0)  # a rise of 9 degrees Fahrenheit is one of 5 degrees Celsius
    length = durations.seconds(each) if each else None
    if length is None:
        return Scale(kind, unit, zero, degree)
    return Scale(kind, unit, zero, degree / length, each)


def _rate(figure: Figure) -> tuple[str, str | None]:
    """The unit of a figure, and the duration it counts each of."""
    if dimension(figure.unit) == "flow":
        thing, _, time = figure.unit.partition(" per ")
        if thing in _units() and time in _EACH:
            return thing, _EACH[time]
    period = figure.period
    return figure.unit, period.value if period and period.kind == "each" else None


def is_rate(figure: Figure) -> bool:
    """Whether it counts per day, per year and so on."""
    return dimension(figure.unit) == "flow" or (figure.period is not None and figure.period.kind == "each")


@lru_cache(maxsize=1 << 14)  # each amount of a story is compared with many others
def ranged(figure: Figure) -> Range:
    """All amounts that a figure allows. A fall counts below zero, so that a rise and a fall lie apart."""
    how = scale(figure)
    low, high = how.base(figure.low), how.base(figure.high)
    open_low, open_high = figure.bound == "more than", figure.bound == "less than"
    if figure.bound == "about" and low is not None and high is not None:
        slack = ABOUT * max(abs(low), abs(high))
        low, high, open_low, open_high = low - slack, high + slack, False, False
    if figure.role in {"rise", "fall"}:
        low = max(low or Fraction(0), Fraction(0)) if figure.bound != "about" else low
    if figure.role == "fall":
        return Range(_negative(high), _negative(low), open_high, open_low)
    return Range(low, high, open_low, open_high)


def _negative(value: Fraction | None) -> Fraction | None:
    return None if value is None else -value


def apart(a: Range, b: Range) -> bool:
    """Whether no amount lies in both."""
    return _above(a, b) or _above(b, a)


def _above(a: Range, b: Range) -> bool:
    if a.low is None or b.high is None:
        return False
    return a.low > b.high or (a.low == b.high and (a.open_low or b.open_high))


def rounds_to(figure: Figure, number: Decimal, base: Fraction) -> bool:
    """Whether an amount in the base unit, told in the unit of `figure`, is its `number` at the digits that this keeps:
    1,287 metres are 1,300 at two digits."""
    kept = number.normalize()
    place = Fraction(10) ** int(kept.as_tuple().exponent)
    half = Fraction(1, 2)
    told = scale(figure).written(base) / place
    nearest = told + half if told >= 0 else told - half
    return int(nearest) == Fraction(kept) / place
