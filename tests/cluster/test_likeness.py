"""What is measured of two articles, and what tells two groups apart."""

from datetime import date, timedelta

import pytest

from crossread.cluster import likeness
from crossread.cluster.contrast import Apart
from crossread.cluster.likeness import NAMES, WEIGHTS
from crossread.cluster.linking import least
from crossread.cluster.pairs import Pairs


def measured(*articles):
    """What is measured of the last article beside the first, by name."""
    pairs = Pairs()
    numbers = pairs.take(articles, {})
    for number in numbers[:-1]:
        pairs.window.enlist(number)
    text = pairs.shared.get(numbers[-1], {}).get(0, likeness.Shared())
    (row,) = likeness.features(pairs.window, numbers[-1], [0], [text])
    return dict(zip(NAMES, row.tolist(), strict=True))


@pytest.mark.parametrize(
    ("first", "second", "name", "value"),
    [
        ("Rain fell on Tuesday.", "Rain fell on Tuesday.", "other weekday", 0),
        ("Rain fell on Tuesday.", "Rain fell on Monday.", "other weekday", 1),
        ("Rain fell on Tuesday.", "Rain fell.", "other weekday", 0),
        ("Rain fell on 4 April.", "Rain fell on Apr 4.", "same calendar day", 1),
        ("Rain fell on 4 April.", "Rain fell on April 5.", "other calendar day", 1),
        ("Rain fell in April.", "Rain fell in March.", "other month", 1),
        ("It fell in 2007 and 2013.", "It fell in 2013.", "other year", 0),
        ("It fell in 2007.", "It fell in 2013.", "other year", 1),
        ("Some 4,000 fled.", "Some 3,000 fled.", "same early figure", 0),
        ("Some 4,000 fled.", "Some 4,000 fled.", "figures", 1),
        ("They say Ana Ruiz fled.", "They say that Ana Ruiz had fled.", "names", 1),
        ("They say Ana Ruiz fled.", "They say that Bo Lind had fled.", "names", 0),
    ],
)
def test_what_is_measured(article, first, second, name, value):
    assert measured(article(first), article(second, outlet="Other"))[name] == pytest.approx(value)


def test_a_word_written_small_is_no_name(article):
    known = measured(
        article("They met at the Harbour. The harbour was cold, a harbour of stone."), article("We like Harbour walls.")
    )
    assert known["names"] == 0


def test_days_apart_are_one_of_the_gaps(article):
    for days, name in ((1, "1 day apart"), (3, "3 days apart"), (8, "30 days apart"), (60, "further apart")):
        day = (date(2024, 1, 1) + timedelta(days)).isoformat()
        known = measured(article("Rain fell.", published="2024-01-01"), article("It snowed.", published=day))
        assert [each for each in NAMES if each.endswith("apart") and known[each]] == [name]


def test_without_days_no_gap_counts(article):
    known = measured(article("Rain fell.", published="2024-01-01"), article("It snowed."))
    assert not any(known[each] for each in NAMES if each.endswith("apart"))


def test_every_weight_is_of_something_measured(article):
    assert set(measured(article("Rain fell."), article("It snowed."))) == set(WEIGHTS)


def test_what_each_always_names_and_the_other_never_tells_two_events_apart(article):
    texts = [
        f"Champion Ivo Brandt kept his title in Ostrey on Saturday when he beat {who} in round {number}."
        for who in ("Sena Okoro", "Aron Vik")
        for number in (4, 5)
    ]
    pairs = Pairs()
    pairs.take([article(text) for text in texts], {})
    apart = Apart(pairs.window)
    assert apart([0, 1], [2, 3])
    assert not apart([0, 2], [1, 3])
    assert not apart([0], [2, 3]), "one article is no rule"


def test_few_articles_are_more_likely_of_one_story():
    assert [least(count) for count in (1, 5, 450, 10_000)] == [-2.5, -2.5, -1.5, -1.5]
    assert least(100) < least(200)


def test_what_snippets_of_one_town_have_in_common_is_little(article):
    """Two notes of some twenty words each, which share a town and nothing else."""
    known = measured(
        article("The toll on the Orrin canal will rise by four percent in January, the ministry of transport said."),
        article("A choir of Orrin has lost its hall to damp and sings at Cape Mallow, said Juno Reyes, who is twelve."),
    )
    assert known["too short"] > 0.5
    assert known["names covered"] > known["many names covered"]
    assert sum(WEIGHTS[name] * value for name, value in known.items()) < least(30)


def test_a_text_of_some_length_is_not_too_short(article):
    text = " ".join(f"Word{number} of many" for number in range(60))
    assert measured(article(text), article(text + " more", outlet="Other"))["too short"] == 0
