"""The networks of the tagger, run by onnxruntime. See models/tagger.md for where they come from.

Each window is run alone: int8 networks can scale their input by the whole batch, and so an article's reading would depend on
the articles beside it. A window is long enough for the processor to be busy with it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from crossread.tagging.weights import stored

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

BEGIN, END = 101, 102  # marks of the base model's vocabulary around every window
NARROW = 128  # numbers that stand for a word piece in the second network
REACH = 96  # word pieces on either side of a cue that it reads: contents are 34 words long at the 90th percentile, 74 at the 99th


def tag(
    numbers: NDArray[numpy.int64], shapes: NDArray[numpy.int64]
) -> tuple[NDArray[numpy.float32], NDArray[numpy.float32]]:
    """The scores of all labels [pieces, labels] and the states [pieces, 3 x NARROW] of one window's word pieces."""
    import numpy as np  # noqa: PLC0415

    from crossread import pieces  # noqa: PLC0415

    marked = np.concatenate(([BEGIN], numbers, [END]))
    feeds = {"words": pieces.vectors(marked)[None], "shapes": np.pad(shapes, 1)[None]}
    labels, states = _session("tagger.onnx").run(None, feeds)
    return labels[0, 1:-1], states[0, 1:-1]


def tell(states: NDArray[numpy.float32], cues: list[NDArray[numpy.int64]]) -> NDArray[numpy.float32]:
    """What each word piece near a cue is of its attribution: [cues, 2 x REACH + 1, parts], the cue's first piece in the middle.

    `cues` are numbers of word pieces of the window that `states` are of, at least one each. Scores of places outside the
    window mean nothing.
    """
    import numpy as np  # noqa: PLC0415

    around = np.zeros((len(cues), 2 * REACH + 1, NARROW), np.float32)
    there = np.zeros((len(cues), 2 * REACH + 1), np.float32)
    for at, cue in enumerate(cues):
        first, last = max(0, int(cue[0]) - REACH), min(len(states), int(cue[0]) + REACH + 1)
        shift = REACH - int(cue[0])
        around[at, first + shift : last + shift] = states[first:last, :NARROW]
        there[at, first + shift : last + shift] = 1
    own = np.stack([states[cue, NARROW:].mean(0) for cue in cues])
    answer: NDArray[numpy.float32] = _session("telling.onnx").run(None, {"pieces": around, "cue": own, "mask": there})[
        0
    ]
    return answer


def propositions(states: NDArray[numpy.float32]) -> NDArray[numpy.float32] | None:
    """How likely a proposition begins with, ends with and stands on each word of one sentence: [words, 3].

    `states`: of each word's first piece. None where the weights in use have no such network: it belongs to its tagger.
    """
    if not _has("propositions.onnx"):
        return None
    answer: NDArray[numpy.float32] = _session("propositions.onnx").run(None, {"states": states[None]})[0][0]
    return answer


@cache
def _has(name: str) -> bool:
    try:
        return bool(stored(name))
    except FileNotFoundError:
        return False


@cache
def _session(name: str) -> Any:
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # See training/quantise.py: the extended optimisations put in a layer norm that takes six times as long.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3  # errors only
    return onnxruntime.InferenceSession(stored(name), options, providers=["CPUExecutionProvider"])
