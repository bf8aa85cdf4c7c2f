"""Items of NewsML 1, and NITF, alone or inside another carrier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from crossread.read.agency import names
from crossread.read.blocks import from_element, local
from crossread.read.said import word

_PICTURES = frozenset({"photo", "picture", "graphic", "video", "audio", "animation", "complexdata"})
_WITHDRAWN = frozenset(
    {"canceled", "cancelled", "withheld", "embargoed"}
)  # values of NewsML 1's Status besides "Usable"


def nitf_item(nitf: Any) -> Mapping[str, Any] | str:
    """The fields of a record for a NITF document, or why it gives none."""
    text = nitf_text(nitf)
    return {**nitf_fields(nitf), "text": text} if text else "news item without a body"


def nitf_text(nitf: Any) -> str:
    """The text of a NITF document: its body's content and end, without the head, which is metadata."""
    full = [each for each in nitf.iter("{*}block") if each.get("class") == "full_text"]  # beside it the lead once more
    parts = full or [each for name in ("body.content", "body.end") for each in nitf.iter(f"{{*}}{name}")]
    if not any(local(part) in {"body.content", "block"} for part in parts):
        parts = list(nitf.iter("{*}body"))[:1]
    return "\n\n".join(text for part in parts if (text := from_element(part)))


def nitf_fields(nitf: Any) -> dict[str, Any]:
    """What the head of a NITF document and of its body say."""
    head = _first(nitf, "body.head")
    outlet = _attribute(nitf, "pubdata", "name") or _words(head, "distributor")
    credited = [name for name in (_words(head, "distributor"), _attribute(nitf, "doc.copyright", "holder")) if name]
    bylines = [] if head is None else [each for each in head.iter("{*}byline") if "normal" not in each.get("class", "")]
    found = {
        "id": _attribute(nitf, "doc-id", "id-string"),
        "title": _words(head, "hl1") or _words(head, "hedline") or _words(nitf, "title"),
        "outlet": outlet,
        "published": _attribute(nitf, "date.issue", "norm")
        or _attribute(nitf, "pubdata", "date.publication")
        or _attribute(head, "story.date", "norm"),
        "authors": [name for each in bylines if (line := _byline(each)) for name in names(line, credited)],
        "credits": list(dict.fromkeys(credited)),
        "dateline": _words(head, "dateline"),
        "url": _attribute(nitf, "pubdata", "ex-ref"),
    }
    return {name: value for name, value in found.items() if value}


def reuters_item(item: Any) -> Mapping[str, Any] | str:
    """The fields of a record for an item of Reuters' corpora (`newsitem`), or why it gives none."""
    body = _first(item, "text")
    text = from_element(body) if body is not None else ""
    byline = _words(item, "byline")
    found = {
        "id": word(item.get("itemid")),
        "title": _words(item, "headline") or _words(item, "title"),
        "published": word(item.get("date")),
        "authors": names(byline) if byline else [],
        "credits": [line] if (line := _words(item, "copyright")) else [],
        "dateline": _words(item, "dateline"),
    }
    said = {name: value for name, value in found.items() if value}
    return {**said, "text": text} if text else "news item without a body"


def newsml1_item(item: Any) -> Mapping[str, Any] | str:
    """The fields of a record for an item of NewsML 1, or why it gives none; "=photo" for one that is only counted."""
    status = _attribute(item, "Status", "FormalName") or ""
    if status.lower() in _WITHDRAWN:
        return f"withdrawn or not yet free, by its own status ({status.lower()})"
    contents = [(_form(each), each) for each in item.iter("{*}ContentItem")]
    bodies = [(text, part) for form, each in contents if form not in _PICTURES for text, part in _bodies(each)]
    text, part = max(bodies, key=lambda body: len(body[0]), default=("", item))
    if not text:
        silent = [form for form, _ in contents if form in _PICTURES]
        return f"={silent[0]}" if silent else "news item without a body"
    nitf = next((each for each in part.iter("{*}nitf")), None)
    return {**(nitf_fields(nitf) if nitf is not None else {}), **_about(item), "text": text}


def _about(item: Any) -> dict[str, Any]:
    """What the envelope of a NewsML 1 item says."""
    lines = _first(item, "NewsLines")
    provider, source = (_party(item, name) for name in ("Provider", "Source"))
    credited = [name for name in (_words(lines, "CreditLine"), source, provider) if name]
    found = {
        "id": _words(item, "PublicIdentifier"),
        "title": _words(lines, "HeadLine"),
        "outlet": provider or _words(item, "ProviderId"),
        "published": _words(item, "ThisRevisionCreated") or _words(item, "FirstCreated"),
        "authors": names(_words(lines, "ByLine") or "", credited),
        "credits": list(dict.fromkeys(credited)),
        "dateline": _words(lines, "DateLine"),
    }
    return {name: value for name, value in found.items() if value}


def _form(content: Any) -> str:
    """What kind of thing a ContentItem is, by its media type: "text", "photo"."""
    return (_attribute(content, "MediaType", "FormalName") or "").lower().replace(" ", "")


def _bodies(content: Any) -> Iterator[tuple[str, Any]]:
    """The texts of a ContentItem, each with its element. The head of a NITF inside is no text."""
    for data in content.iter("{*}DataContent", "{*}body.content"):
        nitf = _first(data, "nitf")
        yield (nitf_text(nitf) if nitf is not None else from_element(data)), data


def _byline(element: Any) -> str | None:
    """The words of a byline without the titles of the people ("Staff Reporter")."""
    pieces = [element.text, *(piece for each in element if local(each) != "byttl" for piece in each.itertext())]
    pieces += [each.tail for each in element]
    return word(" ".join(piece for piece in pieces if piece)) or word("".join(element.itertext()))


def _party(item: Any, name: str) -> str | None:
    """The party of an element: <Provider><Party FormalName="AFP"/></Provider>."""
    element = _first(item, name)
    return _attribute(element, "Party", "FormalName") if element is not None else None


def _first(root: Any, name: str) -> Any:
    return None if root is None else next(root.iter(f"{{*}}{name}"), None)


def _attribute(root: Any, name: str, attribute: str) -> str | None:
    element = _first(root, name)
    return None if element is None else word(element.get(attribute))


def _words(root: Any, name: str) -> str | None:
    """The words of the first element of a name below another, as one line."""
    element = _first(root, name)
    return None if element is None else word("".join(element.itertext()))
