"""Compares two moments: the same time, one within the other, or apart? With the reason in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from crossread import durations
from crossread.model import Moment

MomentRelation = Literal["same", "compatible", "conflict", "cannot-tell"]
_COUNTED_BACK = re.compile(r"\b(?:ago|hence|from now)\b")
# "five years ago" may be some months more or less: what the interval is widened by on either side, in days.
SLACK = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366, "decade": 3653, "century": 36525}
# TIMEX3 values that name no time of their own: "now", "recently", "in future".
_REFERENCE = re.compile(r"(?:PRESENT|PAST|FUTURE)_REF")
_PART = re.compile(r"T(MO|AF|EV|NI|DT)$")
# Parts of one day that share no hour. Night is both ends of it, and nobody agrees where an evening begins.
_PARTS_APART = ({"MO", "AF"}, {"MO", "EV"}, {"AF", "NI"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two moments stand to one another, and why, in a sentence a reporter could print."""

    relation: MomentRelation
    reason: str


def compare(a: Moment, b: Moment, words_a: str, words_b: str) -> Comparison:
    """Compares two moments of two reports; `words_a` and `words_b` are their words on the page, for the reason.

    `same`: one interval, or what recurs alike. `compatible`: one contains the other, or they overlap. `conflict`: no time lies
    in both. `cannot-tell`: a day is not known, the words are not exact enough, or one recurs and the other is one time.
    """
    against = f"“{words_a}” against “{words_b}”"
    if a.every or b.every:
        return _recurring(a, b, against)
    if any(_REFERENCE.fullmatch(moment.value or "") for moment in (a, b)):
        return Comparison("cannot-tell", f"{against}: one of them names no time of its own")
    if (a.first is None and a.last is None) or (b.first is None and b.last is None):
        return Comparison("cannot-tell", f"{against}: the words do not give a day")
    first, second = _days(a), _days(b)
    if first is None or second is None:
        return Comparison("cannot-tell", f"{against}: no day that can be compared")
    if first[0] > second[1] or second[0] > first[1]:
        return _apart(a, b, (words_a, words_b), (first, second))
    return _sharing_days(a, b, against, (first, second))


def _recurring(a: Moment, b: Moment, against: str) -> Comparison:
    """Two of which at least one recurs ("every Tuesday")."""
    if not (a.every and b.every):
        return Comparison("cannot-tell", f"{against}: one recurs, the other is one time")
    lengths = durations.seconds(a.every), durations.seconds(b.every)
    if None in lengths or lengths[0] != lengths[1]:
        often = " and ".join(durations.each(moment.every) or str(moment.every) for moment in (a, b))
        return Comparison("cannot-tell", f"{against}: {often}, and one may be part of the other")
    if a.value == b.value:
        return Comparison("same", f"{against}: both {durations.each(a.every)}")
    if a.value is None or b.value is None:
        return Comparison("compatible", f"{against}: both {durations.each(a.every)}, one of them says when")
    return Comparison("conflict", f"{against}: both {durations.each(a.every)}, but not at one time")


def _sharing_days(a: Moment, b: Moment, against: str, days: tuple[tuple[date, date], tuple[date, date]]) -> Comparison:
    """Two that have a day in common."""
    first, second = days
    clocks = [moment.granularity == "time" and not _part(moment) for moment in (a, b)]
    if all(clocks):
        return _clocks(a, b, against)
    if first == second and {_part(a), _part(b)} in _PARTS_APART:
        return Comparison("conflict", f"{against}: one day, but other parts of it")
    if first == second and not any(clocks):
        if _part(a) == _part(b):
            return Comparison("same", f"{against}: {_named(a)}")
        return Comparison("compatible", f"{against}: {_named(a)}, one of them says which part of it")
    if (first[0] <= second[0] and second[1] <= first[1]) or (second[0] <= first[0] and first[1] <= second[1]):
        return Comparison("compatible", f"{against}: {_named(a)} and {_named(b)}, one within the other")
    return Comparison("compatible", f"{against}: {_named(a)} and {_named(b)} overlap")


def _part(moment: Moment) -> str | None:
    """The part of the day it names: "MO", "NI"."""
    found = _PART.search(moment.value or "")
    return found[1] if found else None


def _days(moment: Moment) -> tuple[date, date] | None:
    try:
        return (
            date.fromisoformat(moment.first[:10]) if moment.first else date.min,
            date.fromisoformat(moment.last[:10]) if moment.last else date.max,
        )
    except ValueError:
        return None


def _named(moment: Moment) -> str:
    """A moment in words: "2025-01-21", "2025-01-01 to 2025-01-31", "from 2022-02-01 on"."""
    if moment.first == moment.last:
        return str(moment.first)
    if moment.first is None:
        return f"up to {moment.last}"
    return f"{moment.first} to {moment.last}" if moment.last else f"from {moment.first} on"


def _apart(
    a: Moment, b: Moment, words: tuple[str, str], days: tuple[tuple[date, date], tuple[date, date]]
) -> Comparison:
    against = f"“{words[0]}” against “{words[1]}”"
    gap = max(days[0][0], days[1][0]) - min(days[0][1], days[1][1])
    slack = sum(
        SLACK.get(m.granularity, 0) for m, text in zip((a, b), words, strict=True) if _COUNTED_BACK.search(text.lower())
    )
    if slack and gap <= timedelta(days=slack):
        return Comparison("cannot-tell", f"{against}: {_named(a)} and {_named(b)}, but such counts are seldom exact")
    if gap <= timedelta(days=1) and "time" in {a.granularity, b.granularity} and _zoned(a) != _zoned(b):
        return Comparison(
            "cannot-tell", f"{against}: {_named(a)} and {_named(b)}, in time zones that are not both given"
        )
    return Comparison("conflict", f"{against}: {_named(a)} and {_named(b)}")


def _clocks(a: Moment, b: Moment, against: str) -> Comparison:
    if a.first is None or b.first is None or len(a.first) < 16 or len(b.first) < 16:
        return Comparison("compatible", f"{against}: {_named(a)} and {_named(b)}")
    if _zoned(a) != _zoned(b):
        return Comparison(
            "cannot-tell", f"{against}: {_named(a)} and {_named(b)}, in time zones that are not both given"
        )
    try:
        same = datetime.fromisoformat(a.first) == datetime.fromisoformat(b.first)
    except (ValueError, TypeError):
        return Comparison("cannot-tell", f"{against}: no time that can be compared")
    if same:
        return Comparison("same", f"{against}: {_named(a)}")
    return Comparison("conflict", f"{against}: {_named(a)} and {_named(b)}")


def _zoned(moment: Moment) -> bool:
    """Whether a date-time carries its offset."""
    return bool(moment.first and re.search(r"T.*[+-]\d\d:\d\d$", moment.first))
