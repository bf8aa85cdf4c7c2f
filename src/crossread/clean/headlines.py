"""What tells a headline from the other lines above an article: candidates, and the features that their score is made of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from crossread.clean import bylines, placelines
from crossread.clean.language import UNSPACED
from crossread.clean.parts import Anatomy
from crossread.clean.units import Unit
from crossread.text import fold

REACH = 60  # units above the article: the headlines of 98 % of 828 pages stand nearer
WORDS = (2, 40)  # a headline has between; British tabloids write the longest
LONG = 300  # characters
LEAD = (6, 3000)  # paragraphs that a headline shares words with, and characters of them
FAR = 12  # units: a byline or a date farther away says nothing
BESIDE = 12  # units above a second copy of the article: headline, standfirst, byline, date, buttons
NESTED = 12  # characters of a line that is looked for in others
LISTED = (4, 25)  # words of a line that may be another story's headline
SLUG = 3  # words of an address from which on it is made of the headline
STATEMENT = 12  # words from which on a line that begins with an article or a pronoun is rather a standfirst
TITLE_CASE = 0.7  # share of words with capitals from which on a line with a full stop may be a headline
OPENING = 18  # words of a headline that is taken for the first paragraph, or is a sentence
_OPENS = re.compile(
    r"(?:The|A|An|It|He|She|They|We|This|These|In|After|As|With|Der|Die|Das|Ein|Eine|Le|La|Les|Un|Une|El|Los|Las|Una|O|Os"
    r"|Il|Lo) "
)
_RUN = re.compile(r"[^\W\d_]+")
_NAMED = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w.'’-]+$")
_TELLING = re.compile(r"[^\W\d_]{4,}")  # headlines are short: four letters tell already
_WORD = re.compile(r"[^\W_]+")
_SIGNS = {"text": 0.0, "furniture": 1.0, "caption": 2.0, "byline": 3.0, "dateline": 3.0, "clock": 3.0}
_KINDS = {"standfirst": 1.0, "heading": 2.0, "paragraph": 3.0, "credit": 4.0}

FEATURES = (
    "distance",
    "between",
    "words",
    "share",
    "shared",
    "first",
    "slug",
    "slugged",
    "byline below",
    "date below",
    "byline above",
    "date above",
    "stop",
    "capitals",
    "form",
    "marks",
    "twins",
    "sign",
    "kind",
    "words above",
    "words below",
    "sentence above",
    "sentence below",
    "list below",
    "list above",
    "longer",
    "rank",
    "slug rank",
    "share below",
    "share above",
    "place",
    "cut",
    "inside",
    "around",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be the headline."""

    index: int  # of its part
    start: int  # code points into the page's text
    end: int
    text: str
    cut: bool  # True: the first line of a unit of several
    origin: int  # the part below which no headline of it stands: the article's first, or that of its second copy


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands around the candidates of one page."""

    units: Sequence[Unit]
    lead: frozenset[str]
    first: frozenset[str]
    slug: frozenset[str]  # empty where the address has none
    bylines: Sequence[int]
    dates: Sequence[int]
    twins: Counter[str]


def telling(text: str) -> set[str]:
    """The words of a text that say what it is about; in scripts without blanks, each two characters that stand together."""
    found = set(_TELLING.findall(text.lower()))
    if not text.isascii() and UNSPACED.search(text):
        return {run[at : at + 2] for run in _RUN.findall(text) for at in range(len(run) - 1)} | found
    return found


def size(text: str) -> int:
    """How many words a line has; in scripts without blanks two characters are one."""
    blanks = text.count(" ") + text.count("\n") + 1
    if text.isascii() or not UNSPACED.search(text):
        return blanks
    return max(blanks, sum(map(len, _RUN.findall(text))) // 2)


def candidates(anatomy: Anatomy) -> list[Candidate]:
    """Lines above the article, its own first ones, and those above a second copy of it, that may be its headline."""
    found: list[Candidate] = []
    for index, origin in _places(anatomy):
        unit = anatomy.parts[index].unit
        text = unit.text
        if not unit.count or _statement(text) or (index == origin and not _may_open(anatomy, index)):
            continue
        if len(text) <= LONG and WORDS[0] <= size(text) <= WORDS[1]:
            found.append(Candidate(index, unit.start, unit.end, text, False, origin))
        line = text[: text.find("\n")].rstrip() if "\n" in text[:LONG] else ""
        if line and WORDS[0] <= size(line) <= WORDS[1]:
            found.append(Candidate(index, unit.start, unit.start + len(line), line, True, origin))
    return found


def _places(anatomy: Anatomy) -> list[tuple[int, int]]:
    begin, parts = anatomy.begin, anatomy.parts
    places = [(index, begin) for index in range(max(0, begin - REACH), begin + 1)]
    copy = next(
        (at for at in range(begin + 2, len(parts) - 1) if parts[at].kind == parts[at + 1].kind == "repeat"), None
    )
    if copy is not None:
        beside = range(max(copy - BESIDE, begin + 1), copy)
        places += [(at, copy) for at in beside if parts[at].kind != "paragraph" or not parts[at].unit.terminal]
    return places


def _statement(text: str) -> bool:
    """Whether a long line is a sentence, as standfirsts and paragraphs are: no headline, wherever it stands."""
    if len(text) > LONG or size(text) <= OPENING or _capitals(text) >= TITLE_CASE:
        return False
    return text.endswith((".", "。", "।")) or _OPENS.match(text) is not None


def _may_open(anatomy: Anatomy, index: int) -> bool:
    """Whether the first unit of the article may be its headline: short, no statement ("… again?"), above a longer one."""
    unit = anatomy.parts[index].unit
    sentence = unit.text.endswith((".", "。", "।")) and _capitals(unit.text) < TITLE_CASE
    if index >= anatomy.end or sentence or unit.count > OPENING or placelines.placed(unit.text):
        return False
    following = anatomy.parts[index + 1].unit
    return following.count >= unit.count or _NAMED.match(following.text) is not None


@lru_cache(maxsize=64)
def slug(url: str | None) -> frozenset[str]:
    """The words of the part of an address that is made of the headline; empty where it has none.

    >>> sorted(slug("https://news.example/2025/01/bridge-over-orne-closed.html"))
    ['bridge', 'closed', 'orne', 'over']
    """
    try:
        path = urlsplit(url or "").path.lower()
    except ValueError:
        return frozenset()
    pieces = [[word for word in _WORD.findall(piece) if not word.isdigit()] for piece in path[:500].split("/")]
    words = {word for word in max(pieces, key=len, default=[]) if len(word) > 1 and word not in ("html", "htm", "php")}
    return frozenset(words) if len(words) >= SLUG else frozenset()


def scene(anatomy: Anatomy, url: str | None) -> Scene:
    units = [part.unit for part in anatomy.parts]
    body = [part.unit.text for part in anatomy.parts[anatomy.begin : anatomy.end + 1] if part.kind == "paragraph"]
    near = range(max(0, anatomy.begin - REACH - FAR), min(len(units), anatomy.end + 1 + REACH))
    return Scene(
        units,
        frozenset(telling(" ".join(body[: LEAD[0]])[: LEAD[1]])),
        frozenset(telling(body[0][: LEAD[1]])),
        slug(url),
        [i for i in near if units[i].sign == "byline" or bylines.asks(units[i].key)],
        [i for i in near if units[i].sign == "dateline"],
        Counter(unit.key for unit in units),
    )


def rows(anatomy: Anatomy, found: Sequence[Candidate], url: str | None) -> list[list[float]]:
    """The values of `FEATURES` for each candidate."""
    around = scene(anatomy, url)
    words = [_words(each, around) for each in found]
    best = max((each.share for each in words), default=0.0)
    top = max((each.slug for each in words), default=0.0)
    lines = sorted({each.index for each in found if each.text.count(" ") >= LISTED[0] - 1})
    inner = _nested(found)
    shares = {each.index: own.share for each, own in zip(found, words, strict=True) if _fits(each, around)}
    made = []
    for at, each in enumerate(found):
        own = words[at]
        made.append(
            [
                float(each.origin - each.index),
                float(bisect_left(lines, each.origin) - bisect_right(lines, each.index)),
                *own.values,
                *_beside(each.index, around),
                *_look(each),
                float(around.twins[around.units[each.index].key] - 1),
                _SIGNS.get(around.units[each.index].sign, 4.0),
                _KINDS.get(anatomy.parts[each.index].kind, 0.0),
                *_neighbours(each, around),
                own.share - best,
                own.slug - top,
                shares.get(each.index + 1, -1.0),
                shares.get(each.index - 1, -1.0),
                float(each.index),
                float(each.cut),
                *inner[at],
            ]
        )
    return made


@dataclass(frozen=True, slots=True)
class _Words:
    share: float
    slug: float
    values: tuple[float, ...]


def _words(each: Candidate, around: Scene) -> _Words:
    """What a line shares with the article and its address."""
    own = telling(each.text)
    total = len(own) or 1
    shared = len(own & around.lead)
    share = shared / total
    first = len(own & around.first) / total
    count = float(size(each.text))
    if not around.slug:
        return _Words(share, -1.0, (count, share, float(shared), first, -1.0, -1.0))
    mine = {word for word in _WORD.findall(fold(each.text)) if len(word) > 1}
    both = len(mine & around.slug)
    slugged = 2 * both / (len(mine) + len(around.slug))
    return _Words(share, slugged, (count, share, float(shared), first, both / len(around.slug), slugged))


def _beside(index: int, around: Scene) -> tuple[float, ...]:
    """Distances to the next byline and date below a line and above it; FAR where there is none."""
    return (
        *(_next(places, index) for places in (around.bylines, around.dates)),
        *(_last(places, index) for places in (around.bylines, around.dates)),
    )


def _next(places: Sequence[int], index: int) -> float:
    at = bisect_right(places, index)
    return float(min(FAR, places[at] - index)) if at < len(places) else FAR


def _last(places: Sequence[int], index: int) -> float:
    at = bisect_right(places, index)
    return float(min(FAR, index - places[at - 1])) if at else FAR


def _look(each: Candidate) -> tuple[float, ...]:
    """How a line ends, its capitals, how it begins, marks that headlines seldom have."""
    text = each.text
    stop = 1.0 if text.endswith((".", ".”", '."', ".’")) else 2.0 if text.endswith(("?", "!")) else 0.0
    if text.endswith(("...", "…", ",", ":", ";")):
        stop = 3.0
    capitals = _capitals(text)
    form = 1.0 if text.isupper() else 2.0 if text[0].islower() else 3.0 if text[0] in "\"'“‘«„" else 0.0
    form = 4.0 if form == 0.0 and _OPENS.match(text) and text.count(" ") >= STATEMENT else form
    marks = 1.0 if "|" in text else 2.0 if ":" in text else 3.0 if text.count(",") > 2 else 0.0
    return stop, capitals, form, marks


def _capitals(text: str) -> float:
    """Share of the longer words that begin with a capital; -1 where there are none."""
    long = [word for word in text.split() if len(word) > 3]
    return sum(word[0].isupper() for word in long) / len(long) if long else -1.0


def _neighbours(each: Candidate, around: Scene) -> tuple[float, ...]:
    """The lines right above and below, and how long a list of such lines goes on to both sides."""
    units, index = around.units, each.index
    above = units[index - 1] if index else None
    below = units[index + 1] if index + 1 < len(units) else None
    own = units[index].count
    longer = own - above.count if above is not None and _listed(above) else -50.0
    return (
        float(above.count) if above else -1.0,
        float(below.count) if below else -1.0,
        float(above.terminal) if above else -1.0,
        float(below.terminal) if below else -1.0,
        float(_run(units, range(index + 1, min(each.origin, index + 6)))),
        float(_run(units, range(index - 1, max(-1, index - 7), -1))),
        float(longer),
    )


def _fits(each: Candidate, around: Scene) -> bool:
    """Whether a line has the form of a headline or a standfirst."""
    unit = around.units[each.index]
    return unit.sign == "text" and each.text.count(" ") >= LISTED[0] - 1 and not each.cut


def _listed(unit: Unit) -> bool:
    return LISTED[0] <= unit.count <= LISTED[1] and not unit.terminal


def _run(units: Sequence[Unit], places: range) -> int:
    for count, at in enumerate(places):
        if not _listed(units[at]):
            return count
    return len(places)


def _nested(found: Sequence[Candidate]) -> list[tuple[float, float]]:
    """How many other candidates hold a line's words (a path, a share button), and how many it holds."""
    texts = [each.text.lower() for each in found]
    inside, around = [0.0] * len(texts), [0.0] * len(texts)
    joined = "\0".join(texts)
    for i, text in enumerate(texts):
        if len(text) < NESTED or joined.count(text) < 2:
            continue
        for j, other in enumerate(texts):
            if i != j and text in other and len(other) > len(text):
                inside[i] += 1
                around[j] += 1
    return list(zip(inside, around, strict=True))
