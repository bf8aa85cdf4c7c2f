"""When it was: two times that cannot both hold, two distances from one event, or one time told more exactly."""

from __future__ import annotations

import re
from collections.abc import Mapping

from crossread.collate import compare_moments, wording
from crossread.collate.differences.manner import MIN_CONTRADICTS
from crossread.collate.differences.told import Finding, Told, Weight
from crossread.model import Moment

# Moments that name no time of their own: "now", "in the past". Only those that do are compared.
_REFERENCES = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
# How much time a moment leaves open, the least first. A day and a part of it ("Sunday", "Sunday night") count as one.
_PRECISION = {"day": 1, "weekend": 2, "week": 2, "month": 3, "season": 4, "quarter": 4, "year": 5, "decade": 6}
_DISTANCE = re.compile(r"P[^T]*\d|PX|PT")
_ANCHORED = re.compile(r"\b(?:after|before|since|following|later|prior to|ahead of|into)\b", re.IGNORECASE)
_STRETCH = re.compile(r"\d{4}[-\d]*/\d{4}[-\d]*")  # from one time to another: "2009/2012"
_HOUR = re.compile(r"T\d\d")
_LABELLING = re.compile(r"\b(?:the|a|this|his|her|its|their|our|my|['’]s)\s+$")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
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
    return [
        m for m in told.statement.moments if m.value not in _REFERENCES and not m.every and not _labels_a_thing(told, m)
    ]


def _labels_a_thing(told: Told, moment: Moment) -> bool:
    """Whether a year is part of what something is called: "the 2031 race", "his 2031 campaign"."""
    if moment.granularity != "year" or not told.words(moment.span).isdecimal():
        return False
    text, span = told.article.text, moment.span
    return (
        bool(_LABELLING.search(text, max(0, span.start - 12), span.start))
        and text[span.end : span.end + 2].lstrip().isalpha()
    )


def _repeats(a: Told, b: Told, one: Moment, other: Moment) -> bool:
    words = a.words(one.span), b.words(other.span)
    if words[0].lower() == words[1].lower() or (one.value is not None and one.value == other.value):
        return True
    if one.first is not None and one.first == other.first and (one.last is None or other.last is None):
        return True  # "created in 1908", "has been around since 1908"
    if one.first and other.first and bool(_YEAR.search(words[0])) != bool(_YEAR.search(words[1])):
        dates = [moment.first[4:10] for moment in (one, other) if moment.first]
        if one.granularity == other.granularity == "day" and dates[0] == dates[1]:
            return True  # one names no year: "September 11"
    return compare_moments.compare(one, other, *words).relation == "same"


def _finding(a: Told, b: Told, one: Moment, other: Moment, *, sole: bool) -> Finding | None:
    """`sole`: neither report names another time."""
    words = a.words(one.span), b.words(other.span)
    weight, reason = _compared(one, other, words, (a.label, b.label))
    if weight is None:
        return None
    alike = all(_STRETCH.fullmatch(m.value or "") for m in (one, other)) or (
        wording.likeness(a.text, b.text) >= MIN_CONTRADICTS
    )
    if weight == "conflict" and not (sole and alike):
        weight = "difference"
    values = frozenset(text.lower() for text in words)
    return Finding("moment", weight, reason, (one.span, other.span), values)


def _compared(one: Moment, other: Moment, words: tuple[str, str], labels: tuple[str, str]) -> tuple[Weight | None, str]:
    """How two times differ, and the sentence that says so."""
    said = f"“{words[0]}” in {labels[0]}, “{words[1]}” in {labels[1]}"
    if _distance(one, words[0]) and _distance(other, words[1]):
        return "difference", said
    if (_clocked(one) and _daily(other)) or (_clocked(other) and _daily(one)):
        clock = labels[0] if _clocked(one) else labels[1]
        return "detail", f"{said}: both can hold, and {clock} says it more exactly"
    if _open(one) or _open(other):
        return _undated(one, other, said)
    result = compare_moments.compare(one, other, *words)
    if result.relation == "conflict":
        # "on Monday" beside "in October" of the year before: two happenings rather than one with two dates
        return ("conflict" if _precision(one) == _precision(other) else None), result.reason
    if result.relation != "compatible":
        return None, ""
    if all(_STRETCH.fullmatch(moment.value or "") for moment in (one, other)):
        return "conflict", f"{said}: not from one time to one time"
    exact = _more_exact(one, other)
    if exact is None:
        return None, ""
    return "detail", f"{said}: both can hold, and {labels[exact]} says it more exactly"


def _distance(moment: Moment, words: str) -> bool:
    """Whether it says how long before or after something else: "11 days before"."""
    return bool(_ANCHORED.search(words)) and moment.first is None and bool(_DISTANCE.match(moment.value or "PX"))


def _clocked(moment: Moment) -> bool:
    """Whether it names an hour and no day: "shortly before 7 pm"."""
    return _open(moment) and bool(_HOUR.match(moment.value or ""))


def _daily(moment: Moment) -> bool:
    """Whether it names a day, or a part of one, and no hour."""
    return moment.granularity in {"day", "time"} and not _HOUR.search(moment.value or "")


def _open(moment: Moment) -> bool:
    return moment.first is None and moment.last is None


def _undated(one: Moment, other: Moment, said: str) -> tuple[Weight | None, str]:
    """Times of which one has no year, or only a weekday: what both name must differ."""
    for pattern in (_CALENDAR, _WEEKDAY):
        found = [pattern.match(moment.value or "") for moment in (one, other)]
        if found[0] and found[1]:
            parts = [match.groups() for match in found if match]
            apart = any(x != y for x, y in zip(parts[0], parts[1], strict=True) if x and y)
            return ("difference" if apart else None), said
    return None, ""


def _more_exact(one: Moment, other: Moment) -> int | None:
    """Which of two times is the more exact by enough to be told: 0 or 1; None: neither."""
    ranks = [_precision(moment) for moment in (one, other)]
    if ranks[0] is None or ranks[1] is None or ranks[0] == ranks[1]:
        return None
    return 0 if ranks[0] < ranks[1] else 1


def _precision(moment: Moment) -> int | None:
    if moment.granularity == "time":
        return 0 if _HOUR.search(moment.value or "") else 1
    return _PRECISION.get(moment.granularity)
