"""How much or how many: two amounts of one thing that are not the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossread.clock import before
from crossread.collate import compare_figures
from crossread.collate.differences.told import Finding, Told, Weight
from crossread.model import Figure

_UNSURE = frozenset({"different", "cannot-tell"})
_THE_SAME = "amount"  # stands for what both measure where the words do not say it alike


def figure(a: Told, b: Told, _names: Mapping[str, str]) -> Finding | None:
    """The first amount of one that no amount of the other repeats, against one of the other that counts the same."""
    left, right = _unrepeated(a, b), _unrepeated(b, a)
    for one in left:
        for other in right:
            result = _compared(a, b, one, other)
            if result.relation in _UNSURE and _alone(one, left) and _alone(other, right):
                result = _compared(
                    a,
                    b,
                    *(replace(f, measures=_THE_SAME) for f in (one, other)),
                    dated=bool(one.measures and other.measures),
                )
            if not _differs(one, other, result):
                continue
            weight, reason = _weighed(a, b, one, other, result)
            values = frozenset({("figure", str(f.low), str(f.high), f.unit) for f in (one, other)})
            return Finding("figure", weight, reason, (one.span, other.span), values)
    return None


def _compared(a: Told, b: Told, one: Figure, other: Figure, *, dated: bool = True) -> compare_figures.Comparison:
    """`dated`: whether the later report may have counted more by then."""
    of = tuple(told.words(f.of) if f.of else None for told, f in ((a, one), (b, other)))
    as_of = (a.published, b.published) if dated else (None, None)
    words = a.words(one.span), b.words(other.span)
    return compare_figures.compare(one, other, *words, of=(of[0], of[1]), as_of=as_of)


def _unrepeated(told: Told, against: Told) -> list[Figure]:
    """The amounts of a report that the other does not give as well, whatever it says that they measure and over what time;
    but a fall does not repeat a rise, nor what it was before what it is."""

    def repeated(one: Figure, other: Figure) -> bool:
        if one.role != other.role and (
            "before" in {one.role, other.role} or {one.role, other.role} == {"rise", "fall"}
        ):
            return False
        bare = (replace(f, measures=_THE_SAME, of=None, role="level", period=None) for f in (one, other))
        return _compared(told, against, *bare).relation in {"same", "rounded"}

    return [one for one in told.statement.figures if not any(repeated(one, f) for f in against.statement.figures)]


def _alone(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether it is the only amount of its unit left in a report. What it measures may then be worded differently ("the
    scheme", "the project") or not at all: the claim that the reports share says that both measure the same."""
    return figure.unit not in compare_figures.COUNTED and sum(other.unit == figure.unit for other in figures) == 1


def _differs(one: Figure, other: Figure, result: compare_figures.Comparison) -> bool:
    """ "At least nine" and "nine", "two hours" and "more than two hours" name one number: no difference worth a reader's time."""
    same_number = {one.low, one.high} - {None} == {other.low, other.high} - {None} and one.unit == other.unit
    return result.relation in {"conflict", "update", "compatible"} and not (same_number and one.role == other.role)


def _weighed(a: Told, b: Told, one: Figure, other: Figure, result: compare_figures.Comparison) -> tuple[Weight, str]:
    """A later, higher count of what grows is an update, and may be one where the order is not known; anything else that
    cannot both hold is a conflict."""
    if result.relation == "update":
        return "update", result.reason
    if result.relation != "conflict":
        return "difference", result.reason
    if compare_figures.may_grow(one, other) and before(a.published, b.published) is None:
        return "difference", f"{result.reason} at one time; which report is the later is not known"
    return "conflict", result.reason
