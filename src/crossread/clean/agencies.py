"""News agencies by the names and signs they are credited with."""

from __future__ import annotations

import re
from functools import cache

from crossread import knowledge

UNNAMED = "agencies"  # "Staff, Agencies", "news agencies": an agency's text, nobody says whose
_UNNAMED = re.compile(
    r"\b(?:(?:news|press|wire|international|foreign)\s+agencies|agencies|agency reports?|wire (?:reports|services?)"
    r"|news wires|newswires?|agences|agenturen|agencias|agenzie|агентства)\b",
    re.IGNORECASE,
)


@cache
def _names() -> dict[str, str]:
    """Every alias with the agency's name. Signs of capitals ("AP") are asked for as they are written."""
    names: dict[str, str] = {}
    for row in knowledge.table("agencies"):
        for alias in (row["name"], *row["aliases"].split("|")):
            if alias:
                names[_plain(alias)] = row["name"]
    return names


def _plain(name: str) -> str:
    name = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
    return name if name.isupper() and len(name) <= 5 else name.lower()


@cache
def _firsts() -> frozenset[str]:
    """First words of all names, and of what stands for an agency nobody names: most lines begin otherwise."""
    unnamed = (
        "news press wire international foreign agencies agency newswire newswires agences agenturen agencias agenzie"
    )
    return frozenset(name.split(" ", 1)[0].lower() for name in _names()) | set(unnamed.split()) | {"the", "агентства"}


@cache
def _pattern() -> re.Pattern[str]:
    signs: list[str] = []
    words: list[str] = []
    for row in knowledge.table("agencies"):
        for alias in (row["name"], *row["aliases"].split("|")):
            if alias:
                (signs if alias.isupper() and len(alias) <= 5 else words).append(re.escape(alias))
    signs.sort(key=len, reverse=True)
    words.sort(key=len, reverse=True)
    return re.compile(rf"(?<![\w@.])(?:(?i:{'|'.join(words)})|{'|'.join(signs)})(?![\w@]|\.com)")


def named(text: str) -> str | None:
    """The agency that a text is the name of, nothing else: "Reuters", "the Associated Press"; None for other texts."""
    bare = text.strip(" .-–—/()[]*•")
    first = bare.split(" ", 1)[0].lower()
    if first not in _firsts():
        return None
    found = _names().get(_plain(bare))
    if found:
        return found
    return UNNAMED if _UNNAMED.fullmatch(bare) else None


def find(text: str, begin: int = 0) -> list[tuple[int, int, str]]:
    """Every agency named in a short text: start, end, name. "agencies" where none is named."""
    found = [(m.start() + begin, m.end() + begin, _names()[_plain(m.group())]) for m in _pattern().finditer(text)]
    taken = [(start, end) for start, end, _ in found]
    for match in _UNNAMED.finditer(text):
        span = match.start() + begin, match.end() + begin
        if not any(span[0] < end and start < span[1] for start, end in taken):
            found.append((*span, UNNAMED))
    return sorted(found)
