"""Metadata that lies beside a text: NAME.json next to NAME.txt, or a row of the table given as `--meta`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, TypeGuard

from crossread.display import harmless
from crossread.errors import InputError
from crossread.model import Dropped
from crossread.read import bounds
from crossread.read.agency import has_body
from crossread.read.decode import decoded
from crossread.read.kinds import PAGE_SUFFIXES
from crossread.read.records import Unreadable, parsed
from crossread.read.said import NAMES, Said, is_known, said
from crossread.read.table import rows
from crossread.read.walk import Source


def beside(path: Path) -> list[Path]:
    """The pages that `path`, a JSON file, may be the sidecar of."""
    names = (path.with_suffix(f".{form}") for suffix in PAGE_SUFFIXES for form in (suffix, suffix.upper()))
    return [page.absolute() for page in names if page.is_file()]


def of(source: Source) -> tuple[Said, Dropped | None]:
    """What the sidecar of a page says, and what is wrong with it; nothing of either where there is none."""
    if source.path is None or source.path.suffix.lower().lstrip(".") not in PAGE_SUFFIXES:
        return Said(), None
    path = source.path.with_suffix(".json")
    if not path.is_file():
        return Said(), None
    origin = str(PurePosixPath(source.origin).with_suffix(".json"))
    try:
        value = _loaded(path)
    except Unreadable as error:
        return Said(), Dropped(origin, f"metadata of {source.name} not used: {error}")
    if not is_sidecar(value):
        return Said(), None
    if not is_known(value):
        return Said(), Dropped(origin, f"metadata of {source.name} not used: none of the fields {', '.join(NAMES)}")
    return said(value), None


def is_for(path: Path) -> bool:
    """Whether a JSON file is the sidecar of a page beside it, be it a broken one, and no page itself."""
    if not beside(path):
        return False
    try:
        return is_sidecar(_loaded(path))
    except Unreadable:
        return True


def is_sidecar(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Whether a JSON value is an object that holds no page."""
    return isinstance(value, Mapping) and not {"text", "html", "articles"} & set(value) and not has_body(value)


def _loaded(path: Path) -> object:
    try:
        with path.open("rb") as file:
            data = file.read(bounds.RECORD + 1)
    except OSError as error:
        raise Unreadable(f"unreadable ({error.strerror})") from None
    if len(data) > bounds.RECORD:
        raise Unreadable(f"larger than {bounds.megabytes(bounds.RECORD)}")
    return parsed(decoded(data))


class Table:
    """The metadata table: what each row says of the file it names, and which rows matched nothing."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Raises InputError for a table that cannot be read or has no column `file`."""
        self.path = Path(path)
        self._origin = harmless(self.path.as_posix())
        self._said: dict[str, Said] = {}
        self._lines: dict[str, int] = {}
        self._used: set[str] = set()
        self._spare: list[Dropped] = []
        try:
            with self.path.open("rb") as file:
                self._read(rows(file))
        except OSError as error:
            raise InputError(f"{self._origin}: the metadata table cannot be read ({error.strerror})") from None
        except Unreadable as error:
            raise InputError(f"{self._origin}: the metadata table cannot be read ({error})") from None

    def _read(self, found: Iterator[Mapping[str, str] | str]) -> None:
        header = next(found, "")
        if isinstance(header, str) or "file" not in header:
            raise InputError(f"{self._origin}: the metadata table needs a column named file")
        for number, row in enumerate(found, 1):
            place = f"{self._origin}#{number}"
            if isinstance(row, str):
                self._spare.append(Dropped(place, row))
            elif name := _normal(row.get("file", "")):
                if name in self._said:
                    self._spare.append(Dropped(place, "the metadata table names this file twice; the first row counts"))
                else:
                    self._said[name], self._lines[name] = said(row), number
            else:
                self._spare.append(Dropped(place, "row of the metadata table names no file"))

    def of(self, source: Source) -> Said:
        """What the table says of a file: by its path as given, else relative to its folder, else by its name alone."""
        name = PurePosixPath(source.name)
        for candidate in (_normal(source.origin), _normal(source.name), name.name):
            if candidate in self._said:
                self._used.add(candidate)
                return self._said[candidate]
        return Said()

    def unmatched(self) -> Iterator[Dropped]:
        """Rows that no file was found for, and rows that could not be used."""
        yield from self._spare
        for name, number in self._lines.items():
            if name not in self._used:
                shown = harmless(name)
                yield Dropped(f"{self._origin}#{number}", f"row of the metadata table matches no file: {shown}")


def _normal(name: str) -> str:
    """A path as the table may write it: either slash, with or without a leading "./". An address stays as it is."""
    if "://" in name:
        return name.strip()
    return PurePosixPath(name.strip().replace("\\", "/")).as_posix() if name.strip() else ""
