"""A reader's corrections, applied: who is one, who is not, what somebody is called, whose words these are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from crossread.collate.alike import Local, Pair
from crossread.corrections import Correction
from crossread.model import Annotations, Article, Attribution, Entity, Mention
from crossread.people import fold

Known = tuple[
    tuple[Entity, ...], Mapping[tuple[str, str], str], Mapping[str, str]
]  # entities, ids, reasons: see entities
Spoken = tuple[list[Annotations], Known, list[Correction]]


def bare(name: str) -> str:
    """A name as a correction is compared with it: folded, without its article, white space as one space."""
    return re.sub(r"^(?:the|a|an) ", "", re.sub(r"\s+", " ", fold(name).strip()))


def called(local: Local, name: str) -> bool:
    """Whether an article calls somebody so: as the fullest name, another name, or a description; never by a pronoun."""
    entity, wanted = local.entity, bare(name)
    if wanted in map(bare, (entity.name, *entity.aliases)):
        return True
    spans = {span for span in entity.mentions if span.end - span.start <= len(wanted) + len("the ") + 1}
    return any(bare(local.article.page.words(span)) == wanted for span in spans)


def same(found: Sequence[Local], corrections: Sequence[Correction]) -> Iterator[Pair]:
    """Those whom a reader calls one, in pairs with the reason; nothing where the story has fewer than two of the names."""
    for one in corrections:
        if one.kind == "same":
            bearers = [[i for i, local in enumerate(found) if called(local, name)] for name in one.names]
            together = sorted({i for group in bearers for i in group})
            if sum(map(bool, bearers)) > 1:
                yield from ((together[0], i, f"{one.place}: {one.said}") for i in together[1:])


def apart(found: Sequence[Local], corrections: Sequence[Correction]) -> list[tuple[frozenset[int], frozenset[int]]]:
    """Sets of local entities of which no two may become one."""
    kept = []
    for one in corrections:
        if one.kind == "different":
            bearers = [frozenset(i for i, local in enumerate(found) if called(local, name)) for name in one.names]
            kept += [(a - b, b - a) for at, a in enumerate(bearers) for b in bearers[at + 1 :] if a - b and b - a]
    return kept


def regrouped(found: Sequence[Local], kept: Sequence[tuple[frozenset[int], frozenset[int]]]) -> Iterator[Pair]:
    """Equal names on one side of what is kept apart: these stay one, though what else joined them is one with nobody now."""
    for side in {side for pair in kept for side in pair}:
        first: dict[str, int] = {}
        for index in sorted(side):
            same = first.setdefault(bare(found[index].entity.name), index)
            if same != index:
                yield same, index, f"“{found[index].entity.name}”: the same name"


def split(
    seen: Sequence[Annotations], articles: Sequence[Article], corrections: Sequence[Correction]
) -> list[Annotations]:
    """The annotations where an article's own entity holds two who are not one: mentions by the later name leave it."""
    found = list(seen)
    for one in corrections:
        for name in one.names[1:] if one.kind == "different" else ():
            for at, (notes, article) in enumerate(zip(found, articles, strict=True)):
                for entity in notes.entities:
                    local = Local(article, entity)
                    if called(local, one.names[0]) and called(local, name):
                        found[at] = _without(found[at], article, entity, name)
    return found


def _without(notes: Annotations, article: Article, entity: Entity, name: str) -> Annotations:
    """The annotations with all that an entity is called by one name given to a new one."""
    new = f"{entity.id}-{len(notes.entities) + 1}"
    moved = {span for span in entity.mentions if bare(article.page.words(span)) == bare(name)}
    rest = tuple(span for span in entity.mentions if span not in moved)
    others = tuple(alias for alias in (entity.name, *entity.aliases) if bare(alias) != bare(name))
    kept = replace(entity, name=others[0] if others else entity.name, aliases=others[1:], mentions=rest)
    own = Entity(new, name, entity.type, mentions=tuple(sorted(moved)))

    def mention(one: Mention) -> Mention:
        return replace(one, entity=new) if one.entity == entity.id and one.span in moved else one

    def told(one: Attribution) -> Attribution:
        source = one.source
        if source is None or not any(source.contains(span) for span in moved):
            return one
        swap = {entity.id: new}
        chain = tuple(swap.get(link, link) for link in one.chain)
        return replace(one, speaker=swap.get(one.speaker or "", one.speaker), chain=chain)

    return replace(
        notes,
        entities=(*(kept if one.id == entity.id else one for one in notes.entities), own),
        mentions=tuple(map(mention, notes.mentions)),
        attributions=tuple(map(told, notes.attributions)),
    )


def renamed(entities: Sequence[Entity], corrections: Sequence[Correction]) -> tuple[Entity, ...]:
    """The story's entities under the names that a reader gives them; the old name stays as one of the others."""
    found = list(entities)
    for one in corrections:
        if one.kind == "rename":
            for at, entity in enumerate(found):
                if bare(one.names[0]) in map(bare, (entity.name, *entity.aliases)):
                    others = [name for name in (entity.name, *entity.aliases) if name != one.names[1]]
                    found[at] = replace(entity, name=one.names[1], aliases=tuple(others))
    return tuple(found)


def spoken(
    seen: Sequence[Annotations], articles: Sequence[Article], known: Known, corrections: Sequence[Correction]
) -> Spoken:
    """The annotations, entities and ids with the speakers that a reader names, and the corrections that fitted.

    A speaker whom the story does not name becomes an entity without mentions, with the correction as its reason.
    """
    notes, fitting = list(seen), []
    entities, ids, reasons = list(known[0]), dict(known[1]), dict(known[2])
    for one in corrections:
        for at, article in enumerate(articles if one.kind == "speaker-of" else ()):
            hits = [told for told in notes[at].attributions if _meant(one, told, article)]
            if not hits:
                continue
            fitting.append(one)
            speaker = _entity(one, entities, reasons) if one.names[0] else None
            local = f"by line {one.line}"
            if speaker is not None:
                ids[article.id, local] = speaker
            said = {told.id: _said_by(told, local if speaker else None, one) for told in hits}
            notes[at] = replace(
                notes[at], attributions=tuple(said.get(told.id, told) for told in notes[at].attributions)
            )
    return notes, (tuple(entities), ids, reasons), list(dict.fromkeys(fitting))


def _meant(one: Correction, told: Attribution, article: Article) -> bool:
    """Whether these are words of an attribution, in the article that is meant."""
    page = article.page
    places = (page.key, page.origin, page.origin.rpartition("/")[2], article.outlet.value if article.outlet else None)
    if one.article is not None and bare(one.article) not in {bare(place) for place in places if place}:
        return False
    wanted = _plain(one.words)
    return bool(wanted) and any(f" {wanted} " in f" {_plain(page.words(span))} " for span in told.content)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", fold(words)))


def _entity(one: Correction, entities: list[Entity], reasons: dict[str, str]) -> str:
    """The story's entity of that name; a new one where there is none."""
    for entity in entities:
        if bare(one.names[0]) in map(bare, (entity.name, *entity.aliases)):
            return entity.id
    new = Entity(f"e{len(entities) + 1}", one.names[0], "person")
    entities.append(new)
    reasons[new.id] = f"{one.place}: {one.said}"
    return new.id


def _said_by(told: Attribution, speaker: str | None, one: Correction) -> Attribution:
    """The attribution on this speaker's word; whoever passed it on stays before."""
    passed_on = tuple(link for link in told.chain if link != told.speaker)
    chain = (*passed_on, speaker) if speaker else ()
    return replace(told, speaker=speaker, chain=chain, reason=f"{one.place}: {one.said}")


def fitting(found: Sequence[Local], corrections: Sequence[Correction]) -> list[Correction]:
    """Of the corrections about names those that say something of this story: all names of a `same` or `different` (two at
    least) and the old name of a `rename` stand in it."""
    fits = []
    for one in corrections:
        if one.kind == "speaker-of":
            continue
        names = one.names[:1] if one.kind == "rename" else one.names
        if sum(any(called(local, name) for local in found) for name in names) >= min(len(names), 2):
            fits.append(one)
    return fits
