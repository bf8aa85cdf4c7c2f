"""HTML to text and to what its head says. The same markup always gives the same text: verify extracts it again."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

from crossread.read import bounds
from crossread.read.said import Said, word

_DEEPEST = 8  # levels of JSON-LD that are looked into: @graph, list, article, and room for odd nesting
_ARTICLE = re.compile(r"Article|Report|BlogPosting")  # schema.org types of a news page
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SHORTEST = 200  # characters: less is a teaser, and the plainer extraction is tried (a wire flash has more)
_PUBLISHED = (  # where a page's head gives its moment with time and zone, the surest first
    "//meta[@property='article:published_time' or @property='og:article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='pubdate' or @name='publishdate' or @name='date' or @name='dc.date.issued']/@content",
)


class NoText(Exception):
    """Markup that no text can be had from; the message says why."""


def extracted(html: str, url: str | None) -> tuple[str, Said]:
    """The text of an HTML page and what its head says of it. Raises NoText.

    Recall is favoured: a menu that comes along is labelled by clean, a paragraph that stays away is lost."""
    import trafilatura  # noqa: PLC0415
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # noqa: PLC0415

    if html.count("<") > bounds.TAGS:
        raise NoText(f"HTML of more than {bounds.TAGS:,} tags")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it gives up on is reported as dropped
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        document: Any = trafilatura.bare_extraction(
            html,
            url=url,
            favor_recall=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
        text = (document.text if document else None) or ""
        if len(text) < _SHORTEST:
            text = max(text, trafilatura.baseline(html)[1], key=len)
        head = _head(html, document) if document else Said()
    except (LxmlError, ValueError, TypeError, AttributeError, RecursionError, AssertionError, LookupError) as error:
        raise NoText(f"the HTML cannot be read ({type(error).__name__})") from error
    return text, head


def _head(html: str, document: Any) -> Said:
    outlet = word(document.sitename)
    authors = tuple(name for part in (document.author or "").split(";") if (name := word(part)))
    return Said(
        url=word(document.url),
        outlet=None if outlet and outlet.lower() == (document.hostname or "").lower() else outlet,
        title=_without_outlet(word(document.title), outlet),
        published=_published(html) or word(document.date),
        authors=authors,
    )


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """A headline without the masthead that a page's <title> carries behind a bar or a dash."""
    if not title or not outlet:
        return title
    shortened = re.sub(rf"\s+[|\-–—·•:]\s+{re.escape(outlet)}\s*$", "", title, flags=re.IGNORECASE)
    return shortened or title


def _published(html: str) -> str | None:
    """When the page says it was published, with the time and zone it gives; None where it gives no ISO 8601 moment."""
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]  # noqa: PLC0415

    tree = document_fromstring(html.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8", no_network=True))
    for path in _PUBLISHED:
        for value in tree.xpath(path):
            if _DAY.match(value.strip()):
                return word(value)
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        for item in _items(_json(script), _DEEPEST):
            value = word(item.get("datePublished"))
            if value and _ARTICLE.search(str(item.get("@type"))) and _DAY.match(value):
                return value
    return None


def _json(script: str) -> Any:
    try:
        return json.loads(script, strict=False)  # line breaks inside strings are common in JSON-LD
    except (ValueError, RecursionError):
        return None


def _items(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """The objects of a JSON value, outermost first."""
    if depth == 0:
        return
    if isinstance(value, Mapping):
        yield value
        for inner in value.values():
            yield from _items(inner, depth - 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _items(inner, depth - 1)
