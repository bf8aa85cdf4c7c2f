"""One article beside many others: how much of what it says stands in them, and of what they say in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from crossread.cluster.columns import FIELDS, UNKNOWN, WORDS, Columns

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from crossread.cluster.names import Numbers, Values

    Matrix = NDArray[numpy.float64]


class Beside:
    """An article of a window beside others of it, one at least.

    What the others say is looked up in the one all at once; what is measured is measured on the few items that both have.
    """

    def __init__(self, columns: Columns, rarity: Values, number: int, others: Sequence[int]) -> None:
        import numpy as np  # noqa: PLC0415

        self._columns, self._slots, (self._slot,) = columns, columns.slots(others), columns.slots([number])
        self._lengths, self._mine = columns.lengths.values[self._slots], columns.lengths.values[self._slot]
        self._sums, self._squares = columns.sums(self._slots, rarity)
        start = int(columns.starts.values[self._slot])
        end = start + int(self._mine.sum())
        items, fields = columns.items.values[start:end], np.repeat(np.arange(len(FIELDS)), self._mine)
        common = _common(columns, items, self._slots, len(rarity))
        rare = np.zeros(len(items) + 1)  # by code, as all below
        rare[common.codes] = columns.rarities(items, rarity)
        has, self._own = np.zeros((len(FIELDS), len(rare))), np.zeros((len(FIELDS), len(rare)))
        has[fields, common.codes] = 1.0
        self._own[fields, common.codes] = rare[common.codes] * columns.weights.values[start:end]
        self._both = self._summed(common.runs, has.ravel()[common.cells])
        weights = rare[common.found] * columns.weights.values[common.places]
        self._back = self._summed(common.runs, weights)
        self._product = self._summed(common.runs, weights * self._own.ravel()[common.cells])
        words = common.cells < len(rare)  # the words of the whole articles, the first field
        self._owners, self._words = common.runs[words] // len(FIELDS), common.found[words]

    def _summed(self, runs: NDArray[Any], values: Values) -> Matrix:
        """The sum of values of common items: [others, fields]."""
        import numpy as np  # noqa: PLC0415

        total = np.bincount(runs, values, self._lengths.size).astype(np.float64, copy=False)
        return total.reshape(self._lengths.shape)

    def cosine(self, field: str) -> Values:
        """Of the words of a field, weighed."""
        import numpy as np  # noqa: PLC0415

        place = FIELDS.index(field)
        size = np.sqrt((self._own[place] ** 2).sum()) * np.sqrt(self._squares[:, place])
        found: Values = np.clip(self._product[:, place] / np.maximum(size, 1e-9), 0.0, 1.0)
        return found

    def covered(self, field: str, little: float = 0.0) -> Matrix:
        """How much of a field of the one stands anywhere in the others, and the other way round: [2, others].

        Smaller where the field's weight is not many times `little`.
        """
        import numpy as np  # noqa: PLC0415

        place = FIELDS.index(field)
        total, theirs = self._own[place].sum(), self._sums[:, place]
        there = np.bincount(self._owners, self._own[place, self._words], len(self._slots))
        forth = there / (total + little) if total else np.full(len(theirs), 0.5)
        back = self._back[:, place] / np.maximum(theirs + little, 1e-9)
        return np.stack([forth, np.where(theirs > 0, back, 0.5)])

    def common(self, field: str, unknown: float = 0.0) -> tuple[Values, Values]:
        """The share of items in common, of the article that has fewer; and whether both have some."""
        import numpy as np  # noqa: PLC0415

        place = FIELDS.index(field)
        fewer = np.minimum(self._lengths[:, place], self._mine[place])
        share = np.where(fewer > 0, self._both[:, place] / np.maximum(fewer, 1), unknown)
        return share, (fewer > 0).astype(np.float64)

    def same_or_other(self, field: str) -> tuple[Values, Values]:
        """Whether an item is in common; whether both have some and none is in common."""
        import numpy as np  # noqa: PLC0415

        place = FIELDS.index(field)
        both, known = self._both[:, place], self._lengths[:, place] > 0
        other = (both == 0) & known & (self._mine[place] > 0)
        return (both > 0).astype(np.float64), other.astype(np.float64)

    def fewer(self, field: str) -> Values:
        """How many items of a field the article has that has fewer."""
        import numpy as np  # noqa: PLC0415

        place = FIELDS.index(field)
        found: Values = np.minimum(self._lengths[:, place], self._mine[place]).astype(np.float64)
        return found

    def meaning(self) -> Values:
        """Dot products of the rough meanings."""
        found: Values = self._columns.meanings.values[self._slots] @ self._columns.meanings.values[self._slot]
        return found

    def days(self) -> Numbers:
        """Days between the article and each other; -1 where one of the two carries no day."""
        import numpy as np  # noqa: PLC0415

        days, mine = self._columns.days.values[self._slots], self._columns.days.values[self._slot]
        found: Numbers = np.where((days == UNKNOWN) | (mine == UNKNOWN), -1, abs(days - mine))
        return found


class _Common(NamedTuple):
    """Items of some articles that another has, too. Codes number the items of that one from 1 on."""

    codes: NDArray[Any]  # of each item of the one: equal items, in different fields, have equal codes
    found: NDArray[Any]  # the code of each common item
    places: NDArray[Any]  # its place in Columns.items
    runs: NDArray[Any]  # its article's place among the some, times the number of fields, and its field
    cells: NDArray[Any]  # its field, times one more than the items of the one, and its code


def _common(columns: Columns, items: Numbers, slots: Numbers, words: int) -> _Common:
    import numpy as np  # noqa: PLC0415

    lengths, starts = columns.lengths.values[slots], columns.starts.values[slots]
    ends = np.cumsum(lengths.sum(axis=1))
    begins = np.append(0, ends[:-1])
    arena = columns.items.values
    theirs = np.concatenate(
        [arena[at : at + size] for at, size in zip(starts.tolist(), (ends - begins).tolist(), strict=True)]
    )
    table = columns.codes(WORDS + words)
    table[items] = np.arange(1, len(items) + 1)
    codes, found = table[items], table[theirs]
    table[items] = 0
    hits = np.flatnonzero(found != 0)
    found = found[hits]
    kinds = np.arange(lengths.size)
    runs = np.repeat(kinds.astype(np.int32), lengths.ravel())[hits]
    places = hits + np.repeat(starts - begins, len(FIELDS))[runs]
    cells = found + (kinds % len(FIELDS) * (len(items) + 1))[runs]
    return _Common(codes, found, places, runs, cells)
