"""How likely two articles report the same happening: what they share of names, words, numbers and dates, the text they
share, and when they appeared.

The weights are those of a logistic regression over pairs of articles of two corpora (training/likeness.py): US politics
of 2012 to 2020, with days and without, and short news of many kinds with two events of one kind under each topic.
docs/cluster.md says what was measured with them on other articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from crossread.cluster.beside import Beside
from crossread.cluster.lines import BRIEF, MOST, Evidence
from crossread.cluster.window import Window

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from crossread.cluster.names import Numbers, Values

    Table = NDArray[numpy.float64]

FLOOR, CEILING = -6.0, 6.0  # log odds: below and above it makes no difference
SAME_NAMES = 0.5  # share of the names, of the article whose names are covered better, in two printings of one text
# Rarity of names that is little evidence: of two rare ones. A share of so few is half as telling as one of many. The
# figures of cross-validation are the same to .002 without and with 30; very short texts need it.
LITTLE = 10.0
ENOUGH = 50.0  # different words of an article: a snippet of fewer tells less. Set by hand: no corpus has so short texts
GAPS = (1, 3, 7, 30)  # days between two articles at most, a weight each; one more for more days

# What is measured of a pair, 0 to 1 or yes and no, with its weight. "Covered": the share of what one article says that
# stands in the other, weighed by rarity.
WEIGHTS = {
    "base": -8.34,
    "meaning": 0.96,  # dot product of the rough meanings of title and lead
    "words": 12.01,  # square root of the cosine of the words weighed by rarity, less an outlet's own repeated text
    "quotation": 1.18,  # a shared quotation
    "prose": 0.51,  # shared prose, of two outlets
    "names covered": 0.0,  # of the article whose names are covered better: tells one text from a form filled in
    "many names covered": 0.59,  # the same, less where they are few
    "lead covered": 1.36,  # of the article whose lead is covered worse
    "too short": -2.0,  # how much the shorter article lacks of ENOUGH words; set by hand
    "figures": 0.31,  # numbers in common, of the article that has fewer
    "headline": 2.94,  # cosine of the headlines' words; of the first sentences' where there is none
    "names": 3.85,  # cosine of the names
    "dates": 1.14,  # words of dates in common, of the article that has fewer
    "dates known": -1.48,  # both hold words of dates
    # Of what both open with: one of them in common, or both hold some and none is in common.
    "other weekday": -1.29,
    "same month": 1.13,
    "other month": -0.69,
    "same calendar day": 1.23,
    "other calendar day": 1.64,
    "same early figure": 1.28,
    "other year": -0.43,
    "1 day apart": 2.25,  # at most
    "3 days apart": -1.09,
    "7 days apart": -2.74,
    "30 days apart": -3.99,
    "further apart": -6.28,
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


NOTHING = Shared()  # what most pairs share


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
    alike = measured[:, NAMES.index("names covered")] >= SAME_NAMES
    found: NDArray[numpy.bool_] = alike & (_column("one_text", shared) > 0)
    return found


def features(window: Window, number: int, others: Sequence[int], shared: Sequence[Shared]) -> Table:
    """What is measured of an article beside each of some others, in the order of NAMES: [len(others), len(NAMES)]."""
    import numpy as np  # noqa: PLC0415

    beside = Beside(window.columns, window.rarity, number, others)
    columns = [
        np.ones(len(others)),
        beside.meaning(),
        np.sqrt(np.maximum(0.0, beside.cosine("words") - _column("furniture", shared))),
        _column("quotation", shared),
        _column("prose", shared),
        beside.covered("names").max(axis=0),
        beside.covered("names", LITTLE).max(axis=0),
        beside.covered("lead").min(axis=0),
        np.maximum(0.0, 1 - beside.fewer("words") / ENOUGH),
        beside.common("figures")[0],
        beside.cosine("headline"),
        beside.cosine("names"),
        *beside.common("dates", unknown=0.3),
        beside.same_or_other("weekdays")[1],
        *beside.same_or_other("months"),
        *beside.same_or_other("calendar"),
        beside.same_or_other("early")[0],
        beside.same_or_other("years")[1],
        *_apart(beside.days()),
    ]
    return np.array(columns, dtype=np.float64).T


def _column(name: str, shared: Sequence[Shared]) -> Values:
    """One property of the text that each pair shares; most share none."""
    import numpy as np  # noqa: PLC0415

    found = np.zeros(len(shared))
    for place, each in enumerate(shared):
        if each is not NOTHING:
            found[place] = getattr(each, name)
    return found


def _apart(days: Numbers) -> list[NDArray[numpy.bool_]]:
    """For each of GAPS and for more: whether the days apart fall there. All are 0 where they are not known."""
    import numpy as np  # noqa: PLC0415

    place = np.where(days < 0, -1, np.searchsorted(GAPS, days))
    return [place == each for each in range(len(GAPS) + 1)]
