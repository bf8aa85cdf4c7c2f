"""How well shared text is found: `python -m benchmarks.quality.passages`.

Planted: articles of different events (stories/ of the corpora: CROSSREAD_DATA, else ../shared/data beside the checkout) into
which some sentences of another outlet's article were planted, edited as a sub-editor edits: words left out, put in and
replaced, British spelling, sentences in another order. What was planted is known to the character. What the untouched
articles already share is left out of account. Pairs: which pairs of articles share text; characters: which characters of
the receiving article. Baseline in the same run: MinHash signatures of word 4-grams (rensa), at the threshold that is best
for it on this very data.

By hand: reuse that careful readers marked in collation/, verbatim and edited: the share found, where both sides are covered
to the half.

And what reworking a shared text stands before it is no more found: stress.py.
"""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from benchmarks.quality import stress

from crossread.cluster import cluster
from crossread.model import Article, Block, Found, Page, Passage, Span

PAIRS = 150  # articles that receive something; as many give, as many have no part in it
SENTENCES = (1, 2, 3, 6)  # planted
EDITS = (0.0, 0.05, 0.1, 0.2)  # share of words touched
SEED = 11
LINE = re.compile(r"[^\n]*\S[^\n]*")
SENTENCE = re.compile(r"[A-Z][^.?!\n]{60,300}[.?!](?=\s)")
SPELLINGS = (
    ("ization", "isation"),
    ("izing", "ising"),
    ("ized", "ised"),
    ("center", "centre"),
    ("favor", "favour"),
    ("defense", "defence"),
)
FILLERS = ("also", "late", "however", "reportedly", "on Tuesday", "in the capital", "the official added")
THRESHOLDS = [step / 100 for step in range(1, 40)]

Figures = dict[str, float]


@dataclass(frozen=True)
class Planted:
    """Which articles (by place) hold planted text of which, and where: spans of the receiver."""

    giver: int
    receiver: int
    spans: tuple[tuple[int, int], ...]


def main() -> dict[str, Figures]:
    """Prints the table; returns figures by part and method, {} where there is no data."""
    data = Path(os.environ.get("CROSSREAD_DATA", Path(__file__).parents[3] / "shared" / "data"))
    if not (data / "stories" / "allsides.train.jsonl").exists():
        print(f"passages: no data in {data}")
        return {}
    texts, outlets = _texts(data / "stories" / "allsides.train.jsonl")
    edited, planted = _planted(texts, outlets)
    untouched = [_article(text, outlet) for text, outlet in zip(texts, outlets, strict=True)]
    before = _pairs(cluster(untouched).passages, untouched)
    articles = [_article(text, outlet) for text, outlet in zip(edited, outlets, strict=True)]
    truth = {tuple(sorted((each.giver, each.receiver))) for each in planted}
    passages = cluster(articles).passages
    found = _pairs(passages, articles)
    figures = {
        "planted": _rates(set(found) - (set(before) - truth), truth, "pairs") | _characters(found, planted),
        "minhash": max(
            (_rates(pairs, truth, "pairs") for pairs in _minhash(edited)), key=lambda each: each["pairs_f1"]
        ),
        "by_hand": _by_hand(data / "collation"),
    }
    for name, values in figures.items():
        print(f"{name:10}", "  ".join(f"{figure} {value:.3f}" for figure, value in values.items()))
    return figures | {"stress": stress.main()}


def _texts(path: Path) -> tuple[list[str], list[str]]:
    """One article of each event with its outlet, in an order drawn by the seed."""
    events = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    random.Random(SEED).shuffle(events)
    rows = [event["articles"][0] for event in events[: 3 * PAIRS]]
    return [row["text"] for row in rows], [row["outlet"] for row in rows]


def _article(text: str, outlet: str | None = None) -> Article:
    page = Page.of(text, "benchmark", as_is=True, outlet=outlet)
    blocks = tuple(Block("paragraph", page.span(*found.span())) for found in LINE.finditer(text))
    return Article(page, blocks, outlet=Found(outlet, None, "carrier") if outlet else None)


def _planted(texts: Sequence[str], outlets: Sequence[str]) -> tuple[list[str], list[Planted]]:
    """The texts with sentences of the first third planted into the second."""
    draw = random.Random(SEED)
    edited, planted = list(texts), []
    for giver in range(PAIRS):
        receiver = PAIRS + giver
        if outlets[giver] == outlets[receiver]:
            continue
        whole = [found.group() for found in SENTENCE.finditer(texts[giver])]
        taken = whole[: draw.choice(SENTENCES)]
        if not taken:
            continue
        draw.shuffle(taken)
        rate = draw.choice(EDITS)
        edited[receiver], spans = _inserted(
            texts[receiver], [_edited(sentence, rate, draw) for sentence in taken], draw
        )
        planted.append(Planted(giver, receiver, spans))
    return edited, planted


def _inserted(text: str, pieces: Sequence[str], draw: random.Random) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text with each piece put in as a paragraph of its own, at drawn places; and where they stand."""
    paragraphs: list[tuple[str, bool]] = [(line, False) for line in text.split("\n") if line.strip()]
    for piece in pieces:
        paragraphs.insert(draw.randint(0, len(paragraphs)), (piece, True))
    place, spans = 0, []
    for paragraph, planted in paragraphs:
        if planted:
            spans.append((place, place + len(paragraph)))
        place += len(paragraph) + 1
    return "\n".join(paragraph for paragraph, _ in paragraphs), tuple(spans)


def _edited(sentence: str, rate: float, draw: random.Random) -> str:
    """A sentence with a share of its words left out, replaced, or with others put before them; spelling made British."""
    words = []
    for word in sentence.split():
        change = draw.random()
        if change > rate:
            words.append(word)
        elif change > rate / 3:
            words += draw.choice(FILLERS).split()[:1] if change > rate * 2 / 3 else [draw.choice(FILLERS), word]
    joined = " ".join(words)
    for american, british in SPELLINGS:
        joined = joined.replace(american, british)
    return joined


def _pairs(passages: Sequence[Passage], articles: Sequence[Article]) -> dict[tuple[int, int], list[tuple[Span, Span]]]:
    """Passages by their pair of articles, the side of the first article first."""
    place = {article.id: number for number, article in enumerate(articles)}
    pairs: dict[tuple[int, int], list[tuple[Span, Span]]] = {}
    for passage in passages:
        first, second = sorted(passage.spans, key=lambda span: place[span.page])
        pairs.setdefault((place[first.page], place[second.page]), []).append((first, second))
    return pairs


def _characters(found: Mapping[tuple[int, int], Sequence[tuple[Span, Span]]], planted: Sequence[Planted]) -> Figures:
    """Characters of the receivers that were planted and found, over the pairs in which something was planted."""
    hits = ours = theirs = 0
    for each in planted:
        truth = {place for start, end in each.spans for place in range(start, end)}
        pairs = found.get((each.giver, each.receiver), ())
        seen = {place for _, span in pairs for place in range(span.start, span.end)}
        hits, ours, theirs = hits + len(truth & seen), ours + len(seen), theirs + len(truth)
    return _ratios(hits, ours, theirs, "characters")


def _rates(found: set[tuple[int, ...]], truth: set[tuple[int, ...]], name: str) -> Figures:
    return _ratios(len(found & truth), len(found), len(truth), name)


def _ratios(hits: int, ours: int, theirs: int, name: str) -> Figures:
    return {
        f"{name}_precision": round(hits / max(1, ours), 4),
        f"{name}_recall": round(hits / max(1, theirs), 4),
        f"{name}_f1": round(2 * hits / max(1, ours + theirs), 4),
    }


def _minhash(texts: Sequence[str]) -> list[set[tuple[int, ...]]]:
    """Pairs whose estimated Jaccard similarity reaches each threshold."""
    jaccard = stress.jaccards(texts)
    alike = {pair: jaccard(pair) for pair in combinations(range(len(texts)), 2)}
    return [{pair for pair, value in alike.items() if value >= least} for least in THRESHOLDS]


def _by_hand(folder: Path) -> Figures:
    """The share of the reuse marked by hand that is found."""
    if not (folder / "articles.jsonl").exists():
        return {}
    rows = [json.loads(line) for line in (folder / "articles.jsonl").read_text("utf-8").splitlines()]
    articles = {row["id"]: _article(row["text"], row["outlet"]) for row in rows}
    key = {article.id: name for name, article in articles.items()}
    found = [{key[span.page]: span for span in passage.spans} for passage in cluster(list(articles.values())).passages]
    hits: dict[str, list[bool]] = {"verbatim": [], "edited": []}
    for path in sorted((folder / "gold").glob("*.json")):
        for first, second, kind in json.loads(path.read_text("utf-8"))["reuse"]:
            hits[kind].append(any(_covered(each, first) and _covered(each, second) for each in found))
    return {f"{kind}_found": round(sum(each) / max(1, len(each)), 4) for kind, each in hits.items()}


def _covered(passage: Mapping[str, Span], wanted: Mapping) -> bool:
    span = passage.get(wanted["key"])
    if span is None:
        return False
    return min(span.end, wanted["end"]) - max(span.start, wanted["start"]) >= 0.5 * (wanted["end"] - wanted["start"])


if __name__ == "__main__":
    main()
