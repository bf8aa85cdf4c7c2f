"""Relatives and other people whom a text calls by whose they are: "his father", "the child's uncle", "the uncle"."""

from __future__ import annotations

import re

from crossread.annotate.speakers.cast import Cast
from crossread.annotate.speakers.words import phrase
from crossread.model import Span
from crossread.nouns import lists

Found = tuple[str | None, str]
OWNED = re.compile(r"(?P<owner>his|her|their|its|.+?['’]s?)\s+(?P<rest>(?:[a-z-]+\s+){0,2}[a-z-]+)", re.I)
PRONOUNS = frozenset({"his", "her", "their", "its"})


def relative(cast: Cast, source: Span, words: str) -> Found | None:
    """Who is called so: a person introduced as somebody's uncle, or the uncle of before; None where it names no relative.

    Two uncles in one article are told apart by whose they are; where that does not tell, nobody is meant.
    """
    taken = phrase(words)
    if taken.head not in lists("kinship") or taken.plural:
        return None
    owner = owner_of(words)
    if owner is None and taken.article != "the":
        return None
    bearers = _bearers(cast, taken.head, source)
    known = [one for one, called in bearers.items() if any(one_owner(owner, other) for other in called)]
    named = [one for one in known if cast.entities[one].type == "person"]
    known = named if len(named) == 1 else known
    if len(known) == 1:
        return known[0], f"“{words}” is {cast.entities[known[0]].name}, who is introduced as the {taken.head}"
    if known:
        return None, f"“{words}” could be {' or '.join(cast.entities[one].name for one in known[:3])}"
    if owner is None:
        return None
    return cast.new(source, "unnamed"), f"“{words}” is not named in the text"


def _bearers(cast: Cast, head: str, source: Span) -> dict[str, list[str | None]]:
    """Those who are relatives of this sort, each with whose, as written (None: not said). A person may be introduced later,
    as where a headline says whose uncle it is and the report who he is; the unnamed are mentioned before."""
    found: dict[str, list[str | None]] = {}
    for entity in cast.entities.values():
        before = cast.first.get(entity.id, source.start) < source.start
        if entity.type != "person" and not (entity.type == "unnamed" and before):
            continue
        calls = (*cast.roles.get(entity.id, ()), *((entity.name,) if entity.type == "unnamed" else ()))
        owners = [owner_of(call) for call in calls if phrase(call).head == head]
        if owners:
            found[entity.id] = owners
    return found


def owner_of(words: str) -> str | None:
    """Whose a relative is, in lower case and without an article: "boy" of "The boy's uncle"; None where it is not said.

    >>> owner_of("The boy's uncle"), owner_of("his father"), owner_of("the uncle")
    ('boy', 'his', None)
    """
    found = OWNED.fullmatch(" ".join(words.split()))
    if found is None:
        return None
    owner = re.sub(r"['’]s?$", "", found["owner"]).lower()
    return re.sub(r"^(?:the|a|an)\s+", "", owner)


def one_owner(one: str | None, other: str | None) -> bool:
    """Whether two may be one: a pronoun or nothing said leaves it open; two words for a young person are one."""
    if one is None or other is None or one in PRONOUNS or other in PRONOUNS:
        return True
    young = lists("young")
    return one.split()[-1] == other.split()[-1] or (one.split()[-1] in young and other.split()[-1] in young)
