"""The order of articles that does not depend on the order in which they were read: earliest known first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from crossread import clock
from crossread.model import Article

NEVER = datetime.max.replace(tzinfo=UTC)


def earliest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """By the middle of the time in which an article may have appeared; those of unknown time last; then by id."""
    return tuple(sorted(articles, key=lambda article: (_middle(article), article.id)))


def published(article: Article) -> str | None:
    return article.published.value if article.published else None


def _middle(article: Article) -> datetime:
    bounds = clock.bounds(published(article))
    return bounds[0] + (bounds[1] - bounds[0]) / 2 if bounds else NEVER
