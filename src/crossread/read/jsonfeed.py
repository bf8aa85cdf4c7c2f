"""JSON Feed 1.0 and 1.1: each item a record, or the address that its article lies behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from crossread.model import Dropped
from crossread.read import bounds
from crossread.read.decode import decoded
from crossread.read.entries import Entry, Masthead, absolute, is_web, records
from crossread.read.linked import Linked
from crossread.read.records import Record, Unreadable, parsed
from crossread.read.said import word

_VERSION = re.compile(rb'"version"\s{0,20}:\s{0,20}"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/')


def is_json_feed(_name: str, head: bytes) -> bool:
    """Whether a file says of itself that it is a JSON Feed, where its first bytes reach."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and _VERSION.search(head) is not None


def json_feed(stream: BinaryIO, origin: str) -> Iterator[Record | Dropped | Linked]:
    """The items of a JSON Feed; `origin#3` is its third. Raises Unreadable."""
    data = stream.read(bounds.FEED + 1)
    if len(data) > bounds.FEED:
        raise Unreadable(f"feed of more than {bounds.megabytes(bounds.FEED)}")
    value = parsed(decoded(data))
    if not isinstance(value, Mapping) or not isinstance(value.get("items"), list):
        raise Unreadable("JSON Feed without a list of items")
    site = word(value.get("home_page_url"))
    masthead = Masthead(word(value.get("title")), site if is_web(site) else None, _names(value))
    items = [item if isinstance(item, Mapping) else {} for item in value["items"]]
    yield from records(_entries(items, masthead), masthead, origin)


def _entries(items: Iterable[Mapping[str, Any]], masthead: Masthead) -> Iterator[Entry]:
    for item in items:
        elsewhere = word(item.get("external_url"))
        yield Entry(
            key=word(item.get("id")),
            url=absolute(word(item.get("url")), masthead.site),
            title=word(item.get("title")),
            published=word(item.get("date_published")) or word(item.get("date_modified")),
            authors=_names(item) or masthead.authors,
            full=_content(item, "content_html", "html") or _content(item, "content_text", "text"),
            teaser=_content(item, "summary", "text"),
            publisher=None,
            source=None,
            based_on=(elsewhere,) if is_web(elsewhere) else (),
        )


def _content(item: Mapping[str, Any], name: str, kind: str) -> Mapping[str, str] | None:
    value = item.get(name)
    return {kind: value} if isinstance(value, str) and value.strip() else None


def _names(value: Mapping[str, Any]) -> tuple[str, ...]:
    """The authors of an item or a feed: a list of people, or one, as version 1.0 has it."""
    people = value.get("authors")
    people = people if isinstance(people, list) else [value.get("author")]
    return tuple(name for person in people if (name := word(person)))
