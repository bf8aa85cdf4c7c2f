"""The XML of feeds and outlines to elements: no entity but HTML's own, and what is broken in one entry stays in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.entities import html5
from itertools import islice
from typing import Any

from crossread.read import bounds
from crossread.read.decode import decoded, mark
from crossread.read.records import Unreadable

Element = Any  # of lxml, which has no types

_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(rss|feed|rdf|opml)(?=[\s>])", re.I)
_ENTRY = re.compile(r"<((?:[\w.-]{1,40}:)?(?:item|entry))(?=[\s>])")
_START_TAG = re.compile(r"<[^<>]{1,20000}>")  # the root with its namespaces
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_REFERENCE = re.compile(r"&(?:(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)?")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # characters that XML has no way to write
_XML_NAMES = ("amp", "lt", "gt", "quot", "apos")
# Fields that hold markup: a broken entry is read again with these as plain characters.
_FIELDS = ("description", "content:encoded", "content", "summary", "title")
_SPACES = {
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://news.yandex.ru": "yandex",
}


@dataclass(frozen=True, slots=True)
class Tree:
    """A feed: what stands about it as a whole, and its entries one by one; None for one that cannot be read."""

    head: Element
    entries: Iterator[Element | None]


def root_of(head: bytes) -> str:
    """The lower-case name of the first element of an XML document: "rss"; "" where it is none that is known here."""
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and not mark(head):
        return ""
    text = decoded(head[: bounds.HEAD])
    match = _ROOT.match(text, _behind_prologue(text))
    return match[1].lower() if match else ""


def text_of(data: bytes) -> str:
    """The document from its root on, without declarations, with no reference but XML's own and no character that XML
    forbids. Raises Unreadable where it has more tags than a feed can have."""
    declared = _DECLARED.match(data)
    text = decoded(data, label=declared[1].decode("ascii") if declared else None)
    text = _UNWRITABLE.sub("", text[_behind_prologue(text) :])
    if text.count("<") > bounds.FEED_TAGS:
        raise Unreadable(f"XML of more than {bounds.FEED_TAGS:,} tags")
    return _outside_cdata(text, lambda part: _REFERENCE.sub(_reference, part))


def outline(data: bytes) -> Element:
    """The root of an OPML document, with what can be had of a broken one. Raises Unreadable."""
    root = _parsed(text_of(data), recover=True)
    if root is None:
        raise Unreadable("broken XML")
    return root


def feed(data: bytes) -> Tree:
    """The parts of an RSS, RDF or Atom document. Raises Unreadable."""
    text = text_of(data)
    root = _parsed(text, recover=False)
    if root is None:
        return _in_pieces(text)
    names = _entry_names(root)
    return Tree(_head(root), (each for each in root.iter() if isinstance(each.tag, str) and tag(each) in names))


def tag(element: Element) -> str:
    """An element's name in lower case with the usual prefix of its namespace: "title", "dc:creator", "atom:link"."""
    space, _, local = element.tag.rpartition("}")
    if not space:
        return str(local).lower()
    prefix = _SPACES.get(space[1:], "other")
    return f"{prefix}:{local}".lower() if prefix else str(local).lower()


def children(element: Element) -> Iterator[tuple[str, Element]]:
    """The elements right below, by name; an Atom document's own names have no prefix."""
    own = "atom:" if tag(element).startswith("atom:") else ""
    for each in element:
        if isinstance(each.tag, str):
            yield tag(each).removeprefix(own), each


def inner(element: Element) -> str:
    """What stands inside an element: its text, or its markup where it holds elements."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415

    if not len(element):
        return element.text or ""
    for each in element.iter():
        if isinstance(each.tag, str):
            each.tag = etree.QName(each).localname if "}" in each.tag else each.tag
    parts = [etree.tostring(each, encoding="unicode", method="html") for each in element]
    return "".join([_escaped(element.text or ""), *parts])


def _behind_prologue(text: str) -> int:
    """Where the root begins: behind declarations, comments and the document type, with the entities it defines."""
    at = 0
    while True:
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]  # matches nothing, at the least
        end = next((end for start, end in _PROLOGUE if text.startswith(start, at)), None)
        found = text.find(end, at) if end else -1
        if found < 0:
            return at
        if end == ">" and "[" in text[at:found]:  # a document type with entities of its own
            subset = _SUBSET_END.search(text, at)
            if subset is None:
                return at
            at = subset.end()
        else:
            at = found + len(end or "")


_SPACE = re.compile("[\ufeff \t\r\n]*")
_SUBSET_END = re.compile(r"\][ \t\r\n]{0,100}>")
_PROLOGUE = (("<?", "?>"), ("<!--", "-->"), ("<!DOCTYPE", ">"), ("<!doctype", ">"))


def _reference(match: re.Match[str]) -> str:
    """A reference that XML knows, or the character HTML means by it; else the ampersand itself, written out."""
    name = match[1]
    if name is None:
        return "&amp;"
    if name.startswith("#"):
        number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        fine = number in (9, 10, 13) or 32 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD
        return match[0] if fine or 0x10000 <= number <= 0x10FFFF else ""
    if name in _XML_NAMES:
        return match[0]
    return html5.get(f"{name};") or f"&amp;{name};"


def _outside_cdata(text: str, repaired: Callable[[str], str]) -> str:
    """The text, repaired where it is no CDATA."""
    parts: list[str] = []
    at = 0
    while True:
        start = text.find("<![CDATA[", at)
        end = text.find("]]>", start) if start >= 0 else -1
        if end < 0:
            parts.append(repaired(text[at:]))
            return "".join(parts)
        parts += (repaired(text[at:start]), text[start : end + 3])
        at = end + 3


def _parsed(text: str, *, recover: bool) -> Element | None:
    """The root; None for what cannot be parsed. No entity is resolved, nothing is loaded, 256 levels at most."""
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(
        encoding="utf-8", recover=recover, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def _entry_names(root: Element) -> frozenset[str]:
    return frozenset({"atom:entry", "entry"} if tag(root).endswith("feed") else {"item", "atom:item"})


def _head(root: Element) -> Element:
    return next((each for name, each in children(root) if name == "channel"), root)


def _in_pieces(text: str) -> Tree:
    """A document that is not well-formed: each entry is parsed by itself."""
    starts = list(islice(_ENTRY.finditer(text), bounds.ENTRIES + 1))  # each is parsed up to three times
    opening = _START_TAG.match(text)
    head = _parsed(text[: starts[0].start()] if starts else text, recover=True)
    if opening is None or head is None:
        raise Unreadable("broken XML")
    return Tree(_head(head), _pieces(text, starts, opening[0].rstrip("/>") + ">"))


def _pieces(text: str, starts: list[re.Match[str]], root: str) -> Iterator[Element | None]:
    """The entries, each parsed inside a root with the namespaces of its document."""
    closing = f"</{root[1:-1].split(maxsplit=1)[0]}>"
    ends = [*(match.start() for match in starts[1:]), len(text)]
    for match, limit in zip(starts, ends, strict=False):  # without entries there is an end and no start
        end = text.find(f"</{match[1]}>", match.start(), limit)
        piece = text[match.start() : end if end >= 0 else limit]
        yield _entry(f"{root}{{}}</{match[1]}>{closing}", piece)


def _entry(around: str, piece: str) -> Element | None:
    """One entry of a broken document: as it is, then with its fields as plain characters, then what can be had."""
    before, after = around.split("{}", 1)
    root = _parsed(before + piece + after, recover=False)
    if root is None:
        root = _parsed(before + _with_plain_fields(piece) + after, recover=False)
    if root is None:
        root = _parsed(before + piece + after, recover=True)
    return None if root is None else next((each for each in root if isinstance(each.tag, str)), None)


def _with_plain_fields(piece: str) -> str:
    for name in _FIELDS:
        start = re.search(rf"<{name}(?:\s[^<>]{{0,500}})?>", piece)
        end = piece.rfind(f"</{name}>")
        if start and start.end() <= end and "<![CDATA[" not in (held := piece[start.end() : end]):
            piece = piece[: start.end()] + _as_characters(held) + piece[end:]
    return piece


def _as_characters(held: str) -> str:
    """Markup that stands in a field as it is, written as XML wants it; what was written so already stays."""
    if "<" not in held:
        return held
    return held.replace("<", "&lt;").replace(">", "&gt;") if _WRITTEN.search(held) else _escaped(held)


_WRITTEN = re.compile("&lt;/?[a-zA-Z]")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
