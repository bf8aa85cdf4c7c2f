"""What one rendering of a quotation has that another has not."""

from __future__ import annotations

from collections.abc import Mapping

from crossread.collate import wording
from crossread.collate.differences.told import Finding, Told
from crossread.model import Span

MIN_ALIGNED = 0.3  # share of the shorter wording that must align before a change of words is worth pointing out


def quotation(a: Told, b: Told, _names: Mapping[str, str]) -> Finding | None:
    """Two renderings of one quotation with other words."""
    if not all(told.kind in {"direct", "mixed"} for told in (a, b)):
        return None
    texts = (a.text, b.text)
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
