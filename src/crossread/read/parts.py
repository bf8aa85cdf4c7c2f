"""Files that hold files: a compressed file holds one, a ZIP archive any number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from crossread.model import Dropped
from crossread.read import archive
from crossread.read.unpacked import packing, unpacked
from crossread.read.walk import Source
from crossread.read.warc import is_warc

Part = tuple[BinaryIO, Source]


def parts(stream: BinaryIO, source: Source, head: bytes) -> Iterator[Part | Dropped] | None:
    """The files that a file holds, each to be read before the next is asked for; None for a file that holds none.

    A compressed web archive is read as it lies there: its records have an offset in it."""
    if archive.is_zip(head):
        return _files(stream, source)
    how = packing(head)
    if how is None or is_warc(source.name, head):
        return None
    return iter([(unpacked(stream, how), Source(None, source.origin, source.name))])


def _files(stream: BinaryIO, source: Source) -> Iterator[Part | Dropped]:
    for file in archive.files(stream, source.origin):
        if isinstance(file, Dropped):
            yield file
        else:
            origin, name, content = file
            yield content, Source(None, origin, name)
