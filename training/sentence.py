"""Makes src/crossread/models/sentence.onnx from the published all-MiniLM-L6-v2.

    python -m training.sentence --data ../shared/data

writes it (after `python -m training.words`) and prints how far it agrees with the unquantised network. No training happens
here: the weights are the base model's. The sentences of `--data` only say how wide the numbers inside the network range, and
what the agreement is. See README.md for the environment.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor, nn
from training.encoder import HIDDEN, WIDTH, Encoder
from training.quantise import Feed, quantised

from crossread import pieces
from crossread.meaning import PIECES
from training import base, plain

MODELS = Path(__file__).parents[1] / "src" / "crossread" / "models"
MEASURED_BY = 300  # sentences for the ranges: 200 more change the agreement by less than .0005
SEED = 1


class Sentences(nn.Module):
    """Word embeddings [texts, length, 384] and a mask [texts, length] to states of the word pieces [texts, length, 384]."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.places = nn.Parameter(encoder.places.weight[:PIECES].detach() + encoder.kinds.weight[0].detach())
        self.norm, self.layers = encoder.norm, encoder.layers

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        state = self.norm(words + self.places[: words.shape[1]])
        hidden = (1.0 - mask[:, None, None, :]) * HIDDEN
        for layer in self.layers:
            state = layer(state, hidden)
        return state


def exported(model: nn.Module, target: Path) -> None:
    """The network as an ONNX graph with free batch and length."""
    axes = {0: "texts", 1: "length"}
    torch.onnx.export(
        model.eval(),
        (torch.randn(2, 16, WIDTH), torch.ones(2, 16)),
        str(target),
        input_names=["words", "mask"],
        output_names=["states"],
        dynamic_axes={"words": axes, "mask": axes, "states": axes},
        opset_version=17,
        dynamo=False,
    )


def feed(text: str) -> Feed:
    """A text as the network takes it, alone."""
    numbers = np.array([pieces.tokenizer().encode(text).ids[:PIECES]])
    return {"words": pieces.vectors(numbers), "mask": np.ones(numbers.shape, np.float32)}


def vectors(network: Path, feeds: Sequence[Feed]) -> np.ndarray:
    """The meaning of each text: the mean of its pieces' states, with length 1."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    session = onnxruntime.InferenceSession(str(network), options, providers=["CPUExecutionProvider"])
    means = np.stack([session.run(None, dict(each))[0][0].mean(axis=0) for each in feeds])
    return means / np.linalg.norm(means, axis=1, keepdims=True)


def agreement(exact: np.ndarray, near: np.ndarray) -> str:
    """Cosine between both vectors of each text, and correlation between the similarities of all pairs."""
    own = (exact * near).sum(1)
    upper = np.triu_indices(len(exact), 1)
    pairs = np.corrcoef((exact @ exact.T)[upper], (near @ near.T)[upper])[0, 1]
    return (
        f"{len(exact)} texts: cosine mean {own.mean():.4f}, least {own.min():.4f}; similarities correlate {pairs:.4f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--count", type=int, default=600, help="how many sentences to measure the agreement on")
    parser.add_argument("--out", type=Path, default=MODELS, help="folder to write to")
    asked = parser.parse_args()
    drawn = random.Random(SEED).sample(plain.sentences(asked.data), MEASURED_BY + asked.count)
    feeds = [feed(text) for text in drawn]
    target = asked.out / "sentence.onnx"
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.onnx"
        exported(Sentences(Encoder.of(base.folder() / "model.safetensors")), raw)
        quantised(raw, target, feeds[:MEASURED_BY])
        print(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB")
        print(agreement(vectors(raw, feeds[MEASURED_BY:]), vectors(target, feeds[MEASURED_BY:])))


if __name__ == "__main__":
    main()
