"""Timeline: claims by the moments they name."""

from __future__ import annotations

import pytest

from crossread.account import TimelineEntry
from crossread.collate.timeline import timeline
from crossread.model import Granularity, Moment, Span

SPAN = Span("p", 0, 5)


def test_in_order_and_in_their_own_precision() -> None:
    found = timeline(
        {
            "c1": [Moment(SPAN, "2025-03-04", "2025-03-04", "day")],
            "c2": [Moment(SPAN, "2022-02-01", None, "month"), Moment(SPAN, "2025-03-04", "2025-03-04", "day")],
            "c3": [Moment(SPAN, None, None, "day")],
        }
    )
    assert found == (TimelineEntry("2022-02", ("c2",)), TimelineEntry("2025-03-04", ("c1", "c2")))


def test_a_span_of_years_is_no_point() -> None:
    assert timeline({"c1": [Moment(SPAN, "1990-01-01", "1999-12-31", "decade")]}) == ()


def test_what_recurs_and_what_names_no_time_of_its_own_stand_nowhere() -> None:
    weekly = Moment(SPAN, "2025-03-04", None, "day", value="XXXX-WXX-2", every="P1W")
    now = Moment(SPAN, "2025-03-04", "2025-03-04", "day", value="PRESENT_REF")
    assert timeline({"c1": [weekly], "c2": [now]}) == ()


@pytest.mark.parametrize(
    ("granularity", "first", "last", "when"),
    [
        ("week", "2031-03-10", "2031-03-16", "2031-03-10/2031-03-16"),  # not its Monday
        ("weekend", "2031-03-15", "2031-03-16", "2031-03-15/2031-03-16"),
        ("quarter", "2031-01-01", "2031-03-31", "2031-01-01/2031-03-31"),
        ("season", "2031-06-01", "2031-08-31", "2031-06-01/2031-08-31"),
        ("year", "2031-01-01", "2031-12-31", "2031"),
        ("year", "2031-01-01", "2031-04-30", "2031-01-01/2031-04-30"),  # "early this year"
        ("month", "2031-12-01", "2031-12-31", "2031-12"),
        ("month", "2031-12-20", "2031-12-31", "2031-12-20/2031-12-31"),  # "late in December"
        ("time", "2031-03-10T07:00", "2031-03-10T07:00", "2031-03-10T07:00"),
        ("year", "2022-01-01", None, "2022"),
    ],
)
def test_no_more_exact_than_the_report(granularity: Granularity, first: str, last: str | None, when: str) -> None:
    assert timeline({"c1": [Moment(SPAN, first, last, granularity)]}) == (TimelineEntry(when, ("c1",)),)
