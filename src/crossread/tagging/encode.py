"""Sentences as the tagger sees them: word pieces with their places in the text and the shapes of their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

# Shapes: the base network knows no capitals. 0 is for what is no word piece of the text (begin, end).
LOWER, TITLE, CAPITALS, MIXED, DIGITS, SIGN, CAPITAL = range(1, 8)
BEGINS_PARAGRAPH = 8  # added to the shape of the first piece after a line break
SHAPES = 16


@dataclass(frozen=True, slots=True)
class Encoded:
    """The word pieces of a text's sentences, in order; all arrays have the length of `numbers` but for `sentences`."""

    numbers: NDArray[numpy.int64]  # of the vocabulary
    starts: NDArray[numpy.int32]  # code points into the text
    ends: NDArray[numpy.int32]
    shapes: NDArray[numpy.int64]
    first: NDArray[numpy.bool_]  # whether the piece begins a word: labels stand on these alone
    sentences: NDArray[numpy.int32]  # the number of each sentence's first piece

    def __len__(self) -> int:
        return len(self.numbers)


def encode(text: str, sentences: Sequence[tuple[int, int]], tokenizer: Any) -> Encoded:
    """The word pieces of the sentences of a text, given as [start, end) code points, in order.

    A lone surrogate reads as a question mark. Sentences without a word piece are left out.
    """
    import numpy as np  # noqa: PLC0415 (heavy; importing crossread must stay quick)

    readable = [text[start:end].encode("utf-8", "replace").decode("utf-8") for start, end in sentences]
    numbers: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    shapes: list[int] = []
    first: list[bool] = []
    opening: list[int] = []
    for (begin, _), made in zip(sentences, tokenizer.encode_batch(readable, add_special_tokens=False), strict=True):
        if not made.ids:
            continue
        opening.append(len(numbers))
        words = _words(made)
        previous = None
        for number, (start, end), word in zip(made.ids, made.offsets, made.word_ids, strict=True):
            numbers.append(number)
            starts.append(begin + start)
            ends.append(begin + end)
            first.append(word != previous)
            shapes.append(shape(text[begin + words[word][0] : begin + words[word][1]]))
            previous = word
        if begin == 0 or "\n" in text[max(0, begin - 2) : begin]:
            shapes[opening[-1]] += BEGINS_PARAGRAPH
    return Encoded(
        np.array(numbers, np.int64),
        np.array(starts, np.int32),
        np.array(ends, np.int32),
        np.array(shapes, np.int64),
        np.array(first, np.bool_),
        np.array(opening, np.int32),
    )


def _words(made: Any) -> dict[int, tuple[int, int]]:
    """Start and end of each word of a sentence: its pieces' first start and last end."""
    words: dict[int, tuple[int, int]] = {}
    for (start, end), word in zip(made.offsets, made.word_ids, strict=True):
        known = words.get(word)
        words[word] = (known[0], end) if known else (start, end)
    return words


def shape(word: str) -> int:
    """What the letters of a word look like, 1 to 7."""
    if not any(character.isalnum() for character in word):
        return SIGN
    if word[0].isdigit():
        return DIGITS
    if word.islower():
        return LOWER
    if word.isupper():
        return CAPITAL if len(word) == 1 else CAPITALS
    return TITLE if word[0].isupper() and word[1:].islower() else MIXED
