"""Compares two figures: do they say the same amount of the same thing, can both hold, or not? With the reason in words.

Units of one dimension convert, exactly; currencies never do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from crossread import durations
from crossread.amounts import is_multiplied, plural
from crossread.clock import before
from crossread.collate.measures import same_measure, same_thing
from crossread.collate.quantities import ABOUT, Range, apart, dimension, is_rate, ranged, rounds_to, scale
from crossread.model import Figure, Period

__all__ = ["Comparison", "FigureRelation", "compare", "dimension", "may_grow", "may_pass", "same_measure"]

FigureRelation = Literal["same", "compatible", "rounded", "update", "conflict", "different", "cannot-tell"]
Pair = tuple[str | None, str | None]

ROUNDING = Fraction(1, 20)  # two digits kept of a number change it by at most this much
DECIMALS = Fraction(1, 10)  # what leaving the decimals away may change: 7.4 percent told as 7
SMALL_COUNT = 100  # people and things below this are counted, not rounded: 51 against 50 differ
COUNTED = frozenset({"count", "rank", "ordinal", "age"})
MOVES = frozenset({"rise", "fall", "change"})
# What grows while an event runs on: tolls, cases, votes, how long it lasts, how far it has spread.
LASTS = frozenset(
    {"second", "minute", "hour", "day", "week"}
)  # a longer time is no search or strike but a term or a plan
GROWS = frozenset({"count", "length", "area"})
PASSES = frozenset({"speed", "temperature"})
FAR = 10  # times one lower bound above which it is no lower bound of the other's amount: "more than $40 million", "… $400 million"
PLURAL = 10  # times its number that a plural may mean at most: "dozens" are no 300
_VAGUE = re.compile(
    r"\b(?:dozens|scores|hundreds|thousands|millions|billions|trillions|lakhs|crores"
    r"|(?:several|many|few) (?:dozen|hundred|thousand|million|billion))\b"
)
_ROLES = {"level": "how large it is", "rise": "how far it rose", "fall": "how far it fell"}
_ROLES |= {"change": "how far it moved", "before": "how large it was before"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two figures stand to one another, and why, in a sentence a reporter could print."""

    relation: FigureRelation
    reason: str


def compare(
    a: Figure, b: Figure, words_a: str, words_b: str, *, of: Pair = (None, None), as_of: Pair = (None, None)
) -> Comparison:
    """Compares two figures of two reports; `words_a` and `words_b` are their words on the page, for the reason.

    of: the words of what each belongs to (`Figure.of`), where they are known. as_of: when each report appeared, ISO 8601.

    `same`: one amount. `rounded`: one amount, one of them rounded or converted. `compatible`: both can hold. `update`: both
    cannot at one time, but it is a count that grows, and the later report has more. `conflict`: both cannot. `different`:
    they measure different things. `cannot-tell`: the words do not say enough.
    """
    against = f"“{words_a}” against “{words_b}”"
    a, b = _capped(_as_rise(a, words_a), words_a), _capped(_as_rise(b, words_b), words_b)
    if unlike := _unlike(a, b) or _of_others(a, b, of):
        return Comparison("different", f"{against}: {unlike}")
    if "degree" in {a.unit, b.unit} and a.unit != b.unit:
        return Comparison("cannot-tell", f"{against}: one of them does not name its scale")
    if (a.low is None and a.high is None) or (b.low is None and b.high is None):
        return Comparison("cannot-tell", f"{against}: no number can be given to one of them")
    found, why = _amounts(*_one_direction(a, b))
    if found in {"conflict", "compatible"} and (doubt := _doubt(a, b)):
        return Comparison("cannot-tell", f"{against}: {doubt}")
    if found == "conflict" and (_vague(words_a) or _vague(words_b)) and _near(a, b):
        return Comparison("cannot-tell", f"{against}: the plural gives no number, and the other is not far from it")
    found, why = _in_time(a, b, as_of, found, why)
    return Comparison(found, f"{against}: {why}")


# Other quantities ---------------------------------------------------------------------------------------------------


def _unlike(a: Figure, b: Figure) -> str | None:
    """Why two figures are of other kinds, whatever they belong to; None where nothing says so."""
    if scale(a).dimension != scale(b).dimension:
        return _other_units(a, b)
    if same_measure(a.measures, b.measures) is False:
        return f"one measures {a.measures}, the other {b.measures}"
    if a.role != b.role and not {a.role, b.role} <= MOVES:
        return f"one says {_ROLES[a.role]}, the other {_ROLES[b.role]}"
    if _same_period(a, b) is False:
        return f"one counts {_over(a.period)}, the other {_over(b.period)}"
    return None


def _other_units(a: Figure, b: Figure) -> str:
    if all(unit.isupper() and len(unit) == 3 for unit in (a.unit, b.unit)):
        return "two currencies, which are not converted"
    if {dimension(a.unit), dimension(b.unit)} == {"proportion", "points"}:
        return "percent and percentage points are not the same"
    return f"a figure in {plural(a.unit)} and one in {plural(b.unit)}"


def _of_others(a: Figure, b: Figure, of: Pair) -> str | None:
    if a.of is None or b.of is None or same_thing(*of) is not False:
        return None
    return f"one is of {of[0]}, the other of {of[1]}"


def _same_period(a: Figure, b: Figure) -> bool | None:
    """Whether two figures count over one time. None where the words do not say: one of them names none, or no length."""
    if is_rate(a) and is_rate(b):
        return True if all(scale(figure).each for figure in (a, b)) else None
    if is_rate(a) or is_rate(b):
        return None if (b if is_rate(a) else a).period is None else False
    if a.period is None or b.period is None:
        return True  # the year of the one is taken for the other's too
    if a.period.kind != b.period.kind:
        return None  # "over the year", "in 2031"
    if a.period.value is None or b.period.value is None:
        return None
    if a.period.kind == "over":
        return durations.seconds(a.period.value) == durations.seconds(b.period.value)
    return a.period.value == b.period.value


def _over(period: Period | None) -> str:
    """ "per day", "over 5 years", "in 2024"."""
    if period is None or period.value is None:
        return "over a time of its own"
    if period.kind == "in":
        return f"in {period.value}"
    return f"over {durations.said(period.value)}" if period.kind == "over" else durations.per(period.value)


def _doubt(a: Figure, b: Figure) -> str | None:
    """Why one cannot tell that two figures measure the same; None where both do."""
    if same_measure(a.measures, b.measures) is None:
        return "the words do not show that both measure the same"
    if _same_period(a, b) is None:
        return "the words do not show that both count over the same time"
    return None


# Amounts ------------------------------------------------------------------------------------------------------------


def _as_rise(figure: Figure, words: str) -> Figure:
    """ "Doubled" as what it is beside percentages: a rise of 100 percent."""
    if figure.unit != "times" or figure.role != "rise" or not is_multiplied(words):
        return figure
    low, high = (None if end is None else (end - 1) * 100 for end in (figure.low, figure.high))
    return replace(figure, unit="percent", low=low, high=high)


def _one_direction(a: Figure, b: Figure) -> tuple[Figure, Figure]:
    """Where one does not say whether it rose or fell, only how far counts."""
    if "change" in {a.role, b.role} and a.role != b.role:
        return replace(a, role="change"), replace(b, role="change")
    return a, b


def _amounts(a: Figure, b: Figure) -> tuple[FigureRelation, str]:
    first, second = ranged(a), ranged(b)
    if {a.role, b.role} == {"rise", "fall"} and apart(first, second):
        return "conflict", "one says that it rose, the other that it fell; they cannot both hold"
    if a.bound == b.bound and (first.low, first.high) == (second.low, second.high):
        return "same", "the same amount"
    if _exact(a) and _exact(b):
        return _points(a, b)
    if _ends_round(a, b):
        return "rounded", "the same amount in another unit, rounded"
    if apart(first, second):
        return "conflict", "they cannot both hold"
    if _far_apart(first, second):
        return "conflict", "they lie too far apart to be told of one amount"
    return "compatible", "both can hold"


def _far_apart(first: Range, second: Range) -> bool:
    """Whether both are open at one end, and their other ends lie an order of magnitude apart."""
    if first.high is None and second.high is None:
        ends = first.low, second.low
    elif first.low is None and second.low is None:
        ends = first.high, second.high
    else:
        return False
    one, other = ends
    return one is not None and other is not None and min(one, other) > 0 and max(one, other) >= FAR * min(one, other)


def _capped(figure: Figure, words: str) -> Figure:
    """ "Dozens" with an end above: nobody says so of 500."""
    if not _vague(words) or figure.low is None or figure.high is not None:
        return figure
    return replace(figure, high=figure.low * PLURAL)


def _exact(figure: Figure) -> bool:
    return figure.low is not None and figure.low == figure.high


def _points(a: Figure, b: Figure) -> tuple[FigureRelation, str]:
    """Two single amounts, exact or "about"."""
    first, second = _base(a), _base(b)
    if first == second:
        return "same", "the same amount"
    off = abs(first - second) / max(abs(first), abs(second))
    if "about" in {a.bound, b.bound} and off <= ABOUT:
        return "rounded", "one of them is given as about that much"
    alike = _written_alike(a, b)
    if alike and dimension(a.unit) in COUNTED and max(first, second) * _per(a) < SMALL_COUNT:
        return "conflict", "they cannot both hold"
    if _rounds(a, b, off):
        return "rounded", "one is the other, rounded" if alike else "the same amount in another unit, rounded"
    return "conflict", "they cannot both hold"


def _base(figure: Figure) -> Fraction:
    value = scale(figure).base(figure.low if figure.low is not None else figure.high)
    assert value is not None  # asked only of figures with a number
    return value


def _per(figure: Figure) -> Fraction:
    """What turns an amount per second back into one per the time of the figure."""
    return durations.seconds(scale(figure).each) or Fraction(1)


def _written_alike(a: Figure, b: Figure) -> bool:
    """Whether both stand in one unit, and over one length where they are rates."""
    first, second = scale(a), scale(b)
    return (first.unit, first.factor) == (second.unit, second.factor)


def _rounds(a: Figure, b: Figure, off: Fraction) -> bool:
    """Whether one is the other told with fewer digits."""
    if off > DECIMALS:
        return False
    for short, long in ((a, b), (b, a)):
        assert short.low is not None  # single amounts
        assert long.low is not None
        digits = [len(figure.low.normalize().as_tuple().digits) for figure in (short, long) if figure.low is not None]
        if _written_alike(a, b) and digits[0] >= digits[1]:
            continue
        dropped = short.low == short.low.to_integral_value() and long.low != long.low.to_integral_value()
        if off <= (DECIMALS if dropped and _written_alike(a, b) else ROUNDING) and rounds_to(
            short, short.low, _base(long)
        ):
            return True
    return False


def _ends_round(a: Figure, b: Figure) -> bool:
    """Two amounts of one bound whose ends are one another's in another unit: "20 to 30 miles", "32 to 48 km"."""
    if a.bound != b.bound or _written_alike(a, b) or (a.low is None) != (b.low is None):
        return False
    ends = [(a.low, b.low), (a.high, b.high)]
    for one, other in ends:
        if (one is None) != (other is None):
            return False
        if one is None or other is None:
            continue
        first, second = (replace(f, low=end, high=end, bound="exact") for f, end in ((a, one), (b, other)))
        if _points(first, second)[0] not in {"same", "rounded"}:
            return False
    return True


def _vague(words: str) -> bool:
    return bool(_VAGUE.search(words.lower()))


def _near(a: Figure, b: Figure) -> bool:
    """Within a factor of two: "dozens" against 20."""
    values = _base(a), _base(b)
    return min(values) * 2 >= max(values)


# Growth -------------------------------------------------------------------------------------------------------------


def may_grow(a: Figure, b: Figure) -> bool:
    """Whether two figures that cannot both hold may be one count at two times: a level, of what grows, counted by name."""
    if any(f.role != "level" or is_rate(f) for f in (a, b)):
        return False
    if not all(f.unit in LASTS or (dimension(f.unit) in GROWS and f.measures is not None) for f in (a, b)):
        return False
    return _base(a) != _base(b)


def may_pass(figure: Figure) -> bool:
    """Whether it is a state that comes and goes: how fast or how warm something is, how much there is in an hour."""
    return figure.role == "level" and (dimension(figure.unit) in PASSES or is_rate(figure))


def _in_time(a: Figure, b: Figure, as_of: Pair, found: FigureRelation, why: str) -> tuple[FigureRelation, str]:
    """What two reports of different times say: an update where the later has more of what grows."""
    if found == "conflict" and _grown(a, b, as_of):
        return "update", f"{why} at one time; the later report gives the higher number"
    if found == "compatible" and _raised(a, b, as_of):
        return "update", "the later report gives the higher number"
    return found, why


def _raised(a: Figure, b: Figure, as_of: Pair) -> bool:
    """Whether the later report has more of what the earlier counted from below: "at least nine", then 14."""
    if not _grown(a, b, as_of):
        return False
    return (a if _base(a) < _base(b) else b).bound == "at least"


def _grown(a: Figure, b: Figure, as_of: Pair) -> bool:
    """Whether the later report has more of what grows."""
    if not may_grow(a, b):
        return False
    earlier, later = as_of if _base(a) < _base(b) else as_of[::-1]
    return before(earlier, later) is True
