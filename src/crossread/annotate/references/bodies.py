"""Bodies: "the company", and the "it" and "they" that stand for who is speaking or for the one body that a sentence is about."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator

from crossread.annotate.references.phrases import goes_on_with_a_verb
from crossread.annotate.references.places import Places
from crossread.annotate.speakers.bodies import body
from crossread.annotate.speakers.captions import beside
from crossread.annotate.speakers.cast import Cast, Spoke
from crossread.annotate.speakers.words import phrase
from crossread.model import Annotations, Article, Attribution, Mention
from crossread.nouns import lists

BODIES = frozenset({"organisation", "group"})
OPENS = re.compile(r"(?:that\s+)?(it|they|its|their)\b", re.I)  # what a speaker says begins with itself
OWN = re.compile(r"\b(?:its|itself)\b")


def bodies(article: Article, seen: Annotations) -> Iterator[Mention]:
    """Mentions of bodies that stand there already. Reads names, attributions and their speakers."""
    cast = Cast.of(article, seen)
    for told in seen.attributions:
        if told.speaker in cast.entities:
            anchor = told.source or told.cue or told.content[0]
            insort(cast.spoke, Spoke(anchor.start, told.speaker or ""), key=lambda spoke: spoke.at)
    taken = Places((one.span.start, one.span.end, None) for one in seen.mentions)
    yielded: set[int] = set()
    for one in (*_firms(cast), *_selves(cast), *_own(cast)):
        if one.span.start not in yielded and not taken.touching(one.span.start, one.span.end):
            yielded.add(one.span.start)
            yield one


def _firms(cast: Cast) -> Iterator[Mention]:
    """The company, the firm: as where it is a source; nobody where it may be any of several."""
    names = "|".join(sorted(lists("bodies", "firms")))
    for found in re.finditer(
        rf"\b[Tt]he\s+(?:{names})\b(?!\s+(?:of(?!\s+\w+ing\b)|for|that|which)\b|['’-]?\w)", cast.article.text
    ):
        if beside(cast.article.text, found.start()):
            continue
        span = cast.article.page.span(found.start(), found.end())
        meant, _ = body(cast, span, phrase(found[0]), found[0])
        if meant is not None:
            cast.mention(span, meant, "nominal")
            yield Mention(span, cast.entities[meant].type, "nominal", meant)


def _selves(cast: Cast) -> Iterator[Mention]:
    """Fern Shipping said it would …: the body that speaks."""
    for told in cast.annotations.attributions:
        speaker = cast.entities.get(told.speaker or "")
        if speaker is None or told.kind == "direct" or speaker.type not in BODIES or not _next_to(told):
            continue
        start = told.content[0].start
        found = OPENS.match(cast.article.text, start, told.content[0].end)
        if found is not None:
            span = cast.article.page.span(found.start(1), found.end(1))
            yield Mention(span, speaker.type, "pronoun", speaker.id)


def _next_to(told: Attribution) -> bool:
    """Whether what is said follows who says it."""
    return told.source is not None and told.source.end <= told.content[0].start


def _own(cast: Cast) -> Iterator[Mention]:
    """Its: of the one body that the sentence names, and begins with."""
    text = cast.article.text
    for sentence in cast.annotations.sentences:
        for found in OWN.finditer(text, sentence.start, sentence.end):
            named = [one for one in cast.inside(sentence.start, found.start()) if one.type in ("organisation", "place")]
            subject = named[0] if named and len({one.entity for one in named}) == 1 else None
            if (
                subject is not None
                and subject.entity
                and subject.type == "organisation"
                and goes_on_with_a_verb(text, subject.span.end, sentence.end)
            ):
                span = cast.article.page.span(found.start(), found.end())
                yield Mention(span, subject.type, "pronoun", subject.entity)
