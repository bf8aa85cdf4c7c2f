"""Who does it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.collate.differences.telling import report

from crossread.collate.differences import Told
from crossread.collate.differences.actors import actor

NAMES = {"e1": "Ana Ruiz", "e2": "Bo Lind", "e3": "Acme Rail", "e4": "Norvia"}
CAMPS = {"e1": "e1", "e2": "e3", "e3": "e3", "e4": "e4"}


def told(text: str, outlet: str, *entities: tuple[str, str]) -> Told:
    """A report with the entities that are named in it by some words, all before the verb."""
    one = report(text, outlet, camps=CAMPS, bodies=frozenset({"e3"}))
    page = one.article.page
    subject = tuple((e, page.span(text.index(words), text.index(words) + len(words))) for e, words in entities)
    return replace(one, statement=replace(one.statement, subject=subject, entities=frozenset(e for e, _ in entities)))


CASES = [
    ((("e1", "Ruiz"),), (("e2", "Lind"),), "{} closed the old bridge", True),
    ((("e1", "Ruiz"),), (("e1", "Ana Ruiz"),), "{} closed the old bridge", False),
    ((("e2", "Lind"),), (("e3", "Acme Rail"),), "{} was to blame", True),  # a person and his body
    (
        (("e3", "Acme Rail"), ("e2", "Lind")),
        (("e3", "Acme Rail"),),
        "{} was to blame",
        True,
    ),  # "Acme Rail director Lind"
]


@pytest.mark.parametrize(("first", "second", "words", "differ"), CASES)
def test_who(first: tuple, second: tuple, words: str, differ: bool) -> None:
    texts = [words.format(" director ".join(name for _, name in side)) for side in (first, second)]
    found = actor(told(texts[0], "The Tide", *first), told(texts[1], "The Beacon", *second), NAMES)
    assert (found is not None) is differ


def test_other_names_in_other_words_are_another_sentence() -> None:
    a = told("Ruiz closed the old bridge", "The Tide", ("e1", "Ruiz"))
    b = told("Lind had spent the week on plans for harbours", "The Beacon", ("e2", "Lind"))
    assert actor(a, b, NAMES) is None


def test_two_who_do_it_together_are_two() -> None:
    a = told("Norvia and Ruiz signed a deal", "The Tide", ("e4", "Norvia"), ("e1", "Ruiz"))
    b = told("Norvia signed a deal", "The Beacon", ("e4", "Norvia"))
    assert actor(a, b, NAMES) is None
