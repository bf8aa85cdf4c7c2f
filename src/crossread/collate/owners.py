"""Whose a brand or a body is, where the reports say so: "Velta Foods, which owns the Ostrey Biscuits brand"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from crossread.model import Article, Entity
from crossread.text import fold

NEAR = 100  # characters of a sentence in which the owner stands before what it owns
AFTER = 60  # characters in which a name is looked for right after a word
LONGEST = 5  # words of a name that is looked up
_KEEPER = r"(?:makers?|owners?|manufacturers?|parent(?: company)?|producers?|operators?)"
# "Velta Foods, which owns the | Ostrey Biscuits brand"; "Velta Foods, the maker of | Ostrey Biscuits"
_OWNS = re.compile(
    rf"\b(?:(?:that|which)(?: also| now)? (?:owns|makes|produces|operates|runs)|{_KEEPER} of) (?:the )?(?=\w)"
)
# "Ostrey Biscuits maker | Velta Foods", "Ostrey Biscuits' owner, Orlo-based | Velta Foods"
_OWNED = re.compile(rf"(?:'s?)? {_KEEPER},? (?:\w+-based )?(?=\w)")
_WORD = re.compile(r"[^\W_]+(?:[&.-][^\W_]+)*")
_ENDED = re.compile(r"[.?!;\n] ?")

Place = tuple[int, int, str]  # start, end, story entity id


def owned(entities: Sequence[Entity], articles: Sequence[Article]) -> dict[str, str]:
    """Story entity id of a brand or body -> that of the organisation that some report says owns or makes it. What two are said to
    own is nobody's."""
    names = _names(entities)
    found: dict[str, set[str]] = {}
    for article in articles:
        for brand, owner in _said(fold(article.text), names):
            found.setdefault(brand, set()).add(owner)
    single = {brand: owner for brand, (owner, *others) in found.items() if not others}
    return {brand: owner for brand, owner in single.items() if single.get(owner) != brand}


def _names(entities: Sequence[Entity]) -> dict[str, str]:
    """Names of organisations, their words folded, that only one has -> its id."""
    found: dict[str, set[str]] = {}
    for entity in entities:
        if entity.type == "organisation":
            for name in (entity.name, *entity.aliases):
                if any(character.isupper() for character in name):
                    found.setdefault(" ".join(_WORD.findall(fold(name))), set()).add(entity.id)
    return {name: owner for name, (owner, *others) in found.items() if name and not others}


def _said(text: str, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(brand, owner) as a text has them."""
    for word in _OWNS.finditer(text):
        before = _places(text, max(0, word.start() - NEAR), word.start(), names)
        after = _first(text, word.end(), names)
        if after and before and not _ENDED.search(text, before[-1][1], word.start()) and before[-1][2] != after:
            yield after, before[-1][2]
    for word in _OWNED.finditer(text):
        before = _places(text, max(0, word.start() - AFTER), word.start(), names)
        after = _first(text, word.end(), names)
        if after and before and before[-1][1] == word.start() and before[-1][2] != after:
            yield before[-1][2], after


def _first(text: str, start: int, names: Mapping[str, str]) -> str | None:
    """The entity whose name begins at a place."""
    places = _places(text, start, start + AFTER, names)
    return places[0][2] if places and places[0][0] == start else None


def _places(text: str, start: int, end: int, names: Mapping[str, str]) -> list[Place]:
    """Names within a piece of a text, in order, the longest where several begin at one word."""
    words = list(_WORD.finditer(text, start, end))
    found: list[Place] = []
    number = 0
    while number < len(words):
        for length in range(min(LONGEST, len(words) - number), 0, -1):
            run = words[number : number + length]
            owner = names.get(" ".join(word[0] for word in run))
            if owner:
                found.append((run[0].start(), run[-1].end(), owner))
                number += length
                break
        else:
            number += 1
    return found
