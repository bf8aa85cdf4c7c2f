"""Posts that an article embeds: their words are their signers', whatever else was read across their borders."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.annotate.attribution.rules.find import embedded
from crossread.annotate.posts import Signed
from crossread.model import Article, Attribution, Span


def with_posts(article: Article, sentences: Sequence[Span], read: Sequence[Attribution]) -> list[Attribution]:
    """What was read, with an attribution for each signed post; what reaches into a post from outside is left out, what
    stands within one ("I told you that …") stays as what is said in it."""
    made = list(read)
    for post in embedded(article, sentences):
        made = [one for one in made if not _crosses(one, post)]
        page = article.page
        made.append(Attribution("", "direct", page.span(*post.source), None, (page.span(*post.content),)))
    return made


def _crosses(one: Attribution, post: Signed) -> bool:
    """Whether an attribution has words of the post for its content, or the signature for a part, and stands not in it."""
    start, end = min(post.content[0], post.source[0]), post.end
    parts = [span for span in (one.source, one.cue, *one.content) if span]
    within = all(post.content[0] <= span.start and span.end <= post.content[1] for span in parts)
    return not within and any(span.start < end and start < span.end for span in one.content)
