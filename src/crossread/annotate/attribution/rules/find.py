"""Finds the attributions of articles: the annotator's entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossread.annotate.attribution.rules.alone import standing_alone
from crossread.annotate.attribution.rules.classes import ENDS
from crossread.annotate.attribution.rules.contents import Draft, drafts, unused
from crossread.annotate.attribution.rules.cues import cues
from crossread.annotate.attribution.rules.frames import Frame, frames, paragraphs
from crossread.annotate.posts import Signed, signed
from crossread.model import Annotations, Article, Attribution, AttributionKind, Span

Found = tuple[Span | None, Span | None, tuple[Span, ...], AttributionKind]
MIN_LONE = 4  # words; a shorter quotation that stands alone is a heading, a cry or a title


def find(articles: Sequence[Article], annotations: Sequence[Annotations]) -> Sequence[Annotations]:
    """Fills `attributions` from `sentences`; speakers are left to the next annotator."""
    return [
        replace(seen, attributions=tuple(attributions(article, seen.sentences)))
        for article, seen in zip(articles, annotations, strict=True)
    ]


def attributions(article: Article, sentences: Sequence[Span]) -> Iterator[Attribution]:
    """Attributions of one article in the order of their content."""
    made: list[Draft] = []
    last: Draft | None = None  # the draft that a quotation right after it goes on
    ended = -1  # where the frame before ended
    posts = list(embedded(article, sentences))
    for frame in frames(article, sentences, [(post.content[0], post.end) for post in posts]):
        own = drafts(frame, list(cues(frame)))
        for at in unused(frame, own):
            lone = _lone(frame, at)
            if lone is None:
                alone = standing_alone(frame, at)
                if alone is not None:
                    own.append(alone)
            elif last is not None and _goes_on(last, frame, ended):
                last.extra.append(lone)
                last.extra_end = frame.end
            else:
                own.append(Draft(frame, None, None, [(at, at + 1)], "direct"))
        made.extend(own)
        last, ended = _latest(own, last), frame.end
    spans = [_spans(draft, article) for draft in made] + [_post(post, article) for post in posts]
    spans.sort(key=lambda found: found[2][0].start)
    for number, (source, cue, content, kind) in enumerate(spans, 1):
        yield Attribution(f"a{number}", kind, source, cue, content)


def embedded(article: Article, sentences: Sequence[Span]) -> Iterator[Signed]:
    """Posts that the body embeds."""
    for start, end, heading in paragraphs(article):
        if not heading and "(@" in article.text[start:end]:
            yield from signed(article.text, start, end, sentences)


def _post(post: Signed, article: Article) -> Found:
    page = article.page
    return page.span(*post.source), None, (page.span(*post.content),), "direct"


def _lone(frame: Frame, at: int) -> tuple[int, int] | None:
    """The inside of a quotation that is the whole frame, as offsets."""
    quote = frame.tokens[at].quotation
    rest = [token for here, token in enumerate(frame.tokens) if here != at]
    if quote is None or any(token.low not in ENDS for token in rest):
        return None
    if len(frame.text[quote.inner : quote.outer].split()) < MIN_LONE:
        return None
    return quote.inner, quote.outer


def _goes_on(last: Draft, frame: Frame, ended: int) -> bool:
    """Whether the lone quotation follows right after the cue of a quotation in the same paragraph."""
    if last.frame.paragraph != frame.paragraph or last.kind == "indirect":
        return False
    if ended != (last.extra_end or last.frame.end):
        return False
    if _unclosed(last):
        return True
    return last.cue is not None and not last.extra


def _unclosed(last: Draft) -> bool:
    """Whether the quotation before was never closed: the next opening mark begins its next paragraph."""
    quote = last.frame.tokens[last.pieces[-1][1] - 1].quotation
    return quote is not None and not quote.closed


def _latest(own: list[Draft], last: Draft | None) -> Draft | None:
    if own:
        return next((draft for draft in reversed(own) if draft.kind != "indirect"), None)
    return last if last is not None and last.extra else None


def _spans(draft: Draft, article: Article) -> Found:
    tokens, page = draft.frame.tokens, article.page
    content = []
    for first, last in draft.pieces:
        quote = tokens[first].quotation if last - first == 1 else None
        if quote is not None and draft.kind != "mixed":
            content.append(_stripped(article, quote.inner, quote.outer))
        else:
            content.append(page.span(tokens[first].start, tokens[last - 1].end))
    content += [_stripped(article, first, last) for first, last in draft.extra]
    source = page.span(tokens[draft.source[0]].start, tokens[draft.source[1] - 1].end) if draft.source else None
    cue = page.span(tokens[draft.cue[0]].start, tokens[draft.cue[1] - 1].end) if draft.cue else None
    return source, cue, tuple(content), draft.kind


def _stripped(article: Article, start: int, end: int) -> Span:
    words = article.text[start:end]
    left, right = len(words) - len(words.lstrip()), len(words.rstrip())
    return article.page.span(start + left, start + max(right, left + 1))
