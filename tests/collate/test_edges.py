"""Where propositions begin and end, mended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.collate.edges import mended
from crossread.model import Attribution, Span

# «…» marks the propositions as they were read; then who says it and how; then what they are.
CASES = [
    ("By noon «all nine lines were running».", None, "By noon all nine lines were running"),
    ("«By noon» «all nine lines were running».", None, "By noon all nine lines were running"),
    ("In October, «the port was closed».", None, "In October, the port was closed"),
    ("In October, when it blew, «the port was closed».", None, "the port was closed"),
    ("In addition, «the port was closed».", None, "the port was closed"),
    ("In it, «she said the port was closed».", ("she", "said"), "she said the port was closed"),
    ("The dredger that «the ferry hit was unlit».", None, "The dredger that the ferry hit was unlit"),
    ("Ruiz said «the port was closed».", ("Ruiz", "said"), "the port was closed"),
    ("Ruiz, who runs it, «said the port was closed».", ("Ruiz", "said"), "the port was closed"),
    ("«The two met» just hours after «the storm had passed».", None, "The two met | just hours after the storm had passed"),
    ("«They met» «in fog», «a day» after «the storm had passed».", None, "They met in fog | a day after the storm had passed"),
    ("«The two met a day» after «the storm had passed».", None, "The two met | a day after the storm had passed"),
    ("«They met just hours» after «it had passed» «in fog».", None, "They met | just hours after it had passed in fog"),
    ("«The two met» after «the storm had passed».", None, "The two met | the storm had passed"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "frame", "expected"), CASES, ids=[case[0] for case in CASES])
def test_mended(marked: str, frame: tuple[str, str] | None, expected: str) -> None:
    text, spans = "", []
    for piece in marked.split("«"):
        inside, closed, after = piece.partition("»")
        if closed:
            spans.append(Span("p", len(text), len(text) + len(inside)))
        text += inside + after
    told = []
    if frame:
        source, cue = (Span("p", text.index(words), text.index(words) + len(words)) for words in frame)
        told.append(Attribution("a1", "indirect", source, cue, (spans[-1],)))
    found = mended(text, Span("p", 0, len(text)), spans, told)
    assert " | ".join(text[start:end] for start, end in found) == expected


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9)), max_size=6))
def test_places_are_in_order_and_do_not_overlap(steps: list[tuple[int, int]]) -> None:
    text = "just hours after by noon it said a day before the ferry was hit and sank, they say " * 2
    spans, at = [], 0
    for gap, length in steps:
        spans.append(Span("p", at + gap, at + gap + length))
        at += gap + length
    last = 0
    for start, end in mended(text, Span("p", 0, len(text)), spans, []):
        assert last <= start < end
        last = end
