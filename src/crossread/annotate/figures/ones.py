"""The word "one": a number, or a pronoun."""

from __future__ import annotations

from decimal import Decimal

from crossread import gazetteer
from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.lexicon import numbers, word_set
from crossread.annotate.figures.nouns import DETERMINERS, plural
from crossread.annotate.tokens import Tokens

NOUN_WITHIN = 3  # words after "one of": "one of former mayor Ruiz's friends"


def pronoun(tokens: Tokens, amount: Amount, counts: bool) -> bool:
    """Whether "one" stands for a thing or a person: "the one", "no one", "one can", "one another"."""
    at = amount.end - 1
    if tokens.words[at] != "one" or {amount.low, amount.high} - {Decimal(1), None}:
        return False
    after = tokens.word(at + 1)
    if amount.bound != "exact":
        return after in {"another", "with", "who", "that"}  # "shouting over one another"
    if _points_back(tokens, at):
        return True
    if not counts and _opens_name(tokens, at + 1):
        return True
    if after == "of":
        return not _of_several(tokens, at + 2)
    return after != "-" and _generic(tokens, at, counts)


def _generic(tokens: Tokens, at: int, counts: bool) -> bool:
    """Whether what follows "one" shows no noun that it counts: "one can", "one expects", "one using the name"."""
    after, following = tokens.word(at + 1), tokens.word(at + 2)
    if following == "or" and tokens.word(at + 3) == "another":
        return True  # "for one reason or another"
    verb = (after.endswith("s") and not after.endswith("ss")) or (after.endswith("ing") and following in DETERMINERS)
    if verb and after not in word_set("one", "singulars"):
        return True
    if not after.isalpha() or after in word_set("function", "words"):
        return not counts
    return after in word_set("one", "after") or after.endswith("'s")


def _opens_name(tokens: Tokens, at: int) -> bool:
    """Whether a name goes on there: "the one-China policy", "One Harbour News"; not "one Norwegian", "one Republican"."""
    at += tokens.word(at) == "-"
    if not tokens.capital(at):
        return False
    known = gazetteer.entry(tokens.written(at))
    return known.type != "group" if known else tokens.capital(at + 1)


def _of_several(tokens: Tokens, at: int) -> bool:
    """Whether what follows "one of" are several: "one of the mills", "one of Orlen's poets"; not "one of fairness"."""
    word = tokens.word(at)
    if word in DETERMINERS or word in word_set("one", "of") or word in numbers()["ones"] or tokens.digits(at):
        return True
    return any(plural(tokens.word(near)) or tokens.capital(near) for near in range(at, at + NOUN_WITHIN))


def _points_back(tokens: Tokens, at: int) -> bool:
    """Whether what stands before "one" makes it a pronoun: "the one", "one-on-one", "a better one", "the state's new one"."""
    before, owner, after = tokens.word(at - 1), tokens.word(at - 2), tokens.word(at + 1)
    if before == "-" and tokens.glued(at):
        return owner in {"on", "to", "by"}
    if before == "that":  # "that one is", but "said that one man came"
        return not after.isalpha() or (after in word_set("function", "words") and after not in {"of", "in"})
    if before in word_set("one", "before"):
        return True
    owned = owner in word_set("one", "owners") or owner.endswith("'s")
    return owned and before.isalpha() and before not in word_set("function", "words")
