"""Origins: one camp is one origin, and what makes two reports independent."""

from __future__ import annotations

from typing import Any

import pytest

from crossread.collate.origins import Source, camps, independent, is_medium
from crossread.model import Entity


def test_people_of_one_government_are_one_camp() -> None:
    found = camps(
        [
            Entity("e1", "Kremlin", "organisation"),
            Entity("e2", "Yury Ushakov", "person", roles=("Kremlin aide",)),
            Entity("e3", "Vladimir Putin", "person", roles=("Russian President",)),
            Entity("e4", "Marco Rubio", "person", roles=("US Secretary of State",)),
        ]
    )
    assert found["e1"] == found["e2"] == found["e3"] != found["e4"]


def test_a_spokeswoman_is_of_the_body_her_role_names() -> None:
    found = camps(
        [
            Entity("e1", "Marrow Harbour Authority", "organisation"),
            Entity("e2", "Ilse Brandt", "person", roles=("a spokeswoman for the Marrow Harbour Authority",)),
            Entity("e3", "Ana Ruiz", "person", roles=("a passenger",)),
        ]
    )
    assert found["e2"] == found["e1"]
    assert found["e3"] == "e3"


def test_a_citizen_does_not_speak_for_the_country() -> None:
    found = camps([Entity("e1", "Ivan Petrov", "person", roles=("Russian farmer",)), Entity("e2", "Moscow", "place")])
    assert found["e1"] != found["e2"]


A = Source("a", "the tide", "Tide Group", None, "e1")
CASES = [
    (Source("b", "the courier", "Courier Group", None, "e2"), True),
    (Source("b", "the courier", "Courier Group", None, "e1"), False),  # one origin
    (Source("b", "the courier", "Courier Group", None, None), False),  # own voice is no second origin
    (Source("a", "the tide", None, None, "e2"), False),  # one article
    (Source("b", "the tide", None, None, "e2"), False),  # one outlet
    (Source("b", "the courier", None, None, "e2"), False),  # who owns it is not known: it may be the same
    (Source("b", None, None, None, "e2"), False),
]


@pytest.mark.parametrize(("other", "expected"), CASES)
def test_independent(other: Source, expected: bool) -> None:
    assert independent(A, other) is expected
    assert independent(other, A) is expected


def test_one_line_or_one_family_is_not_independent() -> None:
    one, two = Source("a", "x", "Group", "L1", "e1"), Source("b", "y", "Other", "L1", "e2")
    assert not independent(one, two)
    assert not independent(Source("a", "x", "Group", None, "e1"), Source("b", "y", "Group", None, "e2"))


def test_a_common_noun_may_be_the_body_that_bears_it() -> None:
    found = camps(
        [
            Entity("e1", "Marrow Sound Harbour Authority", "other"),
            Entity("e2", "the harbour authority", "organisation"),
            Entity("e3", "officials", "unnamed"),
            Entity("e4", "officials", "unnamed"),
        ]
    )
    assert found["e1"] == found["e2"]
    assert found["e3"] == found["e4"] != found["e1"]


def test_officials_do_not_corroborate_a_named_body() -> None:
    assert not independent(Source("a", "x", None, None, "“officials”", True), Source("b", "y", None, None, "e1"))
    assert independent(
        Source("a", "x", "Group", None, "“officials”", True), Source("b", "y", "Other", None, "“witnesses”", True)
    )


def test_a_person_stands_for_the_body_of_the_role_and_not_for_a_country_in_it() -> None:
    found = camps(
        [
            Entity("e1", "Acme Rail", "organisation"),
            Entity("e2", "Bo Lind", "person", roles=("head of external affairs for Britain at Acme Rail",)),
            Entity("e3", "Ana Ruiz", "person", roles=("spokeswoman for the Foreign Ministry of France",)),
            Entity("e4", "Foreign Ministry of France", "organisation"),
        ]
    )
    assert found["e2"] == found["e1"]
    assert found["e3"] == found["e4"]


@pytest.mark.parametrize(
    ("name", "sort", "expected"),
    [
        ("Reuters", "organisation", True),
        ("local media", "unnamed", True),
        ("two newspapers", "unnamed", True),
        ("the press secretary", "unnamed", False),
        ("Acme Rail", "organisation", False),
        ("Reuters", "person", False),
    ],
)
def test_outlets_and_the_media_say_what_others_said(name: str, sort: Any, expected: bool) -> None:
    assert is_medium(Entity("e1", name, sort)) is expected
