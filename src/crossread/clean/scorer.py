"""Which units are the article: a small network's share for each, and the set of them that is likeliest right as a whole.

Three networks of one form, taught from different beginnings, whose shares are averaged in one graph; see
training/cleaning and models/article.md. onnxruntime runs it, on one thread: numpy's threads wait for one another where several
processes clean side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from crossread.clean.features import Words, features
from crossread.clean.stretch import FULL
from crossread.clean.surroundings import SENTENCE
from crossread.clean.units import Unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

NETWORK, WORDS = "article.onnx", "article.words.txt"
LEAST = 0.2  # share below which no unit is taken, whatever the rest of the page looks like
WITHIN = (
    0.3  # share from which on a full sentence in the midst of the article is its own, and a short line between two of
)
BESIDE = (
    0.2  # its paragraphs, or a full sentence right behind or before it; chosen, with WITHIN, on two of the five folds
)
ELSEWHERE = (
    0.02  # the same for pages that are not in English: the network was taught on English ones, and is shy of ends
)
STEADY = 5  # decimals kept of a share: what a machine adds up in another order differs far behind them


def shares(found: Sequence[Unit], repeated: Sequence[bool], known: bool, address: str | None) -> Floats:
    """How likely each unit is the article's: float32 [len(found)], 0 to 1.

    repeated: which are second copies. known: whether the function words of the page's language are known.
    """
    given = features(found, repeated, known, address, _words())
    mass = np.array([min(unit.count + 1, FULL) / FULL for unit in found], dtype=np.float32)
    (told,) = _network().run(["shares"], {"features": given, "words": mass})
    rounded: Floats = told.round(STEADY)
    return rounded


def article(told: Floats, found: Sequence[Unit], repeated: Sequence[bool], beside: float = BESIDE) -> NDArray[np.bool_]:
    """The units that make up the article: bool [len(found)].

    beside: share from which on a full sentence right behind or before the article is its own."""
    told = np.where(repeated, np.float32(0), told).astype(np.float32)
    return filled(likeliest(told, found), told, found, repeated, beside)


def likeliest(told: Floats, found: Sequence[Unit]) -> NDArray[np.bool_]:
    """Of all sets of units the one whose expected F1, by words, is highest: bool [len(found)].

    It holds the likeliest units, down to where one more is expected to cost more precision than it gains recall. Where a
    page is doubtful as a whole, that lies lower than on a clear one.
    """
    words = np.array([max(1, unit.count) for unit in found], dtype=float)
    order = np.argsort(-told, kind="stable")
    right = np.cumsum((words * told)[order])
    taken = np.cumsum(words[order])
    best = int(np.argmax(2 * right / (taken + right[-1] + 1e-9)))
    chosen = np.zeros(len(found), dtype=bool)
    chosen[order[: best + 1]] = True
    likely: NDArray[np.bool_] = chosen & (told > LEAST)
    return likely


def filled(
    chosen: NDArray[np.bool_], told: Floats, found: Sequence[Unit], repeated: Sequence[bool], beside: float
) -> NDArray[np.bool_]:
    """The same without holes: sentences that the network was in two minds about are kept where the article stands around
    them, or goes on with them. A sentence lost is worse than one too many."""
    if not chosen.any():
        return chosen
    text = np.array([unit.sign == "text" and not copy for unit, copy in zip(found, repeated, strict=True)])
    full = text & np.array([unit.terminal and unit.count >= SENTENCE for unit in found])
    own = np.flatnonzero(chosen)
    at = np.arange(len(found))
    kept = chosen | (full & (told > WITHIN) & (at >= own[0]) & (at <= own[-1]))
    for last, step in ((own[-1], 1), (own[0], -1)):
        place = last + step
        while 0 <= place < len(found) and full[place] and told[place] > beside:
            kept[place] = True
            place += step
    between = np.zeros(len(found), dtype=bool)
    between[1:-1] = kept[:-2] & kept[2:]
    whole: NDArray[np.bool_] = kept | (between & text & (told > BESIDE))
    return whole


@contextmanager
def other(folder: Path) -> Iterator[None]:
    """The networks of a folder in place of the package's, for as long as the block lasts: to measure on pages that the
    package's were taught on."""
    before = _Place.folder
    _Place.folder = folder
    try:
        yield
    finally:
        _Place.folder = before


class _Place:
    folder: Path | None = None  # None: the package's


def _words() -> Words:
    return _words_of(_Place.folder)


def _network() -> Any:
    return _network_of(_Place.folder)


@cache
def _words_of(folder: Path | None) -> Words:
    if folder is not None:
        return read_words(folder / WORDS)
    with as_file(files("crossread") / "models" / WORDS) as path:
        return read_words(path)


def read_words(path: Path) -> Words:
    """What each word says, by training/cleaning/wording.py: a line is the word and its two weights."""
    rows = [line.split(" ") for line in path.read_text(encoding="utf-8").splitlines()]
    weights = np.array([(0.0, 0.0), *((float(short), float(long)) for _, short, long in rows)])
    return Words({word: row for row, (word, _, _) in enumerate(rows, 1)}, weights)


@cache
def _network_of(folder: Path | None) -> Any:
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # pages are small, and processes stand side by side
    options.log_severity_level = 3  # errors only
    with as_file(files("crossread") / "models" / NETWORK) as path:
        chosen = folder / NETWORK if folder is not None else path
        return onnxruntime.InferenceSession(str(chosen), options, providers=["CPUExecutionProvider"])
