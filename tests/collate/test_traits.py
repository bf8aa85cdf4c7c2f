"""Ages and sizes told in passing, in made-up reports of one event."""

from __future__ import annotations

import pytest

from crossread.account import Account, Made
from crossread.annotate import annotate
from crossread.clean import clean
from crossread.collate import collate
from crossread.model import Article, Page, Story


def account(*texts: str) -> Account:
    pages = [Page.of(text, f"{number}", as_is=True, outlet=f"Paper {number}") for number, text in enumerate(texts)]
    articles = [article for page in pages if isinstance(article := clean(page), Article)]
    notes = {seen.page: seen for seen in annotate(articles)}
    return collate(Story("s", "s", tuple(articles), (), ()), notes, Made("test"))


def told(made: Account) -> list[list[str]]:
    """The words of claims that rest on an age or a size told in passing."""
    return [
        [report.statement.text for report in claim.reports]
        for claim in made.claims
        if any("in passing" in report.reason for report in claim.reports)
    ]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("A five-year-old boy fell into a well on Sunday.", "The six-year-old was found on Monday.",
         ["A five-year-old boy", "The six-year-old"]),
        ("Ana Ruiz, 38, left the court on Monday.", "The judge heard Ana Ruiz, 39, on Monday.",
         ["Ana Ruiz, 38", "Ana Ruiz, 39"]),
        ("He fell into a 40-metre-deep well on Sunday.", "They searched the 80m-deep well on Sunday.",
         ["a 40-metre-deep well", "the 80m-deep well"]),
    ],
)  # fmt: skip
def test_what_two_reports_tell_is_a_claim(first: str, second: str, words: list[str]) -> None:
    made = account(first, second)
    assert told(made) == [words]
    claim = next(claim for claim in made.claims if claim.reports[0].statement.text == words[0])
    assert [difference.kind for difference in claim.differences] == ["figure"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A five-year-old boy fell into a well on Sunday.", "A 34-year-old man was found on Monday."),
        ("A five-year-old boy fell into a well on Sunday.", "The well was searched on Monday."),
        ("An 80-year-old building burned down on Sunday.", "The 82-year-old was heard on Monday."),
        ("A 22-year-old woman and a 24-year-old woman died on Sunday.", "A 23-year-old woman was heard on Monday."),
        ("He fell into a 40-metre-deep well on Sunday.", "They searched the 30cm-wide well on Sunday."),
        ("He fell into a 40-metre dry well on Sunday.", "They searched the 30cm-wide well on Sunday."),
        ("The 400g bar and the 170g bar were changed on Sunday.", "The 400g bar costs as much as before."),
    ],
)  # fmt: skip
def test_what_only_one_report_tells_and_what_is_of_others_is_none(first: str, second: str) -> None:
    assert told(account(first, second)) == []
