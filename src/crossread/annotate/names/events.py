"""What the article calls a happening: "the Ukraine conflict", "Russia's war", "full-scale invasion of Ukraine"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from crossread import gazetteer
from crossread.annotate.names.name import Name
from crossread.annotate.names.tokens import Token
from crossread.annotate.names.words import words
from crossread.gazetteer import Happening

BEFORE = 7  # words taken before the noun
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "its", "their", "his", "her", "our", "any"})
_DEFINITE = frozenset({"the", "this", "that"})
_VERBS_BEFORE = frozenset(
    {
        "to",
        "will",
        "would",
        "could",
        "can",
        "may",
        "might",
        "must",
        "should",
        "not",
        "they",
        "we",
        "i",
        "you",
        "he",
        "she",
        "it",
        "who",
    }
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """An event phrase: characters [start, end) without its article, what it says, whether it is definite."""

    start: int
    end: int
    what: Happening
    definite: bool
    anchored: bool  # a name stands in it


def find(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> list[Phrase]:
    """Event phrases in order: those with a name in them, and bare definite ones."""
    at = {index: name for name in names for index in range(name.first, name.last + 1) if name.type != "event"}
    found: list[Phrase] = []
    index = 0
    while index < len(tokens):
        noun = _noun(tokens, index)
        if noun is None or index in at:
            index += 1
            continue
        last = index + noun.count(" ")
        phrase = _phrase(text, tokens, at, index, last, noun)
        if phrase and not (found and phrase.start < found[-1].end):
            found.append(phrase)
        index = last + 1
    return found


@cache
def _first_words() -> dict[str, int]:
    """First words of event nouns, with the number of words of the longest that begins so."""
    found: dict[str, int] = {}
    for noun in gazetteer.event_nouns():
        first = noun.split(" ", 1)[0]
        found[first] = max(found.get(first, 0), noun.count(" ") + 1)
    return found


def _noun(tokens: Sequence[Token], index: int) -> str | None:
    """The event noun that begins here, the longest; None where none does."""
    nouns = gazetteer.event_nouns()
    longest = _first_words().get(tokens[index].low, 0)
    if not longest or (tokens[index].capital and not tokens[index].initial) or tokens[index].shape == "number":
        return None
    for length in range(longest, 0, -1):
        piece = tokens[index : index + length]
        if (
            len(piece) == length
            and all(token.joined for token in piece[1:])
            and not any(token.capital for token in piece[1:])
        ):
            said = " ".join(token.low for token in piece)
            if said in nouns:
                return said
    return None


def _phrase(text: str, tokens: Sequence[Token], at: dict[int, Name], first: int, last: int, noun: str) -> Phrase | None:
    start, before = _left(tokens, at, first)
    article = tokens[start - 1].low if start and tokens[start].joined else ""
    end, after = _right(tokens, at, last, noun)
    named = [*before, *after]
    if last + 1 < len(tokens) and not after and _goes_on(tokens[last + 1]) and not tokens[last].possessive:
        return None
    if not before and start == first and article in _VERBS_BEFORE:
        return None  # a verb: "to fire on …", "they protest in …"
    if not named and article not in _DEFINITE:
        return None
    if not before and article not in _ARTICLES and not _bare_noun(start, first, noun):
        return None
    low, high = tokens[start].start, tokens[end].end
    what = gazetteer.happening(text[low:high], noun, tuple(named))
    return Phrase(low, high, what, article in _DEFINITE or any(side == "owner" for _, side in named), bool(named))


def _bare_noun(start: int, first: int, noun: str) -> bool:
    """Without an article only what can be no verb, or has an adjective: "full-scale war against …", "fighting between …"."""
    return start < first or noun in words().rules["events.bare"]


def _left(tokens: Sequence[Token], at: dict[int, Name], first: int) -> tuple[int, list[tuple[str, str]]]:
    """First index of the phrase, without its article, and the names before the noun."""
    named: list[tuple[str, str]] = []
    start = first
    allowed = gazetteer.event_adjectives()
    while start > 0 and first - start < BEFORE and tokens[start].joined:
        token = tokens[start - 1]
        name = at.get(start - 1)
        if name is not None and not (tokens[name.last].possessive and start - 1 != name.last):
            side = "owner" if tokens[name.last].possessive else "before"
            if name.type == "person" and side == "before" and "-" not in token.text:
                break
            parts = token.text.split("-") if name.text != token.text and "-" in token.text else [name.text]
            named += [(part, side) for part in parts]
            start = name.first
            if side == "owner":
                break
        elif token.low in allowed and not token.possessive:
            start -= 1
        else:
            break
    return start, named


def _right(tokens: Sequence[Token], at: dict[int, Name], last: int, noun: str) -> tuple[int, list[tuple[str, str]]]:
    """Last index of the phrase, and the names after the noun: "in Ukraine", "between Moscow and Kiev"."""
    if tokens[last].possessive:
        return last, []
    index = last + 1
    if index >= len(tokens) or not tokens[index].joined or tokens[index].low not in gazetteer.event_prepositions():
        return last, []
    named: list[tuple[str, str]] = []
    end = last
    index += 1
    while index < len(tokens) and tokens[index].joined and len(named) < 3:
        if _before_person(tokens, at, index) or tokens[index].low in (
            "the",
            "southern",
            "northern",
            "eastern",
            "western",
            "central",
            "neighbouring",
            "neighboring",
        ):
            index += 1
            continue
        name = at.get(index)
        if (
            name is None
            or name.end != tokens[name.last].end
            or tokens[name.last].possessive
            or not _anchors(tokens[last + 1].low, name, noun)
        ):
            break
        if name.type == "group" and tokens[name.first - 1].low == "the" and not name.text.endswith("s"):
            break  # "against the Xyz …": an adjective
        if (
            name.type == "group"
            and name.last + 1 < len(tokens)
            and tokens[name.last + 1].joined
            and tokens[name.last + 1].low not in words().starters
        ):
            break  # "war against Xyz forces": the phrase would stop short
        named.append((name.text, "after"))
        end = name.last
        index = end + 1
        if not (
            index + 1 < len(tokens)
            and tokens[index].joined
            and tokens[index].low == "and"
            and tokens[last + 1].low == "between"
        ):
            break
        index += 1
    return end, named


def _before_person(tokens: Sequence[Token], at: dict[int, Name], index: int) -> bool:
    """A title, or a nationality before a title, that a person's name follows: "with [Xyz President] Ana Roe"."""
    for ahead in range(index, min(index + 4, len(tokens))):
        name = at.get(ahead)
        if ahead > index and not tokens[ahead].joined:
            return False
        if name is not None and name.type == "person":
            return ahead > index
        if not (
            words().title(tokens[ahead].text)
            or tokens[ahead].low in words().roles
            or (name is not None and ahead == index)
        ):
            return False
    return False


def _anchors(preposition: str, name: Name, noun: str) -> bool:
    """Whether a name after the noun can say where or with whom it happens: "in Xyz" a place, "with Ana Roe" anybody."""
    if name.type == "person":
        return preposition in ("between", "with") or (
            preposition in ("of", "for") and gazetteer.event_nouns().get(noun) in words().rules["events.of_people"]
        )
    if preposition in ("in", "at", "near", "on", "over", "from"):
        return name.type == "place"
    return name.type in ("place", "organisation", "group")


def _goes_on(following: Token) -> bool:
    """The noun is only the first half of another: "war crimes", "crash site", "call centre"."""
    if not following.joined:
        return False
    return following.low in words().rules["events.second"] or following.low in gazetteer.event_nouns()
