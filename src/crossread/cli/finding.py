"""Finds the pages of an account again: by the hash of their text, wherever they lie now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from crossread import run
from crossread.account import Account
from crossread.model import Page

_ADDRESS = re.compile(r"https?://", re.I)
_DEEPEST = 4  # "#" of an origin that may end its file's name: a record in a file in an archive has two


def pages(accounts: Sequence[Account], folder: Path, given: Sequence[str]) -> list[Page]:
    """The pages that have the text of one of the accounts' articles, looked for under `given`, then at each article's
    origin seen from the account's folder and from the current one."""
    wanted = {article.sha256 for account in accounts for article in account.articles}
    found: dict[str, Page] = {}
    places = [(place, None) for place in given] + [(place, False) for place in _origins(accounts, folder)]
    for place, fetch in places:  # what an account names is read offline: a file, or what was fetched before
        if not wanted - set(found):
            break
        for item in run.read(place, fetch=fetch):
            if isinstance(item, Page) and item.sha256 in wanted:
                found.setdefault(item.sha256, item)
    return list(found.values())


def _origins(accounts: Sequence[Account], folder: Path) -> Iterator[str]:
    """Files that the account names and that are there, and addresses. Only read: their text is compared by its hash."""
    origins = (article.origin for account in accounts for article in account.articles)
    for name in dict.fromkeys(file for origin in origins for file in _files(origin)):
        if _ADDRESS.match(name):
            yield name
            continue
        for base in (folder, folder.parent, Path()):
            if (path := base / name).is_file():
                yield str(path)


def _files(origin: str) -> Iterator[str]:
    """What may be the name of the file in an origin: "export.zip" of "export.zip#dam.jsonl#12". A name may have a "#"."""
    for place in [match.start() for match in re.finditer("#", origin)][-_DEEPEST:]:
        yield origin[:place]
    yield origin
