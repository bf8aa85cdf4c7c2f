"""Figures: every amount in an article's body, with its bound, its unit and what it measures.

The grammar is data (number_words.toml, units.toml, currencies.csv, figures.toml) and small functions over the words of
one sentence: a number, its unit, what belongs to it, its hedges, whether it is an amount at all, what it measures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.amounts import amount_at, openings
from crossread.annotate.figures.belongings import belonging
from crossread.annotate.figures.bounds import both_bounds, bounded, negated
from crossread.annotate.figures.joins import joined
from crossread.annotate.figures.measures import counted, measure
from crossread.annotate.figures.nouns import Measure
from crossread.annotate.figures.periods import period
from crossread.annotate.figures.rates import base_of_rate, rated
from crossread.annotate.figures.roles import role
from crossread.annotate.figures.stops import glued_after, glued_before, stopped
from crossread.annotate.moments import expressions
from crossread.annotate.moments.parts import sentences_of
from crossread.annotate.tokens import Tokens, tokens_of
from crossread.model import Annotations, Article, Figure, Moment, Period, Span

# No figure stands in a link, an address or a telephone number.
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S{1,2000}|[\w.-]{1,64}@[\w.-]{1,64}")
_TELEPHONE = re.compile(r"(?<![\w$])(?:\+?\d{1,3}[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)")
# A moment that says how long a time is holds a figure: "in the past 12 hours", "the first time in two decades".
_STRETCH = re.compile(
    r"(?:in |over |for |within |during )?(?:the |these |his |her |its |their )?"
    r"(?:past|last|next|coming|previous|preceding|following|first|final|remaining) .{2,40}"
    r"(?:second|minute|hour|day|week|month|year|decade)s$",
    re.IGNORECASE,
)
_ONCE_IN = re.compile(r"\b(?:times?|first|once|twice|most|\w{2,10}est)(?: \w{1,20}){0,2} in (?:\w{1,10} )?$")
LOOK_BACK = 48  # characters before a moment in which "for the first time in" stands
TELEPHONE_GROUPS = 3  # of digits
PRECISION = Decimal(1).scaleb(-12)  # a third is kept to twelve places; amounts written in digits stay as written

Stretch = tuple[int, int]


def find(articles: Sequence[Article], annotations: Sequence[Annotations]) -> list[Annotations]:
    """The annotations with their figures, in the order of the text."""
    return [
        replace(found, figures=tuple(figures(article, found)))
        for article, found in zip(articles, annotations, strict=True)
    ]


def figures(article: Article, found: Annotations) -> Iterator[Figure]:
    """The figures of one article. Dates and times are no figures: whatever a moment covers is passed over.

    Moments go first; where none were found, dates and times are looked for by their form alone.
    """
    moments = iter(sorted(found.moments, key=lambda moment: (moment.span.start, moment.span.end)))
    moment = next(moments, None)
    for start, end in sentences_of(article, found):
        text, closed, said = article.text[start:end], [], []
        while moment and moment.span.start < end:
            if moment.span.end > start:
                said.append(moment)
                if not _holds_length(article.text, moment.span.start, moment.span.end):
                    closed.append((moment.span.start - start, moment.span.end - start))
            moment = next(moments, None)
        yield from in_sentence(text, (article.id, start), closed if found.moments else None, said)


def in_sentence(
    text: str, place: tuple[str, int], closed: list[Stretch] | None = None, said: Sequence[Moment] = ()
) -> Iterator[Figure]:
    """The figures of one sentence; `place` is its page and where it begins there.

    `closed`: stretches of the sentence that hold no figure, as offsets in it; None: its dates are looked for here.
    `said`: its moments, for the period of a figure.
    """
    tokens = tokens_of(text)
    begins = openings(tokens)
    if not begins:
        return
    if closed is None:
        closed = [span for span in expressions(text) if not _holds_length(text, *span)]
    closed = _merged([*closed, *_addresses(text, len(begins))])
    ends = [end for _, end in closed]
    done = 0
    for index in begins:
        if index < done or _inside(closed, ends, tokens.starts[index], tokens.ends[index]):
            continue
        amount = amount_at(tokens, index)
        if amount is None:
            continue
        amount = rated(tokens, both_bounds(tokens, bounded(tokens, joined(tokens, negated(tokens, amount)))))
        if _inside(closed, ends, tokens.starts[amount.start], tokens.ends[amount.end - 1]):
            continue
        kept = _kept(tokens, amount)
        if kept:
            yield _figure(amount, kept[0], tokens, (*place, said))
        done = max(index + 1, amount.end)


def _holds_length(text: str, start: int, end: int) -> bool:
    """Whether a moment is told by its length, which is a figure too."""
    return bool(_STRETCH.match(text, start, end) or _ONCE_IN.search(text, max(0, start - LOOK_BACK), start))


def _inside(closed: list[Stretch], ends: list[int], start: int, end: int) -> bool:
    """Whether [start, end) touches one of the stretches in order; `ends` are their ends."""
    following = bisect_right(ends, start)
    return following < len(closed) and closed[following][0] < end


def _addresses(text: str, numbers: int) -> Iterator[Stretch]:
    """Links, addresses and telephone numbers; `numbers`: how many amounts may begin in the text."""
    if "//" in text or "@" in text or "www." in text or ".com/" in text:
        yield from (match.span() for match in _ADDRESS.finditer(text))
    if numbers >= TELEPHONE_GROUPS:
        yield from (match.span() for match in _TELEPHONE.finditer(text))


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    """Stretches in order, those that overlap made one."""
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start < merged[-1][1]:
            start, end = merged[-1][0], max(end, merged.pop()[1])  # noqa: PLW2901 - the stretch grows
        merged.append((start, end))
    return merged


def _kept(tokens: Tokens, amount: Amount) -> tuple[Measure | None] | None:
    """What an amount measures, or None where it is no amount."""
    if glued_after(tokens, amount) or base_of_rate(tokens, amount):
        return None  # "24703m212"; the 100,000 of "12 per 100,000"
    if amount.dimension in {"count", "fraction"}:
        counts = counted(tokens, amount) is not None
        if stopped(tokens, amount, counts):
            return None
    elif amount.dimension not in {"rank", "ordinal"} and not amount.prefixed and glued_before(tokens, amount):
        return None
    return (measure(tokens, amount),)


def _figure(
    amount: Amount, found: Measure | None, tokens: Tokens, sentence: tuple[str, int, Sequence[Moment]]
) -> Figure:
    """The figure of an amount that measures `found`; `sentence`: its page, where it begins there and its moments."""
    page, base, said = sentence
    thing = belonging(tokens, amount, found)
    told = period(tokens, amount, found, said, base)
    return Figure(
        span=_span(tokens, amount.start, amount.end, (page, base)),
        low=_plain(amount.low),
        high=_plain(amount.high),
        unit=amount.unit,
        bound=amount.bound,
        measures=found.noun if found else None,
        measured=_span(tokens, found.start, found.end, (page, base)) if found else None,
        of=Span(page, base + thing[0], base + thing[1]) if thing else None,
        role=role(tokens, amount, found),
        period=Period(Span(page, base + told.start, base + told.end), told.kind, told.value) if told else None,
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
