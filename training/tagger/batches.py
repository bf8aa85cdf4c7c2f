"""Documents to windows, windows to tensors."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from training.tagger.documents import ANY, Document
from training.tagger.network import PLACES, REACH

from crossread.tagging.network import BEGIN, END
from crossread.tagging.windows import LENGTH

MASKED = 103  # of the base model's vocabulary
HIDE = 0.06  # share of word pieces that are hidden from the network in training
SHORTEST = 40  # word pieces of a document's first window at least
Window = tuple[Document, int, int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side. Labels are bits; ANY stands on padding too."""

    numbers: Tensor  # [batch, PLACES] of the vocabulary
    shapes: Tensor
    mask: Tensor  # 1: a piece
    telling: Tensor
    cues: Tensor
    naming: Tensor
    row: Tensor  # [attributions] number of the window
    cue: Tensor  # [attributions, PLACES] share of each piece in the cue, sums to 1
    near: Tensor  # [attributions, 2 x REACH + 1] places of the pieces around the cue
    near_mask: Tensor
    parts: Tensor  # bits


def cut(document: Document, chance: random.Random) -> list[tuple[int, int]]:
    """Windows of whole sentences without overlap; the first is of random length, so that cuts differ from pass to pass."""
    borders = [*document.encoded.sentences.tolist(), len(document.encoded)]
    most, here, made = chance.randint(SHORTEST, LENGTH), 0, []
    while here < len(borders) - 1:
        last = here + 1
        while last < len(borders) - 1 and borders[last + 1] - borders[here] <= most:
            last += 1
        made.append((borders[here], min(borders[last], borders[here] + LENGTH)))
        here, most = last, LENGTH
    return made


def batch(windows: Sequence[Window], chance: np.random.Generator) -> Batch:
    shape = (len(windows), PLACES)
    numbers, shapes, mask = (np.zeros(shape, np.int64) for _ in range(3))
    labels = {name: np.full(shape, ANY, np.int64) for name in ("telling", "cues", "naming")}
    told = []
    for at, (document, start, end) in enumerate(windows):
        inner = slice(1, 1 + end - start)
        numbers[at, 0], numbers[at, 1 + end - start] = BEGIN, END
        numbers[at, inner] = document.encoded.numbers[start:end]
        mask[at, : 2 + end - start] = 1
        shapes[at, inner] = document.encoded.shapes[start:end]
        for name, values in labels.items():
            values[at, inner] = getattr(document, name)[start:end]
        told += [
            (at, *_near(known.cue, known.parts, start, end))
            for known in document.known
            if _within(known.cue, start, end)
        ]
    hidden = (chance.random(shape) < HIDE) & (numbers != BEGIN) & (numbers != END) & (mask == 1)
    numbers[hidden] = MASKED
    tensors = [torch.from_numpy(values) for values in (numbers, shapes, mask, *labels.values())]
    if not told:
        wide = 2 * REACH + 1
        empty = [torch.zeros((0, *size)) for size in ((), (PLACES,), (wide,), (wide,), (wide,))]
        return Batch(*tensors, empty[0].long(), empty[1], empty[2].long(), empty[3], empty[4].long())
    row, cue, near, near_mask, parts = (np.stack(values) for values in zip(*told, strict=True))
    return Batch(*tensors, *(torch.from_numpy(values) for values in (row, cue, near, near_mask, parts)))


def _within(cue: np.ndarray, start: int, end: int) -> bool:
    return bool(len(cue)) and start <= cue[0] and cue[-1] < end


def _near(cue: np.ndarray, parts: np.ndarray, start: int, end: int) -> tuple[np.ndarray, ...]:
    """Share of each place in the cue; the places around the cue's first piece; which of them are pieces; their labels."""
    share = np.zeros(PLACES, np.float32)
    share[cue - start + 1] = 1 / len(cue)
    places = np.arange(-REACH, REACH + 1) + (cue[0] - start + 1)
    there = (places >= 1) & (places <= end - start)
    places = np.clip(places, 0, PLACES - 1)
    labels = np.where(there, parts[np.clip(places - 1 + start, 0, len(parts) - 1)], ANY)
    return share, places, there.astype(np.float32), labels
