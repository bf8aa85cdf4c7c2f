"""How two statements stand to one another, as a small network reads them: one claim, contradiction, a hint of entailment.

Each statement is read in the sentence it stands in; see models/pair.md for what the network was trained on and how right
it is. The answer for (b, a) is the answer for (a, b) with its two directions changed over, and no pair's answer depends on
the pairs that are asked with it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from crossread import pieces

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

T = TypeVar("T")
R = TypeVar("R")
ANSWERS = ("same", "contradicts", "entails", "entailed")

PLACES = 48  # word pieces of one side with its two marks: about 35 words
BEGIN, END = 101, 102  # of the vocabulary
CHARACTERS = 2_000  # read of a text around the statement's start
STEP = 8  # sides and pairs are filled up to a multiple of so many word pieces
TOGETHER = 384  # word pieces run at a time at most: more is not faster
WORKERS = 8  # runs at a time at most


class Said(NamedTuple):
    """A text, mostly a sentence, and the statement in it: [start, end) in characters of the text."""

    text: str
    start: int
    end: int


class Side(NamedTuple):
    """A statement as the network takes it: word pieces with their marks, and which of them are the statement's own."""

    numbers: tuple[int, ...]
    told: tuple[bool, ...]


def sides(said: Sequence[Said]) -> list[Side]:
    """Each statement as the network takes it. Of long sentences the words around the statement are left out first."""
    cut = [_near(each) for each in said]
    encoded = pieces.tokenizer().encode_batch([text for text, _, _ in cut], add_special_tokens=False)
    made = []
    for (_, start, end), one in zip(cut, encoded, strict=True):
        told = [max(s, start) < min(e, end) for s, e in one.offsets]
        low, high = _window(told)
        made.append(Side((BEGIN, *one.ids[low:high], END), (False, *told[low:high], False)))
    return made


def _near(said: Said) -> Said:
    """The text near the statement, with nothing in it that the tokenizer cannot take."""
    low = max(0, said.start - CHARACTERS // 2)
    text = said.text[low : low + CHARACTERS].encode("utf-8", "replace").decode("utf-8")
    return Said(text, said.start - low, said.end - low)


def _window(told: Sequence[bool]) -> tuple[int, int]:
    """The pieces that are read: the statement's first, then as many around it as there is room for, both sides alike."""
    room = PLACES - 2
    if len(told) <= room or True not in told:
        return 0, min(len(told), room)
    first = told.index(True)
    last = min(len(told) - told[::-1].index(True), first + room)
    low = max(0, first - (room - (last - first)) // 2)
    high = min(len(told), low + room)
    return max(0, high - room), high


def judge(pairs: Sequence[tuple[Said, Said]]) -> NDArray[numpy.float32]:
    """The chances of each pair, in order: float32 [len(pairs), 4], columns as ANSWERS, each from 0 to 1.

    `same`: the two report one claim. `contradicts`: they cannot both hold. `entails`: who believes the first must believe
    the second; `entailed`: the other way round: of these two only which is the larger says something, since the network was
    taught on after entailment. The four are asked apart and need not sum to anything.
    A statement of no words gives zeros. Safe to call from several threads.
    """
    import numpy as np  # noqa: PLC0415 (heavy; importing crossread must stay quick)

    found = np.zeros((len(pairs), len(ANSWERS)), dtype=np.float32)
    distinct = list(dict.fromkeys(side for pair in pairs for side in pair))
    read = dict(zip(distinct, sides(distinct), strict=True))
    asked: dict[tuple[Side, Side], list[tuple[int, bool]]] = {}
    for row, (a, b) in enumerate(pairs):
        first, second = read[a], read[b]
        if any(first.told) and any(second.told):
            asked.setdefault((min(first, second), max(first, second)), []).append((row, second < first))
    states = _states(sorted({side for pair in asked for side in pair}))
    for pair, chances in _judged(list(asked), states):
        for row, turned in asked[pair]:
            found[row] = chances[[0, 1, 3, 2]] if turned else chances
    return found


def _states(found: Sequence[Side]) -> dict[Side, NDArray[numpy.float16]]:
    """What the lower part reads of each side: float16 [pieces, 384]."""
    import numpy as np  # noqa: PLC0415

    def run(batch: Sequence[Side]) -> list[NDArray[numpy.float16]]:
        length = _filled(len(batch[0].numbers))
        numbers, mask = np.zeros((len(batch), length), np.int64), np.zeros((len(batch), length), np.float32)
        for row, side in enumerate(batch):
            numbers[row, : len(side.numbers)], mask[row, : len(side.numbers)] = side.numbers, 1.0
        states = _session("pair.sides.onnx").run(None, {"words": pieces.vectors(numbers), "mask": mask})[0]
        return [each[: len(side.numbers)].astype(np.float16) for each, side in zip(states, batch, strict=True)]

    return dict(_batched(found, lambda side: len(side.numbers), run))


def _judged(
    pairs: Sequence[tuple[Side, Side]], states: Mapping[Side, NDArray[numpy.float16]]
) -> list[tuple[tuple[Side, Side], NDArray[numpy.float32]]]:
    """Each pair with its chances."""
    import numpy as np  # noqa: PLC0415

    def run(batch: Sequence[tuple[Side, Side]]) -> list[NDArray[numpy.float32]]:
        shape = (max(2, len(batch)), _filled(_length(batch[0])))  # a row alone is summed up in another order
        read = np.zeros((*shape, pieces.WIDTH), np.float32)
        told, side, mask = (np.zeros(shape, np.float32) for _ in range(3))
        for row, (a, b) in enumerate(batch):
            half, size = len(a.numbers), _length((a, b))
            read[row, :half], read[row, half:size] = states[a], states[b]
            told[row, :size], side[row, half:], mask[row, :size] = a.told + b.told, 1.0, 1.0
        feed = {"states": read, "told": told, "side": side, "mask": mask}
        scores = _session("pair.onnx").run(None, feed)[0]
        return list(1 / (1 + np.exp(-np.clip(scores[: len(batch)], -30, 30))))

    return _batched(pairs, _length, run)


def _length(pair: tuple[Side, Side]) -> int:
    return len(pair[0].numbers) + len(pair[1].numbers)


def _filled(length: int) -> int:
    """The length that so many word pieces are filled up to: what one text's answer is depends on no other text's length."""
    return -(-length // STEP) * STEP


def _batched(
    items: Sequence[T], length: Callable[[T], int], run: Callable[[Sequence[T]], Sequence[R]]
) -> list[tuple[T, R]]:
    """Runs the network on items of one filled length at a time, the longest first, on all processors."""
    batches: list[list[T]] = []
    for filled, group in groupby(
        sorted(items, key=lambda item: -_filled(length(item))), lambda item: _filled(length(item))
    ):
        rows = list(group)
        size = max(1, TOGETHER // filled)
        batches += [rows[start : start + size] for start in range(0, len(rows), size)]
    if not batches:
        return []
    with ThreadPoolExecutor(min(WORKERS, os.cpu_count() or 1, len(batches))) as pool:
        runs = list(pool.map(run, batches))
    return [pair for batch, answers in zip(batches, runs, strict=True) for pair in zip(batch, answers, strict=True)]


@cache
def _session(name: str) -> Any:
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3  # errors only
    # The extended optimisations put in a layer norm of their own, which is slower.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    model = (files("crossread") / "models" / name).read_bytes()
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
