"""Finds the attributions of articles: the annotator's entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossread import tagging
from crossread.annotate.attribution import told
from crossread.annotate.attribution.passed_on import said_by_another
from crossread.annotate.attribution.posted import with_posts
from crossread.annotate.attribution.rules.find import attributions as by_rules
from crossread.annotate.attribution.rules.lexicon import lexicon
from crossread.annotate.attribution.shared_source import with_shared
from crossread.model import Annotations, Article, Attribution, Span

HANDING = re.compile(r"according to|as per|per|citing|quoting", re.I)  # cues that hand on what another attribution says
# Confidence that an attribution needs. Of what has less two thirds are wrong; whole attributions of PolNeAR's development
# articles are found best with it (F1 .744 without, .755 with, .748 with .5).
LEAST = 0.35
INNER = 0.3  # of one inside another's content: read by hand on 27 articles, of 79 with .2 to .3 nine were right
INNER_VERB = 0.15  # of the same, where its cue has a verb of saying or thinking: GUM's chains
POSSESSED = re.compile(r"['’]s?\s")
RELATIVE = re.compile(r"\s+that\s+(?:is|are|was|were|has|have|had|would|will|could|can|may|might|should)\b")
PARTICIPLE = re.compile(r"\w+ing")
OPENED = re.compile(r"\s+that\b|[\s,:]*[“\"‘]")  # what is said begins


def find(articles: Sequence[Article], annotations: Sequence[Annotations]) -> Sequence[Annotations]:
    """Fills `attributions` from `sentences`; speakers are left to the next annotator."""
    return [
        replace(seen, attributions=tuple(attributions(article, seen.sentences)))
        for article, seen in zip(articles, annotations, strict=True)
    ]


def attributions(article: Article, sentences: Sequence[Span]) -> Iterator[Attribution]:
    """Attributions of one article in the order of their content."""
    read = ((one, told.attribution(article, one)) for one in tagging.read(article, sentences).told)
    found = [made for one, made in read if made is not None and enough(article, one, made)]
    found = with_shared(article, with_posts(article, sentences, list(said_by_another(article, found))))
    joined = [handed(article, one, found) for one in together(found, by_rules(article, sentences))]
    for number, one in enumerate(sorted(joined, key=lambda one: (one.content[0].start, one.content[-1].end)), 1):
        yield replace(one, id=f"a{number}")


def enough(article: Article, read: tagging.ReadTold, made: Attribution) -> bool:
    """Whether enough speaks for an attribution. One inside another's content needs a source: nobody is no link of a chain."""
    sure = made.confidence or 0.0
    if not read.inner:
        return sure >= LEAST
    words = article.page.words(made.cue).lower().split() if made.cue else []
    says = any(word in lexicon().verbs for word in words) and not _of_a_thing(article, made)
    return made.source is not None and sure >= (INNER_VERB if says else INNER)


def _of_a_thing(article: Article, made: Attribution) -> bool:
    """Whether the cue tells of a thing rather than says something: "Ruiz's letter raising doubts", "Ruiz's doubts that were
    groundless"; but "Ruiz's letter saying that …"."""
    if made.source is None or made.cue is None or made.cue.start < made.source.end:
        return False
    text, cue = article.text, made.cue
    owner = (
        made.source.end - 2,
        made.source.end,
    )  # the mark of the possessive stands in the source, or right behind it
    if RELATIVE.match(text, cue.end) and any(POSSESSED.match(text, at) for at in owner):
        return True
    participle = PARTICIPLE.fullmatch(article.page.words(cue)) and not text[made.source.end : cue.start].strip()
    return bool(participle) and not OPENED.match(text, cue.end)


def handed(article: Article, told: Attribution, found: Sequence[Attribution]) -> Attribution:
    """Of "Ruiz said the bridge was safe, according to the Tide" both report the same words: what one has in part, it has whole."""
    if not _hands(article, told):
        return told
    last = told.content[-1]
    for other in found:
        theirs = other.content[-1]
        if not _hands(article, other) and theirs.contains(last) and theirs.end == last.end:
            return replace(told, content=other.content)
    return told


def _hands(article: Article, told: Attribution) -> bool:
    return told.cue is not None and HANDING.fullmatch(article.page.words(told.cue)) is not None


def together(read: Sequence[Attribution], ruled: Iterator[Attribution]) -> list[Attribution]:
    """What was read, with the quotations that only the rules see: as pieces of the attribution they go on, or their own."""
    made = list(read)
    for one in ruled:
        if one.kind != "direct":
            continue
        if _plainly_said(one, made):
            made = [*_without(made, one), one]
            continue
        free = tuple(span for span in one.content if not any(_covers(other, span) for other in made))
        if len(free) == len(one.content):
            made.append(one)
        elif free:
            at = next(at for at, other in enumerate(made) if any(_covers(other, span) for span in one.content))
            made[at] = replace(made[at], content=tuple(sorted((*made[at].content, *free))))
    return made


def _plainly_said(one: Attribution, made: Sequence[Attribution]) -> bool:
    """Whether it reads 'Ruiz said: "…"' and the tagger passed over that, giving the words to somebody far behind them."""
    if one.source is None or one.cue is None or not one.source.end <= one.cue.start < one.content[0].start:
        return False
    holding = [other for other in made if any(_covers(other, span) for span in one.content)]
    behind = all(other.cue is not None and other.cue.start >= one.content[-1].end for other in holding)
    return bool(holding) and behind and not any(other.cue and other.cue.overlaps(one.cue) for other in made)


def _without(made: Sequence[Attribution], one: Attribution) -> Iterator[Attribution]:
    """The attributions without what is part of another now."""
    own = [span for span in (one.source, one.cue, *one.content) if span]
    for other in made:
        content = tuple(piece for piece in other.content if not any(piece.overlaps(span) for span in own))
        if content:
            yield replace(other, content=content)


def _covers(told: Attribution, span: Span) -> bool:
    return any(span.overlaps(own) for own in (*told.content, *([told.source] if told.source else [])))
