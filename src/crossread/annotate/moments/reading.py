"""What an expression means and from where it is seen, and the pieces of a match as numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from crossread import knowledge
from crossread.annotate.moments.calendar import Interval
from crossread.annotate.moments.patterns import VAGUE_COUNTS, small_numbers
from crossread.annotate.moments.tense import Tense
from crossread.model import Granularity

UNKNOWN_DAY = "the article has no date"


NEAR = 45  # days: a date without a year that is this near is meant, whatever the tense ("May 15 had been expected")


@dataclass(frozen=True, slots=True)
class Seen:
    """From where an expression is seen."""

    day: date | None  # of the article
    tense: Tense | None
    day_first: bool | None = (
        None  # whether the page writes 22/1/2025 (True) or 1/22/2025 (False); None: it does not show
    )

    @property
    def words(self) -> str:
        return f"{self.day}, the article's day"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means, and why."""

    interval: Interval
    reason: str
    clock: str | None = None  # "09:40" or "09:40+00:00"


def unknown(granularity: Granularity, reason: str) -> Reading:
    return Reading(Interval(None, None, granularity), reason)


def month_number(word: str) -> int:
    return int(knowledge.toml("calendar")["months"][word.removesuffix(".")])


def weekday_number(word: str) -> int:
    return int(knowledge.toml("calendar")["weekdays"][word])


def year_in(parts: dict[str, str]) -> int | None:
    if "year" in parts:
        return int(parts["year"])
    if "short" in parts:
        return 2000 + int(parts["short"])
    return None


def part_in(parts: dict[str, str]) -> str:
    words = (parts.get("part") or parts.get("part2") or "").removeprefix("the ").split()
    return words[0] if words else ""


def count_in(parts: dict[str, str]) -> int | None:
    """How many units; None where no number can be given ("several", "hours before")."""
    word = " ".join(parts.get("count", "").split())
    if word.isdecimal():
        return int(word)
    return None if word in VAGUE_COUNTS or not word else small_numbers().get(word)


def unit_in(parts: dict[str, str]) -> str:
    return "century" if parts["unit"].startswith("centur") else parts["unit"]


def granularity_of(unit: str) -> Granularity:
    known: dict[str, Granularity] = {
        "minute": "time", "hour": "time", "day": "day", "week": "week", "fortnight": "week", "weekend": "weekend",
        "month": "month", "quarter": "quarter", "year": "year", "decade": "decade", "century": "century",
    }  # fmt: skip
    return known.get(unit, "season")


def near_year(month: int, day: int, seen: Seen, weekday: int | None = None) -> int:
    """The year that brings a date nearest to the article's day, on the side that the tense asks for."""
    assert seen.day is not None
    choices = []
    for year in (seen.day.year - 1, seen.day.year, seen.day.year + 1):
        try:
            that = date(year, month, day)
        except ValueError:
            continue
        distance = (that - seen.day).days
        wrong_side = (seen.tense == "past" and distance > NEAR) or (seen.tense == "future" and distance < -NEAR)
        wrong_weekday = weekday is not None and that.weekday() != weekday
        choices.append((wrong_weekday, wrong_side, abs(distance), year))
    if not choices:
        raise ValueError("29 February of no year near")
    return min(choices)[3]


def shifted(interval: Interval, days: int) -> Interval:
    assert interval.first is not None
    assert interval.last is not None
    return replace(interval, first=interval.first + timedelta(days=days), last=interval.last + timedelta(days=days))
