"""Who shares text with whom: articles in order of time, joined by arcs as thick as the text they share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.account import ArticleRecord, Cited, PassageRecord
from crossread.dates import when_short
from crossread.model import BODY_KINDS
from crossread.publish.lines import LineView, PartView, by_article, line_views
from crossread.publish.lookup import Link, Lookup
from crossread.publish.readings import Part, Reading
from crossread.publish.readings import parts as cut_at_readings
from crossread.publish.said import count

ROW = 100  # height of a row of the drawing and its width, in its own units: it is stretched over the list beside it
EDGE, DEEPEST = 94.0, 84.0  # where articles stand in it, and how far an arc reaches out from there at most
THICKEST, THINNEST = 12.0, 1.5  # CSS pixels
_OPENING = re.compile(r"\s*(?:\S+\s+){0,11}\S+")  # the first twelve words of a passage stand for it
SHOWN = 40  # articles in the drawing; past that it is no picture any more, and the list says it all
LISTED = (
    300  # pairs of articles listed, those that share most: all of 25 articles. The rest stands in the account's JSON
)


@dataclass(frozen=True, slots=True)
class PassageView:
    """The beginning of a passage, as the later of two articles has it."""

    anchor: str
    parts: tuple[Part, ...]  # its words, cut at their amounts and times
    readings: tuple[Reading, ...]
    first: str | None  # links to the whole of it in both articles
    second: str | None
    alike: int  # per cent
    quotation: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """A pair of articles and the text they share."""

    first: Link
    second: Link
    words: int
    reused: int  # of these, words outside third persons' quotations, which two may share without either copying
    share: int  # per cent of the words of the second's body
    passages: tuple[PassageView, ...]  # () where the pair is not listed


@dataclass(frozen=True, slots=True)
class Arc:
    path: str
    width: float
    said: str


@dataclass(frozen=True, slots=True)
class Node:
    article: Link
    when: str
    line: LineView | None  # None: in no line, or nobody looked what it does with its text
    part: PartView | None
    tie: str
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    height: float
    left_out: tuple[Node, ...]

    @property
    def rated(self) -> bool:
        """Whether it is known of any of its articles how much is its own."""
        return any(node.part for node in self.nodes)

    @property
    def said(self) -> str:
        """What the drawing shows, in words."""
        order = ", ".join(node.article.text for node in self.nodes)
        return "; ".join([f"from the earliest known to the latest: {order}", *(arc.said for arc in self.arcs)])


@dataclass(frozen=True, slots=True)
class Sharing:
    lines: tuple[LineView, ...]
    pairs: tuple[Shared, ...]  # most words first, LISTED at most
    unlisted: int  # pairs that share fewer words
    drawing: Drawing | None


def sharing(look: Lookup) -> Sharing:
    order = {article: number for number, article in enumerate(look.articles)}
    pairs: dict[tuple[str, str], list[PassageRecord]] = defaultdict(list)
    for passage in look.account.passages:
        first, second = sorted((span.article for span in passage.spans), key=lambda a: order.get(a, len(order)))
        if first != second and first in order and second in order:
            pairs[first, second].append(passage)
    bodies = {article: _body_words(look.articles[article], look.texts.get(article, "")) for _, article in pairs}
    found = {pair: _shared(pair, passages, bodies[pair[1]], look) for pair, passages in pairs.items()}
    lines = line_views(look)
    ranked = sorted(found, key=lambda pair: -found[pair].words)[:LISTED]
    listed = tuple(replace(found[pair], passages=_passage_views(pair, pairs[pair], look)) for pair in ranked)
    reused = any(shared.reused for shared in found.values())
    drawing = _drawing(found, by_article(lines, look), look) if reused else None
    return Sharing(lines, listed, len(found) - len(listed), drawing)


def _shared(pair: tuple[str, str], passages: Sequence[PassageRecord], body: int, look: Lookup) -> Shared:
    """A pair without its passages, of which there may be many. `body`: words of the second article's."""
    first, second = pair
    covered: list[tuple[int, int]] = []
    reused: list[tuple[int, int]] = []
    for passage in passages:
        span = next(span for span in passage.spans if span.article == second)
        covered.append((span.start, span.end))
        reused += [] if passage.quotation else [(span.start, span.end)]
    text = look.texts.get(second, "")
    words = _words_in(covered, text) or sum(len(passage.spans[1].text.split()) for passage in passages)
    share = min(100, round(100 * words / body)) if body else 0
    return Shared(look.article(first), look.article(second), words, _words_in(reused, text), share, ())


def _passage_views(pair: tuple[str, str], passages: Sequence[PassageRecord], look: Lookup) -> tuple[PassageView, ...]:
    first, second = pair
    rows: list[PassageView] = []
    for passage in sorted(passages, key=lambda p: min(span.start for span in p.spans)):
        a, b = sorted(passage.spans, key=lambda span: span.article != first)
        anchor = f"passage-{look.numbers.get(first, 0)}-{look.numbers.get(second, 0)}-{len(rows) + 1}"
        rows.append(_passage_view(anchor, (a, b), passage, look))
    return tuple(rows)


def _words_in(ranges: list[tuple[int, int]], text: str) -> int:
    """Words of `text` inside any of the ranges, each once."""
    total = done = 0
    for start, end in sorted(ranges):
        total += len(text[max(start, done) : max(end, done)].split())
        done = max(done, end)
    return total


def _body_words(article: ArticleRecord, text: str) -> int:
    return sum(len(text[block.start : block.end].split()) for block in article.blocks if block.kind in BODY_KINDS)


def _passage_view(anchor: str, spans: tuple[Cited, Cited], passage: PassageRecord, look: Lookup) -> PassageView:
    shown = spans[1]
    opening = _OPENING.match(shown.text)
    end = opening.end() if opening else len(shown.text)
    words = shown.text[:end]
    readings = look.read(Cited(shown.article, shown.start, shown.start + end, words))
    return PassageView(
        anchor=anchor,
        parts=(*cut_at_readings(words, shown.start, readings), *([(" …", None)] if shown.text[end:].strip() else [])),
        readings=readings,
        first=look.href(spans[0]),
        second=look.href(shown),
        alike=round(100 * passage.similarity),
        quotation=passage.quotation,
    )


def _drawing(
    pairs: dict[tuple[str, str], Shared], parts: dict[str, tuple[LineView, PartView]], look: Lookup
) -> Drawing:
    """An arc for each pair; where three print one text, only each one's strongest tie to an earlier article."""
    reusing = {article for pair, shared in pairs.items() if shared.reused for article in pair}
    taking_part = [article for article in look.articles if article in reusing or article in parts]
    rows = {article: number for number, article in enumerate(taking_part)}
    strongest: dict[str, tuple[str, Shared]] = {}
    for (first, second), shared in pairs.items():
        kept = strongest.get(second)
        if shared.reused > (kept[1].reused if kept else 0):
            strongest[second] = (first, shared)
    nodes = [_node(article, row, strongest, parts, look) for article, row in rows.items()]
    drawn = {(first, second): shared for second, (first, shared) in strongest.items() if rows[second] < SHOWN}
    arcs = _arcs(drawn, rows)
    return Drawing(tuple(nodes[:SHOWN]), arcs, ROW * min(len(rows), SHOWN), tuple(nodes[SHOWN:]))


def _arcs(drawn: dict[tuple[str, str], Shared], rows: dict[str, int]) -> tuple[Arc, ...]:
    most = max((shared.reused for shared in drawn.values()), default=1)
    longest = max((rows[second] - rows[first] for first, second in drawn), default=1)
    arcs = []
    for (first, second), shared in drawn.items():
        top, bottom = (ROW * (rows[article] + 0.5) for article in (first, second))
        depth = DEEPEST * (0.25 + 0.75 * (rows[second] - rows[first]) / longest)
        out = EDGE - depth * 4 / 3  # where a curve is asked to go, of which it reaches three quarters
        path = f"M{EDGE:.0f} {top:.0f}C{out:.0f} {top:.0f} {out:.0f} {bottom:.0f} {EDGE:.0f} {bottom:.0f}"
        thick = round(max(THINNEST, THICKEST * shared.reused / most), 1)
        arcs.append(Arc(path, thick, f"{shared.second.text} shares {shared.reused} words with {shared.first.text}"))
    return tuple(arcs)


def _node(
    article: str,
    row: int,
    strongest: dict[str, tuple[str, Shared]],
    parts: dict[str, tuple[LineView, PartView]],
    look: Lookup,
) -> Node:
    tie = strongest[article][1] if article in strongest else None
    said = f"{count(tie.reused, 'word')} as in {tie.first.text}" if tie else "no earlier one known"
    line, part = parts.get(article, (None, None))
    return Node(
        look.article(article), when_short(look.articles[article].published), line, part, said, ROW * (row + 0.5)
    )
