"""Workers: the same answer with one process and with several."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from crossread.workers import AHEAD, CHUNK, MANY, Workers


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_items(processes: int) -> None:
    words = ["ferry" * (i % 7) for i in range(2 * MANY)]
    with Workers(processes) as workers:
        assert list(workers.map(len, words)) == [len(word) for word in words]
        assert list(workers.map(str.upper, words[:3])) == [word.upper() for word in words[:3]]


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("count", [0, 3, MANY, 3 * MANY + 1])
def test_a_stream_comes_in_order(processes: int, count: int) -> None:
    words = ["ferry" * (i % 7) for i in range(count)]
    with Workers(processes) as workers:
        assert list(workers.stream(len, iter(words))) == [len(word) for word in words]


def test_of_a_stream_only_a_few_items_are_held() -> None:
    taken = 0

    def coming() -> Iterator[str]:
        nonlocal taken
        for _ in range(2000):
            taken += 1
            yield "ferry"

    with Workers(2) as workers:
        ahead = []
        for done, _ in enumerate(workers.stream(len, coming()), 1):
            ahead.append(taken - done)
    assert (taken, max(ahead) <= MANY + 2 * AHEAD * CHUNK) == (2000, True)


def test_a_stream_can_be_left() -> None:
    with Workers(2) as workers:
        found = workers.stream(len, iter(["ferry"] * 500))
        assert next(found) == 5
        found.close()  # type: ignore[attr-defined]
        assert list(workers.stream(len, ["a"] * MANY)) == [1] * MANY


def test_little_work_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crossread.workers.ProcessPoolExecutor", None)
    with Workers(8) as workers:
        assert list(workers.map(len, ["a"] * (MANY - 1))) == [1] * (MANY - 1)


def test_an_error_in_a_process_reaches_the_caller() -> None:
    with Workers(2) as workers, pytest.raises(ValueError, match="invalid literal"):
        list(workers.map(int, ["1"] * MANY + ["x"]))


KILLED = """
import os, signal
from crossread.workers import Workers
if __name__ == "__main__":
    with Workers(2) as workers:
        list(workers.map(len, ["ferry"] * 99))
        print(*workers._pool._processes, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_processes_end_with_the_one_that_started_them_though_it_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(KILLED, "utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL
    left = {int(number) for number in done.stdout.split()}
    assert len(left) == 2
    until = time.monotonic() + 20
    while left and time.monotonic() < until:
        time.sleep(0.05)
        left = {number for number in left if alive(number)}
    assert not left


def alive(number: int) -> bool:
    """Whether a process runs; one that ended and was not waited for does not."""
    with suppress(ProcessLookupError, FileNotFoundError):
        os.kill(number, 0)
        stat = Path("/proc", str(number), "stat")
        return not stat.parent.parent.joinpath("self").exists() or stat.read_text().split()[2] != "Z"
    return False


def test_processes_that_stand_ready_get_little_work_too() -> None:
    with Workers(2) as workers:
        assert set(workers.map(_process, range(3))) == {os.getpid()}
        assert len(list(workers.map(_process, range(MANY)))) == MANY
        assert os.getpid() not in set(workers.map(_process, range(3)))


def _process(_: int) -> int:
    return os.getpid()
