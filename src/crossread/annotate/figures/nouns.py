"""Noun phrases by their words alone: where one ends, which of its words is the head, what is a plural."""

from __future__ import annotations

from dataclasses import dataclass

from crossread import gazetteer
from crossread.annotate.figures.lexicon import table, word_set
from crossread.annotate.tokens import Tokens

LONGEST_PHRASE = 7  # words of a counted noun phrase: "12 senior Red Cross and Red Crescent aid workers"
_NOUNS_IN_LY = {
    "family", "supply", "ally", "monopoly", "assembly", "reply", "july", "italy", "anomaly", "rally", "belly",
}  # fmt: skip
_NOUNS_IN_ED = {"speed", "need", "seed", "feed", "breed", "weed", "greed", "bed", "shed", "deed", "steed"}


@dataclass(frozen=True, slots=True)
class Measure:
    """A noun in lower case, and the words [start, end) where it stands."""

    noun: str
    start: int
    end: int


def determiner(word: str) -> bool:
    return word in word_set("phrases", "determiners")


def past_determiners(tokens: Tokens, at: int) -> int:
    """Over "the", "all the", "a"."""
    for _ in range(2):
        at += determiner(tokens.word(at))
    return at


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


def participle(word: str) -> bool:
    """Whether a word tells what was done with something: "allocated", "spent"."""
    return (word.endswith("ed") and word not in _NOUNS_IN_ED) or word in word_set("phrases", "participles")


def content(tokens: Tokens, at: int) -> bool:
    """Whether the word may stand inside a noun phrase."""
    word = tokens.word(at)
    if not word or not word[0].isalpha():
        return False
    return word not in word_set("function", "words") or (len(word) > 1 and _acronym(tokens, at))


def _acronym(tokens: Tokens, at: int) -> bool:
    """ "thousands of IS fighters"; not in a sentence that is all capitals."""
    return tokens.written(at).isupper() and not tokens.text.isupper()


def run_of_words(tokens: Tokens, at: int, owned: bool = True) -> list[int]:
    """Words of a noun phrase from `at` on: up to a function word or a sign; hyphened compounds and names with "and" go on.

    `owned`: of "the town's roads" the roads, else the town.
    """
    found: list[int] = []
    at = _past_most(tokens, at)
    while len(found) < LONGEST_PHRASE:
        word = tokens.word(at)
        if found and _joins(tokens, at, word):
            at += 1
            continue
        if not (content(tokens, at) or _opens_compound(tokens, at)) or _told_of(tokens, at, found):
            break
        found.append(at)
        at += 1
        owner = word.endswith("'s")
        if not owner and tokens.word(at) == "'" and word.endswith("s") and tokens.glued(at) and content(tokens, at + 1):
            owner, at = True, at + 1
        if owner:  # "the town's 300 shops"
            if not owned:
                break
            at = _past_most(tokens, at + tokens.digits(at))
            if content(tokens, at):
                found.clear()
    return found


def _told_of(tokens: Tokens, at: int, found: list[int]) -> bool:
    """Whether a word tells of a plural before it: "documents detailing", "officers charged"."""
    if not found or found[-1] != at - 1 or not plural(tokens.words[at - 1]):
        return False
    word = tokens.words[at]
    return (word.endswith("ing") and word not in word_set("phrases", "in_ing")) or (
        participle(word) and not plural(word)
    )


def _opens_compound(tokens: Tokens, at: int) -> bool:
    """The "on" of "on-campus students"."""
    return tokens.word(at + 1) == "-" and tokens.glued(at + 1) and tokens.glued(at + 2) and tokens.word(at).isalpha()


def _past_most(tokens: Tokens, at: int) -> int:
    """Over "most" of "the two most dishonest men"."""
    return at + (tokens.word(at) in {"most", "least", "own", "very"} and content(tokens, at + 1))


def _joins(tokens: Tokens, at: int, word: str) -> bool:
    if word == "-":
        return tokens.glued(at) and tokens.glued(at + 1)
    return word in {"and", "&"} and tokens.capital(at - 1) and tokens.capital(at + 1) and not tokens.text.isupper()


def head(tokens: Tokens, at: int, singular: bool = False, owned: bool = True) -> Measure | None:
    """The head of a noun phrase: its last plural in the first row of plurals; else, where allowed, its last word."""
    run = run_of_words(tokens, at, owned)
    verbs = word_set("phrases", "verb_forms")
    for place, index in enumerate(run):
        word = tokens.words[index]
        if not plural(word) or (place and word in verbs and not plural(tokens.words[run[place - 1]])):
            continue
        if (
            place == 1
            and tokens.words[run[0]] in word_set("verbs", "change_nouns")
            and tokens.word(index + 1) in DETERMINERS
        ):
            return None  # "the 7 percent rise reflects the cost"
        if tokens.capital(index) and _name_goes_on(tokens, run[place + 1 :]):
            continue  # "Immigration and Customs Enforcement officers"
        return named(tokens, _last_plural(tokens, run, place))
    if not run or participle(tokens.words[run[0]]):
        return None
    if not singular:
        return _after_and(tokens, run[-1])
    run = _to_verb(tokens, run)
    while len(run) > 1 and _no_noun(tokens.words[run[-1]]):
        run.pop()
    last = run[-1]
    if _name(tokens, last) or _no_noun(tokens.words[last]):
        return None
    after = tokens.word(last + 1)
    if after in {"and", "or", "&"} and content(tokens, last + 2) and not determiner(tokens.word(at - 1)):
        return None  # "two weeks of paid family and medical leave": the head stands further on
    return named(tokens, last)


def _name(tokens: Tokens, at: int) -> bool:
    """Whether a word is written as a name; not one for the members of a people or a group ("one Norwegian was hurt")."""
    if not tokens.capital(at) or tokens.text.isupper() or tokens.words[at] in word_set("phrases", "indices"):
        return False
    known = gazetteer.entry(tokens.written(at))
    return known is None or known.type != "group"


def _after_and(tokens: Tokens, last: int) -> Measure | None:
    """The plural of "29 foreign and domestic flights", "four new, liberal towns"."""
    if tokens.word(last + 1) not in {"and", "or", ","} or participle(tokens.words[last]):
        return None
    run = run_of_words(tokens, last + 2)
    found = next((index for index in run if plural(tokens.words[index])), None)
    return None if found is None else named(tokens, _last_plural(tokens, run, run.index(found)))


def _name_goes_on(tokens: Tokens, rest: list[int]) -> bool:
    """Whether a name goes on after a word, and a plural in small letters ends the phrase."""
    return (
        len(rest) > 1
        and tokens.capital(rest[0])
        and any(plural(tokens.words[index]) and not tokens.capital(index) for index in rest)
    )


def _last_plural(tokens: Tokens, run: list[int], place: int) -> int:
    """The last of a row of plurals: "sales taxes"; a fate ends the row: "soldiers dead"."""
    fates = word_set("people", "killed") | word_set("people", "hurt") | word_set("people", "missing")
    verbs = word_set("phrases", "verb_forms")
    while place + 1 < len(run) and run[place + 1] == run[place] + 1:
        word = tokens.words[run[place + 1]]
        if not plural(word) or word in fates or word in verbs:
            break
        place += 1
    return run[place]


def _to_verb(tokens: Tokens, run: list[int]) -> list[int]:
    """The words before a verb: "an 800-mile zone patrolled by", "the 86-year-old judge appeared"."""
    verbs = word_set("phrases", "verb_forms")
    for place, index in enumerate(run):
        word = tokens.words[index]
        told = word.endswith("ed") and participle(word) and run[place - 1] == index - 1  # not "income-based"
        if place and (told or word in verbs):
            return run[:place]
    return run


def named(tokens: Tokens, index: int) -> Measure | None:
    word = tokens.words[index].removesuffix("'s").removesuffix("'")
    if word in word_set("nouns", "never") or len(word) < 2:
        return None
    return Measure(word, index, index + 1)


def _no_noun(word: str) -> bool:
    if word.endswith("ing"):
        return word not in word_set("phrases", "in_ing")
    return (word.endswith("ly") and word not in _NOUNS_IN_LY) or word in word_set("phrases", "no_nouns")


def noun_at(tokens: Tokens, index: int) -> Measure | None:
    """The noun at a word, where it can be one: no verb, no adverb, no name but that of a share index."""
    word = tokens.word(index)
    if tokens.digits(index) and tokens.words[index - 3 : index] == ["s", "&", "p"]:
        return Measure("s&p 500", index - 3, index + 1)
    if word == "toll" and tokens.word(index - 1) == "death":
        return Measure("death toll", index - 1, index + 1)
    if not content(tokens, index) or participle(word) or _no_noun(word) or word in word_set("phrases", "verb_forms"):
        return None
    if tokens.capital(index) and not tokens.opens_sentence(index) and not headline(tokens):
        acronym = tokens.written(index).isupper() and 2 <= len(word) <= 5 and word.isalpha()
        if not acronym and word not in word_set("phrases", "indices"):
            return None
    return named(tokens, index)


def headline(tokens: Tokens) -> bool:
    """Whether nearly every word has a capital, so that capitals tell nothing of names."""
    long = [index for index, word in enumerate(tokens.words) if len(word) > 3 and word[0].isalpha()]
    return sum(tokens.capital(index) for index in long) * 10 >= len(long) * 9


def fate_of(word: str) -> str | None:
    """What happened to people, brought to one word: "wounded" is "hurt"."""
    return next((fate for fate in table("people")["fates"] if word in word_set("people", fate)), None)


DETERMINERS = word_set("phrases", "determiners")
