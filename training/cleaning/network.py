"""The network that weighs units: a few convolutions over the units of a page, taught on the measure it is judged by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

HIDDEN = 48
STEPS_APART = (1, 2, 4, 8, 16)  # dilations: with kernels of three, 31 units to either side are seen
MIDDLE = 2  # the layer behind which the page as a whole is looked at
DROPPED = 0.35
BLINDED = 0.1  # share of features a page is shown without, in training
RATE, DECAY = 3e-3, 1e-2
TOGETHER = 12  # pages a step
HALF = 0.5  # of the loss: each unit's own, and the F1 of the step's pages
CLIP = 4.0  # deviations from the mean beyond which a feature says no more
CAP = 4.0  # of one page's loss: some gold is wrong


@dataclass(frozen=True)
class Taught:
    """Features and labels of one page."""

    features: Any  # float32 [units, features]
    labels: Any  # float32 [units], 0 or 1
    words: Any  # float32 [units]


class Network(nn.Module):
    def __init__(self, features: int) -> None:
        super().__init__()
        self.enter = nn.Linear(features, HIDDEN)
        self.layers = nn.ModuleList([nn.Conv1d(HIDDEN, HIDDEN, 3, padding=step, dilation=step) for step in STEPS_APART])
        self.norms = nn.ModuleList([nn.LayerNorm(HIDDEN) for _ in STEPS_APART])
        self.look = nn.Linear(HIDDEN, 1)
        self.whole = nn.Linear(HIDDEN, HIDDEN)
        self.leave = nn.Linear(2 * HIDDEN, 1)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, features: Any, mask: Any, mass: Any) -> Any:
        """features [pages, units, features], mask and mass (words, 0 to 1) [pages, units]: logits [pages, units]."""
        entered = self.drop(torch.relu(self.enter(features)))
        state = entered
        for place, (layer, norm) in enumerate(zip(self.layers, self.norms, strict=True)):
            turned = (norm(state) * mask[..., None]).transpose(1, 2)
            state = state + self.drop(torch.relu(layer(turned).transpose(1, 2)))
            if place == MIDDLE:
                weight = torch.sigmoid(self.look(state)).squeeze(-1) * mask * mass
                page = (state * weight[..., None]).sum(1) / (weight.sum(1, keepdim=True) + 1)
                like = torch.sigmoid((state * page[:, None]).mean(-1, keepdim=True))
                state = state + torch.relu(self.whole(page))[:, None] * like
        return self.leave(torch.cat((state, entered), dim=-1)).squeeze(-1)


@dataclass(frozen=True)
class Trained:
    network: Network
    mean: Any  # float32 [features]
    spread: Any


def alone() -> None:
    """One thread for this process: several train side by side."""
    torch.set_num_threads(1)


def train(pages: Sequence[Taught], epochs: int, seed: int) -> Trained:
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    every = np.concatenate([page.features for page in pages])
    mean, spread = every.mean(0), every.std(0) + 1e-3
    scaled = [Taught(_scaled(page.features, mean, spread), page.labels, page.words) for page in pages]
    network = Network(every.shape[1])
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = epochs * (len(pages) // TOGETHER + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps + 1)
    network.train()
    for _ in range(epochs):
        for chosen in _steps(scaled, chance):
            loss = _loss(network, chosen)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
    network.eval()
    return Trained(network, mean, spread)


def _scaled(features: Any, mean: Any, spread: Any) -> Any:
    return np.clip((features - mean) / spread, -CLIP, CLIP).astype(np.float32)


def _steps(pages: Sequence[Taught], chance: Any) -> Iterator[list[Taught]]:
    """Pages of about one length together."""
    order = chance.permutation(len(pages))
    order = sorted(order, key=lambda at: len(pages[at].labels) + chance.integers(0, 40))
    groups = [order[at : at + TOGETHER] for at in range(0, len(order), TOGETHER)]
    chance.shuffle(groups)
    for group in groups:
        yield [pages[at] for at in group]


def _filled(rows: Sequence[Any]) -> Any:
    size = max(map(len, rows))
    filled = np.zeros((len(rows), size, *rows[0].shape[1:]), dtype=np.float32)
    for place, row in enumerate(rows):
        filled[place, : len(row)] = row
    return torch.from_numpy(filled)


def _loss(network: Network, pages: Sequence[Taught]) -> Any:
    """Half each unit's cross entropy, by its words and the length of its article; half one less the soft F1 of the pages."""
    features = _filled([page.features for page in pages])
    features = features * (torch.rand(features.shape[0], 1, features.shape[2]) > BLINDED)
    labels = _filled([page.labels for page in pages])
    mask = _filled([np.ones(len(page.labels), dtype=np.float32) for page in pages])
    words = _filled([page.words + 1 for page in pages]) * mask
    told = network(features, mask, words.clamp(max=60) / 60)
    body = (words * labels).sum(1).clamp(min=20)
    apart = nn.functional.binary_cross_entropy_with_logits(told, labels, reduction="none") * (words + 2) * mask
    entropy = (apart.sum(1) / body).clamp(max=CAP).mean()
    share = torch.sigmoid(told)
    right = (words * labels * share).sum(1)
    precision = (right / ((words * share).sum(1) + 5)).mean()
    recall = (right / body).mean()
    return (1 - HALF) * entropy + HALF * 3 * (1 - 2 * precision * recall / (precision + recall))


def loaded(state: Any, mean: Any, spread: Any) -> Trained:
    """A network from what was kept of it."""
    network = Network(len(mean))
    network.load_state_dict(state)
    network.eval()
    return Trained(network, mean, spread)


class Together(nn.Module):
    """Several networks as one, from features as they are measured to the mean of the shares, for one page."""

    def __init__(self, trained: Sequence[Trained]) -> None:
        super().__init__()
        self.networks = nn.ModuleList([each.network for each in trained])
        self.register_buffer("mean", torch.from_numpy(np.mean([each.mean for each in trained], axis=0)))
        self.register_buffer("spread", torch.from_numpy(np.mean([each.spread for each in trained], axis=0)))

    def forward(self, features: Any, words: Any) -> Any:
        """features [units, features] and words [units], 0 to 1: shares [units]."""
        scaled = ((features - self.mean) / self.spread).clamp(-CLIP, CLIP)[None]
        mask = torch.ones_like(words)[None]
        told = [torch.sigmoid(network(scaled, mask, words[None]))[0] for network in self.networks]
        return torch.stack(told).mean(0)


def export(trained: Sequence[Trained], target: Path) -> None:
    """The networks as one ONNX graph with a free number of units."""
    free = {0: "units"}
    torch.onnx.export(
        Together(trained).eval(),
        (torch.randn(40, len(trained[0].mean)), torch.rand(40)),
        str(target),
        input_names=["features", "words"],
        output_names=["shares"],
        dynamic_axes={"features": free, "words": free, "shares": free},
        opset_version=17,
        dynamo=False,
    )


def told(trained: Trained, page: Taught) -> Any:
    """The network's share for each unit of a page: float32 [units], 0 to 1."""
    with torch.no_grad():
        features = torch.from_numpy(_scaled(page.features, trained.mean, trained.spread))[None]
        mask = torch.ones(1, features.shape[1])
        mass = torch.from_numpy(np.minimum(page.words + 1, 60).astype(np.float32) / 60)[None]
        return torch.sigmoid(trained.network(features, mask, mass))[0].numpy()
