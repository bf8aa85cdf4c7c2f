"""On whose word it stands: the outlet's own voice or somebody's, and whose."""

from __future__ import annotations

from collections.abc import Mapping

from crossread.collate import wording
from crossread.collate.differences.told import Finding, Told
from crossread.collate.verbs import has_finite_verb

ONE_UTTERANCE = 0.4  # likeness of two wordings from which they may be one utterance put in two mouths

SAME_WORDS = 0.8  # likeness from which words in an outlet's own voice are the quotation that another report has
_SPEAKING = frozenset({"i", "we", "i'm", "i’m", "we're", "we’re", "our", "my", "we’ve", "we've", "i've", "i’ve"})


def voice(a: Told, b: Told, names: Mapping[str, str]) -> Finding | None:
    """One states as its own what the other puts on somebody's word."""
    if (a.kind is None) == (b.kind is None):
        return None
    own, said = (a, b) if a.kind is None else (b, a)
    if _aside(said) or _spoken(own, said):
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
    if not left or not right or a.medium or b.medium or _one_name(names.get(left[0], ""), names.get(right[0], "")):
        return None
    if left[0] in b.statement.chain or right[0] in a.statement.chain:  # one only goes a link further
        return None
    if _aside(a) or _aside(b):
        return None
    if a.camp != b.camp and wording.likeness(a.text, b.text) < ONE_UTTERANCE:
        return None
    reason = f"{a.label} attributes it to {names.get(left[0], left[0])}, {b.label} to {names.get(right[0], right[0])}"
    return Finding("speaker", "difference", reason, (a.statement.span, b.statement.span), frozenset({left, right}))


def _aside(told: Told) -> bool:
    """Whether it may be the outlet's own aside within what it reports: "the office, *closed since May*". Of such parts of
    indirect speech half are, by the four events of the collation gold (10 of 19); of clauses a third (6 of 17)."""
    return told.kind == "indirect" and not told.opens and not has_finite_verb(told.text)


def _spoken(own: Told, said: Told) -> bool:
    """Whether the words are somebody's although no speaker was found: "we", or a quotation of another report."""
    first = own.text.split(None, 1)[0].lower().strip("“\"'‘")
    quoted = said.kind != "indirect" and wording.likeness(own.text, said.text) >= SAME_WORDS
    return quoted or first in _SPEAKING


def _one_name(first: str, second: str) -> bool:
    """Whether two names may be one person's or body's: the one ends in the last word of the other ("Mrs Lind", "Bo Lind"), or
    holds all of its words."""
    one, other = ([word.strip(".,").lower() for word in name.split()] for name in (first, second))
    if not one or not other:
        return first == second
    return one[-1] == other[-1] or set(one) <= set(other) or set(other) <= set(one)
