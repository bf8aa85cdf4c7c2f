"""Which articles do not report a claim, and whether they could have known of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from crossread.account import NotReported
from crossread.clock import before
from crossread.model import Article

STUB = "only a stub was read"
LIKE_IT = "it has something like it"
CENTRAL = 3  # a claim is central where one in so many of the other articles report it
SEVERAL = 2  # and no fewer than so many: what one article alone has is its own
BRIEF = 100  # words of a body; a shorter one leaves out almost everything, and that is no omission


def not_reported_by(
    reporting: Collection[str], articles: Sequence[Article], near: Collection[str] = ()
) -> tuple[NotReported, ...]:
    """For each article without the claim what its silence is, where it is anything.

    Omission: some article with the claim surely appeared before, a third of the others report it, and the article is no
    brief. Not yet known: all articles with it surely appeared later. Cannot tell: the clocks do not say; the article is a stub,
    and the claim may stand in the rest of it; or it is one of `near`, which say something that may be the claim. Of other articles
    nothing is said: nobody reports everything.
    """
    sources = [article for article in articles if article.id in reporting]
    central = len(sources) >= SEVERAL and CENTRAL * len(sources) >= len(articles) - 1
    silences = (_silence(article, sources, central=central) for article in articles if article.id not in reporting)
    return tuple(_doubted(found, near) for found in silences if found)


def _doubted(found: NotReported, near: Collection[str]) -> NotReported:
    if found.why == "omission" and found.article in near:
        return NotReported(found.article, "cannot-tell", LIKE_IT)
    return found


def _silence(article: Article, sources: Sequence[Article], *, central: bool) -> NotReported | None:
    if article.stub:
        return NotReported(article.id, "cannot-tell", STUB)
    own = article.published.value if article.published else None
    known = [before(source.published.value if source.published else None, own) for source in sources]
    if any(answer is True for answer in known):
        return NotReported(article.id, "omission") if central and not _brief(article) else None
    if known and all(answer is False for answer in known):
        return NotReported(article.id, "not-yet-known")
    return NotReported(article.id, "cannot-tell")


def _brief(article: Article) -> bool:
    return sum(len(article.page.words(block.span).split()) for block in article.body) < BRIEF
