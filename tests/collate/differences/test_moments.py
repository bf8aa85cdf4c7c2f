"""Times of one claim: which cannot both hold, which say more exactly, and what is no difference."""

from __future__ import annotations

import pytest
from tests.collate.differences.telling import difference, weight

CASES = [
    ("the bridge fell on Monday", "the bridge fell on Tuesday", "conflict"),
    (
        "the bridge fell on Monday",
        "Tuesday saw the fall of an old bridge",
        "difference",
    ),  # other words: perhaps other times
    ("the bridge fell on Monday", "the bridge fell on 3 March", None),
    ("the bridge fell on Monday", "the bridge fell on Monday night", None),
    ("the bridge fell on Monday", "the bridge fell around 11 am on Monday", "detail"),
    ("the bridge fell last month", "the bridge fell on 15 February", "detail"),
    ("the bridge fell on Tuesday night", "the bridge fell shortly before 7 pm", "detail"),
    ("she was mayor from 2019 to 2023", "she was mayor from 2019 to 2022", "conflict"),
    ("the yard was founded in 1908", "the yard has been at work since 1908", None),
    ("she spoke 11 days before the vote", "she spoke just weeks before the vote", "difference"),
    ("she spoke two days before the vote", "she spoke two days before the vote", None),
    ("he left the 2031 race on Sunday", "he left the race on Sunday", None),
    ("he left the 2031 race", "he left the race on Sunday", None),
    ("the gala is held every Tuesday", "the gala is held on Tuesday", None),
    ("now the bridge is closed", "the bridge was closed on Monday", None),
]


@pytest.mark.parametrize(("first", "second", "expected"), CASES)
def test_weight(first: str, second: str, expected: str | None) -> None:
    assert weight("moment", first, second) == expected


def test_of_several_times_those_that_both_name_do_not_count() -> None:
    first = "on 2 March, two days before the vote, she wrote a second letter"
    assert difference("moment", first, "her second letter went out last Sunday, two days before the vote") is None
    assert difference("moment", first, "on 4 March, two days before the vote, she wrote a second letter") is not None


def test_the_more_exact_is_named() -> None:
    found = difference("moment", "the bridge fell last month", "the bridge fell on 15 February")
    assert found is not None
    assert found.reason.endswith("both can hold, and The Beacon says it more exactly")
