"""The meaning of a text is its own: it does not depend on what else is asked, nor on order or threads."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread import meaning

SENTENCES = [
    "The harbour of Port Velda was closed on Monday after a crane fell onto a ferry.",
    "A crane collapsed on a ferry in Port Velda, shutting the harbour.",
    "Analysts expect the central bank to leave its rate unchanged.",
    "Short.",
    "",
    "🙂 Ünïcode — “quoted” words, and a very long tail " + "and so on " * 200,
]


def test_shape_and_length():
    vectors = meaning.embed(SENTENCES)
    assert vectors.shape == (len(SENTENCES), meaning.WIDTH)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts():
    assert meaning.embed([]).shape == (0, meaning.WIDTH)


def test_paraphrases_are_near_and_strangers_far():
    first, second, stranger = meaning.embed(SENTENCES[:3])
    assert first @ second > 0.75
    assert first @ stranger < 0.25


@settings(deadline=None, max_examples=25)
@given(st.permutations(range(len(SENTENCES))), st.integers(0, 3))
def test_batch_and_order_do_not_matter(order, repeats):
    texts = [SENTENCES[i] for i in order] + SENTENCES[:repeats]
    alone = {text: meaning.embed([text])[0] for text in SENTENCES}
    for text, vector in zip(texts, meaning.embed(texts), strict=True):
        assert vector.tobytes() == alone[text].tobytes()


@pytest.mark.parametrize("cores", [1, 2, 5])
def test_cores_do_not_matter(cores, monkeypatch):
    expected = meaning.embed(SENTENCES)
    monkeypatch.setattr(meaning.os, "cpu_count", lambda: cores)
    assert meaning.embed(SENTENCES).tobytes() == expected.tobytes()


@settings(deadline=None, max_examples=25)
@given(st.lists(st.text(st.characters(), max_size=80), max_size=4))
def test_any_text_has_a_meaning(texts):
    vectors = meaning.embed(texts)
    assert vectors.shape == (len(texts), meaning.WIDTH)
    assert np.isfinite(vectors).all()


WORDS = ["the", "port", "was", "closed", "Velda", "on", "Monday", "—", "crane", "25", "antidisestablishmentarian", "ø"]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), min_size=2, max_size=30), st.data())
def test_batch_mates_do_not_matter(texts, data):
    together = dict(zip(texts, meaning.embed(texts), strict=True))
    some = data.draw(st.lists(st.sampled_from(texts), min_size=1, max_size=8))
    for text, vector in zip(some, meaning.embed(some), strict=True):
        assert vector.tobytes() == together[text].tobytes()


def test_a_lone_surrogate_and_an_endless_text_do_no_harm():
    vectors = meaning.embed(["a \udc80 b", "x" * 1_000_000, " " * 1_000_000])
    assert np.isfinite(vectors).all()


def test_nothing_heavy_is_loaded_before_it_is_needed():
    code = "import sys, crossread.meaning; print(sorted({'numpy', 'onnxruntime', 'tokenizers'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
