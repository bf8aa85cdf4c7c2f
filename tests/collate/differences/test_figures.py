"""Amounts of one claim: which differ, how gravely, and what is no difference."""

from __future__ import annotations

import pytest
from tests.collate.differences.telling import difference, weight

CASES = [
    ("Nine people were hurt", "Seven people were hurt", "difference"),  # which report is the later is not known
    ("the well is 40 metres deep", "the well is 80 metres deep", "difference"),
    ("the ferry cost $40 million", "the ferry cost $55 million", "conflict"),
    ("the ferry cost more than $40 million", "the ferry cost more than $400 million", "conflict"),
    ("Some 60 excavators are at work", "Around 80 diggers are at work", "difference"),
    ("Some 60 rescuers are at work", "Around 80 diggers are at work", None),
    ("the quay had stood empty for five years", "the quay had stood empty for around five years", "detail"),
    ("Karva 4 holds 600,000 barrels", "Karva 4 holds more than 600,000 barrels", "detail"),
    ("the quay had stood empty for five years", "the quay had stood empty for 5 years", None),
    ("Five people were wounded", "several people were wounded", "detail"),
    ("the storm left five people dead", "the storm left multiple victims", "detail"),
    ("they will call at all 27 harbours", "they will call at every harbour", "detail"),
    ("subpoenas went to 33 banks", "subpoenas went to a number of large banks", "detail"),
    ("the firm took $7 million from the fund", "the firm took money from the fund", "detail"),
    ("the firm took $7 million from the fund", "the firm drew on the fund", None),
    ("one of the banks refused", "some banks refused", None),
    ("the search lasted nine days", "he sailed days later", None),  # a time, not how long it lasted
    ("it lies 20 miles east of Marrow", "it lies 45 miles east of Marrow", "conflict"),
    ("it lies 20 miles east of Marrow", "it lies 45 miles north-west of Marrow", None),
    ("it lies 25 miles south of Marrow", "it lies 30 miles south of Elm", None),
    ("the storm lies 25 miles from Marrow", "the storm is 30 miles wide", None),
    ("another 10,000 troops were sent", "3,000 troops were sent", None),
    ("3,000 troops were sent", "10,000 more troops were sent", None),
    ("another 10,000 troops were sent", "another 3,000 troops were sent", "difference"),
    ("the third ferry sank", "the ferry sank", None),
]


@pytest.mark.parametrize(("first", "second", "expected"), CASES)
def test_weight(first: str, second: str, expected: str | None) -> None:
    assert weight("figure", first, second) == expected


def test_a_later_and_longer_search_updates_the_earlier_report() -> None:
    found = difference(
        "figure", "the search has lasted two days", "the search has lasted 85 hours", "2031-03-05", "2031-03-07"
    )
    assert found is not None
    assert found.weight == "update"
    assert found.reason.endswith("the later report gives the higher number")


def test_dozens_are_not_five_hundred() -> None:
    days = "2031-03-05", "2031-03-07"
    assert weight("figure", "Dozens of rescuers are at work", "More than 500 rescuers are at work", *days) == "update"
    assert weight("figure", "Dozens of rescuers are at work", "Some 60 rescuers are at work") == "detail"


def test_the_reason_quotes_the_nouns_where_they_differ() -> None:
    found = difference("figure", "Some 60 excavators are at work", "Around 80 diggers are at work")
    assert found is not None
    assert found.reason.startswith("“Some 60 excavators” against “Around 80 diggers”: they cannot both hold")


def test_a_word_for_how_many_is_shown_with_its_noun() -> None:
    found = difference("figure", "subpoenas went to 33 banks", "subpoenas went to a number of large banks")
    assert found is not None
    assert found.reason == "The Tide says “33 banks”, The Beacon “a number of large banks”"


def test_an_amount_told_in_passing_decides_nothing() -> None:
    days = "2031-03-05", "2031-03-07"
    assert weight("figure", "the 40m well in Marrow", "the 80m well in Marrow", *days) == "update"
    first = "The boy fell down the 40m dry well near the harbour on Sunday morning"
    assert (
        weight("figure", first, "A boy fell down an 80m dry well near the old harbour on Sunday", *days) == "difference"
    )


def test_of_several_amounts_of_one_unit_nobody_knows_which_belong_together() -> None:
    first = "the 170-gram loaf was cut to 150 grams"
    assert difference("figure", first, "loaves were cut to 150 grams and 360 grams") is None
    assert weight("figure", "the loaf was cut to 150 grams", "the bread was cut to 140 grams") == "conflict"


def test_a_wind_of_two_days_is_no_conflict() -> None:
    two = "the wind blew at 45 miles per hour", "the wind blew at 60 miles per hour"
    assert weight("figure", *two, "2031-03-05", "2031-03-05") == "conflict"
    assert weight("figure", *two, "2031-03-05", "2031-03-06") == "difference"
