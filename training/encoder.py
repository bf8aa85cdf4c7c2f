"""The MiniLM encoder (6 layers, 384 wide, 12 heads) in plain torch, read from its safetensors file.

Written out rather than imported so that the exported graph holds nothing but matrix products, softmax and layer norms,
which onnxruntime runs and quantise.py quantises well.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
VOCABULARY, POSITIONS = 30522, 512
EPSILON = 1e-12  # of every layer norm, as in the base model's config.json
HIDDEN = -1e4  # added to the attention of padding

EMBEDDINGS = {
    "words": "embeddings.word_embeddings",
    "places": "embeddings.position_embeddings",
    "kinds": "embeddings.token_type_embeddings",
    "norm": "embeddings.LayerNorm",
}
LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm_attention": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "norm_output": "output.LayerNorm",
}


class Layer(nn.Module):
    """Self-attention and a two-step network, each with its residual and layer norm."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_attention, self.norm_output = (nn.LayerNorm(WIDTH, eps=EPSILON) for _ in range(2))

    def forward(self, state: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = state.shape
        size = WIDTH // HEADS

        def heads(tensor: Tensor) -> Tensor:
            return tensor.view(batch, length, HEADS, size).transpose(1, 2)

        query, key, value = heads(self.query(state)), heads(self.key(state)), heads(self.value(state))
        weights = torch.softmax(torch.matmul(query, key.transpose(-1, -2)) / size**0.5 + mask, -1)
        context = torch.matmul(weights, value).transpose(1, 2).reshape(batch, length, WIDTH)
        state = self.norm_attention(state + self.out(context))
        return self.norm_output(state + self.narrow(functional.gelu(self.widen(state))))


class Encoder(nn.Module):
    """The base model's weights by part. The networks that are made of it put the parts together."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    @staticmethod
    def of(weights: Path) -> Encoder:
        """The encoder with the weights of a BERT-shaped safetensors file; raises KeyError where one is missing."""
        stored = {name.removeprefix("bert."): tensor.float() for name, tensor in load_file(weights).items()}
        ours = {
            f"layers.{i}.{a}": f"encoder.layer.{i}.{b}" for i in range(LAYERS) for a, b in LAYER.items()
        } | EMBEDDINGS
        encoder = Encoder()
        encoder.load_state_dict({name: stored[theirs(name, ours)] for name in encoder.state_dict()})
        return encoder.eval()


def theirs(name: str, names: dict[str, str]) -> str:
    """The base model's name of one of our parameters."""
    module, _, parameter = name.rpartition(".")
    return f"{names[module]}.{parameter}"
