"""One item of NewsML-G2: its content, and what its metadata says."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from typing import Any

from crossread.read import bounds
from crossread.read.agency import names
from crossread.read.blocks import from_element, from_markup, local
from crossread.read.decode import decoded
from crossread.read.newsml1 import nitf_fields, nitf_text
from crossread.read.said import word

_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})  # IPTC's publishing status besides "usable"
_TEXT = frozenset({"text", "composite", ""})  # item classes that hold an article
_PARTY = frozenset({"party"})  # role of an information source that only has an interest


def g2_item(item: Any) -> Mapping[str, Any] | str:
    """The fields of a record, or why the item gives none; "=picture" for one that is only counted."""
    form = code(first(item, "itemMeta/itemClass"))
    status = code(first(item, "itemMeta/pubStatus")).lower()
    if status in _WITHDRAWN:
        return f"withdrawn or not yet free, by its own status ({status})"
    body, nitf = _content(item)
    if not body:
        if form not in _TEXT:
            return f"={form[:30]}"
        return "=text kept elsewhere" if any(True for _ in every(item, "remoteContent")) else "news item without a body"
    said = nitf_fields(nitf) if nitf is not None else {}
    said = {**said, **{name: value for name, value in _about(item).items() if value}}
    return {**said, **body}


def _about(item: Any) -> dict[str, Any]:
    meta = first(item, "contentMeta")
    provider = name_of(first(item, "itemMeta/provider"))
    holder = name_of(first(item, "rightsInfo/copyrightHolder"))
    sources = [
        name_of(source)
        for source in every(meta, "infoSource")
        if (source.get("role") or "").rpartition(":")[2].lower() not in _PARTY
    ]
    lines = [line for element in every(meta, "creditline") if (line := said(element))]
    credited = [name for name in (*lines, *sources, provider, holder) if name]
    by = [line for element in every(meta, "by") if (line := said(element))]
    creators = [name for element in every(meta, "creator") if (name := name_of(element))]
    return {
        "id": word(item.get("guid")),
        "title": _headline(meta),
        "outlet": provider or holder,
        "published": said(first(item, "itemMeta/versionCreated"))
        or said(first(item, "contentMeta/contentModified"))
        or said(first(item, "contentMeta/contentCreated"))
        or said(first(item, "itemMeta/firstCreated")),
        "authors": [name for line in by or creators for name in names(line, credited)],
        "credits": list(dict.fromkeys(credited)),
        "dateline": said(first(item, "contentMeta/dateline")) or name_of(first(item, "contentMeta/located")),
    }


def _headline(meta: Any) -> str | None:
    """The headline whose role is the main one or none, else the first."""
    found = [(code_of(each.get("role") or "").lower(), said(each)) for each in every(meta, "headline")]
    main = [line for role, line in found if role in {"", "main", "headline"} and line]
    return next((line for line in (*main, *(line for _, line in found)) if line), None)


def _content(item: Any) -> tuple[dict[str, str], Any]:
    """The longest body an item carries, as a field `text` or `html`, and the NITF it came from."""
    best: tuple[dict[str, str], Any] = ({}, None)
    longest = 0
    for part in every(item, "inlineXML", "inlineData"):
        body, nitf = _xml(part) if local(part) == "inlinexml" else (_data(part), None)
        size = len(from_markup(body["html"])) if "html" in body else len(body.get("text", "").strip())
        if size > longest:
            best, longest = (body, nitf), size
    return best


def _xml(part: Any) -> tuple[dict[str, str], Any]:
    nitf = next((each for each in part.iter() if local(each) == "nitf"), None)
    if nitf is not None:
        return {"text": nitf_text(nitf)}, nitf
    root = next((each for each in part if local(each)), None)
    if root is None:
        return {"text": "".join(part.itertext())}, None
    if local(root) in {"html", "body", "section", "article", "div", "p"}:
        return {"html": _as_html(part if local(root) == "p" else root)}, None
    return {"text": from_element(root)}, None  # another vocabulary: its words, a line an element


def _as_html(root: Any) -> str:
    """XHTML inside XML as HTML: names without their namespace."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415

    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = local(element)
    etree.cleanup_namespaces(root)
    markup: str = etree.tostring(root, encoding="unicode", method="html", with_tail=False)
    return markup if local(root) == "html" else f"<html><body>{markup}</body></html>"


def _data(part: Any) -> dict[str, str]:
    """Text or HTML that stands in an inlineData element, as it is or in base64."""
    form, text = (part.get("contenttype") or "").lower(), "".join(part.itertext())
    if form and not form.startswith("text/"):
        return {}
    if "base64" in (part.get("encoding") or "").lower():
        try:
            text = decoded(base64.b64decode("".join(text.split()))[: bounds.RECORD], markup="html" in form)
        except (binascii.Error, ValueError):
            return {}
    return {"html" if "html" in form else "text": text}


def every(root: Any, *wanted: str) -> Iterator[Any]:
    """Every element below with one of these names, whatever its namespace."""
    for name in wanted if root is not None else ():
        yield from root.iter(f"{{*}}{name}")


def first(root: Any, path: str) -> Any:
    """The first element at a path of names, whatever their namespace; None where there is none."""
    return root.find("/".join(f"{{*}}{name}" for name in path.split("/")))


def said(element: Any) -> str | None:
    """An element's words as one line."""
    return None if element is None else word("".join(element.itertext()))


def name_of(element: Any) -> str | None:
    """Who an element means: its name, its literal, or the code behind its scheme ("nprov:REUTERS")."""
    if element is None:
        return None
    named = said(first(element, "name")) or word(element.get("literal"))
    return named or word(code_of(element.get("qcode") or "")) or None


def code(element: Any) -> str:
    """The code of an item class or a status: the last part of its qcode, uri or literal."""
    if element is None:
        return ""
    return code_of(element.get("qcode") or element.get("uri") or element.get("literal") or "").lower()


def code_of(qcode: str) -> str:
    return qcode.rpartition(":")[2].rpartition("/")[2]
