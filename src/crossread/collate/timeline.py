"""When what is reported happened: the claims by the moments their statements name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from crossread.account import TimelineEntry
from crossread.model import Moment

# How much of an ISO date each granularity carries. A span of years or an open interval is no point in time.
_LENGTHS = {"time": 16, "day": 10, "month": 7, "year": 4}
# What no single date says: it stands as the two days between which it lies, "2031-03-10/2031-03-16".
_RUNS = frozenset({"week", "weekend", "season", "quarter", "month", "year"})


def timeline(moments: Mapping[str, Sequence[Moment]]) -> tuple[TimelineEntry, ...]:
    """Entries in order of time. `moments`: claim id -> moments in its statements. A moment that starts somewhere and ends
    nowhere ("since February 2022") stands at its start; what recurs ("every Tuesday") and "now" stand nowhere."""
    claims: dict[str, list[str]] = {}
    for claim, found in moments.items():
        for moment in found:
            when = None if moment.every or (moment.value or "").endswith("_REF") else _when(moment)
            if when is not None:
                entry = claims.setdefault(when, [])
                if claim not in entry:
                    entry.append(claim)
    return tuple(TimelineEntry(moment, tuple(ids)) for moment, ids in sorted(claims.items()))


def _when(moment: Moment) -> str | None:
    """A moment as the timeline has it, no more exact than the report: a week is not its Monday."""
    length = _LENGTHS.get(moment.granularity)
    if moment.first is None:
        return None
    if moment.last is None or (length and _whole(moment.first, moment.last, moment.granularity)):
        return moment.first[:length] if length else None
    if moment.granularity not in _RUNS:
        return moment.first[:length] if length else None
    return f"{moment.first[:10]}/{moment.last[:10]}"


def _whole(first: str, last: str, granularity: str) -> bool:
    """Whether a month or a year is meant from its first to its last day: not "early this year"."""
    if granularity not in {"month", "year"}:
        return True
    try:
        start, after = date.fromisoformat(first[:10]), date.fromisoformat(last[:10]) + timedelta(days=1)
    except (ValueError, OverflowError):
        return True
    if granularity == "year":
        return (start.month, start.day, after.month, after.day, after.year) == (1, 1, 1, 1, start.year + 1)
    return start.day == after.day == 1 and (after.year - start.year) * 12 + after.month - start.month == 1
