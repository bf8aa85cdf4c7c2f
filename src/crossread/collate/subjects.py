"""Who a proposition is about, where it leaves that to the words before it: "and approved the plan", "who was elected in May"."""

from __future__ import annotations

from crossread.collate.clauses import MAX_SUBJECT
from crossread.collate.verbs import Token, tokens_of, verb_forms, word_list
from crossread.model import Span

ANTECEDENT = 5  # words before "who" or "which" that stand for what it is about


def left_out(text: str, sentence: Span, span: Span, before: Span | None) -> str:
    """The words that say who the proposition `span` is about, "" where it says so itself.

    `before`: the proposition before it in its sentence. Its subject is carried over: the words before its first verb.
    """
    tokens = [token for token in tokens_of(text[span.start : span.end]) if token.word[0].isalnum()]
    if not tokens:
        return ""
    if tokens[0].word in word_list("relatives"):
        return _last_words(text[sentence.start : span.start])
    if not _without_subject(tokens):
        return ""
    if before is not None:
        return _subject(text[before.start : before.end])
    return _subject(text[sentence.start : span.start] + " " + text[span.start : span.start + tokens[0].end])


def _without_subject(tokens: list[Token]) -> bool:
    """Whether it begins with its verb, finite or in -ing."""
    first = tokens[0]
    return not first.capital and (first.finite or first.word in verb_forms()[2])


def _subject(words: str) -> str:
    """The words before the first verb, where they are few enough to be a subject."""
    tokens = tokens_of(words)
    verb = next((number for number, token in enumerate(tokens) if token.finite), 0)
    return words[tokens[0].start : tokens[verb - 1].end] if 0 < verb <= MAX_SUBJECT else ""


def _last_words(words: str) -> str:
    found = [token for token in tokens_of(words[-200:]) if token.word[0].isalnum()][-ANTECEDENT:]
    return words[-200:][found[0].start : found[-1].end] if found else ""
