"""Several processes for large inputs: a story or an article needs nothing of the others, so the answer is the same.

The processes start when the first large task comes, and only where the caller asked for them: a program that is not
guarded by `if __name__ == "__main__"` must not start copies of itself, so the Python verbs use none by default.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from types import TracebackType
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

MANY = 24  # items below which starting processes (about a second each) costs more than they save
SHARES = 8  # chunks a process gets in all: few enough to cost little, many enough that none waits long for another
CHUNK = 4  # items of a chunk where nobody knows how many will come: a page may be 8 MB with its markup
AHEAD = 3  # chunks a process has before it: one that it works on, one that waits, one that is done and awaits its turn


class Workers:
    """A pool of processes that starts late. Use it in a `with` block.

    processes: how many; None: one a core. With one, everything runs in this process.
    """

    def __init__(self, processes: int | None = None) -> None:
        self.processes = processes if processes is not None else os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def map(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """The results in the order of the items. `function` must be importable by name, items and results picklable. Few items
        are sent to other processes only where these have been started for others before."""
        if self.processes < 2 or len(items) < (MANY if self._pool is None else 2):
            return map(function, items)
        chunk = max(1, len(items) // (self.processes * SHARES))
        return self._started().map(function, items, chunksize=chunk)

    def stream(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The same for items that come one by one, any number of them: only a few are held at a time."""
        coming = iter(items)
        if self.processes < 2:
            yield from map(function, coming)
            return
        first = list(islice(coming, MANY))
        if len(first) < MANY:
            yield from map(function, first)
            return
        pool, coming = self._started(), chain(first, coming)
        under_way: deque[Future[list[Result]]] = deque()
        try:
            while chunk := list(islice(coming, CHUNK)):
                under_way.append(pool.submit(_all, function, chunk))
                if len(under_way) >= self.processes * AHEAD:
                    yield from under_way.popleft().result()
            while under_way:
                yield from under_way.popleft().result()
        finally:
            for future in under_way:
                future.cancel()

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # spawn, not fork: onnxruntime's threads do not survive a fork
            context = get_context("spawn")
            self._pool = ProcessPoolExecutor(self.processes, mp_context=context, initializer=end_with_parent)
        return self._pool

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _all(function: Callable[[Item], Result], chunk: Sequence[Item]) -> list[Result]:
    return [function(item) for item in chunk]


def end_with_parent() -> None:
    """Has this process end when the one that started it ends, even if that was killed: it would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
