"""Whose word a claim rests on, and whether two reports of it are independent.

Spokespeople of one body, or of one camp, are one origin: a Kremlin aide, the Kremlin's press service and the Russian
president do not corroborate one another. Two reports are independent only when they share neither article, nor line, nor
camp, nor outlet, nor publisher family.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crossread import knowledge
from crossread.model import Article, Entity
from crossread.text import fold

# Offices whose holders speak for their country's government. Written from general knowledge, 2026-11-21.
_STATE_OFFICES = (
    "president", "prime minister", "premier", "chancellor", "minister", "ministry", "aide", "adviser", "advisor", "spokesman",
    "spokeswoman", "spokesperson", "press service", "press secretary", "leader", "ambassador", "government", "official",
    "officials", "embassy", "envoy", "secretary of state", "administration",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """What independence is judged by, for one report."""

    article: str
    outlet: str | None  # folded name; None: not known
    family: str | None  # publisher family; None: not known
    line: str | None
    camp: str | None  # None: no origin stated, or one that was not resolved


def camps(entities: Sequence[Entity]) -> dict[str, str]:
    """Story entity id -> camp: the body or country whose people speak with one voice; else the entity's own id."""
    by_name: dict[str, str] = {}
    for entity in entities:
        if entity.type in {"organisation", "place"}:
            for name in (entity.name, *entity.aliases):
                by_name.setdefault(fold(name), entity.id)
    return {entity.id: _camp(entity, by_name) for entity in entities}


def _camp(entity: Entity, by_name: Mapping[str, str]) -> str:
    names = [fold(name) for name in (entity.name, *entity.aliases)]
    roles = [fold(role) for role in entity.roles]
    texts = names if entity.type in {"organisation", "place"} else roles
    if entity.type == "unnamed":
        texts = names
    for text in texts:
        country = _government(text, whole=entity.type in {"organisation", "place"})
        if country:
            return f"government of {country}"
    if entity.type in {"person", "unnamed"}:
        for text in texts:
            bodies = sorted((name for name in by_name if _has_word(text, name)), key=len, reverse=True)
            if bodies:
                return by_name[bodies[0]]
    return entity.id


def _government(text: str, *, whole: bool) -> str | None:
    """The country whose government a name or role speaks for. A place or body must be the seat itself, as a whole."""
    for word, (country, seat) in _state_words().items():
        if whole:
            if (text == word and seat) or (
                _has_word(text, word) and any(_has_word(text, office) for office in _STATE_OFFICES)
            ):
                return country
        elif _has_word(text, word) and (seat or any(_has_word(text, office) for office in _STATE_OFFICES)):
            return country
    return None


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
    return dict(sorted(words.items(), key=lambda item: (-len(item[0]), item[0])))


def _has_word(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if (at == 0 or not text[at - 1].isalnum()) and (end == len(text) or not text[end].isalnum()):
            return True
        at = text.find(word, at + 1)
    return False


def source(article: Article, line: str | None, camp: str | None) -> Source:
    outlet = fold(article.outlet.value) if article.outlet else None
    return Source(article.id, outlet, _families().get(outlet or ""), line, camp)


@cache
def _families() -> dict[str, str]:
    """Folded outlet name or alias -> publisher family, where data/outlets.csv knows one."""
    found: dict[str, str] = {}
    for row in knowledge.table("outlets"):
        if row["family"]:
            for name in (row["name"], *row["aliases"].split("|")):
                if name.strip():
                    found[fold(name.strip())] = row["family"]
    return found


def independent(a: Source, b: Source) -> bool:
    """Whether two reports with stated origins are independent; unknown outlets are told apart by their text alone."""
    if a.camp is None or b.camp is None or a.camp == b.camp or a.article == b.article:
        return False
    if a.line is not None and a.line == b.line:
        return False
    if a.outlet is not None and a.outlet == b.outlet:
        return False
    return a.family is None or a.family != b.family


def any_independent(sources: Iterable[Source]) -> bool:
    known = [s for s in sources if s.camp is not None]
    return any(independent(a, b) for i, a in enumerate(known) for b in known[i + 1 :])
