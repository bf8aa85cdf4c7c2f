"""What of an article's annotations stands in a span, found without a look at the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from crossread.collate.spoken import MANY, all_spans
from crossread.model import Annotations, Attribution, Figure, Mention, Moment, Span

Item = TypeVar("Item")


class _Placed(Generic[Item]):
    """Items by where they begin."""

    def __init__(self, items: Sequence[Item], place: Callable[[Item], Span]) -> None:
        self._items = sorted(items, key=lambda item: (place(item).start, place(item).end))
        self._starts = [place(item).start for item in self._items]
        self._place = place

    def within(self, span: Span) -> tuple[Item, ...]:
        """The items that lie wholly in a span."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(item for item in self._items[first:last] if span.contains(self._place(item)))


class Nearby:
    """The annotations of one article by place. Answers lie in the order of the text."""

    def __init__(self, annotations: Annotations) -> None:
        self._mentions: _Placed[Mention] = _Placed(annotations.mentions, lambda item: item.span)
        self._figures: _Placed[Figure] = _Placed(annotations.figures, lambda item: item.span)
        self._moments: _Placed[Moment] = _Placed(annotations.moments, lambda item: item.span)
        self._propositions: _Placed[Span] = _Placed(annotations.propositions, lambda item: item)
        self._sentences = [span.end for span in annotations.sentences]
        self._told: dict[int, list[Attribution]] = {}
        for attribution in annotations.attributions:
            for number in sorted({n for span in all_spans(attribution) for n in self._touched(annotations, span)}):
                self._told.setdefault(number, []).append(attribution)
        self.length = max(1, annotations.sentences[-1].end if annotations.sentences else 1)

    def mentions(self, span: Span) -> tuple[Mention, ...]:
        return self._mentions.within(span)

    def figures(self, span: Span) -> tuple[Figure, ...]:
        return self._figures.within(span)

    def moments(self, span: Span) -> tuple[Moment, ...]:
        return self._moments.within(span)

    def tells(self, span: Span, moments: bool) -> bool:
        """Whether a figure stands in a span, or, where asked for, a moment."""
        return bool(self.figures(span) or (moments and self.moments(span)))

    def propositions(self, sentence: Span) -> tuple[Span, ...]:
        return self._propositions.within(sentence)

    def attributions(self, sentence: Span) -> list[Attribution]:
        """The first MANY of which a part stands in a sentence, in the order of the annotations."""
        return self._told.get(bisect_left(self._sentences, sentence.end), [])[:MANY]

    def _touched(self, annotations: Annotations, span: Span) -> range:
        first = bisect_left(self._sentences, span.start + 1)
        last = first
        while last < len(self._sentences) and annotations.sentences[last].start < span.end:
            last += 1
        return range(first, last)
