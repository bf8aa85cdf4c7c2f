"""Omission against not yet known: only what the clocks surely say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.collate.silence import not_reported_by
from crossread.model import Article, Found, Page


def article(name: str, published: str | None) -> Article:
    page = Page.of(f"text of {name}", name)
    return Article(page, (), published=Found(published, None, "test") if published else None)


CASES = [
    ("2025-03-04T09:00:00+00:00", "2025-03-04T12:00:00+00:00", "omission"),
    ("2025-03-04T12:00:00+00:00", "2025-03-04T09:00:00+00:00", "not-yet-known"),
    ("2025-03-04", "2025-03-04", "cannot-tell"),
    ("2025-03-04", "2025-03-07", "omission"),
    ("2025-03-04T09:00:00", "2025-03-04T12:00:00+00:00", "cannot-tell"),  # no zone: it may be either
    ("2025-03-04T23:00:00", "2025-03-05T01:00:00+04:00", "omission"),  # different days of the calendar
    (None, "2025-03-04", "cannot-tell"),
]


@pytest.mark.parametrize(("reported", "silent", "why"), CASES)
def test_why(reported: str | None, silent: str, why: str) -> None:
    one, other = article("one", reported), article("other", silent)
    found = not_reported_by({one.id}, [one, other])
    assert [(entry.article, entry.why) for entry in found] == [(other.id, why)]


def test_one_earlier_report_is_enough() -> None:
    early, late, silent = article("early", "2025-03-01"), article("late", "2025-03-09"), article("silent", "2025-03-05")
    assert not_reported_by({early.id, late.id}, [early, late, silent])[0].why == "omission"


def test_a_stub_leaves_nothing_out() -> None:
    early, stub = article("early", "2025-03-01"), replace(article("stub", "2025-03-09"), stub="80 words behind a wall")
    (found,) = not_reported_by({early.id}, [early, stub])
    assert (found.why, found.reason) == ("cannot-tell", "only a stub was read")
    (whole,) = not_reported_by({early.id}, [early, replace(stub, stub=None)])
    assert (whole.why, whole.reason) == ("omission", "")
