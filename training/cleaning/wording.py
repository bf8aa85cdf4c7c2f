"""What each word says for the article: one weight in short lines and one in longer ones, by logistic regression.

The weights the network sees of a page must not have been made from that page, or it would trust them too much: `weights`
is fitted without the folds named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import torch
from training.cleaning.pages import Example

from crossread.clean.features import Words
from crossread.clean.surroundings import SENTENCE

PAGES = 5  # pages a word stands on at least: rarer ones say something of one page, not of pages
STEPS = 120
DECAY = 2e-6


def weights(examples: Sequence[Example]) -> Words:
    """A weight in lines of up to SENTENCE words, and one in longer ones, for each word that stands on enough pages."""
    on: Counter[str] = Counter()
    for example in examples:
        on.update({word.lower() for unit in example.units for word in unit.words})
    vocabulary = {word: number for number, word in enumerate(sorted(word for word, n in on.items() if n >= PAGES))}
    ids: list[int] = []
    starts: list[int] = []
    labels: list[float] = []
    sizes: list[int] = []
    for example in examples:
        body = max(
            30.0, float(sum(unit.count * label for unit, label in zip(example.units, example.labels, strict=True)))
        )
        for unit, label in zip(example.units, example.labels, strict=True):
            starts.append(len(ids))
            shift = 0 if unit.count <= SENTENCE else len(vocabulary)
            known = [vocabulary[low] + shift for word in unit.words[:200] if (low := word.lower()) in vocabulary]
            ids += known
            labels.append(float(label > 0.5))
            sizes.append(np.sqrt((unit.count + 3) / body) / max(1.0, np.sqrt(len(unit.words))))
    return _fitted(vocabulary, ids, starts, labels, sizes)


def _fitted(
    vocabulary: Mapping[str, int], ids: list[int], starts: list[int], labels: list[float], sizes: list[float]
) -> Words:
    torch.manual_seed(0)
    table = torch.nn.EmbeddingBag(2 * len(vocabulary), 1, mode="sum")
    torch.nn.init.zeros_(table.weight)
    bias = torch.nn.Parameter(torch.zeros(()))
    optimiser = torch.optim.Adam([table.weight, bias], lr=0.05)
    words, offsets = torch.tensor(ids), torch.tensor(starts)
    wanted = torch.tensor(labels)
    counts = torch.diff(torch.cat((offsets, torch.tensor([len(ids)])))).clamp(min=1)
    weigh = torch.tensor(sizes) * counts.sqrt()
    weigh = weigh / weigh.mean()
    for _ in range(STEPS):
        told = table(words, offsets).squeeze(1) / counts.sqrt() + bias
        loss = (torch.nn.functional.binary_cross_entropy_with_logits(told, wanted, reduction="none") * weigh).mean()
        loss = loss + DECAY * table.weight.square().sum()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    found = table.weight.detach().squeeze(1).numpy().round(2)
    both = np.stack((found[: len(vocabulary)], found[len(vocabulary) :]), axis=1)
    return Words({word: at + 1 for word, at in vocabulary.items()}, np.concatenate((np.zeros((1, 2)), both)))
