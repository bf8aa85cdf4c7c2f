"""When it was: two times that cannot both hold, two distances from one event, or one time told more exactly."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from crossread.collate import compare_moments, wording
from crossread.collate.differences.manner import MIN_CONTRADICTS
from crossread.collate.differences.told import Finding, Told, Weight
from crossread.model import Moment

# Moments that name no time of their own: "now", "in the past". Only those that do are compared.
_REFERENCES = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
# How much time a moment leaves open, the least first. A day and a part of it ("Sunday", "Sunday night") count as one.
_PRECISION = {"day": 1, "weekend": 2, "week": 2, "month": 3, "season": 4, "quarter": 4, "year": 5, "decade": 6}
_CLOCK = re.compile(r"T\d\d")
_DISTANCE = re.compile(r"P[^T]*\d|PX|PT")
_ANCHORED = re.compile(r"\b(?:after|before|since|following|later|prior to|ahead of|into)\b", re.IGNORECASE)
_CALENDAR = re.compile(r"(?:XXXX|\d{4})-(\d\d)(?:-(\d\d))?")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")


def moment(a: Told, b: Told, _names: Mapping[str, str]) -> Finding | None:
    """The first time of one that no time of the other repeats, against one of the other."""
    times = [_named(told) for told in (a, b)]
    left = [one for one in times[0] if not any(_repeats(a, b, one, other) for other in times[1])]
    right = [one for one in times[1] if not any(_repeats(b, a, one, other) for other in times[0])]
    sole = len(times[0]) == len(times[1]) == 1
    for one in left:
        for other in right:
            if finding := _finding(a, b, one, other, sole=sole):
                return finding
    return None


def _named(told: Told) -> list[Moment]:
    return [m for m in told.statement.moments if m.value not in _REFERENCES and not m.every]


def _repeats(a: Told, b: Told, one: Moment, other: Moment) -> bool:
    words = a.words(one.span), b.words(other.span)
    if words[0].lower() == words[1].lower() or (one.value is not None and one.value == other.value):
        return True
    if one.first is not None and one.first == other.first and (one.last is None or other.last is None):
        return True  # "created in 1908", "has been around since 1908"
    return compare_moments.compare(one, other, *words).relation == "same"


def _finding(a: Told, b: Told, one: Moment, other: Moment, *, sole: bool) -> Finding | None:
    """`sole`: neither report names another time."""
    words = a.words(one.span), b.words(other.span)
    weight, reason = _compared(one, other, words, (a.label, b.label))
    if weight is None:
        return None
    if weight == "conflict" and not (sole and wording.likeness(a.text, b.text) >= MIN_CONTRADICTS):
        weight = "difference"
    values = frozenset(text.lower() for text in words)
    return Finding("moment", weight, reason, (one.span, other.span), values)


def _compared(
    one: Moment, other: Moment, words: tuple[str, str], labels: tuple[str, str]
) -> tuple[Weight | None, str]:
    """How two times differ, and the sentence that says so."""
    said = f"“{words[0]}” in {labels[0]}, “{words[1]}” in {labels[1]}"
    if _distance(one, words[0]) and _distance(other, words[1]):
        return "difference", said
    if _open(one) or _open(other):
        return _undated(one, other, said)
    result = compare_moments.compare(one, other, *words)
    if result.relation == "conflict":
        # "on Monday" beside "in October" of the year before: two happenings rather than one with two dates
        return ("conflict" if _precision(one) == _precision(other) else None), result.reason
    if result.relation != "compatible":
        return None, ""
    exact = _more_exact(one, other)
    if exact is None:
        return None, ""
    return "detail", f"{said}: both can hold, and {labels[exact]} says it more exactly"


def _distance(moment: Moment, words: str) -> bool:
    """Whether it says how long before or after something else: "11 days before"."""
    return bool(_ANCHORED.search(words)) and moment.first is None and bool(_DISTANCE.match(moment.value or "PX"))


def _open(moment: Moment) -> bool:
    return moment.first is None and moment.last is None


def _undated(one: Moment, other: Moment, said: str) -> tuple[Weight | None, str]:
    """Times of which one has no year, or only a weekday: what both name must differ."""
    for pattern in (_CALENDAR, _WEEKDAY):
        found = [pattern.match(moment.value or "") for moment in (one, other)]
        if found[0] and found[1]:
            parts = [match.groups() for match in found if match]
            known = [(x, y) for x, y in zip(*parts, strict=True) if x and y]
            return ("difference" if any(x != y for x, y in known) else None), said
    return None, ""


def _more_exact(one: Moment, other: Moment) -> int | None:
    """Which of two times is the more exact by enough to be told: 0 or 1; None: neither."""
    ranks = [_precision(moment) for moment in (one, other)]
    if ranks[0] is None or ranks[1] is None or ranks[0] == ranks[1]:
        return None
    return 0 if ranks[0] < ranks[1] else 1


def _precision(moment: Moment) -> int | None:
    if moment.granularity == "time":
        return 0 if _CLOCK.search(moment.value or "") else 1
    return _PRECISION.get(moment.granularity)
