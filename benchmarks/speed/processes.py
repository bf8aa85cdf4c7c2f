"""What a process and its children take: memory and processor time, as Linux tells; 0 elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100  # of the system's clock, a second


def memory(process: int) -> int:
    """KiB that a process and its children hold now, shared pages counted once."""
    return sum(own_memory(one) for one in family(process))


def seconds(process: int) -> float:
    """Seconds of processor time that a process and its children that still run have taken."""
    return sum(own_seconds(one) for one in family(process))


def family(process: int) -> Iterator[int]:
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def own_memory(process: int) -> int:
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    except OSError:  # ended meanwhile, or a system without it
        return 0
    return next((int(row.split()[1]) for row in rollup.splitlines() if row.startswith("Pss:")), 0)


def own_seconds(process: int) -> float:
    try:
        row = Path(f"/proc/{process}/stat").read_text("ascii", "replace")
    except OSError:
        return 0.0
    used = row.rpartition(")")[2].split()[11:13]  # behind the name: time for itself, and in the system for it
    return sum(map(int, used)) / TICKS
