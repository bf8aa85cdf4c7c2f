"""What the text exports of news databases have in common: lines with their places, dates, rights."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from crossread import knowledge

_MONTHS = (
    r"(?:jan|janv|ene|gen|feb|febr|fev|fév|févr|mar|mär|maa|mrt|apr|avr|abr|may|mai|maj|mei|mag|jun|juin|giu|jul|juil"
    r"|lug|aug|août|aout|ago|sep|sept|set|okt|oct|ott|out|nov|dec|déc|dez|dic|märz|maart)[a-zéûç]{0,8}\.?"
)
_DAYS = (
    r"(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|mo|di|mi|do|fr|sa|so|mié|jue|vie|sáb|dom|gio"
    r"|maa|din|woe|don|vrij|zat|zon)[a-zéáì]{0,9}"
)
_DATE = re.compile(
    rf"(?:{_DAYS},? )?(?:(?:le )?\d{{1,2}}(?:er|\.|º)? (?:de )?{_MONTHS} (?:de )?(?:19|20)\d\d"
    rf"|{_MONTHS} \d{{1,2}},? (?:19|20)\d\d|{_MONTHS} (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\d).{{0,40}}",
    re.I,
)
_RIGHTS = re.compile(
    r"(?:copyright\b.{0,80}(?:19|20)\d\d|copyright ?(?:©|\(c\))|©|\(c\) ?(?:19|20)\d\d"
    r"|all rights reserved|tous droits r|alle rechte|todos los derechos"
    r"|tutti i diritti|todos os direitos|alle rechten)",
    re.I,
)
_LINE = re.compile(r"\S[^\n]*")  # from the first character that shows: a million spaces are passed over once
_LABEL = re.compile(r"(?P<name>[^\W\d_][\w/ -]{1,30}?) ?: ?(?P<value>.*)")


class Line(NamedTuple):
    """One line of an export that is not empty."""

    start: int  # where its first character that is no white space stands in the file
    end: int  # behind its last
    text: str
    indent: int  # characters of white space before it
    after_gap: bool  # whether an empty line stands before it


def lines(text: str, start: int, end: int) -> list[Line]:
    """The lines of a stretch of the file that hold something."""
    found: list[Line] = []
    before = start
    for match in _LINE.finditer(text, start, end):
        words = match.group().rstrip()
        begin = match.start()
        indent = begin - max(text.rfind("\n", before, begin) + 1, before)
        bare = words.replace("**", "").strip(" _") or words  # a Word file made text may keep marks for bold
        gap = not found or text.count("\n", before, begin) > 1
        found.append(Line(begin, begin + len(words), bare, indent, gap))
        before = match.end()
    return found


def is_date(words: str) -> bool:
    """Whether a line is a date and nothing else, in a language of the databases' interfaces."""
    return len(words) < 90 and _DATE.fullmatch(words) is not None


def is_rights(words: str) -> bool:
    """Whether a line says whose the text is: "Copyright 2025 …", "All Rights Reserved"."""
    return _RIGHTS.match(words) is not None


@cache
def labels_of(base: str, place: str) -> Mapping[str, str]:
    """Labels of a database's exports in lower case, before or behind the body, each with the field that it names."""
    rows = [row for row in knowledge.table("export_labels") if (row["base"], row["place"]) == (base, place)]
    return {name: row["meaning"] for row in rows for name in row["labels"].split("|")}


def label(words: str, known: Mapping[str, str]) -> tuple[str, str] | None:
    """What a line's label means, and its value: ("byline", "Mira Holt") of "BYLINE: Mira Holt"."""
    match = _LABEL.match(words)
    meaning = known.get(match["name"].strip().lower()) if match else None
    return (meaning, match["value"].strip()) if match and meaning else None


def stretch(text: str, start: int, end: int) -> str:
    """The characters between two places without the white space around them."""
    return text[start:end].strip()


def between(text: str, marks: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The stretches that begin behind each mark and end before the next."""
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    yield from zip((mark.end() for mark in marks), ends, strict=True)


def record(body: str, fields: Mapping[str, Any]) -> Mapping[str, Any] | str:
    """The fields of a record with its text, or why there is none."""
    if not any(c.isalnum() for c in body):
        return "article without its text in the export"
    return {**{name: value for name, value in fields.items() if value}, "text": body}
