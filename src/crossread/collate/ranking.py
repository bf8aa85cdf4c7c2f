"""Which claims come first: those that most independent origins and texts carry, and that they tell early."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossread.collate.statements import Statement

AN_ORIGIN = (
    0.5  # what a stated origin weighs beside a text of its own: own voices are no origins, and yet somebody's choice
)


def weight(statements: Sequence[Statement], lines: Mapping[str, str], camps: Mapping[str, str]) -> float:
    """What the reports of one claim weigh: each text once, however many articles print it, and each camp on whose word it is.
    `lines`: article id -> line; `camps`: story entity id -> camp."""
    texts = {lines.get(statement.article, statement.article) for statement in statements}
    origins = {camps.get(statement.chain[-1], statement.chain[-1]) for statement in statements if statement.chain}
    return len(texts) + AN_ORIGIN * len(origins)


def earliness(statements: Sequence[Statement]) -> float:
    """How early the articles tell it: the mean of where each first does, 0 at the start of a body, 1 at its end."""
    first: dict[str, float] = {}
    for statement in statements:
        first[statement.article] = min(statement.position, first.get(statement.article, 1.0))
    return sum(sorted(first.values())) / max(1, len(first))
