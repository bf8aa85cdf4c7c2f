"""The units of a page side by side, as arrays: sums over those around each, and words that come again in others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from crossread.clean import characters, stretch
from crossread.clean.stretch import FULL, RICH
from crossread.clean.units import Unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

SIGNS = ("text", "furniture", "related", "end", "caption", "byline", "dateline", "clock")
_PLACES = {sign: place for place, sign in enumerate(SIGNS)}
SENTENCE = 8  # words of a full sentence
TELLING = 5  # letters of a word that tells what a text is about; four where it has a capital within a sentence


class Page:
    """What several groups of features need of a page."""

    def __init__(self, found: Sequence[Unit], repeated: Sequence[bool]) -> None:
        self.size = len(found)
        self.at: Integers = np.arange(self.size)
        self.copies: Floats = np.array(repeated, dtype=float)
        self.sign: Integers = np.array([_PLACES[unit.sign] for unit in found])
        self.count: Floats = np.array([unit.count for unit in found], dtype=float)
        self.density: Floats = np.array([unit.density for unit in found], dtype=float)
        self.terminal: Floats = np.array([unit.terminal for unit in found], dtype=float)
        text = self.sign == 0
        self.rich: Floats = (text & (self.count >= SENTENCE) & (self.density >= RICH) & (self.copies == 0)).astype(
            float
        )
        self.mass: Floats = np.minimum(self.count, FULL) * self.rich
        self.worths = [0.0 if copy else worth for worth, copy in zip(stretch.worths(found), repeated, strict=True)]
        self.first, self.last = stretch.core(found, self.worths) or (self.size, -1)
        self.words = [unit.words for unit in found]
        self._index()

    def _index(self) -> None:
        """Each word of each unit once, by number: `unit`, `word`, sorted by word and unit; `telling`, `name`."""
        sizes = np.array([len(each) for each in self.words], dtype=np.int64)
        text = " ".join(chain.from_iterable(self.words))
        flat = text.lower().split(" ") if text else []
        numbers = {word: number for number, word in enumerate(dict.fromkeys(flat))}
        ids = np.fromiter(map(numbers.__getitem__, flat), dtype=np.int64, count=len(flat))
        units = np.repeat(self.at, sizes)
        starts = np.cumsum(sizes) - sizes
        inside = np.ones(len(flat), dtype=bool)
        inside[starts[sizes > 0]] = False
        kinds = characters.read(text)
        blanks = np.flatnonzero(kinds & characters.BLANK)
        begins = np.concatenate((np.zeros(min(1, len(flat)), dtype=np.int64), blanks + 1))
        letters = np.diff(np.append(begins, len(kinds) + 1)) - 1
        capital = kinds[begins] & characters.UPPER > 0
        small = np.zeros(len(numbers) + 1, dtype=bool)  # words that stand in lower case in some sentence
        small[ids[~capital & (self.terminal[units] > 0)]] = True
        self.numbers = numbers
        self.unit_of, self.id_of = units, ids
        self.telling = Pairs(units, ids, (letters >= TELLING) | ((letters == TELLING - 1) & capital & inside), self)
        self.names = Pairs(units, ids, capital & inside & (letters > 2) & ~small[ids], self)

    def window(self, values: Floats, begin: int, end: int) -> Floats:
        """Sum of `values` ([..., size]) from `begin` to `end` units from each, inclusive."""
        return Sums(values, self).of(begin, end)


class Sums:
    """Sums of signals ([signals, size]) over the units around each unit."""

    def __init__(self, signals: Floats, page: Page) -> None:
        self._total: Floats = np.zeros((*signals.shape[:-1], page.size + 1))
        np.cumsum(signals, axis=-1, out=self._total[..., 1:])
        self._at, self._size = page.at, page.size

    def of(self, begin: int, end: int) -> Floats:
        """[signals, size]: the sum from `begin` to `end` units from each, inclusive."""
        low = np.minimum(np.maximum(self._at + begin, 0), self._size)
        high = np.minimum(np.maximum(self._at + end + 1, 0), self._size)
        found: Floats = self._total.take(high, axis=-1) - self._total.take(low, axis=-1)
        return found


class Pairs:
    """Words of one sort, each once a unit, sorted by word and then by unit; copies left out."""

    def __init__(self, units: Integers, ids: Integers, chosen: NDArray[np.bool_], page: Page) -> None:
        keys = np.sort(ids[chosen] * page.size + units[chosen])
        keys = keys[np.diff(keys, prepend=-1) > 0]  # quicker than np.unique
        self.word, self.unit = keys // page.size, keys % page.size
        self.size = page.size
        self.total: Floats = np.bincount(self.unit, minlength=page.size).astype(float)
        self._heard = page.copies[self.unit] == 0

    def shared(self, reach: int) -> Floats:
        """How many of a unit's words stand in another unit, at most `reach` units away."""
        word, unit = self.word[self._heard], self.unit[self._heard]
        near = np.zeros(len(word), dtype=bool)
        close = (word[1:] == word[:-1]) & (unit[1:] - unit[:-1] <= reach)
        near[1:] |= close
        near[:-1] |= close
        return self.counted(unit[near])

    def counted(self, units: Integers) -> Floats:
        return np.bincount(units, minlength=self.size).astype(float)
