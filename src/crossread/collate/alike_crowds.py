"""Which crowds of a story are one: "some customers" in one report, "angry consumers" in another. Pairs with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from crossread import knowledge
from crossread.collate.alike import Local, Pair, unnamed_by
from crossread.text import fold

_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*)*")  # no figure, no name


def crowds_alike(found: Sequence[Local]) -> Iterator[Pair]:
    """Several people without a name who are called by one word, or by words for the same people, and of whom nothing is said
    that would tell them from others: no number, no place, no "of"."""
    return unnamed_by(found, _crowd, "one crowd, of whom no report says which of them")


def _crowd(name: str) -> str | None:
    """The first of the words for these people; None for others, and where they are told apart."""
    words = fold(name).split()
    if not words or name[1:] != name[1:].lower() or not _WORDS.fullmatch(" ".join(words)):
        return None
    kind = _kinds().get(words[-1])
    return kind if all(word in _saying_nothing() for word in words[:-1]) else None


@cache
def _kinds() -> dict[str, str]:
    """A noun in the plural to the first of its group."""
    groups: list[list[str]] = knowledge.toml("speakers")["crowds"]["same"]
    return {word: group[0] for group in groups for word in group}


@cache
def _saying_nothing() -> frozenset[str]:
    """Words before a crowd that may be said of any of it."""
    return frozenset(knowledge.toml("speakers")["crowds"]["any"])
