"""First person inside a quotation: "I" is whoever the quotation is of; "we" only where that is a body or several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.speakers.cast import Cast
from crossread.model import Attribution, Span
from crossread.text import plain

ONE = frozenset({"i", "me", "my", "myself", "mine"})
MANY = frozenset({"we", "us", "our", "ourselves", "ours"})
OPENING = re.compile(r"(?:^|[\s(\[—–-])[“‘\"'](?=\S|$)")
CLOSING = re.compile(r"(?<=\S)[”’\"'](?!\w)")


def in_first_person(cast: Cast, told: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with a speaker for "I", "my" and the like that stand in what somebody is quoted with."""
    return [_own(cast, one, told) if one.speaker is None else one for one in told]


def _own(cast: Cast, one: Attribution, told: Sequence[Attribution]) -> Attribution:
    if one.source is None:
        return one
    word = re.split(r"['’]", cast.words(one.source).strip().lower(), maxsplit=1)[0]
    if word not in ONE | MANY:
        return one
    source = one.source
    around = [other for other in told if other.id != one.id and (_whole(cast, other) or _partly(cast, other, source))]
    around = [other for other in around if _piece(other, source) is not None]
    if not around:
        return one
    outer = min(around, key=lambda other: (sum(map(len, other.content)), other.id))
    piece = _piece(outer, source)
    if outer.speaker is None or piece is None or (outer.kind != "mixed" and _deeper(cast, piece, source)):
        return one
    entity = cast.entities[outer.speaker]
    if (entity.type in ("person", "unnamed")) != (word in ONE):
        return one
    cast.mention(source, entity.id, "pronoun")
    return replace(one, speaker=entity.id, reason=f"“{cast.words(source)}” stands in what {entity.name} is quoted with")


def _whole(cast: Cast, other: Attribution) -> bool:
    """Whether all of the content are the speaker's words: a quotation, or a turn of a transcript, after a colon."""
    return other.kind == "direct" or (other.cue is not None and cast.words(other.cue).strip() == ":")


def _partly(cast: Cast, other: Attribution, source: Span) -> bool:
    """Whether a place stands in the words that a content gives in quotation marks, of which it has but these."""
    piece = _piece(other, source)
    if other.kind != "mixed" or piece is None:
        return False
    before = plain(cast.article.text[piece.start : source.start])
    return before.count('"') == 1


def _piece(other: Attribution, source: Span) -> Span | None:
    return next((span for span in other.content if span.contains(source)), None)


def _deeper(cast: Cast, piece: Span, source: Span) -> bool:
    """Whether a quotation inside the quotation is open at this place: its "I" is another's."""
    before = cast.article.text[piece.start : source.start]
    opened = list(OPENING.finditer(before))
    return bool(opened) and not CLOSING.search(before, opened[-1].end())
