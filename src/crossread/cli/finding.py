"""Finds the pages of an account again: by the hash of their text, wherever they lie now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from crossread import run
from crossread.account import Account
from crossread.model import Page

_RECORD = re.compile(r"#[\d.]+$")  # the record's place in its file: "articles.jsonl#12"


def pages(accounts: Sequence[Account], folder: Path, given: Sequence[str]) -> list[Page]:
    """The pages that have the text of one of the accounts' articles, looked for under `given`, then at each article's
    origin seen from the account's folder and from the current one."""
    wanted = {article.sha256 for account in accounts for article in account.articles}
    found: dict[str, Page] = {}
    for place in (*given, *_origins(accounts, folder)):
        if not wanted - set(found):
            break
        for item in run.read(place):
            if isinstance(item, Page) and item.sha256 in wanted:
                found.setdefault(item.sha256, item)
    return list(found.values())


def _origins(accounts: Sequence[Account], folder: Path) -> Iterator[str]:
    """Files that the account names and that are there. Only read: their text is compared by its hash."""
    names = [_RECORD.sub("", article.origin) for account in accounts for article in account.articles]
    for name in dict.fromkeys(names):
        for base in (folder, folder.parent, Path()):
            if (path := base / name).is_file():
                yield str(path)
