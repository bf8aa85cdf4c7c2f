"""Propositions: runs of words, of all ways to part a sentence the likeliest."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread import tagging
from crossread.model import Article, Block, Page
from crossread.tagging.propositions import runs

SURE = 0.9


def chances(marks: str) -> np.ndarray:
    """Of each word: B begins, E ends, I goes on, S alone, . outside; a capital in a row of signs is surely so."""
    rows = {"B": (1, 0, 1), "E": (0, 1, 1), "I": (0, 0, 1), "S": (1, 1, 1), ".": (0, 0, 0)}
    return np.array([[SURE if yes else 1 - SURE for yes in rows[mark]] for mark in marks])


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("BIIE", [(0, 3)]),
        ("BIE.BIE", [(0, 2), (4, 6)]),
        ("BEBE", [(0, 1), (2, 3)]),
        ("..S..", [(2, 2)]),
        (".....", []),
        ("BIII", [(0, 3)]),  # what begins has to end
    ],
)  # fmt: skip
def test_the_likeliest_runs(marks: str, expected: list[tuple[int, int]]) -> None:
    assert runs(chances(marks), [True] * len(marks)) == expected


def test_a_run_begins_and_ends_with_a_word() -> None:
    found = runs(chances("BIIE"), [False, True, True, False])
    assert found in ([(1, 2)], [(1, 1), (2, 2)], [])


@given(st.lists(st.tuples(*[st.floats(0, 1)] * 3, st.booleans()), max_size=40))
def test_runs_are_in_order_and_part_by_part(rows: list[tuple[float, float, float, bool]]) -> None:
    words = [row[3] for row in rows]
    last = -1
    for start, end in runs(np.array([row[:3] for row in rows]).reshape(-1, 3), words):
        assert last < start <= end
        assert words[start]
        assert words[end]
        last = end


# Sentences of our own; «…» marks each proposition that must be found as it stands.
CASES = [
    "«The harbour bridge was closed on Monday», said Ana Ruiz, the port's director.",
    "«The ferry struck the pier at noon» and «nine people were hurt».",
    "Ruiz told reporters that «the dam would be rebuilt by 2031».",
]


@pytest.mark.parametrize("case", CASES)
def test_propositions_of_a_sentence(case: str) -> None:
    text = case.replace("«", "").replace("»", "")
    page = Page.of(text, "made up", as_is=True)
    article = Article(page, (Block("paragraph", page.span(0, len(text))),))
    found = tagging.read(article, [page.span(0, len(text))]).propositions
    assert [text[start:end] for start, end in found] == [piece.split("»")[0] for piece in case.split("«")[1:]]
