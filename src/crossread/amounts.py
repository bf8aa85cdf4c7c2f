"""How amounts are said: units in the plural, numbers as newspapers write them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

# Units that are said otherwise than with an s, or not with the word that the record has.
_PLURALS: Final = {
    "foot": "feet", "inch": "inches", "century": "centuries", "percent": "percent", "fraction": "shares", "times": "times",
    "horsepower": "horsepower", "kelvin": "kelvin", "magnitude": "magnitude", "count": "numbers", "rank": "ranks",
    "ordinal": "ordinals", "age": "years of age", "billion cubic metres": "billion cubic metres", "per mille": "per mille",
    "millennium": "millennia", "stone": "stone", "mach": "mach",
}  # fmt: skip
_MULTIPLIED: Final = re.compile(r"\b(?:doubl|tripl|trebl|quadrupl|quintupl)(?:e|es|ed|ing)\b")
_SCALES: Final = ((12, "trillion"), (9, "billion"), (6, "million"))
LONGEST = 20  # digits of a number that is written out: one with more was never an amount
PLACES = 4  # places of a number that was never written with so many: a third


def plural(unit: str) -> str:
    """A unit with a number other than one.

    >>> [plural(unit) for unit in ("mile", "foot", "kilometre per hour", "degree celsius", "percentage point", "USD")]
    ['miles', 'feet', 'kilometres per hour', 'degrees celsius', 'percentage points', 'USD']
    """
    if unit in _PLURALS or unit.isupper() or not unit or unit.endswith("hertz") or unit.startswith("per "):
        return _PLURALS.get(unit, unit)
    for inner in (" per ", " of "):
        head, found, rest = unit.partition(inner)
        if found:
            return f"{plural(head)}{inner}{rest}"
    first, _, scale = unit.partition(" ")
    if first == "degree" and scale:
        return f"degrees {scale}"
    start = max(unit.rfind(" "), unit.rfind("-")) + 1
    return unit[:start] + _PLURALS.get(unit[start:], f"{unit[start:]}s")


def is_multiplied(words: str) -> bool:
    """Whether some words say to what multiple something rose, not by what.

    >>> is_multiplied("more than doubled"), is_multiplied("three times")
    (True, False)
    """
    return bool(_MULTIPLIED.search(words.lower()))


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
