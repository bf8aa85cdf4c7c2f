"""Where the propositions of a sentence begin and end, mended where the tagger left out or took in a word or two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.collate.verbs import has_verb, word_list
from crossread.model import Attribution, Span

Place = tuple[int, int]
SHORT = 4  # words at the beginning of a sentence, or of a piece without a verb, that are no proposition of their own
OPENING = 5  # words of a circumstance before the comma that sets it off: "After the second vote, | Ruiz left"
_WORD = re.compile(r"[^\W_](?:[\w'’.-]*\w)?")
_PARTING = re.compile(r"[,;:()\[\]\"“”«»–—]|--")


def mended(text: str, sentence: Span, spans: Sequence[Span], attributions: Sequence[Attribution]) -> list[Place]:
    """The places of the propositions, in order and without overlap; `spans` are as they were read."""
    frames = [part for one in attributions for part in (one.source, one.cue) if part is not None]
    cues = {one.cue.start: one.cue.end for one in attributions if one.cue is not None}
    found: list[Place] = []
    for span in spans:
        floor = found[-1][1] if found else sentence.start
        start = _without_cue(text, span, cues)
        if start == span.start:
            begun = found[-1][0] if found else floor
            start = _with_distance(text, begun, start)
            if found and begun < start < floor:  # "met Ruiz a day | after the storm had passed" was read
                found[-1] = begun, begun + len(text[begun:start].rstrip())
                floor = start
            if not found and _is_beginning(text[floor:start], Span(span.page, floor, span.end), start, frames):
                start = floor
        if found and (_belongs(text, found[-1], start) or _is_distance(text, found[-1], start)):
            start = found.pop()[0]
        if found and not text[found[-1][1] : start].strip() and _is_short(text[start : span.end]):
            start = found.pop()[0]  # "the ferry hit the pier at noon | in dense fog"
        found.append((start, span.end))
    return found


def _without_cue(text: str, span: Span, cues: dict[int, int]) -> int:
    """Behind the verb of saying that it begins with: "said | the agreement would cost nine million"."""
    end = cues.get(span.start)
    if end is None or end >= span.end:
        return span.start
    word = _WORD.search(text, end, span.end)
    return word.start() if word else span.start


def _with_distance(text: str, floor: int, start: int) -> int:
    """With the distance before it: "just hours after | the storm had passed"."""
    words = list(_WORD.finditer(text, max(floor, start - 60), start))
    if len(words) < 2 or words[-1][0].lower() not in {"after", "before"} or text[words[-1].end() : start].strip():
        return start
    at = len(words) - 2
    if words[at][0].lower() not in word_list("distances"):
        return start
    while at and words[at - 1][0].lower() in word_list("distance_starts") | word_list("distances"):
        at -= 1
    return words[at].start()


def _is_beginning(words: str, whole: Span, start: int, frames: Sequence[Span]) -> bool:
    """Whether the words before the first proposition belong to it: few, not set apart, and no part of who says it."""
    if not words.strip() or not (opens(words) or (not _PARTING.search(words) and len(words.split()) <= SHORT)):
        return False
    reach = start + 1 if opens(words) else start  # "In it, | he said all lights worked" begins with a frame
    return not any(frame.start < reach and frame.end > whole.start for frame in frames)


def opens(words: str) -> bool:
    """Whether the words say when or where, up to their comma: "In May,", "After the second vote,"."""
    inside, comma, rest = words.strip().rpartition(",")
    told = inside.split()
    if not comma or rest or not 2 <= len(told) <= OPENING or _PARTING.search(inside):
        return False
    return (
        told[0].lower() in word_list("circumstances")
        and inside.lower() not in word_list("connecting")
        and not has_verb(inside)
    )


def _belongs(text: str, before: Place, start: int) -> bool:
    """Whether what stands before is a few words without a verb, and nothing parts them: "By noon | all lines were running"."""
    return not text[before[1] : start].strip() and _is_short(text[slice(*before)])


def _is_distance(text: str, before: Place, start: int) -> bool:
    """Whether what stands before says how far off this is: "just hours | after the storm had passed"."""
    words = text[slice(*before)].lower().split()
    if text[before[1] : start].strip().lower() not in {"after", "before"} or len(words) > SHORT:
        return False
    return (
        bool(words)
        and words[-1] in word_list("distances")
        and set(words) <= word_list("distances") | word_list("distance_starts")
    )


def _is_short(words: str) -> bool:
    """Whether these are a few words without a verb."""
    return len(words) < 100 and len(words.split()) <= SHORT and not has_verb(words)
