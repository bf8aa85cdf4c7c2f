"""Shared text of a sliding window: the same as of a set, however the articles come in."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.cluster import seeds, words
from crossread.cluster.index import ReuseIndex
from crossread.cluster.words import Vocabulary

SENTENCES = [
    "The regulator said on Monday that the Velda dam had been inspected twice since the spring floods and found sound.",
    "Divers found a gash of four metres in the hull, which the owners had painted only in the spring.",
    "The harbour master of Port Ennis closed the northern channel to all ships until Thursday morning.",
    "Farmers along the Ester valley sold their cattle early this year because hay had become too dear.",
    "Opposition members demanded that the transport minister explain herself before the committee rises for summer.",
    "Ticket inspectors handed out water while children drew pictures of the wreck on the windows of the hall.",
]
MIXTURES = [(0, 1, 2), (2, 3), (0, 4), (4, 5, 1), (3,), (5, 0, 2), (1, 3, 4)]


@pytest.fixture(scope="module")
def articles(article):
    return [
        article("\n".join([*(SENTENCES[place] for place in mixture), f"Report {number} of the coast paper ends here."]))
        for number, mixture in enumerate(MIXTURES)
    ]


def shared(alignments):
    """Pairs of articles with what they share, whichever came first."""
    return {tuple(sorted((span.page, span.start, span.end) for span in each.passage.spans)) for each in alignments}


def in_batches(articles, size, forget=()):
    vocabulary = Vocabulary()
    index = ReuseIndex(vocabulary)
    found = []
    for start in range(0, len(articles), size):
        found += index.add([words.read(each, None, vocabulary) for each in articles[start : start + size]])
        index.forget(forget)
    return shared(found)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_one_by_one_as_all_at_once(articles, size):
    assert in_batches(articles, size) == in_batches(articles, len(articles)) != set()


def test_any_order_gives_the_same(articles):
    wanted = in_batches(articles, len(articles))
    for seed in range(5):
        assert in_batches(random.Random(seed).sample(articles, len(articles)), 2) == wanted


def test_what_is_forgotten_is_found_no_more(articles):
    gone = articles[0].id
    wanted = {each for each in in_batches(articles[1:], 1) if gone not in {page for page, *_ in each}}
    assert in_batches(articles, 1, forget=[gone, "never there"]) == wanted


def test_numbers_are_given_once_and_lead_to_the_bodies(articles):
    vocabulary = Vocabulary()
    index = ReuseIndex(vocabulary)
    bodies = [words.read(each, None, vocabulary) for each in articles]
    index.add(bodies[:3])
    index.forget([articles[0].id])
    found = index.add(bodies[3:])
    assert len(index) == len(articles) - 1
    for each in found:
        pages = [index.bodies[number].article.id for number in (each.first, each.second)]
        assert pages == [span.page for span in each.passage.spans]
    with pytest.raises(ValueError, match="already"):
        index.add(bodies[3:4])


def test_a_window_that_is_remembered_answers_as_before(articles):
    vocabulary = Vocabulary()
    bodies = [words.read(each, None, vocabulary) for each in articles]
    before, after = ReuseIndex(vocabulary), ReuseIndex(vocabulary)
    before.add(bodies[:4])
    after.remember(bodies[:4])
    assert before.add(bodies[4:]) == after.add(bodies[4:]) != []


def test_a_phrase_that_many_hold_is_no_text_of_any(article):
    phrase = "did not immediately respond to a written request for comment on the matter"
    made = [article(f"Clerk {name * 3} {phrase} {name * 4} {name * 5}.") for name in "abcdefghijklmnop"]
    assert in_batches(made[: seeds.HELD], 4) != set()
    late = in_batches(made, 4)
    assert not any(made[-1].id in {page for page, *_ in each} for each in late)


TEXT = st.lists(st.sampled_from(["dam", "river", "broke", "the", "flood", "mayor", "spoke"]), max_size=40).map(" ".join)


@settings(deadline=None, max_examples=40)
@given(st.lists(TEXT, min_size=1, max_size=6, unique=True), st.integers(1, 3))
def test_batches_make_no_difference(article, texts, size):
    made = list({each.id: each for each in map(article, texts)}.values())
    vocabulary = Vocabulary()
    bodies = [words.read(each, None, vocabulary) for each in made]
    whole, parts = seeds.Index(), seeds.Index()
    whole.add(dict(enumerate(bodies)))
    for start in range(0, len(bodies), size):
        parts.add({number: bodies[number] for number in range(start, min(len(bodies), start + size))})
    assert len(whole) == len(parts)
    new = seeds.grams(dict(enumerate(bodies)))
    one, other = (index.shared(new, len(bodies)) for index in (whole, parts))
    for column in ("first", "second", "a", "b", "length"):
        assert getattr(one, column).tolist() == getattr(other, column).tolist()


def test_an_outlets_notice_is_looked_at_in_few_of_its_articles(article):
    notice = "Add this paper to your morning and read our letter from the coast with your first cup of coffee."
    made = [
        article(f"{' '.join(letter * size for size in range(2, 60))}\n{notice}", outlet="The Ester Post")
        for letter in "bcdefgh"
    ]
    pairs = {tuple(page for page, *_ in each) for each in in_batches(made, 2)}
    assert max(sum(each.id in pair for pair in pairs) for each in made[4:]) <= 3
    assert all(any(each.id in pair for pair in pairs) for each in made)
