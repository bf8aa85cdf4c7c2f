"""How much or how many: two amounts of one thing that are not the same, or an amount where the other report has only a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossread.clock import before, day
from crossread.collate import compare_figures
from crossread.collate.differences import loose_amounts
from crossread.collate.differences.placing import comparable
from crossread.collate.differences.told import Finding, Told, Weight
from crossread.collate.measures import one_noun
from crossread.model import Figure, Span

_UNSURE = frozenset({"different", "cannot-tell"})
_THE_SAME = "amount"  # stands for what both measure where the words do not say it alike
_NO_AMOUNT = frozenset({"rank", "ordinal"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "its", "his", "her", "their", "our"})
NAMING = 10  # words up to which a statement is about the amount it names: "the 40m well in Marrow"
_NAMED_WITHIN = 25  # characters after an amount in which the noun that it measures is quoted with it


def figure(a: Told, b: Told, _names: Mapping[str, str]) -> Finding | None:
    """The first amount of one that no amount of the other repeats, against one of the other that counts the same; else one
    amount told with two bounds, or an amount against a word for how many."""
    left, right = _unrepeated(a, b), _unrepeated(b, a)
    for one in left:
        for other in right:
            if not comparable(a, b, one, other):
                continue
            result = _compared(a, b, one, other)
            if result.relation in _UNSURE and _sole(one, a) and _sole(other, b) and _one_sort(one, other):
                result = _taken_for_one(a, b, one, other)
            if _differs(one, other, result):
                weight, reason = _weighed(a, b, one, other, result)
                return _finding(weight, reason, (one, other))
    return _bounds(a, b) or _against_words(a, b, left) or _against_words(b, a, right, turned=True)


def _finding(weight: Weight, reason: str, two: tuple[Figure, Figure]) -> Finding:
    values = frozenset({("figure", str(f.low), str(f.high), f.unit, f.bound) for f in two})
    return Finding("figure", weight, reason, (two[0].span, two[1].span), values)


def _compared(a: Told, b: Told, one: Figure, other: Figure, *, dated: bool = True) -> compare_figures.Comparison:
    """`dated`: whether the later report may have counted more by then."""
    as_of = (a.published, b.published) if dated else (None, None)
    return compare_figures.compare(one, other, *_words(a, b, one, other), of=_of(a, b, one, other), as_of=as_of)


def _words(a: Told, b: Told, one: Figure, other: Figure) -> tuple[str, str]:
    """The words of two amounts, with the nouns that they measure where these differ."""
    if one.measures == other.measures:
        return a.words(one.span), b.words(other.span)
    return _quoted(a, one), _quoted(b, other)


def _of(a: Told, b: Told, one: Figure, other: Figure) -> compare_figures.Pair:
    """The words of what each of two amounts belongs to."""
    return a.words(one.of) if one.of else None, b.words(other.of) if other.of else None


def _taken_for_one(a: Told, b: Told, one: Figure, other: Figure) -> compare_figures.Comparison:
    """The comparison of two amounts that measure one thing because the claim says so, quoted with their nouns."""
    named = bool(one.measures and other.measures) or compare_figures.dimension(one.unit) == "time"
    as_of = (a.published, b.published) if named else (None, None)
    first, second = (replace(f, measures=_THE_SAME) for f in (one, other))
    return compare_figures.compare(first, second, *_words(a, b, one, other), of=_of(a, b, one, other), as_of=as_of)


def _quoted(told: Told, figure: Figure) -> str:
    """An amount with the noun that it measures, where that follows soon: "Some 60 diggers"."""
    noun = figure.measured
    if noun is None or not 0 <= noun.start - figure.span.end <= _NAMED_WITHIN:
        return told.words(figure.span)
    return told.words(Span(figure.span.page, figure.span.start, noun.end))


def _unrepeated(told: Told, against: Told) -> list[Figure]:
    """The amounts of a report that the other does not give as well, whatever it says that they measure and over what time;
    but a fall does not repeat a rise, nor what it was before what it is."""
    return [
        one for one in _amounts(told) if not any(_repeated(told, against, one, other) for other in _amounts(against))
    ]


def _amounts(told: Told) -> list[Figure]:
    return [figure for figure in told.statement.figures if figure.unit not in _NO_AMOUNT]


def _repeated(told: Told, against: Told, one: Figure, other: Figure) -> bool:
    if one.role != other.role and ("before" in {one.role, other.role} or {one.role, other.role} == {"rise", "fall"}):
        return False
    bare = (replace(f, measures=_THE_SAME, of=None, role="level", period=None) for f in (one, other))
    return _compared(told, against, *bare).relation in {"same", "rounded"}


def _sole(figure: Figure, told: Told) -> bool:
    """Whether it is the only amount of its unit in a report. What it measures may then be worded differently ("the scheme",
    "the project") or not at all: the claim that the reports share says that both measure the same."""
    return sum(other.unit == figure.unit for other in _amounts(told)) == 1


def _one_sort(one: Figure, other: Figure) -> bool:
    """Whether two amounts may count one thing by their nouns: "diggers", "excavators"; not "rescuers" and "diggers". What has
    a unit of its own (money, metres) may be worded in any way."""
    if one.unit != "count" or one.measures is None or other.measures is None:
        return True
    return one_noun(one.measures.split()[-1], other.measures.split()[-1])


def _differs(one: Figure, other: Figure, result: compare_figures.Comparison) -> bool:
    """ "At least nine" and "nine", "two hours" and "more than two hours" name one number: `_bounds` tells of those."""
    if result.relation == "compatible" and _far(one, other):
        return False  # "more than $100,000" and $900 million: two things, rather than one amount told loosely
    return result.relation in {"conflict", "update", "compatible"} and not _one_number(one, other)


def _far(one: Figure, other: Figure) -> bool:
    """Whether one amount is many times the other."""
    first, second = (abs(value) for f in (one, other) if (value := f.low if f.low is not None else f.high) is not None)
    return one.unit == other.unit and max(first, second) >= compare_figures.FAR * min(first, second)


def _one_number(one: Figure, other: Figure) -> bool:
    same = {one.low, one.high} - {None} == {other.low, other.high} - {None} and one.unit == other.unit
    return same and one.role == other.role


def _weighed(a: Told, b: Told, one: Figure, other: Figure, result: compare_figures.Comparison) -> tuple[Weight, str]:
    """A later, higher count of what grows is an update, and may be one where the order is not known; what comes and goes, like the
    speed of a wind, is a conflict only of one day; anything else that cannot both hold is one."""
    if result.relation != "compatible" and (_in_passing(a, one) or _in_passing(b, other)):
        return "difference", result.reason
    if result.relation == "update":
        return "update", result.reason
    if result.relation != "conflict":
        return "detail", result.reason
    if compare_figures.may_grow(one, other) and before(a.published, b.published) is None:
        return "difference", f"{result.reason} at one time; which report is the later is not known"
    if compare_figures.may_pass(one) and compare_figures.may_pass(other) and day(a.published) != day(b.published):
        return "difference", f"{result.reason} at one time; the reports are not of one day"
    return "conflict", result.reason


def _in_passing(told: Told, figure: Figure) -> bool:
    """Whether an amount only describes a thing of which something else is said: "he fell down *the 40m* well in Marrow"."""
    before = told.article.text[told.statement.span.start : figure.span.start].split()
    describes = bool(before) and before[-1].lower() in _DETERMINERS
    return describes and figure.unit != "count" and len(told.text.split()) > NAMING


def _bounds(a: Told, b: Told) -> Finding | None:
    """One number, told exactly by one and with a bound by the other: "five years", "around five years"."""
    for one in _amounts(a):
        for other in _amounts(b):
            alike = _one_number(one, other) and _one_sort(one, other) and comparable(a, b, one, other)
            if one.bound != other.bound and alike:
                words = f"“{a.words(one.span)}” in {a.label}, “{b.words(other.span)}” in {b.label}"
                return _finding("detail", f"{words}: one number, told with more and with less certainty", (one, other))
    return None


def _against_words(a: Told, b: Told, left: Sequence[Figure], *, turned: bool = False) -> Finding | None:
    """An amount of `a` where `b` counts the same thing in a word. `turned`: `b` is the earlier report."""
    for one in left:
        loose = loose_amounts.beside(one, b)
        if loose is None:
            continue
        spans = (one.span, loose) if not turned else (loose, one.span)
        reason = f"{a.label} says “{_quoted(a, one)}”, {b.label} “{b.words(loose)}”"
        values = frozenset({("figure", str(one.low), str(one.high), one.unit, one.bound), "in words"})
        return Finding("figure", "detail", reason, spans, values)
    return None
