"""The dates and times that the specification of Recognizers-Text expects, one case each.

The parsers' files give a past and a future resolution, the merged model lists every candidate: each is right. Their ends
are exclusive, and not always: an end is right as given and a day earlier. Durations are amounts (amounts.py). The file
of time zones is left aside whole: crossread keeps a zone with its time of day and reads none alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.quality.specification import scope
from benchmarks.quality.specification.amounts import place, results

FILES = {
    "date": "DateTime/DateParser.json",
    "holiday": "DateTime/HolidayParser.json",
    "daterange": "DateTime/DatePeriodParser.json",
    "datetime": "DateTime/DateTimeParser.json",
    "datetimerange": "DateTime/DateTimePeriodParser.json",
    "time": "DateTime/TimeParser.json",
    "timerange": "DateTime/TimePeriodParser.json",
    "set": "DateTime/SetParser.json",
    "merged": "DateTime/DateTimeModel.json",
}
PART_OF_DAY = re.compile(r"T(?:MO|MI|AF|EV|NI|DT|BH)")
# "2014 to 2018", "from March to May": papers mean the last named year or month, too.
NAMED_ENDS = re.compile(r"\b(?:from|between)\b|\w\s?(?:\bto\b|\btill\b|\buntil\b|\bthrough\b|[-–])\s?\w", re.IGNORECASE)
ENDS_WITH_MONTH = re.compile(rf"(?<!\d )(?<!th )(?<!st ){scope.MONTHS}\.?,?(?: (?:of |in )?\d{{4}})?$")
ENDS_WITH_YEAR = re.compile(r"\d{4}$")
NOT_RESOLVED = "not resolved"

Interval = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Case:
    """One expected date or time in [start, end) of a text, seen from `seen`."""

    file: str  # the key of FILES where it stands first
    kind: str  # date, daterange, datetime, datetimerange, time, timerange, set
    text: str
    seen: str | None  # ISO 8601
    start: int
    end: int
    timex: str
    choices: frozenset[Interval]
    out: str | None = None

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


def cases(folder: Path) -> list[Case]:
    """Every expected date or time of every file, in or out of scope; what two files expect of the same words is one."""
    found: dict[tuple[str, str | None, int, int], Case] = {}
    for file, name in FILES.items():
        for text, result in results(folder / name):
            case = _case(file, text, result)
            if case is None:
                continue
            key = (text, (case.seen or "")[:10], case.start, case.end)
            known = found.get(key)
            found[key] = replace(known, choices=known.choices | case.choices) if known else case
    return list(found.values())


def _case(file: str, text: str, result: dict[str, Any]) -> Case | None:
    start, end = place(text, result)
    if file == "merged":
        kind = str(result.get("TypeName") or "").removeprefix("datetimeV2.")
        values = (result.get("Resolution") or {}).get("values") or []
        if kind == "duration" or not kind:
            return None
        timex = str(values[0].get("timex") or "") if values else ""
        choices = frozenset(one for value in values for one in _listed(value))
    else:
        kind = "date" if file == "holiday" else file
        value = result.get("Value") or {}
        timex = str(value.get("Timex") or "")
        sides = [value.get(side) or {} for side in ("PastResolution", "FutureResolution")]
        choices = frozenset(one for side in sides for one in _side(side))
    if kind == "datetimerange" and PART_OF_DAY.search(timex):
        choices = frozenset((_day(first), _day(first)) for first, _ in choices)  # evenings begin when a paper says
    if NAMED_ENDS.search(text[start:end]):
        choices |= frozenset(
            (first, longer) for first, last in choices for longer in _to_the_end(last, text[start:end].lower())
        )
    seen = str(result["Context"].get("ReferenceDateTime") or "") or None
    resolved = bool(choices) and not any((first or "").startswith("0001") for first, _ in choices)
    out = scope.moment(kind, text[start:end].lower(), timex, resolved)
    return Case(file, kind, text, seen, start, end, timex, choices, out)


def _to_the_end(last: str | None, words: str) -> Iterator[str]:
    """The last day of a month or year that words name as the end of a range, of which the specification gives the first."""
    if last is None or len(last) != 10 or not last.endswith("-01"):
        return
    day = date.fromisoformat(last)
    if ENDS_WITH_MONTH.search(words):
        yield ((day + timedelta(days=31)).replace(day=1) - timedelta(days=1)).isoformat()
    if last.endswith("-01-01") and ENDS_WITH_YEAR.search(words):
        yield f"{day.year}-12-31"


def _side(side: dict[str, Any]) -> list[Interval]:
    for name in ("date", "dateTime", "time"):
        if name in side:
            return [(_minutes(side[name]), _minutes(side[name]))]
    for name in ("Date", "DateTime", "Time"):
        if f"start{name}" in side or f"end{name}" in side:
            return _ended(side.get(f"start{name}"), side.get(f"end{name}"))
    return []


def _listed(value: dict[str, Any]) -> list[Interval]:
    if value.get("value") == NOT_RESOLVED:
        return []
    if "value" in value:
        return [(_minutes(value["value"]), _minutes(value["value"]))]
    if "start" in value or "end" in value:
        return _ended(value.get("start"), value.get("end"))
    return []


def _ended(first: str | None, last: str | None) -> list[Interval]:
    """An interval whose end is exclusive, or is not; a bound alone ("after 12 June") may leave out its own day."""
    start, end = _minutes(first), _minutes(last)
    starts = {start, _moved(start, 1)} if end is None else {start}
    return [(one, other) for one in starts for other in (end, _moved(end, -1))]


def _moved(day: str | None, days: int) -> str | None:
    if day is None or len(day) != 10:
        return day
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return day


def _minutes(given: str | None) -> str | None:
    """ "2016-11-07 16:12:00" as "2016-11-07T16:12", "16:12:00" as "16:12"; a day as it is."""
    if given is None:
        return None
    day, _, clock = given.strip().replace("T", " ").partition(" ")
    if ":" in day:
        return day[:5]
    return f"{day}T{clock[:5]}" if clock else day


def _day(given: str | None) -> str | None:
    return given[:10] if given else None
