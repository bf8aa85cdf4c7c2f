"""Which corpora make which weights: the default set, and the one of corpora with a stated, open licence."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.own_edges import polnear_edges
from training.tagger.corpora import fifth, grouped, polnear, rows, tagged
from training.tagger.corpora import own as ours
from training.tagger.documents import Document
from training.tagger.gum import gum

from training import own

SETS = ("all", "clean")
CHECKED = ("ner/worldwide9.dev", "ner/wikigold")  # a fifth of their documents is held out: benchmarks measure on it


@dataclass(frozen=True, slots=True)
class Share:
    """Documents and how much of them each pass takes; `names`: they train the names, not the attributions."""

    documents: tuple[Document, ...]
    part: float
    names: bool


def shares(data: Path, chosen: str, tokenizer: object, small: bool = False) -> list[Share]:
    """The corpora of a set. `small` takes a few documents of each: to try the training out."""
    few = slice(0, 12 if small else None)

    def told(name: str, reader: Callable[..., Document]) -> tuple[Document, ...]:
        return tuple(reader(row, tokenizer) for row in rows(data / f"attribution/{name}.train.jsonl")[few])

    def named(name: str, scheme: str, seed: int) -> tuple[Document, ...]:
        found = rows(data / f"{name}.jsonl")
        kept = [row for row in found if name not in CHECKED or not fifth(row["doc"])]
        return tuple(tagged(grouped(kept)[few], scheme, tokenizer, seed))

    made = [
        Share(told("gum", gum), 0.4, False),
        Share(named("ner/wikigold", "wikigold", 1), 1.0, True),
        Share(named("ner/uner_ewt.train", "uner", 2), 0.5, True),
        Share(named("ner/gum_silver.train", "gum", 3), 0.4, True),
    ]
    if chosen == "all":
        made += [
            Share(told("polnear", polnear), 1.0, False),
            Share(named("ner/worldwide9.dev", "worldwide", 4), 1.0, True),
        ]
    return made


def written(seed: int, count: int, tokenizer: object) -> list[Document]:
    """Passages of our own, other ones for each seed, with PolNeAR's edges: crossread draws its own when it reads."""
    return [ours(polnear_edges(passage), tokenizer) for passage in own.generate(seed, count)]


def taken(share: Share, chance: random.Random) -> Sequence[Document]:
    """What one pass takes of a corpus."""
    return chance.sample(share.documents, max(1, round(share.part * len(share.documents))))
