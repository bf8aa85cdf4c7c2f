"""The rough meaning: cheap, the same for equal texts, and near enough to find candidates."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread import meaning

PAIRS = [
    ("A crane fell onto a ferry in Port Velda.", "The ferry was hit when a crane collapsed in Port Velda."),
    ("The bank left its rate unchanged at 4 per cent.", "Interest rates stay at 4 per cent, the bank said."),
    ("Two climbers were found alive on Mount Osk.", "Rescuers found both mountaineers, alive, on Mount Osk."),
    ("The minister resigned over the leaked letters.", "After letters were leaked, the minister stepped down."),
]


def test_shape_and_length():
    sketches = meaning.sketch([text for pair in PAIRS for text in pair])
    assert sketches.shape == (8, meaning.SKETCH)
    assert sketches.dtype == np.float32
    assert np.allclose(np.linalg.norm(sketches, axis=1), 1, atol=1e-4)


def test_no_texts_and_no_words():
    assert meaning.sketch([]).shape == (0, meaning.SKETCH)
    assert not meaning.sketch(["", " \n"]).any()


def test_each_paraphrase_is_the_nearest():
    first, second = (meaning.sketch(side) for side in zip(*PAIRS, strict=True))
    assert (first @ second.T).argmax(axis=1).tolist() == [0, 1, 2, 3]


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text(st.characters(), max_size=60), min_size=1, max_size=12), st.randoms())
def test_batch_and_order_do_not_matter(texts, random):
    alone = {text: meaning.sketch([text])[0].tobytes() for text in texts}
    random.shuffle(texts)
    for text, sketch in zip(texts, meaning.sketch(texts), strict=True):
        assert np.isfinite(sketch).all()
        assert sketch.tobytes() == alone[text]
