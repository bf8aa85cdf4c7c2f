"""Who and what without a name is one across articles: made-up articles, each with the entities that annotate would give."""

from __future__ import annotations

import pytest

from crossread.collate.alike import untitled
from crossread.collate.entities import merge
from crossread.model import Annotations, Article, Block, Entity, EntityType, Page

Said = tuple[str, EntityType, int]  # a name, its type, how often the article has it


def told(number: int, *entities: Said) -> tuple[Article, Annotations]:
    """An article that mentions each of these so often."""
    text = " ".join(f"{name} came." for name, _, count in entities for _ in range(count))
    page = Page.of(text, f"article {number}", key=str(number))
    made, start = [], 0
    for index, (name, kind, count) in enumerate(entities):
        spans = []
        for _ in range(count):
            start = text.index(name, start)
            spans.append(page.span(start, start + len(name)))
            start += len(name)
        made.append(Entity(f"e{index}", name, kind, mentions=tuple(spans)))
    article = Article(page, (Block("paragraph", page.span(0, len(text))),))
    return article, Annotations(article.id, entities=tuple(made))


def names(*articles: tuple[Article, Annotations]) -> list[set[str]]:
    entities, _, _ = merge([notes for _, notes in articles], [article for article, _ in articles])
    return sorted(({entity.name, *entity.aliases} for entity in entities), key=sorted)


def test_the_boy_and_the_child_are_one() -> None:
    assert names(told(1, ("boy", "unnamed", 4)), told(2, ("small child", "unnamed", 3))) == [{"boy", "small child"}]


def test_two_boys_in_one_article_stay_apart() -> None:
    found = names(told(1, ("boy", "unnamed", 4)), told(2, ("tall boy", "unnamed", 3), ("small boy", "unnamed", 3)))
    assert len(found) == 3


def test_those_who_merely_speak_are_not_joined() -> None:
    assert len(names(told(1, ("official", "unnamed", 4)), told(2, ("official in Orvik", "unnamed", 4)))) == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("spokeswoman for Fern Shipping", "unnamed", 1), ("Fern spokeswoman", "unnamed", 1), True),
        (("spokeswoman for Fern Shipping", "unnamed", 1), ("Baltrans spokeswoman", "unnamed", 1), False),
        (("Orvik police", "organisation", 2), ("Orvik Police Department", "organisation", 1), True),
        (("police", "organisation", 2), ("Orvik Police Department", "organisation", 1), True),
        (("Norvik police", "organisation", 2), ("Orvik Police Department", "organisation", 1), False),
        (("Orvik Fire Dept.", "organisation", 1), ("Orvik Fire Department", "organisation", 1), True),
        (("girl's father", "unnamed", 1), ("her father", "unnamed", 1), True),
        (("girl's father", "unnamed", 1), ("judge's father", "unnamed", 1), False),
        (("Orgate", "event", 1), ("Orgate scandal", "event", 1), True),
        (("Orvik", "place", 1), ("Orvik scandal", "event", 1), False),
        (("gunman", "unnamed", 2), ("suspect", "unnamed", 2), True),
        (("disused quarry", "other", 2), ("deep quarry", "other", 3), True),
        (("first letter", "other", 3), ("second letter", "other", 3), False),
    ],
)
def test_bodies_and_things(one: Said, other: Said, same: bool) -> None:
    assert (len(names(told(1, one), told(2, other))) == 1) is same


def test_a_thing_in_passing_is_left_out() -> None:
    assert names(told(1, ("deep quarry", "other", 2))) == []


def test_a_party_is_no_given_name() -> None:
    assert untitled("Republican Ana Ruiz") == "Ana Ruiz"
