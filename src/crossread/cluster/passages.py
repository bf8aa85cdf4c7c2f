"""Passages: text that two bodies share, verbatim or nearly, with its place in both.

Runs of shared words (seeds.py) say where to look. There the two texts are laid beside each other word by word, and the
stretches in which shared words outweigh the others are the passages. Each stretch is found by itself, so paragraphs may
stand in another order, and one stretch may stand several times in the other body.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from crossread import knowledge
from crossread.cluster.seeds import Run
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
LONGEST = 4000  # words laid beside each other at once: bounds memory. A longer text makes several passages
CHAINS = 50  # places looked at to go on from, and
MOST = 200  # passages between two articles at most: bounds what a text made of one sentence can cost
PART = 12  # words without a counterpart in a row that end a passage: a sentence put in or left out
WORD_WEIGHT, GRAMMAR_WEIGHT, GAP_WEIGHT = 1.0, 0.5, -0.45  # so an end of ordinary words stays while 3 of 8 are shared
LEAST_PROSE = 8  # shared words outside quotations: fewer are an attribution ("the minister told reporters on Monday")


class Alignment(NamedTuple):
    """A passage with what lines need to know of it."""

    passage: Passage
    first: int  # place of the bodies among all bodies
    second: int
    pairs: tuple[tuple[int, int], ...]  # words that align: their numbers in both bodies, in order
    prose: int  # of these, outside quotations in both


class Piece(NamedTuple):
    """`length` words that align, or a gap of up to `length` words on either side."""

    equal: bool
    a: int
    b: int
    length: int
    weight: float


@dataclass(frozen=True, slots=True)
class _Window:
    """Words [a0, a1) and [b0, b1) of two bodies, laid beside each other."""

    a0: int
    a1: int
    b0: int
    b1: int


def find(bodies: Sequence[Words], vocabulary: Vocabulary) -> list[Alignment]:
    """All passages between different bodies, in order of their bodies and places."""
    from crossread.cluster.index import ReuseIndex  # noqa: PLC0415 (it stands on this module)

    found = ReuseIndex(vocabulary).add(bodies)
    return sorted(found, key=lambda each: (each.first, each.second, each.passage.spans))


def between(
    bodies: Mapping[int, Words] | Sequence[Words], shared: list[Run], vocabulary: Vocabulary
) -> list[Alignment]:
    """The passages of one pair that shares runs, the longest first where two would cover each other."""
    places = shared[0].first, shared[0].second
    first, second = bodies[places[0]], bodies[places[1]]
    candidates = [
        _grown(first, second, stretch)
        for windows in _windows(shared, first, second)
        for stretch in _stretches(_pieces(first, second, windows, vocabulary))
    ]
    alignments = [made for each in candidates if (made := _alignment(first, second, places, each)) is not None]
    alignments = [each for each in alignments if _says_something(each, first, second)]
    kept: list[Alignment] = []
    for each in sorted(alignments, key=lambda one: (-len(one.pairs), one.passage.spans)):
        if len(kept) < MOST and not any(_covers(other, each) for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda one: one.passage.spans)


def _windows(shared: list[Run], first: Words, second: Words) -> Iterator[tuple[_Window, _Window, _Window]]:
    """Runs near each other in both bodies, and what stands before and after them, within one unbroken stretch of each body.

    The three are laid beside each other one by one, so that the runs are kept although text that was moved stands near.
    """
    chains: list[list[int]] = []  # [a0, a1, b0, b1]
    for run in shared:
        for chain in chains[-CHAINS:]:
            broken = (
                first.pieces[chain[1] - 1] != first.pieces[run.a] or second.pieces[chain[3] - 1] != second.pieces[run.b]
            )
            if not broken and _near(run, chain) and run.a + run.length - chain[0] <= LONGEST:
                chain[1], chain[3] = max(chain[1], run.a + run.length), max(chain[3], run.b + run.length)
                break
        else:
            chains.append([run.a, run.a + run.length, run.b, run.b + run.length])
    for a0, a1, b0, b1 in chains:
        left_a, right_a = _widened(first.pieces, a0, a1)
        left_b, right_b = _widened(second.pieces, b0, b1)
        yield _Window(left_a, a0, left_b, b0), _Window(a0, a1, b0, b1), _Window(a1, right_a, b1, right_b)


def _near(run: Run, chain: list[int]) -> bool:
    """Whether a run goes on where a chain ends, in both bodies."""
    ahead = run.a + run.length > chain[1] or run.b + run.length > chain[3]
    return ahead and chain[0] <= run.a <= chain[1] + GAP and chain[2] <= run.b <= chain[3] + GAP


def _widened(pieces: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """[start, end) with the margin on both sides, as far as the stretch of body goes."""
    left, right = max(0, start - MARGIN), min(len(pieces), end + MARGIN)
    while pieces[left] != pieces[start]:
        left += 1
    while pieces[right - 1] != pieces[end - 1]:
        right -= 1
    return left, right


def _pieces(first: Words, second: Words, windows: tuple[_Window, ...], vocabulary: Vocabulary) -> Iterator[Piece]:
    """The longest common subsequence of each window's words, as pieces in order."""
    end_a = end_b = -1  # behind the last shared words; no gap before the first
    for window in windows:
        for block in _blocks(first, second, window):
            gap = max(block.a - end_a, block.b - end_b)
            if gap and end_a >= 0:
                yield Piece(False, end_a, end_b, gap, GAP_WEIGHT * gap)
            weight = sum(
                GRAMMAR_WEIGHT if number in vocabulary.weak else WORD_WEIGHT
                for number in first.numbers[block.a : block.a + block.length].tolist()
            )
            yield block._replace(weight=weight)
            end_a, end_b = block.a + block.length, block.b + block.length


def _blocks(first: Words, second: Words, window: _Window) -> Iterator[Piece]:
    """Words of a window that align, in runs, not yet weighed."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415

    a = first.numbers[window.a0 : window.a1].tolist()
    b = second.numbers[window.b0 : window.b1].tolist()
    for block in LCSseq.editops(a, b).as_matching_blocks():
        if block.size:
            yield Piece(True, window.a0 + block.a, window.b0 + block.b, block.size, 0.0)


def _stretches(pieces: Iterator[Piece]) -> Iterator[list[Piece]]:
    """Runs of pieces whose weight never sinks to nothing, each cut off where it weighs most."""
    stretch: list[Piece] = []
    weight = best = 0.0
    best_length = 0
    for piece in pieces:
        breaks = not piece.equal and piece.length >= PART
        if stretch and (breaks or weight + piece.weight <= 0):
            yield _trimmed(stretch[:best_length])
            stretch, weight, best, best_length = [], 0.0, 0.0, 0
        if breaks or (not stretch and not piece.equal):
            continue
        stretch.append(piece)
        weight += piece.weight
        if weight > best:
            best, best_length = weight, len(stretch)
    if stretch:
        yield _trimmed(stretch[:best_length])


def _trimmed(stretch: list[Piece]) -> list[Piece]:
    """A stretch without single words beyond a gap at its ends, which are there by chance."""
    while len(stretch) > 2 and stretch[-1].length == 1 and not stretch[-2].equal:
        stretch = stretch[:-2]
    while len(stretch) > 2 and stretch[0].length == 1 and not stretch[1].equal:
        stretch = stretch[2:]
    return stretch


def _grown(first: Words, second: Words, stretch: list[Piece]) -> list[Piece]:
    """A stretch with the words that go on alike on both sides: the subsequence may have paired them elsewhere."""
    before = 0
    while _alike(first, second, stretch[0].a - before - 1, stretch[0].b - before - 1, stretch[0]):
        before += 1
    end_a, end_b, after = stretch[-1].a + stretch[-1].length, stretch[-1].b + stretch[-1].length, 0
    while _alike(first, second, end_a + after, end_b + after, stretch[-1]):
        after += 1
    head = Piece(True, stretch[0].a - before, stretch[0].b - before, before, 0.0)
    return [head, *stretch, Piece(True, end_a, end_b, after, 0.0)]


def _alike(first: Words, second: Words, a: int, b: int, near: Piece) -> bool:
    """Whether two words are equal, and stand in the same unbroken stretches as a piece near them."""
    if not (0 <= a < len(first) and 0 <= b < len(second)) or first.numbers[a] != second.numbers[b]:
        return False
    return first.pieces[a] == first.pieces[near.a] and second.pieces[b] == second.pieces[near.b]


def _alignment(first: Words, second: Words, places: tuple[int, int], stretch: list[Piece]) -> Alignment | None:
    """A stretch as a passage; None where it is too short or too little alike."""
    pairs = tuple((each.a + i, each.b + i) for each in stretch if each.equal for i in range(each.length))
    if len(pairs) < LEAST_WORDS:
        return None
    spans = span(first, pairs[0][0], pairs[-1][0]), span(second, pairs[0][1], pairs[-1][1])
    lengths = pairs[-1][0] - pairs[0][0] + 1, pairs[-1][1] - pairs[0][1] + 1
    similarity = 2 * len(pairs) / sum(lengths)
    if min(map(len, spans)) < LEAST_CHARACTERS or similarity < LEAST_SIMILARITY:
        return None
    prose = sum(not first.inside[a] and not second.inside[b] for a, b in pairs)
    passage = Passage(
        spans=spans, similarity=round(similarity, 4), quotation=prose < LEAST_PROSE and prose < len(pairs)
    )
    return Alignment(passage, *places, pairs, prose)


def _says_something(alignment: Alignment, first: Words, second: Words) -> bool:
    """Whether the shared words are a piece of a report rather than names, grammar or a notice."""
    if sum(first.says[a] or second.says[b] for a, b in alignment.pairs) < LEAST_MEANING:
        return False
    if len(alignment.pairs) >= FURNITURE:
        return True
    words = " ".join(fold(first.article.page.words(alignment.passage.spans[0])).split())
    return not any(notice in words for notice in knowledge.words("shared_furniture"))


def _covers(kept: Alignment, other: Alignment) -> bool:
    """Whether a passage stands for most of the other on both sides, so that the other says nothing more."""
    return all(
        _overlap(ours, theirs) > 0.5 * len(theirs)
        for ours, theirs in zip(kept.passage.spans, other.passage.spans, strict=True)
    )


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))
