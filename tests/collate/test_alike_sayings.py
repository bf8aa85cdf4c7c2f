"""People whom one article names and another does not, by what both are quoted with; made-up articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.collate.entities import merge
from crossread.model import Annotations, Article, Attribution, AttributionKind, Block, Entity, EntityType, Page

WORDS = "we lost the whole harvest in the last week of May"
Said = tuple[str, EntityType, str, AttributionKind]


def article(number: int, *told: Said) -> tuple[Article, Annotations]:
    """An article in which these speak: name, type, words, kind."""
    text = " ".join(f"“{words}” — {name}." for name, _, words, _ in told)
    page = Page.of(text, f"article {number}", key=str(number), outlet=f"Paper {number}")
    entities, attributions, at = [], [], 0
    for order, (name, kind, words, quoted) in enumerate(told):
        start = text.index(words, at)
        at = text.index(name, start + len(words))
        source = page.span(at, at + len(name))
        entities.append(Entity(f"e{order}", name, kind, mentions=(source,)))
        content = (page.span(start - (quoted == "mixed"), start + len(words) + (quoted == "mixed")),)
        attributions.append(Attribution(f"a{order}", quoted, source, None, content, f"e{order}", (f"e{order}",)))
    made = Article(page, (Block("paragraph", page.span(0, len(text))),))
    return made, Annotations(made.id, entities=tuple(entities), attributions=tuple(attributions))


def names(*both: tuple[Article, Annotations]) -> dict[str, set[str]]:
    entities, _, _ = merge([notes for _, notes in both], [one for one, _ in both])
    return {entity.name: set(entity.aliases) for entity in entities}


@pytest.mark.parametrize("kind", ["direct", "mixed"])
def test_one_who_is_quoted_with_the_same_words(kind: AttributionKind) -> None:
    found = names(
        article(1, ("a top aide", "unnamed", WORDS, kind)), article(2, ("Ana Ruiz", "person", WORDS, "direct"))
    )
    assert found == {"Ana Ruiz": {"a top aide"}}


def test_in_the_same_article_too() -> None:
    assert names(article(1, ("one farmer", "unnamed", WORDS, "direct"), ("Ana Ruiz", "person", WORDS, "direct"))) == {
        "Ana Ruiz": {"one farmer"}
    }


def test_who_is_quoted_by_the_other_is_not_the_other() -> None:
    one, notes = article(1, ("my client", "unnamed", WORDS, "direct"), ("Ana Ruiz", "person", WORDS, "direct"))
    inner, outer = notes.attributions
    whole = one.page.span(0, len(one.text))
    nested = replace(notes, attributions=(inner, replace(outer, content=(whole,))))
    assert set(names((one, nested))) == {"my client", "Ana Ruiz"}


def test_who_hands_it_on_is_not_who_said_it() -> None:
    one, notes = article(1, ("a donor", "unnamed", WORDS, "direct"), ("Bo Lind", "person", WORDS, "direct"))
    outer, inner = notes.attributions
    inner = replace(inner, content=outer.content, chain=(outer.speaker or "", inner.speaker or ""))
    handed = one, replace(notes, attributions=(outer, inner))
    assert set(names(handed, article(2, ("Bo Lind", "person", WORDS, "direct")))) == {"a donor", "Bo Lind"}


@pytest.mark.parametrize(
    ("one", "others"),
    [
        (("two aides", "unnamed", WORDS, "direct"), [("Ana Ruiz", "person", WORDS, "direct")]),  # several
        (("a spokeswoman", "unnamed", WORDS, "direct"), [("Ana Ruiz", "person", WORDS, "direct")]),  # speaks for others
        (("an aide", "unnamed", WORDS, "indirect"), [("Ana Ruiz", "person", WORDS, "direct")]),  # not quoted
        (("an aide", "unnamed", "we lost it", "direct"), [("Ana Ruiz", "person", "we lost it", "direct")]),  # few words
        (("an aide", "unnamed", WORDS, "direct"), [("Ana Ruiz", "person", "nobody knew of it until the end of June", "direct")]),
        (("an aide", "unnamed", WORDS, "direct"), [("A Roe", "person", WORDS, "direct"), ("Bo Lind", "person", WORDS, "direct")]),
        (("an aide", "unnamed", WORDS, "direct"), [("Fern Shipping", "organisation", WORDS, "direct")]),
    ],
)  # fmt: skip
def test_nobody_where_it_is_doubtful(one: Said, others: list[Said]) -> None:
    assert one[0] in names(article(1, one), article(2, *others))
