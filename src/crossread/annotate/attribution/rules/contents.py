"""What was said: the stretch of a frame that a cue governs, before it, after it or around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from crossread.annotate.attribution.rules.classes import DASHES, ENDS, Range
from crossread.annotate.attribution.rules.complements import has_verb, takes
from crossread.annotate.attribution.rules.cues import Cue, Shape
from crossread.annotate.attribution.rules.frames import Frame, Token
from crossread.annotate.attribution.rules.lexicon import closed, lexicon
from crossread.annotate.attribution.rules.reach import goes_on, last_clause, limit_of, trimmed
from crossread.annotate.attribution.rules.subjects import main_subject, subject_before
from crossread.model import AttributionKind

LONG = 40  # characters; a shorter quotation before a cue may be a title or a nickname


@dataclass(slots=True)
class Draft:
    """An attribution as token ranges of its frame, or with a source elsewhere."""

    frame: Frame
    cue: Range | None
    source: Range | None
    pieces: list[Range]
    kind: AttributionKind
    extra: list[tuple[int, int]] = field(default_factory=list)  # pieces that stand in later frames, as offsets
    extra_end: int = 0  # where the last of them ends, its marks with it


def drafts(frame: Frame, found: list[Cue]) -> list[Draft]:
    """One draft for each cue that governs something."""
    shapes = [_shape(frame, cue) for cue in found]
    made: list[Draft] = []
    earlier: list[tuple[Cue, Shape, Range | None]] = []
    for number, (cue, shape) in enumerate(zip(found, shapes, strict=True)):
        if shape is None:
            continue
        source = cue.source
        if cue.mode in ("shared", "participle"):
            source = _shared(frame, cue, earlier)
            if source is None:
                continue
        pieces = _apart(frame, _pieces(frame, cue, shape, number, found, shapes))
        if not pieces or _says_nothing(frame, pieces):
            continue
        earlier.append((cue, shape, source))
        made.append(Draft(frame, (cue.first, cue.last), source, pieces, kind(frame, pieces, cue)))
    return made


# Said of somebody who speaks, and nothing that is said: "who asked not to be named", "declined to comment on it".
_NOTHING = re.compile(
    r"(?:to comment\b|not to be (?:named|identified|quoted)|to (?:not be|remain) (?:named|identified|anonymous|unnamed)|anonymity\b"
    r"|(?:that )?(?:his|her|their|its) names? (?:not )?(?:be|is|was|to be|not be) )",
    re.IGNORECASE,
)


def _says_nothing(frame: Frame, pieces: list[Range]) -> bool:
    return _NOTHING.match(frame.words(*pieces[0])) is not None


def _shape(frame: Frame, cue: Cue) -> Shape | None:
    """Whether what was said follows the cue or stands around it; None where the verb takes nothing that is there."""
    if cue.mode in ("phrase", "passive"):
        return "around" if cue.mode == "phrase" else "passive"
    tokens = frame.tokens
    before = tokens[cue.opening - 1] if cue.opening > 0 else None
    if before is not None and before.low == "," and cue.opening > 1 and tokens[cue.opening - 2].low == "":
        before = tokens[cue.opening - 2]
    quoted = before is not None and before.kind == "quotation" and _spoken(before)
    parenthetic = "parenthesis" in cue.verb.complements or (quoted and "quotation" in cue.verb.complements)
    around = False
    if cue.mode == "inverted" and before is not None:
        return "around" if quoted or parenthetic else None
    if quoted and cue.verb.tail in (("of",), ("about",)):
        _move(cue, tokens, adverbial_end(frame, cue.after) or cue.after)
        around = True
    elif before is not None and parenthetic and (cue.mode != "participle" or quoted):
        if before.low == "as":
            around = cue.following in ("comma", "end")
        elif quoted or ((before.low == "," or before.low in DASHES) and cue.opening >= 2):
            around = _parenthetic(frame, cue, quoted)
    if around:
        return "around"
    return "after" if takes(frame, cue) else None


def _parenthetic(frame: Frame, cue: Cue, quoted: bool) -> bool:
    """Whether "X said …" only interrupts or ends the sentence; moves the cue's end past when and where it was said."""
    tokens = frame.tokens
    if cue.following in ("end", "comma"):
        return True
    end = adverbial_end(frame, cue.after) if cue.following in ("preposition", "noun") else 0
    if end and (quoted or has_verb(frame, 0, lexicon(), cue.opening)):
        _move(cue, tokens, end)
        return True
    if quoted and cue.following in ("preposition", "noun", "gerund", "verb"):
        if cue.verb.lemma in ("call", "describe"):
            return False
        _move(
            cue, tokens, next((at for at in range(cue.after, len(tokens)) if tokens[at].low in (",", ".")), len(tokens))
        )
        return True
    return quoted and cue.following == "quotation"


def _move(cue: Cue, tokens: list[Token], end: int) -> None:
    """What is said goes on, if at all, after token `end`."""
    cue.following = "comma" if _comma_at(tokens, end) else "end"
    cue.after = cue.closing = end


def _spoken(token: Token) -> bool:
    quote = token.quotation
    return quote is not None and (quote.outer - quote.inner >= LONG or token.end > token.start + 3)


def _comma_at(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at].low == ","


def adverbial_end(frame: Frame, at: int) -> int:
    """Where a stretch ends that only says when and where (a comma or the end); 0 where it says more than that."""
    words = lexicon()
    for place, token in enumerate(frame.tokens[at:], at):
        if token.low == "," or token.low in ENDS:
            return place
        if token.kind == "quotation" or token.low in words.auxiliaries or token.low in words.pronouns:
            return 0
        if token.low == "that" or (
            token.kind == "word" and token.low in words.finite and token.low not in words.doubtful
        ):
            return 0
    return len(frame.tokens)


def _shared(frame: Frame, cue: Cue, earlier: list[tuple[Cue, Shape, Range | None]]) -> Range | None:
    """The source of an elliptic or participial cue: that of the cue before, or the subject of the sentence."""
    for before, _, source in reversed(earlier):
        if source is not None and before.mode != "phrase":
            return source
        if cue.mode == "shared":
            break
    return main_subject(frame, cue.first)


def _pieces(
    frame: Frame, cue: Cue, shape: Shape, number: int, found: list[Cue], shapes: list[Shape | None]
) -> list[Range]:
    if shape == "after":
        limit = limit_of(frame, number, found, shapes)
        quote = frame.tokens[cue.after].quotation if cue.following == "quotation" else None
        if quote is not None and frame.text[quote.outer - 1] == ",":
            limit = min(limit, cue.after + 1)  # saying, “No,” | he left: the comma inside the mark ends what was said
        return trimmed(frame, cue.after, limit)
    if shape == "passive":
        return _passive(frame, cue, number, found, shapes)
    return _around(frame, cue, number, found, shapes)


def _apart(frame: Frame, pieces: list[Range]) -> list[Range]:
    """Pieces that are nothing but quotations in a row become one piece each."""
    apart: list[Range] = []
    for first, last in pieces:
        quotes = [at for at in range(first, last) if frame.tokens[at].kind == "quotation"]
        if len(quotes) > 1 and all(token.kind in ("quotation", "mark") for token in frame.tokens[first:last]):
            apart += [(at, at + 1) for at in quotes]
        else:
            apart.append((first, last))
    return apart


def _passive(frame: Frame, cue: Cue, number: int, found: list[Cue], shapes: list[Shape | None]) -> list[Range]:
    subject = subject_before(frame, cue.first)
    named = subject is not None and frame.tokens[subject[0]].low not in lexicon().pronouns
    pieces = [subject] if subject is not None and named else []
    if cue.source is None or cue.closing < len(frame.tokens):
        pieces += trimmed(frame, cue.after, limit_of(frame, number, found, shapes))
    return pieces


def _around(frame: Frame, cue: Cue, number: int, found: list[Cue], shapes: list[Shape | None]) -> list[Range]:
    tokens = frame.tokens
    region = 0
    for earlier, shape in zip(found[:number], shapes[:number], strict=True):
        if cue.mode == "phrase" and cue.following == "end":
            inner = last_clause(frame, earlier, cue) if shape == "after" else None
            region = region if inner is None else inner
            continue
        if shape == "around":
            region = max(region, earlier.closing)
        elif shape == "after" and cue.following != "end":
            region = max(region, earlier.after)
    opening = cue.opening
    if opening > 0 and tokens[opening - 1].low == "as":
        opening -= 1
    pieces = trimmed(frame, region, opening)
    if pieces and number and _owned(tokens, pieces[0][1] - 1, found[:number]):
        pieces = [(pieces[0][1] - 1, pieces[0][1])]
    after = cue.after
    if cue.following == "end" and pieces:
        return pieces
    if pieces and tokens[pieces[0][1] - 1].low in closed("relative"):
        pieces = []
    limit = limit_of(frame, number, found, shapes)
    rest = trimmed(frame, after, limit)
    open_verb = pieces and tokens[pieces[0][1] - 1].low in lexicon().auxiliaries
    if rest and pieces and cue.following != "quotation" and not open_verb and not goes_on(frame, rest[0]):
        rest = []
    return pieces + rest


def _owned(tokens: list[Token], at: int, earlier: list[Cue]) -> bool:
    """Whether a quotation before "Ruiz said" is also what an earlier cue of the sentence leads up to."""
    return tokens[at].kind == "quotation" and any(cue.after == at and cue.following == "quotation" for cue in earlier)


def kind(frame: Frame, pieces: list[Range], cue: Cue | None) -> AttributionKind:
    """direct: all of it quoted; mixed: a part, or a fragment built into the sentence; else indirect."""
    tokens = frame.tokens
    quoted = [any(token.kind == "quotation" for token in tokens[first:last]) for first, last in pieces]
    whole = [last - first == 1 and tokens[first].kind == "quotation" for first, last in pieces]
    if not any(quoted):
        return "indirect"
    if not all(whole):
        return "mixed"
    if cue is not None and len(pieces) == 1 and _built_in(frame, pieces[0], cue):
        return "mixed"
    return "direct"


def _built_in(frame: Frame, piece: Range, cue: Cue) -> bool:
    quote = frame.tokens[piece[0]].quotation
    if quote is None or piece[0] < cue.first:
        return False
    first = frame.text[quote.inner : quote.inner + 1]
    return first.islower() and frame.tokens[piece[0] - 1].low not in (",", ":")


def unused(frame: Frame, made: list[Draft]) -> list[int]:
    """Quotations of a frame that no draft has."""
    covered = {at for draft in made for first, last in draft.pieces for at in range(first, last)}
    covered |= {at for draft in made if draft.source for at in range(*draft.source)}
    return [at for at, token in enumerate(frame.tokens) if token.kind == "quotation" and at not in covered]
