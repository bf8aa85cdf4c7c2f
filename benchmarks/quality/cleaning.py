"""How well `clean` finds the article on flattened news pages.

Data: cleaning/news_pages.dev.jsonl of the corpora (CROSSREAD_DATA, else ../shared/data beside the checkout): 414 pages,
each flattened in two ways. The metric is that of the article extraction benchmark of Scrapinghub: shingles of four words,
precision and recall page by page, F1 of the two means. Baselines in the same run: the whole text, and jusText and
trafilatura on the same text with each line in a <p>.

The shipped network was taught on these pages. So each page is read by a network of folds/ that saw no page of its site.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from crossread.clean import clean, scorer
from crossread.model import Article, Page

PAGES = Path("cleaning", "news_pages.dev.jsonl")
FLATTENERS = ("lxml_block", "bs4_nl")  # a line a block; a line a text node, so that links break paragraphs
SHINGLE = 4  # words
FOLDS = Path(__file__).with_name(
    "folds"
)  # networks for each fold that saw none of its sites: training/cleaning/article.py
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


def everything(row: Row) -> str:
    text: str = row["text"]
    return text


def paragraphs(text: str) -> str:
    """The text as HTML, a paragraph a line: what tools for HTML can make of a flattened page."""
    from html import escape  # noqa: PLC0415

    lines = "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n") if line.strip())
    return f"<html><head><title></title></head><body>{lines}</body></html>"


def justext(row: Row) -> str:
    import justext as tool  # noqa: PLC0415

    found = tool.justext(paragraphs(row["text"]).encode(), tool.get_stoplist("English"), encoding="utf-8")
    return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)


def trafilatura(row: Row) -> str:
    import trafilatura as tool  # noqa: PLC0415

    return tool.extract(paragraphs(row["text"]), include_comments=False, include_tables=True) or ""


def ours(row: Row, *, addressed: bool = True) -> str:
    with scorer.other(FOLDS / str(row["fold"])):
        article = clean(Page.of(row["text"], "benchmark", url=row["url"] if addressed else None))
    if not isinstance(article, Article):
        return ""
    return "\n".join(article.page.words(block.span) for block in article.body)


def unaddressed(row: Row) -> str:
    """Ours, where nobody says the page's address."""
    return ours(row, addressed=False)


Method = Callable[[Row], str]
METHODS: tuple[Method, ...] = (everything, justext, trafilatura, unaddressed, ours)


def stressed(rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The same pages as collectors bring them: with a date in front, with the article in front once more, with other
    stories' beginnings and lines of a form right below it."""
    yield "as they are", list(rows)
    yield "date in front", [{**row, "text": f" date {row['gold_date'] or '2024-01-05'} {row['text']}"} for row in rows]
    yield "article in front", [{**row, "text": f"{_article(row)}\n{row['text']}"} for row in rows]
    others = [*rows[7:], *rows[:7]]
    yield "teasers below", [{**row, "text": _teased(row, other)} for row, other in zip(rows, others, strict=True)]


def _article(row: Row) -> str:
    lines = row["text"].split("\n")
    return "\n".join("\n".join(lines[first : last + 1]) for first, last in row["body_lines"])


def _teased(row: Row, other: Row) -> str:
    """A page with five beginnings of another page's paragraphs and three lines of a form below its article."""
    lines = row["text"].split("\n")
    long = [line for line in _article(other).split("\n") if len(line) > 120][:5]
    teasers = [" ".join(line.split()[:25]) + "..." for line in long]
    end = row["body_lines"][-1][1] + 1 if row["body_lines"] else len(lines)
    return "\n".join([*lines[:end], "", *teasers, "Email address", "Enter your email", "Sign up", *lines[end:]])


def measured(method: Method, rows: Sequence[Row]) -> dict[str, float]:
    for row in rows[:3]:
        method(row)  # imports and tables are loaded before the clock starts
    start = time.process_time()
    texts = [method(row) for row in rows]
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
    sound = [row for row in rows if row["flattener"] == FLATTENERS[0] and not row.get("gold_suspect")]
    result["stress"] = {}
    for name, changed in stressed(sound[:: 24 if quick else 3]):
        f1 = figures([scored(row["gold_body"], ours(row)) for row in changed])["f1"]
        result["stress"][name] = f1
        print(f"{len(changed)} pages, {name}: {f1:.3f}")
    result["f1"] = result[FLATTENERS[0]]["ours"]["f1"]
    return result


if __name__ == "__main__":
    main()
