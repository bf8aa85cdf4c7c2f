"""What a run may fetch, and what came back."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from crossread import __version__
from crossread.read import bounds

NAME = "crossread"  # what robots.txt calls us
AGENT = f"{NAME}/{__version__} (+https://crossread.readthedocs.io)"


class Refused(Exception):
    """An address that nothing can be had from; the message says why, in words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave."""

    address: str  # where it came from in the end, behind all redirects
    body: bytes  # unpacked
    kind: str  # the content type in lower case without its parameters; "" where the server names none
    charset: str | None = None  # as the server labels it


def cache_folder() -> Path:
    """CROSSREAD_CACHE, else where the platform keeps caches."""
    if given := os.environ.get("CROSSREAD_CACHE"):
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "crossread" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "crossread"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "crossread"


@dataclass(frozen=True, slots=True)
class Fetching:
    """What is allowed. The numbers are what reading some hundred articles needs; a crawl would need others."""

    offline: bool = False  # nothing is fetched: what the cache holds is read
    private: bool = False  # machines of the own network may be talked to
    cache: Path = field(default_factory=cache_folder)
    largest: int = bounds.RECORD  # bytes of one answer, unpacked: a news page has 0.1 to 2 MB
    seconds: float = 30.0  # for one request and its answer: what browsers' users wait, too
    redirects: int = 5  # RFC 9309 asks that at least five be followed for robots.txt; pages need two or three
    pause: float = 1.0  # seconds between two requests to one host, where it asks for no other
    longest_pause: float = 60.0  # seconds that a host may ask us to wait; where it asks for more, nothing is fetched
    hosts: int = 8  # hosts that are asked at the same time
    fresh: float = (
        600.0  # seconds in which an answer is taken from the cache without asking: read, clean, collate in turn
    )
