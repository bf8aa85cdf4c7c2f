"""Dates and times as they are said to a reader."""

from __future__ import annotations

import pytest

from crossread.dates import when


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2031-03-10/2031-03-16", "10 to 16 March 2031"),
        ("2031-12-29/2032-01-04", "29 Dec 2031 to 4 Jan 2032"),
        ("2031-03-10", "Mon 10 March 2031"),
        ("2031-03", "March 2031"),
        (None, "no date found"),
    ],
)
def test_when(value: str | None, said: str) -> None:
    assert when(value) == said
