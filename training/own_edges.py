"""The edges that PolNeAR draws, where ours are drawn elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace

from training.marked import Marked, Pieces, Told


def polnear_edges(passage: Marked) -> Marked:
    """The same passage with the edges of PolNeAR, which has “that” and quotation marks inside contents."""
    if passage.attributions is None:
        return passage
    return replace(passage, attributions=tuple(wider(told, passage.text) for told in passage.attributions))


def wider(told: Told, text: str) -> Told:
    """One attribution with PolNeAR's edges."""
    return Told(told.source, told.cue, widened(told.content, text))


def widened(content: Pieces, text: str) -> Pieces:
    """Content with the “that” and the quotation marks around it."""
    pieces = []
    for at, (start, end) in enumerate(content):
        left, right = start, end
        if text[:start].endswith(tuple("“‘\"'")):
            left -= 1
            if found := re.match(r"[.,?!]?[”’\"']", text[end:]):
                right += found.end()
        if at == 0 and text[:left].endswith(" that "):
            left -= len("that ")
        pieces.append((left, right))
    return tuple(pieces)
