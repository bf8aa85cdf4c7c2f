"""Compressed files as what they hold: read piece by piece, with a bound on how far they may expand."""

from __future__ import annotations

import bz2
import io
import lzma
import sys
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol

from crossread.read import bounds
from crossread.read.records import Unreadable
from crossread.read.rewindable import rewindable

# First bytes, at most ten, of what is unpacked here. "BZh" alone could begin a text.
_MAGIC = ((b"\x1f\x8b\x08", "gzip"), (b"\xfd7zXZ\0", "xz"), (b"\x28\xb5\x2f\xfd", "zstandard"))
_BZIP2 = (b"1AY&SY", b"\x17rE8P\x90")  # the first block, or the end of an empty file, behind "BZh" and a digit
_PIECE = 131_072  # bytes handed on at a time


class _Unpacker(Protocol):
    """What bz2 and lzma have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Gzip:
    """The same for gzip."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        found = self._inner.decompress(self._inner.unconsumed_tail + data, max_length)
        self.needs_input = not self._inner.unconsumed_tail and len(found) < max_length
        return found


_UNPACKERS: dict[str, Callable[[], _Unpacker]] = {
    "gzip": _Gzip,
    "bzip2": bz2.BZ2Decompressor,
    "xz": lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=bounds.WINDOW),
}


def packing(head: bytes) -> str | None:
    """What a file is compressed with, by its first bytes: "gzip", "bzip2", "xz", "zstandard" or None."""
    if head.startswith(b"BZh") and head[4:10] in _BZIP2:
        return "bzip2"
    return next((name for magic, name in _MAGIC if head.startswith(magic)), None)


def unpacked(stream: BinaryIO, how: str) -> BinaryIO:
    """What a compressed stream holds, as a stream: reading it raises Unreadable where the stream is damaged or cut, or
    expands beyond measure."""
    return rewindable(Measure(stream.tell).of(_pieces(stream, how)))


def opening(head: bytes) -> bytes:
    """The first few bytes of what a compressed file holds, of its own first bytes; b"" where it cannot be had."""
    how = packing(head)
    try:
        return next(_pieces(io.BytesIO(head), how, 512), b"") if how else b""
    except Unreadable:
        return b""


class Measure:
    """Lets pieces through as long as they are in proportion to the compressed bytes `taken` so far."""

    def __init__(self, taken: Callable[[], int]) -> None:
        self._taken = taken
        self._given = 0

    @property
    def is_full(self) -> bool:
        return self._given > bounds.TEXT and self._given > bounds.EXPANSION * max(1, self._taken())

    def of(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """The same pieces. Raises Unreadable where they become too many; of several streams all count together."""
        for piece in pieces:
            self._given += len(piece)
            if self.is_full:
                raise Unreadable(f"expands to more than {bounds.EXPANSION} times its size: not read on")
            yield piece


def _pieces(stream: BinaryIO, how: str, size: int = _PIECE) -> Iterator[bytes]:
    try:
        if how == "zstandard":
            yield from _zstandard(stream, size)
        else:
            yield from _members(stream, _UNPACKERS[how], size)
    except (zlib.error, lzma.LZMAError, EOFError) as error:
        raise Unreadable(f"damaged {how} data ({error})") from None
    except OSError as error:
        if error.errno is not None:  # the disk's trouble, not the file's
            raise
        cut = "incomplete" in str(error)
        raise Unreadable("cut short: the compressed data ends too early" if cut else f"damaged {how} data") from None


def _members(stream: BinaryIO, make: Callable[[], _Unpacker], size: int) -> Iterator[bytes]:
    """What one compressed member after the other holds; zeros behind the last are padding."""
    rest = stream.read(_PIECE)
    while rest.strip(b"\0"):
        unpacker = make()
        while not unpacker.eof:
            ended = False
            if unpacker.needs_input and not rest:
                rest = stream.read(_PIECE)
                ended = not rest
            piece = unpacker.decompress(rest, size)
            rest = b""
            if piece:
                yield piece
            elif ended and not unpacker.eof:
                raise Unreadable("cut short: the compressed data ends too early")
        rest = unpacker.unused_data or stream.read(_PIECE)


def _zstandard(stream: BinaryIO, size: int) -> Iterator[bytes]:
    from fastwarc.stream_io import ZstdReader  # noqa: PLC0415

    reader = ZstdReader(stream)
    while piece := reader.read(size):
        yield piece


def standard_input() -> BinaryIO:
    """Standard input as a stream that can be looked at before it is read."""
    return rewindable(iter(lambda: sys.stdin.buffer.read(_PIECE), b""))
