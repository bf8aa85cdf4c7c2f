"""People who do not exist, with names as names are in forty cultures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random


@dataclass(frozen=True, slots=True)
class Culture:
    """Names of one culture. `orders` are patterns of g (given name), s (surname), i (initial); a second mention says `short`."""

    name: str
    orders: tuple[str, ...]
    short: str
    female: tuple[str, ...]
    male: tuple[str, ...]
    surnames: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """One made-up person: the name in full, the name used afterwards."""

    full: str
    short: str
    female: bool

    @property
    def titles(self) -> tuple[str, ...]:
        """Forms of address that go before the short name."""
        return ("Ms", "Mrs", "Ms.", "Dr") if self.female else ("Mr", "Mr", "Mr.", "Dr")


@cache
def cultures(path: Path) -> tuple[Culture, ...]:
    """The cultures of a file: a line `name; order order; short`, then lines `f:`, `m:`, `s:` of names with commas between."""
    found, head = [], ("", "", "")
    lists: dict[str, tuple[str, ...]] = {}
    for line in path.read_text("utf-8").splitlines():
        if line[:2] in ("f:", "m:", "s:"):
            lists[line[0]] = tuple(name.strip() for name in line[2:].split(",") if name.strip())
        elif ";" in line and not line.startswith("#"):
            first, second, third = (cell.strip() for cell in line.split(";"))
            head, lists = (first, second, third), {}
        if len(lists) == 3:
            found.append(Culture(head[0], tuple(head[1].split()), head[2], lists["f"], lists["m"], lists["s"]))
            lists = {}
    return tuple(found)


def born(dice: Random, folk: tuple[Culture, ...], female: bool | None = None) -> Person:
    """Somebody of a culture drawn at random, a woman or a man as `female` says, by chance where it is None.

    `Novák/Nováková` is a man's and a woman's form of one surname.
    """
    culture = dice.choice(folk)
    female = dice.random() < 0.5 if female is None else female
    given = culture.female if female else culture.male
    parts: dict[str, list[str]] = {"g": [], "s": [], "i": []}
    words = []
    for letter in dice.choice(culture.orders):
        if letter == "i":
            words.append(dice.choice("ABCDEFGHJKLMNPRSTVW") + ".")
        else:
            form = dice.choice([name for name in (culture.surnames if letter == "s" else given) if name not in words])
            words.append(re.split("/", form)[-1 if female else 0])
            parts[letter].append(words[-1])
    short = parts[culture.short] or parts["g"] or parts["s"]
    return Person(" ".join(words), " ".join(short) if culture.short == "s" else short[-1], female)
