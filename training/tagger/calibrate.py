"""Fits models/tagger.json on development articles and prints the reliability table of the documentation.

    python -m training.tagger.calibrate --data ../shared/data [--out src/crossread/models]

Attributions: PolNeAR's development articles; right is `whole` of benchmarks/quality/attribution_score.py. Names: the fifths of
worldwide9 and wikigold that training leaves out; right is the exact span and type, of people, places and organisations. The table
is by cross-validation: each fifth of the articles is given shares by weights that the other four made.
"""

from __future__ import annotations

import argparse
import json
import math
import os
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from benchmarks.quality.attribution import as_scored
from benchmarks.quality.attribution_score import WORD, Told, _indexed, _inside, _pairs, _whole
from benchmarks.quality.names import TYPES, documents
from training.likeness import fitted
from training.tagger.corpora import rows

from crossread import tagging
from crossread.annotate import sentences
from crossread.annotate.attribution import told
from crossread.model import Annotations, Article, Block, Page
from crossread.tagging.confidence import odds
from crossread.tagging.weights import FOLDER

PARTS = 5  # of the articles, for cross-validation
BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
Case = tuple[tuple[float, ...], bool]


def told_cases(row: dict[str, object]) -> list[Case]:
    """What each attribution read in an article is fitted on, and whether it is right."""
    text = str(row["text"])
    page = Page.of(text, "calibration", as_is=True)
    article = Article(page, (Block("paragraph", page.span(0, len(text))),))
    spans = sentences.split([article], [Annotations(article.id)])[0].sentences
    words = [match.span() for match in WORD.finditer(text)]
    hidden = {at for mark in row["marked"] for at in _inside(words, *mark[-2:])}  # type: ignore[attr-defined]
    gold = [Told(one["source"], one["cue"], one["content"]) for one in row["attributions"]]  # type: ignore[attr-defined]
    wanted = [made for one in gold if (made := _indexed(text, words, one, hidden))]
    cases, ours = [], []
    for read in tagging.read(article, spans).told:
        made = told.attribution(article, read)
        if made is None or read.inner:
            continue
        if (indexed := _indexed(text, words, as_scored(made), hidden)) is not None:
            ours.append(indexed)
            cases.append(
                (1.0, *(odds(chance) for chance in read.chances), float(made.source is not None), float(read.inner))
            )
    right = {o for g, o in _pairs(wanted, ours) if _whole(wanted[g], ours[o])}
    return [(case, at in right) for at, case in enumerate(cases)]


def name_cases(path: Path) -> Iterator[list[Case]]:
    for text, spans, gold in documents(path):
        page = Page.of(text, "calibration", as_is=True)
        article = Article(page, (Block("paragraph", page.span(0, len(text))),))
        found = []
        for one in tagging.read(article, [page.span(*span) for span in spans]).names:
            kind = TYPES.get(one.type, "MISC")
            if kind in ("PER", "LOC", "ORG"):
                case = (1.0, odds(one.chance), float(one.type == "organisation"), 0.0)
                found.append((case, (*one.place, kind) in gold))
        yield found


def weights(cases: Sequence[Case]) -> np.ndarray:
    """The weights that make the cases' values into the chance of being right."""
    return fitted(np.array([case for case, _ in cases]), np.array([float(right) for _, right in cases]))


def table(groups: Sequence[Sequence[Case]], title: str) -> None:
    """Prints how often what is given a share is right, each part of the articles judged by the others' weights."""
    given: list[tuple[float, bool]] = []
    for part in range(PARTS):
        made = weights([case for at, group in enumerate(groups) if at % PARTS != part for case in group])
        for group in groups[part::PARTS]:
            given += [(1 / (1 + math.exp(-float(np.dot(made, case)))), right) for case, right in group]
    print(f"{title}: {len(given)}, right {sum(right for _, right in given) / len(given):.3f}")
    print("given        count   mean  right   kept from here on: share, precision")
    for low, high in pairwise(BINS):
        inside = [(share, right) for share, right in given if low <= share < high or share == high == 1]
        above = [right for share, right in given if share >= low]
        if inside:
            mean, good = (sum(value) / len(inside) for value in zip(*inside, strict=True))
            kept, precision = len(above) / len(given), sum(above) / len(above)
            print(f"{low:.2f}-{high:.2f} {len(inside):8} {mean:7.3f} {good:6.3f}   {kept:.3f}  {precision:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("src/crossread/models"))
    options = parser.parse_args()
    os.environ[FOLDER] = str(options.out)
    if not (options.out / "tagger.json").is_file():  # a reading has a confidence; here it is not looked at
        (options.out / "tagger.json").write_text(json.dumps({"told": [0.0] * 6, "name": [0.0] * 4}))
    groups = [told_cases(row) for row in rows(options.data / "attribution/polnear.dev.jsonl")]
    table(groups, "attributions")
    named = [
        group for name in ("worldwide9.dev", "wikigold") for group in name_cases(options.data / f"ner/{name}.jsonl")
    ]
    table(named, "names")
    made = {
        "told": weights([case for group in groups for case in group]),
        "name": weights([case for group in named for case in group]),
    }
    stored = {name: np.round(values, 4).tolist() for name, values in made.items()}
    (options.out / "tagger.json").write_text(json.dumps(stored, indent=1) + "\n")
    print(f"wrote {options.out / 'tagger.json'}")


if __name__ == "__main__":
    main()
