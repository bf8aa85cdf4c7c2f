"""The amounts that the specification of Recognizers-Text expects, one case each, in crossread's units.

Modes of one model expect the same of the same words, or something else: what they agree on is one case, and where they
do not, each of their answers is right. What one file expects of a part of what another expects whole is not asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.quality.specification import scope
from benchmarks.quality.units import decimal, named

FILES = {
    "number": (
        "Number/NumberModel.json",
        "Number/NumberModelExperimentalMode.json",
        "Number/NumberModelPercentMode.json",
    ),
    "range": ("Number/NumberRangeModel.json", "Number/NumberRangeModelExperimentalMode.json"),
    "ordinal": ("Number/OrdinalModel.json", "Number/OrdinalModelSuppressExtendedTypes.json"),
    "percent": ("Number/PercentModel.json", "Number/PercentModelPercentMode.json"),
    "currency": ("NumberWithUnit/CurrencyModel.json",),
    "dimension": ("NumberWithUnit/DimensionModel.json",),
    "temperature": ("NumberWithUnit/TemperatureModel.json",),
    "age": ("NumberWithUnit/AgeModel.json",),
    "duration": ("DateTime/DurationParser.json", "DateTime/DateTimeModel.json"),
}
DAYS_IN = {"year": Decimal(365), "month": Decimal(30), "week": Decimal(7), "day": Decimal(1)}
RANGE = re.compile(r"[\[(]([^,]*),([^,]*)[\])]")

TONNE = re.compile(r"tonnes?$|metric tons?$|\dt$")  # tons to the specification

Ends = tuple[Decimal | None, Decimal | None]


@dataclass(frozen=True, slots=True)
class Case:
    """One expected amount in [start, end) of a text."""

    group: str
    text: str
    start: int
    end: int
    unit: str
    choices: tuple[Ends, ...]
    out: str | None = None  # why it is out of scope; None: it is asked

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


def cases(folder: Path) -> list[Case]:
    """Every expected amount of every file of `folder`, in or out of scope."""
    found: dict[tuple[str, str, int, int], Case] = {}
    for group, names in FILES.items():
        for name in names:
            for text, result in results(folder / name):
                case = _case(group, text, result)
                if case is None:
                    continue
                key = (group, text, case.start, case.end)
                known = found.get(key)
                found[key] = replace(known, choices=_joined(known, case)) if known else case
    return _without_parts(list(found.values()))


def results(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each text of a file with each of its results. Raises FileNotFoundError."""
    for row in json.loads(path.read_text("utf-8-sig")):
        for result in row.get("Results") or ():
            yield row["Input"], result | {"Context": row.get("Context") or {}}


def place(text: str, result: dict[str, Any]) -> tuple[int, int]:
    """Where the words of a result stand: its own offsets where they hold, else the first place of the words."""
    words = result["Text"].lower()
    start = result.get("Start", -1)
    if start < 0 or text[start : start + len(words)].lower() != words:
        start = max(text.lower().find(words), 0)
    return start, start + len(words)


def _case(group: str, text: str, result: dict[str, Any]) -> Case | None:
    if group == "duration" and not _is_duration(result):
        return None
    start, end = place(text, result)
    ends, unit = _ends(group, result)
    unit = "tonne" if unit == "ton" and TONNE.search(text[start:end]) else unit
    out = scope.amount(group, text, (start, end), result) if ends else scope.NO_NUMBER
    return Case(group, text, start, end, unit, (ends,) if ends else (), out)


def _is_duration(result: dict[str, Any]) -> bool:
    return "Value" in result or result.get("TypeName") == "datetimeV2.duration"


def _joined(known: Case, other: Case) -> tuple[Ends, ...]:
    return known.choices + tuple(ends for ends in other.choices if ends not in known.choices)


def _ends(group: str, result: dict[str, Any]) -> tuple[Ends | None, str]:
    """Low, high and unit; None for the ends where the result gives no number."""
    if group == "duration":
        return _duration(result), "second"
    given = result["Resolution"]
    if group == "range":
        match = RANGE.fullmatch(given["value"])
        return ((decimal(match[1]), decimal(match[2])), "count") if match else (None, "count")
    value = decimal(given.get("value")) if result["TypeName"] != "ordinal.relative" else None
    unit = {"number": "count", "ordinal": "rank", "percent": "percent"}.get(group) or _unit(group, given)
    if value is None or not value.is_finite():
        return None, unit
    if group == "age" and given["unit"].lower() in DAYS_IN:
        value = value * DAYS_IN[given["unit"].lower()] / DAYS_IN["year"]
    return (value, value), unit


def _unit(group: str, given: dict[str, Any]) -> str:
    unit = str(given.get("unit") or "")
    if group == "age":
        return "age"
    if group == "currency" and unit == "Pound":
        return "GBP"
    return str(given.get("isoCurrency") or named(unit))


def _duration(result: dict[str, Any]) -> Ends | None:
    if "Value" in result:
        seconds = decimal((result["Value"].get("FutureResolution") or {}).get("duration"))
        return None if seconds is None else (seconds, seconds)
    values = (result.get("Resolution") or {}).get("values") or [{}]
    seconds = decimal(values[0].get("value"))
    return None if seconds is None else (seconds, seconds)


def _without_parts(found: list[Case]) -> list[Case]:
    """Cases inside a larger one of the same group and text are out: another mode reads the whole."""
    wholes: dict[tuple[str, str], list[Case]] = {}
    for case in found:
        wholes.setdefault((case.group, case.text), []).append(case)
    return [
        replace(case, out=scope.PART)
        if case.out is None
        and any(
            other.start <= case.start and case.end <= other.end and len(other.words) > len(case.words)
            for other in wholes[case.group, case.text]
        )
        else case
        for case in found
    ]
