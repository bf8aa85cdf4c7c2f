"""ISO 8601 durations ("P1D", "P5Y", "PT1H30M"): how long they are, exactly, and how they are said."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

from crossread import knowledge

_DURATION = re.compile(
    r"P(?:(?P<year>\d{1,9}(?:\.\d{1,9})?)Y)?(?:(?P<month>\d{1,9}(?:\.\d{1,9})?)M)?(?:(?P<week>\d{1,9}(?:\.\d{1,9})?)W)?"
    r"(?:(?P<day>\d{1,9}(?:\.\d{1,9})?)D)?(?:T(?:(?P<hour>\d{1,9}(?:\.\d{1,9})?)H)?(?:(?P<minute>\d{1,9}(?:\.\d{1,9})?)M)?"
    r"(?:(?P<second>\d{1,9}(?:\.\d{1,9})?)S)?)?"
)


def parts(value: str | None) -> tuple[tuple[Fraction, str], ...]:
    """What a duration is made of, largest first; () for None, for nonsense and for one of no length.

    >>> [(int(number), unit) for number, unit in parts("PT1H30M")]
    [(1, 'hour'), (30, 'minute')]
    """
    found = _DURATION.fullmatch(value or "")
    if not found:
        return ()
    return tuple((Fraction(number), unit) for unit, number in found.groupdict().items() if number and Fraction(number))


def seconds(value: str | None) -> Fraction | None:
    """How long a duration is, in seconds; a year is 365.25 days and a month a twelfth of it, as in units.toml. None for
    None, nonsense and no length."""
    found = parts(value)
    return sum((number * _lengths()[unit] for number, unit in found), Fraction(0)) if found else None


@cache
def _lengths() -> dict[str, Fraction]:
    return {name: Fraction(entry["factor"]) for name, entry in knowledge.toml("units")["time"].items()}


def said(value: str | None) -> str:
    """A duration in words, "" for nonsense.

    >>> said("P1D"), said("P5Y"), said("PT1H30M")
    ('1 day', '5 years', '1 hour and 30 minutes')
    """
    words = [f"{_number(number)} {unit}{'' if number == 1 else 's'}" for number, unit in parts(value)]
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _number(value: Fraction) -> str:
    """A number with at most nine places, as it was written: "1.5", "90"."""
    return str(value) if value.denominator == 1 else f"{Decimal(value.numerator) / value.denominator:f}"


def per(value: str | None) -> str:
    """Over what a rate counts, in words, "" for nonsense.

    >>> per("P1D"), per("P2W")
    ('per day', 'per 2 weeks')
    """
    return each(value).replace("every", "per", 1)


def each(value: str | None) -> str:
    """How often, in words, "" for nonsense.

    >>> each("P1D"), each("P2W")
    ('every day', 'every 2 weeks')
    """
    found = parts(value)
    if len(found) == 1 and found[0][0] == 1:
        return f"every {found[0][1]}"
    return f"every {said(value)}" if found else ""
