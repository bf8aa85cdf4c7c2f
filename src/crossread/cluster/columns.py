"""The profiles of a window in one long array, so that one article is laid beside many others at once.

An article's items stand together, field after field. What its words weigh in all is kept until the rarity of words changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from crossread import meaning

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from crossread.cluster.names import Numbers, Profile, Values

    Matrix = NDArray[numpy.float64]

FIELDS = (
    *("words", "names", "lead", "headline"),
    *("figures", "dates", "weekdays", "months", "calendar", "early", "years"),
)
WEIGHED = {"words": "weights", "names": "counts"}  # fields whose items weigh more than 1: what they weigh
PLACES = {"months": 1000, "calendar": 0}  # fields whose items are no words: from which number on they are held
WORDS = 1024  # the same of words: above all months and days of the calendar, as names.Calendar numbers them
UNKNOWN = -1  # the day of an article without one


class Columns:
    """Profiles by number. Numbers only rise; what is dropped is cleared away once it is the greater part.

    All arguments called `slots` are numbers that `slots` returned.
    """

    def __init__(self) -> None:
        import numpy as np  # noqa: PLC0415

        self._first = 0  # number of the first article held
        self._gone = 0  # articles dropped and not yet cleared away
        self._codes: NDArray[numpy.int32] = np.zeros(0, dtype=np.int32)
        self._clear()

    def _clear(self) -> None:
        import numpy as np  # noqa: PLC0415

        self.items = Growing(np.zeros(0, dtype=np.int32))
        self.weights = Growing(np.zeros(0))
        self.starts = Growing(np.zeros(0, dtype=np.int64))
        self.lengths = Growing(np.zeros((0, len(FIELDS)), dtype=np.int64))
        self.days = Growing(np.zeros(0, dtype=np.int64))
        self.meanings = Growing(np.zeros((0, meaning.SKETCH), dtype=np.float32))
        self.reweigh()

    def reweigh(self) -> None:
        """To be called when the rarity of words has changed."""
        import numpy as np  # noqa: PLC0415

        count = len(self.starts)
        self._weighed = np.zeros(count, dtype=bool)
        self._sums, self._squares = np.zeros((count, len(FIELDS))), np.zeros((count, len(FIELDS)))

    def codes(self, count: int) -> NDArray[numpy.int32]:
        """Room to number items in: so many zeros at least, to be left as zeros."""
        import numpy as np  # noqa: PLC0415

        if len(self._codes) < count:
            self._codes = np.zeros(2 * count, dtype=np.int32)
        return self._codes

    def slots(self, numbers: Sequence[int] | Numbers) -> Numbers:
        """Where articles stand here."""
        import numpy as np  # noqa: PLC0415

        found: Numbers = np.asarray(numbers, dtype=np.int64) - self._first
        return found

    def add(self, profiles: Mapping[int, Profile]) -> None:
        """Takes articles in. Their numbers are above all before them."""
        import numpy as np  # noqa: PLC0415

        if not profiles:
            return
        ordered = sorted(profiles)
        if not len(self.starts):
            self._first = ordered[0]
        missing = ordered[-1] + 1 - self._first - len(self.starts)
        rows = [profiles[number] for number in ordered]
        new = self.slots(ordered) - len(self.starts)
        lengths = np.zeros((missing, len(FIELDS)), dtype=np.int64)
        lengths[new] = [[len(getattr(row, field)) for field in FIELDS] for row in rows]
        sizes = lengths.sum(axis=1)
        days, meanings = np.full(missing, UNKNOWN), np.zeros((missing, meaning.SKETCH), dtype=np.float32)
        days[new] = [UNKNOWN if row.day is None else row.day for row in rows]
        meanings[new] = [row.meaning for row in rows]
        self.starts.extend(len(self.items) + np.cumsum(sizes) - sizes)
        self.lengths.extend(lengths)
        self.days.extend(days)
        self.meanings.extend(meanings)
        self.items.extend(np.concatenate([held(row, field) for row in rows for field in FIELDS]))
        self.weights.extend(np.concatenate([weight(row, field) for row in rows for field in FIELDS]))
        self.reweigh()

    def drop(self, count: int, left: Mapping[int, Profile]) -> None:
        """Forgets so many articles. `left`: all that stay."""
        self._gone += count
        if self._gone > len(left):
            self._gone = 0
            self._clear()
            self.add(left)

    def spread(self, slots: Numbers) -> tuple[Numbers, Numbers]:
        """The items of these articles: the place of each in `items`, and its run: the article's place among `slots` times
        the number of fields, and the field's."""
        import numpy as np  # noqa: PLC0415

        lengths = self.lengths.values[slots]
        sizes = lengths.sum(axis=1)
        runs = np.repeat(np.arange(lengths.size), lengths.ravel())
        places = np.repeat(self.starts.values[slots] - (np.cumsum(sizes) - sizes), sizes)
        places += np.arange(len(places))
        return places, runs

    def rarities(self, items: Numbers, rarity: Values) -> Values:
        """How rare each item is; 0 for what is no word."""
        import numpy as np  # noqa: PLC0415

        found: Values = np.where(items >= WORDS, rarity[np.maximum(items - WORDS, 0)], 0.0)
        return found

    def sums(self, slots: Numbers, rarity: Values) -> tuple[Matrix, Matrix]:
        """What the words of each field weigh in all, and their squares: [len(slots), len(FIELDS)] each."""
        import numpy as np  # noqa: PLC0415

        if not self._weighed[slots].all():
            new = np.unique(slots[~self._weighed[slots]])
            places, runs = self.spread(new)
            value = self.rarities(self.items.values[places], rarity) * self.weights.values[places]
            shape = len(new), len(FIELDS)
            self._sums[new] = np.bincount(runs, value, len(new) * len(FIELDS)).reshape(shape)
            self._squares[new] = np.bincount(runs, value * value, len(new) * len(FIELDS)).reshape(shape)
            self._weighed[new] = True
        return self._sums[slots], self._squares[slots]


class Growing:
    """An array that grows at its end."""

    def __init__(self, values: NDArray[Any]) -> None:
        self._room, self._size = values, len(values)

    def __len__(self) -> int:
        return self._size

    @property
    def values(self) -> NDArray[Any]:
        return self._room[: self._size]

    def extend(self, values: NDArray[Any]) -> None:
        """Puts values behind those that are there, which give their kind."""
        import numpy as np  # noqa: PLC0415

        size = self._size + len(values)
        if size > len(self._room):
            room = np.empty((max(size, 2 * self._size), *values.shape[1:]), dtype=self._room.dtype)
            room[: self._size] = self._room[: self._size]
            self._room = room
        self._room[self._size : size] = values
        self._size = size


def held(profile: Profile, field: str) -> Numbers:
    """The items of a field, as Columns holds them."""
    items: Numbers = getattr(profile, field)
    return items + PLACES.get(field, WORDS)


def weight(profile: Profile, field: str) -> Values:
    """What the items of a field weigh apart from their rarity."""
    import numpy as np  # noqa: PLC0415

    if field in WEIGHED:
        found: Values = getattr(profile, WEIGHED[field])
        return found
    return np.ones(len(getattr(profile, field)))
