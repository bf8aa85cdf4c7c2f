"""Chains: whose word a statement rests on, outermost first: CNN, then its sources; the paper, then the uncle it talked to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise

from crossread.annotate.speakers.cast import Cast
from crossread.annotate.speakers.heard import TOLD, heard_by
from crossread.model import Attribution, Span

CITING = re.compile(r"\b(?:citing|quoting|cited|quoted)\b", re.I)  # hands what was said on to whom it was heard from
ACCORDING = re.compile(r"\baccording\b", re.I)  # the same words stand for what its source passes on
SAME = 0.9  # share of the words of one that stand in the other where both report the same
CARRIED = 2  # sentences; farther on the speaker may have said it to somebody else
REACH = 5000  # characters; what encloses a cue began no farther back
MAX_DEPTH = 6  # links; nothing read by hand had more than four


def chained(cast: Cast, attributions: list[Attribution]) -> list[Attribution]:
    """Each attribution with its chain: the speakers of those it stands in, an outlet that heard it, its own speaker."""
    ordered = sorted(attributions, key=lambda told: told.content[0].start)
    starts = [told.content[0].start for told in ordered]
    outer = {told.id: _enclosing(cast, told, ordered, starts) for told in attributions}
    by_id = {told.id: told for told in attributions}
    heard = {told.id: heard_by(cast, told) for told in attributions}
    _carry(cast, attributions, heard)
    return [replace(told, chain=_chain(told, outer, by_id, heard)) for told in attributions]


def _carry(cast: Cast, attributions: list[Attribution], heard: dict[str, str | None]) -> None:
    """What the same speaker goes on to say right after was heard by the same outlet."""
    placed = sorted(attributions, key=lambda told: (told.cue or told.content[0]).start)
    for before, told in pairwise(placed):
        if (
            heard[told.id] is None
            and heard[before.id]
            and not _told_another(cast, told)
            and told.speaker
            and told.speaker == before.speaker
        ):
            gap = cast.sentence(told.content[0].start) - cast.sentence(before.content[-1].end - 1)
            if gap <= CARRIED:
                heard[told.id] = heard[before.id]


def _told_another(cast: Cast, told: Attribution) -> bool:
    """Ruiz told Lind: it has a hearer of its own, known or not."""
    return told.cue is not None and bool(TOLD.search(cast.words(told.cue)))


def _chain(
    told: Attribution, outer: dict[str, str | None], by_id: dict[str, Attribution], heard: dict[str, str | None]
) -> tuple[str, ...]:
    links: list[str] = []
    here: Attribution | None = told
    for _ in range(MAX_DEPTH):
        if here is None:
            break
        for link in (here.speaker, heard[here.id]):
            if link is not None and link not in links:
                links.append(link)
        following = outer[here.id]
        here = by_id[following] if following else None
    return tuple(reversed(links))


def _enclosing(cast: Cast, told: Attribution, ordered: list[Attribution], starts: list[int]) -> str | None:
    """The smallest attribution in whose content the cue of this one stands; `ordered` by where their content begins."""
    anchor = told.cue or told.source
    if anchor is None or (told.source is not None and cast.words(told.source).lower() in ("who", "which")):
        return None  # what stands in a relative clause may be the reporter's own word
    nearby = ordered[bisect_left(starts, anchor.start - REACH) : bisect_right(starts, anchor.start)]
    if (handing := _handing(cast, told, ordered, starts)) is not None:
        return handing
    around = [
        other for other in nearby if other.id != told.id and _contains(other, anchor) and not _in_own(told, other)
    ]
    if not around:
        around = [
            other
            for other in nearby
            if other.id != told.id and _between(other, anchor) and not (_according(cast, told) and _covers(told, other))
        ]
    if not around and not _according(cast, told):
        around = [other for other in ordered if _according(cast, other) and _passes_on(cast, other, told)]
    return min(around, key=lambda other: (sum(map(len, other.content)), other.id)).id if around else None


def _handing(cast: Cast, told: Attribution, ordered: list[Attribution], starts: list[int]) -> str | None:
    """Of "the paper reported, citing the ministry" the paper's: the attribution of the same words that cites nobody."""
    if told.cue is None or not CITING.search(cast.words(told.cue)):
        return None
    first, last = told.content[0].start, told.content[-1].end
    nearby = ordered[bisect_left(starts, first - REACH) : bisect_left(starts, last)]
    same = [
        other
        for other in nearby
        if other.cue is not None
        and other.id != told.id
        and not _contains(told, other.cue)  # of "the paper quoted Ruiz as saying" Ruiz is the inner one
        and not CITING.search(cast.words(other.cue))
        and any(span.overlaps(own) for span in other.content for own in told.content)
        and cast.sentence(other.cue.start) == cast.sentence(told.cue.start)
    ]
    return min(same, key=lambda other: abs(other.cue.start - told.cue.start)).id if same and told.cue else None  # type: ignore[union-attr]


def _contains(other: Attribution, anchor: Span) -> bool:
    return any(span.contains(anchor) for span in other.content)


def _in_own(told: Attribution, other: Attribution) -> bool:
    return other.cue is not None and any(span.contains(other.cue) for span in told.content)


def _between(other: Attribution, anchor: Span) -> bool:
    """The anchor stands between two pieces of what another said, after its cue."""
    inside = len(other.content) > 1 and other.content[0].start <= anchor.start and anchor.end <= other.content[-1].end
    return inside and other.cue is not None and other.cue.start <= anchor.start


def _according(cast: Cast, told: Attribution) -> bool:
    return told.cue is not None and bool(ACCORDING.search(cast.words(told.cue)))


def _passes_on(cast: Cast, other: Attribution, told: Attribution) -> bool:
    """“…,” Ruiz told Lind, according to the council: of one sentence, the same words, and the council's word comes last."""
    if other.cue is None or told.cue is None or told.kind != "direct" or other.speaker == told.speaker:
        return False
    one_sentence = cast.sentence(other.cue.start) == cast.sentence(told.cue.start)
    return one_sentence and told.cue.start < other.cue.start and _covers(other, told)


def _covers(other: Attribution, told: Attribution) -> bool:
    """Whether nearly all of what `told` reports stands in what `other` reports."""
    shared = sum(
        max(0, min(span.end, own.end) - max(span.start, own.start)) for span in other.content for own in told.content
    )
    return shared >= SAME * sum(map(len, told.content))
