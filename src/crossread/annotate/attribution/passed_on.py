"""Words that somebody hands on for another: "the Tide quoted Ruiz as saying that …". The one who said them has them too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossread.annotate.attribution import told
from crossread.model import Article, Attribution, Span

HANDING = re.compile(r"\b(?:quot(?:ed?|es|ing)|cit(?:ed?|es|ing)|report(?:ed|s|ing)?)\b", re.I)
APPOSED = r"(?:,\s[^\n,;:.!?“”\"]{1,60},)?"  # the mayor, Ana Ruiz,
AS_SAYING = re.compile(
    rf"\s*(?P<who>[^\s,;:.!?“”\"][^\n,;:!?“”\"]{{1,80}}?{APPOSED})\s+(?P<cue>as\s+(?:\w+ly\s+)?(?:saying|writing|stating"
    r"|claiming|arguing|warning|confirming|adding|explaining|announcing|declaring|suggesting))\b"
)
INTO = re.compile(r"[\s,:]*(?:that\s+)?")


def said_by_another(article: Article, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions, with whoever is quoted "as saying": an attribution of his own inside that of the one who hands it on;
    in his stead where the words stand in front ("…," the weekly quoted Ruiz as writing)."""
    cues = [one.cue for one in found if one.cue is not None]
    for one in found:
        inner = _inner(article, one, cues)
        behind = _behind(article, one, cues) if inner is None else None
        yield behind or one
        if inner is not None:
            yield inner


def _hands_on(article: Article, one: Attribution) -> bool:
    return one.cue is not None and HANDING.search(article.page.words(one.cue)) is not None


def _free(found: re.Match[str], cues: Sequence[Span]) -> bool:
    """Whether no attribution has these words for its cue so far."""
    return not any(cue.start < found.end("cue") and found.start("cue") < cue.end for cue in cues)


def _inner(article: Article, one: Attribution, cues: Sequence[Span]) -> Attribution | None:
    first = one.content[0]
    if not _hands_on(article, one) or one.cue is None or first.start < one.cue.end:
        return None
    found = AS_SAYING.match(article.text, first.start, first.end)
    if found is None or not _free(found, cues):
        return None
    into = INTO.match(article.text, found.end("cue"), first.end)
    start = into.end() if into else found.end("cue")
    pieces = [(start, first.end), *((span.start, span.end) for span in one.content[1:])]
    return _made(article, one, found, pieces)


def _behind(article: Article, one: Attribution, cues: Sequence[Span]) -> Attribution | None:
    if not _hands_on(article, one) or one.cue is None or one.content[0].end > one.cue.start:
        return None
    found = AS_SAYING.match(article.text, one.cue.end)
    if found is None or not _free(found, cues):
        return None
    start, end = found.span()
    pieces = [(span.start, span.end) for span in one.content if span.end <= start or end <= span.start]
    return _made(article, one, found, pieces)


def _made(
    article: Article, one: Attribution, found: re.Match[str], pieces: Sequence[tuple[int, int]]
) -> Attribution | None:
    """The attribution of whoever is quoted "as saying"; None where nothing is left of what he says."""
    marks = list(told.marks(article.text, pieces[0][0], pieces[-1][1])) if pieces else []
    kept = [told.whole(piece, marks) for piece in pieces if told.WORD.search(article.text, *piece)]
    if not kept:
        return None
    page = article.page
    source, cue = page.span(*found.span("who")), page.span(*found.span("cue"))
    content = tuple(page.span(*piece) for piece in kept)
    return Attribution("", told.kind(article.text, kept, marks), source, cue, content, confidence=one.confidence)
