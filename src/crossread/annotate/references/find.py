"""The annotator: walks through an article and resolves its pronouns and descriptions in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.references import choosing
from crossread.annotate.references.appositions import appositions
from crossread.annotate.references.bodies import bodies
from crossread.annotate.references.firms_beside import firms_beside
from crossread.annotate.references.happenings import happenings
from crossread.annotate.references.phrases import GENDERS, Phrase, phrases
from crossread.annotate.references.places import Places
from crossread.annotate.references.scene import Referent, Scene, known_as, noted, span_of
from crossread.annotate.references.things import things
from crossread.annotate.speakers.captions import beside
from crossread.annotate.speakers.cast import Cast, bare
from crossread.model import Annotations, Article, Entity, Mention, Span
from crossread.nouns import gender_of_noun, lists

APPOSED = re.compile(r"(?:\s*\(\d{1,3}\))?\s*,\s*(?:\d{1,3}\s*,\s*)?")  # between a name and what is said of it
NAMED = re.compile(
    r"\s*,?\s*(?:(?:who\s+(?:was|is|has\s+been)\s+)?(?:later\s+)?(?:named|identified|known|called)\s+(?:only\s+|locally\s+)?"
    r"(?:by\s+\w+(?:\s\w+)?\s+)?(?:as\s+)?)?"
)
TWICE = (
    2  # mentions that make somebody without a name an entity; who is described once may be known from another article
)
LONGEST = 60  # characters of a name
PREDICATE = re.compile(
    r"\b(?:is|was|be|been|being|became|become|as|not|remains|called|like)\s+$", re.I
)  # "Ruiz is a pilot": nobody new


def find(articles: Sequence[Article], annotations: Sequence[Annotations]) -> Sequence[Annotations]:
    """Adds mentions for pronouns and descriptions of people, and entities of type unnamed for those without a name who are
    mentioned more than once. Reads sentences, mentions, entities and attributions; takes nothing away."""
    return [_found(article, seen) for article, seen in zip(articles, annotations, strict=True)]


def _found(article: Article, seen: Annotations) -> Annotations:
    if not seen.sentences:
        return seen
    beside_names = [*appositions(article, seen), *firms_beside(article, seen), *happenings(article, seen)]
    seen = _with_more(seen, beside_names)
    scene = Scene.of(Cast.of(article, seen))
    found: list[tuple[Referent, Phrase]] = []
    for item in _in_order(article, seen):
        if isinstance(item, Mention):
            _mentioned(scene, item)
        elif (referent := _referent(scene, item)) is not None:
            words = article.text[item.start : item.end]
            noted(referent, item, words, GENDERS.get(item.head) or gender_of_noun(item.head))
            scene.add(referent, item.start, item.end, "pronoun" if item.kind == "pronoun" else "nominal")
            found.append((referent, item))
    known = _with(seen, scene, found)
    return _with_things(article, _with_more(known, list(bodies(article, known))))


def _with_more(seen: Annotations, more: Sequence[Mention]) -> Annotations:
    """The annotations with further mentions of entities that are there."""
    spans: dict[str, list[Span]] = {}
    for one in more:
        spans.setdefault(one.entity or "", []).append(one.span)
    entities = tuple(
        replace(entity, mentions=(*entity.mentions, *spans[entity.id])) if entity.id in spans else entity
        for entity in seen.entities
    )
    mentions = sorted([*seen.mentions, *more], key=lambda mention: (mention.span.start, mention.span.end))
    return replace(seen, mentions=tuple(mentions), entities=entities)


def _with_things(article: Article, seen: Annotations) -> Annotations:
    """The annotations with the things that the article comes back to, as entities of type other."""
    entities, mentions = list(seen.entities), list(seen.mentions)
    known = {entity.id for entity in entities}
    for thing in things(article, seen):
        number = len(known) + 1
        while f"e{number}" in known:
            number += 1
        known.add(f"e{number}")
        spans = tuple(article.page.span(start, end) for start, end in thing.spans)
        entities.append(Entity(f"e{number}", thing.name, "other", mentions=spans))
        mentions += [Mention(span, "other", "nominal", f"e{number}") for span in spans]
    mentions.sort(key=lambda mention: (mention.span.start, mention.span.end))
    return replace(seen, mentions=tuple(mentions), entities=tuple(entities))


def _in_order(article: Article, seen: Annotations) -> list[Mention | Phrase]:
    """Mentions of people and phrases, by place; a phrase that a mention covers is that mention."""
    mentions = [one for one in seen.mentions if one.type in ("person", "unnamed")]
    others = Places((one.span.start, one.span.end, None) for one in seen.mentions if one.form != "name" and one.entity)
    named = Places((one.span.start, one.span.end, one.type == "person") for one in seen.mentions if one.form == "name")
    found: list[tuple[int, Mention | Phrase]] = [(one.span.start, one) for one in mentions]
    for sentence in seen.sentences:
        for one in phrases(article.text, sentence.start, sentence.end):
            known = any(one.end >= end for _, end, _ in others.touching(one.start, one.end))
            name = one.kind != "owned" and any(
                person or start <= one.start or end > one.end
                for start, end, person in named.touching(one.start, one.end)
            )
            if not known and not name and not beside(article.text, one.start):
                found.append((one.start, one))
    return [item for _, item in sorted(found, key=lambda pair: (pair[0], isinstance(pair[1], Phrase)))]


def _mentioned(scene: Scene, one: Mention) -> None:
    """Somebody whom the annotators before know."""
    if one.entity is None or one.entity not in scene.cast.entities:
        return
    referent = scene.people.get(one.entity) or known_as(scene.cast, one.entity)
    words = scene.cast.words(one.span).lower()
    referent.gender = referent.gender or GENDERS.get(words)
    before = scene.cast.article.text[max(0, one.span.start - 20) : one.span.start]
    aged = re.search(r"([\w]+)-year-old\s+(?:[a-z]+\s+)?$", before, re.I)
    if aged:
        referent.ages.add(aged[1].lower())
        for other in [other for other in scene.people.values() if other.new and aged[1].lower() in other.ages]:
            scene.join(other, referent)
    scene.add(referent, one.span.start, one.span.end, one.form)


def _referent(scene: Scene, one: Phrase) -> Referent | None:
    if one.kind == "pronoun":
        return choosing.pronoun(scene, one)
    if (apposed := _apposed(scene, one)) is not None:
        return apposed
    found = choosing.again(scene, one) if one.kind == "indefinite" else choosing.description(scene, one)
    found = found or (_new(scene, one) if one.kind != "owned" or one.head in lists("kinship") else None)
    named = _named(scene, one)
    return scene.join(found, named) if named and found and found.new else named or found


def _named(scene: Scene, one: Phrase) -> Referent | None:
    """The girl, named Ana Ruiz; the pilot, Ana Ruiz: whoever is named right behind a description."""
    text = scene.cast.article.text
    behind = NAMED.match(text, one.end)
    if one.kind == "pronoun" or behind is None or behind.end() == one.end:
        return None
    for mention in scene.cast.inside(behind.end(), min(len(text), behind.end() + LONGEST)):
        if mention.span.start == behind.end() and mention.type == "person" and mention.entity:
            told = behind[0].strip(" ,") or text[mention.span.end : mention.span.end + 1] in (",", ".", ")", ";")
            return scene.people.get(mention.entity) or known_as(scene.cast, mention.entity) if told else None
    return None


def _apposed(scene: Scene, one: Phrase) -> Referent | None:
    """Ana Ruiz, the pilot: whoever is named right before."""
    text = scene.cast.article.text
    for seen, referent in scene.near(one.start, 0)[:1]:
        if APPOSED.fullmatch(text[seen.end : one.start]) and text[one.end : one.end + 1] in (",", ".", " "):
            return referent if seen.form == "name" else None
    return None


def _new(scene: Scene, one: Phrase) -> Referent | None:
    """Somebody not mentioned before; nobody where the phrase says what somebody is."""
    before = scene.cast.article.text[max(0, one.start - 12) : one.start]
    if PREDICATE.search(before):
        return None
    return Referent(
        f"new {one.start} {one.end}", bare(scene.cast.article.text[one.start : one.end]), gender_of_noun(one.head)
    )


def _with(seen: Annotations, scene: Scene, found: Sequence[tuple[Referent, Phrase]]) -> Annotations:
    """The annotations with what was found; of those without a name only who is mentioned more than once."""
    spans: dict[str, list[tuple[Span, str]]] = {}
    for referent, one in found:
        spans.setdefault(referent.whole.key, []).append((span_of(scene, one), one.kind))
    entities = {entity.id: entity for entity in seen.entities}
    ours = Places((span.start, span.end, None) for places in spans.values() for span, _ in places)
    mentions = [
        one
        for one in seen.mentions
        if one.entity or one.form == "name" or not ours.touching(one.span.start, one.span.end)
    ]
    number = len(entities)
    for key, places in spans.items():
        known, new = entities.get(key), key
        if known is None:
            if len(places) < TWICE:
                mentions += [Mention(span, "person", "nominal", None) for span, kind in places if kind == "definite"]
                continue
            number += 1
            while f"e{number}" in entities:
                number += 1
            new = f"e{number}"
            known = Entity(new, scene.people[key].name, "unnamed")
        own = set(known.mentions)
        entities[new] = replace(known, mentions=(*known.mentions, *(span for span, _ in places if span not in own)))
        mentions += [
            Mention(span, known.type, "pronoun" if kind == "pronoun" else "nominal", new) for span, kind in places
        ]
    mentions.sort(key=lambda mention: (mention.span.start, mention.span.end))
    return replace(seen, mentions=tuple(mentions), entities=tuple(entities.values()))
