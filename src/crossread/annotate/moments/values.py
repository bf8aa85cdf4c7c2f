"""Intervals and lengths in the notation of TIMEX3."""

from __future__ import annotations

from decimal import Decimal

from crossread.annotate.moments.calendar import Interval
from crossread.annotate.moments.meanings import Piece
from crossread.annotate.moments.recurring import LETTERS, SEASONS

_HALVES = {
    "minute": (30, "second"),
    "hour": (30, "minute"),
    "day": (12, "hour"),
    "year": (6, "month"),
    "decade": (5, "year"),
    "century": (50, "year"),
}
_OTHER_UNITS = {
    "fortnight": (2, "week"),
    "quarter": (3, "month"),
    "weekend": (1, "weekend"),
    "decade": (10, "year"),
    "century": (100, "year"),
}


def value_of(interval: Interval, season: str = "") -> str | None:
    """ "2025-01-21", "2025-W04", "2025-W04-WE", "2025-01", "2025-Q1", "2025-SU", "2025", "202", "20"; None for a span."""
    first = interval.first
    if first is None:
        return None
    year, week, _ = first.isocalendar()
    forms = {
        "day": first.isoformat(), "time": first.isoformat(), "month": first.isoformat()[:7], "year": f"{first.year:04}",
        "week": f"{year:04}-W{week:02}", "weekend": f"{year:04}-W{week:02}-WE", "decade": f"{first.year // 10:03}",
        "quarter": f"{first.year:04}-Q{(first.month + 2) // 3}", "season": f"{first.year:04}-{SEASONS.get(season, '')}",
        "century": f"{first.year // 100:02}",
    }  # fmt: skip
    return forms.get(interval.granularity)


def length(pieces: tuple[Piece, ...]) -> str:
    """ISO 8601: P2Y1M21D, PT24H, PXW for "several weeks"."""
    days, hours = "", ""
    for piece in pieces:
        count, unit = piece.count, piece.unit
        if count == Decimal("0.5") and unit in _HALVES:
            count, unit = Decimal(_HALVES[unit][0]), _HALVES[unit][1]
        if unit in _OTHER_UNITS and count is not None:
            times, unit = _OTHER_UNITS[unit]
            count = count * times
        unit = {"fortnight": "week", "quarter": "month"}.get(unit, unit)
        said = f"{'X' if count is None else format(count.normalize(), 'f')}{LETTERS.get(unit, 'WE')}"
        if unit in {"second", "minute", "hour"}:
            hours += said
        else:
            days += said
    return f"P{days}{'T' + hours if hours else ''}"
