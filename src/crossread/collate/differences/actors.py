"""Who does it: the people and bodies named before the verb, and whether a body or its person is named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from crossread.collate import wording
from crossread.collate.differences.told import Finding, Told, one_name
from crossread.model import Span

MIN_ALIKE = (
    0.35  # likeness of two wordings from which other names before the verb are other actors, not another sentence
)
_JOINED = re.compile(r",|&|\b(?:and|or|with)\b")  # between two names: two actors
ROLE = 30  # characters within which a body's name before a person's is part of what the person is: "Norvia Rail director Bo Lind"


def actor(a: Told, b: Told, names: Mapping[str, str]) -> Finding | None:
    """Who does it: different ones altogether, in much the same words; or a body in one report and its person in the other."""
    left, right = _acting(a, b), _acting(b, a)
    others = bool(left and right) and not any(_same(one, other, names) for one in left for other in right)
    if others and wording.likeness(a.text, b.text) >= MIN_ALIKE:
        return _finding(a, b, (left, right), names)
    return _body_or_person(a, b, names)


def _acting(told: Told, against: Told) -> dict[str, Span]:
    """Entities named before the first verb, with where; without who speaks ("Ruiz called it a leak": the leak is what is
    compared) and without the body that only says who somebody is."""
    speakers = {*told.statement.chain[-1:], *against.statement.chain[-1:]}
    found = sorted(told.statement.subject, key=lambda item: item[1].start)
    roles = {
        entity
        for (entity, span), (_, after) in pairwise(found)
        if 0 < after.start - span.end <= ROLE and not _JOINED.search(told.words(Span(span.page, span.end, after.start)))
    }
    return {entity: span for entity, span in found if entity not in speakers | roles}


def _same(one: str, other: str, names: Mapping[str, str]) -> bool:
    return one == other or one_name(names.get(one, one), names.get(other, other))


def _body_or_person(a: Told, b: Told, names: Mapping[str, str]) -> Finding | None:
    """One names a person, the other the body for which that person stands, and neither both."""
    first, second = a.statement.entities - b.statement.entities, b.statement.entities - a.statement.entities
    for one in sorted(first):
        for other in sorted(second):
            camp = a.camps.get(one)
            stands = camp in {one, other} & a.bodies and camp == a.camps.get(other)
            if stands and not _same(one, other, names):
                spans = {entity: span for told in (a, b) for entity, span in told.statement.subject}
                places = {one: spans.get(one, a.statement.span)}, {other: spans.get(other, b.statement.span)}
                return _finding(a, b, places, names)
    return None


def _finding(a: Told, b: Told, places: tuple[dict[str, Span], dict[str, Span]], names: Mapping[str, str]) -> Finding:
    left, right = places
    reason = f"{_listed(left, names)} in {a.label}, {_listed(right, names)} in {b.label}"
    spans = next(iter(left.values())), next(iter(right.values()))
    return Finding("actor", "difference", reason, spans, frozenset({frozenset(left), frozenset(right)}))


def _listed(ids: Mapping[str, Span], names: Mapping[str, str]) -> str:
    return " and ".join(f"“{names.get(entity, entity)}”" for entity in sorted(ids))
