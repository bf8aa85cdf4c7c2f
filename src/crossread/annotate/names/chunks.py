"""Runs of capitalised words, and the names they are cut into.

A run is cut from left to right: known names and titles first, then people by given name or title, then what is left.
What shape and lists cannot tell is left open (type None) for `kinds`, which looks at the whole article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from crossread import gazetteer
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
        if index in skipped or not (token.capital or token.text in _low_starts()):
            index += 1
            continue
        last = _run(tokens, index, skipped)
        if last < index:
            index += 1
            continue
        glued, name_ends = _glued(tokens, index, last)
        found.extend(_cut(tokens, index, name_ends))
        index = glued + 1
    return found


@cache
def _low_starts() -> frozenset[str]:
    """First words of known names that begin in lower case: "al-Shabaab"."""
    return frozenset(first for first in gazetteer.first_words() if first[:1].islower() and first not in ("the", "dpa"))


def _body_after(token: Token, entry: gazetteer.Entry) -> bool:
    """A known body right after an unknown name: "the Xyz Facebook page"; not where its name is a surname or a common word too."""
    return (
        entry.type == "organisation"
        and token.low not in words().common
        and token.text not in words().given
        and token.text not in words().figures
    )


_PARTY = re.compile(r"^[DRI]-[A-Z]")  # "Sen. Ana Roe (D-N.Y.)"
_CAMEL = re.compile(r"^([A-Z][a-z]{2,})(?=[A-Z][a-z])")


def _glued(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Where a site's tooltip is glued into the text ("Ana Roe Ana Maria RoeMore on …"): the index of the glued word, and of the last
    word of the name before the tooltip; `last` twice where there is none."""
    for index in range(first + 1, last + 1):
        if match := _CAMEL.match(tokens[index].text):
            before = next((at for at in range(first, index) if tokens[at].text == match[1]), None)
            if before is not None:
                return index, before
    return last, last


def known(tokens: Sequence[Token], first: int, last: int) -> tuple[int, gazetteer.Entry] | None:
    """The longest known name that starts at `first` and ends by `last`: its last index and its entry."""
    token = tokens[first]
    starts = gazetteer.first_words()
    longest = max(starts.get(token.text, 0), starts.get(token.text + "'s", 0) if token.possessive else 0)
    if token.shape == "CAPS" and len(token.text) > 3 and "." not in token.text:
        longest = max(longest, starts.get(token.text.title(), 0))
    for length in range(min(longest, last - first + 1), 0, -1):
        piece = tokens[first : first + length]
        if any(not word.joined for word in piece[1:]):
            continue
        written = [word.text + "'s" if word.possessive and word is not piece[-1] else word.text for word in piece]
        name = " ".join(written)
        names = [name, name + "'s"] if piece[-1].possessive else [name]
        if token.shape == "CAPS" and len(token.text) > 3:
            names.append(name.title())
        for written_name in names:
            if entry := gazetteer.entries().get(written_name):
                return first + length - 1, entry
    return None


def _run(tokens: Sequence[Token], first: int, skipped: set[int]) -> int:
    """Index of the last word of the run that starts at `first`; `first` - 1 where nothing starts."""
    listed = known(tokens, first, min(len(tokens), first + gazetteer.LONGEST) - 1)
    if listed is None and (_barred(tokens, first) or not tokens[first].capital):
        return first - 1
    last = listed[0] if listed else first
    while True:
        grown = _atom(tokens, last, skipped)
        joined = _join(tokens, first, grown, skipped)
        if joined == last:
            return last
        last = joined


def _barred(tokens: Sequence[Token], index: int) -> bool:
    """Words that are no name and no part of one: months, days, "Photo", "Moscow-based"; but May after a given name or a title is a surname."""
    token, lists = tokens[index], words()
    if "-" in token.text and (compound(token.text) or _PARTY.match(token.text)):
        return True
    if (
        "-" in token.text
        and token.low.split("-")[0] in lists.common
        and token.text[1:].islower()
        and token.low.split("-")[-1] in lists.common
    ):
        return token.text not in gazetteer.entries()  # "Five-year-old"
    if token.text in lists.never:
        return not lists.title(token.text)
    if token.text in lists.calendar:
        before = tokens[index - 1] if index and token.joined else None
        return before is None or not (before.text in lists.given or before.text in lists.honorific)
    return False


def _atom(tokens: Sequence[Token], last: int, skipped: set[int]) -> int:
    """Grows a run over adjacent capitals, and over particles that a capital follows."""
    lists = words()
    while last + 1 < len(tokens):
        token = tokens[last + 1]
        if not token.joined or token.initial == "sentence" or last + 1 in skipped:
            break
        if tokens[last].possessive and not _possessive_inside(tokens, last):
            break
        if token.capital:
            if _barred(tokens, last + 1) or token.low in lists.rules["runs.never_inside"]:
                break
            last += 1
            continue
        ahead = last + 2
        if token.low in lists.particles and ahead < len(tokens) and tokens[ahead].low in lists.particles:
            ahead += 1
        if not (
            token.low in lists.particles and ahead < len(tokens) and tokens[ahead].joined and tokens[ahead].capital
        ):
            break
        if token.low == "st" or _barred(tokens, ahead):
            break
        last = ahead
    return last


def _possessive_inside(tokens: Sequence[Token], index: int) -> bool:
    """A possessive that is part of a name: "People's Party", "St. Mary's Hospital"."""
    if tokens[index].low in words().rules["runs.possessive_inside"]:
        return True
    follows = tokens[index + 1]
    before = tokens[index - 1].text if index and tokens[index].joined else ""
    return before in ("St.", "St", "Saint") and follows.low in words().heads | words().places


def _join(tokens: Sequence[Token], first: int, last: int, skipped: set[int]) -> int:
    """Index of the last word once "of", "for", "and" and what follows belong to the name; `last` where they do not."""
    lists = words()
    link = last + 1
    if link >= len(tokens) or not tokens[link].joined or tokens[link].low not in lists.links or tokens[last].possessive:
        return last
    ahead = link + 1
    if ahead < len(tokens) and tokens[ahead].low == "the":
        ahead += 1
    if ahead >= len(tokens) or not tokens[ahead].capital or not tokens[ahead].joined or _barred(tokens, ahead):
        return last
    if ahead in skipped or tokens[ahead].initial or lists.title(tokens[ahead].text):
        return last
    end = _atom(tokens, ahead, skipped)
    word = tokens[link].low
    head = tokens[last].low
    if word in ("of", "for") and _opens(tokens, first, last):
        return end
    if word in ("on", "to", "against") and head in lists.rules["runs.open_on"]:
        return end
    if word == "and" and _coordinates(tokens, first, last, ahead, end):
        return end
    return last


def _opens(tokens: Sequence[Token], first: int, last: int) -> bool:
    lists = words()
    head = tokens[_head(tokens, first, last)].low
    if lists.title(tokens[last].text) or (
        first == last and tokens[first].initial and head in ("people's", "state", "states", "police", "friends")
    ):
        return False
    if (
        head in lists.openers
        or head in lists.heads
        or head in lists.rules["runs.places_of"]
        or head in lists.rules["runs.events_of"]
    ):
        return True
    # "the Power of Siberia": one common noun with a capital inside a sentence, and no office
    return (
        first == last
        and not tokens[first].initial
        and tokens[last].text != "CAPS"
        and head in lists.common
        and not (
            head in lists.roles
            or head in lists.starters
            or tokens[last].text in lists.before
            or known(tokens, first, last)
        )
    )


def _coordinates(tokens: Sequence[Token], first: int, last: int, ahead: int, end: int) -> bool:
    """Whether "and" stands inside a name: "Ministry of Health and Welfare", "Food and Drug Administration"."""
    lists = words()
    left, right = tokens[first : last + 1], tokens[ahead : end + 1]
    plain_left = all(word.low in lists.common or word.low in lists.links for word in left)
    plain_right = all(word.low in lists.common or word.low in lists.links for word in right)
    of = next((place for place, word in enumerate(left) if word.low in ("of", "for") and place), 0)
    if of and left[of - 1].low in lists.openers | lists.heads:
        inner = all(word.low in lists.common or word.low in lists.links for word in left[of:])
        return inner and plain_right and known(tokens, ahead, end) is None
    headed = right[-1].low in lists.heads and len(right) > 1
    return (
        headed
        and plain_left
        and len(left) <= 2
        and known(tokens, first, last) is None
        and not left[0].initial == "sentence"
    )


# Cutting ------------------------------------------------------------------------------------------------------------


def _cut(tokens: Sequence[Token], first: int, last: int) -> Iterator[Candidate]:
    """The names that a run consists of."""
    lists = words()
    while first <= last and (
        (tokens[first].initial and tokens[first].low in lists.starters)
        or tokens[first].low in lists.rules["runs.never_first"]
    ):
        listed = known(tokens, first, last)
        if listed and (listed[0] > first or tokens[first].shape == "CAPS"):
            break
        first += 1
        if first <= last and tokens[first].low in lists.links:
            first += 1
    titled = _office(tokens, first)
    while first <= last:
        token = tokens[first]
        if not token.capital and known(tokens, first, last) is None and token.low not in lists.particles:
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
    listed = known(tokens, first, end)
    if listed and (
        listed[1].kind in ("country", "people", "capital", "state") or end > first or tokens[first].shape == "CAPS"
    ):
        return True
    return end > first and kind is not None


def _next(tokens: Sequence[Token], first: int, last: int, titled: bool) -> tuple[int, EntityType | None, bool]:
    """The next name of a run: its last index, its type, and whether it is a title rather than a name."""
    lists = words()
    listed = known(tokens, first, last)
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
            listed[1].type == "group" and (tokens[first + 1].low in lists.common or known(tokens, first + 1, last))
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
    head = _head(tokens, first, last)
    word, many = tokens[head], last > first
    if word.text in lists.suffixes and many:
        return "organisation"
    if (
        many
        and (tokens[first].low in lists.foreign or word.low in lists.foreign)
        and tokens[first].text not in lists.given
    ):
        return "organisation"
    if word.low in lists.heads and (many or word.low in ("police", "parliament", "senate", "congress")):
        if word.low == "police" and not many:
            return None
        return "organisation"
    if word.low in lists.places and many and head > first:
        return "place"
    if many and (word.low in lists.events or (word.text in lists.family and tokens[head - 1].low in lists.events)):
        return "event"
    if many and word.low in lists.works:
        return "work"
    if head < last and (word.low in lists.rules["runs.events_of"] or (head == first and word.low in lists.common)):
        return "event" if word.low in lists.rules["runs.events_of"] else "other"
    if (
        tokens[first].text in lists.place_openers
        and last == first + 1
        and tokens[first].text not in ("New", "Saint", "St.", "St", "Santa", "San", "Santo")
    ):
        return "place" if tokens[last].low not in lists.common else None
    return None


def _head(tokens: Sequence[Token], first: int, last: int) -> int:
    """Index of the head: the word before the first "of" or "for", else the last."""
    lists = words()
    for index in range(first + 1, last):
        if tokens[index].low in ("of", "for", "on", "to", "against") and (
            index == first + 1
            or tokens[index - 1].low
            in lists.heads
            | lists.openers
            | lists.places
            | lists.rules["runs.places_of"]
            | lists.rules["runs.events_of"]
        ):
            return index - 1
    return last


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
        listed = known(tokens, end + 1, last)
        if listed and (listed[1].type == "group" or listed[0] > end + 1 or _body_after(tokens[end + 1], listed[1])):
            break
        end += 1
    middle = tokens[first + 1 : end]
    if any(len(word.text) == 2 and word.text[1] == "." for word in middle) or any(not word.capital for word in middle):
        return end, "person", False  # "Xyz Q. Abc", "Xyz van der Abc"
    return end, _headed(tokens, first, end) if end > first else None, False


def compound(word: str) -> bool:
    """Whether a hyphenated word is a name with something said of it, "Moscow-based", or names side by side, "China-Russia"."""
    head, _, tail = word.rpartition("-")
    rules = words().rules
    if word in gazetteer.entries() or not head:
        return False
    if head.lower() in rules["hyphen.prefixes"] and tail[:1].isupper() and not words().title(word):
        return True
    if tail[:1].islower():
        return (
            tail in rules["hyphen.tails"]
            or (tail.endswith(("ed", "ing")) and len(tail) > 3)
            or (head in gazetteer.entries() and len(tail) > 3)
        )
    return all(part in gazetteer.entries() for part in word.split("-"))
