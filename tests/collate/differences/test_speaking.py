"""On whose word: own voice against attributed, and one utterance in two mouths."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.collate.differences.telling import report

from crossread.collate.differences import Told, aside
from crossread.collate.differences.speaking import speaker, voice

NAMES = {"e1": "Ana Ruiz", "e2": "Bo Lind", "e3": "Acme Rail", "e4": "Mrs Ruiz", "e5": "The Gale"}
CAMPS = {"e1": "e1", "e2": "e3", "e3": "e3", "e4": "e4", "e5": "e5"}


def said(text: str, outlet: str, chain: tuple[str, ...], kind: Any = "indirect", **more: Any) -> Told:
    told = report(text, outlet, kind=kind, camps=CAMPS, **more)
    return replace(told, statement=replace(told.statement, chain=chain))


WORDS = "the last trains on the coast line were late again"
SPEAKERS = [
    (("e1",), ("e2",), True),
    (("e1",), ("e4",), False),  # Ana Ruiz, Mrs Ruiz
    (("e1",), ("e1",), False),
    (("e1",), ("e2", "e1"), False),  # one goes a link further
    (("e2",), ("e1", "e2"), False),
]


@pytest.mark.parametrize(("first", "second", "differ"), SPEAKERS)
def test_one_utterance_in_two_mouths(first: tuple[str, ...], second: tuple[str, ...], differ: bool) -> None:
    a, b = said(WORDS, "The Tide", first), said(WORDS, "The Beacon", second)
    assert (speaker(a, b, NAMES) is not None) is differ
    assert (speaker(b, a, NAMES) is not None) is differ


def test_what_two_people_say_for_themselves_is_no_difference_but_a_body_and_its_person_are() -> None:
    other = "passengers complained of delays along the shore"
    assert speaker(said(WORDS, "The Tide", ("e1",)), said(other, "The Beacon", ("e2",)), NAMES) is None
    assert speaker(said(WORDS, "The Tide", ("e3",)), said(other, "The Beacon", ("e2",)), NAMES) is not None


def test_an_outlet_says_what_others_said() -> None:
    medium = said(WORDS, "The Tide", ("e5",), medium=True)
    assert speaker(medium, said(WORDS, "The Beacon", ("e1",)), NAMES) is None


def test_own_voice_against_somebodys_word() -> None:
    found = voice(report(WORDS, "The Tide"), said(WORDS, "The Beacon", ("e1",)), NAMES)
    assert found is not None
    assert found.reason == "The Tide states in its own voice what The Beacon attributes to Ana Ruiz"
    assert voice(report(WORDS, "The Tide"), report(WORDS, "The Beacon"), NAMES) is None


@pytest.mark.parametrize(
    ("cue", "text", "opens", "own"),
    [
        ("said", "four men and one woman", False, False),  # all that follows a word of saying is said
        ("according to", "whose condition remains unknown", False, True),
        ("blamed", "the board's decision to close the office", True, True),  # what is blamed is described by the outlet
        ("decided to", "its use of the old coal office", False, True),
        ("blaming", "blaming the board for its loss", True, False),  # tells of the blaming itself
        ("decided to", "the office was closed in May", False, False),
    ],
)
def test_whose_words_describe_what_is_told(cue: str, text: str, opens: bool, own: bool) -> None:
    told = said(f"Ruiz spoke of it, «{text}», and it rained", "The Beacon", ("e1",), opens=opens, cue=cue)
    assert aside(told) is own


def test_an_aside_within_reported_speech_may_be_the_outlets_own() -> None:
    later = said(
        "Ruiz said that fares would rise after «the jump in the price of coal»", "The Beacon", ("e1",), opens=False
    )
    assert voice(report("the jump in the price of coal", "The Tide"), later, NAMES) is None
    begun = said("Ruiz said that «the office was closed» and it rained", "The Beacon", ("e1",))
    assert voice(report("the office was closed", "The Tide"), begun, NAMES) is not None


def test_that_somebody_said_it_may_be_told_by_two() -> None:
    told_of = said("Ruiz blamed Lind for the crash", "The Beacon", ("e1",), cue="blamed")
    assert voice(report("Ruiz put the crash down to Lind", "The Tide"), told_of, NAMES) is None


def test_words_in_the_first_person_are_no_outlets_own() -> None:
    quoted = said("we shall rebuild the bridge", "The Beacon", ("e1",), "direct")
    assert voice(report("we shall rebuild the bridge by May", "The Tide"), quoted, NAMES) is None
    assert (
        voice(report("shall rebuild the bridge", "The Tide"), quoted, NAMES) is None
    )  # the same quotation, its speaker lost
