"""Polarity and certainty by cues."""

from __future__ import annotations

import pytest

from crossread.collate.modality import modality

CASES = [
    ("the bridge was closed", False, "plain"),
    ("the bridge was not closed", True, "plain"),
    ("the bridge wasn’t closed", True, "plain"),
    ("the company denied a leak", True, "plain"),
    ("the company did not deny a leak", False, "plain"),
    ("a “no limits” pact with the city", False, "plain"),
    ("the members have until May to accept or refuse", False, "plain"),
    ("the members refuse the offer", True, "plain"),
    ("the bridge may be closed", False, "possible"),
    ("the bridge was closed in May 2031", False, "plain"),
    ("the bridge will be closed", False, "planned"),
    ("the mayor reportedly left the country", False, "hearsay"),
    ("the notable mayor of Mayfield", False, "plain"),
]


@pytest.mark.parametrize(("words", "negated", "certainty"), CASES, ids=[words for words, _, _ in CASES])
def test_cues(words: str, negated: bool, certainty: str) -> None:
    found = modality(words)
    assert (found.negated, found.certainty) == (negated, certainty)


def test_the_cue_is_where_it_stands() -> None:
    words = "The line might reopen"
    cue = modality(words).hedge
    assert cue is not None
    assert words[cue.start : cue.end] == "might"
