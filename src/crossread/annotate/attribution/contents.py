"""What was said: the stretch of a frame that a cue governs, before it, after it or around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from crossread.annotate.attribution.cues import DASHES, ENDS, Cue
from crossread.annotate.attribution.frames import PHRASE, Frame, Token
from crossread.annotate.attribution.lexicon import Lexicon, countries, lexicon
from crossread.annotate.attribution.phrases import RELATIVE, Range, nominal, phrase_after, subject_before
from crossread.model import AttributionKind

Shape = Literal["after", "around", "passive"]
JOINING = frozenset({"and", "but", "while", "whereas", "though", "although", "yet"})
SUBORDINATE = frozenset({"when", "if", "while", "although", "though", "after", "because", "since", "as", "once"})
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
        if not pieces:
            continue
        earlier.append((cue, shape, source))
        made.append(Draft(frame, (cue.first, cue.last), source, pieces, kind(frame, pieces, cue)))
    return made


def _shape(frame: Frame, cue: Cue) -> Shape | None:
    tokens = frame.tokens
    if cue.mode == "phrase":
        return "around"
    if cue.mode == "passive":
        return "passive"
    before = tokens[cue.opening - 1] if cue.opening > 0 else None
    if before is not None and before.low == "," and cue.opening > 1 and tokens[cue.opening - 2].low == "":
        before = tokens[cue.opening - 2]
    quoted = before is not None and before.kind == "quotation" and _spoken(before)
    if cue.mode == "inverted" and before is not None:
        return "around" if quoted or "parenthesis" in cue.verb.complements else None
    open_before = before is not None and (quoted or before.low == "," or before.low in DASHES)
    parenthetic = "parenthesis" in cue.verb.complements or (quoted and "quotation" in cue.verb.complements)
    if cue.mode == "participle" and not quoted:
        return "after" if _allowed(frame, cue) else None
    if quoted and cue.verb.tail in (("of",), ("about",)):
        cue.after = cue.closing = _adverbial_end(frame, cue.after) or cue.after
        cue.following = "comma" if _comma_at(tokens, cue.after) else "end"
        return "around"
    if open_before and parenthetic and cue.opening >= 2 - quoted:
        if cue.following in ("end", "comma"):
            return "around"
        adverbial = cue.following in ("preposition", "noun") and _adverbial_end(frame, cue.after)
        if adverbial and (quoted or _has_verb(frame, 0, lexicon(), cue.opening)):
            cue.following = "comma" if _comma_at(tokens, adverbial) else "end"
            cue.after = cue.closing = adverbial
            return "around"
        if quoted and cue.following == "quotation":
            return "around"
        if (
            quoted
            and cue.following in ("preposition", "noun", "gerund", "verb")
            and cue.verb.lemma not in ("call", "describe")
        ):
            end = next((at for at in range(cue.after, len(tokens)) if tokens[at].low in (",", ".")), len(tokens))
            cue.following = "comma" if _comma_at(tokens, end) else "end"
            cue.after = cue.closing = end
            return "around"
    if before is not None and before.low == "as" and cue.following in ("comma", "end") and parenthetic:
        return "around"
    return "after" if _allowed(frame, cue) else None


def _spoken(token: Token) -> bool:
    quote = token.quotation
    return quote is not None and (quote.outer - quote.inner >= LONG or token.end > token.start + 3)


def _comma_at(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at].low == ","


def _adverbial_end(frame: Frame, at: int) -> int:
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


def _allowed(frame: Frame, cue: Cue) -> bool:
    """Whether the verb takes what follows it."""
    allowed, words = cue.verb.complements, lexicon()
    tail = cue.verb.tail
    if tail and tail[-1] in words.prepositions and "clause" not in allowed:
        return cue.following in ("noun", "gerund", "quotation", "clause") and cue.after < len(frame.tokens)
    match cue.following:
        case "verb":
            before = frame.tokens[cue.opening - 1].low if cue.opening > 0 else ""
            return before in RELATIVE and "clause" in allowed
        case "end":
            return False
        case "comma":
            return "clause" in allowed and cue.opening == 0 and cue.after + 4 < len(frame.tokens)
        case "that":
            return bool(allowed & {"clause", "that"})
        case "quotation":
            return bool(allowed & {"quotation", "noun", "naming"})
        case "colon":
            return "quotation" in allowed
        case "infinitive":
            return "infinitive" in allowed or (cue.verb.addressee and "infinitive" in allowed)
        case "preposition":
            return "clause" in allowed and _has_verb(frame, cue.after, words)
        case "clause":
            if "naming" in allowed and _named(frame, cue.after):
                return True
            if "as" in allowed and _as_phrase(frame.tokens, cue.after + 1):
                return True
            return bool(allowed & {"clause", "that", "noun"}) or (
                "object-infinitive" in allowed and _infinitive_later(frame, cue.after)
            )
        case _:
            return _noun_allowed(frame, cue, allowed, words)


def _noun_allowed(frame: Frame, cue: Cue, allowed: frozenset[str], words: Lexicon) -> bool:
    if "noun" in allowed:
        return True
    if "clause" in allowed and _has_verb(frame, cue.after, words):
        return True
    if "evidence" in allowed and cue.source is not None and _has_verb(frame, cue.after, words):
        return any(token.low in words.evidence for token in frame.tokens[slice(*cue.source)])
    if cue.following == "gerund":
        return "gerund" in allowed
    if "object-infinitive" in allowed and _infinitive_later(frame, cue.after):
        return True
    if "naming" in allowed and _named(frame, cue.after):
        return True
    if "as" in allowed:
        return _as_phrase(frame.tokens, cue.after + 1)
    return False


def _as_phrase(tokens: list[Token], at: int) -> bool:
    """cast the deal | as a betrayal; not "saw it as he left"."""
    for here in range(at, min(len(tokens) - 1, at + 9)):
        if tokens[here].low == "as":
            return tokens[here + 1].low not in lexicon().pronouns and tokens[here + 1].kind != "name"
        if tokens[here].kind == "mark":
            return False
    return False


def _infinitive_later(frame: Frame, at: int) -> bool:
    for token in frame.tokens[at : at + 14]:
        if token.low == "to":
            return True
        if token.kind in ("mark", "quotation"):
            return False
    return False


def _named(frame: Frame, at: int) -> bool:
    """called | the plan “reckless”; described | it as: something stands behind the object."""
    tokens, words = frame.tokens, lexicon()
    thing = phrase_after(frame, at, apposition=False)
    if thing is None:
        return False
    inside = tokens[at : min(len(tokens), thing[1] + 2)]
    if len(inside) > 3 and inside[2].kind == "possessive" and inside[0].low in countries() and inside[1].kind == "name":
        return True  # called Norland Sudmark's leading partner
    if any(token.kind == "quotation" or token.low == "as" for token in inside):
        return True
    if thing[1] < len(tokens) and tokens[thing[1]].low in words.determiners:
        return True
    return tokens[at].low in words.object_pronouns and thing[1] < len(tokens) and nominal(tokens[thing[1]], words)


def _has_verb(frame: Frame, at: int, words: Lexicon, limit: int | None = None) -> bool:
    """Whether a finite verb can be seen in tokens [at, limit), the rest of the sentence where there is no limit."""
    for place, token in enumerate(frame.tokens[at:limit]):
        low = token.low
        if token.kind == "possessive" and place == 1:
            return True
        if token.kind == "quotation" and token.low != PHRASE and place:
            return True
        if token.kind not in ("word", "name") or place == 0:
            continue
        if low in words.auxiliaries or low in words.common_verbs or low in words.finite or "'" in low:
            return True
        if low in words.determiners or low in words.adverbs or low in words.prepositions or low in words.days:
            continue
        if token.kind == "word" and (low.endswith(("ed", "es")) or (low.endswith("s") and not low.endswith("ss"))):
            return True
    return False


def _shared(frame: Frame, cue: Cue, earlier: list[tuple[Cue, Shape, Range | None]]) -> Range | None:
    """The source of an elliptic or participial cue: that of the cue before, or the subject of the sentence."""
    for before, _, source in reversed(earlier):
        if source is not None and before.mode != "phrase":
            return source
        if cue.mode == "shared":
            break
    return main_subject(frame, cue.first)


def main_subject(frame: Frame, limit: int) -> Range | None:
    """The subject of the first verb of the sentence that has one, before token `limit`."""
    tokens, words = frame.tokens, lexicon()
    for at in range(1, limit):
        if (
            not finite(tokens[at], words)
            or tokens[at - 1].low in words.prepositions
            or tokens[at - 1].low in words.determiners
        ):
            continue
        subject = subject_before(frame, at)
        if subject is not None and tokens[subject[0]].low not in RELATIVE:
            return subject
    return None


def finite(token: Token, words: Lexicon) -> bool:
    """Whether a word looks like a finite verb."""
    low = token.low
    if low in words.auxiliaries or low in words.common_verbs or low in words.finite:
        return True
    return token.kind == "word" and low.endswith("ed")


def _pieces(
    frame: Frame, cue: Cue, shape: Shape, number: int, found: list[Cue], shapes: list[Shape | None]
) -> list[Range]:
    if shape == "after":
        limit = _limit(frame, number, found, shapes)
        return _trimmed(frame, cue.after, limit)
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
        pieces += _trimmed(frame, cue.after, _limit(frame, number, found, shapes))
    return pieces


def _limit(frame: Frame, number: int, found: list[Cue], shapes: list[Shape | None]) -> int:
    """Where content that runs to the end of the sentence is cut short by a later cue."""
    tokens, cue = frame.tokens, found[number]
    if cue.opening > 0 and tokens[cue.opening - 1].low in SUBORDINATE:
        comma = next((at for at in range(cue.after, len(tokens)) if tokens[at].low == ","), len(tokens))
        if comma + 2 < len(tokens) and (cue.opening < 2 or tokens[cue.opening - 2].kind == "mark"):
            return comma
    if cue.opening > 0 and tokens[cue.opening].low in RELATIVE and tokens[cue.opening - 1].low == ",":
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
        if token.low in JOINING:
            return (
                at
                if tokens[at - 1].low in (",", ";") or (at == opening - 1 and tokens[at - 1].kind == "quotation")
                else None
            )
        if token.kind in ("mark", "quotation") or token.low in words.auxiliaries or token.low in words.finite:
            return None
    return None


def _around(frame: Frame, cue: Cue, number: int, found: list[Cue], shapes: list[Shape | None]) -> list[Range]:
    tokens = frame.tokens
    region = 0
    for earlier, shape in zip(found[:number], shapes[:number], strict=True):
        if cue.mode == "phrase" and cue.following == "end":
            continue
        if shape == "around":
            region = max(region, earlier.closing)
        elif shape == "after" and cue.following != "end":
            region = max(region, earlier.after)
    opening = cue.opening
    if opening > 0 and tokens[opening - 1].low == "as":
        opening -= 1
    pieces = _trimmed(frame, region, opening)
    if pieces and number and _owned(tokens, pieces[0][1] - 1, found[:number]):
        pieces = [(pieces[0][1] - 1, pieces[0][1])]
    after = cue.after
    if cue.following == "end" and pieces:
        return pieces
    if pieces and tokens[pieces[0][1] - 1].low in RELATIVE:
        pieces = []
    limit = _limit(frame, number, found, shapes)
    rest = _trimmed(frame, after, limit)
    open_verb = pieces and tokens[pieces[0][1] - 1].low in lexicon().auxiliaries
    if rest and pieces and cue.following != "quotation" and not open_verb and not _continues(frame, rest[0]):
        rest = []
    return pieces + rest


def _owned(tokens: list[Token], at: int, earlier: list[Cue]) -> bool:
    """Whether a quotation before "Ruiz said" is also what an earlier cue of the sentence leads up to."""
    return tokens[at].kind == "quotation" and any(cue.after == at and cue.following == "quotation" for cue in earlier)


def _continues(frame: Frame, rest: Range) -> bool:
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


def _trimmed(frame: Frame, first: int, last: int) -> list[Range]:
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
        or (last < len(tokens) and tokens[last - 1].low in JOINING)
    ):
        last -= 1
    return [(first, last)] if first < last else []


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
