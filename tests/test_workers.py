"""workers: the same answer with one process and with several, in the same order."""

import os

from crossread import workers
from crossread.workers import Workers


def test_one_process_is_this_one():
    with Workers(1) as alone:
        assert list(alone.map(lambda n: (n * 2, os.getpid()), range(3), size=1000)) == [
            (n * 2, os.getpid()) for n in range(3)
        ]


def test_little_work_starts_no_process():
    with Workers(2) as two:
        assert list(two.map(lambda _: os.getpid(), [1], size=workers.ENOUGH - 1)) == [os.getpid()]


def test_several_processes_keep_the_order(monkeypatch):
    monkeypatch.setattr(workers, "ENOUGH", 3)
    with Workers(2) as two:
        assert list(two.map(abs, [-3, -1, -2], size=3)) == [3, 1, 2]
        assert two._pool is not None
    assert two._pool is None
