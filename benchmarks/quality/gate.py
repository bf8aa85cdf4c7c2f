"""The quality gate: figures that a change may raise and not lower, each with the digest of the data it was measured on.

floors.json, by benchmark: `data`, the files with their SHA-256, and `floors`, figure by figure. A null in either is
filled by `python -m benchmarks --pin`. Where the data is not the pinned data, figures say nothing and are not compared.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

FLOORS = Path(__file__).with_name("floors.json")
STEP = 1000  # floors are kept to three decimals, cut off, so that a figure never fails against its own pin
SLACK = 0.002  # how far below its floor a figure holds: processors round the sentence model differently


@dataclass(frozen=True, slots=True)
class Verdict:
    """One figure against its floor."""

    figure: str  # "cleaning.f1"
    kind: Literal["held", "gained", "lost", "not compared"]
    measured: float | None
    floor: float | None
    reason: str = ""


def load(path: Path = FLOORS) -> dict[str, Any]:
    return {name: entry for name, entry in json.loads(path.read_text("utf-8")).items() if name != "about"}


def flat(figures: Mapping[str, Any], prefix: str = "") -> dict[str, float]:
    """Nested figures as one dictionary with dotted names; what is no number is left out."""
    result: dict[str, float] = {}
    for name, value in figures.items():
        if isinstance(value, Mapping):
            result |= flat(value, f"{prefix}{name}.")
        elif isinstance(value, int | float) and not isinstance(value, bool):
            result[f"{prefix}{name}"] = float(value)
    return result


def judge(name: str, measured: Mapping[str, float], entry: Mapping[str, Any], data: Path) -> list[Verdict]:
    """Every floor of one benchmark against what was measured."""
    changed = [file for file, pinned in entry["data"].items() if pinned and digest(data / file) != pinned]
    verdicts = []
    for figure, floor in entry["floors"].items():
        value, title = measured.get(figure), f"{name}.{figure}"
        if changed:
            verdicts.append(
                Verdict(title, "not compared", value, floor, f"{', '.join(changed)} is not what was pinned")
            )
        elif value is None:
            verdicts.append(Verdict(title, "lost", None, floor, "not measured any more"))
        elif floor is None:
            verdicts.append(Verdict(title, "not compared", value, None, "no floor yet: --pin makes one"))
        else:
            verdicts.append(Verdict(title, compared(value, floor), value, floor))
    return verdicts


def compared(value: float, floor: float) -> Literal["held", "gained", "lost"]:
    if cut(value) > floor:
        return "gained"
    return "lost" if cut(value) < floor - SLACK else "held"


def report(verdicts: list[Verdict]) -> int:
    """Prints gained and lost. 1 where something is lost, else 0."""
    if not verdicts:
        return 0
    print("\n== against the floors (benchmarks/quality/floors.json)")
    for verdict in sorted(verdicts, key=lambda verdict: (verdict.kind, verdict.figure)):
        figures = f"{number(verdict.measured):>8}  floor {number(verdict.floor):>6}"
        print(f"{verdict.kind:<13}{verdict.figure:<44}{figures}  {verdict.reason}")
    lost = [verdict for verdict in verdicts if verdict.kind == "lost"]
    print(f"{len(lost)} of {len(verdicts)} figures lost" if lost else f"none of {len(verdicts)} figures lost")
    return 1 if lost else 0


def pin(
    floors: dict[str, Any],
    measured: Mapping[str, Mapping[str, float]],
    data: Path,
    *,
    allow_regression: bool,
    path: Path = FLOORS,
) -> int:
    """Writes what was measured as the new floors. Refuses, with 1, to lower one without `allow_regression`.

    Other data makes other figures: the digests are pinned anew only together with the floors.
    """
    lower = [
        f"{name}.{figure}: {number(figures.get(figure))} is below {floor}"
        for name, figures in measured.items()
        for figure, floor in floors.get(name, {}).get("floors", {}).items()
        if floor is not None and (figure not in figures or cut(figures[figure]) < floor)
    ]
    if lower and not allow_regression:
        print("\nNothing was pinned; --allow-regression lowers a floor:", *lower, sep="\n  ")
        return 1
    for name in floors.keys() & measured.keys():
        entry, figures = floors[name], measured[name]
        entry["data"] = {file: digest(data / file) for file in entry["data"]}
        entry["floors"] = {figure: cut(figures[figure]) for figure in entry["floors"] if figure in figures}
    about = json.loads(path.read_text("utf-8"))["about"]
    path.write_text(json.dumps({"about": about, **floors}, indent=2) + "\n", "utf-8")
    print(f"\npinned: {path.name}")
    return 0


def cut(value: float) -> float:
    return int(value * STEP + 1e-9) / STEP


def number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def digest(path: Path) -> str | None:
    """SHA-256 of a file, in hex; None where it is not there."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
