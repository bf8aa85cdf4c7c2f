"""An event as crossread reads it, with what was learned from that event left out."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from benchmarks.quality.collation.gold import Event, Place, gold_places

from crossread.account import Account, Cited, Made
from crossread.annotate import annotate
from crossread.clean import clean
from crossread.cluster import cluster
from crossread.collate import collate, entities
from crossread.collate.statements import Statement, statement_at, statements
from crossread.collate.traits import with_traits
from crossread.model import Annotations, Article, Story

# Weights made without one event: FOLDS/EVENT/NAME stands for src/crossread/models/NAME while that event is read.
FOLDS = Path(__file__).parents[1] / "folds" / "collation"
LEARNED = ("crossread.collate", "crossread.pairwise")  # modules that may hold what is learned on these events


@dataclass(frozen=True)
class Reading:
    """One event, its articles with what stands in them, and its account."""

    event: Event
    articles: tuple[Article, ...]
    notes: tuple[Annotations, ...]
    account: Account
    own: tuple[Statement, ...] = ()  # crossread's own statements
    given: tuple[Statement, ...] = ()  # statements at the gold's spans
    names: dict[str, str] | None = None  # story entity id -> name

    def place(self, cited: Cited) -> Place:
        return self.keys[cited.article], cited.start, cited.end

    @property
    def keys(self) -> dict[str, str]:
        return {article.id: article.key or "" for article in self.account.articles}

    def claims(self) -> list[list[Place]]:
        """The places of the reports of each claim of the account."""
        return [[self.place(report.statement) for report in claim.reports] for claim in self.account.claims]


def read(event: Event) -> Reading:
    """The event collated as one story, its articles read as they are."""
    articles = [article for page in event.pages if isinstance(article := clean(page), Article)]
    notes = annotate(articles)
    clustering = cluster(articles, notes)
    ids = {article.id for article in articles}
    lines = tuple(line for line in clustering.lines if set(line.articles) <= ids)
    story = Story(event.name, event.name, tuple(articles), clustering.passages, lines)
    with unseen(event.name):
        account = collate(story, {note.page: note for note in notes}, Made("benchmark"))
    own, given = statements_of(event, articles, notes)
    names = {entity.id: entity.name for entity in account.entities}
    return Reading(event, tuple(articles), tuple(notes), account, tuple(own), tuple(given), names)


def statements_of(
    event: Event, articles: list[Article], notes: list[Annotations]
) -> tuple[list[Statement], list[Statement]]:
    """crossread's own statements of an event, and statements at the gold's spans in the order of `gold_places`."""
    _, ids, _ = entities.merge(notes, articles)
    own = [s for article, note in zip(articles, notes, strict=True) for s in statements(article, note, ids)]
    by_key = {article.page.key: (article, note) for article, note in zip(articles, notes, strict=True)}
    given = []
    for _, (key, start, end) in gold_places(event):
        article, note = by_key[key]
        given.append(statement_at(article, note, ids, article.page.span(start, end)))
    return own, with_traits(articles, notes, ids, given, add=False)


class _Models:
    """The package's files, but for those that were made anew without one event."""

    def __init__(self, folder: Path, parts: tuple[str, ...] = ()) -> None:
        self.folder, self.parts = folder, parts

    def __truediv__(self, name: str) -> Any:
        inside = (*self.parts, name)
        without = self.folder / name
        if inside[0] == "models" and len(inside) == 2 and without.is_file():
            return without
        if inside == ("models",):
            return _Models(self.folder, inside)
        found: Any = files("crossread")
        for part in inside:
            found = found / part
        return found


@contextmanager
def unseen(event: str) -> Iterator[None]:
    """What is learned on the events is read as it was learned without this one. Events of other data have no such weights:
    what is shipped has not seen them."""
    folder = FOLDS / event
    if not folder.is_dir():
        yield
        return
    importlib.import_module("crossread.collate.pairing")
    modules = [module for name, module in list(sys.modules.items()) if name.startswith(LEARNED)]
    changed = [module for module in modules if getattr(module, "files", None) is files]
    for module in changed:
        module.files = lambda _: _Models(folder)  # type: ignore[attr-defined]
    _forget(modules)
    try:
        yield
    finally:
        for module in changed:
            module.files = files  # type: ignore[attr-defined]
        _forget(modules)


def _forget(modules: list[Any]) -> None:
    """What the modules keep of their files."""
    for module in modules:
        for value in list(vars(module).values()):
            if hasattr(value, "cache_clear"):
                value.cache_clear()
