"""Who is who in a story: the entities of its articles joined, the speakers that one article alone does not tell, and what a
reader knows better."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.collate import corrected, described, entities, told_elsewhere
from crossread.collate.corrected import Known
from crossread.corrections import Correction
from crossread.model import Annotations, Article

Resolved = tuple[list[Annotations], Known, list[Correction]]


def resolved(seen: Sequence[Annotations], articles: Sequence[Article], corrections: Sequence[Correction]) -> Resolved:
    """The annotations with the speakers of the whole story, its entities (see `entities.merge`), and the corrections that
    said something of it, in the order of their files."""
    notes = corrected.split(described.explained(seen, articles), articles, corrections)
    fitting = corrected.fitting(entities.locals_of(notes, articles), corrections)
    merged = entities.merge(notes, articles, corrections)
    known = corrected.renamed(merged[0], corrections), merged[1], merged[2]
    notes, known = told_elsewhere.completed(notes, articles, known)
    notes, known, spoken = corrected.spoken(notes, articles, known, corrections)
    return notes, known, [one for one in corrections if one in fitting or one in spoken]
