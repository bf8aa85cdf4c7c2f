"""Sentence meaning: all-MiniLM-L6-v2 in int8, run by onnxruntime. See models/sentence.md for where it comes from.

The int8 network scales its activations by the whole input, so a text's vector would depend on its batch mates. Each
text is therefore run alone, on one thread: 14 % slower than sorted batches, and the same text always gives the same
vector, whatever else is asked and however many cores there are. The cores are used by running several texts at a time.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from crossread import pieces

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

WIDTH = 384  # numbers in a vector
PIECES = 128  # word pieces read of a text, about 95 words; what follows is not seen. The base model's training length
CHARACTERS = 10_000  # read of a text before it is cut into pieces: bounds the time that one endless text can take
FIRST_WORD = 1995  # numbers of the vocabulary before its commonest word ("the"): signs, digits and single letters
RARE = 30_000  # rank of words that are no entry of the vocabulary, which has about so many
WORKERS = 8  # texts run at a time at most: each holds about 3 MB


def embed(texts: Sequence[str]) -> NDArray[numpy.float32]:
    """One vector of length 1 for each text, in order: float32 [len(texts), 384].

    The dot product of two vectors says how near two texts are in meaning: about 1 for paraphrases, about 0 for texts
    of different things. No texts give shape (0, 384). Equal texts give equal vectors, to the bit. Safe to call from
    several threads.
    """
    import numpy as np  # noqa: PLC0415 (heavy; importing crossread must stay quick)

    if not texts:
        return np.zeros((0, WIDTH), dtype=np.float32)
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    numbers = _numbers(tuple(places))
    workers = min(WORKERS, os.cpu_count() or 1, len(numbers))
    with ThreadPoolExecutor(workers) as pool:
        distinct = np.concatenate(list(pool.map(_vector, numbers)))
    return distinct[[places[text] for text in texts]]


def _numbers(texts: Sequence[str]) -> list[list[int]]:
    """Word-piece numbers of each text, with the marks for begin and end. A lone surrogate reads as a question mark."""
    readable = [text[:CHARACTERS].encode("utf-8", "replace").decode("utf-8") for text in texts]
    numbers = [encoded.ids for encoded in pieces.tokenizer().encode_batch(readable)]
    return [each if len(each) <= PIECES else each[: PIECES - 1] + each[-1:] for each in numbers]


def _vector(text: list[int]) -> NDArray[numpy.float32]:
    """The network's answer for one text: [1, 384]."""
    import numpy as np  # noqa: PLC0415

    numbers = np.array([text], dtype=np.int64)
    answer: NDArray[numpy.float32] = _session().run(None, {"pieces": numbers, "mask": np.ones_like(numbers)})[0]
    return answer


@cache
def _session() -> Any:
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3  # errors only
    model = (files("crossread") / "models" / "sentence.onnx").read_bytes()
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def rank(word: str) -> int:
    """How common a lower-case English word is: its place among the model's words, the commonest first. Words that the
    model knows only in pieces come last."""
    number = pieces.tokenizer().token_to_id(word)
    return RARE if number is None else max(1, number - FIRST_WORD)
