"""Polarity and certainty by cues."""

from __future__ import annotations

import pytest

from crossread.collate.modality import modality, only_feared

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
    # some of what looks like a denial is none
    ("a few engineers stayed", False, "plain"),
    ("few engineers stayed", True, "plain"),
    ("the bridge was not only closed but sold", False, "plain"),
    ("the bridge was sold without a vote", True, "plain"),
    ("neither bridge was closed", True, "plain"),
    ("the crew failed to reach the well", True, "plain"),
    ("a leak could not be ruled out", False, "possible"),
    # a clause inside it denies nothing of the statement
    ("the board charged a man who did not pay", False, "plain"),
    ("the board closed the bridge because it was not safe", False, "plain"),
    ("the board refused the plan on the grounds that it was not safe", True, "plain"),
    ("Ruiz said that the bridge was not safe", True, "plain"),
    # what is to come, and what is only heard
    ("the line was due to open in May", False, "planned"),
    ("the line would open in May", False, "planned"),
    ("the line would have opened in May", False, "possible"),
    ("the mayor is reported to have left", False, "hearsay"),
    ("the crew is believed to be safe", False, "hearsay"),
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


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("There were initial fears ", True),
        ("Despite rumours that ", True),
        ('On Monday, speculation that "', True),
        ("It fears ", True),
        ("Ruiz claims that ", False),
        ("The fears were great. ", False),
        ("", False),
    ],
)
def test_what_is_only_feared(before: str, expected: bool) -> None:
    assert only_feared(before) is expected
