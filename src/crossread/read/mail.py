"""E-mail: a newsletter as it was saved, and boxes of many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr
from typing import Any, BinaryIO

from crossread import mastheads
from crossread.model import Dropped
from crossread.read import bounds, mime
from crossread.read.blocks import from_markup
from crossread.read.kinds import suffix_of
from crossread.read.mime import DEEPEST, Part
from crossread.read.records import Record

_OF_MAIL = frozenset({"message-id", "mime-version", "received", "return-path", "delivered-to", "dkim-signature"})
_BOX = re.compile(rb"From [^\r\n]{1,200}\d{4}[^\r\n]{0,30}\r?\n(?=[\x21-\x39\x3b-\x7e]{1,76}:)")
_QUOTED = re.compile(rb"^>(>*From )", re.M)
_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|antw|doorst|rif|i)\s?:\s*)+", re.I)
_TAG = re.compile(r"<[^>]{0,2000}>")
_ADDRESS = re.compile(r"\bhttps?://\S+")
_MARKUP = ("text/html", "application/xhtml+xml")
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
# Where people have an address of their own: the name before it is a person's and no masthead.
_PRIVATE = frozenset(
    (
        *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "icloud.com", "me.com"),
        *(
            "gmx.de",
            "gmx.net",
            "web.de",
            "t-online.de",
            "proton.me",
            "protonmail.com",
            "aol.com",
            "mail.ru",
            "yandex.ru",
        ),
        *("orange.fr", "free.fr", "laposte.net", "libero.it", "qq.com", "163.com", "fastmail.com", "posteo.de"),
    )
)


@dataclass(slots=True)
class _Found:
    """What one mail holds."""

    texts: list[tuple[str, str]] = field(default_factory=list)  # "text" or "html", and the words
    forwarded: list[bytes | memoryview] = field(default_factory=list)
    others: int = 0  # parts that are no text of the mail: files, pictures
    cut: bool = False


def is_mail(name: str, head: bytes) -> bool:
    """Whether a file is an e-mail or a box of them: by its header fields, or by its name where it is a text at all."""
    if 0 in head:
        return False
    start = _BOX.match(head)
    fields = set(mime.part(head[start.end() if start else 0 :]).fields) if _begins(head) or start else set()
    if suffix_of(name) in {"eml", "mbox"}:
        return True
    known = {"from", *(("date",) if "date" in fields else ("subject",))} <= fields
    return known and bool(_OF_MAIL & fields) and (start is not None or mime.has_fields(head))


def mail(stream: BinaryIO, origin: str) -> Iterator[Record | Dropped]:
    """Records of a mail, and of the mails forwarded in it; of a box, `origin#12` is its twelfth."""
    others = 0
    is_box = _BOX.match(stream.read(1024)) is not None
    stream.seek(0)
    for number, data in enumerate(_boxed(stream) if is_box else [stream.read(bounds.TEXT + 1)], 1):
        place = f"{origin}#{number}" if is_box else origin
        if len(data) > bounds.TEXT:
            yield Dropped(place, f"mail of more than {bounds.megabytes(bounds.TEXT)}")
            continue
        for item in _message(data, place, DEEPEST):
            if isinstance(item, int):
                others += item
            else:
                yield item
    if others:
        yield Dropped(origin, f"parts of mail without text: {others} (files and pictures)")


def _message(data: bytes | memoryview, place: str, depth: int) -> Iterator[Record | Dropped | int]:
    """The record of a mail, those of mails forwarded in it, and how many of its parts are no text."""
    whole = mime.part(data)
    found = _Found()
    _gather(whole, found, DEEPEST)
    key = whole.field("message-id").strip("<> ") or None
    if whole.kind in _ENCRYPTED:
        yield Dropped(place, "encrypted mail", key)
    elif "\0" in (words := "".join(text for _, text in found.texts)):
        yield Dropped(place, "mail with NUL bytes in its text", key)
    elif words.strip():
        yield place, {**_about(whole, key, cut=found.cut), **_content(found.texts)}
        yield found.others
    elif not found.forwarded:
        yield Dropped(place, "mail without a text", key)
    for number, each in enumerate(found.forwarded, 1):
        inner = f"{place}{'.' if '#' in place.rpartition('/')[2] else '#'}{number}"
        if depth:
            yield from _message(each, inner, depth - 1)
        else:
            yield Dropped(inner, "mails forwarded in one another too deep")


def _gather(whole: Part, found: _Found, depth: int) -> None:
    """Goes through the parts of a mail; of alternatives the richest is taken."""
    if whole.kind.startswith("multipart/"):
        inner, ended = mime.children(whole)
        found.cut |= not ended and whole.kind != "multipart/encrypted"
        if not inner:  # said to be in parts, and is not
            found.texts.append(("text", mime.text(whole)))
        if whole.kind == "multipart/alternative":
            _alternative(inner, found, depth)
            return
        for each in inner if depth else ():
            _gather(each, found, depth - 1)
        found.others += 0 if depth else len(inner)
    elif whole.kind == "message/rfc822":
        found.forwarded.append(mime.content(whole))
    elif whole.is_attached or not whole.kind.startswith(("text/plain", *_MARKUP)):
        found.others += 1
    elif (words := mime.text(whole)).strip():
        found.texts.append(("html" if whole.kind in _MARKUP else "text", words))


def _alternative(inner: list[Part], found: _Found, depth: int) -> None:
    """Of parts that say the same the one with the most words; markup, where it has nearly as many as the text."""
    tried = []
    for each in inner if depth else ():
        one = _Found()
        _gather(each, one, depth - 1)
        tried.append(one)
    found.others += sum(one.others for one in tried)
    found.forwarded += [each for one in tried for each in one.forwarded]
    found.cut |= any(one.cut for one in tried)
    if tried:
        found.texts += max(tried, key=_richness).texts


def _richness(one: _Found) -> float:
    texts = one.texts
    return sum(1.25 * _count(_TAG.sub(" ", text)) if kind == "html" else _count(text) for kind, text in texts)


def _count(text: str) -> int:
    return len(_ADDRESS.sub("", text).split())


def _content(texts: list[tuple[str, str]]) -> dict[str, str]:
    """The fields `text` or `html` of a record. Markup that sets its words in tables, as newsletters do, becomes text
    cell by cell: what finds articles in HTML takes such tables for figures."""
    if len(texts) == 1:
        kind, text = texts[0]
        if kind == "text":
            return {"text": text}
        if "<table" not in text.lower() and "<p" in text.lower():
            return {"html": text if "<html" in text.lower() else f"<html><body>{text}</body></html>"}
    made = [from_markup(text, layout=True) if kind == "html" else text for kind, text in texts]
    return {"text": "\n\n".join(made)}


def _about(whole: Part, key: str | None, *, cut: bool) -> Mapping[str, Any]:
    """What the header fields say. Whose the address is, the table of outlets knows best."""
    name, address = parseaddr(whole.field("from"))
    domain = address.rpartition("@")[2].lower()
    row = mastheads.at(f"https://{domain}/") if domain else None
    shown = "" if domain in _PRIVATE or "@" in name else name.strip(" \"'")
    url = whole.field("archived-at").strip("<> ")
    said = {
        "id": key,
        "title": _PREFIX.sub("", whole.field("subject")),
        "outlet": row["name"] if row and row["kind"] == "outlet" else shown,
        "published": whole.field("date"),
        "url": url if url.startswith(("http://", "https://")) else None,
        "stub": "cut off: its file ends inside it" if cut else None,
    }
    return {field: value for field, value in said.items() if value}


def _boxed(stream: BinaryIO) -> Iterator[bytes]:
    """The mails of a box, one at a time; of one that is too long so much that it shows."""
    lines: list[bytes] = []
    size, blank = 0, True
    while line := stream.readline(bounds.RECORD):
        if blank and line.startswith(b"From ") and _BOX.match(line + b"X:"):
            if lines:
                yield _QUOTED.sub(rb"\1", b"".join(lines))
            lines, size = [], 0
            continue
        blank = not line.strip()
        if size <= bounds.TEXT:
            lines.append(line)
            size += len(line)
    if lines:
        yield _QUOTED.sub(rb"\1", b"".join(lines))


def _begins(head: bytes) -> bool:
    """Whether bytes begin with a header field."""
    return re.match(rb"[A-Za-z][\x21-\x39\x3b-\x7e]{0,75}[ \t]*:", head) is not None
