"""The coverage matrix: claims by articles, who reports what and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.account import Claim, Report
from crossread.publish.lookup import Lookup
from crossread.publish.said import silence

# symbol, class, what it means; in the order of the legend
SYMBOLS = (
    ("●", "own", "own voice"),
    ("◐", "said", "attributed"),
    ("○", "same", "same text as another"),
    ("–", "omission", "not reported although known by then"),
    ("·", "not-yet-known", "not yet known"),
    ("?", "cannot-tell", "cannot tell whether known by then"),
    ("▫", "silent", "not reported"),
)
_BY_CLASS = {name: (symbol, meaning) for symbol, name, meaning in SYMBOLS}
FIRST_ROWS = 40  # a screen and a half; more stands folded below


@dataclass(frozen=True, slots=True)
class Cell:
    symbol: str
    name: str
    meaning: str
    href: str | None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    number: int
    anchor: str
    text: str
    status: str
    cells: tuple[Cell, ...]


def matrix(claims: Sequence[Claim], look: Lookup) -> tuple[MatrixRow, ...]:
    """A row for each claim that more than one article reports, a cell for each article. The most reported first."""
    found = []
    for claim in claims:
        reporting = {report.statement.article for report in claim.reports}
        if len(reporting) > 1:
            cells = _cells(claim, look)
            number = look.claims[claim.id]
            row = MatrixRow(number, f"claim-{number}", claim.text, claim.status, cells)
            found.append((-len(reporting), number, row))
    return tuple(row for *_, row in sorted(found, key=lambda item: item[:2]))


def _cells(claim: Claim, look: Lookup) -> tuple[Cell, ...]:
    first: dict[str, Report] = {}
    for report in claim.reports:
        kept = first.get(report.statement.article)
        if kept is None or (
            report.chain == () and kept.chain != ()
        ):  # an own voice anywhere is what an article answers for
            first[report.statement.article] = report
    silent = {missing.article: missing for missing in claim.not_reported_by}
    earlier: set[str] = set()  # lines that an earlier article printed
    cells = []
    for article in look.articles:
        if article in first:
            stated = first[article]
            name = "same" if stated.line in earlier else "said" if stated.chain or stated.attribution else "own"
            href = look.href(stated.statement)
            earlier |= {stated.line} if stated.line else set()
        else:
            missing = silent.get(article)
            name, href = missing.why if missing else "silent", None
        symbol, meaning = _BY_CLASS[name]
        if article in silent and silent[article].reason:
            meaning = silence(name, silent[article].reason)
        cells.append(Cell(symbol, name, meaning, href))
    return tuple(cells)
