"""Which runs of words state one thing each, read from what the first network has made of the words.

A third network looks at the words of one sentence and says of each how likely a proposition begins with it, ends with it, and
stands on it at all. The runs taken are those that are likeliest together; they do not overlap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from crossread.tagging import network

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from crossread.tagging.reading import Place, Seen

LONGEST = 400  # words of a sentence that are read at one time; what is longer is a list or no sentence
# How much the odds of each are raised: taken as they are, the chances part too little, since a proposition needs both of its ends
# to be seen. Of 1, 1.6, 2.7, 4.5 and 7.4 the best for the collation gold's spans (IoU .5: .694, .72, .752, .763, .752).
BOLD = 4.5
LEAST = 1e-4  # chances are kept this far from 0 and 1, so that one word never decides alone


def propositions(text: str, seen: Seen) -> list[Place]:
    """The propositions of an article in order, each within one sentence: [start, end) of its first to its last word."""
    import numpy as np  # noqa: PLC0415

    states = states_of(seen)
    words = np.array([any(c.isalnum() for c in text[start:end]) for start, end in seen.places])
    found = []
    for first, last in sentences_of(seen):
        chances = network.propositions(states[first:last])
        if chances is None:
            return []
        for start, end in runs(chances, words[first:last].tolist()):
            found.append((seen.places[first + start][0], seen.places[first + end][1]))
    return found


def states_of(seen: Seen) -> NDArray[numpy.float32]:
    """What the first network has made of each word's first piece, in the window in which it stands most in the middle."""
    import numpy as np  # noqa: PLC0415

    return np.stack(
        [
            seen.states[window][piece - seen.windows[window][0]]
            for window, piece in zip(seen.window.tolist(), seen.words.tolist(), strict=True)
        ]
    )


def sentences_of(seen: Seen) -> Iterator[tuple[int, int]]:
    """[first, last) word of each sentence, or of each piece of a long one."""
    borders = [*seen.words.searchsorted(seen.encoded.sentences).tolist(), len(seen.words)]
    for start, end in pairwise(borders):
        for first in range(start, end, LONGEST):
            yield first, min(end, first + LONGEST)


def runs(chances: NDArray[Any], words: Sequence[bool]) -> list[tuple[int, int]]:
    """The first and last word of each proposition: of all ways to part a sentence the likeliest.

    `chances`: for each word [begins, ends, stands in one]. A run begins and ends with a word, never with a sign.
    """
    import numpy as np  # noqa: PLC0415

    kept = np.clip(chances, LEAST, 1 - LEAST)
    raised = kept * BOLD / (1 - kept + kept * BOLD)
    yes, no = np.log(raised), np.log(1 - raised)
    costs = zip(
        (no.sum(1)).tolist(),  # outside
        (yes[:, 0] + yes[:, 1] + yes[:, 2]).tolist(),  # a run of one word
        (yes[:, 0] + no[:, 1] + yes[:, 2]).tolist(),  # begins
        (no[:, 0] + no[:, 1] + yes[:, 2]).tolist(),  # goes on
        (no[:, 0] + yes[:, 1] + yes[:, 2]).tolist(),  # ends
        words,
        strict=True,
    )
    never = float("-inf")
    outside, within = 0.0, never
    back = []
    for out, alone, begins, goes_on, ends, word in costs:
        to_out = (
            [(outside + out, "out"), (outside + alone, "alone"), (within + ends, "ends")]
            if word
            else [(outside + out, "out")]
        )
        to_in = [(within + goes_on, "goes on"), (outside + begins if word else never, "begins")]
        best_out, best_in = max(to_out), max(to_in)
        back.append((best_out[1], best_in[1]))
        outside, within = best_out[0], best_in[0]
    return _traced(back)


def _traced(back: list[tuple[str, str]]) -> list[tuple[int, int]]:
    """The runs along the best way, which ends outside of one."""
    found, end, within = [], 0, False
    for at in range(len(back) - 1, -1, -1):
        step = back[at][within]
        if step == "ends":
            end, within = at, True
        elif step == "alone":
            found.append((at, at))
        elif step == "begins":
            found.append((at, end))
            within = False
    return found[::-1]
