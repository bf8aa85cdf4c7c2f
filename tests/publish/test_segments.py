"""Cutting a text at the boundaries of its spans."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.publish.segments import Marked, Token, cut, split


def shown(tokens: list[Token]) -> str:
    """`<a` opens the piece with the anchor, `<+a` a later one, `>` closes."""
    parts = []
    for token in tokens:
        if token.open:
            parts.append(f"<{'' if token.first else '+'}{token.open.anchor} ")
        parts.append(">" if token.close else token.text)
    return "".join(parts)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "abcdef"),
        ([(1, 3, "x")], "a<x bc>def"),
        ([(0, 6, "x"), (2, 4, "y")], "<x ab<y cd>ef>"),
        ([(0, 2, "x"), (2, 4, "y")], "<x ab><y cd>ef"),
        ([(1, 3, "x"), (1, 5, "y")], "a<y <x bc>de>f"),
        ([(0, 4, "x"), (2, 6, "y")], "<x ab<y cd>><+y ef>"),  # they cross: y goes on as a second piece
        ([(0, 3, "x"), (1, 5, "y"), (2, 4, "z")], "<x a<y b<z c>>><+y <+z d>e>f"),
    ],
)
def test_pieces(spans: list[tuple[int, int, str]], expected: str) -> None:
    assert shown(cut("abcdef", 0, 6, [Marked(*span) for span in spans])) == expected


def test_a_span_that_begins_before_the_piece_has_its_anchor_there() -> None:
    tokens = cut("abcdef", 3, 6, [Marked(1, 5, "x")])
    assert shown(tokens) == "<+x de>f"
    assert split(tokens) == {"x"}


def test_the_reference_stands_where_the_whole_span_ends() -> None:
    crossing = cut("abcdef", 0, 6, [Marked(0, 4, "x"), Marked(2, 6, "y", claims=(7,))])
    assert [(token.close.anchor, token.last) for token in crossing if token.close] == [
        ("y", False),
        ("x", True),
        ("y", True),
    ]


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=12)


@settings(deadline=None)  # how long a loaded machine takes says nothing
@given(st.text(min_size=1, max_size=40), spans)
def test_words_and_spans_survive(text: str, places: list[tuple[int, int]]) -> None:
    marks = [Marked(start, start + size, f"m{number}") for number, (start, size) in enumerate(places)]
    tokens = cut(text, 0, len(text), marks)
    assert "".join(token.text for token in tokens) == text
    inside: dict[str, str] = {}
    stack: list[str] = []
    firsts: list[str] = []
    for token in tokens:
        if token.open:
            stack.append(token.open.anchor)
            firsts += [token.open.anchor] if token.first else []
        elif token.close:
            assert stack.pop() == token.close.anchor  # properly nested
        else:
            for anchor in stack:
                inside[anchor] = inside.get(anchor, "") + token.text
    assert not stack
    assert len(firsts) == len(set(firsts))
    for mark in marks:
        assert inside.get(mark.anchor, "") == text[mark.start : mark.end]
