"""How far what was said reaches: where a later cue of the sentence, or its clause, cuts it short."""

from __future__ import annotations

from crossread.annotate.attribution.classes import Range
from crossread.annotate.attribution.cues import Cue, Shape
from crossread.annotate.attribution.frames import Frame, Token
from crossread.annotate.attribution.lexicon import closed, lexicon


def limit_of(frame: Frame, number: int, found: list[Cue], shapes: list[Shape | None]) -> int:
    """Where content that runs to the end of the sentence is cut short by a later cue."""
    tokens, cue = frame.tokens, found[number]
    if cue.opening > 0 and tokens[cue.opening - 1].low in closed("subordinate"):
        comma = next((at for at in range(cue.after, len(tokens)) if tokens[at].low == ","), len(tokens))
        if comma + 2 < len(tokens) and (cue.opening < 2 or tokens[cue.opening - 2].kind == "mark"):
            return comma
    if cue.opening > 0 and tokens[cue.opening].low in closed("relative") and tokens[cue.opening - 1].low == ",":
        comma = next((at for at in range(cue.after, len(tokens)) if tokens[at].low == ","), len(tokens))
        if comma > cue.after:
            return comma
    for later, shape in zip(found[number + 1 :], shapes[number + 1 :], strict=True):
        if shape is None or later.opening <= cue.after:
            continue
        if shape == "around" and later.following == "end":
            return later.opening
        if later.mode in ("participle", "shared"):
            return later.first
        joint = _joint(tokens, later.opening, cue.after) if shape == "after" else None
        if joint is not None:
            return joint
    return len(tokens)


def _joint(tokens: list[Token], opening: int, floor: int) -> int | None:
    """Where a new main clause begins before a later subject: ", and | in March Ruiz said"; "; | Ruiz said"."""
    words = lexicon()
    for at in range(opening - 1, max(floor, opening - 8), -1):
        token = tokens[at]
        if token.low == ";":
            return at
        if token.low in closed("joining"):
            return (
                at
                if tokens[at - 1].low in (",", ";") or (at == opening - 1 and tokens[at - 1].kind == "quotation")
                else None
            )
        if token.kind in ("mark", "quotation") or token.low in words.auxiliaries or token.low in words.finite:
            return None
    return None


def goes_on(frame: Frame, rest: Range) -> bool:
    """Whether what follows ", she said," is still hers: no participle, no relative clause of the source."""
    tokens, words = frame.tokens, lexicon()
    head = tokens[rest[0]]
    if rest[1] - rest[0] < 2 and head.kind != "quotation":
        return False
    if head.low in ("who", "which", "whose", "where", "when", "as", "after", "before", "during") or head.low.endswith(
        "ing"
    ):
        return False
    return head.low not in words.prepositions or head.low in ("in", "on", "at", "for", "with", "by", "from", "to", "of")


def trimmed(frame: Frame, first: int, last: int) -> list[Range]:
    """[first, last) without stops, commas and joining words at its ends; nothing where no word is left."""
    tokens = frame.tokens
    last = min(last, len(tokens))
    while (
        first < last and tokens[first].kind == "mark" and tokens[first].low not in ("$", "£", "€", "#", "@", "(", "[")
    ):
        first += 1
    if first < last and tokens[first].low == "that" and first + 1 < last and first > 0:
        first += 1
    while first < last and (
        (tokens[last - 1].kind == "mark" and tokens[last - 1].low not in ("%", ")", "]", "?", "!"))
        or (last < len(tokens) and tokens[last - 1].low in closed("joining"))
    ):
        last -= 1
    return [(first, last)] if first < last else []
