"""How dates and times are said to a reader, in the precision that they were given in."""

from __future__ import annotations

import re

from crossread.clock import parsed

_MONTHS = ("", "Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def when(value: str | None) -> str:
    """A moment in the precision it was given in: "Tue 3 March 2026, 09:40 (UTC+4)", "Feb 2022", "2 to 8 March 2026"."""
    if not value:
        return "no date found"
    if "/" in value:
        first, _, last = value.partition("/")
        return when_range(first, last)
    if found := re.fullmatch(r"(\d{4})-(\d{2})", value):
        month = int(found[2])
        return f"{_MONTHS[month]} {found[1]}" if 1 <= month <= 12 else value
    moment = parsed(value)
    if moment is None or re.fullmatch(r"\d{4}", value):
        return value
    day = f"{_DAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month]} {moment.year}"
    return f"{day}, {_clock(value)}" if "T" in value else day


def when_short(value: str | None) -> str:
    """The same for a narrow place: "3 March, 09:40"."""
    moment = parsed(value)
    if not value or moment is None:
        return when(value)
    day = f"{moment.day} {_MONTHS[moment.month]}"
    return f"{day}, {moment:%H:%M}" if "T" in value else day


def when_range(first: str | None, last: str | None) -> str:
    """ "3 to 4 March 2026"; one day alone where both are the same; "" where neither is known."""
    a, b = parsed(first), parsed(last)
    if a is None or b is None:
        return when(first or last) if first or last else ""
    if a.date() == b.date():
        return f"{a.day} {_MONTHS[a.month]} {a.year}"
    begin = f"{a.day}"
    if (a.year, a.month) != (b.year, b.month):
        begin += f" {_MONTHS[a.month]}" + (f" {a.year}" if a.year != b.year else "")
    return f"{begin} to {b.day} {_MONTHS[b.month]} {b.year}"


def _clock(value: str) -> str:
    moment = parsed(value)
    if moment is None:
        return value
    offset = moment.utcoffset()
    if offset is None:
        return f"{moment:%H:%M}"
    minutes = int(offset.total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    zone = f"{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02d}" if rest else "") if minutes else ""
    return f"{moment:%H:%M} UTC{zone}"
