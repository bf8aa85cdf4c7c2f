"""Sentence meaning: all-MiniLM-L6-v2 in int8, run by onnxruntime. See models/sentence.md for where it comes from.

The network's scales are fixed and its sums are of integers, so that a text's vector does not depend on its batch mates. What
is left of that, the order in which a row is summed up, is fixed too: a text is filled up to a length that it alone decides,
and runs with texts of that length. Equal texts give equal vectors, whatever else is asked and however many cores there are.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import as_file, files
from itertools import groupby
from typing import TYPE_CHECKING, Any

from crossread import pieces

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

WIDTH = 384  # numbers in a vector
SKETCH = 128  # numbers in a sketch
PIECES = 128  # word pieces read of a text, about 95 words; what follows is not seen. The base model's training length
CHARACTERS = 10_000  # read of a text before it is cut into pieces: bounds the time that one endless text can take
STEP = 8  # texts are filled up to a multiple of so many word pieces
TOGETHER = 384  # word pieces run at a time at most: more is not faster. One run holds about 10 MB
FIRST_WORD = 1995  # numbers of the vocabulary before its commonest word ("the"): signs, digits and single letters
RARE = 30_000  # rank of words that are no entry of the vocabulary, which has about so many
WORKERS = 8  # runs at a time at most


def embed(texts: Sequence[str]) -> NDArray[numpy.float32]:
    """One vector of length 1 for each text, in order: float32 [len(texts), 384].

    The dot product of two vectors says how near two texts are in meaning: about 1 for paraphrases, about 0 for texts
    of different things. No texts give shape (0, 384). Equal texts give equal vectors, to the bit. Safe to call from
    several threads.
    """
    import numpy as np  # noqa: PLC0415 (heavy; importing crossread must stay quick)

    distinct = list(dict.fromkeys(texts))
    vectors = np.zeros((len(distinct), WIDTH), dtype=np.float32)
    numbers = _numbers(distinct)
    batches = list(_batches([len(each) for each in numbers]))
    if not batches:
        return vectors
    with ThreadPoolExecutor(min(WORKERS, os.cpu_count() or 1, len(batches))) as pool:
        runs = pool.map(_run, [[numbers[row] for row in rows] for rows in batches])
        for rows, found in zip(batches, runs, strict=True):
            vectors[rows] = found
    places = {text: place for place, text in enumerate(distinct)}
    return vectors[[places[text] for text in texts]]


def sketch(texts: Sequence[str]) -> NDArray[numpy.float32]:
    """A rough meaning for each text, in order, at a fortieth of the cost: float32 [len(texts), 128], of length 1, or of
    zeros for a text without words.

    The mean of a vector for each word piece, taught by the network: fit to find candidates, not to decide. Equal texts
    give equal vectors, to the bit. See models/static.md for how far it agrees with `embed`.
    """
    import numpy as np  # noqa: PLC0415

    readable = [_readable(text) for text in texts]
    found = np.zeros((len(texts), SKETCH), dtype=np.float32)
    table = _static()
    for row, encoded in enumerate(pieces.tokenizer().encode_batch(readable, add_special_tokens=False)):
        rows = table[encoded.ids[:PIECES]]
        total = (rows["numbers"] * rows["scale"].astype(np.float32)[:, None]).sum(axis=0)
        found[row] = total / max(float(np.linalg.norm(total)), 1e-9)
    return found


@cache
def _static() -> NDArray[Any]:
    """Records of `scale` (float16) and `numbers` (int8 [128]), one for each word piece."""
    import numpy as np  # noqa: PLC0415

    with as_file(files("crossread") / "models" / "static.npy") as path:
        stored: NDArray[Any] = np.load(path)
    return stored


def _readable(text: str) -> str:
    return text[:CHARACTERS].encode("utf-8", "replace").decode("utf-8")


def _numbers(texts: Sequence[str]) -> list[list[int]]:
    """Word-piece numbers of each text, with the marks for begin and end. A lone surrogate reads as a question mark."""
    numbers = [encoded.ids for encoded in pieces.tokenizer().encode_batch([_readable(text) for text in texts])]
    return [each if len(each) <= PIECES else each[: PIECES - 1] + each[-1:] for each in numbers]


def _filled(length: int) -> int:
    """The length that a text of so many word pieces is filled up to."""
    return -(-length // STEP) * STEP


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The places of texts of one filled length, the longest first, so that no thread is left with a long one at the end."""
    order = sorted(range(len(lengths)), key=lambda place: -_filled(lengths[place]))
    for length, group in groupby(order, key=lambda place: _filled(lengths[place])):
        rows = list(group)
        size = max(1, TOGETHER // length)
        yield from (rows[start : start + size] for start in range(0, len(rows), size))


def _run(batch: Sequence[Sequence[int]]) -> NDArray[numpy.float32]:
    """The vectors of texts of one filled length, given as word-piece numbers: [len(batch), 384]."""
    import numpy as np  # noqa: PLC0415

    length = _filled(len(batch[0]))
    numbers = np.array([[*text, *[0] * (length - len(text))] for text in batch])
    mask = np.array([[1.0] * len(text) + [0.0] * (length - len(text)) for text in batch], dtype=np.float32)
    states = _session().run(None, {"words": pieces.vectors(numbers), "mask": mask})[0]
    means = [each[: len(text)].mean(axis=0) for each, text in zip(states, batch, strict=True)]
    return np.stack([mean / np.linalg.norm(mean) for mean in means])


@cache
def _session() -> Any:
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3  # errors only
    # The extended optimisations put in a layer norm of their own, which is slower.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    model = (files("crossread") / "models" / "sentence.onnx").read_bytes()
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def rank(word: str) -> int:
    """How common a lower-case English word is: its place among the model's words, the commonest first. Words that the
    model knows only in pieces come last."""
    number = pieces.tokenizer().token_to_id(word)
    return RARE if number is None else max(1, number - FIRST_WORD)
