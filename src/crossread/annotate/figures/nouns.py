"""Noun phrases by their words alone: where one ends, which of its words is the head, what is a plural."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.annotate.figures.lexicon import word_set
from crossread.annotate.tokens import Tokens

LONGEST_PHRASE = 5  # words of a counted noun phrase: "12 senior Red Cross aid workers"
DETERMINERS = {
    "the",
    "a",
    "an",
    "its",
    "their",
    "his",
    "her",
    "our",
    "my",
    "your",
    "these",
    "those",
    "this",
    "that",
    "all",
    "any",
    "some",
    "such",
}
_NOUNS_IN_LY = {
    "family",
    "supply",
    "ally",
    "monopoly",
    "assembly",
    "reply",
    "july",
    "italy",
    "anomaly",
    "rally",
    "belly",
}
FATES = ("killed", "hurt", "hospitalised", "missing", "detained", "displaced", "captured", "infected")


@dataclass(frozen=True, slots=True)
class Measure:
    """A noun in lower case, and the words [start, end) where it stands."""

    noun: str
    start: int
    end: int


def plural(word: str) -> bool:
    """Whether a folded word looks like a plural noun."""
    if word in word_set("nouns", "irregular_plurals"):
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "'s"))
        and word not in word_set("nouns", "not_plurals")
    )


def run_of_words(tokens: Tokens, at: int) -> list[int]:
    """Words of a noun phrase from `at` on: up to a function word or a sign; hyphened compounds go on."""
    found: list[int] = []
    stop = word_set("function", "words")
    while len(found) < LONGEST_PHRASE:
        word = tokens.word(at)
        if word == "-" and found and tokens.glued(at) and tokens.glued(at + 1):
            at += 1
            continue
        acronym = len(word) > 1 and tokens.written(at).isupper()  # "thousands of IS fighters"
        if not word or not word[0].isalpha() or (word in stop and not acronym):
            break
        found.append(at)
        at += 1
        if word.endswith("'s") and len(found) == 1 and tokens.digits(at):
            break
    return found


def head(tokens: Tokens, at: int, singular: bool = False) -> Measure | None:
    """The head of a noun phrase: its last plural in the first row of plurals; else, where allowed, its last word."""
    run = run_of_words(tokens, at)
    for place, index in enumerate(run):
        if not plural(tokens.words[index]):
            continue
        while place + 1 < len(run) and run[place + 1] == index + 1 and plural(tokens.words[index + 1]):
            fates = word_set("people", "killed") | word_set("people", "hurt") | word_set("people", "missing")
            if tokens.words[index + 1] in fates:
                break
            place, index = place + 1, index + 1  # noqa: PLW2901 - the head moves right
        return named(tokens, index)
    if not singular or not run:
        return None
    verb = next((place for place, index in enumerate(run) if place and tokens.words[index].endswith("ed")), len(run))
    run = run[:verb]  # "an 800-mile zone patrolled by", "the 86-year-old judge appeared"
    while len(run) > 1 and _no_noun(tokens.words[run[-1]]):
        run.pop()
    if tokens.capital(run[-1]):
        return None
    if tokens.word(run[-1] + 1) in {"and", "or", "&"} and tokens.word(run[-1] + 2) not in word_set("function", "words"):
        return None  # "two weeks of paid family and medical leave": the head stands further on
    return named(tokens, run[-1])


def named(tokens: Tokens, index: int) -> Measure | None:
    word = tokens.words[index].removesuffix("'s").removesuffix("'")
    if word in word_set("nouns", "never") or len(word) < 2:
        return None
    return Measure(word, index, index + 1)


def _no_noun(word: str) -> bool:
    return word.endswith("ing") or (word.endswith("ly") and word not in _NOUNS_IN_LY)


def fate_of(word: str) -> str | None:
    """What happened to people, brought to one word: "wounded" is "hurt"."""
    return next((fate for fate in FATES if word in word_set("people", fate)), None)
