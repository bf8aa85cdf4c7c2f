"""Who a proposition is about, where it leaves that to the words before it."""

from __future__ import annotations

import pytest

from crossread.collate.subjects import Subjects
from crossread.model import Span

# «…» marks the propositions; the subject asked for is the last one's.
CASES = [
    ("«The harbour board met on Monday» and «approved the plan».", "The harbour board"),
    ("«Trade rose to a record», Ruiz said, «calling Norvia the leading partner».", "Trade"),
    ("The mayor, «who was elected in May», resigned.", "The mayor"),
    ("«The ferry struck the pier» and «nine people were hurt».", ""),
    ("The scheme, Ruiz said, «will cost nine million».", "The scheme"),
    ("«The Heron, built in 1998», «has sailed since 2004» and «was refitted in 2019».", "The Heron"),
    ("«The port», «which was dredged in May», «is to reopen».", "The port"),
    ("Sound Line, «which owns the ferry», «cancelled its crossings».", "Sound Line"),
    ("«The harbour board met on Monday».", ""),
    ("«The rules, drawn up in May», «would close the port».", "The rules"),
    ("«three of whom had sailed before» and «were hurt».", ""),
]


@pytest.mark.parametrize(("marked", "subject"), CASES)
def test_the_subject_left_out(marked: str, subject: str) -> None:
    text, places = "", []
    for piece in marked.split("«"):
        inside, closed, after = piece.partition("»")
        if closed:
            places.append(Span("p", len(text), len(text) + len(inside)))
        text += inside + after
    subjects = Subjects(text, Span("p", 0, len(text)))
    assert [subjects.left_out(place) for place in places][-1] == subject
