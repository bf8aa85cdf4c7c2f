"""Lines that say who wrote the article, and who the writer is."""

from __future__ import annotations

import re
from functools import cache

from crossread import knowledge
from crossread.text import plain

LONG = 220  # characters: three authors with their posts and the date
WITHIN = 140  # characters: date, section, two authors
SENTENCE = 6  # words from which on a full stop makes a line a sentence
_GLUED = re.compile(r"By(?=(?:The )?[A-Z][a-z]+)")
_WORDS = re.compile(r"[^\W\d_]{2,}")


@cache
def _list(name: str) -> tuple[str, ...]:
    section, _, key = name.partition(".")
    return tuple(sorted(knowledge.toml("signs")[section][key], key=len, reverse=True))


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(_list(name))


@cache
def _asking() -> frozenset[str]:
    """Lines that only say "By": the name stands in the next one."""
    before, by = _list("byline.before"), _list("byline.by")
    return frozenset([*by, *(f"{one} {other}" for one in before for other in by)])


def asks(key: str) -> bool:
    """Whether a line, by its key, only says that the writer's name follows.

    >>> asks("written by"), asks("by the way")
    (True, False)
    """
    return key in _asking()


@cache
def _by() -> re.Pattern[str]:
    before, by = "|".join(_list("byline.before")), "|".join(_list("byline.by"))
    return re.compile(rf"(?:(?:{before})\s+)?(?:{by})(?:\s?[:：]\s*|\s+)(?=\S)", re.IGNORECASE)


def byline(text: str) -> int | None:
    """Where the names begin in a line that says who wrote the article; None for any other line.

    >>> byline("By Ada Example and Ben Sample"), byline("By Monday the town was cut off from the north.")
    (3, None)
    """
    if len(text) > LONG:
        return None
    match = _by().match(text) or _GLUED.match(text)
    if match is None or match.end() >= len(text):
        return None
    first = text[match.end()]
    if not first.isalpha() or first.islower():
        return None
    return match.end() if _named(plain(text[match.end() :])) else None


_MARKED = re.compile(
    r"[|•·\d:–—]|\b(?:posted|published|written|updated|pubblicato|publicado|publié|veröffentlicht)\b", re.IGNORECASE
)
_WITHIN = re.compile(r"[\s|•·–—-](?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i)\s?:?\s+(?=[A-ZÀ-ÞА-Я])")


def within(text: str) -> int | None:
    """Where the names begin in a line that gives a date or a section first: "2 May 2025 | By Ada Sample".

    >>> within("Posted on: 2 May 2025 by Ada Sample"), within("They stood by Ada Sample")
    (25, None)
    """
    if len(text) > WITHIN:
        return None
    match = _WITHIN.search(text)
    if match is None or not _MARKED.search(text, 0, match.start() + 1):
        return None
    return match.end() if _named(plain(text[match.end() :])) else None


def _named(rest: str) -> bool:
    """Mostly words with capitals, and no sentence: a name, a post, an outlet."""
    words = _WORDS.findall(rest)
    if not words or len(words) > 30 or words[0].lower() in _set("byline.sentence"):
        return False
    small = sum(word.islower() and word not in _set("byline.small") for word in words)
    ends = rest.rstrip().endswith((".", "!", "?", ":")) and len(words) > SENTENCE
    return any(word[0].isupper() or not word.islower() for word in words) and small * 2 <= len(words) and not ends


@cache
def _life() -> re.Pattern[str]:
    verbs = "|".join(_list("biography.verbs"))
    return re.compile(
        rf"(?:The author |About the author:? |(?:[A-Z][\w.'’-]{{0,30}} ){{1,3}}[A-Z][\w.'’-]{{1,30}},? (?:\([^)]{{1,40}}\) )?)"
        rf"(?:{verbs})\b"
    )


@cache
def _trade() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_list('biography.trades'))})\b", re.IGNORECASE)


def biography(text: str) -> bool:
    """A sentence or two on who the author is, as they stand below articles; true of some sentences inside them too."""
    return _life().match(text[:200]) is not None and _trade().search(text[:300]) is not None
