"""Which names of one article stand for one person, body or place. Two people of one surname stay two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from crossread import gazetteer, people
from crossread.annotate.names.name import Name
from crossread.annotate.names.words import words
from crossread.model import EntityType
from crossread.people import PersonName


@dataclass(slots=True)
class Group:
    """Names that stand for one thing, in order of mention. Filled while an article is read, then frozen into an Entity."""

    type: EntityType
    names: list[Name] = field(default_factory=list)
    person: PersonName | None = None  # of a person with a given name
    roles: list[str] = field(default_factory=list)
    gender: str | None = None

    @property
    def fullest(self) -> str:
        """The longest surface; of equals the one written first."""
        return max((name.text for name in self.names), key=len)


def group(names: Sequence[Name], acronyms: dict[str, str]) -> tuple[list[Group], dict[int, int | None]]:
    """Groups in order of first mention, and for each name (by index) the index of its group; None: cannot tell which.

    `acronyms`: short form to long form, where the article writes "Long Form (LF)".
    """
    groups: list[Group] = []
    place: dict[int, int | None] = {}
    persons = [index for index, name in enumerate(names) if name.type == "person"]
    _full_names(names, persons, groups, place)
    _part_names(names, [index for index in persons if index not in place], groups, place)
    _others(names, acronyms, groups, place)
    return _in_order(groups, place)


def acronyms(text: str, names: Sequence[Name]) -> dict[str, str]:
    """Short forms that stand in brackets after the long one, and the other way round: "Shanghai Cooperation Organisation (SCO)"."""
    found: dict[str, str] = {}
    for one, two in pairwise(names):
        if (
            re.fullmatch(r"['’]?s? ?\(\s?[\"“']?", text[one.end : two.start])
            and text[two.end : two.end + 2].strip()[:1] in ")\"”',;"
        ):
            long, short = (one.text, two.text) if len(one.text) >= len(two.text) else (two.text, one.text)
            if _initials(long, short):
                found[short] = long
    return found


def _initials(long: str, short: str) -> bool:
    """Whether the letters of the short form stand in order at the starts of the long form's words, two of them at least."""
    letters = [letter for letter in re.sub(r"[^\w]", "", short).lower() if letter.isalpha()]
    starts = [word[0].lower() for word in re.split(r"[\s-]+", long) if word and word[0].isalnum()]
    capitals = [word[0].lower() for word in re.split(r"[\s-]+", long) if word[:1].isupper()]
    return 2 <= len(letters) <= 8 and (
        letters in (capitals, starts) or (len(capitals) > 1 and letters[: len(capitals)] == capitals)
    )


def _full_names(
    names: Sequence[Name], persons: Iterable[int], groups: list[Group], place: dict[int, int | None]
) -> None:
    known: dict[str, int] = {}
    bearers: dict[str, list[int]] = defaultdict(list)
    for index in persons:
        name = names[index]
        parsed = people.parse(name.text)
        if not parsed.given:
            continue
        at = known.get(name.text)
        if at is None:
            fits = [
                number for number, one in enumerate(groups) if one.person and people.same_person(one.person, parsed)
            ]
            at = fits[0] if len(fits) == 1 else None
        if at is None:
            at = len(groups)
            bearers[people.level(parsed.surname)].append(at)
            groups.append(Group("person", person=parsed, gender=name.gender or people.gender(name.text)))
        known[name.text] = at
        groups[at].names.append(name)
        groups[at].gender = name.gender or groups[at].gender
        place[index] = at


def _part_names(
    names: Sequence[Name], persons: Iterable[int], groups: list[Group], place: dict[int, int | None]
) -> None:
    """A surname, or a name used alone: of the one person of that surname; of two the one that its title or its place tells."""
    alone: dict[tuple[str, str | None], int] = {}
    bearers: dict[str, list[int]] = {}
    full = [number for number, one in enumerate(groups) if one.person]
    firsts = {number: groups[number].names[0].start for number in full}
    offices = {names[index].text for index in persons if names[index].office}
    for index in persons:
        name = names[index]
        if name.text not in bearers:
            bearers[name.text] = [number for number in full if people.goes_by(groups[number].person, name.text)]
        fits = bearers[name.text]
        if len(fits) > 1 and name.gender:
            fits = [number for number in fits if groups[number].gender in (name.gender, None)]
        # "President Roe", and "Roe" beside it, is the Roe whom everybody knows, never a relative whom the article names in full
        if (name.office or (name.text in offices and not name.gender)) and (usual := words().figures.get(name.text)):
            fits = [number for number in fits if _called(groups[number].person, usual)]
        if len(fits) > 1 and name.gender is None:
            bearer = people.meant(name.text, [one for number in fits if (one := groups[number].person)])
            fits = fits if bearer is None else [fits[bearer]]
        introduced = [number for number in fits if firsts[number] < name.start]
        if len(fits) > 1 and len(introduced) == 1:
            fits = introduced
        if len(fits) == 1 and not (name.gender and groups[fits[0]].gender not in (None, name.gender)):
            groups[fits[0]].names.append(name)
            place[index] = fits[0]
            continue
        if len(fits) > 1:
            place[index] = None
            continue
        key = people.fold(name.text), name.gender
        other = next(
            (
                number
                for (text, sex), number in alone.items()
                if text == key[0] and (not sex or not key[1] or sex == key[1])
            ),
            None,
        )
        if other is None:
            other = len(groups)
            groups.append(Group("person", gender=name.gender or people.gender(name.text)))
        alone.setdefault(key, other)
        groups[other].names.append(name)
        place[index] = other


def _called(person: PersonName | None, given: str) -> bool:
    """Whether a person bears this given name."""
    return person is not None and (person.east or people.same_given(person.first, people.fold(given)) is not None)


def _others(names: Sequence[Name], short: dict[str, str], groups: list[Group], place: dict[int, int | None]) -> None:
    """Bodies, places, groups of people: by the canonical name where one is known, by the acronym's long form, by first words."""
    known: dict[tuple[str, str], int] = {}
    rest = [index for index, name in enumerate(names) if name.type != "person"]
    longest: dict[str, list[str]] = defaultdict(list)
    for text in {names[index].text for index in rest if names[index].type in ("organisation", "other")}:
        longest[text.split(" ")[0]].append(text)
    bodies = sorted({names[index].text for index in rest if names[index].type == "organisation"})
    for index in rest:
        name = names[index]
        text = short.get(name.text, name.text)
        text = _body(text, longest[text.split(" ")[0]], bodies) if name.type in ("organisation", "other") else text
        key = canonical(text, name.type)
        if key not in known:
            known[key] = len(groups)
            groups.append(Group(name.type))
        groups[known[key]].names.append(name)
        place[index] = known[key]


def canonical(text: str, kind: EntityType) -> tuple[str, str]:
    """What a name is filed under: "US" and "United States" are one, "American" and "Americans" are one."""
    entry = gazetteer.entry(text)
    if entry:
        return entry.name.lower(), entry.type
    plain = people.fold(re.sub(r"^[Tt]he ", "", text))
    return plain, "organisation" if kind == "other" else kind


def _body(text: str, others: Sequence[str], every: Sequence[str]) -> str:
    """The one longer name that this one begins: "Acme" of "Acme International"; or that
    "The Times" ends; itself where none or several do."""
    if text.startswith("The ") and text.count(" ") == 1:
        ends = {other for other in every if other.endswith(text[3:]) and other != text}
        return ends.pop() if len(ends) == 1 else text
    if gazetteer.entry(text) or len(text) < 3 or text.lower() in words().common:
        return text
    lists = words()
    longer = {
        one
        for one in others
        if one.startswith(text + " ")
        and one.split(" ")[-1].lower() not in lists.local  # "Kell" is no short name of "Kell Public Radio"
        and (one.split(" ")[-1].lower() in lists.heads | lists.trades or one.split(" ")[-1] in lists.suffixes)
    }
    return longer.pop() if len(longer) == 1 else text


def _in_order(groups: list[Group], place: dict[int, int | None]) -> tuple[list[Group], dict[int, int | None]]:
    for one in groups:
        one.names.sort(key=lambda name: name.start)
    order = sorted(range(len(groups)), key=lambda number: groups[number].names[0].start)
    rank = {number: position for position, number in enumerate(order)}
    return [groups[number] for number in order], {
        index: None if at is None else rank[at] for index, at in place.items()
    }
