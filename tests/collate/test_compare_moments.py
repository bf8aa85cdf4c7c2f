"""Comparing moments: a table of made-up pairs, and what must hold of any pair."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.compare_moments import compare
from crossread.model import Granularity, Moment, Span


def moment(first: str | None, last: str | None = "same", granularity: Granularity = "day") -> Moment:
    return Moment(Span("p", 0, 1), first, first if last == "same" else last, granularity)


def recurring(every: str, value: str | None = None) -> Moment:
    return replace(moment(None), value=value, every=every)


def valued(value: str, first: str | None = "2031-01-21") -> Moment:
    return replace(moment(first), value=value)


TUESDAY, JANUARY = moment("2031-01-21"), moment("2031-01-01", "2031-01-31", "month")
PAIRS = [
    (TUESDAY, moment("2031-01-21"), "same"),
    (TUESDAY, JANUARY, "compatible"),
    (moment("2031-01-20", "2031-02-02", "span"), JANUARY, "compatible"),
    (TUESDAY, moment("2031-01-22"), "conflict"),
    (TUESDAY, moment("2022-02-01", None, "span"), "compatible"),
    (moment("2021-02-01"), moment("2022-02-01", None, "span"), "conflict"),
    (moment(None, "2031-01-21", "span"), moment("2031-01-25"), "conflict"),
    (TUESDAY, moment(None, None), "cannot-tell"),
    (moment("2031-01-21T09:40", granularity="time"), TUESDAY, "compatible"),
    (moment("2031-01-21T09:40", granularity="time"), moment("2031-01-21T09:40", granularity="time"), "same"),
    (moment("2031-01-21T09:40", granularity="time"), moment("2031-01-21T09:50", granularity="time"), "conflict"),
    (moment("2031-01-21T09:40+00:00", granularity="time"), moment("2031-01-21T11:40+02:00", granularity="time"), "same"),
    (moment("2031-01-21T09:40+00:00", granularity="time"), moment("2031-01-21T11:40", granularity="time"), "cannot-tell"),
    (moment("2031-01-21T23:40+00:00", granularity="time"), moment("2031-01-22T01:40", granularity="time"), "cannot-tell"),
    (moment("nonsense"), TUESDAY, "cannot-tell"),
    # what recurs
    (recurring("P1W", "XXXX-WXX-2"), recurring("P7D", "XXXX-WXX-2"), "same"),
    (recurring("P1W", "XXXX-WXX-2"), recurring("P1W", "XXXX-WXX-3"), "conflict"),
    (recurring("P1W", "XXXX-WXX-2"), recurring("P1W"), "compatible"),
    (recurring("P1W"), recurring("P1W"), "same"),
    (recurring("P1W", "XXXX-WXX-2"), recurring("P1D"), "cannot-tell"),
    (recurring("nonsense"), recurring("nonsense"), "cannot-tell"),
    (recurring("P1W", "XXXX-WXX-2"), TUESDAY, "cannot-tell"),
    # no time of their own
    (valued("PRESENT_REF"), valued("PRESENT_REF"), "cannot-tell"),
    (valued("PAST_REF"), moment("2031-01-25"), "cannot-tell"),
    # parts of a day
    (valued("2031-01-21TNI"), valued("2031-01-21TNI"), "same"),
    (valued("2031-01-21TMO"), valued("2031-01-21TEV"), "conflict"),
    (valued("2031-01-21TEV"), valued("2031-01-21TNI"), "compatible"),
    (valued("2031-01-21TMO"), TUESDAY, "compatible"),
    (valued("2031-01-21TMO"), valued("2031-01-22TMO", "2031-01-22"), "conflict"),
    (valued("2031-01-21TMO"), moment("2031-01-21T09:40", granularity="time"), "compatible"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "relation"), PAIRS)
def test_a_pair_and_its_mirror(a: Moment, b: Moment, relation: str) -> None:
    first = compare(a, b, "one", "other")
    assert first.relation == relation
    assert compare(b, a, "other", "one").relation == relation


def test_counts_back_are_not_exact() -> None:
    five, late = moment("2026-01-01", "2026-12-31", "year"), moment("2025-12-01", "2025-12-31", "month")
    assert compare(five, late, "five years ago", "December 2025").relation == "cannot-tell"
    assert compare(five, late, "in 2026", "December 2025").relation == "conflict"
    assert compare(five, moment("2015-06-01"), "five years ago", "June 1, 2015").relation == "conflict"


def test_the_reason_carries_the_words() -> None:
    found = compare(TUESDAY, moment("2031-01-22"), "Tuesday", "on Wednesday")
    assert found.reason == "“Tuesday” against “on Wednesday”: 2031-01-21 and 2031-01-22"
    weekly, daily = recurring("P1W", "XXXX-WXX-2"), recurring("P1D")
    found = compare(weekly, daily, "every Tuesday", "daily")
    assert found.reason == "“every Tuesday” against “daily”: every week and every day, and one may be part of the other"
    found = compare(weekly, TUESDAY, "every Tuesday", "Tuesday")
    assert found.reason == "“every Tuesday” against “Tuesday”: one recurs, the other is one time"


DAYS = st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2040, 1, 1)).map(date.isoformat))
GRANULARITIES: st.SearchStrategy[Granularity] = st.sampled_from(["day", "month", "year", "span", "time"])


VALUES = st.sampled_from(
    [None, "PRESENT_REF", "2031-01-21TMO", "2031-01-21TNI", "XXXX-WXX-2", "XXXX-WXX-3", "2031-W04"]
)
EVERY = st.sampled_from([None, None, "P1W", "P7D", "P1D", "nonsense"])


@st.composite
def any_moment(draw: st.DrawFn) -> Moment:
    days = [draw(DAYS), draw(DAYS)]
    first, last = sorted(days, key=lambda day: day or "2000") if all(days) else days
    return replace(moment(first, last, draw(GRANULARITIES)), value=draw(VALUES), every=draw(EVERY))


@given(any_moment(), any_moment())
def test_comparing_is_symmetric(a: Moment, b: Moment) -> None:
    assert compare(a, b, "x", "y").relation == compare(b, a, "y", "x").relation


@given(any_moment())
def test_a_moment_never_contradicts_itself(a: Moment) -> None:
    if a.first is None or a.last is None or a.first <= a.last:
        assert compare(a, a, "x", "x").relation != "conflict"
