"""Cuts a run of text into clauses, so that one statement is one proposition. Rules and a verb list; no parser.

A cut is made only where both sides carry a verb: a list ("Spain, Italy and Greece") stays whole. What is doubtful stays
together, because half a proposition misleads and a long one only blurs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

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


@dataclass(frozen=True, slots=True)
class _Token:
    word: str  # folded
    start: int
    end: int
    capital: bool


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


def _tokens(text: str) -> list[_Token]:
    folded = fold(text)
    return [_Token(m[0], m.start(), m.end(), text[m.start()].isupper()) for m in _TOKEN.finditer(folded)]


def _is_finite(tokens: list[_Token], i: int) -> bool:
    """Whether token i is surely a finite verb: auxiliaries, past forms, and third persons after a likely subject."""
    past, third, _ = _verb_forms()
    word = tokens[i].word
    if word in _list("auxiliaries"):
        return True
    previous = tokens[i - 1] if i else None
    if word in past:
        return previous is None or previous.word not in _list("determiners")
    return (
        word in third
        and previous is not None
        and (previous.capital or previous.word in _list("subject_starts") | _list("relatives"))
    )


def has_verb(text: str) -> bool:
    """Whether a text holds a verb in a finite or an -ing form."""
    tokens = _tokens(text)
    ing = _verb_forms()[2]
    return any(_is_finite(tokens, i) or token.word in ing for i, token in enumerate(tokens))


def first_verb(text: str) -> int:
    """Where the first finite verb begins; 0 where none is sure."""
    tokens = _tokens(text)
    return next((token.start for i, token in enumerate(tokens) if _is_finite(tokens, i)), 0)


def clauses(text: str) -> list[Clause]:
    """The clauses of `text` in order, with offsets into it; always at least one for a text that has a word.

    >>> [ "Trade rose 7% and Moscow signed a deal".__getitem__(slice(c.start, c.end)) for c in
    ...   clauses("Trade rose 7% and Moscow signed a deal") ]
    ['Trade rose 7%', 'Moscow signed a deal']
    """
    tokens = _tokens(text)
    found: list[Clause] = []
    start, subject = 0, ""
    for i in range(len(tokens)):
        if i <= start:
            continue
        cut = _cut(tokens, start, i)
        if cut is None:
            continue
        piece = tokens[start:i]
        while piece and not piece[-1].word[0].isalnum():
            piece = piece[:-1]
        if len(piece) < MIN_WORDS:
            continue
        found.append(Clause(piece[0].start, _end(text, piece[0].start, piece[-1].end), subject))
        subject = _carried_subject(text, tokens, start, i, cut)
        start = cut
    rest = tokens[start:]
    while rest and not rest[-1].word[0].isalnum():
        rest.pop()
    if rest:
        found.append(Clause(rest[0].start, _end(text, rest[0].start, rest[-1].end), subject))
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


def _cut(tokens: list[_Token], start: int, i: int) -> int | None:
    """The index at which a new clause begins when the old one ends before token i; None: no cut here."""
    if not any(_is_finite(tokens, k) for k in range(start, i)) or _open_bracket(tokens, start, i):
        return None
    word = tokens[i].word
    after = i + 1
    if word in {";", "--"} or (word == "-" and tokens[i - 1].end < tokens[i].start):
        return _first_word(tokens, after) if _verb_soon(tokens, after) else None
    if word == ",":
        return _cut_after_comma(tokens, after)
    if (
        word in _list("coordinators") | _list("subordinators")
        and tokens[i - 1].word not in {",", ";"}
        and _starts_clause(tokens, after)
    ):
        return after
    return None


def _cut_after_comma(tokens: list[_Token], after: int) -> int | None:
    if after >= len(tokens):
        return None
    word = tokens[after].word
    if word in _list("relatives") | _list("subordinators") and _verb_soon(tokens, after + 1):
        return after + 1 if word != "whose" else after
    if word in _list("coordinators") and _starts_clause(tokens, after + 1):
        return after + 1
    if word in _verb_forms()[2] and _words_left(tokens, after) > MIN_WORDS:
        return after
    return None


def _starts_clause(tokens: list[_Token], i: int) -> bool:
    """A finite verb at once ("and signed …"), or a likely subject with its verb soon ("and the two agreed …")."""
    while i < len(tokens) and tokens[i].word in {"that", "also", "then", "later", "has"}:
        i += 1
    if i >= len(tokens) or _words_left(tokens, i) < MIN_WORDS:
        return False
    if _is_finite(tokens, i) and not tokens[i].capital:
        return True
    if tokens[i].word.endswith("s") and i + 1 < len(tokens) and _is_finite(tokens, i + 1):  # "and engineers opened …"
        return True
    return (tokens[i].capital or tokens[i].word in _list("subject_starts")) and _verb_soon(tokens, i + 1)


def _verb_soon(tokens: list[_Token], i: int) -> bool:
    for k in range(i, min(len(tokens), i + VERB_WITHIN)):
        if tokens[k].word in {",", ";"}:
            return False
        if _is_finite(tokens, k):
            return _words_left(tokens, i) >= MIN_WORDS
    return False


def _words_left(tokens: list[_Token], i: int) -> int:
    return sum(token.word[0].isalnum() for token in tokens[i:])


def _first_word(tokens: list[_Token], i: int) -> int:
    while i < len(tokens) and not (tokens[i].word[0].isalnum() and tokens[i].word not in _list("coordinators")):
        i += 1
    return i


def _open_bracket(tokens: list[_Token], start: int, i: int) -> bool:
    words = [token.word for token in tokens[start:i]]
    return words.count("(") > words.count(")")


def _carried_subject(text: str, tokens: list[_Token], start: int, end: int, cut: int) -> str:
    """The words before the old clause's first verb, where the new clause begins with its verb and has no subject."""
    if cut >= len(tokens):
        return ""
    if tokens[cut - 1].word in _list("relatives"):
        antecedent = [token for token in tokens[max(start, end - 5) : end] if token.word[0].isalnum()]
        return text[antecedent[0].start : antecedent[-1].end] if antecedent else ""
    past_third_ing = _is_finite(tokens, cut) or tokens[cut].word in _verb_forms()[2]
    if not past_third_ing or tokens[cut].capital:
        return ""
    first_verb = next((k for k in range(start, end) if _is_finite(tokens, k)), start)
    if not 0 < first_verb - start <= MAX_SUBJECT:
        return ""
    return text[tokens[start].start : tokens[first_verb - 1].end]
