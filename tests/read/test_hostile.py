"""Hostile input: whatever the bytes, pages or a named drop, in bounded time and memory, and the rest goes on.

The fuzzing goes by the carriers there are: a new one is fuzzed as soon as samples/carriers holds a good file of it.
`make fuzz` runs the same for longer: CROSSREAD_FUZZ is the seconds it may take.
"""

from __future__ import annotations

import gzip
import json
import os
import time
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from crossread.clean import clean
from crossread.display import harmless
from crossread.model import Dropped, Page
from crossread.read import bounds, read
from crossread.read.carriers import BY_CONTENT, BY_NAME, carrier
from crossread.read.records import Unreadable

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "carriers"
SECONDS = float(os.environ.get("CROSSREAD_FUZZ", "0"))
EXAMPLES = 8 if not SECONDS else 100  # of each good file: the tests are to take a few seconds
SLOWEST = 10  # seconds of the processor that one example may take: a page of 50 kB takes some .05

TEXT = "Lock at Ostrey shut\nBy Mira Holt\n4 March 2025\n\n" + (
    "The lock at Ostrey will stay shut until Friday, the harbour office said. Some forty boats wait outside.\n\n" * 4
)
HTML = f"<!doctype html><html><head><title>Lock shut</title></head><body><p>{'</p><p>'.join(TEXT.split(chr(10)))}</p></body></html>"
RECORD = {"id": "a1", "text": TEXT, "title": "Lock at Ostrey shut", "outlet": "Kell Radio", "authors": ["Mira Holt"]}


def warc_record(body: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n\r\n" + body
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: https://n.example/1\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def zipped(files: dict[str, bytes]) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return kept.getvalue()


def feed_of(entries: str, doctype: str = "") -> bytes:
    channel = f"<channel><title>Kell Radio</title>{entries}</channel>"
    return f'<?xml version="1.0"?>{doctype}<rss version="2.0">{channel}</rss>'.encode()


ENTRY = (
    f"<item><title>Lock</title><link>https://n.example/1</link><description>{{}}<![CDATA[{HTML}]]></description></item>"
)
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Kell Radio</title><entry><id>urn:x:1</id><title>Lock</title>
<updated>2025-03-04T10:00:00Z</updated><content type="text">{TEXT}</content></entry></feed>"""
OUTLINE = """<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body>
<outline text="Kell Radio" type="rss" xmlUrl="https://kell.example/feed"/></body></opml>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Kell Radio",
    "items": [{"id": "1", "url": "https://n.example/1", "title": "Lock", "content_text": TEXT}],
}
MADE = {
    "lock.rss": feed_of(ENTRY.format("") * 2),
    "lock.atom": ATOM.encode(),
    "feed.json": json.dumps(JSON_FEED).encode(),
    "feeds.opml": OUTLINE.encode(),
    "pages.urls": b"https://n.example/1\nhttps://n.example/2\n",
    "lock.txt": TEXT.encode(),
    "lock.html": HTML.encode(),
    "lock.json": json.dumps([RECORD, RECORD | {"id": "a2", "text": TEXT[20:]}]).encode(),
    "lock.jsonl": "\n".join(json.dumps(RECORD | {"id": str(n), "text": f"{n} {TEXT}"}) for n in range(3)).encode(),
    "lock.csv": ("id,title,text\n" + "".join(f'{n},Lock,"{n} {TEXT}"\n' for n in range(3))).encode(),
    "lock.warc": warc_record(gzip.compress(HTML.encode())) * 2,
    "lock.warc.gz": gzip.compress(warc_record(gzip.compress(HTML.encode()))) * 2,
    "lock.jsonl.gz": gzip.compress(json.dumps(RECORD).encode() + b"\n"),
    "lock.zip": zipped({"lock.txt": TEXT.encode(), "more/lock.json": json.dumps(RECORD).encode()}),
}
GOOD = {**MADE, **{path.name: path.read_bytes() for path in sorted(SAMPLES.glob("*")) if path.is_file()}}

NASTY = (
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xae",
        b"\xed\xa0\x80",
        b"\x1b[2J",
        b"\r",
        b"\x85",
        b"\xe2\x80\xa8",
    ),
    *(b'"', b"'", b"<", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"&#0;", b"&#x110000;", b"&a;", b"<?", b"\\ud800"),
    *(
        b"[" * 3000,
        b"{" * 500,
        b"<div>" * 2000,
        b"<a>" * 300,
        b"NaN",
        b"1e999",
        b"9" * 5000,
        b"a" * 20_000,
        b"\n" * 3000,
    ),
    *(
        b"\r\n\r\n",
        b"--",
        b"Content-Length: -1\r\n",
        b"Content-Type: text/html\r\n",
        b"WARC/1.0\r\n",
        b"\x1f\x8b\x08",
        b"PK\x03\x04",
    ),
)


@st.composite
def hurt(draw: st.DrawFn, good: bytes) -> bytes:
    """A good file, damaged in one to four ways."""
    data = good
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from((0, 1, 2, 8, 60, 400, 5000))))
        match draw(st.sampled_from(("cut", "head", "flip", "twice", "insert", "noise", "leave out"))):
            case "cut":
                data = data[:start]
            case "head":
                data = data[start:]
            case "flip" if start < len(data):
                data = data[:start] + bytes([data[start] ^ (1 << draw(st.integers(0, 7)))]) + data[start + 1 :]
            case "twice":
                data = data[:end] + data[start:]
            case "insert":
                data = data[:start] + draw(st.sampled_from(NASTY)) + data[start:]
            case "noise":
                data = data[:start] + draw(st.binary(max_size=40)) + data[end:]
            case _:
                data = data[:start] + data[end:]
    return data


def survives(path: Path, data: bytes) -> list[Page | Dropped]:
    """Reads and cleans a file of these bytes; nothing but pages and named drops may come."""
    path.write_bytes(data)
    started = time.process_time()
    found = list(read(path))
    assert found, "nothing is lost silently"
    for item in found:
        assert isinstance(item, Page | Dropped)
        assert item.origin == harmless(item.origin)
        if isinstance(item, Dropped):
            assert item.reason
        else:
            item.text.encode("utf-8")  # no half of a surrogate pair
            article = clean(item)  # a Dropped is a page without an article
            assert isinstance(article, Dropped) or article.page is item
    assert time.process_time() - started < SLOWEST
    return found


def test_every_carrier_has_a_good_file_to_be_fuzzed() -> None:
    missing = {each.name for each in (*BY_CONTENT, *BY_NAME)}
    for name, data in GOOD.items():
        found = carrier_of(name, data)
        missing.discard(found)
    assert not missing, f"put a made-up file of each into {SAMPLES}"


def carrier_of(name: str, data: bytes) -> str:
    try:
        found = carrier(name, data[: bounds.HEAD])
    except Unreadable:
        return ""
    return found.name if found else ""


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_gives_pages(name: str, tmp_path: Path) -> None:
    found = survives(tmp_path / name, GOOD[name])
    if carrier_of(name, GOOD[name]) not in ("list", "opml"):  # addresses: nothing is fetched here
        assert any(isinstance(item, Page) for item in found)


@pytest.mark.parametrize("name", GOOD)
def test_a_hurt_file_gives_pages_or_named_drops(name: str, tmp_path: Path) -> None:
    def example(data: bytes) -> None:
        survives(tmp_path / name, data)

    fuzz(example, hurt(GOOD[name]), len(GOOD))


@pytest.mark.parametrize(
    "name", ["a", "a.txt", "a.html", "a.json", "a.jsonl", "a.csv", "a.xml", "a.eml", "a.gz", "a.warc"]
)
def test_any_bytes_give_pages_or_named_drops(name: str, tmp_path: Path) -> None:
    def example(data: bytes) -> None:
        survives(tmp_path / name, data)

    starts = st.sampled_from([data[:20] for data in GOOD.values()])
    fuzz(example, st.binary(min_size=1, max_size=300) | st.builds(bytes.__add__, starts, st.binary(max_size=300)), 40)


def fuzz(example: Callable[[bytes], None], data: st.SearchStrategy[bytes], shares: int) -> None:
    """Tries examples: a few, the same each time; or other ones for this test's share of the seconds given."""
    ended = time.monotonic() + SECONDS / shares
    number = int(time.time()) if SECONDS else 1
    settled = settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    while True:
        with warnings.catch_warnings():
            seed(number)(settled(given(data)(example)))()
        number += 1
        if time.monotonic() >= ended:
            return


def deflated(pieces: Iterator[bytes]) -> bytes:
    """gzip of what is too large to be held."""
    packer = zlib.compressobj(1, wbits=31)
    return b"".join([*(packer.compress(piece) for piece in pieces), packer.flush()])


def repeated(piece: bytes, megabytes: int) -> Iterator[bytes]:
    block = piece * (1_000_000 // len(piece))
    return (block for _ in range(megabytes))


LONG = 100 if SECONDS else 20  # megabytes of one line
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
DOCTYPE = f"<!DOCTYPE rss [{LAUGHS}]>".encode()
OUTSIDE = '<!ENTITY out SYSTEM "file:///etc/hostname">'


def nested_mail(depth: int) -> bytes:
    head = "From: a@n.example\r\nSubject: Lock\r\nMIME-Version: 1.0\r\n"
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))
    return f"{head}{parts}Content-Type: text/plain\r\n\r\n{TEXT}".encode()


HOSTILE: dict[str, tuple[str, Callable[[], bytes], str | None]] = {
    # name of the file, its bytes, and the reason that is given (None: it gives a page, and no drop)
    "a bomb of text": ("a.txt.gz", lambda: deflated(repeated(b"a", 80)), "larger than 64 MB"),
    "a bomb of one line": (
        *("a.jsonl.gz", lambda: deflated(repeated(b"a", 100))),
        "expands to more than 200 times its size: not read on",
    ),
    "a bomb of many lines": (
        *("a.jsonl.gz", lambda: deflated(repeated(b"\n", 100))),
        "expands to more than 200 times its size: not read on",
    ),
    "a bomb in a bomb": (
        *("a.txt.gz.gz.gz", lambda: gzip.compress(gzip.compress(gzip.compress(TEXT.encode())))),
        "binary file (gzip archive)",
    ),
    "a ZIP in a ZIP": (
        "a.zip",
        lambda: zipped({"b.zip": zipped({"c.txt": TEXT.encode()})}),
        "ZIP archive that cannot be read from a stream: save it as a file first",
    ),
    "a ZIP of too many files": (
        *("a.zip", lambda: zipped({f"{n}.txt": b"" for n in range(bounds.FILES + 1)})),
        "ZIP archive of more than 10,000 files",
    ),
    "an Office document": (
        *("a.docx", lambda: zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})),
        "binary file (Office document)",
    ),
    "one long line of text": ("a.txt", lambda: b"a " * (LONG * 500_000), "larger than 64 MB" if LONG > 64 else None),
    "one long line of JSON lines": (
        "a.jsonl",
        lambda: b'{"text": "' + b"a " * (LONG * 500_000) + b'"}',
        "line 1 is larger than 8 MB",
    ),
    "one long line of a table": ("a.csv", lambda: b"text\n" + b"a " * (LONG * 500_000), "line 2 is larger than 8 MB"),
    "a text that never ends": ("a.txt", lambda: b"a " * 33_000_000, "larger than 64 MB"),
    "deep JSON": ("a.json", lambda: b"[" * 1_000_000, "broken JSON (nested too deep)"),
    "deep JSON lines": ("a.jsonl", lambda: b'{"text":' * 100_000, "broken JSON (nested too deep) in line 1"),
    "deep HTML": ("a.html", lambda: b"<html><body>" + b"<div>" * 90_000 + TEXT.encode(), ""),
    "deep XML": ("a.xml", lambda: b"<rss><channel>" + b"<item>" * 100_000, ""),
    "deep mail": ("a.eml", lambda: nested_mail(2000), ""),
    "many tags": ("a.html", lambda: b"<html><body>" + b"<b>" * 300_000, "HTML of more than 200,000 tags"),
    "a billion laughs": ("a.rss", lambda: feed_of(ENTRY.format("&l11;"), f"<!DOCTYPE rss [{LAUGHS}]>"), ""),
    "an entity that means a file": (
        *("a.rss", lambda: feed_of(ENTRY.format("&out;"), f"<!DOCTYPE rss [{OUTSIDE}]>")),
        "",
    ),
    "deep NewsML": ("a.xml", lambda: b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">' + b"<a>" * 100_000, ""),
    "laughs in NewsML": (
        *(
            "a.xml",
            lambda: (
                (SAMPLES / "lock-gate.newsml.xml")
                .read_bytes()
                .replace(b"?>", b"?>" + DOCTYPE, 1)
                .replace(b"<p>", b"<p>&l11;")
            ),
        ),
        "",
    ),
    "laughs in an outline": (
        *("a.opml", lambda: OUTLINE.replace("?>", f"?>{DOCTYPE.decode()}").replace("Kell", "&l11;").encode()),
        "",
    ),
    "right-to-left overrides": ("a.txt", lambda: TEXT.replace("Ostrey", "\u202eyertsO\u202c").encode(), None),
    "broken UTF-8": ("a.txt", lambda: TEXT.encode().replace(b"forty", b"f\xc3rty \xf0\x9f"), None),
    "NUL bytes": ("a.txt", lambda: TEXT.encode().replace(b" ", b"\0"), "binary file (NUL bytes)"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_dropped_by_name_and_the_rest_goes_on(name: str, tmp_path: Path) -> None:
    file, made, reason = HOSTILE[name]
    (tmp_path / file).write_bytes(made())
    (tmp_path / "z.txt").write_text(TEXT, "utf-8")
    started = time.process_time()
    with peak() as memory:
        *found, last = read([tmp_path / file, tmp_path / "z.txt"])
    assert isinstance(last, Page)
    assert last.text == TEXT
    reasons = [item.reason for item in found if isinstance(item, Dropped)]
    assert not any(isinstance(item, Page) and secret() in item.text for item in found)
    if reason is None:
        assert (len(found), reasons) == (1, [])
    elif reason:
        assert reasons == [reason]
    assert time.process_time() - started < 10  # 3 s is usual for the slowest
    assert memory.megabytes() < 600


def secret() -> str:
    """What stands in the file that an entity above names, so that it can be looked for."""
    try:
        return Path("/etc/hostname").read_text("utf-8").strip() or "\0"
    except OSError:
        return "\0"


class peak:
    """Megabytes that this process held at most meanwhile, beyond what it held before; 0 where the system does not tell."""

    def __enter__(self) -> peak:
        self._before = 0
        try:
            Path("/proc/self/clear_refs").write_text("5")
            self._before = self._highest()
        except OSError:
            pass
        return self

    def __exit__(self, *_: object) -> None:
        self._after = self._highest() if self._before else 0

    def megabytes(self) -> float:
        return (self._after - self._before) / 1000

    @staticmethod
    def _highest() -> int:
        rows = Path("/proc/self/status").read_text().splitlines()
        return next(int(row.split()[1]) for row in rows if row.startswith("VmHWM:"))
