"""How likely two articles report the same happening, from what they mean, which rare words they share, the text they
share, and when they appeared.

The weights are those of a logistic regression over pairs of articles of two corpora (training/likeness.py): US politics
of 2016 to 2020, with days and without, and short news of many kinds with two events of one kind under each topic.
docs/cluster.md says what was measured with them on other articles.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from crossread import clock, meaning
from crossread.cluster.lines import BRIEF, MOST, Evidence
from crossread.cluster.order import published
from crossread.cluster.words import WORD, Vocabulary, Words
from crossread.model import Article
from crossread.text import fold

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vector = NDArray[numpy.float32]

Pair = tuple[int, int]  # places of two bodies, the smaller first

LEAD = 60  # words of the body that tell with the title what an article is about
READ = 800  # words of the body whose rarity is weighed: long articles stray
TITLE_COUNTS = 3  # times: a word of the title
BACKGROUND = 50  # articles: what is known of English words counts like so many articles beside those at hand
TYPICAL = 400  # words of an article, to turn how often a word stands in text into in how many articles it stands
FLOOR, CEILING = -6.0, 6.0  # log odds: below and above it makes no difference
NEAREST = 200  # articles nearest in meaning that one is compared with, among those of at least LEAST_MEANING
LEAST_MEANING = 0.25  # dot product: 1 in 100 pairs of one event lies below

BASE, MEANING, RARE = -12.3, 8.2, 15.6
GAPS = ((1, 2.4), (3, -0.5), (7, -1.8), (30, -2.3))  # days between two articles at most, and what that adds
FAR = -4.3  # more days
QUOTATION, PROSE = 1.0, 0.9  # a shared quotation, shared prose


class Features(NamedTuple):
    """What is known of a pair of articles."""

    meaning: float  # dot product of the meanings of title and lead
    rare: float  # dot product of the words weighed by rarity, 0 to 1
    days: int | None  # between the days they carry; None where one carries none
    quotation: bool  # whether they share a quotation
    prose: bool  # whether they share prose
    one_text: bool  # whether the shorter is for the most part text of the longer


@dataclass(frozen=True)
class Likeness:
    """Log odds that two articles are of one story, for the pairs worth comparing; and what they rest on."""

    pairs: Mapping[Pair, float]  # those above FLOOR; the others are at it
    words: tuple[dict[str, float], ...]  # of each article: weight of its words by rarity, length 1


def measure(
    bodies: Sequence[Words], vocabulary: Vocabulary, shared: Mapping[Pair, Evidence], quoting: frozenset[Pair]
) -> Likeness:
    """Compares all articles that are near in meaning or share text. `quoting`: pairs that share a quotation."""
    weights = weigh(bodies, vocabulary)
    compared = features(bodies, weights, shared, quoting)
    pairs = {pair: value for pair, each in compared.items() if (value := odds(each)) > FLOOR}
    names = {number: word for word, number in vocabulary.numbers.items()}
    return Likeness(pairs, tuple({names[number]: weight for number, weight in each.items()} for each in weights))


def odds(known: Features) -> float:
    """Log odds that a pair with these features is of one story."""
    if known.one_text:
        return CEILING
    text = known.quotation * QUOTATION + known.prose * PROSE
    found = BASE + MEANING * known.meaning + RARE * math.sqrt(max(0.0, known.rare)) + _time(known.days) + text
    return min(CEILING, max(FLOOR, found))


def features(
    bodies: Sequence[Words],
    weights: Sequence[Mapping[int, float]],
    shared: Mapping[Pair, Evidence],
    quoting: frozenset[Pair],
) -> dict[Pair, Features]:
    """The features of every pair worth comparing."""
    near = _near(meaning.embed([face(body.article) for body in bodies]))
    near |= dict.fromkeys((shared.keys() | quoting) - near.keys(), LEAST_MEANING)
    rare = _products(weights, near)
    return {
        pair: Features(
            meaning=mean,
            rare=rare[pair],
            days=_days(bodies[pair[0]].article, bodies[pair[1]].article),
            quotation=pair in quoting,
            prose=pair in shared and not shared[pair].own,
            one_text=pair in shared and shared[pair].share >= MOST and shared[pair].prose >= BRIEF,
        )
        for pair, mean in near.items()
    }


def face(article: Article) -> str:
    """Title and lead: what a reader sees first."""
    lead = " ".join(article.page.words(block.span) for block in islice(article.body, 12))
    title = article.title.value.rstrip(".") + ". " if article.title else ""
    return title + " ".join(lead.split()[:LEAD])


def _near(vectors: Vector) -> dict[Pair, float]:
    """Pairs near in meaning, with their dot product; of each article at most the NEAREST, in blocks to spare memory."""
    import numpy as np  # noqa: PLC0415

    found: dict[Pair, float] = {}
    for start in range(0, len(vectors), 512):
        block = vectors[start : start + 512] @ vectors.T
        for row, values in enumerate(block, start):
            values[row] = -1.0
            candidates = np.flatnonzero(values >= LEAST_MEANING)
            if len(candidates) > NEAREST:
                candidates = candidates[np.argsort(-values[candidates], kind="stable")[:NEAREST]]
            for other in candidates.tolist():
                pair = (row, other) if row < other else (other, row)
                found.setdefault(pair, float(values[other]))
    return found


def weigh(bodies: Sequence[Words], vocabulary: Vocabulary) -> list[dict[int, float]]:
    """The words of each article, weighed by how rare they are; each article's weights have length 1."""
    counts = [_counts(body, vocabulary) for body in bodies]
    articles = Counter(number for each in counts for number in each)
    words = {number: word for word, number in vocabulary.numbers.items()}
    rarity = {number: _rarity(words[number], count, len(bodies)) for number, count in articles.items()}
    weighed = []
    for each in counts:
        raw = {number: (1 + math.log(count)) * rarity[number] for number, count in each.items() if rarity[number] > 0}
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        weighed.append({number: value / length for number, value in raw.items()})
    return weighed


def _counts(body: Words, vocabulary: Vocabulary) -> Counter[int]:
    """How often each word stands in the title and in the first words of the body."""
    counts = Counter(body.numbers[:READ].tolist())
    if body.article.title:
        for found in WORD.finditer(fold(body.article.title.value)):
            counts[vocabulary.number(found.group())] += TITLE_COUNTS
    return counts


def _rarity(word: str, count: int, articles: int) -> float:
    """Minus the logarithm of the share of articles that hold a word, of those at hand and of English at large.

    How common a word is in English is read off its rank in the model's vocabulary, by Zipf's law: a text's words fall
    on rank r with a chance of about 0.08 / r.
    """
    share = 1 - math.exp(-TYPICAL * 0.08 / (meaning.rank(word) + 5))
    return max(0.0, -math.log((BACKGROUND * share + count + 0.5) / (BACKGROUND + articles + 1)))


def _products(weights: Sequence[Mapping[int, float]], pairs: Iterable[Pair]) -> dict[Pair, float]:
    """Dot products of the weights of each pair: 1 for the same words, 0 for none in common."""
    import numpy as np  # noqa: PLC0415

    numbers = [np.fromiter(each, np.int64, len(each)) for each in weights]
    values = [np.fromiter(each.values(), np.float64, len(each)) for each in weights]
    dense = np.zeros(1 + max((number for each in weights for number in each), default=0))
    found = {}
    for first, group in groupby(sorted(pairs), key=itemgetter(0)):
        dense[numbers[first]] = values[first]
        for pair in group:
            found[pair] = float(dense[numbers[pair[1]]] @ values[pair[1]])
        dense[numbers[first]] = 0.0
    return found


def _days(first: Article, second: Article) -> int | None:
    days = clock.day(published(first)), clock.day(published(second))
    return None if days[0] is None or days[1] is None else abs((days[0] - days[1]).days)


def _time(days: int | None) -> float:
    """What the days between two articles say; nothing where one of them carries none."""
    return 0.0 if days is None else next((weight for most, weight in GAPS if days <= most), FAR)
