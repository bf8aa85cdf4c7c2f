"""What a figure measures: the noun it counts, or the thing that rose to it. A few rules of word order, None when unsure."""

from __future__ import annotations

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.lexicon import units, word_set
from crossread.annotate.figures.nouns import DETERMINERS, Measure, fate_of, head, named, plural
from crossread.annotate.figures.numbers import number_at
from crossread.annotate.tokens import Tokens

LONGEST_SUBJECT = 12  # words from an amount back to its subject
_PREPOSITIONS = {
    "of",
    "in",
    "between",
    "with",
    "from",
    "to",
    "for",
    "by",
    "on",
    "at",
    "under",
    "over",
    "against",
    "among",
    "within",
    "since",
    "during",
    "across",
    "after",
}
_CLAUSE_ENDS = {
    "that",
    "which",
    "who",
    "and",
    "but",
    "while",
    "as",
    "because",
    "when",
    "said",
    "says",
    "if",
    "although",
    "where",
    "noted",
    "added",
    "showed",
    "than",
    "so",
}


def measure(tokens: Tokens, amount: Amount) -> Measure | None:
    """What an amount measures; None where word order does not say."""
    if amount.dimension == "occasions":
        return Measure("times", amount.start, amount.end)
    if amount.dimension == "count":
        return counted(tokens, amount) or _subject(tokens, amount)
    if amount.dimension == "rank" and tokens.word(amount.end) == "in":  # "first place in terms of oil exports"
        at = amount.end + (3 if tokens.words[amount.end + 1 : amount.end + 3] == ["terms", "of"] else 1)
        return head(tokens, at + (tokens.word(at) in DETERMINERS))
    if amount.dimension in {"rank", "ordinal", "age"}:
        return _attributive(tokens, amount)
    if amount.unit == "fraction":
        return _complement(tokens, amount) or _shared_out(tokens, amount)
    if amount.dimension == "multiple":
        return _subject_before(tokens, amount.start, None)
    return _complement(tokens, amount) or _attributive(tokens, amount) or _subject(tokens, amount)


def counted(tokens: Tokens, amount: Amount) -> Measure | None:
    """The noun after a number: "51 people [were] hurt", "dozens of soldiers", "12-member"."""
    at = amount.end
    if tokens.word(at) == "-" and tokens.glued(at) and tokens.glued(at + 1):
        return _hyphened(tokens, amount)
    if tokens.word(at) == "of":
        at += 1
        at += tokens.word(at) in DETERMINERS
        at = _past_number(tokens, at)
    elif tokens.word(at) in {"other", "more", "additional"}:
        at += tokens.word(at + 1).isalpha() and tokens.word(at + 1) not in word_set("function", "words")
    found = head(tokens, at, singular=amount.low == 1 or tokens.word(amount.end) == "of")
    if not found:
        told = _fate_before(tokens, amount.start)
        return Measure(told[0], amount.start - 1, amount.start) if told else None  # "killing two"
    fate = _fate(tokens, found.end) or _fate_before(tokens, amount.start)
    if fate and fate[0] not in found.noun.split():
        return Measure(f"{found.noun} {fate[0]}", found.start, max(found.end, fate[1]))
    return found


def _past_number(tokens: Tokens, at: int) -> int:
    """Over a second number: "51 of 100 seats", "half of the 300 members"."""
    number = number_at(tokens, at) if at < len(tokens) else None
    return number.end if number else at


def _hyphened(tokens: Tokens, amount: Amount) -> Measure | None:
    word = tokens.word(amount.end + 1)
    if not word.isalpha() or tokens.capital(amount.end + 1) or len(word) < 3:
        return None
    if amount.spelled and word not in word_set("nouns", "hyphened"):
        return None
    return None if word in word_set("nouns", "never_hyphened") else Measure(word, amount.end + 1, amount.end + 2)


def _fate(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """The fate told after a counted noun: "people were killed", "soldiers dead"."""
    for _ in range(4):
        word = tokens.word(at)
        if fate_of(word) and word not in {"held", "captured", "hostages"}:
            return word, at + 1
        if word not in {
            "were",
            "was",
            "have",
            "had",
            "has",
            "been",
            "are",
            "being",
            "reported",
            "confirmed",
            "feared",
            "still",
            "also",
        }:
            return None
        at += 1
    return None


def _fate_before(tokens: Tokens, start: int) -> tuple[str, int] | None:
    """The fate told by the verb before: "killing at least seven people"."""
    before = tokens.word(start - 1)
    if before in word_set("people", "killing_verbs"):
        return "killed", 0
    return ("hurt", 0) if before in word_set("people", "hurting_verbs") else None


def _complement(tokens: Tokens, amount: Amount) -> Measure | None:
    """The noun after "of", "in" or "worth of", or after the noun of a change: "a 7% increase in trade"."""
    at = amount.end
    word = tokens.word(at)
    change = word_set("verbs", "change_nouns")
    if word in change or tokens.word(at + 1) in change:
        at += 1 if word in change else 2
        if tokens.word(at) not in {"in", "of", "on"}:
            return None
    elif word == "worth" and tokens.word(at + 1) == "of":
        at += 1
    elif (word == "in" and amount.dimension != "money") or word not in {"of", "in"}:
        return None
    at += 1
    at += tokens.word(at) in DETERMINERS
    past = _past_number(tokens, at)
    found = head(tokens, past, singular=True)
    period = found and any(unit.dimension == "time" for _, unit in units().get(found.noun, ()))
    if word == "in" and (past != at or period):
        return None  # "$3.4 billion in the three months"
    return found


def _shared_out(tokens: Tokens, amount: Amount) -> Measure | None:
    """ "half the voters", "half its income"."""
    at = amount.end
    if tokens.word(at) in DETERMINERS:
        return head(tokens, _past_number(tokens, at + 1), singular=True)
    return head(tokens, at) if tokens.word(at - 2) in {"in", "of", "every"} else None  # "one in five women"


def _attributive(tokens: Tokens, amount: Amount) -> Measure | None:
    """The noun that an amount stands before: "a $1.2bn deal", "an 800-mile zone", "47th president"."""
    hyphened = tokens.word(amount.end) == "-" or any(tokens.word(at) == "-" for at in range(amount.start, amount.end))
    if amount.dimension == "time" and not hyphened:
        return None
    before = tokens.word(amount.start - 1)
    determined = before in DETERMINERS or before.endswith("'s") or hyphened or amount.dimension in {"rank", "ordinal"}
    if not determined or (amount.dimension == "age" and not hyphened):
        return None
    at = amount.end
    if tokens.word(at) == "-" and tokens.word(at + 1) in word_set("words", "extents"):
        at += 2  # "an 80m-deep well"
    return head(tokens, at, singular=True)


def _subject(tokens: Tokens, amount: Amount) -> Measure | None:
    """The subject of a verb of change or level before the amount: "trade rose to $245bn"."""
    at = amount.start - 1
    while at >= 0 and tokens.words[at] in {
        "to",
        "by",
        "at",
        "from",
        "a",
        "an",
        "the",
        "up",
        "down",
        "with",
        "just",
        "only",
        "out",
    }:
        at -= 1
    verb = tokens.word(at)
    if verb not in word_set("verbs", "change") and verb not in word_set("verbs", "level"):
        return None
    return _subject_before(tokens, at, verb)


def _subject_before(tokens: Tokens, verb_at: int, verb: str | None) -> Measure | None:
    """The head of the noun phrase before a verb; through "which" and "that" to what they stand for."""
    at = verb_at - 1
    while at >= 0 and (tokens.words[at] in word_set("verbs", "auxiliaries") or tokens.words[at].endswith("ly")):
        at -= 1
    words = _clause(tokens, at)
    if words and [tokens.words[index] for index in words] == ["this", "time"]:
        words, at = [], words[0] - 1
    if words:
        return _first_head(tokens, words)
    if tokens.word(at) not in {"which", "that"}:
        return None
    at -= 1
    at -= tokens.word(at) == ","
    return _agreeing(tokens, _clause(tokens, at), verb)


def _clause(tokens: Tokens, at: int) -> list[int]:
    """Places of the words before `at`, back to a sign or a word at which a clause begins; [] where that is far."""
    found: list[int] = []
    while at >= 0 and len(found) <= LONGEST_SUBJECT:
        word = tokens.words[at]
        if word in _CLAUSE_ENDS or not (word[0].isalnum() or word == "-"):
            break
        found.append(at)
        at -= 1
    return found[::-1]


def _first_head(tokens: Tokens, words: list[int]) -> Measure | None:
    """The head of a subject: the word before its first preposition, or the one after "of" for "the number of deaths"."""
    if tokens.words[words[0]] in _PREPOSITIONS:
        return _last_noun(tokens, words)
    for place, index in enumerate(words):
        if tokens.words[index] in _PREPOSITIONS and place:
            if tokens.words[index] == "of" and tokens.words[words[place - 1]] in word_set("nouns", "light"):
                at = index + 1
                return head(tokens, at + (tokens.word(at) in DETERMINERS), singular=True)
            return _last_noun(tokens, words[:place])
    return _last_noun(tokens, words)


def _last_noun(tokens: Tokens, words: list[int]) -> Measure | None:
    if not words:
        return None
    word = tokens.words[words[-1]]
    if word == "toll" and tokens.word(words[-1] - 1) == "death":
        return Measure("death toll", words[-1] - 1, words[-1] + 1)
    if (
        not word[0].isalpha()
        or word in word_set("function", "words")
        or (tokens.capital(words[-1]) and not tokens.opens_sentence(words[-1]))
    ):
        return named(tokens, words[-1]) if tokens.written(words[-1]).isupper() and 2 <= len(word) <= 5 else None
    return named(tokens, words[-1])


def _agreeing(tokens: Tokens, words: list[int], verb: str | None) -> Measure | None:
    """What "which" stands for: the nearest noun that agrees in number with the verb."""
    singular_verb = bool(verb) and (str(verb) in {"is", "was", "has"} or str(verb).endswith("s"))
    stop = word_set("function", "words")
    for place in range(len(words) - 1, -1, -1):
        index = words[place]
        word = tokens.words[index]
        ends_phrase = place + 1 == len(words) or tokens.words[words[place + 1]] in stop
        if not ends_phrase or word in stop or not word[0].isalpha():
            continue
        if singular_verb and plural(word):
            continue
        return _last_noun(tokens, words[: place + 1])
    return None
