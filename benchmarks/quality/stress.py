"""How much reworking a shared text stands before it is no more found: `python -m benchmarks.quality.stress`.

Each of 80 articles of different events (stories/ of the corpora: CROSSREAD_DATA, else ../shared/data beside the checkout) is
reworked by rule. The pairs that share text are those of an article and what was made of it; all others do not, among them each
article and another outlet's of the same event. Left out of account are pairs whose untouched articles share text by crossread's
own judgement: outlets do share some. Baselines: estimated Jaccard similarity of word 4-grams (MinHash, rensa) and TF-IDF cosine,
each at the threshold that is best for it on this very data and this very kind of reworking; crossread is the same throughout.
"""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

from benchmarks.quality.reuse import cosines, score

from crossread.cluster import lines, words
from crossread.cluster.index import ReuseIndex
from crossread.model import Article, Block, Page

ARTICLES = 80
SEED = 19
SENTENCES = re.compile(r"(?<=[.?!]) +(?=[A-Z“\"])")
THRESHOLDS = [step / 200 for step in range(1, 180)]

Paragraphs = list[list[str]]  # sentences of each
Reworking = Callable[[Paragraphs, Paragraphs, random.Random], Paragraphs]  # a text and another writer's


def main() -> dict[str, float]:
    """Prints the table; returns F1 over pairs by reworking and method, {} where there is no data."""
    path = Path(os.environ.get("CROSSREAD_DATA", Path(__file__).parents[3] / "shared" / "data")) / "stories"
    if not (path / "allsides.train.jsonl").exists():
        print(f"stress: no data in {path}")
        return {}
    texts = articles(path / "allsides.train.jsonl")
    untouched = found(texts)
    print(f"{'pairs found, F1':32}crossread  minhash   tfidf")
    figures: dict[str, float] = {}
    for name, rework in REWORKINGS.items():
        reworked = texts[: 2 * ARTICLES] + copies(texts, rework)
        truth = {(number, 2 * ARTICLES + number) for number in range(ARTICLES)}
        every = combinations(range(len(reworked)), 2)
        pairs = [pair for pair in every if pair in truth or not foreign(pair, untouched)]
        values = {
            "crossread": f1(found(reworked), pairs, truth),
            "minhash": best(jaccards(reworked), pairs, truth),
            "tfidf": best(tfidf(reworked), pairs, truth),
        }
        figures |= {f"{name.replace(' ', '_')}_{method}": round(value, 4) for method, value in values.items()}
        print(f"{name:32}" + "  ".join(f"{value:8.3f}" for value in values.values()))
    return figures


def foreign(pair: tuple[int, int], untouched: set[tuple[int, int]]) -> bool:
    """Whether any two articles that two texts were made of share text anyway."""
    ours, theirs = (((number,) if number < 2 * ARTICLES else (number - 2 * ARTICLES, number)) for number in pair)
    return any((min(one, other), max(one, other)) in untouched for one in ours for other in theirs)


def articles(path: Path) -> list[str]:
    """ARTICLES to be reworked, as many of other outlets of the same events, and as many that lend sentences."""
    events = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    random.Random(SEED).shuffle(events)
    several = [[each["text"] for each in event["articles"][:2]] for event in events if len(event["articles"]) > 1]
    known: set[str] = set()
    pairs = [pair for pair in several if len({*pair} - known) == 2 and not known.update(pair)]
    own, lending = pairs[:ARTICLES], pairs[ARTICLES : 2 * ARTICLES]
    return [first for first, _ in own] + [other for _, other in own] + [first for first, _ in lending]


def copies(texts: Sequence[str], rework: Reworking) -> list[str]:
    chance = random.Random(SEED)
    pairs = zip(texts[:ARTICLES], texts[2 * ARTICLES :], strict=True)
    return [joined(rework(split(text), split(other), chance)) for text, other in pairs]


def split(text: str) -> Paragraphs:
    return [SENTENCES.split(line) for line in text.split("\n") if line.strip()]


def joined(paragraphs: Paragraphs) -> str:
    return "\n".join(" ".join(each) for each in paragraphs if each)


def paragraphs_shuffled(text: Paragraphs, _: Paragraphs, chance: random.Random) -> Paragraphs:
    return chance.sample(text, len(text))


def sentences_shuffled(text: Paragraphs, _: Paragraphs, chance: random.Random) -> Paragraphs:
    sentences = [sentence for paragraph in text for sentence in paragraph]
    return [[each] for each in chance.sample(sentences, len(sentences))]


def tail_cut(text: Paragraphs, _: Paragraphs, __: random.Random) -> Paragraphs:
    """The first quarter."""
    return text[: max(1, len(text) // 4)]


def interleaved(text: Paragraphs, other: Paragraphs, _: random.Random) -> Paragraphs:
    """Another writer's sentence after each sentence."""
    lent = iter([sentence for paragraph in other for sentence in paragraph])
    return [[each for sentence in paragraph for each in (sentence, next(lent, ""))] for paragraph in text]


def paraphrased(share: float) -> Reworking:
    """A share of the sentences said in other words: names and numbers stay, the rest is another writer's."""

    def rework(text: Paragraphs, other: Paragraphs, chance: random.Random) -> Paragraphs:
        lent = _words(other)

        def said(sentence: str) -> str:
            if chance.random() > share:
                return sentence
            kept = [word for word in sentence.split() if word[:1].isupper() or word[:1].isdigit()]
            filled = chance.choices(lent, k=max(1, len(sentence.split()) - len(kept)))
            return " ".join(chance.sample(kept + filled, len(kept) + len(filled)))

        return [[said(sentence) for sentence in paragraph] for paragraph in text]

    return rework


def worded(rate: float) -> Reworking:
    """A share of the words replaced, left out, or with another before them."""

    def rework(text: Paragraphs, other: Paragraphs, chance: random.Random) -> Paragraphs:
        lent = _words(other)

        def edited(word: str) -> str:
            if chance.random() > rate:
                return word
            return chance.choice(("", chance.choice(lent), f"{chance.choice(lent)} {word}"))

        return [[" ".join(" ".join(map(edited, each.split())).split()) for each in paragraph] for paragraph in text]

    return rework


def _words(text: Paragraphs) -> list[str]:
    return [word for paragraph in text for sentence in paragraph for word in sentence.split()]


def everything(text: Paragraphs, other: Paragraphs, chance: random.Random) -> Paragraphs:
    """Half of it, a tenth of the words edited, half of the sentences in other words, shuffled among another's."""
    kept = chance.sample(text, max(1, len(text) // 2))
    edited = paraphrased(0.5)(worded(0.1)(kept, other, chance), other, chance)
    return paragraphs_shuffled(interleaved(edited, other, chance), other, chance)


REWORKINGS: dict[str, Reworking] = {
    "paragraphs shuffled": paragraphs_shuffled,
    "sentences shuffled": sentences_shuffled,
    "three quarters cut": tail_cut,
    "another's sentences between": interleaved,
    "half said in other words": paraphrased(0.5),
    "nine in ten in other words": paraphrased(0.9),
    "a tenth of words edited": worded(0.1),
    "a fifth of words edited": worded(0.2),
    "everything at once": everything,
}


def found(texts: Sequence[str]) -> set[tuple[int, int]]:
    """The pairs, by place, that crossread finds to share text."""
    place = {page.id: number for number, page in enumerate(map(made, texts))}
    bodies, vocabulary = words.every([made(text) for text in dict.fromkeys(texts)], ())
    evidence = lines.evidence(bodies, ReuseIndex(vocabulary).add(bodies))
    kept = [pair for pair, each in evidence.items() if lines.relation(each) != "independent"]
    places = [sorted(place[bodies[number].article.id] for number in pair) for pair in kept]
    return {(one, other) for one, other in places}


def made(text: str) -> Article:
    page = Page.of(text, "benchmark", as_is=True)
    return Article(page, tuple(Block("paragraph", page.span(*each.span())) for each in re.finditer(r"[^\n]+", text)))


def jaccards(texts: Sequence[str]) -> Callable[[tuple[int, int]], float]:
    """MinHash's estimate of how many runs of four words two texts have in common, by their numbers."""
    from rensa import RMinHash  # noqa: PLC0415

    signatures = []
    for text in texts:
        tokens = re.findall(r"\w+", text.lower())
        signature = RMinHash(num_perm=128, seed=1)
        signature.update([" ".join(tokens[place : place + 4]) for place in range(len(tokens) - 3)])
        signatures.append(signature)
    return lambda pair: float(signatures[pair[0]].jaccard(signatures[pair[1]]))


def tfidf(texts: Sequence[str]) -> Callable[[tuple[int, int]], float]:
    pages = [{"id": str(number), "paragraphs": text.split("\n")} for number, text in enumerate(texts)]
    likeness = cosines(pages)
    return lambda pair: likeness(pages[pair[0]], pages[pair[1]])


def best(
    likeness: Callable[[tuple[int, int]], float], pairs: Sequence[tuple[int, int]], truth: set[tuple[int, int]]
) -> float:
    values = {pair: likeness(pair) for pair in pairs}
    return max(f1({pair for pair, value in values.items() if value >= least}, pairs, truth) for least in THRESHOLDS)


def f1(answer: set[tuple[int, int]], pairs: Sequence[tuple[int, int]], truth: set[tuple[int, int]]) -> float:
    return score([pair in answer for pair in pairs], [pair in truth for pair in pairs]).f1


if __name__ == "__main__":
    main()
