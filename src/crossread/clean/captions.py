"""Captions and credits of photographs."""

from __future__ import annotations

import re
from functools import cache

from crossread import knowledge
from crossread.clean import agencies

LONG = 90  # words: an agency's caption has 20 to 70; a longer line that names a photographer is a paragraph
TAIL = 330  # characters from the end in which a credit in brackets begins
MARKED = 64  # characters from the end in which the mark of an unlabelled credit stands ("/", "|", "©")
LABELLED = 112  # characters from the end in which a label stands ("Photo: Ada Sample")
NAME = 60  # characters of a photographer's name
RUNS_ON = 40  # words before a credit without any mark: a sentence that speaks of an agency
SHORT = 40  # words of a line without a full stop that ends in "(AP)"
LINE = 64  # characters of a line that is a photographer's name and whom he works for
_GALLERY = re.compile(r"(?:image|photo|slide|picture)s? ?\d{1,3} ?(?:of|/) ?\d{1,3}", re.IGNORECASE)
_PERSON = r"(?:[A-ZÀ-ÞА-Я][\w.'’-]{0,30}\s+){1,3}[A-ZÀ-ÞА-Я][\w.'’-]{0,30}"
_WRITERS = re.compile(
    rf"{_PERSON}(?:,\s{_PERSON}){{0,4}},?\s(?:and|und|et|y|&)\s{_PERSON}\s?[/,|]"
)  # who wrote it: a photo has one


def _words(name: str) -> list[str]:
    found: list[str] = knowledge.toml("signs")["caption"][name]
    return found


def _any(name: str) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(_words(name), key=len, reverse=True))) + ")"


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    """Beginnings of captions by their first two characters, so that most lines are asked one question."""
    found: dict[str, list[str]] = {}
    for head in _words("heads"):
        found.setdefault(head[:2], []).append(head)
    return {start: tuple(heads) for start, heads in found.items()}


@cache
def _ends() -> dict[str, tuple[str, ...]]:
    """How lines end that are credited without any mark ("Ada Sample for Agency"), by their last two characters."""
    found: dict[str, list[str]] = {}
    others = ("Images", "Photo", "Pictures", "News Agency", "Sports", "Wire")
    for end in {*_words("agencies"), *_words("whole"), *_words("photographers"), *others}:
        found.setdefault(end[-2:], []).append(end)
    return {last: tuple(ends) for last, ends in found.items()}


@cache
def _bracket() -> re.Pattern[str]:
    """A credit in brackets: "(Ada Sample/Agency)", "[File: Ada Sample/Agency]"."""
    return re.compile(
        rf"[(\[（](?:(?:[A-ZÀ-ÞА-Я][\w.'’-]{{0,30}}\ ){{1,4}}[A-ZÀ-ÞА-Я][\w.'’-]{{0,30}}/[A-ZÀ-ÞА-Я][\w ./’-]{{1,40}}"
        rf"|[^()\[\]（）]{{0,160}}{_any('bracketed')}[^()\[\]（）]{{0,160}})[)\]）][.。]?\s*$"
    )


@cache
def _labelled() -> re.Pattern[str]:
    """ "Photo: Ada Sample", "Foto: Ada Muster"."""
    return re.compile(rf"{_any('labels')}\s?(?:by|:|：|/|courtesy|©)\s?[^.]{{2,90}}\.?\s*$")


@cache
def _marked() -> re.Pattern[str]:
    """ "AGENCY/Ada Sample", "Getty Images", "| Ada Sample", "© Ada Sample"."""
    return re.compile(
        rf"(?:{_any('leading')}\s?/\s?[^.\n]{{2,60}}|{_any('whole')}(?: ?/ ?[^.\n]{{2,50}})?"
        r"|[|©](?!\s?(?:19|20)\d\d)\s?[^.|]{2,50})\s*$"
    )


@cache
def _worked_for() -> re.Pattern[str]:
    """ "/Agency", " via Agency Images": behind a photographer's name."""
    return re.compile(
        rf"(?:\s?/\s?| via | for |\| ){_any('agencies')}(?: Images| Photo| Pictures| News Agency| Sports| Wire)?\s*$"
    )


@cache
def _lone() -> re.Pattern[str]:
    """A line of its own: a photographer and whom he works for; and what closes a caption without a mark."""
    return re.compile(rf"(?:Pool photo by |(?!(?:By|BY|Von|Par|Por)\s)){_PERSON}\s?,\s{_any('photographers')}$")


@cache
def _closing() -> re.Pattern[str]:
    """ "… on Monday. Credit Ada Sample/Agency", "… on Monday (AP)", "… on Monday. (July 13) AP"."""
    return re.compile(
        rf"(?:(?:^|[.!?”\"]\s?)Credit\s[A-ZÀ-Þ][^.]{{2,60}}(?:/[A-Z][\w .'’-]{{1,40}}|\ for\ [A-Z].{{2,30}}|{_any('agencies')})"
        rf"|\([A-Z][a-z]{{2,8}}\.?\s\d{{1,2}}\)\s{_any('agencies')})$"
    )


def caption(text: str) -> bool:
    """A photograph's caption or credit."""
    heads = _heads().get(text[:2])
    if heads and text.startswith(heads):
        return text.count(" ") <= LONG
    size = len(text)
    last = text[-1]
    if last in ")]）" or (last in ".。" and text[-2:-1] in ")]）"):
        return text.count(" ") <= LONG and _in_brackets(text)
    ends = _ends().get(text[-2:])
    named = ends is not None and text.endswith(ends)
    tail = text if size <= MARKED else text[-MARKED:]
    marked = named or "/" in tail or "|" in tail or "©" in tail
    if not marked and ("by" not in text and ":" not in text and "：" not in text and "courtesy" not in text):
        return False
    return text.count(" ") <= LONG and _at_end(text, marked, named)


def _in_brackets(text: str) -> bool:
    if _bracket().search(text, max(0, len(text) - TAIL)) or _labelled().search(text, max(0, len(text) - LABELLED)):
        return True
    head, _, inner = text.rpartition("(")
    lone = inner.rstrip(").") in _words("agencies") and text[-1] == ")"
    head = head.rstrip()
    return (
        lone
        and bool(head)
        and head[-1] not in ".!?\"”'’:—–-"
        and head.count(" ") < SHORT
        and not head.isupper()
        and head.count(" ") > 3
    )


def _at_end(text: str, marked: bool, named: bool) -> bool:
    if named and len(text) <= LINE and _lone().match(text):
        return True
    found = _labelled().search(text, max(0, len(text) - LABELLED))
    credit = found.start() if found else _mark(text) if marked else None
    if credit is None:
        return named and _closing().search(text, max(0, len(text) - LABELLED)) is not None
    return not _speaks(text, credit) and not (named and (_WRITERS.match(text) or _of_agencies(text)))


def _of_agencies(text: str) -> bool:
    """ "AFP/dpa": whose text it is. Photographs are credited in capitals ("SPUTNIK/REUTERS")."""
    return len(text) <= LINE and not text.isupper() and bool(agencies.only(text))


def _mark(text: str) -> int | None:
    """Where a credit without a label begins that ends a line; a photographer's name belongs to it."""
    at = max(0, len(text) - LABELLED)
    behind = _worked_for().search(text, at)
    if behind is not None:
        begin = max(text.rfind(".", 0, behind.start()) + 1, behind.start() - NAME)
        if behind.start() - begin >= 2:
            return begin
    found = _marked().search(text, at)
    return found.start() if found else None


def _speaks(text: str, credit: int) -> bool:
    """Whether the words before a supposed credit run on into it: "… the ministry told Reuters/Ipsos" is no caption."""
    before = text[:credit].rstrip()
    marked = not before or before[-1] in '.!?"”’)]:,…;|' or text[credit] in "|©"
    return not marked and before.count(" ") > RUNS_ON


def numbered(text: str) -> bool:
    """A line above a picture of a gallery: "Image 2 of 4"."""
    return len(text) < 20 and _GALLERY.fullmatch(text) is not None
