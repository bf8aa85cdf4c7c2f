"""How a statement is put: denied or not, and how sure. Cues stand in data/certainty.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from crossread import knowledge
from crossread.collate.verbs import first_verb
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


# What follows is not stated: "there were initial fears (that) the ferry was late", "despite rumours that".
_LED_BY = re.compile(
    r"(?<!\w)(?:fears?|worries|concerns?|rumou?rs?|speculation|suspicions?|suggestions?|theories)(?: that)?[\s\"']*$"
)
_OPEN = (" to ", " or ")  # before a denial that nobody has made yet
APART = 2  # blanks between a denial and what it denies
_MARKS = {'"', "'"}


@cache
def _pattern(part: str, kind: str) -> re.Pattern[str]:
    cues = sorted(knowledge.toml("certainty")[part][kind], key=len, reverse=True)
    words = "|".join(re.escape(cue).replace("\\ ", r"\s+") for cue in cues if cue != "n't")
    return re.compile(rf"(?<![\w'-])(?:{words})(?![\w'-])" + (r"|(?<=\w)n't\b" if "n't" in cues else ""))


def modality(words: str) -> Modality:
    """Polarity and certainty of a statement's words. A denial of a denial is none: "did not deny"."""
    folded = fold(words)
    negations = _cancelled(folded, _negations(folded))
    negated = len(negations) % 2 == 1
    certainty, hedge = _certainty(words, folded)
    return Modality(negated, negations[0] if negated else None, certainty, hedge)


def only_feared(before: str) -> bool:
    """Whether the words before a statement say that it is feared or rumoured, and no more."""
    return _LED_BY.search(fold(before[-60:])) is not None


def _negations(folded: str) -> list[Cue]:
    """Cues of denial in the statement's own clause, in order."""
    own = _pattern("polarity", "innocent").sub(lambda match: "." * len(match[0]), folded[: _own_clause(folded)])
    found = [match for kind in ("negation", "denial") for match in _pattern("polarity", kind).finditer(own)]
    return sorted(
        (Cue(match.start(), match.end()) for match in found if _counts(folded, match.start())),
        key=lambda cue: cue.start,
    )


def _own_clause(folded: str) -> int:
    """Where a clause inside the statement begins, behind its first verb."""
    verb = first_verb(folded)
    return next((m.start() for m in _pattern("polarity", "aside").finditer(folded, verb) if verb), len(folded))


def _counts(folded: str, start: int) -> bool:
    """A “no limits” pact denies nothing, nor does a choice: "to accept or refuse"."""
    quoted = start > 1 and folded[start - 1] in _MARKS
    return not quoted and not folded.endswith(_OPEN, 0, start) and not (start == 3 and folded.startswith("to "))


def _cancelled(folded: str, cues: list[Cue]) -> list[Cue]:
    """Without the denials that are themselves denied, a word or two apart: "did not deny", "could not be ruled out"."""
    kept: list[Cue] = []
    for cue in cues:
        if kept and kept[-1].end <= cue.start and folded.count(" ", kept[-1].end, cue.start) <= APART:
            kept.pop()
        else:
            kept.append(cue)
    return kept[:1]


def _certainty(words: str, folded: str) -> tuple[Certainty, Cue | None]:
    kinds: tuple[Certainty, ...] = ("hearsay", "possible", "planned")  # the weakest word rules
    for kind in kinds:
        for match in _pattern("certainty", kind).finditer(folded):
            if match.start() == 0 or not words[match.start()].isupper():  # "in May 2031" is a month
                return kind, Cue(match.start(), match.end())
    return "plain", None
