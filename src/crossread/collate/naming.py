"""What the outlets call the same person, place or happening, each in its own voice or inside somebody's words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from crossread import knowledge, people
from crossread.collate.alike import acronym
from crossread.model import Annotations, Article, Entity, Span
from crossread.text import plain

Voice = Literal["own", "quoted"]
Named = tuple[str, tuple[tuple[Span, Voice], ...]]


@dataclass(frozen=True, slots=True)
class _Use:
    """One wording at one place."""

    span: Span
    wording: str  # folded: what two uses must share to be the same name
    voice: Voice


def naming(
    entities: Sequence[Entity],
    ids: Mapping[tuple[str, str], str],
    annotations: Sequence[Annotations],
    articles: Sequence[Article],
) -> list[Named]:
    """The entities that the articles name differently, in the order of `entities`, each with its names.

    A name is given once for each article, wording and voice, at its first place. Happenings are given where two wordings
    stand; people where two descriptions do ("Russian leader", "Russian President") or two spellings of the name; places and
    bodies where two articles use names that share nothing ("Kiev", "Kyiv"). Voice is "quoted" inside the content of any
    attribution.
    """
    uses = _uses(ids, annotations, articles)
    found: list[Named] = []
    for entity in entities:
        told = _told(entity, uses.get(entity.id, []))
        if told:
            found.append((entity.id, tuple((use.span, use.voice) for use in told)))
    return found


def _uses(
    ids: Mapping[tuple[str, str], str], annotations: Sequence[Annotations], articles: Sequence[Article]
) -> dict[str, list[_Use]]:
    uses: dict[str, list[_Use]] = defaultdict(list)
    for article, notes in zip(articles, annotations, strict=True):
        contents = [span for attribution in notes.attributions for span in attribution.content]
        roles = {entity.id: entity.roles for entity in notes.entities}
        for mention in notes.mentions:
            story_id = ids.get((article.id, mention.entity or ""))
            if story_id is None or mention.form == "pronoun":
                continue
            spans = [mention.span]
            if mention.type == "person" and mention.form == "name":
                spans += _roles_beside(article, mention.span, roles.get(mention.entity or "", ()))
            for span in spans:
                voice: Voice = "quoted" if any(content.contains(span) for content in contents) else "own"
                uses[story_id].append(_Use(span, wording(article.text[span.start : span.end]), voice))
    return uses


def _roles_beside(article: Article, span: Span, roles: Sequence[str]) -> Iterator[Span]:
    """Where the roles stand, before the name or after it behind a comma."""
    text = article.text
    for role in roles:
        start = span.start - len(role) - 1
        if start >= 0 and text[start : span.start - 1] == role and text[span.start - 1] in " \u00a0":
            yield article.page.span(start, start + len(role))
        after = re.match(r",? ?,? (?:the |a |an )?", text[span.end : span.end + 8])
        begin = span.end + (after.end() if after else 0)
        if after and text[span.end : span.end + 1] == "," and text.startswith(role, begin):
            yield article.page.span(begin, begin + len(role))


def wording(text: str) -> str:
    """A name as it is compared: lower case, no article, no possessive, straight quotes.

    >>> wording("The Ukraine conflict’s")
    'ukraine conflict'
    """
    low = plain(text).lower().strip()
    return re.sub(r"\s+", " ", re.sub(r"'s?$", "", re.sub(r"^(?:the|a|an) ", "", low)))


def _told(entity: Entity, uses: Sequence[_Use]) -> list[_Use]:
    """The uses worth showing; none where the outlets call the thing the same."""
    if entity.type == "event":
        chosen = list(uses)
        if not _differ(chosen):
            return []
    elif entity.type == "person":
        chosen = _descriptions(entity, uses)
    elif entity.type in ("place", "organisation", "other"):
        chosen = (
            []
            if all(use.wording in knowledge.toml("name_rules")["naming"]["neutral"] for use in uses)
            else _different(uses)
        )
    else:
        return []
    first: dict[tuple[str, str, Voice], _Use] = {}
    for use in chosen:
        first.setdefault((use.span.page, use.wording, use.voice), use)
    return list(first.values())


def _descriptions(entity: Entity, uses: Sequence[_Use]) -> list[_Use]:
    """Descriptions and roles of a person, where there are two; and the name, where it is spelt in two ways."""
    names = {wording(name) for name in (entity.name, *entity.aliases) if name[:1].isupper() and _is_name(name, entity)}
    described = [use for use in uses if use.wording not in names]
    full = {use.wording for use in uses if use.wording in names and " " in use.wording}
    spelt = {(people.parse(name).first, people.level(people.parse(name).surname)) for name in full}
    spellings = {first for first, _ in spelt if len(first) > 1}
    chosen = described if _differ(described) else []
    if len(spellings) > 1:
        chosen = sorted([*chosen, *(use for use in uses if use.wording in full)], key=uses.index)
    return chosen


def _differ(uses: Sequence[_Use]) -> bool:
    """Whether two wordings differ by more than length: "the talks" beside "the Xyz talks" is one name, shortened."""
    wordings = {use.wording for use in uses}
    return any(one not in other and other not in one for one in wordings for other in wordings)


def _is_name(text: str, entity: Entity) -> bool:
    """Whether an alias is a name rather than a description: each word has a capital or is a particle."""
    return text not in entity.roles and all(
        word[:1].isupper() or word.lower() in people.particles() or "-" in word for word in text.split()
    )


def _different(uses: Sequence[_Use]) -> list[_Use]:
    """Names of a place or body where two articles use names that share nothing: neither is in the other, nor its acronym."""
    by_page: dict[str, set[str]] = defaultdict(set)
    for use in uses:
        by_page[use.span.page].add(use.wording)
    pages = list(by_page.values())
    apart = any(
        all(_unlike(a, b) for a in one for b in other) for i, one in enumerate(pages) for other in pages[i + 1 :]
    )
    return list(uses) if apart else []


def _unlike(one: str, other: str) -> bool:
    if one in other or other in one:
        return False
    plain_one, plain_other = one.replace(".", ""), other.replace(".", "")
    if plain_one == plain_other or (acronym(plain_one.upper()) and _letters(plain_other) == plain_one):
        return False
    return not (acronym(plain_other.upper()) and _letters(plain_one) == plain_other)


def _letters(name: str) -> str:
    return "".join(word[0] for word in name.split())
