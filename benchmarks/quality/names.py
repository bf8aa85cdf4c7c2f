"""How well names are found: people, places and bodies, in texts that people annotated.

Data: ner/wikigold (encyclopaedia) and ner/worldwide9.dev (news from outside the West) of the corpora (CROSSREAD_DATA, else
../shared/data beside the checkout), of each the fifth of its documents that training leaves out; the tokens of a document are
joined by spaces, its sentences by line breaks. Schemes differ (what counts as a body, whether "the" belongs to a name).

exact     F1 over spans of PER, LOC and ORG with equal ends and type
any       F1 over spans with equal ends, whatever type either side gives, over all names (nationalities and the rest too)
Baseline in the same run: every run of capitalised words but the first word of a sentence is a name, a person's where it has
two or three words, else a place.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from training.tagger.corpora import fifth

from crossread.annotate import names
from crossread.model import Annotations, Article, Block, Page

Found = set[tuple[int, int, str]]  # [start, end) and the type: PER, LOC, ORG, or something else
Document = tuple[str, list[tuple[int, int]], Found]  # text, sentences, gold

SETS = {"wikigold": "ner/wikigold.jsonl", "worldwide9": "ner/worldwide9.dev.jsonl"}
TYPES = {"person": "PER", "place": "LOC", "organisation": "ORG", "group": "NORP"}
GOLD = {"Person": "PER", "Location": "LOC", "Organization": "ORG", "NORP": "NORP"}
NAMES_NOT = frozenset({"Date", "Money"})


def data() -> Path:
    return Path(os.environ.get("CROSSREAD_DATA", Path(__file__).resolve().parents[2].parent / "shared" / "data"))


def documents(path: Path) -> list[Document]:
    """The held-out fifth of a file's documents."""
    rows: dict[str, list[dict[str, list[str]]]] = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["doc"], []).append(row)
    return [_document(rows[key]) for key in sorted(rows) if fifth(key)]


def _document(rows: Sequence[dict[str, list[str]]]) -> Document:
    pieces: list[str] = []
    at = 0
    sentences: list[tuple[int, int]] = []
    gold: Found = set()
    for row in rows:
        first, open_at, open_type, end = at, -1, "", at
        for token, tag in zip(row["tokens"], row["tags"], strict=True):
            if not tag.startswith("I-") and open_at >= 0:
                gold.add((open_at, end, open_type))
                open_at = -1
            if tag.startswith("B-") or (tag.startswith("I-") and open_at < 0):
                open_at, open_type = at, GOLD.get(tag[2:], tag[2:])
            pieces.append(token + " ")
            end = at + len(token)
            at += len(token) + 1
        if open_at >= 0:
            gold.add((open_at, end, open_type))
        sentences.append((first, max(first + 1, end)))
        pieces[-1] = pieces[-1][:-1] + "\n"
    return "".join(pieces), sentences, {one for one in gold if one[2] not in NAMES_NOT}


def ours(text: str, sentences: Sequence[tuple[int, int]]) -> Found:
    page = Page.of(text, "benchmark", as_is=True)
    article = Article(page, (Block("paragraph", page.span(0, len(text))),))
    spans = tuple(page.span(*sentence) for sentence in sentences)
    found = names.find([article], [Annotations(page.id, sentences=spans)])[0]
    return {(m.span.start, m.span.end, TYPES.get(m.type, "MISC")) for m in found.mentions if m.form == "name"}


def capitals(text: str, sentences: Sequence[tuple[int, int]]) -> Found:
    """The baseline."""
    firsts = {start for start, _ in sentences}
    found: Found = set()
    for match in re.finditer(r"[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,7}", text):
        start, words = match.start(), match[0].split(" ")
        if start in firsts:
            start, words = start + len(words[0]) + 1, words[1:]
        if words:
            found.add((start, match.end(), "PER" if len(words) in (2, 3) else "LOC"))
    return found


def scores(found: Sequence[Document], finder: Callable[[str, Sequence[tuple[int, int]]], Found]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for text, sentences, gold in found:
        for key, right, given, wanted in _counted(finder(text, sentences), gold):
            counts[key + " right"] += right
            counts[key + " given"] += given
            counts[key + " wanted"] += wanted
    keys = ("exact", "PER", "LOC", "ORG", "any")
    return {key: _f1(counts[key + " right"], counts[key + " given"], counts[key + " wanted"]) for key in keys}


def _counted(found: Found, gold: Found) -> Iterator[tuple[str, int, int, int]]:
    for kind in ("PER", "LOC", "ORG"):
        a, b = ({one for one in side if one[2] == kind} for side in (found, gold))
        yield kind, len(a & b), len(a), len(b)
        yield "exact", len(a & b), len(a), len(b)
    spans, wanted = {one[:2] for one in found}, {one[:2] for one in gold}
    yield "any", len(spans & wanted), len(spans), len(wanted)


def _f1(right: int, given: int, wanted: int) -> float:
    return round(2 * right / (given + wanted), 4) if given + wanted else 0.0


def main() -> dict[str, object]:
    """Prints the table; returns figures by set and finder, and the speed; an empty dict where the data is absent."""
    if not data().is_dir():
        print(f"names: skipped, no data at {data()}")
        return {}
    figures: dict[str, object] = {}
    print(f"{'names':12} {'finder':10} {'exact':>6} {'PER':>6} {'LOC':>6} {'ORG':>6} {'any':>6}   words/s")
    for name, path in SETS.items():
        if not (data() / path).is_file():
            print(f"{name}: skipped, no {path}")
            continue
        sample = documents(data() / path)
        words = sum(text.count(" ") for text, _, _ in sample)
        for finder in (ours, capitals):
            start = time.process_time()
            result = scores(sample, finder)
            speed = words / max(time.process_time() - start, 1e-9)
            figures[f"{name} {finder.__name__}"] = result
            figures[f"{name} {finder.__name__} words per second"] = round(speed)
            print(
                f"{name:12} {finder.__name__:10} "
                + " ".join(f"{100 * value:6.1f}" for value in result.values())
                + f" {speed:9.0f}"
            )
    return figures


if __name__ == "__main__":
    main()
