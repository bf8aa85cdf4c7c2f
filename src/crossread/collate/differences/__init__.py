"""Where the reports of one claim differ: figure, moment, actor, polarity, certainty, voice, speaker, wording.

Each kind is a function of two reports that gives a `Finding` or None, in a file of its own. The ones in use stand in one tuple.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from crossread.account import DifferenceKind
from crossread.collate.differences.actors import actor
from crossread.collate.differences.figures import figure
from crossread.collate.differences.manner import certainty, polarity
from crossread.collate.differences.moments import moment
from crossread.collate.differences.quotations import around, quotation, wording_finding
from crossread.collate.differences.speaking import speaker, voice
from crossread.collate.differences.told import Compare, Finding, Told, Weight, aside

__all__ = ["COMPARISONS", "Finding", "Told", "Weight", "around", "aside", "differences", "wording_finding"]

MAX_COMPARED = 24  # reports of one claim compared pairwise: 276 pairs; further ones are compared with the first only
COMPARISONS: tuple[Compare, ...] = (figure, moment, actor, polarity, certainty, voice, speaker, quotation)
_WEIGHTS: tuple[Weight, ...] = ("conflict", "update", "difference", "detail")
_ORDER: tuple[DifferenceKind, ...] = (
    "figure", "moment", "polarity", "actor", "certainty", "speaker", "voice", "wording",
)  # fmt: skip


def differences(told: Sequence[Told], names: Mapping[str, str]) -> list[Finding]:
    """Differences among reports of one claim, given earliest first; one pair for each two values that differ.
    `names`: story entity id -> name."""
    found: dict[tuple[str, frozenset[Hashable]], Finding] = {}
    for i, j in _pairs(len(told)):
        a, b = told[i], told[j]
        if a.article.id == b.article.id:
            continue
        for compare in COMPARISONS:
            finding = compare(a, b, names)
            if finding:
                key = finding.kind, finding.values
                known = found.get(key)
                # an update shows that the order of one pair is known: it decides
                if known is None or (finding.weight == "update" and known.weight != "update"):
                    found[key] = finding
    return sorted(found.values(), key=lambda f: (_WEIGHTS.index(f.weight), _ORDER.index(f.kind)))


def _pairs(count: int) -> list[tuple[int, int]]:
    return [(i, j) for i in range(count) for j in range(i + 1, count) if i == 0 or count <= MAX_COMPARED]
