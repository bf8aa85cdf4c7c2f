"""Makes src/crossread/models/words.npy and words.tokenizer.json from the published all-MiniLM-L6-v2.

    python -m training.words

writes the word table that all networks share, in int8 with one scale a row, and the tokenizer without padding and
truncation, which belong to its caller. No training happens here. Prints how far the table is from the unquantised one.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

from training import base

MODELS = Path(__file__).parents[1] / "src" / "crossread" / "models"
EMBEDDING = "embeddings.word_embeddings.weight"
MOST = 127  # largest of a row's numbers in int8: symmetric, so that zero stays zero


def quantised(exact: np.ndarray) -> np.ndarray:
    """Rows of float32 [words, width] as records of `scale` and `numbers`; a row is its numbers times its scale."""
    scale = np.abs(exact).max(axis=1) / MOST
    scale[scale == 0] = 1
    made = np.empty(len(exact), dtype=[("scale", "<f4"), ("numbers", "i1", (exact.shape[1],))])
    made["scale"] = scale
    made["numbers"] = np.rint(exact / made["scale"][:, None])
    return made


def tokenizer(source: Path, target: Path) -> None:
    """The base model's tokenizer without padding and truncation."""
    described = json.loads(source.read_text("utf-8"))
    described["padding"] = described["truncation"] = None
    target.write_text(json.dumps(described, ensure_ascii=False, separators=(",", ":")), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=MODELS, help="folder to write to")
    models = parser.parse_args().out
    tokenizer(base.folder() / "tokenizer.json", models / "words.tokenizer.json")
    stored = {name.removeprefix("bert."): each for name, each in load_file(base.folder() / "model.safetensors").items()}
    exact = stored[EMBEDDING].astype(np.float32)
    made = quantised(exact)
    np.save(models / "words.npy", made)
    near = made["numbers"] * made["scale"][:, None]
    cosines = (near * exact).sum(1) / (np.linalg.norm(near, axis=1) * np.linalg.norm(exact, axis=1)).clip(min=1e-9)
    print(f"words.npy: {(models / 'words.npy').stat().st_size / 1e6:.1f} MB; cosine least {cosines.min():.5f}")


if __name__ == "__main__":
    main()
