"""From working values to the record, and what lines are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread import record
from crossread.account import LinePart
from crossread.model import Line, Part


def test_a_line_keeps_what_is_known_of_each_article() -> None:
    line = Line("L7", ("a", "b"), None, "why", (Part("a", "closest", 1.0, 0.25), Part("b", "cut", 0.5, 0.0)))
    found = record.line_record(line, "L1")
    assert (found.id, found.articles, found.origin, found.reason) == ("L1", ("a", "b"), None, "why")
    assert found.parts == (LinePart("a", "closest", 1.0, 0.25), LinePart("b", "cut", 0.5, 0.0))


@pytest.mark.parametrize(
    ("role", "share", "origin", "more", "said"),
    [
        ("closest", 1.0, "Nordpress", {}, "closest to the Nordpress text"),
        ("closest", 1.0, "Nordpress", {"itself": True}, "the text is its own"),
        ("closest", 1.0, None, {}, "closest to what all share"),
        ("whole", 0.96, "Nordpress", {}, "prints the Nordpress text nearly whole, 96 % of it"),
        ("whole", 0.999, None, {}, "prints the same text nearly whole, 99 % of it"),
        ("cut", 0.4, "Nordpress", {}, "prints the Nordpress text cut, 40 % of it"),
        ("parts", 0.2, "Nordpress", {"paragraphs": 3}, "takes 3 paragraphs of the Nordpress text, 20 % of it"),
        ("parts", 0.2, None, {"paragraphs": 1}, "takes 1 paragraph of the same text, 20 % of it"),
        ("parts", 0.2, None, {}, "takes parts of the same text, 20 % of it"),
        ("parts", 0.0, None, {}, "has other parts of the same text than the closest"),
        ("publisher", 0.9, None, {}, "has the same text from its own publisher, 90 % of it: no reprint"),
    ],
)
def test_what_an_article_does_with_the_text_is_said(role, share, origin, more, said) -> None:
    assert record.role_said(role, share, origin, **more) == said


def test_no_word_of_reprinting_within_one_publisher() -> None:
    said = record.role_said("publisher", 1.0, "Valleton Media")
    assert "prints" not in said.replace("reprint", "")
    assert said.endswith("no reprint")


def test_not_all_is_never_100_per_cent_and_not_nothing_never_0() -> None:
    assert [record.per_cent(rate) for rate in (0.0, 0.0001, 0.5, 0.9999, 1.0)] == [0, 1, 50, 99, 100]


spans = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(spans, max_size=4), st.lists(spans, max_size=6))
def test_paragraphs_count_where_more_than_half_of_their_characters_are_inside(paragraphs, ranges) -> None:
    inside = {place for start, end in ranges for place in range(start, end)}
    expected = sum(2 * len(inside & set(range(*each))) > each[1] - each[0] for each in paragraphs)
    assert record.paragraphs_within(paragraphs, ranges) == expected


def test_one_who_is_called_two_things_is_one_link() -> None:
    ids = {("p", "e1"): "E1", ("p", "e2"): "E2", ("p", "e3"): "E2", ("p", "e4"): "E1"}
    assert record.chain_of("p", ("e1", "e2", "e3", "e9", "e4"), ids) == ("E1", "E2", "E1")
