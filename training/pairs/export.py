"""Makes the package's files of a trained pair network: pair.onnx and pair.sides.onnx, in int8.

    python -m training.pairs.export --weights RUNS/fifth/pair.pt RUNS/sixth/pair.pt --shares .4 .6 --examples RUNS/silver.jsonl

Of several states of one training the weighted mean is taken: of two it was right more often than either. The ranges of the
int8 networks are measured on examples (see training/quantise.py). Prints how far they agree with the unquantised network on
others.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn
from training.encoder import WIDTH, Encoder
from training.pairs.examples import Example, read
from training.pairs.network import Pairs
from training.quantise import Feed, quantised

from crossread import pairwise, pieces
from crossread.pairwise import Said
from training import base

MODELS = Path(__file__).parents[2] / "src" / "crossread" / "models"
STEPS = 127  # of a weight of the heads
MEASURED_BY, MEASURED_ON = 300, 400  # pairs for the ranges; pairs for the agreement
NAMES = ("pair.sides.onnx", "pair.onnx")


def loaded(weights: Sequence[Path], shares: Sequence[float]) -> Pairs:
    """The network of a training state, or of its end; of several, their mean by shares that sum to 1."""
    pairs = Pairs(Encoder.of(base.folder() / "model.safetensors"))
    states = [torch.load(path, weights_only=True, map_location="cpu") for path in weights]
    states = [state.get("model", state) for state in states]
    mean = {name: sum(state[name] * share for state, share in zip(states, shares, strict=True)) for name in states[0]}
    pairs.load_state_dict({name.removeprefix("pairs."): tensor for name, tensor in mean.items()})
    return pairs.eval()


def exported(part: nn.Module, target: Path, names: Sequence[str]) -> None:
    """One part as an ONNX graph with free batch and length; the first input is [rows, length, 384]."""
    sample = (torch.randn(2, 16, WIDTH), *(torch.ones(2, 16) for _ in names[1:-1]))
    axes = {name: {0: "rows", 1: "length"} for name in names if name != "scores"} | {"scores": {0: "rows"}}
    torch.onnx.export(
        part.eval(),
        sample,
        str(target),
        input_names=list(names[:-1]),
        output_names=[names[-1]],
        dynamic_axes={name: axes[name] for name in names},
        opset_version=17,
        dynamo=False,
    )


def narrowed(target: Path) -> None:
    """The heads' matrices in int8 with a scale a column, made float32 again when the network is loaded: a small file."""
    model = onnx.load(target)
    wide = {node.input[1] for node in model.graph.node if node.op_type == "Gemm"}
    for stored in [each for each in model.graph.initializer if each.name in wide]:
        matrix = numpy_helper.to_array(stored)  # [outputs, inputs]: torch has it transposed
        scale = (np.abs(matrix).max(1) / STEPS).astype(np.float32)
        model.graph.initializer.remove(stored)
        parts = {"steps": np.rint(matrix / scale[:, None]).astype(np.int8), "scale": scale}
        for name, part in parts.items():
            model.graph.initializer.append(numpy_helper.from_array(part, f"{stored.name}_{name}"))
        inputs = [f"{stored.name}_{name}" for name in parts]
        model.graph.node.insert(
            0, helper.make_node("DequantizeLinear", inputs, [stored.name], f"{stored.name}_wide", axis=0)
        )
    onnx.save(model, target)


def feeds(pairs: Pairs, examples: Sequence[Example]) -> tuple[list[Feed], list[Feed]]:
    """Sides and pairs as the two parts take them."""
    below, above = [], []
    for example in examples:
        states, told = [], []
        for side in pairwise.sides([Said(*example.first), Said(*example.second)]):
            words = pieces.vectors(np.array([side.numbers]))
            below.append({"words": words, "mask": np.ones(words.shape[:2], np.float32)})
            with torch.no_grad():
                states.append(pairs.below(torch.from_numpy(words), torch.ones(words.shape[:2])).numpy())
            told.append(np.array([side.told], np.float32))
        side = np.concatenate([np.zeros_like(told[0]), np.ones_like(told[1])], 1)
        above.append(
            {
                "states": np.concatenate(states, 1),
                "told": np.concatenate(told, 1),
                "side": side,
                "mask": np.ones_like(side),
            }
        )
    return below, above


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", type=Path, nargs="+", required=True)
    parser.add_argument("--shares", type=float, nargs="+", default=[1.0], help="of each, where there are several")
    parser.add_argument("--examples", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, default=MODELS)
    options = parser.parse_args()
    pairs = loaded(options.weights, options.shares)
    found = [example for path in options.examples for example in read(path)]
    random.Random(0).shuffle(found)
    examples = iter(found)
    below, above = feeds(pairs, list(islice(examples, MEASURED_BY)))
    with tempfile.TemporaryDirectory() as folder:
        parts = (
            (pairs.below, ("words", "mask", "states"), below),
            (pairs.above, ("states", "told", "side", "mask", "scores"), above),
        )
        for name, (part, names, measured) in zip(NAMES, parts, strict=True):
            exported(part, Path(folder) / name, names)
            quantised(Path(folder) / name, options.out / name, measured)
            narrowed(options.out / name)
            print(f"wrote {options.out / name}, {(options.out / name).stat().st_size / 1e6:.2f} MB")
    compared(pairs, list(islice(examples, MEASURED_ON)))


def compared(pairs: Pairs, examples: Sequence[Example]) -> None:
    """Prints how far the package's networks agree with the unquantised one."""
    floating = []
    with torch.no_grad():
        for feed in feeds(pairs, examples)[1]:
            floating.append(
                torch.sigmoid(
                    pairs.above(*(torch.from_numpy(feed[name]) for name in ("states", "told", "side", "mask")))
                )[0].numpy()
            )
    ours = pairwise.judge([(Said(*each.first), Said(*each.second)) for each in examples])
    for column, answer in enumerate(pairwise.ANSWERS):
        apart = np.abs(ours[:, column] - np.array(floating)[:, column])
        print(f"{answer:12} mean distance {apart.mean():.4f}, most {apart.max():.3f}")


if __name__ == "__main__":
    main()
