"""Lines and beginnings that say when and from where a report was written, and lines that are an item of a feed."""

from __future__ import annotations

import re
from functools import cache

from crossread import knowledge
from crossread.clean import dates
from crossread.clean.layout import low

LONG = 220  # characters
SPACES = 30  # between the words of such a line at most
STRANGE = 2  # words besides the date, weekdays, "published", "min read": an outlet's name, a post
WITH_MONTHS = 12  # the same where the words of up to three dates are not taken out yet
FEW = 3  # of them, where known words stand beside them in a line of at most 8
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_AGE = r"(?:s|m|h|d|w|mo|secs?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?)"
_CLOCK = re.compile(
    rf"(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s?[ap]\.?m\.?)?(?:\s*\([^)]{{0,30}}\))?|\d{{1,4}}\s?{_AGE}\.? ago"
    r"|(?:an?|one|two|three) (?:minute|hour|day|week|month)s? ago|yesterday|today|just now|last (?:week|month))\s*[|·•-]?$",
    re.IGNORECASE,
)
_PLACE = r"[A-ZÀ-ÞА-Я][\w.'’/ -]{1,40}(?:, [A-ZÀ-ÞА-Я][\w.'’ -]{1,30}){0,2}"
# "LONDON (AP) —", "KYIV, Jan 21 (Reuters) -", "Moscow —": in front of a report's first words
_PLACED = re.compile(
    rf"(?:{_PLACE},?\s)?(?:(?:\w{{3,9}}\.? \d{{1,2}}|\d{{1,2}}\.? \w{{3,9}}\.?(?: \d{{4}})?),?\s)?"
    r"\((?P<agency>[A-ZÀ-ÞА-Я][\w/ .-]{1,40}|(?:dpa|sda|ats|epd|sid|dts)(?:[/-]\w{2,12})?)\)\s?\.?\s?[-–—:]{1,2}"
    r"|(?:[A-Z]{3,}[A-Z.'’ -]{0,30}|[A-Z][\w.'’-]{2,20}(?: [A-Z][\w.'’-]{2,20})?)(?:, [A-Z][\w.'’ -]{1,30}){0,2}"
    r"\s?(?:[–—]|--|- )\s?(?=[A-Z\"“‘])"
)
# "МОСКВА, 3 мар — РИА Новости.", "القاهرة (رويترز) -", "新华社北京3月4日电", "【ロンドン共同】", "(서울=연합뉴스)"
_PLACED_ELSEWHERE = re.compile(
    r"[А-ЯЁ][А-ЯЁ -]{2,30}(?:, \d{1,2} [а-я]{3,9}\.?)?\s?[-–—.]\s?/?(?P<agency>[A-ZА-Я][\w.«» -]{2,20})/?[.,]"
    r"|[\u0620-\u064a ،\d]{3,40}\s?[(/–—-]\s?[\u0620-\u064a ]{2,20}[)/:]"
    r"|[【（(［\[]?[\u3400-\u9fff]{3,16}(?:\d{1,2}月)?\d{1,2}日[电電讯訊]|[【［\[(][^】］\])]{0,20}[\u3040-\u9fff\uac00-\ud7af][^】］\])]{0,20}[】］\])]"
)
_UPDATED = re.compile(r"(?:updated|published|posted)(?: at| on)?:? ?\d{1,2}[:.]\d\d", re.IGNORECASE)
_PLACE_ONLY = re.compile(r"[A-Z][\w.'’/ -]{1,40}(?:, [A-Z][\w.'’ -]{1,30})? ?\([A-Z][\w ]{1,20}\)\s?[-–—]{0,2}")


@cache
def _around() -> frozenset[str]:
    return frozenset(knowledge.toml("dates")["around"]["words"])


def dateline(text: str) -> bool:
    """A line that only says when the page appeared (and how long it takes to read), or from where ("Moscow (CNN)")."""
    size = len(text)
    if size > LONG:
        return False
    if size < 60 and text[-1] in ")-–—" and _PLACE_ONLY.fullmatch(text):
        return True
    if text[0] in "UPup" and _UPDATED.match(text):
        return size < 60
    if "20" not in text and "19" not in text and "/" not in text:  # a date of a page has a year
        return False
    digits = len(_DIGIT.findall(text))  # a year and a day, or "1/2/25"
    return (
        (digits > 4 or (digits == 4 and "/" in text)) and text.count(" ") <= SPACES and _few(low(text)) and _dated(text)
    )


def _few(view: str) -> bool:
    """Whether a line has few enough words for a date: months, zones and what stands between day and time count here."""
    around = _around()
    return sum(word not in around for word in _LETTERS.findall(view)) <= WITH_MONTHS


def _dated(text: str) -> bool:
    """Whether a line is dates and what stands around them."""
    found = dates.find(text)
    if not found:
        return False
    rest = list(text)
    for dated in found:
        rest[dated.start : dated.end] = " " * (dated.end - dated.start)
    left = _LETTERS.findall(low("".join(rest)))
    strange = sum(word not in _around() for word in left)
    return strange <= STRANGE or (strange <= FEW and len(left) > strange and len(left) <= 8)


def clock(text: str) -> bool:
    """A line that is a time of day or an age ("4:50 PM", "3 hours ago"): an item of a feed."""
    return len(text) <= 40 and (text[0] in "aojltyAOJLTY" or text[0].isdigit()) and _CLOCK.match(text) is not None


def placed(text: str) -> re.Match[str] | None:
    """The place and agency in front of a report's first words; group `agency` is None where none is named."""
    head = text[:160]
    if "A" <= head[:1] <= "Z" or head[:1] == "(":
        return _PLACED.match(head)
    return (_PLACED.match(head) or _PLACED_ELSEWHERE.match(head)) if head[:1] > "\x7f" or head[:1] == "[" else None
