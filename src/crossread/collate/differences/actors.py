"""Who does it: the people and bodies named before the verb."""

from __future__ import annotations

from collections.abc import Mapping

from crossread.collate.differences.told import Finding, Told


def actor(a: Told, b: Told, names: Mapping[str, str]) -> Finding | None:
    """Who does it, by the entities named before the first verb: different ones altogether."""
    # "Ruiz called it a leak": the leak is what is compared
    speakers = {*a.statement.chain[-1:], *b.statement.chain[-1:]}
    left, right = ({entity for entity, _ in told.statement.subject} - speakers for told in (a, b))
    named = [{names.get(entity, entity) for entity in ids} for ids in (left, right)]
    if not left or not right or named[0] & named[1]:
        return None
    spans = tuple(
        next(span for entity, span in told.statement.subject if entity in ids) for told, ids in ((a, left), (b, right))
    )
    reason = f"{_listed(left, names)} in {a.label}, {_listed(right, names)} in {b.label}"
    return Finding("actor", "difference", reason, (spans[0], spans[1]), frozenset({frozenset(left), frozenset(right)}))


def _listed(ids: set[str], names: Mapping[str, str]) -> str:
    return " and ".join(f"“{names.get(entity, entity)}”" for entity in sorted(ids))
