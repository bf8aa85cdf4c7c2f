"""Two events of one kind: what tells them apart is not how little their reports share, but what each of them always says.

All reports of one fight name the one boxer, all of the other the other, while everything else is alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossread.cluster.window import Window

if TYPE_CHECKING:
    from crossread.cluster.names import Numbers

# Chosen among a dozen on two-fold cross-validation: BCubed F1 rises from .957 to .964 on long articles with days, from
# .908 to .915 on short ones with two events of one kind under each topic.
LEAST = 2  # articles of each group: what one article says is no rule
ALWAYS = 0.9  # of a group's articles, that hold a name
NEVER = 0.05  # of the other's, that hold it at most
RARE = 3.0  # how rare the name is: in 1 of 20 articles
SAMPLE = 12  # articles of a group looked at, the first: enough to find what all say


@dataclass(frozen=True, slots=True)
class Apart:
    """Whether two groups of articles are two events, since each always names what the other never does."""

    window: Window
    numbers: Sequence[int] | None = None  # of the articles in the window, where groups count them otherwise

    def __call__(self, first: Sequence[int], second: Sequence[int]) -> bool:
        if min(len(first), len(second)) < LEAST:
            return False
        return bool(self.words(first, second) and self.words(second, first))

    def words(self, ours: Sequence[int], theirs: Sequence[int]) -> list[int]:
        """The names that our articles always hold and theirs never, the rarest first."""
        import numpy as np  # noqa: PLC0415

        always, count = self._held(ours)
        always = always[count >= ALWAYS * min(len(ours), SAMPLE)]
        always = always[self.window.rarity[always] >= RARE]
        always = always[np.isin(always, self._names(ours))]
        held, count = self._held(theirs)
        found = always[~np.isin(always, held[count > NEVER * min(len(theirs), SAMPLE)])]
        numbers: list[int] = found[np.argsort(-self.window.rarity[found], kind="stable")].tolist()
        return numbers

    def _profiles(self, group: Sequence[int]) -> list[int]:
        chosen = sorted(group)[:SAMPLE]
        return [self.numbers[each] for each in chosen] if self.numbers is not None else chosen

    def _held(self, group: Sequence[int]) -> tuple[Numbers, Numbers]:
        import numpy as np  # noqa: PLC0415

        profiles = self.window.profiles
        return np.unique(np.concatenate([profiles[each].words for each in self._profiles(group)]), return_counts=True)

    def _names(self, group: Sequence[int]) -> Numbers:
        import numpy as np  # noqa: PLC0415

        return np.concatenate([self.window.profiles[each].names for each in self._profiles(group)])
