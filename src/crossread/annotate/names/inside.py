"""Names where capitals do not show them: inside hyphenated words, and in headings that capitalise every word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crossread import gazetteer
from crossread.annotate.names import runs
from crossread.annotate.names.tokens import Token
from crossread.annotate.names.words import words
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


def compounds(tokens: Sequence[Token], known: dict[str, EntityType]) -> Iterator[Name]:
    """Names inside hyphenated words: "Moscow-based", "the Xyz-Abc call"."""
    for index, token in enumerate(tokens):
        if "-" not in token.text or token.text in known or token.text.islower():
            continue
        parts = token.text.split("-")
        kinds = [known.get(part) or (entry.type if (entry := gazetteer.entry(part)) else None) for part in parts]
        if all(part[:1].isupper() for part in parts):  # public figures need no full name in the article
            kinds = [
                kind or ("person" if part in words().figures else None) for part, kind in zip(parts, kinds, strict=True)
            ]
        side_by_side = all(part[:1].isupper() for part in parts) and all(kinds)
        if not side_by_side and not (any(kinds) and runs.compound(token.text)):
            continue
        start = token.start
        for part, kind in zip(parts, kinds, strict=True):
            if kind and part[:1].isupper():
                yield Name(start, start + len(part), part, kind, index, index)
            start += len(part) + 1


def headings(tokens: Sequence[Token], skipped: set[int], known: dict[str, EntityType]) -> Iterator[Name]:
    """Names that the rest of the article knows, in headings where capitals say nothing."""
    by_first: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for surface in known:
        by_first[surface.split(" ")[0].lower()].append((surface, surface.lower().split(" ")))
    index = 0
    while index < len(tokens):
        match = _longest(tokens, index, by_first.get(tokens[index].low, [])) if index in skipped else None
        listed = (
            runs.known(tokens, index, min(len(tokens), index + gazetteer.LONGEST) - 1)
            if index in skipped and match is None
            else None
        )
        if match:
            surface, length = match
            yield Name(
                tokens[index].start, tokens[index + length - 1].end, surface, known[surface], index, index + length - 1
            )
            index += length
        elif listed and (listed[0] > index or tokens[index].low not in words().common or listed[1].kind == "country"):
            last, entry = listed
            yield Name(
                tokens[index].start,
                tokens[last].end,
                " ".join(t.text for t in tokens[index : last + 1]),
                entry.type,
                index,
                last,
            )
            index = last + 1
        else:
            index += 1


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


def _longest(tokens: Sequence[Token], index: int, surfaces: Sequence[tuple[str, list[str]]]) -> tuple[str, int] | None:
    best: tuple[str, int] | None = None
    for surface, parts in surfaces:
        piece = tokens[index : index + len(parts)]
        if (
            [token.low for token in piece] == parts
            and all(token.capital for token in piece if token.low not in words().links)
            and (best is None or len(parts) > best[1])
        ):
            best = surface, len(parts)
    return best
