"""What two figures count, and what that belongs to: one thing, two things, or not to be told from the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crossread import gazetteer, knowledge
from crossread.text import fold

_SINGULARS = {"people": "person", "men": "man", "women": "woman", "children": "child", "troops": "soldier"}
_BETWEEN = re.compile(r",|;|/|&|\band\b|\bor\b|\bbetween\b|\bof\b|\bwith\b", re.IGNORECASE)
_EDGES = re.compile(r"^(?:the|a|an|its|their|his|her|our|my|both)\s+|['’]s?$", re.IGNORECASE)
_NAMED = re.compile(r"\b[A-Z]")
# What a place that holds others is called.
_HOLDING = frozenset(
    {"province", "county", "state", "region", "prefecture", "district", "oblast", "governorate", "canton"}
)
_Thing = tuple[str, str | None]  # one word for a name, and the country that it is or stands for
_NOUN: _Thing = ("", None)  # a part that is a common noun


def same_measure(a: str | None, b: str | None) -> bool | None:
    """Whether two measured nouns are one; None where one of them is missing or includes the other."""
    if a is None or b is None:
        return None
    first, second = _canonical(a), _canonical(b)
    if first == second:
        return True
    if first[1] != second[1]:
        return False  # the killed against the hurt
    if first[1] is not None and (first[0] in _general() or second[0] in _general()):
        return True if {first[0], second[0]} <= _general() else None
    return first[1] is None and _alike(first[0], second[0])


def one_noun(a: str, b: str) -> bool:
    """Whether two nouns, one word each, may count the same: one noun, words for one thing ("diggers", "excavators"), or
    people under a name that says no more ("victims", "people").

    >>> one_noun("excavators", "digger"), one_noun("victim", "people"), one_noun("cars", "bridges")
    (True, True, False)
    """
    first, second = _canonical(a), _canonical(b)
    general = _general() | {"patient", "other"}
    return first == second or _alike(first[0], second[0]) or (first[0] in general and second[0] in general)


def _alike(a: str, b: str) -> bool:
    """Whether two nouns in the singular are words for one thing, by data/alike_nouns.txt."""
    return bool(_groups().get(a, frozenset()) & _groups().get(b, frozenset()))


@cache
def _groups() -> dict[str, frozenset[int]]:
    """Noun in the singular -> numbers of the groups of nouns for one thing that it stands in."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(sorted(knowledge.words("alike_nouns"))):
        for noun in line.split(","):
            found.setdefault(noun.strip(), set()).add(number)
    return {noun: frozenset(numbers) for noun, numbers in found.items()}


@cache
def _general() -> frozenset[str]:
    """Nouns that say no more than that people are counted; "" for "the death toll", which says as little."""
    return frozenset({"", "person", "people", "victim", "resident"})


def _canonical(noun: str) -> tuple[str, str | None]:
    """A measured noun in the singular, and what happened to it: "soldiers wounded" is ("soldier", "hurt")."""
    people = knowledge.toml("measures")["people"]
    fate = None
    rest = []
    for word in noun.lower().replace("death toll", "dead").split():
        found = next((name for name in people["fates"] if word in people[name]), None)
        fate = fate or found
        if not found:
            rest.append(_singular(word))
    return " ".join(rest), fate


def _singular(word: str) -> str:
    if word in _SINGULARS:
        return _SINGULARS[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def same_thing(a: str | None, b: str | None) -> bool | None:
    """Whether the things that two nouns belong to are one: "Russia and China" and "China and Russia" are, "Norvia
    and Karva" and "Norvia and Ostrey" are not. None where one is missing, is a common noun ("the two countries"), holds the
    other, or may be another name of it ("Moscow")."""
    if a is None or b is None:
        return None
    if fold(a) == fold(b):
        return True
    if not (_NAMED.search(a) and _NAMED.search(b)):
        return None
    first, second = frozenset(_things(a)), frozenset(_things(b))
    if first == second:
        return True if _NOUN not in first else None
    if _NOUN in first | second or first <= second or second <= first:
        return None
    return None if any(_akin(one, other) for one in first - second for other in second - first) else False


def _things(words: str) -> Iterator[_Thing]:
    for part in _BETWEEN.split(words):
        name = _bare(part)
        known = gazetteer.entry(name) if name else None
        if known and known.kind in {"country", "people"}:
            yield str(known.country), known.country
        elif known:
            yield known.name.lower(), gazetteer.government(name)
        elif name:
            yield (fold(name), None) if _NAMED.search(name) else _NOUN


def _bare(part: str) -> str:
    name = part.strip()
    while (shorter := _EDGES.sub("", name).strip()) != name:
        name = shorter
    return name


def _akin(a: _Thing, b: _Thing) -> bool:
    """Whether two may be one: they share a word ("acme", "acme holdings") or the country they stand for; or the one may lie in
    the other ("Ostrey", "Marrow province")."""
    if _HOLDING & {*a[0].split(), *b[0].split()}:
        return True
    return (a[1] is not None and a[1] == b[1]) or bool(set(a[0].split()) & set(b[0].split()))
