"""What crossread says of an article depends on nothing but the article: not on the batch, the order, or the other articles."""

from __future__ import annotations

import random
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from training.own import generate

from crossread import tagging
from crossread.annotate import annotate
from crossread.model import Annotations, Article, Block, Page

ARTICLES = 200


@cache
def articles() -> tuple[Article, ...]:
    made = []
    for number, passage in enumerate(generate(20261122, ARTICLES)):
        page = Page.of(passage.text, f"made up {number}", as_is=True)
        made.append(Article(page, (Block("paragraph", page.span(0, len(page.text))),)))
    return tuple(made)


@cache
def alone() -> dict[str, Annotations]:
    """Each article annotated by itself."""
    tagging.forget()
    return {article.id: annotate([article])[0] for article in articles()}


@settings(max_examples=3, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, ARTICLES))
def test_batch_mates_and_order_change_nothing(dice: random.Random, size: int) -> None:
    known = alone()
    order = list(articles())
    dice.shuffle(order)
    tagging.forget()
    for start in range(0, ARTICLES, size):
        batch = order[start : start + size]
        for article, seen in zip(batch, annotate(batch), strict=True):
            assert seen == known[article.id]


def test_a_text_is_read_the_same_within_a_longer_one_only_where_it_is_the_same() -> None:
    """The reading is the article's, not the file's: what stands outside the body changes nothing."""
    text = "Ana Ruiz said the bridge was safe."
    menu = "Home\n\nNews\n\n"
    first, second = Page.of(text, "made up"), Page.of(menu + text, "made up")
    short = Article(first, (Block("paragraph", first.span(0, len(text))),))
    long = Article(
        second, (Block("boilerplate", second.span(0, 4)), Block("paragraph", second.span(len(menu), len(second.text))))
    )
    (one,), (other,) = annotate([short]), annotate([long])
    assert [len(told.content) for told in one.attributions] == [len(told.content) for told in other.attributions]
    assert [told.confidence for told in one.attributions] == [told.confidence for told in other.attributions]
