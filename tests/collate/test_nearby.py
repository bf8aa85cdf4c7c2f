"""What stands in a span is found as a look at everything would find it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.nearby import Nearby
from crossread.collate.spoken import all_spans, owner
from crossread.model import Annotations, Attribution, Mention, Span

SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda place: Span("p", place[0], place[0] + place[1]))
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
    assert owner(Span("p", 20, 40), [outer, inner]) == inner
    assert owner(Span("p", 0, 60), [outer, inner]) == outer
    assert owner(Span("p", 50, 90), [outer, inner]) is None
