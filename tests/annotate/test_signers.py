"""Signers of posts, names of accounts, and pages that speak for a firm; made-up texts."""

from __future__ import annotations

import pytest

from crossread.annotate import attribution, names, sentences, speakers
from crossread.annotate.speakers.signers import PAGE, USER
from crossread.model import Annotations, Article, Block, Page


def told(text: str) -> dict[str, str | None]:
    """What is said -> the name of who says it."""
    page = Page.of(text, "made up", as_is=True)
    article = Article(page, (Block("paragraph", page.span(0, len(text))),))
    seen = [Annotations(article.id)]
    for annotator in (sentences.split, names.find, attribution.find, speakers.resolve):
        seen = list(annotator([article], seen))
    called = {entity.id: entity.name for entity in seen[0].entities}
    return {page.words(one.content[0]): called.get(one.speaker or "") for one in seen[0].attributions}


def test_a_signer_has_the_whole_name() -> None:
    found = told("It was late. My bars are gone! #bars -- Ana Hartig-Bruhn (@ana) May 3, 2021 All left.")
    assert found["My bars are gone! #bars"] == "Ana Hartig-Bruhn"


def test_a_body_that_signs_is_a_body_of_its_own() -> None:
    found = told("CNN said no. CNN left.\n\nMy bars are gone! #bars — CNN Politics (@CNNPolitics) May 3, 2021")
    assert found["My bars are gone! #bars"] == "CNN Politics"


def test_a_signer_may_write_the_name_as_one_word() -> None:
    found = told("It was late. My bars are gone! #bars — anahartig (@ana) May 3, 2021 All left.")
    assert found["My bars are gone! #bars"] == "anahartig"


@pytest.mark.parametrize(("words", "name"), [("Weibo user RIVER_99", "RIVER_99"), ("a Twitter user @olaf", "@olaf")])
def test_names_of_accounts(words: str, name: str) -> None:
    found = USER.fullmatch(words)
    assert found is not None
    assert found["name"] == name


def test_an_account_speaks() -> None:
    assert told("Weibo user RIVER_99 said: “Wells are dangerous everywhere.”") == {
        "Wells are dangerous everywhere.": "RIVER_99"
    }


def test_users_without_a_name_are_nobody_by_name() -> None:
    assert "boats" not in told("Some users of boats said the river was high.").values()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In a statement on the Fern Bars Facebook page, the company said", "Fern Bars"),
        ("In a post on Velta's own website, the firm said", "Velta"),
        ("In a message posted on Fern's official Twitter account, the company said", "Fern"),
        ("In a statement on Monday, the company said", None),
        ("In a statement on its website, the company said", None),
    ],
)
def test_whose_page_it_is(text: str, name: str | None) -> None:
    found = PAGE.search(text)
    assert (found and found["name"]) == name
