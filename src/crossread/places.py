"""Where accounts are put: names of files come from what the user asked for, never from a page."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from crossread.errors import InputError

Format = Literal["html", "json", "md"]


def first(out: str | os.PathLike[str], format: Format) -> Path:
    """The first file that `publish` writes."""
    path = Path(out)
    if format == "html":
        return path if path.suffix.lower() in {".html", ".htm"} and not path.is_dir() else path / "index.html"
    return path / f"account.{format}" if path.is_dir() or os.fspath(out).endswith(("/", os.sep)) else path


def check_writable(out: str | os.PathLike[str], format: Format) -> None:
    """Raises InputError where `publish` could not write, before any work is done for it."""
    target = first(out, format)
    place = target.parent
    if target.is_dir() or (target.exists() and not os.access(target, os.W_OK)):
        raise InputError(f"{target}: cannot be written")
    while not place.exists():
        place = place.parent
    if not place.is_dir() or not os.access(place, os.W_OK):
        raise InputError(f"{place}: cannot be written" if place.is_dir() else f"{place}: is a file, not a folder")


def write(contents: Iterable[tuple[Path, bytes]]) -> list[Path]:
    """Writes files and returns their paths. Raises InputError for the first that cannot be written."""
    found = []
    for path, data in contents:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:
            raise InputError(f"{path}: cannot be written ({error.strerror})") from None
        found.append(path)
    return found
