"""read: carriers to pages. `read(paths)` yields a `Page` for each record, or `Dropped` with the reason."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from crossread.display import harmless
from crossread.model import Dropped, Page
from crossread.read import sidecar
from crossread.read.behind import Progress, behind
from crossread.read.linked import Linked
from crossread.read.pages import Awaited, pages
from crossread.read.said import Said
from crossread.read.sidecar import Table
from crossread.read.walk import Source, checked, sources


def read(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    meta: str | os.PathLike[str] | None = None,
    as_is: bool = False,
    fetch: bool | None = None,
    allow_private: bool = False,
    progress: Progress | None = None,
) -> Iterator[Page | Dropped]:
    """Pages of files and folders, one after the other; what cannot be used comes as `Dropped`, and the rest goes on.

    paths: files, folders (walked in sorted order, hidden files passed over), "-" for standard input, or addresses of
    pages and feeds (http, https), which come after all files.
    meta: a table with the columns file, outlet, url, title, published; what it says goes before what a page says.
    as_is: the texts are article bodies already, clean keeps all of them.
    fetch: None fetches the addresses among `paths` and in lists of addresses that `paths` name; True also what stands
    behind the entries of feeds and outlines; False nothing: what was fetched before is read from the cache.
    allow_private: machines of the own network may be asked.
    progress: told of the stage "fetch".

    Raises InputError, at once, for a path that does not exist and for a table without its columns.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    roots = checked(given)
    awaited: list[Awaited] = []
    from_files = _all(roots, Table(meta) if meta is not None else None, awaited, as_is=as_is, follow=fetch is True)
    return _once(chain(from_files, _behind(awaited, fetch, allow_private=allow_private, progress=progress)))


def _behind(
    awaited: list[Awaited], fetch: bool | None, *, allow_private: bool, progress: Progress | None
) -> Iterator[Page | Dropped]:
    """What stands behind the addresses that were found; asks for nothing and loads nothing where there are none."""
    if awaited:
        from crossread.read.fetch.settings import Fetching  # noqa: PLC0415

        allowed = Fetching(offline=fetch is False, private=allow_private)
        yield from behind(awaited, allowed, follow=fetch is True, progress=progress)


def _all(
    roots: list[str], table: Table | None, awaited: list[Awaited], *, as_is: bool, follow: bool
) -> Iterator[Page | Dropped]:
    """The pages of files; addresses whose pages have to be fetched are put into `awaited`."""
    found = list(sources(roots))
    paths = {source.path.absolute() for source in found if isinstance(source, Source) and source.path}
    for source in found:
        if isinstance(source, Dropped):
            yield source
        elif isinstance(source, Linked):
            awaited.append(Awaited(source.url, source.origin, _of_address(table, source.url), as_is=as_is))
        elif _is_table(source, table):
            continue
        elif source.path and source.path.suffix.lower() == ".json" and sidecar.is_for(source.path):
            if not paths.intersection(sidecar.beside(source.path)):  # else it is read, or reported, with its page
                yield Dropped(source.origin, "metadata of a page that is not among the paths given")
        else:
            for item in pages(source, table.of(source) if table else Said(), as_is=as_is, follow=follow):
                if isinstance(item, Awaited):
                    awaited.append(replace(item, known=item.known.over(_of_address(table, item.url))))
                else:
                    yield item
    if table:
        yield from table.unmatched()


def _of_address(table: Table | None, url: str) -> Said:
    """What the metadata table says of an address."""
    return table.of(Source(None, url, url)) if table else Said()


def _is_table(source: Source, table: Table | None) -> bool:
    """Whether a file of a folder is the metadata table itself."""
    return table is not None and source.path is not None and source.path.resolve() == Path(table.path).resolve()


def _once(found: Iterator[Page | Dropped]) -> Iterator[Page | Dropped]:
    """The same, each page once: of two with one id the later is dropped by name. Origins are made fit to be shown."""
    origins: dict[str, str] = {}
    for item in found:
        origin = harmless(item.origin)
        if isinstance(item, Dropped):
            yield replace(item, origin=origin)
        elif item.id in origins:
            yield Dropped(origin, f"same page as {origins[item.id]}", item.key)
        else:
            origins[item.id] = origin
            yield replace(item, origin=origin)
