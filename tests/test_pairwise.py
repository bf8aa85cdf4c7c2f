"""How two statements stand to one another: an answer is its pair's own, whoever comes first and whatever else is asked."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread import pairwise
from crossread.pairwise import ANSWERS, Said, judge, sides

CLOSED = "The harbour of Port Velda was closed on Monday after a crane fell onto a ferry."
SHUT = "A crane collapsed on a ferry in Port Velda on Monday, shutting the harbour."
OPEN = "The harbour of Port Velda was not closed on Monday, the mayor said."
BANK = "Analysts expect the central bank of Norvia to leave its rate unchanged."
LONG = "In the north, " + "where it had rained for days, " * 30 + "the bridge fell, and the road was closed."
TEXTS = [CLOSED, SHUT, OPEN, BANK, LONG, "🙂 “Ünïcode” — short."]


def whole(text):
    return Said(text, 0, len(text))


def pieces_of(side):
    return sum(side.told), len(side.numbers)


def test_what_is_the_statement_and_what_stands_around_it():
    start = CLOSED.index("a crane")
    inside, outside = sides([Said(CLOSED, start, len(CLOSED)), whole(CLOSED)])
    assert inside.numbers == outside.numbers
    assert 0 < sum(inside.told) < sum(outside.told) == len(outside.numbers) - 2


@pytest.mark.parametrize("words", ["the bridge fell", "In the north", "the road was closed"])
def test_of_a_long_sentence_the_statement_is_read(words):
    start = LONG.index(words)
    (side,) = sides([Said(LONG, start, start + len(words))])
    assert pieces_of(side) == (len(words.split()), pairwise.PLACES)


def test_of_a_long_statement_its_beginning_is_read():
    (side,) = sides([whole(LONG)])
    assert pieces_of(side) == (pairwise.PLACES - 2, pairwise.PLACES)


def test_one_thing_in_other_words_rather_than_another_thing():
    same, other = judge([(whole(CLOSED), whole(SHUT)), (whole(CLOSED), whole(BANK))])[:, 0]
    assert same > 0.7
    assert other < 0.1


def test_a_denial_contradicts_what_a_paraphrase_does_not():
    denial, paraphrase = judge([(whole(CLOSED), whole(OPEN)), (whole(CLOSED), whole(SHUT))])[:, 1]
    assert denial > 0.5 > paraphrase


def test_the_larger_entails_the_smaller_and_not_the_other_way_round():
    small = "The harbour was closed."
    answer = dict(zip(ANSWERS, judge([(whole(CLOSED), whole(small))])[0], strict=True))
    assert answer["entails"] > 10 * answer["entailed"]


def test_none_asked():
    assert judge([]).shape == (0, len(ANSWERS))


@pytest.mark.parametrize("nothing", [whole(""), Said(CLOSED, 5, 5), whole("   ")])
def test_a_statement_of_no_words_has_no_chance(nothing):
    assert judge([(nothing, whole(CLOSED))]).tolist() == [[0.0] * 4]


@settings(deadline=None, max_examples=15)
@given(st.permutations(range(len(TEXTS))), st.integers(1, 5))
def test_neither_the_order_nor_the_company_matters(order, count):
    pairs = [(whole(TEXTS[i]), whole(TEXTS[j])) for i, j in itertools.pairwise(order)][:count]
    found = judge(pairs)
    for (a, b), row in zip(pairs, found, strict=True):
        assert judge([(a, b)])[0].tobytes() == row.tobytes()
        assert judge([(b, a)])[0][[0, 1, 3, 2]].tobytes() == row.tobytes()


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.text(st.characters(), max_size=60), st.integers(0, 60), st.integers(0, 60)), max_size=3))
def test_any_words_have_an_answer(raw):
    said = [Said(text, min(a, b), max(a, b)) for text, a, b in raw]
    found = judge([(a, b) for a in said for b in said])
    assert found.shape == (len(said) ** 2, len(ANSWERS))
    assert np.isfinite(found).all()
    assert ((found >= 0) & (found <= 1)).all()
