"""Sources that two attributions of one sentence share, where the tagger read too little of them the second time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossread.model import Article, Attribution

# "Ruiz announced that troops had caught Bo Lind, the head of the gang, saying …": what goes on with the sentence is Ruiz's.
GOES_ON = re.compile(
    r"(?:and )?(?:saying|adding|noting|warning|arguing|insisting|claiming|telling|stressing|explaining|declaring|predicting)\b",
    re.I,
)
SET_OFF = re.compile(r",[”\"’']?\s+(?:the\s+|a\s+|an\s+)?")  # before an apposition, and between it and such a verb


def with_shared(article: Article, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with the whole source where another of the sentence has it."""
    return [_shared(article, one, found) for one in found]


def _shared(article: Article, one: Attribution, found: Sequence[Attribution]) -> Attribution:
    if one.source is None or one.cue is None:
        return one
    for other in found:
        if other is one or other.source is None or other.cue is None or other.source == one.source:
            continue
        if "\n" in article.text[min(other.source.start, one.source.start) : one.cue.end]:
            continue
        if _cut_off(article, one, other) or _goes_on(article, one, other):
            return replace(one, source=other.source)
    return one


def _cut_off(article: Article, one: Attribution, other: Attribution) -> bool:
    """Whether one has the first words of what another has: "Port | Elm mayor Ana Ruiz"."""
    if one.source is None or other.source is None:
        return False
    begun = one.source.start == other.source.start and one.source.end < other.source.end
    return begun and article.text[one.source.end : one.source.end + 1].isspace()


def _goes_on(article: Article, one: Attribution, other: Attribution) -> bool:
    """Whether a verb goes on with what another said, and was given to whom that other's words end with."""
    if one.source is None or one.cue is None or other.cue is None or other.cue.end > one.source.start:
        return False
    text, source = article.text, one.source
    held = any(piece.start < source.start and piece.end >= source.end for piece in other.content)
    return (
        (held or any(piece.end <= source.start for piece in other.content))
        and bool(GOES_ON.match(text, one.cue.start))
        and bool(SET_OFF.fullmatch(text, source.end, one.cue.start))
        and _apposed(text, source.start)
    )


def _apposed(text: str, start: int) -> bool:
    """Whether a comma stands right before what begins here, an article between."""
    before = text[max(0, start - 8) : start]
    return bool(re.search(r",\s+(?:the\s+|a\s+|an\s+)?$", before))
