"""The kinds of a flattened page's units: the network says which are the article's, form and place say what each is."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.clean import creditlines, forms
from crossread.clean.units import Unit
from crossread.model import BlockKind


def kinds(found: Sequence[Unit], repeated: Sequence[bool], spoken: str | None, address: str | None) -> list[BlockKind]:
    """The kind of each unit. spoken: the page's language, where a list knows it; address: of the page, where anyone says it."""
    if not found:
        return []
    from crossread.clean import scorer  # noqa: PLC0415 (numpy is heavy; importing crossread must stay quick)

    told = scorer.shares(found, repeated, spoken is not None, address)
    own = scorer.article(told, found, repeated, scorer.BESIDE if spoken == "en" else scorer.ELSEWHERE)
    made = [_kind(unit, bool(taken)) for unit, taken in zip(found, own, strict=True)]
    forms.between_copies(found, made, repeated)
    body = [index for index, kind in enumerate(made) if kind == "paragraph"]
    if body:
        forms.standfirst(found, made, body[0], body[-1])
        forms.headings(found, made, body[0], body[-1])
    return made


def _kind(unit: Unit, own: bool) -> BlockKind:
    if own and unit.count and not creditlines.credit(unit.text):
        return "paragraph"
    return forms.outside(unit)
