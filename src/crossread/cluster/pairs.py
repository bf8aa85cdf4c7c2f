"""The pairs of a window that are worth comparing, the text they share, and the log odds that they are of one story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from crossread.cluster import likeness, lines, packed, reading, words
from crossread.cluster.index import ReuseIndex
from crossread.cluster.likeness import FLOOR, NOTHING, Shared
from crossread.cluster.lines import Evidence
from crossread.cluster.passages import Alignment
from crossread.cluster.reading import Batch
from crossread.cluster.window import Window
from crossread.cluster.words import Words
from crossread.model import Annotations, Article

Pair = tuple[int, int]  # numbers of two articles, the smaller first


class Pairs:
    """Articles of a window by number, and what is known of pairs of them."""

    def __init__(self, vocabulary: words.Vocabulary | None = None) -> None:
        self.vocabulary = vocabulary or words.Vocabulary()
        self.reuse = ReuseIndex(self.vocabulary)
        self.window = Window(self.vocabulary)
        self.near: dict[
            int, dict[int, float]
        ] = {}  # of each article, the log odds above FLOOR that it goes with others
        self.alignments: dict[Pair, list[Alignment]] = {}
        self.shared: dict[int, dict[int, Shared]] = defaultdict(dict)  # of each article: its text in earlier ones

    @property
    def bodies(self) -> Sequence[Words]:
        """The articles of the window by number: what shared text asks of a sequence of bodies."""
        return cast(Sequence[Words], self.reuse.bodies)

    def take(self, articles: Sequence[Article], annotations: Mapping[str, Annotations]) -> list[int]:
        """Numbers of new articles. The text they share is found and their words are counted; `compare` does the rest."""
        return self.taken(reading.read(articles, annotations, self.vocabulary))

    def taken(self, batch: Batch) -> list[int]:
        """The same of articles as read."""
        if batch.shared is None:
            self.share(self.reuse.add(batch.bodies))
        else:
            self.reuse.remember(batch.bodies)
            self.share(packed.read_shared(batch.shared, self.reuse.bodies))
        return self._count(batch)

    def retake(self, batch: Batch) -> list[int]:
        """The same without looking for shared text: a stream that is opened again."""
        self.reuse.remember(batch.bodies)
        return self._count(batch)

    def _count(self, batch: Batch) -> list[int]:
        numbers = [self.reuse.numbers[article.id] for article in batch.articles]
        self.window.count(dict(zip(numbers, batch.profiles, strict=True)))
        self.near.update({number: {} for number in numbers})
        return numbers

    def share(self, found: Iterable[Alignment]) -> None:
        """Takes in the text that articles share with earlier ones."""
        new: dict[Pair, list[Alignment]] = defaultdict(list)
        for each in found:
            new[each.first, each.second].append(each)
        evidence = lines.evidence(self.bodies, [each for group in new.values() for each in group])
        for pair, group in new.items():
            self.put(pair, group, evidence.get(pair))

    def put(self, pair: Pair, found: list[Alignment], evidence: Evidence | None) -> None:
        """The same of one pair."""
        self.alignments[pair] = found
        self.shared[pair[1]][pair[0]] = Shared(evidence, any(each.passage.quotation for each in found))

    def compare(self, numbers: Iterable[int]) -> None:
        """Compares each article with those listed before it, and lists it."""
        for number in numbers:
            others, shared = self.worth(number)
            if others:
                for other, value in zip(
                    others, likeness.odds(self.window, number, others, shared).tolist(), strict=True
                ):
                    if value > FLOOR:
                        self.near[number][other] = self.near[other][number] = value
            self.window.enlist(number)

    def worth(self, number: int) -> tuple[list[int], list[Shared]]:
        """The articles listed so far that one is worth comparing with, and the text it shares with each."""
        text = self.shared.get(number, {})
        others = sorted({*self.window.near(number).tolist(), *text})
        return others, [text.get(other, NOTHING) for other in others]

    def relist(self, number: int, keys: Sequence[int]) -> None:
        """Lists an article as it was listed before: of a stream that is opened again."""
        import numpy as np  # noqa: PLC0415

        self.window.enlist(number, np.array(keys, dtype=np.int64))

    def recompare(self) -> None:
        """Compares all articles anew, with the words as rare as they are by now."""
        numbers = sorted(self.window.profiles)
        self.window.unlist()
        self.near = {number: {} for number in numbers}
        self.compare(numbers)

    def drop(self, numbers: Iterable[int]) -> None:
        """Forgets articles."""
        gone = set(numbers)
        self.reuse.forget([self.reuse.bodies[number].article.id for number in gone])
        self.window.drop(gone)
        for number in gone:
            for other in self.near.pop(number):
                if other not in gone:
                    del self.near[other][number]
            self.shared.pop(number, None)
        for pair in [pair for pair in self.alignments if not gone.isdisjoint(pair)]:
            del self.alignments[pair]
            if pair[1] not in gone:
                del self.shared[pair[1]][pair[0]]
