"""Articles through passages, stories and lines as they come in: `python -m benchmarks.speed.stream --articles 100000`.

Made-up articles with a known truth (made_articles.py) go through a stream with a sliding window, its state in a file. Printed:
milliseconds of processor time an article for each 10,000, which should stay the same; memory; how well stories and lines are
found; and whether a stream that was closed in the middle and opened again ends the same.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.speed.made_articles import Made, stream

from crossread.cluster.stream import Stream
from crossread.model import Line

ARTICLES = 10_000
QUICK = 2_000
BATCH = 500  # articles added at once
STEP = 10_000  # articles to a line of the table
WINDOW = 7  # days
RESTARTED = 1_500  # articles of the run that is done twice, at most
SEED = 3

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Truth:
    """Of each article by id: its story, and the text it goes back to."""

    story: dict[str, int]
    line: dict[str, int | None]


def main(*, quick: bool = False, articles: int | None = None) -> Figures:
    """Prints the tables; returns milliseconds an article, MiB, and scores between 0 and 1."""
    count = articles or (QUICK if quick else ARTICLES)
    with tempfile.TemporaryDirectory() as folder:
        figures = measured(count, Path(folder) / "stream")
        figures["restart_equal"] = restarted(min(count, RESTARTED), Path(folder))
    print(f"closed and opened again in the middle: {'the same' if figures['restart_equal'] else 'NOT the same'}")
    return figures


def measured(count: int, path: Path) -> Figures:
    """One run: milliseconds of processor time an article, memory, and scores against the truth."""
    truth, began = Truth({}, {}), time.perf_counter()
    with Stream(path, WINDOW) as run:
        steps = list(curve(run, stream(count, SEED), truth))
        seconds, begun = time.perf_counter() - began, time.process_time()
        clustering = run.clustering()
        print(f"{seconds:.0f} s, the making included; then all stories as values: {time.process_time() - begun:.1f} s")
        scores = story_scores(run.stories(), truth) | line_scores(clustering.lines, truth)
    print("  ".join(f"{name} {value:.3f}" for name, value in scores.items()))
    spent = sum(size * each for size, each in steps) / count
    return {"ms": spent, "ms_first": steps[0][1], "ms_last": steps[-1][1], "mib": memory(), **scores}


def curve(run: Stream, articles: Iterable[Made], truth: Truth) -> Iterator[tuple[int, float]]:
    """Puts articles through a stream; for each STEP of them how many they are and milliseconds of each, also printed."""
    print(f"{'articles':>10}{'ms an article':>15}{'MiB':>8}")
    given, rest = 0, iter(articles)
    while step := list(islice(rest, STEP)):
        spent = 0.0
        for batch in batches(step):
            begun = time.process_time()
            run.add([made.article for made in batch])
            spent += time.process_time() - begun
            known(truth, batch)
        given += len(step)
        print(f"{given:10}{1000 * spent / len(step):15.2f}{memory():8.0f}", flush=True)
        yield len(step), 1000 * spent / len(step)


def batches(articles: Iterable[Made]) -> Iterator[list[Made]]:
    rest = iter(articles)
    while batch := list(islice(rest, BATCH)):
        yield batch


def known(truth: Truth, batch: Sequence[Made]) -> None:
    truth.story.update((made.article.id, made.story) for made in batch)
    truth.line.update((made.article.id, made.line) for made in batch)


def memory() -> float:
    """The most this process has taken so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def story_scores(found: dict[str, str], truth: Truth) -> Figures:
    """BCubed F1 and adjusted Rand index of the stories."""
    both = Counter((found[article], story) for article, story in truth.story.items())
    ours, theirs, size = (
        Counter(found[article] for article in truth.story),
        Counter(truth.story.values()),
        len(truth.story),
    )
    precision = sum(count * count / ours[story] for (story, _), count in both.items()) / size
    recall = sum(count * count / theirs[story] for (_, story), count in both.items()) / size
    shared, mine, gold = (sum(math.comb(count, 2) for count in each.values()) for each in (both, ours, theirs))
    expected = mine * gold / math.comb(size, 2)
    rand = (shared - expected) / ((mine + gold) / 2 - expected)
    return {"bcubed_f1": 2 * precision * recall / (precision + recall), "rand": rand}


def line_scores(lines: Sequence[Line], truth: Truth) -> Figures:
    """F1 over pairs of articles of one line."""
    both = Counter((line.id, truth.line[article]) for line in lines for article in line.articles)
    shared = sum(math.comb(count, 2) for (_, line), count in both.items() if line is not None)
    ours = sum(math.comb(len(line.articles), 2) for line in lines)
    theirs = sum(math.comb(count, 2) for line, count in Counter(truth.line.values()).items() if line is not None)
    return {"line_precision": shared / ours, "line_recall": shared / theirs, "line_f1": 2 * shared / (ours + theirs)}


def restarted(count: int, folder: Path) -> float:
    """1.0 where a stream that is closed after each batch, and given some articles twice, ends as one that is not; else 0.0."""
    made = list(batches(stream(count, SEED)))
    with Stream(folder / "whole", WINDOW) as whole:
        for batch in made:
            whole.add([each.article for each in batch])
        wanted = digest(whole)
    for batch in made:
        with Stream(folder / "parts", WINDOW) as part:
            part.add([each.article for each in (made[0][:50] + batch)])
            found = digest(part)
    return float(found == wanted)


def digest(run: Stream) -> str:
    """Stories, passages and lines in short."""
    return hashlib.sha256(repr(run.clustering()).encode()).hexdigest()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=ARTICLES)
    main(articles=parser.parse_args().articles)
