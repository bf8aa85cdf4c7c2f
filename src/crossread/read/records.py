"""JSON and JSON lines: records with a `text` or `html` field."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from crossread.model import Dropped
from crossread.read import bounds
from crossread.read.decode import decoded, encoding_of, mark, whole_characters
from crossread.read.kinds import kind
from crossread.read.lines import lines
from crossread.read.rewindable import beginning

Record = tuple[str, Mapping[str, Any]]  # origin and fields
_FIRST = 65_536  # bytes in which the first line of a file of JSON lines is looked for


class Unreadable(Exception):
    """A record file that cannot be read on; the message says why. Becomes a Dropped value."""


def parsed(text: str | bytes) -> Any:
    """The value of one JSON document. Raises Unreadable with where it breaks."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise Unreadable(f"broken JSON ({error.msg}, {where})") from None
    except RecursionError:
        raise Unreadable("broken JSON (nested too deep)") from None
    except ValueError as error:  # an integer of more digits than Python converts
        raise Unreadable(f"broken JSON ({error})") from None


def flattened(value: Any, origin: str, *, alone: bool = True) -> Iterator[Record | Dropped]:
    """The records of a JSON value: an object, a list of objects, or an object with a list `articles`."""
    if isinstance(value, Mapping) and isinstance(value.get("articles"), list):
        value = value["articles"]
    if isinstance(value, list):
        before = "#" if alone else "."
        for number, item in enumerate(value, 1):
            yield from _one(item, f"{origin}{before}{number}")
    else:
        yield from _one(value, origin)


def _one(value: Any, origin: str) -> Iterator[Record | Dropped]:
    if isinstance(value, Mapping):
        yield origin, value
    else:
        yield Dropped(origin, f"JSON {_called(value)} where a record should stand")


def _called(value: Any) -> str:
    names = {str: "string", bool: "value", type(None): "null", list: "list"}
    return names.get(type(value), "number")


def json_records(stream: BinaryIO, origin: str) -> Iterator[Record | Dropped]:
    """Records of a JSON file, be it one value or one object a line."""
    by_name = kind(origin, b"") == "lines"
    head = beginning(stream, _FIRST)
    yield from json_lines(stream, origin) if is_lines(head, by_name=by_name) else json_document(stream, origin)


def json_lines(stream: BinaryIO, origin: str) -> Iterator[Record | Dropped]:
    """Records of a file with one JSON object a line; `origin#12` is its line 12. A broken line stops nothing."""
    encoding: str | None = None
    for number, line in lines(unmarked(stream), bounds.RECORD, blank=False):
        place = f"{origin}#{number}"
        if line is None:
            yield Dropped(place, f"line {number} is larger than {bounds.megabytes(bounds.RECORD)}")
        elif line.strip():
            encoding, text = line_text(line, encoding)
            try:
                yield from flattened(parsed(text), place, alone=False)
            except Unreadable as error:
                yield Dropped(place, f"{error} in line {number}")


def json_document(stream: BinaryIO, origin: str) -> Iterator[Record | Dropped]:
    """Records of a file that is one JSON value."""
    data = stream.read(bounds.TEXT + 1)
    if len(data) > bounds.TEXT:
        yield Dropped(origin, f"JSON of more than {bounds.megabytes(bounds.TEXT)}: as JSON lines it would be read")
        return
    try:
        yield from flattened(parsed(decoded(data)), origin)
    except Unreadable as error:
        yield Dropped(origin, str(error))


def is_lines(head: bytes, *, by_name: bool) -> bool:
    """Whether JSON stands one object a line: the first line is an object and more follows, or the name says so and
    the file does not begin as a list."""
    text = decoded(head).lstrip()
    first, _, rest = text.partition("\n")
    if by_name:
        return not text.startswith("[")
    if not rest.lstrip().startswith("{"):
        return False
    try:
        return isinstance(parsed(first), Mapping)
    except Unreadable:
        return False


def unmarked(stream: BinaryIO) -> BinaryIO:
    """A stream behind its byte order mark, in an encoding where a line end is one byte. Raises Unreadable."""
    marked = mark(stream.read(4))
    stream.seek(len(marked[0]) if marked and marked[1] == "utf-8" else 0)
    if marked is None or marked[1] == "utf-8":
        return stream
    data = stream.read(bounds.TEXT + 1)
    if len(data) > bounds.TEXT:
        raise Unreadable(f"{marked[1].upper()} of more than {bounds.megabytes(bounds.TEXT)}: as UTF-8 it would be read")
    return io.BytesIO(decoded(data).encode("utf-8"))


def line_text(line: bytes, encoding: str | None) -> tuple[str | None, str]:
    """The text of one line and the encoding of its file once known: UTF-8, else what the first other line is in."""
    try:
        return encoding, line.decode("utf-8")
    except UnicodeDecodeError:
        encoding = encoding or encoding_of(line)
        return encoding, whole_characters(line.decode(encoding, "replace"))
