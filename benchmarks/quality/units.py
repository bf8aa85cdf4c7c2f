"""Units and amounts as others write them, in crossread's names, and whether two amounts are one.

Cents are a hundredth of a dollar here, pence of a pound, so that a reader who keeps them as they are loses nothing by it.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import cache

from crossread import knowledge

TOLERANCE = Decimal("0.000001")  # the specification gives doubles
CALENDAR_TOLERANCE = Decimal("0.015")  # a month is 30 days to some and 30.44 to others, a year 365 or 365.25
PARTS = {"cent": ("USD", Decimal(100)), "pence": ("GBP", Decimal(100)), "penny": ("GBP", Decimal(100))}
OTHER_NAMES = {
    "": "count",
    "dimensionless": "count",
    "percentage": "percent",
    "c": "degree celsius",
    "f": "degree fahrenheit",
    "degree angle": "degree",
    "pound": "pound",
    "pound sterling": "GBP",
    "united states dollar": "USD",
    "british pound": "GBP",
    "pound-mass": "pound",
    "minute of arc": "minute",
    "bitcoin": "BTC",
    "franc": "franc",
}


def decimal(value: object) -> Decimal | None:
    """A number of any type or notation; None where it is none."""
    try:
        return Decimal(str(value).strip().removesuffix("%").replace(",", ""))
    except InvalidOperation:
        return None


@cache
def _names() -> dict[str, str]:
    """Every word of crossread's tables for a unit, with its name."""
    named: dict[str, str] = {}
    for entries in knowledge.toml("units").values():
        for name, entry in entries.items():
            named |= {word: name for kind in ("words", "short", "glued") for word in entry.get(kind, ())} | {name: name}
    for row in knowledge.table("currencies"):
        if not row["part"]:
            named |= {
                word: row["unit"]
                for column in ("before", "words")
                for word in row[column].split("|")
                if word and word not in named
            }
    return named


def named(unit: str) -> str:
    """crossread's name of a unit: "Meter" is metre, "$" USD; what it does not know stays as it is, in lower case."""
    word = unit.strip()
    if re.fullmatch(r"[A-Z]{3}", word):
        return word
    word = word.lower().replace("centimeters", "centimeter")
    return OTHER_NAMES.get(word) or _names().get(word, word)


@cache
def _factors() -> dict[str, tuple[str, Decimal]]:
    return {
        name: (dimension, Decimal(str(entry["factor"])))
        for dimension, entries in knowledge.toml("units").items()
        for name, entry in entries.items()
    }


def dimension(unit: str) -> str:
    """ "length" for metre; a currency, a count and a temperature scale are each their own."""
    found = _factors().get(PARTS.get(unit, (unit, None))[0])
    return found[0] if found and found[0] != "temperature" else PARTS.get(unit, (unit,))[0]


def in_base(value: Decimal, unit: str) -> Decimal:
    """A value in the base unit of its dimension."""
    if unit in PARTS:
        return value / PARTS[unit][1]
    factor = _factors().get(unit, ("", Decimal(1)))
    return value * factor[1] if factor[0] != "temperature" else value


def close(a: Decimal | None, b: Decimal | None, tolerance: Decimal = TOLERANCE) -> bool:
    """Whether two values are one but for the last places of a double; two open ends are one."""
    if a is None or b is None:
        return a is None and b is None
    return abs(a - b) <= tolerance * max(abs(a), abs(b), Decimal(1))


def same(value: Decimal | None, unit: str, other: Decimal | None, other_unit: str) -> bool:
    """Whether two amounts are one: converted inside a dimension, never between currencies."""
    if dimension(unit) != dimension(other_unit):
        return False
    if value is None or other is None:
        return value is None and other is None
    tolerance = CALENDAR_TOLERANCE if dimension(unit) == "time" and unit != other_unit else TOLERANCE
    return close(in_base(value, unit), in_base(other, other_unit), tolerance)
