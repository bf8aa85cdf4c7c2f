"""What stands behind addresses to pages: fetched, read as a file would be, and feeds followed where that was asked for."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from crossread.model import Dropped, Page
from crossread.read.decode import labelled, mark
from crossread.read.pages import Awaited, answered

if TYPE_CHECKING:
    from crossread.read.fetch.settings import Answer, Fetching

Progress = Callable[[str, int, int | None], None]

DEEPEST = 4  # addresses behind one another: a list, an outline, a feed, an article
# By content type, the name that a file of that kind would have; the rest is known by its content.
_NAMES = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.xhtml",
    "text/plain": "page.txt",
    "text/csv": "page.csv",
    "text/tab-separated-values": "page.tsv",
    "application/json": "page.json",
    "application/x-ndjson": "page.jsonl",
    "application/jsonl": "page.jsonl",
}


def behind(
    awaited: Sequence[Awaited], allowed: Fetching, *, follow: bool, progress: Progress | None = None
) -> Iterator[Page | Dropped]:
    """The pages behind some addresses, in their order; what stands behind these comes after all of them.

    follow: also the articles behind the entries of feeds and the feeds behind an outline are fetched."""
    from crossread.read.fetch.settings import Refused  # noqa: PLC0415
    from crossread.read.fetch.several import answers  # noqa: PLC0415
    from crossread.read.fetch.web import Web  # noqa: PLC0415

    web = Web(allowed)
    asked: set[str] = set()
    left = list(awaited)
    done = 0
    try:
        for _ in range(DEEPEST):
            now = _unasked(left, asked)
            left = []
            for each, answer in zip(now, answers([each.url for each in now], web.answer, allowed.hosts), strict=True):
                done += 1
                if progress:
                    progress("fetch", done, len(asked))
                if isinstance(answer, Refused):
                    yield from _instead(each, str(answer))
                    continue
                found = list(answered(_marked(answer), _name(answer), answer.address, each, follow=follow))
                left += [item for item in found if isinstance(item, Awaited)]
                yield from (item for item in found if not isinstance(item, Awaited))
                if each.teaser and all(isinstance(item, Dropped) for item in found):
                    yield each.teaser
        for each in left:
            yield from _instead(each, f"behind more than {DEEPEST} addresses")
    finally:
        web.stop()
        web.trim()


def _unasked(left: Sequence[Awaited], asked: set[str]) -> list[Awaited]:
    """Those whose address was not asked for before, each address once; `asked` knows them from now on."""
    found: dict[str, Awaited] = {}
    for each in left:
        if each.url not in asked:
            found.setdefault(each.url, each)
    asked.update(found)
    return list(found.values())


def _instead(awaited: Awaited, reason: str) -> Iterator[Page | Dropped]:
    """What is said where an address gave nothing: the loss, and the teaser where there is one."""
    yield Dropped(awaited.url, f"not fetched: {reason}", awaited.key)
    if awaited.teaser:
        yield awaited.teaser


def _name(answer: Answer) -> str:
    return _NAMES.get(answer.kind, "page")


def _marked(answer: Answer) -> bytes:
    """The body; in UTF-8 with its mark where the server names another encoding and the bytes bear it out."""
    encoding = labelled(answer.charset)
    if encoding in (None, "utf-8") or mark(answer.body):
        return answer.body
    try:
        answer.body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if b"\x1b" not in answer.body:  # no alphabet is switched: it is UTF-8, or ASCII
            return answer.body
    try:
        return codecs.BOM_UTF8 + answer.body.decode(encoding or "utf-8").encode("utf-8", "replace")
    except (UnicodeDecodeError, LookupError):
        return answer.body
