"""Classes of words and short runs of them: what can stand in a noun phrase, what is a verb in use."""

from __future__ import annotations

from crossread.annotate.attribution.rules.frames import PHRASE, Token
from crossread.annotate.attribution.rules.lexicon import Lexicon, closed

BRACKETS = {")": "(", "]": "["}
DASHES = frozenset({"-", "--", "---"})
ENDS = frozenset({".", "?", "!", "…"})

Range = tuple[int, int]  # [first, last) in the tokens of a frame


def nominal(token: Token, words: Lexicon) -> bool:
    """A word that can stand inside a noun phrase: a name, a number, a noun or adjective as far as closed classes tell."""
    if token.kind == "name":
        low = token.low
        return not (
            low in words.pronouns or low in words.subordinators or low in words.linking or low in closed("bound")
        )
    if token.kind == "quotation":
        return token.low == PHRASE
    if token.kind != "word":
        return token.low in ("&", "%", "$", "#", "@", "/")
    low = token.low
    return not (
        low in words.pronouns
        or low in words.object_pronouns
        or low in words.auxiliaries
        or low in words.prepositions
        or low in words.subordinators
        or low in words.linking
        or low in words.common_verbs
        or low in closed("bound")
    )


def adverb(token: Token, words: Lexicon) -> bool:
    """also, repeatedly; not family or assembly."""
    if token.kind != "word":
        return False
    return token.low in words.adverbs or (
        token.low.endswith("ly") and len(token.low) > 4 and token.low not in words.nouns_in_ly
    )


def finite(token: Token, words: Lexicon) -> bool:
    """Whether a word looks like a finite verb."""
    low = token.low
    if low in words.auxiliaries or low in words.common_verbs or low in words.finite:
        return True
    return token.kind == "word" and low.endswith("ed")


def reporting(tokens: list[Token], at: int, words: Lexicon) -> bool:
    """Whether this token is a reporting verb in use as a verb, so that the phrase cannot reach past it."""
    token = tokens[at]
    if token.kind != "word" or token.low not in words.finite:
        return False
    if at == 0:
        return False
    before = tokens[at - 1]
    if token.low in words.doubtful:
        return before.low in words.pronouns
    if participial(tokens, at, words):
        return False
    return not ((before.low in words.determiners and before.low != "that") or before.kind == "possessive")


def infinitive(tokens: list[Token], at: int, words: Lexicon) -> bool:
    """willing to | accommodate Norvik; not "aide to failed candidate Ruiz"."""
    token = tokens[at]
    if (
        token.kind != "word"
        or token.low in words.determiners
        or token.low.endswith(("ed", "ing", "s"))
        or at + 1 >= len(tokens)
    ):
        return False
    following = tokens[at + 1]
    return following.kind == "name" or following.low in words.determiners


def participial(tokens: list[Token], at: int, words: Lexicon) -> bool:
    """a video posted by her, a man called Ruiz: a participle after a noun, not the verb of the sentence."""
    token = tokens[at]
    if at + 1 >= len(tokens) or tokens[at - 1].kind != "word" or not nominal(tokens[at - 1], words):
        return False
    following = tokens[at + 1]
    if token.low in ("called", "named", "dubbed"):
        return following.kind == "name" or following.low[:1].isdigit()
    return token.low.endswith("ed") and following.low in (
        "by",
        "on",
        "in",
        "at",
        "to",
        "from",
        "last",
        "under",
        "against",
    )


def relative_start(tokens: list[Token], at: int, words: Lexicon) -> int | None:
    """people who saw him | said: from the verb back to the word before "who"."""
    if tokens[at].low in closed("relative"):
        return None  # "the man who police | say": the subject stands after "who"
    for earlier in range(at, max(0, at - 12), -1):
        token = tokens[earlier]
        if token.kind in ("mark", "quotation"):
            return None
        if token.low in closed("relative") and (token.low != "that" or not reporting(tokens, earlier - 1, words)):
            return earlier if nominal(tokens[earlier - 1], words) else None
    return None


def short_phrase(tokens: list[Token], at: int, words: Lexicon) -> int | None:
    """The end of a short noun phrase: determiner, adjectives, nouns."""
    last = at
    while last < len(tokens) and last - at < 9:
        token = tokens[last]
        if (
            token.kind == "possessive"
            or token.low.isdigit()
            or (
                token.low in words.determiners
                and token.low != "that"
                and (last == at or tokens[last - 1].low in words.determiners)
            )
            or (
                token.kind != "quotation"
                and nominal(token, words)
                and not (token.low in words.finite and token.low not in words.doubtful)
            )
        ):
            last += 1
        else:
            break
    return last if last > at else None
