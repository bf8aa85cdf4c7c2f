"""Teaches the network that finds the article, judges it on sites it has not seen, and writes it into the package.

    python -m training.cleaning.article --data ../shared/data --run training/runs/article --out src/crossread/models

Five folds by site: each has networks that saw none of its sites, which `benchmarks --only cleaning` measures with (they are
written into benchmarks/quality/folds); the shipped ones are taught on all pages. What is done is kept in the run's folder: a run
that was cut off goes on there. `--quick` teaches one fold for one pass, to see that all of it runs.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import torch
from benchmarks.quality import cleaning
from benchmarks.quality.cleaning import figures, scored
from training.cleaning import network, pages, wording
from training.cleaning.network import Taught
from training.cleaning.pages import Example

from crossread.clean import scorer
from crossread.clean.features import Words, features

FOLDS = range(5)
EPOCHS = 20
SEEDS = (0, 1, 2)

Left = frozenset[int]  # folds that something was made without


def main() -> None:
    asked = arguments()
    asked.run.mkdir(parents=True, exist_ok=True)
    every: list[int | None] = [0] if asked.quick else [*FOLDS, None]
    lefts = (
        [frozenset(pair) for pair in combinations(FOLDS, 2)]
        + [frozenset((fold,)) for fold in FOLDS]
        + [frozenset[int]()]
    )
    with ProcessPoolExecutor(asked.processes, mp_context=get_context("spawn")) as pool:
        list(pool.map(_weigh, [(asked.data, asked.run, left) for left in lefts]))
        tasks = [
            (asked.data, asked.run, fold, seed, asked.quick)
            for seed in SEEDS[: 1 if asked.quick else None]
            for fold in every
        ]
        list(pool.map(_teach, tasks))
    if not asked.quick:
        _finish(asked.data, asked.run, asked.out)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the corpora")
    parser.add_argument("--run", type=Path, required=True, help="where what is done is kept")
    parser.add_argument("--out", type=Path, required=True, help="the folder of the package's models")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="networks taught at a time")
    parser.add_argument("--quick", action="store_true", help="one fold, one pass, nothing written but the run's folder")
    return parser.parse_args()


def _plain(data: Path) -> list[Example]:
    return [pages.example(page) for page in pages.marked(data)]


def _kept(run: Path, left: Iterable[int]) -> Path:
    return run / f"words{''.join(f'-{fold}' for fold in sorted(left))}.txt"


def _weigh(task: tuple[Path, Path, Left]) -> None:
    """What words say, without some folds."""
    data, run, left = task
    network.alone()
    if not _kept(run, left).is_file():
        write_words(wording.weights([each for each in _plain(data) if each.page.fold not in left]), _kept(run, left))


def _teach(task: tuple[Path, Path, int | None, int, bool]) -> None:
    """One network: of all pages, or of those of all folds but one; and of changed pages, of its own seed.

    What the words of a page say was weighed without its fold, or the network would trust them too much."""
    data, run, left_out, seed, quick = task
    target = _state(run, left_out, seed)
    if target.is_file():
        return
    network.alone()
    left = {left_out} - {None}
    plain = [each for each in _plain(data) if each.page.fold not in left]
    words = {fold: scorer.read_words(_kept(run, {*left, fold})) for fold in FOLDS if fold not in left}
    varied = map(pages.example, pages.variations([each.page for each in plain], seed + 1, cut=seed > 0))
    taught = [given(each, words[each.page.fold]) for each in (*plain, *varied) if each.units]
    trained = network.train(taught, 1 if quick else EPOCHS, seed)
    torch.save((trained.network.state_dict(), trained.mean, trained.spread), target)
    print(f"without fold {left_out}, seed {seed}: taught", flush=True)


def _state(run: Path, left_out: int | None, seed: int) -> Path:
    return run / f"network-{'all' if left_out is None else left_out}-{seed}.pt"


def _finish(data: Path, run: Path, out: Path) -> None:
    """Writes what is shipped and what the benchmark measures with, and prints the folds' figures."""
    write(run, None, out)
    for fold in FOLDS:
        folder = cleaning.FOLDS / str(fold)
        folder.mkdir(parents=True, exist_ok=True)
        write(run, fold, folder)
    report(_plain(data))


def write(run: Path, left_out: int | None, folder: Path) -> None:
    """The two files of a model: the networks of all seeds that are done, and what each word says."""
    done = [_state(run, left_out, seed) for seed in SEEDS if _state(run, left_out, seed).is_file()]
    network.export([network.loaded(*torch.load(path, weights_only=False)) for path in done], folder / scorer.NETWORK)
    words = _kept(run, {left_out} - {None})
    (folder / scorer.WORDS).write_bytes(words.read_bytes())


def write_words(words: Words, target: Path) -> None:
    """A word a line, with its two weights."""
    rows = zip(words.rows, words.weights[1:], strict=True)
    lines = [f"{word} {short:.2f} {long:.2f}\n" for word, (short, long) in rows]
    target.write_text("".join(lines), encoding="utf-8")


def given(example: Example, words: Words) -> Taught:
    return Taught(
        features(example.units, example.repeated, example.known, example.page.address, words),
        (example.labels > 0.5).astype(np.float32),
        np.array([unit.count for unit in example.units], dtype=np.float32),
    )


def report(examples: Sequence[Example]) -> None:
    """Figures of the network alone, each page by networks that saw none of its site."""
    told = {}
    for fold in FOLDS:
        with scorer.other(cleaning.FOLDS / str(fold)):
            for each in examples:
                if each.page.fold == fold:
                    told[_name(each)] = scorer.shares(each.units, each.repeated, each.known, each.page.address)
    for flattener in sorted({each.page.flattener for each in examples}):
        chosen = [each for each in examples if each.page.flattener == flattener]
        for name, kept in (("all", chosen), ("sound", [each for each in chosen if not each.page.suspect])):
            row = figures([scored(each.page.gold, _text(each, told[_name(each)])) for each in kept])
            print(f"{flattener} {name}: {len(kept)} pages, " + ", ".join(f"{key} {row[key]:.4f}" for key in row))


def _name(example: Example) -> tuple[str, str]:
    return example.page.name, example.page.flattener


def _text(example: Example, share: Any) -> str:
    chosen = scorer.article(share, example.units, example.repeated)
    return "\n".join(unit.text for unit, own in zip(example.units, chosen, strict=True) if own)


if __name__ == "__main__":
    main()
