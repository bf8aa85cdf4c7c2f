"""The names that runs of capitalised words are cut into.

A run is cut from left to right: known names and titles first, then people by given name or title, then what is left.
What shape and lists cannot tell is left open (type None) for `kinds`, which looks at the whole article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread import gazetteer
from crossread.annotate.names import runs
from crossread.annotate.names.tokens import Token
from crossread.annotate.names.words import words
from crossread.model import EntityType

PERSON = 5  # words of the longest person's name taken: "Maria del Carmen Ruiz Ortega"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Some words that may be a name: indices into the article's tokens, both inclusive."""

    first: int
    last: int
    type: EntityType | None  # None: shape and lists do not say
    titled: bool = False  # a title stands before it
    doubtful: bool = False  # a sentence's first word that may be capitalised for that alone


def find(tokens: Sequence[Token], skipped: set[int]) -> list[Candidate]:
    """Candidates in order, none overlapping. `skipped`: indices of words whose capitals say nothing."""
    found: list[Candidate] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if index in skipped or not (token.capital or token.text in runs.low_starts()):
            index += 1
            continue
        last = runs.run(tokens, index, skipped)
        if last < index:
            index += 1
            continue
        glued, name_ends = runs.glued(tokens, index, last)
        found.extend(_cut(tokens, index, name_ends))
        index = glued + 1
    return found


def _cut(tokens: Sequence[Token], first: int, last: int) -> Iterator[Candidate]:
    """The names that a run consists of."""
    lists = words()
    while first <= last and (
        (tokens[first].initial and tokens[first].low in lists.starters)
        or tokens[first].low in lists.rules["runs.never_first"]
    ):
        listed = runs.known(tokens, first, last)
        if listed and (listed[0] > first or tokens[first].shape == "CAPS"):
            break
        first += 1
        if first <= last and tokens[first].low in lists.links:
            first += 1
    titled = first <= last and _office(tokens, first)
    while first <= last:
        token = tokens[first]
        if not token.capital and runs.known(tokens, first, last) is None and token.low not in lists.particles:
            first += 1  # a link left over: "of", "and"
            titled = False
            continue
        end, kind, is_title = _next(tokens, first, last, titled)
        if is_title:
            titled, first = True, end + 1
            continue
        doubtful = bool(token.initial) and token.low in lists.common and not _sure_start(tokens, first, end, kind)
        if doubtful and end > first and kind is None and (end - first > 1 or tokens[first + 1].text in lists.given):
            first += 1  # "Senior Xyz …": the capital is the sentence's
            continue
        yield Candidate(first, end, kind, titled, doubtful and end == first)
        titled, first = False, end + 1


def _office(tokens: Sequence[Token], first: int) -> bool:
    """True after "Secretary of": then "State" and the like belong to the title."""
    if first < 2 or not tokens[first].joined:
        return False
    back = first - 1
    if tokens[back].low == "the":
        back -= 1
    return (
        back > 0
        and tokens[back].low == "of"
        and words().title(tokens[back - 1].text)
        and tokens[first].text in words().before
    )


def _sure_start(tokens: Sequence[Token], first: int, end: int, kind: EntityType | None) -> bool:
    """A sentence's first word that is a name although the word list has it: a country, or a body named by its head word."""
    listed = runs.known(tokens, first, end)
    if listed and (
        listed[1].kind in ("country", "people", "capital", "state") or end > first or tokens[first].shape == "CAPS"
    ):
        return True
    return end > first and kind is not None


def _next(tokens: Sequence[Token], first: int, last: int, titled: bool) -> tuple[int, EntityType | None, bool]:
    """The next name of a run: its last index, its type, and whether it is a title rather than a name."""
    lists = words()
    listed = runs.known(tokens, first, last)
    if listed and listed[0] == last:
        surname = titled and first == last and listed[1].kind not in ("country", "people")
        return last, "person" if surname else listed[1].type, False
    title = None if listed and listed[0] > first else _title(tokens, first, last, titled)
    if title is None and (whole := _headed(tokens, first, last)):
        return last, whole, False
    if title is not None:
        return title, None, True
    if listed:
        named = listed[0] == first < last and tokens[first].text in lists.given and _name_part(tokens, first + 1)
        if not named or (
            listed[1].type == "group" and (tokens[first + 1].low in lists.common or runs.known(tokens, first + 1, last))
        ):
            return listed[0], listed[1].type, False
    if tokens[first].text in lists.given or titled:
        return _person(tokens, first, last), "person", False
    return _unknown(tokens, first, last)


def _title(tokens: Sequence[Token], first: int, last: int, titled: bool) -> int | None:
    """Last index of the title words that begin here, where a name or nothing follows them; None where none begin."""
    lists = words()
    end = None
    index = first
    while index <= last:
        token = tokens[index]
        if lists.title(token.text) or (titled and index == first and token.text in lists.before):
            end = index
        elif token.text not in lists.before and token.low not in ("of", "the", "for", "and"):
            break
        if token.possessive:
            break
        index += 1
    if end is None:
        return None
    rest = tokens[end + 1 : last + 1]
    if rest and rest[-1].low in lists.heads | lists.places and not (len(rest) > 1 and rest[0].text in lists.given):
        return None  # "General Assembly", "Prince George Airport"
    return end


def _headed(tokens: Sequence[Token], first: int, last: int) -> EntityType | None:
    """The type of a run that its head word tells: the last word, or the word before "of"."""
    lists = words()
    if tokens[first].shape == "low":
        return None
    head = runs.head_of(tokens, first, last)
    word = tokens[head]
    if first == last:
        return "organisation" if word.low in ("parliament", "senate", "congress") else None
    if _body_word(tokens, first, head):
        return "organisation"
    numeral = word.text in lists.family and tokens[head - 1].low in lists.events  # "World War II"
    happens = word.low in lists.rules["runs.events_of"]  # "Battle of Xyz"
    told: tuple[tuple[bool, EntityType], ...] = (
        (word.low in lists.places and head > first, "place"),
        (word.low in lists.events or numeral, "event"),
        (word.low in lists.works, "work"),
        (head < last and happens, "event"),
        (head < last and head == first and word.low in lists.common, "other"),  # "the Power of Xyz"
        (_place_opened(tokens, first, last), "place"),
    )
    return next((kind for holds, kind in told if holds), None)


def _body_word(tokens: Sequence[Token], first: int, head: int) -> bool:
    lists, word = words(), tokens[head]
    foreign = (tokens[first].low in lists.foreign or word.low in lists.foreign) and tokens[
        first
    ].text not in lists.given
    trade = head > first and word.low in lists.trades and tokens[first].text not in lists.given
    return foreign or word.text in lists.suffixes or word.low in lists.heads or trade


def _place_opened(tokens: Sequence[Token], first: int, last: int) -> bool:
    """ "Lake Xyz", "Fort Xyz", "North Xyz"; "New" and "San" open other names too."""
    opener = tokens[first].text in words().place_openers and tokens[first].low not in (
        "new",
        "saint",
        "st.",
        "st",
        "santa",
        "san",
        "santo",
    )
    return opener and last == first + 1 and tokens[last].low not in words().common


def _name_part(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word may go on a person's name."""
    lists, token = words(), tokens[index]
    return (
        not (token.low in lists.heads or token.low in lists.places or lists.title(token.text))
        or token.text in lists.family
    )


def _person(tokens: Sequence[Token], first: int, last: int) -> int:
    """Last index of the person's name that begins here."""
    lists = words()
    end = first
    while end < last and end - first + 1 < PERSON:
        token = tokens[end + 1]
        if token.low in ("of", "for", "and", "on", "to", "the", "in", "with", "against") and not token.capital:
            break
        short = (
            token.shape == "CAPS"
            and token.text not in lists.family
            and (len(token.text) <= 4 or token.text in gazetteer.entries())
        )
        if short and len(token.text) > 2 and tokens[first].shape != "CAPS":
            break
        end += 1
    while end > first and not tokens[end].capital:
        end -= 1
    return end


def _unknown(tokens: Sequence[Token], first: int, last: int) -> tuple[int, EntityType | None, bool]:
    """What neither lists nor heads know: up to the next known name, title or link."""
    lists = words()
    end = first
    while end < last:
        token = tokens[end + 1]
        if not token.capital and token.low not in lists.particles:
            break
        if (
            tokens[end].shape == "CAPS"
            and token.shape == "Cap"
            and tokens[end].low in lists.common
            and len(tokens[end].text) > 3
        ):
            break  # "LAST HOPE Ana Roe"
        if lists.title(token.text) and end + 1 < last:
            break
        listed = runs.known(tokens, end + 1, last)
        if listed and (listed[1].type == "group" or listed[0] > end + 1 or runs.body_after(tokens[end + 1], listed[1])):
            break
        end += 1
    middle = tokens[first + 1 : end]
    if any(len(word.text) == 2 and word.text[1] == "." for word in middle) or any(not word.capital for word in middle):
        return end, "person", False  # "Xyz Q. Abc", "Xyz van der Abc"
    return end, _headed(tokens, first, end) if end > first else None, False
