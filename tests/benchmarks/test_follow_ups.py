"""The scorer of follow-ups, and what the labels themselves must hold to."""

import json
from collections import Counter

from benchmarks.quality.follow_ups import LABELS, Label, scored

LABELLED = [
    Label("b", "a", "follow-up", "dev", "high"),
    Label("c", "a", "related", "dev", "high"),
    Label("d", "a", "follow-up", "dev", "low"),
    Label("e", "a", "follow-up", "dev", "given"),
]


def test_precision_is_of_judged_links_and_recall_of_stories_drawn_without_them() -> None:
    score = scored({"b": "a", "c": "a", "e": "a", "d": "z", "y": "x"}, LABELLED)
    assert (score.given, score.unjudged) == (4, 1)
    assert (score.precision, score.recall) == (2 / 3, 1 / 2)


def test_no_links_score_nothing() -> None:
    assert scored({}, LABELLED)[:3] == (0.0, 0.0, 0.0)


def test_no_pair_is_labelled_twice_and_no_story_stands_in_both_parts() -> None:
    rows = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    assert max(Counter((row["later"], row["earlier"]) for row in rows).values()) == 1
    parts = {(row["later"], row["part"]) for row in rows}
    assert len(parts) == len({later for later, _ in parts})
    assert {row["label"] for row in rows} == {"follow-up", "same", "related", "unrelated"}
