"""Text exports of LexisNexis: the older ones ("1 of 50 DOCUMENTS") and those of Nexis Uni ("End of Document")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crossread.read.agency import names
from crossread.read.exported import Line, between, is_date, is_rights, label, labels_of, lines, record, stretch

_COUNT = re.compile(
    r"^[ \t\f]{0,200}(?:(?P<number>\d{1,6}) of (?P<of>\d{1,6}) DOCUMENTS?"
    r"|(?:Dokument|Document|Documento) (?P<number2>\d{1,6}) (?:von|de|of|di) (?P<of2>\d{1,6}))[ \t\r]{0,200}$",
    re.M,
)
_END = re.compile(
    r"^[ \t\f*_]{0,20}(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento|Einde van document"
    r"|Fine documento|Fim do documento)[ \t\r*_]{0,20}$",
    re.M | re.I,
)
_LISTED = re.compile(
    r"^[ \t]{0,20}(?:Documents?|Dokumente?|Documentos?|Documenten) ?\((?P<of>\d{1,5})\)[ \t\r]{0,20}$", re.M
)
_BODY = re.compile(r"(?:Body|Haupttext|Textkörper|Corps(?: du texte)?|Cuerpo|Texto|BODY):?")
_ALONE = re.compile(r"^[*_]{0,2}(?:Body|Haupttext|Corps|Cuerpo)[ \t\r*_]{0,20}$", re.M)
_ASIDE = re.compile(r"(?:Classification|Klassifizierung|Clasificación|Graphic|Grafik|Graphique|Gráfico|Notes)")
_PAGE = re.compile(r"(?:Page|Seite|Página|Pagina) \d{1,5} (?:of|von|de|sur|van) \d{1,5}", re.I)
_FIELD = re.compile(
    r"^(?:LENGTH|LÄNGE|LONGUEUR|LONGITUD|LENGTE|LOAD-DATE|Length|Länge|Longueur|Longitud|Load-Date) ?:", re.M
)
_HEADED = re.compile(
    r"^[*_]{0,2}(Load-Date|Length|Section|Byline|Länge|Rubrik|Longueur|Rubrique|Copyright)(?: ?:|(?= \d{4}\b))", re.M
)

_WRAPPED = 50  # characters: a field's line that goes on in the next one is longer (they are cut at 70 or more)
_HEAD = 12  # lines above the date of an older export: copyright, rights and masthead, each over a few lines
_FAR = 20  # lines of fields between the date and the body


def fits(start: str) -> bool:
    """Whether a text is an export: a count or an end mark on a line of its own, and the fields that articles have."""
    if first := _COUNT.search(start):
        return _FIELD.search(start, first.end()) is not None
    headed = len(set(_HEADED.findall(start)))
    if not {"Load-Date", "Length", "Länge", "Longueur"} & set(_HEADED.findall(start)) and not _LISTED.search(start):
        return False
    if headed >= 3 and _ALONE.search(start):  # the first article may be longer than what is seen here
        return True
    if _END.search(start):
        return headed >= 2
    return bool(_LISTED.search(start) and "Client/Matter" in start)


def announced(text: str) -> int | None:
    """How many articles the export says it holds."""
    if _COUNT.search(text):
        firsts = [mark for mark in _COUNT.finditer(text) if (mark["number"] or mark["number2"]) == "1"]
        return sum(int(mark["of"] or mark["of2"]) for mark in firsts) or None  # several exports may be one file
    return sum(map(int, _LISTED.findall(text))) or None


def articles(text: str) -> Iterator[Mapping[str, Any] | str]:
    """The fields of each article, or why it gives none."""
    if marks := list(_COUNT.finditer(text)):
        for start, end in between(text, marks):
            yield _older(text, lines(text, start, end))
        return
    start = 0
    for number, mark in enumerate(_END.finditer(text)):
        yield _newer(text, lines(text, start, mark.start()), first=number == 0)
        start = mark.end()
    if len(rest := lines(text, start, len(text))) > 3:  # a last page number is no article
        yield _newer(text, rest, first=start == 0)


def _older(text: str, found: Sequence[Line]) -> Mapping[str, Any] | str:
    """An article under its count: copyright and masthead, the date, the title, fields, body, fields."""
    date = next((i for i, line in enumerate(found[:_HEAD]) if is_date(line.text)), None)
    above = found[: date if date is not None else 1]
    outlet = next((line.text for line in above if not is_rights(line.text)), None)
    at = (date if date is not None else len(above) - 1) + 1
    while at < len(found) and not found[at].after_gap:  # the edition, right under the date
        at += 1
    title_at = at
    if at < len(found) and not _is_field(found[at]):
        at += 1
        while at < len(found) and not found[at].after_gap and not _is_field(found[at]):
            at += 1
    body_at, said = _fields(found, at)
    end, behind = _behind(found, body_at, "behind")
    title = " ".join(line.text for line in found[title_at:at])
    fields = {**said, **behind, "outlet": outlet, "published": found[date].text if date is not None else None}
    fields["title"] = said.get("title") or title
    return _article(text, found[body_at:end], fields)


def _newer(text: str, found: Sequence[Line], *, first: bool) -> Mapping[str, Any] | str:
    """An article of Nexis Uni: title, masthead, date, rights and fields, "Body", the body, a classification."""
    found = [line for line in found if not _PAGE.fullmatch(line.text)]
    date = next((i for i, line in enumerate(found) if i > 0 and is_date(line.text) and _headed(found, i)), None)
    if date is None:
        return "article whose head (masthead, date, copyright) cannot be read"
    begin = max(0, date - 2) if first or date > 6 else 0  # the first stands behind a cover with a list of all
    while first and begin > 0 and not found[begin].after_gap:
        begin -= 1
    body = next((i for i in range(date + 1, min(date + _FAR, len(found))) if _BODY.fullmatch(found[i].text)), None)
    body_at, said = _fields(found, date + 1, until=body)
    end, behind = _behind(found, body_at, "loaded")
    aside = [i for i in range(body_at, end) if _ASIDE.fullmatch(found[i].text)]
    end = aside[0] if aside and aside[0] > body_at else end
    fields = {**said, **behind, "outlet": found[date - 1].text, "published": found[date].text}
    fields["title"] = " ".join(line.text for line in found[begin : date - 1])
    return _article(text, found[body_at:end], fields)


def _article(text: str, body: Sequence[Line], fields: Mapping[str, Any]) -> Mapping[str, Any] | str:
    """A record of the lines of a body, as they stand in the file, and of what the fields around it say."""
    authors = names(fields["authors"]) if fields.get("authors") else []
    return record(stretch(text, body[0].start, body[-1].end) if body else "", {**fields, "authors": authors})


def _headed(found: Sequence[Line], date: int) -> bool:
    """Whether rights or fields stand under a date: so it is an article's own."""
    under = found[date + 1 : date + 7]
    return any(is_rights(line.text) or _is_field(line) for line in under)


def _fields(found: Sequence[Line], at: int, until: int | None = None) -> tuple[int, dict[str, str]]:
    """Where the body begins, and what the fields above it say. A field may run over several lines."""
    said: dict[str, str] = {}
    while at < len(found):
        if at == until or (until is None and _BODY.fullmatch(found[at].text)):
            return at + 1, said
        known = label(found[at].text, labels_of("lexis", "before"))
        if known is None and until is None and not is_rights(found[at].text):
            return at, said
        value = [known[1]] if known else []
        at += 1
        while at < len(found) and len(found[at - 1].text) > _WRAPPED and not found[at].after_gap and at != until:
            if _is_field(found[at]) or _BODY.fullmatch(found[at].text) or is_rights(found[at].text):
                break
            value.append(found[at].text)
            at += 1
        if known and known[0] != "-":
            said.setdefault(known[0], " ".join(value))
    return at, said


def _behind(found: Sequence[Line], body_at: int, place: str) -> tuple[int, dict[str, str]]:
    """Where the body ends: before the paragraphs of fields and rights that stand last; and what they say."""
    end = len(found)
    while end > body_at:
        begin = end - 1
        while begin > body_at and not found[begin].after_gap:
            begin -= 1
        if not _is_behind(found[begin], place):
            while end > begin + 1 and _is_behind(found[end - 1], place):  # no empty line between body and fields
                end -= 1
            break
        end = begin
    known = [label(line.text, labels_of("lexis", "behind")) for line in found[end:]]
    return end, {meaning: value for meaning, value in filter(None, known) if meaning != "-"}


def _is_behind(line: Line, place: str) -> bool:
    """Whether a line is one of the fields behind a body. Those of older exports are in capitals."""
    if is_rights(line.text):
        return True
    known = label(line.text, labels_of("lexis", place)) is not None
    return known and (place == "loaded" or line.text.partition(":")[0].isupper())


def _is_field(line: Line) -> bool:
    return label(line.text, labels_of("lexis", "before")) is not None
