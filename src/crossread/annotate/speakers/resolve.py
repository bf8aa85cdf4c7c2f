"""Resolves the speakers of articles: the annotator's entry."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.speakers.cast import Cast, Spoke
from crossread.annotate.speakers.chains import chained
from crossread.annotate.speakers.nominals import nominal
from crossread.annotate.speakers.pronouns import pronoun
from crossread.annotate.speakers.quoted import in_first_person
from crossread.annotate.speakers.several import listed
from crossread.annotate.speakers.signers import signer
from crossread.annotate.speakers.words import can_speak, person_words, phrase
from crossread.model import Annotations, Article, Attribution, Mention, Span
from crossread.nouns import is_person, lists, singular

NEIGHBOURS = 12  # attributions; what a quotation goes on from is among the last
OUTLETS = ("radio", "tv", "television", "news agency", "agency", "newspaper", "news")
LONGEST_NAME = 3  # words of a name after a title that no mention covers
Found = tuple[str | None, str]
OPEN = re.compile(r"\b(?:for|of|at|from)\s*$")
CUT_OFF = 60  # characters of the longest name that is put back
PRONOUN = re.compile(
    r"(?:he|she|it|they|who|which|that|i|we|you|him|her|them|his|their|its|me|us|my|our)(?:['’]\w+)?", re.I
)
TAIL = re.compile(
    r"\s+(?:himself|herself|itself|themselves)$|\s*[,–—-]*\s*\bsuch as\s.*$"
    r"|\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|(?<=\w)['’]s$",
    re.S,
)
ONE_MANY = re.compile(
    r"an?\s+(?:(?!(?:of|few|good|great|dozen|couple|hundred|thousand|million)\b)[a-z-]+\s+){1,2}(?P<many>[a-z]+s)", re.I
)  # "a move fans (called stupid)"
APPOSED = re.compile(r"[,(]|\s[-–—]+\s|\bwho\b|\bwhich\b")
BASED = re.compile(r"\s*(?:the\s+)?(?:[\w.]+-(?:based|owned|listed)\s+)?(?:[a-z]+\s+){0,2}")
HEADED = re.compile(r"\b[a-z]+\s+(?:of|for|from|by|to|with|at|in|on)\s")
LINK = re.compile(r"\b(?:of|for|from|by|to|with|at|in|on|near|against|about|and)\s+(?:the\s+|a\s+)?$", re.I)
NAME = re.compile(
    r"(?:the\s+)?[A-Z][\w.’'-]*(?:\s+(?:of\s+|the\s+|de\s+|van\s+|von\s+|al\s+|bin\s+)?[A-Z][\w.’'-]*){0,5}$"
)


def resolve(articles: Sequence[Article], annotations: Sequence[Annotations]) -> Sequence[Annotations]:
    """Fills speaker, chain and reason of each attribution; adds entities for sources that are not named.

    Reads sentences, mentions, entities and attributions. An unnamed source ("two officials") becomes an entity of type
    unnamed, a body without a name ("police") one of type organisation, both within the article.
    """
    return [_resolved(article, seen) for article, seen in zip(articles, annotations, strict=True)]


def _resolved(article: Article, seen: Annotations) -> Annotations:
    if not seen.sentences or not seen.attributions:
        return seen
    cast = Cast.of(article, seen)
    made: dict[str, Attribution] = {}
    _introduce(cast, seen.attributions)
    for told in sorted(seen.attributions, key=_place):
        speaker, reason = _speaker(cast, told, made)
        made[told.id] = replace(told, speaker=speaker, reason=reason)
        if speaker is not None:
            insort(cast.spoke, Spoke(_place(told), speaker), key=lambda spoke: spoke.at)
        elif told.source is not None and _one_person(cast.words(told.source)):
            cast.unknown.append(told.source.start)
    resolved = in_first_person(cast, [made[told.id] for told in seen.attributions])
    return cast.done(chained(cast, resolved))


def _one_person(words: str) -> bool:
    """Whether a source is one person by what it is called: "the president"."""
    taken = phrase(words)
    return not taken.plural and is_person(taken.head)


def _introduce(cast: Cast, attributions: Sequence[Attribution]) -> None:
    """Roles that sources themselves give, wherever they stand: "the boy's uncle, Ana Ruiz,"."""
    text = cast.article.text
    for told in attributions:
        cut = APPOSED.search(text, told.source.start + 1, told.source.end) if told.source else None
        if told.source is None or cut is None:
            continue
        for one in cast.inside(cut.end(), told.source.end)[:1]:
            if one.type == "person" and one.entity and not text[cut.end() : one.span.start].strip():
                cast.roles.setdefault(one.entity, set()).add(text[told.source.start : cut.start()].strip())


def _place(told: Attribution) -> int:
    anchor = told.source or told.cue or told.content[0]
    return anchor.start


def _speaker(cast: Cast, told: Attribution, made: dict[str, Attribution]) -> Found:
    if told.source is None:
        return _continued(cast, told, made)
    source = trimmed(cast, told.source)
    words = cast.words(source)
    if PRONOUN.fullmatch(words.strip()) and words.strip() not in ("WHO", "US", "IT"):
        found = pronoun(cast, source, told)
        if found[0] is not None:
            cast.mention(source, found[0], "pronoun")
            cast.called(found[0], words.strip().lower())
        return found
    by_name = signer(cast, source, told) or named(cast, source)
    if by_name is not None:
        return by_name
    found = _own_writing(cast, source, told) or nominal(cast, source)
    if found[0] is not None:
        cast.mention(source, found[0], "nominal")
    return found


def _own_writing(cast: Cast, source: Span, told: Attribution) -> Found | None:
    """His letter, her statement: whoever the pronoun is; None for other sources, and where it is doubtful who that is."""
    words = cast.words(source)
    first = words.split(" ", 1)[0]
    if first.lower() not in ("his", "her") or phrase(words).head not in lists("writings"):
        return None
    found = pronoun(cast, cast.article.page.span(source.start, source.start + len(first)), told)
    return (found[0], f"“{words}” is by {cast.entities[found[0]].name}: {found[1]}") if found[0] else None


def trimmed(cast: Cast, source: Span) -> Span:
    """A source without what says nothing of who it is: himself, a weekday, examples, the mark of a possessive, and what fans
    speak of in "a move fans called stupid"."""
    if OPEN.search(cast.words(source)):  # "a spokeswoman for", and the name was cut off
        near = cast.inside(source.end, min(len(cast.article.text), source.end + CUT_OFF))[:1]
        if near and not cast.article.text[source.end : near[0].span.start].strip():
            source = cast.article.page.span(source.start, near[0].span.end)
    words = cast.words(source)
    if (
        (clause := ONE_MANY.fullmatch(words))
        and (noun := clause["many"].lower()) != singular(noun)
        and can_speak(singular(noun))
    ):
        return cast.article.page.span(source.start + clause.start("many"), source.end)
    kept = next((words[: found.start()] for found in TAIL.finditer(words) if found.start()), words)
    return cast.article.page.span(source.start, source.start + len(kept)) if kept.strip() else source


def named(cast: Cast, source: Span) -> Found | None:
    """The entity that the source names as its head; None where its head is a common noun."""
    mentions = cast.inside(source.start, source.end)
    text = cast.article.text
    cut = APPOSED.search(text, source.start + 1, source.end)
    end = cut.start() if cut else source.end
    heads = [m for m in mentions if m.span.end <= end and _is_head(cast, m, source, end)]
    people = [m for m in heads if m.type == "person"]
    several = [m for m in mentions if m.span.end <= end and (not cast.possessive(m) or m.span.end == source.end)]
    if (together := listed(cast, source)) is not None:
        return together
    if people:
        return _as_named(cast, people[-1])
    apposed = [
        m
        for m in mentions
        if cut and m.span.start >= cut.end() and _apposed(cast, m, text[source.start : cut.start()], cut.end())
    ]
    if apposed:
        return _as_named(cast, apposed[0])
    if heads and heads[-1].entity:
        return _as_named(cast, heads[-1])
    if not mentions and (titled := _titled(cast, source, end)) is not None:
        return titled
    if not several and NAME.match(text[source.start : end].strip()) and _capitalised(text[source.start : end]):
        return cast.new(source, "other", "name"), "the name stands in the source"
    return None


def _apposed(cast: Cast, mention: Mention, head: str, comma: int) -> bool:
    """Whether a name stands right behind the comma: "a pilot, Ana Ruiz", "the makers, Norvik-based Fern Shipping"."""
    between = cast.article.text[comma : mention.span.start]
    if mention.type == "person":
        return not between.strip()
    bodies = lists("bodies") | lists("bodies", "owners")
    body = mention.type == "organisation" and phrase(head).head in bodies and not cast.possessive(mention)
    return body and bool(BASED.fullmatch(between)) and not cast.article.text.startswith("-", mention.span.end)


def _titled(cast: Cast, source: Span, end: int) -> Found | None:
    """former President Ruiz, where the names annotator passed over the name: whoever is called so, or a new person."""
    words = list(re.finditer(r"\S+", cast.article.text[source.start : end]))
    known = person_words()
    first = next((at for at, word in enumerate(words) if word[0].lower() not in known), 0)
    name = words[first:]
    roles = [word[0] for word in words[:first]]
    if not 1 <= len(name) <= LONGEST_NAME or not all(re.fullmatch(r"[A-Z][\w’'.-]*", word[0]) for word in name):
        return None
    if not any(word[0].isupper() for word in roles):
        return None
    span = cast.article.page.span(source.start + name[0].start(), source.start + name[-1].end())
    called = cast.words(span)
    same = [e.id for e in cast.entities.values() if e.type == "person" and e.name.rsplit(" ", 1)[-1] == called]
    if len(same) == 1:
        return same[0], f"“{called}” stands in the source"
    return (
        (None, f"“{called}” could be several people")
        if same
        else (
            cast.new(span, "person", "name"),
            f"“{called}” stands in the source",
        )
    )


def _capitalised(words: str) -> bool:
    """A name that the names annotator passed over; "Critics" at the beginning of a sentence is none."""
    bare = [word for word in words.split() if word.lower() not in ("the", "a", "an")]
    head = phrase(words).head
    if words.strip().lower() in lists("vague"):
        return False
    known = head in lists("vague") or head in lists("bodies") or head in lists("writings") or head in lists("general")
    return (
        bool(bare)
        and all(word[:1].isupper() for word in bare)
        and not known
        and (len(bare) > 1 or (not words.lower().startswith(("the ", "a ", "an ")) and not bare[0].endswith("s")))
    )


def _is_head(cast: Cast, mention: Mention, source: Span, end: int) -> bool:
    """Not "Xi's aide", "the mayor of Norvik" or "Norvik police": the name is what the phrase is about."""
    text = cast.article.text
    lead = text[source.start : mention.span.start]
    owner = cast.possessive(mention) and mention.span.end < source.end  # of "Mr Ruiz's claim" the source is "Mr Ruiz"
    if not lead and mention.span.end == source.end:
        return True
    if owner or LINK.search(lead) or (HEADED.search(lead) and not APPOSED.search(lead)):
        return (
            mention.type == "person"
            and not owner
            and text[source.start : mention.span.start].strip().lower() in ("and", "both")
        )
    rest = text[mention.span.end : end].strip(" ,’'\"”")
    if not rest or (mention.type == "person" and not rest[0].islower()):
        return True
    first = rest.split()[0].lower()
    if mention.type == "organisation" and rest.lower() in OUTLETS:
        return True  # the Norvik XQV radio
    return first in ("of", "in", "for", "at", "on", "and", "from", "who", "cited", "via")


def _as_named(cast: Cast, mention: Mention) -> Found:
    words = cast.words(mention.span)
    return mention.entity, f"“{words}” stands in the source"


def _continued(cast: Cast, told: Attribution, made: dict[str, Attribution]) -> Found:
    """A quotation without a source: the speaker of what stands right before it."""
    if told.cue is not None:
        return None, "the text does not say who"
    start = told.content[0].start
    here = cast.sentence(start)
    before = [one for one in list(made.values())[-NEIGHBOURS:] if _end(one) <= start]
    if before:
        last = _latest(cast, before)
        if here - cast.sentence(_end(last) - 1) <= 1:
            if last.speaker is None:
                return None, "the quotation before it has no speaker either"
            return last.speaker, f"goes on from what {cast.entities[last.speaker].name} says right before"
    return _only_subject(cast, here)


def _latest(cast: Cast, before: list[Attribution]) -> Attribution:
    """What stands last before a place; of several in one sentence the one that quotes."""
    sentence = cast.sentence(max(_end(one) for one in before) - 1)
    together = [one for one in before if cast.sentence(_end(one) - 1) == sentence]
    order = ("indirect", "mixed", "direct")
    return max(together, key=lambda one: (order.index(one.kind), _end(one)))


def _only_subject(cast: Cast, sentence: int) -> Found:
    if sentence == 0:
        return None, "nobody is named before the quotation"
    span = cast.annotations.sentences[sentence - 1]
    people = list(dict.fromkeys(m.entity for m in cast.inside(span.start, span.end) if m.type == "person"))
    if len(people) == 1 and people[0]:
        return people[0], f"{cast.entities[people[0]].name} is the only person in the sentence before"
    return None, "nobody, or more than one person, stands in the sentence before"


def _end(told: Attribution) -> int:
    spans = [*told.content, *(span for span in (told.cue, told.source) if span is not None)]
    return max(span.end for span in spans)
