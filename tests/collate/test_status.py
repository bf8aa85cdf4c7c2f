"""Status: what decides it, and in what order."""

from __future__ import annotations

from crossread.collate.differences import Finding, Weight
from crossread.collate.status import status
from crossread.model import Span


def finding(weight: Weight) -> Finding:
    return Finding("figure", weight, f"a {weight}", (Span("a", 0, 1), Span("b", 0, 1)), frozenset())


def test_what_cannot_hold_comes_before_who_confirms_it() -> None:
    assert status([finding("difference"), finding("conflict")], ["Ana Ruiz", "Bo Lind"], ["x", "y"], 0, 0) == (
        "contested",
        "a conflict",
    )
    assert status([finding("update")], ["Ana Ruiz", "Bo Lind"], ["x", "y"], 0, 0) == ("updated", "a update")


def test_two_origins_that_confirm_each_other() -> None:
    value, reason = status([], ["Ana Ruiz", "Bo Lind"], ["Ana Ruiz", "Bo Lind", "Cy Moor"], 0, 0)
    assert value == "corroborated"
    assert "Ana Ruiz and Bo Lind," in reason


def test_one_origin_however_many_own_voices() -> None:
    value, reason = status([], [], ["Ana Ruiz"], 3, 0)
    assert value == "single-origin"
    assert "3 in the outlet's own voice" in reason


def test_a_speaker_who_was_not_found_is_one_origin_where_nobody_else_is() -> None:
    assert status([], [], [], 0, 1) == (
        "single-origin",
        "all that is attributed rests on the word of one speaker, who was not identified",
    )
    value, reason = status([], [], [], 2, 1)
    assert value == "single-origin"
    assert reason.endswith("not identified; 2 in the outlet's own voice")
    value, reason = status([], [], ["Ana Ruiz"], 0, 1)
    assert value == "single-origin"
    assert reason.endswith("the word of Ana Ruiz; of 1 it was not found out on whose")


def test_abstains() -> None:
    assert status([], [], [], 2, 0)[0] == "cannot-tell"
    assert status([], [], [], 0, 2)[0] == "cannot-tell"  # two speakers who were not found: one or two, nobody knows
    assert status([], [], [], 1, 2)[0] == "cannot-tell"
    assert status([], [], ["Ana Ruiz"], 1, 1)[0] == "cannot-tell"  # the one not identified may be somebody else
    assert status([], [], ["Ana Ruiz", "Bo Lind"], 0, 0)[0] == "cannot-tell"


def test_who_an_outlet_has_it_from_may_be_somebody_else() -> None:
    value, reason = status([], [], ["Ana Ruiz"], 1, 0, ["The Gale", "Nordpress"])
    assert value == "cannot-tell"
    assert reason == "put on the word of Ana Ruiz, and on that of The Gale and Nordpress, who may have it from others"


def test_a_reason_names_the_origin_that_is_known() -> None:
    assert status([], [], ["Ana Ruiz"], 1, 1) == (
        "cannot-tell",
        "put on the word of Ana Ruiz, and attributed to somebody who could not be identified",
    )
