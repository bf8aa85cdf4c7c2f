"""What stands in a span is found as a look at everything would find it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.nearby import Nearby
from crossread.collate.spoken import all_spans, owner
from crossread.model import Annotations, Attribution, Mention, Span

SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda place: Span("p", place[0], place[0] + place[1]))
TEXT = " " * 100
SENTENCES = tuple(Span("p", start, start + 9) for start in range(0, 90, 10))


@given(st.lists(SPANS, max_size=20), SPANS)
def test_mentions_within(places: list[Span], span: Span) -> None:
    notes = Annotations("p", SENTENCES, tuple(Mention(place, "person", "name", None) for place in places))
    found = [mention.span for mention in Nearby(notes).mentions(span)]
    assert found == sorted(place for place in places if span.contains(place))


@given(st.lists(st.tuples(SPANS, SPANS), max_size=8))
def test_attributions_of_a_sentence(places: list[tuple[Span, Span]]) -> None:
    told = tuple(Attribution(f"a{n}", "indirect", None, cue, (content,)) for n, (cue, content) in enumerate(places))
    near = Nearby(Annotations("p", SENTENCES, attributions=told))
    for sentence in SENTENCES:
        touching = [one for one in told if any(span.overlaps(sentence) for span in all_spans(one))]
        assert near.attributions(sentence) == touching


def test_the_innermost_that_holds_most_of_it_is_whose_word_it_is() -> None:
    outer = Attribution("a1", "indirect", None, None, (Span("p", 0, 60),))
    inner = Attribution("a2", "indirect", None, None, (Span("p", 20, 40),))
    assert owner(TEXT, Span("p", 20, 40), [outer, inner]) == inner
    assert owner(TEXT, Span("p", 0, 60), [outer, inner]) == outer
    assert owner(TEXT, Span("p", 50, 90), [outer, inner]) is None


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Ruiz said <Lind's claim that the bridge was safe> cost her votes.", ["Ruiz"]),
        ("Ruiz said Lind's claim that <the bridge was safe> cost her votes.", ["Lind's"]),
        ("Ruiz said <Lind claimed that the bridge was safe> for her votes.", ["Lind"]),
    ],
)
def test_what_is_told_of_a_saying_is_not_that_speakers_word(text: str, owners: list[str]) -> None:
    start, end = text.index("<"), text.index(">") - 1
    text = text.replace("<", "").replace(">", "")

    def at(words: str) -> Span:
        return Span("p", text.index(words), text.index(words) + len(words))

    source, cue = ("Lind's", "claim") if "Lind's" in text else ("Lind", "claimed")
    outer = Attribution("a1", "indirect", at("Ruiz"), at("said"), (Span("p", text.index("Lind"), len(text) - 1),))
    inner = Attribution("a2", "indirect", at(source), at(cue), (at("the bridge was safe"),))
    found = owner(text, Span("p", start, end), [outer, inner])
    assert found is not None
    assert found.source is not None
    assert [text[found.source.start : found.source.end]] == owners
