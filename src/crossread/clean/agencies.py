"""News agencies by the names and signs they are credited with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crossread import knowledge
from crossread.clean.language import UNSPACED
from crossread.text import fold

UNNAMED = "agencies"  # "Staff, Agencies", "news agencies": an agency's text, nobody says whose
LONGEST = 64  # characters of an agency's name with what stands around it
SIGN = 5  # letters of a sign at most: "AP", "TASS", "ČTK" are asked for in capitals, longer names in any case
_UNNAMED = re.compile(
    r"\b(?:(?:news|press|wire|international|foreign|inter)\s+agenc(?:ies|y)|agencies|agency reports?|agency inputs?"
    r"|(?:post |staff and )?wire (?:reports?|services?|sources?)|post wires|news wires?|newswires?|wires"
    r"|(?:news|press) services|news service reports?"
    r"|agences(?: de presse)?|(?:nachrichten)?agenturen|agenturmaterial|agenturmeldungen|agencias(?: internacionales)?"
    r"|agências(?: internacionais)?|agenzie|agencje|persbureaus|ajanslar|агентства?|новостные агентства|агенції|агенции"
    r"|(?:ال)?وكالات(?: الأنباء)?|एजेंसियां|एजेंसी)\b|综合外电|外电|綜合外電|外電|各通信社|통신사 종합",
    re.IGNORECASE,
)
_STEM = re.compile(
    r"agen|agên|wire|servic|bureaus|ajans|аген|وكال|एजें|外|通信社|통신사"
)  # one of these stands in all of them
_TOKEN = re.compile(
    r"[\w\u0300-\u036f\u064b-\u065f\u0900-\u0dff]+"
)  # with the marks that some scripts set beside letters
_INSIDE = re.compile(r"(?:[@#]|\w\.)$")  # in front of a word that is part of an address
_GAPS = frozenset(" .-’'&=・")  # what stands between the words of one name


def _plain(name: str) -> str:
    """A name as it is looked up: words with one blank between them, signs as they are written, the rest folded."""
    words = " ".join(_TOKEN.findall(name))
    words = words.partition(" ")[2] if words[:4].lower() == "the " else words
    return words if sign(words) else fold(words)


def sign(name: str) -> bool:
    """Whether a name is a sign of capitals, which means something else in small letters ("PA", "MAP")."""
    return name.isupper() and len(name.replace(" ", "")) <= SIGN


@cache
def names() -> dict[str, str]:
    """Every name and alias with the agency's name. What two agencies are called is nobody's."""
    known: dict[str, str] = {}
    twice: set[str] = set()
    for row in knowledge.table("agencies"):
        for alias in {_plain(name) for name in (row["name"], *row["aliases"].split("|")) if name}:
            if known.setdefault(alias, row["name"]) != row["name"]:
                twice.add(alias)
    return {alias: name for alias, name in known.items() if alias not in twice}


@cache
def _longest() -> dict[str, int]:
    """How many words the longest name has that begins with a word, by that word folded."""
    longest: dict[str, int] = {}
    for name in names():
        words = fold(name).split(" ")
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


@cache
def _glued() -> re.Pattern[str]:
    """Names in scripts without blanks. Those of two letters are words too: nothing may follow them."""
    glued = sorted((name for name in names() if UNSPACED.search(name)), key=len, reverse=True)
    return re.compile("|".join(name + (r"(?!\w)" if len(name) == 2 else "") for name in glued))


@cache
def firsts() -> frozenset[str]:
    """First words, folded, of all names and of what stands for agencies nobody names: most lines begin otherwise."""
    return frozenset({*_longest(), *_words("unnamed"), "the"})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(knowledge.toml("signs")["credit"][name])


def named(text: str) -> str | None:
    """The agency that a text is the name of, nothing else: "Reuters", "the Associated Press"; None for other texts."""
    if len(text) > LONGEST:
        return None
    bare = text.strip(" .-–—/()[]*•（）【】")
    first = _TOKEN.search(bare)
    if first is None or (fold(first.group()) not in firsts() and bare.isascii()):
        return None
    found = names().get(_plain(bare))
    if found:
        return found
    return UNNAMED if _UNNAMED.fullmatch(bare) else None


def find(text: str, begin: int = 0) -> list[tuple[int, int, str]]:
    """Every agency named in a short text: start, end, name. "agencies" where none is named."""
    found = list(_found(text))
    glued = _glued().finditer(text) if not text.isascii() and UNSPACED.search(text) else ()
    for match in glued:
        if not any(match.start() < end and start < match.end() for start, end, _ in found):
            found.append((*match.span(), names()[match.group()]))
    for match in _UNNAMED.finditer(text) if _STEM.search(text.lower()) else ():
        if not any(match.start() < end and start < match.end() for start, end, _ in found):
            found.append((*match.span(), UNNAMED))
    return [(start + begin, end + begin, name) for start, end, name in sorted(found)]


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    at = 0
    while at < len(tokens):
        count = _at(text, tokens, at)
        if count:
            start, end = tokens[at][0], tokens[at + count - 1][1]
            yield start, end + (sign(text[start:end]) and text[end : end + 1] == "."), names()[_plain(text[start:end])]
        at += count or 1


def _at(text: str, tokens: list[tuple[int, int]], at: int) -> int:
    """How many tokens the name that begins at a token has; 0 where none begins."""
    start = tokens[at][0]
    most = _longest().get(fold(text[start : tokens[at][1]]), 0)
    if not most or _INSIDE.search(text, 0, start):
        return 0
    for count in range(min(most, len(tokens) - at), 0, -1):
        end = tokens[at + count - 1][1]
        name = text[start:end]
        if _plain(name) in names() and not UNSPACED.match(name) and not _address(text, end):
            gaps = {c for i in range(at, at + count - 1) for c in text[tokens[i][1] : tokens[i + 1][0]]}
            if gaps <= _GAPS:
                return count
    return 0


def _address(text: str, end: int) -> bool:
    """Whether a word goes on as an address does: "reuters.com", "ap@example.org"."""
    return text[end : end + 1] == "@" or (text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum())


def only(text: str) -> list[tuple[int, int, str]]:
    """The agencies of a text that names these and nothing else ("AFP/dpa", "Reuters and AP", "Staff, Agencies"); else []."""
    found = find(text)
    at, rest = 0, []
    for start, end, _ in found:
        rest.append(text[at:start])
        at = max(at, end)
    rest.append(text[at:])
    beside = all(word in _words("beside") for piece in rest for word in _TOKEN.findall(fold(piece)))
    return found if beside else []


def only_at(text: str, begin: int, end: int) -> list[tuple[int, int, str]]:
    """`only` for a part of a text, with offsets into the whole."""
    return [(start + begin, stop + begin, name) for start, stop, name in only(text[begin:end])]
