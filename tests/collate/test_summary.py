"""Summary: sentences of the reports, each claim told once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.collate.modality import modality
from crossread.collate.statements import Statement
from crossread.collate.summary import LENGTH, TOP, Sentence, sentences, summary
from crossread.model import Page, Span


def sentence(start: int, words: str, *claims: str, position: float = 0.1, leans: bool = False) -> Sentence:
    return Sentence(Span("p", start, start + 10), words, claims, position, leans)


LONG = "The ferry Halcyon struck a dredger in fog off Marrow Point on Tuesday"


def test_prefers_what_tells_most_and_never_tells_it_twice() -> None:
    both, one = (
        sentence(0, LONG, "c1", "c2"),
        sentence(20, "Nobody aboard the Halcyon was hurt by the blow of that morning", "c1"),
    )
    other = sentence(40, "Her owner has put every crossing off until Friday at the earliest", "c3", position=0.5)
    assert summary([one, both, other], {"c1": 3.0, "c2": 2.0, "c3": 2.0}) == [both, other]


def test_a_sentence_that_leans_on_another_is_left_out() -> None:
    assert summary([sentence(0, LONG, "c1", leans=True)], {"c1": 2.0}) == []


def test_nothing_without_weight_and_no_more_than_fits() -> None:
    many = [sentence(i * 20, " ".join(f"{word}{i}" for word in LONG.split()), f"c{i}") for i in range(12)]
    assert summary(many, {}) == []
    assert len(summary(many, {f"c{i}": 1.0 for i in range(12)})) == LENGTH


def test_the_same_told_again_is_left_out() -> None:
    again = LONG.replace("struck", "hit")
    assert len(summary([sentence(0, LONG, "c1"), sentence(20, again, "c2")], {"c1": 2.0, "c2": 2.0})) == 1


def test_a_figure_that_a_later_report_replaces_is_not_summed_up() -> None:
    old = replace(sentence(0, LONG, "c1"), outdated=frozenset({"c1"}))
    new = sentence(40, "By Wednesday the count of those taken to hospital had risen to fourteen", "c1", position=0.6)
    assert summary([old, new], {"c1": 2.0}) == [new]
    assert summary([old], {"c1": 2.0}) == [old]  # better than none


def test_what_weighs_little_has_no_place() -> None:
    many = [sentence(i * 20, " ".join(f"{word}{i}" for word in LONG.split()), f"c{i}") for i in range(TOP + 1)]
    weights = {f"c{i}": 2.0 + i for i in range(TOP + 1)}
    assert many[0] not in summary(many[:1], weights)


@pytest.mark.parametrize(
    ("words", "leans"),
    [
        ("The ferry struck a dredger in fog", False),
        ("However, the ferry struck a dredger", True),
        ("“We saw no light,” said Ruiz", True),
        ("It was closed for good, he said: “No light", True),
        ('Looks odd, and could have been made shorter."', True),
        ("We dropped behind and had to push on", True),
    ],
)
def test_which_sentences_lean(words: str, leans: bool) -> None:
    page = Page.of(words, "made up")
    span = page.span(0, len(words))
    told = Statement(page.id, span, span, words, words, None, False, (), (), (), frozenset(), (), modality(words), 0.0)
    (found,) = sentences([told], {span: "c1"}, {"c1": {page.id}})
    assert (found.leans, found.claims, found.outdated) == (leans, ("c1",), frozenset({"c1"}))
