"""Numbers: digits and number words to exact Decimals, with magnitudes ("220 billion", "two hundred and five")."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from crossread.annotate.figures.digits import digits
from crossread.annotate.figures.lexicon import numbers, ordinals, units, word_set
from crossread.annotate.figures.parts import Part, opening_part, part_at
from crossread.annotate.tokens import Tokens

MOST_MAGNITUDES = 11  # "nine hundred quadrillion nine hundred trillion …" down to "nine hundred" has eleven
MOST_DECIMALS = 8  # words after "point"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in words [start, end) of a Tokens."""

    value: Decimal
    start: int
    end: int
    spelled: bool  # written in letters
    scaled: bool = False  # a magnitude stands in it: "220 billion", "$3m"
    part: bool = False  # a part of one and nothing else: "two-thirds", "half"


def number_at(tokens: Tokens, index: int, money: bool = False) -> Number | None:
    """The number that begins at a word, with its magnitudes; None where none does.

    `money`: a currency stands before it, so that "3m" are millions.
    """
    part = opening_part(tokens, index)
    if part:
        return _magnified(tokens, _of_a(tokens, index, part), money)
    number = plain(tokens, index)
    if number is None:
        return None
    number = _point(tokens, _magnified(tokens, number, money), money)
    return _with_part(tokens, index, number)


def plain(tokens: Tokens, index: int) -> Number | None:
    """The number at a word without its magnitudes: 7 of "7 million"; None where none begins there."""
    if tokens.digits(index):
        read = digits(tokens, index)
        if not read:
            return None
        part = read[0] < 1 and tokens.word(index + 1) == "/"
        return Number(read[0], index, read[1], spelled=False, part=part)
    return _spelled(tokens, index)


def _spelled(tokens: Tokens, index: int) -> Number | None:
    tables, word = numbers(), tokens.word(index)
    if word in tables["tens"]:
        after = index + 2 if tokens.word(index + 1) == "-" else index + 1
        one = tables["ones"].get(tokens.word(after))
        if one is not None and 0 < one < 10:
            return Number(tables["tens"][word] + one, index, after + 1, spelled=True)
    value = tables["tens"].get(word, tables["ones"].get(word))
    if value is not None:
        return Number(value, index, index + 1, spelled=True)
    if word in {"a", "an"} and _counts_one(tokens.word(index + 1)):
        return Number(Decimal(1), index, index + 1, spelled=True)
    if word in tables["magnitudes"] and tokens.word(index + 1) in tables["magnitudes"]:
        return Number(Decimal(1), index, index, spelled=True)  # "hundred thousand dollars"
    return None


def _counts_one(word: str) -> bool:
    """Whether an article before this word says one: "a million", "a dozen"."""
    tables = numbers()
    return (word in tables["magnitudes"] and len(word) > 3) or word in tables["collectives"]


def _magnified(tokens: Tokens, number: Number, money: bool) -> Number:
    """A number with the magnitudes that follow it, and smaller numbers after those: "two million five hundred"."""
    if tokens.word(number.end) not in _may_magnify():
        return number
    magnitudes = numbers()["magnitudes"]
    total, current, end, scaled = Decimal(0), number.value, number.end, number.scaled
    for _ in range(MOST_MAGNITUDES):
        at = end + 1 if tokens.word(end) == "-" and tokens.word(end + 1) in magnitudes else end
        scale = _scale(tokens, at, number, money)
        if scale is None:
            break
        end, scaled = at + 1, True
        if scale < 1000:
            current *= scale
        elif current == 0:
            total *= scale  # "10 lakh crore"
        else:
            total, current = total + current * scale, Decimal(0)
        rest = _rest(tokens, end, scale, number)
        if rest:
            current, end = current + rest.value, rest.end
    return replace(number, value=total + current, end=end, scaled=scaled, part=number.part and not scaled)


@cache
def _may_magnify() -> frozenset[str]:
    """Words that may go on with a number: its magnitude, or a hyphen before one."""
    tables = numbers()
    return frozenset({"-", *tables["magnitudes"], *tables["money_magnitudes"], *tables["collectives"]})


def _scale(tokens: Tokens, at: int, number: Number, money: bool) -> Decimal | None:
    word = tokens.word(at)
    table = numbers()
    if word in table["collectives"]:
        return table["collectives"][word]
    scale = table["magnitudes"].get(word)
    if scale is not None:
        return scale
    scale = table["money_magnitudes"].get(word)
    if scale is None or number.spelled or at != number.end:
        return None
    if money:
        return scale if tokens.glued(at) or tokens.written(at).isupper() or word in {"m", "mil"} else None
    return scale if _letter_counts(tokens, at) else None


def _letter_counts(tokens: Tokens, at: int) -> bool:
    """Whether a letter after digits is a magnitude without a currency: "10k", "2m people", "1.2B"; not "a 100m race"."""
    word, after = tokens.word(at), tokens.word(at + 1)
    if not tokens.glued(at) or (tokens.glued(at + 1) and after.isalnum()):
        return False
    counted = (after.endswith("s") and not after.endswith("ss") and len(after) > 3) or after in word_set(
        "words", "after_millions"
    )
    if word == "k":
        return after not in word_set("words", "after_k")
    if word == "m":
        return counted or tokens.capital(at)
    return word in {"b", "mil"} and (counted or "." in tokens.word(at - 1) or word == "mil")


def _rest(tokens: Tokens, end: int, below: Decimal, number: Number) -> Number | None:
    """The smaller number that goes on after a magnitude: "two hundred [and five]"."""
    at = end + 1 if tokens.word(end) == "and" else end
    if number.spelled:
        word = tokens.word(at)
        rest = _spelled(tokens, at) if word in numbers()["ones"] or word in numbers()["tens"] else None
    else:  # "3 hundred and 21"
        whole = tokens.word(at) in numbers()["ones"] or "." not in tokens.word(at)
        rest = plain(tokens, at) if below <= 1000 and at < len(tokens) and whole else None
    if rest is None or not 0 < rest.value < below or (at > end and _other_bound(tokens, number, rest)):
        return None
    if at > end and part_at(tokens, at):
        return None  # "one hundred and three quarters"
    following = tokens.word(rest.end)
    if following not in {"hundred", "thousand", "million", "billion"}:
        return rest
    # "two million five hundred thousand" goes on; "one hundred and two million" is 102 million, "a million and two
    # billion" is two numbers.
    return rest if (below == 100 and number.spelled) or numbers()["magnitudes"][following] < below else None


def _other_bound(tokens: Tokens, number: Number, rest: Number) -> bool:
    """Whether "and" leads to the upper end of a range: "between one hundred and fifty", "one thousand and two more"."""
    return tokens.word(number.start - 1) == "between" and tokens.word(rest.end) != "and"


def _point(tokens: Tokens, number: Number, money: bool) -> Number:
    """ "five point five", "two hundred point zero three [million]"."""
    if not number.spelled or tokens.word(number.end) != "point" or number.value != int(number.value):
        return number
    tables, at, written = numbers(), number.end + 1, ""
    while len(written) < MOST_DECIMALS:
        read = _spelled(tokens, at) if tokens.word(at) in tables["ones"] or tokens.word(at) in tables["tens"] else None
        if read is None:
            break
        written, at = written + str(read.value), read.end
    if not written or tokens.word(number.start - 1) in {"at", "on"}:  # "at one point two men came"
        return number
    value = number.value + Decimal(f"0.{written}")
    return _magnified(tokens, replace(number, value=value, end=at), money)


def _of_a(tokens: Tokens, index: int, part: Part) -> Number:
    """A part, or so much of a magnitude: "half a million", "two-thirds of a billion", "a quarter million"."""
    tables, at = numbers(), part.end
    at += tokens.word(at) == "-" and tokens.glued(at) and tokens.glued(at + 1)
    at += tokens.word(at) == "of" and tokens.word(at + 1) in {"a", "an", "one"}
    at += tokens.word(at) in {"a", "an", "one"}
    word = tokens.word(at)
    large = word in tables["magnitudes"] and len(word) > 3
    return Number(part.value, index, at if large or word in tables["collectives"] else part.end, True, part=True)


def _with_part(tokens: Tokens, index: int, number: Number) -> Number:
    """ "two and a half [million]", "3 million and a half", "one hundred and three quarters"."""
    at = number.end
    at += tokens.word(at) == "-" and tokens.glued(at) and tokens.word(at + 1) == "and"
    if tokens.word(at) != "and" or (number.value != int(number.value) and not number.scaled):
        return number
    at += 1
    at += tokens.word(at) == "-" and tokens.glued(at)
    part = Part(Decimal("0.5"), at + 1) if _bare_half(tokens, at) else part_at(tokens, at)
    if not part or part.value >= 1 or tokens.word(part.end) == "of" or tokens.word(index - 1) == "between":
        return number
    if not number.scaled:
        return _magnified(tokens, replace(number, value=number.value + part.value, end=part.end), money=False)
    magnitudes = numbers()["magnitudes"]
    last, own = magnitudes.get(tokens.word(number.end - 1), Decimal(1)), magnitudes.get(tokens.word(part.end))
    if own is not None and own < last:  # "one billion and a half million"
        return replace(number, value=number.value + part.value * own, end=part.end + 1)
    scale = last if last >= 1000 else Decimal(1)
    return replace(number, value=number.value + part.value * scale, end=part.end)


def _bare_half(tokens: Tokens, at: int) -> bool:
    """ "one and half hours": a half without its article, before what is measured."""
    return tokens.word(at) == "half" and tokens.word(at + 1) in units()


def ordinal_value(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """ "third", "21st", "twenty-first", "one hundred and fifth", "two hundredth", and where it ends."""
    word = tokens.words[index]
    if tokens.digits(index):
        read = digits(tokens, index)
        if not read or not tokens.glued(read[1]) or tokens.word(read[1]) != _ending(read[0]):
            return None
        return read[0], read[1] + 1
    if word in ordinals():
        return ordinals()[word], index + 1
    number = _magnified(tokens, found, False) if (found := _spelled(tokens, index)) else None
    if number is None:
        return None
    at = number.end + 1 if tokens.word(number.end) in {"-", "and"} else number.end
    tens = numbers()["tens"].get(tokens.word(at))
    if tens is not None:  # "one hundred and twenty-fifth"
        at += 2 if tokens.word(at + 1) == "-" else 1
        number = replace(number, value=number.value + tens)
    last = ordinals().get(tokens.word(at))
    if last is None:
        return None
    if last >= 100:  # "two hundredth"
        return (number.value * last, at + 1) if at <= number.end + 1 else None
    return (number.value + last, at + 1) if last < 20 and number.value % (10 if last < 10 else 100) == 0 else None


def _ending(value: Decimal) -> str:
    """What an ordinal in digits ends in: 21st, but 11th; "12st" are stones."""
    if value != int(value) or int(value) % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(int(value) % 10, "th")
