"""How well accounts agree with accounts made by hand.

Data: collation/ of the corpora (CROSSREAD_DATA, else ../shared/data beside the checkout): a few events, each with several
outlets' articles and the gold of a careful reader. Each event is collated alone, its articles read as they are.

Definitions. A predicted report stands for the gold statement of its article with which it shares most characters, where
they share at least half of the shorter one (FIT). Pairs: two statements of different articles in one claim; a predicted
pair counts only where both sides stand for a gold statement, since the gold is not complete. Status: of the gold claims with
a predicted counterpart (the claim that holds most of its statements), the share with the same status. Differences: sets of
(claim, kind) over those counterparts. Baselines in the same run: each whole sentence a statement, joined by the cosine of
its meaning alone (average linkage at .625, the best threshold of the notes), and by shared words alone.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from crossread.account import Account, Made
from crossread.annotate import annotate
from crossread.clean import clean
from crossread.cluster import cluster
from crossread.collate import collate
from crossread.collate.grouping import groups
from crossread.collate.pairing import Pair
from crossread.meaning import embed
from crossread.model import Article, Page, Story

FIT = 0.5
Place = tuple[str, int, int]  # article key, start, end


@dataclass(frozen=True)
class Event:
    """One event: its articles and the gold read by hand."""

    name: str
    pages: tuple[Page, ...]
    gold: dict


def data_folder() -> Path:
    return Path(os.environ.get("CROSSREAD_DATA", Path(__file__).parents[3] / "shared" / "data")) / "collation"


def events(folder: Path) -> list[Event]:
    """The annotated events, by name."""
    rows = [json.loads(line) for line in (folder / "articles.jsonl").read_text("utf-8").splitlines()]
    found = []
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        keys = {article["key"] for article in gold["articles"]}
        pages = tuple(
            Page.of(
                row["text"],
                row["id"],
                key=row["id"],
                as_is=True,
                outlet=row["outlet"],
                title=row["title"],
                published=row["published"],
            )
            for row in rows
            if row["id"] in keys
        )
        found.append(Event(path.stem, pages, gold))
    return found


def account_of(event: Event) -> Account:
    """The event collated as one story."""
    articles = [article for page in event.pages if isinstance(article := clean(page), Article)]
    notes = annotate(articles)
    clustering = cluster(articles, notes)
    ids = {article.id for article in articles}
    story = Story(
        event.name,
        event.name,
        tuple(articles),
        clustering.passages,
        tuple(x for x in clustering.lines if set(x.articles) <= ids),
    )
    return collate(story, {note.page: note for note in notes}, Made("benchmark"))


def main() -> dict[str, float]:
    """Prints a table and returns its figures; an empty dictionary where the data is absent."""
    folder = data_folder()
    if not folder.exists():
        print(f"collation: skipped, no data at {folder}")
        return {}
    totals: dict[str, Counter[str]] = {name: Counter() for name in ("ours", "meaning alone", "words alone")}
    print(f"{'event':18}{'pairs P':>9}{'R':>7}{'F1':>7}{'status':>9}{'diff P':>9}{'R':>7}")
    for event in events(folder):
        account = account_of(event)
        counts = score(account, event)
        totals["ours"] += counts
        print(row(event.name, counts))
        places = sentence_places(event)
        for name, pairs in (("meaning alone", meaning_pairs(places)), ("words alone", word_pairs(places))):
            parts = groups([place[0] for place, _ in places], pairs, 0.625 if name == "meaning alone" else 0.5)
            totals[name] += pair_counts([[places[i][0] for i in part] for part in parts], event)
    for name, counts in totals.items():
        print(row(f"all: {name}", counts))
    ours = totals["ours"]
    return {
        "pairs_f1": f1(ours["both"], ours["predicted"], ours["gold"]),
        "pairs_precision": ratio(ours["both"], ours["predicted"]),
        "status": ratio(ours["status_right"], ours["status"]),
        "differences_f1": f1(ours["diff_both"], ours["diff_predicted"], ours["diff_gold"]),
    }


def row(name: str, c: Counter[str]) -> str:
    p, r = ratio(c["both"], c["predicted"]), ratio(c["both"], c["gold"])
    text = f"{name:18}{p:9.3f}{r:7.3f}{f1(c['both'], c['predicted'], c['gold']):7.3f}"
    if c["status"]:
        text += f"{ratio(c['status_right'], c['status']):9.3f}"
        text += f"{ratio(c['diff_both'], c['diff_predicted']):9.3f}{ratio(c['diff_both'], c['diff_gold']):7.3f}"
    return text


def score(account: Account, event: Event) -> Counter[str]:
    """Counts for all measures of one event."""
    keys = {article.id: article.key or "" for article in account.articles}
    claims = [
        [(keys[r.statement.article], r.statement.start, r.statement.end) for r in c.reports] for c in account.claims
    ]
    counts = pair_counts(claims, event)
    stands = [[fitting(place, gold_places(event)) for place in claim] for claim in claims]
    for number, gold in enumerate(event.gold["claims"]):
        held = Counter({i: sum(s is not None and s[0] == number for s in claim) for i, claim in enumerate(stands)})
        best, count = held.most_common(1)[0] if held else (0, 0)
        if count < 2:
            continue
        claim = account.claims[best]
        counts["status"] += 1
        counts["status_right"] += claim.status == gold["status"]
        ours, theirs = {d.kind for d in claim.differences}, {d["kind"] for d in gold["differs"]}
        counts.update(diff_both=len(ours & theirs), diff_predicted=len(ours), diff_gold=len(theirs))
    return counts


def gold_places(event: Event) -> list[tuple[int, Place]]:
    """(claim number, place) of every gold statement."""
    return [(n, (s["key"], s["start"], s["end"])) for n, c in enumerate(event.gold["claims"]) for s in c["statements"]]


def fitting(place: Place, gold: list[tuple[int, Place]]) -> tuple[int, Place] | None:
    """The gold statement that a place stands for."""
    key, start, end = place
    best, most = None, 0.0
    for number, (other, s, e) in gold:
        shared = min(end, e) - max(start, s)
        if other == key and shared >= FIT * min(end - start, e - s) and shared / (max(end, e) - min(start, s)) > most:
            best, most = (number, (other, s, e)), shared / (max(end, e) - min(start, s))
    return best


def pair_counts(claims: list[list[Place]], event: Event) -> Counter[str]:
    gold = gold_places(event)
    truth = {frozenset((a, b)) for n, a in gold for m, b in gold if n == m and a[0] != b[0]}
    predicted = set()
    for claim in claims:
        stands = {found for place in claim if (found := fitting(place, gold))}
        predicted |= {frozenset((a, b)) for a in stands for b in stands if a[1][0] != b[1][0]}
    right = sum(len({n for n, _ in pair}) == 1 for pair in predicted)
    return Counter(both=right, predicted=len(predicted), gold=len(truth))


def sentence_places(event: Event) -> list[tuple[Place, str]]:
    articles = [article for page in event.pages if isinstance(article := clean(page), Article)]
    return [
        ((article.page.key or "", s.start, s.end), article.page.words(s))
        for article, notes in zip(articles, annotate(articles), strict=True)
        for s in notes.sentences
    ]


def meaning_pairs(places: list[tuple[Place, str]]) -> list[Pair]:
    vectors = embed([words for _, words in places])
    cosines = vectors @ vectors.T
    return [
        Pair(i, j, float(cosines[i, j]), "")
        for i in range(len(places))
        for j in range(i + 1, len(places))
        if places[i][0][0] != places[j][0][0] and cosines[i, j] > 0.3
    ]


def word_pairs(places: list[tuple[Place, str]]) -> list[Pair]:
    bags = [frozenset(words.lower().split()) for _, words in places]
    return [
        Pair(i, j, len(bags[i] & bags[j]) / min(len(bags[i]), len(bags[j])), "")
        for i in range(len(places))
        for j in range(i + 1, len(places))
        if places[i][0][0] != places[j][0][0] and bags[i] & bags[j]
    ]


def ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def f1(both: int, predicted: int, gold: int) -> float:
    return 2 * both / (predicted + gold) if predicted + gold else 0.0


if __name__ == "__main__":
    main()
