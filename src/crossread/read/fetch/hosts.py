"""One request at a time to a host, with a pause between two."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from crossread.read.fetch.settings import Refused


class _Host:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.ready = 0.0  # of the monotonic clock: no request before it


class Hosts:
    """The hosts of a run. `stop` wakes whoever waits."""

    def __init__(self) -> None:
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)
        self._lock = threading.Lock()
        self._stop = threading.Event()

    def stop(self) -> None:
        self._stop.set()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Waits until the host may be asked, and keeps others from it meanwhile. Raises Refused where the run ends."""
        with self._lock:
            found = self._hosts[host]
        with found.lock:
            self._wait(found.ready - time.monotonic())
            yield

    def rest(self, host: str, seconds: float) -> None:
        """No request to the host for so long."""
        with self._lock:
            found = self._hosts[host]
        found.ready = max(found.ready, time.monotonic() + seconds)

    def _wait(self, seconds: float) -> None:
        if self._stop.wait(max(0.0, seconds)):
            raise Refused("interrupted")
