"""What stands behind an address: said by a list of addresses, or by a feed whose entry holds a teaser alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Linked:
    """A page that lies behind an address, with what is said of it where the address stands."""

    origin: str  # where the address stands, for people: "feed.xml#3"
    url: str  # http or https
    record: Mapping[str, Any] = field(default_factory=dict)  # as a JSON record; its `text` or `html` is the teaser
    asked: bool = False  # True: giving the list was asking for it; False: only with --fetch
    masthead: str | None = None  # the outlet, where neither the record nor the page names one: the feed's title
