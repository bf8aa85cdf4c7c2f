"""Pronouns and descriptions of a sentence, by word lists alone: "he", "the injured pilot", "a six-year-old girl"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from crossread import knowledge
from crossread.nouns import is_person, lists, singular

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
OF_A_BODY = re.compile(r"\s+of\s+(?:the\s+)?((?:[A-Z][\w.&-]*\s?){1,5})(?<!\s)")  # behind "the head"
AGED = re.compile(r"[\w-]+-year-old")
GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
POSSESSIVE = frozenset({"his", "her"})
DEFINITE = frozenset({"the", "this", "that"})
INDEFINITE = frozenset({"a", "an", "one", "another"})
OWNED = frozenset({"his", "her", "their", "its", "my", "our", "your"})
LONGEST = 5  # words between a determiner and its noun: "the 25-year-old former shipyard worker"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pronoun or a description, characters [start, end) of the text, with its determiner."""

    start: int
    end: int
    kind: str  # "pronoun", "definite", "indefinite" or "owned" ("her uncle", "the boy's uncle")
    head: str  # the noun in the singular, or the pronoun; in lower case
    modifiers: frozenset[str]  # words between, in lower case
    aged: str | None = None  # "six" of "the six-year-old": the age, as written


@cache
def _lists() -> dict[str, frozenset[str]]:
    """Closed classes of words: what a description may not run over, and what may stand right after its noun."""
    data = knowledge.toml("function_words")
    closed = [
        word for name in ("prepositions", "linking", "subordinators", "auxiliaries", "pronouns") for word in data[name]
    ]
    verbs = [form for line in knowledge.words("verbs") for form in line.split()[1:] if not form.endswith("ed")]
    after = [
        *closed,
        *verbs,
        *data["verbs"],
        *data["adverbs"],
        *data["relative"],
        *data["days"],
        *data["object_pronouns"],
    ]
    return {"closed": frozenset([*closed, *verbs, *data["verbs"]]), "after": frozenset(after + data["determiners"])}


@cache
def saying() -> frozenset[str]:
    """Past and present forms of reporting verbs, in lower case."""
    data = knowledge.toml("reporting_verbs")
    found = {form for forms in data["forms"].values() for form in forms}
    for word in (verb for group in data["group"] for verb in group["verbs"] if " " not in verb):
        stem = word[:-1] if word.endswith("e") else word[:-1] + "i" if word.endswith("y") else word
        found |= {word, word + "s", stem + "es", stem + "ed"}
    return frozenset(found)


def goes_on_with_a_verb(text: str, end: int, stop: int) -> bool:
    """Whether the word after a place is one that a subject stands before."""
    found = WORD.search(text, end, min(stop, end + 40))
    if found is None or text[end : found.start()].strip(" \u00a0"):
        return False
    word = found[0].lower()
    data = _lists()
    return word in data["closed"] - _prepositions() or word.endswith("ed") or word in saying()


def follows_a_noun(word: str) -> str | None:
    """The word, where it may stand inside a description; None for one that ends it: a preposition, a verb, a conjunction."""
    ends = word in _lists()["after"] or word in saying() or word.endswith("ly")
    return None if ends and word not in _numerals() else word


@cache
def _numerals() -> frozenset[str]:
    return frozenset({"first", "one", "long", "further"})


@cache
def _prepositions() -> frozenset[str]:
    data = knowledge.toml("function_words")
    return frozenset([*data["prepositions"], *data["linking"], *data["subordinators"]])


def phrases(text: str, start: int, end: int) -> list[Phrase]:
    """The pronouns of the third person singular and the descriptions of one person in text[start:end], in order."""
    words = [(found[0].lower(), found.start(), found.end()) for found in WORD.finditer(text, start, end)]
    found: list[Phrase] = []
    for at, (word, first, last) in enumerate(words):
        bare = re.split(r"['’]", word, maxsplit=1)[0]
        if bare in GENDERS:
            found.append(Phrase(first, first + len(bare), "pronoun", bare, frozenset()))
        elif noun := _noun(text, words, at, end):
            described = _described(text, words, at, noun, last if bare == word else first + len(bare))
            if described is not None:
                found.append(_of_a_body(text, described) if noun in lists("heads") else described)
    return found


def _of_a_body(text: str, one: Phrase) -> Phrase:
    """The head of the FBI: with the name of the body, as a word that tells which head."""
    body = OF_A_BODY.match(text, one.end)
    if body is None:
        return one
    return replace(one, end=body.end(), modifiers=one.modifiers | frozenset(body[1].lower().split()))


Words = list[tuple[str, int, int]]


def _noun(text: str, words: Words, at: int, end: int) -> str | None:
    """The noun at a word, where it names one person and ends its phrase; "" never."""
    word = re.sub(r"['’]s?$", "", words[at][0])
    aged = AGED.fullmatch(word)
    leads = word in lists("heads") and OF_A_BODY.match(text, words[at][2])
    if not aged and not leads and (word != singular(word) or not (is_person(word) or word in lists("anybody"))):
        return None
    if text[words[at][1]].isupper() and at > 0 and not text[words[at - 1][1]].isupper():
        return None  # a part of a name: "Roe Miller"
    if word != words[at][0]:
        return word  # the girl's
    following = WORD.match(text, words[at][2] + 1, end)
    if following is None or text[words[at][2] : following.start()].strip():
        return word
    after = following[0].lower()
    ends = after in _lists()["after"] or after.endswith(("ed", "ly", "ing")) or after in saying()
    return word if ends and not (aged and following[0][0].isupper()) else None


def _described(text: str, words: Words, at: int, noun: str, end: int) -> Phrase | None:
    """The description that a noun ends, with its determiner; None where it has none, or something else stands between."""
    modifiers: list[str] = []
    for back in range(1, min(LONGEST + 2, at + 1)):
        word, first, last = words[at - back]
        if text[last : words[at - back + 1][1]].strip(" \u00a0\n,“”\"'‘’"):
            return None
        if word in DEFINITE | INDEFINITE | OWNED or re.search(r"['’]s?$", word):
            kind = "definite" if word in DEFINITE else "indefinite" if word in INDEFINITE else "owned"
            start = first if kind != "owned" or word in OWNED else _owner(text, words, at - back)
            aged = noun.split("-", maxsplit=1)[0] if AGED.fullmatch(noun) else _age(modifiers)
            return Phrase(start, end, kind, noun, frozenset(modifiers), aged)
        if word in _lists()["closed"] or not text[last - 1].isalnum():
            return None
        modifiers.append(word)
    return None


def _owner(text: str, words: Words, at: int) -> int:
    """Where the owner begins: at "the" of "the boy's", at the name of "Ana Ruiz's"."""
    while at and (text[words[at - 1][1]].isupper() or words[at - 1][0] in DEFINITE | INDEFINITE):
        if text[words[at - 1][2] : words[at][1]].strip():
            break
        at -= 1
        if words[at][0] in DEFINITE | INDEFINITE:
            break
    return words[at][1]


def _age(modifiers: list[str]) -> str | None:
    return next((word.split("-")[0] for word in modifiers if AGED.fullmatch(word)), None)
