"""Omission against not yet known: only what the clocks surely say, and only of what is central."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.collate.silence import BRIEF, LIKE_IT, STUB, not_reported_by
from crossread.model import Article, Block, Found, Page


def article(name: str, published: str | None, words: int = BRIEF) -> Article:
    page = Page.of(f"{name} " * words, name)
    body = (Block("paragraph", page.span(0, len(page.text))),)
    return Article(page, body, published=Found(published, None, "test") if published else None)


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
    one, two, other = article("one", reported), article("two", reported), article("other", silent)
    found = not_reported_by({one.id, two.id}, [one, two, other])
    assert [(entry.article, entry.why) for entry in found] == [(other.id, why)]


def test_one_earlier_report_is_enough() -> None:
    early, late, silent = article("early", "2025-03-01"), article("late", "2025-03-09"), article("silent", "2025-03-05")
    assert not_reported_by({early.id, late.id}, [early, late, silent])[0].why == "omission"


@pytest.mark.parametrize(
    ("reports", "others", "omitted"), [(1, 1, False), (2, 2, True), (2, 6, True), (2, 7, False), (3, 9, True)]
)
def test_only_what_a_third_of_the_others_report_is_omitted(reports: int, others: int, omitted: bool) -> None:
    having = [article(f"having{i}", "2025-03-01") for i in range(reports)]
    lacking = [article(f"lacking{i}", "2025-02-01") for i in range(others - reports)]
    silent = article("silent", "2025-03-09")
    found = not_reported_by({one.id for one in having}, [*lacking, *having, silent])
    assert [entry.why for entry in found if entry.article == silent.id] == ["omission"] * omitted


def test_a_stub_and_a_brief_leave_nothing_out() -> None:
    early = [article("early", "2025-03-01"), article("first", "2025-03-01")]
    ids = {one.id for one in early}
    whole = article("whole", "2025-03-09")
    assert [entry.why for entry in not_reported_by(ids, [*early, whole])] == ["omission"]
    (found,) = not_reported_by(ids, [*early, replace(whole, stub="80 words behind a wall")])
    assert (found.why, found.reason) == ("cannot-tell", STUB)
    assert not_reported_by(ids, [*early, article("brief", "2025-03-09", BRIEF - 1)]) == ()


def test_an_article_that_says_something_like_it_omits_nothing() -> None:
    one, two, other, later = (article(name, f"2025-03-0{day}") for day, name in enumerate("abcd", 1))
    found = not_reported_by({one.id, two.id}, [one, two, other, later], {other.id})
    assert {entry.article: (entry.why, entry.reason) for entry in found} == {
        other.id: ("cannot-tell", LIKE_IT),
        later.id: ("omission", ""),
    }
    (early,) = not_reported_by({two.id, other.id}, [one, two, other], {one.id})
    assert early.why == "not-yet-known"
