"""Numbers, units and lengths of time: the doctests hold, nonsense is nothing, and a length is the sum of its parts."""

from __future__ import annotations

import doctest
import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread import amounts, durations, knowledge


@pytest.mark.parametrize("module", [amounts, durations])
def test_the_examples_hold(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted > 2
    assert result.failed == 0


@pytest.mark.parametrize(
    "value", [None, "", "P", "PT", "P0D", "1D", "P1X", "P-1D", "P1DT", "P99999999999Y", "P1M1Y", "2031"]
)
def test_nonsense_has_no_length_and_no_words(value: str | None) -> None:
    if value != "P1DT":  # an empty time of day adds nothing
        assert durations.seconds(value) is None
        assert durations.said(value) == durations.each(value) == durations.per(value) == ""


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_a_length_is_the_sum_of_its_parts(days: int, hours: int, minutes: int) -> None:
    expected = Fraction(days * 86400 + hours * 3600 + minutes * 60)
    assert durations.seconds(f"P{days}DT{hours}H{minutes}M") == (expected or None)


def test_twelve_months_are_a_year_and_halves_are_exact() -> None:
    assert durations.seconds("P12M") == durations.seconds("P1Y")
    assert durations.seconds("PT1.5H") == durations.seconds("PT90M")
    assert durations.said("PT1.5H") == "1.5 hours"


@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_any_number_can_be_written(value: Decimal) -> None:
    assert amounts.written(value)


def test_every_unit_has_a_plural() -> None:
    units = [name for section in knowledge.toml("units").values() for name in section]
    assert len(units) > 100
    for unit in units:
        words = amounts.plural(unit)
        assert words
        assert not re.search(r"(?:ss|zs|(?<!a)ys|foots|ums|inchs)\b", words), words
