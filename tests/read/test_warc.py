"""Web archives: which records become pages, what of them is kept, and what happens where the file is hurt."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter

from crossread.model import Dropped, Page
from crossread.read import bounds, read, warc_stream
from crossread.read.warc import is_warc, warc

LOCK = "The lock at Ostrey will stay shut until Friday, the harbour office said. Some forty boats are waiting outside."
HTML = f"<!doctype html><html><head><title>Lock shut</title></head><body><p>{LOCK}</p></body></html>".encode()
OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8"
HTTP = "application/http; msgtype=response"


def record(kind: str = "response", body: bytes = HTML, *, http: str | None = OK, **more: object) -> bytes:
    """A record as it stands in a file. more: number, url, content type, and lines of the WARC header."""
    block = (http.encode() + b"\r\n\r\n" if http is not None else b"") + body
    number = more.get("number", 1)
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{number}>",
        f"WARC-Target-URI: {more.get('url', f'https://news.example/{number}')}",
        "WARC-Date: 2025-03-04T10:00:00Z",
        f"Content-Type: {more.get('type', HTTP if http is not None else 'text/plain')}",
        *([str(more["line"])] if "line" in more else []),
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def page_of(number: int) -> bytes:
    return record(body=HTML.replace(b"forty", str(number).encode()), number=number)


def zstandard(data: bytes) -> bytes:
    class Kept(io.BytesIO):
        def close(self) -> None:
            """The writer closes what it writes to."""

    kept = Kept()
    writer = ZstdWriter(kept)
    writer.write(data)
    writer.close()
    return kept.getvalue()


def brotli(data: bytes) -> bytes:
    class Kept(io.BytesIO):
        def close(self) -> None:
            """The writer closes what it writes to."""

    kept = Kept()
    writer = BrotliWriter(kept)
    writer.write(data)
    writer.close()
    return kept.getvalue()


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def chunked(data: bytes) -> bytes:
    pieces = [data[start : start + 50] for start in range(0, len(data), 50)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def found(data: bytes) -> tuple[dict[str, dict[str, object]], dict[str, str]]:
    """Fields of the pages and reasons of what was dropped, by origin."""
    items = list(warc(io.BytesIO(data), "a"))
    dropped = {item.origin: item.reason for item in items if isinstance(item, Dropped)}
    pages = {item[0]: dict(item[1]) for item in items if not isinstance(item, Dropped)}
    assert len(dropped) + len(pages) == len(items), "an origin stands for one thing"
    return pages, dropped


def only(data: bytes) -> dict[str, object]:
    pages, dropped = found(data)
    assert dropped == {}
    (page,) = pages.values()
    return page


RECORDS = [record("warcinfo", b"software: made up\r\n", http=None, number=0), *(page_of(n) for n in (1, 2, 3))]
RECORDS.insert(2, record("request", b"", http="GET / HTTP/1.1", number=9))
RAW = b"".join(RECORDS)
FORMS = {
    "plain": RAW,
    "gzip": b"".join(map(gzip.compress, RECORDS)),
    "zstandard": b"".join(map(zstandard, RECORDS)),
    "gzip as a whole": gzip.compress(RAW),
    "zstandard as a whole": zstandard(RAW),
    "bzip2": bz2.compress(RAW),
    "xz": lzma.compress(RAW),
}
BY_RECORD: dict[str, Callable[[bytes], bytes]] = {"plain": bytes, "gzip": gzip.compress, "zstandard": zstandard}


def test_a_page_keeps_its_record_id_its_address_and_its_place() -> None:
    pages, dropped = found(RAW)
    assert dropped == {"a": "1 record that holds no page: request 1"}
    assert list(pages) == [f"a#{RAW.index(each)}" for each in (RECORDS[1], RECORDS[3], RECORDS[4])]
    first = next(iter(pages.values()))
    assert first["html"] == HTML.decode().replace("forty", "1")
    assert (first["id"], first["url"], first["stub"]) == ("urn:uuid:1", "https://news.example/1", None)


@pytest.mark.parametrize("form", FORMS)
def test_every_packing_gives_the_same_pages(form: str) -> None:
    data = FORMS[form]
    assert is_warc("a", data[: bounds.HEAD])
    pages, dropped = found(data)
    assert list(pages.values()) == list(found(RAW)[0].values())
    assert dropped == {"a": "1 record that holds no page: request 1"}


@pytest.mark.parametrize("how", ["gzip", "zstandard"])
def test_the_offset_is_where_the_record_begins_in_the_file(how: str) -> None:
    data = FORMS[how]
    for origin, page in found(data)[0].items():
        rest = data[int(origin.partition("#")[2]) :]
        assert next(iter(found(rest)[0].values())) == page


def test_read_makes_pages_of_an_archive_whatever_it_is_called(tmp_path) -> None:
    for name in ("crawl.warc.gz", "crawl.bin", "crawl.txt"):
        (tmp_path / name).write_bytes(FORMS["gzip"])
        items = list(read(tmp_path / name))
        pages = [item for item in items if isinstance(item, Page)]
        assert [page.carrier for page in pages] == ["warc"] * 3
        assert "Some 1 boats are waiting outside." in pages[0].text
        assert pages[0].key == "urn:uuid:1"
        assert pages[0].published is None  # when it was collected is not when it appeared
        assert [item.reason for item in items if isinstance(item, Dropped)] == [
            "1 record that holds no page: request 1"
        ]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (record("request", b"", http="GET / HTTP/1.1"), "request"),
        (record("metadata", b"fetchTimeMs: 3", http=None), "metadata"),
        (record("revisit", b"", http=OK), "revisit"),
        (record("continuation", b"x", http=None), "continuation"),
        (record("made-up", b"x", http=None), "unknown"),
        (record(http="HTTP/1.1 301 Moved\r\nLocation: /x\r\nContent-Type: text/html"), "redirect"),
        (record(http="HTTP/1.1 404 Not Found\r\nContent-Type: text/html"), "error page"),
        (record(http="HTTP/1.1 206 Partial Content\r\nContent-Type: text/html"), "other status"),
        (record(http="HTTP/1.1 200 OK\r\nContent-Type: image/png", body=b"\x89PNG\r\n\x1a\n"), "image"),
        (
            record(http="HTTP/1.1 200 OK\r\nContent-Type: text/html", body=b"\x89PNG\r\n\x1a\n"),
            "binary file (PNG image)",
        ),
        (record(http="HTTP/1.1 200 OK\r\nContent-Type: application/javascript", body=b"a()"), "script"),
        (record(http="HTTP/1.1 200 OK\r\nContent-Type: text/css", body=b"a{}"), "style sheet"),
        (record(http="HTTP/1.1 200 OK", body=b"a,b\r\n1,2"), "file without a content type"),
        (record(body=b"  \r\n"), "empty page"),
        (
            record(
                url="https://news.example/robots.txt",
                body=b"User-agent: *",
                http="HTTP/1.1 200 OK\r\nContent-Type: text/plain",
            ),
            "robots.txt and its like",
        ),
        (
            record("resource", b"news.example. 60 IN A 192.0.2.1", http=None, url="dns:news.example", type="text/dns"),
            "resource of no web address",
        ),
        (record(http="HTTP/1.1 OK\r\nContent-Type: text/html"), "response without an HTTP status"),
    ],
)
def test_records_without_a_page_are_counted_by_kind(data: bytes, what: str) -> None:
    assert found(data) == ({}, {"a": f"1 record that holds no page: {what} 1"})


def test_one_line_tells_of_all_records_without_a_page() -> None:
    data = b"".join([record("request", b"", http="GET / HTTP/1.1")] * 1200 + [record("metadata", b"x", http=None)] * 4)
    assert found(data)[1] == {"a": "1,204 records that hold no page: request 1,200, metadata 4"}


@pytest.mark.parametrize(
    ("data", "field", "text"),
    [
        (record("conversion", LOCK.encode(), http=None), "text", LOCK),
        (record("resource", HTML, http=None, type="text/html; charset=utf-8"), "html", HTML.decode()),
        (record("resource", LOCK.encode("cp1252"), http=None, url="file:///made/up.txt"), "text", LOCK),
        (record(body=LOCK.encode(), http="HTTP/1.1 200 OK\r\nContent-Type: text/plain"), "text", LOCK),
        (record(http="HTTP/1.0 200\r\ncontent-type:TEXT/HTML"), "html", HTML.decode()),
        (record(http="HTTP/1.1 200 OK"), "html", HTML.decode()),
        (record(http="HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream"), "html", HTML.decode()),
        (record(url="<https://news.example/wget>"), "html", HTML.decode()),
    ],
)
def test_records_with_a_page(data: bytes, field: str, text: str) -> None:
    assert only(data)[field] == text


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(HTML)),
        ("Content-Encoding: x-gzip", gzip.compress(HTML)),
        ("Content-Encoding: deflate", zlib.compress(HTML)),
        ("Content-Encoding: deflate", raw_deflate(HTML)),
        ("Content-Encoding: br", brotli(HTML)),
        ("Content-Encoding: zstd", zstandard(HTML)),
        ("Content-Encoding: deflate, gzip", gzip.compress(zlib.compress(HTML))),
        ("Transfer-Encoding: chunked", chunked(HTML)),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", chunked(gzip.compress(HTML))),
        # stored without the encoding that the header still names, as several crawlers do
        ("Content-Encoding: gzip", HTML),
        ("Content-Encoding: deflate", HTML),
        ("Content-Encoding: br", HTML),
        ("Transfer-Encoding: chunked", HTML),
    ],
)
def test_encodings_of_the_transport_are_taken_off(headers: str, body: bytes) -> None:
    page = only(record(http=f"{OK}\r\n{headers}", body=body))
    assert (page["html"], page["stub"]) == (HTML.decode(), None)


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("iso-8859-2", "iso-8859-2"),
        ("windows-1251", "cp1251"),
        ("shift_jis", "shift_jis"),
        ("utf-8", "utf-8"),
        ("no-such", "utf-8"),
    ],
)
def test_the_charset_that_the_server_names_counts(charset: str, encoding: str) -> None:
    words = {"iso-8859-2": "Zdymadło otwarte, łodzie płyną", "cp1251": "Шлюз открыт", "shift_jis": "水門が開いた"}.get(
        encoding, "Üf"
    )
    body = f"<html><body><p>{words}</p></body></html>".encode(encoding)
    assert words in str(
        only(record(http=f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={charset}", body=body))["html"]
    )


@pytest.mark.parametrize(
    ("data", "stub"),
    [
        (record(line="WARC-Truncated: length"), "cut off by the crawler (length)"),
        (record(http=f"{OK}\r\nTransfer-Encoding: chunked", body=chunked(HTML)[:-30]), "the connection broke off"),
        (record(http=f"{OK}\r\nContent-Encoding: gzip", body=gzip.compress(HTML)[:-9]), "the connection broke off"),
    ],
)
def test_a_page_of_which_only_the_beginning_came_says_so(data: bytes, stub: str) -> None:
    assert only(data)["stub"] == stub


def test_the_same_page_of_the_same_address_is_one_page() -> None:
    pages, dropped = found(record(number=1, url="https://n.example/") + record(number=2, url="https://n.example/"))
    assert [page["id"] for page in pages.values()] == ["urn:uuid:1"]
    assert dropped == {"a": "1 record that holds no page: same address and page as before 1"}
    assert len(found(record(number=1) + record(number=2))[0]) == 2  # two addresses are two pages


@pytest.mark.parametrize("how", BY_RECORD)
def test_wherever_an_archive_is_cut_what_came_before_is_read_and_the_cut_is_named(how: str) -> None:
    pieces = [BY_RECORD[how](each) for each in RECORDS]
    data = b"".join(pieces)
    ends = [sum(map(len, pieces[: number + 1])) for number in range(len(pieces))]
    spare = 4 if how == "plain" else 0  # a record is whole without the line ends behind it
    whole = list(found(data)[0])
    for cut in range(len(pieces[0]) // 2, len(data)):
        pages, dropped = found(data[:cut])
        complete = sum(cut >= ends[number] - spare for number in (1, 3, 4))
        assert list(pages) in (whole[:complete], whole[: complete + 1]), cut  # of the last only a checksum may lack
        named = [reason for reason in dropped.values() if "cut short" in reason]
        assert len(named) == (0 if any(end - spare <= cut <= end for end in ends) else 1), cut


@pytest.mark.parametrize("how", BY_RECORD)
def test_behind_damage_reading_goes_on(how: str) -> None:
    pieces = [BY_RECORD[how](page_of(n)) for n in range(1, 7)]
    hurt = bytearray(pieces[2])
    hurt[:12] = b"nothing good"
    pages, dropped = found(b"".join([*pieces[:2], bytes(hurt), *pieces[3:]]))
    assert [page["id"] for page in pages.values()] == [f"urn:uuid:{n}" for n in (1, 2, 4, 5, 6)]
    start = sum(map(len, pieces[:3]))
    assert dropped == {f"a#{len(pieces[0])}": f"damaged record here or behind it: reading goes on at byte {start:,}"}


def test_an_archive_with_damage_everywhere_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_stream, "_RESTARTS", 3)
    data = b"".join(gzip.compress(page_of(n)) + b"\x1f\x8b\x08broken" for n in range(9))
    pages, dropped = found(data)
    assert len(pages) == 3
    assert [*dropped.values()][-1] == "damaged in more than 3 places: not read on"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (record(body=b"<p>" + b"a" * bounds.RECORD), "record of more than 8 MB"),
        (
            record(http=f"{OK}\r\nContent-Encoding: gzip", body=gzip.compress(b"<p>" * 3_000_000)),
            "record of more than 8 MB",
        ),
        (record(http=f"{OK}\r\nContent-Encoding: br", body=brotli(b"<p>" * 3_000_000)), "record of more than 8 MB"),
        (
            record(http=f"{OK}\r\nContent-Encoding: zstd", body=zstandard(b"<p>" * 3_000_000)),
            "record of more than 8 MB",
        ),
        (record(http=f"{OK}\r\nContent-Encoding: gzip", body=b"\x1f\x8b\x08" + b"x" * 99), "damaged gzip data"),
        (record(http=f"{OK}\r\nContent-Encoding: br", body=b"\xff" * 99), "damaged brotli data"),
        (record(http=f"{OK}\r\nContent-Encoding: made-up"), "unknown content encoding (made-up)"),
        (record(http="HTTP/1.1 200 OK\r\nX: " + "a" * 200_000), "HTTP header that cannot be read"),
    ],
)
def test_a_page_that_cannot_be_read_is_named_and_the_rest_goes_on(data: bytes, reason: str) -> None:
    pages, dropped = found(data + record(number=2))
    assert dropped == {"a#0": reason}
    assert [page["id"] for page in pages.values()] == ["urn:uuid:2"]


def test_a_record_that_claims_to_be_endless_is_a_cut_one() -> None:
    data = record().replace(b"Content-Length: ", b"Content-Length: 99999")
    assert found(page_of(1) + data)[1] == {f"a#{len(page_of(1))}": "record of more than 8 MB"}


def test_a_bomb_is_not_read_to_its_end() -> None:
    bomb = gzip.compress(record("request", bytes(bounds.TEXT + 1), http=None), 1)
    assert found(gzip.compress(page_of(1)) + bomb)[1] == {
        f"a#{len(gzip.compress(page_of(1)))}": "expands to more than 200 times its size: not read on"
    }


def test_an_archive_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for form, data in FORMS.items():
        monkeypatch.setattr("sys.stdin", type("In", (), {"buffer": io.BytesIO(data)}))
        pages = [item for item in read("-") if isinstance(item, Page)]
        assert [page.key for page in pages] == ["urn:uuid:1", "urn:uuid:2", "urn:uuid:3"], form
        assert pages[0].origin.startswith("standard input#")
