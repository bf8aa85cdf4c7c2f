"""Whose a brand is, by what the reports say."""

from __future__ import annotations

import pytest

from crossread.collate.origins import camps
from crossread.collate.owners import owned
from crossread.model import Article, Block, Entity, Page

BRAND = Entity("e1", "Ostrey Biscuits", "organisation")
OWNER = Entity("e2", "Velta Foods", "organisation", aliases=("Velta",))
OTHER = Entity("e3", "Orlo Mills", "organisation")


def article(text: str) -> Article:
    page = Page.of(text, "page.txt")
    return Article(page, (Block("paragraph", page.span(0, len(text))),))


@pytest.mark.parametrize(
    "text",
    [
        "Velta Foods, which owns the Ostrey Biscuits brand, said the price would rise.",
        "The price will rise, said Velta, the Orlo-based food company that makes Ostrey Biscuits.",
        "Velta Foods, the maker of Ostrey Biscuits, raised the price.",
        "Ostrey Biscuits maker Velta Foods has raised the price.",
        "Ostrey Biscuits' owner, Orlo-based Velta Foods, has raised the price.",
    ],
)
def test_a_report_says_whose_it_is(text: str) -> None:
    assert owned((BRAND, OWNER, OTHER), [article(text)]) == {"e1": "e2"}
    found = camps((BRAND, OWNER, OTHER), [article(text)])
    assert found["e1"] == found["e2"] != found["e3"]


@pytest.mark.parametrize(
    "text",
    [
        "Velta Foods raised its prices. The maker of Ostrey Biscuits did not.",
        "Velta Foods and Ostrey Biscuits both raised the price.",
        "Velta Foods said that Ostrey Biscuits makes no money.",
        "Velta Foods, which owns a mill, buys from Ostrey Biscuits.",
    ],
)
def test_what_stands_near_is_not_owned(text: str) -> None:
    assert owned((BRAND, OWNER, OTHER), [article(text)]) == {}


def test_what_two_are_said_to_own_is_nobodys() -> None:
    texts = ["Velta Foods, the owner of Ostrey Biscuits, spoke.", "Orlo Mills, the owner of Ostrey Biscuits, spoke."]
    assert owned((BRAND, OWNER, OTHER), [article(text) for text in texts]) == {}


def test_two_that_own_each_other_do_not() -> None:
    texts = ["Velta Foods, the owner of Orlo Mills, spoke.", "Orlo Mills, the owner of Velta Foods, spoke."]
    assert owned((OWNER, OTHER), [article(text) for text in texts]) == {}
