"""What tells the date of an article from the other dates near it: candidates, and the features of their score."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from crossread import knowledge
from crossread.clean import dates, language
from crossread.clean.nearby import Text, asks
from crossread.clean.parts import Anatomy

LONG = 260  # characters of a line that gives a date and little else
LABEL = 40  # characters of a line that only says "Published"
FAR = 14  # lines
SAMPLE = 2000  # characters of the body that its language is told from
_DIGIT = re.compile(r"\d")
_TEXT = frozenset({"paragraph", "heading", "caption", "repeat"})  # what is said there is no date of the page
_KINDS = {"dateline": 0.0, "byline": 1.0, "boilerplate": 2.0, "other-story": 3.0, "standfirst": 4.0, "credit": 5.0}

FEATURES = (
    "label",
    "clock",
    "headline",
    "begin",
    "place",
    "words",
    "order",
    "same day",
    "address",
    "time",
    "age",
    "byline",
    "kind",
    "ends",
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date near the article, with what the words around it say."""

    line: int  # of the lines that were looked at
    dated: dates.Dated
    iso: str
    label: str  # "published", "updated" or ""


@dataclass(frozen=True, slots=True)
class Around:
    """What else is known of when a page appeared."""

    headline: int | None  # part
    day: str | None  # in the address
    month: str | None  # in the address
    collected: str | None  # by the collector's note: no article is younger


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = knowledge.toml("bylines")["date"]
    first, later = ("|".join(map(re.escape, words[name])) for name in ("first", "later"))
    return re.compile(rf"(?<![^\W\d_])(?:{first})", re.IGNORECASE), re.compile(
        rf"(?<![^\W\d_])(?:{later})", re.IGNORECASE
    )


def candidates(found: Sequence[Text], anatomy: Anatomy, around: Around, field: str | None = None) -> list[Moment]:
    """The dates in the lines around the article that can be told. `field`: what the carrier says, where it says a day."""
    raw: list[tuple[int, dates.Dated]] = []
    for at, line in enumerate(found):
        part = anatomy.parts[line.index]
        told = part.kind in _TEXT and part.unit.sign not in ("dateline", "byline")
        if not told and len(line.text) <= LONG and _DIGIT.search(line.text):
            raw += [(at, each) for each in dates.find(line.text, line.start)]
    month_first = dates.order(each for _, each in raw)
    if month_first is None and any(each.iso is None for _, each in raw) and _not_english(anatomy):
        month_first = False  # the month is written first in English alone
    known = [day for day in (field, around.day, around.month, *(each.iso for _, each in raw)) if day]
    made = []
    for at, each in raw:
        iso = dates.settle(each, month_first, known)
        if iso is not None and not (around.collected and iso[:10] > around.collected[:10]):
            made.append(Moment(at, each, iso, _label(found, at, each)))
    return made


def _not_english(anatomy: Anatomy) -> bool:
    body = [part.unit.text for part in anatomy.parts[anatomy.begin : anatomy.end + 1] if part.kind == "paragraph"]
    return (language.language(" ".join(body)[:SAMPLE]) or "en") != "en"


def _label(found: Sequence[Text], at: int, dated: dates.Dated) -> str:
    """What the words in front of a date say of it; the last ones count, and those of the line above where it has none."""
    line = found[at]
    own = _says(line.text[: dated.start - line.start])
    if own or dated.start - line.start > 3 or not at or len(found[at - 1].text) > LABEL:
        return own
    above = found[at - 1]
    return "" if _DIGIT.search(above.text) else _says(above.text)


def _says(text: str) -> str:
    first, later = _labels()
    published = [match.end() for match in first.finditer(text)]
    updated = [match.end() for match in later.finditer(text)]
    if updated and (not published or updated[-1] > published[-1]):
        return "updated"
    return "published" if published else ""


def rows(anatomy: Anatomy, found: Sequence[Text], made: Sequence[Moment], around: Around) -> list[list[float]]:
    """The values of `FEATURES` for each candidate."""
    begin = next((at for at, line in enumerate(found) if line.index >= anatomy.begin), len(found))
    head = next((at for at, line in enumerate(found) if line.index == around.headline), begin)
    signed = [at for at, line in enumerate(found) if anatomy.parts[line.index].unit.sign == "byline" or asks(line)]
    days = [each.iso[:10] for each in made]
    year = max((int(day[:4]) for day in days), default=0)
    result = []
    for order, each in enumerate(made):
        line = found[each.line]
        rest = line.text[: each.dated.start - line.start] + line.text[each.dated.end - line.start :]
        behind = line.index > anatomy.end
        result.append(
            [
                {"": 0.0, "published": 1.0, "updated": 2.0}[each.label],
                float(bool(each.dated.clock)),
                FAR + 1.0 if behind else float(max(-FAR, min(FAR, each.line - head))),
                -FAR - 1.0 if behind else float(max(-FAR, min(FAR, begin - each.line))),
                float(line.index >= anatomy.begin) + float(behind),
                float(min(20, len(rest.split()))),
                float(min(5, order)),
                float(min(3, days.count(days[order]) - 1)),
                _agrees(each.iso, around),
                _time(days, order),
                float(min(4, year - int(each.iso[:4]))),
                float(min((abs(each.line - at) for at in signed), default=FAR)),
                _KINDS.get(anatomy.parts[line.index].kind, 6.0),
                float(each.dated.end - line.start == len(line.text)) + 2.0 * float(each.dated.start == line.start),
            ]
        )
    return result


def _agrees(iso: str, around: Around) -> float:
    """Whether a date is the address's day (3), of its month (2), of neither (0); 1 where the address names none."""
    if around.day:
        return 3.0 if iso[:10] == around.day else 2.0 if iso[:7] == around.month else 0.0
    if around.month:
        return 2.0 if iso[:7] == around.month else 0.0
    return 1.0


def _time(days: Sequence[str], order: int) -> float:
    """Among days near the article: the only one, the earliest, the latest, one between."""
    if len(set(days)) == 1:
        return 0.0
    return 1.0 if days[order] == min(days) else 2.0 if days[order] == max(days) else 3.0
