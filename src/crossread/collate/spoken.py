"""Whose word the parts of a sentence are on: what lies in an attribution's content is its source's, the rest the outlet's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.collate.clauses import clauses
from crossread.collate.modality import modality
from crossread.collate.verbs import has_finite_verb
from crossread.model import Article, Attribution, Span

CUTS = 0.3  # confidence with which an attribution inside another's content cuts a statement out of it
MANY = 40  # attributions of one sentence that are looked at: what has more is a list, or made to be slow
_OWNS = re.compile(r"(?:['’]s|s['’])$")
HOLDS = 0.5  # of a statement, the part that a content must hold for the statement to be on its source's word


def owner(text: str, span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """Whose word a statement is on: the innermost attribution whose content holds most of it; None: the outlet's own. `text`: of
    the page.

    What tells of somebody's saying as of a thing ("Lind's claim that it was safe cost her votes") is not Lind's word.
    """
    holding = [one for one in attributions if _shared(span, one) >= HOLDS * len(span) and not _thing(text, span, one)]
    return min(holding, key=lambda one: sum(len(piece) for piece in one.content), default=None)


def _thing(text: str, span: Span, one: Attribution) -> bool:
    """Whether a saying stands in a span with its owner: "Lind's claim", "the board's decision"."""
    if one.source is None or one.cue is None or not (span.contains(one.source) and span.contains(one.cue)):
        return False
    return bool(_OWNS.search(text, one.source.start, one.source.end))


def _shared(span: Span, attribution: Attribution) -> int:
    return sum(max(0, min(span.end, c.end) - max(span.start, c.start)) for c in attribution.content)


def voices(article: Article, sentence: Span, attributions: Sequence[Attribution]) -> list[tuple[str | None, int, int]]:
    """The runs of a sentence that one voice states, as (Attribution.id or None, start, end), frames left out.

    A content that cannot stand alone ("promised *to rebuild it*") or that its cue denies keeps its frame: what is stated is
    that Ruiz promised to rebuild it, on her word.
    """
    near = [a for a in attributions if any(span.overlaps(sentence) for span in all_spans(a))]
    near = [a for a in near if not (_nested(a, near) and (_doubtful(article, a) or not _says_a_clause(article, a)))]
    if not near:
        return [(None, sentence.start, sentence.end)]
    owners: list[str | None] = [None] * len(sentence)
    frame = [False] * len(sentence)

    def inside(span: Span) -> range:
        return range(max(span.start, sentence.start) - sentence.start, min(span.end, sentence.end) - sentence.start)

    whole = [a for a in near if needs_frame(article, a, sentence)]
    for attribution in near:
        for span in (attribution.source, attribution.cue):
            for i in inside(span) if span and attribution not in whole else ():
                frame[i] = True
    for attribution in sorted(near, key=lambda a: -sum(len(span) for span in a.content)):  # the innermost comes last
        for span in [reach(attribution)] if attribution in whole else attribution.content:
            for i in inside(span):
                owners[i] = attribution.id
    runs: list[tuple[str | None, int, int]] = []
    start = 0
    for i in range(1, len(sentence) + 1):
        if i == len(sentence) or owners[i] != owners[start] or frame[i] != frame[start]:
            if not frame[start]:
                runs.append((owners[start], sentence.start + start, sentence.start + i))
            start = i
    return runs


def _nested(attribution: Attribution, near: Sequence[Attribution]) -> bool:
    """Whether it stands, with all of its parts, inside what another says."""
    return any(
        all(any(whole.contains(span) for whole in other.content) for span in all_spans(attribution))
        for other in near
        if other is not attribution
    )


def _doubtful(article: Article, attribution: Attribution) -> bool:
    """Not sure enough to cut a statement out of another, or the same speaker once more: "I think the bridge is safe"."""
    source = article.page.words(attribution.source).lower() if attribution.source else ""
    return source in ("i", "we") or (attribution.confidence is not None and attribution.confidence < CUTS)


def _says_a_clause(article: Article, attribution: Attribution) -> bool:
    """Whether what is said is a clause: "the two have signalled a willingness" is one statement, of the one who says so."""
    return any(_stands_alone(article.page.words(span)) for span in attribution.content)


def needs_frame(article: Article, attribution: Attribution, sentence: Span) -> bool:
    """Whether the words make no statement without who said it and how. Only within one sentence."""
    if attribution.cue is None or not all(sentence.contains(span) for span in all_spans(attribution)):
        return False
    spans = [span for span in (attribution.source, attribution.cue) if span]
    denied = any(modality(article.page.words(span)).negated for span in spans)  # "denied that", "few believe that"
    return denied or not _says_a_clause(article, attribution)


def _stands_alone(content: str) -> bool:
    """Whether the first clause has a finite verb; a later one ("to rebuild it after it had burnt") does not help."""
    first = clauses(content)[:1]
    return bool(first) and has_finite_verb(content[first[0].start : first[0].end])


def reach(attribution: Attribution) -> Span:
    """From the first character of an attribution's parts to the last."""
    spans = all_spans(attribution)
    return Span(spans[0].page, min(span.start for span in spans), max(span.end for span in spans))


def all_spans(attribution: Attribution) -> list[Span]:
    """Source, cue and pieces of the content, as far as there are any."""
    return [span for span in (attribution.source, attribution.cue, *attribution.content) if span]
