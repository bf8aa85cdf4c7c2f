"""Amounts that belong together: ranges, "5 feet 10 inches", and a conversion in parentheses."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.amounts import amount_at
from crossread.annotate.figures.lexicon import factors, word_set
from crossread.annotate.figures.numbers import plain
from crossread.annotate.tokens import Tokens

_COMPOUND = {"time", "length", "mass", "money"}
_CONVERTED = {"length", "area", "mass", "volume", "speed", "temperature", "energy", "power"}
MOST_PARTS = 3  # "2 days 3 hours 14 minutes 30 seconds" adds three
INCHES = 12  # in a foot
LEAST_CENTS = 10  # "15 dollars and 50": two digits
CENTS = 100  # in a dollar, a euro, a pound
SAME_CONVERSION = Decimal(
    "0.15"
)  # newspapers round a conversion to one or two digits: "800 miles (1,300 km)" is 1 % off


def joined(tokens: Tokens, amount: Amount) -> Amount:
    """The amount with what belongs to it: a second part, the other end of a range, a conversion."""
    for _ in range(MOST_PARTS):
        longer = _compound(tokens, amount)
        if longer is amount:
            break
        amount = longer
    amount = _range(tokens, amount)
    return _conversion(tokens, amount)


def _compound(tokens: Tokens, amount: Amount) -> Amount:
    """ "1 hour 30 minutes", "two years and three months", "15 dollars and 50 cents"."""
    if amount.dimension not in _COMPOUND or amount.low is None:
        return amount
    feet = amount.unit == "foot" and tokens.word(amount.end) == "-"
    at = amount.end + 1 if feet or tokens.word(amount.end) in {"and", ","} else amount.end
    if at >= len(tokens) or not (tokens.digits(at) or tokens.words[at].isalpha()):
        return amount
    second = amount_at(tokens, at)
    if second and amount.unit == "foot" and second.dimension == "count":
        if tokens.word(second.end) == "in":
            second = replace(second, end=second.end + 1, unit="inch", dimension="length")  # "5 ft 2 in"
        elif feet and second.low is not None and second.low < INCHES:
            second = replace(second, unit="inch", dimension="length")  # "5-foot-7"
    if not second or second.low is None or second.prefixed or second.start == amount.start:
        return amount
    cents = second.unit == "cent" or _spoken_cents(tokens, amount, second)
    if amount.dimension == "money" and cents and second.low < CENTS:
        value = amount.low + second.low / CENTS
        return replace(amount, end=second.end, low=value, high=value)
    if second.dimension != amount.dimension or second.unit == amount.unit or amount.dimension == "money":
        return amount
    ratio = factors()[amount.unit][1] / factors()[second.unit][1]
    if ratio <= second.low or ratio != int(ratio):
        return amount
    value = amount.low * ratio + second.low
    return replace(amount, end=second.end, low=value, high=value, unit=second.unit)


def _spoken_cents(tokens: Tokens, amount: Amount, second: Amount) -> bool:
    """ "15 dollars and 50", at the end of a clause."""
    if second.dimension != "count" or amount.prefixed or amount.scaled or second.scaled or second.low is None:
        return False
    if amount.unit == "cent" or second.low < LEAST_CENTS:
        return False
    return second.low == int(second.low) and tokens.word(second.end) in {"", ".", "?", "!", ";", "more"}


def _range(tokens: Tokens, first: Amount) -> Amount:
    """ "between 3,000 and 5,000", "20 to 30", "$5-7 billion", "two or three"."""
    second = _other_end(tokens, first)
    if second is None or first.low is None or second.low is None:
        return first
    low, unit = _shared(tokens, first, second)
    between = _between(tokens, first)
    dimension = first.dimension if first.dimension != "count" else second.dimension
    if unit is None:
        return first
    if _change(tokens, first) and not between:
        return replace(first, low=low, high=low, unit=unit, dimension=dimension)
    same = second.unit == unit or second.dimension == "count" or (unit, second.unit) == ("age", "year")
    high = second.low
    if low < 0 and high < low:  # "minus 5 to minus 10"
        low, high = high, low
    if not same or low >= high or (tokens.word(first.end) == "or" and second.low > low * 3):
        return first
    return replace(
        first,
        start=first.start - between,
        end=second.end,
        low=low,
        high=high,
        unit=unit,
        dimension=dimension,
        bound="between",
        spelled=first.spelled and second.spelled,
    )


_NO_RANGE = {"rank", "ordinal", "multiple", "occasions"}


def _between(tokens: Tokens, first: Amount) -> int:
    """How many words of "between" or "between the ages of" stand before the lower end of a range."""
    if tokens.word(first.start - 1) == "between":
        return 1
    return 4 if tokens.words[max(0, first.start - 4) : first.start] == ["between", "the", "ages", "of"] else 0


def _other_end(tokens: Tokens, first: Amount) -> Amount | None:
    """The amount after "to", "-", "or" or, in "between … and", "and"; None where nothing links the two."""
    link = tokens.word(first.end)
    if link == "-" and tokens.word(first.end + 1) == "to":  # "one-to-two weeks", "10- to 15-minute tests"
        at = first.end + 2 + (tokens.word(first.end + 2) == "-")
        return amount_at(tokens, at) if first.dimension == "count" and at < len(tokens) else None
    linked = (
        link in {"to", "-", "or"}
        or (link == "~" and tokens.glued(first.end))
        or (link == "and" and _between(tokens, first))
    )
    if not linked or first.high is None or first.dimension in _NO_RANGE or first.end + 1 >= len(tokens):
        return None
    second = _signed(tokens, first.end + 1)
    if not second or second.high is None or (second.prefixed and not first.prefixed):
        return None
    return second if link != "-" or _dash_joins(tokens, first, second) else None


def _signed(tokens: Tokens, at: int) -> Amount | None:
    """The amount at a word, with a sign before it: "minus 30"."""
    minus = tokens.word(at) in {"minus", "negative"} or (tokens.word(at) == "-" and tokens.glued(at + 1))
    second = amount_at(tokens, at + minus) if at + minus < len(tokens) else None
    if second and minus and second.low is not None and second.low == second.high:
        return replace(second, low=-second.low, high=-second.low)
    return second


def _shared(tokens: Tokens, first: Amount, second: Amount) -> tuple[Decimal, str | None]:
    """The first value with the magnitude and the unit that stand only at the second: "5 to 7 million tonnes"."""
    assert first.low is not None
    unit: str | None = first.unit
    if first.dimension == "count" and second.dimension not in {"rank", "ordinal"}:
        unit = second.unit
    elif (first.unit, second.unit) == ("age", "year"):
        unit = "age"  # "between the ages of 18 and 30 years"
    elif first.unit != second.unit and not (first.dimension in {"money", "age"} and second.dimension == "count"):
        unit = None
    low = first.low
    if second.scaled and not first.scaled and second.low is not None:
        mantissa = plain(tokens, first.end + 1) or plain(tokens, first.end + 2)
        if mantissa and mantissa.value > first.low:
            low = first.low * second.low / mantissa.value
    return low, unit


def _dash_joins(tokens: Tokens, first: Amount, second: Amount) -> bool:
    """A dash between numbers is a range only with a unit or a counted noun: not in scores, votes and phone numbers."""
    if second.dimension == "proportion" and tokens.glued(first.end + 1) and not tokens.glued(first.end):
        return False  # "0.53 -0.68%": a minus
    if first.dimension != "count" or second.dimension != "count":
        return True
    if first.spelled != second.spelled or first.scaled or second.scaled:
        return second.scaled
    after = tokens.word(second.end)
    if _open_range(tokens, first, second):
        return True
    return (
        tokens.glued(first.end) and after.endswith("s") and after.isalpha() and after not in word_set("stops", "votes")
    )


def _open_range(tokens: Tokens, first: Amount, second: Amount) -> bool:
    """ "1000-5000" without a noun: too large for a score, no two years, no telephone number."""
    words = tokens.words[first.end - 1], tokens.words[second.end - 1]
    if first.low is None or second.low is None or not 100 <= first.low < second.low or tokens.word(second.end) == "-":
        return False
    if tokens.word(first.start - 1) == "(" and tokens.word(second.end) == ")":
        return False  # "the Nara period (710-794)"
    telephone = len(words[0]) == 3 and len(words[1]) == 4
    years = all(len(word) == 4 and "10" <= word[:2] <= "20" for word in words)
    return not telephone and not years


def _change(tokens: Tokens, first: Amount) -> bool:
    """ "rose from 5 to 7 percent", "revised down by 3,000 to 50,000": two amounts, no range."""
    if tokens.word(first.start - 1) not in {"from", "by"}:
        return False
    words = set(tokens.words[max(0, first.start - 8) : first.start])
    lists = (("verbs", "change"), ("verbs", "change_nouns"), ("words", "changing"))
    return any(not words.isdisjoint(word_set(*name)) for name in lists)


def _conversion(tokens: Tokens, amount: Amount) -> Amount:
    """ "800-mile (1,300-kilometer)" is one figure in the unit that stands first."""
    at = amount.end + (tokens.word(amount.end) in word_set("words", "extents"))
    if tokens.word(at) != "(" or amount.dimension not in _CONVERTED:
        return amount
    at += 1
    for word in ("about", "around", "or", "roughly", "nearly", "almost"):
        at += tokens.word(at) == word
    if at >= len(tokens):
        return amount
    other = _signed(tokens, at)
    if other:
        other = _range(tokens, _compound(tokens, other))
    if not other or tokens.word(other.end) != ")" or other.dimension != amount.dimension or other.unit == amount.unit:
        return amount
    return replace(amount, end=other.end + 1) if _same_size(amount, other) else amount


def _same_size(amount: Amount, other: Amount) -> bool:
    if amount.low is None or other.low is None or amount.dimension == "temperature":
        return amount.dimension == "temperature"
    first = amount.low * factors()[amount.unit][1]
    second = other.low * factors()[other.unit][1]
    return abs(first - second) <= SAME_CONVERSION * max(abs(first), abs(second))
