"""What the fields of an agency's JSON item say. The names differ by agency and version and stand side by side here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from crossread.read.blocks import from_markup
from crossread.read.said import word

# Names in lower case without underscores, the preferred one first: ninjs 1 and 2, ninjs 3, Superdesk, AP, Reuters, dpa.
_NAMES = {
    "id": ("uri", "guid", "urn", "versionedguid", "entryid", "usn", "id"),
    "url": ("url", "link", "canonicalurl", "weburl"),
    "published": ("versioncreated", "contentcreated", "firstcreated", "contenttimestamp", "sorttimestamp", "updated"),
    "title": ("headlines", "headline", "title"),
    "outlet": ("provider", "source", "copyrightholder"),
    "dateline": ("dateline", "located", "datelinelocation"),
    "authors": ("by", "byline", "bylines", "authors", "creator"),
}
# Who is credited. The copyright notice only where nothing else is said; usage terms never: they name those who may not.
_CREDITS = ("creditline", "infosources", "provider", "source", "copyrightholder")
_TEXT = ("bodytext",)
_HTML = ("bodyhtml", "bodyxhtml", "articlehtml", "bodyhtml5", "bodyrichhtml5")
_NITF = ("bodynitf",)
_BODIES = frozenset((*_TEXT, *_HTML, *_NITF, "bodies", "body"))
MEDIA = frozenset({"picture", "photo", "image", "graphic", "audio", "video", "event", "planning", "link"})
_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})  # values of IPTC's publishing status besides "usable"
_ASIDE = frozenset({"caption", "summary", "teaser", "abstract", "description", "title", "headline"})  # roles of no body
_MARKUP = re.compile(r"<(?:p|br|div|section|h[1-6]|ul|block)\b", re.I)
_PARAGRAPH = re.compile(r"<(?:p|br)\b", re.I)
_BY = re.compile(r"^(?:by|von|par|por|di|de|av|af|door)\s+(?=\S)", re.I)
_BETWEEN = re.compile(r"\s*[;|]\s*|\s+(?:and|und|et|y|e|och|og|en)\s+|\s+[&]\s+", re.I)


def about(item: Mapping[str, Any]) -> dict[str, Any]:
    """What an item says of itself, as the fields of a record."""
    plain = _plain(item)
    found: dict[str, Any] = {name: _first(plain, name) for name in ("id", "url", "published", "title", "outlet")}
    found["id"] = found["id"] or word(_mapping(plain.get("altids")).get("itemid"))
    found["dateline"] = next((place for name in _NAMES["dateline"] if (place := _place(plain.get(name)))), None)
    credited = list(dict.fromkeys(name for field in _CREDITS for name in _named(plain.get(field))))
    found["credits"] = credited or list(_named(plain.get("copyrightnotice")))
    found["authors"] = _authors(plain, credited)
    if word(plain.get("representationtype")) == "incomplete":
        found["stub"] = "incomplete, by its own field representationtype"
    return {name: value for name, value in found.items() if value}


def content(item: Mapping[str, Any]) -> dict[str, str]:
    """The body as a field `text` or `html`; {} where the item has none. Of both the text, unless it lost its
    paragraphs."""
    plain = _plain(item)
    texts, markups = _bodies(plain)
    texts += [from_markup(value) for value in _strings(plain, _NITF)]
    text, markup = max(texts, key=len, default=""), max(markups, key=len, default="")
    if text.strip() and ("\n" in text.strip() or len(_PARAGRAPH.findall(markup)) < 2):
        return {"text": text}
    if _PARAGRAPH.search(markup):
        return {"html": markup if "<html" in markup.lower() else f"<html><body>{markup}</body></html>"}
    text = text if text.strip() else from_markup(markup)  # markup without a paragraph: lines in `pre`, bare words
    return {"text": text} if text.strip() else {}


def has_body(item: Mapping[str, Any]) -> bool:
    """Whether an item has a field that bodies stand in, be it empty."""
    return bool(_BODIES & set(_plain(item)))


def is_withdrawn(item: Mapping[str, Any]) -> bool:
    """Whether its publishing status says that an item is not to be used."""
    status = word(_plain(item).get("pubstatus"))
    return bool(status) and str(status).rpartition(":")[2].lower() in _WITHDRAWN


def names(byline: str, credited: Iterable[str] = ()) -> list[str]:
    """The people of a byline: without "By", and without the agency behind the last comma, where it is one credited."""
    agencies = {name.lower() for name in credited}
    byline = _BY.sub("", byline.strip(), count=1)
    before, comma, last = byline.rpartition(",")
    if comma and last.strip(" .").lower() in agencies:
        byline = before
    return [name for part in _BETWEEN.split(byline) if (name := part.strip(" ,")) and name.lower() not in agencies]


def _plain(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item by its names in lower case without underscores; of two that become one the first that says something."""
    plain: dict[str, Any] = {}
    for name, value in item.items():
        key = str(name).lower().replace("_", "")
        plain[key] = plain.get(key) or value
    return plain


def _bodies(plain: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """The bodies of an item: those that are text, and those that are markup."""
    texts, markups = _strings(plain, _TEXT), _strings(plain, _HTML)
    listed = plain.get("bodies")
    for each in listed if isinstance(listed, list) else [{"value": plain.get("body")}]:
        body = _plain(each) if isinstance(each, Mapping) else {"value": each}
        value, role, form = body.get("value"), word(body.get("role")), str(body.get("contenttype") or "")
        if not isinstance(value, str) or (role or "").lower() in _ASIDE:
            continue
        if "nitf" in form:
            texts.append(from_markup(value))
        elif "xml" not in form or "xhtml" in form:  # another vocabulary may be anything
            is_markup = "html" in form or ("plain" not in form and bool(_MARKUP.search(value)))
            (markups if is_markup else texts).append(value)
    return texts, markups


def _strings(plain: Mapping[str, Any], fields: Iterable[str]) -> list[str]:
    return [value for name in fields if isinstance(value := plain.get(name), str)]


def _first(plain: Mapping[str, Any], name: str) -> str | None:
    """The first of a field's names that says something: a string, an object with a name, or the main one of a list."""
    for alias in _NAMES[name]:
        value = plain.get(alias)
        if isinstance(value, list):
            value = _main(value)
        if found := word(value) or word(_mapping(value).get("literal")):
            return None if name == "url" and not found.startswith("http") else found
    return None


def _main(values: list[Any]) -> Any:
    """The headline of a list whose role is the main one or none; else the first."""
    headlines = [_plain(each) for each in values if isinstance(each, Mapping)]
    main = [each for each in headlines if (word(each.get("role")) or "main").lower() in {"main", "headline"}]
    return next((each.get("value") for each in (*main, *headlines)), None)


def _named(value: Any) -> Iterator[str]:
    """The names in a value: a string, an object, or a list of them."""
    for each in value if isinstance(value, list) else [value]:
        fields = _mapping(each)
        if name := word(each) or word(fields.get("literal")) or word(fields.get("value")):
            yield name


def _place(value: Any) -> str | None:
    """A dateline: a string, or an object with its words, a place, or the place's name."""
    fields = _mapping(value)
    if located := _mapping(fields.get("located")):
        fields = {**located, **fields}
    return word(value) or next((found for name in ("text", "city", "value") if (found := word(fields.get(name)))), None)


def _authors(plain: Mapping[str, Any], credited: list[str]) -> list[str]:
    for alias in _NAMES["authors"]:
        value = plain.get(alias)
        found: list[str] = []
        for each in value if isinstance(value, list) else [value]:
            fields = _mapping(each)
            said = word(each) or word(fields.get("by")) or word(fields.get("value")) or ""
            found += names(said, credited)
        if found:
            return list(dict.fromkeys(found))
    return []


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
