"""References: «…» marks what stands for the person or thing that `whom` names; made-up texts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate import attribution, names, references, sentences, speakers
from crossread.annotate.references.phrases import phrases
from crossread.model import Annotations, Article, Block, Page


def read(text: str) -> tuple[Article, Annotations]:
    page = Page.of(text, "made up", as_is=True)
    article = Article(page, (Block("paragraph", page.span(0, len(text))),))
    seen = [Annotations(article.id)]
    for annotator in (sentences.split, names.find, attribution.find, speakers.resolve, references.find):
        seen = list(annotator([article], seen))
    return article, seen[0]


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    plain, places = "", []
    for piece in re.split(r"(«[^»]*»)", text):
        if piece.startswith("«"):
            places.append((len(plain), len(plain) + len(piece) - 2))
        plain += piece.strip("«»")
    return plain, places


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Ana Ruiz came late. «She» lost «her» keys, and «her» brother found them.", "Ana Ruiz"),
        ("Peter Holm met Ana Ruiz on Monday. «He» left early.", "Peter Holm"),
        ("Ana Ruiz, «the head of the harbour office», said the ferry was late.", "Ana Ruiz"),
        ("Fern Shipping, «the company» which runs the ferries, said it was sorry.", "Fern Shipping"),
        ("On Monday Hale Foods met Fern Shipping, «the owner» of two ferries, and others.", "Fern Shipping"),
        ("Fern Shipping, «a Norvik-based ferry firm», said it was sorry.", "Fern Shipping"),
        ("«The ferry's owners», Norvik-based Fern Shipping, said it was sorry.", "Fern Shipping"),
        (
            "Brexit came late. Few wanted «leaving the EU», and «Orvik's decision in June to leave the EU» hurt.",
            "Brexit",
        ),
        (
            "Tom Orr left. He saw Jim Holt. The days between John Berg's first letter and «his» second were long.",
            "John Berg",
        ),
        ("Tom Orr and Peter Holm met. He was late. John Berg came on Monday with «his» dog.", "John Berg"),
        ("Norvik Police chief Peter Holm came. «The Norvik Police boss» left soon.", "Peter Holm"),
        ("Ana Ruiz, the Orvik governor, came. Many blamed «the head of Orvik» for it.", "Ana Ruiz"),
        ("«The Norvik Police chief» left. Norvik Police chief Peter Holm came late.", "Peter Holm"),
        ("The girl, named Ana Ruiz by her school, fell on Sunday. «The girl» was found on Monday.", "Ana Ruiz"),
        ("The girl, named Ana Ruiz, fell. «The girl» is well. «A girl» fell into a pit on May 5.", "Ana Ruiz"),
        ("Six-year-old Ana Ruiz fell on Sunday. Divers found «the six-year-old» on Monday.", "Ana Ruiz"),
        ("A letter by «the pilot»’s lead lawyer, Peter Holm, came. «The pilot» was late.", "pilot"),
        ("«The gunman» fled. Police looked for «the shooter» all night. «He» was found at noon.", "gunman"),
        (
            "A man fell into a disused quarry. Divers searched «the quarry» twice. «The quarry» is deep.",
            "disused quarry",
        ),
    ],
)
def test_who_or_what_is_meant(text: str, whom: str) -> None:
    plain, places = marked(text)
    _, seen = read(plain)
    by_name = {entity.name: entity for entity in seen.entities}
    assert whom in by_name
    found = {(span.start, span.end) for span in by_name[whom].mentions}
    assert set(places) <= found, found


@pytest.mark.parametrize(
    "text",
    [
        "Peter Holm and John Berg came late, and «his» keys were lost.",  # either
        "The ferry left. «He» was late.",  # nobody
        "Peter Holm told «him» so.",  # not himself
        "“«He» came late,” Peter Holm said.",  # nobody calls himself so
        "Ana Ruiz came late. «The Orvik director» was early.",  # no role that fits
    ],
)
def test_where_nobody_is_meant(text: str) -> None:
    plain, places = marked(text)
    _, seen = read(plain)
    assert not {(one.span.start, one.span.end) for one in seen.mentions if one.entity} & set(places)


def test_he_is_no_entity_and_somebody_in_passing_is_none() -> None:
    _, seen = read("A pilot came late. He left. A baker slept. The ferry left the harbour at noon.")
    assert {entity.name for entity in seen.entities if entity.type == "unnamed"} == {"pilot"}


def test_two_letters_are_two() -> None:
    _, seen = read("The first letter came. The second letter hurt. The first letter helped, the second letter did not.")
    assert {entity.name for entity in seen.entities if entity.type == "other"} == {"first letter", "second letter"}


@given(
    st.lists(st.sampled_from(["she", "the girl", "Ana Ruiz", "a boy", "the boy's uncle", "said", ",", ".", "“", "”"]))
)
def test_any_words_give_mentions_of_entities_that_are_there(words: list[str]) -> None:
    text = " ".join(words) or "-"
    for one in phrases(text, 0, len(text)):
        assert 0 <= one.start < one.end <= len(text)
    article, seen = read(text)
    known = {entity.id for entity in seen.entities}
    assert all(one.entity is None or one.entity in known for one in seen.mentions)
    assert all(span.end <= len(article.text) for entity in seen.entities for span in entity.mentions)
