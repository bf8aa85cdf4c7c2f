"""Entities across the articles of a story: who is the same, with the reason in words. Never two different people.

What is merged:
- people by full name, equal or with the given name spelt otherwise or shortened, and the surname equal or transliterated alike;
  a surname alone goes to the one person of the story who bears it. Two given names, a Jr. and a Sr., a Mr and a Mrs stay apart;
- places, bodies and groups by their known names ("Kiev", "Kyiv"; "US", "United States"), by acronym and long form, by the words
  a longer name begins with. A seat of government ("Moscow", "the Kremlin") stays apart from its country;
- happenings by family and place ("the war in X", "the X conflict");
- a body described with "the" ("the harbour authority") with the one body of the story whose name ends in these words;
- the unnamed only where the wording is the same and names an office that one person holds, where the office is that of one
  person of the story, or where the sentence around them is the same too, as in reprints;
- crowds that nothing tells apart, by one word or words for the same people ("some customers", "angry consumers").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crossread import gazetteer
from crossread.collate import (
    alike,
    alike_crowds,
    alike_people,
    alike_protagonists,
    alike_sayings,
    alike_unnamed,
    corrected,
)
from crossread.corrections import Correction
from crossread.model import Annotations, Article, Entity, EntityType, Span

Merged = tuple[tuple[Entity, ...], Mapping[tuple[str, str], str], Mapping[str, str]]


@dataclass(slots=True)
class Groups:
    """Local entities that are being joined: a union of sets, with the reason of each join."""

    parent: list[int]
    apart: list[tuple[frozenset[int], frozenset[int]]] = field(default_factory=list)  # no two of these may be one
    reasons: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def root(self, index: int) -> int:
        while self.parent[index] != index:
            self.parent[index] = self.parent[self.parent[index]]
            index = self.parent[index]
        return index

    def join(self, one: int, other: int, reason: str) -> None:
        a, b = sorted((self.root(one), self.root(other)))
        if self.apart and self._forbidden(a, b):
            return
        self.parent[b] = a
        self.reasons[a] |= self.reasons.pop(b, set()) | {reason} if a != b else {reason}

    def _forbidden(self, a: int, b: int) -> bool:
        """Whether joining two sets would make two one that a reader keeps apart."""
        sets = [{self.root(index) for index in some} for pair in self.apart for some in pair]
        pairs = zip(sets[::2], sets[1::2], strict=True)
        return any((a in one and b in other) or (b in one and a in other) for one, other in pairs)


def merge(
    annotations: Sequence[Annotations], articles: Sequence[Article], corrections: Sequence[Correction] = ()
) -> Merged:
    """The entities of a story.

    Takes the annotations and the articles of one story, in the same order. Gives the story's entities, with ids "e1", "e2", …
    in order of the number of articles, then of mentions, then by name; for every (article id, local entity id) the story's
    entity id; and for each story entity the reason in words why its names were taken for one. The groups do not depend on
    the order of the articles. `corrections`: whom a reader knows to be one or not, before all else. Raises ValueError where
    the two sequences do not belong together.
    """
    locals_ = locals_of(annotations, articles)
    groups = Groups(list(range(len(locals_))), corrected.apart(locals_, corrections))
    sorts = (
        lambda found: corrected.same(found, corrections),
        alike_people.alike,
        alike.names_alike,
        alike.events_alike,
        alike_unnamed.bodies_alike,
        alike_unnamed.offices_alike,
        alike_unnamed.unnamed_alike,
        alike_unnamed.spokespeople_alike,
        alike_crowds.crowds_alike,
        alike_protagonists.protagonists_alike,
        alike_protagonists.relatives_alike,
        alike_protagonists.things_alike,
        lambda found: alike_sayings.sayings_alike(found, annotations),
    )
    for join in sorts:
        for one, other, reason in join(locals_):
            groups.join(one, other, reason)
    for one, other, reason in corrected.regrouped(locals_, groups.apart):
        groups.join(one, other, reason)
    members: dict[int, list[int]] = defaultdict(list)
    for index in range(len(locals_)):
        members[groups.root(index)].append(index)
    drafts = [_entity([locals_[index] for index in found]) for found in members.values()]
    order = sorted(zip(drafts, members.items(), strict=True), key=lambda pair: _rank(pair[0]))
    order = [(draft, own) for draft, own in order if not _in_passing(draft)]
    entities, ids, reasons = [], {}, {}
    for number, (draft, (root, found)) in enumerate(order, 1):
        identifier = f"e{number}"
        entities.append(_numbered(draft, identifier))
        reasons[identifier] = _reason(draft, groups.reasons.get(root, set()), [locals_[index] for index in found])
        for index in found:
            ids[locals_[index].article.id, locals_[index].entity.id] = identifier
    return tuple(entities), ids, reasons


def locals_of(annotations: Sequence[Annotations], articles: Sequence[Article]) -> list[alike.Local]:
    """The entities of each article, in order. Raises ValueError where the two sequences do not belong together."""
    both = zip(articles, annotations, strict=True)
    return [alike.Local(article, entity) for article, notes in both for entity in notes.entities]


def _in_passing(entity: Entity) -> bool:
    """Whether a thing without a name is mentioned too seldom in the story to be one that it is about."""
    return alike_protagonists.is_thing(entity) and len(entity.mentions) < alike_protagonists.OFTEN


def _rank(entity: Entity) -> tuple[int, int, str, str, tuple[Span, ...]]:
    pages = len({span.page for span in entity.mentions})
    return -pages, -len(entity.mentions), entity.name, entity.type, tuple(sorted(entity.mentions))


def _numbered(entity: Entity, identifier: str) -> Entity:
    return Entity(identifier, entity.name, entity.type, entity.aliases, entity.roles, entity.mentions)


def _entity(found: Sequence[alike.Local]) -> Entity:
    """One entity of several local ones: the fullest, most used name; the others as aliases; roles and mentions of all."""
    uses: Counter[str] = Counter()
    for local in found:
        for text in {local.entity.name, *local.entity.aliases}:
            uses[text] += 1
        for span in local.entity.mentions:
            if (text := local.article.text[span.start : span.end]) in uses:
                uses[text] += 1
    kind = _type(found)
    own = {
        text for local in found if local.entity.type == "person" for text in (local.entity.name, *local.entity.aliases)
    }
    names = own if kind == "person" and own else uses  # a description names nobody where a name does
    name = max(names, key=lambda text: (_fullness(text, kind), uses[text], len(text), text))
    others = sorted((text for text in uses if text != name), key=lambda text: (-uses[text], text))
    roles = Counter(role for local in found for role in local.entity.roles)
    mentions = tuple(span for local in found for span in local.entity.mentions)
    return Entity("", name, kind, tuple(others), tuple(sorted(roles, key=lambda role: (-roles[role], role))), mentions)


def _fullness(text: str, kind: EntityType) -> int:
    """Names for people to read: of a person given name and surname, of a body its long form rather than the acronym."""
    if kind == "person":
        return min(text.count(" "), 1) if not text.split(" ", maxsplit=1)[0].endswith(".") else 0
    if kind in ("organisation", "place"):
        return 0 if alike.acronym(text) else 1
    return int(kind == "event" and any(letter.isupper() for letter in text))  # "war in Xyz" rather than "war"


def _type(found: Sequence[alike.Local]) -> EntityType:
    """The type most of them have; "other" only where none says more, and nobody without a name where one is a person."""
    kinds: Counter[EntityType] = Counter()
    for local in found:
        kinds[local.entity.type] += max(1, len(local.entity.mentions))
    said: list[EntityType] = [kind for kind in sorted(kinds) if kind != "other"]
    if "person" in said:
        said = [kind for kind in said if kind != "unnamed"]
    return max(said, key=lambda kind: kinds[kind]) if said else "other"


def _reason(entity: Entity, reasons: set[str], found: Sequence[alike.Local]) -> str:
    told = [reason for reason in reasons if not reason.endswith(": the same name")]
    said = sorted(told) if told else []
    if entity.type in ("place", "organisation"):
        known = gazetteer.entry(entity.name)
        code = gazetteer.government(entity.name)
        if known and code and known.kind not in ("country", "people"):
            said.append(f"may stand for a government ({gazetteer.country_name(code)}); the country is kept apart")
    if not said:
        names = len({local.article.id for local in found})
        return "named in one article only" if names == 1 else f"named alike in {names} articles"
    return "; ".join(said)
