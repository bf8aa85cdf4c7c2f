"""MIME: header fields and parts of a mail or of a saved page, each a view of its file: parts in parts cost no memory."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from functools import cached_property

from crossread.read.decode import decoded

MOST = 1000  # parts of one multipart: saved pages have some hundreds
DEEPEST = 12  # multiparts inside multiparts: real mail has four
_HEADERS = 262_144  # bytes of header fields: long chains of Received and signatures take some 30,000
_LONGEST = 4000  # characters of one field that are looked at: lists of references and addressees are longer
_NEWLINE, _RETURN = 10, 13
_BLANK = re.compile(rb"\r?\n\r?\n|\A\r?\n")
_FOLD = re.compile(rb"\r?\n[ \t]+")
_FIELD = re.compile(rb"^([\x21-\x39\x3b-\x7e]{1,76})[ \t]*:[ \t]*([^\r\n]*)\r?$", re.M)
_FIELDS_ALONE = re.compile(rb"(?:[\x21-\x39\x3b-\x7e]{1,76}[ \t]*:[^\n]*\n(?:[ \t]+[^\n]*\n)*)+\r?\n")
_FAULTS = (HeaderParseError, MessageError, ValueError, LookupError, TypeError, AttributeError)


@dataclass(frozen=True)
class Part:
    """Header fields and what stands under them."""

    fields: Mapping[str, bytes]  # by their names in lower case; of several with one name the first
    body: memoryview

    @cached_property
    def kind(self) -> str:
        """The content type: "text/html"; "text/plain" where none is given."""
        return self._message.get_content_type()

    @cached_property
    def is_attached(self) -> bool:
        """Whether it is a file that was sent along."""
        return "attachment" in self.field("content-disposition").lower().split(";")[0]

    def field(self, name: str) -> str:
        """A header field's words, decoded, as one line; "" where it is not there."""
        return _words(self.fields.get(name, b""))

    def parameter(self, name: str) -> str:
        """A parameter of the content type, such as its charset; "" where there is none."""
        try:
            found = self._message.get_param(name, "", unquote=True)
        except _FAULTS:
            return ""
        return found[2] if isinstance(found, tuple) else str(found or "")

    @cached_property
    def _message(self) -> Message:
        message = Message()
        message["Content-Type"] = decoded(self.fields.get("content-type", b""))[:_LONGEST]
        return message


def part(data: bytes | memoryview) -> Part:
    """The header fields and the body of what is said to be a mail or a part of one; without fields all is body."""
    view = memoryview(data)
    blank = _BLANK.search(view, 0, _HEADERS)
    head, body = (view[: blank.start()], view[blank.end() :]) if blank else (view[:_HEADERS], view[:0])
    fields: dict[str, bytes] = {}
    for name, value in _FIELD.findall(_FOLD.sub(b" ", head)):
        fields.setdefault(name.decode("ascii").lower(), value.strip())
    return Part(fields, body) if fields or blank else Part({}, view)


def has_fields(head: bytes) -> bool:
    """Whether bytes begin with header fields and nothing else up to an empty line."""
    return _FIELDS_ALONE.match(head) is not None


def children(whole: Part) -> tuple[list[Part], bool]:
    """The parts of a multipart, and whether it ends as it should; false for one that was cut off."""
    boundary = whole.parameter("boundary").rstrip().encode("utf-8", "replace")
    if not boundary:
        return [], False
    delimiter = re.compile(rb"--" + re.escape(boundary) + rb"(--)?[ \t]*\r?(?=\n|\Z)")
    pieces: list[memoryview] = []
    start: int | None = None
    for match in delimiter.finditer(whole.body):
        end = match.start() - 1
        if end >= 0 and whole.body[end] != _NEWLINE:
            continue  # not at the start of a line
        if start is not None:
            pieces.append(whole.body[start : end - (end > start and whole.body[end - 1] == _RETURN)])
        start = match.end() + 1
        if match.group(1) or len(pieces) == MOST:
            return [part(piece) for piece in pieces], True
    if start is not None and start < len(whole.body):
        pieces.append(whole.body[start:])
    return [part(piece) for piece in pieces], False


def content(single: Part) -> bytes | memoryview:
    """A part's bytes without their transfer encoding; damaged ones as far as they go."""
    encoding = single.field("content-transfer-encoding").lower()
    if "base64" in encoding:
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", bytes(single.body).partition(b"=")[0])
        letters = letters[:-1] if len(letters) % 4 == 1 else letters
        return base64.b64decode(letters + b"=" * (-len(letters) % 4))
    return binascii.a2b_qp(single.body) if "quoted" in encoding else single.body


def text(single: Part) -> str:
    """A part's text. The charset it names counts where the bytes bear it out."""
    return decoded(bytes(content(single)), markup=single.kind == "text/html", label=single.parameter("charset"))


def _words(value: bytes) -> str:
    line = decoded(value)[:_LONGEST]
    try:
        pieces = [
            piece
            if isinstance(piece, str)
            else (decoded(piece, label=charset) if charset else piece.decode("raw_unicode_escape", "replace"))
            for piece, charset in decode_header(line)
        ]
    except _FAULTS:
        pieces = [line]
    return " ".join("".join(pieces).split())
