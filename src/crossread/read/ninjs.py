"""Agency JSON: IPTC ninjs 1 to 3, and the items of agencies that name their fields much alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from crossread.model import Dropped
from crossread.read.agency import MEDIA, about, content, has_body, is_withdrawn
from crossread.read.decode import decoded, mark
from crossread.read.records import Record, json_records

# Fields that hold an article's body, and fields of which at least one stands beside it: one alone could be anybody's.
_BODY_KEY = re.compile(
    r'"(?:body_(?:text|\w{0,8}html5?|nitf)|bodies|article_?html|body(?:Xhtml|Html|Text)|body)"\s*:', re.I
)
_BESIDE = re.compile(
    r'"(?:versioncreated|version_created|firstcreated|contentcreated|pubstatus|urgency|usageterms|copyrightholder'
    r'|copyrightnotice|slugline|headlines|altids|infosources|digitalwires|provider|usn|urn)"\s*:',
    re.I,
)
# Where answers of an agency's interface keep their items, at most this deep: AP's are data, items, item.
_WRAPPERS = ("_items", "items", "item", "data", "results", "newsItems", "documents", "entries")
_DEEPEST = 6
_FORMS = frozenset(
    {"text", "composite", "article", "story", "news", "component", ""}
)  # item types that hold an article


def is_ninjs(name: str, head: bytes) -> bool:  # noqa: ARG001 - what a Carrier asks with
    """Whether a file is agency JSON: it begins as JSON does and has a body field and a field that news items have."""
    if not re.match(rb"\s*[\[{]", head) and not mark(head):
        return False
    text = decoded(head)
    has_body = _BODY_KEY.search(text) or re.search(r'"uri"\s*:', text)
    return bool(has_body and _BESIDE.search(text) and re.match(r"\s*[\[{]", text))


def ninjs(stream: BinaryIO, origin: str) -> Iterator[Record | Dropped]:
    """Records of agency JSON, one item or many. Pictures and other items without text are counted, not read; an object
    that is no news item goes on as it is."""
    silent: Counter[str] = Counter()
    for found in json_records(stream, origin):
        if isinstance(found, Dropped):
            yield found
        else:
            yield from _items(found[1], found[0], silent, _DEEPEST)
    if silent:
        yield Dropped(origin, without_text(silent))


def without_text(silent: Counter[str]) -> str:
    """What was passed over, in words: "items without text: 3 picture, 1 video"."""
    return "items without text: " + ", ".join(f"{count} {what}" for what, count in sorted(silent.items()))


def _items(value: Any, place: str, silent: Counter[str], depth: int) -> Iterator[Record | Dropped]:
    if isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from _items(item, _inner(place, number), silent, depth - 1)
    elif not isinstance(value, Mapping):
        yield Dropped(place, "JSON value where a news item should stand")
    elif depth == 0:
        yield Dropped(place, "news items nested too deep")
    elif _is_item(value):
        yield from _item(value, place, silent, depth)
    elif wrapped := next((name for name in _WRAPPERS if isinstance(value.get(name), list | Mapping)), None):
        yield from _items(value[wrapped], place, silent, depth - 1)
    else:
        yield place, value


def _item(item: Mapping[str, Any], place: str, silent: Counter[str], depth: int) -> Iterator[Record | Dropped]:
    """One news item, and the text items that are associated with it."""
    body = content(item)
    form = _form(item)
    if "text" in item or "html" in item:
        yield place, item
    elif is_withdrawn(item):
        yield Dropped(place, "withdrawn or not yet free, by its own status", about(item).get("id"))
    elif body and form not in MEDIA:
        yield place, {**about(item), **body}
    elif form not in _FORMS:
        silent[form] += 1
    elif depth < _DEEPEST or _associated(item):
        silent["text kept elsewhere"] += 1
    else:
        yield Dropped(place, "news item without a body", about(item).get("id"))
    for number, other in enumerate(_associated(item), 1):
        if isinstance(other, Mapping):
            yield from _items(other, _inner(place, number), silent, depth - 1)


def _is_item(value: Mapping[str, Any]) -> bool:
    return has_body(value) or "text" in value or ("uri" in value and ("type" in value or "version" in value))


def _form(item: Mapping[str, Any]) -> str:
    form = item.get("type")
    return form.lower()[:30] if isinstance(form, str) else ""


def _associated(item: Mapping[str, Any]) -> list[Any]:
    """Embedded items: an object of names and items in ninjs 1, a list from ninjs 2 on."""
    found = item.get("associations")
    if isinstance(found, Mapping):
        return list(found.values())
    return found if isinstance(found, list) else []


def _inner(place: str, number: int) -> str:
    return f"{place}{'.' if '#' in place.rpartition('/')[2] else '#'}{number}"
