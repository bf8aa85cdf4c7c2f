"""How stories are scored, and the plain ways beside crossread."""

import numpy as np
import pytest
from benchmarks.quality import stories
from benchmarks.quality.story_baselines import average, louvain, tfidf

TEXTS = ["dam river flood", "river dam crest", "bank rate governor", "rate bank cut"]


def test_texts_with_words_in_common_are_alike():
    alike = tfidf(TEXTS)
    assert alike[0, 1] > alike[0, 2] == pytest.approx(0)
    assert np.diag(alike) == pytest.approx(1)


def test_average_linkage_joins_down_to_the_threshold():
    alike = np.array([[1, 0.9, 0.2], [0.9, 1, 0.4], [0.2, 0.4, 1]])
    found = average(alike, [0.95, 0.5, 0.3])
    assert found[0.95] == [0, 1, 2]
    assert found[0.5] == [0, 0, 2]
    assert len(set(found[0.3])) == 1, "the mean of .2 and .4"


def test_louvain_finds_what_hangs_together():
    pytest.importorskip("networkx")
    found = louvain(tfidf(TEXTS), [0.1])
    assert found is not None
    one, two, three, four = found[0.1]
    assert one == two != three == four


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [([1, 1, 2, 2], 1, 1), ([1, 1, 1, 1], 0.5, 1), ([1, 2, 3, 4], 1, 0.5)],
)
def test_bcubed(found, precision, recall):
    scores = stories._scores(found, ["a", "a", "b", "b"])
    assert (scores["bcubed_precision"], scores["bcubed_recall"]) == (precision, recall)


def test_distractors_count_against_precision_and_are_not_scored_themselves():
    scores = stories._scores([1, 1, 1], ["a", "a", "b"], 2)
    assert (scores["bcubed_precision"], scores["bcubed_recall"]) == (round(2 / 3, 4), 1)


def test_the_address_of_a_page_is_left_out():
    assert stories._without_address("http : / / a . org\nRain fell.") == "Rain fell."
    assert stories._without_address("Rain fell.\nIt snowed.") == "Rain fell.\nIt snowed."
