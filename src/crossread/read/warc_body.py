"""What a record of a web archive carries: the bytes a server sent, unpacked, and their text."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossread.read import bounds, kinds
from crossread.read.decode import decoded

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_UNSURE = frozenset({"", "application/octet-stream", "application/xml", "text/xml", "unknown/unknown"})
_OTHER = (  # the beginning of a content type, or a part of it, and what such a file is called
    ("image/", "image"),
    ("video/", "video"),
    ("audio/", "sound"),
    ("font", "font"),
    ("text/css", "style sheet"),
    ("javascript", "script"),
    ("ecmascript", "script"),
    ("json", "JSON"),
    ("rss", "feed"),
    ("atom", "feed"),
    ("pdf", "PDF document"),
    ("text/dns", "name lookup"),
)
_CHUNK = re.compile(rb"(?:\r?\n)?([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,500})?\r?\n")
_TOO_LARGE = f"record of more than {bounds.megabytes(bounds.RECORD)}"
_CUT = "the connection broke off"


class PassedOver(Exception):
    """The record holds no page; the message says what it is instead."""


class Broken(Exception):
    """The record holds a page that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Body:
    """What was sent, without the encodings of its transport."""

    data: bytes
    type: str  # lower case, without parameters; "" where nothing says
    charset: str | None  # as the server says, a name that Python knows
    trouble: str | None = None  # why it is only a beginning


def body(record: WarcRecord) -> Body:
    """The body of a response (status 200), a resource or a conversion. Raises PassedOver and Broken."""
    try:
        if record.is_http:
            return _response(record)
        kind, charset = _content_type(record.headers.get("Content-Type") or "")
        _check_type(kind)
        return Body(_whole(record), kind, charset)
    except OSError as error:
        if error.errno is not None:
            raise
        raise Broken("damaged record") from None


def _response(record: WarcRecord) -> Body:
    try:
        record.parse_http()
    except OSError:
        raise Broken("HTTP header that cannot be read") from None
    headers = record.http_headers
    status = headers.status_code if headers is not None else None
    if headers is None or status is None:
        raise PassedOver("response without an HTTP status")
    if status != 200:
        raise PassedOver("redirect" if 300 <= status < 400 else "error page" if status >= 400 else "other status")
    kind = (record.http_content_type or record.headers.get("WARC-Identified-Payload-Type") or "").lower().strip()
    _check_type(kind)
    data, trouble = _whole(record), None
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        data, trouble = dechunked(data)
    for coding in reversed((headers.get("Content-Encoding") or "").lower().split(",")):
        data, cut = decompressed(data, coding.strip())
        trouble = trouble or cut
    return Body(data, kind, record.http_charset, trouble)


def _content_type(value: str) -> tuple[str, str | None]:
    kind, _, parameters = value.lower().partition(";")
    charset = re.search(r"charset=\"?([\w.:-]{1,40})", parameters)
    return kind.strip(), charset[1] if charset else None


def _check_type(kind: str) -> None:
    if kind not in _HTML and kind not in _UNSURE and kind != "text/plain":
        raise PassedOver(next((what for part, what in _OTHER if part in kind), "other file"))


def _whole(record: WarcRecord) -> bytes:
    """Raises Broken for what is too large or not all there."""
    expected = record.content_length
    if expected > bounds.RECORD:
        raise Broken(_TOO_LARGE)
    data: bytes = record.reader.read(expected) if record.reader and expected else b""
    if len(data) < expected or record.headers.get("Content-Length") is None:
        raise Broken("cut short: the file ends inside this record")
    return data


def dechunked(data: bytes) -> tuple[bytes, str | None]:
    """A body without its chunks, and whether it was cut. What has no chunks was stored without them."""
    pieces, place, ended = [], 0, False
    while not ended and place <= len(data) and (found := _CHUNK.match(data, place)):
        size, start = int(found[1], 16), found.end()
        pieces.append(data[start : start + size])
        place, ended = start + size, size == 0
    if not pieces:
        return data, None
    return b"".join(pieces), None if ended else _CUT


def decompressed(data: bytes, coding: str) -> tuple[bytes, str | None]:
    """A body without one content encoding, and whether it was cut. What is not so encoded was stored decoded. Raises
    Broken for what is damaged or too large."""
    if coding in {"", "identity", "none"} or not data:
        return data, None
    if coding in {"gzip", "x-gzip", "deflate"}:
        return _inflated(data, coding)
    if coding in {"br", "zstd"}:
        return _by_fastwarc(data, coding), None
    raise Broken(f"unknown content encoding ({coding[:20]})")


def _inflated(data: bytes, coding: str) -> tuple[bytes, str | None]:
    if coding != "deflate" and not data.startswith(b"\x1f\x8b"):
        return data, None
    for window in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):  # with a header of gzip or zlib, else without
        unpacker = zlib.decompressobj(window)
        try:
            found = unpacker.decompress(data, bounds.RECORD + 1)
        except zlib.error:
            continue
        return _bounded(found), None if unpacker.eof else _CUT
    if coding == "deflate" and not kinds.unfit("", data[: bounds.HEAD]):
        return data, None
    raise Broken(f"damaged {coding} data")


def _by_fastwarc(data: bytes, coding: str) -> bytes:
    from fastwarc.stream_io import BrotliReader, ZstdReader  # noqa: PLC0415

    if data.lstrip()[:1] == b"<":
        return data
    reader = (BrotliReader if coding == "br" else ZstdReader)(io.BytesIO(data))
    found = bytearray()
    try:
        while len(found) <= bounds.RECORD and (piece := reader.read(1 << 16)):
            found += piece
    except OSError:
        raise Broken(f"damaged {'brotli' if coding == 'br' else 'zstandard'} data") from None
    return _bounded(bytes(found))


def _bounded(data: bytes) -> bytes:
    if len(data) > bounds.RECORD:
        raise Broken(_TOO_LARGE)
    return data


def text_of(found: Body) -> tuple[str, str]:
    """The field that a record gives it in, "html" or "text", and the text. Raises PassedOver for what is neither."""
    if reason := kinds.unfit("", found.data[: bounds.HEAD]):
        raise PassedOver(reason)
    text = decoded(found.data, markup=found.type != "text/plain", label=found.charset)
    if found.type in _HTML or kinds.is_html("", text):
        return "html", text
    if found.type == "text/plain":
        return "text", text
    raise PassedOver("file without a content type" if not found.type else "other file")
