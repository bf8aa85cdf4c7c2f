"""RSS 0.9 to 2.0, RDF and Atom: each entry a record, with its source, or the address that its article lies behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from crossread.model import Dropped
from crossread.read import bounds, feedtree
from crossread.read.entries import Entry, Masthead, Origin, absolute, is_web, plain, records
from crossread.read.feedtree import Element
from crossread.read.linked import Linked
from crossread.read.records import Record, Unreadable

_FULL = ("content:encoded", "content", "yandex:full-text", "fulltext")  # the article itself, where a feed gives it
_TEASER = ("description", "summary", "tagline")
_PUBLISHED = ("pubdate", "published", "dc:date", "issued", "dcterms:issued", "created", "dcterms:created")
_UPDATED = ("updated", "atom:updated", "modified", "dcterms:modified")
_IN_BRACKETS = re.compile(r"^\S+@\S+\s*\((?P<name>[^()]{1,200})\)\s*$")  # "mira@kell.example (Mira Holt)"

Fields = dict[str, list[Element]]


def is_feed(_name: str, head: bytes) -> bool:
    """Whether a file is a feed, by its root: RDF is one where it speaks RSS."""
    root = feedtree.root_of(head)
    return root in ("rss", "feed") or (root == "rdf" and (b"purl.org/rss/" in head or b"netscape.com/rdf" in head))


def feed(stream: BinaryIO, origin: str) -> Iterator[Record | Dropped | Linked]:
    """The entries of a feed; `origin#3` is its third. Raises Unreadable for a feed that cannot be read at all."""
    data = stream.read(bounds.FEED + 1)
    if len(data) > bounds.FEED:
        raise Unreadable(f"feed of more than {bounds.megabytes(bounds.FEED)}")
    tree = feedtree.feed(data)
    head = _fields(tree.head)
    masthead = Masthead(_line(head, "title"), _site(head), tuple(_names(head)))
    found = (_entry(each, masthead) if each is not None else None for each in tree.entries)
    yield from records(found, masthead, origin)


def _entry(element: Element, masthead: Masthead) -> Entry:
    fields = _fields(element)
    full, teaser = _content(fields, _FULL), _content(fields, _TEASER)
    return Entry(
        key=_line(fields, "guid") or _line(fields, "id") or _about(element),
        url=absolute(_link(fields), masthead.site),
        title=_line(fields, "title"),
        published=next((said for name in (*_PUBLISHED, *_UPDATED) if (said := _line(fields, name))), None),
        authors=tuple(_names(fields)) or masthead.authors,
        full=full,
        teaser=teaser,
        publisher=_line(fields, "dc:publisher") if "dc:publisher" in fields else None,
        source=_source(fields),
        based_on=tuple(_based_on(fields)),
    )


def _fields(element: Element) -> Fields:
    fields: Fields = {}
    for name, each in feedtree.children(element):
        fields.setdefault(name, []).append(each)
    return fields


def _line(fields: Fields, name: str) -> str | None:
    """The first value of a field as one line without markup."""
    return next((said for each in fields.get(name, ()) if (said := plain(feedtree.inner(each)))), None)


def _about(element: Element) -> str | None:
    """The key of an entry of RSS 1.0, which is its address."""
    return next((value for name, value in element.attrib.items() if name.endswith("}about") or name == "about"), None)


def _content(fields: Fields, names: tuple[str, ...]) -> Mapping[str, str] | None:
    """The first of some fields that says anything, as `text` or `html`; HTML unless Atom says that it is plain."""
    for name in names:
        for each in fields.get(name, ()):
            value = feedtree.inner(each)
            if each.get("src") or not value.strip() or not _is_prose(each):
                continue
            atom = feedtree.tag(each).startswith("atom:")
            is_text = (atom and each.get("type", "text") in ("text", "text/plain")) or not _MARKUP.search(value)
            return {"text": value.strip()} if is_text else {"html": value}
    return None


_MARKUP = re.compile(r"</?[a-zA-Z]|&(?:#\d|[a-zA-Z]{2,12};)")


def _is_prose(element: Element) -> bool:
    """Whether a content element holds words: Atom's may hold a picture in base64."""
    kind = element.get("type") or "text"
    return kind in ("text", "html", "xhtml") or kind.startswith("text/") or kind.endswith(("/xhtml+xml", "/html"))


def _link(fields: Fields) -> str | None:
    """The address of the entry's page: Feedburner's own note of it, a link, or a key that is declared to be one."""
    if original := _line(fields, "feedburner:origlink"):
        return original
    for name in ("link", "atom:link"):
        for each in fields.get(name, ()):
            if each.get("href") and each.get("rel", "alternate") == "alternate":
                return str(each.get("href"))
            if not each.get("href") and (said := plain(feedtree.inner(each))):
                return said
    key = next(iter(fields.get("guid", ())), None)
    declared = key is not None and (key.get("isPermaLink") or "true").lower() != "false"
    return _line(fields, "guid") if declared and is_web(_line(fields, "guid")) else None


def _site(fields: Fields) -> str | None:
    link = _link(fields)
    return link if is_web(link) else None


def _names(fields: Fields) -> Iterator[str]:
    """Authors: dc:creator, then author, which is a name, an address with the name behind it, or Atom's person."""
    for name in ("dc:creator", "author", "atom:author"):
        for each in fields.get(name, ()):
            inside = _fields(each)
            said = _line(inside, "name") or _line(inside, "atom:name") if len(each) else plain(feedtree.inner(each))
            if said and (match := _IN_BRACKETS.match(said)):
                said = match["name"].strip()
            if said and "@" not in said:
                yield said
        if name == "dc:creator" and name in fields:
            return


def _source(fields: Fields) -> Origin | None:
    """Whose the entry is: RSS's <source url="…">Reuters</source>, or Atom's <source> with the other feed's title."""
    for name in ("source", "atom:source"):
        for each in fields.get(name, ()):
            inside = _fields(each)
            if inside:
                title = _line(inside, "title") or _line(inside, "atom:title")
                url = _link(inside)
            else:
                title, url = plain(feedtree.inner(each)), each.get("url")
            if title or is_web(url):
                return Origin(title, url if is_web(url) else None)
    return None


def _based_on(fields: Fields) -> Iterator[str]:
    """Addresses that the entry says its text is taken from: dc:source, and Atom's link of relation "via"."""
    for each in fields.get("dc:source", ()):
        if is_web(said := plain(feedtree.inner(each))):
            yield str(said)
    for name in ("link", "atom:link"):
        for each in fields.get(name, ()):
            if each.get("rel") == "via" and is_web(each.get("href")):
                yield str(each.get("href"))
