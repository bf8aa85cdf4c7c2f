import socket

import httpcore2
import pytest
from tests.read.fetch.site import Site

from crossread.read.fetch.settings import Fetching


@pytest.fixture
def site():
    found = Site()
    yield found
    found.close()


@pytest.fixture
def allowed(tmp_path_factory):
    """What a run may do in the tests: talk to this machine, wait for nothing."""
    return Fetching(private=True, cache=tmp_path_factory.mktemp("cache"), seconds=5, pause=0, fresh=0)


@pytest.fixture
def public(monkeypatch):
    """`public(site, hosts)`: the names that are known, with their addresses; whatever is connected to is the site."""
    connected = []

    def arrange(site, hosts, rebound=None):
        asked = {}

        def resolve(host, port, *_, **__):
            if host == "127.0.0.1":  # the site itself
                return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]
            asked[host] = asked.get(host, 0) + 1
            if host not in hosts:
                raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
            found = rebound if rebound and asked[host] > 1 else hosts[host]
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

        connect = httpcore2.SyncBackend.connect_tcp

        def to_site(self, host, _port, *rest):
            connected.append(host)
            return connect(self, "127.0.0.1", site.port, *rest)

        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", to_site)
        return connected

    return arrange
