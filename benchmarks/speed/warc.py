"""Speed of web archives: `crossread.read` of a WARC.gz against fastwarc's own loop with trafilatura behind it.

The archive is made beforehand, of made-up pages with a request record each, as crawlers write them. Both run in this
process, on one core, three times each; the fastest of each counts, in seconds of the processor. What crossread does
more than the other: it decodes, sorts out what is no page, hashes, and reads the head of each page.
"""

from __future__ import annotations

import gzip
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.speed.made_pages import page

PAGES = 200
QUICK_PAGES = 40
TURNS = 3


def main(*, quick: bool = False) -> dict[str, float]:
    """Prints both and returns the pages per second of each, and how much slower crossread is (0.1: a tenth)."""
    count = QUICK_PAGES if quick else PAGES
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made-up.warc.gz"
        size = write_archive(path, count)
        ways: dict[str, Callable[[Path], int]] = {
            "fastwarc alone": loop,
            "fastwarc and trafilatura": by_hand,
            "crossread.read": by_crossread,
        }
        seconds = {
            name: min(timed(way, path, count) for _ in range(1 if quick else TURNS)) for name, way in ways.items()
        }
    print(f"WARC.gz of {count} pages, {size / count / 1000:.0f} kB of HTML each")
    for name, taken in seconds.items():
        print(f"  {name:<26}{taken:>8.2f} s{count / taken:>9.0f} pages/s", flush=True)
    slower = seconds["crossread.read"] / seconds["fastwarc and trafilatura"] - 1
    print(f"  crossread.read takes {slower:+.0%} of the time of fastwarc and trafilatura")
    return {
        "warc_pages_per_second": count / seconds["crossread.read"],
        "warc_pages_per_second_by_hand": count / seconds["fastwarc and trafilatura"],
        "warc_slower": slower,
    }


def write_archive(path: Path, count: int) -> int:
    """Writes `count` pages, each with its request, a record a gzip member; returns the bytes of HTML in all."""
    size = 0
    with path.open("wb") as file:
        for number in range(count):
            html = page(number).encode()
            size += len(html)
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: made-up\r\n\r\n"
            file.write(gzip.compress(record("request", 2 * number, b"GET / HTTP/1.1\r\nHost: post.example\r\n\r\n"), 6))
            file.write(gzip.compress(record("response", 2 * number + 1, head + html), 6))
    return size


def record(kind: str, number: int, block: bytes) -> bytes:
    lines = (
        *(
            "WARC/1.0",
            f"WARC-Type: {kind}",
            f"WARC-Record-ID: <urn:uuid:{number:032x}>",
            "WARC-Date: 2025-03-04T10:00:00Z",
        ),
        *(f"WARC-Target-URI: https://post.example/{number}", f"Content-Type: application/http; msgtype={kind}"),
        *(f"Content-Length: {len(block)}", "", ""),
    )
    return "\r\n".join(lines).encode() + block + b"\r\n\r\n"


def timed(way: Callable[[Path], int], path: Path, count: int) -> float:
    started = time.process_time()
    found = way(path)
    seconds = time.process_time() - started
    if found != count:
        raise RuntimeError(f"{found} pages of {count}")
    return seconds


def loop(path: Path) -> int:
    """What fastwarc itself takes, with HTTP headers read and bodies loaded."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415

    records = ArchiveIterator(path.open("rb"), record_types=WarcRecordType.response, parse_http=True)
    return sum(1 for found in records if found.reader.read())


def by_hand(path: Path) -> int:
    """What a user would write without crossread: text and metadata of each page, by trafilatura as it comes."""
    import trafilatura  # noqa: PLC0415
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415

    records = ArchiveIterator(path.open("rb"), record_types=WarcRecordType.response, parse_http=True)
    texts = (
        trafilatura.bare_extraction(
            found.reader.read().decode("utf-8"),
            url=found.headers["WARC-Target-URI"],
            include_comments=False,
            with_metadata=True,
        )
        for found in records
    )
    return sum(1 for text in texts if text)


def by_crossread(path: Path) -> int:
    import crossread  # noqa: PLC0415

    return sum(1 for item in crossread.read(path) if isinstance(item, crossread.Page))


if __name__ == "__main__":
    main()
