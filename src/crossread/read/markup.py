"""HTML to text and to what its head says. The same markup always gives the same text: verify extracts it again."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from html import unescape
from typing import Any

from crossread import stubs
from crossread.read import bounds, head, jsonld, walls
from crossread.read.jsonld import NewsArticle
from crossread.read.said import Said

_LINKED = "ld+json"  # in the type of a script that holds JSON-LD
_UNREAD = ("script", "style", "svg")  # hold no text of a page; half the size of many
_FRAGMENT = re.compile(r"<(?:html|head|body)\b", re.I)
_LOOKED_AT = 4096  # characters in which the root of a document begins
_MUCH_SHORTER = 0.6  # share of the body that JSON-LD gives, below which that is the text
_MARKUP = re.compile(r"<(?:p|br|div|a|b|i|em|strong|h[1-6]|ul|li|span)\b[^<>]{0,500}>", re.I)
# A tag to its end, quoted values and all; then what stands between blanks in it outside of quotes.
_TAG = re.compile(r"""[^"'>]*+(?:"[^"]*+"[^"'>]*+|'[^']*+'[^"'>]*+)*+""")
_QUOTED = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_RAW = ("script", "style", "textarea", "title", "!--", "noscript", "xmp")  # what follows these is no attribute
_DATES = {"extensive_search": False, "original_date": True}
_ERRORS = (ValueError, TypeError, AttributeError, RecursionError, AssertionError, LookupError)


class NoText(Exception):
    """Markup that no text can be had from; the message says why."""


def extracted(html: str, url: str | None) -> tuple[str, Said]:
    """The text of an HTML page and what its head says of it. Raises NoText.

    The text is what trafilatura takes for the article, or the body that the page's JSON-LD gives where that is far
    longer. url: the address that the page is known to have."""
    if html.count("<") > bounds.TAGS:
        raise NoText(f"HTML of more than {bounds.TAGS:,} tags")
    if _most_attributes(html) > bounds.ATTRIBUTES:
        raise NoText(f"HTML with a tag of more than {bounds.ATTRIBUTES:,} attributes")
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # noqa: PLC0415

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what they give up on is reported as dropped
    try:
        return _extracted(html, url)
    except (LxmlError, *_ERRORS) as error:
        raise NoText(f"the HTML cannot be read ({type(error).__name__})") from error


def _most_attributes(html: str) -> int:
    """About how many attributes the tag has that has most; 0 where no tag is long."""
    pieces = html.split("<")
    if max(map(len, pieces)) <= bounds.TAG:
        return 0
    long = (each for each in pieces if len(each) > bounds.TAG and not each[:9].lower().startswith(_RAW))
    return max((len(re.split(r"[\s/]+", _QUOTED.sub("", _tag(each)))) for each in long), default=0)


def _tag(text: str) -> str:
    match = _TAG.match(text)
    return match[0] if match else text


def _extracted(html: str, url: str | None) -> tuple[str, Said]:
    tree = _parsed(html)
    if tree is None:
        return "", Said()
    data = _linked(tree)
    found = head.head(tree)
    _lighten(tree)
    wall = walls.taken_out(tree, html)
    document = _document(tree, url, metadata=not head.is_complete(found, data))
    text = _longer(_lines((document.text if document else None) or ""), data.body)
    if reason := stubs.refusal(_page_title(tree, document), text):
        raise NoText(reason)
    said = head.said(found, data, document, url)
    return text, replace(said, stub=walls.stub(text, data, found.values, wall=wall) if text else None)


def _parsed(html: str) -> Any:
    """The tree of a document, or of a fragment as a feed has it; None for what is no HTML."""
    from trafilatura import load_html  # noqa: PLC0415

    whole = html if _FRAGMENT.search(html, 0, _LOOKED_AT) else f"<html><body>{html}</body></html>"
    return load_html(whole)


def _linked(tree: Any) -> NewsArticle:
    """What JSON-LD says. Scripts of it that are too large, too deep or broken are taken out of the tree."""
    scripts = [script for script in tree.iter("script") if _LINKED in (script.get("type") or "").lower()]
    texts = [script.text or "" for script in scripts]
    for script, text in zip(scripts, texts, strict=True):
        if len(text) > jsonld.BROKEN and jsonld.parsed(text) is None:
            script.drop_tree()
    return jsonld.news_article(texts)


def _lighten(tree: Any) -> None:
    """Takes out what no text stands in, before the tree is copied."""
    for element in list(tree.iter(*_UNREAD)):
        if _LINKED not in (element.get("type") or "").lower():
            element.drop_tree()


def _document(tree: Any, url: str | None, *, metadata: bool) -> Any:
    """What trafilatura makes of the tree, which stays as it is; None where it finds no text. `metadata`: whether it
    looks for title, authors and date too, which takes a fifth of its time."""
    import trafilatura  # noqa: PLC0415

    return trafilatura.bare_extraction(
        tree, url=url, include_comments=False, with_metadata=metadata, date_extraction_params=dict(_DATES)
    )


def _longer(text: str, body: str | None) -> str:
    """The text, or the body that JSON-LD gives where that is far longer: pages that a script fills have it only there."""
    if body is None or ("\n" in text and len(text) >= _MUCH_SHORTER * len(body)):
        return text
    plain = _plain(unescape(body))
    run_together = "\n" not in text and text.split() == plain.split()  # trafilatura falls back on it too, as one line
    return plain if run_together or len(text) < _MUCH_SHORTER * len(plain) else text


def _plain(body: str) -> str:
    """A body without the markup that some pages leave in it, a paragraph a line."""
    if _MARKUP.search(body):
        from lxml.html import fragment_fromstring  # type: ignore[import-untyped]  # noqa: PLC0415

        root = fragment_fromstring(body, create_parent="div")
        for block in root.iter("p", "br", "div", "li", "h1", "h2", "h3", "h4"):
            block.tail = "\n" + (block.tail or "")
        body = root.text_content()
    return _lines(body, within=True)


def _lines(text: str, *, within: bool = False) -> str:
    """Its lines without the blanks around them; `within`: and with one blank for several in them."""
    return "\n".join(line for each in text.splitlines() if (line := " ".join(each.split()) if within else each.strip()))


def _page_title(tree: Any, document: Any) -> str | None:
    title = tree.findtext(".//title")
    return title or (document.title if document else None)
