"""Which statements of a story are one claim: from candidates to chances, on made-up articles."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from crossread.annotate import annotate
from crossread.clean import clean
from crossread.collate import candidates, entities, features, grouping, pairing
from crossread.collate.statements import statements
from crossread.model import Page

HERALD = """A ferry ran into the pier of Port Velda on Monday, injuring nine people.

The harbour was closed for three hours. Mayor Ilse Brandt said the crew had been sober.

The shipyard of Norvia plans to build two new cranes next year."""
POST = """Nine people were hurt when a ferry hit Port Velda's pier on Monday.

“The crew was sober,” said Ilse Brandt, the mayor.

Ticket prices will rise in spring, the operator announced."""


@pytest.fixture(scope="module")
def story():
    pages = [Page.of(text, name, as_is=True, outlet=name) for name, text in (("Herald", HERALD), ("Post", POST))]
    articles = [clean(page) for page in pages]
    notes = annotate(articles)
    _, ids, _ = entities.merge(notes, articles)[:3]
    return [s for article, note in zip(articles, notes, strict=True) for s in statements(article, note, ids)]


def claims(story):
    found = pairing.pairs(story, {})
    parts = grouping.groups([s.article for s in story], found, pairing.threshold())
    return [{story[i].span.start for i in part} | {story[i].meaning for i in part} for part in parts if len(part) > 1]


def test_what_two_articles_report_is_one_claim_and_what_one_reports_is_not(story):
    joined = {word for claim in claims(story) for words in claim if isinstance(words, str) for word in words.split()}
    assert {"sober", "pier"} <= joined
    assert not {"cranes", "Ticket"} & joined


def test_a_pair_says_why(story):
    best = pairing.pairs(story, {})[0]
    assert best.score > 0.5
    assert "meaning" in best.reason


def test_one_article_alone_has_no_pairs(story):
    assert pairing.pairs([s for s in story if s.article == story[0].article], {}) == []


def test_no_pair_is_asked_within_one_sentence(story):
    for pair in pairing.pairs(story, {}):
        assert story[pair.first].sentence != story[pair.second].sentence


def test_blocks_of_any_size_find_the_same_candidates(story, monkeypatch):
    rough = pairing._model().rough
    expected = pairing.promising(story, rough)
    for size in (1, 3, 1000):
        monkeypatch.setattr(candidates, "BLOCK", size)
        found = pairing.promising(story, rough)
        assert [each[:2] for each in found[0]] == [each[:2] for each in expected[0]]
        assert [each.score for each in found[0]] == pytest.approx([each.score for each in expected[0]], abs=1e-4)


def test_only_so_many_candidates_of_a_statement_are_kept(story, monkeypatch):
    rough = pairing._model().rough
    monkeypatch.setattr(candidates, "KEPT", 1)
    assert len(pairing.promising(story, rough)[0]) <= len(story)


def test_the_same_words_are_one_claim_and_are_compared_with_the_others_once(story):
    twice = [*story, *(replace(s, article="third") for s in story if s.article == story[0].article)]
    copies = {
        (i, j) for i in range(len(story)) for j in range(len(story), len(twice)) if twice[i].meaning == twice[j].meaning
    }
    found = {(pair.first, pair.second): pair for pair in pairing.pairs(twice, {})}
    assert copies <= found.keys()
    assert {found[pair].reason for pair in copies} == {"the same words"}
    for (i, j), pair in found.items():
        for one, copy in copies:
            if j == one and (i, copy) in found and found[i, copy].reason != "the same words":
                assert found[i, copy].score == pair.score


def of(*articles):
    return [SimpleNamespace(article=article) for article in articles]


def test_each_others_best_and_by_how_much():
    scored = [(0, 1, 0.9), (0, 2, 0.4)]  # 1 and 2 are of one article
    assert features.ranked(of("a", "b", "b"), scored) == [(1.0, pytest.approx(0.5)), (0.5, pytest.approx(-0.5))]


def test_a_third_statement_that_is_near_to_both_supports_a_pair():
    scores = {(0, 1): 0.3, (0, 2): 0.8, (1, 2): 0.7}
    assert features.supported(scores, scores) == {(0, 1): 0.7, (0, 2): 0.3, (1, 2): 0.3}
    assert features.supported({(0, 1): 0.3}, [(0, 1), (1, 2)]) == {(0, 1): 0.0, (1, 2): 0.0}


@pytest.mark.parametrize(
    ("first", "second", "little"),
    [
        ("We lost", "We lost the vote in the last week", True),
        ("We lost", "we lost", False),
        ("The council lost", "The council lost the vote", False),
    ],
)
def test_two_words_are_one_claim_with_the_same_words_alone(first, second, little):
    a, b = (SimpleNamespace(meaning=words, figures=()) for words in (first, second))
    assert pairing._says_little(a, b) is little


def test_two_words_that_tell_an_amount_say_enough():
    a, b = (
        SimpleNamespace(meaning="The six-year-old", figures=(1,)),
        SimpleNamespace(meaning="He was five", figures=(1,)),
    )
    assert not pairing._says_little(a, b)
