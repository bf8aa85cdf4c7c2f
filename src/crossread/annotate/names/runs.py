"""Runs of capitalised words: where a name, or several side by side, may stand; with the small words that belong inside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from crossread import gazetteer
from crossread.annotate.names.tokens import Token
from crossread.annotate.names.words import words

LONGEST = 24  # words of the longest run read as one; a text without any lower case would else cost its square


@cache
def low_starts() -> frozenset[str]:
    """First words of known names that begin in lower case: "al-Shabaab"."""
    return frozenset(first for first in gazetteer.first_words() if first[:1].islower() and first not in ("the", "dpa"))


def body_after(token: Token, entry: gazetteer.Entry) -> bool:
    """A known body right after an unknown name: "the Xyz Facebook page"; not where its name is a surname or a common word too."""
    return (
        entry.type == "organisation"
        and token.low not in words().common
        and token.text not in words().given
        and token.text not in words().figures
    )


_PARTY = re.compile(r"^[DRI]-[A-Z]")  # "Sen. Ana Roe (D-N.Y.)"
_CAMEL = re.compile(r"^([A-Z][a-z]{2,})(?=[A-Z][a-z])")


def glued(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Where a site's tooltip is glued into the text ("Ana Roe Ana Maria RoeMore on …"): the index of the glued word, and of
    the last word of the name before the tooltip; `last` twice where there is none."""
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
    shouted = token.shape == "CAPS" and len(token.text) > 2 and "." not in token.text
    if shouted:
        longest = max(longest, starts.get(token.text.title(), 0))
    for length in range(min(longest, last - first + 1), 0, -1):
        piece = tokens[first : first + length]
        if any(not word.joined for word in piece[1:]):
            continue
        written = [word.text + "'s" if word.possessive and word is not piece[-1] else word.text for word in piece]
        name = " ".join(written)
        names = [name, name + "'s"] if piece[-1].possessive else [name]
        if shouted and (length > 1 or len(token.text) > 3):
            names.append(name.title())
        for written_name in names:
            if entry := gazetteer.entries().get(written_name):
                return first + length - 1, entry
    return None


def run(tokens: Sequence[Token], first: int, skipped: set[int]) -> int:
    """Index of the last word of the run that starts at `first`; `first` - 1 where nothing starts."""
    listed = known(tokens, first, min(len(tokens), first + gazetteer.LONGEST) - 1)
    if listed is None and (barred(tokens, first) or not tokens[first].capital):
        return first - 1
    last = listed[0] if listed else first
    while True:
        grown = _atom(tokens, last, skipped)
        joined = _join(tokens, first, grown, skipped)
        if joined == last or joined - first >= LONGEST:
            return joined
        last = joined


def barred(tokens: Sequence[Token], index: int) -> bool:
    """Words that are no name and no part of one: months, days, "Photo", "Moscow-based"; but May after a given name or a title
    is a surname."""
    token, lists = tokens[index], words()
    if token.low in ("year", "year's") and index and token.joined and tokens[index - 1].low == "new":
        return True
    follows = tokens[index + 1] if index + 1 < len(tokens) and tokens[index + 1].joined else None
    if token.low == "new" and follows and follows.low in ("year", "years"):
        return True  # a day of the calendar
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
    most = last + LONGEST
    while last + 1 < min(len(tokens), most):
        token = tokens[last + 1]
        if not token.joined or token.initial == "sentence" or last + 1 in skipped:
            break
        if tokens[last].possessive and not _possessive_inside(tokens, last):
            break
        if token.capital:
            if barred(tokens, last + 1) or token.low in lists.rules["runs.never_inside"]:
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
        if token.low == "st" or barred(tokens, ahead):
            break
        last = ahead
    return last


def _possessive_inside(tokens: Sequence[Token], index: int) -> bool:
    """A possessive that is part of a name: "People's Party", "St. Mary's Hospital"."""
    if tokens[index].low in words().rules["runs.possessive_inside"]:
        return True
    follows = tokens[index + 1]
    if _plural_of_people(tokens[index]) and follows.capital and follows.joined and follows.low in words().heads:
        return True  # "Seafarers' Federation"
    before = tokens[index - 1].text if index and tokens[index].joined else ""
    return before in ("St.", "St", "Saint") and follows.low in words().heads | words().places


_PEOPLE = re.compile(r"(?:ers|ors|ists|ees|ants|ents|ians|ries|men|women|ses)$")


def _plural_of_people(token: Token) -> bool:
    """ "Seafarers'", "Bakers'": the apostrophe stands after the s, and the word ends as words for people do."""
    return token.stop == token.end + 1 and bool(_PEOPLE.search(token.low))


def _join(tokens: Sequence[Token], first: int, last: int, skipped: set[int]) -> int:
    """Index of the last word once "of", "for", "and" and what follows belong to the name; `last` where they do not."""
    lists = words()
    link = last + 1
    if tokens[first].low == "the" and first < last:
        first += 1
    if link >= len(tokens) or not tokens[link].joined or tokens[link].low not in lists.links or tokens[last].possessive:
        return last
    ahead = link + 1
    if ahead < len(tokens) and tokens[ahead].low == "the":
        ahead += 1
    if ahead >= len(tokens) or not tokens[ahead].capital or not tokens[ahead].joined or barred(tokens, ahead):
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
    head = tokens[head_of(tokens, first, last)].low
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
    headed = right[-1].low in lists.heads and len(right) > 1 and tokens[ahead - 1].low != "the"
    whole = len(left) > 1 and left[-1].low in lists.heads | lists.trades  # "Fern Group and Sea Post" are two
    return (
        headed
        and not whole
        and plain_left
        and len(left) <= 2
        and known(tokens, first, last) is None
        and left[0].initial != "sentence"
    )


def head_of(tokens: Sequence[Token], first: int, last: int) -> int:
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
