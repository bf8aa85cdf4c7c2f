"""Plurals that stand for no one number: "dozens", "tens of thousands", "several hundred", "a couple of hours"."""

from __future__ import annotations

from decimal import Decimal

from crossread.annotate.figures.amount import Amount, matching
from crossread.annotate.figures.lexicon import Unit, numbers, units, word_set
from crossread.annotate.figures.money import LEAST_POUNDS
from crossread.annotate.tokens import Tokens

LEAST = Decimal(2)  # what a plural says at the least: "several weeks" are two or more of them
_MEASURED = frozenset(["time", "length", "mass", "area", "volume", "money", "energy", "power"])


def vague(tokens: Tokens, index: int) -> Amount | None:
    """ "dozens", "tens of thousands", "millions of dollars": at least two of what the plural names."""
    tables, word = numbers(), tokens.words[index]
    low, end = tables["vague_tens"].get(word), index + 1
    scale = tables["magnitudes"].get(tokens.word(index + 2)[:-1]) if tokens.word(index + 1) == "of" else None
    if low is not None and scale is not None and tokens.word(index + 2).endswith("s"):
        low, end = low * scale, index + 3
    elif word in tables["vague"]:
        low = tables["vague"][word]
        if word == "scores" and (tokens.word(end) != "of" or tokens.word(index - 1) in {"the", "of", "test"}):
            return None
    else:
        return None
    if tokens.words[end : end + 2] == ["and", word]:
        end += 2  # "millions and millions"
    if tokens.word(end) == "of":
        if tokens.word(end + 1) == "times":
            return Amount(index, end + 2, low, None, "times", "occasions", "at least", True, True)
        found = matching(tokens, end + 1, units())
        if found and found[0].needs == "word" and found[0].dimension in _MEASURED:
            unit = found[0]
            if unit.name == "pound" and low >= LEAST_POUNDS:
                unit = Unit("GBP", "money")
            return Amount(index, found[1], low / unit.divisor, None, unit.name, unit.dimension, "at least", True, True)
    return Amount(index, end, low, None, "count", "count", "at least", True, True)


def several(tokens: Tokens, index: int) -> Amount | None:
    """ "several hundred people", "a few weeks": at least two of them; "a couple of hours": about two."""
    at = index + (tokens.words[index] in {"a", "an"})
    word = tokens.word(at)
    if word == "couple":
        return _couple(tokens, index, at + 1)
    if word not in {"several", "few"} or (word == "few" and tokens.word(index - 1) in word_set("words", "no_few")):
        return None
    tables = numbers()
    scale = tables["magnitudes"].get(tokens.word(at + 1)) or tables["collectives"].get(tokens.word(at + 1))
    end = at + 1 + (scale is not None)
    found = matching(tokens, end, units())
    if scale is None:
        return None  # "several weeks": no number
    if found and found[0].needs == "word" and found[0].dimension in _MEASURED:
        unit = Unit("GBP", "money") if found[0].name == "pound" and scale >= LEAST_POUNDS else found[0]
        low = LEAST * scale / unit.divisor
        return Amount(index, found[1], low, None, unit.name, unit.dimension, "at least", True, True)
    return Amount(index, end, LEAST * scale, None, "count", "count", "at least", True, True)


def _couple(tokens: Tokens, index: int, at: int) -> Amount | None:
    """ "a couple of hours", "a couple dozen", "a couple of friends"; a couple alone are two people in love."""
    tables = numbers()
    end = at + (tokens.word(at) == "of")
    scale = tables["magnitudes"].get(tokens.word(end)) or tables["collectives"].get(tokens.word(end))
    if scale is not None:
        return Amount(index, end + 1, LEAST * scale, LEAST * scale, "count", "count", "about", True, True)
    if end == at or (tokens.words[index] == "couple" and tokens.word(index - 1) in {"the", "this", "that", "his"}):
        return None
    found = matching(tokens, end, units())
    if found and found[0].needs == "word" and found[0].dimension in _MEASURED:
        return Amount(index, found[1], LEAST, LEAST, found[0].name, found[0].dimension, "about", True)
    plural = tokens.word(end).endswith("s") and len(tokens.word(end)) > 3
    return Amount(index, at, LEAST, LEAST, "count", "count", "about", True, True) if plural else None
