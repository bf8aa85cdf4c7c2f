"""What a figure says of its measure: how large it is, how far it went up or down, or how large it was before."""

from __future__ import annotations

from functools import cache

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.carried import MOST_LINKS, continued, earlier
from crossread.annotate.figures.lexicon import word_set
from crossread.annotate.figures.nouns import Measure, determiner, plural
from crossread.annotate.tokens import Tokens
from crossread.model import FigureRole

FARTHEST = 11  # words from an amount back to the verb or noun of change that it belongs to
NEAR = 7  # words after an amount in which "a year earlier" makes it the one before
_NEVER = frozenset(["rank", "ordinal", "age", "occasions"])
_LENGTHS = frozenset(["length", "time", "area", "speed"])  # "fell 30 feet" is a way, "lost two years" a while
_PLAIN = frozenset(
    ["proportion", "points", "temperature"]
)  # of these a verb of change tells the change, whatever it is
_SMALL = {
    "a",
    "an",
    "the",
    "just",
    "only",
    "another",
    "further",
    "additional",
    "also",
    "over",
    "about",
    "by",
    "as",
    "much",
}
_STOPS = {".", ";", "!", "?", ":", "(", ")", "—", "–"}
TRIGGERS = (
    ("changes", "rise"), ("changes", "fall"), ("changes", "vary"), ("changes", "rise_nouns"), ("changes", "fall_nouns"),
    ("changes", "vary_nouns"), ("changes", "more"), ("changes", "less"), ("changes", "compared"), ("changes", "jobs"),
    ("changes", "multiples_up"), ("changes", "multiples_down"),
)  # fmt: skip
_ALWAYS = frozenset(["up", "down", "off", "+", "from"])


def role(tokens: Tokens, amount: Amount, found: Measure | None, links: int = MOST_LINKS) -> FigureRole:
    """The role of an amount that measures `found`; "level" where the words show no change. `links`: how often it may be that of an
    earlier amount."""
    if amount.dimension in _NEVER or not _any_change(tokens):
        return "level"
    if _before(tokens, amount):
        return "before"
    if amount.dimension == "multiple":
        return _multiple(tokens, amount)
    said = _noun_after(tokens, amount) or _noun_before(tokens, amount) or _verb(tokens, amount, found)
    if said:
        return said
    again = _again(tokens, amount) if links else None
    return role(tokens, again, found, links - 1) if again else _comparative(tokens, amount)


def _again(tokens: Tokens, amount: Amount) -> Amount | None:
    """The amount before in "fell 3 points (2 %)", "down 3 points, or 2 %", "down 2 % and 3 %"."""
    word = tokens.word(amount.start - 1)
    if word in {"or", "("}:
        return continued(tokens, amount)
    before = earlier(tokens, amount.start) if word == "and" and amount.dimension in _PLAIN else None
    return before if before and before.end == amount.start - 1 and before.dimension == amount.dimension else None


def _any_change(tokens: Tokens) -> bool:
    return not tokens.vocabulary.isdisjoint(_words())


@cache
def _words() -> frozenset[str]:
    return _ALWAYS.union(*(word_set(section, name) for section, name in TRIGGERS))


def direction(word: str) -> FigureRole | None:
    """The way of a verb of change."""
    for way, said in _WAYS:
        if word in word_set("changes", way):
            return said
    return None


def _noun_direction(word: str) -> FigureRole | None:
    for way, said in _WAYS:
        if word in word_set("changes", f"{way}_nouns"):
            return said
    return None


_WAYS: tuple[tuple[str, FigureRole], ...] = (("rise", "rise"), ("fall", "fall"), ("vary", "change"))


def _before(tokens: Tokens, amount: Amount) -> bool:
    """ "from 5 to 7", "down from 12", "compared with 3 % a year earlier"."""
    at = amount.start - 1
    word = tokens.word(at)
    if word == "from":
        first = earlier(tokens, amount.start)
        if tokens.word(at - 1) in {"up", "down"}:
            return True
        if first and at - 2 <= first.end <= at and not _counts_people(tokens, amount):
            return _change_near(tokens, first.start)
        return _change_near(tokens, at) and "to" in tokens.words[amount.end : amount.end + 3]
    if word in {"with", "to"}:
        at -= 1
    if tokens.word(at) not in word_set("changes", "compared"):
        return False
    return any(w in word_set("changes", "earlier") for w in _until_stop(tokens, amount.end, NEAR))


def _counts_people(tokens: Tokens, amount: Amount) -> bool:
    """ "12 people from 3 countries"."""
    return amount.dimension == "count" and plural(tokens.word(amount.end))


def _until_stop(tokens: Tokens, at: int, longest: int) -> list[str]:
    words = tokens.words[at : at + longest]
    end = next((place for place, word in enumerate(words) if word in _STOPS or word == ","), len(words))
    return words[:end]


def _change_near(tokens: Tokens, at: int) -> bool:
    """Whether a verb or noun of change stands within FARTHEST words before, with no sign between."""
    for index in range(at - 1, max(at - 1 - FARTHEST, -1), -1):
        word = tokens.words[index]
        if word in _STOPS or word == ",":
            return False
        if direction(word) or _noun_direction(word) or word in {"up", "down"}:
            return True
    return False


def _multiple(tokens: Tokens, amount: Amount) -> FigureRole:
    word = tokens.word(amount.end - 1)
    determined = determiner(tokens.word(amount.start - 1)) or tokens.word(amount.start - 1) in {"of", "in", "than"}
    if word in word_set("changes", "multiples_up"):
        doubled = word not in {"double", "triple", "treble", "quadruple"} or tokens.word(amount.start - 1) in _MODALS
        return "rise" if doubled and not determined else "level"
    if word in word_set("changes", "multiples_down"):
        return "level" if determined else "fall"
    return _noun_after(tokens, amount) or direction(tokens.word(_over(tokens, amount.start - 1))) or "level"


_MODALS = {"to", "will", "would", "could", "may", "might", "can", "should", "nearly", "almost", "more"}


def _noun_after(tokens: Tokens, amount: Amount) -> FigureRole | None:
    """ "a 7 % increase", "a 300-job cut", "a 5 percent annual rise"."""
    at = amount.end + (tokens.word(amount.end) == "-")
    at += at > amount.end and _noun_direction(tokens.word(at)) is None  # "a 1,000-point leap"
    if amount.dimension == "count" and (amount.low == 1 or plural(tokens.word(at))):
        return None  # "300 jobs cut" says nothing of the number, "one drop" counts
    before = tokens.word(amount.start - 1)
    noun = tokens.word(at)
    if noun in {"climb", "rally", "raise", "addition", "movement"}:
        return None
    said = _noun_direction(noun)
    if said and (
        determiner(before)
        or "-" in tokens.words[amount.start : at]
        or not tokens.word(at + 1).isalpha()
        or tokens.word(at + 1) in {"in", "of", "on", "from", "over", "for", "to"}
    ):
        return said
    if determiner(before) and noun.isalpha() and noun not in word_set("function", "words"):
        return _noun_direction(tokens.word(at + 1))
    return None


def _noun_before(tokens: Tokens, amount: Amount) -> FigureRole | None:
    """ "an increase of 300 jobs", "a drop in sales of 5 %"."""
    if tokens.word(amount.start - 1) != "of":
        return None
    at = amount.start - 2
    if said := _noun_direction(tokens.word(at)):
        return said
    if tokens.word(at) in {"loss", "losses"} and amount.dimension == "count":
        return "fall"  # "a loss of 300 jobs"; that of $5m is as large as it is
    for index in range(at, max(at - 5, -1), -1):
        if tokens.words[index] in {"in", "for"}:
            return _noun_direction(tokens.word(index - 1))
        if not tokens.words[index].isalpha():
            return None
    return None


def _over(tokens: Tokens, at: int) -> int:
    """Back over articles, adverbs and hedges."""
    while at >= 0 and (tokens.words[at] in _SMALL or tokens.words[at].endswith("ly")):
        at -= 1
    return at


def _verb(tokens: Tokens, amount: Amount, found: Measure | None) -> FigureRole | None:
    """ "rose 7 %", "up 7 %", "fell by 3 points", "cut its staff by 300", "added 200,000 jobs"."""
    start = amount.start
    at = _over(tokens, start - 1)
    word = tokens.word(at)
    by = "by" in tokens.words[at + 1 : start]
    if tokens.word(amount.start) == "+" or word == "+":
        return "rise" if amount.dimension in _PLAIN else None
    if word in {"up", "down", "off"} and not by:
        return _up_or_down(tokens, amount, at)
    if word in {"up", "down", "back"}:  # "went up by 3 %", "cut back by"
        verb = direction(tokens.word(at - 1))
        return verb or ("rise" if word == "up" else "fall" if word == "down" else None)
    said = direction(word)
    if said and (by or _changed_object(amount, word, found)):
        return said
    if word in word_set("changes", "jobs") and found and found.noun in word_set("changes", "job_nouns"):
        return "rise"
    agents = (
        amount.dimension == "count" and found is not None and found.start >= amount.end
    )  # "a challenge by 18 states"
    return _by(tokens, at) if by and not agents else None


def _up_or_down(tokens: Tokens, amount: Amount, at: int) -> FigureRole | None:
    """ "up 7 %", "was off 2 %"; "gave up 12 seats", "three miles down" and "set off 3 bombs" tell no change."""
    word, before = tokens.word(at), tokens.word(at - 1)
    if before in word_set("changes", "particles") or amount.dimension in _LENGTHS:
        return None
    if word == "off":
        be = before in {"was", "were", "is", "are", "be", "been"}
        return "fall" if be and amount.dimension in _PLAIN else None
    be = before in word_set("verbs", "auxiliaries") or direction(before) is not None
    verb = before.endswith(("ed", "ing")) or tokens.word(at - 2) in word_set("phrases", "before_verbs")
    if verb and not be and (amount.dimension == "count" or tokens.word(at - 2) in word_set("phrases", "before_verbs")):
        return None
    return "rise" if word == "up" else "fall"


def _changed_object(amount: Amount, verb: str, found: Measure | None) -> bool:
    """Whether what stands after a verb of change is how far it went, or the thing that grew fewer: "rose 7 %", "cut 300 jobs"."""
    if amount.dimension in _PLAIN:
        return verb not in {"raised", "raise", "raises", "raising", "eliminated", "recovered"}
    if amount.dimension == "count":
        points = found is not None and found.noun in {"points", "point"}
        return points or found is None or verb in word_set("changes", "objects")
    if amount.dimension in _LENGTHS:
        return amount.dimension == "length" and verb in {
            "rose",
            "rise",
            "rises",
            "risen",
            "grew",
            "grown",
        }  # water, children
    gone = {
        "lost",
        "lose",
        "loses",
        "losing",
        "raised",
        "raise",
        "raises",
        "raising",
        "recovered",
        "recover",
        "recovers",
    }
    return verb not in gone


def _by(tokens: Tokens, at: int) -> FigureRole | None:
    """The verb whose object stands before "by": "boosting revenue by $300bn"."""
    for index in range(at, max(at - FARTHEST, -1), -1):
        word = tokens.words[index]
        if word in _STOPS or word in {",", "that", "which"}:
            return None
        said = direction(word)
        if said and not determiner(tokens.word(index - 1)) and not (index == at and plural(word)):
            return said
    return None


def _comparative(tokens: Tokens, amount: Amount) -> FigureRole:
    """ "7 % higher", "$3 more than", "5 % less"."""
    if amount.dimension not in _PLAIN | {"money", "fraction"}:
        return "level"
    word, after = tokens.word(amount.end), tokens.word(amount.end + 1)
    if word in {"above", "below"}:
        return "level"
    if amount.dimension == "money" and after != "than":
        return "level"
    if word in word_set("changes", "more"):
        return "rise"
    return "fall" if word in word_set("changes", "less") else "level"
