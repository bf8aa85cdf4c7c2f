"""Figures: every amount in an article's body, with its bound, its unit and what it measures.

The grammar is data (number_words.toml, units.toml, currencies.csv, figures.toml) and small functions over the words of
one sentence: a number, its unit, what belongs to it, its hedges, whether it is an amount at all, what it measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.amounts import amount_at
from crossread.annotate.figures.bounds import bounded, negated
from crossread.annotate.figures.joins import joined
from crossread.annotate.figures.lexicon import word_set
from crossread.annotate.figures.measures import counted, measure
from crossread.annotate.figures.nouns import Measure
from crossread.annotate.figures.stops import glued_before, stopped
from crossread.annotate.moments import expressions
from crossread.annotate.moments.parts import sentences_of
from crossread.annotate.tokens import Tokens, tokens_of
from crossread.model import Annotations, Article, Figure, Span

_ADDRESS = re.compile(
    r"(?:https?://|www\.|pic\.twitter\.com/)\S{1,2000}|[\w.-]{1,64}@[\w.-]{1,64}"
)  # no figure in a link
PRECISION = Decimal(1).scaleb(-12)  # a third is kept to twelve places; amounts written in digits stay as written


def find(articles: Sequence[Article], annotations: Sequence[Annotations]) -> list[Annotations]:
    """The annotations with their figures, in the order of the text."""
    return [
        replace(found, figures=tuple(figures(article, found)))
        for article, found in zip(articles, annotations, strict=True)
    ]


def figures(article: Article, found: Annotations) -> Iterator[Figure]:
    """The figures of one article. Dates and times are no figures: whatever a moment covers is passed over."""
    for start, end in sentences_of(article, found):
        text = article.text[start:end]
        if any(c.isdecimal() for c in text) or not text.isspace():
            yield from in_sentence(text, start, article.id)


def in_sentence(text: str, base: int, page: str) -> Iterator[Figure]:
    """The figures of one stretch of text; `base` is where it begins in the page."""
    tokens = tokens_of(text)
    closed = [*expressions(text), *(match.span() for match in _ADDRESS.finditer(text))]
    index = 0
    while index < len(tokens):
        amount = amount_at(tokens, index)
        if amount is None:
            index += 1
            continue
        amount = bounded(tokens, negated(tokens, joined(tokens, amount)))
        span = (tokens.starts[amount.start], tokens.ends[amount.end - 1])
        inside = next((end for start, end in closed if start < span[1] and span[0] < end), None)
        if inside is not None:
            index = _after(tokens, index, inside)
            continue
        kept = _kept(tokens, amount)
        if kept:
            yield _figure(amount, kept[0], tokens, (page, base))
        index = max(index + 1, amount.end)


def _after(tokens: Tokens, index: int, place: int) -> int:
    """The first word at or after a place in the sentence, and after `index`."""
    index += 1
    while index < len(tokens) and tokens.starts[index] < place:
        index += 1
    return index


def _kept(tokens: Tokens, amount: Amount) -> tuple[Measure | None] | None:
    """What an amount measures, or None where it is no amount."""
    found = measure(tokens, amount)
    if amount.dimension == "ordinal" and found is None:
        return None
    if tokens.glued(amount.end) and tokens.words[amount.end][0].isalnum():
        return None  # "24703m212"
    if amount.dimension != "count":
        blocked = glued_before(tokens, amount) and not amount.prefixed and amount.dimension not in {"rank", "ordinal"}
        return None if blocked else (found,)
    counts = counted(tokens, amount) is not None
    hedged = amount.bound not in {"exact"}
    if stopped(tokens, amount, counts or (hedged and amount.bound != "between")):
        return None
    if amount.spelled and not amount.scaled and found is None and not hedged:
        return None  # "the two met": a pronoun
    if found is None and not hedged and not _weighty(tokens, amount):
        return None
    return (found,)


def _weighty(tokens: Tokens, amount: Amount) -> bool:
    """Whether a bare number that measures nothing we see is an amount all the same: "swelled to 2,000", "3 million"."""
    if amount.scaled or "," in tokens.words[amount.end - 1]:
        return True
    after = tokens.word(amount.end)
    if tokens.word(amount.start - 1) == "of" and tokens.digits(amount.start - 2):
        return False  # "picture 1 of 40"
    return tokens.word(amount.start - 1) in word_set("words", "leading") and not (
        after.isalnum() and tokens.capital(amount.end)
    )


def _figure(amount: Amount, found: Measure | None, tokens: Tokens, place: tuple[str, int]) -> Figure:
    unit = "count" if amount.dimension == "occasions" else amount.unit
    return Figure(
        span=_span(tokens, amount.start, amount.end, place),
        low=_plain(amount.low),
        high=_plain(amount.high),
        unit=unit,
        bound=amount.bound,
        measures=found.noun if found else None,
        measured=_span(tokens, found.start, found.end, place) if found else None,
    )


def _span(tokens: Tokens, start: int, end: int, place: tuple[str, int]) -> Span:
    """Words [start, end) of a sentence as characters of the page; `place` is the page and where the sentence begins."""
    page, base = place
    return Span(page, base + tokens.starts[start], base + tokens.ends[end - 1])


def _plain(value: Decimal | None) -> Decimal | None:
    """A value without trailing zeros and without an exponent: 245000000000, 1.5."""
    if value is None:
        return None
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value.quantize(PRECISION).normalize() if -value.as_tuple().exponent > 12 else value.normalize()  # type: ignore[operator]
