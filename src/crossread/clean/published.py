"""When the article appeared: the page's own statement, then its address, then its collector's note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.clean import dates
from crossread.clean.parts import Anatomy

NEAR = 12  # units above the article in which its date stands
INSIDE = 10  # units into the article: some pages put byline and date below the first paragraph
ENOUGH = 1.0  # score below which a date on the page is not taken for the article's
_FIRST = re.compile(
    r"\b(?:published|posted|first|created|publié|veröffentlicht|publicado|pubblicato|опубликовано|date)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:updated|modified|revised|actualizado|mis à jour|aktualisiert|aggiornato|обновлено|atualizado)\b",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(
    r"/(?P<year>20\d\d)[-/]?(?P<month>[01]?\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[-/]?(?P<day>[0-3]?\d)(?=[/_.-]|$)",
    re.IGNORECASE,
)
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"  # three letters each


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    dated: dates.Dated


def on_page(anatomy: Anatomy, headline: int | None, near: Sequence[str]) -> tuple[dates.Dated, str] | None:
    """The date that the page gives its article, with its ISO form. `near`: days that carrier or address say."""
    month_first = dates.order(_all(anatomy))
    best: tuple[float, dates.Dated, str] | None = None
    for candidate in _candidates(anatomy, headline):
        iso = dates.settle(candidate.dated, month_first, near)
        if iso is None:
            continue
        score = candidate.score + (1.0 if any(iso[:10] == day[:10] for day in near) else 0.0)
        if score > (best[0] if best else ENOUGH):
            best = (score, candidate.dated, iso)
    return (best[1], best[2]) if best else None


def _all(anatomy: Anatomy) -> list[dates.Dated]:
    return [
        each for part in anatomy.parts if part.kind in ("dateline", "byline") for each in dates.find(part.unit.text)
    ]


def _candidates(anatomy: Anatomy, headline: int | None) -> list[_Candidate]:
    parts = anatomy.parts
    begin = anatomy.begin
    head = headline if headline is not None and headline <= anatomy.end else begin
    low = max(0, min(head, begin) - NEAR)
    high = min(len(parts), begin + INSIDE, anatomy.end + 3)
    found: list[_Candidate] = []
    for index in range(low, high):
        part = parts[index]
        if (
            part.kind not in ("dateline", "byline", "standfirst", "boilerplate", "other-story", "credit")
            or len(part.unit.text) > 260
        ):
            continue
        kind = {"dateline": 3.0, "byline": 3.0}.get(part.kind, 0.9)
        place = 0.06 * abs(index - head) + (0.8 if index < head else 0.0)
        for each in dates.find(part.unit.text, part.unit.start):
            found.append(
                _Candidate(kind - place + _label(part.unit.text, each.start - part.unit.start, bool(each.clock)), each)
            )
    return found


def _label(text: str, at: int, timed: bool) -> float:
    """What the words in front of a date say of it; the last ones count."""
    first = [match.end() for match in _FIRST.finditer(text, 0, at)]
    later = [match.end() for match in _LATER.finditer(text, 0, at)]
    score = 0.1 if timed else 0.0
    if later and (not first or later[-1] > first[-1]):
        return score - 0.7
    return score + (0.7 if first else 0.0)


def in_address(url: str | None) -> str | None:
    """The day in an address such as …/2025/01/21/…; None where there is none.

    >>> in_address("https://news.example/2025/01/21/bridge-closed")
    '2025-01-21'
    """
    match = _IN_ADDRESS.search((url or "")[:500])
    if match is None:
        return None
    month = match["month"].lower()
    number = int(month) if month.isdigit() else 1 + _MONTHS.index(month) // 3
    return dates.parse(f"{match['year']}-{number:02}-{int(match['day']):02}")
