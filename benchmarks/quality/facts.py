"""How often `clean` finds title, authors and day of flattened news pages, with the page's address and without it.

Data: as cleaning.py. A title counts from an F1 of .8 of its words on, authors by any word of a name that is right (and, in the
column beside it, by an F1 of .8 of all their words), a date by its day. Some 5 % of the days in the gold are wrong, mostly by
a year. `none` is the share of pages without an author in the gold where none is named.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

from benchmarks.quality.cleaning import FLATTENERS, PAGES, Row, data

from crossread.clean import clean
from crossread.model import Article, Found, Page

LIKE = 0.8  # F1 of words from which on a headline counts as found
FIELDS = ("title", "author", "authors", "none", "day")
_WORD = re.compile(r"\w+")


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def like(gold: str, found: str) -> bool:
    one, other = _words(gold), _words(found)
    return 2 * (one & other).total() > LIKE * (one.total() + other.total())


def shares(gold: str, found: str) -> bool:
    return bool(_words(gold).keys() & _words(found).keys())


def judged(row: Row, title: Found | None, authors: Sequence[Found], published: Found | None) -> dict[str, bool]:
    """For each field that the gold can judge on this page, whether it is right."""
    names = " ".join(author.value for author in authors)
    verdicts = {}
    if row["gold_title"]:
        verdicts["title"] = title is not None and like(row["gold_title"], title.value)
    if row["gold_authors"]:
        verdicts["author"] = shares(row["gold_authors"], names)
        verdicts["authors"] = like(row["gold_authors"], names)
    else:
        verdicts["none"] = not authors
    if row["gold_date"]:
        verdicts["day"] = published is not None and published.value[:10] == row["gold_date"]
    return verdicts


def page(row: Row, *, addressed: bool) -> Page:
    return Page.of(row["text"], "benchmark", url=row["url"] if addressed else None)


def measured(rows: Sequence[Row], *, addressed: bool) -> dict[str, float]:
    """Share of pages where a field is right, of those where the gold can judge it."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in rows:
        article = clean(page(row, addressed=addressed))
        found = (
            (article.title, article.authors, article.published) if isinstance(article, Article) else (None, (), None)
        )
        for name, verdict in judged(row, *found).items():
            total[name] += 1
            right[name] += verdict
    return {name: right[name] / total[name] for name in FIELDS if total[name]}


def main(*, quick: bool = False) -> dict[str, Any]:
    """Prints the table; returns figures by flattener, then "with address" or "without", then field.

    An empty dictionary where the data is absent.
    """
    path = data() / PAGES
    if not path.is_file():
        print(f"facts: skipped, no {path}")
        return {}
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    print(
        "The score cards were fitted on these pages: `python -m training.cleaning.facts` prints what each fold makes of the others."
    )
    print(f"{'pages':12}{'address':10}" + "".join(f"{name:>9}" for name in FIELDS) + f"{'seconds':>9}")
    result: dict[str, Any] = {}
    for flattener in FLATTENERS:
        chosen = [row for row in rows if row["flattener"] == flattener]
        chosen = chosen[::8] if quick else chosen
        for said, addressed in (("with", True), ("without", False)):
            start = time.perf_counter()
            figures = measured(chosen, addressed=addressed)
            result.setdefault(flattener, {})[f"{said} address"] = figures
            shown = "".join(f"{figures.get(name, float('nan')):9.3f}" for name in FIELDS)
            print(f"{flattener:12}{said:10}{shown}{time.perf_counter() - start:9.0f}")
    return result


if __name__ == "__main__":
    main()
