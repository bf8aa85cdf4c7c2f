"""A name in a text, before it is known who bears it."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.model import EntityType


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: character offsets, surface with straight apostrophes, and the tokens it covers."""

    start: int
    end: int
    text: str
    type: EntityType
    first: int
    last: int
    gender: str | None = None  # what an honorific before it says: "Mrs" f
    office: bool = False  # a title of office stands before it: "President", not "Mr"
    confidence: float | None = None  # chance that the ends and the type are right; None: not scored
