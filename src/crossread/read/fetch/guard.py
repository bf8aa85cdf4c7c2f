"""Which machines may be talked to. The address that was checked is the one that is connected to."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Iterable
from typing import Any

import httpcore2

from crossread.read.fetch.settings import Refused

TRIED = 4  # addresses of one host that are tried one after the other
_WEB_PORTS = (80, 443)
_FIRST_FREE_PORT = 1024  # below it stand mail, names and the like, which a request could be smuggled to
_LAST_PORT = 65_535
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SHARED = ipaddress.ip_network("100.64.0.0/10")


def kept_from(address: str) -> str | None:
    """What kind of address of no public machine this is, in a word; None for one of the public internet.

    >>> kept_from("127.0.0.1"), kept_from("::ffff:10.0.0.1"), kept_from("100.64.0.1"), kept_from("93.184.216.34")
    ('loopback', 'private', 'shared', None)
    """
    found = [_kind(each) for each in _meant(ipaddress.ip_address(address.partition("%")[0]))]
    return next((kind for kind in found if kind), None)


def _meant(ip: _Address) -> Iterable[_Address]:
    """An address, and the IPv4 address that an IPv6 address stands for (mapped, 6to4, Teredo, NAT64)."""
    yield ip
    if isinstance(ip, ipaddress.IPv6Address):
        yield from (each for each in (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())) if each)
        if ip in _NAT64:
            yield ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)


def _kind(ip: _Address) -> str | None:
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        return None  # judged by what it stands for
    if ip.is_loopback:
        return "loopback"
    if ip.is_link_local:
        return "link-local"
    if ip.is_multicast:
        return "multicast"
    if ip in _SHARED:
        return "shared"
    if ip.is_unspecified or (ip.is_reserved and ip not in _NAT64):
        return "reserved"
    if ip.is_private or not ip.is_global or (isinstance(ip, ipaddress.IPv6Address) and ip.is_site_local):
        return "private"
    return None


def resolved(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of a host. Raises Refused. The system's resolver knows no time limit: it is left behind."""
    found: list[str] = []
    trouble: list[str] = []

    def ask() -> None:
        try:
            found.extend(str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            trouble.append(getattr(error, "strerror", None) or str(error))

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(max(seconds, 0.0))
    if asking.is_alive():
        raise Refused(f"the address of {host} was not found in time")
    if trouble or not found:
        raise Refused(f"no address is known of {host} ({trouble[0] if trouble else 'none given'})")
    return list(dict.fromkeys(found))


def checked(host: str, port: int, seconds: float, *, private: bool) -> list[str]:
    """The addresses of a host, all of them public unless `private` allows others. Raises Refused."""
    if port not in _WEB_PORTS and not _FIRST_FREE_PORT <= port <= _LAST_PORT:
        raise Refused(f"port {port} is none of the web")
    found = resolved(host, port, seconds)
    for address in found:
        if (kind := kept_from(address)) and not private:
            raise Refused(f"{host} is at a {kind} address ({address}), which needs --allow-private")
    return found


class Guarded(httpcore2.NetworkBackend):
    """Connects to checked addresses only, and to nothing once the time is over."""

    def __init__(self, seconds: float, *, private: bool) -> None:
        self._until = time.monotonic() + seconds
        self._private = private
        self._within = httpcore2.SyncBackend()

    def left(self) -> float:
        """Seconds that are left. Raises the timeout that the rest of the request knows."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time is over")
        return left

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        addresses = checked(host, port, self.left(), private=self._private)[:TRIED]
        for number, address in enumerate(addresses, 1):
            share = self.left() / (len(addresses) - number + 1)
            try:
                stream = self._within.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if number == len(addresses):
                    raise
            else:
                return _Timed(stream, self)
        raise Refused(f"no address is known of {host}")

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore2.NetworkStream:
        raise Refused("no local socket is talked to")


class _Timed(httpcore2.NetworkStream):
    """A stream on which no step may take longer than all of them together may."""

    def __init__(self, stream: httpcore2.NetworkStream, guard: Guarded) -> None:
        self._stream = stream
        self._guard = guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, self._guard.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._guard.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: Any,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._guard.left()), self._guard)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
