"""What tells a writer's name from the other names near an article: candidates, and the features of their score."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.clean import bylines, nearby, persons
from crossread.clean.nearby import Text
from crossread.clean.parts import Anatomy
from crossread.clean.units import Sign
from crossread.text import fold

SHORT = 110  # characters of a line that begins with a name although nothing says so
LIFE = 40  # characters from which on a line may tell who the writer is
LONG = 220  # characters of a line that names writers: three with their posts and the date
FAR = 12  # lines: a headline or a date farther away says nothing
MANY = 12  # authors
_JOINS = frozenset({"and", "&", ",", "with", "y", "e", "et", "und", "и", "و", ", and", "|", "•", "·", "/"})
_DIGIT = re.compile(r"\d")
_AND = re.compile(r"(?:and|und|et|y|e|и|&|,)\s+")
_THROUGH = re.compile(r"[^\n]{3,20} for (?=[A-Z])")  # "Social links for Ada Sample"
_PICTURE = re.compile(
    r"\b(?:photo|photograph|photography|image|images|illustration|video|picture|credit|graphic|getty|foto|via)",
    re.IGNORECASE,
)
_SIGNS: dict[Sign, float] = {
    "text": 0.0,
    "furniture": 1.0,
    "caption": 2.0,
    "byline": 3.0,
    "dateline": 4.0,
    "clock": 4.0,
}

FEATURES = (
    "cue",
    "rest",
    "names",
    "words",
    "given",
    "headline",
    "begin",
    "date",
    "body",
    "title",
    "page",
    "address",
    "life",
    "line below",
    "line above",
    "sign",
    "capitals",
    "list",
    "picture",
    "place",
    "order",
)


Around = tuple[int | None, str, str | None]  # the part that is the headline, the page's text, its address


@dataclass(frozen=True, slots=True)
class Writers:
    """Names that stand together, as candidates for the authors of an article."""

    line: int  # of the lines that were looked at
    last: int  # the line of the last name
    names: tuple[tuple[int, int, str], ...]  # start, end, name
    cue: float  # 0 none, 1 "By" in the line above, 2 in the line itself, 3 the line tells who the writer is
    rest: str  # what stands behind the last name in its line


def candidates(found: Sequence[Text]) -> list[Writers]:
    """Lines that name people, each with the lines that go on with more names ("By", "Ada Sample", "and", "Bo Other")."""
    made: list[Writers] = []
    at = 0
    while at < len(found):
        one = _named(found, at)
        if one is not None:
            one = _joined(found, one)
            made.append(one)
            at = one.last
        at += 1
    return made


def _named(found: Sequence[Text], at: int) -> Writers | None:
    text = found[at].text
    begin, cue = _cue(found, at)
    if len(text) > LONG or (cue == 0.0 and not _name_like(text)):
        begin = None
    names = persons.names(text[begin:], found[at].start + begin, asked=cue > 0.0) if begin is not None else []
    if len(text) > LIFE and bylines.biography(text):
        names, cue, begin = (names or persons.names(text[:LIFE], found[at].start))[:1], 3.0, 0
    if not names or begin is None or names[0][0] != found[at].start + begin:
        return None
    rest = text[names[-1][1] - found[at].start :].strip()
    if cue == 0.0 and rest[:1].islower():
        return None  # a sentence: "Ada Sample leaves the hall"
    return Writers(at, at, tuple(names[:MANY]), cue, rest)


def _cue(found: Sequence[Text], at: int) -> tuple[int | None, float]:
    """Where names would begin in a line, and what says so: nothing (0), "By" in the line above (1) or in it (2)."""
    text = found[at].text
    begin = bylines.byline(text)
    if begin is not None:
        return begin, 2.0
    begin = bylines.within(text) if _DIGIT.search(text) or "|" in text or "•" in text else None
    if begin is not None:
        return begin, 2.0
    if at and nearby.asks(found[at - 1]):
        through = _THROUGH.match(text)
        return (through.end() if through and through.end() < len(text) else 0), 1.0
    if (
        at > 1
        and found[at - 1].text.endswith(" for")
        and len(found[at - 1].text) < nearby.CUE
        and nearby.asks(found[at - 2])
    ):
        return 0, 1.0  # "By", "Social links for", "Ada Sample"
    return 0, 0.0


def _name_like(text: str) -> bool:
    """Whether a line may begin with a name, before it is looked at closely: two words with capitals."""
    if len(text) > SHORT or text[0].islower():
        return False
    words = text.split(None, 2)
    return len(words) > 1 and not words[1][0].islower() and words[0][0].isalpha()


def _joined(found: Sequence[Text], one: Writers) -> Writers:
    """The candidate with the names of the lines that go on with it."""
    names, last, rest = list(one.names), one.last, one.rest
    while one.cue < 3.0 and last + 1 < len(found) and len(names) < MANY and rest.strip(" ,&") in ("", "and"):
        following = found[last + 1].text
        step = 2 if following.lower() in _JOINS else 1
        if last + step >= len(found) or (step == 1 and rest == "" and not _AND.match(following)):
            break
        line = found[last + step]
        joint = _AND.match(line.text)
        begin = joint.end() if joint else 0
        more = (
            persons.names(line.text[begin:], line.start + begin, asked=one.cue > 0.0) if len(line.text) <= LONG else []
        )
        if not more or more[0][0] != line.start + begin:
            break
        names += more
        last += step
        rest = line.text[more[-1][1] - line.start :].strip()
    return Writers(one.line, last, tuple(names[:MANY]), one.cue, rest)


def rows(anatomy: Anatomy, found: Sequence[Text], made: Sequence[Writers], around: Around) -> list[list[float]]:
    """The values of `FEATURES` for each candidate. `around`: the headline's part, the page's text, its address."""
    headline, page, url = around
    parts = anatomy.parts
    head = next((at for at, line in enumerate(found) if headline is not None and line.index == headline), None)
    begin = next((at for at, line in enumerate(found) if line.index >= anatomy.begin), len(found))
    if head is None:
        head = begin
    dated = [at for at, line in enumerate(found) if _dated(line.text)]
    whens = frozenset(dated)
    title = parts[headline].unit.text if headline is not None else ""
    body = "\n".join(p.unit.text for p in parts[anatomy.begin : anatomy.end + 1] if p.kind == "paragraph")[:20_000]
    address = fold(url or "")
    lives = [
        line.text
        for line in found
        if line.index >= anatomy.end and len(line.text) > LIFE and bylines.biography(line.text)
    ]
    singles = [len(one.names) == 1 and one.rest == "" and one.line == one.last and one.cue == 0 for one in made]
    result = []
    for order, one in enumerate(made):
        line = found[one.line]
        unit = parts[line.index].unit
        name = one.names[0][2]
        behind = line.index > anatomy.end
        result.append(
            [
                one.cue,
                _rest(one.rest),
                float(len(one.names)),
                float(len(name.split())),
                float(name.split()[0].strip(".,").title() in persons.given()),
                float(max(-FAR, min(FAR, one.line - head))) if not behind else FAR + 1.0,
                float(max(-FAR, min(FAR, begin - one.line))) if not behind else -FAR - 1.0,
                _near(dated, one.line, one.last),
                float(min(3, body.count(name))),
                float(name.split()[-1] in title),
                float(min(4, page.count(name) - 1)),
                _addressed(name, address),
                float(any(name.split()[-1] in life[:120] for life in lives) and one.cue != 3.0),
                1.0 if one.last + 1 in whens else _kind(found, one.last + 1),
                1.0 if one.line - 1 in whens else _kind(found, one.line - 1),
                _SIGNS.get(unit.sign, 5.0),
                float(name.isupper()),
                float(sum(singles[max(0, order - 2) : order + 3])),
                float(
                    bool(_PICTURE.search(line.text))
                    + 2 * bool(one.line and _PICTURE.search(found[one.line - 1].text[:40]))
                ),
                float(behind) + float(line.index >= anatomy.begin),
                float(min(5, order)),
            ]
        )
    return result


def _dated(text: str) -> bool:
    return _DIGIT.search(text) is not None and persons.dated(text)


def _rest(rest: str) -> float:
    """What stands behind the names: nothing, a mark, a post, an outlet, a date, other words."""
    if not rest:
        return 0.0
    bare = rest.lstrip(" ,|-–—•·/(")
    if not bare:
        return 1.0
    if bare[0] == "@":
        return 2.0
    if persons.post(bare.split()[0]):
        return 3.0
    if persons.masthead(bare):
        return 4.0
    if bare[0].isdigit() or bare.lower().startswith(("published", "updated", "posted")):
        return 5.0
    return 6.0 if rest[0] in ",|-–—•·/(" else 7.0 if bare[0].isupper() else 8.0


def _near(places: Sequence[int], first: int, last: int) -> float:
    """Lines from a candidate to the nearest date: below it, or above it (from 20 on)."""
    at = bisect_left(places, first)
    below = places[at] - last if at < len(places) else FAR
    above = first - places[at - 1] if at else FAR
    if min(below, above) > 6:
        return float(FAR)
    return float(max(0, below)) if below <= above else 20.0 + above


def _addressed(name: str, address: str) -> float:
    words = fold(name).split()
    return float(words[0] in address and words[-1] in address) if len(words[0]) > 2 else 0.0


def _kind(found: Sequence[Text], at: int) -> float:
    """What a neighbouring line is: none, a date, a post, a sign of an account, an outlet, short words, a sentence."""
    if not 0 <= at < len(found):
        return 0.0
    text = found[at].text
    if text[0] == "@" or text.lower().startswith("follow"):
        return 2.0
    if nearby.asks(found[at]):
        return 3.0
    words = text.split()
    if len(words) <= 6 and any(persons.post(word) for word in words):
        return 4.0
    if len(text) < 60 and persons.masthead(text):
        return 5.0
    if len(words) <= 2:
        return 6.0
    return 7.0 if len(words) < 8 else 8.0 if text[-1] not in '.!?”"' else 9.0
