"""Shares and multiples: "a third of", "half an hour", "one in five", "doubled", "three times the size"."""

from __future__ import annotations

from decimal import Decimal

from crossread.annotate.figures.amount import Amount, matching
from crossread.annotate.figures.lexicon import numbers, units, word_set
from crossread.annotate.figures.numbers import Number, number_at
from crossread.annotate.figures.quantities import measured, points
from crossread.annotate.tokens import Tokens

MOST_MULTIPLE = 10_000  # "ten thousand times as likely" is written, more is not
MOST_IN = 10_000_000  # "one in ten million"


def multiple(tokens: Tokens, index: int) -> Amount | None:
    """ "doubled", "a tenfold rise", "twice as many", "double the rate"; "twice" alone counts occasions."""
    word, after = tokens.words[index], tokens.word(index + 1)
    multiplied = after in word_set("words", "multiplied")
    if word in {"twice", "thrice"}:
        dimension = "multiple" if multiplied else "occasions"
        value = Decimal(2 if word == "twice" else 3)
        return Amount(index, index + 1, value, value, "times", dimension, spelled=True)
    value = numbers()["multipliers"][word]
    if word in word_set("words", "doubles"):
        compared = multiplied and after not in {"more", "less", "as"}
        if not (compared or tokens.word(index - 1) in word_set("words", "before_double")):
            return None
    elif after in {"down", "up", "over", "back"}:
        return None
    return Amount(index, index + 1, value, value, "times", "multiple", spelled=True)


def times(tokens: Tokens, number: Number) -> Amount | None:
    """ "three times the size", "20-fold", "a 10x rise"; "three times" alone counts occasions."""
    at, value = number.end, number.value
    at += tokens.word(at) == "-"
    if tokens.word(at) == "fold" or (tokens.word(at) == "x" and tokens.glued(at) and not tokens.glued(at + 1)):
        return Amount(number.start, at + 1, value, value, "times", "multiple", spelled=number.spelled)
    if tokens.word(at) != "times":
        return None
    multiplied = tokens.word(at + 1) in word_set("words", "multiplied") and value < MOST_MULTIPLE
    dimension = "multiple" if multiplied else "occasions"
    return Amount(number.start, at + 1, value, value, "times", dimension, spelled=number.spelled, scaled=number.scaled)


def share(tokens: Tokens, number: Number) -> Amount | None:
    """A part of one: of a unit ("half an hour", "three-quarters of a mile"), or of something ("a third of the seats")."""
    found = _part_of_unit(tokens, number)
    if found:
        return found
    if not _is_share(tokens, number):
        return None
    return Amount(number.start, number.end, number.value, number.value, "fraction", "proportion", spelled=True)


def _part_of_unit(tokens: Tokens, number: Number) -> Amount | None:
    at, last = number.end, tokens.words[number.end - 1]
    direct = last in {"half", "quarter", "quarters"} or not last.isalpha()
    dash = tokens.word(at) == "-" and tokens.glued(at) and tokens.glued(at + 1)
    of = tokens.word(at) == "of" and tokens.word(at + 1) in {"a", "an", "one"}
    at += dash + 2 * of
    at += not of and direct and tokens.word(at) in {"a", "an"}
    if not (direct or of):
        return None
    found = matching(tokens, at, units())
    of_points = points(tokens) if not found and tokens.word(at) in {"point", "points"} else None
    if of_points:  # "a quarter point"
        return Amount(number.start, at + 1, number.value, number.value, *of_points, spelled=True)
    if not found or found[0].needs != "word" or found[0].dimension == "angle":
        return None
    return measured(tokens, number, found)


def _is_share(tokens: Tokens, number: Number) -> bool:
    """Whether a part is an amount: "a third of" and "two-thirds" are, "a third person" and "half-time" are none."""
    last, before, after = tokens.words[number.end - 1], tokens.word(number.start - 1), tokens.word(number.end)
    hyphened = after == "-" and tokens.glued(number.end) and tokens.word(number.end + 1).isalpha()
    if last == "half":
        return not hyphened and _half(tokens, number, before, after)
    if not last.isalpha() or last.endswith("s"):  # "½", "3/4", "two-thirds"
        return before not in word_set("words", "before_quarters") or last != "quarters"
    if hyphened:
        return False  # "one fifth-grader"
    if tokens.words[number.start] not in {"a", "an"}:
        return True  # "one-third"
    if after == "of":
        return True
    open_end = not after[:1].isalpha() or after in word_set("function", "words")
    return open_end and (before in word_set("words", "before_half") or number.start == 0)


def _half(tokens: Tokens, number: Number, before: str, after: str) -> bool:
    if tokens.words[number.start] != "half":  # "one half", "a half"
        return after == "of" or before in word_set("words", "before_half") or number.start == 0
    if before in word_set("words", "maybe_half") and after != "of":
        return False
    if before in word_set("words", "no_half"):
        return False
    return after in word_set("words", "halved") or before in word_set("words", "before_half")


def one_in(tokens: Tokens, number: Number) -> Amount | None:
    """ "one in five", "9 out of 10": shares, where the second number is the larger."""
    at = number.end
    if tokens.words[at : at + 3] == ["-", "in", "-"]:  # "1-in-3"
        return _ratio(tokens, number, at + 3, spelled_out=False)
    spelled_out = tokens.words[at : at + 2] == ["out", "of"] or tokens.words[at : at + 2] == ["in", "every"]
    if not spelled_out and tokens.word(at) != "in":
        return None
    at += 1 + spelled_out
    return _ratio(tokens, number, at + (tokens.word(at) == "every"), spelled_out)


def _ratio(tokens: Tokens, number: Number, at: int, spelled_out: bool) -> Amount | None:
    other = number_at(tokens, at) if at < len(tokens) else None
    if not other or other.part or number.value != int(number.value) or other.value != int(other.value):
        return None
    if not 0 < number.value < other.value <= MOST_IN or (number.spelled != other.spelled and number.value > 10):
        return None
    after = tokens.word(other.end)
    period = matching(tokens, other.end, units())
    if not spelled_out and (period or not _of_whom(tokens, number, after)):
        return None  # "one in two weeks", "page 1 in 5"
    value = number.value / other.value
    return Amount(number.start, other.end, value, value, "fraction", "proportion", spelled=True)


def one_over(tokens: Tokens, number: Number) -> Amount | None:
    """ "one over three", said of a fraction: nothing follows that could be counted."""
    if tokens.word(number.end) != "over" or number.value != 1 or number.end + 1 >= len(tokens):
        return None
    other = number_at(tokens, number.end + 1)
    if not other or other.value <= 1 or tokens.word(other.end)[:1].isalpha() or tokens.word(other.end) in {"-", "%"}:
        return None
    value = 1 / other.value
    return Amount(number.start, other.end, value, value, "fraction", "proportion", spelled=True)


def _of_whom(tokens: Tokens, number: Number, after: str) -> bool:
    """Whether "1 in 5" stands before a noun or after a hedge; in letters it always is a share."""
    if number.spelled:
        return number.value < 10 and tokens.word(number.start - 1) not in {"the", "this"}
    named = after.isalpha() and after not in word_set("function", "words")
    return named or tokens.word(number.start - 1) in word_set("words", "before_half")
