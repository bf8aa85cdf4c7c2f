"""Cues in a frame: reporting verbs, "according to" and the like, each with its source and what follows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from crossread.annotate.attribution.rules.classes import DASHES, ENDS, Range, adverb, nominal
from crossread.annotate.attribution.rules.following import Following, what_follows
from crossread.annotate.attribution.rules.frames import Frame, Token
from crossread.annotate.attribution.rules.lexicon import Lexicon, Verb, closed, lexicon
from crossread.annotate.attribution.rules.phrases import phrase_after
from crossread.annotate.attribution.rules.subjects import subject_before

Shape = Literal["after", "around", "passive"]  # where what was said stands, seen from the cue
Mode = Literal["subject", "inverted", "shared", "participle", "phrase", "passive"]


@dataclass(slots=True)
class Cue:
    """A cue with its token range, its source's, and where what follows it begins."""

    first: int
    last: int
    verb: Verb
    mode: Mode
    source: Range | None
    following: Following
    after: int  # token at which the complement begins
    opening: int  # first token of source and cue together
    closing: int  # token after source, cue, hearer and adverbials


def cues(frame: Frame) -> Iterator[Cue]:
    """Cues of a frame from left to right; those without a possible source or complement are left out."""
    tokens, words = frame.tokens, lexicon()
    at = 0
    while at < len(tokens):
        found = None
        if tokens[at].kind in ("word", "name"):
            if tokens[at].low in words.verbs:
                found = _verbal(frame, at, words)
            elif tokens[at].low in ("according", "per", "as"):
                found = _according(frame, at) or _as_reported(frame, at, words)
            if found is None and tokens[at].low in words.nouns:
                found = _noun(frame, at)
        if found is not None:
            yield found
            at = max(at + 1, found.last)
        else:
            at += 1


def _verbal(frame: Frame, at: int, words: Lexicon) -> Cue | None:
    """The cue whose verb is token `at`; None where it is no verb here, or one without a source."""
    tokens = frame.tokens
    verb = next((entry for entry in words.verbs[tokens[at].low] if has_tail(tokens, at, entry.tail)), None)
    if verb is None or not _may_be_verb(tokens, at, words):
        return None
    last = at + 1 + len(verb.tail)
    first = _group_start(tokens, at, words)
    group = {token.low for token in tokens[first:at]}
    if (first > 0 and tokens[first - 1].low == "to") or group & closed("possible"):
        return None  # "may announce", "to announce": nothing has been said yet
    if group & closed("being") and not tokens[at].low.endswith("ing"):
        return _passive(frame, first, last, verb)
    mode, source = _source(frame, first, last, at, verb)
    if mode is None:
        return None
    start = source[1] if mode == "inverted" and source is not None else last
    following, after, closing = what_follows(frame, start, verb)
    thing = source is not None and tokens[source[0]].low in ("which", "that") and "clause" not in verb.complements
    unsure = tokens[at].low in words.doubtful and not _certain(tokens, first, at, following, source, words)
    if thing or unsure:
        return None
    opening = min(first, source[0]) if source is not None and mode in ("subject", "inverted") else first
    return Cue(first, last, verb, mode, source, following, after, opening, closing)


def _may_be_verb(tokens: list[Token], at: int, words: Lexicon) -> bool:
    """Not a name, and not the "named" of "a boy named Bo"."""
    if at == 0:
        return True
    before = tokens[at - 1]
    participle = tokens[at].low in ("dubbed", "named") and before.kind == "word" and nominal(before, words)
    return tokens[at].kind != "name" and not participle


def has_tail(tokens: list[Token], at: int, tail: tuple[str, ...]) -> bool:
    return all(at + 1 + k < len(tokens) and tokens[at + 1 + k].low == word for k, word in enumerate(tail))


def _group_start(tokens: list[Token], at: int, words: Lexicon) -> int:
    """The first of the auxiliaries and adverbs before the verb."""
    first = at
    while first > 0:
        before = tokens[first - 1]
        low = before.low
        if before.kind not in ("word", "name", "possessive"):
            break
        contracted = before.kind == "possessive" and first > 1 and tokens[first - 2].low in words.pronouns
        if low in words.auxiliaries or contracted or adverb(before, words):
            first -= 1
            continue
        break
    while first < at and tokens[first].kind == "name" and tokens[first].low not in words.auxiliaries:
        first += 1
    return first


def _source(frame: Frame, first: int, last: int, at: int, verb: Verb) -> tuple[Mode | None, Range | None]:
    """How the cue has its source, and the source where it stands beside it; None, None: it is no cue."""
    tokens = frame.tokens
    before = tokens[first - 1] if first > 0 else None
    if tokens[at].low.endswith("ing") and not any(
        token.low in closed("being") or token.kind == "possessive" for token in tokens[first:at]
    ):
        return _participle(frame, first, at)
    if before is not None and before.low in closed("bound"):
        return None, None  # "an estimated 50": the form is an adjective
    pause = before is None or before.kind == "quotation" or before.low == "," or before.low in DASHES
    inverting = "inverted" in verb.complements and pause
    after = phrase_after(frame, last) if inverting else None
    if after is not None and before is not None and before.kind == "quotation" and not _short(before):
        return "inverted", after
    source = subject_before(frame, first) if first > 0 else None
    if source is not None:
        return "subject", source
    if after is not None or inverting:
        return ("inverted", after) if after is not None else (None, None)
    shared = before is not None and before.low in ("and", "but", "then", "or", ",")
    return ("shared" if shared else None), None


def _participle(frame: Frame, first: int, at: int) -> tuple[Mode | None, Range | None]:
    """Ruiz left, | saying; a letter | saying; the paper quoted Ruiz as | saying."""
    before = frame.tokens[first - 1] if first > 0 else None
    if before is None:
        return None, None
    if before.low == "as":
        quoted = subject_before(frame, first - 1)
        return ("subject" if quoted is not None else None), quoted
    if before.kind in ("word", "name") and nominal(before, lexicon()):
        return (
            ("subject", subject_before(frame, first))
            if _may_carry(before, frame.tokens[at], lexicon())
            else (None, None)
        )
    pause = before.low == "," or before.low in DASHES or before.kind == "quotation"
    return ("participle" if pause else None), None


def _may_carry(token: Token, participle: Token, words: Lexicon) -> bool:
    """Whether a participle right after this noun may say what it says: a letter warning, protesters chanting; not "a final
    warning", "the old warning lights"."""
    low = token.low
    if participle.low not in words.doubtful and participle.low not in words.nouns:
        return True
    known = low in words.evidence or low in words.venues or low in words.nouns or low in closed("plurals")
    return known or token.kind == "name" or low.endswith("s")


def _short(token: Token) -> bool:
    return token.quotation is not None and token.quotation.outer - token.quotation.inner < 12


def _certain(
    tokens: list[Token], first: int, at: int, following: Following, source: Range | None, words: Lexicon
) -> bool:
    """Whether a form that is often a noun is a verb here."""
    if source is None and first == at:
        return False
    if first < at:
        return following not in ("preposition", "end") or tokens[at].low == "said"
    before = tokens[at - 1]
    pronoun = before.low in words.pronouns
    if following in ("that", "quotation", "colon"):
        return True
    if pronoun:
        return following not in ("end", "preposition", "verb")
    if tokens[at].low.endswith("s"):
        known = before.kind == "name" or (
            before.kind == "word"
            and not before.low.endswith("s")
            and at > 1
            and tokens[at - 2].low in words.determiners
        )
        return following in ("clause", "noun", "infinitive", "gerund") and known and _begins_phrase(tokens, at, words)
    plural = before.low.endswith("s") or before.low in closed("plurals")
    return following in ("clause", "infinitive", "noun") and plural and _begins_phrase(tokens, at, words)


def _begins_phrase(tokens: list[Token], at: int, words: Lexicon) -> bool:
    """Whether a determiner, a pronoun, a name, "to" or a question word follows, as after a verb."""
    if at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    return (
        following.low in words.determiners
        or following.low in words.pronouns
        or following.low in words.object_pronouns
        or following.low in closed("asking")
        or following.low == "to"
        or following.kind == "name"
    )


def _passive(frame: Frame, first: int, last: int, verb: Verb) -> Cue | None:
    """The boy was named by the paper; it was reported that; he is said to be ill."""
    tokens = frame.tokens
    for at in range(last, min(len(tokens), last + 12)):
        if tokens[at].low == "by" and at == last:
            source = phrase_after(frame, at + 1)
            if source is None or not (tokens[source[0]].kind == "name" or source[1] - source[0] > 1):
                return None
            if not verb.complements & {"clause", "that", "naming", "noun"}:
                return None
            return Cue(first, last, verb, "passive", source, "end", source[1], first, source[1])
        break
    following, after, closing = what_follows(frame, last, verb)
    if verb.tail or following not in ("infinitive", "that") or "clause" not in verb.complements or verb.addressee:
        return None
    return Cue(first, last, verb, "passive", None, following, after, first, closing)


def _noun(frame: Frame, at: int) -> Cue | None:
    """Ruiz's claim that …; the announcement that … by nobody in particular."""
    tokens = frame.tokens
    if at + 2 >= len(tokens) or tokens[at + 1].low != "that" or at == 0 or tokens[at + 2].low in ENDS:
        return None
    entry = Verb(tokens[at].low, (), frozenset({"that"}), False)
    for first in range(at, max(0, at - 3), -1):
        if tokens[first - 1].kind == "possessive" and first >= 2:
            owner = subject_before(frame, first - 1)
            if owner is None:
                return None
            while (
                tokens[owner[0]].kind == "word"
                and tokens[owner[0]].low not in lexicon().determiners
                and tokens[owner[1] - 1].kind == "name"
            ):
                owner = (owner[0] + 1, owner[1])  # "accommodate Norland's view": the verb is no part of the owner
            return Cue(first, at + 1, entry, "subject", owner, "that", at + 2, owner[0], at + 1)
    return None


def _according(frame: Frame, at: int) -> Cue | None:
    """according to X; per X; as per X."""
    tokens = frame.tokens
    width = 0
    if (tokens[at].low == "according" and has_tail(tokens, at, ("to",))) or (
        tokens[at].low == "as" and has_tail(tokens, at, ("per",))
    ):
        width = 2
    elif tokens[at].low == "per" and (at == 0 or tokens[at - 1].low == ","):
        width = 1
    if not width:
        return None
    source = phrase_after(frame, at + width, wide=True)
    if source is not None and at == 0 and source[1] + 1 < len(tokens) and _verb(tokens[source[1] + 1]):
        source = phrase_after(frame, at + width, apposition=False, wide=True)  # what looked apposed is the subject
    if source is None:
        return None
    entry = Verb("according", (), frozenset({"parenthesis"}), False)
    last = source[1]
    following: Following = "end" if last >= len(tokens) or tokens[last].low in ENDS else "comma"
    return Cue(at, at + width, entry, "phrase", source, following, last, at, last)


AS_WITHIN = 6  # tokens between the verb of "As the Tide reported last week," and its comma


def _as_reported(frame: Frame, at: int, words: Lexicon) -> Cue | None:
    """As the Tide reported last week, …; As Ruiz put it, …; As first reported by the Tide, …: only before a clause."""
    tokens = frame.tokens
    if at > 0 or tokens[at].low != "as" or len(tokens) < AS_WITHIN:
        return None
    verb = next((i for i in range(1, AS_WITHIN) if tokens[i].low in words.verbs), None)
    if verb is not None and has_tail(tokens, verb, ("by",)):
        first, source = verb, phrase_after(frame, verb + 2, apposition=False)
        end = source[1] if source is not None else 0
    else:
        source = phrase_after(frame, at + 1, apposition=False)
        end = first = source[1] if source is not None else 0
        while first < len(tokens) and tokens[first].low in ("first", "has", "had", "also", "later", "once"):
            first += 1
        if source is None or first >= len(tokens) or tokens[first].low not in words.verbs:
            return None
        end = first + 1
    if source is None:
        return None
    comma = next((i for i in range(end, min(len(tokens), end + AS_WITHIN)) if tokens[i].low == ","), None)
    if comma is None or comma + 2 >= len(tokens):
        return None
    entry = Verb("according", (), frozenset({"parenthesis"}), False)
    return Cue(first, first + 1, entry, "phrase", source, "comma", comma, at, comma)


def _verb(token: Token) -> bool:
    words = lexicon()
    return token.low in words.auxiliaries or token.low in words.common_verbs or token.low in words.finite
