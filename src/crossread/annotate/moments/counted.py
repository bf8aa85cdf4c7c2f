"""Reads what is counted: "two weeks ago", "three days later", "a day after Jan. 20", "the past five years"."""

from __future__ import annotations

from decimal import Decimal

from crossread.annotate.moments.lexicon import YEARS, bare, lexicon
from crossread.annotate.moments.meanings import Ago, Found, Other, Piece, Stretch
from crossread.annotate.moments.numbers import piece_at, pieces_at, unit_at, whole_at
from crossread.annotate.moments.tense import tense
from crossread.annotate.tokens import Tokens

_ONE = Decimal(1)
_AHEAD = frozenset(["next", "coming", "upcoming"])
_BEFORE_COMING = frozenset(["the", "in", "these", "this", "over", "for", "within"])
_TEXT_WAYS = {
    "earlier": -1,
    "previously": -1,
    "beforehand": -1,
    "later": 1,
    "afterward": 1,
    "afterwards": 1,
    "thereafter": 1,
}
_EVENT_WAYS = {"after": 1, "before": -1, "following": 1}
_ENDS = frozenset([".", ",", ";", ":", "", ")", '"', "and", "but", "-"])
# Before a count they show a length of time: "within two days after", "for two years before".
REACH = 14  # words back to a superlative: a clause of news prose
LEAST_SUPERLATIVE = 5  # letters: "west" and "rest" are none
_LENGTH = frozenset(["within", "for", "every", "lasted", "each", "per", "least", "nearly", "in", "of"])


def counted(tokens: Tokens, index: int) -> Found | None:
    """A count of units and the way it goes: ago, earlier, later, after, before, from now."""
    found = pieces_at(tokens, index) or _plural(tokens, index)
    if found is None:
        return _past_years(tokens, index)
    pieces, at = found
    if tokens.word(at) == "'":
        at += 1
    way, following = tokens.word(at), tokens.word(at + 1)
    led = _led(tokens, index, (pieces, at))
    if led:
        return led
    if way == "ago":
        return Ago(pieces, -1, "article"), at + 1
    if way == "hence" or (way == "from" and following in {"now", "today"}):
        return Ago(pieces, 1, "article"), at + (1 if way == "hence" else 2)
    if way in _TEXT_WAYS:
        return None if following == "than" else (Ago(pieces, _TEXT_WAYS[way], "text"), at + 1)
    return _from_event(tokens, index, (pieces, at))


def _led(tokens: Tokens, index: int, found: tuple[tuple[Piece, ...], int]) -> Found | None:
    """What the word before a count decides: "for three days from today", "within two weeks", "in a year's time"."""
    (pieces, at), before = found, tokens.word(index - 1)
    way, following = tokens.word(at), tokens.word(at + 1)
    if before == "for" and pieces[0].count is not None and "from" in {way, following if way == "," else ""}:
        return Ago(pieces[:1], 1, "start"), at + 1 + (way == ",")
    if before == "within":
        if way == "from" and following in {"now", "today"}:
            return Stretch(pieces[0], True), at + 2
        return (Stretch(pieces[0], True), at) if len(pieces) == 1 and _ahead(tokens, index, found) else None
    if before == "in" and way == "time":
        return Ago(pieces, 1, "article"), at + 1
    return (Ago(pieces, 1, "article"), at) if before == "in" and _ahead(tokens, index, found) else None


def _ahead(tokens: Tokens, index: int, found: tuple[tuple[Piece, ...], int]) -> bool:
    """ "He will be back in two weeks.": a day to come, where nothing follows; "rose in two years" is a length."""
    pieces, at = found
    if tokens.word(at) not in _ENDS | {"?", "!"} or pieces[0].unit in {"second", "minute", "hour"}:
        return False
    if pieces[0].count is None and any(_superlative(word) for word in tokens.words[max(0, index - REACH) : index]):
        return False  # "one of the most dramatic steps in decades" looks back, whatever the tense
    return tense(tokens, index - 1, at) == "future"


def _superlative(word: str) -> bool:
    return word in {"most", "least", "first", "worst", "best"} or (
        word.endswith("est") and len(word) > LEAST_SUPERLATIVE
    )


def _past_years(tokens: Tokens, index: int) -> Found | None:
    """ "five past years", "two upcoming months"."""
    count = whole_at(tokens, index)
    if count is None or tokens.word(count[1]) not in {"past", "previous", "coming", "upcoming", "next"}:
        return None
    unit = unit_at(tokens, count[1] + 1)
    if unit is None or not tokens.word(count[1] + 1).endswith("s"):
        return None
    return Stretch(Piece(Decimal(count[0]), unit[0]), tokens.word(count[1]) not in {"past", "previous"}), unit[1]


def _from_event(tokens: Tokens, index: int, found: tuple[tuple[Piece, ...], int]) -> Found | None:
    """ "a day after …", "hours before …"; one unit alone needs its count, and a word of length before it makes it none."""
    pieces, at = found
    way, following = tokens.word(at), tokens.word(at + 1)
    if (way == "before" and following in _ENDS) or (way == "prior" and following != "to"):
        return Ago(pieces, -1, "text"), at + 1
    if way == "after" and following in {".", ",", ";", ""}:
        return Ago(pieces, 1, "text"), at + 1
    if way in {"starting", "beginning"}:
        return (Ago(pieces[:1], 1, "start"), at + 1) if pieces[0].count is not None else None
    if tokens.word(index - 1) in _LENGTH and tokens.word(index - 1) not in {"least", "nearly"}:
        return None
    if way in _EVENT_WAYS and not (lexicon().units.get(following) and way == "after"):
        return Ago(pieces, _EVENT_WAYS[way], "event"), at + 1
    if way == "from" and (
        following in lexicon().day_words or following in lexicon().weekdays or following in lexicon().months
    ):
        return Ago(pieces, 1, "event"), at + 1
    if (way, following) in {("prior", "to"), ("ahead", "of")}:
        return Ago(pieces, -1, "event"), at + 2
    return None


def _plural(tokens: Tokens, index: int) -> tuple[tuple[Piece, ...], int] | None:
    """ "days ago", "hours after": no count, the unit in the plural; and "the day after", which is one."""
    word = tokens.word(index)
    if word == "the" and tokens.word(index + 1) in {"day", "week", "month", "year", "night", "morning"}:
        unit = lexicon().units.get(tokens.word(index + 1))
        if unit and tokens.word(index + 2) in {"after", "before"}:
            return (Piece(_ONE, unit),), index + 2
        return None
    unit = lexicon().units.get(word)
    return ((Piece(None, unit),), index + 1) if unit and word.endswith("s") else None


def ago_year(tokens: Tokens, index: int) -> Found | None:
    """ "the year-ago quarter", "year-earlier": a year before what the text speaks of."""
    if (
        tokens.word(index + 1) == "-"
        and tokens.word(index + 2) in {"ago", "earlier"}
        and tokens.word(index) in {"year", "month"}
    ):
        unit = lexicon().units[tokens.word(index)]
        if tokens.word(index + 3) == "quarter" and unit == "year":
            return Other("year-ago quarter", -1, "the year-ago quarter"), index + 4
        return Ago((Piece(_ONE, unit),), -1, "article" if tokens.word(index + 2) == "ago" else "text"), index + 3
    return None


def stretch(tokens: Tokens, index: int) -> Found | None:
    """ "the past five years", "the next 24 hours", "recent months", "the coming weeks"; `index` is at "past"."""
    word, coming = tokens.word(index), tokens.word(index) in {"coming", "upcoming"}
    if coming and tokens.word(index - 1) not in _BEFORE_COMING:
        return None
    found = piece_at(tokens, index + 1) if word != "recent" else None
    if found:
        return Stretch(found[0], word in _AHEAD), found[1]
    unit, written = unit_at(tokens, index + 1), bare(tokens.word(index + 1))
    if unit is None or written in {"nights", "weekends"}:
        return None
    if written.endswith("s"):
        return Stretch(Piece(None, unit[0]), word in _AHEAD, coming or word == "recent"), unit[1]
    return _one(tokens, index, unit)


def _one(tokens: Tokens, index: int, unit: tuple[str, int]) -> Found | None:
    """ "the past year", "over the next month": a length, where "last year" is a year of the calendar."""
    word = tokens.word(index)
    if tokens.word(index - 1) not in {"the", "this"} or word not in {"last", "past", "next"}:
        return None
    if unit[0] in {"weekend", "second", "quarter"} or of_something(tokens, unit[1]):
        return None
    if word != "past" and tokens.word(index - 2) not in {"in", "over", "during", "within", "for"}:
        return None
    return Stretch(Piece(_ONE, unit[0]), word in _AHEAD), unit[1]


def of_something(tokens: Tokens, at: int) -> bool:
    """ "the last week of the race": a part of something whose days the words do not give."""
    if tokens.word(at) != "of":
        return False
    words, after = lexicon(), tokens.word(at + 1)
    return after not in words.months and after not in YEARS and after not in {"this", "last", "next", *words.seasons}
