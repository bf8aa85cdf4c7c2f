"""he, she, it, they: the last speaker or subject whom the pronoun fits, never across a gap that makes it doubtful."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from crossread.annotate.speakers.captions import beside
from crossread.annotate.speakers.cast import Cast
from crossread.annotate.speakers.crowds import before_who
from crossread.annotate.speakers.nominals import by_description
from crossread.annotate.speakers.several import together
from crossread.annotate.speakers.words import can_speak, phrase
from crossread.model import Attribution, Mention, Span
from crossread.nouns import gender_of_noun, is_person, singular

Found = tuple[str | None, str]
APPOSITION = re.compile(r"(?:,? (?:\(\d{2}\) )?|, [^,.;]{1,70}, )")  # between a name and its "who"
GAP = 3  # sentences; farther back a pronoun's person is doubtful
FARTHEST = 9  # sentences, those inside a quotation counted too
FREQUENT = 3  # times that somebody spoke in the last sentences before nobody named in passing is "he" instead
WINDOW = 10  # sentences; how far back those are counted
OF = re.compile(
    r"\b(?:of|for|against|about|over)\s+(?:the\s+|a\s+|an\s+)?(?:[a-z][\w’'-]*\s+){0,5}$"
)  # the niece of the late …
SUBJECT = re.compile(
    r"(?:[Bb]ut |[Aa]nd |[Ll]ater,? |[Tt]hen )?[Tt]he ((?:[a-z][\w-]*\s+|[A-Z][\w.-]*\s+){0,3}?[a-z][\w-]*)(?=\s+[a-z])"
)
COUNTED = 60  # characters; the longest "many …" before a "who"
MANY = re.compile(r"\s+(?:have|are|were|say|think|want|believe|claim|argue|call)\b")  # of more than one
PEOPLE = re.compile(
    r"\b((?:many|some|several|most|all|two|three|four|five|few|dozens of|hundreds of|thousands of)\s+(?:[\w’'-]+\s+){0,2}"
    r"(?:[\w-]+s|people|men|women))\s+$",
    re.I,
)
GENDER = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
FIRST = frozenset({"i", "we", "me", "us", "my", "our", "you"})


def pronoun(cast: Cast, source: Span, told: Attribution) -> Found:
    """The entity of a pronoun that is the source of `told`, with the reason."""
    word = cast.words(source).lower().split("'")[0].split("’")[0]
    if word in ("who", "which", "that"):
        return _relative(cast, source, word)
    if word in FIRST:
        return None, f"“{word}” is the writer or whoever is speaking"
    if word in GENDER:
        return _person(cast, source, told, word)
    if word in ("it", "its"):
        return _body(cast, source, told)
    if word in ("they", "them", "their"):
        return _several(cast, source)
    return None, f"“{word}” names nobody"


def _relative(cast: Cast, source: Span, word: str) -> Found:
    before = [
        m
        for m in cast.inside(max(0, source.start - 120), source.start)
        if APPOSITION.fullmatch(cast.article.text[m.span.end : source.start]) and not cast.possessive(m)
    ]
    people = [m for m in before if m.type == "person"]
    before = people or before
    if before and MANY.match(cast.article.text, source.end) and (group := together(cast, before[-1])) is not None:
        return group, f"“{word}” stands right after {cast.entities[group].name}"
    if before and before[-1].entity:
        return before[-1].entity, f"“{word}” stands right after {cast.words(before[-1].span)}"
    return ((_counted(cast, source) or before_who(cast, source)) if word == "who" else None) or (
        None,
        f"what “{word}” refers to is not named right before it",
    )


def _counted(cast: Cast, source: Span) -> Found | None:
    """Many divers who say …: people without a name, right before."""
    start = max(cast.annotations.sentences[cast.sentence(source.start)].start, source.start - COUNTED)
    found = PEOPLE.search(cast.article.text[start : source.start])
    if found is None:
        return None
    noun = found[1].split()[-1]
    if not can_speak(singular(noun.lower())) and not noun[0].isupper():
        return None
    place = cast.article.page.span(start + found.start(1), start + found.end(1))
    return cast.new(place, "unnamed"), f"“who” stands right after “{found[1]}”"


def _candidates(cast: Cast, sentence: int, before: int, told: Attribution) -> list[Mention]:
    """People named in a sentence, before a place, outside quotations and outside what the source itself says."""
    span = cast.annotations.sentences[sentence]
    return [
        mention
        for mention in cast.inside(span.start, min(span.end, before))
        if mention.type == "person"
        and not cast.doubtful(mention.entity)
        and not cast.possessive(mention)
        and not cast.quotes(mention.span.start)
        and not beside(cast.article.text, mention.span.start)
        and not any(piece.contains(mention.span) for piece in told.content)
    ]


def _single(cast: Cast, identifier: str) -> bool:
    """One person, named or not; "two officials" are nobody's "she"."""
    entity = cast.entities[identifier]
    return entity.type == "person" or (
        entity.type == "unnamed" and not phrase(entity.name).plural and is_person(phrase(entity.name).head)
    )


def _fits(cast: Cast, identifier: str, gender: str) -> bool:
    known = cast.gender(identifier)
    return known is None or known == gender


def _back(cast: Cast, here: int) -> Iterator[int]:
    """This sentence and those before it, without captions and credits; a long quotation counts little."""
    left = GAP
    quoted = cast.quotes(cast.annotations.sentences[here].start)  # of whom another speaks, the quotation says
    yield here
    for sentence in range(here - 1, max(-1, here - 1 - FARTHEST), -1):
        start = cast.annotations.sentences[sentence].start
        if not beside(cast.article.text, start):
            if not left:
                return
            left -= quoted or not cast.quotes(start)
            yield sentence


def _person(cast: Cast, source: Span, told: Attribution, word: str) -> Found:
    gender = GENDER[word]
    for sentence in _back(cast, cast.sentence(source.start)):
        span = cast.annotations.sentences[sentence]
        spoke = cast.speakers(span.start, min(span.end, source.start))
        people = [e for e in spoke if _single(cast, e) and _fits(cast, e, gender)]
        if cast.unclear(span.start, min(span.end, source.start)):
            return None, f"“{word}” may be one who spoke before it, of whom it is not clear who that is"
        if people and len(set(people)) == 1:
            return people[-1], f"“{word}” follows {cast.entities[people[-1]].name}, who spoke last"
        described = _described(cast, sentence, source, word)
        if described is not None:
            return described
        named = [
            m for m in _candidates(cast, sentence, source.start, told) if m.entity and _fits(cast, m.entity, gender)
        ]
        distinct = list(dict.fromkeys(m.entity for m in named if m.entity))
        if len(distinct) == 1:
            return _only(cast, source, named[0], word)
        if len(distinct) > 1:
            return _subject(cast, sentence, named, distinct, word)
    if (alone := _alone(cast, source, told, gender)) is not None:
        return alone, f"“{word}”: {cast.entities[alone].name} is the only fitting person of the sentences before"
    return None, f"nobody whom “{word}” fits is named near before it"


def _alone(cast: Cast, source: Span, told: Attribution, gender: str) -> str | None:
    """The one person who has spoken in the sentences before, where the pronoun fits nobody else who is named there."""
    here = cast.sentence(source.start)
    found: set[str] = set()
    spoke: set[str] = set()
    for sentence in range(max(0, here - WINDOW), here):
        span = cast.annotations.sentences[sentence]
        spoke |= {one for one in cast.speakers(span.start, span.end) if _single(cast, one) and _fits(cast, one, gender)}
        named = _candidates(cast, sentence, source.start, told)
        found |= {one.entity for one in named if one.entity and _fits(cast, one.entity, gender)}
    return spoke.pop() if len(spoke) == 1 and found <= spoke else None


def _described(cast: Cast, sentence: int, source: Span, word: str) -> Found | None:
    """The sentence begins with "The mayor": he is meant, whether it is known who that is or not."""
    start = cast.annotations.sentences[sentence].start
    found = SUBJECT.match(cast.article.text, start, source.start)
    if found is None or cast.quotes(start):
        return None
    taken = phrase("the " + found[1])
    if taken.plural or taken.head != singular(taken.head) or not is_person(taken.head):
        return None
    if gender_of_noun(taken.head) not in (None, GENDER[word]):
        return None
    meant = by_description(cast, cast.article.page.span(found.start(1), found.end(1)), "the " + found[1])
    if meant is None or not _fits(cast, meant, GENDER[word]):
        return None, f"“{word}” may be “the {found[1]}”, of whom it is not clear who that is"
    return meant, f"“{word}”: “the {found[1]}”, {cast.entities[meant].name}, is the subject of the sentence"


def _only(cast: Cast, source: Span, named: Mention, word: str) -> Found:
    """The one person named before: unless only in passing, where somebody else has been speaking all along."""
    identifier = named.entity or ""
    name = cast.entities[identifier].name
    start = cast.annotations.sentences[cast.sentence(named.span.start)].start
    lead = cast.article.text[start : named.span.start]
    often = _frequent(cast, source, word)
    if often is not None and often != identifier:
        if OF.search(lead):
            return often, f"“{word}” follows {cast.entities[often].name}, who has been speaking"
        if len(lead.split()) > 4 or "," in lead:
            return None, f"“{word}” could be {name} or {cast.entities[often].name}"
    elif OF.search(lead) and cast.sentence(named.span.start) < cast.sentence(source.start):
        return None, f"“{word}” could be {name}, who is named only in passing"
    return identifier, f"“{word}”: {name} is the only fitting person named before it"


def _frequent(cast: Cast, source: Span, word: str) -> str | None:
    """Who has spoken most in the sentences before, and often."""
    first = cast.annotations.sentences[max(0, cast.sentence(source.start) - WINDOW)].start
    spoke = [e for e in cast.speakers(first, source.start) if _single(cast, e) and _fits(cast, e, GENDER[word])]
    often = Counter(spoke).most_common(1)
    return often[0][0] if often and often[0][1] >= FREQUENT else None


def _subject(cast: Cast, sentence: int, named: list[Mention], distinct: list[str], word: str) -> Found:
    """Of several people in one sentence the one it begins with; None where it does not begin with one."""
    start = cast.annotations.sentences[sentence].start
    first = named[0]
    lead = cast.article.text[start : first.span.start]
    joined = cast.article.text[first.span.end : named[1].span.start].strip() in ("and", "&", ",")
    if len(lead.split()) <= 4 and "," not in lead and not joined and first.entity:
        return first.entity, f"“{word}”: {cast.entities[first.entity].name} is the subject of the sentence before"
    return None, f"“{word}” could be " + " or ".join(cast.entities[e].name for e in distinct[:3])


def _body(cast: Cast, source: Span, told: Attribution) -> Found:
    here = cast.sentence(source.start)
    for sentence in range(here, max(-1, here - GAP), -1):
        span = cast.annotations.sentences[sentence]
        spoke = cast.speakers(span.start, min(span.end, source.start))
        bodies = [e for e in spoke if cast.entities[e].type in ("organisation", "place", "group")]
        if bodies:
            return bodies[-1], f"“it” follows {cast.entities[bodies[-1]].name}, which spoke last"
        named = [
            m.entity
            for m in cast.inside(span.start, min(span.end, source.start))
            if m.type == "organisation" and m.entity and not any(piece.contains(m.span) for piece in told.content)
        ]
        if len(set(named)) == 1 and named[0]:
            return named[0], f"“it”: {cast.entities[named[0]].name} is the only body named before it"
        if named:
            break
    return None, "what “it” stands for is doubtful"


def _right_before(cast: Cast, sentence: int, here: int) -> bool:
    """Whether there is at most one sentence between, besides those inside a quotation."""
    between = [cast.annotations.sentences[each].start for each in range(sentence + 1, here)]
    return len(between) < FARTHEST and sum(not cast.quotes(start) for start in between) <= 1


def _several(cast: Cast, source: Span) -> Found:
    here = cast.sentence(source.start)
    for spoke in reversed(cast.spoke):
        if spoke.at >= source.start:
            continue
        if not _right_before(cast, cast.sentence(spoke.at), here):
            break
        entity = cast.entities[spoke.entity]
        if entity.type in ("organisation", "group", "unnamed"):
            return entity.id, f"“they” follows {entity.name}, who spoke last"
        break
    return None, "whom “they” stands for is doubtful"
