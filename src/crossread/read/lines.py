"""Lines of a byte stream, each with a bound: one enormous line is passed over without being loaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO


def lines(stream: BinaryIO, bound: int) -> Iterator[tuple[int, bytes | None]]:
    """Number (from 1) and bytes of each line, its line end included; None for a line of more than `bound` bytes."""
    number = 0
    while line := stream.readline(bound + 1):
        number += 1
        if len(line) <= bound or (line.endswith(b"\n") and len(line) == bound + 1):
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(bound + 1)
        yield number, None
