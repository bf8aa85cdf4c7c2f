"""The text that new bodies share with each other and with those of a sliding window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from crossread.cluster import seeds
from crossread.cluster.origins import same_outlet
from crossread.cluster.passages import Alignment, Pair, between
from crossread.cluster.seeds import Grams, Run, Runs
from crossread.cluster.words import Vocabulary, Words

BATCH = 500  # bodies looked up at a time: bounds memory
VERSION = 0.3  # of the shorter of two articles of one outlet: what shares less has the outlet's notices or background in common
TEMPLATES = 3  # such articles that one is laid beside, the earliest: they show what the outlet repeats


class ReuseIndex:
    """Bodies of a window of time, and where they share text.

    Each body gets a number as it comes, from 0 on; numbers are never given twice. `Alignment.first` and `.second` are such
    numbers, and so `bodies[alignment.first]` is the body as long as it is not forgotten.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.bodies: dict[int, Words] = {}
        self.numbers: dict[str, int] = {}  # of the bodies by Article.id
        self._vocabulary = vocabulary
        self.next = 0  # the number that the next body gets
        self._runs = seeds.Index()
        self._looked = 0  # bodies from this number on are not among the runs yet

    def __len__(self) -> int:
        return len(self.bodies)

    def add(self, bodies: Sequence[Words]) -> list[Alignment]:
        """All passages between new bodies, and between them and those of the window, the earlier body first.

        In order of second body, first body and place. Raises ValueError for a body that is there already.
        """
        found: list[Alignment] = []
        for start in range(0, len(bodies), BATCH):
            self._look_up()
            self._numbered(bodies[start : start + BATCH])
            new = self._look_up()
            repeated: Counter[int] = Counter()
            for shared in _by_pair(self._runs.shared(new, len(self))):
                numbers = shared[0].first, shared[0].second
                pair = Pair(self.bodies[numbers[0]], self.bodies[numbers[1]], numbers)
                if _template(pair, shared):
                    repeated[pair.numbers[1]] += 1
                    if repeated[pair.numbers[1]] > TEMPLATES:
                        continue
                found += between(pair, shared)
        return found

    def remember(self, bodies: Sequence[Words]) -> None:
        """Takes bodies into the window without looking for what they share: that is known. Their runs are looked up once
        bodies are added, and never where none are."""
        self._numbered(bodies)

    def place(self, bodies: Mapping[int, Words], following: int) -> None:
        """The same of bodies that have their numbers, above all so far. `following`: the number that comes next."""
        self.bodies |= bodies
        self.numbers |= {body.article.id: number for number, body in bodies.items()}
        self.next = following

    def forget(self, ids: Iterable[str]) -> None:
        """Drops articles out of the window; those that are not in it are no error."""
        gone = [self.numbers.pop(each) for each in ids if each in self.numbers]
        for number in gone:
            del self.bodies[number]
        self._runs.drop(number for number in gone if number < self._looked)

    def _look_up(self) -> Grams:
        """Takes the bodies that are not among the runs into them; returns the last of their runs, of BATCH bodies at most."""
        numbers = [number for number in self.bodies if number >= self._looked] if self._looked < self.next else []
        new = seeds.grams({})
        for start in range(0, len(numbers), BATCH):
            new = self._runs.add({number: self.bodies[number] for number in numbers[start : start + BATCH]})
        self._looked = self.next
        return new

    def _numbered(self, bodies: Sequence[Words]) -> None:
        new: dict[int, Words] = {}
        for body in bodies:
            if body.article.id in self.numbers:
                raise ValueError(f"article {body.article.id} is in the window already")
            new[self.next] = body
            self.numbers[body.article.id] = self.next
            self.next += 1
        self.bodies |= new


def _template(pair: Pair, shared: Sequence[Run]) -> bool:
    """Whether two articles of one outlet share too little to be versions of one text."""
    length = min(len(pair.first), len(pair.second))
    return sum(run.length for run in shared) < VERSION * length and same_outlet(pair.first.article, pair.second.article)


def _by_pair(runs: Runs) -> Iterator[list[Run]]:
    """The runs of each pair of bodies, in order."""
    columns = (runs.first, runs.second, runs.a, runs.b, runs.length)
    rows = map(Run._make, zip(*(column.tolist() for column in columns), strict=True))
    for _, group in groupby(rows, key=attrgetter("first", "second")):
        yield list(group)
