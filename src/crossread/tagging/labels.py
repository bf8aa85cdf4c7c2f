"""Scores of labels to spans: the labels of the networks, and the best sequence of them that makes sense."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from crossread.model import EntityType

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

ROLES = ("source", "cue", "content")
NAMES: tuple[EntityType, ...] = ("person", "organisation", "place", "group", "event", "work", "other")
# Each set of labels is: none, then "begins" and "goes on" of each kind.
TELLING = slice(0, 1 + 2 * len(ROLES))  # columns of the first network's scores: roles of outermost attributions
CUES = slice(TELLING.stop, TELLING.stop + 3)  # cues at any depth
NAMING = slice(CUES.stop, CUES.stop + 1 + 2 * len(NAMES))
SOURCE, CONTENT = 0, 1  # kinds of the second network's
Run = tuple[int, int, int]  # kind, and [first, last) of the rows


def log_chances(scores: NDArray[numpy.float32]) -> NDArray[numpy.float32]:
    """Logarithms of the chances of the labels, row by row."""
    import numpy as np  # noqa: PLC0415

    top = scores - scores.max(-1, keepdims=True)
    made: NDArray[numpy.float32] = top - np.log(np.exp(top).sum(-1, keepdims=True))
    return made


def runs(chances: NDArray[numpy.float32]) -> list[Run]:
    """The runs of the likeliest labels, rows being words. Where one would go on that has not begun, the stretch between two
    words without a label is read again, as the likeliest sequence in which nothing does (Viterbi)."""
    labels: list[int] = chances.argmax(1).tolist() if len(chances) else []
    row = 0
    while row < len(labels):
        if _broken(labels, row):
            first = next((at for at in range(row - 1, -1, -1) if not labels[at]), -1) + 1
            last = next((at for at in range(row, len(labels)) if not labels[at]), len(labels))
            labels[first:last] = _likeliest(chances[first:last].tolist())
            row = last
        row += 1
    found: list[Run] = []
    for row, label in enumerate(labels):
        if label and label % 2 == 0:
            found[-1] = (*found[-1][:2], row + 1)
        elif label:
            found.append(((label - 1) // 2, row, row + 1))
    return found


def _broken(labels: list[int], row: int) -> bool:
    """Whether a label goes on what the label before is no part of."""
    label = labels[row]
    return label > 0 and label % 2 == 0 and (row == 0 or labels[row - 1] not in (label, label - 1))


def _likeliest(chances: list[list[float]]) -> list[int]:
    count = len(chances[0])
    score = [value if label % 2 or not label else -math.inf for label, value in enumerate(chances[0])]
    back: list[list[int]] = []
    for row in chances[1:]:
        top = max(range(count), key=score.__getitem__)
        before = [
            max(label - 1, label, key=score.__getitem__) if label and label % 2 == 0 else top for label in range(count)
        ]
        score = [score[before[label]] + value for label, value in enumerate(row)]
        back.append(before)
    labels = [max(range(count), key=score.__getitem__)]
    for before in reversed(back):
        labels.append(before[labels[-1]])
    return labels[::-1]
