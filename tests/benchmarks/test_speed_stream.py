"""The scores of the stream against a known truth, and its restart."""

import pytest
from benchmarks.speed.made_articles import stream
from benchmarks.speed.stream import Truth, curve, line_scores, restarted, story_scores

from crossread.cluster.stream import Stream
from crossread.model import Line

TRUTH = Truth(
    story=dict(zip("abcdef", (1, 1, 1, 2, 2, 3), strict=True)),
    line=dict(zip("abcdef", (7, 7, 7, 8, 8, None), strict=True)),
)


def test_the_truth_scores_one() -> None:
    found = {article: str(story) for article, story in TRUTH.story.items()}
    assert story_scores(found, TRUTH) == {"bcubed_f1": 1.0, "rand": 1.0}
    lines = [Line("L1", ("a", "b", "c"), None, ""), Line("L2", ("d", "e"), None, "")]
    assert line_scores(lines, TRUTH) == {"line_precision": 1.0, "line_recall": 1.0, "line_f1": 1.0}


def test_all_in_one_and_each_alone_score_less() -> None:
    one = story_scores(dict.fromkeys("abcdef", "x"), TRUTH)
    alone = story_scores({article: article for article in "abcdef"}, TRUTH)
    assert one["rand"] == pytest.approx(0)
    assert alone["rand"] == pytest.approx(0)
    assert alone["bcubed_f1"] == pytest.approx(2 * 0.5 / 1.5)  # precision 1, recall 3/6
    assert line_scores([Line("L1", tuple("abcdef"), None, "")], TRUTH)["line_precision"] == pytest.approx(4 / 15)
    assert line_scores([Line("L1", ("a", "b"), None, "")], TRUTH)["line_recall"] == pytest.approx(1 / 4)


def test_a_stream_through_and_through(tmp_path) -> None:
    truth = Truth({}, {})
    with Stream(tmp_path / "state", 7) as run:
        (step,) = curve(run, stream(120, 3), truth)
        scores = story_scores(run.stories(), truth) | line_scores(run.clustering().lines, truth)
    assert step.articles == len(truth.story) == 120
    assert step.wall > 0
    assert step.processor > 0
    assert step.mib > 0
    assert scores["bcubed_f1"] > 0.9
    assert scores["line_f1"] > 0.9


def test_a_restart_changes_nothing(tmp_path) -> None:
    assert restarted(120, tmp_path) == 1.0
