"""Addresses given to be read: on the command line, in a list with one a line, or as the feeds of an OPML outline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from crossread.model import Dropped
from crossread.read import bounds, feedtree
from crossread.read.decode import decoded, mark
from crossread.read.entries import is_web
from crossread.read.kinds import suffix_of
from crossread.read.lines import lines
from crossread.read.linked import Linked
from crossread.read.records import Record, Unreadable, unmarked

LONGEST = 2000  # characters of an address: servers and caches refuse longer ones
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://\S+", re.I)  # C:// is a drive


def is_address(given: str) -> bool:
    """Whether an argument is an address and no path: "https://kell.example/feed"."""
    return _ADDRESS.fullmatch(given) is not None


def is_list(name: str, head: bytes) -> bool:
    """Whether a file is a list of addresses: every line that says anything is one, or it is called so."""
    if suffix_of(name) == "urls":
        return True
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1].lower() not in (b"#", b"h") and not mark(head):
        return False
    text = decoded(head)
    found = text.splitlines()
    if len(head) >= bounds.HEAD:
        found = found[:-1]  # the last line is cut
    said = [line for line in map(str.strip, found) if line and not line.startswith("#")]
    return bool(said) and is_web(said[0]) and all(is_address(line) for line in said)


def addresses(stream: BinaryIO, origin: str) -> Iterator[Record | Dropped | Linked]:
    """The addresses of a list; `links.txt#3` is its line 3. Lines that begin with # are comments."""
    count = 0
    for number, line in lines(unmarked(stream), bounds.HEAD):
        place = f"{origin}#{number}"
        url = decoded(line).strip() if line is not None else "?"
        if not url or url.startswith("#"):
            continue
        count += 1
        if count > bounds.ENTRIES:
            yield Dropped(origin, f"list of more than {bounds.ENTRIES:,} addresses: the rest was not read")
            return
        yield Linked(place, url, asked=True) if is_web(url) and is_address(url) else Dropped(place, NO_ADDRESS)


NO_ADDRESS = "no http or https address"


def is_outline(_name: str, head: bytes) -> bool:
    """Whether a file is an OPML outline."""
    return feedtree.root_of(head) == "opml"


def outline(stream: BinaryIO, origin: str) -> Iterator[Record | Dropped | Linked]:
    """The feeds of an OPML outline, however deep they stand; `feeds.opml#3` is its third. Raises Unreadable."""
    data = stream.read(bounds.FEED + 1)
    if len(data) > bounds.FEED:
        raise Unreadable(f"outline of more than {bounds.megabytes(bounds.FEED)}")
    count = 0
    for element in feedtree.outline(data).iter():
        if not isinstance(element.tag, str) or feedtree.tag(element) != "outline":
            continue
        said = {name.lower(): value for name, value in element.attrib.items()}
        url = (said.get("xmlurl") or (said.get("url") if said.get("type") != "include" else "") or "").strip()
        if not url:
            continue  # a folder
        count += 1
        if count > bounds.ENTRIES:
            yield Dropped(origin, f"outline of more than {bounds.ENTRIES:,} feeds: the rest was not read")
            return
        place = f"{origin}#{count}"
        yield Linked(place, url) if is_web(url) and is_address(url) else Dropped(place, NO_ADDRESS)
