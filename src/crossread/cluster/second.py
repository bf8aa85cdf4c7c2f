"""The second process of a stream: it reads articles, and finds the text that they share with those of the window before them.

It holds the bodies of the window, which it leaves as the first process does: that depends on the articles' days alone.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import msgspec

from crossread.cluster import packed
from crossread.cluster.index import ReuseIndex
from crossread.cluster.sliding import Sliding
from crossread.cluster.words import Vocabulary
from crossread.model import Annotations, Article
from crossread.uncollected import uncollected
from crossread.workers import end_with_parent


class Lacking(NamedTuple):
    """What the second process does not know of the window."""

    today: int | None  # as Sliding has it
    days: dict[int, int | None]  # the same; what is not in it has left the window
    following: int  # the number of the next article
    numbers: list[int]  # of the articles that it has not seen
    articles: bytes  # these
    bodies: list[bytes]  # the same, as packed.words_of gives them


class Task(NamedTuple):
    """What the second process is asked."""

    words: list[str]  # of the vocabulary, that it lacks
    lacking: Lacking | None
    articles: bytes


class Answer(NamedTuple):
    words: list[str]  # that the articles brought
    bodies: list[bytes]  # and profiles, as packed.body gives them
    shared: bytes  # as packed.shared gives it


@dataclass
class _Held:
    """What this process knows."""

    vocabulary: Vocabulary
    reuse: ReuseIndex
    sliding: Sliding


_held: _Held | None = None


def begin(window: int | None) -> None:
    """To be called first, in the second process. `window`: days."""
    global _held  # noqa: PLW0603 (a process of a pool keeps its state in its modules)
    end_with_parent()
    vocabulary = Vocabulary()
    _held = _Held(vocabulary, ReuseIndex(vocabulary), Sliding(window))


def answer(task: Task) -> Answer:
    """Articles as read, with the text that they share with those before them."""
    if _held is None:
        raise RuntimeError("the second process of a stream was not begun")
    with uncollected():
        return _answered(_held, task)


def _answered(held: _Held, task: Task) -> Answer:
    from crossread.cluster.reading import read  # noqa: PLC0415 (it stands on this module)

    vocabulary, reuse, sliding = held.vocabulary, held.reuse, held.sliding
    vocabulary.learn(task.words)
    if task.lacking:
        _catch_up(held, task.lacking)
    had = len(vocabulary.numbers)
    pairs = _articles(task.articles)
    articles = [article for article, _ in pairs]
    gone = sliding.advance(articles) or ()
    reuse.forget([reuse.bodies[number].article.id for number in gone])
    batch = read(articles, {article.id: known for article, known in pairs if known}, vocabulary)
    shared = packed.shared(reuse.add(batch.bodies))
    sliding.admit([reuse.numbers[article.id] for article in articles], articles)
    bodies = [packed.body(body, profile) for body, profile in zip(batch.bodies, batch.profiles, strict=True)]
    return Answer(list(islice(vocabulary.numbers, had, None)), bodies, shared)


def _catch_up(held: _Held, lacking: Lacking) -> None:
    """Brings the window to where the first process has it."""
    reuse, sliding = held.reuse, held.sliding
    reuse.forget([body.article.id for number, body in reuse.bodies.items() if number not in lacking.days])
    articles = (article for article, _ in _articles(lacking.articles))
    bodies = [packed.read_words(article, each) for article, each in zip(articles, lacking.bodies, strict=True)]
    reuse.place(dict(zip(lacking.numbers, bodies, strict=True)), lacking.following)
    sliding.today, sliding.days = lacking.today, lacking.days


def packed_articles(articles: Sequence[Article], known: Mapping[str, Annotations]) -> bytes:
    """Articles with what is known of them, as bytes: quickly, or, where a text holds half a surrogate pair, in any case."""
    pairs = [(article, known.get(article.id)) for article in articles]
    try:
        return b"m" + msgspec.msgpack.encode(pairs)
    except UnicodeEncodeError:
        return b"p" + pickle.dumps(pairs)


def _articles(written: bytes) -> list[tuple[Article, Annotations | None]]:
    """What `packed_articles` gave. It comes from the first process alone."""
    if written[:1] == b"m":
        return msgspec.msgpack.decode(written[1:], type=list[tuple[Article, Annotations | None]])
    found: list[tuple[Article, Annotations | None]] = pickle.loads(written[1:])
    return found
