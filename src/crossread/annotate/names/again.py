"""Names that the tagger passed over: what it reads as a name elsewhere in the article, and what the lists know: countries,
storms, parts of compounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crossread import gazetteer
from crossread.annotate.names.name import Name
from crossread.annotate.names.tokens import Token
from crossread.annotate.names.words import words
from crossread.model import EntityType

SURE = 0.6  # confidence that a name has somewhere, for the same words to be one elsewhere too


def passed_over(tokens: Sequence[Token], names: Sequence[Name]) -> Iterator[Name]:
    """Further names, in order, on tokens that no name covers; longer ones first. They carry no confidence."""
    covered = {index for name in names for index in range(name.first, name.last + 1)}
    sure = _sure(names)
    longest = max([gazetteer.LONGEST, *(surface.count(" ") + 1 for surface in sure)])
    index = 0
    while index < len(tokens):
        found = None
        if tokens[index].capital:
            found = _titled(tokens, index, covered) or _at(tokens, index, covered, sure, longest)
        if found is not None:
            yield found
        index = found.last + 1 if found else index + 1


def in_compounds(tokens: Sequence[Token], names: Sequence[Name]) -> list[Name]:
    """Names that are parts of words with hyphens and that no name covers: "pro-Hale" where a Hale is named elsewhere,
    "Putin-Xi" of people whom everybody knows. Of other words with two capitals none. They carry no confidence."""
    sure = _sure(names)
    surnames = [surface.split()[-1] for surface, kind in sure.items() if kind == "person"]
    known: dict[str, EntityType] = {**dict.fromkeys((*words().alone, *surnames), "person"), **sure}
    taken = {at for name in names for at in range(name.start, name.end)}
    found = []
    for index, token in enumerate(tokens):
        parts = list(_parts(token)) if "-" in token.text else []
        if all(not part[:1].isupper() or start in taken or part in known for start, part in parts):
            found += [
                Name(start, start + len(part), part, known[part], index, index)
                for start, part in parts
                if part in known and start not in taken
            ]
    return found


def _parts(token: Token) -> Iterator[tuple[int, str]]:
    """The parts of a word with hyphens, each with its first character."""
    start = token.start
    for part in token.text.split("-"):
        yield start, part
        start += len(part) + 1


def _sure(names: Sequence[Name]) -> dict[str, EntityType]:
    return {name.text: name.type for name in names if name.confidence is None or name.confidence >= SURE}


def _at(
    tokens: Sequence[Token], first: int, covered: set[int], sure: Mapping[str, EntityType], longest: int
) -> Name | None:
    last = first
    while last + 1 < min(len(tokens), first + longest) and tokens[last + 1].joined and not tokens[last].possessive:
        last += 1
    for end in range(last, first - 1, -1):
        if covered.intersection(range(first, end + 1)) or not tokens[end].capital:
            continue
        surface = " ".join(token.text for token in tokens[first : end + 1])
        listed = gazetteer.entry(surface)
        kind = sure.get(surface) or (listed.type if listed and _always(surface, listed) else _figure(surface))
        if kind is None or (end == first and _plain(tokens[first])):
            continue
        return Name(tokens[first].start, tokens[end].end, surface, kind, first, end)
    return None


def _figure(surface: str) -> EntityType | None:
    """A person, where these are given name and surname of somebody whom everybody knows."""
    given, _, surname = surface.partition(" ")
    return "person" if surname and words().figures.get(surname) == given else None


def _always(surface: str, listed: gazetteer.Entry) -> bool:
    """Whether a listed name is one wherever it stands: countries, peoples, members of parties; not "Indigenous" before a noun."""
    members = listed.kind == "group" and surface.endswith("s") and not surface.endswith("ous")
    return members or listed.kind in ("country", "people")


def _titled(tokens: Sequence[Token], first: int, covered: set[int]) -> Name | None:
    """A storm or a ship, known by the word before: "Tropical Storm Ostra"; not "Hurricane Center"."""
    last = first + (2 if tokens[first].text == "Tropical" else 1)
    if last >= len(tokens) or covered.intersection(range(first, last + 1)):
        return None
    kind, name = words().titled(tokens[last - 1].text), tokens[last]
    whole = all(token.joined for token in tokens[first + 1 : last + 1]) and not tokens[last - 1].possessive
    if kind is None or not whole or name.shape != "Cap" or name.low in words().common | words().heads:
        return None
    surface = " ".join(token.text for token in tokens[first : last + 1])
    return Name(tokens[first].start, name.end, surface, kind, first, last)


def _plain(token: Token) -> bool:
    """A word that may have its capital for standing first."""
    return bool(token.initial) and token.low in words().common
