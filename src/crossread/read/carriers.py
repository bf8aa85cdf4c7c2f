"""The carriers that hold records, each with how it is known. What none of them knows is one text or one HTML page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from crossread.model import Dropped
from crossread.read.kinds import kind, unfit
from crossread.read.records import Record, Unreadable, is_lines, json_document, json_lines
from crossread.read.table import table


@dataclass(frozen=True, slots=True)
class Carrier:
    """A kind of file that holds records: mappings with the fields of a JSON record, `text` or `html` among them."""

    name: str  # what `Page.carrier` says: one lower-case word
    fits: Callable[[str, bytes], bool]  # by a file's name ("" for standard input) and its first bounds.HEAD bytes
    records: Callable[[BinaryIO, str], Iterator[Record | Dropped]]  # of a stream at its start, and its origin


def _is_json(name: str, head: bytes) -> bool:
    return kind(name, head) in ("json", "lines")


def _json(stream: BinaryIO, origin: str) -> Iterator[Record | Dropped]:
    by_name = kind(origin, b"") == "lines"
    head = stream.read(_FIRST)
    stream.seek(0)
    yield from json_lines(stream, origin) if is_lines(head, by_name=by_name) else json_document(stream, origin)


_FIRST = 65_536  # bytes in which the first line of a file of JSON lines is looked for

# Known by their first bytes, whatever the file is called; the first that fits reads the file.
BY_CONTENT: tuple[Carrier, ...] = ()
# Known by their names, once the bytes have shown that they are text.
BY_NAME: tuple[Carrier, ...] = (
    Carrier("json", _is_json, _json),
    Carrier("table", lambda name, head: kind(name, head) == "table", table),
)


def carrier(name: str, head: bytes) -> Carrier | None:
    """What reads a file; None for one text or one HTML page. Raises Unreadable for a file that holds no article."""
    if found := next((each for each in BY_CONTENT if each.fits(name, head)), None):
        return found
    if reason := unfit(name, head):
        raise Unreadable(reason)
    return next((each for each in BY_NAME if each.fits(name, head)), None)
