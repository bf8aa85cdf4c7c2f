"""Ends of sources, cues and contents: [source] {cue} «content» as they shall be, ‹…› what is too much, in made-up sentences."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate.attribution import edges

MARK = re.compile(r"[\[\]{}«»‹›]")


def place(case: str, opening: str, closing: str) -> tuple[str, tuple[int, int], str]:
    """The text without marks, the place between two marks with what ‹ › add to it, and the words without."""
    start, end = case.index(opening), case.index(closing)
    bare = MARK.sub("", case)
    first = len(MARK.sub("", case[:start]))
    inside = case[start + 1 : end]
    return bare, (first, first + len(MARK.sub("", inside))), re.sub(r"‹[^›]*›", "", inside)


@pytest.mark.parametrize(
    "cue", ["said", "according to", "has not denied", "is expected", "view", "allegedly", ":", "—"]
)
def test_cues_that_say(cue: str) -> None:
    assert edges.says(cue)


@pytest.mark.parametrize("cue", ["was", "has been", "about", "also", "the", "“", "'", "-", "will not"])
def test_cues_that_say_nothing(cue: str) -> None:
    assert not edges.says(cue)


@pytest.mark.parametrize(
    "case",
    [
        "Ruiz {said‹ on Tuesday›} no.",
        "Ruiz {said‹ in a joint statement›} no.",
        "Ruiz {has told} us.",
        "She {said‹ late Friday›}.",
    ],
)
def test_days_and_places_are_no_part_of_the_cue(case: str) -> None:
    text, given_place, wanted = place(case, "{", "}")
    assert text[slice(*edges.cue_end(text, given_place))] == wanted


@pytest.mark.parametrize(
    ("case", "cue"),
    [
        ("[Ana Ruiz‹, who›] said no.", "said"),
        ("[the port] said no.", "said"),
        ("[‹of ›Ana Ruiz] the claim that it was safe.", "claim"),
        ("[his] claim was new.", "claim"),
    ],
)
def test_small_words_at_the_ends_of_a_source(case: str, cue: str) -> None:
    text, given_place, wanted = place(case, "[", "]")
    at = text.index(cue)
    found = edges.source_of(text, given_place, (at, at + len(cue)))
    assert found is not None
    assert text[slice(*found)].strip(", ") == wanted


@pytest.mark.parametrize("text", ["Ruiz was told that it was safe.", "Ruiz allegedly took the money.", "The said no."])
def test_who_says_is_not_named(text: str) -> None:
    source, _, rest = text.partition(" ")
    cue = next(words for words in ("was told", "allegedly", "said") if words in rest)
    at = text.index(cue)
    assert edges.source_of(text, (0, len(source)), (at, at + len(cue))) is None


@pytest.mark.parametrize(
    "case",
    [
        "Ruiz said «‹that ›the bridge was safe»",
        "Ruiz said «‹that ›Norvik was safe»",
        "Ruiz said «that was not possible»",
        "Ruiz belied «that claim»",
        "Ruiz view «‹is that ›the bridge held»",
    ],
)
def test_that(case: str) -> None:
    text, given_place, wanted = place(case, "«", "»")
    cue = (5, given_place[0] - 1)
    assert text[slice(*edges.clause(text, given_place, cue))] == wanted


def test_a_content_does_not_end_in_the_middle_of_a_phrase() -> None:
    text = "She said it began during a storm at sea, and he left."
    start = text.index("it began")
    assert (
        text[slice(*edges.finished(text, (start, text.index(" storm")), len(text)))] == "it began during a storm at sea"
    )
    assert (
        text[slice(*edges.finished(text, (start, text.index(" he left")), len(text)))]
        == "it began during a storm at sea"
    )


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("We haven’t said so.", "We haven", "We haven’t"),
        ("Ruiz’s plan", "Ruiz", "Ruiz"),
        ("he’s known for it", "s known for", "known for"),
    ],
)
def test_words_are_not_cut_at_an_apostrophe(text: str, cut: str, whole: str) -> None:
    start = text.index(cut)
    assert text[slice(*edges.grown(text, (start, start + len(cut))))] == whole


@given(st.text(alphabet="ab ,.'’“”that whoTe\n", min_size=1, max_size=60), st.data())
def test_places_stay_inside_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = [
        edges.grown(text, (start, end)),
        edges.cue_end(text, (start, end)),
        edges.clause(text, (start, end), (0, start)),
        edges.finished(text, (start, end), len(text)),
    ]
    assert all(0 <= first <= last <= len(text) for first, last in made)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("“She said, 'Well done, Bo.' And I said no", "Well done, Bo."),
        ("“She said, 'Well done, Bo", "Well done, Bo"),  # never closed
        ("She said well done, Bo.' And", "well done, Bo.' And"),  # never opened
        ("“She said, 'It's the workers' day.' And", "It's the workers' day."),
    ],
)
def test_a_quotation_inside_another_ends_where_its_mark_closes(text: str, end: str) -> None:
    start = text.index(end)
    assert text[start : edges.inner_quotation(text, start, len(text))] == end


@pytest.mark.parametrize(
    ("case", "subject"),
    [
        ("[Ana Ruiz] {has reportedly blamed} two letters", True),
        ("[Ana Ruiz] {reportedly said} it was late", True),
        ("[the stolen car] {was reportedly blamed} on Ruiz", False),
        ("[Ana Ruiz] {has blamed} two letters", False),
        ("[Ana Ruiz] {reportedly fell} into the river", False),
        ("[Ana Ruiz], who {has reportedly blamed} two letters", False),
    ],
)
def test_who_reportedly_said_it(case: str, subject: bool) -> None:
    text, piece, _ = place(case, "[", "]")
    _, cue, _ = place(case, "{", "}")
    assert edges.is_reported_subject(text, piece, cue) is subject


@pytest.mark.parametrize(
    ("case", "content"),
    [
        ("Ruiz {announced} «a week later that it was safe».", "it was safe"),
        ("Ruiz {said} «two days ago that the bridge held».", "the bridge held"),
        ("Ruiz {said} «later tests were better».", "later tests were better"),
    ],
)
def test_when_it_was_said_is_no_part_of_the_content(case: str, content: str) -> None:
    text, piece, _ = place(case, "«", "»")
    _, cue, _ = place(case, "{", "}")
    assert text[slice(*edges.clause(text, piece, cue))] == content
