"""Which articles do not report a claim, and whether they could have known of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from crossread.account import NotReported, Silence
from crossread.clock import before
from crossread.model import Article

STUB = "only a stub was read"


def not_reported_by(reporting: Collection[str], articles: Sequence[Article]) -> tuple[NotReported, ...]:
    """For each article without the claim: omission where some article with it surely appeared before, not yet known where
    all of them surely appeared later, else cannot tell. Of an article that is a stub nothing can be told: the claim may
    stand in the rest of it."""
    sources = [article for article in articles if article.id in reporting]
    return tuple(
        NotReported(article.id, "cannot-tell", STUB)
        if article.stub
        else NotReported(article.id, _why(article, sources))
        for article in articles
        if article.id not in reporting
    )


def _why(article: Article, sources: Sequence[Article]) -> Silence:
    own = article.published.value if article.published else None
    known = [before(source.published.value if source.published else None, own) for source in sources]
    if any(answer is True for answer in known):
        return "omission"
    return "not-yet-known" if known and all(answer is False for answer in known) else "cannot-tell"
