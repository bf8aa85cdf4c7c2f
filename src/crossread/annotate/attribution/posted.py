"""Posts that an article embeds: their words are their signers', whatever else was read across their borders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.attribution.rules.find import embedded
from crossread.annotate.posts import LONGEST, Signed
from crossread.model import Article, Attribution, Span


def with_posts(article: Article, sentences: Sequence[Span], read: Sequence[Attribution]) -> list[Attribution]:
    """What was read, with an attribution for each signed post; what reaches into a post from outside is left out, what
    stands within one ("I told you that …") stays as what is said in it."""
    made = list(read)
    for post in embedded(article, sentences):
        start = min([post.content[0], *(_starts(article, one, post) for one in made)])
        whole = replace(post, content=(start, post.content[1]))
        made = [one for one in made if not _crosses(one, whole)]
        page = article.page
        made.append(Attribution("", "direct", page.span(*post.source), None, (page.span(*whole.content),)))
    return made


def _starts(article: Article, one: Attribution, post: Signed) -> int:
    """Where the post begins as the tagger read it, giving words of its line to the signer: the rules see less of some posts."""
    start, end = one.content[0].start, post.content[1]
    signed = one.source is not None and one.source.start < post.end and post.source[0] < one.source.end
    line = "\n" not in article.text[min(start, end) : end]
    return start if signed and line and 0 < end - start <= LONGEST else post.content[0]


def _crosses(one: Attribution, post: Signed) -> bool:
    """Whether an attribution has words of the post for its content, or the signature for a part, and stands not in it."""
    start, end = min(post.content[0], post.source[0]), post.end
    parts = [span for span in (one.source, one.cue, *one.content) if span]
    within = all(post.content[0] <= span.start and span.end <= post.content[1] for span in parts)
    return not within and any(span.start < end and start < span.end for span in one.content)
