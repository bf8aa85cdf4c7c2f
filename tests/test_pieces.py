"""The word table that all networks share."""

import subprocess
import sys

import numpy as np
import pytest

from crossread import pieces


def test_the_table_has_a_row_for_every_word_piece():
    words = pieces.table()
    assert words.numbers.shape == (pieces.VOCABULARY, pieces.WIDTH)
    assert words.scales.shape == (pieces.VOCABULARY,)
    assert pieces.tokenizer().get_vocab_size() == pieces.VOCABULARY


def test_rows_keep_the_shape_of_the_numbers():
    numbers = np.array([[101, 2003], [2003, 102]])
    rows = pieces.vectors(numbers)
    assert rows.shape == (2, 2, pieces.WIDTH)
    assert rows.dtype == np.float32
    assert rows[0, 1].tobytes() == rows[1, 0].tobytes()
    assert np.allclose(rows[0, 0], pieces.table().numbers[101] * pieces.table().scales[101])


def test_near_words_have_near_rows():
    named = [pieces.tokenizer().token_to_id(word) for word in ("monday", "tuesday", "potato")]
    rows = pieces.vectors(np.array(named))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.2


def test_no_row_for_what_is_no_word_piece():
    with pytest.raises(IndexError):
        pieces.vectors(np.array([pieces.VOCABULARY]))


def test_the_tokenizer_neither_cuts_nor_fills():
    short, long = pieces.tokenizer().encode_batch(["one", "word " * 700])
    assert (len(short.ids), len(long.ids)) == (3, 702)
    assert long.offsets[700] == (3495, 3499)


def test_nothing_heavy_is_loaded_before_it_is_needed():
    code = "import sys, crossread.pieces; print(sorted({'numpy', 'tokenizers'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
