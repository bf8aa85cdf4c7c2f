"""Speakers that one article alone does not tell: the same words in another article, the only one of the story in an office."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from crossread import knowledge
from crossread.collate import wording
from crossread.collate.corrected import Known
from crossread.model import Annotations, Article, Attribution, Entity
from crossread.text import fold

RUN = 5  # words in a row that twins share: fewer are said by anybody
SAME = 0.8  # share of the shorter one's words that stand in the other, in order
MOST = 30  # twins looked at for each run of words: of a text that a thousand outlets print they say no more
LEAST = 6  # words of what was said; of fewer nobody can say that they are the same utterance
DEFINITE = re.compile(r"[Tt]he\s+((?:[\w’'-]+\s+){0,3}[\w-]+)$")
Found = tuple[str, str]  # story entity id, reason


@dataclass(frozen=True, slots=True)
class Saying:
    """What an attribution reports, in the words of its longest piece."""

    article: Article
    told: Attribution
    words: tuple[str, ...]


def completed(
    seen: Sequence[Annotations], articles: Sequence[Article], known: Known
) -> tuple[list[Annotations], Known]:
    """The annotations with speakers that other articles tell, each with the reason. No speaker that was found is changed."""
    entities, ids, reasons = known
    sayings = [list(_sayings(notes, article)) for notes, article in zip(seen, articles, strict=True)]
    runs: dict[tuple[str, ...], list[Saying]] = defaultdict(list)
    for saying in (one for several in sayings for one in several if one.told.speaker):
        for run in set(_runs(saying.words)):
            runs[run].append(saying)
    new_ids, notes = dict(ids), list(seen)
    for at, several in enumerate(sayings):
        made: dict[str, Attribution] = {}
        for one in several:
            if one.told.speaker is None:
                found = _twin(one, runs, ids, entities) or _in_office(one, entities)
                if found is not None:
                    local = f"elsewhere {found[0]}"
                    new_ids[one.article.id, local] = found[0]
                    made[one.told.id] = replace(one.told, speaker=local, chain=(local,), reason=found[1])
        if made:
            attributions = tuple(made.get(told.id, told) for told in notes[at].attributions)
            notes[at] = replace(notes[at], attributions=attributions)
    return notes, (entities, new_ids, reasons)


def _sayings(notes: Annotations, article: Article) -> Iterator[Saying]:
    for told in notes.attributions:
        longest = max(told.content, key=len, default=None)
        if longest is not None:
            words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", fold(article.page.words(longest)))
            yield Saying(article, told, tuple(words))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _twin(
    one: Saying,
    runs: Mapping[tuple[str, ...], list[Saying]],
    ids: Mapping[tuple[str, str], str],
    entities: Sequence[Entity],
) -> Found | None:
    """The one speaker to whom all who have these words in quotation marks give them; None where they do not agree."""
    if len(one.words) < LEAST:
        return None
    near = {id(other): other for run in _runs(one.words) for other in runs.get(run, ())[:MOST] if other is not one}
    speakers: dict[str, Saying] = {}
    for other in near.values():
        if not _of_oneself(one) and any(a.overlaps(b) for a in other.told.content for b in one.told.content):
            continue  # one of them quotes the other
        same = wording.shared(" ".join(one.words), " ".join(other.words)) >= SAME
        quoted = one.told.kind != "indirect" or other.told.kind != "indirect"
        speaker = ids.get((other.article.id, other.told.speaker or ""))
        if same and quoted and speaker and len(other.words) >= LEAST:
            speakers.setdefault(speaker, other)
    if len(speakers) != 1:
        return None
    ((speaker, other),) = speakers.items()
    entity = next(entity for entity in entities if entity.id == speaker)
    if entity.type == "unnamed" and entity.name.lower().endswith(("s", "people")):
        return None  # "fans of the mayor": a crowd of one article is nobody's name
    if (_of_oneself(one) and entity.type not in ("person", "unnamed")) or _of_another_sex(one, entity):
        return None
    name = entity.name
    where = "elsewhere in the article" if other.article.id == one.article.id else f"in {other.article.label}"
    return speaker, f"the same words {where} are by {name}"


def _of_oneself(one: Saying) -> bool:
    """Whether the source is "I" or "my": within what somebody is quoted with mostly his or hers who is quoted."""
    words = one.article.page.words(one.told.source).lower() if one.told.source else ""
    return re.split(r"['’]", words, maxsplit=1)[0] in ("i", "my", "me", "myself")


def _of_another_sex(one: Saying, entity: Entity) -> bool:
    """Whether the source is "he" and the given name a woman's, or the other way round."""
    words = one.article.page.words(one.told.source).lower() if one.told.source else ""
    told = {"he": "m", "she": "f"}.get(words)
    return told is not None and _given().get(fold(entity.name).split(" ")[0], told) != told


@cache
def _given() -> dict[str, str]:
    return {row["name"].lower(): row["gender"] for row in knowledge.table("given_names") if row["gender"] in ("m", "f")}


def _in_office(one: Saying, entities: Sequence[Entity]) -> Found | None:
    """The mayor: the only person of the story who is called a mayor; None for what several may be."""
    words = one.article.page.words(one.told.source) if one.told.source else ""
    described = DEFINITE.fullmatch(" ".join(words.split()))
    if described is None:
        return None
    head = fold(described[1]).split()[-1]
    if head not in knowledge.toml("name_rules")["roles"]["single"].split() or " " in described[1]:
        return None
    holders = [
        entity for entity in entities if entity.type == "person" and any(_is(role, head) for role in entity.roles)
    ]
    if len(holders) != 1:
        return None
    (holder,) = holders
    return holder.id, f"“{words}”: the only {head} whom the articles of the story name is {holder.name}"


def _is(role: str, head: str) -> bool:
    """Whether a role is this office, and no lesser one: "mayor of Orvik", not "deputy mayor"."""
    words = fold(role).split(" of ")[0].split()
    lesser = knowledge.toml("name_rules")["roles"]["lesser"].split()
    return bool(words) and words[-1] == head and not any(word in lesser for word in words)
