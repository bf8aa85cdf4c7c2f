"""Who held an office when an article appeared: "the US president" is one person of those whom the article names."""

from __future__ import annotations

from datetime import date
from functools import cache

from crossread import clock, knowledge
from crossread.annotate.speakers.cast import Cast
from crossread.annotate.speakers.words import Phrase
from crossread.model import Entity
from crossread.text import fold

OFTEN = 3  # mentions; "the president" without a country is one who is named more than in passing
OVER = (
    "former",
    "ex",
    "then",
    "late",
    "elect",
    "vice",
    "deputy",
    "next",
    "future",
    "first",
    "acting",
    "interim",
    "incoming",
)
Holder = tuple[date, tuple[str, ...]]  # since when, by which spellings


@cache
def _offices() -> dict[str, dict[str, tuple[Holder, ...]]]:
    return {
        office: {code: tuple(_holder(row) for row in rows) for code, rows in held.items()}
        for office, held in knowledge.toml("speakers")["offices"].items()
    }


def _holder(row: str) -> Holder:
    day, _, names = row.partition(" ")
    return date.fromisoformat(day), () if names == "nobody" else tuple(fold(name) for name in names.split("|"))


def office(taken: Phrase) -> str | None:
    """Which of the offices of the table a nominal means: "president", "prime minister", "chancellor"."""
    if any(part in OVER for word in taken.modifiers for part in word.split("-")):
        return None
    if taken.head in ("minister", "premier") and (taken.head == "premier" or "prime" in taken.modifiers):
        return "prime minister"
    return taken.head if taken.head in _offices() and "prime" not in taken.modifiers else None


def holder(cast: Cast, taken: Phrase, words: str) -> str | None:
    """The person of the article who held the office on its day; None where nobody, or more than one, may be meant."""
    held = holders(cast, taken, words)
    if not taken.countries:
        held = {one for one in held if len(cast.entities[one].mentions) >= OFTEN}
    return held.pop() if len(held) == 1 else None


def holders(cast: Cast, taken: Phrase, words: str) -> set[str]:
    """Those whom the article names and who held, on its day, an office that is called so."""
    which = office(taken)
    if which is None or "former" in words.lower().split():
        return set()
    if not taken.countries and taken.modifiers - {"prime", "current", "new", "newly-inaugurated"}:
        return set()  # "the club president"
    day = clock.day(cast.article.published.value if cast.article.published else None)
    held = _offices()[which]
    codes = (taken.countries or held.keys()) & held.keys()
    spellings = [names for code in sorted(codes) for names in _on(held[code], day)]
    people = [entity for entity in cast.entities.values() if entity.type == "person"]
    return {entity.id for entity in people if any(_is(entity, names) for names in spellings)}


def _on(rows: tuple[Holder, ...], day: date | None) -> list[tuple[str, ...]]:
    """Who held it on a day, both on the day of a change; all of them where the day is unknown."""
    if day is None:
        return [names for _, names in rows if names]
    kept = [
        names
        for (since, names), until in zip(rows, [*(r[0] for r in rows[1:]), date.max], strict=True)
        if since <= day <= until
    ]
    return [names for names in kept if names]


def _is(entity: Entity, spellings: tuple[str, ...]) -> bool:
    """Whether an entity is called by one of these names, or by its surname alone."""
    name = fold(entity.name)
    return any(name == spelled or name == spelled.rsplit(" ", 1)[-1] for spelled in spellings)
