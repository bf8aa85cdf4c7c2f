"""What every corpus becomes before training: a text, its sentences, and what is known of its words.

What a corpus does not say is left open: each word carries the set of labels it may have, as bits, and the loss of a word is
the probability of that whole set. So corpora with different schemes train one head.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.tagging.encode import Encoded, encode
from crossread.tagging.labels import NAMES, ROLES

# Labels of a word: none, then begin and inside of each kind, in the order in which crossread reads them.
TELLING = 1 + 2 * len(ROLES)  # none, then begin and inside of each role
CUES = 3  # none, begin, inside: cues at any depth, those inside another's content too
NAMING = 1 + 2 * len(NAMES)
PARTS = 5  # of one attribution: none, begin and inside of its source, of its content
ANY = -1  # every bit: nothing is known
Spans = Iterable[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Known:
    """One attribution of a document in numbers of word pieces: its cue's pieces, and what each piece is of it."""

    cue: NDArray[np.int64]  # numbers of the cue's first pieces
    parts: NDArray[np.int64]  # bits of PARTS, for all pieces of the document


@dataclass(frozen=True, slots=True)
class Document:
    """Bits per word piece, ANY where nothing is known and on pieces that do not begin a word."""

    encoded: Encoded
    telling: NDArray[np.int64]
    cues: NDArray[np.int64]
    naming: NDArray[np.int64]
    known: tuple[Known, ...]


def begin(kind: int) -> int:
    """The bit of the label that begins kind 0, 1, …"""
    return 1 << (1 + 2 * kind)


def inside(kind: int) -> int:
    return 1 << (2 + 2 * kind)


class Words:
    """The words of an encoded text, to put labels on by characters."""

    def __init__(self, encoded: Encoded) -> None:
        self.encoded = encoded
        self.pieces = np.flatnonzero(encoded.first)
        self.starts = encoded.starts[self.pieces]
        last = np.append(self.pieces[1:], len(encoded)) - 1
        self.ends = encoded.ends[last]

    def touched(self, start: int, end: int) -> NDArray[np.int64]:
        """Piece numbers of the words that [start, end) touches."""
        low = np.searchsorted(self.ends, start, "right")
        high = np.searchsorted(self.starts, end, "left")
        return self.pieces[low:high]

    def blank(self, bits: int) -> NDArray[np.int64]:
        """An array that says `bits` of every word."""
        made = np.full(len(self.encoded), ANY, np.int64)
        made[self.pieces] = bits
        return made

    def mark(self, labels: NDArray[np.int64], spans: Spans, kind: int) -> None:
        """Writes begin and inside of a kind on the words of each span; what the span cuts in two begins again after it."""
        for start, end in spans:
            words = self.touched(start, end)
            if not len(words):
                continue
            labels[words] = inside(kind)
            labels[words[0]] = begin(kind)
            self._mend(labels, words[-1])

    def _mend(self, labels: NDArray[np.int64], last: int) -> None:
        """The word after a span cannot be inside of another that the span has cut."""
        at = np.searchsorted(self.pieces, last) + 1
        if at < len(self.pieces):
            here, before = self.pieces[at], self.pieces[at - 1]
            bit = int(labels[here])
            if (
                bit > 1
                and bit & (bit - 1) == 0
                and (bit.bit_length() - 1) % 2 == 0
                and labels[before] not in (bit, bit >> 1)
            ):
                labels[here] = bit >> 1

    def open(self, labels: NDArray[np.int64], spans: Spans) -> None:
        """Forgets what is said of the words of the spans."""
        for start, end in spans:
            labels[self.touched(start, end)] = ANY


def encoded(text: str, sentences: Sequence[tuple[int, int]], tokenizer: object) -> Words:
    return Words(encode(text, sentences, tokenizer))
