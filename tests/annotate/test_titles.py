"""Titles before names in made-up sentences: whose they are, and who is meant by them afterwards."""

from __future__ import annotations

import pytest

from crossread.annotate import annotate
from crossread.clean import clean
from crossread.model import Annotations, Article, Page


def read(text: str) -> tuple[Article, Annotations]:
    article = clean(Page.of(text, "made up", as_is=True))
    assert isinstance(article, Article)
    return article, annotate([article])[0]


def roles(text: str) -> dict[str, tuple[str, ...]]:
    return {one.name: one.roles for one in read(text)[1].entities if one.type == "person"}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Secretary of Defense Mark Ruiz was in the room.", "Mark Ruiz", ("Secretary of Defense",)),
        ("They met Secretary of Health and Human Services Ana Lind.", "Ana Lind", ("Secretary of Health and Human Services",)),
        ("That is according to Assistant to the President Dan Venn.", "Dan Venn", ("Assistant to the President",)),
        ("An aide to President Ana Lind came.", "Ana Lind", ("President",)),
        ("The death of Ana Lind was reported.", "Ana Lind", ()),
        ("In the State of Norvia Carla Venn voted.", "Carla Venn", ()),
    ],
)  # fmt: skip
def test_the_title_before_a_name(text: str, name: str, role: tuple[str, ...]) -> None:
    assert roles(text)[name] == role


def test_a_title_in_a_list_is_that_of_the_name_behind_it() -> None:
    found = roles("National Security Adviser Robert Venn, Secretary of Defense Mark Ruiz and others were there.")
    assert found == {"Robert Venn": ("National Security Adviser",), "Mark Ruiz": ("Secretary of Defense",)}


def test_an_apposition_may_name_a_place_or_a_body() -> None:
    assert roles("Ana Lind, mayor of Port Elm, came.")["Ana Lind"] == ("mayor of Port Elm",)


def speakers(text: str) -> list[str | None]:
    _, found = read(text)
    names = {one.id: one.name for one in found.entities}
    return [names[one.speaker] if one.speaker else None for one in found.attributions]


def test_the_president_is_not_his_assistant() -> None:
    text = (
        "President Ana Lind said the bridge was safe. Assistant to the President Dan Venn tweeted a picture of the bridge.\n\n"
        "“It will hold,” the president said."
    )
    assert speakers(text)[-1] == "Ana Lind"


def test_he_is_nobody_where_it_is_not_clear_who_spoke_before() -> None:
    text = (
        "Harbour spokesman Bo Ruiz said the pier was closed. Mayor Dan Lind and mayor Carl Venn met on Monday.\n\n"
        "“It will hold,” the mayor said. He said the pier would open soon."
    )
    assert speakers(text)[-1] is None


def test_nobody_in_a_line_of_capitals_is_meant_by_he() -> None:
    text = (
        "Bo Ruiz called the plan a mistake. “It cannot work,” Ruiz said.\n\nCARL VENN PRAISED FOR HIS SPEECH AT PORT ELM\n\n"
        "“We will see,” he added."
    )
    assert speakers(text)[-1] == "Bo Ruiz"


def test_a_heading_is_no_part_of_a_name() -> None:
    article, found = read("Two fires were put out.\n\nNORVIA\n\nPort Elm Fire Service said nobody was hurt on Monday.")
    assert not any("\n" in article.page.words(one.span) for one in found.mentions)
    assert not any(one.source and "\n" in article.page.words(one.source) for one in found.attributions)


def test_a_surname_with_an_article_is_a_person_where_the_surname_alone_is() -> None:
    _, found = read(
        "Troops caught Omar al-Rashedi, the head of the gang. Rashedi was hiding there. They blame Rashedi."
    )
    assert [one.type for one in found.entities if "Rashedi" in one.name] == ["person"]


def test_what_a_body_owns_is_no_part_of_whoever_speaks_for_it() -> None:
    article, found = read("A spokeswoman for Fern, which also owns the ferries, said the pier was safe.")
    nominal = [
        article.page.words(one.span) for one in found.mentions if one.form == "nominal" and one.type == "unnamed"
    ]
    assert nominal == ["A spokeswoman for Fern"]
