"""Statements: the propositions of one article, each with whose word it is.

A sentence is taken apart by who speaks: what lies in an attribution's content is on that source's word, the frame
("Ushakov said") states nothing itself, and the rest is the outlet's own voice. Each part is then cut into clauses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.collate.clauses import MIN_WORDS, clauses
from crossread.collate.modality import Modality, modality
from crossread.collate.verbs import begins_with_verb, first_verb, has_finite_verb, has_verb, is_aside
from crossread.model import Annotations, Article, Attribution, Figure, Moment, Span

_EDGE = " \t\r\n\u00a0,;:.-–—―()[]\"'“”‘’„«»…*•"
_LINKS = frozenset(
    {"and", "but", "or", "so", "that", "also", "because", "while", "although", "though", "as", "however", "meanwhile", "if",
     "whether", "which", "who", "whom", "in", "after", "before", "to"}
)  # fmt: skip
_LEADING = _LINKS - {"in", "after", "before", "to", "who", "which"}
_ACTORS = frozenset({"person", "organisation", "place", "unnamed"})


# "Moscow — ", "OSTREY, Norvia (Nordpress) - ": where a text was filed from is no part of what it states.
_DATELINE = re.compile(r"[A-Z][\w.'’-]{1,25}(?:,? [A-Z][\w.'’-]{1,25}){0,3}(?: \([A-Z][^()\n]{1,40}\))? [—–-]{1,2} ")
SUBJECT_WORDS = 5  # words of the sentence's beginning that stand for its subject
CUTS = 0.3  # confidence with which an attribution inside another's content cuts a statement out of it


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


def statements(article: Article, annotations: Annotations, ids: Mapping[tuple[str, str], str]) -> list[Statement]:
    """The statements of an article in order. `ids` maps (article id, local entity id) to the story's entities."""
    found: list[Statement] = []
    by_id = {attribution.id: attribution for attribution in annotations.attributions}
    total = max(1, annotations.sentences[-1].end if annotations.sentences else 1)
    reaches = [(_reach(attribution), attribution) for attribution in annotations.attributions]
    for sentence in annotations.sentences:
        near = [attribution for reach, attribution in reaches if reach.overlaps(sentence)]
        for owner, start, end in _voices(article, sentence, near):
            attribution = by_id[owner] if owner else None
            for piece, words in _propositions(article, sentence, start, end):
                meaning = _without_source(article, piece, words, attribution)
                found.append(
                    _statement(article, annotations, ids, sentence, piece, meaning, attribution, piece.start / total)
                )
    return found


def _without_source(article: Article, piece: Span, meaning: str, attribution: Attribution | None) -> str:
    """The words compared leave out who says it: two things said by one person are not alike for that."""
    source = attribution.source if attribution else None
    if source is None or piece.start != source.start or not piece.contains(source) or len(source) == len(piece):
        return meaning
    return meaning.replace(article.page.words(source), "", 1).strip(" ,")


def statement_at(
    article: Article, annotations: Annotations, ids: Mapping[tuple[str, str], str], span: Span
) -> Statement:
    """The statement that a given span makes: its voice is the innermost content that holds most of it."""

    def shared(attribution: Attribution) -> int:
        return sum(max(0, min(span.end, c.end) - max(span.start, c.start)) for c in attribution.content)

    holding = [a for a in annotations.attributions if 2 * shared(a) >= len(span)]
    owner = min(holding, key=lambda a: sum(len(c) for c in a.content), default=None)
    sentence = next((s for s in annotations.sentences if s.overlaps(span)), span)
    total = max(1, annotations.sentences[-1].end if annotations.sentences else 1)
    words = article.page.words(span)
    return _statement(article, annotations, ids, sentence, span, words, owner, span.start / total)


def _voices(article: Article, sentence: Span, attributions: Sequence[Attribution]) -> list[tuple[str | None, int, int]]:
    """The runs of a sentence that one voice states, as (Attribution.id or None, start, end), frames left out.

    A content that cannot stand alone ("promised *to rebuild it*") or that its cue denies keeps its frame: what is stated is
    that Ruiz promised to rebuild it, on her word.
    """
    near = [a for a in attributions if any(span.overlaps(sentence) for span in _all_spans(a))]
    near = [a for a in near if not (_nested(a, near) and (_doubtful(article, a) or not _says_a_clause(article, a)))]
    if not near:
        return [(None, sentence.start, sentence.end)]
    owner: list[str | None] = [None] * len(sentence)
    frame = [False] * len(sentence)

    def inside(span: Span) -> range:
        return range(max(span.start, sentence.start) - sentence.start, min(span.end, sentence.end) - sentence.start)

    whole = [a for a in near if _needs_frame(article, a, sentence)]
    for attribution in near:
        for span in (attribution.source, attribution.cue):
            for i in inside(span) if span and attribution not in whole else ():
                frame[i] = True
    for attribution in sorted(near, key=lambda a: -sum(len(span) for span in a.content)):  # the innermost comes last
        for span in [_reach(attribution)] if attribution in whole else attribution.content:
            for i in inside(span):
                owner[i] = attribution.id
    runs: list[tuple[str | None, int, int]] = []
    start = 0
    for i in range(1, len(sentence) + 1):
        if i == len(sentence) or owner[i] != owner[start] or frame[i] != frame[start]:
            if not frame[start]:
                runs.append((owner[start], sentence.start + start, sentence.start + i))
            start = i
    return runs


def _nested(attribution: Attribution, near: Sequence[Attribution]) -> bool:
    """Whether it stands, with all of its parts, inside what another says."""
    return any(
        all(any(whole.contains(span) for whole in other.content) for span in _all_spans(attribution))
        for other in near
        if other is not attribution
    )


def _doubtful(article: Article, attribution: Attribution) -> bool:
    """Not sure enough to cut a statement out of another, or the same speaker once more: "I think the bridge is safe"."""
    source = article.page.words(attribution.source).lower() if attribution.source else ""
    return source in ("i", "we") or (attribution.confidence is not None and attribution.confidence < CUTS)


def _says_a_clause(article: Article, attribution: Attribution) -> bool:
    """Whether what is said is a clause: "the two have signalled a willingness" is one statement, of the one who says so."""
    return any(_stands_alone(article.page.words(span)) for span in attribution.content)


def _needs_frame(article: Article, attribution: Attribution, sentence: Span) -> bool:
    """Whether the words make no statement without who said it and how. Only within one sentence."""
    if attribution.cue is None or not all(sentence.contains(span) for span in _all_spans(attribution)):
        return False
    spans = [span for span in (attribution.source, attribution.cue) if span]
    denied = any(modality(article.page.words(span)).negated for span in spans)  # "denied that", "few believe that"
    return denied or not _says_a_clause(article, attribution)


def _stands_alone(content: str) -> bool:
    """Whether the first clause has a finite verb; a later one ("to rebuild it after it had burnt") does not help."""
    first = clauses(content)[:1]
    return bool(first) and has_finite_verb(content[first[0].start : first[0].end])


def _reach(attribution: Attribution) -> Span:
    spans = _all_spans(attribution)
    return Span(spans[0].page, min(span.start for span in spans), max(span.end for span in spans))


def _all_spans(attribution: Attribution) -> list[Span]:
    return [span for span in (attribution.source, attribution.cue, *attribution.content) if span]


def _propositions(article: Article, sentence: Span, start: int, end: int) -> list[tuple[Span, str]]:
    """Clauses of a run that state something, with the words to compare; a piece without a verb is a left-over."""
    if start == sentence.start and (dateline := _DATELINE.match(article.text, start, end)):
        start = dateline.end()
    text = article.text[start:end]
    before = _subject_before(article.text[sentence.start : start]) if begins_with_verb(text) else ""
    found: list[tuple[Span, str]] = []
    for clause in clauses(text):
        trimmed = _trim(text, clause.start, clause.end)
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


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without punctuation, quotation marks and connecting words at its ends; None where nothing is left."""
    while True:
        while start < end and text[start] in _EDGE and not _opens(text, start, end):
            start += 1
        while end > start and text[end - 1] in _EDGE and not _closes(text, start, end):
            end -= 1
        first, last = text[start:end].split(" ", 1)[0], text[start:end].rsplit(" ", 1)[-1]
        if len(first) == end - start:
            return (start, end) if start < end else None
        if first.lower().rstrip(",") in _LEADING:
            start += len(first)
        elif last.lower() in _LINKS:
            end -= len(last)
        else:
            return start, end


_PAIRS = {"(": ")", "[": "]", "“": "”", "‘": "’", "«": "»", '"': '"'}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}


def _opens(text: str, start: int, end: int) -> bool:
    """Whether the first character opens something that ends inside: not marks around the whole."""
    closer = _PAIRS.get(text[start])
    return closer is not None and closer in text[start + 1 : end - 1] and text[end - 1] != closer


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the last character closes something inside, or is an abbreviation's full stop ("the U.S.")."""
    last = text[end - 1]
    if last == ".":
        return "." in text[max(start, end - 4) : end - 1]
    if last == '"':
        return text[start : end - 1].count('"') % 2 == 1 and text[start] != '"'
    opener = _CLOSERS.get(last)
    if opener is None or text[start] == opener:
        return False
    return text[start : end - 1].count(opener) > text[start : end - 1].count(last)


def _statement(  # noqa: PLR0913, PLR0917 - the parts of one noun
    article: Article,
    annotations: Annotations,
    ids: Mapping[tuple[str, str], str],
    sentence: Span,
    span: Span,
    meaning: str,
    attribution: Attribution | None,
    position: float,
) -> Statement:
    mentions = [m for m in annotations.mentions if m.entity and span.contains(m.span) and (article.id, m.entity) in ids]
    words = article.page.words(span)
    verb = span.start + first_verb(words)
    chain = attribution.chain if attribution else ()
    speaker = {ids[article.id, link] for link in chain[-1:] if (article.id, link) in ids}
    return Statement(
        article=article.id,
        span=span,
        sentence=sentence,
        sentence_words=article.page.words(sentence),
        meaning=meaning,
        attribution=attribution.id if attribution else None,
        quoted=attribution is not None and attribution.kind != "indirect",
        chain=tuple(ids[article.id, link] for link in chain if (article.id, link) in ids),
        figures=tuple(figure for figure in annotations.figures if span.contains(figure.span)),
        moments=tuple(moment for moment in annotations.moments if span.contains(moment.span)),
        entities=frozenset(ids[article.id, m.entity] for m in mentions if m.entity) - speaker,
        subject=tuple(
            (ids[article.id, m.entity], m.span)
            for m in mentions
            if m.entity and m.span.end <= verb and m.type in _ACTORS
        ),
        modality=modality(words),
        position=position,
    )
