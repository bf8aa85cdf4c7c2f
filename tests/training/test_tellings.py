"""Made-up tellings as examples of the pair network. The files are read without the libraries of training."""

from __future__ import annotations

import random

import pytest
from training.pairs import tellings


def test_a_telling_is_a_statement_in_its_sentence() -> None:
    one = tellings.telling("! Ruiz said «the ferry sank» at noon.", 3)
    assert (one.told, one.statement, one.claim, one.against) == (
        ("Ruiz said the ferry sank at noon.", 10, 24),
        "the ferry sank",
        3,
        True,
    )


@pytest.mark.parametrize("line", ["no marks", "«two» of «them»", "»turned«", "«»"])
def test_a_line_without_one_statement_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"marks one statement|not found"):
        tellings.telling(line, 1)


def test_every_file_can_be_read_and_gives_both_kinds_of_pairs() -> None:
    for path in sorted(tellings.TELLINGS.glob("*.txt")):
        events = tellings.read(path)
        assert len(events) >= 40, path.name
        found = list(tellings.examples(events[0], random.Random(0)))
        assert {example.same for example in found} == {0, 1}
        assert {example.contradicts for example in found if example.same} <= {-1, 0, 1}
