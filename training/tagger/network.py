"""The tagger: the MiniLM encoder, linear heads on every word piece, and a small network that reads one attribution.

The encoder gets the shapes of the words added to its input, since the base model knows no capitals. The word embeddings are
those of src/crossread/models/words.npy as they stand, outside the network and never trained: the sentence network shares them.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional
from training.encoder import WIDTH, Encoder, Layer
from training.tagger.documents import CUES, NAMING, PARTS, TELLING

from crossread.tagging.encode import SHAPES
from crossread.tagging.network import NARROW, REACH

PLACES = 256  # word pieces of a window with its two marks
DISTANCES = 2 * REACH + 1
HEADS = 4
HEAD = TELLING + CUES + NAMING
HIDDEN = -1e4  # added to the attention of what is not there


class Tagger(nn.Module):
    """Word embeddings and shapes to label scores [batch, pieces, HEAD] and states [batch, pieces, 3 x NARROW]."""

    def __init__(self, base: Encoder) -> None:
        super().__init__()
        self.places = nn.Parameter(base.places.weight[:PLACES].detach() + base.kinds.weight[0].detach())
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm, self.layers = base.norm, base.layers
        self.labels = nn.Linear(WIDTH, HEAD)
        self.states = nn.Linear(WIDTH, 3 * NARROW)
        self.drop = nn.Dropout(0.1)

    def encode(self, words: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """[batch, pieces, 384] of [batch, pieces, 384] word embeddings, shapes and a mask (1: a piece; 0: padding)."""
        state = words + self.places[: words.shape[1]] + self.shapes(shapes)
        state = self.drop(self.norm(state))
        hidden = (1.0 - mask[:, None, None, :].to(state.dtype)) * HIDDEN
        for layer in self.layers:
            state = layer(state, hidden)
        return state

    def forward(self, words: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        state = self.encode(words, shapes, mask)
        return self.labels(state), self.states(state)


class Telling(nn.Module):
    """Reads one cue: what each word piece around it is of its attribution.

    Takes [cues, n, NARROW] of the pieces around each cue, [cues, 2 x NARROW] of the cue itself, their distances from it
    (0 to DISTANCES - 1) and a mask; gives [cues, n, PARTS] scores.
    """

    def __init__(self) -> None:
        super().__init__()
        self.distances = nn.Embedding(DISTANCES, NARROW)
        self.scale, self.shift = nn.Linear(NARROW, NARROW), nn.Linear(NARROW, NARROW)
        self.norm = nn.LayerNorm(NARROW)
        self.attend = Attention()
        self.parts = nn.Linear(NARROW, PARTS)

    def forward(self, pieces: Tensor, cue: Tensor, distances: Tensor, mask: Tensor) -> Tensor:
        scale, shift = cue.split(NARROW, -1)
        state = pieces * (1 + self.scale(scale)[:, None]) + self.shift(shift)[:, None] + self.distances(distances)
        return self.parts(self.attend(self.norm(state), mask))


class Attention(nn.Module):
    """One layer of attention and a two-step network, normalised before each."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = nn.LayerNorm(NARROW), nn.LayerNorm(NARROW)
        self.mix, self.out = nn.Linear(NARROW, 3 * NARROW), nn.Linear(NARROW, NARROW)
        self.widen, self.narrow = nn.Linear(NARROW, 3 * NARROW), nn.Linear(3 * NARROW, NARROW)

    def forward(self, state: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = state.shape
        size = NARROW // HEADS

        def heads(tensor: Tensor) -> Tensor:
            return tensor.view(batch, length, HEADS, size).transpose(1, 2)

        query, key, value = (heads(part) for part in self.mix(self.first(state)).split(NARROW, -1))
        hidden = (1.0 - mask[:, None, None, :].to(state.dtype)) * HIDDEN
        weights = torch.softmax(torch.matmul(query, key.transpose(-1, -2)) / size**0.5 + hidden, -1)
        state = state + self.out(torch.matmul(weights, value).transpose(1, 2).reshape(batch, length, NARROW))
        return state + self.narrow(functional.gelu(self.widen(self.second(state))))


def fused(layer: Layer, state: Tensor, hidden: Tensor) -> Tensor:
    """A layer of the encoder with the fused attention of torch: for training; exported graphs are written out."""
    batch, length, width = state.shape
    size = width // 12

    def heads(tensor: Tensor) -> Tensor:
        return tensor.view(batch, length, 12, size).transpose(1, 2)

    context = functional.scaled_dot_product_attention(
        heads(layer.query(state)), heads(layer.key(state)), heads(layer.value(state)), attn_mask=hidden.to(state.dtype)
    )
    state = layer.norm_attention(state + layer.out(context.transpose(1, 2).reshape(batch, length, width)))
    return layer.norm_output(state + layer.narrow(functional.gelu(layer.widen(state))))
