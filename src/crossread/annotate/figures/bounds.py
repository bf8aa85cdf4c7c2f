"""Hedges: "more than", "at least", "nearly", "or more" turn an amount into a bound, and belong to its span."""

from __future__ import annotations

from dataclasses import replace

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.lexicon import hedges, table, word_set
from crossread.annotate.tokens import Tokens
from crossread.model import Bound

_UNHEDGED = {"rank", "ordinal", "occasions"}


def bounded(tokens: Tokens, amount: Amount) -> Amount:
    """The amount with the hedges beside it taken in."""
    if amount.dimension in _UNHEDGED:
        return amount
    return _after(tokens, _before(tokens, amount))


_SIGNED = {"temperature", "proportion", "points", "money"}


def negated(tokens: Tokens, amount: Amount) -> Amount:
    """ "minus 20 degrees", "-5C", "-4.9%"; a dash between words or numbers is no sign."""
    at = amount.start - 1
    if amount.dimension not in _SIGNED or amount.low is None or amount.low != amount.high:
        return amount
    sign = tokens.word(at) == "-" and tokens.glued(amount.start) and not tokens.glued(at)
    if tokens.word(at) == "minus" or sign:
        return replace(amount, start=at, low=-amount.low, high=-amount.low)
    return amount


def _before(tokens: Tokens, amount: Amount) -> Amount:
    word = tokens.word(amount.start - 1)
    sign = table("before")["symbols"].get(word)
    if sign and sign != "exact":
        return _with(amount, sign, start=amount.start - 1)
    for words, bound in hedges("before").get(word, ()):
        start = amount.start - len(words)
        if start >= 0 and tokens.starts_with(start, words) and not _preposition(tokens, amount, words):
            return _with(amount, bound, start=start)
    return amount


def _preposition(tokens: Tokens, amount: Amount, words: tuple[str, ...]) -> bool:
    """ "over five years", "under 18", "over the past": no hedge."""
    if len(words) > 1 or words[0] not in table("before")["prepositional"]:
        return False
    if amount.unit in table("before")["period_units"]:
        return tokens.word(amount.start - 2) not in word_set("before", "lasting")
    return amount.dimension == "count" and amount.end < len(tokens) and tokens.word(amount.end) in {".", ",", "-", "s"}


def _after(tokens: Tokens, amount: Amount) -> Amount:
    word = tokens.word(amount.end)
    if word == "+" and tokens.glued(amount.end):
        return _with(amount, "at least", end=amount.end + 1)
    if word == "-" and tokens.word(amount.end + 1) in {"plus", "odd"}:
        return _with(amount, "at least" if tokens.word(amount.end + 1) == "plus" else "about", end=amount.end + 2)
    for words, bound in hedges("after").get(word, ()):
        if not tokens.starts_with(amount.end, words):
            continue
        end = amount.end + len(words)
        if len(words) == 1 and (amount.bound != "exact" or tokens.word(end) not in {"", ",", ".", ";", ")", "years"}):
            continue
        if words[-1] == "more" and tokens.word(end) == "than":
            continue
        return _with(amount, bound, end=end)
    return amount


def _with(amount: Amount, bound: Bound, start: int | None = None, end: int | None = None) -> Amount:
    amount = replace(amount, start=amount.start if start is None else start, end=amount.end if end is None else end)
    if amount.bound == "between":
        return amount
    if amount.high is None:  # "up to hundreds": the plural gives no upper end
        return replace(amount, low=None, bound=bound) if bound in {"up to", "less than"} else amount
    if bound in {"more than", "at least"}:
        return replace(amount, high=None, bound=bound)
    if bound in {"less than", "up to"}:
        return replace(amount, low=None, bound=bound)
    return replace(amount, bound=bound)
