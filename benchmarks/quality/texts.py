"""The news articles of the corpora that labels point into, by source and id: text and day.

Labels hold places and hashes and no word of a text; with the hash a label says whether it still fits.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PARTS = ("dev", "held")
LABELS = Path(__file__).with_name("labels")
# What the tokens of ecbplus have cut apart; a sentence stands on a line of its own, so that no stop between digits ends one.
TOKENS = [
    (re.compile(r"(?<![\d.])(\d{1,3}), (?=\d{3}(?!\d))"), r"\1,"),
    (re.compile(r"(?<=,\d{3}), (?=\d{3}(?!\d))"), ","),
    (re.compile(r"(?<=\d)([.:]) (?=\d)"), r"\1"),
    (re.compile(r"(?<=\w) - (?=\w)"), "-"),
    (re.compile(r"(?<=[$£€(]) "), ""),
    (re.compile(r" (?=[)%])"), ""),
    (re.compile(r"\b([ap])\. m\."), r"\1.m."),
]
FILES = {"allsides": "allsides.train.jsonl", "ecbplus": "ecbplus.train.jsonl"}


@dataclass(frozen=True, slots=True)
class Text:
    source: str
    id: str
    text: str
    day: str | None  # ISO 8601; None where the corpus gives none


def folder() -> Path:
    default = Path(__file__).resolve().parents[2].parent / "shared" / "data"
    return Path(os.environ.get("CROSSREAD_DATA", default)) / "stories"


def articles(source: str, wanted: Iterable[str] | None = None) -> dict[str, Text]:
    """The articles of a source by id, all or those wanted. Raises FileNotFoundError."""
    ids = None if wanted is None else frozenset(wanted)
    found: dict[str, Text] = {}
    with (folder() / FILES[source]).open(encoding="utf-8") as lines:
        for line in lines:
            for one in _rows(source, json.loads(line)):
                if (ids is None or one.id in ids) and one.id not in found:
                    found[one.id] = one
    return found


def _rows(source: str, row: dict[str, Any]) -> list[Text]:
    if source == "allsides":
        return [Text(source, one["abp_id"], one["text"], one["date"] or None) for one in row["articles"]]
    from benchmarks.quality.stories import _text  # noqa: PLC0415 - imports the clustering

    return [Text(source, row["id"], _as_written(_text(row)), None)]


def _as_written(text: str) -> str:
    """A text of tokens as a paper prints it: "2, 000", "14. 1", "hit - and - run", "$ 5" and "( so )" closed up."""
    for pattern, written in TOKENS:
        text = pattern.sub(written, text)
    return text


def labels(name: str) -> list[dict[str, Any]]:
    """The lines of labels/NAME.jsonl. Raises FileNotFoundError."""
    lines = (LABELS / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def texts_of(lines: Iterable[dict[str, Any]]) -> dict[tuple[str, str], Text]:
    """The articles that labels point into, by source and id. Raises FileNotFoundError."""
    wanted: dict[str, set[str]] = {}
    for line in lines:
        wanted.setdefault(source_of(line), set()).add(line["article"])
    return {(source, one.id): one for source, ids in wanted.items() for one in articles(source, ids).values()}


def source_of(line: dict[str, Any]) -> str:
    return str(line.get("source") or "allsides")


def fits(line: dict[str, Any], text: str) -> bool:
    """Whether the sentence of a label still is the one that was labelled."""
    sentence = text[line["start"] : line["end"]]
    return hashlib.sha256(sentence.encode()).hexdigest()[:8] == line["sha"]


Measure = Callable[[str, Sequence[dict[str, Any]], dict[tuple[str, str], Text], bool], dict[str, dict[str, float]]]


def by_part(name: str, measured: Measure, *, quick: bool, wrong: bool) -> dict[str, dict[str, float]]:
    """What `measured` gives for each part of some labels: (part, lines, texts, whether mistakes are shown), which only dev's are.

    Labels or corpora that are absent are skipped by name.
    """
    table: dict[str, dict[str, float]] = {}
    for part in PARTS:
        try:
            lines = labels(f"{name}.{part}")[:: 4 if quick else 1]
            known = texts_of(lines)
        except FileNotFoundError as error:
            print(f"{name}.{part}: skipped, no {error.filename}")
            continue
        table |= measured(part, lines, known, wrong and part == "dev")
    return table


def around(text: str, start: int, end: int) -> str:
    """Some characters on one line, in brackets, with what stands before and after them."""
    return f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 40]}".replace("\n", " ")


def command(doc: str | None, main: Callable[..., object]) -> None:
    """A benchmark of labelled sentences as a command with --quick and --wrong."""
    parser = argparse.ArgumentParser(description=(doc or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a quarter of the sentences")
    parser.add_argument("--wrong", action="store_true", help="what crossread got wrong in the dev part")
    asked = parser.parse_args()
    main(quick=asked.quick, wrong=asked.wrong)
