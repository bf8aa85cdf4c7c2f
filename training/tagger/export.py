"""Makes the package's files of a trained tagger: tagger.onnx (int8) and telling.onnx.

    python -m training.tagger.export --weights training/runs/all/tagger.pt --data ../shared/data [--out src/crossread/models]

The ranges of the int8 network are measured on training articles (see training/quantise.py).
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from training.encoder import WIDTH, Encoder
from training.tagger.corpora import polnear, rows
from training.tagger.network import NARROW, REACH, Tagger
from training.tagger.network import Telling as Reader
from training.tagger.sets import written
from training.tagger.train import Model

from crossread import pieces
from training import base

MODELS = Path(__file__).parents[2] / "src" / "crossread" / "models"
ARTICLES = 24  # articles whose windows the ranges are measured on
PASSAGES = 40  # and passages of our own, all that the clean set has


class Windowed(nn.Module):
    """The first network for one window: no padding, so no mask."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, words: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor]:
        labels, states = self.tagger(words, shapes, torch.ones_like(shapes))
        return labels, states


class Near(nn.Module):
    """The second network, which knows the distances by their places."""

    def __init__(self, telling: Reader) -> None:
        super().__init__()
        self.telling = telling

    def forward(self, around: Tensor, cue: Tensor, mask: Tensor) -> Tensor:
        answer: Tensor = self.telling(around, cue, torch.arange(2 * REACH + 1)[None], mask)
        return answer


def loaded(weights: Path) -> Model:
    model = Model(Encoder.of(base.folder() / "model.safetensors"))
    state = torch.load(weights, weights_only=True, map_location="cpu")
    model.load_state_dict(state.get("model", state))
    return model.eval()


def export(model: Model, folder: Path) -> tuple[Path, Path]:
    """Both networks as float ONNX graphs."""
    first, second = folder / "tagger.onnx", folder / "telling.onnx"
    sample = (torch.zeros((1, 40, WIDTH)), torch.zeros((1, 40), dtype=torch.long))
    torch.onnx.export(
        Windowed(model.tagger),
        sample,
        str(first),
        input_names=["words", "shapes"],
        output_names=["labels", "states"],
        dynamic_axes={name: {0: "windows", 1: "pieces"} for name in ("words", "shapes", "labels", "states")},
        opset_version=17,
        dynamo=False,
    )
    around = (torch.zeros((2, 2 * REACH + 1, NARROW)), torch.zeros((2, 2 * NARROW)), torch.ones((2, 2 * REACH + 1)))
    torch.onnx.export(
        Near(model.telling),
        around,
        str(second),
        input_names=["pieces", "cue", "mask"],
        output_names=["parts"],
        dynamic_axes={name: {0: "cues"} for name in ("pieces", "cue", "mask", "parts")},
        opset_version=17,
        dynamo=False,
    )
    return first, second


def feeds(data: Path, chosen: str) -> Sequence[dict[str, np.ndarray]]:
    """Windows as the network is given them."""
    tokenizer = base.tokenizer()
    documents = written(0, PASSAGES, tokenizer)
    if chosen == "all":
        documents += [polnear(row, tokenizer) for row in rows(data / "attribution/polnear.train.jsonl")[:ARTICLES]]
    made = []
    for document in documents:
        numbers = np.concatenate(([101], document.encoded.numbers[:254], [102]))
        shapes = np.pad(document.encoded.shapes[:254], 1)
        made.append({"words": pieces.vectors(numbers)[None], "shapes": shapes[None]})
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", type=Path, default=Path("training/runs/all/tagger.pt"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--set", default="all", choices=("all", "clean"))
    parser.add_argument(
        "--float", action="store_true", help="leave the networks unquantised: to measure what int8 costs"
    )
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        first, second = export(loaded(options.weights), Path(folder))
        (options.out / "telling.onnx").write_bytes(second.read_bytes())
        if options.float:
            (options.out / "tagger.onnx").write_bytes(first.read_bytes())
        else:
            from training.quantise import quantised  # noqa: PLC0415

            quantised(first, options.out / "tagger.onnx", feeds(options.data, options.set))
    for name in ("tagger.onnx", "telling.onnx"):
        print(f"wrote {options.out / name}, {(options.out / name).stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
