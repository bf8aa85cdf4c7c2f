"""Which descriptions of a story stand for one: bodies and people whom an article does not name. Pairs with the reason."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from crossread import gazetteer, knowledge, people
from crossread.collate.alike import Local, Pair, quoted, unnamed_by

_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[.!?…\n][\"”’']?\s")
# "OSTBY (Agency) — The owner": what stands before the dash differs between reprints.
_DATELINE = re.compile(r"\s[-–—]+\s(?=(?:\w+\s)?$)")
AROUND = 400  # characters; farther off the sentence around a mention is cut


def bodies_alike(found: Sequence[Local]) -> Iterator[Pair]:
    """The harbour authority, in lower case and with its article: the one body of the story whose name ends in these words."""
    named: dict[str, dict[str, int]] = defaultdict(dict)
    for index, one in enumerate(found):
        parts = _plain(one.entity.name).split(" ")
        if one.entity.type == "organisation" and any(letter.isupper() for letter in one.entity.name):
            for length in range(2, len(parts)):
                named[" ".join(parts[-length:])].setdefault(" ".join(parts), index)
    police = _police(found)
    yield from _of_a_place(found, police)
    for index, one in enumerate(found):
        name = _plain(one.entity.name)
        if one.entity.type not in ("organisation", "unnamed") or one.entity.name != one.entity.name.lower():
            continue
        bearers = named.get(name, {}) or (police if name == "police" else {})
        if len(bearers) == 1 and (_definite(one) or name == "police"):
            (body,) = bearers.values()
            yield (
                body,
                index,
                f"“the {one.entity.name}”: the only one named in the story is “{found[body].entity.name}”",
            )


def _police(found: Sequence[Local]) -> dict[str, int]:
    """The police bodies that the story names, by the place they are of: "Orvik" of "Orvik Police Department"."""
    named: dict[str, int] = {}
    for index, one in enumerate(found):
        read = _POLICE.fullmatch(one.entity.name) if one.entity.type == "organisation" else None
        if read:
            named.setdefault(_plain(read[1]), index)
    return named


def _of_a_place(found: Sequence[Local], police: dict[str, int]) -> Iterator[Pair]:
    """Orvik police, the Orvik Police Department: one body."""
    for index, one in enumerate(found):
        read = _POLICE.fullmatch(one.entity.name) if one.entity.type in ("organisation", "unnamed") else None
        same = police.get(_plain(read[1])) if read else None
        if same is not None and same != index:
            yield same, index, f"{quoted(found[same].entity.name, one.entity.name)}: the police of one place"


_POLICE = re.compile(
    r"(?:[Tt]he )?((?:[A-Z][\w.-]+ ){0,2}[A-Z][\w.-]+) (?:[Pp]olice(?: (?:[Dd]epartment|[Dd]ept\.?|[Ss]ervice|[Ff]orce))?|PD)"
)


def offices_alike(found: Sequence[Local]) -> Iterator[Pair]:
    """The newly elected Norlandish president: the one person of the story who is said to hold the office."""
    holders: dict[tuple[str, frozenset[str]], dict[str, int]] = defaultdict(dict)
    for index, one in enumerate(found):
        for role in one.entity.roles if one.entity.type == "person" else ():
            office = _office(role)
            if office is not None:
                holders[office].setdefault(_surname(one), index)
    for index, one in enumerate(found):
        office = _office(one.entity.name) if one.entity.type == "unnamed" and _definite(one) else None
        if office is None or len(holders.get(office, {})) != 1:
            continue
        (holder,) = holders[office].values()
        person = found[holder].entity.name
        yield holder, index, f"“the {one.entity.name}”: the only one of the story in this office is “{person}”"


def spokespeople_alike(found: Sequence[Local]) -> Iterator[Pair]:
    """A spokeswoman for Fern Shipping, a Fern spokeswoman: those without a name who speak for one body, in one story."""
    return unnamed_by(found, _speaks_for, "one who speaks for the same body")


_SPOKEN = re.compile(
    r"(?:an?\s+|the\s+)?(?:(?P<before>[A-Z][\w&’'.-]*(?:\s[A-Z][\w&’'.-]*)*)\s+)?(?P<who>spokes(?:man|woman|person))"
    r"(?:\s+(?:for|of)\s+(?:the\s+)?(?P<after>[A-Z][\w&’'.-]*(?:\s[A-Z][\w&’'.-]*)*))?"
)


def _speaks_for(name: str) -> tuple[str, str] | None:
    """Man or woman, and the first word of the body spoken for: with it a body's short name begins as well as its long one."""
    read = _SPOKEN.match(name)
    body = read and (read["after"] or read["before"])
    if not read or not body or people.fold(body) in knowledge.toml("speakers")["bodies"]["words"]:
        return None
    return read["who"], people.fold(body.split()[0]).removesuffix("s")


def unnamed_alike(found: Sequence[Local]) -> Iterator[Pair]:
    """Equal wording with a name in it, for an office that one person holds; any equal wording in sentences that are equal."""
    offices = knowledge.toml("name_rules")["roles"]["single"].split()
    first: dict[str, int] = {}
    for index, one in enumerate(found):
        words = one.entity.name.split()
        if one.entity.type != "unnamed" or len(words) < 2 or words[-1].lower() not in offices:
            continue
        if not any(word[:1].isupper() for word in words[:-1]):
            continue
        same = first.setdefault(_plain(one.entity.name), index)
        if same != index:
            yield same, index, f"{quoted(one.entity.name)}: the same office, in the same words"
    reprinted: dict[tuple[str, str], int] = {}
    for index, one in enumerate(found):
        around = _sentence(one) if one.entity.type in ("unnamed", "organisation") and _unnamed(one) else ""
        if around:
            same = reprinted.setdefault((_plain(one.entity.name), around), index)
            if found[same].article.id != one.article.id:
                yield same, index, f"{quoted(one.entity.name)}: the same words in the same sentence"


def _unnamed(one: Local) -> bool:
    return one.entity.type == "unnamed" or one.entity.name == one.entity.name.lower()


def _sentence(one: Local) -> str:
    """The words of the sentence in which somebody is first mentioned; nothing where it says little else."""
    if not one.entity.mentions:
        return ""
    span, text = min(one.entity.mentions), one.article.text
    start = max(0, span.start - AROUND)
    start = max([start, *(start + stop.end() for stop in _STOP.finditer(text[start : span.start]))])
    start = max([start, *(start + dash.end() for dash in _DATELINE.finditer(text[start : span.start]))])
    stop = _STOP.search(text[span.end : span.end + AROUND] + "\n ")
    words = _WORD.findall(text[start : span.end + (stop.start() if stop else 0)].lower())
    return " ".join(words) if len(words) >= len(_WORD.findall(one.entity.name)) + SAID else ""


SAID = 5  # words beside the description itself; "a man said no" may stand in any two articles


def _office(role: str) -> tuple[str, frozenset[str]] | None:
    """The office that one person holds and of what; None for other roles and for former, deputy and other lesser ones."""
    rules = knowledge.toml("name_rules")["roles"]
    bare = re.sub(r"[’']s\b", "", role)
    head, _, of = bare.partition(" of ")
    words = head.split()
    if not words or words[-1].lower() not in rules["single"].split():
        return None
    about = frozenset(_qualifiers(" ".join(words[:-1])) | _qualifiers(of)) - _passing()
    if not about or about & frozenset(rules["lesser"].split()):
        return None
    return words[-1].lower(), about


def _qualifiers(words: str) -> set[str]:
    known = gazetteer.entry(re.sub(r"^the ", "", words))
    if known and known.kind in ("country", "people") and known.country:
        return {known.country}
    found = set()
    for word in words.split():
        entry = gazetteer.entry(word)
        country = entry.country if entry and entry.kind in ("country", "people") else None
        found.add(country or word.lower())
    return {word for word in found if not re.fullmatch(r"\d+(?:st|nd|rd|th)", word)}


@cache
def _passing() -> frozenset[str]:
    return frozenset(knowledge.toml("name_rules")["roles"]["passing"].split())


def _surname(one: Local) -> str:
    return people.level(one.person.surname) or _plain(one.entity.name)


def _definite(one: Local) -> bool:
    """Whether the article writes "the" with it where it is mentioned first."""
    if not one.entity.mentions:
        return False
    span = min(one.entity.mentions)
    return (
        re.search(rf"\bthe\s+{re.escape(one.entity.name)}", one.article.text[max(0, span.start - 5) : span.end], re.I)
        is not None
    )


def _plain(name: str) -> str:
    return re.sub(r"[^\w ]", "", people.fold(re.sub(r"^[Tt]he ", "", name)))
