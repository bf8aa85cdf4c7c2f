"""Cuts a text into nested pieces at every boundary of the spans that stand in it, so that a page can mark them all.

Spans that cross (neither inside the other) are split: the later one goes on as a second piece with the same anchor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.publish.readings import Part, Reading, parts


@dataclass(frozen=True, slots=True)
class Marked:
    """A span to be marked. `kinds` are the names of what it is ("statement own", "differs"), for the style."""

    start: int
    end: int
    anchor: str
    kinds: tuple[str, ...] = ()
    claims: tuple[int, ...] = ()  # numbers of the claims whose statement ends here: shown as references


@dataclass(frozen=True, slots=True)
class Token:
    """One step in writing marked text: open a piece, write words, or close the piece opened last."""

    open: Marked | None = None
    first: bool = False  # of an opening: True for the piece that carries the anchor
    text: str = ""
    close: Marked | None = None
    last: bool = False  # of a closing: True where the whole span ends here
    parts: tuple[Part, ...] = ()  # of words: the same, cut at the amounts and times that stand in them
    told: tuple[int, ...] = ()  # of a closing that a link follows: the numbers of the readings that the link is to tell


def cut(text: str, start: int, end: int, spans: Sequence[Marked]) -> list[Token]:
    """Tokens for text[start:end]; the words between them, joined, are that text. A span may reach beyond either end."""
    here = sorted(
        (span for span in spans if span.start < end and span.end > start), key=lambda span: (span.start, -span.end)
    )
    opening: dict[int, list[Marked]] = {}
    for span in here:
        opening.setdefault(max(span.start, start), []).append(span)
    cuts = sorted({start, end} | {min(span.end, end) for span in here} | set(opening))
    tokens: list[Token] = []
    stack: list[Marked] = []
    for place, following in zip(cuts, [*cuts[1:], end], strict=True):
        _close(tokens, stack, place, end)
        for span in opening.get(place, []):
            stack.append(span)
            tokens.append(Token(open=span, first=span.start >= start))
        if place < following:
            tokens.append(Token(text=text[place:following]))
    return tokens


def _close(tokens: list[Token], stack: list[Marked], place: int, end: int) -> None:
    """Close what ends here; what was opened inside it and goes on is closed and opened again."""
    ending = [level for level, span in enumerate(stack) if min(span.end, end) <= place]
    if not ending:
        return
    reopen = []
    while len(stack) > ending[0]:
        span = stack.pop()
        over = min(span.end, end) <= place
        tokens.append(Token(close=span, last=span.end <= place))
        if not over:
            reopen.append(span)
    for span in reversed(reopen):
        stack.append(span)
        tokens.append(Token(open=span))


def split(tokens: Sequence[Token]) -> set[str]:
    """Anchors of the spans that stand in more than one piece."""
    return {token.open.anchor for token in tokens if token.open and not token.first}


def with_readings(tokens: Sequence[Token], start: int, readings: Sequence[Reading]) -> tuple[list[Token], bool]:
    """The tokens of a text that begins at `start`, with its amounts and times cut out, each told by the first link that
    follows it, or else by the last link before it. False: there is no link at all that could tell them."""
    found: list[Token] = []
    links: list[int] = []
    open_ones: list[int] = []  # readings that no link has told yet
    for token in tokens:
        if token.text:
            cut = parts(token.text, start, readings)
            open_ones += [number for _, number in cut if number is not None and number not in open_ones]
            found.append(replace(token, parts=cut))
            start += len(token.text)
        elif token.close and token.last and token.close.claims:
            links.append(len(found))
            found.append(replace(token, told=tuple(open_ones)))
            open_ones = []
        else:
            found.append(token)
    if open_ones and links:
        last = found[links[-1]]
        found[links[-1]] = replace(last, told=(*last.told, *open_ones))
    return found, bool(links)
