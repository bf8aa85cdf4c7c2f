"""Quotations in a run of text: where each opens and closes, with marks of every kind, also where one is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING, CLOSING = "“„«", "”»"
MARK = re.compile(r"''|``|[“”„«»\"‘’']")
STOP = re.compile(r"[.!?…][\s]+(?=[A-Z])")
MAX_UNCLOSED = 600  # characters; where a closing mark is missing, a quotation ends with the first sentence after them
LONGEST = 12_000  # characters; no quotation is longer, so that odd marks cannot take the whole text
MAX_SINGLE = 700  # characters; a single mark so far from its partner is an apostrophe


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks [start, end) and what stands between them [inner, outer)."""

    start: int
    inner: int
    outer: int
    end: int
    closed: bool = True


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """Quotations in text[start:end], in order; none inside another. Damage by a missing mark stays in this run."""
    found: list[Quotation] = []
    marks = list(MARK.finditer(text, start, end))
    at, here = start, 0
    while here < len(marks):
        mark = marks[here]
        if mark.start() < at or not _opens(text, mark, start, end):
            here += 1
            continue
        quotation = _close(text, marks, here, end)
        if quotation is not None and quotation.outer > quotation.inner:
            found.append(quotation)
            at = quotation.end
        here += 1
    return found


def _single(mark: str) -> bool:
    return mark in ("'", "‘", "’")


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    sign = mark[0]
    if sign in CLOSING or sign == "’":
        return False
    if sign in OPENING or sign == "``":
        return True
    if after.isspace():
        return sign == '"' and before.isspace() and text[mark.start() - 2 : mark.start() - 1] in (":", ",")
    free = not before.isalnum() and before not in ".,!?%)"
    if _single(sign):
        return free and (after.isalnum() or after in "[($£€#@…") and not _elided(text, mark.end())
    return free


def _elided(text: str, at: int) -> bool:
    """'90s, 'em, 'tis: an apostrophe at the beginning of a word."""
    return bool(re.match(r"\d\ds\b|(?:em|tis|twas|til|cause|round)\b", text[at : at + 7]))


def _close(text: str, marks: list[re.Match[str]], here: int, end: int) -> Quotation | None:
    opening = marks[here]
    single = _single(opening[0])
    for at in range(here + 1, len(marks)):
        mark = marks[at]
        if mark.start() - opening.start() > LONGEST:
            break
        if single and mark.start() - opening.start() > MAX_SINGLE:
            return None
        if single and not _single(mark[0]):
            if mark[0] in OPENING:
                return None
            continue
        if _single(mark[0]) and not single:
            continue
        if single:
            if _closes_single(text, mark, end):
                return Quotation(opening.start(), opening.end(), mark.start(), mark.end())
            continue
        if _reopens(text, mark, end) and opening[0] != "„":
            return _unclosed(text, opening, mark.start())
        if (mark[0] in OPENING and not (opening[0] == "„" and mark[0] == "“")) or mark[0] == "``":
            continue
        return Quotation(opening.start(), opening.end(), mark.start(), mark.end())
    return None if single else _unclosed(text, opening, min(end, opening.start() + LONGEST))


def _closes_single(text: str, mark: re.Match[str], end: int) -> bool:
    """A single mark that follows a word or a stop and is followed by no letter; "workers' rights" closes nothing."""
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < end else " "
    if before.isspace() or after.isalnum() or mark[0] == "‘":
        return False
    if before in ".,!?…" or after in '.,;:!?)—–”"' or mark.end() == end:
        return True
    return before != "s" or "'" not in text[mark.end() : mark.end() + 80].replace("'s", "").replace("’", "'")


def _reopens(text: str, mark: re.Match[str], end: int) -> bool:
    """An opening mark inside a quotation: the earlier one was never closed."""
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < end else " "
    if mark[0] == '"' or mark[0] == "''":
        return before.isspace() and not after.isspace() and after not in ".,;"
    return (
        mark[0] in OPENING
        and before.isspace()
        and text[max(0, mark.start() - 3) : mark.start()].rstrip()[-1:] in ".?!,"
    )


def _unclosed(text: str, opening: re.Match[str], limit: int) -> Quotation:
    """Ends at the limit, or in a long run at the first sentence that ends after some hundred characters."""
    stop = STOP.search(text, min(limit, opening.end() + MAX_UNCLOSED), limit)
    at = stop.start() + 1 if stop else opening.end() + len(text[opening.end() : limit].rstrip())
    return Quotation(opening.start(), opening.end(), at, at, closed=False)
