"""Tokens: where the words of a sentence are cut, and that they cover it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.annotate.tokens import _TOKEN, Tokens
from crossread.text import fold

CUT = [
    ("It cost $1,200.50, he said.", "it cost $ 1,200.50 , he said ."),
    ("The U.S. sent 12,34,567 tins.", "the u.s. sent 12,34,567 tins ."),
    ("“Don’t go,” Ana’s aide said.", "\" don't go , \" ana's aide said ."),
    ("a 6-foot-4 man", "a 6 - foot - 4 man"),
    ("5km at .5%", "5 km at .5 %"),
    ("10\u202f000 tins", "10 000 tins"),
]


@pytest.mark.parametrize(("text", "words"), CUT)
def test_a_sentence_is_cut_into_folded_words(text: str, words: str) -> None:
    assert " ".join(Tokens(text).words) == words


TEXT = st.one_of(st.text(max_size=80), st.text(alphabet="ab1.,'\"- \t½²é_$\x1c\x85٣us…", max_size=60))


@given(TEXT)
@settings(max_examples=500, deadline=None)
def test_words_stand_in_order_and_leave_nothing_but_space(text: str) -> None:
    tokens = Tokens(text)
    assert tokens.folded == fold(text)
    assert tokens.words == _TOKEN.findall(tokens.folded)
    assert [tokens.folded[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
    assert "".join(tokens.words) == "".join(tokens.folded.split())


def test_no_word_stands_before_the_first_or_after_the_last() -> None:
    tokens = Tokens("Two tins.")
    assert [tokens.word(index) for index in (-9, -1, 0, 2, 3, 99)] == ["", "", "two", ".", "", ""]
