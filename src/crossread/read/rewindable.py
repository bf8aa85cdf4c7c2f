"""Streams that are made as they are read: standard input, what a compressed file holds, a file of an archive."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from crossread.read import bounds

# Bytes kept so that a reader may look at the beginning and start again: what decides the carrier, twice, since JSON and
# tables look once more, and what a buffer reads ahead.
_KEPT = 16 * bounds.HEAD


def rewindable(pieces: Iterator[bytes]) -> BinaryIO:
    """A stream of the pieces, read as it is asked for. It can be set back to its start, or to any place of the first
    megabyte, until more than that has been read; afterwards it only goes on."""
    return cast(BinaryIO, io.BufferedReader(_Rewindable(pieces), bounds.HEAD))


def beginning(stream: BinaryIO, size: int) -> bytes:
    """The first `size` bytes of a stream at its start, which it is then set back to. Damage behind them is met where
    it is read: what comes before is there to be read."""
    raw = getattr(stream, "raw", None)
    head = raw.beginning(size) if isinstance(raw, _Rewindable) else stream.read(size)
    stream.seek(0)
    if not head:
        stream.read(1)  # raises where damage is all there is
    return head


class _Rewindable(io.RawIOBase):
    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")  # of the last piece, not yet given
        self._kept = bytearray()  # everything given so far, while that is little
        self._given = 0  # bytes taken from the pieces
        self._trouble: Exception | None = None  # what the pieces ended with: met again whenever their end is
        self._position = 0  # where the next read begins: behind `_given` after a seek

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._again(len(buffer)) if self._position < self._given else self._further(len(buffer))
        buffer[: len(data)] = data
        self._position += len(data)
        return len(data)

    def _again(self, size: int) -> bytes:
        return bytes(self._kept[self._position : self._position + size])

    def _further(self, size: int) -> bytes:
        while not self._rest:
            piece = self._next()
            if piece is None:
                return b""
            self._rest = memoryview(piece)
        data = bytes(self._rest[:size])
        self._rest = self._rest[size:]
        if self._given == len(self._kept):
            self._kept += data
            if len(self._kept) > _KEPT:
                self._kept = bytearray()
        self._given += len(data)
        return data

    def _next(self) -> bytes | None:
        if self._trouble:
            raise self._trouble
        try:
            return next(self._pieces, None)
        except Exception as trouble:
            self._trouble = trouble
            raise

    def beginning(self, size: int) -> bytes:
        """As much of the first `size` bytes as there is; they stay to be read. `size` is no more than what is kept."""
        head = self._again(size)
        try:
            while len(head) < size and (more := self._further(size - len(head))):
                head += more
        except Exception:  # it is kept, and met where it is read
            return head
        return head

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        place = self._position + offset if whence == io.SEEK_CUR else offset
        kept = self._given == len(self._kept)
        if whence == io.SEEK_END or not (place == self._given or (kept and 0 <= place < self._given)):
            raise io.UnsupportedOperation("this stream only goes on")
        self._position = place
        return place
