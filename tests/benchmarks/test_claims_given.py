"""Differences and status on the gold's own claims."""

from __future__ import annotations

from benchmarks.quality.collation.claims import status
from benchmarks.quality.collation.claims_given import claims_given
from benchmarks.quality.collation.differences import differences
from benchmarks.quality.collation.gold import Event
from benchmarks.quality.collation.reading import read

from crossread.model import Page

TEXTS = {
    "gull": "A bus left the Orlo road on Monday. Nine people were hurt. The road was icy, the mayor's office said.",
    "tern": "Seven people were hurt when a bus left the Orlo road. The road had been closed since May.",
}


def test_the_claims_are_those_of_the_gold_and_differ_as_collate_says() -> None:
    def span(key: str, words: str) -> dict[str, object]:
        start = TEXTS[key].index(words)
        return {"key": key, "start": start, "end": start + len(words)}

    hurt = [span("gull", "Nine people were hurt"), span("tern", "Seven people were hurt")]
    left = [span("gull", "A bus left the Orlo road on Monday"), span("tern", "a bus left the Orlo road")]
    claims = [
        {"id": "c1", "gist": "hurt", "status": "cannot-tell", "statements": hurt,
         "differs": [{"kind": "figure", "a": 0, "b": 1, "why": "nine against seven"}]},
        {"id": "c2", "gist": "left", "status": "cannot-tell", "statements": left, "differs": []},
    ]  # fmt: skip
    gold = {
        "event": "bus",
        "claims": claims,
        "different": [],
        "attributions": [],
        "reuse": [],
        "lines": [],
        "entities": [],
    }
    pages = tuple(
        Page.of(text, key, key=key, as_is=True, outlet=key, title="Bus", published="2031-03-05")
        for key, text in TEXTS.items()
    )
    reading = claims_given(read(Event("bus", pages, {**gold, "articles": [], "boilerplate": []})))
    assert [[reading.keys[r.statement.article] for r in claim.reports] for claim in reading.account.claims] == [
        ["gull", "tern"],
        ["gull", "tern"],
    ]
    counts = differences(reading).counts
    assert (counts["figure_gold"], counts["figure_both"], counts["figure_predicted"]) == (1, 1, 1)
    assert status(reading).counts["status"] == 2
