"""Wording: what one rendering has that the other has not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.differences import wording_finding
from crossread.collate.wording import changes, contains, shared
from crossread.model import Span


def parts(first: str, second: str) -> list[tuple[str, str]]:
    return [(first[slice(*c.first)], second[slice(*c.second)]) for c in changes(first, second)]


def test_a_replaced_stretch() -> None:
    assert parts("Norvia is ready to talk", "Both leaders are ready to talk") == [("Norvia is", "Both leaders are")]


def test_added_words() -> None:
    assert parts("we will rebuild", "we will never rebuild") == [("", "never")]


def test_spelling_case_and_marks_are_no_difference() -> None:
    assert parts("Co-operation in the Labour organisation,", "cooperation in the labor organization") == []


def test_the_reason_names_who_has_what() -> None:
    found = wording_finding(
        ("The Tide", "The Courier"), ("we will rebuild", "we will never rebuild"), (Span("a", 0, 15), Span("b", 0, 21))
    )
    assert found is not None
    assert found.reason == "only The Courier has “never”"
    assert found.spans == (Span("a", 0, 15), Span("b", 8, 13))


def test_words_that_a_statement_has_only_cut_off_are_no_change() -> None:
    texts = ("Like many others, we face higher costs", "we face higher costs")
    spans = (Span("a", 0, 38), Span("b", 40, 60))
    labels = ("The Tide", "The Courier")
    found = wording_finding(labels, texts, spans, (texts[0], "said: like many others, we face higher costs for sugar"))
    assert found is None
    found = wording_finding(labels, texts, spans, (texts[0], "They said that we face higher costs"))
    assert found is not None
    assert found.reason == "only The Tide has “Like many others”"
    inside = ("we face far higher costs", "we face higher costs")
    assert wording_finding(labels, inside, spans, ("", "far away we face higher costs")) is not None


def test_a_word_that_says_nothing_is_no_change_and_one_that_denies_is() -> None:
    spans, labels = (Span("a", 0, 40), Span("b", 0, 40)), ("The Tide", "The Courier")
    assert wording_finding(labels, ("he said that it is safe", "he said it is safe"), spans) is None
    assert wording_finding(labels, ("it is safe", "it is not safe"), spans) is not None
    assert wording_finding(labels, ("it is safe", "it may be safe"), spans) is not None


def test_a_run_of_words_is_found_in_other_spelling() -> None:
    assert contains("They signed a Labour-law co-operation, they say", "labor law cooperation") is False
    assert contains("They praised the labour co-operation", "Labor cooperation")
    assert contains("anything", "")


@given(st.text(max_size=80), st.text(max_size=80))
def test_ranges_lie_inside(first: str, second: str) -> None:
    for change in changes(first, second):
        assert 0 <= change.first[0] <= change.first[1] <= len(first)
        assert 0 <= change.second[0] <= change.second[1] <= len(second)


@given(st.text(max_size=80))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert changes(text, text) == []
    assert shared(text, text) in {0.0, 1.0}
