"""What is known of names before any text is read: countries and their adjectives, places, bodies, groups, and the nouns
for what happens. Knowledge only, from the data files; no text, no spans. Annotate finds names with it, collate merges them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from crossread import knowledge
from crossread.model import EntityType

LONGEST = 8  # words of the longest entry: "Organization for Security and Co-operation in Europe"


@dataclass(frozen=True, slots=True)
class Entry:
    """A name that is known: what it canonically is called, and what it is the name of."""

    name: str
    type: EntityType
    country: str | None = None  # code in countries.csv: of the country itself, its people, or the place's country
    kind: str = ""  # country, people, capital, city, state, region, water, body, group


@cache
def entries() -> dict[str, Entry]:
    """Every known name as it is written (straight apostrophes), with its entry; the first file that has it wins."""
    known: dict[str, Entry] = {}
    for row in knowledge.table("countries"):
        code = row["code"]
        country = Entry(row["name"], "place", code, "country")
        for name in (row["name"], *_list(row["aliases"])):
            known.setdefault(name, country)
        people = Entry((_list(row["adjectives"]) or (row["name"],))[0], "group", code, "people")
        for name in (*_list(row["adjectives"]), *_list(row["people"])):
            known.setdefault(name, people)
    for row in knowledge.table("organisations"):
        body = Entry(row["name"], "organisation", _houses().get(row["name"]), "body")
        for name in (row["name"], *_list(row["aliases"])):
            known.setdefault(name, body)
    for row in knowledge.table("places"):
        place = Entry(row["name"], "place", row["country"] or None, row["kind"])
        for name in (row["name"], *_list(row["aliases"])):
            known.setdefault(name, place)
    for row in knowledge.table("countries"):
        if row["capital"]:
            known.setdefault(row["capital"], Entry(row["capital"], "place", row["code"], "capital"))
    for name in knowledge.toml("events")["names"]:
        known[name] = Entry(name, "event", None, "event")
    for name in knowledge.words("groups"):
        singular = name[:-3] + "y" if name.endswith("ies") else name.removesuffix("s")
        known.setdefault(name, Entry(singular, "group", None, "group"))
    return known


def entry(name: str) -> Entry | None:
    """The entry of a name, whatever its apostrophes and a leading article; None where it is not known.

    >>> entry("the U.S.").name, entry("Kiev").name, entry("Britons").country
    ('United States', 'Kyiv', 'GB')
    """
    plain = name.replace("’", "'")
    known = entries()
    return known.get(plain) or known.get(re.sub(r"^[Tt]he ", "", plain))


def government(name: str) -> str | None:
    """Code of the country that a name stands for: the country, its people, its capital, or a house of its government.

    >>> government("Russia"), government("Kremlin"), government("Kyiv"), government("Chicago")
    ('RU', 'RU', 'UA', None)
    """
    known = entry(name)
    if known is None:
        return None
    if known.kind in ("country", "people"):
        return known.country
    return _seats().get(known.name)


@cache
def first_words() -> dict[str, int]:
    """First word of every entry, with the number of words of the longest entry that begins so."""
    longest: dict[str, int] = {}
    for name in entries():
        first, count = name.split(" ", 1)[0], name.count(" ") + 1
        longest[first] = max(longest.get(first, 0), count)
    return longest


@cache
def _houses() -> dict[str, str]:
    return {name: row["code"] for row in knowledge.table("countries") for name in _list(row["metonyms"])}


@cache
def _seats() -> dict[str, str]:
    """Canonical names of capitals and houses of government, with the country whose government they stand for."""
    seats: dict[str, str] = {}
    for row in knowledge.table("countries"):
        if "-" in row["code"]:
            continue  # England and the like: London is the government of the whole
        for name in (row["capital"], *_list(row["metonyms"])):
            if name and (known := entries().get(name)):
                seats.setdefault(known.name, row["code"])
    return seats


def _list(joined: str) -> tuple[str, ...]:
    return tuple(part for part in joined.split("|") if part)


# What happens -------------------------------------------------------------------------------------------------------


@cache
def _rule(name: str) -> frozenset[str]:
    return frozenset(knowledge.toml("name_rules")["events"][name].split())


@dataclass(frozen=True, slots=True)
class Happening:
    """What an event phrase says: its family, its noun, and the places or people it is anchored to."""

    family: str  # "war", or "trade war" where the noun before makes another event of it
    noun: str
    where: frozenset[str] = field(
        default_factory=frozenset
    )  # country codes or folded names: the place it is at or against
    whose: frozenset[str] = field(default_factory=frozenset)  # who wages or holds it, or either side: "Russia's war"

    @property
    def key(self) -> str:
        """Phrases of one key and one place may name one happening."""
        return self.family if self.family in _rule("loose") else f"{self.family}: {self.noun}"


@cache
def event_nouns() -> dict[str, str]:
    """Event nouns and phrases, lower case, with their family."""
    data: dict[str, Any] = knowledge.toml("events")
    nouns = {noun: family for family, listed in data["families"].items() for noun in listed.split()}
    return nouns | {phrase: family for family, phrases in data["phrases"].items() for phrase in phrases}


@cache
def event_adjectives() -> frozenset[str]:
    """Lower-case words that may stand before an event noun inside the phrase."""
    return frozenset(knowledge.toml("events")["before"]["words"].split())


@cache
def event_prepositions() -> frozenset[str]:
    return frozenset(knowledge.toml("events")["after"]["words"].split())


def anchor(name: str) -> str:
    """What a place or people anchors an event to: the country's code, or the folded name."""
    known = entry(name)
    code = government(name)
    if known:
        return code or known.name.lower()
    return name.lower().replace("’", "'").split(" ")[-1]  # a person's surname


def happening(phrase: str, noun: str, names: tuple[tuple[str, str], ...]) -> Happening:
    """Reads an event phrase. `names` are the names in it with their place: "before", "owner" (’s) or "after" the noun.

    >>> happening("Russia's war", "war", (("Russia", "owner"),)).whose
    frozenset({'RU'})
    """
    family = event_nouns().get(noun, noun)
    words = re.findall(r"[\w-]+", phrase.lower())
    sort = next((word for word in words if word in _rule("other_sort")), None)
    after = frozenset(anchor(name) for name, side in names if side == "after")
    before = frozenset(anchor(name) for name, side in names if side == "before")
    owner = frozenset(anchor(name) for name, side in names if side == "owner")
    sides = " between " in f" {phrase.lower()} " or " with " in f" {phrase.lower()} "
    if after and not sides:
        where, whose = after, before | owner
    elif after or owner:
        where, whose = frozenset(), after | before | owner
    else:
        where, whose = before, frozenset()
    return Happening(f"{sort} {family}" if sort else family, _singular(noun), where, whose)


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s") if not noun.endswith("ss") else noun


def same_happening(happenings: Sequence[Happening]) -> list[int]:
    """For each happening a number; those of one number may be one event: the same key and the same place.

    A phrase that names only a side ("Russia's war", "fighting between A and B") joins the one place that fits; where several
    or none fit, only phrases of the same sides go together. The order of the happenings does not matter for who goes with whom.
    """
    numbers: dict[tuple[str, frozenset[str], str], int] = {}
    placed: list[tuple[str, frozenset[str], str]] = []
    sites = {(what.key, what.where): set[str]() for what in happenings if what.where}
    for what in happenings:
        if what.where:
            sites[what.key, what.where] |= what.whose
    for what in happenings:
        fits = [
            where
            for (key, where), sides in sites.items()
            if not what.where and key == what.key and (what.whose & where or what.whose & sides)
        ]
        if what.where:
            placed.append((what.key, what.where, "at"))
        elif len(fits) == 1:
            placed.append((what.key, fits[0], "at"))
        else:
            placed.append((what.key, what.whose, "between"))
    for group in sorted(set(placed), key=lambda group: (group[0], sorted(group[1]), group[2])):
        numbers[group] = len(numbers)
    return [numbers[group] for group in placed]


def read_happening(phrase: str) -> Happening | None:
    """Reads an event phrase that stands alone; None where it has no event noun in lower case, or names nothing to tie it to.

    >>> read_happening("full-scale war against Ukraine").where, read_happening("the war")
    (frozenset({'UA'}), None)
    """
    words = re.findall(r"[\w.&-]+(?:['’][\w-]+)?", phrase.replace("’", "'"))[:40]
    nouns, place, noun = event_nouns(), None, ""
    for index in range(len(words)):
        for length in (3, 2, 1):
            said = " ".join(words[index : index + length])
            if said in nouns and index + length <= len(words):
                place, noun = index, said
                break
        if place is not None and words[index].lower() in event_prepositions():
            break
    if place is None:
        return None
    names = tuple(_names_in(words, place, place + noun.count(" ")))
    return happening(phrase, noun, names) if names else None


def _names_in(words: Sequence[str], first: int, last: int) -> Iterator[tuple[str, str]]:
    index = 0
    while index < len(words):
        if not words[index][:1].isupper() or first <= index <= last:
            index += 1
            continue
        end = index
        while (
            end + 1 < len(words)
            and words[end + 1][:1].isupper()
            and not words[end].endswith("'s")
            and entry(words[end]) is None
        ):
            end += 1
        name = " ".join(words[index : end + 1])
        owner = name.endswith("'s") and end < first
        name = name.removesuffix("'s")
        parts = (
            name.split("-")
            if "-" in name and all(part[:1].isupper() for part in name.split("-")) and entry(name) is None
            else [name]
        )
        for part in parts:
            yield part, "owner" if owner else "before" if end < first else "after"
        index = end + 1


def country_name(code: str) -> str:
    """The short English name of a country by its code."""
    return next(row["name"] for row in knowledge.table("countries") if row["code"] == code)
