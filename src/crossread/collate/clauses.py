"""Cuts a run of text into clauses, so that one statement is one proposition. Rules and a verb list; no parser.

A cut is made only where both sides carry a verb: a list ("Spain, Italy and Greece") stays whole. What is doubtful stays
together, because half a proposition misleads and a long one only blurs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from crossread.collate.verbs import Token, tokens_of, verb_forms, word_list

MIN_WORDS = 3  # a shorter piece is no proposition of its own
VERB_WITHIN = 9  # words after a cut in which the verb must come: a subject with its modifiers (median 4 in news)
MAX_SUBJECT = 10  # words before the first verb that are carried over as the subject of a clause without one

_CLOSERS = {"”": "“", "’": "‘", "»": "«", ")": "(", "]": "["}
_SIGNS = {"%", "°", "€", "£", "$", "‰"}


@dataclass(frozen=True, slots=True)
class Clause:
    """Offsets into the text that was cut, and the words that say who it is about where the clause itself does not."""

    start: int
    end: int
    subject: str = ""


def clauses(text: str) -> list[Clause]:
    """The clauses of `text` by where they begin, with offsets into it; at least one for a text that has a word.

    They do not overlap but for a relative clause in the middle, which stands inside the one it interrupts.

    >>> text = "Trade rose 7% and Norvia signed a deal"
    >>> [text[c.start : c.end] for c in clauses(text)]
    ['Trade rose 7%', 'Norvia signed a deal']
    """
    tokens = tokens_of(text)
    found = _interrupting(text, tokens)
    start, subject = 0, ""
    finite, brackets = False, 0  # of the tokens from `start` on
    for i, token in enumerate(tokens):
        cut = _cut(tokens, i) if i > start and finite and brackets <= 0 else None
        if cut is not None and _enough(tokens, start, i):
            found += _clause(text, tokens[start:i], subject)
            subject = _carried_subject(text, tokens, start, i, cut)
            start, finite, brackets = cut, False, 0
        if i >= start:
            finite = finite or token.finite
            brackets += (token.word == "(") - (token.word == ")")
    found += _clause(text, tokens[start:], subject)
    return sorted(found, key=lambda clause: (clause.start, -clause.end))


def _clause(text: str, tokens: Sequence[Token], subject: str) -> list[Clause]:
    """The clause that some tokens make, without punctuation at its end; none where no word is left."""
    last = next((token for token in reversed(tokens) if token.word[0].isalnum()), None)
    return [Clause(tokens[0].start, _end(text, tokens[0].start, last.end), subject)] if last else []


def _interrupting(text: str, tokens: Sequence[Token]) -> list[Clause]:
    """Relative clauses between two commas, after which the main verb follows: "the well, which was narrow, was widened"."""
    found = []
    commas = [i for i, token in enumerate(tokens) if token.word == ","]
    for first, second in pairwise(commas):
        if (
            tokens[first + 1].word not in word_list("relatives")
            or second + 1 >= len(tokens)
            or second - first < MIN_WORDS + 2
        ):
            continue
        inside = any(tokens[k].finite for k in range(first + 2, min(first + 4, second)))
        if inside and tokens[second + 1].finite:
            found += _clause(text, tokens[first + 2 : second], _antecedent(text, tokens, 0, first))
    return found


def _end(text: str, start: int, end: int) -> int:
    """With the sign that belongs to the last word ("7%") and the mark that closes what the clause opened; without the
    full stop that ends the sentence."""
    while text[end : end + 1] in _SIGNS:
        end += 1
    closer = text[end : end + 1]
    if closer in _CLOSERS and text[start:end].count(_CLOSERS[closer]) > text[start:end].count(closer):
        return end + 1
    return end - 1 if text[end - 1] == "." and "." not in text[max(0, end - 4) : end - 1] else end


def _cut(tokens: Sequence[Token], i: int) -> int | None:
    """The index at which a new clause begins when the old one, which has its verb, ends before token i; None: no cut here."""
    word, after = tokens[i].word, i + 1
    if word in {";", "--"} or (word == "-" and tokens[i - 1].end < tokens[i].start):
        return _first_word(tokens, after) if _verb_soon(tokens, after) or _starts_with_ing(tokens, after) else None
    if word == ",":
        return _cut_after_comma(tokens, after)
    if _begins_distance(tokens, i):
        return i
    return after if tokens[i - 1].word not in {",", ";"} and _links(tokens, i) else None


def _links(tokens: Sequence[Token], i: int) -> bool:
    """Whether token i joins a clause to the one before without a comma."""
    word, after = tokens[i].word, i + 1
    if word in {"after", "before"} and tokens[i - 1].word in word_list("distances"):
        return False  # the cut is before the distance
    if word in word_list("participle_links") and after < len(tokens) and tokens[after].word.endswith("ing"):
        return _enough(tokens, after)
    return (word in word_list("coordinators") or word in word_list("bare")) and _starts_clause(tokens, after)


def _begins_distance(tokens: Sequence[Token], i: int) -> bool:
    """Whether "just hours after the storm had passed" begins here: a proposition of its own, about when."""
    if tokens[i - 1].word in word_list("distance_starts") or tokens[i - 1].word in word_list("distances"):
        return False
    k = i
    while k < len(tokens) and k - i < 3 and tokens[k].word in word_list("distance_starts"):
        k += 1
    if (
        k + 1 >= len(tokens)
        or tokens[k].word not in word_list("distances")
        or tokens[k + 1].word not in {"after", "before"}
    ):
        return False
    return _verb_soon(tokens, k + 2)


def _cut_after_comma(tokens: Sequence[Token], after: int) -> int | None:
    if after >= len(tokens):
        return None
    word = tokens[after].word
    if _begins_distance(tokens, after):
        return after
    if (word in word_list("relatives") or word in word_list("subordinators")) and _verb_soon(tokens, after + 1):
        return after + 1 if word != "whose" else after
    if word in word_list("coordinators") and _starts_clause(tokens, after + 1):
        return after + 1
    if word in word_list("pronouns") and any(tokens[k].finite for k in range(after + 1, min(after + 3, len(tokens)))):
        return after  # "…, we have had to close two lines"
    if word == "with" and _absolute(tokens, after + 1):
        return after
    return after if _starts_with_ing(tokens, after) else None


def _starts_with_ing(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].word in verb_forms()[2] and _enough(tokens, i)


def _absolute(tokens: Sequence[Token], i: int) -> bool:
    """ ", with the size of the crew remaining the same": a noun of its own and an -ing form, no comma between."""
    for k in range(i + 1, min(len(tokens), i + VERB_WITHIN)):
        if tokens[k].word in {",", ";"}:
            return False
        if tokens[k].word in verb_forms()[2]:
            return True
    return False


def _starts_clause(tokens: Sequence[Token], i: int) -> bool:
    """A finite verb at once ("and signed …"), or a likely subject with its verb soon ("and the two agreed …")."""
    if i < len(tokens) and tokens[i].word == "that" and _verb_soon(tokens, i + 1):
        return True  # "said that … and that trade rose"
    while i < len(tokens) and tokens[i].word in {"also", "then", "later", "has"}:
        i += 1
    if i >= len(tokens) or not _enough(tokens, i):
        return False
    if tokens[i].finite and not tokens[i].capital:
        return True
    if tokens[i].word.endswith("s") and i + 1 < len(tokens) and tokens[i + 1].finite:  # "and engineers opened …"
        return True
    return (tokens[i].capital or tokens[i].word in word_list("subject_starts")) and _verb_soon(tokens, i + 1)


def _verb_soon(tokens: Sequence[Token], i: int) -> bool:
    for k in range(i, min(len(tokens), i + VERB_WITHIN)):
        if tokens[k].word in {",", ";", "and", "or"}:
            return False
        if tokens[k].finite:
            return _enough(tokens, i)
    return False


def _enough(tokens: Sequence[Token], start: int, end: int | None = None) -> bool:
    """Whether the tokens [start, end) have the words of a proposition."""
    stop = len(tokens) if end is None else end
    words = (True for k in range(start, stop) if tokens[k].word[0].isalnum())
    return sum(1 for _ in islice(words, MIN_WORDS)) == MIN_WORDS


def _first_word(tokens: Sequence[Token], i: int) -> int:
    while i < len(tokens) and not (tokens[i].word[0].isalnum() and tokens[i].word not in word_list("coordinators")):
        i += 1
    return i


def _carried_subject(text: str, tokens: Sequence[Token], start: int, end: int, cut: int) -> str:
    """The words before the old clause's first verb, where the new clause begins with its verb and has no subject."""
    if cut >= len(tokens):
        return ""
    if tokens[cut - 1].word in word_list("relatives"):
        return _antecedent(text, tokens, start, end)
    begins_with_verb = tokens[cut].finite or tokens[cut].word in verb_forms()[2]
    if not begins_with_verb or tokens[cut].capital:
        return ""
    verb = next((k for k in range(start, end) if tokens[k].finite), start)
    return text[tokens[start].start : tokens[verb - 1].end] if 0 < verb - start <= MAX_SUBJECT else ""


def _antecedent(text: str, tokens: Sequence[Token], start: int, end: int) -> str:
    """The last words before a relative clause: what it is about, near enough to compare meanings."""
    words = [token for token in tokens[max(start, end - 5) : end] if token.word[0].isalnum()]
    return text[words[0].start : words[-1].end] if words else ""
