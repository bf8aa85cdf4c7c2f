"""Comparing figures: a table of made-up pairs, and what must hold of any pair."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.compare_figures import compare, dimension, same_measure
from crossread.collate.measures import same_thing
from crossread.model import Bound, Figure, FigureRole, Period, PeriodKind, Span

PLACE = Span("p", 0, 1)


def figure(words: str, unit: str, measures: str | None = None) -> Figure:
    """A figure from "7", "7-9", ">7", ">=7", "<7", "<=7" or "~7"."""
    bounds: dict[str, Bound] = {">=": "at least", "<=": "up to", ">": "more than", "<": "less than", "~": "about"}
    bound: Bound = "exact"
    for sign, name in bounds.items():
        if words.startswith(sign):
            bound, words = name, words.removeprefix(sign)
            break
    low: str | None
    high: str | None
    if "-" in words:
        (low, high), bound = words.split("-"), "between"
    else:
        low = None if bound in {"less than", "up to"} else words
        high = None if bound in {"more than", "at least"} else words
    ends = [None if value is None else Decimal(value) for value in (low, high)]
    return Figure(PLACE, ends[0], ends[1], unit, bound, measures)


def told(words: str, measures: str | None = "trade") -> Figure:
    """A figure from "rise 7 percent", "7 count each P1D", "fall ~20 USD in 2031": role, amount, unit, period."""
    *first, amount, rest = words.split(" ", 2) if words.split(" ", maxsplit=1)[0] in ROLES else words.split(" ", 1)
    role: FigureRole = ROLES[first[0]] if first else "level"
    unit, kind, value = rest, "", ""
    for name in KINDS:
        if f" {name} " in rest:
            unit, value = rest.split(f" {name} ")
            kind = name
    period = Period(PLACE, KINDS[kind], None if value == "?" else value) if kind else None
    return replace(figure(amount, unit, measures), role=role, period=period)


ROLES: dict[str, FigureRole] = {"rise": "rise", "fall": "fall", "change": "change", "before": "before"}
KINDS: dict[str, PeriodKind] = {"each": "each", "over": "over", "in": "in"}


PAIRS = [
    # one amount
    ("245", "USD", "trade", "245", "USD", "trade", "same"),
    ("90", "minute", "call", "1.5", "hour", "call", "same"),
    (">1.5", "hour", "call", ">90", "minute", "call", "same"),
    ("0.5", "fraction", "voters", "50", "percent", "voters", "same"),
    ("7", "count", None, "7", "count", "people killed", "same"),
    ("32", "degree fahrenheit", "air", "0", "degree celsius", "air", "same"),
    ("1", "barrel per day", "output", "1", "barrel per day", "output", "same"),
    ("10", "square kilometre", "fire", "1000", "hectare", "fire", "same"),
    # rounded
    ("0.333333333333", "fraction", "voters", "33", "percent", "voters", "rounded"),
    ("0.666666666667", "fraction", "voters", "67", "percent", "voters", "rounded"),
    ("7.4", "percent", "trade", "7", "percent", "trade", "rounded"),
    ("1.26", "USD", "trade", "1.3", "USD", "trade", "rounded"),
    ("20-30", "mile", "zone", "32-48", "kilometre", "zone", "rounded"),
    ("55", "mile per hour", "wind", "90", "kilometre per hour", "wind", "rounded"),
    ("100", "degree fahrenheit", "air", "38", "degree celsius", "air", "rounded"),
    ("800", "mile", "zone", "1300", "kilometre", "zone", "rounded"),
    ("1234", "count", "homes", "1200", "count", "homes", "rounded"),
    ("~200", "count", "people", "210", "count", "people", "rounded"),
    ("7.2", "percent", "trade", "7", "percent", "trade", "rounded"),
    # both can hold
    (">220", "USD", "trade", "245", "USD", "trade", "compatible"),
    (">=7", "count", "dead", "9", "count", "people killed", "compatible"),
    ("3000-5000", "count", "people", "4000", "count", "people", "compatible"),
    ("<=40", "count", "boats", "38", "count", "boats", "compatible"),
    ("20-30", "count", "boats", "28-40", "count", "boats", "compatible"),
    (">=24", "count", "hurt", "31", "count", "people hurt", "compatible"),
    (">800", "mile", "zone", "1300", "kilometre", "zone", "compatible"),
    # both cannot
    ("1.5", "percent", "trade", "2", "percent", "trade", "conflict"),
    ("0.333333333333", "fraction", "voters", "40", "percent", "voters", "conflict"),
    ("5", "USD", "trade", "5.4", "USD", "trade", "rounded"),
    ("5000000", "USD", "trade", "5400000", "USD", "trade", "conflict"),
    ("20-30", "count", "boats", "31-40", "count", "boats", "conflict"),
    ("1", "hour", "call", "90", "minute", "call", "conflict"),
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


TOLD = [
    # a level, a change, what was before
    ("7 percent", "rise 7 percent", "different"),
    ("5 percent", "before 5 percent", "different"),
    ("before 5 percent", "before 5 percent", "same"),
    ("rise 7 percent", "rise 7 percent", "same"),
    ("rise 7 percent", "rise 12 percent", "conflict"),
    ("rise >5 percent", "rise 12 percent", "compatible"),
    ("rise 7 percent", "fall 7 percent", "conflict"),
    ("rise >5 percent", "fall >5 percent", "conflict"),
    ("fall >5 percent", "fall 7 percent", "compatible"),
    ("fall <5 percent", "fall 7 percent", "conflict"),
    ("change 7 percent", "fall 7 percent", "same"),
    ("change 7 percent", "rise 12 percent", "conflict"),
    ("rise 9 degree fahrenheit", "rise 5 degree celsius", "same"),
    ("rise 50 degree fahrenheit", "rise 10 degree celsius", "conflict"),
    # over which time
    ("7 count each P1D", "7 count each P1D", "same"),
    ("7 count each P1D", "49 count each P1W", "same"),
    ("1200 USD each P1Y", "100 USD each P1M", "same"),
    ("7 count each P1D", "50 count each P1W", "rounded"),
    ("7 count each P1D", "8 count each P1D", "conflict"),
    ("7 count each P1D", "70 count each P1W", "conflict"),
    ("5000000 barrel each P1D", "5000000 barrel per day", "same"),
    ("2 litre per second", "7.2 cubic metre each PT1H", "same"),
    ("2 litre per second", "7.2 cubic metre", "cannot-tell"),
    ("7 count each P1D", "70 count in 2031", "different"),
    ("7 count each P1D", "70 count over P5Y", "different"),
    ("7 count in 2031", "9 count in 2032", "different"),
    ("7 count in 2031", "9 count in 2031-03", "different"),
    ("7 count in 2031", "9 count in 2031", "conflict"),
    ("7 count over P1Y", "9 count over P12M", "conflict"),
    ("7 count over P1Y", "9 count over P5Y", "different"),
    ("7 count in 2031", "9 count", "conflict"),
    ("7 count in 2031", "9 count over P1Y", "cannot-tell"),
    ("7 count each P1D", "9 count", "cannot-tell"),
    ("7 count each ?", "9 count each P1D", "cannot-tell"),
    ("7 count over ?", "9 count over P1Y", "cannot-tell"),
]


@pytest.mark.parametrize(("one", "other", "relation"), TOLD)
def test_role_and_period(one: str, other: str, relation: str) -> None:
    a, b = told(one), told(other)
    assert compare(a, b, one, other).relation == relation
    assert compare(b, a, other, one).relation == relation


@pytest.mark.parametrize(
    ("words", "percent", "relation"),
    [("doubled", "100", "same"), ("doubled", "120", "conflict"), ("three times", "200", "different")],
)
def test_what_doubled_rose_by_a_hundred_percent(words: str, percent: str, relation: str) -> None:
    times = told("rise 2 times" if words == "doubled" else "rise 3 times")
    assert compare(times, told(f"rise {percent} percent"), words, percent).relation == relation
    assert compare(told(f"rise {percent} percent"), times, percent, words).relation == relation


def test_what_it_belongs_to() -> None:
    a, b = replace(figure("245", "USD", "trade"), of=PLACE), replace(figure("220", "USD", "trade"), of=PLACE)

    def relation(*of: str) -> str:
        return compare(a, b, "$245", "$220", of=(of[0], of[1])).relation

    assert relation("Norvia and Karva", "Karva and Norvia") == "conflict"
    assert relation("Norvia and Karva", "Norvia and Ostrey") == "different"
    assert relation("Norvia and Karva", "the two countries") == "conflict"
    assert compare(a, b, "$245", "$220").relation == "conflict"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("Norvia", "Norvia's", True), ("Norvia and Karva", "Karva and Norvia", True), ("the U.S.", "United States", True),
     ("Toller", "Braddock", False), ("Norvia and Karva", "Norvia and Ostrey", False), ("Norvia", "Norvia and Karva", None),
     ("Toller", "Toller Holdings", None), ("the company", "Toller", None), ("Moscow", "Russia", None), (None, "Toller", None)],
)  # fmt: skip
def test_things_that_measures_belong_to(a: str | None, b: str, same: bool | None) -> None:
    assert same_thing(a, b) is same
    assert same_thing(b, a) is same


UPDATES = [
    ("9", "count", "people killed", "14", "count", "dead", "update"),
    ("14", "count", "people killed", "9", "count", "dead", "conflict"),  # the later report has fewer
    ("400", "count", "cases", "520", "count", "cases", "update"),
    ("12", "hectare", "fire", "90", "acre", "fire", "update"),
    ("9", "count", "people killed", ">=14", "count", "people killed", "update"),
    ("9", "count", "people killed", "14", "count", "people hurt", "different"),
    ("9", "count", None, "14", "count", "people hurt", "cannot-tell"),
    ("9", "USD", "fare", "14", "USD", "fare", "conflict"),  # a price is not counted while it grows
    ("9", "percent", "turnout", "14", "percent", "turnout", "conflict"),
    ("9", "count", "dead", "9", "count", "dead", "same"),
]


def test_a_count_from_below_is_raised_by_a_later_report_and_holds_beside_an_earlier_one() -> None:
    few, more = figure(">=9", "count", "people killed"), figure("14", "count", "people killed")
    days = "2031-01-21", "2031-01-22"
    assert compare(few, more, "at least nine", "14", as_of=days).relation == "update"
    assert compare(more, few, "14", "at least nine", as_of=days).relation == "compatible"
    assert compare(few, more, "at least nine", "14").relation == "compatible"  # which is the later is not known


@pytest.mark.parametrize("pair", UPDATES, ids=lambda pair: " ".join(str(part) for part in pair))
def test_a_later_higher_count(pair: tuple[str, str, str | None, str, str, str | None, str]) -> None:
    a, unit_a, of_a, b, unit_b, of_b, relation = pair
    first, second = figure(a, unit_a, of_a), figure(b, unit_b, of_b)
    days = "2031-01-21", "2031-01-22"
    assert compare(first, second, a, b, as_of=days).relation == relation
    assert compare(second, first, b, a, as_of=days[::-1]).relation == relation
    unknown = "conflict" if relation == "update" else relation
    assert compare(first, second, a, b).relation == unknown
    assert compare(first, second, a, b, as_of=(days[0], days[0])).relation == unknown  # one day: which is later?


def test_a_change_does_not_grow_into_another() -> None:
    a, b = told("rise 9 count", "jobs"), told("rise 14 count", "jobs")
    assert compare(a, b, "9", "14", as_of=("2031-01-21", "2031-01-22")).relation == "conflict"


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("7 percent", "rise 7 percent", "one says how large it is, the other how far it rose"),
        ("rise 7 percent", "fall 7 percent", "one says that it rose, the other that it fell; they cannot both hold"),
        ("7 count each P1D", "70 count in 2031", "one counts per day, the other in 2031"),
        ("7 count over P1Y", "9 count over P5Y", "one counts over 1 year, the other over 5 years"),
        ("7 percent", "7 percentage point", "percent and percentage points are not the same"),
        ("7 USD", "7 EUR", "two currencies, which are not converted"),
        ("7 mile", "7 count", "a figure in miles and one in numbers"),
        ("7 USD", "7 USD", "the same amount"),
    ],
)
def test_the_reason_in_words(one: str, other: str, reason: str) -> None:
    assert compare(told(one), told(other), "a", "b").reason == f"“a” against “b”: {reason}"


VALUES = st.one_of(st.none(), st.decimals(min_value=-10_000, max_value=10_000, places=2))
UNITS = st.sampled_from(
    ["USD", "EUR", "percent", "fraction", "count", "mile", "metre", "hour", "day", "age", "degree celsius", "degree"]
)
BOUNDS: st.SearchStrategy[Bound] = st.sampled_from(
    ["exact", "about", "more than", "at least", "less than", "up to", "between"]
)
EVERY_ROLE: st.SearchStrategy[FigureRole] = st.sampled_from(["level", "rise", "fall", "change", "before"])
PERIODS = st.sampled_from(
    [None, Period(PLACE, "each", "P1D"), Period(PLACE, "each", "P1W"), Period(PLACE, "each", None),
     Period(PLACE, "over", "P5Y"), Period(PLACE, "over", "P60M"), Period(PLACE, "in", "2031"), Period(PLACE, "in", None)]
)  # fmt: skip
DAYS = st.sampled_from([None, "2031-01-21", "2031-01-22", "2031-01-22T09:40:00+00:00"])
THINGS = st.sampled_from([None, "Norvia", "Karva", "Norvia and Karva", "the two countries"])


@st.composite
def any_figure(draw: st.DrawFn) -> Figure:
    low, high = draw(VALUES), draw(VALUES)
    if low is not None and high is not None and low > high:
        low, high = high, low
    measures = draw(st.sampled_from([None, "trade", "dead"]))
    return Figure(
        PLACE, low, high, draw(UNITS), draw(BOUNDS), measures, of=PLACE, role=draw(EVERY_ROLE), period=draw(PERIODS)
    )


@given(any_figure(), any_figure(), st.tuples(DAYS, DAYS), st.tuples(THINGS, THINGS))
def test_comparing_is_symmetric(
    a: Figure, b: Figure, as_of: tuple[str | None, str | None], of: tuple[str | None, str | None]
) -> None:
    there = compare(a, b, "a", "b", as_of=as_of, of=of).relation
    assert there == compare(b, a, "b", "a", as_of=as_of[::-1], of=of[::-1]).relation


@given(any_figure(), DAYS, THINGS)
def test_a_figure_is_the_same_as_itself(a: Figure, day: str | None, thing: str | None) -> None:
    if a.low is not None or a.high is not None:
        assert compare(a, a, "a", "a", as_of=(day, day), of=(thing, thing)).relation == "same"


CONVERSIONS = [  # unit, other unit, number of the other unit in one of the first: exact
    ("mile", "metre", "1609.344"), ("hour", "minute", "60"), ("week", "day", "7"), ("percent", "fraction", "0.01"),
    ("square kilometre", "hectare", "100"), ("tonne", "kilogram", "1000"), ("gallon", "litre", "3.785411784"),
]  # fmt: skip


@given(st.sampled_from(CONVERSIONS), VALUES, VALUES, VALUES, st.tuples(BOUNDS, BOUNDS))
def test_converting_never_makes_one_amount_two_nor_two_amounts_one(
    units: tuple[str, str, str],
    low: Decimal | None,
    high: Decimal | None,
    other: Decimal | None,
    bounds: tuple[Bound, Bound],
) -> None:
    if other is None or (low is None and high is None):
        return
    if low is not None and high is not None and low > high:
        low, high = high, low
    unit, small, factor = units
    a, b = Figure(PLACE, low, high, unit, bounds[0], "trade"), Figure(PLACE, other, other, unit, bounds[1], "trade")
    converted = replace(a, unit=small, low=_times(low, factor), high=_times(high, factor))
    assert compare(a, converted, "a", "a").relation == "same"
    before, after = compare(a, b, "a", "b").relation, compare(converted, b, "a", "b").relation
    assert (before == "same") == (after == "same")
    assert before == after or {before, after} <= {"conflict", "rounded"}  # digits are other ones in another unit
    if after == "rounded" and before == "conflict":
        assert low is not None
        assert abs(low - other) <= Decimal("0.05") * max(abs(low), abs(other))


def _times(value: Decimal | None, factor: str) -> Decimal | None:
    return None if value is None else value * Decimal(factor)
