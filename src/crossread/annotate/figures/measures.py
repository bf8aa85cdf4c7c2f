"""What a figure measures: the noun it counts, or the thing that rose to it. A few rules of word order, None when unsure."""

from __future__ import annotations

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.carried import MOST_LINKS, added, continued, counts_on, of_whom
from crossread.annotate.figures.lexicon import units, word_set
from crossread.annotate.figures.nouns import (
    Measure,
    content,
    determiner,
    fate_of,
    head,
    noun_at,
    past_determiners,
    plural,
)
from crossread.annotate.figures.numbers import number_at
from crossread.annotate.figures.subjects import by_verb, changes, hung_on, priced, subject
from crossread.annotate.tokens import Tokens

_EXTENTS = {"length", "area", "time"}  # of these "within 200 yards of the embassy" says no noun
FARTHEST_ARTICLE = 3  # words between an article and its amount: "the recently approved $2bn plan"


def measure(tokens: Tokens, amount: Amount, links: int = MOST_LINKS) -> Measure | None:
    """What an amount measures; None where word order does not say. `links`: how often a noun may be carried on."""
    if amount.dimension == "occasions":
        return Measure("times", amount.start, amount.end)
    if amount.dimension == "count":
        return _count(tokens, amount, links)
    if amount.dimension == "rank" and tokens.word(amount.end) == "in":  # "first place in terms of oil exports"
        at = amount.end + (3 if tokens.words[amount.end + 1 : amount.end + 3] == ["terms", "of"] else 1)
        return head(tokens, at + determiner(tokens.word(at)))
    if amount.dimension in {"rank", "ordinal", "age"}:
        return _attributive(tokens, amount)
    if amount.dimension == "multiple":
        return _multiplied(tokens, amount)
    found = _complement(tokens, amount)
    if amount.unit == "fraction":
        found = found or _shared_out(tokens, amount)
    return found or _beside(tokens, amount, links)


def _beside(tokens: Tokens, amount: Amount, links: int) -> Measure | None:
    """The noun of a quantity that is not one it is a part of."""
    found = _attributive(tokens, amount)
    if not found and amount.dimension == "money":
        found = priced(tokens, amount.start, amount.end)
    before = None if found else continued(tokens, amount)
    if before and links:
        return measure(tokens, before, links - 1)
    found = (
        found
        or hung_on(tokens, amount.start, amount.bound)
        or by_verb(tokens, amount.start, counted=amount.dimension == "money")
        or _extended(tokens, amount)
    )
    before = None if found else added(tokens, amount)
    return measure(tokens, before, links - 1) if before and links else found


def _count(tokens: Tokens, amount: Amount, links: int) -> Measure | None:
    found = counted(tokens, amount) or of_whom(tokens, amount)
    if found and found.noun in {"point", "points"}:
        return by_verb(tokens, amount.start) or found  # "prices fell 3 points"
    if found:
        return found
    before = continued(tokens, amount) or counts_on(tokens, amount)
    if before and links:
        return measure(tokens, before, links - 1)
    return hung_on(tokens, amount.start, amount.bound) or by_verb(tokens, amount.start, counted=True)


def counted(tokens: Tokens, amount: Amount) -> Measure | None:
    """The noun after a number: "51 people [were] hurt", "dozens of soldiers", "12-member"; a fate alone: "51 hurt"."""
    at = amount.end
    if tokens.word(at) == "-" and tokens.glued(at) and tokens.glued(at + 1):
        return _hyphened(tokens, amount)
    if tokens.word(at) == "of":
        at = _past_number(tokens, past_determiners(tokens, at + 1))
    elif tokens.word(at) in {"other", "more", "additional"}:
        at += content(tokens, at + 1)
        if tokens.word(at + 1) == "of":
            at = past_determiners(tokens, at + 2)
    of = tokens.word(amount.end) == "of"
    found = head(tokens, at, singular=amount.low == 1 or of, owned=of)
    if not found:
        return _fate_alone(tokens, amount)
    fate = _fate(tokens, found.end) or _fate_before(tokens, amount.start)
    if fate and fate[0] not in found.noun.split():
        return Measure(f"{found.noun} {fate[0]}", found.start, max(found.end, fate[1]))
    return found


def _fate_alone(tokens: Tokens, amount: Amount) -> Measure | None:
    """ "51 hurt as ferry sinks", "12 were killed", "killing two"."""
    told = _fate(tokens, amount.end)
    if told:
        return Measure(told[0], told[1] - 1, told[1])
    told = _fate_before(tokens, amount.start)
    return Measure(told[0], amount.start - 1, amount.start) if told else None


def _past_number(tokens: Tokens, at: int) -> int:
    """Over a second number: "51 of 100 seats", "half of the roughly 300 members"."""
    for index in range(at, min(at + 4, len(tokens))):
        number = number_at(tokens, index)
        if number:
            return number.end
        if content(tokens, index) and not tokens.words[index].endswith("ly"):
            break
    return at


def _hyphened(tokens: Tokens, amount: Amount) -> Measure | None:
    word = tokens.word(amount.end + 1)
    if not word.isalpha() or tokens.capital(amount.end + 1) or len(word) < 3:
        return None
    if amount.spelled and word not in word_set("nouns", "hyphened"):
        return None
    return None if word in word_set("nouns", "never_hyphened") else Measure(word, amount.end + 1, amount.end + 2)


def _fate(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """The fate told after a counted noun: "people were killed", "soldiers dead"; not "gunmen killed three"."""
    for passed in range(4):
        word = tokens.word(at)
        if fate_of(word) and word not in {"held", "captured", "hostages"}:
            return None if not passed and _active(tokens, at) else (word, at + 1)
        if word not in word_set("people", "auxiliaries"):
            return None
        at += 1
    return None


def _active(tokens: Tokens, at: int) -> bool:
    """Whether a word of fate is a verb with an object."""
    if tokens.word(at) in {"dead", "missing", "died"}:
        return False
    after = tokens.word(at + 1)
    return (
        determiner(after)
        or after in {"him", "her", "them", "us", "me", "it", "himself"}
        or (at + 1 < len(tokens) and number_at(tokens, at + 1) is not None)
    )


def _fate_before(tokens: Tokens, start: int) -> tuple[str, int] | None:
    """The fate told by the verb before: "killing at least seven people"."""
    before = tokens.word(start - 1)
    if before in word_set("people", "killing_verbs"):
        return "killed", 0
    return ("hurt", 0) if before in word_set("people", "hurting_verbs") else None


def _complement(tokens: Tokens, amount: Amount) -> Measure | None:
    """The noun after "of", "in" or "worth of", or after the noun of a change: "a 7% increase in trade"."""
    at = _past_owner(tokens, amount.end)
    word = tokens.word(at)
    change = word_set("verbs", "change_nouns")
    extent = amount.dimension in _EXTENTS
    if word in change or tokens.word(at + 1) in change:
        at += 1 if word in change else 2
        if tokens.word(at) not in {"in", "of", "on"}:
            return None
    elif word == "worth" and tokens.word(at + 1) == "of":
        at += 1
    elif (word == "in" and amount.dimension != "money") or word not in {"of", "in"}:
        return None
    elif (extent or word == "in") and determiner(tokens.word(at + 1)):
        return None  # "a mile of the house", "$3m in the final plan"
    elif extent and tokens.word(amount.start - 1) == "within":
        return None
    at = past_determiners(tokens, at + 1)
    past = _past_number(tokens, at)
    if amount.dimension == "proportion" and tokens.words[past - 1 : past + 1] == ["the", "time"]:
        return Measure("time", past, past + 1)
    found = head(tokens, past, singular=True)
    period = found and any(unit.dimension == "time" for _, unit in units().get(found.noun, ()))
    if word == "in" and (past != at or period):
        return None  # "$3.4 billion in the three months"
    return found if not (extent and "ing" in (tokens.word(at)[-3:], tokens.word(at + 1)[-3:])) else None


def _past_owner(tokens: Tokens, at: int) -> int:
    """Over the apostrophe of "millions of dollars' worth of books"."""
    return at + (tokens.word(at) == "'" and tokens.word(at + 1) == "worth")


def _shared_out(tokens: Tokens, amount: Amount) -> Measure | None:
    """ "half the voters", "half its income"."""
    at = amount.end
    if determiner(tokens.word(at)):
        return head(tokens, _past_number(tokens, at + 1), singular=True)
    return head(tokens, at) if tokens.word(at - 2) in {"in", "of", "every"} else None  # "one in five women"


def _multiplied(tokens: Tokens, amount: Amount) -> Measure | None:
    """ "three times as many jobs", "halving the town's output", "sales doubled", "twice the number of cars"."""
    at = amount.end
    if tokens.word(at) == "as" and tokens.word(at + 1) in {"many", "much"}:
        return head(tokens, at + 2, singular=True)
    if determiner(tokens.word(at)):
        found = head(tokens, past_determiners(tokens, at), singular=True)
        light = found is not None and found.noun in word_set("nouns", "light") and tokens.word(found.end) == "of"
        return head(tokens, past_determiners(tokens, found.end + 1), singular=True) if found and light else found
    if changes(tokens.word(amount.start - 1)):
        return head(tokens, at, singular=True) or subject(tokens, amount.start - 1)
    return subject(tokens, amount.start)


def _attributive(tokens: Tokens, amount: Amount) -> Measure | None:
    """The noun that an amount stands before: "a $1.2bn deal", "an 800-mile zone", "47th president"."""
    hyphened = tokens.word(amount.end) == "-" or any(tokens.word(at) == "-" for at in range(amount.start, amount.end))
    if amount.dimension in {"time", "age"} and not hyphened and tokens.word(amount.end) != "imprisonment":
        return None
    at = amount.end
    if tokens.words[at : at + 1] == ["-"] and tokens.glued(at):
        at = _past_hyphen(tokens, at)
    found = head(tokens, at, singular=True)
    if not found or (
        found.noun in word_set("verbs", "change_nouns") and found.noun not in word_set("nouns", "measured")
    ):
        return None
    if amount.dimension == "age" and tokens.capital(found.start):
        return None  # "48-year-old Ana Mendes"
    if hyphened or amount.dimension in {"rank", "ordinal"} or found.noun in word_set("phrases", "mass"):
        return found
    if amount.dimension == "money" and found.start == amount.end and plural(found.noun):
        return found  # "$500 payments"
    return found if _determined(tokens, amount.start) else None


def _past_hyphen(tokens: Tokens, at: int) -> int:
    """Over "-deep" and "-per-person": "an 80m-deep well", "a $1,000-a-head dinner"."""
    if tokens.word(at + 1) in {"per", "a", "an"} and tokens.word(at + 2) == "-":
        return at + 4
    return at + 2 if tokens.word(at + 1) in word_set("words", "extents") else at + 1


def _determined(tokens: Tokens, start: int) -> bool:
    """Whether an article or an owner stands before an amount, adjectives between: "the recently approved $2bn plan"."""
    for at in range(start - 1, start - 2 - FARTHEST_ARTICLE, -1):
        word = tokens.word(at)
        if determiner(word) or word.endswith("'s") or (word == "'" and tokens.word(at - 1).endswith("s")):
            return True
        if not content(tokens, at) or changes(word):
            return False
    return False


def _extended(tokens: Tokens, amount: Amount) -> Measure | None:
    """ "an area 30 miles wide"."""
    if amount.dimension != "length" or tokens.word(amount.end) not in word_set("words", "extents") - {"away", "across"}:
        return None
    return noun_at(tokens, amount.start - 1)
