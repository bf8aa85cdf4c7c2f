"""One file to its pages."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from crossread.display import harmless
from crossread.model import Dropped, Page
from crossread.read import bounds, sidecar
from crossread.read.carriers import carrier
from crossread.read.decode import decoded, whole_characters
from crossread.read.head import joined
from crossread.read.kinds import is_html, suffix_of
from crossread.read.linked import Linked
from crossread.read.markup import NoText, extracted
from crossread.read.parts import Part, parts
from crossread.read.records import Record, Unreadable
from crossread.read.rewindable import beginning
from crossread.read.said import Said, said, word
from crossread.read.unpacked import standard_input
from crossread.read.walk import STANDARD_INPUT, Source

_ACCOUNT = "an account that crossread wrote, not a report"
_OWN_MARKUP = '<meta name="generator" content="crossread '
_LAYERS = 2  # packings around a page that are taken off: a compressed file in a ZIP archive
_NAMED = 8  # field names shown of a record that has no text: enough to see what it holds instead


@dataclass(frozen=True, slots=True)
class Awaited:
    """A page that has to be fetched, and what stands in its place where it cannot be."""

    url: str
    origin: str  # where the address stands
    known: Said = field(default_factory=Said)
    key: str | None = None
    masthead: str | None = None  # its outlet where neither `known` nor the page says one
    teaser: Page | None = None
    asked: bool = True  # the user gave the address, or a list of them
    as_is: bool = False

    def otherwise(self) -> Page | Dropped:
        """What comes of it where it may not be fetched."""
        return self.teaser or Dropped(
            self.origin, f"address, fetched only with --fetch: {harmless(self.url)}", self.key
        )


def pages(source: Source, said_of: Said, *, as_is: bool, follow: bool = False) -> Iterator[Page | Dropped | Awaited]:
    """The pages of one file. `said_of` is what the metadata table says of the file.

    follow: also what stands behind the addresses in a feed or an outline is awaited; else only that of a list that
    the user named."""
    try:
        stream = _opened(source)
    except OSError as error:
        yield Dropped(source.origin, f"unreadable ({error.strerror})")
        return
    with stream:
        try:
            for item in _pages(stream, source, said_of, as_is=as_is):
                yield item if not isinstance(item, Awaited) or _wanted(item, source, follow) else item.otherwise()
        except Unreadable as error:
            yield Dropped(source.origin, str(error))
        except OSError as error:
            yield Dropped(source.origin, f"unreadable ({error.strerror})")


def answered(
    body: bytes, name: str, address: str, awaited: Awaited, *, follow: bool
) -> Iterator[Page | Dropped | Awaited]:
    """The pages of what came from an address. `name` says by its suffix what the server says it is."""
    source = Source(None, address, name)
    try:
        whole = carrier(name, body[: bounds.HEAD]) is None  # one page, and no feed or list of others
        known = replace(awaited.known, url=address, stub=None) if whole else Said()
        for item in _pages(io.BytesIO(body), source, known, as_is=awaited.as_is):
            if isinstance(item, Awaited):
                yield item if follow else item.otherwise()
            elif isinstance(item, Page) and whole:
                named = item.outlet if item.outlet != urlsplit(address).netloc else None
                yield _again(item, key=awaited.key, outlet=named or awaited.masthead)
            else:
                yield item
    except Unreadable as error:
        yield Dropped(address, str(error), awaited.key)


def _wanted(awaited: Awaited, source: Source, follow: bool) -> bool:
    return follow or (awaited.asked and source.named)


def _again(page: Page, **said_of: Any) -> Page:
    """A page of which more is known; its id says so."""
    fields = {name: getattr(page, name) for name in Page.__dataclass_fields__ if name not in ("id", "text", "origin")}
    return Page.of(page.text, page.origin, **{**fields, **said_of})


def _opened(source: Source) -> BinaryIO:
    """A stream that can be read from its start again."""
    if source.path is None:
        return standard_input()
    return source.path.open("rb")


def _pages(
    stream: BinaryIO, source: Source, said_of: Said, *, as_is: bool, layers: int = _LAYERS
) -> Iterator[Page | Dropped | Awaited]:
    head = beginning(stream, bounds.HEAD)
    if not head:
        yield Dropped(source.origin, "empty page")
    elif layers and (inner := parts(stream, source, head)) is not None:
        for part in inner:
            yield from _part(part, said_of, as_is=as_is, layers=layers - 1)
    elif found := carrier("" if source.name == STANDARD_INPUT else source.name, head):
        records = found.records(stream, source.origin)
        yield from _records(records, source.origin, said_of, carrier=found.name, as_is=as_is)
    else:
        yield from _file(stream, source, said_of, as_is=as_is)


def _part(part: Part | Dropped, said_of: Said, *, as_is: bool, layers: int) -> Iterator[Page | Dropped | Awaited]:
    """The pages of a file in a file. What is wrong with it stops no other."""
    if isinstance(part, Dropped):
        yield part
        return
    stream, source = part
    try:
        yield from _pages(stream, source, said_of, as_is=as_is, layers=layers)
    except Unreadable as error:
        yield Dropped(source.origin, str(error))


def _file(stream: BinaryIO, source: Source, said_of: Said, *, as_is: bool) -> Iterator[Page | Dropped]:
    """A file that is one page: text or HTML."""
    data = stream.read(bounds.TEXT + 1)
    if len(data) > bounds.TEXT:
        yield Dropped(source.origin, f"larger than {bounds.megabytes(bounds.TEXT)}")
        return
    text = decoded(data, markup=suffix_of(source.name) != "txt")
    beside, trouble = sidecar.of(source)
    if trouble:
        yield trouble
    known = said_of.over(beside)
    if is_html(source.name, text):
        yield _from_html(text, source.origin, known, carrier="html", as_is=as_is)
    else:
        yield _from_text(text, source.origin, known, carrier="text", as_is=as_is)


def _records(
    found: Iterator[Record | Dropped | Linked], origin: str, said_of: Said, **more: Any
) -> Iterator[Page | Dropped | Awaited]:
    first = next(found, Dropped(origin, "empty page (no record in it)"))
    for item in chain((first,), found):
        if isinstance(item, Dropped):
            yield item
        elif isinstance(item, Linked):
            yield _awaited(item, said_of, **more)
        else:
            place, record = item
            yield _from_record(record, place, said(record).over(said_of), **more)


def _awaited(linked: Linked, said_of: Said, **more: Any) -> Awaited:
    known = said(linked.record).over(said_of)
    teaser = None
    if "text" in linked.record or "html" in linked.record:
        whole = replace(known, outlet=known.outlet or linked.masthead)
        teaser = _from_record(linked.record, linked.origin, whole, **more)
    return Awaited(
        linked.url,
        linked.origin,
        known,
        word(linked.record.get("id")),
        linked.masthead,
        teaser if isinstance(teaser, Page) else None,
        linked.asked,
        more["as_is"],
    )


def _from_record(record: Mapping[str, Any], origin: str, known: Said, **more: Any) -> Page | Dropped:
    key = word(record.get("id"))
    if str(record.get("schema")).startswith("crossread.account/"):
        return Dropped(origin, _ACCOUNT)
    text, html = record.get("text"), record.get("html")
    content = text if isinstance(text, str) and text.strip() else html
    if not isinstance(content, str) or not content.strip():
        if isinstance(text, str) or isinstance(html, str):
            return Dropped(origin, "empty page", key)
        names = ", ".join([word(name) or "?" for name in record][:_NAMED]) or "none"
        return Dropped(origin, f"record without a text or html field (its fields: {names})", key)
    if len(content) > bounds.RECORD:
        return Dropped(origin, f"record of more than {bounds.megabytes(bounds.RECORD)}", key)
    make = _from_text if content is text else _from_html
    return make(whole_characters(content), origin, known, key=key, **more)


def _from_text(text: str, origin: str, known: Said, **more: Any) -> Page | Dropped:
    if not any(c.isalnum() for c in text):
        return Dropped(origin, "empty page", more.get("key"))
    if "\0" in text and more["carrier"] == "text":
        return Dropped(origin, "binary file (NUL bytes)")
    return Page.of(text, origin, **more, **known.fields())


def _from_html(html: str, origin: str, known: Said, **more: Any) -> Page | Dropped:
    if _OWN_MARKUP in html:
        return Dropped(origin, _ACCOUNT)
    try:
        text, head = extracted(html, known.url)
    except NoText as error:
        return Dropped(origin, str(error), more.get("key"))
    if not any(c.isalnum() for c in text):
        return Dropped(origin, "empty page (no text in the HTML)", more.get("key"))
    return Page.of(text, origin, html=html, **more, **joined(known, head).fields())
