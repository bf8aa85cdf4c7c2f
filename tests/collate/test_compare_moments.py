"""Comparing moments: a table of made-up pairs, and what must hold of any pair."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.compare_moments import compare
from crossread.model import Granularity, Moment, Span


def moment(first: str | None, last: str | None = "same", granularity: Granularity = "day") -> Moment:
    return Moment(Span("p", 0, 1), first, first if last == "same" else last, granularity)


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


DAYS = st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2040, 1, 1)).map(date.isoformat))
GRANULARITIES: st.SearchStrategy[Granularity] = st.sampled_from(["day", "month", "year", "span", "time"])


@given(DAYS, DAYS, DAYS, DAYS, GRANULARITIES, GRANULARITIES)
def test_comparing_is_symmetric(
    a: str | None, b: str | None, c: str | None, d: str | None, one: Granularity, other: Granularity
) -> None:
    first = moment(*sorted((a, b), key=lambda day: day or "2000"), one) if a and b else moment(a, b, one)
    second = moment(*sorted((c, d), key=lambda day: day or "2000"), other) if c and d else moment(c, d, other)
    assert compare(first, second, "x", "y").relation == compare(second, first, "y", "x").relation
