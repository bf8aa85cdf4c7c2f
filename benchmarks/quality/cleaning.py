"""How well `clean` finds the article on flattened news pages.

Data: cleaning/news_pages.dev.jsonl of the corpora (CROSSREAD_DATA, else ../shared/data beside the checkout): 414 pages,
each flattened in two ways. The metric is that of the article extraction benchmark of Scrapinghub: shingles of four words,
precision and recall page by page, F1 of the two means. Baselines in the same run: the whole text, and jusText and
trafilatura on the same text with each line in a <p>.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from crossread.clean import clean
from crossread.model import Article, Page

PAGES = Path("cleaning", "news_pages.dev.jsonl")
FLATTENERS = ("lxml_block", "bs4_nl")  # a line a block; a line a text node, so that links break paragraphs
SHINGLE = 4  # words
TITLE_LIKE = 0.8  # F1 of words from which on a headline counts as found
_TOKEN = re.compile(r"\w+")

Row = dict[str, Any]


def data() -> Path:
    return Path(os.environ.get("CROSSREAD_DATA", Path(__file__).resolve().parents[2].parent / "shared" / "data"))


def shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    if not tokens:
        return Counter()
    return Counter(tuple(tokens[at : at + SHINGLE]) for at in range(max(1, len(tokens) - SHINGLE + 1)))


def scored(gold: str, found: str) -> tuple[float, float]:
    """Precision and recall of one page."""
    wanted, given = shingles(gold), shingles(found)
    both = sum((wanted & given).values())
    if wanted == given:
        return 1.0, 1.0
    return both / max(1, sum(given.values())), both / max(1, sum(wanted.values()))


def figures(pairs: Sequence[tuple[float, float]]) -> dict[str, float]:
    precision = sum(pair[0] for pair in pairs) / len(pairs)
    recall = sum(pair[1] for pair in pairs) / len(pairs)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall)}


def everything(text: str) -> str:
    return text


def paragraphs(text: str) -> str:
    """The text as HTML, a paragraph a line: what tools for HTML can make of a flattened page."""
    from html import escape  # noqa: PLC0415

    lines = "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n") if line.strip())
    return f"<html><head><title></title></head><body>{lines}</body></html>"


def justext(text: str) -> str:
    import justext as tool  # noqa: PLC0415

    found = tool.justext(paragraphs(text).encode(), tool.get_stoplist("English"), encoding="utf-8")
    return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)


def trafilatura(text: str) -> str:
    import trafilatura as tool  # noqa: PLC0415

    return tool.extract(paragraphs(text), include_comments=False, include_tables=True) or ""


def ours(text: str) -> str:
    article = clean(Page.of(text, "benchmark"))
    if not isinstance(article, Article):
        return ""
    return "\n".join(article.page.words(block.span) for block in article.body)


METHODS: tuple[Callable[[str], str], ...] = (everything, justext, trafilatura, ours)


def metadata(rows: Sequence[Row]) -> dict[str, float]:
    """Share of pages whose headline, author and day are right, of those that have one in the gold."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in rows:
        article = clean(Page.of(row["text"], "benchmark", url=row["url"]))
        found = article if isinstance(article, Article) else None
        for name, gold, fits in (
            ("title", row["gold_title"], lambda gold, found: like(gold, found.title.value if found.title else "")),
            ("author", row["gold_authors"], lambda gold, found: shares(gold, " ".join(a.value for a in found.authors))),
            ("day", row["gold_date"], lambda gold, found: bool(found.published) and found.published.value[:10] == gold),
        ):
            if gold:
                total[name] += 1
                right[name] += found is not None and fits(gold, found)
    return {name: right[name] / total[name] for name in ("title", "author", "day")}


def like(gold: str, found: str) -> bool:
    a, b = Counter(_TOKEN.findall(gold.lower())), Counter(_TOKEN.findall(found.lower()))
    return 2 * sum((a & b).values()) > TITLE_LIKE * (sum(a.values()) + sum(b.values()))


def shares(gold: str, found: str) -> bool:
    return bool(set(_TOKEN.findall(gold.lower())) & set(_TOKEN.findall(found.lower())))


def measured(method: Callable[[str], str], rows: Sequence[Row]) -> dict[str, float]:
    for row in rows[:3]:
        method(row["text"])  # imports and tables are loaded before the clock starts
    start = time.process_time()
    texts = [method(row["text"]) for row in rows]
    spent = max(time.process_time() - start, 1e-9)
    result = figures([scored(row["gold_body"], text) for row, text in zip(rows, texts, strict=True)])
    sound = [(row, text) for row, text in zip(rows, texts, strict=True) if not row.get("gold_suspect")]
    result["f1_sound"] = figures([scored(row["gold_body"], text) for row, text in sound])["f1"]
    result["pages_per_second"] = len(rows) / spent
    return result


def main(*, quick: bool = False) -> dict[str, Any]:
    """Prints the tables; returns figures by flattener and method, "f1" of ours on the first one beside them.

    An empty dictionary where the data is absent. `f1_sound` leaves out pages whose gold is known to be cut short.
    """
    path = data() / PAGES
    if not path.is_file():
        print(f"cleaning: skipped, no {path}")
        return {}
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    result: dict[str, Any] = {}
    print(f"{'pages':12}{'method':13}{'precision':>10}{'recall':>8}{'F1':>8}{'F1 sound':>10}{'pages/s':>9}")
    for flattener in FLATTENERS:
        chosen = [row for row in rows if row["flattener"] == flattener]
        chosen = chosen[::8] if quick else chosen
        for method in METHODS:
            try:
                row = measured(method, chosen)
            except ModuleNotFoundError as error:
                print(f"{flattener:12}{method.__name__:13}skipped: there is no {error.name}")
                continue
            result.setdefault(flattener, {})[method.__name__] = row
            print(
                f"{flattener:12}{method.__name__:13}{row['precision']:10.3f}{row['recall']:8.3f}{row['f1']:8.3f}"
                f"{row['f1_sound']:10.3f}{row['pages_per_second']:9.0f}"
            )
        facts = metadata(chosen)
        result[flattener]["metadata"] = facts
        print(f"{flattener:12}with the page's address: " + ", ".join(f"{name} {facts[name]:.3f}" for name in facts))
    result["f1"] = result[FLATTENERS[0]]["ours"]["f1"]
    return result


if __name__ == "__main__":
    main()
