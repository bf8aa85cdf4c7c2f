"""Crowds: "others" and "many" of those who spoke before, "fans, who say", studies and polls that nobody signs."""

from __future__ import annotations

import re

from crossread.annotate.speakers.cast import Cast
from crossread.annotate.speakers.words import can_speak, phrase
from crossread.model import Span
from crossread.nouns import lists, singular

Found = tuple[str | None, str]
OF_THEM = re.compile(r"(?P<part>[a-z]+)(?:\s+of\s+(?:them|these|those))?", re.I)
REACH = 3  # sentences; farther back "others" may be others than those
BEFORE_WHO = re.compile(r"(?:^|[\s“\"(])((?:[A-Za-z][\w’'-]*\s+){0,2}[a-z][\w’'-]*s|people|men|women)\s*,?\s*$")


def part_of_a_crowd(cast: Cast, source: Span, words: str) -> Found | None:
    """others, many: of the several without a name who spoke last; None where the words say no such part."""
    found = OF_THEM.fullmatch(words)
    if found is None or found["part"].lower() not in lists("parts_of_crowds"):
        return None
    here = cast.sentence(source.start)
    for spoke in reversed(cast.spoke):
        if spoke.at >= source.start:
            continue
        if here - cast.sentence(spoke.at) > REACH:
            break
        crowd = cast.entities[spoke.entity]
        if crowd.type == "unnamed" and phrase(crowd.name).plural:
            cast.mention(source, crowd.id, "nominal")
            return crowd.id, f"“{words}”: of the {crowd.name}, who spoke last"
    return None


def before_who(cast: Cast, source: Span) -> Found | None:
    """Fans, who say …: people without a name, right before."""
    start = cast.annotations.sentences[cast.sentence(source.start)].start
    found = BEFORE_WHO.search(cast.article.text[start : source.start])
    if found is None:
        return None
    noun = found[1].split()[-1]
    if not can_speak(singular(noun.lower())) or any(word[0].isupper() for word in found[1].split()[1:]):
        return None
    words = found[1].split()
    kept = next((words[at:] for at in range(len(words)) if words[at].lower() in lists("before_crowds")), words[-1:])
    begin = start + found.end(1) - len(found[1]) + found[1].index(" ".join(kept))
    place = cast.article.page.span(begin, start + found.end(1))
    return cast.new(place, "unnamed"), f"“{cast.words(source)}” stands right after “{cast.words(place)}”"


def unsigned(cast: Cast, source: Span, words: str) -> Found | None:
    """A poll, court records: a source of its own where nobody is said to have issued it."""
    if phrase(words).head not in lists("unsigned"):
        return None
    return cast.new(source, "work"), f"“{words}”: whose it is does not stand there"


def in_writing(cast: Cast, source: Span, noun: str) -> str | None:
    """Whose "the statement" is, where somebody spoke "in a statement" a few sentences before; None where nobody did."""
    here = cast.sentence(source.start)
    for spoke in reversed(cast.spoke):
        if spoke.at >= source.start:
            continue
        sentence = cast.sentence(spoke.at)
        if here - sentence > REACH:
            break
        span = cast.annotations.sentences[sentence]
        if re.search(
            rf"\b(?:in|by|through|on)\s+(?:an?|his|her|its|their)\s+(?:[\w-]+\s+){{0,2}}{noun}\b",
            cast.words(span),
            re.I,
        ):
            return spoke.entity
    return None
