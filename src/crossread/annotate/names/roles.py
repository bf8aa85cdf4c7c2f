"""What the text says somebody is, as written: "[Kremlin aide] Yuri Ushakov", "Ana Ruiz, the [mayor of Port Elm],"."""

from __future__ import annotations

from collections.abc import Sequence

from crossread import gazetteer
from crossread.annotate.names.name import Name
from crossread.annotate.names.tokens import Token
from crossread.annotate.names.words import words

BEFORE = 9  # words of the longest role read before a name: "former U.S. House Foreign Affairs Committee chief counsel"
FIELD = 5  # words between a title's "of" and the name: "Secretary of Health and Human Services"
AFTER = 14  # words of the longest apposition read after a name


def before(written: str, text: str, tokens: Sequence[Token], name: Name, inside: frozenset[int]) -> str | None:
    """The role that stands right before a name, without article; None where none does.

    `written` is the text, `text` the same with plain quotes; `inside`: tokens covered by names."""
    first = name.first
    back = first - 1
    role = None
    while back >= 0 and first - back <= BEFORE and tokens[back + 1].joined:
        token = tokens[back]
        if _is_role(token):
            role = back if role is None else role
        elif (role is None and not _linked(tokens, back, first)) or not _qualifies(token, back in inside):
            break
        back -= 1
        if token.possessive and tokens[back].joined and back not in inside:
            break
    start = back + 1
    while start < first and tokens[start].low in _prepositions() | _determiners():
        start += 1
    if role is None or start > role or all(_plain(tokens[index].text) for index in range(start, first)):
        titled = _title_of(tokens, first)
        if titled is not None:
            return written[tokens[titled].start : tokens[first - 1].stop]
        return _apposed_before(written, text, tokens, name)
    while start < role and tokens[start].initial and not tokens[start].capital:
        start += 1
    return written[tokens[_served(tokens, start)].start : tokens[first - 1].stop]


def _served(tokens: Sequence[Token], start: int) -> int:
    """Where a role begins that serves another: of "Assistant to the President Ana Ruiz" she is the assistant."""
    the, to = start - 1, start - 2
    if to < 1 or tokens[the].low != "the" or tokens[to].low != "to" or not _serves(tokens[to - 1]):
        return start
    if not all(tokens[index].joined for index in (to, the, start)):
        return start
    start = to - 1
    while start and tokens[start].joined and _qualifies(tokens[start - 1], named=False):
        start -= 1
    return start


def _serves(token: Token) -> bool:
    return token.capital and (_is_role(token) or token.low in words().rules["wider.aide"])


def _title_of(tokens: Sequence[Token], first: int) -> int | None:
    """Where a title begins that names its field right before the name: "Secretary of Defense Ana Ruiz"; None where none does."""
    back = first - 1
    while back > 0 and first - back <= FIELD and tokens[back + 1].joined and tokens[back].low != "of":
        if not (tokens[back].capital or tokens[back].low in ("and", "the")) or tokens[back].possessive:
            return None
        back -= 1
    field_ = tokens[back + 1 : first]
    if tokens[back].low != "of" or not field_ or not field_[-1].capital or not tokens[back + 1].joined:
        return None
    title = tokens[back - 1]
    return back - 1 if tokens[back].joined and title.capital and not title.possessive and _is_role(title) else None


def _is_role(token: Token) -> bool:
    lists = words()
    return (
        token.low in lists.roles
        or (token.text in lists.honorific and not _plain(token.text))
        or token.low.rsplit("-", 1)[-1] in lists.roles
    )


def _linked(tokens: Sequence[Token], back: int, first: int) -> bool:
    """Inside "Secretary of State": words between the role and the name."""
    return tokens[back].text in words().before or (
        tokens[back].low == "of" and back > 0 and _is_role(tokens[back - 1]) and first - back <= 3
    )


def _qualifies(token: Token, named: bool) -> bool:
    lists = words()
    return (
        named
        or token.low in lists.modifiers
        or token.text in lists.before
        or token.text in lists.honorific
        or token.low in lists.roles
    )


def _plain(word: str) -> bool:
    """An honorific that says nothing of what somebody does: "Mr"."""
    return word.lower() in words().rules["roles.plain"]


def _determiners() -> frozenset[str]:
    return words().rules["roles.determiners"]


def _prepositions() -> frozenset[str]:
    return words().rules["roles.prepositions"]


def _apposed_before(written: str, text: str, tokens: Sequence[Token], name: Name) -> str | None:
    """ "The [mayor of Port Elm], Ana Ruiz, …": a phrase with an article, a role as its head, then a comma and the name."""
    last = name.first - 1
    if last < 1 or text[tokens[last].stop : name.start] != ", " or text[name.end : name.end + 1] not in (",", ".", ";"):
        return None
    for back in range(last, max(-1, last - 9), -1):
        if back < last and (not tokens[back + 1].joined or tokens[back + 1].initial):
            return None
        owner = tokens[back].possessive
        if tokens[back].low in _determiners() or owner:
            start = back if owner else back + 1
            head = _head(tokens, back + 1, last)
            return written[tokens[start].start : tokens[last].stop] if head is not None else None
    return None


def after(written: str, text: str, tokens: Sequence[Token], name: Name, inside: frozenset[int]) -> str | None:
    """The apposition that follows a name, without article: "Ana Ruiz, [mayor of Port Elm], …"; None where none does, and where it
    is the role of the next: "Ana Ruiz, Secretary of State Bo Lind, …". `inside`: tokens covered by names."""
    first = name.last + 1
    if first >= len(tokens) or text[name.end : tokens[first].start] != ", ":
        return None
    last = first
    while (
        last + 1 < len(tokens)
        and last - first < AFTER
        and tokens[last + 1].joined
        and tokens[last + 1].low not in ("who", "which", "said", "says", "told", "whose")
    ):
        last += 1
    follows = text[tokens[last].stop : tokens[last].stop + 1]
    ended = follows in (",", ".", ";", ")", "") or (
        last + 1 < len(tokens) and tokens[last + 1].low in ("who", "which", "said", "says", "told", "whose")
    )
    start = first
    while start <= last and tokens[start].low in _determiners() - {"his", "her", "its", "their", "our", "my"}:
        start += 1
    if not ended or start > last or tokens[start].low in _prepositions():
        return None
    head = _head(tokens, start, last)
    if head is None or _of_the_next(tokens, head, last, inside):
        return None
    determined = start > first or tokens[start].possessive or any(tokens[i].possessive for i in range(start, head))
    if not determined and not _bare(tokens, start, head):
        return None
    return written[tokens[start].start : tokens[last].end if not tokens[last].possessive else tokens[last].stop]


def _of_the_next(tokens: Sequence[Token], head: int, last: int, inside: frozenset[int]) -> bool:
    """Whether a name stands right behind a role that begins without an article, or behind what it is a role of."""
    return any(
        index in inside
        and index - 1 not in inside
        and tokens[index - 1].low not in _prepositions() | _determiners() | {"and"}
        and not tokens[index - 1].possessive
        for index in range(head + 1, last + 1)
    )


def became(written: str, tokens: Sequence[Token], name: Name) -> str | None:
    """The office that somebody is put into: "Ana Ruiz was sworn in as the [12th mayor of Port Elm]"; None where none is."""
    rules, at = words().rules, name.last + 1
    last = min(len(tokens), at + AFTER)
    while at < last and tokens[at].joined and tokens[at].low in rules["roles.made_before"]:
        at += 1
    if at >= last or not tokens[at].joined or tokens[at].low not in rules["roles.made"]:
        return None
    at += 1
    while at < last and tokens[at].joined and tokens[at].low in ("in", "as", "office", "on", "again"):
        at += 1
    while at < last and tokens[at].joined and tokens[at].low in _determiners():
        at += 1
    head = next(
        (
            k
            for k in range(at, min(last, at + 6))
            if tokens[k].joined and _is_role(tokens[k]) and not _goes_on(tokens, k)
        ),
        None,
    )
    if head is None or tokens[head].low not in rules["roles.single"]:
        return None
    if not all(t.joined and (_qualifies(t, t.capital) or t.shape == "number") for t in tokens[at:head]):
        return None
    end = head
    if head + 1 < len(tokens) and tokens[head + 1].low == "of" and tokens[head + 1].joined:
        after = head + 2
        while after < len(tokens) and tokens[after].joined and tokens[after].low in _determiners():
            after += 1
        while after < len(tokens) and tokens[after].joined and tokens[after].capital and after < head + 8:
            end, after = after, after + 1
    return written[tokens[at].start : tokens[end].end]


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].joined and _is_role(tokens[at + 1])


def _bare(tokens: Sequence[Token], start: int, head: int) -> bool:
    """An apposition without an article: all words before its head qualify a role."""
    lists = words()
    return all(t.low in lists.modifiers or t.low in lists.roles or t.capital for t in tokens[start:head])


def _head(tokens: Sequence[Token], start: int, last: int) -> int | None:
    """Index of the role noun that heads a noun phrase: the last word before its first preposition; None where that is no role."""
    end = last
    for index in range(start + 1, last + 1):
        if tokens[index].low in _prepositions():
            end = index - 1
            break
    return end if _is_role(tokens[end]) and not tokens[end].possessive else None


def parsed(role: str) -> tuple[str, frozenset[str]]:
    """The head noun of a role and what qualifies it: lower-case words, and country codes for nationalities and governments.

    >>> parsed("Russian President")
    ('president', frozenset({'RU'}))
    """
    bare = role.replace("’s ", " ").replace("'s ", " ").replace("s’ ", "s ")
    pieces = bare.split(" ")
    cut = next((at for at, word in enumerate(pieces) if at and word.lower() in _prepositions()), len(pieces))
    head = pieces[cut - 1].lower()
    qualifiers = _qualifiers(pieces[: cut - 1]) | _qualifiers(
        [word for word in pieces[cut + 1 :] if word.lower() not in _determiners()]
    )
    return head, qualifiers


def _qualifiers(pieces: Sequence[str]) -> frozenset[str]:
    found: set[str] = set()
    at = 0
    while at < len(pieces):
        for length in (3, 2, 1):
            name = " ".join(pieces[at : at + length])
            entry = gazetteer.entry(name)
            if entry and at + length <= len(pieces):
                found.add(
                    entry.country if entry.kind in ("country", "people") and entry.country else entry.name.lower()
                )
                at += length
                break
        else:
            found.add(pieces[at].lower().rstrip(",."))
            at += 1
    return frozenset(found - words().rules["roles.passing"])
