"""The challenge table: three hundred short passages of our own, of kinds that the corpora lack or that are hard.

    python -m benchmarks --only challenge

They stand in tests/annotate/challenge with their conventions: open.txt, whose figures are printed by category, and held.txt,
a fifth of all, which nobody looks at while tuning and of which only the total is printed. All annotators run on each passage
as on an article of its own.

whole   attributions: F1 of the definitions in attribution_score.py, in per cent
silent  passages without any attribution: the share in which none is found
exact   names: F1 over spans with equal ends and the right type of seven; "span" whatever the type
Baselines in the same run: few_verbs of attribution.py (it knows no single quotation marks); capitals of names.py (it says
person or place).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.quality.attribution import as_scored, few_verbs
from benchmarks.quality.attribution_score import Score, Told
from benchmarks.quality.names import capitals

from crossread.annotate import annotate
from crossread.model import Annotations, Article, Block, Page
from training import marked

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "annotate" / "challenge"
CATEGORY = "# category: "
MEASURES = ("whole", "silent", "exact", "span")
TYPES = {"PER": "person", "LOC": "place"}  # what the baseline says, in crossread's words

Name = tuple[int, int, str]  # [start, end) and the type
Found = tuple[list[Told], set[Name]]
Reader = Callable[[Annotations, str], Found]


@dataclass
class Tally:
    """Counts over passages."""

    score: Score = field(default_factory=Score)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, passage: marked.Marked, found: Found) -> None:
        told, names = found
        if passage.attributions is not None:
            gold = [Told(one.source, one.cue, one.content) for one in passage.attributions]
            self.score.add(passage.text, gold, told)
            self.counts["attributions"] += len(gold)
            self.counts["negatives"] += not gold
            self.counts["silent"] += not gold and not told
        if passage.names is not None:
            self._names(set(passage.names), names)

    def _names(self, gold: set[Name], found: set[Name]) -> None:
        self.counts["exact"] += len(gold & found)
        self.counts["span"] += len({name[:2] for name in gold} & {name[:2] for name in found})
        self.counts["names"] += len(gold)
        self.counts["given"] += len({name[:2] for name in found})

    def figures(self) -> dict[str, float]:
        """Measure to 0..1; a measure that nothing bears on is left out."""
        counts, made = self.counts, dict[str, float]()
        if counts["attributions"]:
            made["whole"] = self.score.figures("whole all")[2]
        if counts["negatives"]:
            made["silent"] = counts["silent"] / counts["negatives"]
        if counts["names"]:
            made |= {key: 2 * counts[key] / (counts["names"] + counts["given"]) for key in ("exact", "span")}
        return {key: round(value, 4) for key, value in made.items()}


def main() -> dict[str, dict[str, float]]:
    """Prints the table and returns {"open crossread": {measure: 0 to 1}, …}, for both files and both systems."""
    made: dict[str, dict[str, float]] = {}
    print(f"{'':74}{'crossread':>28}{'baseline':>32}")
    print(f"{'':62}{'passages':>10}" + 2 * ("    " + "".join(f"{name:>7}" for name in MEASURES)))
    for name, by_category in (("open", True), ("held", False)):
        read = list(categorised(FOLDER / f"{name}.txt"))
        for category in dict.fromkeys(category for category, _ in read) if by_category else ():
            tallies = measured([passage for one, passage in read if one == category])
            _row(category, sum(one == category for one, _ in read), tallies)
        totals = measured([passage for _, passage in read])
        _row(f"{name}: all", len(read), totals)
        made |= {f"{name} {system}": tally.figures() for system, tally in totals.items()}
    return made


def categorised(path: Path) -> Iterator[tuple[str, marked.Marked]]:
    """Each passage of a file with its category. Raises ValueError where a passage's marks do not fit."""
    category = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(CATEGORY):
            category = line.removeprefix(CATEGORY)
        elif line and not line.startswith("#"):
            yield category, marked.parse(line)


def measured(passages: Sequence[marked.Marked]) -> dict[str, Tally]:
    systems: dict[str, Reader] = {"crossread": ours, "baseline": baseline}
    tallies = {system: Tally() for system in systems}
    for passage, seen in zip(passages, annotate([article(passage.text) for passage in passages]), strict=True):
        for system, reader in systems.items():
            tallies[system].add(passage, reader(seen, passage.text))
    return tallies


def article(text: str) -> Article:
    """The passage as an article that is all body, a block for each paragraph."""
    page = Page.of(text, "challenge", as_is=True)
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block("paragraph", page.span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return Article(page, tuple(blocks))


def ours(seen: Annotations, _: str) -> Found:
    names = {(one.span.start, one.span.end, str(one.type)) for one in seen.mentions if one.form == "name"}
    return [as_scored(one) for one in seen.attributions], names


def baseline(seen: Annotations, text: str) -> Found:
    """Takes crossread's sentences, since `capitals` leaves their first words out."""
    names = capitals(text, [(one.start, one.end) for one in seen.sentences])
    return few_verbs(text), {(start, end, TYPES[kind]) for start, end, kind in names}


def _row(name: str, passages: int, tallies: dict[str, Tally]) -> None:
    cells = ""
    for tally in tallies.values():
        figures = tally.figures()
        cells += "    " + "".join(f"{100 * figures[key]:7.1f}" if key in figures else 7 * " " for key in MEASURES)
    print(f"{name:62}{passages:10}{cells}")


if __name__ == "__main__":
    main()
