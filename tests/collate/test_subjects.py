"""Who a proposition is about, where it leaves that to the words before it."""

from __future__ import annotations

import pytest

from crossread.collate.subjects import left_out
from crossread.model import Span

# «…» marks the propositions; the subject asked for is the last one's.
CASES = [
    ("«The harbour board met on Monday» and «approved the plan».", "The harbour board"),
    ("«Trade rose to a record», Ruiz said, «calling Norvia the leading partner».", "Trade"),
    ("«The mayor, «who was elected in May», resigned.", "The mayor"),
    ("«The ferry struck the pier» and «nine people were hurt».", ""),
    ("The scheme, Ruiz said, «will cost nine million».", "The scheme, Ruiz"),
    ("«The harbour board met on Monday».", ""),
]


@pytest.mark.parametrize(("marked", "subject"), CASES)
def test_the_subject_left_out(marked: str, subject: str) -> None:
    text, places, at = "", [], 0
    for piece in marked.split("«"):
        inside, _, after = piece.partition("»")
        if "»" in piece:
            places.append((at, at + len(inside)))
        text += inside + after
        at = len(text)
    span = Span("p", *places[-1])
    before = Span("p", *places[-2]) if len(places) > 1 else None
    assert left_out(text, Span("p", 0, len(text)), span, before) == subject
