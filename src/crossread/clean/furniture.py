"""Lines that are known by their words: menus, buttons, notices, headings of lists of other stories, the article's end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from crossread import knowledge

Sort = Literal["furniture", "related", "end", "text"]

LONG_NOTICE = 50  # words: a longer line that speaks of a privacy policy is an article about one
LONG_ENDING = 40  # words: a notice that closes an article is shorter
LONG_HEADING = 7  # words: "More from our coverage of the vote"
LONG_BEGINNING = 30  # words: "Download the app that …" of 30 words is a sentence of the article
# "— Ada Example (@ada) May 5, 2020", an address, a line of one link: what stands under or beside an embedded post
_POST = re.compile(
    r"[—–-]{1,2} .{1,60}\(@\w{1,30}\)|(?:https?://|www\.)\S{1,300}$|[\w.+-]{1,60}@[\w.-]{1,60}$|@\w{1,30}$"
)
_SAID = re.compile(r"[“”«»\"]|\b(?:said|says|told|wrote|argued|announced)\b")  # a report on a notice, not one
_CODE = re.compile(
    r"window\.\w|function ?\([\w, ]{0,40}\) ?\{|\.push\(\{|document\.(?:get|query|write|create)"
    r"|<(?:iframe|script|div|img|a|span|p) [^<>]{0,300}|\bvar \w{1,30} ?= |@media |\{[\w-]{2,30}: ?[^{}]{1,60};"
)
CODE_SAMPLE = 2000  # characters of a line that are looked at for program text
_BESIDE = re.compile(
    r"(?:previous|next) ?(?:article|post|story)(?=\W|[A-Z]|$)|\d+ ?(?:shares|comments|views|likes)$", re.IGNORECASE
)
# "Related: Council votes …", "READ MORE: …", "Watch: …": a link to another story, in one line
_LINK = re.compile(
    r"[\[({\W]{0,3}(?:read more|read|related|see also|see|also read|read also|watch|more|listen|opinion|analysis|explainer|"
    r"also|recommended|don't miss|must read|live|in pictures|gallery|video|photos|lire aussi|à lire aussi|lire|"
    r"lesen sie auch|mehr zum thema|lea también|leia também|leggi anche|читайте также|podcast)\s*[:|»>—–]",
    re.IGNORECASE,
)


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists = knowledge.toml("furniture")
    return {name: frozenset(lists[name]) for name in ("whole", "related", "end")}


@cache
def _openings() -> dict[str, dict[str, tuple[str, ...]]]:
    """Beginnings of lines by their first word, and by the list they are of."""
    by_word: dict[str, dict[str, tuple[str, ...]]] = {}
    for name in ("ends", "begins", "related_openings"):
        for entry in knowledge.toml("furniture")[name]:
            lists = by_word.setdefault(entry.split()[0], {})
            lists[name] = (*lists.get(name, ()), entry)
    return by_word


@cache
def _holds() -> tuple[frozenset[str], re.Pattern[str]]:
    """What furniture holds: the longest word of each entry, and all entries. Few lines have such a word."""
    entries = sorted(knowledge.toml("furniture")["holds"], key=len, reverse=True)
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, entries)) + r")\b")
    return frozenset(max(entry.split(), key=len) for entry in entries), pattern


def sort(text: str, key: str) -> Sort:
    """What the words of a line say it is. `key`: the line as lists hold it."""
    bare = key.strip()
    if not bare or code(text):
        return "furniture"
    words = bare.split(" ")
    if len(words) <= 10:
        lists = _lists()
        if bare in lists["end"]:
            return "end"
        related = _openings().get(words[0], {}).get("related_openings", ())
        if bare in lists["related"] or (len(words) <= LONG_HEADING and _starts(bare, related)):
            return "related"
        if bare in lists["whole"]:
            return "furniture"
    return _by_opening(text, key, words)


def code(text: str) -> bool:
    """A piece of program or markup that was taken for text."""
    marked = (
        "{" in text or "<" in text or "window." in text or "document." in text or "var " in text or "@media" in text
    )
    return marked and _CODE.search(text, 0, CODE_SAMPLE) is not None


def _by_opening(text: str, key: str, words: Sequence[str]) -> Sort:
    count = len(words)
    marked = key.startswith("©")
    openings = _openings().get("©" if marked else words[0])
    if openings and text[0] not in "\"“'‘«„":
        bare = key if marked else key.strip()
        if count <= LONG_ENDING and _starts(bare, openings.get("ends", ())):
            return "end"
        if count <= LONG_BEGINNING and _starts(bare, openings.get("begins", ())):
            return "furniture"
    if count <= LONG_BEGINNING and (_LINK.match(text) or _POST.match(text) or _BESIDE.match(text)):
        return "furniture"
    if 6 <= count <= LONG_BEGINNING and text.isupper() and text[-1] not in '.!?"”':
        return "furniture"  # a headline in capitals: a link to another story
    signs, holds = _holds()
    if count <= LONG_NOTICE and not signs.isdisjoint(words) and not _SAID.search(text) and holds.search(key):
        return "furniture"
    return "text"


def _starts(key: str, entries: Sequence[str]) -> bool:
    """Whether a line begins with one of these, at the end of a word or behind a sign."""
    return any(
        key.startswith(entry) and (entry.startswith("©") or len(key) == len(entry) or key[len(entry)] == " ")
        for entry in entries
    )
