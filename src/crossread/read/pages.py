"""One file to its pages."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, BinaryIO

from crossread.model import Dropped, Page
from crossread.read import bounds, sidecar
from crossread.read.carriers import carrier
from crossread.read.decode import decoded, whole_characters
from crossread.read.kinds import is_html, suffix_of
from crossread.read.markup import NoText, extracted
from crossread.read.records import Record, Unreadable
from crossread.read.said import Said, said, word
from crossread.read.walk import Source

_ACCOUNT = "an account that crossread wrote, not a report"
_OWN_MARKUP = '<meta name="generator" content="crossread '
_NAMED = 8  # field names shown of a record that has no text: enough to see what it holds instead


def pages(source: Source, said_of: Said, *, as_is: bool) -> Iterator[Page | Dropped]:
    """The pages of one file. `said_of` is what the metadata table says of the file."""
    try:
        stream = _opened(source)
    except OSError as error:
        yield Dropped(source.origin, f"unreadable ({error.strerror})")
        return
    with stream:
        try:
            yield from _pages(stream, source, said_of, as_is=as_is)
        except Unreadable as error:
            yield Dropped(source.origin, str(error))
        except OSError as error:
            yield Dropped(source.origin, f"unreadable ({error.strerror})")


def _opened(source: Source) -> BinaryIO:
    """A stream that can be read from its start again."""
    if source.path is None:
        return io.BytesIO(sys.stdin.buffer.read(bounds.TEXT + 1))
    return source.path.open("rb")


def _pages(stream: BinaryIO, source: Source, said_of: Said, *, as_is: bool) -> Iterator[Page | Dropped]:
    head = stream.read(bounds.HEAD)
    stream.seek(0)
    if not head:
        yield Dropped(source.origin, "empty page")
    elif found := carrier("" if source.path is None else source.name, head):
        records = found.records(stream, source.origin)
        yield from _records(records, source.origin, said_of, carrier=found.name, as_is=as_is)
    else:
        yield from _file(stream, source, said_of, as_is=as_is)


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


def _records(found: Iterator[Record | Dropped], origin: str, said_of: Said, **more: Any) -> Iterator[Page | Dropped]:
    first = next(found, Dropped(origin, "empty page (no record in it)"))
    for item in chain((first,), found):
        if isinstance(item, Dropped):
            yield item
        else:
            place, record = item
            yield _from_record(record, place, said(record).over(said_of), **more)


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
    return Page.of(text, origin, html=html, **more, **known.over(head).fields())
