"""What the tagger read, as an attribution: pieces joined and trimmed, their ends where the quotation marks have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossread.annotate.attribution import edges
from crossread.annotate.attribution.quotations import Quotation, quotations
from crossread.model import Article, Attribution, AttributionKind
from crossread.tagging import confidence
from crossread.tagging.reading import Place, ReadTold

HALF = 0.5  # of a quotation's inside; a piece that covers so much of it is meant to cover all
EDGE = " \t\n,;:.-–—\"“”„«»'‘’()[]"  # what no piece begins with
EDGES = " \t\n,;:-–—\"“”„«»'‘’(["  # nor ends with, outside a quotation
WORD = re.compile(r"\w")
BREAK = re.compile(r"[\n.!?;“”\"]")  # ends a sentence or opens another's words
INTO = re.compile(r"\s*[:,]\s*\W{1,2}")  # between a cue and the inside of what it says: 'Ruiz said: "'
FRONT = re.compile(r"According to")  # begins a sentence, whatever a page glued before it
FOLLOWS = re.compile(r"[^\n,.;:!?“”\"]*,\s+(?P<said>[^\n“”\"]+?)(?=[.!?](?:\s|$)|\n|$)")
SMALL_GAP = 4  # words between two pieces of one content that are put together, where they are nobody else's


def attribution(article: Article, read: ReadTold) -> Attribution | None:
    """The attribution; None where nothing but signs is left of its content. Its id is not set."""
    text = article.text
    cue = _trimmed(text, *edges.cue_end(text, edges.grown(text, read.cue)), sign=True)
    if cue is None or not edges.says(text[slice(*cue)]):
        return None
    low, high = min(piece[0] for piece in read.content), max(piece[1] for piece in read.content)
    quoted = list(marks(text, low, high))
    pieces = contents(text, read, quoted, cue)
    if not pieces:
        return None
    source = edges.source_of(text, edges.grown(text, read.source), cue) if read.source else None
    if read.source and FRONT.fullmatch(text, *cue):
        pieces = forward(text, pieces, cue, edges.grown(text, read.source))
        if not pieces:
            return None
    if read.source is None and len(pieces) > 1 and edges.is_reported_subject(text, pieces[0], cue):
        source, pieces = pieces[0], pieces[1:]
    named = _trimmed(text, *_in_one_line(text, source)) if source else None
    sure = confidence.of_told(read.chances, named is not None, read.inner)
    return Attribution(
        "",
        kind(text, pieces, quoted),
        article.page.span(*named) if named else None,
        article.page.span(*cue),
        tuple(article.page.span(*piece) for piece in pieces),
        confidence=round(sure, 3),
    )


def _in_one_line(text: str, source: Place) -> Place:
    """A source without the heading that stands above it."""
    broken = text.rfind("\n", *source) + 1
    return (broken, source[1]) if broken else source


def forward(text: str, pieces: Sequence[Place], cue: Place, source: Place) -> list[Place]:
    """Of "According to Ruiz, …" the pieces behind; where only what stands before was read, the rest of the sentence."""
    if text[: cue[0]].rstrip().endswith(","):
        return list(pieces)
    behind = [piece for piece in pieces if piece[0] >= cue[1]]
    found = FOLLOWS.match(text, source[1]) if not behind and source[0] >= cue[1] else None
    return [found.span("said")] if found else behind


def contents(text: str, read: ReadTold, quoted: Sequence[Quotation], cue: Place) -> list[Place]:
    """The pieces of the content, with the ends that marks and small words give them."""
    own = [cue, *([read.source] if read.source else [])]
    pieces = closed(text, [edges.grown(text, piece) for piece in read.content], own)
    pieces = [near for piece in pieces for near in beside(text, piece, quoted, cue)]
    pieces = joined(text, snapped(text, pieces, quoted, cue))
    deep = [any(quote.inner < start < quote.outer for quote in quoted) for start, _ in pieces]
    ends = [
        edges.inner_quotation(text, *piece) if within else piece[1] for piece, within in zip(pieces, deep, strict=True)
    ]
    pieces = [(start, end) for (start, _), end in zip(pieces, ends, strict=True)]
    made = []
    for piece in pieces:
        if WORD.search(text, *piece):
            inside = any(quote.inner <= piece[0] and piece[1] <= quote.outer for quote in quoted)
            limit = min((start for start, _ in [*own, *pieces] if start >= piece[1]), default=len(text))
            piece = edges.clause(text, piece, cue)  # noqa: PLW2901
            made.append(whole(piece if inside else edges.finished(text, piece, limit), quoted))
    return made


def closed(text: str, pieces: Sequence[Place], own: Sequence[Place]) -> list[Place]:
    """Pieces with the holes of a few words closed, unless the cue or the source stands in them."""
    made: list[Place] = []
    for start, end in sorted(pieces):
        gap = text[made[-1][1] : start] if made else ""
        parted = any(made and made[-1][1] <= place[0] < start for place in own)
        if made and not parted and not BREAK.search(gap) and len(gap.split()) <= SMALL_GAP:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def beside(text: str, piece: Place, quoted: Sequence[Quotation], cue: Place) -> Iterator[Place]:
    """A piece's parts line by line; what is not quoted must stand in the cue's own line, or after a colon."""
    for line in re.finditer(r"[^\n]+", text[slice(*piece)]):
        start, end = piece[0] + line.start(), piece[0] + line.end()
        held = any(quote.start <= start < quote.end for quote in quoted)
        if (
            held
            or "\n" not in text[min(cue[1], start) : max(cue[0], start)]
            or text[cue[0] : cue[1] + 1].rstrip().endswith(":")
        ):
            yield start, end


def marks(text: str, low: int, high: int) -> Sequence[Quotation]:
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
    """Pieces that end where a quotation ends: one that covers half of a quotation, or any of one right behind the cue's colon or
    comma, covers all of its inside, one that ends at its marks leaves them out. A quotation that holds the cue is left alone:
    somebody is quoted who quotes."""
    made = [_trimmed(text, *piece) or piece for piece in pieces]
    for quote in quoted:
        if quote.start <= cue[0] < quote.end:
            continue
        inside = [min(quote.outer, end) - max(quote.inner, start) for start, end in made]
        least = 1 if quote.closed and INTO.fullmatch(text, cue[1], quote.inner) else HALF * (quote.outer - quote.inner)
        if sum(amount for amount in inside if amount > 0) < least:
            continue
        touching = [piece for piece, amount in zip(made, inside, strict=True) if amount > 0]
        first, last = min(touching)[0], max(end for _, end in touching)
        hull = (
            quote.inner if first >= quote.start or not WORD.search(text, first, quote.start) else first,
            quote.outer if last <= quote.end or not WORD.search(text, quote.end, last) else last,
        )
        made = [piece for piece in made if piece not in touching] + [hull]
    return sorted(made)


def whole(piece: Place, quoted: Sequence[Quotation]) -> Place:
    """A piece with both marks of a quotation that it holds beside other words, with none of one that is all of it."""
    start, end = piece
    for quote in quoted:
        if quote.closed and start == quote.start and end in (quote.outer, quote.end):
            return quote.inner, quote.outer
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
