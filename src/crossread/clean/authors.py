"""Who wrote the article, out of its byline."""

from __future__ import annotations

import re
from functools import cache

from crossread import knowledge
from crossread.clean import agencies, bylines, dates, outlets
from crossread.clean.parts import Anatomy

NEAR = 8  # units around the head of the article in which its byline stands
BELOW = 8  # units below the article: "Author: …"
MANY = 8  # authors
_PARTICLES = r"(?:de|da|di|del|della|der|den|van|von|la|le|el|al|bin|ibn|ben|dos|das|du|ter|ten|af|av|y|e|St\.)"
_NAME_WORD = r"(?:[^\W\d_a-zà-ÿа-яё][\w’'.-]*)"
_NAME = re.compile(rf"{_NAME_WORD}(?:\s+(?:{_PARTICLES}\s+)*{_NAME_WORD}){{1,4}}")
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
_REST = re.compile(r"\s*[@|/•·,(\d–—-]")  # what may stand behind a lone name: its post, its sign, the date
_ASKED = frozenset(
    {"by", "author", "authors", "written by", "reported by", "story by", "words by", "von", "par", "por", "di"}
)


@cache
def _posts() -> frozenset[str]:
    """Words of posts and departments, which are no part of a name."""
    return knowledge.words("posts")


def authors(anatomy: Anatomy, headline: int | None) -> list[tuple[int, int, str, str]]:
    """Start, end and name of each author, and how it was found; empty where the page names none."""
    for index in _bylines(anatomy, headline):
        part = anatomy.parts[index]
        begin = bylines.byline(part.unit.text)
        if begin is None:
            continue
        found = names(part.unit.text[begin:], part.unit.start + begin)
        if found:
            return [(start, end, name, "byline") for start, end, name in found[:MANY]]
    return _lone(anatomy, headline)


def _bylines(anatomy: Anatomy, headline: int | None) -> list[int]:
    """Bylines by closeness to the head of the article, then those below it."""
    head = anatomy.begin if headline is None or headline > anatomy.end else headline
    low = max(0, min(head, anatomy.begin) - NEAR)
    high = min(len(anatomy.parts), anatomy.begin + NEAR)
    near = [i for i in range(low, high) if anatomy.parts[i].kind == "byline"]
    near.sort(key=lambda index: (index < head, abs(index - head)))
    below = range(anatomy.end + 1, min(len(anatomy.parts), anatomy.end + 1 + BELOW))
    return near + [i for i in below if anatomy.parts[i].kind == "byline"]


def _lone(anatomy: Anatomy, headline: int | None) -> list[tuple[int, int, str, str]]:
    """A line that is only a name, under "By", beside the date or below the headline."""
    parts = anatomy.parts
    above = headline is not None and headline <= anatomy.begin
    low = headline + 1 if above and headline is not None else max(0, anatomy.begin - NEAR)
    body = " ".join(part.unit.text for part in parts[anatomy.begin + 1 : anatomy.end + 1] if part.kind == "paragraph")
    for index in range(low, min(len(parts), max(anatomy.begin, low) + 2)):
        unit = parts[index].unit
        if len(unit.text) > 110 or unit.sign in ("furniture", "related", "end", "caption") or unit.terminal:
            continue
        found = names(unit.text, unit.start)[:MANY]
        if not found or found[0][0] != unit.start:
            continue
        rest = unit.text[found[-1][1] - unit.start :]
        dated = bool(dates.find(unit.text)) or any(
            part.kind == "dateline" for part in parts[max(0, index - 2) : index + 3]
        )
        asked = index > 0 and parts[index - 1].unit.key in _ASKED
        owned = index + 1 < len(parts) and outlets.named(parts[index + 1].unit.text) is not None
        close = owned or (above and index - low <= 1)
        alone = (
            not rest.strip()
            or _REST.match(rest) is not None
            or outlets.begins(rest.lstrip(" ,|"))
            or _post(rest.split()[0])
        )
        if alone and (dated or asked or close) and not any(name in body for _, _, name in found):
            return [
                (start, end, name, "line that is only a name, at the head of the article") for start, end, name in found
            ]
    return []


def names(text: str, begin: int = 0) -> list[tuple[int, int, str]]:
    """The names of people in what follows "By"."""
    stop = _end(text)
    found: list[tuple[int, int, str]] = []
    at = 0
    for separator in [*_SPLIT.finditer(text[:stop]), None]:
        end = separator.start() if separator else stop
        piece = _person_in(text[at:end])
        if piece is not None:
            found.append((begin + at + piece[0], begin + at + piece[1], text[at + piece[0] : at + piece[1]]))
        elif found and at:
            break  # behind the names: a post, an outlet
        at = separator.end() if separator else stop
    return found


def _end(text: str) -> int:
    match = _STOP.search(text)
    stop = match.start() if match else len(text)
    dated = dates.find(text[:300])
    return min([stop, *(each.start for each in dated)])


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
        cut = glued.start() if glued and _post(glued.group()) else None
        if _post(word.group()) or outlets.begins(piece[match.start() + word.start() :]):
            break
        end = match.start() + word.start() + (cut if cut is not None else len(word.group()))
        count += 1
        if cut is not None:
            break
    name = piece[match.start() : end].rstrip(" .'’-,") if count >= 2 else ""
    return (match.start(), match.start() + len(name)) if name and _person(name) else None


def _post(word: str) -> bool:
    return word.strip(".,").lower() in _posts()


def _person(name: str) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 6 or len(words[-1]) < 2 or any(_post(word) for word in words):
        return False
    return agencies.named(name) is None and not agencies.find(name) and outlets.named(name) is None
