"""The subject before a cue: the noun phrase that ends there, with its apposition or relative clause.

None is an answer: no phrase that could be a source stands there.
"""

from __future__ import annotations

from crossread.annotate.attribution.rules.classes import (
    BRACKETS,
    DASHES,
    Range,
    finite,
    infinitive,
    nominal,
    relative_start,
    reporting,
)
from crossread.annotate.attribution.rules.frames import Frame, Token
from crossread.annotate.attribution.rules.lexicon import Lexicon, closed, lexicon

MAX_SUBJECT = 40  # tokens; longer subjects were all misreadings in news text read by hand
MAX_APPOSITION = 25  # tokens between two commas


def subject_before(frame: Frame, at: int) -> Range | None:
    """The phrase that ends right before token `at`, with its apposition or relative clause."""
    tokens, words = frame.tokens, lexicon()
    last = at
    last = _before_adverbials(tokens, last, words)
    if last == 0:
        return None
    before = tokens[last - 1]
    if before.kind == "possessive" and tokens[last - 2].low not in words.pronouns:
        return None
    if before.low in words.pronouns and before.kind in ("word", "name"):
        return (last - 1, last)
    if (
        before.low in ("that", "which")
        and last > 1
        and (nominal(tokens[last - 2], words) or tokens[last - 2].low == ",")
    ):
        return (last - 1, last)
    if before.low == "," or before.low in DASHES:
        return _with_apposition(frame, last - 1, before.low)
    first = _leftwards(frame, last)
    return _checked(frame, first, last) if first is not None else None


def _before_adverbials(tokens: list[Token], last: int, words: Lexicon) -> int:
    """Past adverbs and days between subject and cue: Ruiz on Monday | said."""
    while last > 0:
        if _skipped(tokens[last - 1], words):
            last -= 1
        elif tokens[last - 1].low in closed("weekdays") and last > 1:
            last -= 2 if tokens[last - 2].low in ("on", "last", "late", "early", "this") else 1
        else:
            break
    return last


def _skipped(token: Token, words: Lexicon) -> bool:
    """Adverbs between subject and cue."""
    return token.kind == "word" and (
        token.low in words.adverbs
        or (token.low.endswith("ly") and len(token.low) > 4 and token.low not in words.nouns_in_ly)
    )


def _with_apposition(frame: Frame, comma: int, mark: str) -> Range | None:
    """Ruiz, the mayor, | said; Ruiz, in turn, | said; Ruiz, who was there, | said."""
    tokens, words = frame.tokens, lexicon()
    for earlier in range(comma - 2, max(0, comma - MAX_APPOSITION) - 1, -1):
        if tokens[earlier].kind == "quotation" and not nominal(tokens[earlier], words):
            return None
        if tokens[earlier].low != mark:
            continue
        inner = tokens[earlier + 1 : comma]
        first = _leftwards(frame, earlier)
        if first is None:
            continue
        checked = _checked(frame, first, earlier)
        if checked is None or not _can_stand_between(inner, words) or _in_clause(tokens, *checked, words):
            continue
        head = inner[0]
        adverbial = (
            head.low in words.prepositions
            or head.low in words.adverbs
            or head.low.endswith("ly")
            or head.low.endswith("ing")
        )
        return checked if adverbial else (checked[0], comma)
    return None


def _in_clause(tokens: list[Token], first: int, last: int, words: Lexicon) -> bool:
    """Ruiz, | 66, | part of it, said; Ruiz, who came to | Norvik, | Norland, said: not yet the subject."""
    if all(token.low.isdigit() for token in tokens[first:last]):
        return True
    before = tokens[first - 1] if first > 0 else None
    return (
        before is not None
        and before.kind == "word"
        and (before.low in words.prepositions or before.low in words.common_verbs or before.low in words.auxiliaries)
    )


def _can_stand_between(inner: list[Token], words: Lexicon) -> bool:
    if not inner:
        return False
    if inner[0].low in closed("relative"):
        return True
    return not any(
        token.kind == "word"
        and (token.low in words.auxiliaries or (token.low in words.pronouns and token.low not in closed("relative")))
        for token in inner
    ) or any(token.low in closed("relative") for token in inner)


def _leftwards(frame: Frame, last: int) -> int | None:
    """First token of the noun phrase that ends before `last`."""
    tokens, words = frame.tokens, lexicon()
    first = last
    floor = max(0, last - MAX_SUBJECT)
    while first > floor:
        here = tokens[first - 1]
        if here.low in BRACKETS:
            opened = _bracket(tokens, first - 1, floor)
            if opened is None:
                break
            first = opened
            continue
        step = _step(tokens, first, last, words)
        if step is None:
            break
        first = step
    return first if first < last else None


def _bracket(tokens: list[Token], at: int, floor: int) -> int | None:
    opening = BRACKETS[tokens[at].low]
    for earlier in range(at - 1, max(floor, at - 8) - 1, -1):
        if tokens[earlier].low == opening:
            return earlier
    return None


def _step(tokens: list[Token], first: int, last: int, words: Lexicon) -> int | None:
    """Where the phrase begins when what stands before `first` is taken in as well; None where it ends."""
    if first < last and tokens[first].kind == "name" and tokens[first].low in closed("bound"):
        return None  # "The" with a capital begins a sentence whose stop before it was lost, or a name
    here = tokens[first - 1]
    before = tokens[first - 2] if first >= 2 else None
    low = here.low
    joins = before is not None and first < last
    if low in words.determiners and low != "that":
        return first - 1
    if here.kind == "possessive" or low in words.days:
        return _owner_or_day(tokens, first, last, words)
    if joins and (low in closed("inside") or low in ("and", "or", "&", ",")):
        return _link(tokens, first, last, words)
    if low in words.object_pronouns and before is not None and before.low in closed("inside"):
        return first - 1
    if not nominal(here, words) or reporting(tokens, first - 1, words):
        verb = here.kind in ("word", "name") and low not in words.subordinators and low not in words.linking
        return relative_start(tokens, first - 1, words) if verb and low not in words.prepositions else None
    participle = low.endswith("ing") and here.kind == "word" and low in words.verbs
    return None if participle and before is not None and before.low in ("as", "by") else first - 1


def _owner_or_day(tokens: list[Token], first: int, last: int, words: Lexicon) -> int | None:
    """Ruiz's | letter; Monday's | letter; that week | ends no name, "on Monday" is no part of one."""
    here = tokens[first - 1]
    before = tokens[first - 2] if first >= 2 else None
    if here.kind == "possessive":
        return first - 1 if before is not None and before.low not in words.pronouns else None
    if first < last and tokens[first].kind == "possessive":
        return first - 1
    counted = here.low not in closed("weekdays") and before is not None and before.low in words.determiners
    return first - 1 if counted else None


def _link(tokens: list[Token], first: int, last: int, words: Lexicon) -> int | None:
    """Across a preposition, an "and" or a comma in a list, where both sides belong to one phrase."""
    low, before = tokens[first - 1].low, tokens[first - 2]
    if low == ",":
        return first - 1 if before.kind == "name" and _listed(tokens, first, last) else None
    if low in ("and", "or", "&"):
        alike = nominal(tokens[first], words) and tokens[first].kind != "name"
        return first - 1 if nominal(before, words) and (before.kind == "name" or alike) else None
    if low == "to" and infinitive(tokens, first, words):
        return None
    if before.low in BRACKETS:
        return first - 1
    verb = before.kind == "word" and (before.low in words.common_verbs or before.low in words.irregular)
    if verb or reporting(tokens, first - 2, words):
        return relative_start(tokens, first - 2, words)
    return first - 1 if nominal(before, words) else None


def _listed(tokens: list[Token], first: int, last: int) -> bool:
    """Ruiz, Brown and Green | said: a comma in a list of names."""
    return any(token.low == "and" for token in tokens[first:last]) and tokens[first].kind == "name"


def _checked(frame: Frame, first: int, last: int) -> Range | None:
    """The phrase without what only leads up to it; None where no noun is left."""
    tokens, words = frame.tokens, lexicon()
    while first < last and (
        tokens[first].low in words.linking
        or tokens[first].low in words.adverbs
        or tokens[first].kind in ("mark", "possessive")
        or (tokens[first].low in words.prepositions and tokens[first].low not in ("off",))
        or (tokens[first].low.endswith("ly") and tokens[first].kind == "word")
    ):
        first += 1
    if first >= last:
        return None
    if any(nominal(token, words) for token in tokens[first:last]):
        return first, last
    single = tokens[first].low
    return (
        (first, last)
        if last - first == 1
        and single
        in ("some", "many", "most", "few", "several", "others", "both", "all", "one", "this", "these", "those")
        else None
    )


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
        if subject is not None and tokens[subject[0]].low not in closed("relative"):
            return subject
    return None
