"""Lines of a byte stream, each with a bound: one enormous line is passed over without being loaded."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO


def lines(stream: BinaryIO, bound: int, *, blank: bool = True) -> Iterator[tuple[int, bytes | None]]:
    """Number (from 1) and bytes of each line, its line end included; None for a line of more than `bound` bytes.

    blank: also lines that hold nothing; else most of them are passed over, many at a time."""
    number = 0
    while line := stream.readline(bound + 1):
        number += 1
        if not blank and line in (b"\n", b"\r\n"):
            number += _blank_ahead(stream)
            continue
        if len(line) <= bound or (line.endswith(b"\n") and len(line) == bound + 1):
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(bound + 1)
        yield number, None


def _blank_ahead(stream: BinaryIO) -> int:
    """Passes over the line ends that a buffered stream holds next; how many lines they were."""
    ahead = stream.peek() if isinstance(stream, io.BufferedReader) else b""
    return stream.read(len(ahead) - len(ahead.lstrip(b"\r\n"))).count(b"\n")
