"""How well two pages are known to be the same text: `python -m benchmarks.quality.reuse`.

Labels: labels/reuse.jsonl, pairs of raw pages judged by hand (see labels/reuse.md); the pages: reuse/ of the corpora
(CROSSREAD_DATA, else ../shared/data beside the checkout). `scored` takes any function of two pages. What main prints is crossread's
judgement, from the passages of the cleaned pages alone, and two plain baselines, each at the thresholds that are best for it on
the dev part: Jaccard similarity of word shingles (what MinHash estimates) and the TF-IDF cosine of whole articles.

Scores: F1 over pairs of "same", and of "same or shares" (text in common at all). "quotation" counts as independent.
"""

from __future__ import annotations

import json
import math
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossread.clean import clean
from crossread.cluster import lines, words
from crossread.cluster.index import ReuseIndex
from crossread.model import Article, Dropped
from crossread.model import Page as Text

LABELS = Path(__file__).parent / "labels" / "reuse.jsonl"
WORD = re.compile(r"\w+")
BODY = 9  # words; a shorter paragraph of a raw page is a menu, a byline or a credit more often than prose
SHINGLE = 5  # words
STEPS = 200  # thresholds tried between 0 and 1

Page = Mapping[str, object]
Judge = Callable[[Page, Page], str]


@dataclass(frozen=True)
class Pair:
    """Two pages and what a reader says of them: same, shares, quotation or independent; `part` is dev or held."""

    a: Page
    b: Page
    label: str
    sure: bool
    part: str


@dataclass(frozen=True)
class Score:
    """Of pairs: precision, recall and F1 of one reading of the labels."""

    precision: float
    recall: float
    f1: float


def main() -> dict[str, dict[str, float]]:
    """Prints the table; returns F1 by method, and by part and class, {} where there is no data."""
    pages = pages_of(_folder() / "helsinki_pages.dev.jsonl")
    if not pages:
        print(f"reuse: no data in {_folder()}")
        return {}
    pairs = pairs_of(pages)
    print(f"{'':16}{'part':12}{'pairs':>6}      same P     R    F1    shares P     R    F1")
    figures = {"crossread": _printed("crossread", crossread(pairs), pairs)}
    for name, likeness in (("shingles", shingles(pages.values())), ("tfidf", cosines(pages.values()))):
        judge = fitted(likeness, [pair for pair in pairs if pair.part == "dev"])
        figures[name] = _printed(name, judge, pairs)
    return figures


def crossread(pairs: Sequence[Pair]) -> Judge:
    """What crossread says of two of these pages: each is cleaned, and all are laid beside each other."""
    pages = {str(page["id"]): page for pair in pairs for page in (pair.a, pair.b)}
    articles = {name: _cleaned(page) for name, page in pages.items()}
    distinct = {article.id: article for article in articles.values() if article}
    bodies, vocabulary = words.every(list(distinct.values()), ())
    evidence = lines.evidence(bodies, ReuseIndex(vocabulary).add(bodies))
    shared = {frozenset(bodies[place].article.id for place in pair): each for pair, each in evidence.items()}

    def judge(a: Page, b: Page) -> str:
        one, other = articles[str(a["id"])], articles[str(b["id"])]
        if not one or not other:
            return "independent"
        return "same" if one.id == other.id else lines.relation(shared.get(frozenset((one.id, other.id))))

    return judge


def _cleaned(page: Page) -> Article | None:
    """A raw page as an article; None where nothing of it is one."""
    text, publisher = "\n\n".join(map(str, _paragraphs(page))), page.get("publisher")
    found = clean(Text.of(text, str(page["id"]), outlet=str(publisher) if publisher else None))
    return None if isinstance(found, Dropped) else found


def pages_of(path: Path) -> dict[str, Page]:
    """The raw pages by id, {} where the file is not there."""
    if not path.exists():
        return {}
    return {row["id"]: row for row in map(json.loads, path.read_text("utf-8").splitlines())}


def pairs_of(pages: Mapping[str, Page]) -> list[Pair]:
    """The labelled pairs. Raises KeyError where a labelled page is not among the pages."""
    rows = map(json.loads, LABELS.read_text("utf-8").splitlines())
    return [Pair(pages[row["a"]], pages[row["b"]], row["label"], row["sure"], row["part"]) for row in rows]


def scored(judge: Judge, pairs: Sequence[Pair]) -> dict[str, Score]:
    """The scores of "same" and of "shares" (same or shares) of a function of two pages that answers with a label."""
    answers = [judge(pair.a, pair.b) for pair in pairs]
    classes = {"same": ("same",), "shares": ("same", "shares")}
    return {
        name: score([answer in members for answer in answers], [pair.label in members for pair in pairs])
        for name, members in classes.items()
    }


def score(answers: Sequence[bool], truth: Sequence[bool]) -> Score:
    """Precision, recall and F1 of yes and no; 0 where nothing is right."""
    right = sum(map(min, answers, truth))
    if not right:
        return Score(0.0, 0.0, 0.0)
    precision, recall = right / sum(answers), right / sum(truth)
    return Score(precision, recall, 2 * precision * recall / (precision + recall))


def words_of(page: Page) -> list[str]:
    """The folded words of the paragraphs that are long enough to be body."""
    paragraphs = [WORD.findall(str(each).casefold()) for each in _paragraphs(page)]
    return [word for words in paragraphs if len(words) >= BODY for word in words]


def shingles(pages: Iterable[Page]) -> Callable[[Page, Page], float]:
    """Jaccard similarity of the word shingles of two pages, between 0 and 1."""
    sets = {}
    for page in pages:
        words = words_of(page)
        sets[page["id"]] = {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}

    def likeness(a: Page, b: Page) -> float:
        one, other = sets[a["id"]], sets[b["id"]]
        return len(one & other) / max(1, len(one | other))

    return likeness


def cosines(pages: Iterable[Page]) -> Callable[[Page, Page], float]:
    """Cosine of the TF-IDF vectors of two pages, between 0 and 1; frequencies of words are those of all the pages."""
    counts = {page["id"]: Counter(words_of(page)) for page in pages}
    holders = Counter(word for count in counts.values() for word in count)
    vectors = {}
    for name, count in counts.items():
        vector = {word: (1 + math.log(n)) * math.log(len(counts) / holders[word]) for word, n in count.items()}
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors[name] = {word: value / length for word, value in vector.items()}

    def likeness(a: Page, b: Page) -> float:
        other = vectors[b["id"]]
        return sum(value * other.get(word, 0.0) for word, value in vectors[a["id"]].items())

    return likeness


def fitted(likeness: Callable[[Page, Page], float], pairs: Sequence[Pair]) -> Judge:
    """A judge by two thresholds on a likeness, each the best for its class on these pairs."""
    values = [likeness(pair.a, pair.b) for pair in pairs]

    def best(members: tuple[str, ...]) -> float:
        truth = [pair.label in members for pair in pairs]
        steps = [step / STEPS for step in range(1, STEPS)]
        return max(steps, key=lambda step: score([value >= step for value in values], truth).f1)

    same, shares = best(("same",)), best(("same", "shares"))

    def judge(a: Page, b: Page) -> str:
        value = likeness(a, b)
        return "same" if value >= same else "shares" if value >= shares else "independent"

    return judge


def _printed(name: str, judge: Judge, pairs: Sequence[Pair]) -> dict[str, float]:
    parts = {part: [pair for pair in pairs if pair.part == part] for part in ("dev", "held")}
    parts["held, sure"] = [pair for pair in parts["held"] if pair.sure]
    figures: dict[str, float] = {}
    for part, members in parts.items():
        scores = scored(judge, members)
        row = "    ".join(f"{each.precision:8.3f} {each.recall:.3f} {each.f1:.3f}" for each in scores.values())
        print(f"{name:16}{part:12}{len(members):6}    {row}")
        figures |= {f"{part} {kind}": each.f1 for kind, each in scores.items()}
    return figures


def _paragraphs(page: Page) -> Sequence[object]:
    paragraphs = page["paragraphs"]
    return paragraphs if isinstance(paragraphs, list) else []


def _folder() -> Path:
    return Path(os.environ.get("CROSSREAD_DATA", Path(__file__).parents[3] / "shared" / "data")) / "reuse"


if __name__ == "__main__":
    main()
