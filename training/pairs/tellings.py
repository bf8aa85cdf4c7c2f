"""Pairs of the made-up events in training/pairs/tellings: claims, each as several outlets would tell it, beside look-alikes.

    python -m training.pairs.tellings --out training/runs/pairs/tellings.jsonl

A line `# name` begins an event, `= name` a claim; every other line is a telling: a sentence with its statement marked «…»,
after `! ` where it cannot hold beside the first telling of its claim. Tellings of different claims of an event are not one
claim. Real pairs of one claim mostly share words; these were written to share few.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.pairs.examples import UNKNOWN, Example, Told, write
from training.pairs.hand import ACROSS, NEAREST

from crossread.meaning import embed

TELLINGS = Path(__file__).parent / "tellings"


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement in its sentence."""

    told: Told
    claim: int
    against: bool  # cannot hold beside the first telling of its claim

    @property
    def statement(self) -> str:
        text, start, end = self.told
        return text[start:end]


def read(path: Path) -> list[list[Telling]]:
    """A file's events. Raises ValueError, with the line, where a telling is not marked once."""
    events: list[list[Telling]] = []
    claim = 0
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("# "):
            events.append([])
        elif line.startswith("= "):
            claim += 1
        elif line.strip():
            try:
                events[-1].append(telling(line.strip(), claim))
            except (ValueError, IndexError) as error:
                raise ValueError(f"{path.name}, line {number}: {error}") from None
    return events


def telling(line: str, claim: int) -> Telling:
    """A line, with its marks taken out."""
    against = line.startswith("! ")
    text = line.removeprefix("! ")
    if text.count("«") != 1 or text.count("»") != 1 or text.index("»") < text.index("«") + 2:
        raise ValueError("marks one statement: «…»")
    start, end = text.index("«"), text.index("»") - 1
    return Telling((text.replace("«", "").replace("»", ""), start, end), claim, against)


def examples(event: Sequence[Telling], chance: random.Random) -> Iterator[Example]:
    """All pairs of one claim, and those of different claims that are near in meaning."""
    vectors = embed([each.statement for each in event])
    for i, a in enumerate(event):
        for j, b in enumerate(event[:i]):
            if a.claim == b.claim:
                against = UNKNOWN if a.against and b.against else int(a.against or b.against)
                yield Example(a.told, b.told, 1, against, UNKNOWN, UNKNOWN, "told same")
            elif chance.random() < (float(vectors[i] @ vectors[j]) - NEAREST) * ACROSS:
                yield Example(a.told, b.told, 0, UNKNOWN, 0, 0, "told other")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("training/runs/pairs/tellings.jsonl"))
    options = parser.parse_args()
    chance = random.Random(0)
    made = [each for path in sorted(TELLINGS.glob("*.txt")) for event in read(path) for each in examples(event, chance)]
    write(options.out, made)
    print(Counter(example.origin for example in made))


if __name__ == "__main__":
    main()
