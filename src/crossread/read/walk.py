"""Paths to files: folders are walked in sorted order, hidden files are passed over, links never lead out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from crossread.corrections import NAME as CORRECTIONS
from crossread.display import harmless
from crossread.errors import InputError
from crossread.model import Dropped
from crossread.read.addresses import is_address
from crossread.read.entries import is_web
from crossread.read.linked import Linked

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read."""

    path: Path | None  # None: standard input
    origin: str  # for showing: the path as the user gave it
    name: str  # relative to the folder that was given, with "/" between its parts
    named: bool = False  # True: the user named it; False: it lies in a folder that the user named, or was fetched


def checked(paths: Sequence[str | os.PathLike[str]]) -> list[str]:
    """The paths as strings. Raises InputError for one that does not exist, or for none at all."""
    found = [os.fspath(path) for path in paths]
    if not found:
        raise InputError("give at least one file, folder or address to read, or - for standard input")
    for path in found:
        if is_address(path):
            if not is_web(path):
                raise InputError(f"{harmless(path)}: only http and https addresses can be fetched")
        elif path != STANDARD_INPUT and not os.path.lexists(path):
            raise InputError(f"{harmless(path)}: there is no such file or folder")
    return found


def sources(paths: Sequence[str]) -> Iterator[Source | Linked | Dropped]:
    """Every file and address of the paths, each once, in the order of the paths and sorted inside a folder."""
    seen: set[str] = set()
    for path in paths:
        if path == STANDARD_INPUT:
            yield Source(None, "standard input", STANDARD_INPUT, named=True)
            continue
        if is_address(path):
            yield Linked(path, path, asked=True)
            continue
        for item in _under(Path(path)):
            if isinstance(item, Source):
                real = os.path.realpath(item.path or "")
                if real in seen:  # the same file, given twice: no loss to report
                    continue
                seen.add(real)
            yield item


def _under(root: Path) -> Iterator[Source | Dropped]:
    if root.name == CORRECTIONS:
        return  # no report: what a reader knows better of them
    if not root.is_dir():
        found = _file(root, root.name, root.parent if not root.is_symlink() else None)
        yield replace(found, named=True) if isinstance(found, Source) else found
        return
    troubles: list[OSError] = []
    for folder, inner, names in os.walk(root, onerror=troubles.append):
        here = Path(folder)
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in [name for name in inner if _belongs(name, names)]:
            inner.remove(name)
            yield Dropped(
                harmless((here / name).as_posix()), "parts of a saved page: pictures, scripts, styles, frames"
            )
        for name in sorted((*names, *(n for n in inner if (here / n).is_symlink()))):
            if name.startswith(".") or name == CORRECTIONS:
                continue
            path = here / name
            if path.is_dir() and _inside(path, root):
                continue  # a link to a folder that is walked anyway
            yield _file(path, path.relative_to(root).as_posix(), root)
    for trouble in troubles:
        yield Dropped(harmless(str(trouble.filename)), f"unreadable folder ({trouble.strerror})")


def _belongs(folder: str, names: Sequence[str]) -> bool:
    """Whether a folder is what browsers save beside a page: dam_files/ beside dam.html."""
    page = folder.removesuffix("_files")
    return page != folder and any(f"{page}{suffix}" in names for suffix in (".html", ".htm", ".xhtml"))


def _file(path: Path, name: str, root: Path | None) -> Source | Dropped:
    """One file, or why it is none. `root` is the folder that links may not leave; None: the user named the link."""
    origin = harmless(path.as_posix())
    if root is not None and path.is_symlink() and not _inside(path, root):
        return Dropped(origin, "link that leads out of the folder" if path.exists() else "link that leads nowhere")
    if not path.exists():
        return Dropped(origin, "link that leads nowhere")
    if not path.is_file():
        return Dropped(origin, "not a regular file")
    return Source(path, origin, name)


def _inside(path: Path, root: Path) -> bool:
    return path.exists() and path.resolve().is_relative_to(root.resolve())
