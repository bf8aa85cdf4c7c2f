"""Reads what recurs: "every Tuesday", "daily", "twice a week", "every two weeks", "on Mondays"."""

from __future__ import annotations

from crossread.annotate.moments.dates import month_at
from crossread.annotate.moments.lexicon import bare, lexicon, phrase_at
from crossread.annotate.moments.meanings import Every, Found
from crossread.annotate.moments.numbers import ordinal_at, whole_at
from crossread.annotate.tokens import Tokens

LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
_MULTIPLES = {
    "fortnight": (2, "week"),
    "quarter": (3, "month"),
    "weekend": (1, "week"),
    "decade": (10, "year"),
    "century": (100, "year"),
}


def duration(count: int, unit: str) -> str:
    """ISO 8601: P2W, PT30M."""
    times, unit = _MULTIPLES.get(unit, (1, unit))
    return f"P{'T' if unit in {'second', 'minute', 'hour'} else ''}{count * times}{LETTERS[unit]}"


def every(tokens: Tokens, index: int) -> Found | None:
    """ "every Tuesday", "each year", "every other day", "every two weeks", "every Christmas", "every night"."""
    words, at, count = lexicon(), index + 1, 1
    word = tokens.word(at)
    nth = ordinal_at(tokens, at) if word not in {"second"} or tokens.word(at + 1) in words.units else (2, at + 1)
    number = whole_at(tokens, at)
    if word == "other":
        count, at = 2, at + 1
    elif word in {"single", "calendar"}:
        at += 1
    elif number and number[0]:
        count, at = number
    elif nth and word not in words.units:
        count, at = nth
    elif word == "second" and tokens.word(at + 1) in words.units | words.weekdays:
        count, at = 2, at + 1
    return _unit(tokens, at, count)


def _unit(tokens: Tokens, at: int, count: int) -> Found | None:
    words, word = lexicon(), tokens.word(at)
    if word in words.weekdays:
        return _weekday(tokens, at, count)
    month = month_at(tokens, at)
    if month:
        return Every(f"XXXX-{month[0]:02}", duration(count, "year")), month[1]
    holiday = phrase_at(tokens, at, words.holidays) if tokens.capital(at) else None
    if holiday:
        return Every("P1Y", "P1Y"), holiday[1]
    unit, value = words.units.get(bare(word), ""), ""
    if word in words.dayparts:
        unit, value = "day", f"T{words.dayparts[word]}"
    elif word in words.seasons:
        unit, value = "year", f"XXXX-{SEASONS[word]}"
    elif unit == "weekend":
        value = "XXXX-WXX-WE"
    elif word == "weekday":
        unit, value = "day", "XXXX-WXX-XD"
    if not unit or (word.endswith("s") and count == 1) or (tokens.word(at + 1) == "-" and tokens.glued(at + 1)):
        return None
    return Every(value or duration(count, unit), duration(count, unit)), at + 1


def _weekday(tokens: Tokens, at: int, count: int) -> Found:
    """ "every Tuesday", "every Tuesday and Friday", "every Sunday night"."""
    words, value = lexicon(), f"XXXX-WXX-{lexicon().weekdays[tokens.word(at)] + 1}"
    if tokens.word(at + 1) == "and" and tokens.word(at + 2) in words.weekdays:
        return Every(value, duration(count, "week")), at + 3
    part = words.dayparts.get(tokens.word(at + 1))
    return Every(f"{value}T{part}" if part else value, duration(count, "week")), at + (2 if part else 1)


SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


def adverb(tokens: Tokens, index: int) -> Found | None:
    """ "daily", "weekly", "annually": in lower case, for with a capital it is a newspaper."""
    value = lexicon().sets[bare(tokens.word(index))]
    if tokens.word(index) == "everyday" and tokens.word(index + 1) not in {"", ".", ";", "!", "?"}:
        return None  # "an everyday routine" is an ordinary one
    before = tokens.word(index - 2) if tokens.word(index - 1) == "-" else ""
    if before in {"semi", "bi"} and value in {"P1Y", "P1M", "P1W"}:
        value = {"P1Y": "P6M", "P1M": "P2M", "P1W": "P2W"}[value]
        return Every(value, value), index + 1
    titled = tokens.capital(index) and not (tokens.opens_sentence(index) and not tokens.capital(index + 1))
    if titled or tokens.word(index + 1) == "-" or tokens.word(index - 1) == "-":
        return None
    return Every(value, value), index + 1


def times(tokens: Tokens, index: int) -> Found | None:
    """ "once a week", "three times a year": at "once", "twice" or "times"."""
    at = index + 1
    if tokens.word(at) not in {"a", "an", "each", "per", "every"}:
        return None
    unit = lexicon().units.get(tokens.word(at + 1))
    if unit is None or tokens.word(at + 1).endswith("s") or tokens.word(at + 2) in {"ago", "-"}:
        return None
    return Every(duration(1, unit), duration(1, unit)), at + 2


def plural(tokens: Tokens, index: int) -> Found | None:
    """ "Tuesdays", "Mondays and Thursdays", "on weekends", "weekdays"."""
    words, word = lexicon(), bare(tokens.word(index))
    if word == "weekends":
        return Every("XXXX-WXX-WE", "P1W"), index + 1
    if word == "weekdays":
        return Every("XXXX-WXX-XD", "P1D"), index + 1
    if not tokens.capital(index):
        return None
    return Every(f"XXXX-WXX-{words.weekdays_in_plural[word] + 1}", "P1W"), index + 1


def weekday_parts(tokens: Tokens, index: int) -> Found | None:
    """ "Friday mornings", "Tuesday and Thursday nights"."""
    words, part = lexicon(), tokens.word(index + 1)
    if not part.endswith("s") or part[:-1] not in words.dayparts or not tokens.capital(index):
        return None
    return Every(
        f"XXXX-WXX-{words.weekdays[bare(tokens.word(index))] + 1}T{words.dayparts[part[:-1]]}", "P1W"
    ), index + 2


def parts(tokens: Tokens, index: int) -> Found | None:
    """ "mornings at 9", "in the evenings"."""
    part = lexicon().dayparts[bare(tokens.word(index))[:-1]]
    led = tokens.word(index - 1) in {"on", "in", "the", "most", "weekday"} or tokens.word(index + 1) == "at"
    led = led or tokens.word(index - 1) in {"out", "open", "closed", "works", "work", "away", "free", "off"}
    return (Every(f"T{part}", "P1D"), index + 1) if led else None
