"""The quality gate: a floor only rises, and nothing is compared across different data."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).resolve().parents[2] / "benchmarks" / "quality" / "gate.py"


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quality_gate", FILE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["quality_gate"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "pages.jsonl").write_text("{}\n", "utf-8")
    return tmp_path


def entry(data: Path, **floors: float | None) -> dict[str, object]:
    digest = hashlib.sha256((data / "pages.jsonl").read_bytes()).hexdigest()
    return {"data": {"pages.jsonl": digest}, "floors": floors}


@pytest.mark.parametrize(
    ("measured", "kind"),
    [(0.8979, "lost"), (0.8989, "held"), (0.9, "held"), (0.90049, "held"), (0.901, "gained"), (None, "lost")],
)
def test_judges_each_figure_against_its_floor(gate: ModuleType, data: Path, measured: float | None, kind: str) -> None:
    figures = {} if measured is None else {"f1": measured}
    [verdict] = gate.judge("cleaning", figures, entry(data, f1=0.9), data)
    assert verdict.kind == kind
    assert gate.report([verdict]) == (1 if kind == "lost" else 0)


def test_does_not_compare_where_the_data_changed(gate: ModuleType, data: Path) -> None:
    pinned = entry(data, f1=0.9)
    (data / "pages.jsonl").write_text("{}\n{}\n", "utf-8")
    [verdict] = gate.judge("cleaning", {"f1": 0.1}, pinned, data)
    assert verdict.kind == "not compared"
    assert "pages.jsonl" in verdict.reason


def test_pins_higher_and_refuses_lower(gate: ModuleType, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors = {"cleaning": entry(data, f1=0.9, recall=None)}
    path.write_text(json.dumps({"about": "words", **floors}), "utf-8")

    assert (
        gate.pin(gate.load(path), {"cleaning": {"f1": 0.9129, "recall": 0.95}}, data, allow_regression=False, path=path)
        == 0
    )
    assert gate.load(path)["cleaning"]["floors"] == {"f1": 0.912, "recall": 0.95}
    assert json.loads(path.read_text("utf-8"))["about"] == "words"

    assert (
        gate.pin(gate.load(path), {"cleaning": {"f1": 0.91, "recall": 0.99}}, data, allow_regression=False, path=path)
        == 1
    )
    assert gate.load(path)["cleaning"]["floors"] == {"f1": 0.912, "recall": 0.95}, "all or nothing"

    assert (
        gate.pin(gate.load(path), {"cleaning": {"f1": 0.91, "recall": 0.99}}, data, allow_regression=True, path=path)
        == 0
    )
    assert gate.load(path)["cleaning"]["floors"] == {"f1": 0.91, "recall": 0.99}


def test_flattens_nested_figures(gate: ModuleType) -> None:
    assert gate.flat({"source": {"f1": 0.5, "note": "words"}, "n": 3, "ok": True}) == {"source.f1": 0.5, "n": 3.0}


def test_the_committed_floors_can_be_read(gate: ModuleType) -> None:
    for name, entry in gate.load().items():
        assert set(entry) == {"data", "floors"}, name
        assert all(floor is None or floor >= 0 for floor in entry["floors"].values()), name
