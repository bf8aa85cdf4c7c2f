"""Pairs of statements of one claim where the gold's spans are given: what the scorer and the grouping are worth alone.

collate's own pair scorer and its own grouping run on statements at the gold's spans, with weights that have not seen the event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from benchmarks.quality.collation.claims import negatives, pair_counts, pairs
from benchmarks.quality.collation.fitting import Judged, ratio
from benchmarks.quality.collation.gold import Place, gold_places
from benchmarks.quality.collation.reading import Reading, unseen

from crossread.collate import grouping, pairing

SURE = 0.85  # the precision at which recall is asked for
THRESHOLDS = [step / 40 for step in range(1, 39)]
AT = "shipped"


def given(reading: Reading) -> tuple[Judged, dict[float, Counter[str]]]:
    """At the shipped threshold, look-alikes too; and the pair counts at every other threshold."""
    places = [where for _, where in gold_places(reading.event)]
    articles = [statement.article for statement in reading.given]
    with unseen(reading.event.name):
        scored = pairing.pairs(list(reading.given), dict(reading.names or {}))
        parts = grouping.groups(articles, scored, pairing.threshold())
    claims = _claims(parts, places)
    judged = pairs(claims, reading.event)
    judged.counts += negatives(claims, reading.event).counts
    curve = {
        threshold: pair_counts(_claims(grouping.groups(articles, scored, threshold), places), reading.event)
        for threshold in THRESHOLDS
    }
    return judged, curve


def _claims(parts: Sequence[tuple[int, ...]], places: Sequence[Place]) -> list[list[Place]]:
    return [[places[i] for i in part] for part in parts]


def recall_when_sure(curve: Mapping[float, Counter[str]]) -> float:
    """The most recall that some threshold gives at a precision of SURE or more; 0 where none does."""
    recalls = [ratio(c["both"], c["gold"]) for c in curve.values() if c["both"] >= SURE * c["predicted"] > 0]
    return max(recalls, default=0.0)
