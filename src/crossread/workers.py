"""Several processes for work that is done article by article. The answer is the same with one and with many."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from types import TracebackType
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

# Below this many items the processes cost more than they save: two take 0.7 s to start, and 40 articles 4 s of work
# (2026-11-21, two cores).
ENOUGH = 40


class Workers:
    """Processes that start when there is enough to do and end with the `with` block. `count` 1: this process alone.

    A program that uses more than one must guard its start with `if __name__ == "__main__":`, since each process
    imports the program anew (they are spawned: a fork would copy the threads of a progress bar or of a model).
    """

    def __init__(self, count: int = 1) -> None:
        self._count = count
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)
            self._pool = None

    def map(self, function: Callable[[Given], Made], items: Sequence[Given], size: int) -> Iterator[Made]:
        """`function` of each item, in order. `size`: how many articles all items together are."""
        if self._count < 2 or size < ENOUGH:
            return map(function, items)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._count,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=signal.signal,
                initargs=(signal.SIGINT, signal.SIG_IGN),  # Ctrl-C reaches the whole group; this process ends the rest
            )
        return self._pool.map(function, items)
