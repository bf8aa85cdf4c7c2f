"""The cast of one article while its speakers are being resolved: who is mentioned where, who spoke last."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace

from crossread.annotate.speakers.words import gender_of_honorific, gender_of_name, phrase
from crossread.model import Annotations, Article, Attribution, Entity, EntityType, Mention, MentionForm, Span
from crossread.nouns import gender_of_noun, is_person, singular
from crossread.people import is_given, public_figures
from crossread.text import fold

CLAUSE = re.compile(
    r"\s*,(?!\d)|\s+(?:who|which|whose|that|cited|quoted|interviewed|posted|briefed|familiar|speaking)\b"
)  # no part of a name
RELATIVE = re.compile(r",\s+which\b")  # nor of a mention: "A spokeswoman for Fern, which owns the ferries"


@dataclass(frozen=True, slots=True)
class Spoke:
    """Somebody spoke at this place of the text."""

    at: int
    entity: str


@dataclass(slots=True)
class Cast:
    """Entities and mentions of an article, with those that speakers add."""

    article: Article
    annotations: Annotations
    entities: dict[str, Entity] = field(default_factory=dict)
    names: list[Mention] = field(default_factory=list)  # in order, each with an entity
    starts: list[int] = field(default_factory=list)
    often: Counter[str] = field(default_factory=Counter)  # how often each entity is named
    sentence_starts: list[int] = field(default_factory=list)
    added: list[Mention] = field(default_factory=list)
    placed: set[tuple[str, Span]] = field(default_factory=set)
    spoke: list[Spoke] = field(default_factory=list)
    unknown: list[int] = field(
        default_factory=list
    )  # in order: where one person spoke of whom it is not clear who that is
    roles: dict[str, set[str]] = field(default_factory=dict)
    genders: dict[str, str | None] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)  # where an entity is first mentioned
    by_name: dict[str, str] = field(default_factory=dict)  # entity by folded name
    issued: dict[str, str] = field(default_factory=dict)  # who issued the last "report", "letter" ..., by the noun
    groups: dict[frozenset[str], str] = field(default_factory=dict)  # the entity of several together, by who they are
    pairs: dict[str, str] = field(default_factory=dict)  # whom "the two leaders" are, by the noun
    told: list[tuple[int, int]] = field(
        default_factory=list
    )  # where words of somebody stand, quoted in whole or in part
    quoted: list[tuple[int, int]] = field(default_factory=list)

    @staticmethod
    def of(article: Article, annotations: Annotations) -> Cast:
        cast = Cast(article, annotations, {entity.id: entity for entity in annotations.entities})
        cast.names = sorted(
            (m for m in annotations.mentions if m.form == "name" and m.entity in cast.entities),
            key=lambda m: m.span.start,
        )
        cast.by_name = {fold(entity.name): entity.id for entity in reversed(annotations.entities)}
        for entity in annotations.entities:
            if entity.mentions:
                cast.first[entity.id] = min(span.start for span in entity.mentions)
        for mention in reversed(cast.names):
            cast.first[mention.entity or ""] = mention.span.start
        cast.sentence_starts = [span.start for span in annotations.sentences]
        cast.often = Counter(mention.entity or "" for mention in cast.names)
        cast.starts = [mention.span.start for mention in cast.names]
        cast.roles = {entity.id: set(entity.roles) for entity in annotations.entities}
        cast.quoted = sorted(
            (span.start, span.end)
            for told in annotations.attributions
            if told.kind == "direct"
            for span in told.content
        )
        cast.told = [
            (span.start, span.end)
            for told in annotations.attributions
            if told.kind != "indirect"
            for span in told.content
        ]
        return cast

    def reported(self, at: int) -> bool:
        """Whether a place stands in what somebody is quoted with, in whole or in part."""
        return any(start <= at < end for start, end in self.told)

    def words(self, span: Span) -> str:
        return self.article.page.words(span)

    def inside(self, start: int, end: int) -> list[Mention]:
        """Names that stand wholly in [start, end)."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [mention for mention in self.names[first:last] if mention.span.end <= end]

    def speakers(self, start: int, end: int) -> list[str]:
        """Who spoke in [start, end), in order."""
        first = bisect_left(self.spoke, start, key=lambda spoke: spoke.at)
        last = bisect_left(self.spoke, end, key=lambda spoke: spoke.at)
        return [spoke.entity for spoke in self.spoke[first:last]]

    def unclear(self, start: int, end: int) -> bool:
        """Whether one person spoke in [start, end) of whom it is not clear who that is."""
        first = bisect_left(self.unknown, start)
        return first < len(self.unknown) and self.unknown[first] < end

    def sentence(self, at: int) -> int:
        """The number of the sentence at a place; of the one before where it stands between two."""
        return max(0, bisect_right(self.sentence_starts, at) - 1)

    def gender(self, identifier: str) -> str | None:
        """m, f or None where nothing says."""
        if identifier not in self.genders:
            self.genders[identifier] = self._gender(self.entities[identifier])
        return self.genders[identifier]

    def doubtful(self, identifier: str | None) -> bool:
        """Whether a "person" may be a thing: one word, named once, and nothing shows that it is somebody's name."""
        if identifier is None or " " in (name := self.entities[identifier].name) or self.roles.get(identifier):
            return False
        if self.often[identifier] != 1 or is_given(name) or name in public_figures():
            return False
        return not any(self._honorific(mention) for mention in self.names if mention.entity == identifier)

    def _honorific(self, mention: Mention) -> str | None:
        before = self.article.text[max(0, mention.span.start - 6) : mention.span.start].split()
        return gender_of_honorific(before[-1].lower()) if before else None

    def called(self, identifier: str, pronoun: str) -> None:
        """Who was once "she" is no "he" later."""
        told = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}.get(pronoun)
        if told is not None and self.gender(identifier) is None:
            self.genders[identifier] = told

    def _gender(self, entity: Entity) -> str | None:
        for name in (entity.name, *entity.aliases):
            first = name.split(" ", 1)[0].lower()
            if (told := gender_of_honorific(first)) is not None:
                return told
        for mention in self.names:
            if mention.entity == entity.id and (told := self._honorific(mention)) is not None:
                return told
        for role in self.roles.get(entity.id, ()):
            told = gender_of_noun(phrase(role).head)
            if told:
                return told
        if entity.type == "unnamed":
            return gender_of_noun(phrase(entity.name).head)
        return next((told for name in (entity.name, *entity.aliases) if (told := gender_of_name(name))), None)

    def possessive(self, mention: Mention) -> bool:
        """Xi's, Xi’s, the ministers'."""
        return self.article.text[mention.span.end : mention.span.end + 2] in ("'s", "’s") or self.article.text[
            mention.span.end : mention.span.end + 2
        ].startswith(("' ", "’ "))

    def quotes(self, at: int) -> bool:
        """Whether a place stands inside a direct quotation."""
        here = bisect_right(self.quoted, (at, 10**12)) - 1
        return here >= 0 and self.quoted[here][1] > at

    def new(self, span: Span, kind: EntityType, form: str = "nominal") -> str:
        """The entity of a source that no mention covers: one with the same words, or a new one of this article."""
        name = before_participle(bare(CLAUSE.split(self.words(span), maxsplit=1)[0]))
        known = self.by_name.get(fold(name))
        identifier = known or self._free()
        if known is None:
            self.entities[identifier] = Entity(identifier, name, kind)
            self.by_name[fold(name)] = identifier
            self.roles[identifier] = set()
        clause = RELATIVE.search(self.words(span))
        if clause:
            span = self.article.page.span(span.start, span.start + clause.start())
        self._add(span, identifier, "name" if form == "name" else "nominal")
        return identifier

    def named_group(self, span: Span, names: str) -> str:
        """The entity of several whom a nominal calls by what they are; its name is made of theirs."""
        known = self.by_name.get(fold(names))
        identifier = known or self._free()
        if known is None:
            self.entities[identifier] = Entity(identifier, names, "group")
            self.by_name[fold(names)] = identifier
            self.roles[identifier] = set()
        self._add(span, identifier, "nominal")
        return identifier

    def mention_all(self, span: Span, identifier: str) -> None:
        """One more mention of several together."""
        self._add(span, identifier, "nominal")

    def _add(self, span: Span, identifier: str, form: MentionForm) -> None:
        if (identifier, span) not in self.placed:
            self.placed.add((identifier, span))
            self.first[identifier] = min(span.start, self.first.get(identifier, span.start))
            self.added.append(Mention(span, self.entities[identifier].type, form, identifier))

    def _free(self) -> str:
        number = len(self.entities) + 1
        while f"e{number}" in self.entities:  # ids of the names annotator may have gaps
            number += 1
        return f"e{number}"

    def mention(self, span: Span, identifier: str, form: MentionForm) -> None:
        """Records that a source with no mention of its own stands for an entity."""
        if not any(mention.span.overlaps(span) for mention in self.inside(span.start, span.end)):
            self._add(span, identifier, form)

    def done(self, attributions: list[Attribution]) -> Annotations:
        """The annotations with speakers, and with the entities and mentions that came with them."""
        seen = self.annotations
        taken = {(mention.span.start, mention.span.end) for mention in self.added}
        kept = [mention for mention in seen.mentions if (mention.span.start, mention.span.end) not in taken]
        spans: dict[str, list[Span]] = {}
        for mention in self.added:
            spans.setdefault(mention.entity or "", []).append(mention.span)
        for identifier, more in spans.items():
            entity = self.entities[identifier]
            known = set(entity.mentions)
            own = (*entity.mentions, *(span for span in more if span not in known))
            self.entities[identifier] = replace(entity, mentions=own)
        mentions = sorted([*kept, *self.added], key=lambda mention: (mention.span.start, mention.span.end))
        return replace(
            seen, mentions=tuple(mentions), entities=tuple(self.entities.values()), attributions=tuple(attributions)
        )


def before_participle(name: str) -> str:
    """People in the plural without what they do: "2,000 marchers" of "2,000 marchers headed for the tower"."""
    words = name.split()
    for at in range(1, len(words)):
        noun = words[at - 1].lower()
        if words[at].endswith(("ed", "ing")) and noun != singular(noun) and is_person(singular(noun)):
            return " ".join(words[:at])
    return name


def bare(words: str) -> str:
    """A nominal without its article, on one line."""
    flat = " ".join(words.split())
    first, _, rest = flat.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else flat
