"""Descriptions that another article explains: made-up articles with mentions made by hand."""

from __future__ import annotations

import pytest

from crossread.collate.described import explained
from crossread.model import Annotations, Article, Block, Entity, Mention, Page


def article(
    number: int, text: str, *people: tuple[str, str], described: str | None = None
) -> tuple[Article, Annotations]:
    """An article with people, each with a role, and with a description that stands for nobody."""
    page = Page.of(text, f"article {number}", key=str(number))
    entities, mentions = [], []
    for index, (name, role) in enumerate(people):
        span = page.span(text.index(name), text.index(name) + len(name))
        entities.append(Entity(f"e{index}", name, "person", roles=(role,) if role else (), mentions=(span,)))
        mentions.append(Mention(span, "person", "name", f"e{index}"))
    if described:
        start = text.index(described)
        mentions.append(Mention(page.span(start, start + len(described)), "person", "nominal", None))
    made = Article(page, (Block("paragraph", page.span(0, len(text))),))
    return made, Annotations(made.id, entities=tuple(entities), mentions=tuple(mentions))


TOLD = article(1, "Orvik dam director Ana Ruiz came.", ("Ana Ruiz", "Orvik dam director"))


@pytest.mark.parametrize(
    ("text", "people", "described", "whom"),
    [
        ("The Orvik dam director left.", (), "The Orvik dam director", "Ana Ruiz"),
        ("Ruiz came. The Orvik dam director left.", (("Ruiz", ""),), "The Orvik dam director", "Ruiz"),
        ("The director left.", (), "The director", None),  # of what?
        ("The Norvik dam director left.", (), "The Norvik dam director", None),
    ],
)
def test_whom_a_description_stands_for(
    text: str, people: tuple[tuple[str, str], ...], described: str, whom: str | None
) -> None:
    made, notes = article(2, text, *people, described=described)
    found = explained([TOLD[1], notes], [TOLD[0], made])[1]
    names = {entity.id: entity.name for entity in found.entities}
    assert names.get(found.mentions[-1].entity or "") == whom
    if whom:
        assert next(one for one in found.entities if one.name == whom).mentions[-1] == found.mentions[-1].span


def test_two_who_hold_it_are_nobody() -> None:
    other = article(3, "Orvik dam director Bo Lind came.", ("Bo Lind", "Orvik dam director"))
    made, notes = article(2, "The Orvik dam director left.", described="The Orvik dam director")
    found = explained([TOLD[1], other[1], notes], [TOLD[0], other[0], made])[2]
    assert found.mentions[-1].entity is None
