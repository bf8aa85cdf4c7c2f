"""Whom an article does not name, and another does: "a top aide" and Ana Ruiz are one where both are quoted with the same words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread import knowledge, people
from crossread.collate import wording
from crossread.collate.alike import Local, Pair, quoted
from crossread.model import Annotations, Attribution, Span
from crossread.text import plain

RUN = 5  # words in a row that the same words share: fewer are said by anybody
SAME = 0.8  # share of the shorter one's words that stand in the other, in order
LEAST = 6  # words of what was said
MOST = 30  # others looked at for each run: of a text that a thousand outlets print they say no more
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SPEAKS = re.compile(r"spokes(?:man|woman|person)")  # who speaks for others may be quoted with what is theirs


@dataclass(frozen=True, slots=True)
class _Saying:
    speaker: int  # index of the local entity
    words: tuple[str, ...]
    places: tuple[Span, ...]  # of all that was said


def sayings_alike(found: Sequence[Local], annotations: Sequence[Annotations]) -> Iterator[Pair]:
    """An unnamed person and the one person of other articles to whom these give the same quotation; nobody where they give it
    to several, or where the description does not go with the person."""
    index = {(one.article.id, one.entity.id): at for at, one in enumerate(found)}
    said = [saying for notes in annotations for saying in _sayings(notes, found, index)]
    runs: dict[tuple[str, ...], list[_Saying]] = defaultdict(list)
    for saying in said:
        if found[saying.speaker].entity.type == "person":
            for run in set(_runs(saying.words)):
                runs[run].append(saying)
    twins: dict[int, dict[int, None]] = defaultdict(dict)
    for saying in said:
        if _is_somebody(found[saying.speaker]):
            for other in _same(saying, runs):
                twins[saying.speaker].setdefault(other)
    for unnamed, others in twins.items():
        names = {people.level(found[other].person.surname or found[other].entity.name) for other in others}
        first = next(iter(others))
        if len(names) == 1 and all(_fits(found[unnamed], found[other]) for other in others):
            both = quoted(found[first].entity.name, found[unnamed].entity.name)
            yield first, unnamed, f"{both}: quoted with the same words"


def _sayings(notes: Annotations, found: Sequence[Local], index: Mapping[tuple[str, str], int]) -> Iterator[_Saying]:
    for told in notes.attributions:
        speaker = index.get((notes.page, told.speaker or ""))
        if speaker is None or told.kind == "indirect" or _hands_on(told, notes.attributions):
            continue
        for quoted_words in _quoted_words(told, found[speaker]):
            words = tuple(word.lower() for word in _WORD.findall(quoted_words))
            if len(words) >= LEAST:
                yield _Saying(speaker, words, told.content)


def _hands_on(told: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether these are another's words: of "a donor told the Post that Ruiz said “…”" they are Ruiz's, not the donor's."""
    return any(told.speaker in other.chain[:-1] and _holds(other, told) for other in others)


def _holds(other: Attribution, told: Attribution) -> bool:
    """Whether nearly all that one reports stands in what another does."""
    both = ((one, own) for one in other.content for own in told.content)
    shared = sum(max(0, min(one.end, own.end) - max(one.start, own.start)) for one, own in both)
    return shared >= SAME * sum(len(own) for own in told.content)


def _quoted_words(told: Attribution, local: Local) -> Iterator[str]:
    """The runs of words in quotation marks."""
    for span in told.content:
        words = local.article.page.words(span)
        yield from [words] if told.kind == "direct" else plain(words).split('"')[1::2]


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _same(saying: _Saying, runs: Mapping[tuple[str, ...], list[_Saying]]) -> Iterator[int]:
    """The people who are quoted with these words, in another article or in the same: "one customer" of the beginning."""
    near = {id(other): other for run in _runs(saying.words) for other in runs.get(run, ())[:MOST]}
    for other in near.values():
        if any(one.overlaps(own) for one in other.places for own in saying.places):
            continue  # one quotes the other: "my client saw it all," her lawyer said
        if wording.shared(" ".join(saying.words), " ".join(other.words)) >= SAME:
            yield other.speaker


def _is_somebody(one: Local) -> bool:
    """Whether this is one person without a name: "a top aide", not "two officials", not a spokeswoman."""
    if one.entity.type != "unnamed" or _SPEAKS.search(one.entity.name):
        return False
    head = _head(one.entity.name)
    return bool(head) and not head.endswith("s") and not head.endswith(("men", "people"))


def _head(name: str) -> str:
    """The noun of a description: what stands before "of", "who" and the like."""
    words = _WORD.findall(people.fold(name))
    links = knowledge.toml("speakers")["cutting"]["links"]
    cut = next((at for at, word in enumerate(words) if at and word in links), len(words))
    return words[cut - 1] if words else ""


def _fits(unnamed: Local, person: Local) -> bool:
    """No man is a woman of another article."""
    gendered = knowledge.toml("speakers")["gender"]
    told = next((sex for sex in ("m", "f") if _head(unnamed.entity.name) in gendered[sex]), None)
    return told is None or person.gender is None or told == person.gender
