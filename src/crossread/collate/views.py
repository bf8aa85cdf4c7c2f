"""What is compared of a statement: its telling words, names, figures, measures and moments."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from crossread import knowledge
from crossread.text import fold

if TYPE_CHECKING:
    from crossread.collate.statements import Statement
    from crossread.model import Figure

SMALL_COUNT = 4  # counts up to here mostly count known people ("both leaders", "the three men")

_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class View:
    """What is compared of a statement."""

    words: frozenset[str]  # stems of its telling words
    bigrams: frozenset[tuple[str, str]]
    names: frozenset[str]  # stems of the words with a capital, the first word left out
    figures: frozenset[tuple[str, str, str]]
    measures: frozenset[tuple[str, str]]  # unit and what is measured, where that is known
    units: frozenset[str]  # of amounts that are no counts: money, speed, per cent
    moments: frozenset[tuple[str | None, str | None]]
    length: int  # words


def view(statement: Statement) -> View:
    stop = knowledge.words("stop_words")
    found = list(_WORD.finditer(fold(statement.meaning)))
    tokens = [match[0] for match in found]
    kept = [_stem(token) for token in tokens if token not in stop]
    capital = [match[0] for match in found[1:] if statement.meaning[match.start()].isupper()]
    return View(
        words=frozenset(kept),
        bigrams=frozenset(pairwise(tokens)),
        names=frozenset(_stem(token) for token in capital if token not in stop),
        figures=frozenset((f.unit, str(f.low), str(f.high)) for f in statement.figures),
        measures=frozenset(_measure(f) for f in statement.figures if f.measures and _tells(f)),
        units=frozenset(f.unit for f in statement.figures if f.unit not in {"count", "ordinal", "rank", "age"}),
        moments=frozenset((m.first, m.last) for m in statement.moments if m.first or m.last),
        length=len(tokens),
    )


def amounts(statement: Statement) -> list[tuple[tuple[str, str], float]]:
    """The amounts of which it is known what they measure: unit and noun, and the size of the bound that is given."""
    found = []
    for figure in statement.figures:
        bound = figure.low if figure.low is not None else figure.high
        if figure.measures and _tells(figure) and bound is not None:
            found.append((_measure(figure), abs(float(bound))))
    return found


def _measure(figure: Figure) -> tuple[str, str]:
    return figure.unit, _stem((figure.measures or "").split()[-1])


def _tells(figure: Figure) -> bool:
    """Whether a figure says something of its own: "the two leaders" and "the 47th president" do not."""
    low = figure.low if figure.low is not None else figure.high
    return figure.unit not in {"ordinal", "rank"} and (
        figure.unit != "count" or (low is not None and low > SMALL_COUNT)
    )


def _stem(word: str) -> str:
    """Plural and verb endings off, crudely: only words of one story are compared with one another."""
    for ending in ("'s", "ings", "ing", "ies", "ied", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)] + ("y" if ending in {"ies", "ied"} else "")
    return word


def word_weights(views: Sequence[View]) -> Mapping[str, float]:
    """Rarer among the story's statements weighs more; never below .1."""
    counts = Counter(word for each in views for word in each.words)
    return {word: max(0.1, math.log((1 + len(views)) / (1 + count))) for word, count in counts.items()}
