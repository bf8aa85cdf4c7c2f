"""Cuts a run of text into clauses, so that one statement is one proposition. Rules and a verb list; no parser.

A cut is made only where both sides carry a verb: a list ("Spain, Italy and Greece") stays whole. What is doubtful stays
together, because half a proposition misleads and a long one only blurs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from crossread import knowledge
from crossread.text import fold

MIN_WORDS = 3  # a shorter piece is no proposition of its own
VERB_WITHIN = 9  # words after a cut in which the verb must come: a subject with its modifiers (median 4 in news)
MAX_SUBJECT = 10  # words before the first verb that are carried over as the subject of a clause without one

_TOKEN = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*\.?|[;,:()\"-]|--")
_CLOSERS = {"”": "“", "’": "‘", "»": "«", ")": "(", "]": "["}
_SIGNS = {"%", "°", "€", "£", "$", "‰"}


@cache
def _list(name: str) -> frozenset[str]:
    """A word list of data/clauses.toml."""
    return frozenset(knowledge.toml("clauses")[name])


@dataclass(frozen=True, slots=True)
class Clause:
    """Offsets into the text that was cut, and the words that say who it is about where the clause itself does not."""

    start: int
    end: int
    subject: str = ""


class _Token(NamedTuple):
    word: str  # folded
    start: int
    end: int
    capital: bool
    finite: bool  # surely a finite verb


@cache
def _verb_forms() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Past forms, third person forms and -ing forms of data/verbs.txt."""
    past, third, ing = set(), set(), set()
    for entry in knowledge.words("verbs"):
        base, *irregular = entry.split()
        doubled = {form for form in irregular if form.endswith("ed")}
        silent = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
        stem = base[:-1] + "i" if base.endswith("y") and base[-2:-1] not in "aeiou" else base
        past.update(irregular if irregular else [stem + ("d" if base.endswith("e") else "ed")])
        third.add(stem + "es" if stem != base or base.endswith(("s", "sh", "ch", "x", "z", "o")) else base + "s")
        ing.update([silent + "ing", *(form[:-2] + "ing" for form in doubled)])
        if len(base) <= 4 and base[-1] not in "aeiouwxy" and base[-2:-1] in "aeiou":  # run, running; cut, cutting
            ing.add(base + base[-1] + "ing")
    return frozenset(past), frozenset(third), frozenset(ing)


@lru_cache(maxsize=1024)  # a statement's words are asked about several times in a row
def _tokens(text: str) -> Sequence[_Token]:
    tokens: list[_Token] = []
    for match in _TOKEN.finditer(fold(text)):
        finite = _is_finite(match[0], tokens[-1] if tokens else None)
        tokens.append(_Token(match[0], match.start(), match.end(), text[match.start()].isupper(), finite))
    return tokens


def _is_finite(word: str, previous: _Token | None) -> bool:
    """Whether a word is surely a finite verb: auxiliaries, past forms, and third persons after a likely subject."""
    past, third, _ = _verb_forms()
    if word in _list("auxiliaries"):
        return True
    if word in past:
        return previous is None or previous.word not in _list("determiners")
    if word not in third or previous is None:
        return False
    return previous.capital or previous.word in _list("subject_starts") or previous.word in _list("relatives")


def has_verb(text: str) -> bool:
    """Whether a text holds a verb in a finite or an -ing form."""
    tokens = _tokens(text)
    ing = _verb_forms()[2]
    return any(token.finite or token.word in ing for token in tokens)


def has_finite_verb(text: str) -> bool:
    """Whether a text holds a verb that makes it a statement: "the bridge was closed", not "to close the bridge"."""
    tokens = _tokens(text)
    past = _verb_forms()[0]
    return any(
        token.finite
        and token.word not in {"be", "been", "being", "having"}
        and not (token.word in {"have", "do"} and i and tokens[i - 1].word == "to")
        and not (token.word in past and i + 1 == len(tokens))  # a participle at the end: "troops killed"
        for i, token in enumerate(tokens)
    )


def is_aside(text: str) -> bool:
    """Whether a clause only says how a source was treated: "asked not to be named"."""
    folded = fold(text)
    return any(aside in folded for aside in _list("asides"))


def begins_with_verb(text: str) -> bool:
    """Whether a text begins with a finite verb and so lacks its subject."""
    tokens = [token for token in _tokens(text) if token.word[0].isalnum()]
    return bool(tokens) and tokens[0].finite and not tokens[0].capital


def first_verb(text: str) -> int:
    """Where the first finite verb begins; 0 where none is sure."""
    tokens = _tokens(text)
    return next((token.start for token in tokens if token.finite), 0)


def clauses(text: str) -> list[Clause]:
    """The clauses of `text` by where they begin, with offsets into it; at least one for a text that has a word.

    They do not overlap but for a relative clause in the middle, which stands inside the one it interrupts.

    >>> text = "Trade rose 7% and Norvia signed a deal"
    >>> [text[c.start : c.end] for c in clauses(text)]
    ['Trade rose 7%', 'Norvia signed a deal']
    """
    tokens = _tokens(text)
    found = _interrupting(text, tokens)
    start, subject = 0, ""
    for i in range(len(tokens)):
        cut = _cut(tokens, start, i) if i > start else None
        if cut is not None and _words_left(tokens[start:i], 0) >= MIN_WORDS:
            found += _clause(text, tokens[start:i], subject)
            subject = _carried_subject(text, tokens, start, i, cut)
            start = cut
    found += _clause(text, tokens[start:], subject)
    return sorted(found, key=lambda clause: (clause.start, -clause.end))


def _clause(text: str, tokens: Sequence[_Token], subject: str) -> list[Clause]:
    """The clause that some tokens make, without punctuation at its end; none where no word is left."""
    last = next((token for token in reversed(tokens) if token.word[0].isalnum()), None)
    return [Clause(tokens[0].start, _end(text, tokens[0].start, last.end), subject)] if last else []


def _interrupting(text: str, tokens: Sequence[_Token]) -> list[Clause]:
    """Relative clauses between two commas, after which the main verb follows: "the well, which was narrow, was widened"."""
    found = []
    commas = [i for i, token in enumerate(tokens) if token.word == ","]
    for first, second in pairwise(commas):
        if (
            tokens[first + 1].word not in _list("relatives")
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


def _cut(tokens: Sequence[_Token], start: int, i: int) -> int | None:
    """The index at which a new clause begins when the old one ends before token i; None: no cut here."""
    if not any(token.finite for token in tokens[start:i]) or _open_bracket(tokens, start, i):
        return None
    word, after = tokens[i].word, i + 1
    if word in {";", "--"} or (word == "-" and tokens[i - 1].end < tokens[i].start):
        return _first_word(tokens, after) if _verb_soon(tokens, after) or _starts_with_ing(tokens, after) else None
    if word == ",":
        return _cut_after_comma(tokens, after)
    if _begins_distance(tokens, i):
        return i
    return after if tokens[i - 1].word not in {",", ";"} and _links(tokens, i) else None


def _links(tokens: Sequence[_Token], i: int) -> bool:
    """Whether token i joins a clause to the one before without a comma."""
    word, after = tokens[i].word, i + 1
    if word in {"after", "before"} and tokens[i - 1].word in _list("distances"):
        return False  # the cut is before the distance
    if word in _list("participle_links") and after < len(tokens) and tokens[after].word.endswith("ing"):
        return _words_left(tokens, after) >= MIN_WORDS
    return (word in _list("coordinators") or word in _list("bare")) and _starts_clause(tokens, after)


def _begins_distance(tokens: Sequence[_Token], i: int) -> bool:
    """Whether "just hours after the storm had passed" begins here: a proposition of its own, about when."""
    if tokens[i - 1].word in _list("distance_starts") or tokens[i - 1].word in _list("distances"):
        return False
    k = i
    while k < len(tokens) and k - i < 3 and tokens[k].word in _list("distance_starts"):
        k += 1
    if (
        k + 1 >= len(tokens)
        or tokens[k].word not in _list("distances")
        or tokens[k + 1].word not in {"after", "before"}
    ):
        return False
    return _verb_soon(tokens, k + 2)


def _cut_after_comma(tokens: Sequence[_Token], after: int) -> int | None:
    if after >= len(tokens):
        return None
    word = tokens[after].word
    if _begins_distance(tokens, after):
        return after
    if (word in _list("relatives") or word in _list("subordinators")) and _verb_soon(tokens, after + 1):
        return after + 1 if word != "whose" else after
    if word in _list("coordinators") and _starts_clause(tokens, after + 1):
        return after + 1
    if word in _list("pronouns") and any(tokens[k].finite for k in range(after + 1, min(after + 3, len(tokens)))):
        return after  # "…, we have had to close two lines"
    if word == "with" and _absolute(tokens, after + 1):
        return after
    return after if _starts_with_ing(tokens, after) else None


def _starts_with_ing(tokens: Sequence[_Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].word in _verb_forms()[2] and _words_left(tokens, i) >= MIN_WORDS


def _absolute(tokens: Sequence[_Token], i: int) -> bool:
    """ ", with the size of the crew remaining the same": a noun of its own and an -ing form, no comma between."""
    for k in range(i + 1, min(len(tokens), i + VERB_WITHIN)):
        if tokens[k].word in {",", ";"}:
            return False
        if tokens[k].word in _verb_forms()[2]:
            return True
    return False


def _starts_clause(tokens: Sequence[_Token], i: int) -> bool:
    """A finite verb at once ("and signed …"), or a likely subject with its verb soon ("and the two agreed …")."""
    if i < len(tokens) and tokens[i].word == "that" and _verb_soon(tokens, i + 1):
        return True  # "said that … and that trade rose"
    while i < len(tokens) and tokens[i].word in {"also", "then", "later", "has"}:
        i += 1
    if i >= len(tokens) or _words_left(tokens, i) < MIN_WORDS:
        return False
    if tokens[i].finite and not tokens[i].capital:
        return True
    if tokens[i].word.endswith("s") and i + 1 < len(tokens) and tokens[i + 1].finite:  # "and engineers opened …"
        return True
    return (tokens[i].capital or tokens[i].word in _list("subject_starts")) and _verb_soon(tokens, i + 1)


def _verb_soon(tokens: Sequence[_Token], i: int) -> bool:
    for k in range(i, min(len(tokens), i + VERB_WITHIN)):
        if tokens[k].word in {",", ";", "and", "or"}:
            return False
        if tokens[k].finite:
            return _words_left(tokens, i) >= MIN_WORDS
    return False


def _words_left(tokens: Sequence[_Token], i: int) -> int:
    return sum(token.word[0].isalnum() for token in tokens[i:])


def _first_word(tokens: Sequence[_Token], i: int) -> int:
    while i < len(tokens) and not (tokens[i].word[0].isalnum() and tokens[i].word not in _list("coordinators")):
        i += 1
    return i


def _open_bracket(tokens: Sequence[_Token], start: int, i: int) -> bool:
    words = [token.word for token in tokens[start:i]]
    return words.count("(") > words.count(")")


def _carried_subject(text: str, tokens: Sequence[_Token], start: int, end: int, cut: int) -> str:
    """The words before the old clause's first verb, where the new clause begins with its verb and has no subject."""
    if cut >= len(tokens):
        return ""
    if tokens[cut - 1].word in _list("relatives"):
        return _antecedent(text, tokens, start, end)
    begins_with_verb = tokens[cut].finite or tokens[cut].word in _verb_forms()[2]
    if not begins_with_verb or tokens[cut].capital:
        return ""
    verb = next((k for k in range(start, end) if tokens[k].finite), start)
    return text[tokens[start].start : tokens[verb - 1].end] if 0 < verb - start <= MAX_SUBJECT else ""


def _antecedent(text: str, tokens: Sequence[_Token], start: int, end: int) -> str:
    """The last words before a relative clause: what it is about, near enough to compare meanings."""
    words = [token for token in tokens[max(start, end - 5) : end] if token.word[0].isalnum()]
    return text[words[0].start : words[-1].end] if words else ""
