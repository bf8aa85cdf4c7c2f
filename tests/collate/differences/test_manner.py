"""How it is put: denials and reserves."""

from __future__ import annotations

import pytest
from tests.collate.differences.telling import difference, report, weight

from crossread.collate.differences.manner import certainty

DENIED = [
    ("the bridge was closed on Monday", "the bridge was not closed on Monday", "conflict"),
    ("the bridge was closed on Monday", "the old stone bridge at Karva was not closed", "difference"),
    ("Ruiz was reportedly unharmed in the crash", "Ruiz was not harmed in the crash", None),
    ("he denies having «kept the money of the fund»", "he has not kept the money of the fund", None),
    ("there is no plan for the bridge", "there is a plan for the bridge", None),  # seldom the denial of one thing
]
RESERVED = [
    ("the mayor left the country", "the mayor reportedly left the country", "difference"),
    ("the bridge was closed", "the bridge may have been closed", "difference"),
    ("he signed the bill", "he is expected to sign the bill", "difference"),
    ("he signed the bill", "he will sign the bill", None),  # two times, not two degrees
    ("the bridge may be closed", "the bridge is reportedly closed", None),
]


@pytest.mark.parametrize(("first", "second", "expected"), DENIED)
def test_polarity(first: str, second: str, expected: str | None) -> None:
    assert weight("polarity", first, second) == expected


@pytest.mark.parametrize(("first", "second", "expected"), RESERVED)
def test_certainty(first: str, second: str, expected: str | None) -> None:
    assert weight("certainty", first, second) == expected


def test_what_is_only_claimed_is_put_with_a_reserve() -> None:
    own = report("the lights were out", "The Tide")
    claimed, said = (
        report("the lights were out", "The Beacon", kind="indirect", cue=cue) for cue in ("claimed", "said")
    )
    found = certainty(own, claimed, {})
    assert found is not None
    assert found.reason == "The Beacon puts it as a claim (“claimed”), The Tide plainly"
    assert certainty(own, said, {}) is None
    assert certainty(said, claimed, {}) is not None


def test_the_reason_names_the_word() -> None:
    found = difference("certainty", "the mayor left the country", "the mayor reportedly left the country")
    assert found is not None
    assert found.reason == "The Beacon puts it as hearsay (“reportedly”), The Tide plainly"
