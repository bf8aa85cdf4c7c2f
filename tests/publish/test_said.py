"""What is said to a reader."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from crossread import dates
from crossread.account import DifferenceKind, Silence, Status
from crossread.model import BlockKind
from crossread.publish import said


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-01-21T13:32:00+04:00", "Tue 21 Jan 2025, 13:32 UTC+4"),
        ("2025-01-21T13:32:00-03:30", "Tue 21 Jan 2025, 13:32 UTC−3:30"),
        ("2025-01-21T13:32:00+00:00", "Tue 21 Jan 2025, 13:32 UTC"),
        ("2025-01-21T13:32:00", "Tue 21 Jan 2025, 13:32"),
        ("2025-01-21", "Tue 21 Jan 2025"),
        ("2022-02", "Feb 2022"),
        ("2022", "2022"),
        ("2022-13", "2022-13"),
        ("yesterday", "yesterday"),
        (None, "no date found"),
    ],
)
def test_a_moment_keeps_its_precision(value: str | None, expected: str) -> None:
    assert dates.when(value) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-03-03T08:15:00", "2026-03-04", "3 to 4 March 2026"),
        ("2026-03-03", "2026-03-03T23:00:00", "3 March 2026"),
        ("2026-02-28", "2026-03-01", "28 Feb to 1 March 2026"),
        ("2025-12-31", "2026-01-01", "31 Dec 2025 to 1 Jan 2026"),
        (None, None, ""),
        ("2026-03-03", None, "Tue 3 March 2026"),
    ],
)
def test_ranges(first: str | None, last: str | None, expected: str) -> None:
    assert dates.when_range(first, last) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b", "a␀b"),
        ("\u202egnp.exe", "[U+202E]gnp.exe"),
        ("\u2066x\u2069", "[U+2066]x[U+2069]"),
        ("\x85", "[U+0085]"),
        ("\ud800", "\ufffd"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("שלום é 🙂 क्‍ष", "שלום é 🙂 क्‍ष"),
    ],
)
def test_what_acts_unseen_is_shown(text: str, expected: str) -> None:
    assert said.visible(text) == expected


def test_everything_an_account_records_has_words() -> None:
    assert set(said.STATUS) == set(get_args(Status))
    assert set(said.DIFFERENCE) == set(said.KINDS) == set(get_args(DifferenceKind))
    assert set(said.SILENCE) == set(get_args(Silence))
    assert set(said.BLOCK) == set(get_args(BlockKind))


def test_no_verdict_is_ever_said() -> None:
    words = " ".join([*said.STATUS.values(), *said.DIFFERENCE.values(), *said.SILENCE.values()])
    assert not re.search(r"(?i)\b(true|false|confirm\w*|debunk\w*|fact|lie|wrong|right|bias\w*)\b", words)


def test_lists_and_counts() -> None:
    assert said.listed(["a"]) == "a"
    assert said.listed(["a", "b", "c"]) == "a, b and c"
    assert said.listed(list("abcdefgh")) == "a, b, c, d, e and 3 more"
    assert said.listed([]) == ""
    assert said.count(1, "claim") == "1 claim"
    assert said.count(1500, "claim") == "1,500 claims"
