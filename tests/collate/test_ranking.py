"""Which claims come first."""

from __future__ import annotations

from crossread.collate.modality import modality
from crossread.collate.ranking import earliness, weight
from crossread.collate.statements import Statement
from crossread.model import Page


def told(article: str, *chain: str, position: float = 0.1) -> Statement:
    page = Page.of("the bridge was closed", article)
    span = page.span(0, len(page.text))
    words = page.text
    return Statement(
        article, span, span, words, words, None, False, chain, (), (), frozenset(), (), modality(words), position
    )


def test_texts_count_once_and_origins_beside_them() -> None:
    assert weight([told("a"), told("b")], {}, {}) == 2.0
    assert weight([told("a"), told("b")], {"a": "L1", "b": "L1"}, {}) == 1.0  # eight that print one text are one text
    assert weight([told("a", "e1"), told("b", "e2")], {}, {}) == 3.0
    assert weight([told("a", "e1"), told("b", "e2")], {}, {"e1": "ministry", "e2": "ministry"}) == 2.5
    assert weight([told("a", "e1"), told("a", "e1")], {}, {}) == 1.5


def test_early_is_where_each_article_first_has_it() -> None:
    assert earliness([told("a", position=0.0), told("a", position=0.9), told("b", position=0.5)]) == 0.25
