"""What one rendering of a quotation has that another has not."""

from __future__ import annotations

from collections.abc import Mapping

from crossread.collate import wording
from crossread.collate.differences.told import Finding, Told
from crossread.model import Article, Span

MIN_ALIGNED = 0.3  # share of the shorter wording that must align before a change of words is worth pointing out

FEW = 2  # words of which an addition may say nothing
_EMPTY = frozenset(
    {"a", "an", "the", "that", "this", "is", "are", "was", "were", "be", "been", "has", "have", "had", "and", "of", "to", "in",
     "on", "at", "for", "by", "with", "it", "so", "as", "also", "will", "would"}
)  # fmt: skip
AROUND = 160  # characters about a statement in which the rest of its quotation is looked for: about a long sentence


def quotation(a: Told, b: Told, _names: Mapping[str, str]) -> Finding | None:
    """Two renderings of one quotation with other words."""
    if not all(told.kind in {"direct", "mixed"} for told in (a, b)):
        return None
    texts = (a.text, b.text)
    if wording.shared(*texts) < MIN_ALIGNED:
        return None
    beside = (around(a.article, a.statement.span), around(b.article, b.statement.span))
    return wording_finding((a.label, b.label), texts, (a.statement.span, b.statement.span), beside)


def around(article: Article, span: Span) -> str:
    """What stands about a statement: there the words may be that another report has within it."""
    return article.text[max(0, span.start - AROUND) : span.end + AROUND]


def wording_finding(
    labels: tuple[str, str], texts: tuple[str, str], spans: tuple[Span, Span], beside: tuple[str, str] = ("", "")
) -> Finding | None:
    """The largest change of words between two renderings; None where only spelling differs, or a word or two that say
    nothing. `beside`: what stands about each: words that one only has cut off are no change."""
    found = [
        change
        for change in wording.changes(*texts)
        if not _cut_off(change, texts, beside) and not _empty(change, texts)
    ]
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


def _empty(change: wording.Change, texts: tuple[str, str]) -> bool:
    """Whether one of the two only has "the" or "that" more; a "not" or a "may" says a lot."""
    sides = [texts[side][slice(*part)].lower().split() for side, part in enumerate((change.first, change.second))]
    return change.words <= FEW and not all(sides) and all(word in _EMPTY for side in sides for word in side)


def _cut_off(change: wording.Change, texts: tuple[str, str], beside: tuple[str, str]) -> bool:
    """Whether words at the edge of one statement stand beside the other."""
    for side, (own, other) in enumerate(((change.first, change.second), (change.second, change.first))):
        if own[0] < own[1] and other[0] == other[1]:
            at_edge = not texts[1 - side][: other[0]].strip() or not texts[1 - side][other[1] :].strip()
            return at_edge and wording.contains(beside[1 - side], texts[side][slice(*own)])
    return False


def _sub(span: Span, part: tuple[int, int]) -> Span | None:
    return Span(span.page, span.start + part[0], span.start + part[1]) if part[0] < part[1] else None
