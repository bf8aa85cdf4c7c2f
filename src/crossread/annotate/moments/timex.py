"""Moments and durations of an article as TimeML's TIMEX3 has them, for the tools that read it.

The extents are TimeML's: no preposition before them, and the two ends of a range apart. Durations are the figures with a
unit of time; what a bound says ("more than") is left out, as it is of TIMEX3's value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from crossread.annotate.moments.meanings import Piece
from crossread.annotate.moments.parts import sentences_of
from crossread.annotate.moments.values import length
from crossread.annotate.tokens import Tokens, tokens_of
from crossread.model import Annotations, Article, Figure, Moment, Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
_UNITS = frozenset(
    ["second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century"]
)
_LEADING = frozenset(
    [
        "since",
        "ever",
        "until",
        "till",
        "by",
        "before",
        "after",
        "from",
        "between",
        "on",
        "in",
        "at",
        "during",
        "starting",
        "beginning",
        "effective",
    ]
)
_LINKS = frozenset(["to", "through", "until", "till", "and", "-", "/"])
_VAGUE = frozenset(["several", "few", "many", "some", "number", "dozens", "scores", "hundreds", "thousands"])


_ONE = {unit: unit for unit in _UNITS - {"second", "quarter"}}
_MANY = {f"{unit}s": unit for unit in _UNITS - {"second", "quarter", "century"}} | {"centuries": "century"}
_FORMS = frozenset([*_ONE, *_MANY])
_SOME = (("a", "few"), ("several",), ("many",), ("some",), ("a", "couple", "of"))
_BEFORE = frozenset(
    ["for", "in", "within", "over", "took", "takes", "take", "after", "lasted", "last", "spent", "than"]
)


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression in TIMEX3's terms."""

    span: Span
    type: TimexType
    value: str


def timexes(article: Article, annotations: Annotations) -> list[Timex]:
    """The expressions of one article, in the order of the text; none overlaps another. A moment without a value has none."""
    found = [timex for moment in annotations.moments for timex in _of_moment(article, moment)]
    for more in (_durations(article, annotations), _rates(annotations), _bare(article, annotations)):
        taken = [timex.span for timex in found]
        found += [timex for timex in more if not any(timex.span.overlaps(span) for span in taken)]
    return sorted(found, key=lambda timex: timex.span)


def _of_moment(article: Article, moment: Moment) -> Iterator[Timex]:
    value = moment.value
    if value is None:
        return
    tokens = tokens_of(article.page.words(moment.span))
    first = 0
    while (
        first < len(tokens) - 1
        and tokens.word(first) in _LEADING
        and value not in {"PAST_REF", "FUTURE_REF", "PRESENT_REF"}
    ):
        first += 1
    left, slash, right = value.partition("/")
    link = _link(tokens, first) if slash else None
    if link is None:
        if not slash:
            yield _timex(moment, tokens, (first, len(tokens)), left)
        return
    yield _timex(moment, tokens, (first, link), left)
    yield _timex(moment, tokens, (link + 1, len(tokens)), right)


def _link(tokens: Tokens, first: int) -> int | None:
    """The word that parts the two ends of a range: the last such that has words on both sides."""
    places = [place for place in range(first + 1, len(tokens) - 1) if tokens.word(place) in _LINKS]
    return places[len(places) // 2] if places else None


def _timex(moment: Moment, tokens: Tokens, words: tuple[int, int], value: str) -> Timex:
    start, end = tokens.starts[words[0]], tokens.ends[words[1] - 1]
    span = Span(moment.span.page, moment.span.start + start, moment.span.start + end)
    return Timex(span, _type(moment, value), value)


def _type(moment: Moment, value: str) -> TimexType:
    if moment.every is not None:
        return "SET"
    if value.endswith("_REF"):
        return "DATE"
    if value.startswith("P"):
        return "DURATION"
    return "TIME" if "T" in value else "DATE"


def _durations(article: Article, annotations: Annotations) -> Iterator[Timex]:
    for figure in annotations.figures:
        timex = _of_figure(article, figure)
        if timex:
            yield timex


def _rates(annotations: Annotations) -> Iterator[Timex]:
    """ "A year" in "$5 million a year": a set."""
    for figure in annotations.figures:
        period = figure.period
        if period and period.kind == "each" and period.value:
            yield Timex(period.span, "SET", period.value)


def _bare(article: Article, annotations: Annotations) -> Iterator[Timex]:
    """ "For months", "in a day", "after years of talks": lengths of time that are no amounts of anything."""
    for start, end in sentences_of(article, annotations):
        tokens = tokens_of(article.text[start:end])
        if tokens.vocabulary.isdisjoint(_FORMS):
            continue
        for index, word in enumerate(tokens.words):
            unit = _ONE.get(word) or _MANY.get(word)
            first = _length_begins(tokens, index, word in _ONE) if unit and tokens.word(index + 1) != "-" else None
            if unit and first is not None:
                piece = Piece(Decimal(1) if word in _ONE else None, unit)
                span = Span(article.id, start + tokens.starts[first], start + tokens.ends[index])
                yield Timex(span, "DURATION", length((piece,)))


def _length_begins(tokens: Tokens, index: int, one: bool) -> int | None:
    """The first word of "for months", "in a day", "was put off a week", "several minutes"; None where a unit is no length."""
    if not one:
        for phrase in _SOME:
            first = index - len(phrase)
            if first >= 0 and tokens.starts_with(first, phrase):
                return first
        return index if tokens.word(index - 1) in _BEFORE else None
    if tokens.word(index - 1) not in {"a", "an"}:
        return None
    before = tokens.word(index - 2)
    return index - 1 if before in _BEFORE or before.endswith("ed") else None


def _of_figure(article: Article, figure: Figure) -> Timex | None:
    """A duration; an age or an amount has no TIMEX3."""
    count = figure.high if figure.high is not None else figure.low  # of "12 to 18 weeks" the higher
    if figure.unit not in _UNITS or count is None:
        return None
    words = set(tokens_of(article.page.words(figure.span)).words)
    piece = Piece(None if words & _VAGUE else _plain(count), figure.unit)
    return Timex(figure.span, "DURATION", length((piece,)))


def _plain(count: Decimal) -> Decimal:
    return count.to_integral_value() if count == count.to_integral_value() else count
