"""One report as the comparison sees it, and what a comparison finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from crossread.account import DifferenceKind
from crossread.collate.modality import Cue
from crossread.collate.statements import Statement
from crossread.collate.verbs import has_finite_verb
from crossread.model import Article, AttributionKind, Span

# conflict: both cannot hold. update: a later report replaces the earlier one's amount. difference: anything else worth telling.
# detail: both hold, and one says it more exactly.
Weight = Literal["conflict", "update", "difference", "detail"]


@dataclass(frozen=True, slots=True)
class Told:
    """One report as the comparison sees it."""

    statement: Statement
    article: Article
    label: str  # how a reader knows the article: its outlet, else its title or file
    kind: AttributionKind | None  # of the attribution it stands in; None: own voice
    opens: bool = (
        True  # whether it begins what the attribution's speaker says; a later part may be the outlet's own aside
    )
    camps: Mapping[str, str] = field(default_factory=dict)  # story entity id -> camp
    bodies: frozenset[str] = frozenset()  # story entity ids of organisations
    medium: bool = False  # whether its last speaker is an outlet or "the media", which says what others said
    cue: str = ""  # the word that attributes it: "said", "claimed"; "": own voice, or none

    @property
    def camp(self) -> str | None:
        """Of its last speaker; None: own voice, or not known."""
        chain = self.statement.chain
        return self.camps.get(chain[-1], chain[-1]) if chain else None

    @property
    def text(self) -> str:
        return self.words(self.statement.span)

    @property
    def published(self) -> str | None:
        return self.article.published.value if self.article.published else None

    def words(self, span: Span) -> str:
        return self.article.page.words(span)

    def part(self, cue: Cue) -> Span:
        """A cue's place in the article: cues count from the statement's start."""
        start = self.statement.span.start
        return Span(self.article.id, start + cue.start, start + cue.end)


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference between two reports."""

    kind: DifferenceKind
    weight: Weight
    reason: str
    spans: tuple[Span, Span]
    values: frozenset[Hashable]  # what differs, so that a second pair with the same two values is not shown again


Compare = Callable[[Told, Told, Mapping[str, str]], Finding | None]


def one_name(first: str, second: str) -> bool:
    """Whether two names may be one person's or body's: the one ends in the last word of the other ("Mrs Lind", "Bo Lind"), or
    holds all of its words."""
    one, other = ([word.strip(".,").lower() for word in name.split()] for name in (first, second))
    if not one or not other:
        return first == second
    return one[-1] == other[-1] or set(one) <= set(other) or set(other) <= set(one)


# What plainly reports words, so that all that follows is told. A cue like "blamed" or "decided to" says what was done, and the
# things it names are the outlet's to describe. A part that begins as a relative clause is an aside whatever the cue.
_REPORTS = re.compile(
    r"\b(?:sa(?:ys?|id|ying)|t(?:ells?|old)|wr(?:ites?|ote)|according to"
    r"|(?:report|claim|add|explain|confirm|reveal|insist|announce|warn|suggest|note|state|argue|allege|estimate)(?:e?[sd])?)$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:who|whose|whom|which|where)\b", re.IGNORECASE)


def aside(told: Told) -> bool:
    """Whether it may be the outlet's own aside within what it reports: "Ruiz blamed *the closed office*". By the four events of
    the collation gold: of parts of indirect speech without a verb, 14 of 16 are the speaker's where they stand after a plain
    word of saying, and none of 9 after another cue that stands outside them; of clauses two in three are the speaker's."""
    if told.kind != "indirect" or has_finite_verb(told.text):
        return False
    if _REPORTS.search(told.cue.strip()):
        return not told.opens and bool(_RELATIVE.match(told.text))
    return told.cue not in told.text if told.opens else True
