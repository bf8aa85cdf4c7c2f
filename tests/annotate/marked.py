"""Made-up reports with marked words: «…» the amount, [ ] what it measures, < > what that belongs to, { } its period."""

from __future__ import annotations

import re

from crossread.annotate import figures, moments
from crossread.model import Annotations, Article, Block, Figure, Found, Page, Span

MARKS = re.compile(r"[«»\[\]<>{}]")
PAIRS = {"«": "»", "[": "]", "<": ">", "{": "}"}


def found(text: str) -> list[Figure]:
    page = Page.of(text, "made up")
    blocks = (Block("paragraph", page.span(0, len(text))),) if text else ()
    article = Article(page, blocks, published=Found("2031-03-19", None, "given"))
    return list(figures.find([article], moments.find([article], [Annotations(article.id)]))[0].figures)


def marked(case: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text without its marks, and where the marked words stand in it."""
    places: dict[str, tuple[int, int]] = {}
    for opening, closing in PAIRS.items():
        if opening in case:
            start, end = case.index(opening), case.index(closing)
            before = len(MARKS.sub("", case[:start]))
            places[opening] = (before, before + len(MARKS.sub("", case[start:end])))
    return MARKS.sub("", case), places


def read(case: str) -> tuple[Figure, str, dict[str, tuple[int, int]]]:
    """The one figure whose words are marked."""
    text, places = marked(case)
    near = [f for f in found(text) if f.span.start < places["«"][1] and places["«"][0] < f.span.end]
    assert len(near) == 1, [text[f.span.start : f.span.end] for f in found(text)]
    return near[0], text, places


def words(text: str, span: Span | None) -> str | None:
    return text[span.start : span.end] if span else None
