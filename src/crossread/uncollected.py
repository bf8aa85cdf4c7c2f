"""Work during which Python looks for no objects that refer to one another in a ring: a stream and an account make none, and hold
millions."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Rings are looked for again once this is over, if they were before. What nothing refers to goes at once, as ever."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
