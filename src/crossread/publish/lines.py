"""Lines as a reader sees them: whose text went round, how that is known, and what each article does with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from crossread.account import LinePart, LineRecord
from crossread.dates import when_short
from crossread.model import LineRole
from crossread.publish.lookup import Link, Lookup
from crossread.publish.said import count, listed
from crossread.record import paragraphs_within, per_cent, role_said

WHAT = (
    "A line is one text that went round: an agency's report, say, and the papers that print it, whole or in part. "
    "However many print it, it counts as one source."
)
EVIDENCE = (
    "The earliest is not always the origin: each line says by what its origin is known, or why it cannot be told."
)
RATES = (
    "How much of it an article has is counted in words of the article closest to the text; quotations count as shared."
)

_COUNTED: dict[LineRole, tuple[str, str]] = {
    "whole": ("prints it whole or nearly", "print it whole or nearly"),
    "cut": ("prints it cut", "print it cut"),
    "parts": ("takes parts of it", "take parts of it"),
    "publisher": ("has it from its own publisher", "have it from their own publisher"),
}


@dataclass(frozen=True, slots=True)
class PartView:
    """One article of a line."""

    article: Link
    when: str
    said: str  # "takes 3 paragraphs of the Reuters text, 31 % of it"
    own: int  # per cent of its words that no other outlet's article of the line has


@dataclass(frozen=True, slots=True)
class LineView:
    anchor: str
    name: str  # "line 1"
    articles: tuple[Link, ...]
    origin: str | None
    reason: str
    counted: str  # "1 article prints it whole or nearly, 2 articles take parts of it"; "" where nobody looked
    parts: tuple[PartView, ...]  # in the order of `articles`; () where nobody looked

    @property
    def said(self) -> str:
        return f"goes back to {self.origin}" if self.origin else "cannot tell whose text it is"


def line_views(look: Lookup) -> tuple[LineView, ...]:
    return tuple(_line(number, line, look) for number, line in enumerate(look.account.lines, 1))


def by_article(lines: tuple[LineView, ...], look: Lookup) -> dict[str, tuple[LineView, PartView]]:
    """What each article that is in a line does with its text; by article id."""
    return {
        part.article: (view, shown)
        for view, line in zip(lines, look.account.lines, strict=True)
        for part, shown in zip(line.parts, view.parts, strict=True)
    }


def part_view(part: LinePart, line: LineRecord, look: Lookup) -> PartView:
    record = look.articles.get(part.article)
    itself = bool(record and line.origin and record.outlet == line.origin)
    closest = next((other.article for other in line.parts if other.role == "closest"), None)
    paragraphs = _paragraphs(part.article, closest, look) if part.role == "parts" and closest else 0
    said = role_said(part.role, part.share, line.origin, itself=itself, paragraphs=paragraphs)
    when = when_short(record.published if record else None)
    return PartView(look.article(part.article), when, said, per_cent(part.own))


def _line(number: int, line: LineRecord, look: Lookup) -> LineView:
    roles = Counter(part.role for part in line.parts)
    counted = [
        f"{count(roles[role], 'article')} {many if roles[role] > 1 else one}"
        for role, (one, many) in _COUNTED.items()
        if roles[role]
    ]
    return LineView(
        anchor=f"line-{number}",
        name=f"line {number}",
        articles=tuple(look.article(article) for article in line.articles),
        origin=line.origin,
        reason=line.reason,
        counted=listed(counted),
        parts=tuple(part_view(part, line, look) for part in line.parts),
    )


def _paragraphs(article: str, closest: str, look: Lookup) -> int:
    """Paragraphs of an article that stand for the most part in the closest one."""
    ranges = []
    for passage in look.passages.get(frozenset({article, closest}), ()):
        if not passage.quotation:
            ranges += [(span.start, span.end) for span in passage.spans if span.article == article][-1:]
    blocks = look.articles[article].blocks if article in look.articles else ()
    return paragraphs_within([(b.start, b.end) for b in blocks if b.kind == "paragraph"], ranges)
