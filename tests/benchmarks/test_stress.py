"""Reworking texts by rule."""

import random

import pytest
from benchmarks.quality import stress

TEXT = [["The dam held.", "Nobody was hurt by it."], ["Anna Ruiz spoke to 40 people.", "They left."], ["It rained."]]
OTHER = [["A bakery closed.", "It was old."], ["Bread is dear now."]]


def sentences(paragraphs):
    return [sentence for paragraph in paragraphs for sentence in paragraph]


@pytest.mark.parametrize("rework", [stress.paragraphs_shuffled, stress.sentences_shuffled])
def test_shuffling_loses_nothing(rework):
    shuffled = rework(TEXT, OTHER, random.Random(1))
    assert sorted(sentences(shuffled)) == sorted(sentences(TEXT))
    assert shuffled != TEXT


def test_sentences_of_another_stand_between():
    mixed = sentences(stress.interleaved(TEXT, OTHER, random.Random(1)))
    assert [each for each in mixed if each in sentences(TEXT)] == sentences(TEXT)
    assert [each for each in mixed if each in sentences(OTHER)] == sentences(OTHER)


def test_other_words_keep_names_and_numbers():
    said = sentences(stress.paraphrased(1.0)(TEXT, OTHER, random.Random(1)))
    assert not set(said) & set(sentences(TEXT))
    assert {"Anna", "Ruiz", "40"} <= set(said[2].split())


def test_splitting_and_joining():
    assert (
        stress.joined(stress.split("The dam held. Nobody was hurt.\n\nIt rained."))
        == "The dam held. Nobody was hurt.\nIt rained."
    )


def test_pairs_of_what_shares_text_anyway_are_foreign(monkeypatch):
    monkeypatch.setattr(stress, "ARTICLES", 10)
    assert stress.foreign((0, 10), {(0, 10)})
    assert stress.foreign((10, 20), {(0, 10)})  # 20 is made of 0 and 20
    assert not stress.foreign((0, 11), {(0, 10)})
