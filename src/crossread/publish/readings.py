"""Where the amounts and times of an account stand in the words that a page shows, with how each was read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.account import Account, Cited, FigureRecord, MomentRecord
from crossread.readings import said

Part = tuple[str, int | None]  # words, and which reading of its list they are, from 1; None: no amount and no time


@dataclass(frozen=True, slots=True)
class Reading:
    """An amount or a time where it stands, and how it was read."""

    start: int
    end: int
    words: str
    said: str


def by_article(account: Account) -> dict[str, tuple[Reading, ...]]:
    """Every reading of an account, by article, in the order of the text. Of two that overlap the first and longer is kept."""
    found: dict[str, list[Reading]] = {}
    records: tuple[FigureRecord | MomentRecord, ...] = (*account.figures, *account.moments)
    for record in records:
        span = record.span
        if 0 <= span.start < span.end:
            found.setdefault(span.article, []).append(Reading(span.start, span.end, span.text, said(record)))
    return {article: tuple(_apart(readings)) for article, readings in found.items()}


def _apart(readings: Iterable[Reading]) -> Iterable[Reading]:
    done = 0
    for reading in sorted(readings, key=lambda reading: (reading.start, -reading.end)):
        if reading.start >= done:
            yield reading
            done = reading.end


def within(found: Mapping[str, Sequence[Reading]], shown: Cited) -> tuple[Reading, ...]:
    """The readings that stand whole in some words of an article, and whose own words these hold."""
    readings = found.get(shown.article, ())
    first = bisect_left(readings, shown.start, key=lambda reading: reading.start)
    kept = []
    for reading in readings[first:]:
        if reading.start >= shown.end:
            break
        place = reading.start - shown.start
        if shown.text[place : place + len(reading.words)] == reading.words and reading.end <= shown.end:
            kept.append(reading)
    return tuple(kept)


def parts(text: str, start: int, readings: Sequence[Reading], first: int = 1) -> tuple[Part, ...]:
    """`text`, which begins at character `start` of its article, cut where a reading begins or ends; joined it is `text`.
    `first` is the number of the first of the readings."""
    cut: list[Part] = []
    done = 0
    for number, reading in enumerate(readings, first):
        begin, end = max(reading.start - start, done), min(reading.end - start, len(text))
        if begin >= end:
            continue
        if begin > done:
            cut.append((text[done:begin], None))
        cut.append((text[begin:end], number))
        done = end
    if done < len(text):
        cut.append((text[done:], None))
    return tuple(cut)
