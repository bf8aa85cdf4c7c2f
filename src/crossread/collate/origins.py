"""Whose word a claim rests on, and whether two reports of it are independent.

Spokespeople of one body, or of one camp, are one origin: a Kremlin aide, the Kremlin's press service and the Russian
president do not corroborate one another. Two reports are independent only when they share neither article, nor line, nor
camp, nor outlet, nor publisher family, and only where both families are known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crossread import knowledge, mastheads
from crossread.collate.owners import owned
from crossread.model import Article, Entity
from crossread.text import fold

LONGEST = 4  # words of the longest name of a country or office that is looked up ("United States of America")

# Offices whose holders speak for their country's government. Written from general knowledge, 2026-11-21.
_STATE_OFFICES = frozenset({
    "president", "prime minister", "premier", "chancellor", "minister", "ministry", "aide", "adviser", "advisor", "spokesman",
    "spokeswoman", "spokesperson", "press service", "press secretary", "leader", "ambassador", "government", "official",
    "officials", "embassy", "envoy", "secretary of state", "administration",
})  # fmt: skip

# "local media", "two newspapers", "US media reports"
_MEDIA = re.compile(
    r"\b(?:media|newspapers?|broadcasters?|tabloids?|outlets?|news agency|news agencies|press reports?)(?: reports?| outlets?)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Source:
    """What independence is judged by, for one report."""

    article: str
    outlet: str | None  # folded name; None: not known
    family: str | None  # publisher family; None: not known
    line: str | None
    camp: str | None  # None: no origin stated, or one that was not resolved
    vague: bool = False  # named only by a common noun ("officials", "the company"), which may stand for a named one


def camps(entities: Sequence[Entity], articles: Sequence[Article] = ()) -> dict[str, str]:
    """Story entity id -> camp: the body or country whose people speak with one voice; else the entity's own id. `articles`: the
    story's, which may say whose a brand or a body is."""
    by_name: dict[str, str] = {}
    sorts = {entity.id: entity.type for entity in entities}
    for entity in entities:
        if entity.type in {"organisation", "place", "other"}:
            for name in (entity.name, *entity.aliases):
                by_name.setdefault(_bare(name), entity.id)
    bodies = {name: found for name, found in by_name.items() if sorts[found] == "organisation"}
    own = {entity.id: _camp(entity, by_name, bodies) for entity in entities}
    own |= {entity: own[owner] for entity, owner in owned(entities, articles).items() if own[entity] == entity}
    # whoever stands for a body shares its camp: the ministry's spokesman the government's
    return {entity: own.get(camp, camp) for entity, camp in own.items()}


def is_vague(entity: Entity) -> bool:
    """Whether only a common noun names the entity."""
    return not any(c.isupper() for c in _bare_cased(entity.name))


def is_medium(entity: Entity) -> bool:
    """Whether the entity is an outlet, an agency or "the media": what it says it has from somebody else."""
    if entity.type == "person":
        return False
    names = (entity.name, *entity.aliases)
    return any(mastheads.plain(name) in _media() or bool(_MEDIA.search(name)) for name in names)


@cache
def _media() -> frozenset[str]:
    """Names of outlets and agencies, as `mastheads.plain` makes them."""
    agencies = [
        name for row in knowledge.table("agencies") for name in (row["name"], *row["aliases"].split("|")) if name
    ]
    return frozenset(mastheads.names()) | frozenset(mastheads.plain(name) for name in agencies)


def _camp(entity: Entity, by_name: Mapping[str, str], bodies: Mapping[str, str]) -> str:
    body = entity.type in {"organisation", "place"}
    names = [_bare(name) for name in (entity.name, *entity.aliases)]
    texts = names if entity.type != "person" else [fold(role) for role in entity.roles]
    if entity.type in {"person", "unnamed"}:  # "head of external affairs for Norvia at Acme Rail" speaks for Acme Rail
        for text in texts:
            if found := _body_in(text, bodies, entity.id):
                return found
    for text in texts:
        country = _government(text, whole=body)
        if country:
            return f"government of {country}"
    for text in texts:
        found = _body_in(text, by_name, entity.id) if entity.type in {"person", "unnamed"} else None
        found = found or (_longer(text, by_name, entity.id) if entity.type != "person" else None)
        if found:
            return found
    return f"“{names[0]}”" if is_vague(entity) or entity.type == "unnamed" else entity.id


def _body_in(role: str, by_name: Mapping[str, str], own: str) -> str | None:
    """The body a role names: "general secretary of the Seafarers' Federation"."""
    named = [name for name in by_name if by_name[name] != own and _has_word(role, name)]
    return by_name[max(named, key=lambda name: (len(name), name))] if named else None


def _longer(name: str, by_name: Mapping[str, str], own: str) -> str | None:
    """The one body whose longer name ends in this one: "the harbour authority" where one Harbour Authority is named."""
    longer = {by_name[other] for other in by_name if other.endswith(" " + name) and by_name[other] != own}
    return longer.pop() if len(longer) == 1 else None


def _bare(name: str) -> str:
    return fold(_bare_cased(name))


def _bare_cased(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in {"the", "a", "an"} else name


def _government(text: str, *, whole: bool) -> str | None:
    """The country whose government a name or role speaks for. A place or body must be the seat itself, as a whole."""
    words = re.findall(r"[^\W_][^\s,;()]*", text)
    runs = [" ".join(words[i:j]) for length in range(LONGEST, 0, -1) for i, j in _windows(len(words), length)]
    office = any(run.removesuffix("'s") in _STATE_OFFICES for run in runs)
    for run in runs:
        country, seat = _state_words().get(run.removesuffix("'s"), (None, False))
        if country and (office or (seat and (not whole or run == text))):
            return country
    return None


def _windows(count: int, length: int) -> list[tuple[int, int]]:
    return [(i, i + length) for i in range(count - length + 1)]


@cache
def _state_words() -> dict[str, tuple[str, bool]]:
    """Word -> (country, whether the word alone stands for the government: "Kremlin", "Moscow")."""
    words: dict[str, tuple[str, bool]] = {}
    for row in knowledge.table("countries"):
        for column, seat in (
            ("name", True),
            ("aliases", True),
            ("adjectives", False),
            ("capital", True),
            ("metonyms", True),
        ):
            for word in filter(None, (part.strip() for part in row.get(column, "").split("|"))):
                words.setdefault(fold(word), (row["name"], seat))
    return words


def _has_word(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if (at == 0 or not text[at - 1].isalnum()) and (end == len(text) or not text[end].isalnum()):
            return True
        at = text.find(word, at + 1)
    return False


def source(article: Article, line: str | None, camp: str | None, vague: bool = False) -> Source:
    name = article.outlet.value if article.outlet else None
    outlet = fold(name) if name else None
    return Source(article.id, outlet, mastheads.family(name, article.page.url), line, camp, vague)


def independent(a: Source, b: Source) -> bool:
    """Whether two reports with stated origins are surely independent. Of an outlet whose publisher family
    is not known nobody can say so: unknown is not "another"."""
    if a.camp is None or b.camp is None or a.camp == b.camp or a.article == b.article:
        return False
    if a.vague != b.vague:  # "officials" may be the named one
        return False
    if a.line is not None and a.line == b.line:
        return False
    if a.outlet is not None and a.outlet == b.outlet:
        return False
    return a.family is not None and b.family is not None and a.family != b.family
