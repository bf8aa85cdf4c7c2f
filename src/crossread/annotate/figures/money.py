"""Money: signs and codes before a number, and pounds that are no weight."""

from __future__ import annotations

from crossread.annotate.figures.amount import Amount, matching
from crossread.annotate.figures.lexicon import prefixes, units, word_set
from crossread.annotate.figures.numbers import Number, number_at
from crossread.annotate.tokens import Tokens

LEAST_RAND = 10  # "R2" is a name
LEAST_POUNDS = 100_000  # "half a million pounds" are money where nothing says of what


def prefixed_money(tokens: Tokens, index: int) -> Amount | None:
    found = matching(tokens, index, prefixes())
    if not found:
        return None
    unit, at = found
    if tokens.word(at) == "$" and tokens.words[at - 1].isalpha():
        at += 1  # "USD$ 15"
    if not tokens.digits(at) or any(not tokens.glued(place) for place in range(index + 1, at - 1)):
        return None
    if at - index > 1 and not tokens.glued(at - 1) and len(tokens.words[index]) == 1 and tokens.words[index] != "c":
        return None  # "a $5 note" holds no Australian dollars
    if tokens.words[index].isalpha() and not _written_as_code(tokens, index):
        return None
    if tokens.words[index] in word_set("words", "doubtful_codes") and at == index + 1 and not _large(tokens, at):
        return None  # "ALL 5 ships"
    if index > 0 and tokens.glued(index) and tokens.words[index - 1].isalpha():
        return None
    number = number_at(tokens, at, money=True)
    if not number:
        return None
    end = number.end
    again = matching(tokens, end, units())
    other = tokens.word(end) in _other_words() and not tokens.written(end).isupper()  # "$3 million all told"
    if again and again[0].dimension == "money" and not (other or tokens.digits(again[1])):  # "$5 AUD"
        unit, end = (again[0] if unit.name == "USD" else unit), again[1]
    value = number.value / unit.divisor
    return Amount(index, end, value, value, unit.name, "money", spelled=False, scaled=number.scaled, prefixed=True)


def _written_as_code(tokens: Tokens, index: int) -> bool:
    """ "Rs 5", "USD 3", "HK$": a code is written in capitals, so that "try 5" is no money."""
    written = tokens.written(index)
    if tokens.words[index] in word_set("words", "plain_codes"):
        return True
    if tokens.word(index + 1) == "$" and len(written) > 1:
        return written[:1].isupper()  # "Mex$"
    return written.isupper() or (written[:1].isupper() and tokens.words[index] in word_set("words", "code_names"))


def _large(tokens: Tokens, at: int) -> bool:
    number = number_at(tokens, at, money=True)
    return number is not None and (number.scaled or number.value >= 1000)


def rand(tokens: Tokens, index: int) -> Amount | None:
    """ "R10m", "R 1.6 billion": after a space only with a magnitude."""
    number = number_at(tokens, index + 1, money=True)
    told = number and (number.scaled or (tokens.glued(index + 1) and number.value >= LEAST_RAND))
    if number and told and not tokens.glued(index):
        return Amount(
            index, number.end, number.value, number.value, "ZAR", "money", scaled=number.scaled, prefixed=True
        )
    return None


def sterling(tokens: Tokens, number: Number, end: int) -> bool:
    """ "pounds" as money: millions of them, a price given in another currency beside, or a verb of paying before."""
    if tokens.word(end) == "of":
        return False
    if number.scaled and number.value >= LEAST_POUNDS:
        return True
    if tokens.word(end) == "(" and tokens.word(end + 1) in {"$", "€", "us"}:
        return True
    return any(word in word_set("words", "paying") for word in tokens.words[max(0, number.start - 3) : number.start])


def _other_words() -> frozenset[str]:
    """Names and codes of currencies that are other words too."""
    return word_set("words", "doubtful_money") | word_set("words", "doubtful_codes")
