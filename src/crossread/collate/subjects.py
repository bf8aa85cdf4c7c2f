"""Who a proposition is about, where it leaves that to the words before it: "and approved the plan", "who was elected in May"."""

from __future__ import annotations

import re

from crossread.collate.clauses import MAX_SUBJECT
from crossread.collate.verbs import Token, tokens_of, verb_forms, word_list
from crossread.model import Span

ANTECEDENT = 5  # words before "who" or "which" that stand for what it is about
NEAR = 200  # characters in which they are looked for
_PARTS = re.compile(r",| (?:who|which|whose|whom|that) ")


class Subjects:
    """Goes through the propositions of one sentence and remembers whom they are about."""

    def __init__(self, text: str, sentence: Span) -> None:
        self._text, self._sentence = text, sentence
        self._last: str | None = None  # the subject of the last proposition that is no relative clause

    def left_out(self, span: Span) -> str:
        """The words that say who the next proposition is about, "" where it says so itself."""
        words = self._text[span.start : span.end]
        tokens = [token for token in tokens_of(words) if token.word[0].isalnum()]
        if tokens and tokens[0].word in word_list("relatives"):
            return _last_words(self._text[max(self._sentence.start, span.start - NEAR) : span.start])
        if not tokens or not _without_subject(tokens):
            self._last = _subject(words)
            return ""
        if self._last is None:
            until = min(span.start + tokens[0].end, self._sentence.start + NEAR)
            self._last = _subject(self._text[self._sentence.start : until])
        return self._last


def _without_subject(tokens: list[Token]) -> bool:
    """Whether it begins with its verb, finite or in -ing."""
    first = tokens[0]
    return not first.capital and (first.finite or first.word in verb_forms()[2])


def _subject(words: str) -> str:
    """The words before the first verb, or all where there is none, up to the first comma; "" where they are too many."""
    tokens = tokens_of(words)
    verb = next((number for number, token in enumerate(tokens) if token.finite), len(tokens))
    if not verb:
        return ""
    told = words[: tokens[verb - 1].end] + " "
    subject, *rest = _PARTS.split(told, maxsplit=1)
    if rest and told[len(subject) :].lstrip().startswith(("whom ", "which ")):
        return ""  # "three of whom were hurt": of whom, stands before
    return subject.strip() if len(subject.split()) <= MAX_SUBJECT else ""


def _last_words(words: str) -> str:
    found = [token for token in tokens_of(words) if token.word[0].isalnum()][-ANTECEDENT:]
    return words[found[0].start : found[-1].end] if found else ""
