"""What a stream must know to go on after an interruption, in one SQLite file, written a batch at a time.

Stored is what cannot be worked out again: the articles, who is in which story, the log odds of pairs (they depend on what was
in the window when the second article came), the text they share, and what was logged; and what takes long: what was read of
the articles of the window.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar

import msgspec

from crossread.errors import InputError
from crossread.model import Article

VERSION = 3  # of the tables below and of what packed.py writes: a file of another version is refused
TABLES = """
create table meta (name text primary key, value);
create table words (number integer primary key, word text not null);
create table articles (
  place integer primary key,      -- in order of arrival
  id text not null unique,
  story text not null,
  article text not null
);
create table live (               -- of the articles of the window
  place integer primary key,
  day integer,
  keys text not null,
  near text not null,             -- log odds with earlier articles: [[id, odds] ...]
  shared blob not null,           -- text shared with earlier articles, and
  read blob not null              -- body and profile: as packed.py writes them
);
create index of_story on articles (story);
create table kept (               -- of pairs of which one article has left the window
  first text not null, second text not null, passages text not null, evidence text not null
);
create table stories (
  id text primary key, born integer not null, title text not null, reason text not null,
  follows text, why text not null, face text
);
create index of_followed on stories (follows);
create table log (place integer primary key, change text not null);
"""


PLACE = "(select place from articles where id = ?)"
SEALED = "where place not in (select place from live)"

Kind = TypeVar("Kind")


class Row(NamedTuple):
    """An article of the window, as it is stored."""

    article: Article
    story: str
    day: int | None
    keys: list[int]
    near: list[tuple[str, float]]
    shared: bytes
    read: bytes


class State:
    """The file of a stream. Everything written between two commits is there after an interruption, or none of it."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = os.fspath(path)
        try:
            self._base = sqlite3.connect(self.path, isolation_level=None)
        except sqlite3.Error as error:
            raise InputError(f"{self.path}: cannot be opened ({error})") from error
        try:
            version = self._version()
        except sqlite3.DatabaseError as error:
            self.close()
            raise InputError(f"{self.path}: not the state of a stream ({error})") from error
        if version != VERSION:
            self.close()
            raise InputError(
                f"{self.path}: the state of a stream of version {version}, not {VERSION}: begin a new file"
            )

    def _version(self) -> object:
        """The version of the file, made anew where it is empty."""
        (tables,) = self._base.execute("select count(*) from sqlite_master").fetchone()
        if not tables:
            self._base.executescript("begin;" + TABLES + "commit;")
            self.put(version=VERSION)
        self._base.execute("pragma synchronous = normal")
        self._base.execute("pragma cache_size = -32768")  # KiB: what a window of some thousand articles is stored in
        return self.meta().get("version")

    def close(self) -> None:
        self._base.close()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction: all that is written inside it, or nothing."""
        self._base.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._base.execute("rollback")
            raise
        self._base.execute("commit")

    def meta(self) -> dict[str, Any]:
        return dict(self._base.execute("select name, value from meta"))

    def put(self, **values: int | str | None) -> None:
        self._base.executemany("insert or replace into meta values (?, ?)", values.items())

    def words(self) -> list[str]:
        return [word for (word,) in self._base.execute("select word from words order by number")]

    def add_words(self, first: int, words: Sequence[str]) -> None:
        rows = ((first + place, word) for place, word in enumerate(words))
        self._base.executemany("insert into words values (?, ?)", rows)

    def ids(self) -> set[str]:
        return {each for (each,) in self._base.execute("select id from articles")}

    def add(self, rows: Iterable[Row]) -> None:
        """Articles that came in, in this order."""
        for row in rows:
            added = self._base.execute(
                "insert into articles (id, story, article) values (?, ?, ?)",
                (row.article.id, row.story, _written(row.article)),
            )
            self._base.execute(
                "insert into live values (?, ?, ?, ?, ?, ?)",
                (added.lastrowid, row.day, _written(row.keys), _written(row.near), row.shared, row.read),
            )

    def recompared(self, rows: Iterable[tuple[str, list[int], list[tuple[str, float]]]]) -> None:
        """Keys and log odds of articles of the window, made anew."""
        self._base.executemany(
            f"update live set keys = ?, near = ? where place = {PLACE}",
            ((_written(keys), _written(near), each) for each, keys, near in rows),
        )

    def move(self, articles: Iterable[str], story: str) -> None:
        self._base.executemany("update articles set story = ? where id = ?", ((story, each) for each in articles))

    def absorb(self, story: str, other: str) -> None:
        """All articles of another story are of this one, and who followed the other follows this one."""
        self._base.execute("update articles set story = ? where story = ?", (story, other))
        self._base.execute("update stories set follows = null, why = '' where id = ? and follows = ?", (story, other))
        self._base.execute("update stories set follows = ? where follows = ?", (story, other))

    def seal(self, articles: Iterable[str]) -> None:
        self._base.executemany(f"delete from live where place = {PLACE}", ((each,) for each in articles))

    def keep(self, rows: Iterable[tuple[str, str, list[Any], list[Any]]]) -> None:
        """What two articles share: their ids, the passages and what lines need of them."""
        written = ((first, second, _written(passages), _written(found)) for first, second, passages, found in rows)
        self._base.executemany("insert into kept values (?, ?, ?, ?)", written)

    def kept(self) -> Iterator[tuple[str, str, list[Any], list[Any]]]:
        for first, second, passages, found in self._base.execute("select * from kept order by first, second"):
            yield first, second, msgspec.json.decode(passages), msgspec.json.decode(found)

    def live(self) -> Iterator[Row]:
        """The articles of the window, in order of arrival."""
        columns = "article, story, day, keys, near, shared, read"
        for row in self._base.execute(f"select {columns} from live join articles using (place) order by place"):
            article, story, day, keys, near, shared, read = row
            pairs = msgspec.json.decode(near, type=list[tuple[str, float]])
            yield Row(_read(article, Article), story, day, msgspec.json.decode(keys), pairs, shared, read)

    def sealed(self) -> Iterator[tuple[Article, str]]:
        """The articles that have left the window, with their stories."""
        for article, story in self._base.execute(f"select article, story from articles {SEALED} order by place"):
            yield _read(article, Article), story

    def story_of(self) -> dict[str, str]:
        """The story of every article, by its id."""
        return dict(self._base.execute("select id, story from articles order by place"))

    def sealed_counts(self) -> dict[str, int]:
        return dict(self._base.execute(f"select story, count(*) from articles {SEALED} group by story"))

    def add_stories(self, born: Mapping[str, int]) -> None:
        rows = [(story, place, "", "", None, "", None) for story, place in born.items()]
        self._base.executemany("insert into stories values (?, ?, ?, ?, ?, ?, ?)", rows)

    def stories(self) -> dict[str, tuple[str, str, str | None, str, list[Any] | None]]:
        """By id, in the order of their birth: title, reason, the story followed, why, and by what it is known."""
        found = self._base.execute("select id, title, reason, follows, why, face from stories order by born")
        return {story: (*rest, _read(face, list[Any]) if face else None) for story, *rest, face in found}

    def tell(self, story: str, title: str, reason: str) -> None:
        self._base.execute(
            "update stories set title = ?, reason = ? where id = ?", (_sound(title), _sound(reason), story)
        )

    def faces(self, faces: Iterable[tuple[str, list[Any] | None]]) -> None:
        rows = ((_written(face) if face else None, story) for story, face in faces)
        self._base.executemany("update stories set face = ? where id = ?", rows)

    def follow(self, story: str, other: str, why: str) -> None:
        self._base.execute("update stories set follows = ?, why = ? where id = ?", (other, _sound(why), story))

    def log(self, changes: Iterable[Any]) -> None:
        rows = ((_written(change),) for change in changes)
        self._base.executemany("insert into log (change) values (?)", rows)

    def logged(self) -> Iterator[Any]:
        for (change,) in self._base.execute("select change from log order by place"):
            yield _read(change, dict[str, Any])


def _written(value: object) -> str:
    """JSON; in ASCII where a text with half a surrogate pair in it, as pages have them, is no valid UTF-8."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(value))


def _read(written: str, kind: type[Kind]) -> Kind:
    """What `_written` wrote."""
    try:
        return msgspec.json.decode(written, type=kind)
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(written), kind)


def _sound(text: str) -> str:
    """Text that is valid UTF-8: what is wrong in it reads as a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")
