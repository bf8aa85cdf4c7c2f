"""Descriptions that another article explains: "the Orvik dam director" here, "Orvik dam director Ana Ruiz" there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from crossread import people
from crossread.model import Annotations, Article, Entity, Mention
from crossread.text import fold

ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)
Holders = dict[str, list[Entity]]


def explained(seen: Sequence[Annotations], articles: Sequence[Article]) -> list[Annotations]:
    """The annotations with descriptions that stood for nobody given to the one person whom the story's articles introduce by
    these words. The person is added to an article that does not name him. Needs a name in the words: "the director" tells
    nobody."""
    holders = _holders(seen)
    return [_explained(notes, article, holders) for notes, article in zip(seen, articles, strict=True)]


def _holders(seen: Sequence[Annotations]) -> Holders:
    """The people of the story by their roles, in lower case."""
    found: Holders = defaultdict(list)
    for notes in seen:
        for entity in notes.entities:
            for role in entity.roles if entity.type == "person" else ():
                found[_bare(role)].append(entity)
    return found


def _bare(words: str) -> str:
    """A role as it is compared: "head of the dam" is "head of dam"."""
    return re.sub(r"\bthe\s+", "", ARTICLE.sub("", fold(" ".join(words.split()))))


def _explained(notes: Annotations, article: Article, holders: Holders) -> Annotations:
    entities = {entity.id: entity for entity in notes.entities}
    mentions: list[Mention] = []
    for mention in notes.mentions:
        words = article.page.words(mention.span)
        described = mention.entity is None and mention.form == "nominal" and ARTICLE.sub("", words) != words.lower()
        person = _one(holders.get(_bare(words), [])) if described else None
        if person is None:
            mentions.append(mention)
            continue
        own = next((one for one in entities.values() if one.type == "person" and _same(one, person)), None)
        own = own or Entity(f"from elsewhere {person.name}", person.name, "person")
        entities[own.id] = replace(own, mentions=(*own.mentions, mention.span))
        mentions.append(replace(mention, entity=own.id, type="person"))
    return replace(notes, entities=tuple(entities.values()), mentions=tuple(mentions))


def _one(found: Sequence[Entity]) -> Entity | None:
    """The fullest name of those who hold a role, where all are one person; None where they are not, or there is nobody."""
    fullest = max(found, key=lambda entity: entity.name.count(" "), default=None)
    return fullest if fullest is not None and all(_same(one, fullest) for one in found) else None


def _same(one: Entity, other: Entity) -> bool:
    names = people.parse(one.name), people.parse(other.name)
    if not all(name.given for name in names):
        bare, full = sorted((one.name, other.name), key=lambda name: name.count(" "))
        return bare == full or people.goes_by(people.parse(full), bare)
    return people.same_person(*names) is not None
