"""Silver pairs from stories/ of the corpora: sentences of several outlets on one event.

    python -m training.pairs.mine --data ../shared/data --out training/runs/pairs/silver.jsonl [--events 600]

Same: sentences of two articles, each nearest to the other, that are edited copies or near paraphrases, and the
clauses of such sentences that share most of their telling words. Not the same: sentences of one event that are near
and have a nearer one elsewhere, neighbours in one article, clauses of one sentence. Contradictions: one side of a
pair, changed (edits.py). A headline and the first sentence under it, where they are near, say the same. From ECB+:
sentences that tell of the same happenings by its annotation, and sentences that share none.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sentencex
from training.pairs import edits
from training.pairs.examples import UNKNOWN, Example, Told, whole, write

from crossread.meaning import embed

FIRST = 20  # sentences of an article that are read
WORDS = (5, 50)  # of a sentence
HELD, LONG = 120, 900  # events with three articles of so many characters that are left to labels by hand
EDITED, PARAPHRASE = 0.68, 0.78  # least cosine of edited copies (sharing telling words) and of paraphrases
HEADLINE = 0.65  # least cosine of a headline and its sentence
SHARED, COPIED = 0.3, 0.9  # weighted overlap of an edited copy: above, it is a copy as it stands
COPIES = 0.15  # of the copies that are kept
NEAR = (0.35, 0.72)  # cosine of sentences that tell of different things
APART = 0.12  # by which another sentence must be nearer
_CLAUSE = re.compile(r",? (?:who|which|and|but|while|after|as|that|because|although|before) |[,;:–—] |[“”] ?")
_WORD = re.compile(r"[^\W_]+(?:['.’-][^\W_]+)*")
SIDE_WORDS = 4  # of a clause at least


@dataclass(frozen=True, slots=True)
class Sentence:
    article: int
    place: int
    text: str
    words: frozenset[str]


def stem(word: str) -> str:
    return re.sub(r"(?:['’]s|ings?|ied|ies|ed|es|s)$", "", word) if len(word) > 4 else word


def telling(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(text.lower()))


def overlap(a: frozenset[str], b: frozenset[str], weights: Mapping[str, float]) -> float:
    shared = sum(weights.get(word, 9.0) for word in a & b)
    return shared / max(0.1, sum(weights.get(word, 9.0) for word in a | b))


def allsides(data: Path) -> list[list[dict]]:
    """The articles of each event; the events that are labelled by hand are left out."""
    with (data / "stories" / "allsides.train.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    long = [row for row in rows if sum(len(one["text"]) > LONG for one in row["articles"]) >= 3]
    by_hash = sorted((row["event"] for row in long), key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    held = set(by_hash[:HELD])
    return [row["articles"] for row in rows if row["event"] not in held]


def sentences(articles: Sequence[dict]) -> list[Sentence]:
    found = []
    for article, row in enumerate(articles):
        here = [each.strip() for line in row["text"].splitlines() for each in sentencex.segment("en", line)]
        kept = [each for each in here if WORDS[0] <= len(each.split()) <= WORDS[1]][:FIRST]
        found += [Sentence(article, place, each, telling(each)) for place, each in enumerate(kept)]
    return found


def clauses(text: str) -> list[tuple[int, int]]:
    """Rough clauses: between commas, conjunctions and quotation marks."""
    cuts = [0, *(place for match in _CLAUSE.finditer(text) for place in match.span()), len(text)]
    spans = [(cuts[i], cuts[i + 1]) for i in range(0, len(cuts) - 1, 2)]
    return [(start, end) for start, end in spans if len(text[start:end].split()) >= SIDE_WORDS]


def headlines(articles: Sequence[dict]) -> Iterator[Example]:
    """Headlines with the first sentence under them."""
    titles = [row["title"].split(" | ")[0].strip() for row in articles]
    first = [next((one.text for one in sentences([row])), "") for row in articles]
    vectors = embed([*titles, *first])
    for at, (title, lead) in enumerate(zip(titles, first, strict=True)):
        if HEADLINE <= float(vectors[at] @ vectors[at + len(titles)]) < COPIED:
            yield Example(whole(title), whole(lead), 1, 0, UNKNOWN, UNKNOWN, "headline")


def mined(found: Sequence[Sentence], weights: Mapping[str, float], chance: random.Random) -> Iterator[Example]:
    """The examples of one event."""
    vectors = embed([sentence.text for sentence in found])
    cosine = vectors @ vectors.T
    articles = np.array([sentence.article for sentence in found])
    across = np.where(articles[:, None] != articles[None, :], cosine, -1.0)
    names = edits.names([sentence.text for sentence in found])
    for i, a in enumerate(found):
        for article in sorted({int(each) for each in articles} - {a.article}):
            there = np.flatnonzero(articles == article)
            j = int(there[np.argmax(across[i, there])])
            back = np.flatnonzero(articles == a.article)
            mutual = int(back[np.argmax(across[j, back])]) == i
            if i < j and mutual:
                yield from alike(a, found[j], float(cosine[i, j]), weights, names, chance)
            if i < j or not mutual:
                yield from unlike(a, [found[k] for k in there], across[i, there], chance)
        if (
            i + 1 < len(found)
            and found[i + 1].article == a.article
            and overlap(a.words, found[i + 1].words, weights) < 0.5
            and chance.random() < max(0.05, cosine[i, i + 1] - 0.2)
        ):
            yield apart(whole(a.text), whole(found[i + 1].text), "neighbours")


def apart(a: Told, b: Told, origin: str) -> Example:
    return Example(a, b, 0, 0, 0, 0, origin)


def alike(
    a: Sentence, b: Sentence, cosine: float, weights: Mapping[str, float], names: Sequence[str], chance: random.Random
) -> Iterator[Example]:
    """Two sentences of two articles, each nearest to the other."""
    shared = overlap(a.words, b.words, weights)
    copied = shared > COPIED
    if (cosine >= PARAPHRASE or (cosine >= EDITED and shared >= SHARED)) and (not copied or chance.random() < COPIES):
        yield Example(whole(a.text), whole(b.text), 1, 0, UNKNOWN, UNKNOWN, "copied" if copied else "paraphrase")
        yield from contradicted(a.text, b.text, names, chance)
    if cosine < 0.5 or copied:
        return
    left, right = clauses(a.text), clauses(b.text)
    if len(left) + len(right) < 3:
        return
    for start, end in left:
        for s, e in right:
            near = overlap(telling(a.text[start:end]), telling(b.text[s:e]), weights)
            if near >= 0.45 and (near < COPIED or chance.random() < COPIES):
                yield Example((a.text, start, end), (b.text, s, e), 1, 0, UNKNOWN, UNKNOWN, "clauses")
            elif near < 0.03 and chance.random() < 0.25:
                yield apart((a.text, start, end), (b.text, s, e), "other clauses")
    if len(left) > 1 and chance.random() < 0.2:
        one, other = chance.sample(left, 2)
        yield apart((a.text, *one), (a.text, *other), "one sentence")


def contradicted(a: str, b: str, names: Sequence[str], chance: random.Random) -> Iterator[Example]:
    kinds = [edits.figure_changed, edits.denied, edits.opposed, lambda text, chance: edits.renamed(text, names, chance)]
    chance.shuffle(kinds)
    for kind in kinds:
        changed = kind(b, chance)
        if changed:
            yield Example(whole(a), whole(changed), UNKNOWN, 1, 0, 0, "edited")
            return


def unlike(a: Sentence, others: Sequence[Sentence], cosines: np.ndarray, chance: random.Random) -> Iterator[Example]:
    """A sentence and one of another article that is near but has a nearer rival."""
    near = [k for k in range(len(others)) if NEAR[0] <= cosines[k] <= min(NEAR[1], float(cosines.max()) - APART)]
    if near and chance.random() < 0.5:
        k = max(chance.sample(near, min(3, len(near))), key=lambda k: float(cosines[k]))
        if len(a.words & others[k].words) < 0.5 * min(len(a.words), len(others[k].words)):
            yield apart(whole(a.text), whole(others[k].text), "same event")


def ecbplus(data: Path, chance: random.Random) -> Iterator[Example]:
    """Sentences of two articles of one event by what they tell of."""
    with (data / "stories" / "ecbplus.train.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    clusters: dict[str, list[dict]] = {}
    for row in rows:
        clusters.setdefault(row["event_cluster"], []).append(row)
    for members in clusters.values():
        told = [each for number, row in enumerate(members) for each in _told(row, number)]
        for i, (article, text, happenings, all_) in enumerate(told):
            for other, words, theirs, everything in told[i + 1 :]:
                if article == other or text == words:
                    continue
                shared, least = len(happenings & theirs), min(len(happenings), len(theirs))
                if shared and 2 * shared >= least and len(all_ & everything) >= 3 and chance.random() < 0.5:
                    yield Example(whole(text), whole(words), 1, UNKNOWN, UNKNOWN, UNKNOWN, "ecb same")
                elif not shared and chance.random() < (0.3 if all_ & everything else 0.03):
                    yield Example(whole(text), whole(words), 0, UNKNOWN, 0, 0, "ecb other")


def _told(row: dict, number: int) -> Iterator[tuple[int, str, frozenset[str], frozenset[str]]]:
    for place in row["annotated_sentences"]:
        tokens = [k for k, sentence in enumerate(row["sentence"]) if sentence == place]
        if not WORDS[0] <= len(tokens) <= WORDS[1]:
            continue
        text = " ".join(row["tokens"][k] for k in tokens).replace("``", "“").replace(" ''", "”")
        text = re.sub(r" (?=[.,;:!?%)”]|'s\b|n't\b)|(?<=[(“$]) ", "", text)
        here = [
            m for m in row["mentions"] if m["tokens"][0] in tokens and "SINGLETON" not in (m["chain"] or "SINGLETON")
        ]
        happenings = frozenset(m["chain"] for m in here if m["kind"] == "event")
        if happenings:
            yield number, text, happenings, frozenset(m["chain"] for m in here)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("training/runs/pairs/silver.jsonl"))
    parser.add_argument("--events", type=int, default=600)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    events = chance.sample(allsides(options.data), options.events)
    read = [sentences(articles) for articles in events]
    counts = Counter(word for event in read for sentence in event for word in sentence.words)
    total = sum(len(event) for event in read)
    weights = {word: math.log((1 + total) / (1 + count)) for word, count in counts.items()}
    found = [example for event in read for example in mined(event, weights, chance)]
    found += [example for articles in events for example in headlines(articles)]
    found += ecbplus(options.data, chance)
    write(options.out, found)
    print(Counter((each.origin, each.answers) for each in found))


if __name__ == "__main__":
    main()
