"""Which local entities of a story are one: pairs with the reason. Each function reads one sort and leaves the rest alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from crossread import gazetteer, knowledge, people
from crossread.model import Article, Entity
from crossread.people import PersonName

Pair = tuple[int, int, str]  # indices of two local entities that are one, and why
NAMED = frozenset({"organisation", "place", "other", "work", "group"})


@dataclass(frozen=True)
class Local:
    """An entity within one article."""

    article: Article
    entity: Entity

    @cached_property
    def person(self) -> PersonName:
        return people.parse(untitled(self.entity.name))

    @cached_property
    def gender(self) -> str | None:
        """m or f where an honorific before one of the mentions says; None where none does or they disagree."""
        told = {
            sex
            for span in self.entity.mentions
            if (sex := _honorific(self.article.text[max(0, span.start - 10) : span.start]))
        }
        return told.pop() if len(told) == 1 else None


def untitled(name: str) -> str:
    """A person's name without the party or people that an article puts in front: "Republican Ana Ruiz" is Ana Ruiz.

    >>> untitled("Republican Ana Ruiz"), untitled("Ana Ruiz")
    ('Ana Ruiz', 'Ana Ruiz')
    """
    first, _, rest = name.partition(" ")
    known = gazetteer.entry(first)
    return rest if " " in rest and known is not None and known.type == "group" else name


def _honorific(before: str) -> str | None:
    words = before.split()
    if not words:
        return None
    table: dict[str, str] = knowledge.toml("titles")["honorifics"]
    return next((sex for sex in ("m", "f") if words[-1] in table[sex].split()), None)


def quoted(*names: str) -> str:
    return ", ".join(f"“{name}”" for name in sorted(set(names)))


def unnamed_by(found: Sequence[Local], key: Callable[[str], Hashable | None], why: str) -> Iterator[Pair]:
    """Entities without a name for whose words `key` gives one thing, each with the first of them; None is like nothing."""
    first: dict[Hashable, int] = {}
    for index, one in enumerate(found):
        known = key(one.entity.name) if one.entity.type == "unnamed" else None
        if known is None:
            continue
        same = first.setdefault(known, index)
        if same != index:
            yield same, index, f"{quoted(found[same].entity.name, one.entity.name)}: {why}"


# Places, bodies, groups ---------------------------------------------------------------------------------------------


def names_alike(found: Sequence[Local]) -> Iterator[Pair]:
    """Names that are equal, that are known to be one, or that are acronym and long form."""
    filed: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, one in enumerate(found):
        if one.entity.type in NAMED:
            filed[file_under(one.entity)].append(index)
    for index in _taken_for_people(found):
        key = _plain(found[index].entity.name), "named"
        if key in filed or any(long.startswith(key[0] + " ") for long, _ in filed):
            filed[key].append(index)
    for same in filed.values():
        for other in same[1:]:
            first, second = found[same[0]].entity.name, found[other].entity.name
            yield (
                same[0],
                other,
                f"{quoted(first)}: the same name"
                if _plain(first) == _plain(second)
                else f"{quoted(first, second)}: names of one {_sort(found[other].entity)}",
            )
    yield from _short_forms(found, filed)


def _taken_for_people(found: Sequence[Local]) -> Iterator[int]:
    """Names that an article takes for a person's with nothing to show for it: no given name that is known, no role, no form
    of address, and nobody in the story whose full name it is part of. Another article may know better."""
    full = [
        one.person
        for one in found
        if one.entity.type == "person" and one.person.given and people.is_given(one.person.first)
    ]
    for index, one in enumerate(found):
        if (
            one.entity.type != "person"
            or one.entity.roles
            or one.gender
            or people.is_given(one.entity.name.split(" ")[0])
        ):
            continue
        if one.entity.name not in people.public_figures() and not any(
            people.goes_by(person, one.entity.name) for person in full
        ):
            yield index


def file_under(entity: Entity) -> tuple[str, str]:
    """What a name is filed under: the canonical name where one is known, else the folded name; groups apart from the rest."""
    for name in (entity.name, *entity.aliases):
        known = gazetteer.entry(name)
        if known:
            return known.name.lower(), "group" if known.type == "group" else "named"
    return _plain(entity.name), "group" if entity.type == "group" else "named"


def _plain(name: str) -> str:
    bare = re.sub(r"[^\w ]", "", people.fold(re.sub(r"^[Tt]he ", "", name)))
    return re.sub(r"\bdept\b", "department", bare)


def _sort(entity: Entity) -> str:
    return {"organisation": "body", "place": "place", "group": "group"}.get(entity.type, "thing")


def acronym(text: str) -> bool:
    """Whether a name is an acronym: "SCO", "U.S.".

    >>> acronym("U.S."), acronym("SCO"), acronym("Iran")
    (True, True, False)
    """
    letters = text.replace(".", "")
    return 2 <= len(letters) <= 8 and letters.isupper()


def _short_forms(found: Sequence[Local], filed: dict[tuple[str, str], list[int]]) -> Iterator[Pair]:
    """An acronym joins the one long form that some article writes it beside, or that has its initials; a first word the one
    body whose name goes on from it."""
    longs = {key: group for key, group in filed.items() if " " in key[0] and key[1] == "named"}
    for (plain, sort), group in filed.items():
        name = found[group[0]].entity.name
        if sort != "named" or " " in plain or gazetteer.entry(name):
            continue
        if acronym(name):
            beside = [one for one in longs.values() if any(name in found[index].entity.aliases for index in one)]
            fits = beside or [one for one in longs.values() if _initials(found[one[0]].entity.name) == plain.upper()]
            why = "stands beside it as its short form" if beside else "is made of its initials"
        else:
            fits = [
                one
                for (text, _), one in longs.items()
                if found[group[0]].entity.type == "place"
                and re.fullmatch(
                    re.escape(plain) + " (?:province|village|island|region|oblast|township|peninsula)", text
                )
            ]
            if len(fits) == 1:
                yield fits[0][0], group[0], f"“{name}” is what “{found[fits[0][0]].entity.name}” is called for short"
                continue
            if plain in knowledge.words("common_words") or found[group[0]].entity.type not in (
                "organisation",
                "other",
                "person",
            ):
                continue
            fits = [
                one
                for (text, _), one in longs.items()
                if text.startswith(plain + " ")
                and text.split(" ")[-1] in _body_words()
                and text.split(" ")[-1] not in _local_words()
                and found[one[0]].entity.type in ("organisation", "other")
            ]
            why = "is how it begins, and no other name of the story begins so"
        if len(fits) == 1:
            yield fits[0][0], group[0], f"“{name}” {why}: “{found[fits[0][0]].entity.name}”"


@cache
def _body_words() -> frozenset[str]:
    words = knowledge.toml("organisation_words")
    return frozenset((words["heads"] + words["trades"]).split()) | frozenset(
        word.rstrip(".").lower() for word in words["suffixes"].split()
    )


@cache
def _local_words() -> frozenset[str]:
    """Last words of bodies that bear the name of their place: "Kell" alone is the island, not Kell Public Radio."""
    return frozenset(knowledge.toml("organisation_words")["local"].split())


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper() and word != "The")


# Happenings ---------------------------------------------------------------------------------------------------------


def events_alike(found: Sequence[Local]) -> Iterator[Pair]:
    """Event phrases of one family and one place; events with a name of their own by that name."""
    phrases = [
        (index, what)
        for index, one in enumerate(found)
        if one.entity.type == "event"
        for text in (one.entity.name, *one.entity.aliases)
        if (what := gazetteer.read_happening(text))
    ]
    numbers = gazetteer.same_happening([what for _, what in phrases])
    first: dict[int, int] = {}
    for (index, what), number in zip(phrases, numbers, strict=True):
        if first.setdefault(number, index) != index:
            early, late = found[first[number]].entity.name, found[index].entity.name
            same = (
                f"{quoted(early)}: the same words"
                if early == late
                else f"{quoted(early, late)}: words for one {what.family} in one place"
            )
            yield first[number], index, same
    yield from _called_after(found)
    named: dict[str, int] = {}
    read = {index for index, _ in phrases}
    for index, one in enumerate(found):
        if (
            one.entity.type == "event"
            and index not in read
            and named.setdefault(_plain(one.entity.name), index) != index
        ):
            yield named[_plain(one.entity.name)], index, f"{quoted(one.entity.name)}: the same name"


def _called_after(found: Sequence[Local]) -> Iterator[Pair]:
    """The Orgate scandal, Orgate: a happening and the name that it goes by alone; never a person, a place or a body."""
    alone = {
        _plain(one.entity.name): index for index, one in reversed(list(enumerate(found))) if _goes_alone(one.entity)
    }
    for index, one in enumerate(found):
        first, _, rest = _plain(one.entity.name).partition(" ")
        same = alone.get(first)
        if one.entity.type == "event" and same not in (None, index) and rest in HAPPENED:
            yield (
                same,
                index,
                f"{quoted(found[same].entity.name, one.entity.name)}: a happening and what it is called for short",
            )


def _goes_alone(entity: Entity) -> bool:
    return entity.type in ("event", "other") and " " not in entity.name and entity.name[:1].isupper()


HAPPENED = frozenset(
    {"vote", "referendum", "scandal", "affair", "crisis", "case", "trial", "talks", "deal", "negotiations", "debate"}
)
