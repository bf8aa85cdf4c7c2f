"""Features of units: the sums over what stands around a unit, words found again, the headline; and any page at all."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.clean import parts
from crossread.clean.features import Words, columns, features, names
from crossread.clean.units import Unit

NOTHING = Words({}, np.zeros((1, 2)))

PAGE = """Home
News
Sign up for our newsletter
Tessaly harbour bridge closed after crack is found
By Ada Example
The harbour bridge in Tessaly was closed on Tuesday after engineers found a crack in a pillar, the city said.
The crack in the pillar is two metres long and was found during an inspection of the bridge, said Ada Sample, the engineer.
Traffic over the harbour will be led through the tunnel until the pillar has been repaired, which may take a month.
Privacy policy
"""


def of(text: str) -> tuple[list[Unit], list[bool], bool]:
    read = parts.reading(text)
    return read.units, read.repeated, read.spoken is not None


def test_one_row_a_unit_one_column_a_name():
    found, repeated, known = of(PAGE)
    made = features(found, repeated, known, None, NOTHING)
    assert made.shape == (len(found), len(names()))
    assert made.dtype == np.float32


@pytest.mark.parametrize(
    ("name", "at", "value"),
    [
        ("is_furniture", 0, 1.0),
        ("is_byline", 4, 1.0),
        ("is_text", 5, 1.0),
        ("terminal", 5, 1.0),
        ("terminal", 3, 0.0),
        ("since_byline", 6, 0.2),  # tenths of units
        ("till_furniture", 7, 0.1),
        ("from_title", 5, 0.2),
        ("notice_count", 2, 2.0),  # "sign", "newsletter"
        ("full_1_10", 4, 0.3),  # three full sentences among the ten units behind it
        ("addressed", 0, 0.0),
    ],
)
def test_what_is_measured(name, at, value):
    found, repeated, known = of(PAGE)
    assert columns(found, repeated, known, None, NOTHING)[name][at] == pytest.approx(value)


def test_words_are_weighed_apart_in_short_and_in_long_lines():
    found, repeated, known = of(PAGE)
    words = Words({"home": 1, "pillar": 2}, np.array([(0, 0), (-2.0, 5.0), (5.0, 1.0)]))
    told = columns(found, repeated, known, None, words)["words"]
    assert told[0] == -2
    assert told[5] > 0
    assert told[3] == 0


def test_the_address_names_the_subject():
    found, repeated, known = of(PAGE)
    made = columns(found, repeated, known, "https://post.example/news/harbour-bridge-closed", NOTHING)
    assert made["addressed"][0] == 1
    assert made["slug"][5] > made["slug"][7] > 0 == made["slug"][0]  # the headline's words in the first paragraph


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_page_gives_finite_numbers(text):
    found, repeated, known = of(text)
    if found:
        assert np.isfinite(features(found, repeated, known, text, NOTHING)).all()


@given(st.lists(st.sampled_from(PAGE.split("\n")[:-1]), min_size=1, max_size=30))
def test_sums_around_a_unit_are_sums(lines):
    found, repeated, known = of("\n\n".join(lines))
    made = columns(found, repeated, known, None, NOTHING)
    full = [float(unit.terminal and unit.count >= 8) for unit in found]
    for at in range(len(found)):
        around = full[max(0, at - 4) : at + 5]
        assert made["full_-4_4"][at] == pytest.approx(sum(around) / 9)
        assert made["full_1_10"][at] == pytest.approx(sum(full[at + 1 : at + 11]) / 10)
