"""What the tagger read, as an attribution: pieces joined and trimmed, their ends where the quotation marks have them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.annotate.attribution.quotations import Quotation, quotations
from crossread.model import Article, Attribution, AttributionKind
from crossread.tagging import confidence
from crossread.tagging.reading import Place, ReadTold

HALF = 0.5  # of a quotation's inside; a piece that covers so much of it is meant to cover all
EDGE = " \t\n,;:.-–—\"“”„«»'‘’()[]"  # what no piece begins with
EDGES = " \t\n,;:-–—\"“”„«»'‘’(["  # nor ends with, outside a quotation
WORD = re.compile(r"\w")
# The "that" of a clause; not the one of "that was not possible", which is a word of the content.
THAT = re.compile(
    r"that\s+(?!(?:is|was|were|would|will|had|has|have|could|can|may|might|must|should|does|did|do|makes?|made|means?|meant)\b)"
)


def attribution(article: Article, read: ReadTold) -> Attribution | None:
    """The attribution; None where nothing but signs is left of its content. Its id is not set."""
    text = article.text
    low, high = min(piece[0] for piece in read.content), max(piece[1] for piece in read.content)
    quoted = list(_quotations(text, low, high))
    pieces = [
        piece for piece in joined(text, snapped(text, read.content, quoted, read.cue)) if WORD.search(text, *piece)
    ]
    if not pieces:
        return None
    pieces = [whole(text, piece, quoted) for piece in pieces]
    cue = _trimmed(text, *read.cue, sign=True)
    named = _trimmed(text, *read.source) if read.source else None
    sure = confidence.of_told(read.chances, named is not None, read.inner)
    return Attribution(
        "",
        kind(text, pieces, quoted),
        article.page.span(*named) if named else None,
        article.page.span(*cue) if cue else None,
        tuple(article.page.span(*piece) for piece in pieces),
        confidence=round(sure, 3),
    )


def _quotations(text: str, low: int, high: int) -> Sequence[Quotation]:
    """Quotations in the paragraphs that [low, high) touches."""
    found: list[Quotation] = []
    start = text.rfind("\n", 0, low) + 1
    while start < high:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        found += quotations(text, start, end)
        start = end + 1
    return found


def snapped(text: str, pieces: Sequence[Place], quoted: Sequence[Quotation], cue: Place) -> list[Place]:
    """Pieces that end where a quotation ends: one that covers half of a quotation covers all of its inside, one that ends at
    its marks leaves them out. A quotation that holds the cue is left alone: somebody is quoted who quotes."""
    made = [_trimmed(text, *piece) or piece for piece in pieces]
    for quote in quoted:
        if quote.start <= cue[0] < quote.end:
            continue
        inside = [min(quote.outer, end) - max(quote.inner, start) for start, end in made]
        if sum(amount for amount in inside if amount > 0) < HALF * (quote.outer - quote.inner):
            continue
        touching = [piece for piece, amount in zip(made, inside, strict=True) if amount > 0]
        first, last = min(touching)[0], max(end for _, end in touching)
        hull = (
            quote.inner if first >= quote.start or not WORD.search(text, first, quote.start) else first,
            quote.outer if last <= quote.end or not WORD.search(text, quote.end, last) else last,
        )
        made = [piece for piece in made if piece not in touching] + [hull]
    return sorted(made)


def whole(text: str, piece: Place, quoted: Sequence[Quotation]) -> Place:
    """A piece without the "that" before it, with both marks of a quotation that it holds beside other words."""
    start, end = piece
    if found := THAT.match(text, start, end):
        start = found.end()
    for quote in quoted:
        if quote.closed and start < quote.start and end == quote.outer:
            end = quote.end
        if quote.closed and start == quote.inner and quote.end < end:
            start = quote.start
    return start, end


def joined(text: str, pieces: Sequence[Place]) -> list[Place]:
    """Pieces in order, with those put together between which no word stands."""
    made: list[Place] = []
    for start, end in sorted(pieces):
        if made and (
            start < made[-1][1] or not (WORD.search(text, made[-1][1], start) or "\n" in text[made[-1][1] : start])
        ):
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def kind(text: str, pieces: Sequence[Place], quoted: Sequence[Quotation]) -> AttributionKind:
    """direct: every word of it is quoted; mixed: some are; indirect: none."""
    words = within = 0
    for start, end in pieces:
        for word in re.finditer(r"\w+", text[start:end]):
            words += 1
            within += any(quote.inner <= start + word.start() < quote.outer for quote in quoted)
    return "direct" if words == within else "mixed" if within else "indirect"


def _trimmed(text: str, start: int, end: int, sign: bool = False) -> Place | None:
    """A place without the signs around it; None where it is nothing else, unless a sign may be all of it."""
    first, last = start, end
    while first < last and text[first] in EDGE:
        first += 1
    while last > first and text[last - 1] in EDGES:
        last -= 1
    if first == last:
        return (start, end) if sign else None
    return first, last
