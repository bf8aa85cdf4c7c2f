"""What is read of each article alone, its words and its profile; where there are processes to spare, in a second one, which
reads the next batches while this one links those before.

Words are numbered in the order in which they come. The second process numbers them as this one would, and sends what is new.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, fields
from itertools import islice
from multiprocessing import get_context
from typing import Any, NamedTuple

import msgspec

from crossread.cluster import names, words
from crossread.cluster.names import Profile
from crossread.cluster.words import Vocabulary, Words
from crossread.model import Annotations, Article

AHEAD = 2  # batches that the second process has before it: one that it reads, and one that waits or is done

Known = Mapping[str, Annotations]  # by Article.id


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles that came in together, as read: a body and a profile each."""

    articles: Sequence[Article]
    bodies: Sequence[Words]
    profiles: Sequence[Profile]


class _Task(NamedTuple):
    """What the second process is asked: the words that it lacks, and articles."""

    words: list[str]
    articles: bytes


class _Answer(NamedTuple):
    words: list[str]  # that the articles brought
    bodies: list[tuple[Any, ...]]  # all fields of Words but the article and the letters
    profiles: list[tuple[Any, ...]]


class Reader:
    """Reads batches in their order, numbering words in one vocabulary.

    processes: with 2 or more, a second process reads ahead once there are two batches; where it breaks off, this one reads on.
    The answer is the same.
    """

    def __init__(self, vocabulary: Vocabulary, processes: int = 1) -> None:
        self._vocabulary, self._alone = vocabulary, processes < 2
        self._pool: ProcessPoolExecutor | None = None
        self._there = 0  # words of the vocabulary that the second process knows

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        self._pool, self._there = None, 0

    def read(self, batches: Iterable[Sequence[Article]], known: Known) -> Iterator[Batch]:
        """Each batch as read. Between two of them the vocabulary holds the words of those given out, and no others."""
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
        waiting: deque[tuple[Sequence[Article], Future[_Answer] | None]] = deque()
        whole = False
        try:
            for batch in first:
                waiting.append((batch, self._asked(batch, known, fresh=not waiting)))
            while waiting:
                articles, future = waiting.popleft()
                yield self._answered(articles, future, known)
                for batch in islice(coming, AHEAD - len(waiting)):
                    waiting.append((batch, self._asked(batch, known, fresh=not waiting)))
            whole = True
        finally:
            if not whole:
                self.close()

    def _asked(self, articles: Sequence[Article], known: Known, *, fresh: bool) -> Future[_Answer] | None:
        """A task given to the second process. `fresh`: it has none before it, and knows what it was told and answered."""
        if self._alone:
            return None
        lacking = list(islice(self._vocabulary.numbers, self._there, None)) if fresh else []
        try:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
            return self._pool.submit(_answer, _Task(lacking, _packed(articles, known)))
        except (BrokenProcessPool, OSError):
            self._alone = True
            return None

    def _answered(self, articles: Sequence[Article], future: Future[_Answer] | None, known: Known) -> Batch:
        try:
            answer = future.result() if future and not self._alone else None
        except BrokenProcessPool:
            answer, self._alone = None, True
        if answer is None:
            return read(articles, known, self._vocabulary)
        self._vocabulary.learn(answer.words)
        self._there = len(self._vocabulary.numbers)
        bodies = [words.made(article, *row) for article, row in zip(articles, answer.bodies, strict=True)]
        return Batch(articles, bodies, [Profile(*row) for row in answer.profiles])


def read(articles: Sequence[Article], known: Known, vocabulary: Vocabulary) -> Batch:
    """One batch. Articles of which nothing is known are read by their text's own marks."""
    bodies = [words.read(article, known.get(article.id), vocabulary) for article in articles]
    return Batch(articles, bodies, names.profiles(bodies, known, vocabulary))


def _packed(articles: Sequence[Article], known: Known) -> bytes:
    """Articles with what is known of them, as bytes: quickly, or, where a text holds half a surrogate pair, in any case."""
    pairs = [(article, known.get(article.id)) for article in articles]
    try:
        return b"m" + msgspec.msgpack.encode(pairs)
    except UnicodeEncodeError:
        return b"p" + pickle.dumps(pairs)


def _unpacked(packed: bytes) -> list[tuple[Article, Annotations | None]]:
    """What this process has packed for itself."""
    if packed[:1] == b"m":
        return msgspec.msgpack.decode(packed[1:], type=list[tuple[Article, Annotations | None]])
    found: list[tuple[Article, Annotations | None]] = pickle.loads(packed[1:])
    return found


_vocabulary = Vocabulary()  # of the second process, which holds no other


def _answer(task: _Task) -> _Answer:
    """In the second process: articles as read, in parts that are quickly sent."""
    _vocabulary.learn(task.words)
    had = len(_vocabulary.numbers)
    pairs = _unpacked(task.articles)
    known = {article.id: annotations for article, annotations in pairs if annotations}
    found = read([article for article, _ in pairs], known, _vocabulary)
    return _Answer(
        list(islice(_vocabulary.numbers, had, None)),
        [words.parts(body) for body in found.bodies],
        [tuple(getattr(each, field.name) for field in fields(Profile)) for each in found.profiles],
    )
