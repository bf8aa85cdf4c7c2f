"""Numbers written in digits: groups and decimals in every newspaper's way, "2 1/4", "½", powers of ten."""

from __future__ import annotations

from decimal import Decimal
from unicodedata import numeric

from crossread.annotate.tokens import Tokens

LONGEST = 24  # digits of a number that is still read; longer ones are account numbers and keys
MOST_DIGITS = 40  # of a power's result: 10^40 is beyond any unit
SIGN_FRACTIONS = {c: Decimal(str(numeric(c))) for c in "½¼¾⅛⅜⅝⅞⅕⅖⅗⅘"} | {
    c: Decimal(above) / 6 * below for c, above, below in (("⅓", 2, 1), ("⅔", 4, 1), ("⅙", 1, 1), ("⅚", 5, 1))
}
_DENOMINATORS = frozenset(["2", "3", "4", "5", "6", "7", "8", "9", "10", "12", "16", "20", "32", "64", "100"])
GROUP = 3  # digits


def digits(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """The number whose first digits are the word at `index`, and the word after it; None for what is too long."""
    word = tokens.words[index]
    if len(word) > LONGEST or word.count(".") > 1 or not word.isascii():
        return None
    fraction = _slashed(tokens, index)
    if fraction is not None:
        return fraction, index + 3
    value, end = _grouped(tokens, index)
    power = _power(tokens, end, value)
    if power:
        return power
    if tokens.word(end) in SIGN_FRACTIONS:
        return value + SIGN_FRACTIONS[tokens.word(end)], end + 1
    joined = end + 1 if tokens.word(end) == "-" else end
    fraction = _slashed(tokens, joined)
    if fraction is not None and value == int(value) and not (joined == end and tokens.glued(joined)):
        return value + fraction, joined + 3
    return value, end


def _grouped(tokens: Tokens, index: int) -> tuple[Decimal, int]:
    """Digits with the groups after a space ("10 000", "1 414 021 100") and the decimals after a comma ("1,5")."""
    word = tokens.words[index]
    value, end = Decimal(word.replace(",", "")), index + 1
    if len(word) <= GROUP and word.isdecimal() and (tokens.word(end) == "000" or _group(tokens, end + 1)):
        while end < index + LONGEST // GROUP and _group(tokens, end):
            value, end = value * 1000 + Decimal(tokens.words[end].partition(".")[0]), end + 1
            value += Decimal("0." + (tokens.words[end - 1].partition(".")[2] or "0"))
        return value, end
    decimals = tokens.word(end + 1) if tokens.word(end) == "," and tokens.glued(end) and tokens.glued(end + 1) else ""
    if not (0 < len(decimals) < GROUP and decimals.isdecimal()) or tokens.word(index - 1) == ",":
        return value, end
    if tokens.word(end + 2) == "," and tokens.glued(end + 2) and tokens.glued(end + 3) and tokens.digits(end + 3):
        return value, end  # "22,24,26": a list
    whole = word.replace(".", "") if len(word.partition(".")[2]) == GROUP else word  # "1.111,11"
    return (Decimal(f"{whole}.{decimals}"), end + 2) if whole.isdecimal() else (value, end)


def _group(tokens: Tokens, index: int) -> bool:
    """Three digits after one space: a group of a long number; the last may have decimals."""
    word = tokens.word(index)
    whole = word.partition(".")[0]
    return len(whole) == GROUP and whole.isdecimal() and tokens.starts[index] - tokens.ends[index - 1] == 1


def _slashed(tokens: Tokens, index: int) -> Decimal | None:
    """ "1/4" as 0.25, with nothing between its parts and no further slash."""
    if tokens.word(index + 1) != "/" or tokens.word(index + 2) not in _DENOMINATORS:
        return None
    if not (tokens.digits(index) and tokens.words[index].isdecimal() and tokens.glued(index + 1)):
        return None
    if not tokens.glued(index + 2) or tokens.word(index + 3) == "/" or tokens.word(index - 1) == "/":
        return None
    above, below = Decimal(tokens.words[index][:LONGEST]), Decimal(tokens.words[index + 2])
    return above / below if 0 < above < below else None


def _power(tokens: Tokens, at: int, value: Decimal) -> tuple[Decimal, int] | None:
    """ "1.3x10^6", "1e10", "10^6": None where none stands there or where it is beyond measure."""
    if tokens.word(at) in {"x", "×", "*"} and tokens.word(at + 1) == "10" and tokens.word(at + 2) == "^":
        found, factor = _exponent(tokens, at + 3), value
        value = Decimal(10)
    elif tokens.word(at) == "^" and tokens.glued(at):
        found, factor = _exponent(tokens, at + 1), Decimal(1)
    elif tokens.word(at) == "e" and tokens.glued(at):
        found, factor = _exponent(tokens, at + 1), value
        value = Decimal(10)
    else:
        return None
    if not found or abs(found[0]) > MOST_DIGITS or not tokens.glued(found[1] - 1):
        return None
    result = factor * value ** found[0]
    return (result, found[1]) if -MOST_DIGITS < result.adjusted() < MOST_DIGITS else None


def _exponent(tokens: Tokens, at: int) -> tuple[int, int] | None:
    sign = 1
    for _ in range(2):
        if tokens.word(at) in {"+", "-"}:
            sign, at = (-sign if tokens.word(at) == "-" else sign), at + 1
    word = tokens.word(at)
    return (sign * int(word), at + 1) if word.isdecimal() and len(word) <= GROUP else None
