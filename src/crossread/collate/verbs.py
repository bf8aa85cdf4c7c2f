"""Verbs by a list and their surroundings: where a clause has one, and whether it is finite. No parser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from crossread import knowledge
from crossread.text import fold

_TOKEN = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*\.?|[;,:()\"-]|--")


@cache
def word_list(name: str) -> frozenset[str]:
    """A word list of data/clauses.toml."""
    return frozenset(knowledge.toml("clauses")[name])


_SIGNED = re.compile(
    r"(?:(?:#\w{1,60}|\S{0,60}pic\.twitter\.com/\w{1,30}|https?://\S{1,200})\s+){0,9}(?:[-–—]{1,2}\s*)?"
    r"[^()\n#]{1,60} \(@\w{1,30}\)(?:,? [A-Z]\w{2,8} \d{1,2}(?:, \d{4})?)?"
)


class Token(NamedTuple):
    """A word or a sign of a text, and where it stands in it."""

    word: str  # folded
    start: int
    end: int
    capital: bool
    finite: bool  # surely a finite verb


@cache
def verb_forms() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
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
def tokens_of(text: str) -> Sequence[Token]:
    """Words and the punctuation that parts clauses, folded, in order."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(fold(text)):
        finite = _is_finite(match[0], tokens[-1] if tokens else None)
        tokens.append(Token(match[0], match.start(), match.end(), text[match.start()].isupper(), finite))
    return tokens


def _is_finite(word: str, previous: Token | None) -> bool:
    """Whether a word is surely a finite verb: auxiliaries, past forms, and third persons after a likely subject."""
    past, third, _ = verb_forms()
    if word in word_list("auxiliaries"):
        return True
    if word in past:
        return previous is None or previous.word not in word_list("determiners")
    if word not in third or previous is None or previous.word in word_list("determiners"):
        return False  # "The rules"
    return previous.capital or previous.word in word_list("subject_starts") or previous.word in word_list("relatives")


def has_verb(text: str) -> bool:
    """Whether a text holds a verb in a finite or an -ing form."""
    tokens = tokens_of(text)
    ing = verb_forms()[2]
    return any(token.finite or token.word in ing for token in tokens)


def has_finite_verb(text: str) -> bool:
    """Whether a text holds a verb that makes it a statement: "the bridge was closed", not "to close the bridge"."""
    tokens = tokens_of(text)
    past = verb_forms()[0]
    return any(
        token.finite
        and token.word not in {"be", "been", "being", "having"}
        and not (token.word in {"have", "do"} and i and tokens[i - 1].word == "to")
        and not (token.word in past and i + 1 == len(tokens))  # a participle at the end: "troops killed"
        for i, token in enumerate(tokens)
    )


def is_aside(text: str) -> bool:
    """Whether a clause only says how a source was treated ("asked not to be named"), or signs a post ("Ruiz (@ruiz)")."""
    folded = fold(text)
    return any(aside in folded for aside in word_list("asides")) or bool(_SIGNED.fullmatch(text))


def begins_with_verb(text: str) -> bool:
    """Whether a text begins with a finite verb and so lacks its subject."""
    tokens = [token for token in tokens_of(text) if token.word[0].isalnum()]
    return bool(tokens) and tokens[0].finite and not tokens[0].capital


def first_verb(text: str) -> int:
    """Where the first finite verb begins; 0 where none is sure."""
    tokens = tokens_of(text)
    return next((token.start for token in tokens if token.finite), 0)
