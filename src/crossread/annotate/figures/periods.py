"""The time that a figure is counted over: "a day" (each), "over five years" (over), "in 2024" (in)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.amounts import amount_at
from crossread.annotate.figures.lexicon import word_set
from crossread.annotate.figures.nouns import Measure, content, determiner
from crossread.annotate.tokens import Tokens
from crossread.model import Moment, PeriodKind

FARTHEST = 12  # words after an amount, or after what it measures, in which its period is looked for
FARTHEST_OPENING = 24  # words from such an opening to the amount
OPENING = 4  # words at which a sentence may open with its period: "In the third quarter"
_ISO = {"second": "T1S", "minute": "T1M", "hour": "T1H", "day": "1D", "night": "1D", "week": "1W", "month": "1M",
        "quarter": "3M", "year": "1Y", "decade": "10Y", "century": "100Y"}  # fmt: skip
_ADVERBS = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y",
            "annually": "P1Y", "annual": "P1Y", "hourly": "PT1H"}  # fmt: skip
_EACH = frozenset(["per", "a", "an", "each", "every"])
_NOT_OVER = frozenset(["ago", "earlier", "later", "before", "after", "old"])
_STOPS = frozenset([":", ";", "(", "than"])
_EDGES = frozenset(["by", "until", "till", "before", "after"])
_WIDE = frozenset(["week", "weekend", "month", "season", "quarter", "year", "decade", "century", "span"])


@dataclass(frozen=True, slots=True)
class Told:
    """A period and the characters [start, end) of the sentence that tell it."""

    kind: PeriodKind
    value: str | None  # as in model.Period
    start: int
    end: int


def period(tokens: Tokens, amount: Amount, found: Measure | None, moments: Sequence[Moment], base: int) -> Told | None:
    """The period of an amount; `moments` are those of its sentence, which begins at character `base`. None: not told."""
    if amount.dimension in {"rank", "ordinal", "age"}:
        return None
    ends = [amount.end]
    if found and found.start >= amount.end:
        ends.append(found.end)
    for at in ends:
        told = _each(tokens, at)
        if told:
            return told
    return (
        _adjective(tokens, amount, found)
        or (_over(tokens, amount, ends[-1]) if amount.dimension != "time" else None)
        or (None if _definite(tokens, amount, found) else _in(tokens, amount, ends[-1], moments, base))
    )


def _definite(tokens: Tokens, amount: Amount, found: Measure | None) -> bool:
    """ "the $10bn fund", "its 90-day review", "the seven countries", "one of the people", "a three-judge panel": an amount that
    only describes a thing."""
    if amount.dimension == "count" and (
        tokens.word(amount.end) == "-" or (amount.low == 1 and tokens.word(amount.end) == "of")
    ):
        return True
    if amount.dimension == "multiple" or found is None or found.start < amount.end:
        return False
    before = tokens.word(amount.start - 1)
    return before.endswith("'s") or (determiner(before) and before not in {"a", "an", "any", "some", "such"})


def _unit(word: str) -> str | None:
    """The name of a unit of time in the singular: "years" is year."""
    word = word.removesuffix("s") if word != "centuries" else "century"
    return word if word in _ISO else None


def _each(tokens: Tokens, at: int) -> Told | None:
    """ "a day", "per year", "every month", "-a-year", "daily"; not "a year ago"."""
    if at < len(tokens) and tokens.words[at] in {"-", "/"}:
        slash = tokens.words[at] == "/"
        at += 1
        if slash and tokens.word(at) in _ISO:
            return _told(tokens, "each", f"P{_ISO[tokens.word(at)]}", (at, at + 1))
    word, unit = tokens.word(at), tokens.word(at + 1)
    if word in _ADVERBS and word != "annual":
        return _told(tokens, "each", _ADVERBS[word], (at, at + 1))
    if word not in _EACH:
        return None
    end = at + 2
    if unit == "-":
        unit, end = tokens.word(at + 2), at + 3
    if word == "per" and unit == "annum":
        return _told(tokens, "each", "P1Y", (at, end))
    if unit not in _ISO or (word in {"a", "an"} and tokens.word(end) in word_set("periods", "not_each")):
        return None
    return _told(tokens, "each", f"P{_ISO[unit]}", (at, end))


def _told(tokens: Tokens, kind: PeriodKind, value: str | None, words: tuple[int, int]) -> Told:
    return Told(kind, value, tokens.starts[words[0]], tokens.ends[words[1] - 1])


def _adjective(tokens: Tokens, amount: Amount, found: Measure | None) -> Told | None:
    """ "an annual $3bn", "annual sales of $3bn", "a $3bn annual budget"."""
    places = [amount.start - 1, amount.end]
    if found:
        places += [found.start - 1, found.start - 2]
    for at in places:
        word = tokens.word(at)
        if word in _ADVERBS and not (at < amount.start and found is None and tokens.word(amount.start - 1) != word):
            return _told(tokens, "each", _ADVERBS[word], (at, at + 1))
    return None


def _over(tokens: Tokens, amount: Amount, after: int) -> Told | None:
    """ "over five years", "within 24 hours", "in the three months to June", "over the past decade"."""
    during, ends = word_set("periods", "during"), word_set("periods", "ends")
    for at in range(after, min(after + FARTHEST, len(tokens))):
        word = tokens.words[at]
        if word in during:
            told = _duration(tokens, at + 1)
            if told:
                return told
        elif word in ends or tokens.digits(at):
            break
    if tokens.word(0) not in during or not 2 < amount.start <= FARTHEST_OPENING:
        return None
    told = _duration(tokens, 1)
    return told if told and told.end <= tokens.starts[amount.start] else None  # "Over five years rents rose 7 %"


def _duration(tokens: Tokens, at: int) -> Told | None:
    """A duration from a word on: "the past three months", "24 hours", "a decade", "the month since"."""
    start = at
    the = tokens.word(at) == "the"
    at += the
    which = tokens.word(at) in word_set("periods", "which")
    at += which
    at += tokens.word(at) in {"full", "few"} and which
    if at >= len(tokens):
        return None
    unit = _unit(tokens.words[at])
    if unit and the and tokens.words[at] == unit:
        told = (which and unit != "quarter") or tokens.word(at + 1) in {"since", "before", "after", "to"}
        whole = tokens.word(start - 1) in {"for", "over", "during"} and tokens.word(at + 1) in {"", ".", ","}
        return _told(tokens, "over", f"P{_ISO[unit]}", (start, at + 1)) if told or whole else None
    if not (which or tokens.digits(at) or tokens.words[at].isalpha()):
        return None
    if not the and not which and tokens.words[at] in {"a", "an"} and tokens.word(at + 1) in _ISO:
        ago = tokens.word(at + 2) in _NOT_OVER
        return None if ago else _told(tokens, "over", f"P{_ISO[tokens.word(at + 1)]}", (start, at + 2))
    return _counted(tokens, start, at)


def _counted(tokens: Tokens, start: int, at: int) -> Told | None:
    """A number of units of time: "three months", "two and a half decades", "a 10-year period"."""
    at += tokens.word(at) in {"a", "an"} and tokens.digits(at + 1)
    amount = amount_at(tokens, at)
    if not amount or amount.dimension != "time" or amount.unit not in _ISO:
        return None
    if tokens.word(amount.end) in _NOT_OVER:
        return None
    whole = tokens.word(amount.end) in {"period", "span", "stretch"}
    if "-" in tokens.words[at : amount.end] and not whole:
        return None  # "for a 30-second slot"
    end = amount.end + whole
    exact = amount.low is not None and amount.low == amount.high and amount.bound in {"exact", "about"}
    return _told(tokens, "over", _iso(amount.low, amount.unit) if exact and amount.low else None, (start, end))


def _iso(value: Decimal, unit: str) -> str:
    """5 years is P5Y, 24 hours PT24H, two decades P20Y."""
    one = _ISO[unit]
    number = value * int("".join(c for c in one if c.isdecimal()))
    written = f"{number.normalize():f}"
    return f"P{'T' if one[0] == 'T' else ''}{written}{one[-1]}"


def _in(tokens: Tokens, amount: Amount, after: int, moments: Sequence[Moment], base: int) -> Told | None:
    """A moment of the same clause that is wider than a day: "in 2024", "last year", "since May"."""
    wide = [moment for moment in moments if _tells(moment)]
    if not wide:
        return None
    starts, ends = tokens.starts, word_set("periods", "ends")
    for at in range(after, min(after + FARTHEST, len(tokens))):
        moment = next((m for m in wide if m.span.start - base <= starts[at] < m.span.end - base), None)
        if moment:
            return None if _adjectival(tokens, at, moment, base) else _moment(moment, base)
        if _inside(moments, base + starts[at]):
            return None  # it is told of a day
        word = tokens.words[at]
        other = word == "from" and not _inside(moments, base + starts[min(at + 1, len(tokens) - 1)])
        if other or word in ends or tokens.digits(at):
            break
    return _leading(tokens, amount, wide, base) if amount.dimension != "time" else None


def _tells(moment: Moment) -> bool:
    """Whether a moment is longer than a day and no edge of a time: not "by 2025", "recently", "in the weeks before"."""
    value = moment.value or ""
    return moment.granularity in _WIDE and not moment.every and not value.endswith("_REF") and "PX" not in value


def _inside(moments: Sequence[Moment], place: int) -> bool:
    return any(m.span.start <= place < m.span.end for m in moments)


def _leading(tokens: Tokens, amount: Amount, wide: Sequence[Moment], base: int) -> Told | None:
    """A moment before the amount: one that opens the sentence, or one of the same clause."""
    starts = tokens.starts
    if tokens.word(amount.start - 1) in {"from", "with", "to"} and tokens.word(amount.start - 2) in {
        "up", "down", "compared",
    }:  # fmt: skip
        return None
    before = [m for m in wide if m.span.end - base <= starts[amount.start]]
    if not before:
        return None
    nearest = before[-1]
    first = next(at for at in range(len(tokens)) if tokens.ends[at] > nearest.span.start - base)
    after = next(at for at in range(first, len(tokens)) if starts[at] >= nearest.span.end - base)
    if _adjectival(tokens, first, nearest, base):
        return None
    if tokens.word(after) in {"that", "which", "who"}:
        return None  # "the letter sent this week that names 12 towns"
    between = tokens.words[after : amount.start]
    if first <= OPENING or (first <= 2 * OPENING and tokens.word(after) == ","):
        whole = (
            len(between) <= FARTHEST_OPENING
            and word_set("periods", "saying").isdisjoint(between)
            and _STOPS.isdisjoint(between)
        )
        return _moment(nearest, base) if whole else None
    for at in range(amount.start - 1, after - 1, -1):
        if tokens.digits(at) or (_ends_before(tokens.words[at]) and not _participial(tokens, at)):
            return None
    return _moment(nearest, base)


def _ends_before(word: str) -> bool:
    """Whether a clause ends at a word, seen from an amount after it."""
    return word in {"after", "before"} or (word in word_set("periods", "ends") and word not in {"as", "by"})


def _participial(tokens: Tokens, at: int) -> bool:
    """ "…, killing 12 people": the clause goes on."""
    at += 1
    at += tokens.word(at).endswith("ly")
    return tokens.word(at).endswith("ing")


def _adjectival(tokens: Tokens, at: int, moment: Moment, base: int) -> bool:
    """ "the 1987 agreement", "the same period last year": a time that is told of something else."""
    if "same" in tokens.words[max(at - 2, 0) : at + 1] or {tokens.word(at), tokens.word(at - 1)} & _EDGES:
        return True
    if tokens.word(at - 1) in word_set("periods", "saying"):
        return True  # "the agency predicted last week"
    compared = tokens.word(at - 1) in {"from", "than", "on", "over"} and not tokens.words[at].isdecimal()
    if compared and {"ago", "earlier", "last", "before"} & set(tokens.words[at : at + 4]):
        return True  # "up 7 % on last year", "from a week ago"
    after = next(
        (index for index in range(at, len(tokens)) if tokens.starts[index] >= moment.span.end - base), len(tokens)
    )
    return determiner(tokens.word(at - 1)) and content(tokens, after)


def _moment(moment: Moment, base: int) -> Told:
    value = moment.value or ""
    kind: PeriodKind = "over" if value.startswith("P") and value[1:2] != "R" else "in"  # "the past six hours" is PT6H
    return Told(kind, moment.value, moment.span.start - base, moment.span.end - base)
