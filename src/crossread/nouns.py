"""Nouns that stand for people, by data/speakers.toml and data/titles.toml: which do, of what gender, their singular."""

from __future__ import annotations

import re
from functools import cache

from crossread import knowledge

ABBREVIATED = frozenset({"mps", "meps", "msps"})  # plurals shorter than any other


def singular(noun: str) -> str:
    """
    >>> singular("officials"), singular("spokesmen"), singular("boss"), singular("witnesses")
    ('official', 'spokesman', 'boss', 'witness')
    """
    if noun.endswith("men") and len(noun) > 3:
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("sses"):
        return noun[:-2]
    if noun in ABBREVIATED:
        return noun[:-1]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is", "news")) and len(noun) > 3:
        return noun[:-1]
    return noun


@cache
def _gendered() -> dict[str, str]:
    data = knowledge.toml("speakers")["gender"]
    return {word: gender for gender in ("m", "f") for word in data[gender]}


def gender_of_noun(noun: str) -> str | None:
    return _gendered().get(noun)


@cache
def lists(section: str, key: str = "words") -> frozenset[str]:
    """A list of words of data/speakers.toml."""
    data = knowledge.toml("speakers")[section]
    return frozenset(data[key] if isinstance(data, dict) else data)


def is_person(noun: str) -> bool:
    """Whether a noun, in the singular, names a human being: whom "he" and "she" may stand for.

    >>> is_person("pilot"), is_person("recorder"), is_person("survey")
    (True, False, False)
    """
    noun = noun.rsplit("-", maxsplit=1)[-1]
    return noun in people() or (noun not in lists("things") and bool(AGENT.search(noun)))


@cache
def people() -> frozenset[str]:
    roles = knowledge.toml("titles")["roles"]
    said = knowledge.toml("speakers")
    return frozenset(
        " ".join(roles[sex] for sex in ("m", "f", "x")).split()
        + said["general"]
        + said["people"]["words"]
        + said["vague"]["people"]
    ) | frozenset(_gendered())


AGENT = re.compile(
    r"(?:ist|ician|arian|woman|man|person|people|ologist|ographer|keeper|maker|worker|holder|goer|leader)$"
)
