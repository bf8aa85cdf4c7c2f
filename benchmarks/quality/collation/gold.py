"""The events read by hand: their articles, their gold, and the words at a place."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossread.model import Page

Place = tuple[str, int, int]  # article key, start, end
ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Event:
    """One event: its articles and the gold read by hand."""

    name: str
    pages: tuple[Page, ...]
    gold: dict[str, Any]

    def words(self, place: Place) -> str:
        """The words at a place, on one line."""
        return " ".join(self.text(place).split())

    def text(self, place: Place) -> str:
        """The characters at a place."""
        return next(page.text for page in self.pages if page.key == place[0])[place[1] : place[2]]

    def outlet(self, key: str) -> str:
        return next(page.outlet or key[:6] for page in self.pages if page.key == key)


def data_folder() -> Path:
    return Path(os.environ.get("CROSSREAD_DATA", ROOT.parent / "shared" / "data")) / "collation"


def events(folder: Path) -> list[Event]:
    """The annotated events, by name."""
    rows = [json.loads(line) for line in (folder / "articles.jsonl").read_text("utf-8").splitlines()]
    found = []
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        keys = {article["key"] for article in gold["articles"]}
        found.append(Event(path.stem, tuple(_page(row) for row in rows if row["id"] in keys), gold))
    return found


def _page(row: dict[str, Any]) -> Page:
    said = {name: row[name] for name in ("outlet", "title", "published")}
    return Page.of(row["text"], row["id"], key=row["id"], as_is=True, **said)


def place(span: dict[str, Any]) -> Place:
    """A span of the gold as a place."""
    return span["key"], span["start"], span["end"]


def gold_places(event: Event) -> list[tuple[int, Place]]:
    """(claim number, place) of every gold statement."""
    return [(n, place(s)) for n, claim in enumerate(event.gold["claims"]) for s in claim["statements"]]


def true_pairs(event: Event) -> set[frozenset[Place]]:
    """Pairs of places of different articles that report one claim. Some words report two claims: they count once."""
    found = set()
    for claim in event.gold["claims"]:
        found |= set(across([place(s) for s in claim["statements"]]))
    return found


def across(places: Iterable[Place]) -> Iterator[frozenset[Place]]:
    """The pairs of places of different articles."""
    listed = list(places)
    for i, a in enumerate(listed):
        for b in listed[i + 1 :]:
            if a[0] != b[0]:
                yield frozenset((a, b))
