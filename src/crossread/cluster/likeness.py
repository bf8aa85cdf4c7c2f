"""How likely two articles report the same happening: what they share of names, words, numbers and dates, the text they
share, and when they appeared.

The weights are those of a logistic regression over pairs of articles of two corpora (training/likeness.py): US politics
of 2012 to 2020, with days and without, and short news of many kinds with two events of one kind under each topic.
docs/cluster.md says what was measured with them on other articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from crossread.cluster.lines import BRIEF, MOST, Evidence
from crossread.cluster.window import Window, sums

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from crossread.cluster.names import Numbers, Profile, Values

    Table = NDArray[numpy.float64]

FLOOR, CEILING = -6.0, 6.0  # log odds: below and above it makes no difference
SAME_NAMES = 0.5  # share of the names, of the article whose names are covered better, in two printings of one text
GAPS = (1, 3, 7, 30)  # days between two articles at most, a weight each; one more for more days

# What is measured of a pair, 0 to 1 or yes and no, with its weight. "Covered": the share of what one article says that
# stands in the other, weighed by rarity.
WEIGHTS = {
    "base": -8.6,
    "meaning": 0.86,  # dot product of the rough meanings of title and lead
    "words": 11.76,  # square root of the cosine of the words weighed by rarity, less an outlet's own repeated text
    "quotation": 1.15,  # a shared quotation
    "prose": 0.5,  # shared prose, of two outlets
    "names covered": 1.93,  # of the article whose names are covered better
    "lead covered": 1.75,  # of the article whose lead is covered worse
    "figures": 0.35,  # numbers in common, of the article that has fewer
    "headline": 2.9,  # cosine of the headlines' words; of the first sentences' where there is none
    "names": 2.35,  # cosine of the names
    "dates": 1.13,  # words of dates in common, of the article that has fewer
    "dates known": -1.32,  # both hold words of dates
    # Of what both open with: one of them in common, or both hold some and none is in common.
    "other weekday": -1.28,
    "same month": 1.09,
    "other month": -0.7,
    "same calendar day": 1.21,
    "other calendar day": 1.66,
    "same early figure": 1.25,
    "other year": -0.4,
    "1 day apart": 2.29,  # at most
    "3 days apart": -1.04,
    "7 days apart": -2.61,
    "30 days apart": -3.95,
    "further apart": -6.15,
}
NAMES = tuple(WEIGHTS)


class Shared(NamedTuple):
    """The text that a pair shares."""

    evidence: Evidence | None = None
    quotation: bool = False

    @property
    def prose(self) -> bool:
        return self.evidence is not None and not self.evidence.own

    @property
    def furniture(self) -> float:
        """Of two articles of one outlet, the share of words in the text they share: it prints that under many articles."""
        return self.evidence.share if self.evidence is not None and self.evidence.own else 0.0

    @property
    def one_text(self) -> bool:
        """Whether the shorter is for the most part text of the longer."""
        return self.evidence is not None and self.evidence.share >= MOST and self.evidence.prose >= BRIEF


def odds(window: Window, number: int, others: Sequence[int], shared: Sequence[Shared]) -> Values:
    """Log odds that an article is of one story with each of some others, between FLOOR and CEILING."""
    import numpy as np  # noqa: PLC0415

    measured = features(window, number, others, shared)
    found = measured @ np.array(list(WEIGHTS.values()))
    found[same_text(measured, shared)] = CEILING
    limited: Values = np.round(np.clip(found, FLOOR, CEILING), 6)
    return limited


def same_text(measured: Table, shared: Sequence[Shared]) -> NDArray[numpy.bool_]:
    """Which pairs are one text. A form filled in with other names (a quake here, a quake there) is two texts."""
    import numpy as np  # noqa: PLC0415

    alike = measured[:, NAMES.index("names covered")] >= SAME_NAMES
    found: NDArray[numpy.bool_] = alike & np.array([each.one_text for each in shared])
    return found


def features(window: Window, number: int, others: Sequence[int], shared: Sequence[Shared]) -> Table:
    """What is measured of an article beside each of some others, in the order of NAMES: [len(others), len(NAMES)]."""
    import numpy as np  # noqa: PLC0415

    one, many = window.profiles[number], [window.profiles[other] for other in others]
    beside = _Beside(window.rarity, one, many)
    names = beside.covered(one.names, one.counts, "names", "counts")
    lead = beside.covered(one.lead, np.ones(len(one.lead)), "lead", None)
    columns = [
        np.ones(len(many)),
        np.array([each.meaning for each in many]) @ one.meaning,
        np.sqrt(np.maximum(0.0, beside.cosine("words", "weights") - np.array([each.furniture for each in shared]))),
        np.array([each.quotation for each in shared]),
        np.array([each.prose for each in shared]),
        names.max(axis=0),
        lead.min(axis=0),
        beside.common("figures")[0],
        beside.cosine("headline", None),
        beside.cosine("names", "counts"),
        *beside.common("dates", unknown=0.3),
        beside.same_or_other("weekdays")[1],
        *beside.same_or_other("months"),
        *beside.same_or_other("calendar"),
        beside.same_or_other("early")[0],
        beside.same_or_other("years")[1],
        *_apart(one, many),
    ]
    return np.stack(columns, axis=1).astype(np.float64)


class _Beside:
    """One profile beside many, as arrays: a value of every word of the one is looked up for the words of the many."""

    def __init__(self, rarity: Values, one: Profile, many: Sequence[Profile]) -> None:
        import numpy as np  # noqa: PLC0415

        self._rarity, self._one, self._many = rarity, one, many
        self._value = np.zeros(max(len(rarity), 1024))  # 1024: more than any day of the calendar
        self._words = self._joined("words")

    def _joined(self, field: str) -> tuple[Numbers, Numbers]:
        """One array of all the many, and their lengths."""
        import numpy as np  # noqa: PLC0415

        arrays = [getattr(each, field) for each in self._many]
        return np.concatenate(arrays), np.array([len(each) for each in arrays])

    def cosine(self, field: str, weights: str | None) -> Values:
        """Of the words of a field, weighed by rarity and, where given, by the weights of another field."""
        import numpy as np  # noqa: PLC0415

        numbers, lengths = self._words if field == "words" else self._joined(field)
        values = self._rarity[numbers] * (self._joined(weights)[0] if weights else 1.0)
        mine: Numbers = getattr(self._one, field)
        own = self._rarity[mine] * (getattr(self._one, weights) if weights else 1.0)
        self._value[mine] = own
        product = sums(self._value[numbers] * values, lengths)
        self._value[mine] = 0.0
        size = np.sqrt((own * own).sum()) * np.sqrt(sums(values * values, lengths))
        found: Values = np.clip(product / np.maximum(size, 1e-9), 0.0, 1.0)
        return found

    def covered(self, mine: Numbers, weights: Values, field: str, counts: str | None) -> Table:
        """How much of a field of the one stands anywhere in the many, and the other way round: [2, len(many)]."""
        import numpy as np  # noqa: PLC0415

        own = self._rarity[mine] * weights
        self._value[mine] = own
        there = sums(self._value[self._words[0]], self._words[1])
        self._value[mine] = 0.0
        total = own.sum()
        numbers, lengths = self._joined(field)
        values = self._rarity[numbers] * (self._joined(counts)[0] if counts else 1.0)
        self._value[self._one.words] = 1.0
        back, theirs = sums(values * self._value[numbers], lengths), sums(values, lengths)
        self._value[self._one.words] = 0.0
        forth = there / total if total else np.full(len(lengths), 0.5)
        return np.stack([forth, np.where(theirs > 0, back / np.maximum(theirs, 1e-9), 0.5)])

    def _both(self, field: str) -> tuple[Numbers, Values]:
        """For each of the many: how many items of a field it has, and how many of them the one has, too."""
        numbers, lengths = self._joined(field)
        mine: Numbers = getattr(self._one, field)
        self._value[mine] = 1.0
        both = sums(self._value[numbers], lengths)
        self._value[mine] = 0.0
        return lengths, both

    def common(self, field: str, unknown: float = 0.0) -> tuple[Values, Values]:
        """The share of items in common, of the profile that has fewer; and whether both have some."""
        import numpy as np  # noqa: PLC0415

        lengths, both = self._both(field)
        fewer = np.minimum(lengths, len(getattr(self._one, field)))
        return np.where(fewer > 0, both / np.maximum(fewer, 1), unknown), (fewer > 0).astype(np.float64)

    def same_or_other(self, field: str) -> tuple[Values, Values]:
        """Whether an item is in common; whether both have some and none is in common."""
        import numpy as np  # noqa: PLC0415

        lengths, both = self._both(field)
        other = (both == 0) & (lengths > 0) & bool(len(getattr(self._one, field)))
        return (both > 0).astype(np.float64), other.astype(np.float64)


def _apart(one: Profile, many: Sequence[Profile]) -> list[Values]:
    """For each of GAPS and for more: whether the days apart fall there. All are 0 where one of the two carries no day."""
    import numpy as np  # noqa: PLC0415

    days = np.array([-1 if one.day is None or each.day is None else abs(one.day - each.day) for each in many])
    place = np.where(days < 0, -1, np.searchsorted(GAPS, days))
    return [place == each for each in range(len(GAPS) + 1)]
