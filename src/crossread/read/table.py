"""Tables with a header (CSV, and the same with tabs or semicolons), row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from crossread.model import Dropped
from crossread.read import bounds
from crossread.read.decode import decoded
from crossread.read.lines import lines
from crossread.read.records import Record, line_text, unmarked

DELIMITERS = (",", ";", "\t", "|")
_NAMED = 8  # column names shown of a table that has no text


def table(stream: BinaryIO, origin: str) -> Iterator[Record | Dropped]:
    """Records of a table with a text or html column; `origin#3` is its third row below the header."""
    for number, row in enumerate(rows(stream)):
        place = f"{origin}#{number}"
        if isinstance(row, str):
            yield Dropped(place if number else origin, row)
        elif number == 0 and not {"text", "html"} & set(row):
            shown = ", ".join([name for name in row if name][:_NAMED])
            yield Dropped(origin, f"table without a text or html column (its columns: {shown})")
            return
        elif number:
            yield place, row


def rows(stream: BinaryIO) -> Iterator[Mapping[str, str] | str]:
    """The header as a mapping of each name to itself, then every row; a row that cannot be read is its reason.

    Names are lower case. Raises Unreadable where the encoding forbids reading by the line."""
    csv.field_size_limit(max(csv.field_size_limit(), bounds.RECORD))  # for the whole process: raised, never lowered
    stream = unmarked(stream)
    start = stream.tell()
    header = decoded(stream.readline(bounds.HEAD))
    stream.seek(start)
    delimiter = max(DELIMITERS, key=header.count)  # the first of equals: a comma
    text = _Lines(stream)
    reader = csv.reader(text, delimiter=delimiter)
    names: list[str] = []
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield f"unreadable row ({error})"
            continue
        yield from text.passed_over()
        if cells is None:
            return
        if not names:
            if not any(cells):
                continue
            names = [cell.strip().lower() for cell in cells]
            yield {name: name for name in names}
        elif any(cell.strip() for cell in cells):
            yield dict(zip(names, cells, strict=False))


class _Lines:
    """Decoded lines for csv.reader, which must not see a line of 200 MB; keeps the reasons for those left out."""

    def __init__(self, stream: BinaryIO) -> None:
        self._lines = lines(stream, bounds.RECORD)
        self._encoding: str | None = None
        self._reasons: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        for number, line in self._lines:
            if line is not None:
                self._encoding, text = line_text(line, self._encoding)
                return text
            self._reasons.append(f"line {number} is larger than {bounds.megabytes(bounds.RECORD)}")
        raise StopIteration

    def passed_over(self) -> Iterator[str]:
        reasons, self._reasons = self._reasons, []
        yield from reasons
