"""Lines that are known by their words: menus, buttons, notices, headings of lists of other stories, the article's end."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from crossread import knowledge
from crossread.clean.layout import Line

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
def _openings(name: str) -> dict[str, tuple[str, ...]]:
    """Beginnings of lines, by their first word."""
    by_word: dict[str, list[str]] = {}
    for entry in knowledge.toml("furniture")[name]:
        by_word.setdefault(entry.split()[0], []).append(entry)
    return {word: tuple(entries) for word, entries in by_word.items()}


@cache
def _holds() -> re.Pattern[str]:
    entries = sorted(knowledge.toml("furniture")["holds"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, entries)) + r")\b")


def sort(line: Line) -> Sort:
    """What the words of a line say it is."""
    key = line.key.strip()
    if not key or code(line.text):
        return "furniture"
    count = key.count(" ") + 1
    if count <= 10:
        lists = _lists()
        if key in lists["end"]:
            return "end"
        if key in lists["related"] or (count <= LONG_HEADING and _opens(key, key, "related_openings")):
            return "related"
        if key in lists["whole"]:
            return "furniture"
    return _by_opening(line, key, count)


def code(text: str) -> bool:
    """A piece of program or markup that was taken for text."""
    marked = (
        "{" in text or "<" in text or "window." in text or "document." in text or "var " in text or "@media" in text
    )
    return marked and _CODE.search(text, 0, CODE_SAMPLE) is not None


def _by_opening(line: Line, key: str, count: int) -> Sort:
    spoken = line.text[0] in "\"“'‘«„"
    if count <= LONG_ENDING and not spoken and _opens(key, line.key, "ends"):
        return "end"
    if count <= LONG_BEGINNING and not spoken and _opens(key, line.key, "begins"):
        return "furniture"
    if count <= LONG_BEGINNING and (_LINK.match(line.text) or _POST.match(line.text) or _BESIDE.match(line.text)):
        return "furniture"
    if 6 <= count <= LONG_BEGINNING and line.text.isupper() and line.text[-1] not in '.!?"”':
        return "furniture"  # a headline in capitals: a link to another story
    if count <= LONG_NOTICE and not _SAID.search(line.text) and _holds().search(key):
        return "furniture"
    return "text"


def _opens(key: str, raw: str, name: str) -> bool:
    entries = _openings(name).get(raw.split(" ", 1)[0] if raw.startswith("©") else key.split(" ", 1)[0], ())
    if not entries:
        return False
    return any(raw.startswith("©") if entry.startswith("©") else _starts(key, entry) for entry in entries)


def _starts(key: str, entry: str) -> bool:
    return key.startswith(entry) and (len(key) == len(entry) or key[len(entry)] == " ")
