"""Numbers that belong to a name: "the Karva 4"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossread import gazetteer
from crossread.annotate.names.name import Name
from crossread.annotate.names.tokens import Token
from crossread.annotate.names.words import words


def numbered(tokens: Sequence[Token], names: Sequence[Name]) -> list[Name]:
    """Names with the number that belongs to them: "the Karva 4". It does where a name of a thing or a body stands with one
    number of two figures at most and no noun that the number could count follows."""
    found, bearing = list(names), {"other", "organisation", "work"}
    for at, name in enumerate(names):
        if name.type not in bearing or name.last + 1 >= len(tokens) or gazetteer.entry(name.text):
            continue
        number = tokens[name.last + 1]
        if not (number.joined and number.shape == "number" and number.text.isdecimal() and len(number.text) < 3):
            continue
        if tokens[name.last].possessive or not _no_count(tokens, name.last + 1) or not _the(tokens, name.first):
            continue
        found[at] = replace(name, type="other", end=number.end, text=f"{name.text} {number.text}", last=name.last + 1)
    return found


def _the(tokens: Sequence[Token], first: int) -> bool:
    """Whether "the" or a noun leads up to the name: "the Karva 4", "the dredger Karva 4"; not "Acme 4, Norvik 2"."""
    before = tokens[first - 1] if first and tokens[first].joined else None
    return before is not None and (
        before.low == "the" or (before.shape == "low" and before.low in words().before_thing)
    )


def _no_count(tokens: Sequence[Token], number: int) -> bool:
    """Whether nothing that can be counted follows a number: not "the Acme 4 times", "the Acme 4 million", "the Acme 4-2"."""
    if number + 1 >= len(tokens) or not tokens[number + 1].joined:
        return True
    follows = tokens[number + 1]
    small = words().starters | words().links | words().before_place | words().rules["signs.after_number"]
    return follows.shape == "low" and (follows.low in small or follows.low.endswith(("ed", "ly")))
