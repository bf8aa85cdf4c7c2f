"""Word pieces and what each means by itself: the vocabulary and the word table that all networks share.

The table is the embedding of all-MiniLM-L6-v2 in int8, with one scale for each word piece. It lies outside the networks,
once, and stays on disk: only the rows that a text needs are read. See models/words.md for where it comes from.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

WIDTH = 384  # numbers of a row
VOCABULARY = 30_522  # rows


class Words(NamedTuple):
    """The table: row i of word piece i, to be multiplied by its scale. Both are views of one file mapped into memory."""

    numbers: NDArray[numpy.int8]  # [30522, 384], -127 to 127
    scales: NDArray[numpy.float32]  # [30522]


@cache
def table() -> Words:
    """The word table, not read before it is used. About 11.8 MB on disk."""
    import numpy as np  # noqa: PLC0415 (heavy; importing crossread must stay quick)

    with as_file(files("crossread") / "models" / "words.npy") as path:
        stored = np.load(path, mmap_mode="r")
    return Words(stored["numbers"], stored["scale"])


def vectors(numbers: NDArray[Any]) -> NDArray[numpy.float32]:
    """The rows of word pieces, as the networks take them: int [...] from 0 to 30521 gives float32 [..., 384].

    Raises IndexError for a number that is no word piece.
    """
    import numpy as np  # noqa: PLC0415

    words = table()
    found: NDArray[numpy.float32] = words.numbers[numbers].astype(np.float32)
    found *= words.scales[numbers][..., None]
    return found


@cache
def tokenizer() -> Any:
    """The tokenizer (of the package `tokenizers`) without truncation or padding. It is shared: do not change it.

    It reads lower case without accents. `encode_batch` takes no lone surrogates.
    """
    from tokenizers import Tokenizer  # noqa: PLC0415

    return Tokenizer.from_str((files("crossread") / "models" / "words.tokenizer.json").read_text("utf-8"))
