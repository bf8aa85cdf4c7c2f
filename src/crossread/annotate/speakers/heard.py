"""Who heard it: the newspaper, broadcaster or agency to which something was said, and which passes it on."""

from __future__ import annotations

import re
from functools import cache

from crossread.annotate.speakers.cast import Cast
from crossread.annotate.speakers.words import media, phrase
from crossread.model import Attribution, Span
from crossread.nouns import lists
from crossread.text import fold

TOLD = re.compile(r"\b(?:t(?:old|ells|elling|ell)|informed|assured)\b", re.I)
NEAR = 90  # characters between a cue and the outlet that heard it
MEDIA = re.compile(
    r"\s*(?:the\s+)?((?:[A-Z][\w-]+|local|state|foreign|national|regional|state-run|state-owned|domestic|international)"
    r"\s+(?:media|press|television|TV))\b"
)  # told Chinese media
INTERVIEWED = re.compile(r"\b(?:cited|quoted|interviewed|identified) by\s+(?:the\s+)?$")
LATER = 60  # characters after a source in which the outlet that it spoke to may stand
INTERVIEW = re.compile(
    r"\b[Ii]n\s+(?:an?|his|her)\s+(?:[\w-]+\s+)?(?:interview|statement|email|e-mail|appearance)\s+(?:[a-z]+\s+){0,2}"
    r"(?:with|to|by|on|for)\s+(?:the\s+)?$"
)
SOURCES = frozenset({"source"})
ASKED = re.compile(r"\b(?:asked|questioned|interviewed|pressed)\s+by\s+(?:the\s+)?$", re.I)
SPOKE = re.compile(r"\bwho\s+(?:spoke|talked)\s+(?:to|with)\s+(?:the\s+)?$")


@cache
def _shape() -> re.Pattern[str]:
    """What makes a name a broadcaster's or an agency's: "Norvik TV", "the Polish XYZ agency", "the radio station XYZ"."""
    kinds = (
        r"(?:TV|TG ?\d+|[Rr]adio|[Tt]elevision|[Nn]ews|[Aa]gency|newspaper|magazine|daily|channel|broadcaster|network"
        r"|website)"
    )
    return re.compile(rf"(?:^|[\s-]){kinds}(?:24)?$")


@cache
def _to_media() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(lists('heard', 'leads')))})\s+(?:the\s+)?$", re.I)


def heard_by(cast: Cast, told: Attribution) -> str | None:
    """The newspaper, broadcaster or agency to which it was said; None where it was said to nobody else than the article's
    own outlet, which passes on everything in it."""
    found = _hearer(cast, told) or _asked(cast, told) or _whose_source(cast, told) or _interviewer(cast, told)
    return None if found is not None and found == told.speaker else found if not _own(cast, found) else None


def _hearer(cast: Cast, told: Attribution) -> str | None:
    """Told Norvik TV, told Chinese media: what stands right after the cue."""
    if told.cue is None:
        return None
    text = cast.article.text
    teller = TOLD.search(cast.words(told.cue))
    start = told.cue.start + teller.end() if teller else told.cue.end
    limit = min(start + NEAR, cast.annotations.sentences[cast.sentence(told.cue.start)].end)
    if teller and (media_told := MEDIA.match(text, start, limit)) and not _named_medium(cast, start, limit):
        return cast.new(cast.article.page.span(media_told.start(1), media_told.end(1)), "organisation")
    for mention in cast.inside(start, limit):
        between = text[start : mention.span.start]
        direct = teller and not re.search(r"[,;:“\"]|\bthat\b", between) and len(between.split()) <= 3
        if (
            (direct or _to_media().search(between))
            and mention.entity
            and mention.type != "person"
            and (media(cast.words(mention.span)) or (direct and _by_shape(cast, mention.span)))
        ):
            return mention.entity
    return None


def _named_medium(cast: Cast, start: int, limit: int) -> bool:
    """Whether a medium with a name of its own begins right here: "told Norvik TV"."""
    near = cast.inside(start, limit)[:1]
    return (
        bool(near)
        and near[0].span.start - start <= len(" the ")
        and _shape().search(cast.words(near[0].span)) is not None
    )


def _asked(cast: Cast, told: Attribution) -> str | None:
    """A diver interviewed by Norvik TV, two people who spoke to the Gazette: what the source itself says."""
    if told.source is None:
        return None
    limit = cast.annotations.sentences[cast.sentence(told.source.start)].end
    for mention in cast.inside(told.source.start, min(told.source.end + LATER, limit)):
        before = cast.article.text[told.source.start : mention.span.start]
        spoke = SPOKE.search(before) and mention.type != "person" and media(cast.words(mention.span))
        if mention.entity and mention.entity != told.speaker and (spoke or INTERVIEWED.search(before)):
            return mention.entity
    return None


def _whose_source(cast: Cast, told: Attribution) -> str | None:
    """The Gazette's sources: heard by the Gazette."""
    if told.source is None or phrase(cast.words(told.source)).head not in SOURCES:
        return None
    for mention in cast.inside(told.source.start, told.source.end):
        if mention.entity and cast.possessive(mention) and media(cast.words(mention.span)):
            return mention.entity
    return None


def _interviewer(cast: Cast, told: Attribution) -> str | None:
    """In an interview broadcast by Norvik TV, or asked by it, Ruiz said: the medium that the sentence names before who speaks."""
    anchor = told.cue or told.source
    if anchor is None:
        return None
    start = cast.annotations.sentences[cast.sentence(anchor.start)].start
    for mention in cast.inside(start, anchor.start):
        medium = mention.entity and mention.type != "person" and media(cast.words(mention.span))
        before = cast.article.text[start : mention.span.start]
        if medium and (INTERVIEW.search(before) or ASKED.search(before)):
            return mention.entity
    return None


def _own(cast: Cast, identifier: str | None) -> bool:
    """Whether a medium is the article's own outlet, as its name goes: the BBC for BBC News."""
    outlet = cast.article.outlet.value if cast.article.outlet else ""
    if identifier is None or not outlet:
        return False
    entity = cast.entities[identifier]
    whole = fold(outlet).removeprefix("the ")
    names = [fold(name).removeprefix("the ") for name in (entity.name, *entity.aliases)]
    return any(name == whole or whole.startswith(name + " ") or name.startswith(whole + " ") for name in names)


def _by_shape(cast: Cast, span: Span) -> bool:
    """Whether a name, with the word right after or before it, is that of a medium."""
    text = cast.article.text
    after = re.match(r"\s?[\w-]+", text[span.end : span.end + 16])
    before = re.search(r"([\w-]+)\s+(?:station\s+)?$", text[max(0, span.start - 24) : span.start])
    around = [cast.words(span), after[0] if after else "", before[1] if before else ""]
    return any(word and _shape().search(word) for word in around)
