"""Which machines may be talked to: by the address that is connected to, not by the name."""

import time
from dataclasses import replace

import httpcore2
import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.read.fetch.site import page

from crossread.read.fetch import guard
from crossread.read.fetch.guard import Guarded, kept_from
from crossread.read.fetch.settings import Refused
from crossread.read.fetch.web import Web

KINDS = {
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "::1": "loopback",
    "::ffff:127.0.0.1": "loopback",
    "::ffff:7f00:1": "loopback",
    "2002:7f00:1::": "loopback",
    "64:ff9b::7f00:1": "loopback",
    "10.1.2.3": "private",
    "172.16.0.1": "private",
    "172.31.255.255": "private",
    "192.168.1.1": "private",
    "::ffff:192.168.1.1": "private",
    "64:ff9b::a00:1": "private",
    "fc00::1": "private",
    "fd12:3456::1": "private",
    "fec0::1": "private",
    "169.254.169.254": "link-local",
    "::ffff:169.254.169.254": "link-local",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local",
    "100.64.0.1": "shared",
    "100.127.255.255": "shared",
    "::ffff:100.64.0.1": "shared",
    "224.0.0.1": "multicast",
    "ff02::1": "multicast",
    "0.0.0.0": "reserved",
    "::": "reserved",
    "255.255.255.255": "reserved",
    "240.0.0.1": "reserved",
    "93.184.216.34": None,
    "172.15.0.1": None,
    "172.32.0.1": None,
    "100.63.0.1": None,
    "100.128.0.1": None,
    "2606:2800:220:1::1": None,
    "64:ff9b::5db8:d822": None,
    "::ffff:93.184.216.34": None,
}


@pytest.mark.parametrize(("address", "kind"), KINDS.items())
def test_what_kind_of_address(address, kind):
    assert kept_from(address) == kind


@given(some.ip_addresses(network="10.0.0.0/8") | some.ip_addresses(network="192.168.0.0/16"))
def test_a_private_address_stays_one_in_any_dress(address):
    low = int(address)
    mapped, through = f"::ffff:{address}", f"64:ff9b::{low >> 16:x}:{low & 0xFFFF:x}"
    assert {kept_from(str(address)), kept_from(mapped), kept_from(through)} == {"private"}


def test_a_host_with_one_private_address_among_public_ones_is_refused(site, allowed, public):
    connected = public(site, {"kell.example": ["93.184.216.34", "192.168.0.9"]})
    with pytest.raises(Refused, match=r"kell.example is at a private address \(192.168.0.9\)"):
        Web(replace(allowed, private=False)).answer("http://kell.example/a")
    assert connected == []


def test_the_address_that_was_checked_is_the_one_connected_to(site, allowed, public):
    """A name that means another address when it is asked for again gains nothing: each connection asks once."""
    site.answers["/a"] = page("<p>text</p>")
    connected = public(site, {"kell.example": ["93.184.216.34"]}, rebound=["127.0.0.1"])
    with pytest.raises(Refused, match="loopback"):  # robots.txt came from the public address, the page would not
        Web(replace(allowed, private=False)).answer("http://kell.example/a")
    assert connected == ["93.184.216.34"]
    assert site.paths() == ["/robots.txt"]


def test_the_next_address_is_tried_where_one_does_not_answer(monkeypatch):
    tried = []

    def connect(_self, host, *_):
        tried.append(host)
        if host == "93.184.216.34":
            raise httpcore2.ConnectError("refused")
        return httpcore2.MockStream([])

    monkeypatch.setattr(guard, "resolved", lambda *_: ["93.184.216.34", "93.184.216.35"])
    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
    Guarded(5, private=False).connect_tcp("kell.example", 443)
    assert tried == ["93.184.216.34", "93.184.216.35"]


def test_a_name_that_nobody_knows(site, allowed, public):
    public(site, {})
    with pytest.raises(Refused, match=r"no address is known of kell.example \(Name or service not known\)"):
        Web(allowed).answer("http://kell.example/a")


def test_a_resolver_that_hangs_is_left_behind(monkeypatch):
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: time.sleep(1) or [])
    start = time.monotonic()
    with pytest.raises(Refused, match="not found in time"):
        guard.resolved("kell.example", 80, 0.2)
    assert time.monotonic() - start < 0.9


def test_no_socket_of_this_machine_is_talked_to():
    with pytest.raises(Refused):
        Guarded(5, private=True).connect_unix_socket("/var/run/x.sock")
