"""Two ends as one range: "Monday to Friday", "from March 3 to April 5", "between 2014 and 2018", "2014-2018"."""

from __future__ import annotations

from crossread.annotate.moments.checks import hyphen
from crossread.annotate.moments.day_times import Atom, is_day
from crossread.annotate.moments.joins import longer
from crossread.annotate.moments.meanings import (
    Ago,
    At,
    Clock,
    Date,
    Found,
    Meaning,
    Part,
    Range,
    Reference,
    Season,
    Slice,
    Weekday,
    Years,
)
from crossread.annotate.moments.nested import EDGES_OF
from crossread.annotate.tokens import Tokens

_TO = frozenset(["to", "through", "until", "till", "til", "-", "~"])


def grown(tokens: Tokens, start: int, atom: Found, read: Atom) -> Found | None:
    """An expression with all that belongs to it after it; None where what it needs is not there."""
    found = longer(tokens, atom, read)
    if isinstance(found[0], Ago) and found[0].origin == "start":
        return None  # "two weeks starting" with no day
    return _to_date(tokens, found) or ranged(tokens, start, found, read) or found


def _to_date(tokens: Tokens, found: Found) -> Found | None:
    """ "from March to date"."""
    meaning, end = found
    if not tokens.starts_with(end, ("to", "date")) or _kind(meaning) not in {"day", "month", "year"}:
        return None
    return Range(meaning, Reference("PRESENT_REF")), end + 2


def _kind(meaning: Meaning) -> str:
    """What kind of end of a range a meaning is; "" for none."""
    if is_day(meaning) or isinstance(meaning, At):
        return "day"
    if isinstance(meaning, Date):
        return "month" if meaning.month else "year"
    if isinstance(meaning, Clock):
        return "clock"
    if isinstance(meaning, Season | Years | Slice):
        return type(meaning).__name__
    return ""


def ranged(tokens: Tokens, start: int, found: Found, read: Atom) -> Found | None:
    """ "Monday to Friday", "from March 3 to April 5", "between 2014 and 2018", "2014-2018"."""
    meaning, end = found
    kind, link, before = _kind(meaning), tokens.word(end), tokens.word(start - 1)
    if before in {"early", "mid", "late"}:
        before = tokens.word(start - 2)
    if before == "of" and tokens.word(start - 2) in EDGES_OF:
        before = tokens.word(start - 3 - (tokens.word(start - 3) == "the"))
    both = link == "and" and before == "between"
    if isinstance(meaning, Reference) and meaning.value == "PRESENT_REF" and both:
        kind = "day"
    if not kind or not (link in _TO or both) or tokens.word(end - 1).endswith("'s"):
        return None
    if link == "-" and not hyphen(tokens, end):
        return None  # a long dash parts clauses
    part, at = _part_ahead(tokens, end + 1)
    other = read(tokens, at)
    if other is None:
        return None
    if kind == "clock" and isinstance(other[0], Clock) and link in {"to", "till", "until", "and"}:
        return longer(tokens, (Range(meaning, other[0]), other[1]), read)
    last, stop = longer(tokens, other, read)
    if isinstance(last, At) and isinstance(meaning, Weekday):
        last, stop = other  # "Tuesday to Sunday, 9 a.m. to 5 p.m."
    kinds = {kind, _kind(last)}
    if isinstance(last, Reference) and last.value == "PRESENT_REF" and before in {"from", "between"}:
        return Range(meaning, last), stop
    if (
        "" in kinds
        or ("clock" in kinds and len(kinds) > 1)
        or (len(kinds) > 1 and before not in {"from", "between", "in"})
    ):
        return None
    if kind == "clock" and link == "-" and not tokens.glued(end):
        return None
    return Range(meaning, Part(part, last) if part else last), stop


def _part_ahead(tokens: Tokens, index: int) -> tuple[str, int]:
    """ "the end of", "early", "mid-" before the last end of a range, and the index after it."""
    at = index + (tokens.word(index) == "the")
    if tokens.word(at) in EDGES_OF and tokens.word(at + 1) == "of":
        return EDGES_OF[tokens.word(at)], at + 2
    if tokens.word(index) in {"early", "mid", "late"}:
        return tokens.word(index), index + 1 + (tokens.word(index + 1) == "-")
    return "", index
