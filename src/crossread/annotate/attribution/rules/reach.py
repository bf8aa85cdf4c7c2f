"""How far what was said reaches: where a later cue of the sentence, or its clause, cuts it short."""

from __future__ import annotations

from crossread.annotate.attribution.rules.classes import Range
from crossread.annotate.attribution.rules.complements import has_verb
from crossread.annotate.attribution.rules.cues import Cue, Shape
from crossread.annotate.attribution.rules.frames import Frame, Token
from crossread.annotate.attribution.rules.lexicon import Lexicon, closed, lexicon


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
    if cue.opening > 1 and tokens[cue.opening - 1].low in ("which", "who") and tokens[cue.opening - 2].low == ",":
        closing = _main_verb(frame, cue.after)
        if closing is not None:
            return closing
    aside = _time_clause(frame, cue) if cue.following == "noun" else None
    if aside is not None:
        return aside
    for later, shape in zip(found[number + 1 :], shapes[number + 1 :], strict=True):
        if shape is None or later.opening <= cue.after:
            continue
        if shape == "around" and later.following == "end":
            if last_clause(frame, cue, later) is not None:
                continue
            return later.opening
        if later.mode in ("participle", "shared"):
            return later.first
        joint = _joint(tokens, later.opening, cue.after) if shape == "after" else None
        if joint is not None:
            return joint
    return len(tokens)


def _main_verb(frame: Frame, at: int) -> int | None:
    """The comma after which the main clause goes on: "The pier, which she says cost ten crowns | , is to close"."""
    tokens, words = frame.tokens, lexicon()
    for comma in range(at + 1, len(tokens) - 1):
        head = tokens[comma + 1]
        if tokens[comma].low != "," or head.kind != "word":
            continue
        if head.low in words.auxiliaries or head.low in words.common_verbs or head.low in words.finite:
            return comma
        follows = tokens[comma + 2] if comma + 2 < len(tokens) else None
        verb = head.low.endswith(("s", "ed")) and not head.low.endswith("ss") and follows is not None
        if verb and follows is not None and (follows.low in words.determiners or follows.low in words.prepositions):
            return comma
    return None


def _time_clause(frame: Frame, cue: Cue) -> int | None:
    """Where a noun phrase that was announced ends and the reporter says when: "declared a pact | when she came to Norvik"."""
    tokens, words = frame.tokens, lexicon()
    for at in range(cue.after + 1, len(tokens) - 2):
        low = tokens[at].low
        if low == "to" or low in words.auxiliaries or low in words.common_verbs or low in closed("relative"):
            return None  # what was announced is a clause, or has one in it
        if low not in closed("when") or tokens[at].kind != "word" or not _clause(tokens, at + 1, words):
            continue
        if low == "as" and cue.verb.complements & {"as", "naming"}:
            continue  # cast the deal as a blow
        if "clause" not in cue.verb.complements or not has_verb(frame, cue.after, words, at):
            return _before_measure(tokens, at, words)
    return None


def _clause(tokens: list[Token], at: int, words: Lexicon) -> bool:
    """Whether a clause begins here: a subject, then a verb, with no comma between."""
    subject = tokens[at]
    if not (subject.low in words.pronouns or subject.kind == "name" or subject.low in words.determiners):
        return False
    for token in tokens[at + 1 : at + 9]:
        if token.kind in ("mark", "quotation"):
            return False
        verb = token.low in words.auxiliaries or token.low in words.common_verbs or token.low in words.irregular
        if verb or (token.low in words.finite and token.low not in words.doubtful and token.kind == "word"):
            return True
        if token.kind == "word" and token.low.endswith("ed") and len(token.low) > 4:
            return True
    return False


def _before_measure(tokens: list[Token], at: int, words: Lexicon) -> int:
    """The place before "days" in "days before she left", before "just hours after she came"; a comma there belongs to it."""
    first = at
    if tokens[at].low in ("before", "after"):
        while tokens[first - 1].low in words.days or tokens[first - 1].low in closed("measured"):
            first -= 1
        if first < at and tokens[first - 1].low == "the":
            first -= 1
        if first < at and tokens[first - 1].low in words.prepositions:
            first -= 1
    return first - 1 if tokens[first - 1].low == "," else first


def last_clause(frame: Frame, cue: Cue, later: Cue) -> int | None:
    """Where the last of several clauses begins that a cue governs, if "according to" at the sentence's end speaks of that one
    alone: "Ruiz said the pier stood, and that | trade had grown, according to the port". What carries the words of whoever
    spoke, a recording or a translation, carries all of them."""
    if later.mode != "phrase" or cue.opening >= later.opening:
        return None
    tokens = frame.tokens
    for at in range(later.opening - 3, cue.after, -1):
        if tokens[at].low == "that" and tokens[at - 1].low in ("and", "but") and tokens[at - 2].low == ",":
            carried = later.source is not None and any(
                token.low in closed("carriers") for token in tokens[slice(*later.source)]
            )
            return None if carried else at + 1
    return None


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
