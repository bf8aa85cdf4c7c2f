"""A web site on this machine for the tests: what each path answers is a function; what was asked is kept."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answers = dict[str, Callable[[BaseHTTPRequestHandler], None]]


def page(body, kind="text/html; charset=utf-8", status=200, **headers):
    """An answer that is always the same."""

    def answer(request):
        data = body if isinstance(body, bytes) else body.encode()
        request.send_response(status)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(data)

    return answer


def moved(there, status=302):
    return page("", status=status, Location=there)


class Site:
    """Serves `answers` on a free port of 127.0.0.1; `asked` are the paths and headers of the requests, in order."""

    def __init__(self):
        self.answers: Answers = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the reader had enough
                    site.answers.get(self.path, page("none", status=404))(self)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    def paths(self):
        return [path for path, _ in self.asked]

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
