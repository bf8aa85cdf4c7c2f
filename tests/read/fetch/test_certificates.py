"""https: the certificate is checked against the name that was asked for, though the connection goes to an address."""

import shutil
import ssl
import subprocess
import threading
from http.server import ThreadingHTTPServer

import pytest
from tests.read.fetch.site import page

from crossread.read.fetch import exchange
from crossread.read.fetch.settings import Refused
from crossread.read.fetch.web import Web

NAME = "kell.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for the name, signed by nobody, with its key."""
    if not shutil.which("openssl"):
        pytest.skip("openssl, which makes the certificate, is not installed")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    made = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}")
    more = ("-addext", f"subjectAltName=DNS:{NAME}", "-keyout", str(path) + ".key", "-out", str(path))
    subprocess.run(["openssl", *made, *more], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + path.with_suffix(".pem.key").read_bytes())
    return path


@pytest.fixture
def secure(site, certificate):
    """The site once more, on a port that speaks TLS; it notes the names that it was asked for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    names = []
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    server = ThreadingHTTPServer(("127.0.0.1", 0), site._server.RequestHandlerClass)
    server.daemon_threads = True
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.handle_error = lambda *_: None  # a reader that does not trust us hangs up
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    site.port = server.server_address[1]
    yield names
    server.shutdown()
    server.server_close()
    thread.join()


def trusting(monkeypatch, certificate):
    monkeypatch.setattr(exchange, "_certificates", lambda: ssl.create_default_context(cafile=certificate))


def test_a_certificate_that_is_trusted(site, secure, certificate, allowed, public, monkeypatch):
    trusting(monkeypatch, certificate)
    site.answers["/a"] = page("text", "text/plain")
    connected = public(site, {NAME: ["93.184.216.34"]})
    assert Web(allowed).answer(f"https://{NAME}/a").body == b"text"
    assert secure == [NAME, NAME]  # for robots.txt and for the page
    assert connected == ["93.184.216.34"] * 2
    assert site.asked[-1][1]["host"] == NAME


def test_a_certificate_of_another_name(site, secure, certificate, allowed, public, monkeypatch):
    trusting(monkeypatch, certificate)
    public(site, {"orvik.example": ["93.184.216.34"]})
    with pytest.raises(Refused, match="certificate verify failed"):
        Web(allowed).answer("https://orvik.example/a")
    assert site.asked == []
    assert secure == ["orvik.example"]


def test_a_certificate_that_nobody_signed(site, secure, allowed, public):
    public(site, {NAME: ["93.184.216.34"]})
    with pytest.raises(Refused, match="certificate verify failed"):
        Web(allowed).answer(f"https://{NAME}/a")
    assert site.asked == []
    assert secure
