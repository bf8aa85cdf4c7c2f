"""Float networks to int8 with fixed scales: what a text's vector is cannot depend on the texts that are run with it.

onnxruntime's dynamic quantisation scales a matrix product's input by the range of the whole batch, so that batch mates and
padding change the answer. Here the ranges are measured once, on sentences, and written into the network. Products of int8 are
summed as integers, so that every row is the same to the bit wherever it stands. Before that, the channels of each input are
evened out: what one channel gives away in range is put into the weights (as in SmoothQuant, Xiao and others, 2023), or a few
wide channels would leave the others a handful of steps.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnx
import onnxruntime
from onnx import ModelProto, NodeProto, helper, numpy_helper
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions

EVEN = 0.75  # how much of a channel's range goes into the weights: 0 nothing, 1 all. Measured: .65 and .85 agree less
STEPS = 255  # of an input, in uint8
# Of a weight: 7 bits. Processors without VNNI add two products up in 16 bits, which 8 bits overflow: other answers.
WEIGHT = 63
Feed = Mapping[str, np.ndarray]


class Product(NamedTuple):
    """A node that multiplies its first input by a constant matrix."""

    node: NodeProto
    matrix: np.ndarray  # float32 [inputs, outputs]
    bias: NodeProto | None  # the node that adds a constant to it


def quantised(source: Path, target: Path, feeds: Sequence[Feed]) -> None:
    """Writes the float network `source`, as torch exports it, in int8 to `target`; `feeds` are typical inputs of it.

    Only products with constant matrices become integer. To be loaded with onnxruntime's basic optimisations: the extended
    ones put a layer norm of their own in, which takes six times as long.
    """
    model = simplified(source)
    seen = ranges(model, feeds)
    users: dict[str, list[Product]] = {}
    for product in products(model):
        users.setdefault(product.node.input[0], []).append(product)
    for name, group in users.items():
        replaced(model, group, seen[name])
    pruned(model)
    onnx.save(model, target)


def simplified(source: Path) -> ModelProto:
    """The network with GELU as one operator and its constants folded."""
    options = FusionOptions("bert")
    options.enable_attention = options.enable_skip_layer_norm = options.enable_bias_gelu = False
    options.enable_embed_layer_norm = options.enable_bias_skip_layer_norm = False
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "simplified.onnx"
        optimizer.optimize_model(str(source), "bert", optimization_options=options, opt_level=0).save_model_to_file(
            str(path)
        )
        return onnx.load(path)


def products(model: ModelProto) -> list[Product]:
    """The products with constant matrices, in the order of the graph."""
    stored = {each.name: each for each in model.graph.initializer}
    adding = {name: node for node in model.graph.node if node.op_type == "Add" for name in node.input}
    found = []
    for node in model.graph.node:
        if node.op_type == "MatMul" and node.input[1] in stored:
            bias = adding.get(node.output[0])
            constant = bias is not None and any(name in stored for name in bias.input)
            found.append(Product(node, numpy_helper.to_array(stored[node.input[1]]), bias if constant else None))
    return found


def ranges(model: ModelProto, feeds: Iterable[Feed]) -> dict[str, np.ndarray]:
    """Least and greatest value of each channel of every product's input: [2, channels]."""
    probe = onnx.ModelProto()
    probe.CopyFrom(model)
    names = sorted({product.node.input[0] for product in products(model)})
    known = {each.name for each in model.graph.output}
    probe.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in names if name not in known)
    session = onnxruntime.InferenceSession(probe.SerializeToString(), providers=["CPUExecutionProvider"])
    found: dict[str, np.ndarray] = {}
    for feed in feeds:
        for name, value in zip(names, session.run(names, dict(feed)), strict=True):
            rows = value.reshape(-1, value.shape[-1])
            low, high = rows.min(0), rows.max(0)
            if name in found:
                low, high = np.minimum(found[name][0], low), np.maximum(found[name][1], high)
            found[name] = np.stack([low, high])
    return found


def replaced(model: ModelProto, group: Sequence[Product], seen: np.ndarray) -> None:
    """Puts integer products in the place of those of one input, whose range is `seen` ([2, channels])."""
    name = group[0].node.input[0]
    weights = np.max([np.abs(product.matrix).max(1) for product in group], axis=0)
    factor = np.abs(seen).max(0).clip(1e-5) ** EVEN / weights.clip(1e-5) ** (1 - EVEN)
    factor = (factor / np.exp(np.log(factor).mean())).astype(np.float32)
    low, high = min(float((seen[0] / factor).min()), 0.0), max(float((seen[1] / factor).max()), 0.0)
    scale = np.float32((high - low) / STEPS)
    stored(model, f"{name}_by", 1 / factor)
    stored(model, f"{name}_scale", scale)
    stored(model, f"{name}_zero", np.uint8(np.clip(np.rint(-low / scale), 0, STEPS)))
    made = [
        helper.make_node("Mul", [name, f"{name}_by"], [f"{name}_even"], f"{name}_even"),
        helper.make_node(
            "QuantizeLinear", [f"{name}_even", f"{name}_scale", f"{name}_zero"], [f"{name}_steps"], f"{name}_steps"
        ),
    ]
    nodes = model.graph.node
    where = min(list(nodes).index(product.node) for product in group)
    for product in group:
        made.append(integer(model, product, factor, name))
    for node in made[::-1]:
        nodes.insert(where, node)
    for product in group:
        nodes.remove(product.node)
        if product.bias is not None:
            nodes.remove(product.bias)


def integer(model: ModelProto, product: Product, factor: np.ndarray, name: str) -> NodeProto:
    """The integer product of the evened input `name`, with its bias."""
    own = product.node.input[1]
    matrix = product.matrix * factor[:, None]
    scales = (np.abs(matrix).max(0) / WEIGHT).astype(np.float32)
    stored(model, f"{own}_steps", np.rint(matrix / scales).astype(np.int8))
    stored(model, f"{own}_scale", scales)
    inputs = [f"{name}_steps", f"{own}_steps", f"{name}_scale", f"{own}_scale", f"{name}_zero", ""]
    output = product.node.output[0]
    if product.bias is not None:
        constants = {each.name for each in model.graph.initializer}
        inputs.append(next(each for each in product.bias.input if each in constants))
        output = product.bias.output[0]
    return helper.make_node("MatMulIntegerToFloat", inputs, [output], f"{own}_product", domain="com.microsoft")


def stored(model: ModelProto, name: str, value: np.ndarray | np.generic) -> None:
    """Adds a constant to the network."""
    model.graph.initializer.append(numpy_helper.from_array(np.asarray(value), name))


def pruned(model: ModelProto) -> None:
    """Takes out the constants that nothing uses, and names the set of operators that the new ones belong to."""
    used = {name for node in model.graph.node for name in node.input}
    kept = [each for each in model.graph.initializer if each.name in used]
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    if all(each.domain != "com.microsoft" for each in model.opset_import):
        model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
