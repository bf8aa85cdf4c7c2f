"""Attribution against PolNeAR's development articles: crossread's annotator, its rules alone and two simple baselines in one run.

    python -m benchmarks --only attribution

The corpus is not in the repository: CROSSREAD_DATA names the folder that holds attribution/polnear.dev.jsonl; without
it the folder shared/data beside the checkout is tried. The definitions stand in attribution_score.py.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality.attribution_score import Score, Told

from crossread.annotate import attribution, sentences
from crossread.annotate.attribution.rules.find import attributions as by_rules
from crossread.model import Annotations, Article, Attribution, Block, Page

FILE = "attribution/polnear.dev.jsonl"
Finder = Callable[[str], list[Told]]

QUOTED = re.compile(r"“[^“”\n]{2,1500}”|\"[^\"\n]{2,1500}\"|''[^\n]{2,1500}?''")
NAME = re.compile(r"\b[A-Z][a-z]+(?:\s[A-Z][a-z]+)*\b")
SAID = re.compile(
    r"(?P<source>(?:[A-Z]\w+\s)*[A-Z]\w+|he|she|they|He|She|They)\s(?P<cue>said|says|told|added|wrote|argued|claimed)\b"
    r"\s?(?:that\s)?(?P<content>[^.\n]{3,400})?"
)


def main(*, quick: bool = False) -> dict[str, dict[str, float]]:
    """Prints the table and returns {system: {measure: 0 to 1}}; an empty dictionary where the corpus is absent."""
    path = data_folder() / FILE
    if not path.is_file():
        print(f"skipped: no {FILE} under {path.parent.parent} (set CROSSREAD_DATA)")
        return {}
    articles = [json.loads(line) for line in path.read_text("utf-8").splitlines()][: 20 if quick else None]
    systems: dict[str, Finder] = {
        "one pattern": one_pattern,
        "few verbs": few_verbs,
        "rules": rules,
        "crossread": crossread,
    }
    made, speed = {}, {}
    for name, finder in systems.items():
        made[name], speed[name] = measured(finder, articles)
    print(f"PolNeAR dev, {len(articles)} articles; F1, of the kinds recall, in per cent")
    print(f"{'':24}" + "".join(f"{name:>14}" for name in made))
    for row in made["crossread"]:
        print(f"{row:24}" + "".join(f"{100 * figures[row]:14.1f}" for figures in made.values()))
    print(
        f"{'articles/second':24}" + "".join(f"{value:14.0f}" for value in speed.values()) + "   (600 words, one core)"
    )
    return made


def data_folder() -> Path:
    """Where the corpora are."""
    beside = Path(__file__).resolve().parents[2].parent / "shared" / "data"
    return Path(os.environ.get("CROSSREAD_DATA", beside))


def measured(finder: Finder, articles: list[dict[str, Any]]) -> tuple[dict[str, float], float]:
    """All figures of one system, and how many articles of 600 words it reads in a second of one core."""
    score, seconds, words = Score(), 0.0, 0
    for article in articles:
        start = time.process_time()
        predicted = finder(article["text"])
        seconds += time.process_time() - start
        words += len(article["text"].split())
        gold = [Told(one["source"], one["cue"], one["content"]) for one in article["attributions"]]
        score.add(article["text"], gold, predicted, [mark[-2:] for mark in article["marked"]])
    return score.table(), words / 600 / max(seconds, 1e-9)


def rules(text: str) -> list[Told]:
    """crossread's rules without the tagger: what it did before, and still does for quotations that stand without a verb."""
    article = _article(text)
    return [
        as_scored(told)
        for told in by_rules(article, sentences.split([article], [Annotations(article.id)])[0].sentences)
    ]


def crossread(text: str) -> list[Told]:
    """crossread's sentences and attributions. Those inside another's content are left out: the corpus does not nest."""
    article = _article(text)
    seen = attribution.find([article], sentences.split([article], [Annotations(article.id)]))[0]
    return [as_scored(told) for told in _outermost(seen.attributions)]


def _article(text: str) -> Article:
    page = Page.of(text, "benchmark", as_is=True)
    return Article(page, (Block("paragraph", page.span(0, len(text))),))


def as_scored(told: Attribution) -> Told:
    """An attribution as the scorer takes it."""
    return Told(
        [(told.source.start, told.source.end)] if told.source else [],
        [(told.cue.start, told.cue.end)] if told.cue else [],
        [(span.start, span.end) for span in told.content],
    )


def _outermost(found: Sequence[Attribution]) -> Iterator[Attribution]:
    for told in found:
        cue = told.cue
        if cue is None or not any(span.contains(cue) for other in found if other is not told for span in other.content):
            yield told


def one_pattern(text: str) -> list[Told]:
    """Baseline: every quotation between double marks, said by the nearest capitalised name; no cue."""
    names = [match.span() for match in NAME.finditer(text)]
    return [Told(list(_nearest(names, *match.span())), [], [match.span()]) for match in QUOTED.finditer(text)]


def _nearest(names: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    outside = [
        (min(abs(name[0] - end), abs(start - name[1])), name) for name in names if name[1] <= start or name[0] >= end
    ]
    if outside:
        yield min(outside)[1]


def few_verbs(text: str) -> list[Told]:
    """Baseline: name or pronoun, one of seven verbs; the rest of the sentence, or the quotation right before."""
    quotes = [match.span() for match in QUOTED.finditer(text)]
    found = []
    for match in SAID.finditer(text):
        before = [quote for quote in quotes if 0 <= match.start() - quote[1] <= 2]
        content = before[-1] if before else match.span("content")
        if content[0] >= 0:
            found.append(Told([match.span("source")], [match.span("cue")], [content]))
    return found


if __name__ == "__main__":
    main()
