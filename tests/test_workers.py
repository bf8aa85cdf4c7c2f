"""Workers: the same answer with one process and with several."""

from __future__ import annotations

import pytest

from crossread.workers import MANY, Workers


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_items(processes: int) -> None:
    words = ["ferry" * (i % 7) for i in range(2 * MANY)]
    with Workers(processes) as workers:
        assert list(workers.map(len, words)) == [len(word) for word in words]
        assert list(workers.map(str.upper, words[:3])) == [word.upper() for word in words[:3]]


def test_little_work_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crossread.workers.ProcessPoolExecutor", None)
    with Workers(8) as workers:
        assert list(workers.map(len, ["a"] * (MANY - 1))) == [1] * (MANY - 1)


def test_an_error_in_a_process_reaches_the_caller() -> None:
    with Workers(2) as workers, pytest.raises(ValueError, match="invalid literal"):
        list(workers.map(int, ["1"] * MANY + ["x"]))
