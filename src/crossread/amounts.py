"""How amounts are said: units in the plural, numbers as newspapers write them."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

# Units that are said otherwise than with an s, or not with the word that the record has.
_PLURALS: Final = {
    "foot": "feet", "inch": "inches", "century": "centuries", "percent": "percent", "fraction": "shares", "times": "times",
    "horsepower": "horsepower", "kelvin": "kelvin", "magnitude": "magnitude", "count": "numbers", "rank": "ranks",
    "ordinal": "ordinals", "age": "years of age", "billion cubic metres": "billion cubic metres", "hertz": "hertz",
}  # fmt: skip
_SCALES: Final = ((12, "trillion"), (9, "billion"), (6, "million"))
LONGEST = 40  # digits of a number that is written out: one with more was never an amount
PLACES = 4  # places of a number that was never written with so many: a third


def plural(unit: str) -> str:
    """A unit with a number other than one.

    >>> [plural(unit) for unit in ("mile", "foot", "kilometre per hour", "degree celsius", "percentage point", "USD")]
    ['miles', 'feet', 'kilometres per hour', 'degrees celsius', 'percentage points', 'USD']
    """
    if unit in _PLURALS or unit.isupper() or not unit:
        return _PLURALS.get(unit, unit)
    head, per, rest = unit.partition(" per ")
    if per:
        return f"{plural(head)} per {rest}"
    first, _, scale = unit.partition(" ")
    if first == "degree" and scale:
        return f"degrees {scale}"
    *before, last = unit.split(" ")
    return " ".join((*before, _PLURALS.get(last, f"{last}s")))


def written(value: Decimal) -> str:
    """A number with its thousands set apart, millions and more in words.

    >>> [written(Decimal(value)) for value in ("1234", "245000000000", "1.50", "0.333333333333", "-12500000")]
    ['1,234', '245 billion', '1.5', '0.3333', '-12.5 million']
    """
    if not value.is_finite() or abs(value.adjusted()) > LONGEST or len(value.as_tuple().digits) > LONGEST:
        return str(value)
    for power, word in _SCALES:
        part = value.scaleb(-power)
        if abs(part) >= 1 and part == round(part, 3):
            return f"{_plain(part)} {word}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    short = round(value, PLACES)
    text = f"{short if short else value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
