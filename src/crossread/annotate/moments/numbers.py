"""Numbers of dates: whole ones, counts of units ("two and a half years", "several weeks"), ordinals."""

from __future__ import annotations

from decimal import Decimal

from crossread.annotate.moments.lexicon import bare, lexicon, phrase_at
from crossread.annotate.moments.meanings import Piece
from crossread.annotate.tokens import Tokens

HALF = Decimal("0.5")
SUFFIXES = frozenset(["st", "nd", "rd", "th"])
UNITS = (
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "fortnight",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
)  # by size
MOST_PIECES = 4  # "2 years, 1 month, 21 days and 5 hours"


def whole_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A whole number below a thousand in words or below ten thousand in digits, and the index after it."""
    words, word = lexicon(), tokens.word(index)
    if word.isdecimal():
        return (int(word), index + 1) if len(word) <= 4 else None
    if word in words.tens:
        step = 2 if tokens.word(index + 1) == "-" else 1
        one = words.ones.get(tokens.word(index + step), 10)
        return (words.tens[word] + one, index + step + 1) if one < 10 else (words.tens[word], index + 1)
    if word in words.ones:
        return words.ones[word], index + 1
    return ({"dozen": 12, "hundred": 100}[word], index + 1) if word in {"dozen", "hundred"} else None


def ordinal_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """ "21st", "first", "twenty-first", and the index after it."""
    words, word = lexicon(), tokens.word(index)
    if word.isdecimal():
        if len(word) <= 2 and tokens.word(index + 1) in SUFFIXES and tokens.glued(index + 1):
            return int(word), index + 2
        return None
    if word in words.tens:
        step = 2 if tokens.word(index + 1) == "-" else 1
        one = words.ordinals.get(tokens.word(index + step), 10)
        return (words.tens[word] + one, index + step + 1) if one < 10 else None
    found = words.ordinals.get(word)
    return (found, index + 1) if found else None


def count_at(tokens: Tokens, index: int) -> tuple[Decimal | None, int] | None:
    """How many of a unit; None for what gives no number. "a" is one, "a couple of" two, "half a" a half."""
    word, following = tokens.word(index), tokens.word(index + 1)
    if (word, following) in {("half", "a"), ("half", "an"), ("a", "half")}:
        return HALF, index + 2
    found = _couple(tokens, index)
    if found:
        return found
    vague = phrase_at(tokens, index, lexicon().vague)
    if vague:
        return None, vague[1]
    if word in {"a", "an"} and following not in {"dozen", "hundred"}:
        return Decimal(1), index + 1
    if word[:1].isdecimal() and "." in word:
        return Decimal(word), index + 1
    number = whole_at(tokens, index + (word in {"a", "an"}))
    if number and tokens.starts_with(number[1], ("and", "a", "half")):
        return number[0] + HALF, number[1] + 3
    return (Decimal(number[0]), number[1]) if number else None


def _couple(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """ "a couple of", "the couple", "couple"."""
    at = index + (tokens.word(index) in {"a", "an", "the"})
    if tokens.word(at) != "couple":
        return None
    return Decimal(2), at + 1 + (tokens.word(at + 1) == "of")


def unit_at(tokens: Tokens, index: int) -> tuple[str, int] | None:
    unit = lexicon().units.get(bare(tokens.word(index)))
    return (unit, index + 1) if unit else None


def piece_at(tokens: Tokens, index: int) -> tuple[Piece, int] | None:
    """A count and its unit: "two weeks", "a year and a half", "several months"."""
    count = count_at(tokens, index)
    if count is None:
        return None
    at = count[1] + (tokens.word(count[1]) == "-")
    unit = unit_at(tokens, at)
    if unit is None:
        return None
    if count[0] is not None and tokens.starts_with(unit[1], ("and", "a", "half")):
        return Piece(count[0] + HALF, unit[0]), unit[1] + 3
    return Piece(count[0], unit[0]), unit[1]


def pieces_at(tokens: Tokens, index: int) -> tuple[tuple[Piece, ...], int] | None:
    """One count of a unit or several: "1 month and 21 days"."""
    found: list[Piece] = []
    end = index
    while len(found) < MOST_PIECES:
        at = end
        if found and tokens.word(at) in {"and", ","}:
            at += 1
        piece = piece_at(tokens, at)
        if piece is None or (found and not _smaller(piece[0], found[-1])):
            break
        found.append(piece[0])
        end = piece[1]
    return (tuple(found), end) if found else None


def _smaller(piece: Piece, before: Piece) -> bool:
    """Whether a count goes on in a smaller unit: "30 days a year ago" is two counts."""
    return piece.count is not None and before.count is not None and UNITS.index(piece.unit) < UNITS.index(before.unit)
