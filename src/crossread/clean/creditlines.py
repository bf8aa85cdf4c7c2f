"""Lines that say whom the text is taken from."""

from __future__ import annotations

import re
from functools import cache

from crossread import knowledge
from crossread.clean import agencies

LONG = 200  # characters: "Reporting by …; editing by …"
BARE = 64  # characters of a line that is only an agency's name


@cache
def _pattern() -> re.Pattern[str]:
    lists = knowledge.toml("signs")["credit"]
    source = "|".join(lists["source"])
    helped = "|".join(sorted(lists["helped"], key=len, reverse=True))
    return re.compile(
        rf"(?:{source})\s?[:：]\s*(?P<source>\S.{{0,100}})$"
        rf"|\(?(?:{helped})\s+(?P<helped>[A-Z(].{{0,190}})$"
        r"|(?P<contributed>.{3,90}) contributed (?:to this|reporting)\b.{0,60}$",
        re.IGNORECASE,
    )


@cache
def _firsts() -> frozenset[str]:
    """First letters of what `_pattern` begins with: most lines begin otherwise."""
    lists = knowledge.toml("signs")["credit"]
    return frozenset(entry[0] for name in ("source", "helped") for entry in lists[name]) | {"("}


def credit(text: str) -> tuple[int, int] | None:
    """Where a line names whom the text is taken from ("Source: …", "Reuters", "… contributed to this report")."""
    if len(text) > LONG:
        return None
    if text[0].lower() in _firsts() or " contributed " in text:
        match = _pattern().match(text)
        if match and _says(match):
            name = next(name for name, value in match.groupdict().items() if value is not None)
            return match.span(name)
    if len(text) <= BARE and agencies.named(text):
        start = len(text) - len(text.lstrip("-–—/([*• "))
        return start, max(start + 1, len(text.rstrip(")].*• ")))
    return None


def _says(match: re.Match[str]) -> bool:
    """ "From" and "via" open sentences too: then a name must follow, and no full stop."""
    words = match["helped"]
    if words is None:
        return True
    short = match.group().lower().startswith(("from ", "via "))
    return words[0].isupper() and not (
        short and (len(words) > 60 or words.endswith((".", "?", "!")) or not agencies.find(words))
    )
