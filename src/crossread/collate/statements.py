"""Statements: the propositions of one article, each with whose word it is.

Where the tagger has read the propositions of a sentence, they are taken as they are, each on the word of the source whose
content holds most of it. What they leave over, and sentences without any, are taken apart by rules: by who speaks (what lies
in an attribution's content is on that source's word, the frame ("Ushakov said") states nothing itself, the rest is the
outlet's own voice), and then into clauses.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from crossread.collate.clauses import MIN_WORDS, clauses
from crossread.collate.edges import mended
from crossread.collate.fragments import partial, standing, without_frames
from crossread.collate.modality import Modality, modality, only_feared
from crossread.collate.nearby import Nearby
from crossread.collate.spoken import owner, voices
from crossread.collate.subjects import Subjects
from crossread.collate.trimming import trim, whole
from crossread.collate.verbs import begins_with_verb, first_verb, has_verb, is_aside
from crossread.model import Annotations, Article, Attribution, Figure, Moment, Span
from crossread.record import chain_of
from crossread.text import in_capitals

_ACTORS = frozenset({"person", "organisation", "place", "unnamed"})
# "Moscow — ", "OSTREY, Norvia (Nordpress) - ": where a text was filed from is no part of what it states.
_DATELINE = re.compile(r"[A-Z][\w.'’-]{1,25}(?:,? [A-Z][\w.'’-]{1,25}){0,3}(?: \([A-Z][^()\n]{1,40}\))? [—–-]{1,2} ")
SUBJECT_WORDS = 5  # words of the sentence's beginning that stand for its subject
NEAR = 200  # characters in which they are looked for
Ids = Mapping[tuple[str, str], str]  # (article id, local entity id) -> the story's entity


@dataclass(frozen=True, slots=True)
class Statement:
    """One proposition in one article."""

    article: str
    span: Span
    sentence: Span  # the sentence it stands in
    sentence_words: str
    meaning: str  # the words compared for meaning: the span's, with the subject it leaves out in front
    attribution: str | None  # Attribution.id of the innermost content it stands in; None: the outlet's own voice
    quoted: bool  # in quotation marks, wholly or in part
    chain: tuple[str, ...]  # story entity ids, outermost first; () for the own voice and for unresolved speakers
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    entities: frozenset[str]  # story entity ids mentioned, the speaker's left out
    subject: tuple[tuple[str, Span], ...]  # story entities named before the first verb, with where
    modality: Modality
    position: float  # 0 at the start of the body, 1 at its end
    partial: bool = False  # its words leave out who or what it is about, or what happened
    trait: int | None = None  # number of the age or size that it tells in passing, the same in all reports (traits.py)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A proposition before it is a statement."""

    span: Span
    meaning: str
    attribution: Attribution | None


def statements(article: Article, annotations: Annotations, ids: Ids) -> list[Statement]:
    """The statements of an article in order. `ids` maps (article id, local entity id) to the story's entities."""
    near = Nearby(annotations)
    found: list[Statement] = []
    for sentence in annotations.sentences:
        words = article.page.words(sentence)
        if in_capitals(words):
            continue  # a link to another story
        attributions, read = near.attributions(sentence), near.propositions(sentence)
        pieces = _read(article, sentence, read, near)
        taken = [piece.span for piece in pieces]
        pieces += _by_rules(article, sentence, taken, attributions)
        for piece in sorted(pieces, key=lambda piece: (piece.span.start, -piece.span.end)):
            found.append(_statement(article, near, ids, (sentence, words), piece))
    return found


def statement_at(article: Article, annotations: Annotations, ids: Ids, span: Span) -> Statement:
    """The statement that a given span makes: its voice is the innermost content that holds most of it."""
    near = Nearby(annotations)
    sentence = next((s for s in annotations.sentences if s.overlaps(span)), span)
    piece = _Piece(span, article.page.words(span), owner(article.text, span, annotations.attributions))
    return _statement(article, near, ids, (sentence, article.page.words(sentence)), piece)


def _read(article: Article, sentence: Span, propositions: Sequence[Span], near: Nearby) -> list[_Piece]:
    """The propositions that the tagger has read in a sentence."""
    found: list[_Piece] = []
    attributions = near.attributions(sentence)
    subjects = Subjects(article.text, sentence)
    places = mended(article.text, sentence, propositions, attributions)
    places = standing(article.text, sentence, places, attributions, near.tells)
    for number, (start, end) in enumerate(places, 1):
        limit = places[number][0] if number < len(places) else sentence.end
        place = trim(article.text, start, whole(article.text, start, end, limit))
        if place is None:
            continue
        span = article.page.span(*place)
        words = article.page.words(span)
        if is_aside(words) or len(words.split()) < 2:
            continue
        attribution, subject = owner(article.text, span, attributions), subjects.left_out(span)
        found.append(
            _Piece(span, _without_source(article, span, f"{subject} {words}".strip(), attribution), attribution)
        )
    return found


def _by_rules(
    article: Article, sentence: Span, taken: Sequence[Span], attributions: Sequence[Attribution]
) -> list[_Piece]:
    """The propositions of a sentence by rules; where some are known already, of what they leave over."""
    by_id = {attribution.id: attribution for attribution in attributions}
    found = []
    for name, start, end in voices(article, sentence, attributions):
        attribution = by_id[name] if name else None
        for first, last in _free(start, end, taken):
            for span, words in _propositions(article, sentence, first, last):
                if not any(without_frames(article.text, span, attributions)):
                    continue
                found.append(_Piece(span, _without_source(article, span, words, attribution), attribution))
    return found


def _free(start: int, end: int, taken: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """What is left of [start, end) beside the spans taken, which are in order."""
    for span in islice(taken, bisect_right(taken, start, key=lambda span: span.end), None):
        if span.start >= end:
            break
        if span.start > start:
            yield start, span.start
        start = span.end
    if start < end:
        yield start, end


def _without_source(article: Article, span: Span, meaning: str, attribution: Attribution | None) -> str:
    """The words compared leave out who says it: two things said by one person are not alike for that."""
    source = attribution.source if attribution else None
    if source is None or span.start != source.start or not span.contains(source) or len(source) == len(span):
        return meaning
    return meaning.replace(article.page.words(source), "", 1).strip(" ,")


def _propositions(article: Article, sentence: Span, start: int, end: int) -> list[tuple[Span, str]]:
    """Clauses of a run that state something, with the words to compare; a piece without a verb is a left-over."""
    if start == sentence.start and (dateline := _DATELINE.match(article.text, start, end)):
        start = dateline.end()
    text = article.text[start:end]
    before = (
        _subject_before(article.text[sentence.start : min(start, sentence.start + NEAR)])
        if begins_with_verb(text)
        else ""
    )
    found: list[tuple[Span, str]] = []
    for clause in clauses(text):
        trimmed = trim(text, clause.start, clause.end)
        if trimmed is None:
            continue
        first, last = trimmed
        words = text[first:last]
        if len(words.split()) >= MIN_WORDS and has_verb(words) and not is_aside(words):
            subject = clause.subject or (before if first == 0 else "")
            found.append((article.page.span(start + first, start + last), f"{subject} {words}".strip()))
    return found


def _subject_before(words: str) -> str:
    """Who it is about, where a frame stands between subject and verb: "the scheme, which the ministry says | will cost …"."""
    return " ".join(words.replace(",", " ").split()[:SUBJECT_WORDS])


def _statement(article: Article, near: Nearby, ids: Ids, sentence: tuple[Span, str], piece: _Piece) -> Statement:
    span, attribution = piece.span, piece.attribution
    mentions = [m for m in near.mentions(span) if m.entity and (article.id, m.entity) in ids]
    words = article.page.words(span)
    verb = span.start + first_verb(words)
    chain = attribution.chain if attribution else ()
    speaker = {ids[article.id, link] for link in chain[-1:] if (article.id, link) in ids}
    return Statement(
        article=article.id,
        span=span,
        sentence=sentence[0],
        sentence_words=sentence[1],
        meaning=piece.meaning,
        attribution=attribution.id if attribution else None,
        quoted=attribution is not None and attribution.kind != "indirect",
        chain=chain_of(article.id, chain, ids),
        figures=near.figures(span),
        moments=near.moments(span),
        entities=frozenset(ids[article.id, m.entity] for m in mentions if m.entity) - speaker,
        subject=tuple(
            (ids[article.id, m.entity], m.span)
            for m in mentions
            if m.entity and m.span.end <= verb and m.type in _ACTORS
        ),
        modality=modality(words),
        position=span.start / near.length,
        partial=partial(words, piece.meaning) or only_feared(sentence[1][: max(0, span.start - sentence[0].start)]),
    )
