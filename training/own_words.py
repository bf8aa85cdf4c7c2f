"""The lists of `own`: what may stand in a slot."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random

FOLDER = Path(__file__).parent / "own"
Lexicon = Mapping[str, tuple[str, ...]]

# Word lists, whose every line is a name of one type (a leading “the” is no part of it).
NAMED = {
    "city": "place",
    "region": "place",
    "site": "place",
    "country": "place",
    "nation": "group",
    "nationals": "group",
    "believers": "group",
    "creed": "group",
    "organisation": "organisation",
    "acronym": "organisation",
    "outlet": "organisation",
    "company": "organisation",
    "club": "organisation",
    "party": "organisation",
    "event": "event",
    "work": "work",
    "thing": "other",
    "law": "other",
}


@cache
def lexicon() -> Lexicon:
    """Every list of `own`, by the name of its slot. `5x line` stands for five such lines."""
    lists: dict[str, tuple[str, ...]] = {}
    for path in sorted(FOLDER.glob("*.txt")):
        lines = [line for raw in path.read_text("utf-8").splitlines() if (line := raw.strip()) and line[0] != "#"]
        if path.stem == "nations":
            rows = [[cell.strip() for cell in line.split(";")] for line in lines]
            for column, slot in enumerate(("country", "nation", "nationals")):
                lists[slot] = tuple(row[column] for row in rows)
        elif path.stem != "people":
            lists[path.stem] = tuple(line for counted in lines for line in times(counted))
    return {slot: tuple(named(line, NAMED.get(slot)) for line in lines) for slot, lines in lists.items()}


def times(line: str) -> list[str]:
    """The line as often as the `5x ` before it says, else once."""
    found = re.match(r"(\d+)x ", line)
    return [line[found.end() :]] * int(found[1]) if found else [line]


def named(line: str, type_: str | None) -> str:
    """A name in its mark, the article before it left outside."""
    if not type_:
        return line
    before = "the " if line.startswith("the ") else ""
    return f"{before}{{{type_} {line.removeprefix(before)}}}"


MONTHS = [*calendar.month_name[1:]]
AMOUNTS: Mapping[str, Callable[[Random], str]] = {
    "few": lambda dice: dice.choice(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "a dozen", "several")
    ),
    "number": lambda dice: (
        f"{dice.choice((dice.randint(11, 99), dice.randint(100, 950), dice.randint(11, 490) * 100)):,}"
    ),
    "age": lambda dice: str(dice.randint(18, 91)),
    "percent": lambda dice: f"{dice.randint(2, 89)}" + dice.choice((" per cent", " percent", "%", ".5%")),
    "money": lambda dice: (
        dice.choice("$€£")
        + dice.choice(
            (
                f"{dice.choice((1.2, 2, 3.5, 7, 12, 18, 40, 65, 90, 300))}{dice.choice(('m', 'bn', ' million', ' billion'))}",
                f"{dice.randint(2, 950)},000",
                f"{dice.randint(40, 900)}",
            )
        )
    ),
    "year": lambda dice: str(dice.choice((dice.randint(1968, 2024), dice.randint(2010, 2025)))),
    "future": lambda dice: str(dice.randint(2027, 2050)),
    "date": lambda dice: dice.choice(("{0} {1}", "{1} {0}")).format(dice.randint(1, 28), dice.choice(MONTHS)),
    "month": lambda dice: dice.choice(MONTHS),
    "ordinal": lambda dice: f"{dice.randint(4, 9)}th",
}
