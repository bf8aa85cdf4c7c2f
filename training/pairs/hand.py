"""Events of stories/allsides whose first paragraphs were read by hand (training/claims/*.jsonl), in the shape of collation/'s.

The labels hold offsets alone; the texts stay in the corpora. They are complete for about the first 1,700 characters of each
article: there, statements of different claims are different.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.quality.collation.fitting import best
from benchmarks.quality.collation.gold import Event, Place, gold_places
from benchmarks.quality.collation.reading import statements_of
from training.pairs.examples import UNKNOWN, Example, write

from crossread.annotate import annotate
from crossread.clean import clean
from crossread.collate.features import said
from crossread.collate.statements import Statement
from crossread.meaning import embed
from crossread.model import Article, Page

LABELS = Path(__file__).parents[1] / "claims"
JOINED = "+"  # between the names of events of the corpus that are one, told by four to seven outlets
READ = 2_600  # characters of an article that are read: what was labelled, and a little more
NEAREST = 0.15  # cosine below which two statements of different claims teach nothing
ACROSS, INSIDE = 1.6, 0.5  # chance of a pair of different claims, a unit of cosine: of two articles, of one


def events(data: Path, labels: Path = LABELS) -> list[Event]:
    """The labelled events; of an event that two people labelled, the first one's labels."""
    with (data / "stories" / "allsides.train.jsonl").open(encoding="utf-8") as lines:
        rows = {row["event"]: row for row in map(json.loads, lines)}
    found: dict[str, Event] = {}
    for path in sorted(labels.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            gold = json.loads(line)
            if gold["event"] not in found:
                articles = [one for name in gold["event"].split(JOINED) for one in rows[name]["articles"]]
                found[gold["event"]] = _event(gold, articles)
    return list(found.values())


def _event(gold: dict, articles: Sequence[dict]) -> Event:
    claims = [
        {
            "statements": [{"key": key, "start": start, "end": end} for key, start, end in claim["statements"]],
            "status": claim.get("status"),
            "differs": [{"kind": kind, "a": a, "b": b} for kind, a, b in claim.get("differs", [])],
        }
        for claim in gold["claims"]
    ]
    different = [
        [dict(zip(("key", "start", "end"), span, strict=True)) for span in two] + [""] for two in gold["different"]
    ]
    used = {s["key"] for claim in claims for s in claim["statements"]}
    reach = {key: max([s["end"] for c in claims for s in c["statements"] if s["key"] == key]) for key in used}
    pages = tuple(_page(row, reach[row["abp_id"]]) for row in articles if row["abp_id"] in used)
    return Event(gold["event"], pages, {"event": gold["event"], "claims": claims, "different": different})


def _page(row: dict, reach: int) -> Page:
    text = row["text"]
    end = text.find("\n", max(READ, reach))
    text = text[: end if end > 0 else None]
    said = {"outlet": row["outlet"], "title": row["title"], "published": row["date"]}
    return Page.of(text, row["abp_id"], key=row["abp_id"], as_is=True, **said)


def read_event(event: Event) -> tuple[list[Statement], list[Statement]]:
    """crossread's own statements of an event, and statements at the gold's spans."""
    articles = [article for page in event.pages if isinstance(article := clean(page), Article)]
    return statements_of(event, articles, annotate(articles))


def examples(event: Event, statements: Sequence[Statement], chance: random.Random) -> Iterator[Example]:
    """Pairs of an event's statements (crossread's own, or those at the gold's spans): all of one claim, and those of
    different claims that are near in meaning."""
    claims = claims_of(event, statements)
    vectors = embed([statement.meaning for statement in statements])
    for i, a in enumerate(statements):
        for j, b in enumerate(statements[:i]):
            if not claims[i] or not claims[j] or a.span.overlaps(b.span):
                continue
            near, first, second = float(vectors[i] @ vectors[j]), tuple(said(a)), tuple(said(b))
            if claims[i] & claims[j]:
                yield Example(first, second, 1, UNKNOWN, UNKNOWN, UNKNOWN, "hand same")
            elif chance.random() < (near - NEAREST) * (INSIDE if a.article == b.article else ACROSS):
                yield Example(first, second, 0, UNKNOWN, 0, 0, "hand other")


def claims_of(event: Event, statements: Sequence[Statement]) -> list[set[int]]:
    """The claims that each statement reports by the gold: those of the gold statement that it stands for."""
    keys = {page.id: page.key or "" for page in event.pages}
    numbers: dict[Place, set[int]] = {}
    for number, where in gold_places(event):
        numbers.setdefault(where, set()).add(number)
    found = []
    for statement in statements:
        one = best((keys[statement.article], statement.span.start, statement.span.end), numbers)
        found.append(numbers[one] if one else set())
    return found


def main() -> None:
    """Writes the examples of the events that the pair network is trained on."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("training/runs/pairs/hand.jsonl"))
    options = parser.parse_args()
    chance = random.Random(0)
    made: list[Example] = []
    for event in events(options.data):
        if not held(event.name):
            for statements in read_event(event):
                made += examples(event, statements, chance)
    write(options.out, made)
    print(Counter(example.origin for example in made))


def held(name: str) -> bool:
    """Whether an event, one of four by a hash of its name, or one joined of several, is kept from the pair network: what weighs
    the network's answers beside other features is learned on events that the network has not seen."""
    return JOINED in name or hashlib.sha256(f"held {name}".encode()).digest()[0] % 4 == 0


if __name__ == "__main__":
    main()
