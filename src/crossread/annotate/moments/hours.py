"""The hours of two ends of a range of times: "3 to 5 p.m.", "from 11 to 3 p.m.", "between 7 and 9:30 last night"."""

from __future__ import annotations

from crossread.annotate.moments.faces import Face, face_at, half_at, turned_to, zone_at
from crossread.annotate.moments.meanings import Clock, Found, Range
from crossread.annotate.tokens import Tokens

_TO = frozenset(["-", "to", "until", "till", "til", "through", "and"])
_DAY_WORDS = frozenset(
    ["last", "this", "tonight", "tomorrow", "yesterday"]
)  # after hours they show that these are times


def hours_ranged(tokens: Tokens, index: int, face: Face, marked: tuple[str, int] | None) -> Found | None:
    """ "3 to 5 p.m.", "9 a.m.-5 p.m.", "from 9:30 to 11 a.m.", "between 7 and 9:30 last night"."""
    at = marked[1] if marked else face[3]
    if tokens.word(at) not in _TO or (tokens.word(at) == "and" and tokens.word(index - 1) != "between"):
        return None
    other = face_at(tokens, at + 1)
    if other is None:
        return None
    after = half_at(tokens, other[3])
    if after is None and not _times(tokens, index, (face, other), marked is not None):
        return None
    hours = _hours_of((face, other), marked, after)
    if hours is None:
        return None
    sure = marked is not None or after is not None
    zone, end = zone_at(tokens, after[1] if after else other[3])
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
    first = turned_to(hour, marked[0]) if marked else None
    last = turned_to(other, after[0]) if after else None
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
    zoned = zone_at(tokens, face[3])[0] is not None
    return face[1] is not None or zoned or tokens.word(face[3]) in {"", ".", ",", ";", "on", ")"}


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
