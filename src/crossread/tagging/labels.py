"""Scores of labels to spans: the labels of the networks, and the best sequence of them that makes sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

ROLES = ("source", "cue", "content")
NAMES = ("person", "organisation", "place", "group", "event", "work", "other")
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
    """The runs of the likeliest sequence in which nothing goes on that has not begun (Viterbi). Rows are words."""
    labels = _best(chances)
    found: list[Run] = []
    for row, label in enumerate(labels):
        kind = (label - 1) // 2
        if label and label % 2 == 0:
            found[-1] = (kind, found[-1][1], row + 1)
        elif label:
            found.append((kind, row, row + 1))
    return found


def _best(chances: NDArray[numpy.float32]) -> list[int]:
    import numpy as np  # noqa: PLC0415

    if not len(chances):
        return []
    kinds = (chances.shape[1] - 1) // 2
    begins, goes_on = np.arange(1, 2 * kinds, 2), np.arange(2, 2 * kinds + 1, 2)
    score = chances[0].astype(np.float64)
    score[goes_on] = -np.inf
    back = np.zeros(chances.shape, np.int64)
    for row in range(1, len(chances)):
        top = int(score.argmax())
        back[row] = top
        new = score[top] + chances[row]
        from_begin = score[begins] >= score[goes_on]
        new[goes_on] = np.where(from_begin, score[begins], score[goes_on]) + chances[row, goes_on]
        back[row, goes_on] = np.where(from_begin, begins, goes_on)
        score = new
    labels = [int(score.argmax())]
    for row in range(len(chances) - 1, 0, -1):
        labels.append(int(back[row, labels[-1]]))
    return labels[::-1]
