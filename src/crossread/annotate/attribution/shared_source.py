"""Sources that two attributions of one sentence share, where the tagger read too little of them the second time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossread.model import Article, Attribution, Span

# "Ruiz announced that troops had caught Bo Lind, the head of the gang, saying …": what goes on with the sentence is Ruiz's.
GOES_ON = re.compile(
    r"(?:and )?(?:saying|adding|noting|warning|arguing|insisting|claiming|telling|stressing|explaining|declaring|predicting)\b",
    re.I,
)
SET_OFF = re.compile(r",[”\"’']?\s+(?:the\s+|a\s+|an\s+)?")  # between an apposition and such a verb
APPOSED = re.compile(r",\s+(?:the\s+|a\s+|an\s+)?$")  # right before an apposition
BEFORE = 8  # characters in which that is looked for


def with_shared(article: Article, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with the whole source where another of the sentence has it."""
    beginning: dict[int, list[Attribution]] = {}
    for one in found:
        if one.source is not None:
            beginning.setdefault(one.source.start, []).append(one)
    return [_shared(article.text, one, found, beginning) for one in found]


def _shared(
    text: str, one: Attribution, found: Sequence[Attribution], beginning: Mapping[int, Sequence[Attribution]]
) -> Attribution:
    """`beginning`: the attributions by where their sources begin."""
    source, cue = one.source, one.cue
    if source is None or cue is None:
        return one
    apposed = _goes_on(text, source, cue)
    for other in found if apposed else beginning[source.start]:
        if other.source is None or other.cue is None or other.source == source:
            continue
        whole = _cut_off(text, source, other.source) or (apposed and _ends_with(other.cue, other.content, source))
        if whole and text.find("\n", min(other.source.start, source.start), cue.end) < 0:
            return replace(one, source=other.source)
    return one


def _cut_off(text: str, source: Span, other: Span) -> bool:
    """Whether one has the first words of what another has: "Port | Elm mayor Ana Ruiz"."""
    return source.start == other.start and source.end < other.end and text[source.end].isspace()


def _goes_on(text: str, source: Span, cue: Span) -> bool:
    """Whether a verb goes on with the sentence and was given to the apposition right before it."""
    return (
        bool(GOES_ON.match(text, cue.start))
        and bool(SET_OFF.fullmatch(text, source.end, cue.start))
        and bool(APPOSED.search(text[max(0, source.start - BEFORE) : source.start]))
    )


def _ends_with(cue: Span, content: Sequence[Span], source: Span) -> bool:
    """Whether what another says stands before a source, or ends with it."""
    held = any(piece.start < source.start and piece.end >= source.end for piece in content)
    return cue.end <= source.start and (held or any(piece.end <= source.start for piece in content))
