"""names: who and what an article names, which mentions stand for one of them, and what each is said to be.

Which words are a name, and of what, the tagger reads; rules and word lists make entities of the names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossread import tagging
from crossread.annotate.names import again, events, grouping, happenings, mend, nominals, numbers, read, roles
from crossread.annotate.names.grouping import Group
from crossread.annotate.names.happenings import Event
from crossread.annotate.names.name import Name
from crossread.annotate.names.nominals import Nominal
from crossread.annotate.names.tokens import Token, tokens
from crossread.model import Annotations, Article, Entity, EntityType, Mention
from crossread.text import plain

Found = tuple[Sequence[Name], Sequence[Group], Mapping[int, int | None]]


def find(articles: Sequence[Article], annotations: Sequence[Annotations]) -> list[Annotations]:
    """Fills `mentions` (names, descriptions, event phrases; in order) and `entities` of each article's annotations.

    Both sequences have the same length; names are read in the annotations' sentences, and only in the body.
    """
    return [_one(article, known) for article, known in zip(articles, annotations, strict=True)]


def _one(article: Article, annotations: Annotations) -> Annotations:
    text = plain(article.text)
    seen = tokens(article, annotations)
    if not seen:
        return replace(annotations, mentions=(), entities=())
    tagged = mend.mended(text, tagging.read(article, annotations.sentences).names)
    found = read.names(article.text, seen, tagged)
    found = numbers.numbered(seen, [*found, *again.passed_over(seen, found)])
    found += again.in_compounds(seen, found)
    common = mend.common_short_forms(text)
    found = [
        name
        for name in found
        if name.text not in common and not mend.names_nothing(text, name.start, name.end, name.type)
    ]
    names = _disjoint(sorted(found, key=lambda name: (name.start, name.end)))
    groups, place = grouping.group(names, grouping.acronyms(text, names))
    _add_roles(article, text, seen, names, groups, place)
    described = nominals.find(article.text, seen, names, groups)
    described += nominals.organisations(seen, names, groups)
    happened = happenings.group(events.find(text, seen, names))
    return _annotations(article, annotations, (names, groups, place), described, happened)


def _disjoint(names: Sequence[Name]) -> list[Name]:
    """Names in order without overlaps: of two that overlap the longer stays."""
    kept: list[Name] = []
    for name in names:
        if kept and name.start < kept[-1].end:
            if name.end - name.start > kept[-1].end - kept[-1].start:
                kept[-1] = name
            continue
        kept.append(name)
    return kept


def _add_roles(
    article: Article,
    text: str,
    seen: Sequence[Token],
    names: Sequence[Name],
    groups: Sequence[Group],
    place: Mapping[int, int | None],
) -> None:
    inside = frozenset(index for name in names for index in range(name.first, name.last + 1))
    for index, name in enumerate(names):
        at = place.get(index)
        if name.type != "person" or at is None:
            continue
        said = (
            roles.before(article.text, text, seen, name, inside),
            roles.after(article.text, text, seen, name, inside),
            roles.became(article.text, seen, name),
        )
        for role in said:
            if role and role not in groups[at].roles:
                groups[at].roles.append(role)


def _annotations(
    article: Article, annotations: Annotations, found: Found, described: Sequence[Nominal], happened: Sequence[Event]
) -> Annotations:
    names, groups, place = found
    order = sorted(
        [(group.names[0].start, "name", at) for at, group in enumerate(groups)]
        + [(event.phrases[0].start, "event", at) for at, event in enumerate(happened)]
    )
    ids = {(kind, at): f"e{number}" for number, (_, kind, at) in enumerate(order, 1)}
    mentions = [
        Mention(
            article.page.span(name.start, name.end),
            name.type,
            "name",
            None if (at := place[index]) is None else ids["name", at],
            name.confidence,
        )
        for index, name in enumerate(names)
    ]
    for one in described:
        kind: EntityType = "person" if one.group is None else groups[one.group].type
        mentions.append(
            Mention(
                article.page.span(one.start, one.end),
                kind,
                "nominal",
                None if one.group is None else ids["name", one.group],
            )
        )
    for at, event in enumerate(happened):
        mentions += [
            Mention(article.page.span(p.start, p.end), "event", "nominal", ids["event", at]) for p in event.phrases
        ]
    mentions.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    entities = [
        _event(article, happened[at], ids[kind, at])
        if kind == "event"
        else _entity(article, groups[at], ids[kind, at], mentions)
        for _, kind, at in order
    ]
    return replace(annotations, mentions=tuple(mentions), entities=tuple(entities))


def _entity(article: Article, group: Group, identifier: str, mentions: Sequence[Mention]) -> Entity:
    spans = tuple(mention.span for mention in mentions if mention.entity == identifier)
    written = list(dict.fromkeys(article.text[name.start : name.end] for name in group.names))
    fullest = max(written, key=len)
    return Entity(
        identifier, fullest, group.type, tuple(name for name in written if name != fullest), tuple(group.roles), spans
    )


def _event(article: Article, event: Event, identifier: str) -> Entity:
    spans = tuple(article.page.span(phrase.start, phrase.end) for phrase in event.phrases)
    used = Counter(article.text[phrase.start : phrase.end] for phrase in event.phrases if phrase.anchored)
    bare = [article.text[phrase.start : phrase.end] for phrase in event.phrases if not phrase.anchored]
    name = max(used, key=lambda words: used[words])  # of equals the first written
    return Entity(
        identifier, name, "event", tuple(one for one in dict.fromkeys([*used, *bare]) if one != name), (), spans
    )
