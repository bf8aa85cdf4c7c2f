"""corrections.toml: what a reader knows better, applied on every run and listed in the account.

[[same]]                          # two names of one
names = ["Ana Ruiz", "the harbour chief"]

[[different]]                     # two who are not one
names = ["John Roe", "J. Roe"]

[[rename]]                        # how somebody is called in the account
name = "Anna Ruis"
to = "Ana Ruiz"

[[speaker-of]]                    # whose words these are; "" for nobody known
words = "We saw no reason to wait"
speaker = "Ana Ruiz"
article = "gazette.txt"           # may be left out: file, outlet or key
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from crossread.account import CorrectionKind as Kind
from crossread.errors import InputError

NAME = "corrections.toml"
KINDS: tuple[Kind, ...] = get_args(Kind)
FEWEST = 2  # names in a `same` or a `different`
LARGEST = 1_000_000  # bytes; what somebody writes by hand is a thousandth of it

# The keys of each kind: those it needs, those it may have.
_KEYS: dict[Kind, tuple[frozenset[str], frozenset[str]]] = {
    "same": (frozenset({"names"}), frozenset()),
    "different": (frozenset({"names"}), frozenset()),
    "rename": (frozenset({"name", "to"}), frozenset()),
    "speaker-of": (frozenset({"words", "speaker"}), frozenset({"article"})),
}
_EXAMPLES: dict[Kind, str] = {
    "same": 'names = ["Ana Ruiz", "the harbour chief"]',
    "different": 'names = ["John Roe", "J. Roe"]',
    "rename": 'name = "Anna Ruis" and to = "Ana Ruiz"',
    "speaker-of": 'words = "We saw no reason" and speaker = "Ana Ruiz"; article = "gazette.txt" may be added',
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One table of a file of corrections."""

    kind: Kind
    names: tuple[
        str, ...
    ]  # of `same` and `different` all; of `rename` the old and the new; of `speaker-of` the speaker
    file: str  # as it was given
    line: int  # of the table's heading, from 1
    words: str = ""  # of `speaker-of`: words of what was said
    article: str | None = None  # of `speaker-of`: file, outlet or key; None: wherever the words stand

    @property
    def place(self) -> str:
        return f"{self.file}, line {self.line}"

    @property
    def said(self) -> str:
        """The correction in words: "“J. Roe” and “John Roe” are not one"."""
        quoted = [f"“{name}”" for name in self.names]
        if self.kind == "rename":
            return f"{quoted[0]} is called {quoted[1]}"
        if self.kind == "speaker-of":
            whose = quoted[0] if self.names[0] else "nobody known"
            return f"“{self.words}” was said by {whose}"
        return f"{', '.join(quoted[:-1])} and {quoted[-1]} are {'one' if self.kind == 'same' else 'not one'}"

    @property
    def missing(self) -> str:
        """Why it does not fit where it does not, in words."""
        if self.kind == "speaker-of":
            where = f" of “{self.article}”" if self.article else ""
            return f"no attribution{where} has these words"
        return "nobody of these reports is called so" if self.kind == "rename" else "no story has two of these names"


def beside(paths: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """The files of corrections that stand in the given folders or beside the given files, each once."""
    found: dict[Path, None] = {}
    for given in paths:
        path = Path(given)
        if os.fspath(given) == "-" or re.match(r"https?://", os.fspath(given), re.I):
            continue
        file = (path if path.is_dir() else path.parent) / NAME
        if file.is_file():
            found[file] = None
    return list(found)


def files(paths: Iterable[str], more: Iterable[str]) -> list[Path]:
    """All files of corrections for a run: those beside what is read, and those that were asked for, each once."""
    found = [*beside(paths), *map(Path, more)]
    return list({file.resolve(): file for file in reversed(found)}.values())[::-1]


def read(path: str | os.PathLike[str]) -> tuple[Correction, ...]:
    """The corrections of a file, in order. Raises InputError with file and line for what cannot be read or is malformed."""
    name = os.fspath(path)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror})") from None
    if len(data) > LARGEST:
        raise InputError(f"{name}: larger than any file of corrections")
    try:
        text = data.decode("utf-8-sig")
        tables = tomllib.loads(text)
    except UnicodeDecodeError:
        raise InputError(f"{name}: is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name}: is no TOML: {error}") from None
    found = [_correction(kind, table, name, line) for kind, table, line in _in_order(text, tables, name)]
    _not_both(found)
    return tuple(found)


def _in_order(text: str, tables: dict[str, Any], file: str) -> list[tuple[str, Any, int]]:
    """Every table with its kind and the line of its heading, in the order of the file."""
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        heading = re.match(r"""\s*(?:\[\[?\s*)?["']?([\w-]+)["']?\s*(?:\]\]?|=)""", line)
        if heading and heading[1] in tables and (line.lstrip().startswith("[") or heading[1] not in lines):
            lines.setdefault(heading[1], []).append(number)
    found = []
    for kind, items in tables.items():
        here = lines.get(kind, [])
        if not isinstance(items, list):
            hint = f"write [[{kind}]]" if kind in KINDS else f"there are {', '.join(f'[[{one}]]' for one in KINDS)}"
            raise InputError(f"{file}, line {here[0] if here else 1}: “{kind}” is no list of corrections: {hint}")
        found += [(kind, one, here[min(at, len(here) - 1)] if here else 1) for at, one in enumerate(items)]
    return sorted(found, key=lambda one: one[2])


def _correction(kind: str, table: object, file: str, line: int) -> Correction:
    known = next((one for one in KINDS if one == kind), None)
    if known is None:
        raise InputError(f"{file}, line {line}: no correction is called “{kind}”: there are {', '.join(KINDS)}")
    needed, allowed = _KEYS[known]
    if not isinstance(table, dict) or not needed <= table.keys() <= needed | allowed:
        raise InputError(f"{file}, line {line}: a {kind} needs {_EXAMPLES[known]}")
    texts = [table["names"]] if "names" in needed else [[table[key]] for key in table]
    if not all(isinstance(text, list) and all(isinstance(one, str) for one in text) for text in texts):
        raise InputError(f"{file}, line {line}: what a {kind} says must be text in quotation marks: {_EXAMPLES[known]}")
    names = {"rename": ("name", "to"), "speaker-of": ("speaker",)}.get(kind)
    said = tuple(table[key].strip() for key in names) if names else tuple(name.strip() for name in table["names"])
    empty = not all(said) if kind != "speaker-of" else not str(table["words"]).strip()
    if empty or (not names and len(set(said)) < FEWEST):
        raise InputError(f"{file}, line {line}: a {kind} needs {_EXAMPLES[known]}")
    return Correction(known, said, file, line, str(table.get("words", "")).strip(), table.get("article"))


def _not_both(found: Sequence[Correction]) -> None:
    """Two names cannot be one and not one."""
    for one in found:
        for other in found:
            shared = {name.lower() for name in one.names} & {name.lower() for name in other.names}
            if one.kind == "same" and other.kind == "different" and len(shared) >= FEWEST:
                raise InputError(f"{other.place}: says the contrary of line {one.line}")
