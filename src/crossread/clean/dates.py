"""Dates as pages write them, as ISO 8601 in their own precision, with the zone where the page gives one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from crossread import knowledge
from crossread.text import fold, plain

FIRST_YEAR, LAST_YEAR = 1900, 2100  # a number outside is no year of an article
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_ENDS = r"(?=\D|$|\d{1,2}\s?[^\W\d_]|\d{1,2}:\d\d)"  # "21 Jan 202521 Jan 2025", "21 Jan 202511:08": glued together
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d{1,9})?)?)?(?:\s?(?P<half>[ap]\.?\s?m\b\.?))?",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"[\s,|-]{0,4}(?:(?P<name>[a-z]{1,5})\b)?[\s(]{0,3}(?P<sign>[+-])\s?(?P<hours>\d{1,2}):?(?P<minutes>[0-5]\d)?(?!\d)\s?\)?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"[\s,|(-]{0,4}(?P<name>[a-z]{1,4})\b\)?", re.IGNORECASE)
_LEAD = re.compile(r"[\s,|·•/T-]{0,4}(?:(?:at|um|à|a las|às|alle|ore|в|в|kl\.?|-)\s{0,2})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that stands in a text."""

    start: int
    end: int
    iso: str | None  # None: day and month cannot be told apart ("1/2/2025") and nothing on the page helps
    slashed: tuple[int, int, int] | None = None  # first, second number and year of "1/2/2025"
    clock: str = ""  # "T13:32:00+04:00"; empty where the page gives no time
    american: bool = False  # an American clock stands behind it ("ET", "PDT"): the month is written first


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in knowledge.toml("dates")["months"].items() for name in names}


def month(word: str) -> bool:
    """Whether a word is the name of a month, in any language of the table.

    >>> month("Janvier"), month("Ada")
    (True, False)
    """
    return word.lower().rstrip(".,") in _months()


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    month = rf"(?P<month>{names})\b\.?"
    of = r"(?:\s+(?:de|of|del))?"
    day = r"(?P<day>[0-3]?\d)"
    return (
        re.compile(rf"(?<!\d){_YEAR}[-/.](?P<number>[01]?\d)[-/.]{day}(?!\d)"),
        re.compile(rf"(?<!\d){_YEAR}年(?P<number>[01]?\d)月{day}日"),
        re.compile(rf"(?<!\d){day}(?:st|nd|rd|th|er|\.|º)?{of}[\s-]{{1,2}}{month},?{of}[\s,-]{{1,3}}{_YEAR}{_ENDS}"),
        re.compile(rf"(?P<month>{names})\b\.?\s{{1,2}}{day}(?:st|nd|rd|th)?\s?,?\s{{1,2}}{_YEAR}{_ENDS}"),
        re.compile(rf"(?<![\d/]){day}\.\s?(?P<number>[01]?\d)\.\s?{_YEAR}(?!\d)"),
        re.compile(rf"(?<![\d/])(?P<first>[0-3]?\d)([/-])(?P<other>[0-3]?\d)\2{_YEAR}(?!\d)"),
        re.compile(r"(?<![\d/])(?P<first>[0-3]?\d)/(?P<other>[0-3]?\d)/(?P<short>[0-4]\d)(?![\d/])"),
    )


_HINT = re.compile(r"(?:19|20)\d\d|\d/\d{1,2}/\d\d")


def find(text: str, begin: int = 0) -> list[Dated]:
    """All dates with a year in a text, in order; offsets start at `begin`."""
    if not _HINT.search(text):
        return []
    view = fold(text)
    found: list[Dated] = []
    taken: list[tuple[int, int]] = []
    for pattern in _patterns():
        for match in pattern.finditer(view):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            dated = _dated(match, view)
            if dated is not None:
                taken.append((match.start(), match.end()))
                found.append(dated)
    found.sort(key=lambda each: each.start)
    return [
        replace(each, start=each.start + begin, end=each.end + begin, american=_american(text, each.end))
        for each in found
    ]


_AMERICAN = re.compile(r"[\s,(]{0,3}[ECMP][SD]?T\b")


def _american(text: str, end: int) -> bool:
    return _AMERICAN.match(text, end) is not None or _AMERICAN.search(text, max(0, end - 4), end) is not None


def _dated(match: re.Match[str], view: str) -> Dated | None:
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else 2000 + int(groups["short"])
    if groups.get("first"):
        first, other = int(groups["first"]), int(groups["other"])
        certain = _slashed(first, other, year)
        if certain is None and not (1 <= first <= 12 and 1 <= other <= 12):
            return None
        start, end, clock = _with_clock(view, match.start(), match.end(), certain)
        return Dated(start, end, certain.isoformat() + clock if certain else None, (first, other, year), clock)
    month = int(groups["number"]) if groups.get("number") else _months()[groups["month"]]
    day = _day(year, month, int(groups["day"]))
    if day is None:
        return None
    start, end, clock = _with_clock(view, match.start(), match.end(), day)
    return Dated(start, end, day.isoformat() + clock, None, clock)


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _slashed(first: int, other: int, year: int) -> date | None:
    """The day that two numbers mean when only one order makes a date, or both the same."""
    days = {day for day in (_day(year, first, other), _day(year, other, first)) if day is not None}
    return days.pop() if len(days) == 1 else None


def _with_clock(view: str, start: int, end: int, day: date | None) -> tuple[int, int, str]:
    """The date with the time behind it, or before it. `day`: None where it is not sure yet."""
    lead = _LEAD.match(view, end)
    found = _clock(view, lead.end() if lead else end, day)
    if found:
        return start, found[1], found[0]
    head = view[max(0, start - 24) : start]
    for match in _CLOCK.finditer(head):
        if match["minute"] is None and match["half"] is None:
            continue
        timed = _clock(view, start - len(head) + match.start(), day)
        if timed and view[timed[1] : start].strip(" ,|-·") in ("", "on"):
            return start - len(head) + match.start(), end, timed[0]
    return start, end, ""


def _clock(view: str, at: int, day: date | None) -> tuple[str, int] | None:
    """The time that stands at `at` ("T13:32:00+04:00"), and where it ends."""
    match = _CLOCK.match(view, at)
    if match is None or (match["minute"] is None and match["half"] is None):
        return None
    hour, half = int(match["hour"]), (match["half"] or "")[:1]
    if half and not 1 <= hour <= 12:
        half = ""  # "13:32 PM": the hour says it already
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    minute, second = int(match["minute"] or 0), int(match["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    zone, end = _zone(view, match.end(), day)
    return f"T{hour:02}:{minute:02}:{second:02}{zone}", end


def _zone(view: str, at: int, day: date | None) -> tuple[str, int]:
    zones: dict[str, int] = knowledge.toml("dates")["zones"]
    american: dict[str, int] = knowledge.toml("dates")["american"]
    offset = _OFFSET.match(view, at)
    if offset and (offset["name"] is None or offset["name"] in ("gmt", "utc")) and int(offset["hours"]) <= 14:
        return f"{offset['sign']}{offset['hours'].zfill(2)}:{offset['minutes'] or '00'}", offset.end()
    named = _ZONE.match(view, at)
    if named and named["name"] in zones:
        return _shift(zones[named["name"]]), named.end()
    if named and named["name"] in american and day is not None:
        return _shift(american[named["name"]] + (60 if _summer(day) else 0)), named.end()
    return "", at


def _summer(day: date) -> bool:
    """Whether clocks in the United States are set forward: second Sunday of March to first Sunday of November."""
    march, november = date(day.year, 3, 8), date(day.year, 11, 1)
    begin = march + timedelta(days=(6 - march.weekday()) % 7)
    end = november + timedelta(days=(6 - november.weekday()) % 7)
    return begin <= day < end


def _shift(minutes: int) -> str:
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def order(dates: Iterable[Dated]) -> bool | None:
    """Whether the page writes the month first in "1/22/2025"; None where no date of it tells."""
    votes = {each.slashed[1] > 12 for each in dates if each.slashed and each.iso and each.slashed[0] != each.slashed[1]}
    return votes.pop() if len(votes) == 1 else None


def settle(dated: Dated, month_first: bool | None, near: Iterable[str] = ()) -> str | None:
    """The date in ISO 8601; for "1/2/2025" by a day or month that something else says, or by the page's own habit.

    `near`: days and months ("2025-02") that address, carrier or other dates of the page say. An American clock ("ET") speaks
    for the month in front. None where nothing tells, or two things speak against one another.
    """
    if dated.iso or dated.slashed is None:
        return dated.iso
    first, other, year = dated.slashed
    american, european = _day(year, first, other), _day(year, other, first)
    known = set(near)
    fits = [
        day
        for day in (american, european)
        if day and any(one[:10] == day.isoformat()[: len(one[:10])] for one in known)
    ]
    if len(fits) == 1:
        return fits[0].isoformat() + dated.clock
    if month_first is None and dated.american:
        month_first = True
    if month_first is None:
        return None
    chosen = american if month_first else european
    return chosen.isoformat() + dated.clock if chosen else None


def parse(value: str) -> str | None:
    """A carrier's date in ISO 8601 in its own precision; None where it cannot be read.

    >>> parse("Tue, 21 Jan 2025 13:32:00 +0000"), parse("20250121"), parse("1/2/2025")
    ('2025-01-21T13:32:00+00:00', '2025-01-21', None)
    """
    text = plain(value).strip()[:120]
    if text.isdigit():
        return _number(text)
    try:
        return _day_alone(_iso(text))
    except ValueError:
        pass
    found = find(text)
    return _day_alone(found[0].iso) if found and found[0].iso else _month(text)


def _day_alone(iso: str) -> str:
    """Midnight without a zone is how tables write a day."""
    return iso.removesuffix("T00:00:00")


def _iso(text: str) -> str:
    if re.fullmatch(r"\d{4}(-\d{2})?", text):
        return text
    moment = datetime.fromisoformat(text)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(text)
    if "T" not in text.upper() and " " not in text:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds")


def _number(text: str) -> str | None:
    """ "20250121", or seconds or milliseconds since 1970."""
    if len(text) == 8:
        day = _day(int(text[:4]), int(text[4:6]), int(text[6:]))
        return day.isoformat() if day else None
    if len(text) in (10, 13):
        seconds = int(text[:10])
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).isoformat()
    return text if len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR else None


def _month(text: str) -> str | None:
    match = re.fullmatch(r"([^\W\d_]+)\.?,? (\d{4})", fold(text))
    if match is None or match[1] not in _months() or not FIRST_YEAR <= int(match[2]) <= LAST_YEAR:
        return None
    return f"{match[2]}-{_months()[match[1]]:02}"
