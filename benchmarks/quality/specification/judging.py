"""Whether what a reader makes of a text is what the specification expects: one rule for crossread and for the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from benchmarks.quality import readers
from benchmarks.quality.specification import amounts as expected_amounts
from benchmarks.quality.specification import times as expected_times
from benchmarks.quality.units import close, dimension, in_base, same

AGE_TOLERANCE = Decimal("0.03")  # of a year: eighteen months of 30 days are 1.479 years of 365
CALENDAR_WORDS = re.compile(r"month|year|decade|centur|quarter", re.IGNORECASE)
CALENDAR = Decimal("0.015")  # a month of 30 days against one of 30.44
COARSE = {"week", "month", "year", "decade"}
COUNTED = re.compile(r"\b(week|month|year|decade)s?\b(?!.*\b(?:days?|weeks?|months?)\b)", re.IGNORECASE)
PART_OF_PERIOD = re.compile(
    r"\b(?:early|earlier|late|later|mid|middle|beginning|start|end|rest)\b(?!.*\bto\b)|\bmid-?|\bcentury", re.IGNORECASE
)
# Whether today belongs to it, the specification answers now this way, now that.
STRETCH = re.compile(
    r"\b(?:next|past|last|previous|coming|upcoming|following|within)\b.*\b(?:days|weeks|months|years|decades)\b",
    re.IGNORECASE,
)
HALF = 0.5
DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NAMES = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug"
    r"|sept?|oct|nov|dec|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b"
)
_FEASTS = re.compile(
    r"\b(?:christmas|easter|thanksgiving|halloween|new year(?:'s)?|valentine'?s|father'?s|mother'?s|labou?r|memorial|independence"
    r"|presidents?'?|earth|martin luther king|st\.? patrick'?s|saint patrick'?s|black friday|cyber monday)"
    r"(?: day\b| eve\b| sunday\b| monday\b|(?<=friday)|(?<=monday)|(?<=easter)|(?<=christmas)|(?<=thanksgiving)|(?<=halloween))"
)
VAGUE = re.compile(r"\b(?:few|several|some)\b", re.IGNORECASE)  # three there; crossread gives no number, or a range
NUMBERS = {"number", "ordinal"}


def amount_right(case: expected_amounts.Case, reader: readers.AmountReader) -> bool:
    found = [one for one in reader(capitals(case.text)) if one.touches(case.start, case.end)]
    if any(_is(one, case) for one in found):
        return True
    return case.group in NUMBERS and reader is readers.amounts and _grammar(case)


def _is(one: readers.Amount, case: expected_amounts.Case) -> bool:
    return any(_equal(one, case, low, high) for low, high in case.choices)


def _equal(one: readers.Amount, case: expected_amounts.Case, low: Decimal | None, high: Decimal | None) -> bool:
    if case.group == "number":
        return any(end is not None and close(abs(end), abs(low or Decimal(0))) for end in (one.low, one.high))
    if case.group == "range":
        return close(one.low, low) and close(one.high, high)
    if case.group == "ordinal":
        return one.unit in {"rank", "ordinal"} and close(_single(one), low)
    if case.group == "age":
        return _age(one, low)
    if VAGUE.search(case.words) and low is not None and dimension(one.unit) == dimension(case.unit):
        least, most = (None if end is None else in_base(end, one.unit) for end in (one.low, one.high))
        return least is not None and least <= low and (most is None or low <= most)
    return any(_worth(end, one.unit, case, low) for end in (one.low, one.high) if end is not None)


def _worth(value: Decimal, unit: str, case: expected_amounts.Case, wanted: Decimal | None) -> bool:
    """One end of an amount against the value that is wanted: of "eight to 10 feet" the specification names the 10."""
    if wanted is not None and case.group == "duration" and CALENDAR_WORDS.search(case.words):
        return dimension(unit) == "time" and close(in_base(value, unit), wanted, CALENDAR)
    return same(value, unit.removesuffix(" per day"), wanted, case.unit)  # "500,000 barrels a day" are barrels there


def _single(one: readers.Amount) -> Decimal | None:
    """The number of an amount: "more than 220 billion" has one, "3,000 to 5,000" none."""
    if one.low is not None and one.high is not None and one.low != one.high:
        return None
    return one.low if one.low is not None else one.high


def _age(one: readers.Amount, years: Decimal | None) -> bool:
    """An age in years, or a time of as many: "three weeks old" may be either. Of "40 - 50 years old" the 50."""
    if years is None:
        return False
    ends = [end for end in (one.low, one.high) if end is not None]
    if one.unit == "age":
        return any(abs(end - years) <= AGE_TOLERANCE for end in ends)
    return any(same(end, one.unit, years, "year") for end in ends)


def _grammar(case: expected_amounts.Case) -> bool:
    """What crossread's grammar of numbers reads at the words of a number that counts nothing."""
    from crossread.annotate.figures.numbers import number_at  # noqa: PLC0415
    from crossread.annotate.figures.ranks import ordinal_value  # noqa: PLC0415
    from crossread.annotate.tokens import tokens_of  # noqa: PLC0415

    signed = re.sub(r"^(?:minus|negative|[-\s]+)\s*", "", case.text[case.start :], flags=re.IGNORECASE)
    tokens = tokens_of(signed)
    if not len(tokens):
        return False
    value: Decimal | None = None
    if case.group == "ordinal":
        found = ordinal_value(tokens, 0)
        value = found[0] if found else None
    else:
        number = number_at(tokens, 0)
        value = number.value if number else None
    return value is not None and any(close(abs(value), abs(low)) for low, _ in case.choices if low is not None)


def time_right(case: expected_times.Case, reader: readers.TimeReader) -> bool:
    found = [one for one in reader(capitals(case.text), case.seen) if one.touches(case.start, case.end)]
    if case.kind == "set":
        return any(
            case.timex in {one.every, _hours(one.value)}
            or _noted(case.timex, one.every) in {one.every, _hours(one.value)}
            for one in found
        )
    if case.timex.endswith("_REF") or not case.choices:
        return any(one.value == case.timex or _as_expected(case, one) in case.choices for one in found)
    if case.kind in {"time", "timerange"}:
        return _clocks_right(case, found)
    return any(
        _as_expected(case, one) in case.choices or _hours(one.value) == _hours(case.timex) or _vaguely(case, one)
        for one in found
    )


def _vaguely(case: expected_times.Case, one: readers.Time) -> bool:
    """What papers, and TimeML, read to another grain than the specification: "two years ago" as that year, not that day;
    "late 2000", where the days are anybody's choice, by some of them; "since March" as ending on the article's day."""
    first, last = _days(one.first), _days(one.last)
    if first is None or last is None:
        return False
    if case.kind == "date" and one.granularity in COARSE and (counted := COUNTED.search(case.words)):
        return one.granularity == counted[1].lower() and any(
            first <= _day(day) <= last for day, _ in case.choices if day
        )
    if case.kind == "daterange" and PART_OF_PERIOD.search(case.words):
        return any(alike((first, last), (_day(a), _day(b))) for a, b in case.choices if a and b)
    if case.kind == "daterange" and STRETCH.search(case.words):
        both = ((_day(a), _day(b)) for a, b in case.choices if a and b)
        return any(abs((first - a).days) <= 1 and abs((last - b).days) <= 1 for a, b in both)
    since = case.words.lower().startswith("since ") and one.last == (case.seen or "")[:10]
    return since and any(_day(a) == first for a, b in case.choices if a and b is None)


def _days(moment: str | None) -> date | None:
    return _day(moment) if moment and DAY.match(moment) else None


def _day(moment: str) -> date:
    return date.fromisoformat(moment[:10])


def alike(ours: tuple[date, date], theirs: tuple[date, date]) -> bool:
    """Whether ours lies inside theirs, or has half of the days of both together in common with it."""
    if theirs[0] <= ours[0] and ours[1] <= theirs[1]:
        return True
    both = (min(ours[1], theirs[1]) - max(ours[0], theirs[0])).days + 1
    return both >= HALF * ((max(ours[1], theirs[1]) - min(ours[0], theirs[0])).days + 1)


def _as_expected(case: expected_times.Case, one: readers.Time) -> tuple[str | None, str | None]:
    """A moment in the precision of what is expected: days, or minutes."""
    length = max((len(end) for ends in case.choices for end in ends if end), default=10)
    return _cut(one.first, length), _cut(one.last, length)


def _cut(moment: str | None, length: int) -> str | None:
    return moment[:length] if moment else None


def _clocks_right(case: expected_times.Case, found: Sequence[readers.Time]) -> bool:
    """A time of day, or two of them as the ends of a range, in one moment or in two; a part of the day by its value."""
    if expected_times.PART_OF_DAY.fullmatch(case.timex):
        return any((one.value or "").endswith(case.timex) for one in found)
    starts = {_clock(one.first) or _clock((one.value or "").partition("/")[0]) for one in found}
    ends = {_clock(one.last) or _clock((one.value or "").rpartition("/")[2]) for one in found}
    return any(
        (first is None or first in starts) and (last is None or last in ends | starts) for first, last in case.choices
    )


def _clock(moment: str | None) -> str | None:
    """The time of day in a moment or a TIMEX3 value: "09:40"."""
    match = re.search(r"T(\d\d)(?::(\d\d))?", moment or "")
    return f"{match[1]}:{match[2] or '00'}" if match else None


def _hours(value: str | None) -> str | None:
    """A TIMEX3 value with whole hours written as such: "T15:00" and "T15:00:00" as "T15"."""
    return re.sub(r"(T\d\d):00(?::00)?$", r"\1", value) if value else value


def _noted(timex: str, every: str | None) -> str | None:
    """A recurrence of the specification in TIMEX3's notation: its P2WE are the weekends (XXXX-WXX-WE) of every second week,
    its P1WD the weekdays (XXXX-WXX-XD), its half years months; a time of day with or without minutes of zero."""
    weekends = re.fullmatch(r"P(\d+)WE", timex)
    if weekends:
        return "XXXX-WXX-WE" if every == f"P{weekends[1]}W" else None
    return {"P1WD": "XXXX-WXX-XD", "P0.5Y": "P6M"}.get(timex) or _hours(timex)


def capitals(text: str) -> str:
    """The specification writes "monday" and "christmas" as people type to an assistant; newspapers write capitals."""
    return _NAMES.sub(lambda match: match[0].capitalize(), _FEASTS.sub(lambda match: _title(match[0]), text))


def _title(words: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in words.split(" "))
