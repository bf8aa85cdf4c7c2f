"""Reads a weekday with its date: "Tuesday, Jan. 21", "Tues 21 January 2025", "Thursday the 21st", "Friday 31"."""

from __future__ import annotations

from crossread.annotate.moments.dates import closed, day_first, month_at, month_first, numeric
from crossread.annotate.moments.lexicon import lexicon
from crossread.annotate.moments.meanings import Date, Found, Numeric
from crossread.annotate.moments.numbers import ordinal_at
from crossread.annotate.tokens import Tokens


def _ends(tokens: Tokens, index: int) -> bool:
    """Whether a bare day of the month ends here, or its time follows."""
    return closed(tokens, index) or (
        tokens.word(index) in {"at", "between"} and tokens.digits(index + 1) and tokens.word(index + 2) == ":"
    )


def weekday_date(tokens: Tokens, index: int) -> Found | None:
    """ "Tuesday, Jan. 21", "Tues 21 January 2025", "Thursday the 21st"."""
    words, word = lexicon(), tokens.word(index)
    weekday = words.weekdays.get(word, words.short_weekdays.get(word))
    if weekday is None or not tokens.capital(index):
        return None
    at = index + 1
    at += tokens.word(at) == "." and word in words.short_weekdays
    at += tokens.word(at) == ","
    at += tokens.starts_with(at, ("on",)) and month_at(tokens, at + 1) is not None
    for reader in (month_first, day_first, numeric):
        found = reader(tokens, at)
        if found and isinstance(found[0], Date) and found[0].day:
            one = found[0]
            return Date(one.year, one.month, one.day, weekday, one.years), found[1]
        if found and isinstance(found[0], Numeric):
            return found
    plain = tokens.word(at)
    if at == index + 1 and plain.isdecimal() and len(plain) <= 2 and 1 <= int(plain) <= 31 and _ends(tokens, at + 1):
        return Date(day=int(plain), weekday=weekday), at + 1  # "Friday 31"
    at += plain == "the"
    day = ordinal_at(tokens, at) if tokens.word(at).isdecimal() else None
    if day and day[0] <= 31 and tokens.word(day[1]) not in {"anniversary", "of"}:
        return Date(day=day[0], weekday=weekday), day[1]
    return None
