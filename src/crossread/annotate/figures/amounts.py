"""One amount: whatever begins at a word, by the first reader that knows it."""

from __future__ import annotations

from functools import cache

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.lexicon import numbers, prefixes
from crossread.annotate.figures.money import prefixed_money, rand
from crossread.annotate.figures.numbers import number_at
from crossread.annotate.figures.plurals import vague
from crossread.annotate.figures.quantities import with_article, with_unit
from crossread.annotate.figures.ranks import ordinal, rank
from crossread.annotate.figures.shares import multiple, share
from crossread.annotate.tokens import Tokens


def amount_at(tokens: Tokens, index: int) -> Amount | None:
    """The amount that begins at a word; None where none does."""
    word = tokens.words[index]
    if word in prefixes():
        money = prefixed_money(tokens, index)
        if money:
            return money
    if word == "r" and tokens.digits(index + 1) and tokens.glued(index + 1) and tokens.capital(index):
        return rand(tokens, index)
    if not (tokens.digits(index) or word in _openers()):
        return None
    for read in (vague, rank, ordinal, multiple, share, with_article):
        amount = read(tokens, index)
        if amount:
            return amount
    number = number_at(tokens, index)
    return with_unit(tokens, number) if number else None


@cache
def _openers() -> frozenset[str]:
    """Words at which an amount may begin."""
    names = ("ones", "tens", "vague", "vague_tens", "ordinals", "multipliers")
    words = {word for name in names for word in numbers()[name]}
    return frozenset(
        words
        | {"a", "an", "half", "quarter", "several", "few", "couple", "twice", "thrice", "number", "no", "½", "¼", "¾"}
    )
