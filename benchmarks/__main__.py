"""Measures quality and speed: `python -m benchmarks [--only NAME] [--quick]`, or `make bench`.

Each benchmark prints its own table. What it returns is held against the floors of quality/floors.json, and the run
fails where a figure is below its floor. A benchmark whose data is not there is skipped, with the reason; CROSSREAD_DATA
says where the data lies, else it is ../shared/data beside the checkout.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.quality import gate

QUALITY = (
    "cleaning",
    "facts",
    "attribution",
    "chains",
    "names",
    "figures",
    "stories",
    "passages",
    "reuse",
    "follow_ups",
    "collation",
    "challenge",
)
SPEED = "speed"
SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"  # beside the checkout; not part of the repository
DATA = Path(os.environ.get("CROSSREAD_DATA", SHARED))


def main() -> int:
    asked = arguments()
    floors = gate.load()
    verdicts: list[gate.Verdict] = []
    measured: dict[str, dict[str, float]] = {}
    for name in [name for name in (*QUALITY, SPEED) if not asked.only or name in asked.only]:
        print(f"\n== {name}", flush=True)
        started = time.perf_counter()
        figures = run(name, quick=asked.quick)
        if not figures:
            continue  # it said why
        measured[name] = gate.flat(figures)
        print(f"({time.perf_counter() - started:.0f} s)")
        if name in floors:
            verdicts += gate.judge(name, measured[name], floors[name], DATA)
    if asked.quick:
        print("\n--quick measures a part of the data: nothing is compared with the floors.")
        return 0
    if asked.pin:
        return gate.pin(floors, measured, DATA, allow_regression=asked.allow_regression)
    return gate.report(verdicts)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").partition("\n")[0])
    names = (*QUALITY, SPEED)
    parser.add_argument("--only", action="append", choices=names, help="this benchmark alone; may be given again")
    parser.add_argument("--quick", action="store_true", help="a part of the data; floors are not compared")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--allow-regression", action="store_true", help="with --pin: lower a floor too")
    return parser.parse_args()


def run(name: str, *, quick: bool) -> Mapping[str, Any] | None:
    """What the benchmark returns; None where it could not run, which is printed with its reason."""
    try:
        function = benchmark(name)
        return function(quick=quick) if takes_quick(function) else function()
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("benchmarks"):
            raise
        print(f"skipped: there is no {error.name}")
    except FileNotFoundError as error:
        print(f"skipped: no {error.filename or error}")
    return None


def benchmark(name: str) -> Callable[..., Mapping[str, Any]]:
    module = "benchmarks.speed.pipeline" if name == SPEED else f"benchmarks.quality.{name}"
    function: Callable[..., Mapping[str, Any]] = importlib.import_module(module).main
    return function


def takes_quick(function: Callable[..., Any]) -> bool:
    code = getattr(function, "__code__", None)
    return code is not None and "quick" in code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]


if __name__ == "__main__":
    sys.exit(main())
