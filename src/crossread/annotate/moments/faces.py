"""Hours and minutes as they are written, the half of the day and the zone beside them."""

from __future__ import annotations

from crossread.annotate.moments.lexicon import lexicon, phrase_at
from crossread.annotate.moments.numbers import whole_at
from crossread.annotate.tokens import Tokens

Face = tuple[int, int | None, int | None, int]  # hour, minute and second as written, and the index after them
_MORNING, _LATER = {"a", "morning"}, {"p", "afternoon", "evening", "night"}


def face_at(tokens: Tokens, index: int) -> Face | None:
    """Hour, minute and second as they are written, and the index after them."""
    word = tokens.word(index)
    if word in lexicon().ones:
        return _spelled(tokens, index)
    hour, point, minute = word.partition(".")
    if point:
        return (
            (int(hour), int(minute), None, index + 1)
            if hour.isdecimal() and int(hour) < 24 and _sixty(minute)
            else None
        )
    if not word.isdecimal() or len(word) > 4:
        return None
    if len(word) > 2:
        return (
            (int(word[:-2]), int(word[-2:]), None, index + 1) if int(word[:-2]) < 25 and int(word[-2:]) < 60 else None
        )
    if int(word) > 24:
        return None
    minutes, end = _after_colon(tokens, index + 1)
    seconds, end = _after_colon(tokens, end) if minutes is not None else (None, end)
    return int(word), minutes, seconds, end


def _spelled(tokens: Tokens, index: int) -> Face | None:
    """ "seven", "seven thirty p.m."."""
    hour = lexicon().ones[tokens.word(index)]
    if hour > 12:
        return None
    minutes = whole_at(tokens, index + 1) if tokens.word(index + 1).isalpha() else None
    if minutes and 10 <= minutes[0] < 60 and half_at(tokens, minutes[1]):
        return hour, minutes[0], None, minutes[1]
    return hour, None, None, index + 1


def _after_colon(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """The 40 of "9:40", and the index after it."""
    if tokens.word(index) != ":" or not tokens.glued(index + 1) or not _sixty(tokens.word(index + 1)):
        return None, index
    return int(tokens.word(index + 1)), index + 2


def _sixty(word: str) -> bool:
    return word.isdecimal() and len(word) == 2 and int(word) < 60


def half_at(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """ "a.m.", "pm", "p . m", "in the morning", "at night", "o'clock in the evening": its first letter and the index after it."""
    word = tokens.word(index)
    if word in {"a.m.", "p.m."}:
        return word[0], index + 1
    if word in {"am", "pm"}:
        return word[0], index + 1
    if word in {"a", "p"} and tokens.word(index + 1) == "." and tokens.word(index + 2) == "m":
        return word, index + 3 + (tokens.word(index + 3) == "." and tokens.glued(index + 3))
    if word in {"o'clock", "oclock"}:
        after = half_at(tokens, index + 1)
        return after or None
    if word == "at" and tokens.word(index + 1) == "night":
        return "night", index + 2
    if word == "in" and tokens.word(index + 1) == "the" and tokens.word(index + 2) in lexicon().dayparts:
        return tokens.word(index + 2), index + 3
    return None


def turned_to(hour: int, half: str) -> int | None:
    """The hour of 24; None where there is none such."""
    if half in {"a", "p"} and not (1 <= hour <= 12 or (half == "p" and 12 < hour < 24) or (half == "a" and hour == 0)):
        return None
    if half in _LATER and hour < 12:
        return hour if half == "night" and hour < 5 else hour + 12
    if half in _MORNING and hour == 12:
        return 0
    return (0 if half == "night" and hour == 12 else hour) if hour < 24 else None


def zone_at(tokens: Tokens, index: int) -> tuple[str | None, int]:
    """The offset of a zone that stands there, and the index after it."""
    at = index + (tokens.word(index) in {"(", ","})
    found = phrase_at(tokens, at, lexicon().zones)
    if found is None or (at > index and tokens.word(index) == "," and not tokens.capital(at)):
        return None, index
    value, end = found
    if not (tokens.capital(at) or tokens.word(end - 1) == "time"):
        return None, index
    return value, end + (at > index and tokens.word(end) == ")")
