"""Words for how many where another report has a number: "several people", "a number of firms", "millions in aid".

The words stand in data/loose_amounts.toml.
"""

from __future__ import annotations

import re
from functools import cache

from crossread import knowledge
from crossread.collate.compare_figures import dimension
from crossread.collate.differences.told import Told
from crossread.collate.measures import one_noun
from crossread.model import Figure, Span
from crossread.text import fold

REACH = 3  # words between a word for how many and the noun it counts: "several local law firms"
SMALL = 1  # "one of the banks" against "a bank" is no difference


def beside(figure: Figure, other: Told) -> Span | None:
    """Where the report `other` says in words how many there are of what `figure` of another report counts; None where it does
    not, or has an amount of that sort itself."""
    if any(dimension(f.unit) == dimension(figure.unit) for f in other.statement.figures):
        return None
    words = fold(other.text)
    if figure.unit == "count":
        return _counted(figure, other, words)
    kind = "money" if figure.unit.isupper() and len(figure.unit) == 3 else figure.unit
    kind = "time" if dimension(figure.unit) == "time" else kind
    found = _pattern(kind).finditer(words) if kind in _kinds() else ()
    spans = (_span(other, match.start(), match.end()) for match in found)
    # "days later" is a time, not how long something took
    return next((span for span in spans if not any(m.span.overlaps(span) for m in other.statement.moments)), None)


def _counted(figure: Figure, other: Told, words: str) -> Span | None:
    if figure.low is None and figure.high is None:
        return None
    number = figure.low if figure.low is not None else figure.high
    noun = figure.measures.split()[-1] if figure.measures else None
    if noun is None or (number is not None and number <= SMALL):
        return None
    for match in _pattern("count").finditer(words):
        following = re.compile(r"[^\W\d_]+").finditer(words, match.end())
        for _, word in zip(range(REACH + 1), following, strict=False):
            if one_noun(noun, word[0]):
                return _span(other, match.start(), word.end())
    return None


def _span(told: Told, start: int, end: int) -> Span:
    begin = told.statement.span.start
    return Span(told.article.id, begin + start, begin + end)


def _kinds() -> frozenset[str]:
    return frozenset(knowledge.toml("loose_amounts")["words"])


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    words = sorted(knowledge.toml("loose_amounts")["words"][kind], key=len, reverse=True)
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) + r")(?![\w-])"
    )
