"""What a carrier says of a page: a record's fields, a sidecar, a row of the metadata table, the markup's own head."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from crossread.read.decode import whole_characters

# Names that carriers use for the same field, the preferred one first (schema.org, Open Graph, NewsAPI, feeds).
NAMES: dict[str, tuple[str, ...]] = {
    "url": ("url", "link"),
    "outlet": ("outlet", "publisher", "source", "site_name", "sitename"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "publishedAt", "datePublished", "date_published", "pubDate"),
    "authors": ("authors", "author", "byline"),
    "credits": ("credits", "credit", "agency"),
    "based_on": ("based_on", "isBasedOn"),
    "dateline": ("dateline",),
    "stub": ("stub",),
}
_LONGEST = 1000  # characters of one field: what is longer is no title, name or date
_BY = re.compile(r"^by\s+", re.I)
_BETWEEN_NAMES = re.compile(r"\s*;\s*|\s*\|\s*|\s+and\s+|\s+&\s+", re.I)


@dataclass(frozen=True, slots=True)
class Said:
    """Metadata as its carrier wrote it. None or () where it says nothing."""

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()
    dateline: str | None = None
    stub: str | None = None

    def over(self, other: Said) -> Said:
        """This, with `other` where this says nothing."""
        return Said(*(getattr(self, f.name) or getattr(other, f.name) for f in fields(Said)))

    def fields(self) -> dict[str, Any]:
        """As keyword arguments of `Page.of`."""
        return {f.name: getattr(self, f.name) for f in fields(Said)}


def said(record: Mapping[str, Any]) -> Said:
    """What a record's fields say. Values of a wrong kind say nothing."""
    outlet = _first(record, "outlet")
    return Said(
        url=_first(record, "url"),
        outlet=None if outlet and "://" in outlet else outlet,  # an address where a name should stand
        title=_first(record, "title"),
        published=_first(record, "published"),
        authors=_authors(record),
        credits=_listed(record, "credits"),
        based_on=_listed(record, "based_on"),
        dateline=_first(record, "dateline"),
        stub=_first(record, "stub"),
    )


def is_known(record: Mapping[str, Any]) -> bool:
    """Whether a record has at least one field that says something of a page."""
    return said(record) != Said()


def word(value: object) -> str | None:
    """A field's value as one line of text: of a string, a number, or an object with a name."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        line = " ".join(whole_characters(str(value)).split())
    except ValueError:  # an integer of thousands of digits
        return None
    return line if 0 < len(line) <= _LONGEST else None


def _first(record: Mapping[str, Any], name: str) -> str | None:
    return next((found for alias in NAMES[name] if (found := word(record.get(alias)))), None)


def _listed(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """One value or a list of them."""
    value = next((record[alias] for alias in NAMES[name] if record.get(alias)), None)
    return tuple(
        dict.fromkeys(said for item in (value if isinstance(value, list) else [value]) if (said := word(item)))
    )


def _authors(record: Mapping[str, Any]) -> tuple[str, ...]:
    for alias in NAMES["authors"]:
        value = record.get(alias)
        found = value if isinstance(value, list) else _BETWEEN_NAMES.split(_BY.sub("", word(value) or "", count=1))
        if names := tuple(dict.fromkeys(name for item in found if (name := word(item)))):
            return names
    return ()
