"""Cues in a frame: reporting verbs, "according to" and the like, each with its source and what follows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from crossread.annotate.attribution.frames import Frame, Token
from crossread.annotate.attribution.lexicon import Lexicon, Verb, lexicon
from crossread.annotate.attribution.phrases import DASHES, Range, nominal, phrase_after, subject_before

Mode = Literal["subject", "inverted", "shared", "participle", "phrase", "passive"]
Following = Literal[
    "end", "that", "clause", "quotation", "colon", "comma", "infinitive", "verb", "preposition", "gerund", "noun"
]
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "isn't", "aren't", "wasn't", "weren't"})
WONDER = frozenset({"whether", "how", "what", "why", "if", "who", "where", "when", "which", "there", "because"})
PLACE = frozenset({"in", "on", "at", "during", "after", "before", "from", "through", "via", "by", "to", "with", "over", "for", "outside", "ahead", "as", "following", "of", "about"})  # fmt: skip
PLURALS = frozenset({"people", "men", "women", "police", "media", "some", "many", "most", "both", "few", "all"})
ENDS = frozenset({".", "?", "!", "…"})


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
                found = _according(frame, at)
            if found is None and tokens[at].low in words.nouns:
                found = _noun(frame, at)
        if found is not None:
            yield found
            at = max(at + 1, found.last)
        else:
            at += 1


def _verbal(frame: Frame, at: int, words: Lexicon) -> Cue | None:
    tokens = frame.tokens
    verb = next((entry for entry in words.verbs[tokens[at].low] if _has_tail(tokens, at, entry.tail)), None)
    if verb is None or (tokens[at].kind == "name" and at > 0):
        return None
    if (
        tokens[at].low in ("dubbed", "named")
        and at > 0
        and tokens[at - 1].kind == "word"
        and nominal(tokens[at - 1], words)
    ):
        return None
    last = at + 1 + len(verb.tail)
    first = _group_start(tokens, at, words)
    if first > 0 and tokens[first - 1].low == "to":
        return None
    if any(token.low in BE for token in tokens[first:at]) and not tokens[at].low.endswith("ing"):
        return _passive(frame, first, last, verb)
    mode, source = _source(frame, first, last, at, verb)
    if mode is None:
        return None
    start = source[1] if mode == "inverted" and source is not None else last
    following, after, closing = _following(frame, start, verb)
    if source is not None and tokens[source[0]].low in ("which", "that") and "clause" not in verb.complements:
        return None  # a thing that shows something, no speaker
    if tokens[at].low in words.doubtful and not _certain(tokens, first, at, following, source, words):
        return None
    opening = min(first, source[0]) if source is not None and mode in ("subject", "inverted") else first
    return Cue(first, last, verb, mode, source, following, after, opening, closing)


def _has_tail(tokens: list[Token], at: int, tail: tuple[str, ...]) -> bool:
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


def adverb(token: Token, words: Lexicon) -> bool:
    """also, repeatedly; not family or assembly."""
    if token.kind != "word":
        return False
    return token.low in words.adverbs or (
        token.low.endswith("ly") and len(token.low) > 4 and token.low not in words.nouns_in_ly
    )


def _source(frame: Frame, first: int, last: int, at: int, verb: Verb) -> tuple[Mode | None, Range | None]:
    tokens, words = frame.tokens, lexicon()
    before = tokens[first - 1] if first > 0 else None
    participle = tokens[at].low.endswith("ing") and not any(
        token.low in BE or token.kind == "possessive" for token in tokens[first:at]
    )
    if participle and before is not None and before.low == "as":
        quoted = subject_before(frame, first - 1)  # the paper quoted Ruiz as | saying
        return ("subject", quoted) if quoted is not None else (None, None)
    if participle:
        if before is None or not (
            before.low == "," or before.low in DASHES or before.kind == "quotation" or nominal(before, words)
        ):
            return None, None
        if before.kind in ("word", "name"):
            return "subject", subject_before(frame, first)
        return "participle", None
    inverting = "inverted" in verb.complements and (
        before is None or before.kind == "quotation" or before.low == "," or before.low in DASHES
    )
    if inverting and before is not None and before.kind == "quotation" and not _short(before):
        source = phrase_after(frame, last)
        if source is not None:
            return "inverted", source
    source = subject_before(frame, first) if first > 0 else None
    if source is not None:
        return "subject", source
    if inverting:
        source = phrase_after(frame, last)
        return ("inverted", source) if source is not None else (None, None)
    if before is not None and before.low in ("and", "but", "then", "or", ","):
        return "shared", None
    return None, None


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
    plural = before.low.endswith("s") or before.low in PLURALS
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
        or following.low in WONDER
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
    following, after, closing = _following(frame, last, verb)
    if verb.tail or following not in ("infinitive", "that") or "clause" not in verb.complements or verb.addressee:
        return None
    return Cue(first, last, verb, "passive", None, following, after, first, closing)


def _verb(token: Token) -> bool:
    words = lexicon()
    return token.low in words.auxiliaries or token.low in words.common_verbs or token.low in words.finite


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
    if (tokens[at].low == "according" and _has_tail(tokens, at, ("to",))) or (
        tokens[at].low == "as" and _has_tail(tokens, at, ("per",))
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


def _following(frame: Frame, start: int, verb: Verb) -> tuple[Following, int, int]:
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
    if low in WONDER or low in words.pronouns:
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
    if token.low in PLACE:
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
    phrase = _simple_phrase(tokens, at + 1, words)
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
    if token_is_place(tokens[at], known) or (
        follows.low in PLACE and _place(frame, phrase, words) is not None and known
    ):
        return phrase
    return None


def token_is_place(token: Token, known: bool) -> bool:
    return known and token.low in ("in", "on", "at", "during", "through", "via", "by", "from")


def _simple_phrase(tokens: list[Token], at: int, words: Lexicon) -> int | None:
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
