"""MHTML: a page as a browser saves it with all that belongs to it in one file (.mhtml, .mht)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from crossread.model import Dropped
from crossread.read import bounds, mime
from crossread.read.kinds import suffix_of
from crossread.read.mime import DEEPEST, Part
from crossread.read.records import Record

_MARKUP = ("text/html", "application/xhtml+xml")
_SAVED = re.compile(r"saved by", re.I)  # "<Saved by Blink>", "<Saved by Windows Internet Explorer 11>"
_TITLE = re.compile(r"<title[^>]{0,500}>\s*[^\s<]", re.I)


def is_mhtml(name: str, head: bytes) -> bool:
    """Whether a file is a saved page: header fields of one kind or the other, and a page under them or parts."""
    if not re.match(rb"[A-Za-z][\x21-\x39\x3b-\x7e]{0,75}[ \t]*:", head):
        return False
    whole = mime.part(head)
    if whole.kind not in {"multipart/related", *_MARKUP, "multipart/mixed", "multipart/alternative"}:
        return False
    if suffix_of(name) in {"mht", "mhtml"}:
        return True
    saved = _SAVED.search(whole.field("from")) is not None or "snapshot-content-location" in whole.fields
    return saved or ("content-location" in whole.fields and not {"from", "to", "received"} & set(whole.fields))


def mhtml(stream: BinaryIO, origin: str) -> Iterator[Record | Dropped]:
    """The record of the page. When it was saved is not when it was published: the field Date is left alone."""
    data = stream.read(bounds.TEXT + 1)
    if len(data) > bounds.TEXT:
        yield Dropped(origin, f"MHTML of more than {bounds.megabytes(bounds.TEXT)}")
        return
    whole = mime.part(data)
    root, cut = _root(whole, DEEPEST)
    html = mime.text(root) if root else ""
    if root is None or not html.strip():
        yield Dropped(origin, "MHTML without an HTML page in it")
        return
    if "\0" in html:
        yield Dropped(origin, "MHTML with NUL bytes in its page")
        return
    places = (whole.field("snapshot-content-location"), root.field("content-location"), whole.field("content-location"))
    said = {
        "url": next((place for place in places if place.startswith(("http://", "https://"))), None),
        "title": None if _TITLE.search(html) else whole.field("subject"),
        "stub": "cut off: its file ends inside it" if cut else None,
    }
    yield origin, {**{name: value for name, value in said.items() if value}, "html": html}


def _root(whole: Part, depth: int) -> tuple[Part | None, bool]:
    """The part that is the page itself, and whether the file ends inside it: the one that is said to be the start, else
    the first that is HTML."""
    if whole.kind in _MARKUP:
        return whole, False
    if not whole.kind.startswith("multipart/") or depth == 0:
        return None, False
    inner, ended = mime.children(whole)
    start = whole.parameter("start").strip("<> ")
    first = [each for each in inner if start and each.field("content-id").strip("<> ") == start]
    for each in (*first, *inner):
        root, cut = _root(each, depth - 1)
        if root is not None:
            return root, cut or (each is inner[-1] and not ended)
    return None, False
