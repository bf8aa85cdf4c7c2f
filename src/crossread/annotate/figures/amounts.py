"""One amount: whatever begins at a word, by the first reader that knows it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.digits import SIGN_FRACTIONS
from crossread.annotate.figures.lexicon import denominators, numbers, prefixes, units, units_before
from crossread.annotate.figures.money import prefixed_money, rand
from crossread.annotate.figures.numbers import number_at
from crossread.annotate.figures.plurals import several, vague
from crossread.annotate.figures.quantities import unit_before, with_article, with_unit
from crossread.annotate.figures.ranks import number_one, ranked
from crossread.annotate.figures.shares import multiple, one_in, one_over, share, times
from crossread.annotate.tokens import Tokens

_DIGIT = re.compile("[0-9]")
_DIGITS = frozenset("0123456789")


def openings(tokens: Tokens) -> list[int]:
    """Words at which an amount may begin."""
    digits = _DIGIT.search(tokens.text)
    if not digits and tokens.vocabulary.isdisjoint(_telling()):
        return []
    words, known = tokens.words, tokens.vocabulary & openers().keys()
    if digits:
        known |= {word for word in tokens.vocabulary if word[-1] in _DIGITS}
    found = [index for index, word in enumerate(words) if word in known]
    return [index for index in found if words[index] not in _doubtful() or _goes_on(tokens, index)]


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Whether what follows an article or a currency's code lets an amount begin there."""
    after = tokens.word(index + 1)
    if tokens.words[index] in _ONES and after in after_article():
        return True
    return after in _SIGNS or after[-1:] in _DIGITS


def amount_at(tokens: Tokens, index: int) -> Amount | None:
    """The amount that begins at a word; None where none does."""
    word = tokens.words[index]
    if word in prefixes():
        money = prefixed_money(tokens, index)
        if money:
            return money
    if word == "r" and tokens.digits(index + 1) and tokens.capital(index):
        return rand(tokens, index)
    if tokens.digits(index):
        return ranked(tokens, index) or _numeral(tokens, index)
    for read in openers().get(word, ()):
        amount = read(tokens, index)
        if amount:
            return amount
    return None


def _numeral(tokens: Tokens, index: int) -> Amount | None:
    number = number_at(tokens, index)
    if not number:
        return None
    if number.part:
        return share(tokens, number)
    return one_in(tokens, number) or one_over(tokens, number) or times(tokens, number) or with_unit(tokens, number)


Reader = Callable[[Tokens, int], Amount | None]
_ARTICLES = frozenset(["a", "an"])
_SIGNS = frozenset(["$", "£", "¥", "€", "."])
_ONES = frozenset(["a", "an", "another"])


@cache
def openers() -> dict[str, tuple[Reader, ...]]:
    """Words at which an amount may begin, with the readers to ask in order; digits stand for themselves."""
    tables = numbers()
    readers: dict[str, tuple[Reader, ...]] = dict.fromkeys(prefixes(), ())
    readers |= dict.fromkeys(units_before(), (unit_before,))
    readers |= dict.fromkeys([*SIGN_FRACTIONS, "half", "quarter", *tables["ones"]], (_numeral,))
    readers |= dict.fromkeys(tables["magnitudes"], (_numeral,))
    readers |= dict.fromkeys(tables["ordinals"], (ranked,))
    readers |= dict.fromkeys([*tables["tens"], *tables["ones"]], (ranked, _numeral))
    readers |= dict.fromkeys([*tables["vague"], *tables["vague_tens"]], (vague,))
    readers |= dict.fromkeys(["several", "few", "couple"], (several,))
    readers |= dict.fromkeys([*tables["multipliers"], "twice", "thrice"], (multiple,))
    readers |= dict.fromkeys(["number", "no"], (number_one,))
    readers["another"] = (with_article,)
    return readers | dict.fromkeys(_ARTICLES, (several, with_article, _numeral))


@cache
def _doubtful() -> frozenset[str]:
    """Words that mostly open no amount: articles, and codes of currencies that are other words too ("us", "all")."""
    return _ONES | {word for word, readers in openers().items() if word.isalpha() and not readers}


@cache
def _telling() -> frozenset[str]:
    """Words without one of which, or a digit, a sentence holds no amount: codes and articles alone open none."""
    named = {word for word, rows in units().items() if any(unit.needs == "word" for _, unit in rows)}
    parts = {*numbers()["collectives"], *denominators()}
    return frozenset({*openers(), *named, *parts} - _doubtful() - {"number", "no"})


@cache
def after_article() -> frozenset[str]:
    """Words before which an article may open an amount: "a million", "a third of", "an hour and a half"."""
    tables = numbers()
    return frozenset(
        {
            "half",
            "few",
            "couple",
            *tables["magnitudes"],
            *tables["collectives"],
            *denominators(),
            *units(),
            *tables["tens"],
        }
    )
