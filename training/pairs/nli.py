"""Entailment and contradiction from nli/ of the corpora: cad_nli, mnli_watson (English), conjnli, fever_symmetric.

Nothing there says whether two sentences are one claim, so that answer stays unknown.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from training.pairs.examples import UNKNOWN, Example, whole

NAMES = {"0": "entailment", "1": "neutral", "2": "contradiction", "SUPPORTS": "entailment", "REFUTES": "contradiction"}
ANSWERS = {  # contradicts, entails, entailed
    "entailment": (0, 1, UNKNOWN),
    "neutral": (0, 0, UNKNOWN),
    "contradiction": (1, 0, 0),
}


def nli(data: Path) -> Iterator[Example]:
    """All examples, training parts only."""
    folder = data / "nli"
    yield from _table(folder / "cad_nli.train.tsv", ("sentence1", "sentence2", "gold_label"))
    yield from _table(folder / "conjnli.adv_train.tsv", ("Premise", "Hypothesis", "Label"))
    with (folder / "mnli_watson.train.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["lang_abv"] == "en":
                yield from _example(row["premise"], row["hypothesis"], row["label"], "mnli_watson")
    with (folder / "fever_symmetric.dev.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield from _example(row["sentence1"], row["sentence2"], row["gold_label"], "fever_symmetric")


def held(data: Path) -> Iterator[Example]:
    """The development parts: never trained on."""
    yield from _table(data / "nli" / "cad_nli.dev.tsv", ("sentence1", "sentence2", "gold_label"))


def _table(path: Path, columns: tuple[str, str, str]) -> Iterator[Example]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield from _example(*(row[column] or "" for column in columns), path.name.split(".")[0])


def _example(premise: str, hypothesis: str, label: str, origin: str) -> Iterator[Example]:
    answers = ANSWERS.get(NAMES.get(label, label))
    if answers and premise.strip() and hypothesis.strip():
        contradicts, entails, entailed = answers
        yield Example(
            whole(premise.strip()), whole(hypothesis.strip()), UNKNOWN, contradicts, entails, entailed, origin
        )
