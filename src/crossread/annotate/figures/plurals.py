"""Plurals that stand for no one number: "dozens", "tens of thousands", "several hundred", "a couple of hours"."""

from __future__ import annotations

from decimal import Decimal

from crossread.annotate.figures.amount import Amount, matching
from crossread.annotate.figures.lexicon import Unit, numbers, units
from crossread.annotate.tokens import Tokens


def vague(tokens: Tokens, index: int) -> Amount | None:
    """ "dozens", "tens of thousands", "millions of dollars": at least two of what the plural names."""
    tables, word = numbers(), tokens.words[index]
    if word in {"several", "few", "couple"}:
        return _several(tokens, index)
    if word not in tables["vague"] and word not in tables["vague_tens"]:
        return None
    low, end = tables["vague_tens"].get(word), index + 1
    scale = tables["magnitudes"].get(tokens.word(index + 2)[:-1]) if tokens.word(index + 1) == "of" else None
    if low is not None and scale is not None and tokens.word(index + 2).endswith("s"):
        low, end = low * scale, index + 3
    elif word in tables["vague"]:
        low = tables["vague"][word]
        if word in {"millions", "billions", "trillions", "scores"} and tokens.word(end) not in {"of", "in", "more"}:
            return None
        if word == "scores" and (tokens.word(end) != "of" or tokens.word(index - 1) in {"the", "of", "test"}):
            return None
    else:
        return None
    if tokens.word(end) == "of":
        found = matching(tokens, end + 1, units())
        if found and found[0].needs == "word":
            unit = found[0]
            if unit.name == "pound" and low >= 1_000_000:
                unit = Unit("GBP", "money")
            return Amount(index, found[1], low / unit.divisor, None, unit.name, unit.dimension, "at least", True, True)
    return Amount(index, end, low, None, "count", "count", "at least", True, True)


def _several(tokens: Tokens, index: int) -> Amount | None:
    """ "several hundred people", "a few thousand": at least two of them; "a couple of hours": about two."""
    tables, word = numbers(), tokens.words[index]
    start = index - 1 if tokens.word(index - 1) == "a" and word != "several" else index
    if word == "couple":
        found = matching(tokens, index + 2, units()) if tokens.word(index + 1) == "of" else None
        if not found or found[0].needs != "word" or start == index:
            return None
        two = Decimal(2)
        return Amount(start, found[1], two, two, found[0].name, found[0].dimension, "about", True)
    scale = tables["magnitudes"].get(tokens.word(index + 1)) or tables["collectives"].get(tokens.word(index + 1))
    if scale is None:
        return None
    found = matching(tokens, index + 2, units())
    if found and found[0].needs == "word" and found[0].name != "pound":
        return Amount(start, found[1], 2 * scale, None, found[0].name, found[0].dimension, "at least", True, True)
    return Amount(start, index + 2, 2 * scale, None, "count", "count", "at least", True, True)
