"""Where the reports of one claim differ: figure, moment, actor, polarity, certainty, voice, speaker, wording.

Each kind is a function of two reports that gives a `Finding` or None. The ones in use stand in one tuple.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from crossread.account import DifferenceKind
from crossread.clock import before
from crossread.collate import compare_figures, compare_moments, wording
from crossread.collate.modality import Cue
from crossread.collate.statements import Statement
from crossread.model import Article, AttributionKind, Figure, Span

Weight = Literal["conflict", "update", "difference"]

MAX_COMPARED = 24  # reports of one claim compared pairwise: 276 pairs; further ones are compared with the first only
MIN_ALIGNED = 0.5  # share of the shorter wording that must align before a change of words is worth pointing out
MIN_DENIED = 0.4  # share of the longer wording that must align for one to be taken for the denial of the other
MIN_CONTRADICTS = 0.6  # the same for two that cannot both hold: nearly the same words but for the denial or the time
# Denials that contradict; "few" and "refused" only differ.
_FLAT = frozenset({"not", "n't", "n’t", "never", "no longer", "cannot", "denied", "denies", "deny", "denying"})
_UNSURE = frozenset({"different", "cannot-tell"})
_THE_SAME = "amount"  # stands for what both measure where the words do not say it alike
# Moments that name no time of their own: "now", "in the past". Only those that do are compared.
_REFERENCES = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
_PRECISION = {"time": 1, "day": 1, "week": 2, "month": 3, "quarter": 4, "year": 5, "decade": 6}
_ANCHORED = re.compile(r"\b(?:after|before|since|following)\b", re.IGNORECASE)
_HEDGES = {"hearsay": "as hearsay", "possible": "as possible", "planned": "as planned or wished", "plain": "plainly"}


@dataclass(frozen=True, slots=True)
class Told:
    """One report as the comparison sees it."""

    statement: Statement
    article: Article
    label: str  # how a reader knows the article: its outlet, else its title or file
    kind: AttributionKind | None  # of the attribution it stands in; None: own voice

    def words(self, span: Span) -> str:
        return self.article.page.words(span)

    def part(self, cue: Cue) -> Span:
        """A cue's place in the article: cues count from the statement's start."""
        start = self.statement.span.start
        return Span(self.article.id, start + cue.start, start + cue.end)


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference between two reports."""

    kind: DifferenceKind
    weight: Weight
    reason: str
    spans: tuple[Span, Span]
    values: frozenset[Hashable]  # what differs, so that a second pair with the same two values is not shown again


Compare = Callable[[Told, Told, Mapping[str, str]], Finding | None]


def differences(told: Sequence[Told], names: Mapping[str, str]) -> list[Finding]:
    """Differences among reports of one claim, given earliest first; one pair for each two values that differ.
    `names`: story entity id -> name."""
    found: dict[tuple[str, frozenset[Hashable]], Finding] = {}
    for i, j in _pairs(len(told)):
        a, b = told[i], told[j]
        if a.article.id == b.article.id:
            continue
        for compare in COMPARISONS:
            finding = compare(a, b, names)
            if finding:
                key = finding.kind, finding.values
                known = found.get(key)
                # an update shows that the order of one pair is known: it decides
                if known is None or (finding.weight == "update" and known.weight != "update"):
                    found[key] = finding
    return sorted(found.values(), key=lambda f: (_WEIGHTS.index(f.weight), _ORDER.index(f.kind)))


def _pairs(count: int) -> list[tuple[int, int]]:
    return [(i, j) for i in range(count) for j in range(i + 1, count) if i == 0 or count <= MAX_COMPARED]


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
    as_of = (_published(a), _published(b)) if dated else (None, None)
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
    if compare_figures.may_grow(one, other) and before(_published(a), _published(b)) is None:
        return "difference", f"{result.reason} at one time; which report is the later is not known"
    return "conflict", result.reason


def _published(told: Told) -> str | None:
    return told.article.published.value if told.article.published else None


def moment(a: Told, b: Told, _names: Mapping[str, str]) -> Finding | None:
    """Two times that cannot both hold, or two distances from one event ("a day after", "hours after").

    Only times of one precision are compared, and only where neither report gives several: "on Monday" of two articles may be
    two days, and a sentence about a meeting may name the day of the interview before it.
    """
    times = [[m for m in told.statement.moments if m.value not in _REFERENCES and not m.every] for told in (a, b)]
    if len(times[0]) != 1 or len(times[1]) != 1:
        return None
    one, other = times[0][0], times[1][0]
    words = a.words(one.span), b.words(other.span)
    if words[0].lower() == words[1].lower():
        return None
    reason = f"“{words[0]}” in {a.label}, “{words[1]}” in {b.label}"
    values = frozenset(text.lower() for text in words)
    if all(_ANCHORED.search(text) for text in words) and {one.first, other.first} == {None}:
        return Finding("moment", "difference", reason, (one.span, other.span), values)
    if _PRECISION.get(one.granularity) != _PRECISION.get(other.granularity, 0):
        return None
    result = compare_moments.compare(one, other, *words)
    if result.relation != "conflict":
        return None
    alike = wording.likeness(a.words(a.statement.span), b.words(b.statement.span)) >= MIN_CONTRADICTS
    return Finding("moment", "conflict" if alike else "difference", result.reason, (one.span, other.span), values)


def actor(a: Told, b: Told, names: Mapping[str, str]) -> Finding | None:
    """Who does it, by the entities named before the first verb: different ones altogether."""
    # "Ruiz called it a leak": the leak is what is compared
    speakers = {*a.statement.chain[-1:], *b.statement.chain[-1:]}
    left, right = ({entity for entity, _ in told.statement.subject} - speakers for told in (a, b))
    named = [{names.get(entity, entity) for entity in ids} for ids in (left, right)]
    if not left or not right or named[0] & named[1]:
        return None
    spans = tuple(
        next(span for entity, span in told.statement.subject if entity in ids) for told, ids in ((a, left), (b, right))
    )
    reason = f"{_listed(left, names)} in {a.label}, {_listed(right, names)} in {b.label}"
    return Finding("actor", "difference", reason, (spans[0], spans[1]), frozenset({frozenset(left), frozenset(right)}))


def _listed(ids: set[str], names: Mapping[str, str]) -> str:
    return " and ".join(f"“{names.get(entity, entity)}”" for entity in sorted(ids))


def polarity(a: Told, b: Told, _names: Mapping[str, str]) -> Finding | None:
    """One says it, the other says that it is not so."""
    left, right = a.statement.modality, b.statement.modality
    alike = wording.likeness(a.words(a.statement.span), b.words(b.statement.span))
    if left.negated == right.negated or alike < MIN_DENIED:
        return None
    negated, plain = (a, b) if left.negated else (b, a)
    cue = negated.statement.modality.negation
    assert cue is not None  # negated says so
    span = negated.part(cue)
    reason = f"{negated.label} has “{negated.words(span)}” where {plain.label} has no denial"
    spans = (span, plain.statement.span) if negated is a else (plain.statement.span, span)
    flat = negated.words(span).lower() in _FLAT and left.certainty == right.certainty and alike >= MIN_CONTRADICTS
    return Finding("polarity", "conflict" if flat else "difference", reason, spans, frozenset({"negated", "plain"}))


def certainty(a: Told, b: Told, _names: Mapping[str, str]) -> Finding | None:
    """One puts it plainly, the other as hearsay, possible or planned."""
    left, right = a.statement.modality, b.statement.modality
    if left.certainty == right.certainty or "plain" not in {left.certainty, right.certainty}:
        return None
    hedged, plain = (a, b) if right.certainty == "plain" else (b, a)
    cue = hedged.statement.modality.hedge
    assert cue is not None  # not plain says so
    span = hedged.part(cue)
    how = _HEDGES[hedged.statement.modality.certainty]
    reason = f"{hedged.label} puts it {how} (“{hedged.words(span)}”), {plain.label} plainly"
    spans = (span, plain.statement.span) if hedged is a else (plain.statement.span, span)
    return Finding("certainty", "difference", reason, spans, frozenset({left.certainty, right.certainty}))


def voice(a: Told, b: Told, names: Mapping[str, str]) -> Finding | None:
    """One states as its own what the other puts on somebody's word."""
    if (a.kind is None) == (b.kind is None):
        return None
    own, said = (a, b) if a.kind is None else (b, a)
    chain = said.statement.chain
    speaker = names.get(chain[-1], "somebody") if chain else "somebody whom it does not name"
    reason = f"{own.label} states in its own voice what {said.label} attributes to {speaker}"
    return Finding(
        "voice", "difference", reason, (a.statement.span, b.statement.span), frozenset({"own", chain[-1:] or None})
    )


def speaker(a: Told, b: Told, names: Mapping[str, str]) -> Finding | None:
    """The same is put on the word of different people."""
    left, right = a.statement.chain[-1:], b.statement.chain[-1:]
    if not left or not right or names.get(left[0]) == names.get(right[0]):
        return None
    if left[0] in b.statement.chain or right[0] in a.statement.chain:  # one only goes a link further
        return None
    reason = f"{a.label} attributes it to {names.get(left[0], left[0])}, {b.label} to {names.get(right[0], right[0])}"
    return Finding("speaker", "difference", reason, (a.statement.span, b.statement.span), frozenset({left, right}))


def quotation(a: Told, b: Told, _names: Mapping[str, str]) -> Finding | None:
    """Two renderings of one quotation with other words."""
    if not all(told.kind in {"direct", "mixed"} for told in (a, b)):
        return None
    texts = (a.words(a.statement.span), b.words(b.statement.span))
    if wording.shared(*texts) < MIN_ALIGNED:
        return None
    return wording_finding((a.label, b.label), texts, (a.statement.span, b.statement.span))


def wording_finding(labels: tuple[str, str], texts: tuple[str, str], spans: tuple[Span, Span]) -> Finding | None:
    """The largest change of words between two renderings; None where only spelling differs."""
    found = wording.changes(*texts)
    if not found:
        return None
    largest = max(found, key=lambda change: change.words)
    first, second = _sub(spans[0], largest.first), _sub(spans[1], largest.second)
    one, other = (texts[side][slice(*change)] for side, change in enumerate((largest.first, largest.second)))
    if first and second:
        reason = f"{labels[0]} has “{one}” where {labels[1]} has “{other}”"
    else:
        reason = f"only {labels[0]} has “{one}”" if first else f"only {labels[1]} has “{other}”"
    return Finding("wording", "difference", reason, (first or spans[0], second or spans[1]), frozenset({one, other}))


def _sub(span: Span, part: tuple[int, int]) -> Span | None:
    return Span(span.page, span.start + part[0], span.start + part[1]) if part[0] < part[1] else None


COMPARISONS: tuple[Compare, ...] = (figure, moment, actor, polarity, certainty, voice, speaker, quotation)
_WEIGHTS: tuple[Weight, ...] = ("conflict", "update", "difference")
_ORDER: tuple[DifferenceKind, ...] = (
    "figure", "moment", "polarity", "actor", "certainty", "speaker", "voice", "wording",
)  # fmt: skip
