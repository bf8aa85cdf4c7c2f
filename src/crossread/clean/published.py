"""When the article appeared: every date that page, address and collector give, and the one that is preferred, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.clean import addresses, dates, moments, scorecard
from crossread.clean.nearby import Text
from crossread.clean.parts import Anatomy
from crossread.model import Found, Page

KEPT = 8  # dates of a page that are kept as candidates
LINE = {
    "published": "date line of the page, said to be when it was published",
    "updated": "updated line of the page",
    "": "date line of the page",
}
BELOW = "date below the article"
ADDRESS = "day in the address of the page"
COLLECTOR = "note of whoever collected the page"
CARRIER = "field published of the carrier"
# What the features say for a date, for `Found.how`.
REASONS = {
    "headline": "next to the headline",
    "begin": "close to the first paragraph",
    "byline": "beside the byline",
    "words": "nothing else in its line",
    "kind": "a line that says when",
    "address": "the address says the same",
    "same day": "said twice",
}


@dataclass(frozen=True, slots=True)
class Published:
    """All candidates, in the order page, address, collector, and the preferred one."""

    chosen: Found | None
    dates: tuple[Found, ...]


def said(page: Page) -> Found | None:
    """The date that the carrier's field gives; None where it gives none or it cannot be read."""
    moment = dates.parse(page.published) if page.published else None
    return Found(moment, None, CARRIER) if moment else None


def in_address(page: Page) -> Found | None:
    day = addresses.day(page.url)
    return Found(day, None, ADDRESS) if day else None


def published(page: Page, anatomy: Anatomy, near: Sequence[Text], headline: int | None) -> Published:
    """When the article appeared. `near`: `nearby.lines` of the page; `headline`: its part."""
    field, address, note = said(page), in_address(page), _collected(page, anatomy)
    known = moments.Around(headline, addresses.day(page.url), addresses.month(page.url), note.value if note else None)
    found, best = _on_page(page, anatomy, near, known, field)
    chosen = _carried(field, found) or best or address or note
    every = tuple(one for one in (field, *found, address, note) if one is not None)
    if chosen is None:
        return Published(None, every)
    return Published(Found(chosen.value, chosen.span, chosen.how + _against(chosen, every)), every)


def _collected(page: Page, anatomy: Anatomy) -> Found | None:
    if anatomy.collected is None:
        return None
    start, end, value = anatomy.collected
    return Found(dates.parse(value) or value, page.span(start, end), COLLECTOR)


def _carried(field: Found | None, found: Sequence[Found]) -> Found | None:
    """The carrier's date, with its place where the page says the same."""
    if field is None:
        return None
    same = next((one for one in found if one.value == field.value), None)
    return Found(field.value, same.span, f"{CARRIER}, and on the page") if same else field


def _on_page(
    page: Page, anatomy: Anatomy, near: Sequence[Text], known: moments.Around, field: Found | None
) -> tuple[list[Found], Found | None]:
    """The dates that the page gives, in order, and the best; None where none is the article's."""
    made = moments.candidates(near, anatomy, known, field.value if field else None)
    if not made:
        return [], None
    card = scorecard.card("date")
    values = moments.rows(anatomy, near, made, known)
    scores = [card.score(row) for row in values]
    best = max(range(len(made)), key=scores.__getitem__)
    found = []
    for at, (one, score) in enumerate(zip(made, scores, strict=True)):
        how = BELOW if near[one.line].index > anatomy.end and not one.label else LINE[one.label]
        if at == best and score > 0:
            why = scorecard.told(card.reasons(values, best), REASONS)
            how = f"{how}: {why}" if why else how
        found.append((score, Found(one.iso, page.span(one.dated.start, one.dated.end), how)))
    chosen = found[best][1] if scores[best] > 0 else None
    kept = sorted(found, key=lambda pair: pair[0], reverse=True)[:KEPT]
    plain = [pair[1] for pair in kept if pair[0] > 0 or pair[1].how in (LINE["published"], LINE["updated"])]
    return sorted(plain, key=lambda one: one.span.start if one.span else 0), chosen


def _against(chosen: Found, every: Sequence[Found]) -> str:
    """What else says when, and is not preferred."""
    others = [
        one for one in every if one.span != chosen.span or one.how.partition(":")[0] != chosen.how.partition(":")[0]
    ]
    apart = [one.how.partition(":")[0] for one in others if one.value[:10] != chosen.value[:10]]
    return f"; preferred to: {', '.join(dict.fromkeys(apart))}" if apart else ""
