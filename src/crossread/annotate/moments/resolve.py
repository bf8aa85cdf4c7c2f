"""From an expression to the interval it means, seen from the day of the article. Abstains rather than guesses."""

from __future__ import annotations

from collections.abc import Callable

from crossread.annotate.moments import periods, relative, written
from crossread.annotate.moments.calendar import Interval
from crossread.annotate.moments.patterns import Expression
from crossread.annotate.moments.reading import Reading, Seen


def resolve(expression: Expression, seen: Seen) -> Reading:
    """The interval of an expression. Open at both ends, with the reason, where it cannot be known."""
    try:
        return _READERS[expression.kind](expression.parts, seen)
    except (OverflowError, ValueError):
        return Reading(Interval(None, None, "day"), "no such day in the calendar")


_READERS: dict[str, Callable[[dict[str, str], Seen], Reading]] = {
    "date": written.date_written,
    "dates": written.dates,
    "month": written.month,
    "iso": written.iso,
    "numeric": written.numeric,
    "nine-eleven": written.nine_eleven,
    "nth": written.nth,
    "holiday": written.holiday,
    "weekday": relative.weekday,
    "day": relative.day_word,
    "other-day": relative.other_day,
    "relative": relative.relative,
    "weekend": relative.weekend,
    "edge": relative.edge,
    "stretch": relative.stretch,
    "ago": relative.ago,
    "other-ago": relative.other_ago,
    "anchored": relative.anchored,
    "year": periods.year,
    "decade": periods.decade,
    "century": periods.century,
    "quarter": periods.quarter,
    "season": periods.season,
    "clock": periods.clock,
}
