"""People's names compared, and what the gazetteer knows: the doctests hold, and comparing is symmetric."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread import gazetteer, people
from crossread.collate import alike, naming

NAMES = [
    "Ana Ruiz",
    "Ana M. Ruiz",
    "A. Ruiz",
    "Yuri Lind",
    "Yury Lind",
    "Xi Jinping",
    "Omar al-Tamimi",
    "Martin Roe Jr.",
    "Roe",
    "",
    "J",
    "-",
    "van der Berg",
]


@pytest.mark.parametrize("module", [people, gazetteer, alike, naming])
def test_the_examples_of_the_docstrings_hold(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.failed == 0
    assert result.attempted


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.sampled_from(NAMES), st.text(max_size=30)), st.one_of(st.sampled_from(NAMES), st.text(max_size=30)))
def test_comparing_is_symmetric_and_never_fails(one: str, other: str) -> None:
    if not one.split() or not other.split():
        return
    first, second = people.parse(one), people.parse(other)
    assert (people.same_person(first, second) is None) == (people.same_person(second, first) is None)
    assert people.same_surname(first.surname, second.surname) == people.same_surname(second.surname, first.surname)


def test_every_metonym_stands_for_a_country() -> None:
    assert {gazetteer.government(name) for name in ("Kremlin", "Downing Street", "White House", "Beijing")} == {
        "RU",
        "GB",
        "US",
        "CN",
    }
