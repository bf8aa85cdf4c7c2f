"""The scorer of reuse labels: F1 of two readings of the labels, thresholds, and what the labels themselves must hold to."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from benchmarks.quality.reuse import LABELS, Pair, cosines, fitted, scored, shingles, words_of

WIRE = "The harbour of Vellam will stay closed until the spring after a crane fell into the main channel on Monday"
OTHER = "A bakery in the old town of Ostrel has sold its last loaf after ninety years and two floods in one decade"
PAGES = {
    "wire": {"id": "wire", "paragraphs": ["Menu", WIRE]},
    "copy": {"id": "copy", "paragraphs": [WIRE.upper(), "Sign up"]},
    "both": {"id": "both", "paragraphs": [WIRE, OTHER]},
    "other": {"id": "other", "paragraphs": [OTHER]},
}


def _pair(a: str, b: str, label: str) -> Pair:
    return Pair(PAGES[a], PAGES[b], label, True, "dev")


PAIRS = [
    _pair("wire", "copy", "same"),
    _pair("wire", "both", "shares"),
    _pair("wire", "other", "quotation"),
    _pair("copy", "other", "independent"),
]


def test_short_paragraphs_are_no_body() -> None:
    assert words_of(PAGES["wire"]) == WIRE.casefold().split()


@pytest.mark.parametrize(
    ("answer", "same", "shares"),
    [("same", 0.4, 2 / 3), ("shares", 0.0, 2 / 3), ("quotation", 0.0, 0.0), ("independent", 0.0, 0.0)],
)
def test_one_answer_for_all(answer: str, same: float, shares: float) -> None:
    scores = scored(lambda *_: answer, PAIRS)
    assert scores["same"].f1 == pytest.approx(same)
    assert scores["shares"].f1 == pytest.approx(shares)


@pytest.mark.parametrize("method", [shingles, cosines])
def test_a_likeness_that_orders_the_pairs_is_fitted_without_error(method: type) -> None:
    judge = fitted(method(PAGES.values()), PAIRS)
    assert [judge(pair.a, pair.b) for pair in PAIRS] == ["same", "shares", "independent", "independent"]


def test_labels_keep_their_promises() -> None:
    rows = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    parts = {part: {row[side] for row in rows if row["part"] == part for side in "ab"} for part in ("dev", "held")}
    assert not parts["dev"] & parts["held"]
    assert max(Counter(row[side] for row in rows for side in "ab").values()) <= 4
    assert all(bool(row["shared"]) == (row["label"] in ("same", "shares")) for row in rows)
    assert len({frozenset((row["a"], row["b"])) for row in rows}) == len(rows) >= 150
