"""Comparing figures: a table of made-up pairs, and what must hold of any pair."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.compare_figures import compare, dimension, same_measure
from crossread.model import Bound, Figure, Span


def figure(
    words: str, unit: str, measures: str | None = None, low: str | None = None, high: str | None = None
) -> Figure:
    """A figure from "7", "7-9", ">7", ">=7", "<7", "<=7" or "~7"."""
    bounds: dict[str, Bound] = {">=": "at least", "<=": "up to", ">": "more than", "<": "less than", "~": "about"}
    bound: Bound = "exact"
    for sign, name in bounds.items():
        if words.startswith(sign):
            bound, words = name, words.removeprefix(sign)
            break
    if "-" in words:
        low, high, bound = *words.split("-"), "between"
    else:
        low = None if bound in {"less than", "up to"} else words
        high = None if bound in {"more than", "at least"} else words
    ends = [None if value is None else Decimal(value) for value in (low, high)]
    return Figure(Span("p", 0, 1), ends[0], ends[1], unit, bound, measures)


PAIRS = [
    # one amount
    ("245", "USD", "trade", "245", "USD", "trade", "same"),
    ("90", "minute", "call", "1.5", "hour", "call", "same"),
    (">1.5", "hour", "call", ">90", "minute", "call", "same"),
    ("0.5", "fraction", "voters", "50", "percent", "voters", "same"),
    ("7", "count", None, "7", "count", "people killed", "same"),
    ("32", "degree fahrenheit", "air", "0", "degree celsius", "air", "same"),
    # rounded
    ("800", "mile", "zone", "1300", "kilometre", "zone", "rounded"),
    ("1234", "count", "homes", "1200", "count", "homes", "rounded"),
    ("~200", "count", "people", "210", "count", "people", "rounded"),
    ("7.2", "percent", "trade", "7", "percent", "trade", "rounded"),
    # both can hold
    (">220", "USD", "trade", "245", "USD", "trade", "compatible"),
    (">=7", "count", "dead", "9", "count", "people killed", "compatible"),
    ("3000-5000", "count", "people", "4000", "count", "people", "compatible"),
    ("<=40", "count", "boats", "38", "count", "boats", "compatible"),
    # both cannot
    (">220", "USD", "trade", "220", "USD", "trade", "conflict"),
    (">220", "USD", "trade", "200", "USD", "trade", "conflict"),
    ("51", "count", "people hurt", "50", "count", "people wounded", "conflict"),
    ("7", "percent", "trade", "12", "percent", "trade", "conflict"),
    ("3000-5000", "count", "people", "8000", "count", "people", "conflict"),
    ("7", "count", "death toll", "9", "count", "people killed", "conflict"),
    # other quantities
    ("245", "USD", "trade", "245", "EUR", "trade", "different"),
    ("7", "count", "soldiers", "7", "count", "boats", "different"),
    ("7", "count", "people killed", "9", "count", "people hurt", "different"),
    ("7", "percent", "trade", "7", "percentage point", "trade", "different"),
    ("45", "age", None, "45", "count", None, "different"),
    # the words do not say enough
    ("245", "USD", None, "220", "USD", None, "cannot-tell"),
    ("45", "age", None, "51", "age", None, "cannot-tell"),
    ("20", "degree", "air", "20", "degree celsius", "air", "cannot-tell"),
    ("7", "count", "soldiers killed", "9", "count", "people killed", "cannot-tell"),
]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: " ".join(str(part) for part in pair))
def test_a_pair_and_its_mirror(pair: tuple[str, str, str | None, str, str, str | None, str]) -> None:
    a, unit_a, of_a, b, unit_b, of_b, relation = pair
    first, second = figure(a, unit_a, of_a), figure(b, unit_b, of_b)
    assert compare(first, second, a, b).relation == relation
    assert compare(second, first, b, a).relation == relation


def test_the_reason_carries_the_words() -> None:
    found = compare(figure("245", "USD", "trade"), figure(">220", "USD", "trade"), "$245bn", "more than $220 billion")
    assert found.reason == "“$245bn” against “more than $220 billion”: both can hold"


def test_a_plural_without_a_number_is_no_conflict_with_a_number_near_it() -> None:
    dozens, twenty, five = figure(">=24", "count", "hurt"), figure("20", "count", "hurt"), figure("5", "count", "hurt")
    assert compare(dozens, twenty, "dozens", "20").relation == "cannot-tell"
    assert compare(dozens, five, "dozens", "five").relation == "conflict"


def test_a_figure_without_a_number_cannot_be_compared() -> None:
    none = Figure(Span("p", 0, 1), None, None, "count", "up to", "people")
    assert compare(none, figure("7", "count", "people"), "up to hundreds", "7").relation == "cannot-tell"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("dead", "people killed", True), ("wounded", "people hurt", True), ("boat", "boats", True), ("cities", "city", True),
     ("trade", None, None), ("trade", "exports", False), ("people killed", "people hurt", False)],
)  # fmt: skip
def test_measured_nouns(a: str, b: str | None, same: bool | None) -> None:
    assert same_measure(a, b) is same


def test_each_currency_is_a_dimension_of_its_own() -> None:
    assert dimension("USD") != dimension("EUR")
    assert dimension("mile") == dimension("kilometre") == "length"


VALUES = st.one_of(st.none(), st.decimals(min_value=-10_000, max_value=10_000, places=2))
UNITS = st.sampled_from(
    ["USD", "EUR", "percent", "fraction", "count", "mile", "metre", "hour", "day", "age", "degree celsius", "degree"]
)
BOUNDS: st.SearchStrategy[Bound] = st.sampled_from(
    ["exact", "about", "more than", "at least", "less than", "up to", "between"]
)


@st.composite
def any_figure(draw: st.DrawFn) -> Figure:
    low, high = draw(VALUES), draw(VALUES)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Figure(Span("p", 0, 1), low, high, draw(UNITS), draw(BOUNDS), draw(st.sampled_from([None, "trade", "dead"])))


@given(any_figure(), any_figure())
def test_comparing_is_symmetric_and_a_figure_is_the_same_as_itself(a: Figure, b: Figure) -> None:
    assert compare(a, b, "a", "b").relation == compare(b, a, "b", "a").relation
    if a.low is not None or a.high is not None:
        assert compare(a, a, "a", "a").relation == "same"
