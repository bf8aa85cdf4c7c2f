"""Whether a verb takes what follows it."""

from __future__ import annotations

from crossread.annotate.attribution.rules.classes import ENDS, nominal
from crossread.annotate.attribution.rules.cues import Cue
from crossread.annotate.attribution.rules.frames import PHRASE, Frame, Token
from crossread.annotate.attribution.rules.lexicon import Lexicon, closed, countries, lexicon
from crossread.annotate.attribution.rules.phrases import phrase_after

# Complements, one of which a verb must allow for what follows it; what is not here has a rule of its own.
ALLOWED: dict[str, frozenset[str]] = {
    "that": frozenset({"clause", "that"}),
    "quotation": frozenset({"quotation", "noun", "naming"}),
    "colon": frozenset({"quotation"}),
    "infinitive": frozenset({"infinitive"}),
    "end": frozenset(),
}


def takes(frame: Frame, cue: Cue) -> bool:
    """Whether the cue's verb takes what follows it as the thing said."""
    allowed, words, tail = cue.verb.complements, lexicon(), cue.verb.tail
    if tail and "noun" not in allowed and "object-infinitive" in allowed:
        return _infinitive_later(frame, cue.after)
    if tail and tail[-1] in words.prepositions and "clause" not in allowed:
        return cue.following in ("noun", "gerund", "quotation", "clause") and cue.after < len(frame.tokens)
    if cue.following in ALLOWED:
        return bool(allowed & ALLOWED[cue.following])
    if cue.following in ("noun", "gerund", "clause"):
        return _noun_or_clause(frame, cue, allowed, words)
    if "clause" not in allowed:
        return False
    if cue.following == "verb":  # "which they said | is so"
        return cue.opening > 0 and frame.tokens[cue.opening - 1].low in closed("relative")
    if cue.following == "comma":
        return cue.opening == 0 and cue.after + 4 < len(frame.tokens)
    return has_verb(frame, cue.after, words)


def _noun_or_clause(frame: Frame, cue: Cue, allowed: frozenset[str], words: Lexicon) -> bool:
    """A noun phrase may be all, or begin a clause, or be an object that something must follow."""
    at = cue.after
    bare = frame.tokens[at].low in words.pronouns and (
        at + 1 >= len(frame.tokens) or frame.tokens[at + 1].low in ENDS | {",", ";"}
    )
    if bare:
        return "noun" in allowed  # "will prove it" says nothing
    if "noun" in allowed or (cue.following == "clause" and "clause" in allowed):
        return True
    if (
        cue.following == "clause"
        and "that" in allowed
        and frame.tokens[at].low not in ("when", "where", "there", "because")
    ):
        return True
    if "at" in allowed and _at_figure(frame.tokens, at):
        return True
    verb_later = has_verb(frame, at, words)
    evidence = "evidence" in allowed and cue.source is not None and cue.following != "clause"
    if evidence and cue.source is not None and verb_later:
        return any(token.low in words.evidence for token in frame.tokens[slice(*cue.source)])
    return (
        ("clause" in allowed and verb_later)
        or ("gerund" in allowed and cue.following == "gerund")
        or ("object-infinitive" in allowed and _infinitive_later(frame, at))
        or ("naming" in allowed and names_something(frame, at))
        or ("as" in allowed and _as_phrase(frame.tokens, at + 1))
    )


def _as_phrase(tokens: list[Token], at: int) -> bool:
    """cast the deal | as a betrayal; not "saw it as he left"."""
    for here in range(at, min(len(tokens) - 1, at + 9)):
        if tokens[here].low == "as":
            return tokens[here + 1].low not in lexicon().pronouns and tokens[here + 1].kind != "name"
        if tokens[here].kind == "mark":
            return False
    return False


def _at_figure(tokens: list[Token], at: int) -> bool:
    """put | the cost at ten crowns; put | losses in the north at more than half."""
    for here in range(at + 1, min(len(tokens) - 1, at + 12)):
        if tokens[here].kind == "quotation" or tokens[here].low in (",", "that"):
            return False
        if tokens[here].low == "at":
            following = tokens[here + 1 : here + 6]
            return any(token.low[:1].isdigit() or token.low in closed("counted") for token in following)
    return False


def _infinitive_later(frame: Frame, at: int) -> bool:
    for token in frame.tokens[at : at + 14]:
        if token.low == "to":
            return True
        if token.kind in ("mark", "quotation"):
            return False
    return False


def names_something(frame: Frame, at: int) -> bool:
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


def has_verb(frame: Frame, at: int, words: Lexicon, limit: int | None = None) -> bool:
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
        if low in words.irregular and token.kind == "word":
            return True
        if low in words.determiners or low in words.adverbs or low in words.prepositions or low in words.days:
            continue
        if token.kind == "word" and (low.endswith(("ed", "es")) or (low.endswith("s") and not low.endswith("ss"))):
            return True
    return False
