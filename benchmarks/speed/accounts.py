"""Speed of one account: seconds for 10, 100, 1,000 articles of one story, by stage, and how the time grows.

    python -m benchmarks.speed.accounts [--articles 100] [--profile]

Articles are made up (made_story.py). A small account is made first, so that models are loaded, and as many processes as there
are cores stand ready to annotate, as they do for `crossread collate` with 24 pages or more; the rest is this process alone.
`growth` is the power of the number of articles with which the time has grown since the size before; beside it the power of
n log n between the two sizes, which is the most that is wanted. Sizes whose time would go beyond LIMIT at the growth so far are
left out, and said to be.

On 22 November 2026, two cores of an AMD EPYC, by the clock: 10 articles 3.1 to 3.6 s, 30 6.9 to 8.3, 100 23.1 to 25.3 (annotate
7.1, cluster 5.0, collate 10.9), 300 98. Growth .60 to .93, 1.00 and 1.32, n log n 1.36, 1.25 and 1.19. 1,000 are left out: about
480 s expected.
"""

from __future__ import annotations

import argparse
import cProfile
import math
import pstats
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.speed.made_story import story

from crossread.account import Account, Made
from crossread.clean import clean
from crossread.cluster import cluster
from crossread.collate import collate
from crossread.model import Annotations, Article, Page, Story
from crossread.publish import html, json
from crossread.run import annotate
from crossread.workers import MANY, Workers

SIZES = (10, 30, 100, 300, 1000)
QUICK = (10, 30)
GOALS = {10: 3.0, 100: 20.0}  # seconds, warm
LIMIT = 240.0  # seconds for one account: more says nothing that a smaller one does not
STAGES = ("clean", "annotate", "cluster", "collate", "publish")


@dataclass(frozen=True, slots=True)
class Run:
    """One account: seconds by stage, and what came of it."""

    articles: int
    seconds: dict[str, float]
    account: Account

    @property
    def total(self) -> float:
        """What the goals are for: from pages to the account. Writing it out is shown beside it."""
        return sum(seconds for stage, seconds in self.seconds.items() if stage != "publish")


def main(*, quick: bool = False, sizes: Sequence[int] = ()) -> dict[str, float]:
    """Prints the curve and returns seconds by size."""
    with Workers() as workers:
        return curve(sizes or (QUICK if quick else SIZES), workers)


def curve(sizes: Sequence[int], workers: Workers) -> dict[str, float]:
    """The same for given sizes."""
    annotate(story(MANY, seed=2), workers=workers)  # starts the processes
    run_of(story(4, seed=1), workers)  # models are loaded, tables are read
    figures: dict[str, float] = {}
    stages = " ".join(f"{stage:>9}" for stage in STAGES)
    print(f"{'articles':>8}{'claims':>8}{'reports':>9} {stages}{'account':>10}{'goal':>6}{'growth':>8}{'n log n':>9}")
    runs: list[Run] = []
    for size in sizes:
        if runs and (seconds := expected(runs, size)) > LIMIT:
            print(f"{size:>8}  left out: about {seconds:.0f} s expected")
            continue
        run = run_of(story(size), workers)
        print(line(run, runs[-1] if runs else None), flush=True)
        runs.append(run)
        figures[f"seconds_{size}"] = run.total
    return figures


def run_of(pages: Sequence[Page], workers: Workers) -> Run:
    """Cleans, annotates, clusters and collates pages as one story, and writes the account out."""
    clock = Clock()
    articles = [each for page in pages if isinstance(each := clean(page), Article)]
    clock.lap("clean")
    notes = [each for each in annotate(articles, workers=workers) if isinstance(each, Annotations)]
    clock.lap("annotate")
    clustering = cluster(articles, notes)
    clock.lap("cluster")
    told = Story("story", "story", tuple(articles), clustering.passages, clustering.lines)
    account = collate(told, {each.page: each for each in notes}, Made("benchmark"))
    clock.lap("collate")
    html(account, {article.id: article.text for article in articles})
    json([account])
    clock.lap("publish")
    return Run(len(articles), clock.seconds, account)


class Clock:
    """Seconds between laps, by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.last = time.perf_counter()

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.seconds[name], self.last = now - self.last, now


def growth(small: Run, large: Run) -> float:
    """The power of the number of articles with which the time has grown from one account to a larger one."""
    return math.log(large.total / small.total) / math.log(large.articles / small.articles)


def even(small: int, large: int) -> float:
    """The same power for n log n."""
    return math.log(large * math.log(large) / (small * math.log(small))) / math.log(large / small)


def expected(runs: Sequence[Run], size: int) -> float:
    """Seconds that an account of a size should take if the time grows on as it did last."""
    power = growth(runs[-2], runs[-1]) if len(runs) > 1 else 2.0  # nothing known yet: all pairs
    return runs[-1].total * (size / runs[-1].articles) ** max(1.0, power)


def line(run: Run, before: Run | None) -> str:
    goal = GOALS.get(run.articles)
    reports = sum(len(claim.reports) for claim in run.account.claims)
    text = f"{run.articles:>8}{len(run.account.claims):>8}{reports:>9} "
    text += " ".join(f"{run.seconds[stage]:9.2f}" for stage in STAGES)
    text += f"{run.total:10.2f}{goal if goal else '':>6}"
    if before:
        text += f"{growth(before, run):8.2f}{even(before.articles, run.articles):9.2f}"
    return text


def profiled(size: int, lines: int) -> None:
    """Where the time of one account goes, by function."""
    pages = story(size)
    profile = cProfile.Profile()
    profile.runcall(run_of, pages, Workers(1))
    pstats.Stats(profile).sort_stats("cumulative").print_stats(lines)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.accounts")
    parser.add_argument("--articles", type=int, action="append", help="accounts of this size alone; may be given again")
    parser.add_argument("--profile", action="store_true", help="where the time goes, by function")
    return parser.parse_args()


if __name__ == "__main__":
    asked = arguments()
    main(sizes=asked.articles or ())
    for size in asked.articles or (100,) if asked.profile else ():
        profiled(size, 60)
