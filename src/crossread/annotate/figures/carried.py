"""What an amount measures because an earlier amount of the sentence does: "fell 3 points to 41", "12 people in Arda, 7 in Velm"."""

from __future__ import annotations

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.amounts import amount_at
from crossread.annotate.figures.bounds import bounded
from crossread.annotate.figures.lexicon import numbers, prefixes, word_set
from crossread.annotate.figures.nouns import Measure, plural
from crossread.annotate.tokens import Tokens

FARTHEST = 24  # words from an amount back to the one that it continues
MOST_LINKS = 4  # amounts in a row that carry one noun on
_APART = {"age", "ordinal", "rank", "time"}  # amounts that share no noun with others
_SMALL = {"from", "up", "down", "by", "with", "to", "just", "only"}
_SIGNS = {",", "(", "-", "—", "–", ";"}


def earlier(tokens: Tokens, start: int, dimension: str | None = None) -> Amount | None:
    """The nearest amount, of one dimension where it is given, that ends before a word, no farther back than FARTHEST words."""
    ones, vague = numbers()["ones"], numbers()["vague"]
    for index in range(start - 1, max(start - FARTHEST, -1), -1):
        word = tokens.words[index]
        if not (tokens.digits(index) or word in ones or word in vague):
            continue
        first = index
        while first > 0 and tokens.words[first - 1] in prefixes():
            first -= 1  # "US$3m" begins at its sign
        amount = amount_at(tokens, first) or amount_at(tokens, index)
        if amount and amount.end <= start and dimension in {None, amount.dimension}:
            return bounded(tokens, amount)
    return None


def continued(tokens: Tokens, amount: Amount) -> Amount | None:
    """The earlier amount that this one goes on from: "rose 7 % to $4bn", "5 %, up from 3 %", "3 points (2 %)", "or 2 %"."""
    start, word = amount.start, tokens.word(amount.start - 1)
    at = start - 1
    if word in {"to", "from", "at", "or", "("}:
        at -= tokens.word(at - 1) == ","
        before = earlier(tokens, start)
        if before and _fits(before, amount) and at - 1 <= before.end <= start - 1:
            return before
        at = start - 1
    small = _SMALL | {"a", "an"} if tokens.word(amount.end) in word_set("verbs", "change_nouns") else _SMALL
    while tokens.word(at) in small:
        at -= 1
    if at == start - 1 and word not in word_set("changes", "compared"):
        return None
    compared = tokens.word(at) in word_set("changes", "compared")
    if compared or tokens.word(at) in _SIGNS:
        return earlier(tokens, start, amount.dimension)
    return None


def added(tokens: Tokens, amount: Amount) -> Amount | None:
    """The earlier amount of a list: "$2bn for roads and another $4m for paths", "a 25% tax on tin and a 10% on salt"."""
    word = tokens.word(amount.start - 1)
    follows = tokens.word(amount.end) in {"for", "on", "in", "to", "from"}
    if not follows or word not in {"another", "additional", "further", "a", "and", ","}:
        return None
    before = earlier(tokens, amount.start)
    return before if before and before.dimension == amount.dimension else None


def _fits(before: Amount, amount: Amount) -> bool:
    return before.dimension == amount.dimension or not {before.dimension, amount.dimension} & _APART


def of_whom(tokens: Tokens, amount: Amount) -> Measure | None:
    """ "of whom three are children" is children; "12 of whom", "three of them" have the noun of an earlier count."""
    pronouns = {"whom", "which", "them", "these", "those"}
    before = tokens.word(amount.start - 2) == "of" and tokens.word(amount.start - 1) in pronouns
    after = tokens.word(amount.end) == "of" and tokens.word(amount.end + 1) in pronouns
    at = amount.end + 2 * after
    if not (before or after) or tokens.word(at) not in {"is", "are", "was", "were"}:
        return None
    at += 1 + (tokens.word(at + 1) in {"still", "also", "now"})
    word = tokens.word(at)
    last = tokens.word(at + 1) in {"", ",", ".", ";", "and", "who", "from", "in", "-"}
    return Measure(word, at, at + 1) if plural(word) and last else None


def counts_on(tokens: Tokens, amount: Amount) -> Amount | None:
    """The earlier count whose noun this number shares: "12 of whom", "the other two", "12 people in Arda, 7 in Velm"."""
    after, before = tokens.word(amount.end), tokens.word(amount.start - 1)
    pronoun = after == "of" and tokens.word(amount.end + 1) in {"whom", "which", "them"}
    whom = before in {"whom", "which"} and tokens.word(amount.start - 2) == "of"
    other = before == "other" and tokens.word(amount.start - 2) == "the"
    if not (pronoun or whom or other or _listed(tokens, amount)):
        return None
    first = earlier(tokens, amount.start)
    return first if first and first.dimension == "count" else None


def _listed(tokens: Tokens, amount: Amount) -> bool:
    """ "…, 7 in Velm and 3 in Oster": a number between a comma or "and" and a place, after another of the kind."""
    place = tokens.word(amount.end)
    if place not in {"in", "at", "from", "near"} or not tokens.capital(amount.end + 1):
        return False
    if tokens.word(amount.start - 1) not in {",", ";", "and"}:
        return False
    for index in range(amount.start - 2, max(amount.start - FARTHEST, -1), -1):
        if tokens.words[index] == place and tokens.capital(index + 1):
            return True
        if tokens.words[index] in {".", "!", "?"}:
            return False
    return False
