"""Pages made of others, for what few pages of the corpus have: no headline, no author, no date; an article that stands twice."""

from __future__ import annotations

import re
from datetime import date

from benchmarks.quality.cleaning import Row
from benchmarks.quality.facts import like

SHORT = 220  # characters at the head of a line that may say who wrote the article, or when
_NAME = re.compile(r"[^\W\d_]{3,}")


def variants(row: Row) -> list[Row]:
    """The page without its facts, and with its article said again in front of its headline."""
    return [bare(row), doubled(row)]


def bare(row: Row) -> Row:
    """The page without the lines that say its title, its authors or its day: nothing of it is to be found."""
    names = {word.lower() for word in _NAME.findall(row["gold_authors"])}
    day = _day(row["gold_date"])
    kept = [line for line in row["text"].split("\n") if not _says(line, row["gold_title"], names, day)]
    return {**row, "text": "\n".join(kept), "gold_title": "", "gold_authors": "", "gold_date": ""}


def _says(line: str, title: str, names: set[str], day: re.Pattern[str] | None) -> bool:
    text = line.strip()
    if title and len(text) < 400 and (like(title, text) or title.lower() in text.lower()):
        return True
    words = {word.lower() for word in _NAME.findall(text[:SHORT])}
    if len(names & words) * 2 > min(len(names), 4) > 0:
        return True
    return len(text) <= SHORT and bool(day and day.search(text))


def _day(value: str) -> re.Pattern[str] | None:
    if not value:
        return None
    day = date.fromisoformat(value)
    month = day.strftime("%b")
    forms = (
        rf"{month}[a-z]*\.? {day.day}\b",
        rf"\b{day.day} {month}",
        rf"\b0?{day.month}/0?{day.day}/",
        re.escape(value),
    )
    return re.compile("|".join(forms), re.IGNORECASE)


def doubled(row: Row) -> Row:
    """The article's body, then the page from its headline on: as collectors make it of two readings of one page."""
    lines = row["text"].split("\n")
    first = row["body_lines"][0][0] if row["body_lines"] else 0
    heads = [at for at, line in enumerate(lines[:first]) if like(row["gold_title"], line)]
    text = "\n".join([*row["gold_body"].split("\n"), *lines[heads[-1] if heads else first :]])
    return {**row, "text": text}
