"""Quotations without a reporting verb: after a name and a colon, signed with a dash, in a sentence with one subject."""

from __future__ import annotations

from crossread.annotate.attribution.rules.classes import DASHES, ENDS, Range
from crossread.annotate.attribution.rules.contents import Draft
from crossread.annotate.attribution.rules.frames import Frame
from crossread.annotate.attribution.rules.lexicon import lexicon
from crossread.annotate.attribution.rules.phrases import phrase_after

MIN_WORDS = 5  # a shorter quotation in running prose is a scare quote or a title until a verb says otherwise


def standing_alone(frame: Frame, at: int) -> Draft | None:
    """A draft for the quotation that is token `at`; None where it may be anybody's or nobody's."""
    tokens = frame.tokens
    before = tokens[at - 1] if at > 0 else None
    signed = _signature(frame, at)
    if signed is not None:
        return Draft(frame, (at + 1, at + 2), signed, [(at, at + 1)], "direct")
    if before is not None and before.low == ":":
        source = _before_colon(frame, at - 1)
        if source is not None:
            whole = source[1] == at - 1
            return Draft(frame, (at - 1, at) if whole else None, source, [(at, at + 1)], "direct")
    if before is None and all(token.low in ENDS for token in tokens[at + 1 :]):
        return None
    return _one_subject(frame, at)


def _signature(frame: Frame, at: int) -> Range | None:
    """“…” — Ana Ruiz (@ana)"""
    tokens = frame.tokens
    if at + 2 >= len(tokens) or tokens[at + 1].low not in DASHES or tokens[at + 2].kind != "name":
        return None
    last = at + 2
    while last < len(tokens) and tokens[last].kind == "name" and last < at + 8:
        last += 1
    return (at + 2, last)


def _before_colon(frame: Frame, colon: int) -> Range | None:
    return phrase_after(frame, _past_lead(frame, colon), apposition=True)


def _past_lead(frame: Frame, limit: int) -> int:
    """Past "But", "Later" and "On Monday,"."""
    tokens, words = frame.tokens, lexicon()
    at = 0
    while at < limit and (tokens[at].low in words.linking or tokens[at].low in words.adverbs):
        at += 1
    if at < limit and tokens[at].low in words.prepositions:
        comma = next((k for k in range(at, limit) if tokens[k].low == ","), None)
        return at if comma is None else comma + 1
    return at


def _one_subject(frame: Frame, at: int) -> Draft | None:
    tokens, words = frame.tokens, lexicon()
    quote = tokens[at].quotation
    if quote is None or len(frame.text[quote.inner : quote.outer].split()) < MIN_WORDS:
        return None
    source = phrase_after(frame, _past_lead(frame, at))
    if source is None or source[1] >= at:
        return None
    head = tokens[source[0]]
    personal = head.low in words.pronouns - {"it", "you", "one"} or any(
        token.kind == "name" for token in tokens[source[0] : source[1]]
    )
    names = sum(token.kind == "name" for token in tokens[source[1] : at])
    if not personal or names > 1 or any(token.kind == "mark" and token.low == "," for token in tokens[at - 3 : at - 1]):
        return None
    return Draft(frame, None, source, [(at, at + 1)], "mixed" if frame.text[quote.inner].islower() else "direct")
