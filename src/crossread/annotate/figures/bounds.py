"""Hedges: "more than", "at least", "nearly", "or more" turn an amount into a bound, and belong to its span."""

from __future__ import annotations

from dataclasses import replace

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.amounts import amount_at
from crossread.annotate.figures.joins import joined
from crossread.annotate.figures.lexicon import hedges, table, word_set
from crossread.annotate.tokens import Tokens
from crossread.model import Bound

MOST_HEDGES = 2  # "at least about 200"
ADULT = 100  # "under 18", "over 65": below this, a bare number after such a word is an age or a place, not a bound
_LINE_ENDS = frozenset([".", ":", ";", ")", '"', "*"])  # after these a dash may open a line of a list
_UNHEDGED = frozenset(["rank", "ordinal", "occasions"])
_SIGNED = frozenset(["temperature", "proportion", "points", "money"])
_LOWER: frozenset[Bound] = frozenset(["more than", "at least"])
_OR: dict[str, Bound] = {"more": "at least", "fewer": "up to", "less": "up to"}
_UPPER: frozenset[Bound] = frozenset(["less than", "up to"])


def bounded(tokens: Tokens, amount: Amount) -> Amount:
    """The amount with the hedges beside it taken in."""
    if amount.dimension in _UNHEDGED:
        return amount
    return _after(tokens, _before(tokens, amount))


def negated(tokens: Tokens, amount: Amount) -> Amount:
    """ "minus 20 degrees", "-5C", "-4.9%"; a dash between words or numbers is no sign."""
    at = amount.start - 1
    if amount.low is None or amount.low != amount.high or amount.dimension in _UNHEDGED:
        return amount
    if tokens.word(at) in {"minus", "negative"} or (tokens.word(at) == "-" and _is_sign(tokens, amount, at)):
        return replace(amount, start=at, low=-amount.low, high=-amount.low)
    return amount


def _is_sign(tokens: Tokens, amount: Amount, at: int) -> bool:
    """Whether a dash is a minus: it stands at the number and away from the word before, in no list of lines."""
    if at == 0:
        return amount.dimension in _SIGNED or amount.end >= len(tokens) - 1
    if not tokens.glued(amount.start) or (tokens.glued(at) and tokens.word(at - 1) not in {"<", ">", "=", "(", "$"}):
        return False
    return amount.dimension in _SIGNED or (tokens.digits(amount.start) and tokens.word(at - 1) not in _LINE_ENDS)


def both_bounds(tokens: Tokens, amount: Amount) -> Amount:
    """ "more than 5 but fewer than 10": one amount between two bounds."""
    at = amount.end + (tokens.word(amount.end) == ",")
    at += tokens.word(at) in {"and", "but", "yet"}
    if at == amount.end or amount.bound not in _LOWER | _UPPER:
        return amount
    for index in range(at + 1, min(at + 8, len(tokens))):
        other = amount_at(tokens, index)
        if other is None:
            continue
        other = bounded(tokens, joined(tokens, negated(tokens, other)))
        if other.start != at or {amount.bound in _LOWER, other.bound in _LOWER} != {True, False}:
            return amount
        if other.bound not in _LOWER | _UPPER or other.dimension != amount.dimension or other.unit != amount.unit:
            return amount
        low, high = amount.low or other.low, amount.high or other.high
        if low is None or high is None or low >= high:
            return amount
        return replace(amount, end=other.end, low=low, high=high, bound="between")
    return amount


def _before(tokens: Tokens, amount: Amount) -> Amount:
    for _ in range(MOST_HEDGES):
        found = _hedge_before(tokens, amount)
        if not found:
            break
        bound, start = found
        if tokens.word(start) in {"younger", "older"} and amount.dimension == "count":
            amount = replace(amount, unit="age", dimension="age")
        kept = amount.bound if bound == "about" and amount.bound in _LOWER | _UPPER else bound
        amount = _with(amount, kept, start=start) if kept != amount.bound else replace(amount, start=start)
    return amount


def _hedge_before(tokens: Tokens, amount: Amount) -> tuple[Bound, int] | None:
    """The hedge that ends before an amount, or before an article or "another" that stands between."""
    at = amount.start
    sign: Bound | None = table("before")["symbols"].get(tokens.word(at - 1))
    if tokens.word(at - 1) == "=" and tokens.word(at - 2) in {"<", ">"}:
        return ("up to" if tokens.word(at - 2) == "<" else "at least"), at - 2
    if sign:
        return None if tokens.word(at - 2) in {"=", "<", ">"} else (sign, at - 1)
    for skip in (0, 1):
        if skip and tokens.word(at - 1) not in word_set("words", "between_hedge"):
            break
        for words, bound in hedges("before").get(tokens.word(at - skip - 1), ()):
            start = at - skip - len(words)
            if start >= 0 and tokens.starts_with(start, words) and not _preposition(tokens, amount, words, start):
                return bound, start
    return None


def _preposition(tokens: Tokens, amount: Amount, words: tuple[str, ...], start: int) -> bool:
    """ "over five years", "under 18", "turned around 20 boats": no hedge."""
    if words == ("up", "to") and tokens.word(start - 1) in word_set("before", "rising"):
        return True  # "taxes will go up to 25 percent"
    if len(words) > 1 or words[0] not in table("before")["prepositional"]:
        return False
    if amount.unit in table("before")["period_units"] and words[0] not in {"around"}:
        return tokens.word(start - 1) not in word_set("before", "lasting")
    if words[0] in {"around"}:
        return False
    if tokens.word(start - 1) in word_set("before", "spreading"):
        return True
    small = amount.high is not None and amount.high < ADULT
    return amount.dimension == "count" and small and tokens.word(amount.end) in {"", ".", ",", "-", "s", ";", ")"}


def _after(tokens: Tokens, amount: Amount) -> Amount:
    word = tokens.word(amount.end)
    if word == "+" and tokens.glued(amount.end) and not tokens.digits(amount.end + 1):
        return _with(amount, "at least", end=amount.end + 1)
    if word == "-" and tokens.word(amount.end + 1) in {"plus", "odd"}:
        return _with(amount, "at least" if tokens.word(amount.end + 1) == "plus" else "about", end=amount.end + 2)
    if amount.dimension == "count" and tokens.word(amount.end + 1) == "or" and word.isalpha():
        bound = _OR.get(tokens.word(amount.end + 2))  # "500 workers or fewer"
        if bound and tokens.word(amount.end + 3) != "than":
            return _with(amount, bound, end=amount.end + 3)
    for words, bound in hedges("after").get(word, ()):
        if not tokens.starts_with(amount.end, words):
            continue
        end = amount.end + len(words)
        if words[0] == "at" and tokens.word(end) not in word_set("after", "closing"):
            continue  # "a family of four at least $50": the hedge of what follows
        if len(words) == 1 and (amount.bound != "exact" or tokens.word(end) not in word_set("after", "closing")):
            continue
        if words[-1] in {"more", "less", "fewer", "greater"} and tokens.word(end) == "than":
            if tokens.digits(end + 1):
                continue
            end += 1
        return _with(amount, bound, end=end)
    return amount


def _with(amount: Amount, bound: Bound, start: int | None = None, end: int | None = None) -> Amount:
    """The amount with a bound; a range keeps its own, and a plural ("hundreds") has no upper end to lose."""
    amount = replace(amount, start=amount.start if start is None else start, end=amount.end if end is None else end)
    if amount.bound == "between":
        return amount
    ends = [value for value in (amount.low, amount.high) if value is not None]
    if not ends:
        return amount
    if amount.high is None and amount.bound == "at least" and bound not in _UPPER:
        return replace(amount, bound=bound if bound in _LOWER else amount.bound)
    if bound in _LOWER:
        return replace(amount, low=ends[0], high=None, bound=bound)
    if bound in _UPPER:
        return replace(amount, low=None, high=ends[-1], bound=bound)
    return replace(amount, bound=bound)
