"""Web archives (WARC, and WARC in gzip or zstandard), record by record: `crawl.warc.gz#48213` is the record that begins
at byte 48,213 of the file as it lies there. Records that hold no page are counted, not named one by one."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from crossread.model import Dropped
from crossread.read import warc_body
from crossread.read.records import Record
from crossread.read.unpacked import opening
from crossread.read.warc_stream import Damage, record_stream

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")  # a zstandard frame that holds the dictionary of the others
_WITH_PAGES = frozenset({"response", "resource", "conversion"})
_ADDRESS = re.compile(r"(?:https?|ftp|file):", re.I)
_NO_ARTICLE = re.compile(r"/(?:robots|ads|app-ads|humans|security)\.txt(?:\?|$)|/\.well-known/", re.I)


def is_warc(name: str, head: bytes) -> bool:
    """Whether a file is a web archive, by its first bytes, unpacked where it is compressed."""
    if head.startswith(b"WARC/") or (_SKIPPABLE.match(head) and name.lower().endswith((".warc.zst", ".warc.zstd"))):
        return True
    return opening(head).startswith(b"WARC/")


def warc(stream: BinaryIO, origin: str) -> Iterator[Record | Dropped]:
    """Records with the page of each response, resource or conversion that is HTML or text. What came before damage or
    a cut is read; damage is named where it is, and what follows it is looked for."""
    seen: set[bytes] = set()
    passed: Counter[str] = Counter()
    broken = -1  # where the last broken record begins: its damage is told once
    for record in record_stream(stream):
        if isinstance(record, Damage):
            if record.offset != broken:
                yield Dropped(f"{origin}#{record.offset}", record.reason)
            continue
        place = f"{origin}#{record.stream_pos}"
        try:
            found = _page(record, seen)
        except warc_body.PassedOver as what:
            passed[str(what)] += 1
        except warc_body.Broken as error:
            broken = record.stream_pos
            yield Dropped(place, str(error), _key(record))
        else:
            yield place, found
    passed.pop("warcinfo", None)  # the file's own heading
    if passed:
        kinds = ", ".join(f"{what} {count:,}" for what, count in passed.most_common())
        total = passed.total()
        records = "1 record that holds" if total == 1 else f"{total:,} records that hold"
        yield Dropped(origin, f"{records} no page: {kinds}")


def _page(record: WarcRecord, seen: set[bytes]) -> dict[str, Any]:
    """The fields of a record's page. Raises PassedOver and Broken of warc_body."""
    kind = str(record.record_type)
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> \t")
    if kind not in _WITH_PAGES:
        raise warc_body.PassedOver(kind)
    if address and not _ADDRESS.match(address):
        raise warc_body.PassedOver(f"{kind} of no web address")
    if _NO_ARTICLE.search(address):
        raise warc_body.PassedOver("robots.txt and its like")
    body = warc_body.body(record)
    if not body.data.strip():
        raise warc_body.PassedOver("empty page")
    field, text = warc_body.text_of(body)
    digest = hashlib.blake2b(address.encode("utf-8", "replace") + b"\0" + body.data, digest_size=16).digest()
    if digest in seen:
        raise warc_body.PassedOver("same address and page as before")
    seen.add(digest)
    cut = record.headers.get("WARC-Truncated")
    return {
        "id": _key(record),
        "url": address if not address.lower().startswith("file:") else None,
        field: text,
        "stub": f"cut off by the crawler ({cut})" if cut else body.trouble,
    }


def _key(record: WarcRecord) -> str | None:
    return (record.record_id or "").strip("<> ") or None
