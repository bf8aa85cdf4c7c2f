"""ZIP archives: the files in them, in order. A name in an archive is shown and tells the carrier; it is never a path."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from crossread.display import harmless
from crossread.model import Dropped
from crossread.read import bounds
from crossread.read.records import Unreadable
from crossread.read.rewindable import rewindable
from crossread.read.unpacked import Measure

_MAGIC = b"PK\x03\x04"
_END = b"PK\x05\x06"
_END_LENGTH = 22 + 65_535  # bytes: the end record with the longest comment
_ENTRY = 1000  # bytes of the table of contents that a file may take: 46, and its name
_PIECE = 131_072  # bytes handed on at a time
# The first files of what is a ZIP archive and no collection: Office documents, e-books, programs.
_DOCUMENTS = {
    "[Content_Types].xml": "Office document",
    "mimetype": "e-book or OpenDocument file",
    "META-INF/MANIFEST.MF": "program",
    "AndroidManifest.xml": "program",
}
# What zipfile raises for members that are hurt, locked (RuntimeError) or packed in a way it cannot read (NotImplementedError).
_FAULTS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError, ValueError)


def is_zip(head: bytes) -> bool:
    return head.startswith(_MAGIC)


def files(stream: BinaryIO, origin: str) -> Iterator[tuple[str, str, BinaryIO] | Dropped]:
    """Origin, name and content of each file, in the order of the archive. Raises Unreadable for what is no archive that
    can be read: damaged, with too many files, or an Office document."""
    try:
        _check_count(stream)
        with zipfile.ZipFile(stream) as archive:
            found = archive.infolist()
            if what := next((_DOCUMENTS[file.filename] for file in found if file.filename in _DOCUMENTS), None):
                raise Unreadable(f"binary file ({what})")
            size = max((file.header_offset + file.compress_size for file in found), default=0)
            measure = Measure(lambda: size)
            for file in found:
                if measure.is_full:
                    raise Unreadable(f"expands to more than {bounds.EXPANSION} times its size: not read on")
                if not file.is_dir() and not _is_hidden(file.filename):
                    yield _file(archive, file, f"{origin}#{harmless(file.filename)}", measure)
    except io.UnsupportedOperation:
        raise Unreadable("ZIP archive that cannot be read from a stream: save it as a file first") from None
    except _FAULTS as error:
        raise Unreadable(f"damaged ZIP archive ({error})") from None


def _file(
    archive: zipfile.ZipFile, file: zipfile.ZipInfo, origin: str, measure: Measure
) -> tuple[str, str, BinaryIO] | Dropped:
    if file.flag_bits & 1:
        return Dropped(origin, "encrypted file of a ZIP archive")
    return origin, file.filename, rewindable(_pieces(archive, file, measure))


def _pieces(archive: zipfile.ZipFile, file: zipfile.ZipInfo, measure: Measure) -> Iterator[bytes]:
    try:
        with archive.open(file) as content:
            yield from measure.of(iter(lambda: content.read(_PIECE), b""))
    except _FAULTS as error:
        raise Unreadable(f"damaged file of a ZIP archive ({error})") from None


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in name.split("/"))


def _check_count(stream: BinaryIO) -> None:
    """Raises Unreadable for an archive of very many files before its table of contents is loaded."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _END_LENGTH))
    tail = stream.read(_END_LENGTH)
    place = tail.rfind(_END)
    if place < 0 or len(tail) < place + 16:
        raise Unreadable("cut short: the ZIP archive has no table of contents")
    count, length = struct.unpack_from("<HI", tail, place + 10)
    if count > bounds.FILES or length > bounds.FILES * _ENTRY:  # the largest number also stands for "does not fit here"
        raise Unreadable(f"ZIP archive of more than {bounds.FILES:,} files")
    stream.seek(0)
