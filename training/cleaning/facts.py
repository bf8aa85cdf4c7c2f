"""Makes src/crossread/models/facts.json: the score cards that find title, authors and date of a flattened page.

    python -m training.cleaning.facts --data ../shared/data --out src/crossread/models/facts.json

Data: cleaning/news_pages.dev.jsonl, 414 pages of some 200 sites, each flattened two ways, in five folds by site. Every page is
learned from with its address and without it, and in the
variants of variants.py. What is printed is out of fold: the cards that read a page have not seen its site.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import numpy as np
from benchmarks.quality.cleaning import PAGES, Row
from benchmarks.quality.facts import FIELDS, judged, like, page
from training.cleaning.cards import Example, fit, table
from training.cleaning.variants import bare, doubled

from crossread.clean import addresses, header, headlines, metadata, moments, nearby, parts, scorecard, writers
from crossread.clean.parts import Anatomy
from crossread.clean.scorecard import Card

FEATURES = {
    "title": headlines.FEATURES,
    "title with address": headlines.FEATURES,
    "author": writers.FEATURES,
    "date": moments.FEATURES,
}
VARIANTS = {bare: 3, doubled: 9}  # every third page, every ninth
# Pages without the fact are rarer than among what is learned from: what is taken from the points of "none", in log odds.
# Measured: 1.4 is a headline missing on 4 pages of 100 instead of 13.
RARER = {"title": 1.4, "title with address": 1.4, "author": 0.7, "date": 0.7}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A page, with its address or without."""

    row: Row
    anatomy: Anatomy
    addressed: bool
    changed: bool  # True: a made variant, which is learned from and not measured on

    @property
    def url(self) -> str | None:
        return self.row["url"] if self.addressed else None


def titles(readings: Sequence[Reading]) -> list[Example]:
    made = []
    for one in readings:
        found = headlines.candidates(one.anatomy)
        right = [like(one.row["gold_title"], each.text) for each in found]
        made.append(_example(headlines.rows(one.anatomy, found, one.url), right))
    return made


def authors(readings: Sequence[Reading], heads: Sequence[int | None]) -> list[Example]:
    """A candidate is right where half the words of its first name are in the gold."""
    made = []
    for one, head in zip(readings, heads, strict=True):
        near = nearby.lines(one.anatomy, head)
        found = writers.candidates(near)
        gold = set(_WORD.findall(one.row["gold_authors"].lower()))
        right = []
        for each in found:
            named = {word for name in each.names for word in _WORD.findall(name[2].lower())}
            right.append(len(named & gold) * 2 >= len(set(_WORD.findall(each.names[0][2].lower()))))
        made.append(_example(writers.rows(one.anatomy, near, found, (head, one.row["text"], one.url)), right))
    return made


def dates(readings: Sequence[Reading], heads: Sequence[int | None]) -> list[Example]:
    made = []
    for one, head in zip(readings, heads, strict=True):
        near = nearby.lines(one.anatomy, head)
        around = moments.Around(head, addresses.day(one.url), addresses.month(one.url), None)
        found = moments.candidates(near, one.anatomy, around)
        right = [each.iso[:10] == one.row["gold_date"] for each in found]
        made.append(_example(moments.rows(one.anatomy, near, found, around), right))
    return made


def _example(rows: Sequence[Sequence[float]], right: Sequence[bool]) -> Example:
    return Example(np.array(rows, dtype=float), np.array(right, dtype=bool))


def title_examples(
    readings: Sequence[Reading], examples: Sequence[Example], folds: Sequence[int]
) -> dict[str, list[Example]]:
    """Examples of the folds by card: pages whose address says something, and the others."""
    chosen: dict[str, list[Example]] = {"title": [], "title with address": []}
    for one, example in zip(readings, examples, strict=True):
        if one.row["fold"] in folds:
            chosen["title with address" if headlines.slug(one.url) else "title"].append(example)
    return chosen


def heads_of(readings: Sequence[Reading], cards: Mapping[int, Mapping[str, Card]]) -> list[int | None]:
    """The headline's part of each page, by the cards of its fold."""
    found = []
    for one in readings:
        with mock.patch.object(scorecard, "card", cards[one.row["fold"]].__getitem__):
            headline = header.title(one.anatomy, one.url)
        found.append(headline.index if headline else None)
    return found


def judge(
    readings: Sequence[Reading], cards: Mapping[int, Mapping[str, Card]]
) -> dict[tuple[str, bool, str], tuple[int, int]]:
    """Right and all pages by flattener, address and field, each page read by the cards of its fold."""
    right: Counter[tuple[str, bool, str]] = Counter()
    total: Counter[tuple[str, bool, str]] = Counter()
    for one in readings:
        if one.changed:
            continue
        with mock.patch.object(scorecard, "card", cards[one.row["fold"]].__getitem__):
            found = metadata.gather(page(one.row, addressed=one.addressed), one.anatomy)
        for name, verdict in judged(one.row, found.title, found.authors, found.published).items():
            key = (one.row["flattener"], one.addressed, name)
            total[key] += 1
            right[key] += verdict
    return {key: (right[key], total[key]) for key in total}


def read(path: Path) -> list[Reading]:
    """Every page as it is, with its address and without; and its variants, by turns with the address or without."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    made = []
    for number, row in enumerate(rows):
        made += [Reading(row, anatomy, addressed, False) for addressed in (True, False) for anatomy in _anatomy(row)]
        for make in [make for make, each in VARIANTS.items() if number % each == 0]:
            other = make(row)
            made += [Reading(other, anatomy, number % 4 < 2, True) for anatomy in _anatomy(other)]
    return made


def _anatomy(row: Row) -> list[Anatomy]:
    anatomy = parts.anatomy(row["text"], False)
    return [anatomy] if anatomy.found else []


def crossed(readings: Sequence[Reading]) -> tuple[dict[int, dict[str, Card]], dict[str, list[Example]]]:
    """Cards for each fold, made of the others; and all examples by card."""
    folds = sorted({one.row["fold"] for one in readings})
    found = titles(readings)
    cards: dict[int, dict[str, Card]] = {}
    for fold in folds:
        chosen = title_examples(readings, found, [other for other in folds if other != fold])
        cards[fold] = {name: fit(FEATURES[name], examples, RARER[name]) for name, examples in chosen.items()}
    heads = heads_of(readings, cards)
    rest = {"author": authors(readings, heads), "date": dates(readings, heads)}
    for fold in folds:
        for name, examples in rest.items():
            seen = [each for one, each in zip(readings, examples, strict=True) if one.row["fold"] != fold]
            cards[fold][name] = fit(FEATURES[name], seen, RARER[name])
    return cards, title_examples(readings, found, folds) | rest


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("src/crossread/models/facts.json"))
    asked = parser.parse_args()
    readings = read(asked.data / PAGES)
    cards, examples = crossed(readings)
    figures = judge(readings, cards)
    print(f"{'out of fold':22}" + "".join(f"{name:>9}" for name in FIELDS))
    for flattener in sorted({key[0] for key in figures}):
        for addressed in (True, False):
            shown = [figures[flattener, addressed, name] for name in FIELDS]
            label = f"{flattener}, {'address' if addressed else 'none'}"
            print(f"{label:22}" + "".join(f"{right / total:9.3f}" for right, total in shown))
    tables = {name: table(FEATURES[name], every, RARER[name]) for name, every in examples.items()}
    asked.out.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {asked.out}: {asked.out.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
