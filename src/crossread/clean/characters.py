"""The characters of a text by kind, as an array: letters and digits, marks that count. A page is read in a few passes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

# Kinds of characters, as bits; a bit for each of MARKS stands between DIGIT and BLANK.
LETTER, UPPER, LOWER, DIGIT, BLANK = 1, 2, 4, 8, 1024
MARKS = (
    ("commas", ",;،，；"),
    ("stops", ".!?。！？؟"),
    ("quotes", '"“”„«»「」'),
    ("bars", "|•·/›»"),
    ("colons", ":："),
    ("at", "@©#"),
)


@cache
def _kinds() -> NDArray[np.uint16]:
    """The kind of each character up to U+FFFF as bits: letters and digits, then a bit for each of `MARKS`."""
    table = np.zeros(0x10000, dtype=np.uint16)
    for code in range(0x10000):
        letter = chr(code)
        if letter.isalpha():
            table[code] = LETTER | (UPPER if letter.isupper() else LOWER if letter.islower() else 0)
        elif letter.isdigit():
            table[code] = DIGIT
    for place, (_, marks) in enumerate(MARKS):
        for mark in marks:
            table[ord(mark)] |= 16 << place
    table[ord(" ")] = BLANK
    return table


def read(text: str) -> NDArray[np.uint16]:
    """The kind of each character of a text."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return _kinds().take(codes, mode="clip")


def counts(kinds: NDArray[np.uint16], start: Integers, end: Integers) -> dict[str, Floats]:
    """How many characters of a kind each unit has. `kinds`: of all characters, with the units from `start` to `end`."""
    letter, upper = kinds & LETTER > 0, kinds & UPPER > 0
    begins = letter.copy()
    begins[1:] &= ~letter[:-1]
    glued = upper.copy()
    glued[0] = False
    glued[1:] &= kinds[:-1] & LOWER > 0
    masks = {
        "letters": letter,
        "upper": upper,
        "capitals": upper & begins,
        "words": begins,
        "digits": kinds & DIGIT > 0,
        "glued": glued,
    }
    masks |= {name: kinds & (16 << place) > 0 for place, (name, _) in enumerate(MARKS)}
    total = np.zeros((len(masks), len(kinds) + 1), dtype=np.int32)
    np.cumsum(np.stack([*masks.values()]), axis=1, dtype=np.int32, out=total[:, 1:])
    sums = (total.take(end, axis=1) - total.take(start, axis=1)).astype(float)
    return dict(zip(masks, sums, strict=True))
