"""Chains of attributions against GUM's development documents: who says that somebody says.

    python -m benchmarks --only chains

GUM (attribution/gum.dev.jsonl) relates discourse units: one that attributes to the head unit of what it attributes. Two of its
attributions make a chain where they attribute one head unit ("he told me | that she had told him | …"), or where the second's
attributing unit is the head of what the first attributes. A chain is right where, for both links, an attribution is found whose
cue touches the attributing unit and whose content touches the head unit at its end, and where one of the two stands inside the
other's content. Half right: one link is found. GUM states no agreement between people on this. There are few chains in the
documents (the count is printed), so that one more or less moves the figure by ten points: the training documents' chains, which
the tagger has seen as partial labels, are printed beside.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from benchmarks.quality.attribution import data_folder

from crossread.annotate import attribution, sentences
from crossread.annotate.attribution.rules.find import attributions as by_rules
from crossread.model import Annotations, Article, Attribution, Block, Page

Place = tuple[int, int]
Link = tuple[Place, Place]  # the attributing unit, the head of what it attributes
SPLITS = ("dev", "train")


def main() -> dict[str, dict[str, float]]:
    """Prints the table and returns {split and system: figures}; an empty dictionary where the corpus is absent."""
    figures: dict[str, dict[str, float]] = {}
    for split in SPLITS:
        path = data_folder() / f"attribution/gum.{split}.jsonl"
        if not path.is_file():
            print(f"skipped: no {path.name}")
            continue
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for system in ("rules", "crossread"):
            figures[f"{split} {system}"] = measured(rows, system)
            shown = "  ".join(f"{name} {value:.3f}" for name, value in figures[f"{split} {system}"].items())
            print(f"GUM {split:6} {system:10} {shown}")
    return figures


def measured(rows: list[dict[str, Any]], system: str) -> dict[str, float]:
    """Shares of chains with both links right, and with one at least; of all attributions that are found; the count of chains."""
    both = one = total = found = wanted = 0
    for row in rows:
        links = [
            (tuple(told["attribution_edu"]), tuple(told["content_head_edu"] or ())) for told in row["attributions"]
        ]
        whole = [link for link in links if link[1]]
        told = read(row["text"], system)
        wanted += len(whole)
        found += sum(bool(fitting(told, link)) for link in whole)
        for outer, inner in chains(whole):
            total += 1
            pairs = [(a, b) for a in fitting(told, outer) for b in fitting(told, inner) if a is not b]
            both += any(inside(a, b) or inside(b, a) for a, b in pairs)
            one += bool(fitting(told, outer) or fitting(told, inner))
    return {
        "both": both / max(1, total),
        "one": one / max(1, total),
        "found": found / max(1, wanted),
        "chains": float(total),
    }


def chains(links: list[Link]) -> Iterator[tuple[Link, Link]]:
    for at, first in enumerate(links):
        for second in links[at + 1 :]:
            if first[1] == second[1] or _within(second[0], first[1]) or _within(first[0], second[1]):
                yield first, second


def read(text: str, system: str) -> list[Attribution]:
    page = Page.of(text, "benchmark", as_is=True)
    article = Article(page, (Block("paragraph", page.span(0, len(text))),))
    seen = sentences.split([article], [Annotations(article.id)])
    if system == "rules":
        return list(by_rules(article, seen[0].sentences))
    return list(attribution.find([article], seen)[0].attributions)


def fitting(found: list[Attribution], link: Link) -> list[Attribution]:
    """Attributions whose cue touches the attributing unit and whose content reaches the head unit's last half."""
    unit, (start, end) = link
    half = (start + end) // 2
    return [
        told
        for told in found
        if told.cue
        and told.cue.start < unit[1]
        and unit[0] < told.cue.end
        and any(span.start < end and half < span.end for span in told.content)
    ]


def inside(outer: Attribution, inner: Attribution) -> bool:
    return inner.cue is not None and any(span.contains(inner.cue) for span in outer.content)


def _within(small: Place, large: Place) -> bool:
    return large[0] <= small[0] and small[1] <= large[1]
