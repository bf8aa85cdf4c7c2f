"""What a measured noun belongs to: "Russia and China" in "trade between Russia and China", "Acme" in "Acme's revenue"."""

from __future__ import annotations

from crossread.annotate.figures.amount import Amount
from crossread.annotate.figures.lexicon import numbers, word_set
from crossread.annotate.figures.nouns import Measure, content, determiner, head, participle, plural, run_of_words
from crossread.annotate.figures.subjects import changes
from crossread.annotate.tokens import Tokens

LONGEST_OWNER = 6  # words of an owner: "the Norvian ministry of trade's"
LONGEST_NAME = 6
FARTHEST_OWNER = 8  # words from a noun back to the apostrophe of its owner
_PRONOUNS = frozenset(["whom", "which", "them", "us", "you", "it", "him", "her", "me", "one"])
_NO_OWNERS = frozenset(["it", "he", "she", "that", "who", "there", "what", "let", "here", "one", "today"])
_LINKED = frozenset(["of", "in", "between", "among", "with"])


def belonging(tokens: Tokens, amount: Amount, found: Measure | None) -> tuple[int, int] | None:
    """Characters [start, end) of the sentence that name what the measured noun belongs to; None where the words do not show it."""
    if found is None or amount.dimension in {"occasions"}:
        return None
    return _after(tokens, amount, found) or _owner(tokens, amount, found)


def _owner(tokens: Tokens, amount: Amount, found: Measure) -> tuple[int, int] | None:
    """ "Acme's revenue", "the country's $10bn fund", "the players' pay"."""
    if amount.dimension == "count" and tokens.word(amount.end) == "-":
        return None  # "her four-page letter" has pages, she has the letter
    at = found.start - 1
    for _ in range(FARTHEST_OWNER):
        if amount.start <= at < amount.end:
            at = amount.start - 1
            at -= tokens.word(at) in {"top", "first", "last", "other", "remaining", "main", "next", "current"}
            if not (tokens.word(at).endswith("'s") or tokens.word(at) == "'"):
                return None
        word = tokens.word(at)
        if word.endswith("'s") and len(word) > 2:
            return _phrase_before(tokens, at, tokens.ends[at] - 2)
        if word == "'" and tokens.glued(at) and tokens.word(at - 1).endswith("s") and tokens.word(at - 1).isalpha():
            return _phrase_before(tokens, at - 1, tokens.ends[at - 1])
        if not (content(tokens, at) or word in {"-", "&"} or tokens.digits(at)) or _verbal(word):
            return None
        at -= 1
    return None


def _verbal(word: str) -> bool:
    """ "the firm's lawyers questioned 500 clerks", "after her speech outlining four plans": what follows is not the owner's."""
    if word.endswith("ing"):
        return word not in word_set("phrases", "in_ing") and word not in word_set("phrases", "adjectives_in_ing")
    return changes(word) and not plural(word)


def _phrase_before(tokens: Tokens, last: int, end: int) -> tuple[int, int] | None:
    """The noun phrase that ends with an owner."""
    first = last
    owner = tokens.word(last).removesuffix("'s")
    if owner in _NO_OWNERS or owner in _dates() or owner in word_set("phrases", "times"):
        return None  # "it's", "this year's dinner"
    name = tokens.capital(last)
    while last - first < LONGEST_OWNER and _goes_on(tokens, first - 1, name):
        first -= 1
    return tokens.starts[first], end


def _goes_on(tokens: Tokens, at: int, name: bool) -> bool:
    """Whether a phrase goes on to the left: a name with capitals, another phrase with any word of its own."""
    word = tokens.word(at)
    if name:
        if word in {"of", "&"}:
            return (
                tokens.capital(at - 1)
                and content(tokens, at - 1)
                and tokens.capital(at + 1)
                and tokens.word(at - 1) != "one"
            )
        return tokens.capital(at) and word.isalpha() and not (determiner(word) or word in word_set("function", "words"))
    return content(tokens, at) and not changes(word) and not word.endswith("ly")


def _after(tokens: Tokens, amount: Amount, found: Measure) -> tuple[int, int] | None:
    """ "trade between A and B", "sales of X", "unemployment in Velm"."""
    at = (
        found.start + 1
        if " " not in found.noun or found.noun == "s&p 500"
        else found.start + len(found.noun.split()) - 1
    )
    if found.noun == "death toll":
        at = found.end
    link = tokens.word(at)
    if found.end <= amount.start and amount.dimension == "count" and tokens.word(amount.end) == "in" == link:
        at = amount.end  # "12 people in Arda, 7 in Velm"
    if link not in _LINKED or at == amount.start - 1 or tokens.word(at + 1) in _PRONOUNS:
        return None
    if link == "with" and found.noun not in word_set("phrases", "with"):
        return None
    first = at + 1
    while determiner(tokens.word(first)):
        if tokens.word(first) in {"its", "their", "his", "her", "our", "my", "your"}:
            return None
        first += 1
    if link == "between":
        return _two(tokens, first)
    end = _phrase_end(tokens, first, link, amount, determined=first > at + 1)
    return (tokens.starts[first], tokens.ends[end - 1]) if end > first else None


def _two(tokens: Tokens, first: int) -> tuple[int, int] | None:
    """ "A and B" after "between"; "the two towns"."""
    end = _name_end(tokens, first) if tokens.capital(first) else _plain_end(tokens, first)
    if tokens.word(end) != "and":
        return (tokens.starts[first], tokens.ends[end - 1]) if end > first else None
    second = end + 1
    while determiner(tokens.word(second)):
        second += 1
    last = _name_end(tokens, second) if tokens.capital(second) else _plain_end(tokens, second)
    return (tokens.starts[first], tokens.ends[last - 1]) if last > second else None


def _phrase_end(tokens: Tokens, first: int, link: str, amount: Amount, determined: bool) -> int:
    """Where the phrase after "of" or "in" ends; `first` where it is none to speak of: a date, a number, a bare noun after "in"."""
    word = tokens.word(first)
    if not content(tokens, first) or word in word_set("phrases", "times") or first == amount.start:
        return first
    if tokens.capital(first):
        if word in _dates():
            return first
        end = _name_end(tokens, first)
        longer = _plain_end(tokens, end) if _noun_follows(tokens, end) else end  # "of Chinese products"
        return end if any(word in numbers()["ones"] for word in tokens.words[end:longer]) else longer
    if link == "of":
        return _plain_end(tokens, first)
    if not determined or amount.dimension == "count":
        return first
    end = _plain_end(tokens, first)
    return end if tokens.word(end - 1) not in word_set("phrases", "times") else first


def _noun_follows(tokens: Tokens, at: int) -> bool:
    """Whether a name goes on with a noun: "Chinese products"; not "Velm rose", "Velm reached"."""
    word = tokens.word(at)
    verbs = changes(word) or word in word_set("verbs", "level") or word in word_set("phrases", "verb_forms")
    return content(tokens, at) and not (verbs or participle(word) or word.endswith("ly")) and not tokens.capital(at)


def _dates() -> frozenset[str]:
    return word_set("phrases", "dates")


def _name_end(tokens: Tokens, at: int) -> int:
    """Past a name: words with capitals, "of" and "&" between them."""
    start = at
    while at - start < LONGEST_NAME and tokens.capital(at) and content(tokens, at) and tokens.word(at) not in _dates():
        ends = tokens.word(at).endswith("'s")
        at += 1
        if ends:  # "parts of Ruiz's record"
            return _name_end(tokens, at) if tokens.capital(at) else _plain_end(tokens, at)
        if tokens.word(at) in {"of", "&", "-"} and tokens.capital(at + 1):
            at += 1
        elif tokens.words[at : at + 2] == ["of", "the"] and tokens.capital(at + 2):
            at += 2
    return at


def _plain_end(tokens: Tokens, at: int) -> int:
    """Past a noun phrase in small letters: "federal tax and banking crimes"."""
    found = head(tokens, at, singular=True)
    if found or not content(tokens, at):
        return found.end if found else at
    last = run_of_words(tokens, at)[-1]
    found = head(tokens, last + 2, singular=True) if tokens.word(last + 1) == "and" else None
    return found.end if found else at
