"""What a carrier says besides the text: agencies among its authors, captions of the markup, stubs, refusals."""

from __future__ import annotations

import pytest

from crossread.clean import clean
from crossread.model import Article, Dropped, Page

BODY = "\n".join(
    (
        "The dam above the town of Orvik was closed on Tuesday after engineers found a crack, the river authority said.",
        "“We saw no reason to wait,” said Ana Ruiz, its head. About 400 people were taken to a school in the next valley.",
        "The reservoir would be lowered by three metres by Friday, the mayor said. Work will cost $2.4m, he added.",
    )
)


def article(text: str = BODY, **said: object) -> Article:
    found = clean(Page.of(text, "test", **said))
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    ("authors", "people", "credits"),
    [
        (("Mira Holt",), ["Mira Holt"], []),
        (("AFP",), [], ["AFP"]),
        (("Mira Holt", "Reuters"), ["Mira Holt"], ["Reuters"]),
        (("Mira Holt, AFP",), ["Mira Holt"], ["AFP"]),
        (("By Mira Holt and The Associated Press",), ["Mira Holt"], ["AP"]),
        (("The Harbour Gazette",), [], []),
    ],
)
def test_an_agency_among_the_authors_is_credited(
    authors: tuple[str, ...], people: list[str], credits: list[str]
) -> None:
    found = article(authors=authors, outlet="The Harbour Gazette")
    assert [author.value for author in found.authors] == people
    assert [credit.value for credit in found.credits] == credits
    assert [
        author.value for author in article(authors=authors, outlet="The Harbour Gazette", as_is=True).authors
    ] == people


@pytest.mark.parametrize(
    ("said", "credits"),
    [
        ({"credits": ("AFP",)}, ["AFP"]),
        ({"credits": ("Holt Media Ltd",)}, []),  # no agency that is known: nothing is said
        ({"dateline": "ORVIK (Reuters)"}, ["Reuters"]),
        ({"based_on": ("https://www.reuters.com/world/dam",)}, ["Reuters"]),
        ({"credits": ("AFP",), "authors": ("Agence France-Presse",)}, ["AFP"]),
    ],
)
def test_whom_the_carrier_credits(said: dict[str, object], credits: list[str]) -> None:
    found = article(**said)
    assert [credit.value for credit in found.credits] == credits
    assert all(credit.span is None and "carrier" in credit.how for credit in found.credits)


def test_a_credit_on_the_page_goes_before_the_carriers() -> None:
    found = article(f"ORVIK (AFP) — {BODY}", credits=("AFP",))
    assert [credit.value for credit in found.credits] == ["AFP"]
    assert found.credits[0].span is not None


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><figcaption class='c'>Water below the closed dam at dusk</figcaption></figure>",
        '<p class="wp-caption-text">Water below the <b>closed</b> dam at dusk</p>',
        '<div id="caption-1">Water below the closed dam at dusk</div>',
    ],
)
def test_what_the_markup_calls_a_caption_is_one(markup: str) -> None:
    caption = "Water below the closed dam at dusk"
    lines = BODY.split("\n")
    text = "\n".join((lines[0], caption, *lines[1:]))
    found = article(text, html=f"<html><body>{markup}</body></html>")
    assert [found.page.words(block.span) for block in found.blocks if block.kind == "caption"] == [caption]
    assert len(found.body) == 3


def test_headings_lists_and_questions_out_of_markup_stay_in_the_article() -> None:
    lines = BODY.split("\n")
    heading, item = (
        "What the engineers had found there in spring",
        "Larger gates with a faster and quieter motor in them",
    )
    text = "\n".join((lines[0], heading, lines[1], item, item.replace("Larger", "Wider"), lines[2]))
    found = article(text, html="<html></html>")
    assert "".join(found.page.words(block.span) for block in found.body) == text.replace("\n", "")


def test_a_stub_is_marked_and_says_how_long_it_is() -> None:
    beginning = BODY.split("\n")[0]
    assert article(f"{BODY}\n\nSubscribe to continue reading\n\nLog in").stub == "63 words behind a wall"
    assert article(BODY, stub="behind a wall").stub == "behind a wall"
    assert article(f"{beginning} […]", as_is=True).stub == "20 words, and a link to the rest"
    assert article(BODY).stub is None
    assert article(f"{BODY}\n\nSubscribe to our newsletter\n\nLog in").stub is None


def test_a_question_about_cookies_is_no_article() -> None:
    text = (
        "Before you continue to the Gazette\n\nWe and our partners store and/or access information on a device, such as "
        "cookies, and process personal data, such as unique identifiers, for personalised ads, audience insights and the "
        "development of services. With your consent we may use precise geolocation data and identify devices.\n\n"
        "You may accept all or manage options. Some of our partners do not ask for it and rely on their legitimate "
        "interest. You can withdraw your consent at any time below each page of this site.\n\nAccept all\n\nReject all"
    )
    found = clean(Page.of(text, "test"))
    assert isinstance(found, Dropped)
    assert found.reason == "consent page: cookies, no article"
