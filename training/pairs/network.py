"""The pair network: MiniLM reads two statements, each in its sentence, and says how the one stands to the other.

The lower layers read each side alone and are the base model's, untrained, so that a statement's reading can be kept
for all of its pairs and a step of training costs half; the upper ones read both together. Nothing tells the first
side from the second but a bias on looking across, so that the answer for (b, a) is the answer for (a, b) with its two
directions changed over.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional
from training.encoder import HEADS, HIDDEN, WIDTH, Encoder, Layer

BELOW = 3  # layers that read each side alone
PLACES = 48  # word pieces of one side with its two marks
ANSWERS = ("same", "contradicts", "entails", "entailed")  # of (a, b): a entails b; a is entailed by b
INNER = 256  # width of the head


class Below(nn.Module):
    """One side at a time: words [sides, length, 384] and a mask (1: a piece) to states [sides, length, 384]. Not trained."""

    def __init__(self, base: Encoder) -> None:
        super().__init__()
        self.places = nn.Parameter(base.places.weight[:PLACES].detach() + base.kinds.weight[0].detach())
        self.norm, self.layers = base.norm, base.layers[:BELOW]
        self.requires_grad_(False)

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        state = self.norm(words + self.places[: words.shape[1]])
        hidden = (1.0 - mask[:, None, None, :]) * HIDDEN
        for layer in self.layers:
            state = layer(state, hidden)
        return state


class Above(nn.Module):
    """Both sides together: states [pairs, length, 384] of the first side, then of the second; told (1 in a statement, 0 around
    it), side (0 the first, 1 the second) and mask [pairs, length]. Gives scores [pairs, len(ANSWERS)] before the sigmoid."""

    def __init__(self, base: Encoder) -> None:
        super().__init__()
        self.layers = base.layers[BELOW:]
        self.told, self.around = nn.Parameter(torch.zeros(WIDTH)), nn.Parameter(torch.zeros(WIDTH))
        across = torch.zeros(len(self.layers), HEADS)
        across[:, ::2] = -3.0  # every second head begins by reading its own side
        self.across = nn.Parameter(across)
        self.widen, self.narrow = nn.Linear(3 * WIDTH + 1, INNER), nn.Linear(INNER, 2)
        self.one, self.way = nn.Linear(2 * WIDTH + 1, INNER), nn.Linear(INNER, 1)

    def forward(self, states: Tensor, told: Tensor, side: Tensor, mask: Tensor) -> Tensor:
        states = states + told[..., None] * self.told + (1.0 - told[..., None]) * self.around
        hidden = (1.0 - mask[:, None, None, :]) * HIDDEN
        other = (side[:, None, :, None] - side[:, None, None, :]).abs()
        for layer, across in zip(self.layers, self.across, strict=True):
            states = layer(states, hidden + across[None, :, None, None] * other)
        return self.answers(states, told * (1.0 - side), told * side)

    def answers(self, states: Tensor, first: Tensor, second: Tensor) -> Tensor:
        a, b = _mean(states, first), _mean(states, second)
        near = (a * b).sum(1, keepdim=True) / ((a * a).sum(1, keepdim=True) * (b * b).sum(1, keepdim=True)).sqrt()
        both = self.narrow(functional.gelu(self.widen(torch.cat([a + b, a * b, (a - b).abs(), near], 1))))
        there = self.way(functional.gelu(self.one(torch.cat([a - b, a * b, near], 1))))
        back = self.way(functional.gelu(self.one(torch.cat([b - a, a * b, near], 1))))
        return torch.cat([both, there, back], 1)


def _mean(states: Tensor, weights: Tensor) -> Tensor:
    """[pairs, 384] of the word pieces with a weight of 1."""
    return (states * weights[..., None]).sum(1) / weights.sum(1, keepdim=True).clamp(min=1.0)


class Pairs(nn.Module):
    """Both parts, as they are trained: words [2 x pairs, length, 384], all first sides, then all second sides."""

    def __init__(self, base: Encoder) -> None:
        super().__init__()
        self.below, self.above = Below(base), Above(base)

    def forward(self, words: Tensor, told: Tensor, mask: Tensor) -> Tensor:
        with torch.no_grad():
            states = self.below(words, mask)
        count = len(words) // 2
        states, told, mask = (torch.cat([each[:count], each[count:]], 1) for each in (states, told, mask))
        side = torch.zeros_like(told)
        side[:, told.shape[1] // 2 :] = 1.0
        scores: Tensor = self.above(states, told, side, mask)
        return scores


def fused(layer: Layer, state: Tensor, hidden: Tensor) -> Tensor:
    """A layer with the fused attention of torch: for training; exported graphs are written out."""
    batch, length, width = state.shape

    def heads(tensor: Tensor) -> Tensor:
        return tensor.view(batch, length, HEADS, width // HEADS).transpose(1, 2)

    query, key, value = (heads(part(state)) for part in (layer.query, layer.key, layer.value))
    context = functional.scaled_dot_product_attention(query, key, value, attn_mask=hidden.to(query.dtype))
    state = layer.norm_attention(state + layer.out(context.transpose(1, 2).reshape(batch, length, width)))
    return layer.norm_output(state + layer.narrow(functional.gelu(layer.widen(state))))
