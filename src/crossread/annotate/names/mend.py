"""Edges and types of the names that the tagger reads, mended where the words themselves leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from crossread import gazetteer, people
from crossread.annotate.names.words import words
from crossread.model import EntityType
from crossread.tagging import ReadName

CURRENCIES = ("$", "£", "€", "¥")
DOLLARS = frozenset({"US", "A", "AU", "C", "CA", "NZ", "HK", "S", "NT"})  # whose dollars may stand apart: "US $5"
_SHORT = re.compile(r"\( ?([A-Z]{2,6})s? ?\)")
# Small words that no name ends with: what follows belongs to it.
_OPEN = re.compile(r" (?:of|for|and|&)(?: the)?$")
_BETWEEN = re.compile(r"(?: the)? ")
_GLUED = re.compile(r"[^\W\d_][a-z]{2,}(?=[A-Z][a-z])")
_EDGE = re.compile(r"[\s,:;(\[\"'-]+$")
_VERB = re.compile(r",? ([a-z]+)\b")
_PARTY = re.compile(r"\((?:[A-Z]|Dem\.?|Rep\.?)-(?=[A-Z])")
_FOLLOWS = re.compile(r" ([A-Z][\w.]*)")
_NICKNAME = re.compile(r'[A-Z][\w. -]* " ?[A-Z][\w-]+ ?" [A-Z][\w. -]*|[A-Z][\w. -]* "[A-Z][\w-]+" [A-Z][\w. -]*')
_LEADS = re.compile(r"\b([a-z]+) (?:the )?$")
_APPOSED = re.compile(r", (?:an?|the) (?:[a-z-]+ ){0,2}([a-z]+)(?=[,.;]| which | that | of )")
_HEAD = re.compile(r"['’] ([A-Z][a-z]+)\b")
_TITLE = re.compile(r"\b(?:Tropical )?[A-Za-z]+ $")
_ADDRESS = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx)\.? (?=[A-Z])")  # belongs to no name: "Mrs Ruiz" is Ruiz, as elsewhere


def mended(text: str, read: Sequence[ReadName]) -> list[ReadName]:
    """The names in order, fewer or others than were given. `text` has straight apostrophes."""
    found = [_whole(text, _headed(text, _seat(text, one))) for one in read if not _title_alone(text, one)]
    found = list(_joined(text, found))
    found = [_unglued(text, _unaddressed(text, one)) for one in found]
    found = [replace(one, type="person") if _speaks(text, one) else one for one in _bodies(text, found)]
    return [_titled(text, replace(one, type="other") if _thing(text, one) else one) for one in found]


def names_nothing(text: str, start: int, end: int, kind: EntityType) -> bool:
    """Whether [start, end) is no name after all: lower-case letters alone ("anti"), a currency ("US$ 5"), a day ("New Year")."""
    surface = text[start:end]
    if all(letter.isascii() and not letter.isupper() and not letter.isdecimal() for letter in surface):
        return True
    if text.startswith(CURRENCIES, end) or (surface in DOLLARS and text.startswith(CURRENCIES, end + 1)):
        return True
    days = surface.replace("New Year", "New-Year").replace("'s", "").split()
    dated = len(days) == 1 and text[end : end + 2].strip().isdecimal()  # "May 9"
    return (kind != "person" or dated) and words().calendar.issuperset(days)


def common_short_forms(text: str) -> frozenset[str]:
    """Short forms that the text gives common nouns: "a chief financial officer (CFO)". They name nobody."""
    found = set()
    for match in _SHORT.finditer(text):
        before = text[max(0, match.start() - 100) : match.start()].replace("-", " ").split()
        long = [word for word in before[-len(match[1]) - 2 :] if word not in words().links][-len(match[1]) :]
        if all(word.islower() for word in long) and [word[0].upper() for word in long] == list(match[1]):
            found |= {match[1], match[1] + "s"}
    return frozenset(found)


def _joined(text: str, read: Iterable[ReadName]) -> Iterator[ReadName]:
    """Pieces of one name made one: "Port of" and "Norvik". A small word or a sign that nothing follows is cut off."""
    before: ReadName | None = None
    for one in read:
        if before is not None and _goes_on(text, before, one):
            before = replace(before, place=(before.place[0], one.place[1]), chance=min(before.chance, one.chance))
            continue
        if before is not None:
            yield _closed(text, before)
        before = one
    if before is not None:
        yield _closed(text, before)


def _goes_on(text: str, one: ReadName, two: ReadName) -> bool:
    between = text[one.place[1] : two.place[0]]
    if one.type == two.type == "person":
        given = between == " " and people.is_given(text[slice(*one.place)])
        return given or _NICKNAME.fullmatch(text, one.place[0], two.place[1]) is not None
    if _OPEN.search(text[slice(*one.place)]):
        return _BETWEEN.fullmatch(between) is not None
    return between == " " and one.type == two.type and one.type in ("organisation", "work", "other")


def _closed(text: str, one: ReadName) -> ReadName:
    surface = text[slice(*one.place)]
    end = len(_EDGE.sub("", _OPEN.sub("", surface)))
    return replace(one, place=(one.place[0], one.place[0] + end)) if 0 < end < len(surface) else one


def _seat(text: str, one: ReadName) -> ReadName:
    """Of a member's party and seat in brackets only the seat, which is a place: "(D-Ohio)"."""
    start, end = one.place
    party = _PARTY.search(text[max(0, start - 4) : end])
    if party is None:
        return one
    return replace(one, place=(max(0, start - 4) + party.end(), end + text.startswith(".", end)), type="place")


def _whole(text: str, one: ReadName) -> ReadName:
    """A name with the capitalised words that follow where they make a listed name: "New" in "New York"."""
    start, last = one.place
    whole = one
    for _ in range(gazetteer.LONGEST):
        follows = _FOLLOWS.match(text, last)
        if follows is None:
            break
        last = follows.end()
        if listed := gazetteer.entry(text[start:last]):
            whole = replace(one, place=(start, last), type=listed.type)
    return whole


def _title_alone(text: str, one: ReadName) -> bool:
    """Whether an honorific or a party's letter in brackets was read as a person or a place: "Del.", "(R"."""
    start, end = one.place
    letter = end == start + 1 and text[max(0, start - 1) : start] == "(" and text[end : end + 1] in ("-", ")")
    stop = end + text.startswith(".", end)
    before_name = one.type == "person" and _FOLLOWS.match(text, stop) is not None
    return letter or (before_name and not words().honorific.keys().isdisjoint((text[start:end], text[start:stop])))


def _headed(text: str, one: ReadName) -> ReadName:
    """A body that is called after its members, whole: "Bakers' Association"."""
    head = _HEAD.match(text, one.place[1]) if one.type == "organisation" and text[one.place[1] - 1] == "s" else None
    return replace(one, place=(one.place[0], head.end())) if head and head[1].lower() in words().heads else one


def _unaddressed(text: str, one: ReadName) -> ReadName:
    """A person's name without the form of address, or the party, that was read as its beginning: "Republican Ana Ruiz"."""
    if one.type != "person":
        return one
    start, end = one.place
    if address := _ADDRESS.match(text, start, end):
        return replace(one, place=(address.end(), end))
    first, *rest = text[start:end].split(" ")
    listed = gazetteer.entry(first) if len(rest) > 1 and people.is_given(rest[0]) else None
    return replace(one, place=(start + len(first) + 1, end)) if listed and listed.type == "group" else one


def _unglued(text: str, one: ReadName) -> ReadName:
    """Without what a page glued to a surname that the name has already, and what it put between: "Ana Roe Ana Maria RoeMore"."""
    surface = text[slice(*one.place)]
    glued = _GLUED.search(surface, surface.rfind(" ") + 1) if one.type == "person" else None
    if glued is None or glued[0] not in surface[: glued.start()].split():
        return one
    return replace(one, place=(one.place[0], one.place[0] + surface.find(f"{glued[0]} ") + len(glued[0])))


def _bodies(text: str, read: Sequence[ReadName]) -> Iterator[ReadName]:
    """Firms that were read as people: "Karo Dredging", and "Bremble" of "Bremble Holdings" where nobody is called so."""
    surfaces = [text[slice(*one.place)] for one in read]
    surnames = {
        part
        for one, surface in zip(read, surfaces, strict=True)
        if one.type == "person"
        for part in surface.split()[1:]
    }
    firms = {
        surface.split()[0]
        for one, surface in zip(read, surfaces, strict=True)
        if one.type == "organisation" and " " in surface and _firm(surface.split()[-1])
    }
    for one, surface in zip(read, surfaces, strict=True):
        parts = surface.split()
        if one.type != "person":
            yield one
        elif (len(parts) > 1 and parts[-1].lower() in words().trades and not people.is_given(parts[0])) or (
            len(parts) == 1 and surface in firms and surface not in surnames and not people.is_given(surface)
        ):
            yield replace(one, type="organisation")
        else:
            yield one


def _firm(word: str) -> bool:
    """Whether a firm's name may end in this word and its first word stand for the firm."""
    lists = words()
    return word in lists.suffixes or word.lower() in (lists.heads | lists.trades) - lists.local


def _thing(text: str, one: ReadName) -> bool:
    """Whether a noun says that the name is a law's, a ship's or another thing's: "the Harbour Act", "the ferry Ysolde"; "the
    Petrola, a smaller ferry"."""
    if one.type not in ("person", "place", "organisation", "event"):
        return False
    start, end = one.place
    parts = text[start:end].lower().split()
    head = parts[0] if parts[1:2] == ["of"] else parts[-1]
    if len(parts) > 1 and head in words().rules["things.laws"]:
        return True
    leads = _LEADS.search(text[max(0, start - 30) : start])
    follows = _APPOSED.match(text, end) if text[max(0, start - 4) : start].lower() == "the " else None
    return any(found is not None and found[1] in words().before_thing for found in (leads, follows))


def _speaks(text: str, one: ReadName) -> bool:
    """Whether a name read as a place is a person's: a given name opens it, and it says or does what only people do."""
    surface = text[slice(*one.place)]
    if one.type != "place" or " " not in surface or gazetteer.entry(surface):
        return False
    verb = _VERB.match(text, one.place[1])
    return bool(verb and verb[1] in words().after_person and people.gender_known(surface.split()[0]))


def _titled(text: str, one: ReadName) -> ReadName:
    """A storm or a ship with the word that goes before its name: "Hurricane Ostra", "HMS Elmore"; but "the hurricane Ostra"."""
    start, end = one.place
    before = _TITLE.search(text[max(0, start - 20) : start])
    title = before[0].split()[-1] if before else ""
    if title in words().rules["things.storms_lower"]:
        return replace(one, type="event")
    if before and (kind := words().titled(title)):
        return replace(one, place=(start - len(before[0]), end), type=kind)
    first, *rest = text[start:end].split()
    kind = words().titled(first) if rest else None
    return replace(one, type=kind) if kind else one
