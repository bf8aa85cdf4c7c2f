"""The carriers that hold records, each with how it is known. What none of them knows is one text or one HTML page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from crossread.model import Dropped
from crossread.read.addresses import addresses, is_list, is_outline, outline
from crossread.read.exports import exports, is_export
from crossread.read.feeds import feed, is_feed
from crossread.read.jsonfeed import is_json_feed, json_feed
from crossread.read.kinds import kind, unfit
from crossread.read.linked import Linked
from crossread.read.mail import is_mail, mail
from crossread.read.mhtml import is_mhtml, mhtml
from crossread.read.newsml import is_newsml, newsml
from crossread.read.ninjs import is_ninjs, ninjs
from crossread.read.records import Record, Unreadable, json_records
from crossread.read.table import table
from crossread.read.warc import is_warc, warc


@dataclass(frozen=True, slots=True)
class Carrier:
    """A kind of file that holds records: mappings with the fields of a JSON record, `text` or `html` among them."""

    name: str  # what `Page.carrier` says: one lower-case word
    fits: Callable[[str, bytes], bool]  # by a file's name ("" for standard input) and its first bounds.HEAD bytes
    records: Callable[[BinaryIO, str], Iterator[Record | Dropped | Linked]]  # of a stream at its start, and its origin


def _is_json(name: str, head: bytes) -> bool:
    return kind(name, head) in ("json", "lines")


# Known by their first bytes, whatever the file is called; the first that fits reads the file.
BY_CONTENT: tuple[Carrier, ...] = (
    Carrier("warc", is_warc, warc),
    Carrier("ninjs", is_ninjs, ninjs),
    Carrier("newsml", is_newsml, newsml),
    Carrier("feed", is_feed, feed),
    Carrier("feed", is_json_feed, json_feed),
    Carrier("opml", is_outline, outline),
    Carrier("list", is_list, addresses),
    Carrier("export", is_export, exports),
    Carrier("mhtml", is_mhtml, mhtml),
    Carrier("mail", is_mail, mail),
)
# Known by their names, once the bytes have shown that they are text.
BY_NAME: tuple[Carrier, ...] = (
    Carrier("json", _is_json, json_records),
    Carrier("table", lambda name, head: kind(name, head) == "table", table),
)


def carrier(name: str, head: bytes) -> Carrier | None:
    """What reads a file; None for one text or one HTML page. Raises Unreadable for a file that holds no article."""
    if found := next((each for each in BY_CONTENT if each.fits(name, head)), None):
        return found
    if reason := unfit(name, head):
        raise Unreadable(reason)
    return next((each for each in BY_NAME if each.fits(name, head)), None)
