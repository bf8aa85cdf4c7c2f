"""Clauses: one proposition each, cut only where both sides have a verb."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.clauses import clauses
from crossread.collate.verbs import first_verb, has_verb

# A text and its clauses, joined by " | ".
CASES = [
    ("The dam held and engineers opened the gates", "The dam held | engineers opened the gates"),
    (
        "Trade rose 7% to $220 billion, calling Norvia the leading partner",
        "Trade rose 7% to $220 billion | calling Norvia the leading partner",
    ),
    (
        "Spain, Italy and Greece agreed on Monday to share the cost",
        "Spain, Italy and Greece agreed on Monday to share the cost",
    ),
    (
        "Rescuers arrived within an hour; the fire had been put out",
        "Rescuers arrived within an hour | the fire had been put out",
    ),
    (
        "The tram left the rails at noon, while the second one was held back",
        "The tram left the rails at noon | the second one was held back",
    ),
    (
        "She met the mayor and signed the agreement, which runs until 2031",
        "She met the mayor | signed the agreement | runs until 2031",
    ),
    (
        "The mayor, who was elected in May, resigned on Friday",
        "The mayor, who was elected in May, resigned on Friday | was elected in May",
    ),
    (
        "Prices fell for a year, we have had to close two of our lines",
        "Prices fell for a year | we have had to close two of our lines",
    ),
    (
        "The boy fell into the well while picking cabbages with his father",
        "The boy fell into the well | picking cabbages with his father",
    ),
    (
        "The bars were made smaller, with the size of the box remaining the same",
        "The bars were made smaller | with the size of the box remaining the same",
    ),
    ("Nine people", "Nine people"),
    (
        "She has sailed between Ostrey and Kell since 2004 and was rebuilt in 2019",
        "She has sailed between Ostrey and Kell since 2004 | was rebuilt in 2019",
    ),
    (
        "The two met in Ostrey just hours after the storm had passed",
        "The two met in Ostrey | just hours after the storm had passed",
    ),
    (
        "Norvia was the main partner, and that trade rose to 245 million",
        "Norvia was the main partner | that trade rose to 245 million",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:30] for text, _ in CASES])
def test_cuts(text: str, expected: str) -> None:
    assert " | ".join(text[c.start : c.end] for c in clauses(text)) == expected


def test_a_clause_without_a_subject_carries_the_one_before() -> None:
    second = clauses("The harbour board met on Monday and approved the plan")[1]
    assert second.subject == "The harbour board"


def test_a_list_in_brackets_is_not_cut() -> None:
    assert len(clauses("The fleet was sold (the ferry had sunk, and the tug was scrapped) in May")) == 1


@pytest.mark.parametrize(
    ("text", "verb"),
    [("The bridge was closed", True), ("the first of nine bridges", False), ("calling it a day", True)],
)
def test_has_verb(text: str, verb: bool) -> None:
    assert has_verb(text) is verb


def test_first_verb() -> None:
    text = "The harbour board has met"
    assert text[first_verb(text) :].startswith("has")


@given(st.text(max_size=300))
def test_clauses_lie_in_the_text_one_after_or_inside_another(text: str) -> None:
    end = 0
    for clause in clauses(text):
        assert 0 <= clause.start < clause.end <= len(text)
        assert clause.start >= end or clause.end <= end
        end = max(end, clause.end)
