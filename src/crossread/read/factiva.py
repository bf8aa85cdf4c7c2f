"""Text exports of Factiva: with a tag before each field (HD, LP, TD, AN), and as one reads them on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from crossread.read.agency import names
from crossread.read.exported import Line, is_date, is_rights, lines, record, stretch

# An accession number: source, volume, the day, and an end: HARB000020250304eb340000a.
_NUMBER = r"(?P<id>[A-Z0-9]{1,12}(?:19|20)\d{2}[01]\d[0-3]\d[a-z0-9]{6,14})"
_END = re.compile(
    r"^[ \t]{0,20}(?:AN[ \t\r\n]{1,20})?(?:Document|Dokument|Documento|Documente|Dokumentnummer)[ \t]{1,4}"
    rf"{_NUMBER}[ \t\r]{{0,20}}$",
    re.M,
)
# Tags by their order in a record; a line that begins with one of another place is text ("IN 2024 …", "CO said").
_TAGS = ("SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CX", "CY", "LP", "TD")
_BEHIND = ("ART", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN")
_TAG = re.compile(rf"^[ \t]{{0,4}}(?P<tag>{'|'.join((*_TAGS, *_BEHIND))})(?=[ \t\r\n])[ \t]*", re.M)
_CODED = frozenset({"CO", "IN", "NS", "RE"})  # their values are codes with names: "gcat : Political/General News"
_CODE = re.compile(r"\s*[\w./-]{1,20} {1,3}: ")
_WORDS = re.compile(r"\d[\d.,   ]{0,8} ?(?:words?|Wörter|mots|palabras|parole|palavras|woorden|ord)", re.I)
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?(?: [A-Z]{2,5})?")
_BY = re.compile(r"(?:By|Von|Par|Por|Di|Da|De|Door|Av)\s+\S", re.I)
_NAME = re.compile(r"[^\W\d_][\w'’.-]*[,;]?")  # one word of a name
_SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
_UNDER = 9  # lines at most between the count of words and the body: date, time, masthead, code, page, edition, language
_WRAPPED = 50  # characters: a title's line that goes on in the next one is longer
_SHOWN = 200  # characters of a line that may be a name, a date, a masthead


def fits(start: str) -> bool:
    """Whether a text is an export: an accession number on a line of its own, with a count of words or tags above it."""
    found = [match["tag"] for match in _TAG.finditer(start)]
    tagged = {"HD", "WC", "PD", "SN"} <= set(found)
    end = _END.search(start)
    if end is None:
        return tagged and ("LP" in found or "TD" in found)
    return tagged or any(_WORDS.fullmatch(line.text) for line in lines(start, 0, end.start())[-2000:])


def announced(text: str) -> int | None:  # noqa: ARG001 - Factiva's exports do not say how many they hold
    return None


def articles(text: str) -> Iterator[Mapping[str, Any] | str]:
    """The fields of each article, or why it gives none."""
    start = 0
    for end in _END.finditer(text):
        yield _article(text, start, end.start(), end["id"])
        start = end.end()
    if len(lines(text, start, len(text))) > 8:  # more than the legal notice behind the last one: it was cut off
        yield _article(text, start, len(text), None)


def _article(text: str, start: int, end: int, key: str | None) -> Mapping[str, Any] | str:
    tags = _in_order(text, start, end)
    if {"HD", "PD"} & {tag for tag, _, _ in tags}:
        return _tagged(text, tags, key)
    return _plain(text, lines(text, start, end), key)


def _in_order(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Each tag with the stretch of its value. A tag counts where its place in the order is behind the last one's."""
    order = (*_TAGS, *_BEHIND)
    found: list[tuple[str, int, int]] = []
    last = -1
    for match in _TAG.finditer(text, start, end):
        place = order.index(match["tag"])
        if place <= last:
            continue
        coded = match["tag"] not in _CODED or _CODE.match(text, match.end())
        if coded and (match["tag"] not in _BEHIND or {"LP", "TD"} & {tag for tag, _, _ in found}):
            if found:
                found[-1] = (*found[-1][:2], match.start())
            found.append((match["tag"], match.end(), end))
            last = place
    return found


def _tagged(text: str, tags: list[tuple[str, int, int]], key: str | None) -> Mapping[str, Any] | str:
    """A record of an article whose fields have tags: the lead and what follows it, without the tags."""
    values = {tag: stretch(text, start, end) for tag, start, end in tags}
    one_line = {tag: " ".join(value.split()) for tag, value in values.items()}
    published = " ".join(one_line[tag] for tag in ("PD", "ET") if one_line.get(tag))
    body = "\n\n".join(values[tag] for tag in ("LP", "TD") if values.get(tag))
    fields = {
        "id": key,
        "title": one_line.get("HD"),
        "outlet": one_line.get("SN"),
        "published": published,
        "authors": names(one_line["BY"]) if one_line.get("BY") else [],
        "credits": [one_line["CR"]] if one_line.get("CR") else [],
    }
    return record(body, fields)


def _plain(text: str, found: list[Line], key: str | None) -> Mapping[str, Any] | str:
    """A record of an article as the screen shows it: section, title, byline, count of words, date, masthead, body."""
    at = next((i for i, line in enumerate(found) if _WORDS.fullmatch(line.text)), None)
    if at is None or at == 0:
        return "article whose head (title, count of words, date) cannot be read"
    by = at - 1 if at > 1 and _is_byline(found[at - 1]) else at
    title_at = by - 1
    while title_at > 0 and not found[title_at].after_gap and len(found[title_at - 1].text) > _WRAPPED:
        title_at -= 1  # a shorter line above is the section
    fields: dict[str, Any] = {"id": key, "title": " ".join(line.text for line in found[title_at:by])}
    fields["authors"] = names(found[by].text) if by < at else []
    body_at, said = _under(found, at + 1)
    if body_at >= len(found):
        return "article without its text in the export"
    return record(stretch(text, found[body_at].start, found[-1].end), {**fields, **said})


def _under(found: list[Line], at: int) -> tuple[int, dict[str, str]]:
    """Where the body begins, and what the lines between the count of words and it say: date, time, masthead.

    They end with the rights, or with the language behind the source's code, or with the empty line."""
    said: dict[str, str] = {}
    rest = found[at : at + _UNDER]
    if rest and is_date(rest[0].text):
        said["published"] = rest[0].text
        rest, at = rest[1:], at + 1
        if rest and _TIME.fullmatch(rest[0].text):
            said["published"] += f" {rest[0].text}"
            rest, at = rest[1:], at + 1
    if rest and len(rest[0].text) < _SHOWN:
        said["outlet"] = rest[0].text
    rights = [i for i, line in enumerate(rest) if is_rights(line.text)]
    if rights:
        end = rights[0] + 1
        while end < len(rest) and not rest[end].after_gap and is_rights(rest[end].text):
            end += 1
        return at + end, said
    code = next((i for i, line in enumerate(rest) if i and _SOURCE_CODE.fullmatch(line.text)), 0)
    end = next((i for i, line in enumerate(rest) if i > code and line.after_gap), min(code + 1, len(rest)))
    return at + end, said


def _is_byline(line: Line) -> bool:
    return len(line.text) < _SHOWN and (
        _BY.match(line.text) is not None
        or (
            2 <= len(line.text.split()) <= 8
            and all(_NAME.fullmatch(word) and _is_capital(word) for word in line.text.split())
        )
    )


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word in {
        "and",
        "und",
        "et",
        "y",
        "e",
        "en",
        "de",
        "van",
        "von",
        "der",
        "la",
        "al",
        "bin",
    }
