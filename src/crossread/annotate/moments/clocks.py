"""Reads times of day: "9:40 a.m. EST", "1300 GMT", "half past six", "noon", "3 to 5 p.m.", "in the morning"."""

from __future__ import annotations

from dataclasses import replace

from crossread.annotate.moments.faces import Face, face_at, half_at, turned_to, zone_at
from crossread.annotate.moments.hours import hours_ranged
from crossread.annotate.moments.lexicon import YEARS, lexicon
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
_OF_A_RACE = frozenset(["in", "of", "a", "the", "won", "ran", "finished", "clocked", "led", "beat", "swam", "rode"])
_NAMED = {"noonish": 12, "noon": 12, "midday": 12, "midnight": 0}
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
    face = face_at(tokens, index)
    if face is None:
        return None
    marked = half_at(tokens, face[3])
    ranged = hours_ranged(tokens, index, face, marked)
    return ranged or (_marked(tokens, face, marked) if marked else _unmarked(tokens, index, face))


def _marked(tokens: Tokens, face: Face, marked: tuple[str, int]) -> Found | None:
    """ "9:40 a.m. EST"."""
    turned = turned_to(face[0], marked[0])
    zone, end = zone_at(tokens, marked[1])
    return None if turned is None else (Clock(turned, face[1] or 0, face[2], zone), end)


def face(tokens: Tokens, index: int) -> Found | None:
    """Hours and minutes right after a day: "on 23.04.2022 14:55", "Monday at 2.30"; nothing else says that it is a time."""
    found = face_at(tokens, index)
    point = "." in tokens.word(index) and tokens.word(index - 1) == "at"
    if (
        found is None
        or found[1] is None
        or not (point or tokens.word(index + 1) == ":")
        or tokens.word(found[3]) == ":"
    ):
        return None
    return Clock(found[0] % 24, found[1], found[2], sure=False), found[3]


def _noon(tokens: Tokens, index: int) -> Found | None:
    word = tokens.word(index)
    zone, end = zone_at(tokens, index + 1)
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
    return (Clock(hour), at + 1) if hour is not None else None


def _past(tokens: Tokens, index: int) -> Found | None:
    """ "half past six", "a quarter to seven", "ten past nine", "20 minutes past eight"."""
    if tokens.word(index) not in {"half", "quarter", "a"} and tokens.word(index + 1) not in {
        "past",
        "minutes",
        "mins",
        "min",
        "-",
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
    face = face_at(tokens, at + 1) if way in {"past", "to"} else None
    if (
        face is None
        or face[1] is not None
        or not 1 <= face[0] <= 12
        or (way == "to" and word != "quarter" and tokens.word(at - 1) not in {"minutes", "mins"})
    ):
        return None
    hour, _, _, at = face
    marked = half_at(tokens, at)
    turned = turned_to(hour, marked[0]) if marked else hour
    if turned is None:
        return None
    total = (turned * 60 + (minutes if way == "past" else -minutes)) % 1440
    end = marked[1] if marked else at + (tokens.word(at) == "o'clock")
    zone, end = zone_at(tokens, end)
    return Clock(total // 60, total % 60, zone=zone), end


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
        zone, end = zone_at(tokens, at + 1)
        return (
            (Clock(hour, minute or 0, zone=zone), end) if zone is not None or tokens.word(index - 1) == "at" else None
        )
    zone, end = zone_at(tokens, at)
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
    """ "12:30 December 27", "19:00, Tuesday", "7:30 on next Sunday", "19:00, 2016-12-22"."""
    words, at = lexicon(), index + (tokens.word(index) == ",")
    if tokens.word(at) == "on" and tokens.word(index - 4) not in _OF_A_RACE:
        at += 1
        at += tokens.word(at) in {"next", "this", "last"}
    word = tokens.word(at)
    if word in YEARS and tokens.word(at + 1) == "-" and tokens.word(at + 3) == "-":
        return True
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
    joined = {"midmorning": "morning", "midafternoon": "afternoon"}.get(tokens.word(index))
    at = index if joined else index + 1 + (tokens.word(index + 1) == "-")
    part = lexicon().dayparts.get(joined or tokens.word(at))
    led = tokens.word(index - 1) in {"in", "by", "until", "during", "since", "on"}
    return (DayPart(part), at + 1) if part and led and part != "NI" else None


def bare_hour(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The 9 of "Tuesday night at 9": an hour alone, where nothing follows that it could count."""
    face = face_at(tokens, index)
    if face is None or face[0] > 12 or face[0] < 1 or tokens.word(face[3]) not in {"", ".", ",", ";", ")"}:
        return None
    if tokens.word(face[3]) in {".", ","} and tokens.glued(face[3] + 1) and tokens.digits(face[3] + 1):
        return None
    return face[0], face[3]
