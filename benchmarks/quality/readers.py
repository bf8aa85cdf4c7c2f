"""What reads amounts and dates in the benchmarks, each behind one shape: crossread here, other libraries in others.py.

A text is one paragraph of an article: cut into sentences, then moments, then figures, as crossread's own pipeline does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from crossread.annotate import figures, moments, sentences
from crossread.model import Annotations, Article, Block, Found, Page


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that a reader found in [start, end) of a text; None is an open end."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    unit: str
    bound: str = "exact"
    role: str = "level"
    period: str | None = None  # "each P1D"
    measures: str | None = None

    def touches(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Time:
    """A date or time that a reader found: ISO 8601 days or minutes, both inclusive; None is open or unknown."""

    start: int
    end: int
    first: str | None
    last: str | None
    value: str | None = None  # TIMEX3
    every: str | None = None
    granularity: str = ""

    def touches(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end


AmountReader = Callable[[str], Sequence[Amount]]
TimeReader = Callable[[str, str | None], Sequence[Time]]  # the text, and the day or minute it is seen from (ISO 8601)


def article(text: str, day: str | None = None) -> Article:
    page = Page.of(text, "benchmark", as_is=True)
    published = Found(day, None, "given") if day else None
    return Article(page, (Block("paragraph", page.span(0, len(text))),), published=published)


def annotated(one: Article) -> Annotations:
    """The article's sentences, moments and figures."""
    found: Sequence[Annotations] = [Annotations(one.id)]
    for annotator in (sentences.split, moments.find, figures.find):
        found = annotator([one], found)
    return found[0]


def amounts(text: str, day: str | None = None) -> list[Amount]:
    """crossread's figures."""
    return amounts_of(annotated(article(text, day)))


def amounts_of(found: Annotations) -> list[Amount]:
    return [
        Amount(
            figure.span.start,
            figure.span.end,
            figure.low,
            figure.high,
            figure.unit,
            figure.bound,
            figure.role,
            f"{figure.period.kind} {figure.period.value}" if figure.period else None,
            figure.measures,
        )
        for figure in found.figures
    ]


def times(text: str, day: str | None) -> list[Time]:
    """crossread's moments."""
    return times_of(annotated(article(text, day)))


def times_of(found: Annotations) -> list[Time]:
    return [Time(m.span.start, m.span.end, m.first, m.last, m.value, m.every, m.granularity) for m in found.moments]
