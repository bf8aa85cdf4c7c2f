"""What is read of each article alone, its words and its profile, in batches; where there are processes to spare, ahead, in a
second one (second.py), which also finds the text that articles share while this one links those before.

Words are numbered in the order in which they come, and so are articles. The second process numbers them as this one does.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context

from crossread.cluster import names, packed, second, words
from crossread.cluster.index import ReuseIndex
from crossread.cluster.names import Profile
from crossread.cluster.second import Answer, Lacking, Task
from crossread.cluster.sliding import Sliding
from crossread.cluster.words import Vocabulary, Words
from crossread.model import Annotations, Article

AHEAD = 3  # batches that the second process has before it: one that it reads, and those that wait or are done

Known = Mapping[str, Annotations]  # by Article.id


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles that came in together, as read: a body and a profile each."""

    articles: Sequence[Article]
    bodies: Sequence[Words]
    profiles: Sequence[Profile]
    packed: Sequence[bytes] | None = None  # body and profile of each; None: not made yet
    shared: bytes | None = None  # the text that they share with those before them; None: not looked for yet


class Reader:
    """Reads batches in their order, numbering words in one vocabulary.

    processes: with 2 or more, a second process reads ahead once there are two batches; where it breaks off, this one reads on.
    The answer is the same. `reuse`, `sliding`: what is in the window, to be kept up to date by who takes the batches in.
    """

    def __init__(self, vocabulary: Vocabulary, reuse: ReuseIndex, sliding: Sliding, processes: int = 1) -> None:
        self._vocabulary, self._reuse, self._sliding = vocabulary, reuse, sliding
        self._alone = processes < 2
        self._pool: ProcessPoolExecutor | None = None
        self._told = 0, 0  # words of the vocabulary and articles that the second process knows

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        self._pool, self._told = None, (0, 0)

    def read(self, batches: Iterable[Sequence[Article]], known: Known) -> Iterator[Batch]:
        """Each batch as read. Between two of them the vocabulary holds the words of those given out, and no others; the next
        is asked for once the one before has been taken in."""
        coming = iter(batches)
        first = list(islice(coming, 1 if self._alone else 2))
        if len(first) == 2:
            yield from self._ahead(first, coming, known)
        for batch in first if len(first) < 2 else ():
            yield read(batch, known, self._vocabulary)
        for batch in coming:
            yield read(batch, known, self._vocabulary)

    def _ahead(
        self, first: Sequence[Sequence[Article]], coming: Iterator[Sequence[Article]], known: Known
    ) -> Iterator[Batch]:
        """Batches read by the second process, all that come; this one reads those that it does not answer."""
        waiting: deque[tuple[Sequence[Article], Future[Answer] | None]] = deque()
        whole = False
        try:
            for batch in first:
                waiting.append((batch, self._asked(batch, known, fresh=not waiting)))
            while waiting:
                articles, future = waiting.popleft()
                yield self._answered(articles, future, known)
                self._told = len(self._vocabulary.numbers), self._reuse.next
                for batch in islice(coming, AHEAD - len(waiting)):
                    waiting.append((batch, self._asked(batch, known, fresh=not waiting)))
            whole = True
        finally:
            if not whole:
                self.close()

    def _asked(self, articles: Sequence[Article], known: Known, *, fresh: bool) -> Future[Answer] | None:
        """A task given to the second process. `fresh`: it has none before it, and knows what it was told and answered."""
        if self._alone:
            return None
        lacking = self._lacking() if fresh and self._told[1] < self._reuse.next else None
        new = list(islice(self._vocabulary.numbers, self._told[0], None)) if fresh else []
        of = {article.id: known[article.id] for article in articles if article.id in known}
        try:
            if self._pool is None:
                window = self._sliding.window
                self._pool = ProcessPoolExecutor(1, get_context("spawn"), second.begin, (window,))
            return self._pool.submit(second.answer, Task(new, lacking, second.packed_articles(articles, of)))
        except (BrokenProcessPool, OSError):
            self._alone = True
            return None

    def _lacking(self) -> Lacking:
        """What the second process does not know of the window, which this one went on with alone."""
        bodies = {number: body for number, body in self._reuse.bodies.items() if number >= self._told[1]}
        return Lacking(
            self._sliding.today,
            dict(self._sliding.days),
            self._reuse.next,
            list(bodies),
            second.packed_articles([body.article for body in bodies.values()], {}),
            [packed.words_of(body) for body in bodies.values()],
        )

    def _answered(self, articles: Sequence[Article], future: Future[Answer] | None, known: Known) -> Batch:
        try:
            found = future.result() if future and not self._alone else None
        except BrokenProcessPool:
            found, self._alone = None, True
        if found is None:
            return read(articles, known, self._vocabulary)
        self._vocabulary.learn(found.words)
        pairs = [packed.read_body(article, each) for article, each in zip(articles, found.bodies, strict=True)]
        return Batch(articles, [body for body, _ in pairs], [each for _, each in pairs], found.bodies, found.shared)


def read(articles: Sequence[Article], known: Known, vocabulary: Vocabulary) -> Batch:
    """One batch. Articles of which nothing is known are read by their text's own marks."""
    bodies = [words.read(article, known.get(article.id), vocabulary) for article in articles]
    return Batch(articles, bodies, names.profiles(bodies, known, vocabulary))
