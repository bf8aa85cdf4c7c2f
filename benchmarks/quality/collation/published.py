"""The tables of docs/accuracy.md: `python -m benchmarks.quality.collation --write` fills them anew."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from benchmarks.quality.collation.differences import KINDS
from benchmarks.quality.collation.fitting import f1, ratio
from benchmarks.quality.collation.gold import ROOT
from benchmarks.quality.collation.speakers import METHODS, summary
from benchmarks.quality.collation.table import ROWS, Row

PAGE = ROOT / "docs" / "accuracy.md"
BEGIN, END = "<!-- measured: {name} -->\n", "<!-- end -->"
WAYS = {"ours": "crossread", "exact": "the words of the source itself", "nearest": "the last name before the cue"}


def write(tables: Mapping[str, str], page: Path = PAGE) -> None:
    page.write_text(filled(page.read_text("utf-8"), tables), "utf-8")


def filled(text: str, tables: Mapping[str, str]) -> str:
    """The page with each table put in place of the one that stands there. Raises ValueError where one has no place."""
    for name, table in tables.items():
        begin = BEGIN.format(name=name)
        text, times = re.subn(
            rf"({re.escape(begin)}).*?({re.escape(END)})",
            lambda at, new=table: f"{at[1]}{new}\n{at[2]}",
            text,
            flags=re.S,
        )
        if times != 1:
            raise ValueError(f"docs/accuracy.md has {times} places for the table “{name}”, not one")
    return text


def main_table(figures: Mapping[str, float], counts: Counter[str]) -> str:
    lines = ["| measure | two people | goal | crossread | of |", "|---|---|---|---|---|"]
    return "\n".join([*lines, *(_row(row, figures, counts) for row in ROWS)])


def _row(row: Row, figures: Mapping[str, float], counts: Counter[str]) -> str:
    part = f"{counts[row.counts[0]]:,} of {counts[row.counts[1]]:,}" if row.counts else ""
    value = shown(figures[row.figure])
    reached = row.goal is not None and figures[row.figure] >= row.goal
    goal = shown(row.goal) if row.goal is not None else ""
    title = f"… {row.title.strip()}" if row.title.startswith(" ") else row.title
    return f"| {title} | {row.people} | {goal} | {f'**{value}**' if reached else value} | {part} |"


def kinds_table(counts: Counter[str]) -> str:
    lines = [
        "| kind | claims that have it in the gold | shown on claims found | right | precision | recall | recall, claims found |",
        "|---|---|---|---|---|---|---|",
    ]
    for kind in (*KINDS, "all"):
        gold, ours, both = (counts[f"{kind}_{part}"] for part in ("gold", "predicted", "both"))
        rates = (ratio(both, whole) for whole in (ours, gold, counts[f"{kind}_found"]))
        lines.append(f"| {kind} | {gold} | {ours} | {both} | " + " | ".join(shown(rate) for rate in rates) + " |")
    return "\n".join(lines)


def pairs_table(others: Mapping[str, tuple[float, Counter[str]]], counts: Counter[str]) -> str:
    """crossread's own pairs beside the two cosines."""
    lines = ["| way | statements | threshold | precision | recall | F1 |", "|---|---|---|---|---|---|"]
    own = {"own statements": "", "given statements": "given_"}
    for name, (threshold, c) in others.items():
        way, _, statements = name.partition(", ")
        lines.append(_pairs(f"cosine, {way}", statements, f"{threshold:.3f}", (c["both"], c["predicted"], c["gold"])))
    for statements, prefix in own.items():
        sums = (counts[f"{prefix}both"], counts[f"{prefix}predicted"], counts[f"{prefix}gold"])
        lines.append(_pairs("crossread", statements, "", sums))
    return "\n".join(lines)


def _pairs(way: str, statements: str, threshold: str, sums: tuple[int, int, int]) -> str:
    rates = (ratio(sums[0], sums[1]), ratio(sums[0], sums[2]), f1(*sums))
    return f"| {way} | {statements} | {threshold} | " + " | ".join(shown(rate) for rate in rates) + " |"


def speakers_table(counts: Counter[str]) -> str:
    lines = ["| way | right | right, of those answered | answered, of those found |", "|---|---|---|---|"]
    for method in METHODS:
        found = summary(counts, method)
        lines.append(f"| {WAYS[method]} | " + " | ".join(shown(found[name]) for name in found) + " |")
    return "\n".join(lines)


def shown(value: float) -> str:
    """A share to two digits: ".72", "1.0"."""
    return "1.0" if value >= 0.995 else f"{value:.2f}".removeprefix("0")
