"""NewsML-G2, NewsML 1 and NITF: a message of any size, item by item."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from crossread.model import Dropped
from crossread.read import bounds
from crossread.read.decode import decoded
from crossread.read.newsitem import g2_item
from crossread.read.newsml1 import newsml1_item, nitf_item, reuters_item
from crossread.read.ninjs import without_text
from crossread.read.records import Record

_CHUNK = 65_536  # bytes parsed at a time
_BEFORE = r"(?:\s|<\?[^>]{0,500}\?>|<!--.{0,4000}?-->|<!DOCTYPE[^\[>]{0,500}(?:\[(?P<subset>.{0,60000}?)\]\s*)?>)*"
_ROOTS = "newsItem|newsMessage|packageItem|conceptItem|knowledgeItem|planningItem|catalogItem|NewsML|nitf|newsitem"
_ROOT = re.compile(rf"{_BEFORE}<(?:[\w.-]{{1,40}}:)?(?:{_ROOTS})\b", re.S)
_LONGEST = 120  # characters shown of what the parser says is wrong

# Elements that are one item, each with what reads it: its fields, or why it is not used ("=picture": it is counted).
_READERS: dict[str, Callable[[Any], Mapping[str, Any] | str]] = {
    "newsItem": g2_item,
    "NewsItem": newsml1_item,
    "nitf": nitf_item,
    "newsitem": reuters_item,
}
# Elements that hold no article; they are counted.
_OTHERS = {
    "packageItem": "package",
    "conceptItem": "concept",
    "knowledgeItem": "knowledge item",
    "planningItem": "planning item",
    "catalogItem": "catalogue",
}


def is_newsml(name: str, head: bytes) -> bool:  # noqa: ARG001 - what a Carrier asks with
    """Whether a file is news in XML by its root element."""
    return head.lstrip()[:1] in (b"<", b"\xef", b"\xff", b"\xfe") and _ROOT.match(decoded(head)) is not None


def newsml(stream: BinaryIO, origin: str) -> Iterator[Record | Dropped]:
    """Records of the news items of a message. Entities and external files are never followed; an item that breaks the
    XML ends the reading, and those before it stand."""
    silent: Counter[str] = Counter()
    number, alone = 0, True
    for element in _elements(stream, origin):
        if isinstance(element, Dropped):
            yield element
            return
        name = _name(element)
        if name in _OTHERS:
            silent[_OTHERS[name]] += 1
            continue
        number += 1
        alone = alone and element.getparent() is None
        place = origin if alone else f"{origin}#{number}"
        said = _READERS[name](element)
        if isinstance(said, Mapping):
            yield place, said
        elif said.startswith("="):
            silent[said[1:]] += 1
        else:
            yield Dropped(place, said)
    if silent:
        yield Dropped(origin, without_text(silent))
    elif not number:
        yield Dropped(origin, "XML of news agencies without a news item")


def _elements(stream: BinaryIO, origin: str) -> Iterator[Any]:
    """The items of a stream, each freed once the next is asked for; at the end a Dropped where the XML is not read on.

    An item is read into memory whole, so its bytes are bounded."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415

    chunk = stream.read(bounds.HEAD)
    start = _ROOT.match(decoded(chunk))
    if start and "<!ENTITY" in (start["subset"] or ""):
        yield Dropped(origin, "XML that declares entities of its own")
        return
    tags = [f"{{*}}{name}" for name in (*_READERS, *_OTHERS)]
    parser = etree.XMLPullParser(
        events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    since, wrong = 0, ""
    while not wrong:
        wrong = _fed(parser, chunk)
        since += len(chunk)
        for element in _outermost(parser):  # those before what is wrong too
            since = 0
            yield element
            _free(element)
        if not chunk:
            break
        if since > bounds.RECORD:
            wrong = f"news item of more than {bounds.megabytes(bounds.RECORD)}"
        chunk = stream.read(_CHUNK)
    if wrong:
        yield Dropped(origin, f"{wrong}; read up to it")


def _fed(parser: Any, chunk: bytes) -> str:
    """Parses what comes next, or the end, which is no bytes; says what is wrong with it, "" for nothing."""
    from lxml import etree  # noqa: PLC0415

    try:
        if chunk:
            parser.feed(chunk)
        else:
            parser.close()
    except etree.LxmlError as error:
        return f"broken XML ({' '.join(str(error.msg or error).split())[:_LONGEST]})"
    return ""


def _outermost(parser: Any) -> Iterator[Any]:
    """Items that have ended, but for those inside another item, which reads them."""
    events = parser.read_events()
    while (event := _next(events)) is not None:
        element = event[1]
        if not any(_name(above) in (*_READERS, *_OTHERS) for above in element.iterancestors()):
            yield element


def _next(events: Iterator[Any]) -> Any:
    """The next event; None at the end, and where the parser's error comes up again."""
    from lxml import etree  # noqa: PLC0415

    try:
        return next(events, None)
    except etree.LxmlError:
        return None


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _free(element: Any) -> None:
    """Lets go of an item and of what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
