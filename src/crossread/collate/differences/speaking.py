"""On whose word it stands: the outlet's own voice or somebody's, and whose."""

from __future__ import annotations

import re
from collections.abc import Mapping

from crossread.collate import wording
from crossread.collate.differences.told import Finding, Told, aside, one_name

ONE_UTTERANCE = 0.4  # likeness of two wordings from which they may be one utterance put in two mouths

SAME_WORDS = 0.8  # likeness from which words in an outlet's own voice are the quotation that another report has
_IN_MARKS = re.compile(r"[“\"]([^”\"]+ [^”\"]+)[”\"]")  # two words or more
_SPEAKING = frozenset({"i", "we", "i'm", "i’m", "we're", "we’re", "our", "my", "we’ve", "we've", "i've", "i’ve"})


def voice(a: Told, b: Told, names: Mapping[str, str]) -> Finding | None:
    """One states as its own what the other puts on somebody's word."""
    if (a.kind is None) == (b.kind is None):
        return None
    own, said = (a, b) if a.kind is None else (b, a)
    if _told_of(said) or _spoken(own, said):
        return None
    chain = said.statement.chain
    speaker = names.get(chain[-1], "somebody") if chain else "somebody whom it does not name"
    reason = f"{own.label} states in its own voice what {said.label} attributes to {speaker}"
    return Finding(
        "voice", "difference", reason, (a.statement.span, b.statement.span), frozenset({"own", chain[-1:] or None})
    )


def speaker(a: Told, b: Told, names: Mapping[str, str]) -> Finding | None:
    """The same utterance is put on the word of different people, or of a body and of its person.

    What two people say each for themselves is no difference, and an outlet says what others said."""
    left, right = a.statement.chain[-1:], b.statement.chain[-1:]
    if not left or not right or a.medium or b.medium or one_name(names.get(left[0], ""), names.get(right[0], "")):
        return None
    if left[0] in b.statement.chain or right[0] in a.statement.chain:  # one only goes a link further
        return None
    if aside(a) or aside(b):
        return None
    if a.camp != b.camp and wording.likeness(a.text, b.text) < ONE_UTTERANCE:
        return None
    reason = f"{a.label} attributes it to {names.get(left[0], left[0])}, {b.label} to {names.get(right[0], right[0])}"
    return Finding("speaker", "difference", reason, (a.statement.span, b.statement.span), frozenset({left, right}))


def _told_of(said: Told) -> bool:
    """Whether the outlet may state it itself although somebody speaks: an aside, or that something was said ("Ruiz blamed
    Lind"), which another may tell as well. Of 13 such claims of the collation gold two differ in voice, of the others 26 of
    35."""
    return bool(said.cue and said.cue in said.text) or aside(said)


def _spoken(own: Told, said: Told) -> bool:
    """Whether the words are somebody's although no speaker was found: "we", what stands in quotation marks, or a quotation of
    another report."""
    start = own.statement.span.start
    if own.article.text[max(0, start - 1) : start] in {"“", '"', "«"}:
        return True
    if any(wording.contains(said.text, found[1]) for found in _IN_MARKS.finditer(own.text)):
        return True
    first = own.text.split(None, 1)[0].lower().strip("“\"'‘")
    quoted = said.kind != "indirect" and wording.likeness(own.text, said.text) >= SAME_WORDS
    return quoted or first in _SPEAKING
