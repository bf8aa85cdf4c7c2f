"""Names of people in lines that say who wrote an article."""

from __future__ import annotations

import re
from functools import cache

from crossread import knowledge
from crossread.clean import agencies, dates, outlets
from crossread.text import fold

_PARTICLES = r"(?:de|da|di|del|della|der|den|van|von|la|le|el|al|bin|ibn|ben|dos|das|du|ter|ten|af|av|y|e|St\.)"
_NAME_WORD = r"(?:[^\W\d_a-zà-ÿа-яё][\w’'.-]*)"
_NAME = re.compile(rf"{_NAME_WORD}(?:\s+(?:{_PARTICLES}\s+)*{_NAME_WORD}){{1,4}}")
_FIRST_WORD = re.compile(r"[\w'’&-]+")
_ONE = re.compile(rf"{_NAME_WORD}")
_UNSPACED = re.compile(
    r"\s*(?P<name>[\u4e00-\u9fff\u3041-\u3096\u30a0-\u30ff]{2,6})(?=\s|[（(，,、/|·・]|$)"
)  # Chinese and Japanese names
_BETWEEN = frozenset({"de", "da", "di", "van", "von", "der", "la", "le", "el", "al", "bin", "st."})
_SPLIT = re.compile(
    r"\s*(?:,|;|\s&\s|\s\band\b\s|\s\bwith\b\s|\s\bund\b\s|\s\bet\b\s|\s\by\b\s|\s\be\b\s|\s\bи\b\s|\|)\s*",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\s*(?:\||•|·|\s[-–—]\s|\bpublished\b|\bupdated\b|\bposted\b|\d|@|\bfor\b|\bin\b|\bof\b|\bat\b|\bfrom\b|\bon\b|\bfollow\b|\bemail\b|\(|"
    r"\bJan(?:uary)?\b|\bFeb(?:ruary)?\b|\bMarch\b|\bApr(?:il)?\b|\bJune?\b|\bJuly?\b|\bAug(?:ust)?\b|\bSept?(?:ember)?\b|\bOct(?:ober)?\b|\bNov(?:ember)?\b|\bDec(?:ember)?\b|"
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|https?:)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{3})[A-Z][a-z]+")  # "Ada SampleWriter"


@cache
def _posts() -> frozenset[str]:
    """Words of posts and departments, which are no part of a name."""
    return knowledge.words("posts")


@cache
def _mastheads() -> frozenset[str]:
    """Words that names of outlets begin with."""
    named = [name for row in knowledge.table("outlets") for name in (row["name"], *row["aliases"].split("|")) if name]
    firsts = [_FIRST_WORD.match(fold(name).removeprefix("the ")) for name in named]
    return frozenset(first.group() for first in firsts if first) | {"the"}


@cache
def _papers() -> frozenset[str]:
    return frozenset(knowledge.toml("bylines")["outlet"]["words"])


@cache
def given() -> frozenset[str]:
    """Given names of all regions of the world, as written."""
    return frozenset(row["name"] for row in knowledge.table("given_names"))


def dated(text: str) -> bool:
    """Whether a date stands in the first words of a line."""
    return bool(dates.find(text[:120]))


def names(text: str, begin: int = 0, *, asked: bool = False) -> list[tuple[int, int, str]]:
    """The names of people in what follows "By": start, end, name; offsets start at `begin`.

    `asked`: a cue says that a name follows, so that one word alone may be one.
    """
    stop = _end(text)
    found: list[tuple[int, int, str]] = []
    at = 0
    for separator in [*_SPLIT.finditer(text, 0, stop), None]:
        end = separator.start() if separator else stop
        piece = _person_in(text[at:end])
        if piece is not None:
            found.append((begin + at + piece[0], begin + at + piece[1], text[at + piece[0] : at + piece[1]]))
        elif found or not asked:
            break  # behind the names: a post, an outlet
        at = separator.end() if separator else stop
    if not found and asked:
        alone = _alone(text)
        return [(begin + alone[0], begin + alone[1], text[slice(*alone)])] if alone else []
    return found


def _alone(text: str) -> tuple[int, int] | None:
    """One word that is a whole line below "By": "Ada", "AdaSample"; in scripts without blanks two to four signs."""
    match = _UNSPACED.match(text)
    if match:
        return match.start("name"), match.end("name")
    bare = text.strip()
    if not _ONE.fullmatch(bare) or post(bare) or not _person_like(bare):
        return None
    return text.index(bare), text.index(bare) + len(bare)


def _end(text: str) -> int:
    match = _STOP.search(text)
    return match.start() if match else len(text)


def _person_in(piece: str) -> tuple[int, int] | None:
    """The name at the head of a piece, without the post or outlet glued to it."""
    lead = len(piece) - len(piece.lstrip())
    match = _NAME.match(piece, lead)
    if match is None:
        return None
    end = match.start()
    count = 0
    for word in re.finditer(r"\S+", match.group()):
        glued = _GLUED.search(word.group())
        cut = glued.start() if glued and post(glued.group()) else None
        if post(word.group()) or masthead(piece[match.start() + word.start() :]):
            break
        if count > 1 and dates.month(word.group()):
            break  # "Ada Sample Janvier"
        end = match.start() + word.start() + (cut if cut is not None else len(word.group()))
        count += 1
        if cut is not None:
            break
    if count < 2:
        return None
    words = _without_paper(piece[match.start() : end].split(), match.group().split())
    end = min(end, _after(piece, match.start(), len(words)))
    name = piece[match.start() : end].rstrip(" .'’-," if len(words[-1]) > 2 else " '’-,")
    return (match.start(), match.start() + len(name)) if _person(name) else None


def masthead(text: str) -> bool:
    """Whether a text begins with the name of an outlet, or is one."""
    first = _FIRST_WORD.match(text)
    if first is None or fold(first.group()) not in _mastheads():
        return False
    return outlets.begins(text) or outlets.named(text[:60]) is not None


def _without_paper(words: list[str], every: list[str]) -> list[str]:
    """The words of a name without those of an outlet behind it: "Ada Sample Orne Valley Gazette", which is `every`."""
    if len(words) < 3 or len(every) < 4 or not any(word.lower() in _papers() for word in every[2:]):
        return words
    size = 3 if len(words[1].rstrip(".")) == 1 or words[1].lower() in _BETWEEN else 2
    return words[:size]


def _after(text: str, begin: int, count: int) -> int:
    """Where the `count`th word behind `begin` ends."""
    words = [match.end() for match in re.finditer(r"\S+", text[begin:])]
    return begin + words[count - 1]


def post(word: str) -> bool:
    """Whether a word is of a post or a department: "reporter", "desk"."""
    return word.strip(".,").lower() in _posts()


def _person(name: str) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 6 or any(post(word) for word in words):
        return False
    return _person_like(name)


def _person_like(name: str) -> bool:
    return agencies.named(name) is None and not agencies.find(name) and outlets.named(name) is None
