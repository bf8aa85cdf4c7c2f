"""How a statement is put: denied or not, and how sure. Cues stand in data/certainty.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from crossread import knowledge
from crossread.text import fold

Certainty = Literal["plain", "hearsay", "possible", "planned"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that changes how a statement is put. Offsets into the statement's words."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Modality:
    negated: bool
    negation: Cue | None
    certainty: Certainty
    hedge: Cue | None


_OPEN = (" to ", " or ")  # before a denial that nobody has made yet
_MARKS = {'"', "'"}


@cache
def _pattern(part: str, kind: str) -> re.Pattern[str]:
    cues = sorted(knowledge.toml("certainty")[part][kind], key=len, reverse=True)
    words = "|".join(re.escape(cue).replace("\\ ", r"\s+") for cue in cues if cue != "n't")
    return re.compile(rf"(?<![\w'-])(?:{words})(?![\w'-])" + (r"|(?<=\w)n't\b" if "n't" in cues else ""))


def modality(words: str) -> Modality:
    """Polarity and certainty of a statement's words. Two negations make none: "did not deny"."""
    folded = fold(words)
    negations = [
        Cue(m.start(), m.end())
        for kind in ("negation", "denial")
        for m in _pattern("polarity", kind).finditer(folded)
        if _counts(folded, m.start())
    ]
    negated = len(negations) % 2 == 1
    certainty, hedge = _certainty(words, folded)
    return Modality(negated, negations[0] if negated else None, certainty, hedge)


def _counts(folded: str, start: int) -> bool:
    """A “no limits” pact denies nothing, nor does a choice: "to accept or refuse"."""
    quoted = start > 1 and folded[start - 1] in _MARKS
    return not quoted and not folded[:start].endswith(_OPEN) and folded[:start] != "to "


def _certainty(words: str, folded: str) -> tuple[Certainty, Cue | None]:
    kinds: tuple[Certainty, ...] = ("hearsay", "possible", "planned")  # the weakest word rules
    for kind in kinds:
        for match in _pattern("certainty", kind).finditer(folded):
            if match.start() == 0 or not words[match.start()].isupper():  # "in May 2031" is a month
                return kind, Cue(match.start(), match.end())
    return "plain", None
