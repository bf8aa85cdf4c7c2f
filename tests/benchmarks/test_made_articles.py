"""Made-up articles: the same for the same seed, in order of time, and true to what is said of them."""

from collections import Counter
from itertools import islice

from benchmarks.speed.made_articles import OUTLETS, stream

COUNT = 300


def test_equal_seeds_give_equal_articles() -> None:
    assert list(stream(40, 5)) == list(stream(40, 5))
    assert next(stream(1, 5)).article.id != next(stream(1, 6)).article.id
    assert list(islice(stream(400, 5), 40)) == list(stream(40, 5))


def test_articles_come_in_order_of_time_and_once() -> None:
    made = list(stream(COUNT))
    times = [each.article.published.value for each in made if each.article.published]
    assert len(made) == len({each.article.id for each in made}) == len(times) == COUNT
    assert times == sorted(times)


def test_reprints_hold_their_wire_and_others_do_not() -> None:
    made = list(stream(COUNT))
    wires = {each.line: each for each in made if each.role == "wire"}
    seen = Counter()
    for each in made:
        wire = wires.get(each.line) if each.line is not None else None
        if wire is None or each is wire:
            continue
        seen[each.role] += 1
        paragraphs = set(wire.article.text.split("\n"))
        ours = each.article.text.split("\n")
        same = sum(paragraph in paragraphs for paragraph in ours)
        if each.role == "whole":
            assert paragraphs <= set(ours)
        if each.role == "cut":
            assert len(ours) - 1 <= same < len(wire.article.text.split("\n"))  # the rest is the outlet's notice
        if each.role == "mixed":
            assert same < len(ours) / 2
    assert {"whole", "cut", "edited", "mixed"} <= seen.keys()


def test_the_frequent_words_are_those_of_english() -> None:
    words = Counter(word.lower() for each in stream(60) for word in each.article.text.split())
    top = {word for word, _ in words.most_common(12)}
    assert {"the", "of", "and"} <= top
    assert 0.3 < sum(count == 1 for count in words.values()) / len(words) < 0.8
    assert 300 < words.total() / 60 < 700


def test_outlets_and_follow_ups() -> None:
    made = list(stream(3000))
    assert 50 < len({each.article.outlet.value for each in made if each.article.outlet}) <= OUTLETS + 5
    began: dict[int, str] = {}
    for each in made:
        if each.article.published:
            began.setdefault(each.story, each.article.published.value)
    follows = {each.story: each.follows for each in made if each.follows is not None and each.follows in began}
    assert follows
    assert all(began[old] < began[new] for new, old in follows.items())
