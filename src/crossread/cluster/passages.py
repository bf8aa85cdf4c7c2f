"""Passages: text that two bodies share, verbatim or nearly, with its place in both.

Runs of shared words (seeds.py) say where to look. There the two texts are laid beside each other word by word, and the
stretches in which shared words outweigh the others are the passages. Each stretch is found by itself, so paragraphs may
stand in another order, and one stretch may stand several times in the other body.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from crossread import knowledge
from crossread.cluster.seeds import GRAM, Run
from crossread.cluster.words import Vocabulary, Words, span
from crossread.model import Passage, Span
from crossread.text import fold

LEAST_WORDS = 8  # shared words of a passage: a long clause
LEAST_MEANING = (
    3  # of them, words that are neither grammar nor names: "the Russian president, Vladimir Putin" is no text
)
FURNITURE = 40  # words: a passage of fewer that holds a notice ("all rights reserved") is no text of the article
LEAST_CHARACTERS = 50  # of each span
LEAST_SIMILARITY = 0.55  # share of words that align: below it, two people's sentences on one matter begin to pass
GAP = 25  # words between two runs that are looked at together: about a sentence
MARGIN = 40  # words looked at before and after: an edited sentence may hold no run of its own
NEAR = 12  # words before and after a run of fewer than LEAST_WORDS, among which the others must be
LONGEST = 4000  # words laid beside each other at once: bounds memory. A longer text makes several passages
CHAINS = 50  # places looked at to go on from, and
MOST = 200  # passages between two articles at most: bounds what a text made of one sentence can cost
PART = 12  # words without a counterpart in a row that end a passage: a sentence put in or left out
WORD_WEIGHT, GRAMMAR_WEIGHT, GAP_WEIGHT = 1.0, 0.5, -0.45  # so an end of ordinary words stays while 3 of 8 are shared
LEAST_PROSE = 8  # shared words outside quotations: fewer are an attribution ("the minister told reporters on Monday")


@dataclass(frozen=True, slots=True)
class Alignment:
    """A passage with what lines need to know of it."""

    passage: Passage
    first: int  # numbers of the bodies
    second: int
    packed: bytes  # words that align: three numbers of four bytes for each of `blocks`
    size: int  # how many they are
    prose: int  # of these, outside quotations in both

    @property
    def blocks(self) -> Iterator[Block]:
        """Words that align, in order."""
        numbers = iter(array("I", self.packed))
        return map(Block, numbers, numbers, numbers)

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Each pair of words that align: their places in both bodies, in order."""
        return tuple((each.a + i, each.b + i) for each in self.blocks for i in range(each.length))


class Block(NamedTuple):
    """`length` words that align: from the words `a` and `b` on."""

    a: int
    b: int
    length: int


class Pair(NamedTuple):
    """Two bodies and their numbers."""

    first: Words
    second: Words
    numbers: tuple[int, int]


def find(bodies: Sequence[Words], vocabulary: Vocabulary) -> list[Alignment]:
    """All passages between different bodies, in order of their bodies and places."""
    from crossread.cluster.index import ReuseIndex  # noqa: PLC0415 (it stands on this module)

    found = ReuseIndex(vocabulary).add(bodies)
    return sorted(found, key=lambda each: (each.first, each.second, each.passage.spans))


def between(pair: Pair, shared: Sequence[Run]) -> list[Alignment]:
    """The passages of one pair that shares runs, the longest first where two would cover each other."""
    alignments = [
        made
        for windows in _windows(pair, shared)
        for stretch in _stretches(_blocks(pair, windows), pair.first.weak)
        if (made := _alignment(pair, _grown(pair, stretch)))
    ]
    if len(alignments) < 2:
        return alignments
    kept: list[Alignment] = []
    for each in sorted(alignments, key=lambda one: (-one.size, one.passage.spans)):
        if len(kept) < MOST and not any(_covers(other, each) for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda one: one.passage.spans)


def _windows(pair: Pair, shared: Sequence[Run]) -> Iterator[tuple[tuple[int, int, int, int], ...]]:
    """Words [a0, a1) and [b0, b1) to be laid beside each other: runs near each other in both bodies, and what stands before
    and after them, within one unbroken stretch of each body.

    The three are laid beside each other one by one, so that the runs are kept although text that was moved stands near.
    """
    for a0, a1, b0, b1, last_a, last_b in _chains(pair, shared):
        if a1 - a0 < LEAST_WORDS and not _promising(pair, a0, b0, a1 - a0):
            continue
        left_a = max(pair.first.stretch(a0)[0], a0 - MARGIN)
        left_b = max(pair.second.stretch(b0)[0], b0 - MARGIN)
        yield (left_a, a0, left_b, b0), (a0, a1, b0, b1), (a1, min(last_a, a1 + MARGIN), b1, min(last_b, b1 + MARGIN))


def _chains(pair: Pair, shared: Sequence[Run]) -> list[list[int]]:
    """Runs near each other in both bodies: [a0, a1, b0, b1, ends of the stretches of both]. In one loop, without calls: of
    two articles that share much, most of the time was spent here."""
    chains: list[list[int]] = []
    for _, _, a, b, length in shared:
        end_a, end_b = a + length, b + length
        for chain in chains[-CHAINS:]:
            a0, a1, b0, b1, last_a, last_b = chain
            near = b0 <= b <= b1 + GAP and a0 <= a <= a1 + GAP and (end_a > a1 or end_b > b1)
            if near and a < last_a and b < last_b and end_a - a0 <= LONGEST:
                chain[1], chain[3] = max(a1, end_a), max(b1, end_b)
                break
        else:
            chains.append([a, end_a, b, end_b, pair.first.stretch(a)[1], pair.second.stretch(b)[1]])
    return chains


def _promising(pair: Pair, a: int, b: int, length: int) -> bool:
    """Whether enough words near a short run stand on both sides for it to be a piece of a passage."""
    before = set(pair.first.letters[max(0, a - NEAR) : a]).intersection(pair.second.letters[max(0, b - NEAR) : b])
    end_a, end_b = a + length, b + length
    after = set(pair.first.letters[end_a : end_a + NEAR]).intersection(pair.second.letters[end_b : end_b + NEAR])
    return len(before) + len(after) + length >= LEAST_WORDS


def _blocks(pair: Pair, windows: tuple[tuple[int, int, int, int], ...]) -> Iterator[tuple[int, int, int]]:
    """The longest common subsequence of each window's words, in runs (place in the first, in the second, length)."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415

    for a0, a1, b0, b1 in windows:
        ours, theirs = pair.first.letters[a0:a1], pair.second.letters[b0:b1]
        if ours == theirs:
            if ours:
                yield a0, b0, a1 - a0
        elif ours and theirs:
            for a, b, size in LCSseq.editops(ours, theirs).as_matching_blocks():
                if size:
                    yield a0 + a, b0 + b, size


def _stretches(blocks: Iterator[tuple[int, int, int]], weak: bytes) -> Iterator[list[Block]]:
    """Runs of blocks whose weight, less that of the gaps between them, never sinks to nothing, each cut off where it weighs
    most; none shorter than GRAM. `weak`: of the words of the first body, those that carry grammar."""
    stretch: list[tuple[int, int, int]] = []
    weight = best = 0.0
    best_length = end_a = end_b = 0
    for block in blocks:
        a, b, length = block
        if stretch:
            gap = a - end_a if a - end_a > b - end_b else b - end_b
            weight += GAP_WEIGHT * gap
            if gap >= PART or weight <= 0:
                if best >= GRAM * GRAMMAR_WEIGHT:
                    yield from _trimmed(stretch[:best_length])
                stretch = []
                weight, best, best_length = 0.0, 0.0, 0
        stretch.append(block)
        grammar = weak[a] if length == 1 else weak.count(1, a, a + length)
        weight += WORD_WEIGHT * length - (WORD_WEIGHT - GRAMMAR_WEIGHT) * grammar
        end_a, end_b = a + length, b + length
        if weight > best:
            best, best_length = weight, len(stretch)
    if stretch:
        yield from _trimmed(stretch[:best_length])


def _trimmed(blocks: list[tuple[int, int, int]]) -> Iterator[list[Block]]:
    """A stretch without single words beyond a gap at its ends, which are there by chance; nothing where it is too short."""
    if sum([length for _, _, length in blocks]) < GRAM:
        return
    stretch = [Block(*block) for block in blocks]
    while len(stretch) > 1 and stretch[-1].length == 1 and _apart(stretch[-2], stretch[-1]):
        stretch.pop()
    start = 0
    while len(stretch) - start > 1 and stretch[start].length == 1 and _apart(stretch[start], stretch[start + 1]):
        start += 1
    if sum(block.length for block in stretch[start:]) >= GRAM:
        yield stretch[start:]


def _apart(one: Block, other: Block) -> bool:
    return one.a + one.length < other.a or one.b + one.length < other.b


def _grown(pair: Pair, stretch: Sequence[Block]) -> list[Block]:
    """A stretch with the words that go on alike on both sides: the subsequence may have paired them elsewhere."""
    ours, theirs = pair.first.letters, pair.second.letters
    (a, b, _), last = stretch[0], stretch[-1]
    low_a, low_b = pair.first.stretch(a)[0], pair.second.stretch(b)[0]
    before = 0
    while a - before > low_a and b - before > low_b and ours[a - before - 1] == theirs[b - before - 1]:
        before += 1
    end_a, end_b = last.a + last.length, last.b + last.length
    high_a, high_b = pair.first.stretch(last.a)[1], pair.second.stretch(last.b)[1]
    after = 0
    while end_a + after < high_a and end_b + after < high_b and ours[end_a + after] == theirs[end_b + after]:
        after += 1
    grown = list(stretch)
    if before:
        grown.insert(0, Block(a - before, b - before, before))
    if after:
        grown.append(Block(end_a, end_b, after))
    return grown


def _alignment(pair: Pair, stretch: Sequence[Block]) -> Alignment | None:
    """A stretch as a passage; None where it is too short, too little alike, or no piece of a report."""
    first, second, numbers = pair
    size = sum(each.length for each in stretch)
    if size < LEAST_WORDS:
        return None
    (a, b, _), last = stretch[0], stretch[-1]
    end_a, end_b = last.a + last.length - 1, last.b + last.length - 1
    similarity = 2 * size / (end_a - a + end_b - b + 2)
    if similarity < LEAST_SIMILARITY or not _says_something(pair, stretch):
        return None
    spans = span(first, a, end_a), span(second, b, end_b)
    if min(map(len, spans)) < LEAST_CHARACTERS or (size < FURNITURE and _notice(first, spans[0])):
        return None
    prose = size - _either(first.inside, second.inside, stretch)
    quotation = prose < LEAST_PROSE and prose < size
    return Alignment(Passage(spans, round(similarity, 4), quotation), *numbers, _packed(stretch), size, prose)


def _packed(blocks: Sequence[Block]) -> bytes:
    """As Alignment keeps them: in a stream, blocks are many and hardly ever asked for."""
    return array("I", [number for block in blocks for number in block]).tobytes()


def _either(ours: bytes, theirs: bytes, blocks: Sequence[Block]) -> int:
    """How many of the words that align are marked on either side."""
    found = 0
    for a, b, length in blocks:
        one, other = ours[a : a + length], theirs[b : b + length]
        if one == other or 1 not in other:
            found += one.count(1)
        elif 1 not in one:
            found += other.count(1)
        else:
            found += (int.from_bytes(one, "big") | int.from_bytes(other, "big")).bit_count()
    return found


def _says_something(pair: Pair, stretch: Sequence[Block]) -> bool:
    """Whether the shared words are a piece of a report rather than names and grammar."""
    found = 0
    for a, b, length in stretch:
        found += max(pair.first.says.count(1, a, a + length), pair.second.says.count(1, b, b + length))
        if found >= LEAST_MEANING:
            return True
    return False


def _notice(body: Words, place: Span) -> bool:
    """Whether a passage holds a notice."""
    words = " ".join(fold(body.article.page.words(place)).split())
    return any(notice in words for notice in knowledge.words("shared_furniture"))


def _covers(kept: Alignment, other: Alignment) -> bool:
    """Whether a passage stands for most of the other on both sides, so that the other says nothing more."""
    return all(
        _overlap(ours, theirs) > 0.5 * len(theirs)
        for ours, theirs in zip(kept.passage.spans, other.passage.spans, strict=True)
    )


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))
