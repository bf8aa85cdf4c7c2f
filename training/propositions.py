"""Makes propositions.onnx: where the runs of words begin and end that state one thing each.

    python -m training.propositions --data ../shared/data [--out src/crossread/models] [--measure]

Reads the tagger's states of the articles labelled in training/claims, so it comes after the tagger. A word of a labelled
statement begins it, ends it, or stands in it; the other words of its sentence stand in none. Sentences without a statement
teach nothing: the labels are of what matters in an article, not of all that it states. The four events of collation/ are
not learned from: the benchmark measures on them. With --measure, half of the labelled events teach and the rest are judged.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from benchmarks.quality.collation.gold import events as collated
from numpy.typing import NDArray
from torch import Tensor, nn

from crossread import pieces
from crossread.annotate import sentences
from crossread.clean import clean
from crossread.model import Annotations, Article, Page
from crossread.tagging.encode import encode
from crossread.tagging.propositions import runs, sentences_of, states_of
from crossread.tagging.reading import look

LABELS = Path(__file__).parent / "claims"
MODELS = Path(__file__).parents[1] / "src" / "crossread" / "models"
READ = 400  # characters behind the last label that are read too
STATE, NARROW, WIDE = 384, 48, 80  # numbers a word: the tagger's, after the first layer, in the convolutions
APART = (1, 2, 4, 8)  # words between the three that a convolution looks at
NETWORKS = 2  # averaged: a third adds .003
PASSES, RATE, DECAY, HIDDEN, BATCH = 10, 2e-3, 0.02, (0.2, 0.4), 24
LONGEST = 120  # words of a sentence that teach
Place = tuple[int, int]


@dataclass(frozen=True)
class Sentence:
    """The words of one sentence."""

    states: NDArray[np.float32]  # [words, STATE]
    places: tuple[Place, ...]
    words: tuple[bool, ...]  # whether it is one, and no sign

    def labels(self, spans: Sequence[Place]) -> NDArray[np.float32] | None:
        """[begins, ends, stands in one] of each word; None where no statement touches the sentence."""
        made = np.zeros((len(self.places), 3), np.float32)
        for start, end in spans:
            rows = [i for i, (a, b) in enumerate(self.places) if b > start and a < end and self.words[i]]
            if rows:
                made[rows[0], 0] = made[rows[-1], 1] = 1
                made[rows[0] : rows[-1] + 1, 2] = 1
        return made if made.any() else None


@dataclass(frozen=True)
class Read:
    """An article's sentences, and where its labelled statements stand."""

    event: str
    sentences: tuple[Sentence, ...]
    spans: tuple[Place, ...]


class Reader(nn.Module):
    """Convolutions over the words of a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Linear(STATE, NARROW)
        self.widen = nn.Linear(NARROW, WIDE)
        self.around = nn.ModuleList(nn.Conv1d(WIDE, WIDE, 3, padding=n, dilation=n) for n in APART)
        self.last = nn.Linear(WIDE, 3)
        self.hide, self.drop = nn.Dropout(HIDDEN[0]), nn.Dropout(HIDDEN[1])
        self.mean = nn.Parameter(torch.zeros(STATE), requires_grad=False)
        self.scale = nn.Parameter(torch.ones(STATE), requires_grad=False)

    def forward(self, states: Tensor) -> Tensor:
        """[sentences, words, STATE] to the log odds of each word's labels."""
        narrow = nn.functional.gelu(self.first(self.hide((states - self.mean) / self.scale)))
        seen = torch.relu(self.widen(self.drop(narrow))).transpose(1, 2)
        for layer in self.around:
            seen = seen + torch.relu(layer(self.drop(seen)))
        made: Tensor = self.last(self.drop(seen.transpose(1, 2)))
        return made


class Average(nn.Module):
    """The mean chance that several readers give."""

    def __init__(self, readers: Sequence[Reader]) -> None:
        super().__init__()
        self.readers = nn.ModuleList(readers)

    def forward(self, states: Tensor) -> Tensor:
        return torch.stack([torch.sigmoid(reader(states)) for reader in self.readers]).mean(0)


def labelled(data: Path) -> Iterator[Read]:
    """The articles of training/claims; of an event that two people labelled, the first one's labels."""
    with (data / "stories" / "allsides.train.jsonl").open(encoding="utf-8") as lines:
        rows = {row["event"]: row for row in map(json.loads, lines)}
    labels: dict[str, dict] = {}
    for path in sorted(LABELS.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            labels.setdefault(json.loads(line)["event"], json.loads(line))
    for event, gold in labels.items():
        spans: dict[str, list[Place]] = {}
        for key, start, end in (span for claim in gold["claims"] for span in claim["statements"]):
            spans.setdefault(key, []).append((start, end))
        for row in rows[event]["articles"]:
            if row["abp_id"] in spans:
                page = Page.of(row["text"], row["abp_id"], as_is=True)
                yield from read(event, page, spans[row["abp_id"]], max(spans[row["abp_id"]])[1] + READ)


def by_hand(data: Path) -> Iterator[Read]:
    """The articles of collation/, never learned from."""
    for event in collated(data / "collation"):
        for page in event.pages:
            places = [
                (s["start"], s["end"])
                for claim in event.gold["claims"]
                for s in claim["statements"]
                if s["key"] == page.key
            ]
            yield from read(event.name, page, places, len(page.text))


def read(event: str, page: Page, spans: Sequence[Place], reach: int) -> Iterator[Read]:
    """An article as the tagger sees it, up to `reach` characters; nothing of a page that is no article."""
    article = clean(page)
    if not isinstance(article, Article):
        return
    found = sentences.split([article], [Annotations(article.id)])[0].sentences
    places = [(span.start, span.end) for span in found if span.start < reach]
    if not places:
        return
    seen = look(encode(article.text, places, pieces.tokenizer()))
    states = states_of(seen)
    words = [any(c.isalnum() for c in article.text[start:end]) for start, end in seen.places]
    yield Read(
        event,
        tuple(
            Sentence(states[first:last], seen.places[first:last], tuple(words[first:last]))
            for first, last in sentences_of(seen)
        ),
        tuple(sorted(set(spans))),
    )


def taught(articles: Sequence[Read], seed: int) -> Reader:
    """A reader that has learned from the labelled sentences of the articles."""
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    pairs = [
        (sentence.states[:LONGEST], labels[:LONGEST])
        for article in articles
        for sentence in article.sentences
        if (labels := sentence.labels(article.spans)) is not None
    ]
    batches = list(_batches(sorted(pairs, key=lambda pair: len(pair[0]))))
    reader = Reader()
    every = np.concatenate([states for states, _ in pairs])
    reader.mean.data, reader.scale.data = torch.tensor(every.mean(0)), torch.tensor(every.std(0) + 1e-5)
    steps, step = PASSES * len(batches), 0
    optimiser = torch.optim.AdamW((p for p in reader.parameters() if p.requires_grad), lr=RATE, weight_decay=DECAY)
    reader.train()
    for _ in range(PASSES):
        for number in order.permutation(len(batches)):
            states, labels, there = batches[number]
            optimiser.param_groups[0]["lr"] = RATE * (1 - step / steps)
            each = nn.functional.binary_cross_entropy_with_logits(reader(states), labels, reduction="none").sum(2)
            optimiser.zero_grad()
            ((each * there).sum() / there.sum()).backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            step += 1
    return reader.eval()


def _batches(
    pairs: Sequence[tuple[NDArray[np.float32], NDArray[np.float32]]],
) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """States, labels and which words there are, of sentences of about one length."""
    for start in range(0, len(pairs), BATCH):
        group = pairs[start : start + BATCH]
        length = max(len(states) for states, _ in group)
        states, labels = (
            np.zeros((len(group), length, STATE), np.float32),
            np.zeros((len(group), length, 3), np.float32),
        )
        there = np.zeros((len(group), length), np.float32)
        for row, (state, label) in enumerate(group):
            states[row, : len(state)], labels[row, : len(state)], there[row, : len(state)] = state, label, 1
        yield torch.tensor(states), torch.tensor(labels), torch.tensor(there)


def judge(name: str, reader: nn.Module, articles: Sequence[Read]) -> None:
    """Prints how well the runs that a reader finds fit the labelled statements."""
    near = close = whole = count = 0
    for article in articles:
        found = [run for sentence in article.sentences for run in found_in(reader, sentence)]
        for span in article.spans:
            best = max((overlap(span, run) for run in found), default=0.0)
            count, near, close, whole = count + 1, near + (best >= 0.5), close + (best >= 0.8), whole + (best > 0.95)
    shares = ", ".join(f"{what} {part / count:.3f}" for what, part in (("half", near), (".8", close), ("all", whole)))
    print(f"{name}: {count} statements; a run shares {shares}")


def found_in(reader: nn.Module, sentence: Sentence) -> list[Place]:
    with torch.no_grad():
        chances = reader(torch.tensor(sentence.states)[None])[0].numpy()
    return [(sentence.places[a][0], sentence.places[b][1]) for a, b in runs(chances, sentence.words)]


def overlap(one: Place, other: Place) -> float:
    """Shared characters as a share of all that either has."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def export(reader: Average, path: Path) -> None:
    torch.onnx.export(
        reader,
        (torch.zeros((1, 9, STATE)),),
        str(path),
        input_names=["states"],
        output_names=["chances"],
        dynamic_axes={"states": {1: "words"}, "chances": {1: "words"}},
        opset_version=17,
        dynamo=False,
    )
    print(f"wrote {path}, {path.stat().st_size / 1e6:.2f} MB")


def held(event: str) -> bool:
    """Whether an event is judged and not learned from, with --measure: half of them, by a hash of the name."""
    return hashlib.sha256(f"half{event}".encode()).digest()[-1] % 2 == 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--measure", action="store_true", help="learn from half of the events and judge; write nothing")
    options = parser.parse_args()
    torch.set_num_threads(1)
    articles = list(labelled(options.data))
    learned = [article for article in articles if not (options.measure and held(article.event))]
    reader = Average([taught(learned, seed) for seed in range(NETWORKS)]).eval()
    if options.measure:
        judge("labelled events held back", reader, [article for article in articles if held(article.event)])
    judge("events of collation", reader, list(by_hand(options.data)))
    if not options.measure:
        options.out.mkdir(parents=True, exist_ok=True)
        export(reader, options.out / "propositions.onnx")


if __name__ == "__main__":
    main()
