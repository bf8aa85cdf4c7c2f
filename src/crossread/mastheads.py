"""What is known of outlets: data/outlets.csv, and a table of the user's own that goes before it.

The variable CROSSREAD_OUTLETS names the user's table, in the columns of data/outlets.csv; a row of it replaces the row of
the same name. Everything here fails closed: a name that two outlets have is nobody's, and a publisher family counts only
where its row is sure.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from crossread import knowledge
from crossread.errors import InputError
from crossread.text import fold

TABLE = "CROSSREAD_OUTLETS"
COLUMNS = ("name", "aliases", "domains", "family", "kind", "country", "sure")
SURE = "high"  # rows that are less sure make no two outlets one family

Row = dict[str, str]


def rows() -> tuple[Row, ...]:
    """All rows, the user's own first. Raises InputError for a table of the user's that cannot be read."""
    return _rows(os.environ.get(TABLE) or None)


@cache
def _rows(table: str | None) -> tuple[Row, ...]:
    own = _own(Path(table)) if table else ()
    replaced = {plain(row["name"]) for row in own}
    return (*own, *(row for row in knowledge.table("outlets") if plain(row["name"]) not in replaced))


@cache
def _own(path: Path) -> tuple[Row, ...]:
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the table of outlets that {TABLE} names cannot be read ({error})") from None
    found = csv.DictReader(line for line in lines if line.strip() and not line.startswith("#"))
    if "name" not in (found.fieldnames or ()) or not set(found.fieldnames or ()) <= set(COLUMNS):
        raise InputError(
            f"{path}: a table of outlets has the columns {','.join(COLUMNS)}; all but name may be left out"
        )
    read = [{column: (row.get(column) or "").strip() for column in COLUMNS} for row in found]
    return tuple({**row, "kind": row["kind"] or "outlet", "sure": row["sure"] or SURE} for row in read if row["name"])


def plain(name: str) -> str:
    """A name as it is looked up: folded, without an article in front and marks around it."""
    return re.sub(r"^the\s+", "", " ".join(fold(name).split()).strip(" .-|•·"))


def names() -> dict[str, Row]:
    """Rows by name and alias, as `plain` makes them. A name that two rows have is nobody's; the user's own go first."""
    return _names(os.environ.get(TABLE) or None)


@cache
def _names(table: str | None) -> dict[str, Row]:
    own = _own(Path(table)) if table else ()
    return _single(_rows(table)[len(own) :]) | _single(own)


def _single(listed: Sequence[Row]) -> dict[str, Row]:
    """Rows by the names that only one of them has."""
    found: dict[str, Row] = {}
    several: set[str] = set()
    for row in listed:
        for name in {plain(each) for each in (row["name"], *row["aliases"].split("|"))} - {""}:
            if found.setdefault(name, row) is not row:
                several.add(name)
    return {name: row for name, row in found.items() if name not in several}


@cache
def _domains(table: str | None) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in _rows(table):
        for domain in row["domains"].lower().split("|"):
            if domain:
                found.setdefault(domain, row)
    return found


def _named(name: str) -> Row | None:
    """The row of a name, or of an address's own part that stands for one, as collections write outlets: "theguardian"."""
    table = os.environ.get(TABLE) or None
    return _names(table).get(plain(name)) or _labels(table).get(name)


@cache
def _labels(table: str | None) -> dict[str, Row]:
    """Rows by what stands before the ending of their domains, "theguardian" of theguardian.com. What two rows have, or is a name
    that several have ("standard"), is nobody's."""
    named = {plain(name) for row in _rows(table) for name in (row["name"], *row["aliases"].split("|"))}
    found: dict[str, Row] = {}
    several: set[str] = set()
    for domain, row in _domains(table).items():
        label = domain.partition(".")[0]
        if label in named or found.setdefault(label, row) is not row:
            several.add(label)
    return {label: row for label, row in found.items() if label not in several}


def at(url: str | None) -> Row | None:
    """The row of the outlet at an address, by the longest part of its domain that is listed."""
    try:
        host = (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return None
    known = _domains(os.environ.get(TABLE) or None)
    while host:
        if host in known:
            return known[host]
        host = host.partition(".")[2]
    return None


def family(name: str | None, url: str | None = None) -> str | None:
    """The publisher family of an outlet, by its address and by its name. None: not known, which is not "none".

    Address and name that lead to different families leave it open.

    >>> family("Liverpool Echo") == family("Daily Mirror"), family("liverpoolecho"), family("The Nowhere Post")
    (True, 'Reach', None)
    """
    found = {
        row["family"]: row["sure"] == SURE
        for row in (at(url), _named(name) if name else None)
        if row and row["kind"] != "aggregator"
    }
    (one, sure), *others = found.items() or (("", False),)
    return one or None if sure and not others else None
