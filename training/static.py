"""Makes src/crossread/models/static.npy: a vector for each word piece, whose mean over a text is near the text's meaning.

    python -m training.static --data ../shared/data [--cache TEACHER.npy]

The sentence network teaches: sentences, clauses cut out of them, and the beginnings of articles. The table begins as the word
table's main directions, rare words weighing more, and learns to give every text the direction that the network gives it and
every two texts the similarity that the network finds. Prints what is left of it on texts of events that it has not seen.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from crossread import meaning, pieces
from training import plain

MODELS = Path(__file__).parents[1] / "src" / "crossread" / "models"
WIDTH = 128
SENTENCES, CLAUSES, BEGINNINGS = 30_000, 30_000, 2_500  # texts to learn from: three minutes of the network
HELD = 200  # events to measure on
PASSES, BATCH, RATE = 16, 512, 0.04
RARITY = 1e-3  # a word's first weight is this by (this + its share of all words)
ALIKE = 60.0  # weight of the similarities beside the directions
MOST = 127
CUT = re.compile(r"[,;:—–]\s+|\s+(?=that |and |who |which |but )")
SEED = 1


def clauses(sentence: str) -> list[str]:
    """Pieces of a sentence of the length of a claim."""
    return [part for part in CUT.split(sentence) if 4 <= len(part.split()) <= 25]


def beginnings(articles: Sequence[dict]) -> list[str]:
    """Title and first words of articles, as the stories are compared by."""
    return [" ".join([row["title"] + ".", *row["text"].split()[:60]]) for row in articles]


def taught(data: Path, kept: Path | None) -> tuple[list[str], np.ndarray]:
    """The texts to learn from and the network's vectors of them, read from the file `kept` where it is there."""
    draw = random.Random(SEED)
    sentences = plain.sentences(data)
    draw.shuffle(sentences)
    parts = [part for sentence in sentences for part in clauses(sentence)]
    draw.shuffle(parts)
    leads = beginnings(plain.articles(data))
    texts = list(dict.fromkeys(sentences[:SENTENCES] + parts[:CLAUSES] + leads[:BEGINNINGS]))
    if kept and kept.exists():
        vectors = np.load(kept)
    else:
        vectors = meaning.embed(texts).astype(np.float16)
        if kept:
            np.save(kept, vectors)
    if len(vectors) != len(texts):
        raise SystemExit(f"{kept} is of other texts: remove it")
    return texts, vectors.astype(np.float32)


def numbers(texts: Sequence[str]) -> list[list[int]]:
    """Word pieces of texts, without marks, as `meaning.sketch` reads them."""
    return [each.ids[: meaning.PIECES] for each in pieces.tokenizer().encode_batch(texts, add_special_tokens=False)]


def beginning(found: Sequence[Sequence[int]], directions: np.ndarray) -> Tensor:
    """The word table in its main directions, the rare words longer."""
    words = pieces.vectors(np.arange(pieces.VOCABULARY))
    counts = np.bincount(np.concatenate([np.array(each, np.int64) for each in found]), minlength=len(words))
    weight = RARITY / (RARITY + counts / counts.sum())
    words -= words.mean(0)
    main = np.linalg.svd(words[::4], full_matrices=False)[2][:WIDTH]
    made = words @ main.T
    made /= np.linalg.norm(made, axis=1, keepdims=True).clip(1e-6)
    return torch.tensor(made * weight[:, None], dtype=torch.float32) * float(directions.shape[1]) ** 0.5


def learned(found: Sequence[Sequence[int]], vectors: np.ndarray) -> np.ndarray:
    """The table [30522, WIDTH] that gives the texts `found` the directions of `vectors` [texts, 384]."""
    main = np.linalg.svd(vectors[:20_000], full_matrices=False)[2][:WIDTH]
    goal, whole = torch.tensor(vectors @ main.T), torch.tensor(vectors)
    table = torch.nn.EmbeddingBag.from_pretrained(beginning(found, goal.numpy()), freeze=False, mode="mean")
    steps = PASSES * -(-len(found) // BATCH)
    optimiser = torch.optim.Adam(table.parameters(), lr=RATE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    for turn in range(PASSES):
        order, total = torch.randperm(len(found)).tolist(), 0.0
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            made = functional.normalize(bags(table, [found[row] for row in rows]), dim=-1)
            near = ((made @ made.T - whole[rows] @ whole[rows].T) ** 2).mean()
            loss = (1 - functional.cosine_similarity(made, goal[rows])).mean() + ALIKE * near
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += loss.item() * len(rows)
        print(f"pass {turn + 1}: loss {total / len(order):.4f}", flush=True)
    return table.weight.detach().numpy()


def bags(table: torch.nn.EmbeddingBag, found: Sequence[Sequence[int]]) -> Tensor:
    """The means of the rows of each text."""
    lengths = torch.tensor([0, *[len(each) for each in found[:-1]]])
    return table(torch.tensor([number for each in found for number in each]), lengths.cumsum(0))


def quantised(exact: np.ndarray) -> np.ndarray:
    """Rows as records of a float16 scale and int8 numbers."""
    made = np.empty(len(exact), dtype=[("scale", "<f2"), ("numbers", "i1", (exact.shape[1],))])
    made["scale"] = (np.abs(exact).max(1) / MOST).clip(1e-6)
    made["numbers"] = np.rint(exact / made["scale"].astype(np.float32)[:, None]).clip(-MOST, MOST)
    return made


def measured(data: Path) -> str:
    """How far sketches agree with the network on sentences of two articles of one event, of events not learned from."""
    both = plain.crossing(data, HELD)
    (exact, near), event = (
        compared(both),
        [np.repeat(np.arange(len(both)), [len(pair[i]) for pair in both]) for i in (0, 1)],
    )
    one = event[0][:, None] == event[1][None, :]
    some = one & (exact > 0.3)
    lines = [
        agreement("pairs of one event", exact[one], near[one]),
        agreement("those above .3", exact[some], near[some]),
    ]
    best, sure = exact.argmax(1), exact.max(1) > 0.55
    place = (np.argsort(-near, axis=1) == best[:, None]).argmax(1)[sure]
    shares = ", ".join(f"first {most} {np.mean(place < most):.3f}" for most in (1, 5, 10, 20))
    return "\n".join([*lines, f"nearest of {len(best)} other sentences ({sure.sum()} with similarity > .55): {shares}"])


def compared(both: Sequence[tuple[list[str], list[str]]]) -> tuple[np.ndarray, np.ndarray]:
    """Similarities of all first articles' sentences with all second articles': by the network, and of the sketches."""
    first, second = ([text for pair in both for text in pair[side]] for side in (0, 1))
    return meaning.embed(first) @ meaning.embed(second).T, meaning.sketch(first) @ meaning.sketch(second).T


def agreement(name: str, exact: np.ndarray, near: np.ndarray) -> str:
    ranks = [np.argsort(np.argsort(values)).astype(float) for values in (exact, near)]
    return f"{name}: Pearson {np.corrcoef(exact, near)[0, 1]:.3f}, Spearman {np.corrcoef(*ranks)[0, 1]:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--cache", type=Path, help="file ending in .npy to keep the network's vectors in")
    parser.add_argument("--out", type=Path, default=MODELS, help="folder to write to")
    asked = parser.parse_args()
    torch.manual_seed(SEED)
    texts, vectors = taught(asked.data, asked.cache)
    found = [(each, row) for row, each in enumerate(numbers(texts)) if each]
    table = learned([each for each, _ in found], vectors[[row for _, row in found]])
    target = asked.out / "static.npy"
    np.save(target, quantised(table))
    print(f"{target.name}: {target.stat().st_size / 1e6:.2f} MB from {len(texts)} texts")
    print(measured(asked.data))


if __name__ == "__main__":
    main()
