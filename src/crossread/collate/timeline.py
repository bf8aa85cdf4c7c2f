"""When what is reported happened: the claims by the moments their statements name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossread.account import TimelineEntry
from crossread.model import Moment

# How much of an ISO date each granularity carries. A span of years or an open interval is no point in time.
_LENGTHS = {"time": 16, "day": 10, "week": 10, "weekend": 10, "month": 7, "season": 7, "quarter": 7, "year": 4}


def timeline(moments: Mapping[str, Sequence[Moment]]) -> tuple[TimelineEntry, ...]:
    """Entries in order of time. `moments`: claim id -> moments in its statements. A moment that starts somewhere and ends
    nowhere ("since February 2022") stands at its start; what recurs ("every Tuesday") and "now" stand nowhere."""
    claims: dict[str, list[str]] = {}
    for claim, found in moments.items():
        for moment in found:
            length = _LENGTHS.get(moment.granularity)
            if moment.first and length and not moment.every and not (moment.value or "").endswith("_REF"):
                entry = claims.setdefault(moment.first[:length], [])
                if claim not in entry:
                    entry.append(claim)
    return tuple(TimelineEntry(moment, tuple(ids)) for moment, ids in sorted(claims.items()))
