"""One example for the pair network, and how examples are kept between two steps: JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

UNKNOWN = -1
Told = tuple[str, int, int]  # a text and the statement in it, [start, end) in characters


@dataclass(frozen=True, slots=True)
class Example:
    """Two statements in their sentences, and what is known of the pair: 1 yes, 0 no, UNKNOWN."""

    first: Told
    second: Told
    same: int = UNKNOWN  # one claim
    contradicts: int = UNKNOWN  # cannot both hold
    entails: int = UNKNOWN  # who believes the first must believe the second
    entailed: int = UNKNOWN
    origin: str = ""

    @property
    def answers(self) -> tuple[int, int, int, int]:
        return self.same, self.contradicts, self.entails, self.entailed


def whole(text: str) -> Told:
    """A text that is a statement by itself."""
    return text, 0, len(text)


def write(path: Path, examples: Iterable[Example]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(each), ensure_ascii=False) + "\n" for each in examples)


def read(path: Path) -> Iterator[Example]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Example(tuple(row.pop("first")), tuple(row.pop("second")), **row)
