"""How it is put: said or denied (polarity), plainly or with a reserve (certainty)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from crossread.collate import wording
from crossread.collate.differences.told import Finding, Told
from crossread.collate.modality import modality, only_feared
from crossread.model import Span

MIN_DENIED = 0.4  # share of the longer wording that must align for one to be taken for the denial of the other
MIN_CONTRADICTS = 0.6  # the same for two that cannot both hold: nearly the same words but for the denial or the time
# Denials that contradict; "few" and "refused" only differ.
_FLAT = frozenset({"not", "n't", "n’t", "never", "no longer", "cannot", "denied", "denies", "deny", "denying"})
_HEDGES = {"hearsay": "as hearsay", "possible": "as possible", "planned": "as expected", "claimed": "as a claim"}


# Words beside a denial that are denials of their own, or after which none is left out: "unharmed" beside "not injured".
_OTHER_DENIALS = re.compile(
    r"\b(?:un\w{4,}|in(?:ability|capable)\b|rather than|instead of|or|struggled|lacks?|short of)\b"
)
# Of what is planned only what is expected is put with a reserve: "will" and "plans to" beside "has" tell of two times.
_EXPECTED = re.compile(r"expected|scheduled|set to|due", re.IGNORECASE)
# Cues that say no more than that it is claimed. Written from general knowledge, 2026-11-22.
_CLAIMED = re.compile(r"\b(?:claim(?:s|ed|ing)?|alleg(?:es?|ed|ing)|purport(?:s|ed|ing)?)\b", re.IGNORECASE)


def polarity(a: Told, b: Told, _names: Mapping[str, str]) -> Finding | None:
    """One says it, the other, in nearly the same words, that it is not so."""
    left, right = a.statement.modality, b.statement.modality
    if left.negated == right.negated or wording.likeness(a.text, b.text) < MIN_DENIED:
        return None
    negated, plain = (a, b) if left.negated else (b, a)
    cue = negated.statement.modality.negation
    assert cue is not None  # negated says so
    span = negated.part(cue)
    if negated.words(span).lower() not in _FLAT or _OTHER_DENIALS.search(plain.text) or _cut_off(plain):
        return None
    reason = f"{negated.label} has “{negated.words(span)}” where {plain.label} has no denial"
    spans = (span, plain.statement.span) if negated is a else (plain.statement.span, span)
    flat = left.certainty == right.certainty and wording.likeness(a.text, b.text) >= MIN_CONTRADICTS
    return Finding("polarity", "conflict" if flat else "difference", reason, spans, frozenset({"negated", "plain"}))


def _cut_off(told: Told) -> bool:
    """Whether its sentence denies it, or only fears it, before it begins: "denies having | kept the money"."""
    before = _before(told)
    return modality(before).negated or only_feared(before)


def _before(told: Told) -> str:
    """The words of its sentence before a statement."""
    return told.statement.sentence_words[: max(0, told.statement.span.start - told.statement.sentence.start)]


def certainty(a: Told, b: Told, _names: Mapping[str, str]) -> Finding | None:
    """One puts it plainly, the other as hearsay, as possible, as expected, or as no more than claimed."""
    if only_feared(_before(a)) or only_feared(_before(b)):
        return None  # neither plain nor with a word of reserve of its own
    reserves = [_reserve(told) for told in (a, b)]
    if (reserves[0] is None) == (reserves[1] is None):
        return None
    hedged, plain, reserve = (a, b, reserves[0]) if reserves[0] else (b, a, reserves[1])
    assert reserve is not None  # one of the two is
    how, span = reserve
    cue = hedged.words(span) if span else hedged.cue
    reason = f"{hedged.label} puts it {_HEDGES[how]} (“{cue}”), {plain.label} plainly"
    there = span or hedged.statement.span
    spans = (there, plain.statement.span) if hedged is a else (plain.statement.span, there)
    return Finding("certainty", "difference", reason, spans, frozenset({how, "plain"}))


def _reserve(told: Told) -> tuple[str, Span | None] | None:
    """With what reserve it is put, and the word that says so; no span where that is the word that attributes it."""
    how, hedge = told.statement.modality.certainty, told.statement.modality.hedge
    if hedge is not None:
        span = told.part(hedge)
        if how != "planned" or _EXPECTED.match(told.words(span)):
            return how, span
    return ("claimed", None) if told.kind == "indirect" and _CLAIMED.search(told.cue) else None
