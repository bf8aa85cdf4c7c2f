"""Renderings lined up word by word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.publish.align import LONGEST, align


def shown(*renderings: str) -> list[str]:
    """Columns: words that all share, or `a | b` where they differ."""
    return [
        column.cells[0].strip() if column.common else " | ".join(cell.strip() or "–" for cell in column.cells)
        for column in align(renderings)
        if any(cell.strip() for cell in column.cells)
    ]


@pytest.mark.parametrize(
    ("renderings", "expected"),
    [
        (("We will go", "We will go"), ["We will go"]),
        (("We will go", "We may go"), ["We", "will | may", "go"]),
        (("We will go", "We will not go"), ["We will", "– | not", "go"]),
        (("“Yes,” he said", '"yes," he said'), ["“", "Yes,” he said"]),
        (("a tide rose", "the tide fell"), ["a | the", "tide", "rose | fell"]),
        (("x one two", "y one two", "z one three"), ["x | y | z", "one", "two | two | three"]),
        (("nothing shared", "at all"), ["nothing shared | at all"]),
    ],
)
def test_columns(renderings: tuple[str, ...], expected: list[str]) -> None:
    assert shown(*renderings) == expected


def test_common_quotation_marks_and_spaces_are_not_marked() -> None:
    assert [column.cells for column in align(['"This was it"', '"It was it"']) if not column.common] == [("This", "It")]


@settings(deadline=None)  # how long a loaded machine takes says nothing
@given(st.lists(st.text(st.sampled_from("ab c.’'\"İßﬁ\n—"), max_size=60), min_size=1, max_size=4))
def test_cells_joined_are_the_renderings(renderings: list[str]) -> None:
    columns = align(renderings)
    for place, text in enumerate(renderings):
        assert "".join(column.cells[place] for column in columns) == text


@settings(deadline=None)  # how long a loaded machine takes says nothing
@given(st.lists(st.text(max_size=80), min_size=2, max_size=3))
def test_common_columns_hold_the_same_words(renderings: list[str]) -> None:
    for column in align(renderings):
        if column.common:
            folded = {"".join(c for c in cell.casefold() if c.isalnum()) for cell in column.cells}
            assert len({text for text in folded if text}) <= 1 or any("İ" in cell for cell in column.cells)


def test_a_speech_printed_whole_is_not_lined_up() -> None:
    long = "word " * (LONGEST + 1)
    assert align([long, long]) == align([long, long])
    assert len(align([long, long])) == 1
