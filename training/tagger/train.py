"""Trains the tagger: attributions, cues at any depth, and names, in one network.

    python -m training.tagger.train --data ../shared/data --out training/runs/all [--set clean] [--passes 3]

Writes OUT/last.pt every few minutes and goes on from there where it was cut off; at the end OUT/tagger.pt, which
training/tagger/export.py makes into the files of the package. Runs on a GPU where torch finds one.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # threads that wait for one another do not keep the processors busy

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from training.encoder import Encoder
from training.tagger.batches import Batch, Window, batch, cut
from training.tagger.documents import ANY, CUES, NAMING, TELLING
from training.tagger.network import NARROW, REACH, Tagger, Telling, fused
from training.tagger.sets import SETS, Share, shares, taken, written

from training import base

BATCH = 8  # windows; more gains no speed on two cores
RATE, HEAD_RATE = 2e-4, 1e-3  # of the encoder; of what begins untrained
WARM = 0.06  # share of the steps in which the rate grows, before it falls to nothing
DECAY = 0.01
WRITTEN = 600  # articles of our own in a pass
WEIGHT_CUES, WEIGHT_PARTS = 0.5, 1.0  # of their losses beside those of telling and naming
KEEP = 200  # steps between two states written to disk


def loss_of(scores: Tensor, bits: Tensor) -> Tensor:
    """Sum over words of -log P(the labels that the word may have); words of which nothing is known add nothing."""
    known = bits != ANY
    scores, bits = scores[known].float(), bits[known]
    allowed = (bits[:, None] >> torch.arange(scores.shape[-1], device=bits.device)) & 1
    kept = scores.masked_fill(allowed == 0, -torch.inf)
    return (torch.logsumexp(scores, -1) - torch.logsumexp(kept, -1)).sum()


class Model(nn.Module):
    """Both networks and the loss of a batch."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.tagger, self.telling = Tagger(encoder), Telling()
        self.register_buffer("table", encoder.words.weight.detach().clone(), persistent=False)

    def forward(self, one: Batch) -> dict[str, Tensor]:
        device = self.table.device
        words = functional.embedding(one.numbers, self.table)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            state = self.tagger.encode(words, one.shapes, one.mask)
        state = functional.dropout(state.float(), 0.1, self.training)
        labels, states = self.tagger.labels(state), self.tagger.states(state)
        telling, cues, naming = labels.split((TELLING, CUES, NAMING), -1)
        count = max(1, int(one.mask.sum()))
        losses = {
            "telling": loss_of(telling, one.telling) / count,
            "cues": WEIGHT_CUES * loss_of(cues, one.cues) / count,
            "naming": loss_of(naming, one.naming) / count,
        }
        if len(one.row):
            parts, known = self.parts(states, one), one.parts != ANY
            losses["parts"] = WEIGHT_PARTS * loss_of(parts, one.parts) / known.sum().clamp(min=1)
        return losses

    def parts(self, states: Tensor, one: Batch) -> Tensor:
        mine = states[one.row]
        cue = torch.einsum("kp,kpd->kd", one.cue, mine[..., NARROW:])
        around = torch.gather(mine[..., :NARROW], 1, one.near[..., None].expand(-1, -1, NARROW))
        distances = torch.arange(2 * REACH + 1, device=states.device).expand(len(one.row), -1)
        with torch.autocast(states.device.type, dtype=torch.bfloat16):
            return self.telling(around, cue, distances, one.near_mask)


def batches(found: Sequence[Share], tokenizer: object, seed: int, count: int) -> Iterator[list[Window]]:
    """One pass over the corpora: each batch holds windows of the attribution corpora or of the names' alone."""
    chance = random.Random(seed)
    kinds: dict[bool, list[Window]] = {True: [], False: []}
    for share in found:
        for document in taken(share, chance):
            kinds[share.names] += [(document, *window) for window in cut(document, chance)]
    for document in written(seed, count, tokenizer):
        kinds[False] += [(document, *window) for window in cut(document, chance)]
    made = []
    for windows in kinds.values():
        chance.shuffle(windows)
        made += [windows[at : at + BATCH] for at in range(0, len(windows) - BATCH + 1, BATCH)]
    chance.shuffle(made)
    yield from made


def groups(model: Model) -> list[dict[str, object]]:
    """Parameters with their rates: matrices of the encoder, its vectors, and what begins untrained."""
    new, vectors, matrices = [], [], []
    for name, parameter in model.named_parameters():
        if not name.startswith(("tagger.layers", "tagger.norm", "tagger.places")):
            new.append(parameter)
        else:
            (vectors if parameter.ndim < 2 else matrices).append(parameter)
    return [
        {"params": matrices, "lr": RATE, "weight_decay": DECAY},
        {"params": vectors, "lr": RATE, "weight_decay": 0.0},
        {"params": new, "lr": HEAD_RATE, "weight_decay": 0.0},
    ]


def train(options: argparse.Namespace) -> None:
    torch.manual_seed(options.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if options.threads:
        torch.set_num_threads(options.threads)
    tokenizer = base.tokenizer()
    found = shares(options.data, options.set, tokenizer, options.small)
    count = 40 if options.small else WRITTEN
    model = Model(Encoder.of(base.folder() / "model.safetensors")).to(device)
    for layer in model.tagger.layers:
        layer.forward = fused.__get__(layer)
    if options.compile:
        model.tagger.encode = torch.compile(model.tagger.encode, dynamic=False)
    optimiser = torch.optim.AdamW(groups(model), betas=(0.9, 0.98), eps=1e-6, fused=True)
    rates = [group["lr"] for group in optimiser.param_groups]
    begun = _resume(options.out, model, optimiser)
    model.train()
    for number in range(begun[0], options.passes):
        steps = list(batches(found, tokenizer, options.seed * 1000 + number, count))
        watch = Watch(number, len(steps))
        for step in range(begun[1] if number == begun[0] else 0, len(steps)):
            part = (number + step / len(steps)) / options.passes
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * min(1.0, part / WARM + 0.01) * (1 - part)
            made = batch(steps[step], np.random.default_rng([options.seed, number, step]))
            watch.add(_step(model, optimiser, Batch(*(getattr(made, one.name).to(device) for one in fields(made)))))
            if (step + 1) % KEEP == 0:
                _keep(options.out, model, optimiser, (number, step + 1))
        _keep(options.out, model, optimiser, (number + 1, 0))
    torch.save(model.state_dict(), options.out / "tagger.pt")
    print(f"wrote {options.out / 'tagger.pt'}")


def _step(model: Model, optimiser: torch.optim.Optimizer, one: Batch) -> dict[str, float]:
    """One step; the losses it was taken on."""
    losses = model(one)
    sum(losses.values()).backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()
    optimiser.zero_grad(set_to_none=True)
    return {name: float(value.detach()) for name, value in losses.items()}


class Watch:
    """Prints the mean losses and the time of a pass every 50 steps."""

    def __init__(self, number: int, steps: int) -> None:
        self.number, self.steps, self.step, self.since = number, steps, 0, time.monotonic()
        self.sums: Counter[str] = Counter()

    def add(self, losses: dict[str, float]) -> None:
        self.sums.update(losses)
        self.step += 1
        if self.step % 50 == 0:
            said = "  ".join(f"{name} {value / 50:.4f}" for name, value in sorted(self.sums.items()))
            print(
                f"pass {self.number + 1}, {self.step}/{self.steps}  {time.monotonic() - self.since:.0f} s  {said}",
                flush=True,
            )
            self.sums.clear()


def _keep(folder: Path, model: Model, optimiser: torch.optim.Optimizer, at: tuple[int, int]) -> None:
    """Writes beside and moves: a run that is cut off while writing leaves the last state whole."""
    state = {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "at": at}
    torch.save(state, folder / "last.new")
    (folder / "last.new").replace(folder / "last.pt")


def _resume(folder: Path, model: Model, optimiser: torch.optim.Optimizer) -> tuple[int, int]:
    """Pass and step to go on with."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "last.pt").is_file():
        return 0, 0
    state = torch.load(folder / "last.pt", weights_only=True)
    model.load_state_dict(state["model"])
    optimiser.load_state_dict(state["optimiser"])
    return tuple(state["at"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("training/runs/all"))
    parser.add_argument("--set", choices=SETS, default="all", help="clean: only corpora with a stated, open licence")
    parser.add_argument("--passes", type=int, default=3, help="over the corpora (default 3)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=0, help="default: torch's choice")
    parser.add_argument("--small", action="store_true", help="a few documents of each corpus: tries the training out")
    parser.add_argument("--compile", action="store_true", help="torch.compile: no gain with torch 2.13 on a processor")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
