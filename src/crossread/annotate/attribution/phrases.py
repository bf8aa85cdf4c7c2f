"""Noun phrases beside a cue, read off with closed classes of words: the subject before it, the subject or hearer after it.

Token ranges are [first, last) into a frame. None is an answer: no phrase that could be a source stands there.
"""

from __future__ import annotations

from crossread.annotate.attribution.frames import PHRASE, Frame, Token
from crossread.annotate.attribution.lexicon import Lexicon, lexicon

MAX_SUBJECT = 40  # tokens; longer subjects were all misreadings in news text read by hand
MAX_APPOSITION = 25  # tokens between two commas
RELATIVE = frozenset({"who", "whose", "which", "where", "whom", "that"})
INSIDE = frozenset({"of", "for", "at", "in", "with", "from", "to", "on", "by", "near", "behind", "against", "about", "under",
                    "between", "among", "over", "as", "outside", "inside", "including", "into", "like", "across"})  # fmt: skip
WEEKDAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"}
)
BOUND = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those", "every", "no", "each"})  # fmt: skip
BRACKETS = {")": "(", "]": "["}
DASHES = frozenset({"-", "--", "---"})

Range = tuple[int, int]


def nominal(token: Token, words: Lexicon) -> bool:
    """A word that can stand inside a noun phrase: a name, a number, a noun or adjective as far as closed classes tell."""
    if token.kind == "name":
        low = token.low
        return not (low in words.pronouns or low in words.subordinators or low in words.linking or low in BOUND)
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
        or low in BOUND
    )


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
        elif tokens[last - 1].low in WEEKDAYS and last > 1:
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
        if checked is None or not _can_stand_between(inner, words):
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


def _can_stand_between(inner: list[Token], words: Lexicon) -> bool:
    if not inner:
        return False
    if inner[0].low in RELATIVE:
        return True
    return not any(
        token.kind == "word"
        and (token.low in words.auxiliaries or (token.low in words.pronouns and token.low not in RELATIVE))
        for token in inner
    ) or any(token.low in RELATIVE for token in inner)


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
    if first < last and tokens[first].kind == "name" and tokens[first].low in BOUND:
        return None  # "The" with a capital begins a sentence whose stop before it was lost, or a name
    here = tokens[first - 1]
    before = tokens[first - 2] if first >= 2 else None
    low = here.low
    if here.kind == "possessive":
        return first - 1 if before is not None and before.low not in words.pronouns else None
    if low in words.determiners and low != "that":
        return first - 1
    if low in words.days and (first == last or tokens[first].kind != "possessive"):
        return (
            first - 1
            if low
            not in (
                "monday",
                "tuesday",
                "wednesday",
                "thursday",
                "friday",
                "saturday",
                "sunday",
                "yesterday",
                "today",
                "ago",
            )
            and before is not None
            and before.low in words.determiners
            else None
        )
    if low == "to" and _infinitive(tokens, first, words):
        return None
    if low in INSIDE and before is not None and first < last:
        if before.low in BRACKETS:
            return first - 1
        if _finite(tokens, first - 2, words):
            return _relative(tokens, first - 2, words)
        return first - 1 if nominal(before, words) else None
    if low in ("and", "or", "&") and before is not None and first < last and nominal(before, words):
        return (
            first - 1
            if before.kind == "name" or (nominal(tokens[first], words) and tokens[first].kind != "name")
            else None
        )
    if low == "," and before is not None and before.kind == "name" and _listed(tokens, first, last):
        return first - 1
    if low in words.object_pronouns and before is not None and before.low in INSIDE:
        return first - 1
    if (
        low in words.auxiliaries
        or low in words.object_pronouns
        or low in words.common_verbs
        or low in words.pronouns
        or _finite(tokens, first - 1, words)
    ):
        return _relative(tokens, first - 1, words)
    if (
        low.endswith("ing")
        and here.kind == "word"
        and low in words.verbs
        and before is not None
        and before.low in ("as", "by")
    ):
        return None
    if nominal(here, words):
        return first - 1
    return None


def _finite(tokens: list[Token], at: int, words: Lexicon) -> bool:
    """Whether this token is a reporting verb in use as a verb, so that the phrase cannot reach past it."""
    token = tokens[at]
    if token.kind != "word" or token.low not in words.finite:
        return False
    if at == 0:
        return False
    before = tokens[at - 1]
    if token.low in words.doubtful:
        return before.low in words.pronouns
    if _participial(tokens, at, words):
        return False
    return not ((before.low in words.determiners and before.low != "that") or before.kind == "possessive")


def _infinitive(tokens: list[Token], at: int, words: Lexicon) -> bool:
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


def _participial(tokens: list[Token], at: int, words: Lexicon) -> bool:
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


def _relative(tokens: list[Token], at: int, words: Lexicon) -> int | None:
    """people who saw him | said: from the verb back to the word before "who"."""
    for earlier in range(at, max(0, at - 12), -1):
        token = tokens[earlier]
        if token.kind == "mark" or token.kind == "quotation":
            return None
        if token.low in RELATIVE and (token.low != "that" or not _finite(tokens, earlier - 1, words)):
            return earlier if nominal(tokens[earlier - 1], words) else None
    return None


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
    while last < len(tokens) and last - at < MAX_SUBJECT:
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
            and (low in BOUND or low in words.prepositions or low in words.subordinators)
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
            and not _finite(tokens, last, words)
            and not (here.kind == "quotation" and last > at and not here.quotation)
        ):
            last += 1
        else:
            break
    return last


def _noun_clause(inner: list[Token], words: Lexicon) -> bool:
    """No verb but in a relative clause."""
    for place, token in enumerate(inner):
        if token.low in RELATIVE:
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
    if tokens[at].low not in INSIDE or at + 1 >= len(tokens):
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
        or head.low in words.subordinators - RELATIVE
        or head.low in words.prepositions
        or head.low in words.pronouns - RELATIVE
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
