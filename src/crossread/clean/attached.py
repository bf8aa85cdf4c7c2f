"""Agencies that stand in front of a report's first words ("LONDON (AP) —") and behind its last ones ("… (AFP)")."""

from __future__ import annotations

import re
from functools import cache

from crossread import knowledge
from crossread.clean import agencies, outlets
from crossread.clean.language import UNSPACED
from crossread.text import fold

Credited = tuple[int, int, str, str]  # start, end, agency, how

HEAD = 110  # characters in which place, date and agency stand
PLACE = 60  # characters of place and date
WORDS = 8  # of them
INNER = 40  # characters between the brackets
TAIL = 70  # characters at the end in which a credit stands
LONG = 25  # words from which on a text without a full stop in front of its "(AFP)" is no caption

_MARK = re.compile(r"[([（【［〔/]|[-–—=]\s?[^\W\d_]|[日电電讯訊]")
_BRACKET = re.compile(
    r"[([（【［〔/](?P<inner>[^()\[\]（）【】［］〔〕/]{1,40}(?:/[^()\[\]（）【】［］〔〕/]{1,20})?)[)\]）】］〕/]"
)
_GOES_ON = re.compile(r"\.?\s?(?:[-–—:=]|\.\s?[-–—]?)|$")  # a dash behind the bracket, ".-" in Spanish
_DATE = re.compile(r"[\u3400-\u9fff]{0,12}(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日?\s?(?:电|電|讯|訊|消息)")
_PHOTO = re.compile(
    r"photo|foto|image|imagen|file|video|picture|courtesy|©|via|фото|صورة|图|圖|写真|사진", re.IGNORECASE
)
_UNLISTED = re.compile(r"[A-Z][A-Za-z]{1,20}(?: [A-Z][A-Za-z]{1,20}){0,2}")
# Words in small letters that stand in places and dates.
_SMALL = frozenset(
    [
        "of",
        "the",
        "on",
        "and",
        "in",
        "am",
        "im",
        "de",
        "del",
        "la",
        "las",
        "los",
        "do",
        "da",
        "di",
        "le",
        "les",
        "en",
        "al",
        "à",
        "в",
        "на",
        "an",
        "der",
        "a",
        "e",
    ]
)
_TERMINAL = ".!?。！？؟।…\"'”’»)]）」』"
_LAST = re.compile(
    r"(?:[^\W\d_]{1,4}(?:/[^\W\d_]{1,4}){0,3}\s?)?[([（【［](?P<bracket>[^()\[\]（）【】［］]{2,50})[)\]）】］]\.?$"
    r"|\s?(?:[-–—|]|//?)\s?(?P<dash>[^-–—|/.]{2,30}(?:/[^-–—|/.]{2,20})?)\.?$"
    r"|\s(?P<bare>[^\W\d_][^.!?()\[\]（）]{1,28})$"
)


def leading(text: str) -> list[Credited]:
    """The agencies in front of a report's first words; one that is not listed only behind a place, with a dash behind it."""
    head = text[:HEAD]
    if not _MARK.search(head):
        return []
    found = agencies.find(head)
    for start, end, name in found:
        if _dispatched(head, start, end):
            return [(start, end, name, "before the first words of the report")]
    for bracket in _BRACKET.finditer(head):
        inner = [each for each in found if bracket.start() < each[0] and each[1] < bracket.end()]
        known = bool(inner) or outlets.named(bracket["inner"]) is not None
        if not _placed(head, bracket.start(), bracket.end(), known):
            continue
        if inner and _whole(head, bracket, inner):
            return [(*each, "before the first words of the report") for each in inner]
        if not inner and (unlisted := _unlisted(head, bracket)):
            return [unlisted]
        return []
    return [(*each, "before the first words of the report") for each in found[:1] if _dashed(head, *each[:2])]


def _dispatched(head: str, start: int, end: int) -> bool:
    """ "新华社北京3月4日电": agency, place and day in one word."""
    return head[:start].strip("【（([［") == "" and _DATE.match(head, end) is not None


def _placed(head: str, start: int, end: int, listed: bool) -> bool:
    """Whether a place, a date or nothing stands before a bracket, and behind it what goes on with a report."""
    dash = _GOES_ON.match(head, end) is not None
    before = head[:start].strip(" ,.–—-:")
    if not before:
        return listed and (dash or UNSPACED.search(head[start : end + 2]) is not None)
    following = head[end:].lstrip()[:1]
    return place(before) and (dash or (listed and not following.islower()))


def place(text: str) -> bool:
    """Whether a text is no more than a place and a date, by its form: few words, in capitals or beside a number."""
    words = text.split()
    if len(text) > PLACE or len(words) > WORDS or text[0].islower():
        return False
    small = [
        i
        for i, word in enumerate(words)
        if word[0].islower() and word.strip(".,") not in _SMALL and not _dated(words, i)
    ]
    return not small and any(c.isalpha() for c in text)


def _dated(words: list[str], at: int) -> bool:
    return any(word[:1].isdigit() for word in words[max(0, at - 1) : at + 2])


def _whole(head: str, bracket: re.Match[str], inner: list[tuple[int, int, str]]) -> bool:
    """Whether what stands in a bracket is an agency, with a desk or a place beside it ("dpa/lby"), and no photo's credit."""
    begin, end = bracket.span("inner")
    if _PHOTO.search(bracket["inner"]):
        return False
    at_edge = not head[begin : inner[0][0]].strip() or not head[inner[-1][1] : end].strip()
    return at_edge and len(bracket["inner"].split()) <= 5


def _unlisted(head: str, bracket: re.Match[str]) -> Credited | None:
    """A name in brackets that no table of agencies has: an outlet's, or one behind a place."""
    name = bracket["inner"].strip()
    dash = _GOES_ON.match(head, bracket.end())
    if not _UNLISTED.fullmatch(name) or not dash or not dash.group().strip(" .") or _PHOTO.search(name):
        return None
    outlet = outlets.named(name)
    if outlet is None and (fold(name) in _countries() or not head[: bracket.start()].strip()):
        return None
    start = bracket.start("inner")
    how = "before the first words of the report; not a listed agency"
    return start, start + len(name), outlet or name, how


@cache
def _countries() -> frozenset[str]:
    """Names of countries, folded: "TRIPOLI (Libya) —" names no agency."""
    rows = knowledge.table("countries")
    return frozenset(fold(name) for row in rows for name in (row["name"], *row["aliases"].split("|")))


def _dashed(head: str, start: int, end: int) -> bool:
    """ "МОСКВА, 3 мар — РИА Новости.", "Paris - AFP:": place, dash, agency, and a stop behind it."""
    before = head[:start].rstrip()
    stops = head[end:].lstrip()[:1]
    return bool(before) and before[-1] in "-–—." and stops in tuple(".:-–—") and place(before.rstrip(" -–—."))


@cache
def _sources() -> frozenset[str]:
    return frozenset(knowledge.toml("signs")["credit"]["source"])


def trailing(text: str) -> list[Credited]:
    """The agencies behind the last words of a report."""
    bare = text.rstrip()
    match = _LAST.search(bare, max(0, len(bare) - TAIL))
    if match is None or match.lastgroup is None:
        return []
    before = bare[: match.start()].rstrip()
    if not before or not (before[-1] in _TERMINAL or (match.lastgroup != "bare" and before.count(" ") >= LONG)):
        return []
    if match.lastgroup == "bare" and before[-1] in ")]":
        return []  # "… on Monday. (July 13) AP" is a film's caption
    start, end = match.span(match.lastgroup)
    label, colon, _ = bare[start:end].partition(":")
    if colon and fold(label.strip()) in _sources():
        start += len(label) + 1
    return [(*each, "behind the last words of the report") for each in agencies.only_at(bare, start, end)]
