"""Naming: who calls it what, in the outlet's own voice or in somebody's words."""

from __future__ import annotations

from dataclasses import replace

from crossread.annotate.names import find
from crossread.annotate.sentences import split
from crossread.collate.entities import merge
from crossread.collate.naming import naming, wording
from crossread.model import Annotations, Article, Attribution, Block, Page


def story(*texts: str) -> dict[str, list[tuple[int, str, str]]]:
    """Name of the entity -> (article, words, voice) of each of its names. [[…]] marks what somebody is quoted with."""
    articles, annotations = [], []
    for number, marked in enumerate(texts):
        start, end = marked.find("[["), marked.find("]]") - 2
        page = Page.of(marked.replace("[[", "").replace("]]", ""), f"{number}.txt")
        article = Article(page, (Block("paragraph", page.span(0, len(page.text))),))
        notes = find([article], split([article], [Annotations(page.id)]))[0]
        if start >= 0:
            said = Attribution("a1", "indirect", None, None, (page.span(start, end),))
            notes = replace(notes, attributions=(said,))
        articles.append(article)
        annotations.append(notes)
    entities, ids, _ = merge(annotations, articles)
    names = {entity.id: entity.name for entity in entities}
    order = {article.id: number for number, article in enumerate(articles)}
    return {
        names[entity]: [(order[span.page], articles[order[span.page]].page.words(span), voice) for span, voice in found]
        for entity, found in naming(entities, ids, annotations, articles)
    }


def test_a_happening_by_outlet_and_voice() -> None:
    found = story(
        "Envoys discussed the Ukraine conflict on Monday.",
        "The war in Ukraine goes on. Ruiz said [[that the Ukraine conflict must end]].",
    )
    (names,) = found.values()
    assert sorted(names) == [
        (0, "Ukraine conflict", "own"),
        (1, "Ukraine conflict", "quoted"),
        (1, "war in Ukraine", "own"),
    ]


def test_a_happening_that_all_name_alike_is_left_out() -> None:
    assert story("The war in Ukraine goes on.", "The war in Ukraine’s third year began.") == {}


def test_people_by_their_descriptions_and_by_spelling() -> None:
    found = story("Russian leader Yuri Orlov spoke. Orlov left.", "Russian President Yury Orlov spoke. Orlov left.")
    assert sorted(words for _, words, _ in found["Yury Orlov"]) == [
        "Russian President",
        "Russian leader",
        "Yuri Orlov",
        "Yury Orlov",
    ]


def test_a_surname_beside_the_full_name_is_no_other_name() -> None:
    assert story("Ana Ruiz spoke. Ruiz left.", "Ruiz spoke, and Ana Ruiz left.") == {}


def test_places_where_two_outlets_share_no_name() -> None:
    assert story("They met in Kiev.", "They met in Kyiv.") == {"Kyiv": [(0, "Kiev", "own"), (1, "Kyiv", "own")]}
    assert story("They met in Kiev, or Kyiv.", "They met in Kyiv.") == {}
    assert story("The US left.", "The United States left.") == {}


def test_wordings_are_compared_without_article_case_and_possessive() -> None:
    assert wording("The Harbour Authority’s") == wording("harbour authority") == "harbour authority"
