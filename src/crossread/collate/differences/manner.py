"""How it is put: said or denied (polarity), plainly or with a reserve (certainty)."""

from __future__ import annotations

from collections.abc import Mapping

from crossread.collate import wording
from crossread.collate.differences.told import Finding, Told

MIN_DENIED = 0.4  # share of the longer wording that must align for one to be taken for the denial of the other
MIN_CONTRADICTS = 0.6  # the same for two that cannot both hold: nearly the same words but for the denial or the time
# Denials that contradict; "few" and "refused" only differ.
_FLAT = frozenset({"not", "n't", "n’t", "never", "no longer", "cannot", "denied", "denies", "deny", "denying"})
_HEDGES = {"hearsay": "as hearsay", "possible": "as possible", "planned": "as planned or wished", "plain": "plainly"}


def polarity(a: Told, b: Told, _names: Mapping[str, str]) -> Finding | None:
    """One says it, the other says that it is not so."""
    left, right = a.statement.modality, b.statement.modality
    alike = wording.likeness(a.text, b.text)
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
