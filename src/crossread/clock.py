"""When an article appeared, as an interval: a date without a time is a day, a time without a zone is somewhere on Earth.

Everything that asks "before or after?" asks here, so that it abstains where the pages do not say enough.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

EARLIEST_ZONE = timezone(timedelta(hours=14))  # Kiribati: a day begins there first
LATEST_ZONE = timezone(timedelta(hours=-12))  # Baker Island: a day ends there last


def bounds(value: str | None) -> tuple[datetime, datetime] | None:
    """Earliest and latest instant (UTC) that an ISO 8601 date or date-time can mean; None for None or nonsense.

    >>> bounds("2025-01-21T13:32:00+00:00")[0].isoformat()
    '2025-01-21T13:32:00+00:00'
    """
    moment = parsed(value)
    if moment is None:
        return None
    if moment.tzinfo is not None and "T" in str(value):
        return moment.astimezone(UTC), moment.astimezone(UTC)
    length = timedelta(0) if "T" in str(value) else timedelta(days=1) - timedelta(seconds=1)
    try:
        return moment.replace(tzinfo=EARLIEST_ZONE).astimezone(UTC), (moment + length).replace(
            tzinfo=LATEST_ZONE
        ).astimezone(UTC)
    except OverflowError:  # the first and the last day of the calendar
        return None


@lru_cache(maxsize=1 << 14)  # a large story asks for the dates of its articles over and over
def parsed(value: str | None) -> datetime | None:
    """A date-time as ISO 8601 gives it (naive where it gives no zone); None for None or nonsense."""
    if not value:
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def day(value: str | None) -> date | None:
    """The calendar day an article carries, in its own zone; None where it has none."""
    moment = parsed(value)
    return moment.date() if moment else None


@lru_cache(maxsize=1 << 14)  # every claim of an account asks it of the same pairs of articles
def before(first: str | None, second: str | None) -> bool | None:
    """Whether `first` is before `second`; False: it is after; None: the pages do not say enough.

    Instants are compared where both have a time and a zone. Otherwise the calendar decides between different days, each
    taken as the outlet's own, and nothing decides within one day.
    """
    a, b = parsed(first), parsed(second)
    if a is None or b is None:
        return None
    if a.tzinfo and b.tzinfo:
        return a < b if a != b else None
    return a.date() < b.date() if a.date() != b.date() else None
