"""Numbers that are no amounts: names, models, flights, addresses, scores, lists, phone numbers."""

from __future__ import annotations

from decimal import Decimal

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.lexicon import units, word_set
from crossread.annotate.tokens import Tokens

_OPENING = {
    "about", "some", "at", "in", "on", "of", "the", "an", "a", "and", "but", "only", "another", "all", "over", "under",
    "more", "than", "nearly", "almost", "around", "roughly", "up", "to", "just", "least", "with", "for", "by", "from",
    "those", "these", "both", "other", "its", "their", "his", "her", "as", "or", "if", "when", "while", "after",
    "before", "since", "there", "that", "between", "approximately", "killed", "said", "says", "total",
}  # fmt: skip


def stopped(tokens: Tokens, amount: Amount, counts: bool) -> bool:
    """Whether this bare number is the name or place of something. `counts`: a counted noun follows."""
    return (
        _attached(tokens, amount)
        or _named(tokens, amount, counts)
        or _address(tokens, amount)
        or _list_number(tokens, amount)
        or _score(tokens, amount)
        or _year(tokens, amount, counts)
        or _pronoun(tokens, amount, counts)
    )


def glued_before(tokens: Tokens, amount: Amount) -> bool:
    """Whether letters, a sign or a further number stand directly before: "A320", "Covid-19", "$1.5.2", "#5"."""
    index = amount.start
    if not tokens.glued(index) or not tokens.digits(index):
        return False
    before = tokens.words[index - 1]
    if before in {"#", "/", ":", ".", ",", "@", "_", "&", "=", "*", "№"}:
        return before not in {".", ","} or tokens.digits(index - 2)
    if before == "-":
        return (
            tokens.written(index - 1) in {"-", "‐", "‑"}
            and tokens.glued(index - 1)
            and tokens.word(index - 2)[-1:].isalnum()
        )
    return before[-1:].isalnum()


def _attached(tokens: Tokens, amount: Amount) -> bool:
    """Letters or signs without a space after it: "5G", "24/7", "3:16", "867-5309"."""
    end = amount.end
    if end < len(tokens) and tokens.glued(end):
        after = tokens.words[end]
        if after.isalpha() or after in {"/", "@", "_", "*", "=", "'", "°"}:
            return True
        if after in {":", "-", ".", ","} and tokens.digits(end + 1) and tokens.glued(end + 1):
            return True
    return glued_before(tokens, amount)


def _named(tokens: Tokens, amount: Amount, counts: bool) -> bool:
    """ "Boeing 737", "Resolution 2231", "Power of Siberia 2", "No. 10", "stage 2"."""
    before, index = tokens.word(amount.start - 1), amount.start - 1
    if before == "-" and tokens.glued(index):
        before, index = tokens.word(index - 1), index - 1
    if before == "." and tokens.word(index - 1) in {"no", "nos", "op", "vol", "art", "sec", "ch", "pp", "p", "fig"}:
        return True
    if before == "of" and tokens.word(index - 1) == "group":
        return True  # "the Group of 20"
    if tokens.capital(amount.end) and any(
        unit.dimension == "time" for _, unit in units().get(tokens.word(amount.end), ())
    ):
        return True  # "60 Minutes"
    if not before.isalpha():
        return False
    if before in word_set("stops", "designators"):
        return not counts or tokens.capital(index)
    if not tokens.capital(index) or before in _OPENING or tokens.opens_sentence(index):
        return False
    return not counts or (tokens.capital(amount.end) and not amount.spelled)


def _address(tokens: Tokens, amount: Amount) -> bool:
    """ "1600 Pennsylvania Avenue"."""
    if not tokens.capital(amount.end):
        return False
    return any(
        tokens.capital(at) and tokens.word(at) in word_set("stops", "streets")
        for at in range(amount.end + 1, amount.end + 4)
    )


def _list_number(tokens: Tokens, amount: Amount) -> bool:
    after = tokens.word(amount.end)
    if after == ")" and tokens.word(amount.start - 1) not in {"("}:
        return tokens.opens_sentence(amount.start)
    if after == "." and tokens.word(amount.start - 1) in {".", "!", "?"} and not amount.spelled:
        return True
    return after == "." and amount.start == 0 and amount.end < len(tokens) - 1 and not amount.spelled


def _score(tokens: Tokens, amount: Amount) -> bool:
    """ "won 3-1", "52-48": two bare numbers with a dash."""
    end = amount.end
    return tokens.word(end) == "-" and tokens.digits(end + 1) and tokens.word(end + 2) != "%"


def _year(tokens: Tokens, amount: Amount, counts: bool) -> bool:
    """Four digits without a comma between 1500 and 2100 are a year unless something is counted."""
    word = tokens.words[amount.end - 1]
    return not counts and len(word) == 4 and word.isdecimal() and Decimal(1500) <= Decimal(word) <= Decimal(2100)


def _pronoun(tokens: Tokens, amount: Amount, counts: bool) -> bool:
    if amount.low != 1 or not amount.spelled or tokens.words[amount.end - 1] not in {"one", "a", "an"}:
        return False
    if tokens.words[amount.end - 1] != "one":
        return True
    after = tokens.word(amount.end)
    if after in units() or (not counts and after not in word_set("one", "nouns")):
        return after not in word_set("one", "nouns")
    return after not in word_set("one", "nouns")
