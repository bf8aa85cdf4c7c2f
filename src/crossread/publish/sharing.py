"""Who shares text with whom: articles in order of time, joined by arcs as thick as the text they share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.account import ArticleRecord, Cited, PassageRecord
from crossread.dates import when_short
from crossread.model import BODY_KINDS
from crossread.publish.lookup import Link, Lookup
from crossread.publish.readings import Part, Reading, parts

ROW = 58  # height of a row of the drawing, CSS pixels: two lines of text and air
LANE = 22  # how much farther out an arc reaches for each row that it spans
THICKEST, THINNEST = 12.0, 1.5
LONGEST_ARC = 150.0
_OPENING = re.compile(r"\s*(?:\S+\s+){0,11}\S+")  # the first twelve words of a passage stand for it
SHOWN = 40  # articles in the drawing; past that it is no picture any more, and the list says it all


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
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class Arc:
    path: str
    width: float
    said: str


@dataclass(frozen=True, slots=True)
class Node:
    article: Link
    when: str
    fact: str
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    width: float
    height: float
    left_out: int


@dataclass(frozen=True, slots=True)
class LineView:
    id: str
    articles: tuple[Link, ...]
    origin: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Sharing:
    lines: tuple[LineView, ...]
    pairs: tuple[Shared, ...]  # most words first
    drawing: Drawing | None


def sharing(look: Lookup) -> Sharing:
    order = {article: number for number, article in enumerate(look.articles)}
    pairs: dict[tuple[str, str], list[PassageRecord]] = defaultdict(list)
    for passage in look.account.passages:
        first, second = sorted((span.article for span in passage.spans), key=lambda a: order.get(a, len(order)))
        if first != second and first in order and second in order:
            pairs[first, second].append(passage)
    found = {pair: _shared(pair, passages, look) for pair, passages in pairs.items()}
    lines = tuple(
        LineView(line.id, tuple(look.article(article) for article in line.articles), line.origin, line.reason)
        for line in look.account.lines
    )
    ranked = tuple(sorted(found.values(), key=lambda shared: -shared.words))
    return Sharing(lines, ranked, _drawing(found, look) if any(shared.reused for shared in ranked) else None)


def _shared(pair: tuple[str, str], passages: Sequence[PassageRecord], look: Lookup) -> Shared:
    first, second = pair
    rows: list[PassageView] = []
    covered: list[tuple[int, int]] = []
    reused: list[tuple[int, int]] = []
    for passage in sorted(passages, key=lambda p: min(span.start for span in p.spans)):
        a, b = sorted(passage.spans, key=lambda span: span.article != first)
        anchor = f"passage-{look.numbers.get(first, 0)}-{look.numbers.get(second, 0)}-{len(rows) + 1}"
        rows.append(_passage_view(anchor, (a, b), passage, look))
        covered.append((b.start, b.end))
        reused += [] if passage.quotation else [(b.start, b.end)]
    text = look.texts.get(second, "")
    words = _words_in(covered, text) or sum(len(passage.spans[1].text.split()) for passage in passages)
    body = _body_words(look.articles[second], text)
    share = min(100, round(100 * words / body)) if body else 0
    return Shared(look.article(first), look.article(second), words, _words_in(reused, text), share, tuple(rows))


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
        parts=(*parts(words, shown.start, readings), *([(" …", None)] if shown.text[end:].strip() else [])),
        readings=readings,
        first=look.href(spans[0]),
        second=look.href(shown),
        alike=round(100 * passage.similarity),
        quotation=passage.quotation,
    )


def _drawing(pairs: dict[tuple[str, str], Shared], look: Lookup) -> Drawing:
    """An arc for each pair; where three print one text, only each one's strongest tie to an earlier article."""
    reusing = [pair for pair, shared in pairs.items() if shared.reused]
    taking_part = [article for article in look.articles if any(article in pair for pair in reusing)]
    rows = {article: number for number, article in enumerate(taking_part[:SHOWN])}
    strongest: dict[str, tuple[str, Shared]] = {}
    for (first, second), shared in pairs.items():
        kept = strongest.get(second)
        if first in rows and second in rows and shared.reused > (kept[1].reused if kept else 0):
            strongest[second] = (first, shared)
    most = max((shared.reused for _, shared in strongest.values()), default=1)
    width = 16 + min(LONGEST_ARC, LANE * max((rows[b] - rows[a] for b, (a, _) in strongest.items()), default=1) + 8)
    arcs = []
    for second, (first, shared) in strongest.items():
        top, bottom = (ROW * (rows[article] + 0.5) for article in (first, second))
        reach = width - 8 - min(LONGEST_ARC, LANE * (rows[second] - rows[first]))
        edge = width - 8
        path = f"M{edge:.0f} {top:.0f}C{reach:.0f} {top:.0f} {reach:.0f} {bottom:.0f} {edge:.0f} {bottom:.0f}"
        thick = max(THINNEST, THICKEST * shared.reused / most)
        arcs.append(
            Arc(path, round(thick, 1), f"{shared.second.text} shares {shared.reused} words with {shared.first.text}")
        )
    nodes = []
    for article, row in rows.items():
        tie = strongest.get(article)
        fact = f"{tie[1].reused} words as in {tie[1].first.text}" if tie else "no earlier one known"
        nodes.append(Node(look.article(article), when_short(look.articles[article].published), fact, ROW * (row + 0.5)))
    return Drawing(tuple(nodes), tuple(arcs), width, ROW * len(rows), max(0, len(taking_part) - SHOWN))
