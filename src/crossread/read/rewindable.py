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


class _Rewindable(io.RawIOBase):
    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")  # of the last piece, not yet given
        self._kept = bytearray()  # everything given so far, while that is little
        self._given = 0  # bytes taken from the pieces
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
            piece = next(self._pieces, None)
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

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        place = self._position + offset if whence == io.SEEK_CUR else offset
        kept = self._given == len(self._kept)
        if whence == io.SEEK_END or not (place == self._given or (kept and 0 <= place < self._given)):
            raise io.UnsupportedOperation("this stream only goes on")
        self._position = place
        return place
