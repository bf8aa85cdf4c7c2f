"""The text of markup that is an article's body and nothing else: NITF, XHTML of an agency, a fragment of HTML."""

from __future__ import annotations

import html
import re
from typing import Any

# Elements that begin and end a paragraph of their own, in NITF and in HTML.
_BLOCKS = frozenset(
    (
        *("p", "hl1", "hl2", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "tr", "pre", "bq", "blockquote"),
        *("block", "div", "section", "article", "header", "footer", "ul", "ol", "dl", "table", "br", "hr", "body"),
        *("body.head", "body.content", "body.end", "tagline", "abstract", "hedline", "byline", "dateline"),
    )
)
# Elements whose words are no part of the article: pictures with their captions, and what is never shown.
_SILENT = frozenset(
    (
        *("script", "style", "head", "title", "template", "noscript"),
        *("media", "figure", "picture", "video", "audio", "iframe", "object"),
    )
)


_CELLS = frozenset({"td", "th", "center"})
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.I)


def from_markup(markup: str, *, layout: bool = False) -> str:
    """The text of a fragment of HTML or NITF that came as a string; "" where nothing can be read of it.

    layout: its tables only place things, as in mails: each cell is a paragraph, and what is hidden stays away."""
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # noqa: PLC0415
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]  # noqa: PLC0415

    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        return from_element(document_fromstring(markup.encode("utf-8", "replace"), parser=parser), layout=layout)
    except (LxmlError, ValueError, AssertionError):
        return ""


def from_element(root: Any, *, layout: bool = False) -> str:
    """The text of an lxml element: its blocks with an empty line between, white space as one space, `pre` as it is."""
    text = _Text(_BLOCKS | _CELLS if layout else _BLOCKS)
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        node, closing = stack.pop()
        if not isinstance(node.tag, str):  # a comment, an instruction, or a reference like &eacute;
            text.add(html.unescape(node.text) if (node.text or "").startswith("&") else "")
        elif closing:
            text.end(local(node))
        else:
            name = local(node)
            if name not in _SILENT and not (layout and _HIDDEN.search(node.get("style") or "")):
                text.begin(name)
                text.add(node.text or "")
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(node))
                continue
        if node is not root:
            text.add(node.tail or "")
    return text.whole()


def local(node: Any) -> str:
    """An element's name without its namespace, lower case; "" for what is no element."""
    tag = node.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


class _Text:
    """Blocks of text in the making."""

    def __init__(self, breaks: frozenset[str]) -> None:
        self._breaks = breaks  # names of elements that are a block of their own
        self._blocks: list[str] = []
        self._pieces: list[str] = []
        self._as_it_is = 0  # how many `pre` are open

    def add(self, piece: str) -> None:
        if piece:
            self._pieces.append(piece)

    def begin(self, name: str) -> None:
        if name in self._breaks:
            self._close()
        elif name in {"td", "th"} and any(piece.strip() for piece in self._pieces):
            self._pieces.append(" | ")
        self._as_it_is += name == "pre"

    def end(self, name: str) -> None:
        if name in self._breaks:
            self._close()
        self._as_it_is -= name == "pre"

    def _close(self) -> None:
        joined = "".join(self._pieces)
        self._pieces.clear()
        block = joined.strip("\r\n") if self._as_it_is else " ".join(joined.split())
        if block.strip():
            self._blocks.append(block)

    def whole(self) -> str:
        self._close()
        return "\n\n".join(self._blocks)
