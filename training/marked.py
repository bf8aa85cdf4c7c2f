"""Marked text: passages of our own with their attributions and names written into them, read by training, tests and benchmarks.

    AN {s1 {person Ana Ruiz}} {c1 said} {t1 {s2 the {organisation port}} {c2 had claimed} {t2 the bridge was safe}}.

One passage a line. It begins with what is completely marked in it: `A` attributions, `N` names, `AN` both. `{s1 …}` is a
source, `{c1 …}` a cue, `{t1 …}` a piece of content ("told") of attribution 1; `{s1,2 …}` belongs to two; `{person …}` is
a name of that type. Braces nest. `¶` stands for a paragraph break. Lines that begin with `#`, and empty ones, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NAMES = ("person", "organisation", "place", "group", "event", "work", "other")
ROLES = {"s": "source", "c": "cue", "t": "content"}
OPENING = re.compile(r"\{(?:([sct])(\d+(?:,\d+)*)|(" + "|".join(NAMES) + r")) ")
Pieces = tuple[tuple[int, int], ...]  # [start, end) characters of the passage's text


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution: the pieces of each role, in order; () where the passage has none."""

    source: Pieces
    cue: Pieces
    content: Pieces


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage without its marks. `attributions` and `names` are None where the passage does not mark them all."""

    text: str
    attributions: tuple[Told, ...] | None
    names: tuple[tuple[int, int, str], ...] | None


def read(path: Path) -> Iterator[Marked]:
    """The passages of a file. Raises ValueError with the line's number where the marks do not fit."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            try:
                yield parse(line)
            except ValueError as error:
                raise ValueError(f"{path.name}, line {number}: {error}") from error


def parse(line: str) -> Marked:
    """One passage. Raises ValueError for a line that begins with no kind, or whose braces do not close or are not known."""
    kind, _, rest = line.partition(" ")
    if kind not in ("A", "N", "AN"):
        raise ValueError(f"begins with {kind[:20]!r}, not A, N or AN")
    rest = rest.strip().replace("¶", "\n\n")
    text, at, opened = "", 0, []
    pieces: dict[tuple[int, str], list[tuple[int, int]]] = {}
    names: list[tuple[int, int, str]] = []
    while at < len(rest):
        if found := OPENING.match(rest, at):
            opened.append((found, len(text)))
            at = found.end()
        elif rest[at] == "{":
            raise ValueError(f"unknown mark at {rest[at : at + 20]!r}")
        elif rest[at] == "}":
            if not opened:
                raise ValueError(f"a brace closes nothing before {rest[at : at + 20]!r}")
            mark, start = opened.pop()
            if mark[3]:
                names.append((start, len(text), mark[3]))
            else:
                for number in mark[2].split(","):
                    pieces.setdefault((int(number), ROLES[mark[1]]), []).append((start, len(text)))
            at += 1
        else:
            text += rest[at]
            at += 1
    if opened:
        raise ValueError(f"{opened[-1][0][0]!r} is not closed")
    numbers = sorted({number for number, _ in pieces})
    told = tuple(Told(*(tuple(sorted(pieces.get((n, role), ()))) for role in ROLES.values())) for n in numbers)
    return Marked(text, told if "A" in kind else None, tuple(sorted(names)) if "N" in kind else None)
