"""What the markup of a page says of a wall: whether its text is only the beginning of the article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from crossread import stubs
from crossread.read.jsonld import NewsArticle

_CLOSED = ("false", "metered", "locked", "paid", "premium")  # values of article:content_tier and the like
_TIERS = ("article:content_tier", "content_tier", "article:free", "isaccessibleforfree", "article:premium")
_SMALL = 2_000  # characters of an element that may be a wall, white space included; what it says is half of it at most
_STEMS = ("wall", "scriber", "barrier", "-gate")  # one stands in each name
_LETTER = frozenset("abcdefghijklmnopqrstuvwxyz-")
_LOW = "translate(concat(@class, ' ', @id), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
_LOOKED_AT = 40  # elements of a wall's name: a page with a wall has a few, hidden templates of it included


def taken_out(tree: Any, html: str) -> bool:
    """Takes walls out of a tree: small elements with a wall's name that say what a wall says. True where one is shown.

    The name alone is no sign: free pages carry such elements, empty or for others, and some pages give that name to
    what stands behind the wall."""
    low = html.lower()
    stems = [stem for stem in _STEMS if _in_a_name(stem, low)]
    named = " or ".join(
        f"contains({_LOW}, '{name}')" for name in stubs.names() if any(stem in name for stem in stems) and name in low
    )
    shown = False
    for element in tree.xpath(f"(//body//*[@class or @id][{named}])[position() <= {_LOOKED_AT}]") if named else ():
        text = " ".join("".join(element.itertext())[:_SMALL].split())
        if element.getparent() is not None and len(text) < _SMALL // 2 and stubs.asks(text):
            shown = shown or not _hidden(element)
            element.drop_tree()
    return shown


def _in_a_name(stem: str, low: str) -> bool:
    """Whether a stem stands behind a letter or a hyphen somewhere: "the sea wall" is no name of a wall."""
    at = low.find(stem)
    while at > 0:
        if low[at - 1] in _LETTER or low[at + len(stem) : at + len(stem) + 1] == "-":
            return True
        at = low.find(stem, at + 1)
    return False


def stub(text: str, data: NewsArticle, tiers: Mapping[str, list[str]], *, wall: bool) -> str | None:
    """Why the text is only a beginning, in words; None where nothing says so, or the text is long. `wall`: a wall was
    taken out of the page."""
    if found := stubs.walled(text):
        return found
    count = stubs.words(text[: stubs.LETTERS * stubs.BEGINNING])
    if count > stubs.BEGINNING or len(text) > stubs.LETTERS * stubs.BEGINNING:
        return None
    if wall or data.walled or _closed(tiers):
        return stubs.behind_wall(count)
    return stubs.of_more(count, data.words)


def _closed(values: Mapping[str, list[str]]) -> bool:
    return any(value.strip().lower() in _CLOSED for name in _TIERS for value in values.get(name, ()))


def _hidden(element: Any) -> bool:
    style = re.sub(r"\s", "", element.get("style") or "").lower()
    return "display:none" in style or "hidden" in element.attrib or element.tag in ("template", "script", "style")
