"""Score cards are fitted to what is right; variants take the facts away."""

from __future__ import annotations

import numpy as np
from training.cleaning.cards import Example, fit
from training.cleaning.variants import bare, doubled

ROW = {
    "text": "Home\nBridge closed\nBy Ada Sample\n4 March 2025\nIt was closed on Tuesday.\nAbout us",
    "gold_title": "Bridge closed",
    "gold_authors": "Ada Sample",
    "gold_date": "2025-03-04",
    "gold_body": "It was closed on Tuesday.",
    "body_lines": [[4, 4]],
}


def test_a_card_finds_the_feature_that_tells() -> None:
    chance = np.random.default_rng(1)
    examples = []
    for number in range(60):
        rows = chance.integers(0, 5, size=(6, 2)).astype(float)
        right = (np.arange(6) == 0) & (number % 3 > 0)
        rows[right, 0] = 9.0
        examples.append(Example(rows, right))
    card = fit(("tells", "noise"), examples)
    assert card.score((9.0, 2.0)) > 0 > card.score((1.0, 2.0))


def test_a_bare_page_has_no_facts() -> None:
    assert bare(ROW)["text"] == "Home\nIt was closed on Tuesday.\nAbout us"


def test_a_doubled_page_has_its_headline_between() -> None:
    assert doubled(ROW)["text"].split("\n")[:2] == ["It was closed on Tuesday.", "Bridge closed"]
