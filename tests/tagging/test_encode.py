"""Word pieces stand where the text has them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread import pieces
from crossread.tagging import encode
from crossread.tagging.windows import LENGTH, OVERLAP, windows

SHAPED = [
    ("bridge", encode.LOWER),
    ("Norvik", encode.TITLE),
    ("NATO", encode.CAPITALS),
    ("McArdle", encode.MIXED),
    ("2031", encode.DIGITS),
    ("“", encode.SIGN),
    ("A", encode.CAPITAL),
    ("Ünal", encode.TITLE),
]


@pytest.mark.parametrize(("word", "shape"), SHAPED)
def test_shape(word: str, shape: int) -> None:
    assert encode.shape(word) == shape


def test_pieces_carry_their_characters() -> None:
    text = "Müller’s bridge.\nNATO said no."
    made = encode.encode(text, [(0, 16), (17, 30)], pieces.tokenizer())
    first = [text[start:end] for start, end, first in zip(made.starts, made.ends, made.first, strict=True) if first]
    assert first == ["Müller", "’", "s", "bridge", ".", "NATO", "said", "no", "."]
    assert [text[made.starts[at]] for at in made.sentences] == ["M", "N"]
    begins = made.shapes >= encode.BEGINS_PARAGRAPH
    assert [int(at) for at in begins.nonzero()[0]] == made.sentences.tolist()


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_text_gives_pieces_inside_its_sentences(text: str, one: int, other: int) -> None:
    low, high = sorted((min(one, len(text)), min(other, len(text))))
    sentences = [(start, end) for start, end in ((0, low), (low, high)) if start < end]
    made = encode.encode(text, sentences, pieces.tokenizer())
    assert all(0 <= start <= end <= high for start, end in zip(made.starts, made.ends, strict=True))
    assert len({len(made), len(made.starts), len(made.ends), len(made.shapes), len(made.first)}) == 1


@given(st.lists(st.integers(1, 400), max_size=40))
def test_windows_hold_every_piece(lengths: list[int]) -> None:
    borders = [sum(lengths[:at]) for at in range(len(lengths))]
    total = sum(lengths)
    found = list(windows(total, borders))
    assert {at for start, end in found for at in range(start, end)} == set(range(total))
    assert all(0 < end - start <= LENGTH for start, end in found)
    assert all(later[0] > earlier[0] for earlier, later in pairwise(found))


def test_neighbouring_windows_share_whole_sentences() -> None:
    assert list(windows(400, range(0, 400, 20))) == [(0, 240), (220, 400)]
    assert OVERLAP == 32
