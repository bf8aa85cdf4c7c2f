"""Answers on disk. File names are hashes, writes are atomic, the whole is bounded, and a damaged entry is none."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from crossread.read import bounds

LARGEST = 512 * bounds.MEGABYTE  # bytes of all entries: some 10,000 news pages, packed as they are kept
_KEPT = ("content-type", "location", "etag", "last-modified", "retry-after")  # headers that are read again
_FORM = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer of status 200, or a redirect."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)  # names in lower case
    body: bytes = b""
    at: float = 0.0  # seconds since 1970 when it was last known to hold

    @property
    def age(self) -> float:
        """Seconds; endless for what comes from the future, where a clock was set back."""
        age = time.time() - self.at
        return age if age >= 0 else float("inf")

    def conditions(self) -> dict[str, str]:
        """Headers that ask for the body only where it is another by now."""
        found = {"If-None-Match": self.headers.get("etag"), "If-Modified-Since": self.headers.get("last-modified")}
        return {name: value for name, value in found.items() if value and self.status == 200}


class Cache:
    """The entries of one folder, by address. What the disk refuses is not kept, and no error."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self._folder = folder
        self._largest = largest

    def get(self, address: str) -> Entry | None:
        path = self._path(address)
        try:
            with path.open("rb") as file:
                data = file.read(4 * bounds.RECORD)
        except OSError:
            return None
        entry = _read(data, address)
        if entry is None:
            with contextlib.suppress(OSError):
                path.unlink()
        return entry

    def put(self, address: str, entry: Entry) -> None:
        path = self._path(address)
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_written(address, entry))
                os.replace(name, path)
            except OSError:
                with contextlib.suppress(OSError):
                    os.unlink(name)

    def trim(self) -> None:
        """Takes out the entries that were not asked for again for longest, until the rest is within the bound."""
        found: list[tuple[float, int, Path]] = []
        with contextlib.suppress(OSError):
            for path in self._folder.iterdir():
                if path.suffix in (".answer", ".part"):
                    about = path.stat()
                    found.append((about.st_mtime, about.st_size, path))
        total = sum(size for _, size, _ in found)
        for _, size, path in sorted(found):
            if total <= self._largest:
                return
            with contextlib.suppress(OSError):
                path.unlink()
            total -= size

    def _path(self, address: str) -> Path:
        return self._folder / (hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest() + ".answer")


def _written(address: str, entry: Entry) -> bytes:
    about = {
        "form": _FORM,
        "address": address,
        "status": entry.status,
        "at": entry.at,
        "sha256": hashlib.sha256(entry.body).hexdigest(),
        "headers": {name: value for name, value in entry.headers.items() if name in _KEPT},
    }
    return json.dumps(about).encode() + b"\n" + entry.body


def _read(data: bytes, address: str) -> Entry | None:
    """The entry in a file; None where it is damaged, of another form, or another address's."""
    head, _, body = data.partition(b"\n")
    try:
        about = json.loads(head)
        fits = about["form"] == _FORM and about["address"] == address
        headers = {str(name): str(value) for name, value in about["headers"].items()}
        entry = Entry(int(about["status"]), headers, body, float(about["at"]))
        whole = about["sha256"] == hashlib.sha256(body).hexdigest()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return entry if fits and whole else None
