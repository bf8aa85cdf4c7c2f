"""Fills the blocks of the documentation that show what a command prints: `python docs/shown.py`.

A block stands behind a comment that says what to run, and which part of it to show:

    <!-- shown: crossread clean samples/reports/evening-tide.txt; from "^block" to "^title"; width 100 -->

The part begins with the first line in which the one expression is found and ends before the next with the other. The
tests fail where a block is not what its command prints today.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MARK = "<!-- shown: "
PAGES = (
    "README.md",
    *sorted(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md") if MARK in page.read_text("utf-8")),
)
_BLOCK = re.compile(
    r'(?P<head><!-- shown: (?P<command>crossread [^;>]{1,200})(?:; from "(?P<first>[^"]+)" to "(?P<last>[^"]+)")?'
    r"(?:; width (?P<width>\d+))? -->\n```\w*\n).*?(?P<tail>^```$)",
    re.M | re.S,
)


def filled(text: str, folder: Path) -> str:
    """The text with every block as its command prints it, run in `folder`, where samples/ stands."""
    return _BLOCK.sub(lambda match: match["head"] + _shown(match, folder) + match["tail"], text)


def _shown(match: re.Match[str], folder: Path) -> str:
    lines = _printed(match["command"], folder).splitlines()
    if match["first"]:
        start = next(number for number, line in enumerate(lines) if re.search(match["first"], line))
        rest = enumerate(lines[start + 1 :], start + 1)
        lines = lines[start : next((number for number, line in rest if re.search(match["last"], line)), len(lines))]
    width = int(match["width"] or 400)
    cut = [line if len(line) <= width else line[: width - 1].rstrip() + "…" for line in map(str.rstrip, lines)]
    return "\n".join(cut).strip("\n") + "\n"


@cache
def _printed(command: str, folder: Path) -> str:
    arguments = [sys.executable, "-m", *command.split()]
    wide = {**os.environ, "COLUMNS": "80"}  # whatever the terminal is that this runs in
    made = subprocess.run(arguments, cwd=folder, env=wide, capture_output=True, text=True, check=True, encoding="utf-8")
    return made.stdout


def main() -> None:
    for name in PAGES:
        page = ROOT / name
        page.write_text(filled(page.read_text("utf-8"), ROOT), "utf-8")


if __name__ == "__main__":
    main()
