"""The records of a web archive by fastwarc; what is damaged or missing is named, and the next sound record looked for."""

from __future__ import annotations

import io
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from crossread.read import bounds
from crossread.read.records import Unreadable
from crossread.read.unpacked import opening, packing, unpacked

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_BY_RECORD = ("gzip", "zstandard")  # packings that fastwarc reads, each record on its own
_DAMAGED = "damaged record"
_RESTARTS = 100  # places behind which one file is taken up again: a file with more is no archive
_BLOCK = 1 << 20  # bytes looked through at a time
_RECORD = re.compile(rb"(?:^|\n)(?=WARC/[01]\.\d{1,2}\r?\n)")
_PACKED = re.compile(rb"(?=\x1f\x8b\x08|\x28\xb5\x2f\xfd)")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r?$", re.I | re.M)


@dataclass(frozen=True, slots=True)
class Damage:
    """A part of an archive that no record can be read from."""

    offset: int  # of the last record that begins before it
    reason: str


def record_stream(stream: BinaryIO) -> Iterator[WarcRecord | Damage]:
    """Each record, to be read before the next is asked for. Its `stream_pos` is the offset in the file, or in what the
    file unpacks to where it was compressed as a whole."""
    head = stream.read(bounds.HEAD)
    stream.seek(0)
    how = packing(head)
    if how is None or (how in _BY_RECORD and not _is_whole(head)):
        yield from _resumed(stream, how)
    else:
        yield from _resumed(unpacked(stream, how), None)


def _is_whole(head: bytes) -> bool:
    """Whether a file was compressed as a whole: its second record begins where no compressed piece does."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415

    try:
        found = iter(ArchiveIterator(io.BytesIO(head), parse_http=False))
        next(found, None)
        second = next(found, None)
    except OSError:  # it goes on behind the head
        return False
    return second is not None and packing(head[second.stream_pos :]) is None


def _resumed(stream: BinaryIO, how: str | None) -> Iterator[WarcRecord | Damage]:
    """The records of a stream, taken up again behind each damage."""
    size = _size(stream)
    start = stream.tell()
    for _ in range(_RESTARTS):
        last, reason = yield from _sound(stream, start, size if how else None)
        if size is None:  # a stream that only goes on
            if reason:
                yield Damage(last, "damaged record: what follows it is not read" if reason == _DAMAGED else reason)
            return
        following = _following(stream, last + 1) if reason == _DAMAGED else None
        if following is None:
            if reason in (None, _DAMAGED) and _is_cut(stream, last):
                yield Damage(last, "cut short: the file ends inside this record")
            elif reason:
                behind = "cut short or damaged behind this record: nothing more can be read"
                yield Damage(last, behind if reason == _DAMAGED else reason)
            return
        yield Damage(last, f"damaged record here or behind it: reading goes on at byte {following:,}")
        start = following
        stream.seek(start)
    yield Damage(start, f"damaged in more than {_RESTARTS} places: not read on")


def _sound(stream: BinaryIO, start: int, size: int | None) -> Generator[WarcRecord, None, tuple[int, str | None]]:
    """What fastwarc finds from `start` on; where the last record of it begins, and why it ends before the stream."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415

    given, last = 0, start
    try:
        for record in ArchiveIterator(stream, parse_http=False):
            given, last = given + record.content_length, record.stream_pos
            if size is not None and given > max(bounds.TEXT, bounds.EXPANSION * size):
                return last, f"expands to more than {bounds.EXPANSION} times its size: not read on"
            yield record
    except OSError as error:
        if error.errno is not None:
            raise
        return last, _DAMAGED
    except Unreadable as error:
        return last, str(error)
    return last, None


def _size(stream: BinaryIO) -> int | None:
    """Bytes of a file; None for a stream that only goes on."""
    place = stream.tell()
    try:
        size = stream.seek(0, io.SEEK_END)
    except io.UnsupportedOperation:
        return None
    stream.seek(place)
    return size


def _is_cut(stream: BinaryIO, start: int) -> bool:
    """Whether the file ends inside the record that begins at `start`."""
    stream.seek(start)
    how = packing(stream.read(16))
    stream.seek(start)
    try:
        content = unpacked(stream, how) if how else stream
        header, found, body = content.read(bounds.HEAD).partition(b"\r\n\r\n")
        length = _LENGTH.search(header)
        missing = (int(length[1]) if length else 1) - len(body)
        while missing > 0 and (piece := content.read(_BLOCK)):
            missing -= len(piece)
    except (Unreadable, OSError):
        return True
    return missing > 0 or not found


def _following(stream: BinaryIO, start: int) -> int | None:
    """Where the next record begins at or after `start`; None where there is none."""
    stream.seek(start)
    block, place = b"", start
    while piece := stream.read(_BLOCK):
        block += piece
        for pattern in (_RECORD, _PACKED):
            for match in pattern.finditer(block):
                found = match.end()
                if pattern is _RECORD or opening(block[found : found + bounds.HEAD]).startswith(b"WARC/"):
                    return place + found
        place += max(0, len(block) - bounds.HEAD)
        block = block[-bounds.HEAD :]
    return None
