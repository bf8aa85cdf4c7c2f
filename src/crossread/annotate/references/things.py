"""Things that an article keeps coming back to: "the well", "the letter", "the call". One noun, one thing, but for numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.annotate.references.phrases import OWNED, WORD, follows_a_noun
from crossread.annotate.references.places import Places
from crossread.model import Annotations, Article
from crossread.nouns import is_person, lists, singular

OFTEN = 2  # mentions from which an article comes back to a thing
BEFORE = 4  # words between the determiner and the noun
DETERMINERS = frozenset({"the", "this", "that", "a", "an"})
NUMBERS = frozenset({"first", "second", "third", "fourth"})
OTHERS = frozenset(
    {
        "latest",
        "initial",
        "previous",
        "earlier",
        "later",
        "new",
        "old",
        "other",
        "next",
        "last",
        "another",
        "same",
        "similar",
    }
)
SHORTEST = 3  # letters
SHOWN = 2  # words before the noun in a name: "long-abandoned dry well"
Place = tuple[int, int, bool, frozenset[str]]  # start, end, whether it has "the" or "this", the words between
CLOSED = re.compile(r"[.;:!?“”\"()]|,")


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of an article: characters of each mention, and what it is called in the first with most words."""

    name: str
    spans: tuple[tuple[int, int], ...]


def things(article: Article, seen: Annotations) -> list[Thing]:
    """The things that an article mentions often, with "the" or "this", in order; each mention outside names and other mentions."""
    taken = Places((one.span.start, one.span.end, None) for one in seen.mentions)
    found: dict[str, list[Place]] = defaultdict(list)
    for sentence in seen.sentences:
        for start, end, noun, definite, between in _phrases(article.text, sentence.start, sentence.end):
            if not any(start <= a and b >= end for a, b, _ in taken.touching(start, end)):
                number = sorted(between & NUMBERS)[:1]
                found[" ".join([*number, noun])].append((start, end, definite, between))
    several = {noun.split()[-1] for noun in found if " " in noun}
    alone = {noun: places for noun, places in found.items() if noun not in several}
    made = [
        thing
        for noun, places in alone.items()
        if (thing := _thing(article.text, places, noun.split()[-1] in lists("matters"))) is not None
    ]
    return sorted(made, key=lambda thing: thing.spans[0])


def _phrases(text: str, start: int, end: int) -> list[tuple[int, int, str, bool, frozenset[str]]]:
    """Start, end, noun, whether definite, the words between: of each singular common noun with a determiner."""
    words = [(found[0].lower(), found.start(), found.end()) for found in WORD.finditer(text, start, end)]
    found = []
    for at, (word, first, _) in enumerate(words):
        owner = word in OWNED or word.endswith(("'s", "’s"))
        if word not in DETERMINERS and not owner:
            continue
        for on in range(at + 1, min(at + 2 + BEFORE, len(words))):
            noun, begin, last = words[on]
            if CLOSED.search(text, words[on - 1][2], begin) or text[begin].isupper() or not _goes_on(noun):
                break
            if _may_be_thing(noun) and _ends(text, words, on):
                between = frozenset(words[index][0] for index in range(at + 1, on))
                found.append((first, last, noun, word not in ("a", "an"), between))
                break
    return found


def _may_be_thing(noun: str) -> bool:
    """A noun that one may come back to: nobody who speaks, no time, no part, nothing that is each time another."""
    if len(noun) < SHORTEST or not noun.isalpha() or noun != singular(noun) or is_person(noun):
        return False
    return not any(noun in lists(sort) for sort in ("no_things", "bodies", "collectives"))


def _ends(text: str, words: list[tuple[str, int, int]], on: int) -> bool:
    """Whether the phrase ends with this noun: what follows is a sign, or a word that goes on the sentence."""
    if on + 1 >= len(words) or text[words[on][2] : words[on + 1][1]].strip():
        return True
    following, first, _ = words[on + 1]
    return following.endswith(("ed", "ing")) or text[first].isupper() or not _goes_on(following)


def _goes_on(word: str) -> bool:
    """Whether a word may stand in a description: no preposition and no verb, but "a conference call"."""
    return word in lists("matters") or follows_a_noun(word) is not None


def _thing(text: str, places: Sequence[Place], matter: bool) -> Thing | None:
    """The thing of a noun, where it is definite at least once, and nothing says that there are more of them. A letter or a deal
    (`matter`) may stand once: other articles may come back to it."""
    if any(between & OTHERS for *_, between in places):
        return None
    first = next((at for at, place in enumerate(places) if place[2]), len(places))
    kept = [place for at, place in enumerate(places) if place[2] or at <= first]
    if not matter and (first == len(places) or len(kept) < OFTEN):
        return None
    longest = max(kept, key=lambda place: (len(place[3]) <= SHOWN, len(place[3])))
    words = " ".join(text[longest[0] : longest[1]].split())
    name = re.sub(r"^(?:the|this|that|an?|his|her|its|their|our|my|your|\S+['’]s)\s+", "", words, flags=re.I)
    return Thing(name.lower(), tuple((start, end) for start, end, *_ in kept))
