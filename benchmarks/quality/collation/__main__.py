"""`python -m benchmarks.quality.collation`: the tables of one event, or what is wrong in it."""

from __future__ import annotations

import argparse
import time

from benchmarks.quality import collation


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.collation")
    parser.add_argument("--event", action="append", default=[], help="this event alone; may be given again")
    parser.add_argument("--errors", choices=collation.ERRORS, help="print what is wrong or missed in this measure")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/accuracy.md")
    return parser.parse_args()


if __name__ == "__main__":
    asked, started = arguments(), time.perf_counter()
    collation.main(asked.event, asked.errors, write=asked.write)
    print(f"({time.perf_counter() - started:.0f} s)")
