"""Trains the pair network.

    python -m training.pairs.train --examples RUNS/silver.jsonl RUNS/hand.jsonl --data ../shared/data --out RUNS/pairs
    python -m training.pairs.train --examples RUNS/hand.jsonl --begin RUNS/pairs/pair.pt --rate 7e-5 --out RUNS/last

Writes OUT/last.pt every 200 steps and goes on from there when it is started again; at the end OUT/pair.pt, which
training/pairs/export.py makes into the file of the package. One thread is enough for it: OMP_NUM_THREADS=1.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from training.encoder import WIDTH, Encoder
from training.pairs import network
from training.pairs.examples import UNKNOWN, Example, read
from training.pairs.nli import nli

from crossread import pieces
from crossread.pairwise import Said, Side, sides
from training import base

BATCH = 24  # pairs
RATE, HEAD_RATE, ACROSS_RATE = (
    1.5e-4,
    1e-3,
    1e-2,
)  # of the layers; of what begins untrained; of the bias on looking across
WARM = 0.05  # share of the steps in which the rate grows, before it falls to nothing
DECAY = 0.01
SHARES = {  # of an origin's examples in a pass; of others: all
    "conjnli": 0.1, "mnli_watson": 0.3, "cad_nli": 0.25, "same event": 0.12, "neighbours": 0.15, "other clauses": 0.2,
    "one sentence": 0.4, "ecb same": 0.5, "hand other": 0.6,
}  # fmt: skip
WEIGHTS = (1.0, 0.5, 0.5, 0.5)  # of the answers' losses
HIDE = 0.05  # share of the word pieces around statements that are hidden from the network in training
KEEP = 200  # steps between two states written to disk


@dataclass(frozen=True, slots=True)
class Ready:
    """An example as the network takes it."""

    first: Side
    second: Side
    answers: tuple[int, ...]
    origin: str

    @property
    def length(self) -> int:
        return len(self.first.numbers) + len(self.second.numbers)


class Model(nn.Module):
    """The upper part, which is trained, and what the lower part reads of each side, kept."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs = network.Pairs(Encoder.of(base.folder() / "model.safetensors"))
        table = torch.from_numpy(pieces.vectors(np.arange(pieces.VOCABULARY)))
        self.register_buffer("table", table, persistent=False)
        for layer in (*self.pairs.below.layers, *self.pairs.above.layers):
            layer.forward = network.fused.__get__(layer)
        self.kept: dict[Side, Tensor] = {}

    def forward(self, batch: Batch) -> Tensor:
        missing = list(dict.fromkeys(side for pair in batch.pairs for side in pair if side not in self.kept))
        if missing:
            self.keep(missing)
        states = torch.zeros((*batch.told.shape, WIDTH))
        for row, (a, b) in enumerate(batch.pairs):
            half = len(a.numbers)
            states[row, :half], states[row, half : half + len(b.numbers)] = self.kept[a].float(), self.kept[b].float()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores: Tensor = self.pairs.above(states, batch.told, batch.side, batch.mask)
        return scores.float()

    @torch.no_grad()
    def keep(self, missing: Sequence[Side]) -> None:
        length = max(len(side.numbers) for side in missing)
        numbers, mask = torch.zeros((len(missing), length), dtype=torch.long), torch.zeros((len(missing), length))
        for row, side in enumerate(missing):
            numbers[row, : len(side.numbers)], mask[row, : len(side.numbers)] = torch.tensor(side.numbers), 1.0
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.pairs.below(functional.embedding(numbers, self.table), mask)
        for side, one in zip(missing, states, strict=True):
            self.kept[side] = one[: len(side.numbers)].half()


def ready(examples: Sequence[Example]) -> list[Ready]:
    made: list[Ready] = []
    for at in range(0, len(examples), 2000):
        part = examples[at : at + 2000]
        both = [sides([Said(*getattr(each, name)) for each in part]) for name in ("first", "second")]
        made += [Ready(a, b, each.answers, each.origin) for a, b, each in zip(*both, part, strict=True)]
    return [each for each in made if any(each.first.told) and any(each.second.told)]


def batches(found: Sequence[Ready], seed: int) -> Iterator[list[Ready]]:
    """One pass: examples of like length together, in random order."""
    chance = random.Random(seed)
    kept = [each for each in found if chance.random() < SHARES.get(each.origin, 1.0)]
    kept.sort(key=lambda each: each.length + chance.random() * 8)
    made = [kept[at : at + BATCH] for at in range(0, len(kept), BATCH)]
    chance.shuffle(made)
    yield from made


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs as the upper part takes them: the pieces of the first side, then of the second."""

    pairs: Sequence[tuple[Side, Side]]
    told: Tensor
    side: Tensor
    mask: Tensor
    answers: Tensor


def tensors(batch: Sequence[Ready], chance: np.random.Generator, hide: float = HIDE) -> Batch:
    """Filled up to the longest pair, with a few pieces around the statements hidden."""
    shape = (len(batch), max(each.length for each in batch))
    told, side, mask = (np.zeros(shape, np.float32) for _ in range(3))
    for row, each in enumerate(batch):
        size = each.length
        told[row, :size], mask[row, :size] = each.first.told + each.second.told, 1.0
        side[row, len(each.first.numbers) :] = 1.0
    mask[(chance.random(shape) < hide) & (told == 0)] = 0.0
    answers = np.array([each.answers for each in batch], np.float32)
    tensors_ = (torch.from_numpy(each) for each in (told, side, mask, answers))
    return Batch([(each.first, each.second) for each in batch], *tensors_)


def loss_of(scores: Tensor, answers: Tensor) -> Tensor:
    """Of what is known: binary cross entropy, the answers weighted."""
    known = (answers != UNKNOWN).float() * torch.tensor(WEIGHTS)
    each = functional.binary_cross_entropy_with_logits(scores, answers.clamp(min=0), reduction="none")
    return (each * known).sum() / known.sum().clamp(min=1.0)


def parameters(model: Model, rate: float) -> list[dict[str, object]]:
    heads = {"widen", "narrow", "one", "way"}
    rates: dict[float, list[nn.Parameter]] = {}
    for name, parameter in model.pairs.above.named_parameters():
        untrained = name.split(".")[0] in heads | {"told", "around"}
        own = ACROSS_RATE if name == "across" else HEAD_RATE if untrained else RATE
        rates.setdefault(own * rate / RATE, []).append(parameter)
    return [{"params": group, "lr": own, "weight_decay": DECAY} for own, group in rates.items()]


def train(options: argparse.Namespace) -> None:
    torch.manual_seed(options.seed)
    found = [each for path in options.examples for each in read(path)]
    if options.data:
        found += nli(options.data)
    ready_ = ready(found)
    model = Model()
    if options.begin:
        model.load_state_dict(torch.load(options.begin, weights_only=True))
    optimiser = torch.optim.AdamW(parameters(model, options.rate), betas=(0.9, 0.98), eps=1e-6, fused=True)
    rates = [group["lr"] for group in optimiser.param_groups]
    begun = _resume(options.out, model, optimiser)
    model.train()
    for number in range(begun[0], options.passes):
        steps = list(batches(ready_, options.seed * 1000 + number))
        watch = Watch(number, len(steps))
        for step in range(begun[1] if number == begun[0] else 0, len(steps)):
            part = (number + step / len(steps)) / options.passes
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * min(1.0, part / WARM + 0.01) * (1 - part)
            batch = tensors(steps[step], np.random.default_rng([options.seed, number, step]))
            scores = model(batch)
            loss = loss_of(scores, batch.answers)
            loss.backward()
            nn.utils.clip_grad_norm_(model.pairs.above.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            watch.add(scores.detach(), batch.answers, float(loss.detach()))
            if (step + 1) % KEEP == 0:
                _keep(options.out, model, optimiser, (number, step + 1))
        _keep(options.out, model, optimiser, (number + 1, 0))
    torch.save(model.state_dict(), options.out / "pair.pt")
    print(f"wrote {options.out / 'pair.pt'}")


class Watch:
    """Prints the loss, the share of right answers and the time every 50 steps."""

    def __init__(self, number: int, steps: int) -> None:
        self.number, self.steps, self.step, self.since = number, steps, 0, time.monotonic()
        self.sums: Counter[str] = Counter()

    def add(self, scores: Tensor, answers: Tensor, loss: float) -> None:
        self.step += 1
        self.sums["loss"] += loss
        for column, name in enumerate(network.ANSWERS):
            known = answers[:, column] != UNKNOWN
            self.sums[f"{name} known"] += int(known.sum())
            self.sums[name] += int(((scores[:, column] > 0) == (answers[:, column] > 0))[known].sum())
        if self.step % 50 == 0:
            right = "  ".join(f"{n} {self.sums[n] / max(1, self.sums[f'{n} known']):.3f}" for n in network.ANSWERS)
            spent = time.monotonic() - self.since
            print(
                f"pass {self.number + 1}, {self.step}/{self.steps}  {spent:.0f} s  loss {self.sums['loss'] / 50:.4f}  {right}",
                flush=True,
            )
            self.sums.clear()


def _keep(folder: Path, model: Model, optimiser: torch.optim.Optimizer, at: tuple[int, int]) -> None:
    """Writes beside and moves: a run that is cut off while writing leaves the last state whole."""
    torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "at": at}, folder / "last.new")
    (folder / "last.new").replace(folder / "last.pt")


def _resume(folder: Path, model: Model, optimiser: torch.optim.Optimizer) -> tuple[int, int]:
    """Pass and step to go on with."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "last.pt").is_file():
        return 0, 0
    state = torch.load(folder / "last.pt", weights_only=True)
    model.load_state_dict(state["model"])
    optimiser.load_state_dict(state["optimiser"])
    number, step = state["at"]
    return number, step


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--examples", type=Path, nargs="+", required=True)
    parser.add_argument("--data", type=Path, help="the corpora, for nli/; without it, nothing but the examples")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--begin", type=Path, help="weights to begin with")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
