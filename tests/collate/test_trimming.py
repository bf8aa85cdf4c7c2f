"""The words of a statement without what only joins it to its sentence."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.trimming import trim, whole

# «…» marks the words as they were read, the second column what is left of them.
TRIMMED = [
    ("«and that trade rose,»", "trade rose"),
    ("«That fact is known»", "That fact is known"),
    ("«(surely) it stands»", "(surely) it stands"),
    ("«“We will rebuild the U.S.”»", "We will rebuild the U.S."),
    ("«the dam was “safe”»", "the dam was “safe”"),
    ("«the second was held back while»", "the second was held back"),
    ("«Sunday that the water would rise»", "the water would rise"),
    ("«on Monday evening that it rose»", "it rose"),
    ("«as well as higher fares»", "higher fares"),
    ("«Monday was wet»", "Monday was wet"),
]


@pytest.mark.parametrize(("marked", "expected"), TRIMMED)
def test_trim(marked: str, expected: str) -> None:
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")
    place = trim(text, start, end)
    assert place is not None
    assert text[slice(*place)] == expected


WHOLE = [
    ("«Trade rose 7»% in May", "Trade rose 7%"),
    ("«he left the U.S»., she said", "he left the U.S."),
    ("«the dam was “safe».”", "the dam was “safe.”"),
    ('«the dam was "safe»" then', 'the dam was "safe"'),
    ("“«the dam was safe»”", "the dam was safe"),
]


@pytest.mark.parametrize(("marked", "expected"), WHOLE)
def test_whole(marked: str, expected: str) -> None:
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")
    assert text[start : whole(text, start, end, len(text))] == expected


@given(st.text(alphabet="ab and,.“”\"'()%", max_size=60))
def test_what_is_left_lies_inside(text: str) -> None:
    place = trim(text, 0, len(text))
    assert place is None or 0 <= place[0] < place[1] <= len(text)
    assert 1 <= whole(text, 0, 1, len(text)) <= max(1, len(text))


def test_hostile_marks_cost_little() -> None:
    began = time.perf_counter()
    for text in ("(" * 100_000 + "a b", "and " * 50_000, "a b" + "”" * 100_000, "“a " * 40_000):
        trim(text, 0, len(text))
    assert time.perf_counter() - began < 2
