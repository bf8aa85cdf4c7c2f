"""Finds the attributions of articles: the annotator's entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossread import tagging
from crossread.annotate.attribution import told
from crossread.annotate.attribution.rules.find import attributions as by_rules
from crossread.model import Annotations, Article, Attribution, Span


def find(articles: Sequence[Article], annotations: Sequence[Annotations]) -> Sequence[Annotations]:
    """Fills `attributions` from `sentences`; speakers are left to the next annotator."""
    return [
        replace(seen, attributions=tuple(attributions(article, seen.sentences)))
        for article, seen in zip(articles, annotations, strict=True)
    ]


def attributions(article: Article, sentences: Sequence[Span]) -> Iterator[Attribution]:
    """Attributions of one article in the order of their content."""
    read = [told.attribution(article, one) for one in tagging.read(article, sentences).told]
    found = [one for one in read if one is not None]
    joined = together(found, by_rules(article, sentences))
    for number, one in enumerate(sorted(joined, key=lambda one: (one.content[0].start, one.content[-1].end)), 1):
        yield replace(one, id=f"a{number}")


def together(read: Sequence[Attribution], ruled: Iterator[Attribution]) -> list[Attribution]:
    """What was read, with the quotations that only the rules see: as pieces of the attribution they go on, or their own."""
    made = list(read)
    for one in ruled:
        if one.kind != "direct":
            continue
        free = tuple(span for span in one.content if not any(_covers(other, span) for other in made))
        if len(free) == len(one.content):
            made.append(one)
        elif free:
            at = next(at for at, other in enumerate(made) if any(_covers(other, span) for span in one.content))
            made[at] = replace(made[at], content=tuple(sorted((*made[at].content, *free))))
    return made


def _covers(told: Attribution, span: Span) -> bool:
    return any(span.overlaps(own) for own in (*told.content, *([told.source] if told.source else [])))
