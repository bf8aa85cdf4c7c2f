"""Reads times of day: "9:40 a.m. EST", "1300 GMT", "half past six", "noon", "3 to 5 p.m.", "in the morning"."""

from __future__ import annotations

from dataclasses import replace

from crossread.annotate.moments.lexicon import lexicon, phrase_at
from crossread.annotate.moments.meanings import Clock, DayPart, Found, Piece, Range
from crossread.annotate.moments.numbers import pieces_at, whole_at
from crossread.annotate.tokens import Tokens

BEFORE_CLOCK = frozenset(
    [
        "at",
        "by",
        "until",
        "till",
        "from",
        "around",
        "about",
        "before",
        "after",
        "since",
        "between",
        "approximately",
        "past",
    ]
)
Face = tuple[int, int | None, int | None, int]  # hour, minute and second as written, and the index after them
_NAMED = {"noon": 12, "midday": 12, "midnight": 0}
_MORNING, _LATER = {"a", "morning"}, {"p", "afternoon", "evening", "night"}
_TO = frozenset(["-", "to", "until", "till", "til", "through", "and"])
_DAY_WORDS = frozenset(
    ["last", "this", "tonight", "tomorrow", "yesterday"]
)  # after hours they show that these are times
_BEFORE_NUMBER = frozenset(["$", "€", "£", ":", "/", "-", "."])


def clock(tokens: Tokens, index: int) -> Found | None:
    """A time of day, or a range of two."""
    word = tokens.word(index)
    if word in _NAMED:
        return _noon(tokens, index)
    named = _mid(tokens, index) or _past(tokens, index)
    if named:
        return named
    if index and tokens.glued(index) and tokens.word(index - 1) in _BEFORE_NUMBER and tokens.word(index - 2) != "-":
        return None
    face = _face(tokens, index)
    if face is None:
        return None
    marked = _half(tokens, face[3])
    ranged = _ranged(tokens, index, face, marked)
    return ranged or (_marked(tokens, face, marked) if marked else _unmarked(tokens, index, face))


def _marked(tokens: Tokens, face: Face, marked: tuple[str, int]) -> Found | None:
    """ "9:40 a.m. EST"."""
    turned = _turned(face[0], marked[0])
    zone, end = _zone(tokens, marked[1])
    return None if turned is None else (Clock(turned, face[1] or 0, face[2], zone), end)


def _face(tokens: Tokens, index: int) -> Face | None:
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
    if minutes and 10 <= minutes[0] < 60 and _half(tokens, minutes[1]):
        return hour, minutes[0], None, minutes[1]
    return hour, None, None, index + 1


def _after_colon(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """The 40 of "9:40", and the index after it."""
    if tokens.word(index) != ":" or not tokens.glued(index + 1) or not _sixty(tokens.word(index + 1)):
        return None, index
    return int(tokens.word(index + 1)), index + 2


def face(tokens: Tokens, index: int) -> Found | None:
    """Hours and minutes right after a day: "on 23.04.2022 14:55", "Monday at 2.30"; nothing else says that it is a time."""
    found = _face(tokens, index)
    point = "." in tokens.word(index) and tokens.word(index - 1) == "at"
    if (
        found is None
        or found[1] is None
        or not (point or tokens.word(index + 1) == ":")
        or tokens.word(found[3]) == ":"
    ):
        return None
    return Clock(found[0] % 24, found[1], found[2], sure=False), found[3]


def _sixty(word: str) -> bool:
    return word.isdecimal() and len(word) == 2 and int(word) < 60


def _half(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """ "a.m.", "pm", "p . m", "in the morning", "at night", "o'clock in the evening": its first letter and the index after it."""
    word = tokens.word(index)
    if word in {"a.m.", "p.m."}:
        return word[0], index + 1
    if word in {"am", "pm"}:
        return word[0], index + 1
    if word in {"a", "p"} and tokens.word(index + 1) == "." and tokens.word(index + 2) == "m":
        return word, index + 3 + (tokens.word(index + 3) == "." and tokens.glued(index + 3))
    if word in {"o'clock", "oclock"}:
        after = _half(tokens, index + 1)
        return after or None
    if word == "at" and tokens.word(index + 1) == "night":
        return "night", index + 2
    if word == "in" and tokens.word(index + 1) == "the" and tokens.word(index + 2) in lexicon().dayparts:
        return tokens.word(index + 2), index + 3
    return None


def _turned(hour: int, half: str) -> int | None:
    """The hour of 24; None where there is none such."""
    if half in {"a", "p"} and not (1 <= hour <= 12 or (half == "p" and 12 < hour < 24) or (half == "a" and hour == 0)):
        return None
    if half in _LATER and hour < 12:
        return hour if half == "night" and hour < 5 else hour + 12
    if half in _MORNING and hour == 12:
        return 0
    return (0 if half == "night" and hour == 12 else hour) if hour < 24 else None


def _zone(tokens: Tokens, index: int) -> tuple[str | None, int]:
    """The offset of a zone that stands there, and the index after it."""
    at = index + (tokens.word(index) in {"(", ","})
    found = phrase_at(tokens, at, lexicon().zones)
    if found is None or (at > index and tokens.word(index) == "," and not tokens.capital(at)):
        return None, index
    value, end = found
    if not (tokens.capital(at) or tokens.word(end - 1) == "time"):
        return None, index
    return value, end + (at > index and tokens.word(end) == ")")


def _noon(tokens: Tokens, index: int) -> Found | None:
    word = tokens.word(index)
    zone, end = _zone(tokens, index + 1)
    if zone is None and tokens.capital(index):
        return None
    after = tokens.word(end)
    if tokens.word(index - 1) in {"high"} or (
        after in {"sun", "mass", "snack", "train", "express", "hour", "prayers", "blue", "oil"}
    ):
        return None
    return Clock(_NAMED[word], zone=zone), end


def _mid(tokens: Tokens, index: int) -> Found | None:
    """ "mid-day", "mid-night"."""
    if tokens.word(index) != "mid":
        return None
    at = index + 1 + (tokens.word(index + 1) == "-")
    hour = {"day": 12, "night": 0}.get(tokens.word(at))
    return (Clock(hour), at + 1) if hour is not None and at == index + 2 else None


def _past(tokens: Tokens, index: int) -> Found | None:
    """ "half past six", "a quarter to seven", "ten past nine", "20 minutes past eight"."""
    if tokens.word(index) not in {"half", "quarter", "a"} and tokens.word(index + 1) not in {
        "past",
        "minutes",
        "mins",
        "min",
    }:
        return None
    at = index + (tokens.word(index) == "a")
    word = tokens.word(at)
    if word in {"half", "quarter"}:
        minutes, at = (30 if word == "half" else 15), at + 1
    else:
        number = whole_at(tokens, at)
        if number is None or number[0] >= 60:
            return None
        minutes, at = number
        at += tokens.word(at) in {"minutes", "min", "mins", "minute"}
    way = tokens.word(at)
    face = _face(tokens, at + 1) if way in {"past", "to"} else None
    if (
        face is None
        or face[1] is not None
        or not 1 <= face[0] <= 12
        or (way == "to" and word != "quarter" and tokens.word(at - 1) not in {"minutes", "mins"})
    ):
        return None
    hour, _, _, at = face
    marked = _half(tokens, at)
    turned = _turned(hour, marked[0]) if marked else hour
    if turned is None:
        return None
    total = (turned * 60 + (minutes if way == "past" else -minutes)) % 1440
    end = marked[1] if marked else at + (tokens.word(at) == "o'clock")
    zone, end = _zone(tokens, end)
    return Clock(total // 60, total % 60, zone=zone), end


def _ranged(tokens: Tokens, index: int, face: Face, marked: tuple[str, int] | None) -> Found | None:
    """ "3 to 5 p.m.", "9 a.m.-5 p.m.", "from 9:30 to 11 a.m.", "between 7 and 9:30 last night"."""
    at = marked[1] if marked else face[3]
    if tokens.word(at) not in _TO or (tokens.word(at) == "and" and tokens.word(index - 1) != "between"):
        return None
    other = _face(tokens, at + 1)
    if other is None:
        return None
    after = _half(tokens, other[3])
    if after is None and not _times(tokens, index, (face, other), marked is not None):
        return None
    hours = _hours_of((face, other), marked, after)
    if hours is None:
        return None
    sure = marked is not None or after is not None
    zone, end = _zone(tokens, after[1] if after else other[3])
    return Range(
        Clock(hours[0], face[1] or 0, face[2], zone, sure), Clock(hours[1], other[1] or 0, other[2], zone, sure)
    ), end


def _times(tokens: Tokens, index: int, faces: tuple[Face, Face], marked: bool) -> bool:
    """Whether two numbers of which the last has no a.m. or p.m. are times all the same."""
    last = faces[1]
    colons = tokens.words[index : last[3]].count(":")
    if not marked and colons == 2:
        return True
    led = tokens.word(index - 1) in {"from", "between"}
    if led and tokens.word(last[3]) in _DAY_WORDS:
        return True
    return (marked or (led and colons > 0)) and _closed(tokens, last)


def _hours_of(
    faces: tuple[Face, Face], marked: tuple[str, int] | None, after: tuple[str, int] | None
) -> tuple[int, int] | None:
    """The hours of 24 of the two ends of a range, of which one may lend the other its half of the day."""
    (hour, minute, _, _), (other, other_minute, _, _) = faces
    minutes = minute or 0, other_minute or 0
    first = _turned(hour, marked[0]) if marked else None
    last = _turned(other, after[0]) if after else None
    if (marked and first is None) or (after and last is None):
        return None
    if last is not None:
        first = _preceding(hour, minutes[0], (last, minutes[1])) if first is None else first
    else:
        first = hour if first is None else first
        last = other if other >= first and not marked else _following(other, minutes[1], (first, minutes[0]))
    return (first, last) if first < 24 and last < 24 else None


def _closed(tokens: Tokens, face: Face) -> bool:
    """Whether nothing follows an unmarked hour that it could count."""
    return face[1] is not None or tokens.word(face[3]) in {"", ".", ",", ";", "on", ")"}


def _preceding(hour: int, minute: int, last: tuple[int, int]) -> int:
    """The hour of 24 of the 3 in "3 to 5 p.m.": the nearest before the end."""
    if hour > 12:
        return hour
    end = last[0] * 60 + last[1]
    return min([hour % 12, hour % 12 + 12], key=lambda one: (end - one * 60 - minute) % 1440 or 1440)


def _following(hour: int, minute: int, first: tuple[int, int]) -> int:
    """The hour of 24 of the 5 in "3 p.m. to 5": the nearest after the beginning."""
    if hour > 12:
        return hour
    begin = first[0] * 60 + first[1]
    return min([hour % 12, hour % 12 + 12], key=lambda one: (one * 60 + minute - begin) % 1440 or 1440)


def _unmarked(tokens: Tokens, index: int, face: Face) -> Found | None:
    """Without a.m. or p.m. a time needs a zone, "o'clock", or a word such as "at" before hours and minutes."""
    hour, minute, second, at = face
    if hour > 23 or (
        minute is None and tokens.word(at) not in {"o'clock", "oclock"} and tokens.word(at) not in lexicon().zones
    ):
        return None
    if tokens.word(at) in {"o'clock", "oclock"}:
        return Clock(hour, sure=False), at + 1
    colon = tokens.word(index + 1) == ":"
    if tokens.word(at) in {"hours", "hrs"} and len(tokens.word(index)) == 4:
        zone, end = _zone(tokens, at + 1)
        return (
            (Clock(hour, minute or 0, zone=zone), end) if zone is not None or tokens.word(index - 1) == "at" else None
        )
    zone, end = _zone(tokens, at)
    if zone is not None and (minute is not None or tokens.word(at) in {"gmt", "utc", "et", "bst"}):
        return Clock(hour, minute or 0, second, zone), end
    if (
        not colon
        or tokens.word(at) in {":", "%"}
        or (tokens.word(at) == "." and tokens.glued(at) and tokens.digits(at + 1))
    ):
        return None
    if not _day_follows(tokens, at) and (
        tokens.word(index - 1) not in BEFORE_CLOCK or tokens.word(index - 1) == "past"
    ):
        return None
    return Clock(hour, minute or 0, second, sure=False), at


def _day_follows(tokens: Tokens, index: int) -> bool:
    """ "12:30 December 27", "19:00, Tuesday"."""
    words, at = lexicon(), index + (tokens.word(index) == ",")
    word = tokens.word(at)
    return tokens.capital(at) and (word in words.months or word in words.weekdays)


def lasting(tokens: Tokens, clock: Clock, end: int) -> Found | None:
    """ "from 10 a.m. for three hours": the range of the clock; at "for"."""
    found = pieces_at(tokens, end + 1) if tokens.word(end) == "for" else None
    return (ended(clock, found[0]), found[1]) if found and all(_of_clock(piece) for piece in found[0]) else None


def _of_clock(piece: Piece) -> bool:
    return piece.unit in {"hour", "minute"} and piece.count is not None


def ended(clock: Clock, pieces: tuple[Piece, ...]) -> Range:
    """The range that begins at a time and lasts so long."""
    minutes = sum(int((piece.count or 0) * (60 if piece.unit == "hour" else 1)) for piece in pieces)
    total = (clock.hour * 60 + clock.minute + minutes) % 1440
    return Range(clock, replace(clock, hour=total // 60, minute=total % 60))


def part_of_day(tokens: Tokens, index: int) -> Found | None:
    """ "in the morning", "in the early hours", "in the late afternoon": at "the"."""
    words, at = lexicon(), index + 1
    if tokens.word(index - 1) not in {"in", "on", "during", "of", "for", "through", "into", "by", "and", "late"}:
        return None
    at += tokens.word(at) in {"early", "late", "mid", "small"}
    at += tokens.word(at) == "-"
    if tokens.word(at) == "hours" and tokens.word(at - 1) in {"early", "small"}:
        return DayPart("MO"), at + 1
    part = words.dayparts.get(tokens.word(at))
    return (DayPart(part), at + 1) if part else None


def late_part(tokens: Tokens, index: int) -> Found | None:
    """ "in late afternoon trading", "by early morning"; at "late"."""
    at = index + 1 + (tokens.word(index + 1) == "-")
    part = lexicon().dayparts.get(tokens.word(at))
    led = tokens.word(index - 1) in {"in", "by", "until", "during", "since", "on"}
    return (DayPart(part), at + 1) if part and led and part != "NI" else None


def bare_hour(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The 9 of "Tuesday night at 9": an hour alone, where nothing follows that it could count."""
    face = _face(tokens, index)
    if face is None or face[0] > 12 or face[0] < 1 or tokens.word(face[3]) not in {"", ".", ",", ";", ")"}:
        return None
    if tokens.word(face[3]) in {".", ","} and tokens.glued(face[3] + 1) and tokens.digits(face[3] + 1):
        return None
    return face[0], face[3]
