"""Pieces of a sentence that are no propositions."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.fragments import partial, says, standing
from crossread.collate.verbs import is_aside
from crossread.model import Attribution, Span

# «…» marks the pieces as they were read; then who says it, how, and what; then what is left of them, parted by bars.
Told = tuple[str, str, str] | None
CASES: list[tuple[str, Told, str]] = [
    # frames
    ("«The lights were broken», «said Ana Ruiz».", ("Ana Ruiz", "said", "The lights were broken"), "The lights were broken"),
    (
        "«The harbour board said in the evening» that «all lights worked».",
        ("The harbour board", "said", "all lights worked"),
        "all lights worked",
    ),
    ("Ruiz said «on Tuesday that all lights worked».", ("Ruiz", "said", "all lights worked"), "all lights worked"),
    (
        "a plan «the ministry says will cost nine million»",
        ("the ministry", "says", "will cost nine million"),
        "will cost nine million",
    ),
    (
        "«The port closed», «said Ana Ruiz, who has led the board since May».",
        ("Ana Ruiz", "said", "The port closed"),
        "The port closed | Ana Ruiz, who has led the board since May",
    ),
    ("«It has upset the guards who say» that «it hurts».", ("who", "say", "it hurts"), "It has upset the guards | it hurts"),
    # circumstances
    ("«After the second vote», «Ruiz left».", None, "After the second vote, Ruiz left"),
    ("«In two places», «the pier broke».", None, "In two places, the pier broke"),
    ("«It drove ferries away» -- «particularly the old ones».", None, "It drove ferries away -- particularly the old ones"),
    ("«It raised fears about» «the courage of the court».", None, "It raised fears about the courage of the court"),
    # what is more than a frame
    ("«Ruiz denied the port was closed».", ("Ruiz", "denied", "the port was closed"), "Ruiz denied the port was closed"),
    ("«The board wrote to us» and «it met».", None, "The board wrote to us | it met"),
    ("«The board announced in May» that «it met».", ("The board", "announced", "it met"), "The board announced in May | it met"),
    # names
    ("«An official of the port» said «it was closed».", ("An official of the port", "said", "it was closed"), "it was closed"),
    (
        "«Ana Ruiz, the head of the port office», said «it was closed».",
        ("Ana Ruiz, the head of the port office", "said", "it was closed"),
        "Ana Ruiz, the head of the port office | it was closed",
    ),
    ("«The firm and the port» “«have agreed to share the cost»”.", None, "The firm and the port “have agreed to share the cost"),
    ("«Sound Line, maker of ferries», «is facing a long trial».", None, "Sound Line, maker of ferries, is facing a long trial"),
    (
        "«The firm has signalled» «a readiness to share the cost».",
        ("The firm", "signalled", "a readiness to share the cost"),
        "The firm has signalled a readiness to share the cost",
    ),
    ("Ruiz told «reporters outside the old port» «it was closed».", ("Ruiz", "told", "it was closed"), "it was closed"),
    # circumstances
    ("«The ferry hit the pier at noon», «in dense fog».", None, "The ferry hit the pier at noon, in dense fog"),
    ("«The pier was hit on Feb. 11» and «again on Feb. 24».", None, "The pier was hit on Feb. 11 and again on Feb. 24"),
    ("«The boy was found», «after a huge and costly operation».", None, "The boy was found | after a huge and costly operation"),
    ("«In a joint statement to the board», Ruiz said «it was closed».", ("Ruiz", "said", "it was closed"), "it was closed"),
    # a sentence of its own
    ("«Help on the way».", None, "Help on the way"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "told", "expected"), CASES, ids=[case[0] for case in CASES])
def test_standing(marked: str, told: Told, expected: str) -> None:
    text, places = "", []
    for piece in marked.split("«"):
        inside, closed, after = piece.partition("»")
        if closed:
            places.append((len(text), len(text) + len(inside)))
        text += inside + after
    found = standing(text, Span("p", 0, len(text)), places, _attributions(text, told), _nothing)
    assert " | ".join(text[start:end].strip() for start, end in found) == expected


def _nothing(_span: Span, _moments: bool) -> bool:
    return False


def _attributions(text: str, told: Told) -> list[Attribution]:
    if told is None:
        return []
    source, cue, content = (Span("p", text.index(words), text.index(words) + len(words)) for words in told)
    return [Attribution("a1", "indirect", source, cue, (content,))]


def test_a_count_says_something_of_its_own() -> None:
    text = "The ferry was hit, nine of them badly"
    places = [(0, 17), (19, len(text))]
    assert standing(text, Span("p", 0, len(text)), places, [], lambda span, _: span.start == 19) == places


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the plan solves the shortage", True),
        ("Democrats outnumber them", False),  # no list has every verb
        ("the signs point to a storm", True),
        ("to replace the old pier", True),
        ("we’re late", True),
        ("in dense fog", False),
        ("the head of the port office", False),
        ("during the evening", False),
    ],
)
def test_what_may_be_a_verb(words: str, expected: bool) -> None:
    assert says(words) is expected


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 30)), max_size=6), st.integers(0, 60), st.integers(0, 60))
def test_places_are_in_order_and_do_not_overlap(steps: list[tuple[int, int]], cue: int, content: int) -> None:
    text = (
        "in fog, Ruiz, the mayor, said on Monday that it hit the pier, and again on Tuesday, has been closed, they say. "
        * 3
    )
    places, at = [], 0
    for gap, length in steps:
        places.append((at + gap, at + gap + length))
        at += gap + length
    told = Attribution("a1", "indirect", Span("p", 8, 12), Span("p", cue, cue + 4), (Span("p", content, content + 20),))
    last = 0
    for start, end in standing(text, Span("p", 0, len(text)), places, [told], _nothing):
        assert last <= start < end <= at
        last = end


def test_a_sentence_made_to_be_slow() -> None:
    text = "in fog, said b, " * 2_500
    places = [(at, at + 6) for at in range(0, len(text), 16)]
    told = [
        Attribution(
            f"a{at}", "indirect", Span("p", at + 13, at + 14), Span("p", at + 8, at + 12), (Span("p", at, at + 6),)
        )
        for at in range(0, 640, 16)
    ]
    began = time.perf_counter()
    standing(text, Span("p", 0, len(text)), places, told, _nothing)
    assert time.perf_counter() - began < 3


@pytest.mark.parametrize(
    ("words", "subject", "expected"),
    [
        ("the harbour board declined to close the port", "", False),
        ("All lights were broken", "", False),
        ("declined to close the port", "the harbour board", True),
        ("declined to close the port", "", True),
        ("which will cost nine million", "", True),
        ("on a call with the board", "", True),
        ("the head of the harbour board", "", True),
    ],
)
def test_a_part_leaves_out_who_does_what(words: str, subject: str, expected: bool) -> None:
    assert partial(words, f"{subject} {words}".strip()) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ana B. Ruiz (@anaruiz) May 4, 2031", True),
        ("The Orvik Ferry Line (@orvikferry)", True),
        ("#ferry #Orvik pic.twitter.com/aB1cD2 -- Ana Ruiz (@anaruiz) May 4", True),
        ("asked not to be named", True),
        ("Ana Ruiz (@anaruiz) closed the port", False),
        ("the port closed on May 4, 2031", False),
    ],
)
def test_how_a_source_was_treated_and_who_signs_a_post_state_nothing(words: str, expected: bool) -> None:
    assert is_aside(words) is expected
