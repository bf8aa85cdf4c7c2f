"""What a site asks of programs: robots.txt, as RFC 9309 has it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import httpx2
from protego import Protego

from crossread.read.fetch.settings import NAME, Fetching

LARGEST = 500 * 1024  # bytes that RFC 9309 asks a reader to take at least


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site. `rules` None: all is allowed, or nothing where `trouble` says why."""

    rules: Protego | None = None
    trouble: str | None = None  # in words

    def allows(self, url: httpx2.URL) -> bool:
        return self.rules is None or bool(self.rules.can_fetch(str(url), NAME))

    @property
    def pause(self) -> float:
        """Seconds that the site wants between two requests; 0 where it does not say."""
        return float((self.rules.crawl_delay(NAME) if self.rules is not None else None) or 0.0)


def read(status: int, body: bytes, host: str) -> Robots:
    """The rules in an answer: none where the site has no such file; nothing is allowed where the server is at fault."""
    if status == 200:
        return Robots(Protego.parse(body[:LARGEST].decode("utf-8-sig", "replace")))
    if 400 <= status < 500 and status != 429:
        return Robots()
    return Robots(trouble=f"robots.txt of {host} cannot be read (status {status}), so the site is left alone")


def within(allowed: Fetching) -> Fetching:
    """The same with the bound of robots.txt."""
    return replace(allowed, largest=min(LARGEST, allowed.largest))
