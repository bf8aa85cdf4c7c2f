"""What follows a cue: hearer and adverbials are passed over, then the kind of complement is told."""

from __future__ import annotations

from typing import Literal

from crossread.annotate.attribution.rules.classes import ENDS, adverb, short_phrase
from crossread.annotate.attribution.rules.frames import Frame, Token
from crossread.annotate.attribution.rules.lexicon import Lexicon, Verb, closed, lexicon
from crossread.annotate.attribution.rules.phrases import phrase_after

Following = Literal[
    "end", "that", "clause", "quotation", "colon", "comma", "infinitive", "verb", "preposition", "gerund", "noun"
]


def what_follows(frame: Frame, start: int, verb: Verb) -> tuple[Following, int, int]:
    """What follows a cue (past hearer and adverbials), where it begins, and where the adverbials end."""
    tokens, words = frame.tokens, lexicon()
    at = start
    if verb.addressee:
        at = _hearer(frame, at, words)
    at = _past_adverbials(frame, at, words)
    if at >= len(tokens) or tokens[at].low in ENDS or tokens[at].low in (";", ")"):
        return "end", at, at
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.low == "that" and following is not None and following.low not in ENDS:
        return "that", at + 1, at
    if token.kind == "quotation":
        return "quotation", at, at
    if token.low in (":", ",") and following is not None:
        if following.kind == "quotation":
            return "quotation", at + 1, at
        if token.low == ":":
            return "colon", at + 1, at
        if following.low == "that":
            return "that", at + 2, at
    if token.kind == "mark" and token.low not in ("$", "#", "£", "€", "@", "("):
        return "comma", at, at
    return _word_following(token, at, words)


def _word_following(token: Token, at: int, words: Lexicon) -> tuple[Following, int, int]:
    low = token.low
    if low == "to":
        return "infinitive", at, at
    if low in closed("asking") or low in words.pronouns:
        return "clause", at, at
    if low in words.auxiliaries or (low in words.finite and token.kind == "word" and low not in words.doubtful):
        return "verb", at, at
    if (
        low in words.prepositions and low not in ("than", "like", "over", "about", "under", "up", "as")
    ) or low in words.linking:
        return "preposition", at, at
    if low.endswith("ing") and token.kind == "word" and len(low) > 5:
        return "gerund", at, at
    if low in ("if", "because", "while", "although", "though"):
        return "clause", at, at
    return "noun", at, at


def _hearer(frame: Frame, at: int, words: Lexicon) -> int:
    tokens = frame.tokens
    if at >= len(tokens) or tokens[at].low in ("that", "of", "about") or tokens[at].kind in ("quotation", "mark"):
        return at
    if tokens[at].low in words.object_pronouns or tokens[at].low in ("it", "you"):
        return at + 1
    hearer = phrase_after(frame, at, apposition=False)
    if hearer is None:
        return at
    last = hearer[1]
    if last < len(tokens) and tokens[last].low == "," and (name := _apposed(tokens, last, words)) is not None:
        last = name
    return last


def _apposed(tokens: list[Token], comma: int, words: Lexicon) -> int | None:
    """told the Gazette, a daily in Norvik, that"""
    for at in range(comma + 1, min(len(tokens), comma + 15)):
        if tokens[at].kind == "quotation" or tokens[at].low in words.auxiliaries:
            return None
        if tokens[at].low == "," and at + 1 < len(tokens) and tokens[at + 1].low == "that":
            return at + 1
    return None


def _past_adverbials(frame: Frame, at: int, words: Lexicon) -> int:
    tokens = frame.tokens
    while at < len(tokens):
        step = _adverbial(frame, at, words)
        if step is None:
            return at
        at = step
    return at


def _adverbial(frame: Frame, at: int, words: Lexicon) -> int | None:
    """Where an adverbial that begins here ends: on Tuesday, in a statement, again, at the end of the sentence in Kyiv."""
    tokens = frame.tokens
    token = tokens[at]
    if token.low in words.days and (
        token.kind == "name" or token.low in ("yesterday", "today", "tonight", "earlier", "later", "recently")
    ):
        follows = at + 1
        while follows < len(tokens) and (tokens[follows].low in words.days or tokens[follows].low.isdigit()):
            follows += 1
        return follows if follows >= len(tokens) or tokens[follows].kind != "possessive" else None
    if adverb(token, words) and token.low not in (
        "just",
        "only",
        "even",
        "too",
        "most",
        "quite",
        "rather",
        "first",
        "long",
        "now",
    ):
        return at + 1 if _ends_adverb(tokens, at + 1) else None
    if token.low in ("last", "this", "earlier", "late", "early", "next") and at + 1 < len(tokens):
        later = at + 1
        while (
            later < len(tokens)
            and tokens[later].low in words.days | {"this", "last", "in", "the", "on"}
            and later < at + 5
        ):
            later += 1
        return later if later > at + 1 and tokens[later - 1].low in words.days else None
    if token.low in closed("place"):
        return _place(frame, at, words)
    if token.low == ",":
        return _between_commas(frame, at, words)
    return None


def _ends_adverb(tokens: list[Token], at: int) -> bool:
    """Whether the adverb before token `at` tells how it was said: "said again that", not "proposed further talks"."""
    if at >= len(tokens):
        return True
    return tokens[at].low in ("that", "how", "why", "in", "on", "at") or tokens[at].kind in ("mark", "quotation")


def _place(frame: Frame, at: int, words: Lexicon) -> int | None:
    tokens = frame.tokens
    phrase = short_phrase(tokens, at + 1, words)
    if phrase is None:
        return None
    inner = tokens[at + 1 : phrase]
    known = any(
        token.low in words.venues or token.low in words.days or (len(token.low) == 4 and token.low.isdigit())
        for token in inner
    )
    follows = tokens[phrase] if phrase < len(tokens) else None
    if follows is None or follows.low in ENDS:
        return phrase
    if follows.low in ("that", ":") or follows.kind == "quotation":
        return phrase
    if (
        follows.low == ","
        and phrase + 1 < len(tokens)
        and (tokens[phrase + 1].kind == "quotation" or tokens[phrase + 1].low == "that")
    ):
        return phrase
    if _is_place(tokens[at], known) or (
        follows.low in closed("place") and _place(frame, phrase, words) is not None and known
    ):
        return phrase
    return None


def _is_place(token: Token, known: bool) -> bool:
    return known and token.low in ("in", "on", "at", "during", "through", "via", "by", "from")


def _between_commas(frame: Frame, at: int, words: Lexicon) -> int | None:
    """said, however, that; told them, in a low voice, “…”"""
    tokens = frame.tokens
    for later in range(at + 1, min(len(tokens) - 1, at + 9)):
        if tokens[later].kind == "quotation":
            return None
        if tokens[later].low == ",":
            following = tokens[later + 1]
            if following.low == "that":
                return later + 1
            return (
                later
                if following.kind == "quotation" and tokens[at + 1].low in words.prepositions | words.adverbs
                else None
            )
    return None
