"""The noun phrase after a cue: an inverted subject ("said Ana Ruiz, the mayor"), a hearer, what follows "according to"."""

from __future__ import annotations

from crossread.annotate.attribution.rules.classes import Range, nominal, reporting
from crossread.annotate.attribution.rules.frames import Frame, Token
from crossread.annotate.attribution.rules.lexicon import Lexicon, closed, lexicon

MAX_PHRASE = 40  # tokens; longer phrases were all misreadings in news text read by hand
MAX_APPOSITION = 25  # tokens between two commas


def phrase_after(frame: Frame, at: int, *, apposition: bool = True, wide: bool = False) -> Range | None:
    """The noun phrase that begins at token `at`, with an apposition between commas where wanted.

    `wide` takes in every prepositional phrase but a date, as after "according to".
    """
    tokens, words = frame.tokens, lexicon()
    if at >= len(tokens):
        return None
    if tokens[at].low in words.pronouns or tokens[at].low in words.object_pronouns:
        return (at, at + 1)
    last = _rightwards(frame, at, wide)
    if last == at:
        return None
    if apposition:
        last = _appended(frame, last)
    while last > at and (
        tokens[last - 1].low in words.linking
        or tokens[last - 1].low in words.prepositions
        or (tokens[last - 1].low in words.determiners and last - at > 1)
    ):
        last -= 1
    return (at, last) if last > at else None


def _rightwards(frame: Frame, at: int, wide: bool = False) -> int:
    tokens, words = frame.tokens, lexicon()
    last = at
    while last < len(tokens) and last - at < MAX_PHRASE:
        here, low = tokens[last], tokens[last].low
        if here.kind == "possessive" or (
            low in words.determiners
            and low != "that"
            and (
                last == at
                or tokens[last - 1].low in words.prepositions
                or tokens[last - 1].low in words.linking
                or low in ("one", "two", "three", "other", "many", "most")
            )
        ):
            last += 1
        elif low == "(":
            closing = next((k for k in range(last, min(len(tokens), last + 8)) if tokens[k].low == ")"), None)
            if closing is None:
                break
            last = closing + 1
        elif (
            last > at
            and here.kind == "name"
            and (low in closed("bound") or low in words.prepositions or low in words.subordinators)
        ) or (low in words.days and last > at and tokens[last - 1].kind != "possessive"):
            break
        elif low in words.prepositions and last > at:
            if not _goes_into(tokens, last, words, wide):
                break
            last += 1
        elif (
            low in ("and", "or", "&")
            and last > at
            and last + 1 < len(tokens)
            and (nominal(tokens[last + 1], words) or tokens[last + 1].low in words.determiners)
            and not _verb_follows(tokens, last + 1, words)
        ):
            last += 1
        elif low in ("who", "whose") and last > at:
            last = _clause_end(tokens, last)
        elif (
            nominal(here, words)
            and not reporting(tokens, last, words)
            and not (here.kind == "quotation" and last > at and not here.quotation)
        ):
            last += 1
        else:
            break
    return last


def _noun_clause(inner: list[Token], words: Lexicon) -> bool:
    """No verb but in a relative clause."""
    for place, token in enumerate(inner):
        if token.low in closed("relative"):
            return True
        if token.low in words.auxiliaries or token.low in words.pronouns:
            return False
        if place and token.kind == "word" and token.low in words.finite and token.low not in words.doubtful:
            return False
    return True


def _only_names(inner: list[Token], words: Lexicon) -> bool:
    return all(
        token.kind in ("name", "possessive")
        or token.low in words.prepositions
        or token.low in words.determiners
        or token.low == "and"
        for token in inner
    ) or any(token.kind == "possessive" for token in inner)


def _verb_follows(tokens: list[Token], at: int, words: Lexicon) -> bool:
    return tokens[at].low in words.finite and tokens[at].kind == "word"


def _goes_into(tokens: list[Token], at: int, words: Lexicon, wide: bool) -> bool:
    """Whether the preposition belongs to the phrase ("mayor of"), not to when and where it was said."""
    if tokens[at].low not in closed("inside") or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1 : at + 5]
    if tokens[at].low in ("of", "for"):
        return True
    if wide and tokens[at].kind == "word":
        return not any(token.low in words.days or token.low[:1].isdigit() for token in following[:2])
    if any(token.low in words.venues or token.low in words.days or token.low[:1].isdigit() for token in following):
        return False
    return tokens[at].low in ("at", "from", "with", "in", "to", "by") and nominal(tokens[at + 1], words) | (
        tokens[at + 1].low in words.determiners
    )


def _clause_end(tokens: list[Token], at: int) -> int:
    for later in range(at, len(tokens)):
        if tokens[later].kind in ("mark", "quotation") and tokens[later].low not in ("$", "%", "/", "-"):
            return later
    return len(tokens)


def _appended(frame: Frame, last: int) -> int:
    """After the comma: ", a spokesman for the port" up to the next comma, or the end of the sentence."""
    tokens, words = frame.tokens, lexicon()
    if last + 1 >= len(tokens) or tokens[last].low != ",":
        return last
    head = tokens[last + 1]
    if (
        head.kind == "quotation"
        or head.low in words.linking
        or head.low in words.subordinators - closed("relative")
        or head.low in words.prepositions
        or head.low in words.pronouns - closed("relative")
        or head.low.endswith("ing")
        or head.low in words.adverbs
        or head.low in words.auxiliaries
    ):
        return last
    end = _clause_end(tokens, last + 1)
    inner = tokens[last + 1 : end]
    if not _noun_clause(inner, words) or (head.kind == "name" and not _only_names(inner, words)):
        return last
    if end < len(tokens) and tokens[end].low == "," and end - last > MAX_APPOSITION:
        return last
    return end
