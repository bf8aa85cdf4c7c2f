"""Text exports of ProQuest: documents between lines of underscores, each field with a label of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from crossread.read.exported import labels_of, record, stretch

_RULE = re.compile(r"^[ \t]{0,4}(?:_{20,}|\*{20,}|={20,})[ \t\r]{0,20}$", re.M)
_COUNT = re.compile(
    r"^[ \t]{0,20}(?:Document|Dokument|Documento) (?P<number>\d{1,6}) (?:of|de|von) (?P<of>\d{1,6})[ \t\r]{0,20}$", re.M
)
_LABEL = re.compile(r"^[ \t]{0,4}(?P<name>[^\W\d_][^\n:_]{1,38}?)[  ]?:(?=[ \t\r\n  ]|$)[ \t  ]*", re.M)
_NEAR = 600  # characters behind the text in which a second label stands, if the first is one
_NAMED = re.compile(r"^(?P<family>[^\s,][^,]{0,40}), (?P<given>[^,]{1,40}?)\.?$")


def fits(start: str) -> bool:
    """Whether a text is an export: a full text and an identity of ProQuest's among labels, or the rule between both."""
    known = labels_of("proquest", "any")
    said = [known.get(match["name"].strip().lower()) for match in _LABEL.finditer(start)]
    return "text" in said and (
        "id" in said or (_RULE.search(start) is not None and bool({"outlet", "published", "info"} & set(said)))
    )


def announced(text: str) -> int | None:
    """How many documents the export says it holds."""
    return sum(int(match["of"]) for match in _COUNT.finditer(text) if match["number"] == "1") or None


def articles(text: str) -> Iterator[Mapping[str, Any] | str]:
    """The fields of each article, or why it gives none. What stands before the first and behind the last is none."""
    marks = [0, *(place for match in _RULE.finditer(text) for place in match.span()), len(text)]
    for start, end in zip(marks[::2], marks[1::2], strict=True):
        labels = _labels(text, start, end)
        if {"id", "text", "published"} & {meaning for meaning, _, _ in labels}:
            yield _article(text, start, labels)


def _labels(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """What each label of a document means, and where its value stands. Inside the full text a label counts only where
    another one follows soon: an article may have a line "Subject: …" of its own."""
    found: list[tuple[str, int, int]] = []
    known = labels_of("proquest", "any")
    matches = [match for match in _LABEL.finditer(text, start, end) if match["name"].strip().lower() in known]
    for number, match in enumerate(matches):
        inside = found and found[-1][0] == "text"
        after = matches[number + 1].start() if number + 1 < len(matches) else None
        if inside and (after is None or after - match.end() > _NEAR or _is_prose(text, match.end(), after)):
            continue
        if found:
            found[-1] = (*found[-1][:2], match.start())
        found.append((known[match["name"].strip().lower()], match.end(), end))
    return found


def _is_prose(text: str, start: int, end: int) -> bool:
    """Whether a value has paragraphs: fields are one paragraph."""
    return "\n\n" in stretch(text, start, end).replace("\r", "")


def _article(text: str, start: int, labels: list[tuple[str, int, int]]) -> Mapping[str, Any] | str:
    said: dict[str, str] = {}
    for meaning, begin, end in labels:
        if meaning not in {"-", "text"}:
            said.setdefault(meaning, " ".join(text[begin:end].split()))
    body = max((stretch(text, begin, end) for meaning, begin, end in labels if meaning == "text"), key=len, default="")
    above = " ".join(_COUNT.sub("", text[start : _first(text, start, labels)]).split())
    outlet, published = _info(said.get("info", ""))
    fields = {
        "id": said.get("id"),
        "title": said.get("title") or above,
        "outlet": _masthead(said.get("outlet", "")) or outlet,
        "published": said.get("published") or published,
        "authors": [_name(each) for each in re.split(r"\s*;\s*", said.get("authors", "")) if each],
        "url": next((word for word in said.get("link", "").split() if word.startswith("http")), None),
    }
    return record(body, fields)


def _first(text: str, start: int, labels: list[tuple[str, int, int]]) -> int:
    """Where the first label's line begins: above it stands the title."""
    return max(text.rfind("\n", start, labels[0][1] - 1), start)


def _name(author: str) -> str:
    """ "Holt, Mira." as one says it."""
    match = _NAMED.match(author.strip())
    return f"{match['given']} {match['family']}" if match else author.strip()


def _info(line: str) -> tuple[str | None, str | None]:
    """Masthead and day of "Harbour Gazette, Online; Orvik [Orvik]. 04 Mar 2025: A.3."."""
    day = re.search(r"\d{1,2} [A-Z][a-zéû]{2,8}\.? (?:19|20)\d\d", line)
    return _masthead(line), day.group() if day else None


def _masthead(line: str) -> str | None:
    """A masthead without edition and town: "Harbour Gazette, Online; Orvik"."""
    return re.split(r"[;,]", line)[0].strip() or None
