"""What the markup of a page says of a wall: whether its text is only the beginning of the article."""

from __future__ import annotations

import re
from typing import Any

from crossread import stubs
from crossread.read.jsonld import NewsArticle

_CLOSED = ("false", "metered", "locked", "paid", "premium")  # values of article:content_tier and the like
_TIERS = ("article:content_tier", "content_tier", "article:free", "isaccessibleforfree", "article:premium")
_LOOKED_AT = 40  # elements of a wall's name: a page with a wall has a few, hidden templates of it included


def stub(text: str, tree: Any, data: NewsArticle, tiers: dict[str, list[str]]) -> str | None:
    """Why the text is only a beginning, in words; None where nothing says so, or the text is long."""
    if found := stubs.walled(text):
        return found
    count = stubs.words(text)
    if count > stubs.BEGINNING:
        return None
    if found := stubs.of_more(count, data.words):
        return found
    if data.walled or _closed(tiers):
        return stubs.behind_wall(count)
    return stubs.behind_wall(count) if _speaks(tree) else None


def _closed(values: dict[str, list[str]]) -> bool:
    return any(value.strip().lower() in _CLOSED for name in _TIERS for value in values.get(name, ()))


def _speaks(tree: Any) -> bool:
    """Whether an element that has a wall's name says what a wall says. The name alone is no sign: free pages carry
    such elements, empty or for others."""
    named = " or ".join(f"contains(@class, '{name}') or contains(@id, '{name}')" for name in stubs.names())
    for element in tree.xpath(f"(//body//*[{named}])[position() <= {_LOOKED_AT}]"):
        if _hidden(element):
            continue
        if stubs.asks(" ".join("".join(element.itertext())[: 20 * stubs.LAST].split())):
            return True
    return False


def _hidden(element: Any) -> bool:
    style = re.sub(r"\s", "", element.get("style") or "").lower()
    return "display:none" in style or "hidden" in element.attrib or element.tag in ("template", "script", "style")
