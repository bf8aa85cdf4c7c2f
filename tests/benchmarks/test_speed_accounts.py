"""The made-up story that accounts are timed on, and how growth is told from two sizes."""

from types import SimpleNamespace

import pytest
from benchmarks.speed.accounts import even, expected, growth
from benchmarks.speed.made_story import story


def run(articles: int, seconds: float) -> SimpleNamespace:
    return SimpleNamespace(articles=articles, processor=seconds, total=seconds)


def test_equal_numbers_give_equal_articles():
    assert [page.id for page in story(6)] == [page.id for page in story(6)]
    assert [page.id for page in story(6)] != [page.id for page in story(6, seed=1)]


def test_every_article_is_of_another_outlet_and_later():
    pages = story(30)
    assert len({page.outlet for page in pages}) == len({page.published for page in pages}) == 30
    assert [page.published for page in pages] == sorted(page.published or "" for page in pages)


def test_articles_are_as_long_as_news_and_share_facts():
    texts = [page.text for page in story(60)]
    assert 250 < sum(len(text.split()) for text in texts) / len(texts) < 600
    told = [sum("pier" in sentence for sentence in text.split(". ")) for text in texts]
    assert sum(count > 0 for count in told) > 10


@pytest.mark.parametrize(("power", "seconds"), [(1.0, 10.0), (2.0, 100.0)])
def test_growth_is_the_power_of_the_number_of_articles(power, seconds):
    assert growth(run(10, 1.0), run(100, seconds)) == pytest.approx(power)


def test_n_log_n_grows_a_little_faster_than_n():
    assert 1.0 < even(100, 1000) < even(10, 100) < 1.5


def test_a_size_is_expected_to_take_what_the_growth_so_far_says():
    assert expected([run(10, 1.0), run(100, 100.0)], 1000) == pytest.approx(10_000)
    assert expected([run(10, 1.0)], 20) == pytest.approx(4.0), "nothing known yet: the square"
