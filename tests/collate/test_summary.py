"""Summary: sentences of the reports, each claim told once."""

from __future__ import annotations

from crossread.collate.summary import LENGTH, Sentence, summary
from crossread.model import Span


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
