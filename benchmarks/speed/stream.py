"""Articles through passages, stories and lines as they come in: `python -m benchmarks.speed.stream --articles 100000`.

Made-up articles with a known truth (made_articles.py) go through a stream with a sliding window, its state in a file. Printed:
milliseconds an article for each 10,000, which should stay the same, by the clock and of processor time, of both processes
together (others on the machine make the first longer and hardly the second); memory; how well stories and lines are found; and
whether a stream that was closed in the middle and opened again ends the same.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.speed import processes
from benchmarks.speed.made_articles import Made, stream

from crossread.cluster.stream import Stream
from crossread.model import Line

ARTICLES = 6_000
QUICK = 2_000
BATCH = 1000  # articles added at once: those of a day
STEP = 10_000  # articles to a line of the table
WINDOW = 7  # days
RESTARTED = 1_500  # articles of the run that is done twice, at most
SEED = 3
PROCESSES = 2

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Truth:
    """Of each article by id: its story, and the text it goes back to."""

    story: dict[str, int]
    line: dict[str, int | None]


class Step(NamedTuple):
    """What a part of the stream took."""

    articles: int
    wall: float  # milliseconds an article
    processor: float  # the same, of processor time, of all processes
    mib: float  # in use after it, of all processes


def main(*, quick: bool = False, articles: int | None = None, processes: int = PROCESSES) -> Figures:
    """Prints the tables; returns milliseconds an article, seconds, MiB, and scores between 0 and 1."""
    count = articles or (QUICK if quick else ARTICLES)
    with tempfile.TemporaryDirectory() as folder:
        figures = measured(count, Path(folder) / "stream", processes)
        figures["restart_equal"] = restarted(min(count, RESTARTED), Path(folder))
    print(f"closed and opened again in the middle: {'the same' if figures['restart_equal'] else 'NOT the same'}")
    return figures


def measured(count: int, path: Path, most: int) -> Figures:
    """One run: milliseconds an article, memory, and scores against the truth."""
    truth = Truth({}, {})
    with Stream(path, WINDOW, most) as run:
        steps = list(curve(run, stream(count, SEED), truth))
        wall = sum(step.articles * step.wall for step in steps) / 1000
        begun = time.perf_counter(), time.process_time()
        clustering = run.clustering()
        spent = time.perf_counter() - begun[0], time.process_time() - begun[1]
        print(
            f"{count} articles: {wall:.0f} s by the clock; then all stories as values: {spent[0]:.1f} s ({spent[1]:.1f})"
        )
        scores = story_scores(run.stories(), truth) | line_scores(clustering.lines, truth)
    begun = time.perf_counter(), time.process_time()
    with Stream(path, WINDOW):
        opened = time.perf_counter() - begun[0], time.process_time() - begun[1]
    print(f"opened again: {opened[0]:.1f} s ({opened[1]:.1f}); the file has {path.stat().st_size / 2**20:.0f} MiB")
    print("  ".join(f"{name} {value:.3f}" for name, value in scores.items()))
    processor = sum(step.articles * step.processor for step in steps) / count
    figures = {"ms": processor, "ms_wall": 1000 * wall / count, "seconds": wall, "mib": max(step.mib for step in steps)}
    return figures | {"ms_first": steps[0].processor, "ms_last": steps[-1].processor, **scores}


def curve(run: Stream, articles: Iterable[Made], truth: Truth) -> Iterator[Step]:
    """Puts articles through a stream; what each STEP of them took, also printed. They are made beforehand."""
    print(f"{'articles':>10}{'ms an article':>15}{'of processor':>14}{'MiB':>8}")
    given, rest, own = 0, iter(articles), os.getpid()
    while step := list(islice(rest, STEP)):
        begun = time.perf_counter(), processes.seconds(own)
        for _ in run.feed([made.article for made in batch] for batch in batches(step)):
            pass
        wall, processor = time.perf_counter() - begun[0], processes.seconds(own) - begun[1]
        known(truth, step)
        given += len(step)
        done = Step(len(step), 1000 * wall / len(step), 1000 * processor / len(step), processes.memory(own) / 1024)
        print(f"{given:10}{done.wall:15.2f}{done.processor:14.2f}{done.mib:8.0f}", flush=True)
        yield done


def batches(articles: Iterable[Made]) -> Iterator[list[Made]]:
    rest = iter(articles)
    while batch := list(islice(rest, BATCH)):
        yield batch


def known(truth: Truth, batch: Sequence[Made]) -> None:
    truth.story.update((made.article.id, made.story) for made in batch)
    truth.line.update((made.article.id, made.line) for made in batch)


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
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--processes", type=int, default=PROCESSES)
    asked = parser.parse_args()
    main(articles=asked.articles, processes=asked.processes)
