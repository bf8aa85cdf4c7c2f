"""Where the tagger's files are: in the package, or in the folder that CROSSREAD_TAGGER names.

The variable lets weights of another training take the place of the package's, such as those of corpora with open licences
alone (training/README.md): a folder with tagger.onnx, telling.onnx and tagger.json.
"""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

FOLDER = "CROSSREAD_TAGGER"


def stored(name: str) -> bytes:
    """The content of one of the files. Raises FileNotFoundError, with its path, where the named folder lacks it."""
    if folder := os.environ.get(FOLDER):
        return (Path(folder) / name).read_bytes()
    return (files("crossread") / "models" / name).read_bytes()
