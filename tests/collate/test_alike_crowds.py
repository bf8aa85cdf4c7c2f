"""Crowds that several reports call by words for the same people; made-up articles."""

from __future__ import annotations

import pytest

from crossread.collate.entities import merge
from crossread.model import Annotations, Article, Block, Entity, Page


def article(number: int, *crowds: str) -> tuple[Article, Annotations]:
    """An article in which these crowds speak, each a sentence of its own."""
    text = " ".join(f"{name} said thing {number}.{order}." for order, name in enumerate(crowds))
    page = Page.of(text, f"article {number}", key=str(number), outlet=f"Paper {number}")
    entities = [
        Entity(f"e{at}", name, "unnamed", mentions=(page.span(text.index(name), text.index(name) + len(name)),))
        for at, name in enumerate(crowds)
    ]
    made = Article(page, (Block("paragraph", page.span(0, len(text))),))
    return made, Annotations(made.id, entities=tuple(entities))


def groups(*both: tuple[Article, Annotations]) -> set[frozenset[str]]:
    entities, _, _ = merge([notes for _, notes in both], [one for one, _ in both])
    return {frozenset({entity.name, *entity.aliases}) for entity in entities}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Some customers", "angry consumers"),
        ("customers", "other shoppers"),
        ("protesters", "Demonstrators"),
        ("local residents", "residents"),
    ],
)
def test_one_crowd(one: str, other: str) -> None:
    assert groups(article(1, one), article(2, other)) == {frozenset({one, other})}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("customers", "2,000 customers"),  # those are counted
        ("residents", "Orvik residents"),
        ("residents of the island", "residents"),
        ("customers", "investors"),
        ("supporters", "angry supporters"),  # of one side, or of the other
        ("protesters", "counter-protesters"),
        ("one customer", "customers"),
    ],
)
def test_two_crowds(one: str, other: str) -> None:
    assert groups(article(1, one), article(2, other)) == {frozenset({one}), frozenset({other})}


def test_the_reason_is_said() -> None:
    both = article(1, "some customers"), article(2, "consumers")
    _, _, reasons = merge([notes for _, notes in both], [one for one, _ in both])
    assert list(reasons.values()) == ["“consumers”, “some customers”: one crowd, of whom no report says which of them"]
