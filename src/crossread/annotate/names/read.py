"""The names that the tagger reads, with one type for all mentions of a name in the article."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from crossread import gazetteer
from crossread.annotate.names.name import Name
from crossread.annotate.names.tokens import Token
from crossread.annotate.names.words import words
from crossread.model import EntityType
from crossread.tagging import ReadName, confidence
from crossread.text import plain

LONGEST = 20  # words of a name; more is a list run together
# What the lists add to a type's chances: of 0.3, 0.6 and 1 the most that lost nothing in documents of training. Parties and
# faiths, which the tagger reads as bodies and people ("Democrats"), stand above two or three mentions; neutral there.
LISTED = 0.3
LISTED_GROUP = 3.0
ARTICLE = "al-"  # of Arabic surnames; "Lindi" alone is Bo al-Lindi
HANDLES = ("@", "#", "_", "/")  # a name after one of these is an account, a tag or a part of an address


def names(text: str, tokens: Sequence[Token], read: Sequence[ReadName]) -> list[Name]:
    """Names in order, on the tokens that they touch."""
    starts = [token.start for token in tokens]
    found: list[tuple[int, int, ReadName]] = []
    for one in read:
        start = max(one.place[0], text.rfind("\n", *one.place) + 1)  # a heading is no part of a name
        first = max(0, bisect_right(starts, start) - 1)
        last = bisect_right(starts, one.place[1] - 1) - 1
        handle = text[start - 1 : start] in HANDLES
        if tokens[first].stop > start and first <= last < first + LONGEST and not handle:
            found.append((first, last, replace(one, place=_whole(tokens, first, last, (start, one.place[1])))))
    kinds = types(text, [one for _, _, one in found])
    return [_name(text, tokens, at, kind) for at, kind in zip(found, kinds, strict=True)]


def _whole(tokens: Sequence[Token], first: int, last: int, place: tuple[int, int]) -> tuple[int, int]:
    """The name's place with the whole of its first and last word: "Jr." has its stop. Of "Moscow-based" only a part is the name."""
    start, end = place
    return (
        start if "-" in tokens[first].text else min(start, tokens[first].start),
        end if "-" in tokens[last].text else max(end, tokens[last].end),
    )


def types(text: str, read: Sequence[ReadName]) -> list[EntityType]:
    """The type of each name: what all mentions written alike have most chance of together. A surname or given name that
    stands alone is a person where a person's full name has it, and "Bo al-Lindi" one where "Lindi" alone is."""
    votes: dict[str, dict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
    people: dict[str, float] = defaultdict(float)
    for one in read:
        surface = plain(text[slice(*one.place)])
        votes[surface][one.type] += one.chance
        if one.type == "person":
            for part in surface.split()[1:] or [ARTICLE + surface]:
                people[part] = max(people[part], one.chance)
    return [_type(plain(text[slice(*one.place)]), votes, people) for one in read]


def _type(surface: str, votes: Mapping[str, Mapping[EntityType, float]], people: dict[str, float]) -> EntityType:
    own = dict(votes[surface])
    called = surface if surface in people else surface.rsplit(" ", 1)[-1]
    if surface in people or (" " in surface and called.startswith(ARTICLE) and called in people):
        own["person"] = own.get("person", 0.0) + people[called]
    listed = gazetteer.entry(surface)
    if listed:
        own[listed.type] = own.get(listed.type, 0.0) + (LISTED_GROUP if listed.kind == "group" else LISTED)
    return max(sorted(own), key=lambda kind: own[kind])  # of equals the first by name


def _name(text: str, tokens: Sequence[Token], at: tuple[int, int, ReadName], kind: EntityType) -> Name:
    first, last, one = at
    gender, office = None, False
    if kind == "person":
        gender, office = _titled(tokens, first)
    given = round(confidence.of_name(one.chance, kind), 3)
    return Name(*one.place, plain(text[slice(*one.place)]), kind, first, last, gender, office, given)


def _titled(tokens: Sequence[Token], first: int) -> tuple[str | None, bool]:
    """What stands before a person: the sex that an honorific says, and whether there is a title of office."""
    gender, office = None, False
    for token in _honorifics(tokens, first):
        sex = words().honorific[token.text]
        gender = gender or (sex if sex in ("m", "f") else None)
        office = office or token.text == "President"
    if first and tokens[first].joined:
        before = tokens[first - 1].low
        office = office or before.rsplit("-", 1)[-1] in ("president", "premier", "chancellor")
        office = office or before in ("president-elect", "minister")
    return gender, office


def _honorifics(tokens: Sequence[Token], first: int) -> Iterator[Token]:
    back = first - 1
    while back >= 0 and tokens[back + 1].joined and tokens[back].text in words().honorific:
        yield tokens[back]
        back -= 1
