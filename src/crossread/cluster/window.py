"""The articles that new ones are compared with: how rare their words are, and which of them are worth comparing.

An article is found by its weightiest words, names above all: each of them leads to the articles that it is weighty in, too.
So an article meets some dozens of others, however many there are.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from crossread import meaning
from crossread.cluster.columns import Columns
from crossread.cluster.words import Vocabulary

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from crossread.cluster.names import Numbers, Profile, Values

BACKGROUND = 50  # articles: what is known of English words counts like so many articles beside those at hand
TYPICAL = 400  # words of an article, to turn how often a word stands in text into in how many articles it stands
KEYS = 20  # weightiest words by which an article is found: they find 97 of 100 pairs of one event, 40 find 98
NAME = 2.0  # times: the weight of a name among them
LONGEST = 300  # articles looked at for one word, the latest: a commoner word does not tell
COMPARED = 80  # articles that one is compared with, those that share most of the weight


class Window:
    """Profiles by number. Numbers only rise, and are those of the reuse index."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        import numpy as np  # noqa: PLC0415

        self.profiles: dict[int, Profile] = {}
        self.columns = Columns()
        self.keys: dict[int, Numbers] = {}  # of each article its weightiest words, the weightiest first
        self.forms: list[str] = []  # the words of the vocabulary by number
        self.rarity: Values = np.zeros(0)  # of each word: minus the logarithm of the share of articles that hold it
        self._vocabulary = vocabulary
        self._share: Values = np.zeros(0)  # of each word: the share of English articles that hold it
        self._holding: NDArray[numpy.int64] = np.zeros(0, dtype=np.int64)  # articles of the window that hold it
        self._lists: dict[int, array[int]] = {}  # of each word the articles that it is weighty in, in order
        self._weighty: dict[int, Numbers] = {}  # of each article its weightiest words, while the rarity stays the same

    def __len__(self) -> int:
        return len(self.profiles)

    def count(self, profiles: Mapping[int, Profile]) -> None:
        """Takes articles into the counts of words. They are found by others only once they are listed."""
        import numpy as np  # noqa: PLC0415

        self._grow()
        for each in profiles.values():
            self._holding[each.words] += 1
        self.profiles.update(profiles)
        self.columns.add(profiles)
        share = (BACKGROUND * self._share + self._holding + 0.5) / (BACKGROUND + len(self.profiles) + 1)
        self.rarity = np.maximum(0.0, -np.log(share))
        self._weighty = {}

    def enlist(self, number: int, keys: Numbers | None = None) -> None:
        """Makes an article found by its weightiest words. `keys`: what they were, of a stream that is opened again."""
        self.keys[number] = self._weightiest(number) if keys is None else keys
        for key in self.keys[number].tolist():
            self._lists.setdefault(key, array("q")).append(number)

    def unlist(self) -> None:
        """Makes no article found any more, until it is listed again."""
        self._lists.clear()
        self.keys.clear()

    def drop(self, numbers: Iterable[int]) -> None:
        """Forgets articles."""
        gone = set(numbers)
        touched = set()
        for number in gone:
            self._holding[self.profiles.pop(number).words] -= 1
            self._weighty.pop(number, None)
            touched.update(self.keys.pop(number).tolist())
        for key in touched:
            left = array("q", [number for number in self._lists[key] if number not in gone])
            if left:
                self._lists[key] = left
            else:
                del self._lists[key]
        self.columns.drop(len(gone), self.profiles)

    def near(self, number: int) -> Numbers:
        """Listed articles that share weighty words with an article, sorted; at most COMPARED, the nearest."""
        import numpy as np  # noqa: PLC0415

        keys = [key for key in self._weightiest(number).tolist() if key in self._lists]
        if not keys:
            return np.zeros(0, dtype=np.int64)
        lists = [self._lists[key][-LONGEST:] for key in keys]
        found = np.concatenate([np.frombuffer(each, dtype=np.int64) for each in lists])
        first = int(found.min())
        found -= first
        weight = np.bincount(found, np.repeat(self.rarity[keys], [len(each) for each in lists]))
        listed = np.zeros(len(weight), dtype=bool)
        listed[found] = True
        numbers = np.flatnonzero(listed)
        if len(numbers) > COMPARED:
            nearest = np.lexsort((-numbers, -np.round(weight[numbers], 9)))[:COMPARED]
            numbers = np.sort(numbers[nearest])
        numbers += first
        others: Numbers = numbers[numbers != number]
        return others

    def _weightiest(self, number: int) -> Numbers:
        import numpy as np  # noqa: PLC0415

        if number not in self._weighty:
            profile = self.profiles[number]
            weight = profile.weights * self.rarity[profile.words]
            weight[np.searchsorted(profile.words, profile.names)] *= NAME
            self._weighty[number] = profile.words[np.argsort(-np.round(weight, 9), kind="stable")[:KEYS]]
        return self._weighty[number]

    def _grow(self) -> None:
        """Room for the words that the vocabulary has learned."""
        import numpy as np  # noqa: PLC0415

        have, want = len(self._share), len(self._vocabulary.numbers)
        if want == have:
            return
        new = list(islice(self._vocabulary.numbers, have, None))
        self.forms += new
        self._share = np.append(self._share, [_in_english(word) for word in new])
        self._holding = np.append(self._holding, np.zeros(want - have, dtype=np.int64))


def _in_english(word: str) -> float:
    """The share of English articles that hold a word.

    How common a word is in English is read off its rank in the model's vocabulary, by Zipf's law: a text's words fall
    on rank r with a chance of about 0.08 / r.
    """
    return 1 - math.exp(-TYPICAL * 0.08 / (meaning.rank(word) + 5))
