"""One address to its answer: robots.txt, cache, conditions, redirects, refusals."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import NoReturn

import httpx2

from crossread.read.fetch import robots
from crossread.read.fetch.cache import Cache, Entry
from crossread.read.fetch.exchange import Response, get, parsed
from crossread.read.fetch.hosts import Hosts
from crossread.read.fetch.settings import Answer, Fetching, Refused

RETRIES = 2  # times that a busy server is asked again, where it says when
_MOVED = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
_HELD = {"text/css", "text/javascript", "text/event-stream", "text/calendar", "text/vcard", "application/javascript"}
_READ = {"application/json", "application/xml", "application/x-ndjson", "application/jsonl", "application/rdf"}


class Web:
    """Fetches for one run. Used by several threads; the pauses and the rules of the hosts are theirs together."""

    def __init__(self, allowed: Fetching) -> None:
        self._allowed = allowed
        self._cache = Cache(allowed.cache)
        self._hosts = Hosts()
        self._robots: dict[str, robots.Robots] = {}
        self._lock = threading.Lock()

    def stop(self) -> None:
        """Ends all waiting; requests under way end with their time."""
        self._hosts.stop()

    def trim(self) -> None:
        self._cache.trim()

    def answer(self, address: str) -> Answer:
        """What an address gives. Raises Refused with the reason in words."""
        url = parsed(address)
        for _ in range(self._allowed.redirects + 1):
            entry = self._entry(url)
            if entry.status == 200:
                return _answer(str(url), entry)
            url = _next(url, entry)
        raise Refused(f"more than {self._allowed.redirects} redirects")

    def _entry(self, url: httpx2.URL) -> Entry:
        """A page or a redirect, from the cache where it is fresh there, else from the host."""
        known = self._cache.get(str(url))
        if known and (self._allowed.offline or known.age < self._allowed.fresh):
            return known
        if self._allowed.offline:
            raise Refused("not in the cache, and --offline forbids to fetch it")
        self._permitted(url)
        for _ in range(RETRIES + 1):
            with self._hosts.turn(url.host):
                response = self._asked(url, known.conditions() if known else {})
            if response.status not in _BUSY:
                break
        return self._kept(url, response, known)

    def _kept(self, url: httpx2.URL, response: Response, known: Entry | None) -> Entry:
        if response.status == 304 and known:
            entry = replace(known, at=time.time())
        elif response.status == 200 or (response.status in _MOVED and response.headers.get("location")):
            _readable(response)
            entry = Entry(response.status, response.headers, response.body, time.time())
        else:
            raise Refused(_status(response.status))
        self._cache.put(str(url), entry)
        return entry

    def _permitted(self, url: httpx2.URL) -> None:
        """Raises Refused where the site does not want the address to be fetched, or not as often as we could."""
        rules = self._rules(url)
        if rules.trouble:
            raise Refused(rules.trouble)
        if not rules.allows(url):
            raise Refused(f"robots.txt of {url.host} forbids it")
        if rules.pause > self._allowed.longest_pause:
            raise Refused(f"robots.txt of {url.host} asks for {rules.pause:,.0f} seconds between requests")

    def _rules(self, url: httpx2.URL) -> robots.Robots:
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        with self._lock:
            found = self._robots.get(site)
        if found is None:
            found = self._read_rules(parsed(f"{site}/robots.txt"))
            with self._lock:
                self._robots[site] = found
        return found

    def _read_rules(self, url: httpx2.URL) -> robots.Robots:
        """The rules of a site; a redirect of its robots.txt is followed, and what cannot be reached is left alone."""
        for _ in range(self._allowed.redirects + 1):
            with self._hosts.turn(url.host):
                try:
                    response = get(url, {}, robots.within(self._allowed), cut=True)
                except Refused as refusal:
                    return robots.Robots(trouble=str(refusal))
            if response.status not in _MOVED or not response.headers.get("location"):
                return robots.read(response.status, response.body, url.host)
            try:
                url = _next(url, Entry(response.status, response.headers))
            except Refused:
                return robots.Robots()
        return robots.Robots()  # RFC 9309: more than five redirects count as no such file

    def _asked(self, url: httpx2.URL, conditions: Mapping[str, str]) -> Response:
        """One request, and the pause after it. Raises Refused, also where a busy host asks for longer than we wait."""
        pause = max(self._allowed.pause, self._rules(url).pause)
        try:
            response = get(url, conditions, self._allowed)
            if response.status in _MOVED:
                pause = 0.0  # the page itself comes next
            elif response.status in _BUSY:
                pause = max(pause, self._until_free(response))
            return response
        finally:
            self._hosts.rest(url.host, pause)

    def _until_free(self, response: Response) -> float:
        """Seconds that a busy host asks us to wait. Raises Refused where it does not say, or asks for too many."""
        asked = _seconds(response.headers.get("retry-after"))
        if asked is not None and asked <= self._allowed.longest_pause:
            return asked
        again = f"; it asks to come again in {asked:,.0f} seconds" if asked is not None else ""
        raise Refused(_status(response.status) + again)


def _next(url: httpx2.URL, entry: Entry) -> httpx2.URL:
    """Where a redirect leads. Raises Refused, also for addresses that may not be fetched."""
    location = entry.headers.get("location", "")
    try:
        there = url.join(location)
    except (httpx2.InvalidURL, ValueError, TypeError, UnicodeError):
        _refuse(f"redirect to what is no address: {location[:100]}")
    try:
        return parsed(str(there))
    except Refused as refusal:
        _refuse(f"redirect to {location[:100]}: {refusal}")


def _refuse(reason: str) -> NoReturn:
    raise Refused(reason) from None


def _readable(response: Response) -> None:
    """Raises Refused for what is no page: a picture, a film, a program."""
    kind = _kind(response.headers)
    if response.status != 200 or not kind or kind in _READ or kind.endswith(("+xml", "+json")):
        return
    if not kind.startswith("text/") or kind in _HELD:
        raise Refused(f"{kind}, which is no page")


def _kind(headers: Mapping[str, str]) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def _answer(address: str, entry: Entry) -> Answer:
    parameters = entry.headers.get("content-type", "").split(";")[1:]
    said = (part.partition("=") for part in parameters)
    charset = next((value.strip() for name, _, value in said if name.strip().lower() == "charset"), None)
    return Answer(address, entry.body, _kind(entry.headers), charset)


def _status(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"status {status}"


def _seconds(after: str | None) -> float | None:
    """What Retry-After asks for: seconds, or a moment."""
    if after is None:
        return None
    if after.strip().isdigit():
        return float(after[:9])
    try:
        moment = parsedate_to_datetime(after)
    except ValueError:
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
