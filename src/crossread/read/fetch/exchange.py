"""One request and its answer: bounded in time and in size, also once unpacked."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import httpcore2
import httpx2

from crossread.read import bounds
from crossread.read.addresses import LONGEST
from crossread.read.fetch.guard import Guarded
from crossread.read.fetch.settings import AGENT, Fetching, Refused

ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Response:
    status: int
    headers: Mapping[str, str]  # names in lower case; of several the last
    body: bytes  # unpacked; empty where the status is not 200


def parsed(address: str) -> httpx2.URL:
    """An address that may be fetched. Raises Refused."""
    if len(address) > LONGEST:
        raise Refused(f"address of more than {LONGEST:,} characters")
    try:
        url = httpx2.URL(address.strip())
    except (httpx2.InvalidURL, ValueError, TypeError, UnicodeError) as error:
        raise Refused(f"no address that can be fetched ({error})") from None
    if url.scheme not in ("http", "https"):
        raise Refused(f"{url.scheme or 'no'} address: only http and https are fetched")
    if not url.host:
        raise Refused("address without a host")
    if url.userinfo:
        raise Refused("address with a user name or a password")
    return url.copy_with(fragment=None)


def port_of(url: httpx2.URL) -> int:
    return url.port or (443 if url.scheme == "https" else 80)


def get(url: httpx2.URL, headers: Mapping[str, str], allowed: Fetching, *, cut: bool = False) -> Response:
    """The answer to one request. cut: what is larger than allowed is cut off there. Raises Refused."""
    guard = Guarded(allowed.seconds, private=allowed.private)
    sent = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": AGENT,
        "Accept": ACCEPT,
        "Accept-Encoding": "gzip",
        "Connection": "close",
        **headers,
    }
    target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=port_of(url), target=url.raw_path)
    try:
        with (
            httpcore2.ConnectionPool(ssl_context=_certificates(), max_connections=1, network_backend=guard) as pool,
            pool.stream("GET", target, headers=list(sent.items())) as response,
        ):
            said = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            if response.status != 200:
                return Response(response.status, said, b"")
            packing = said.get("content-encoding", "").strip().lower()
            return Response(200, said, _unpacked(response.iter_stream(), packing, allowed.largest, cut=cut))
    except httpcore2.TimeoutException:
        raise Refused(f"no whole answer within {allowed.seconds:g} seconds") from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
        raise Refused(f"{url.host} does not answer as it should ({_words(error)})") from None


@cache
def _certificates() -> Any:
    return httpcore2.default_ssl_context()


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def _unpacked(chunks: Iterable[bytes], packing: str, largest: int, *, cut: bool) -> bytes:
    """The body. No more than `largest` bytes are ever unpacked, whatever they would come to."""
    if packing not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise Refused(f"answer packed as {packing}, which was not asked for")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32) if packing not in ("", "identity") else None
    body = bytearray()
    for chunk in chunks:
        try:
            body += chunk if unpacker is None else unpacker.decompress(chunk, largest + 1 - len(body))
        except zlib.error as error:
            raise Refused(f"answer that cannot be unpacked ({error})") from None
        if len(body) > largest:
            if cut:
                return bytes(body[:largest])
            raise Refused(f"larger than {bounds.megabytes(largest)}")
        if unpacker is not None and unpacker.eof:
            break
    if unpacker is not None and not unpacker.eof and body:
        raise Refused("answer that was cut in the middle")
    return bytes(body)
