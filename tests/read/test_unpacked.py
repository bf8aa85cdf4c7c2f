"""Compressed files are read as what they hold."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
from collections.abc import Callable, Iterator

import pytest
from fastwarc.stream_io import ZstdWriter
from hypothesis import given
from hypothesis import strategies as st

from crossread.model import Dropped, Page
from crossread.read import bounds, read
from crossread.read.records import Unreadable
from crossread.read.rewindable import rewindable
from crossread.read.unpacked import opening, packing, unpacked

DAM = "The dam above Orvik was closed on Tuesday, the river authority said.\n"


def zstandard(data: bytes) -> bytes:
    class Kept(io.BytesIO):
        def close(self) -> None:
            """The writer closes what it writes to."""

    kept = Kept()
    writer = ZstdWriter(kept)
    writer.write(data)
    writer.close()
    return kept.getvalue()


PACKERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gz", gzip.compress),
    "bzip2": ("bz2", bz2.compress),
    "xz": ("xz", lzma.compress),
    "zstandard": ("zst", zstandard),
}


@pytest.mark.parametrize("how", PACKERS)
@given(data=st.binary(max_size=2000), count=st.integers(1, 3))
def test_what_was_packed_comes_out(how: str, data: bytes, count: int) -> None:
    pack = PACKERS[how][1]
    packed = pack(data) * count
    assert packing(packed) == how
    assert unpacked(io.BytesIO(packed), how).read() == data * count
    assert opening(packed).startswith(data[:100])


@pytest.mark.parametrize("how", PACKERS)
def test_a_compressed_file_is_read_as_what_it_holds(how: str, tmp_path) -> None:
    suffix, pack = PACKERS[how]
    rows = "\n".join(json.dumps({"id": n, "text": f"{n} {DAM}"}) for n in range(3000))
    files = {
        f"a.txt.{suffix}": ("text", DAM, 1),
        f"b.html.{suffix}": ("html", f"<html><body><p>{DAM}</p></body></html>", 1),
        f"c.jsonl.{suffix}": ("json", rows, 3000),
        f"d.csv.{suffix}": ("table", f'id,text\n1,"{DAM}"', 1),
        f"e.{suffix}": ("text", DAM, 1),
    }
    for name, (kind, content, count) in files.items():
        (tmp_path / name).write_bytes(pack(content.encode()))
        pages = list(read(tmp_path / name))
        assert [type(page) for page in pages] == [Page] * count
        assert {page.carrier for page in pages if isinstance(page, Page)} == {kind}
        assert DAM.strip() in pages[-1].text  # type: ignore[union-attr]
        assert pages[0].origin.startswith(f"{tmp_path}/{name}")


@pytest.mark.parametrize("how", PACKERS)
def test_of_a_cut_file_the_lines_before_the_cut_are_read(how: str, tmp_path) -> None:
    suffix, pack = PACKERS[how]
    chance = "".join(f"{n * n * 7919:x}" for n in range(150_000))  # hardly packs, so that a cut leaves something
    rows = [json.dumps({"id": n, "text": f"{DAM} {chance[n * 90 :][:2000]}"}) for n in range(400)]
    data = pack("\n".join(rows).encode())
    (tmp_path / f"a.jsonl.{suffix}").write_bytes(data[: len(data) * 9 // 10])
    *pages, last = read(tmp_path)
    assert isinstance(last, Dropped)
    assert last.reason == "cut short: the compressed data ends too early"
    if how not in ("bzip2", "zstandard"):  # these give nothing of a block before its end
        assert len(pages) > 100
    assert all(isinstance(page, Page) for page in pages)


@pytest.mark.parametrize("how", PACKERS)
def test_damage_is_named(how: str, tmp_path) -> None:
    suffix, pack = PACKERS[how]
    data = bytearray(pack(DAM.encode() * 50))
    data[12:20] = b"\xff\0\xff\0\xff\0\xff\0"
    (tmp_path / f"a.txt.{suffix}").write_bytes(data)
    (dropped,) = read(tmp_path)
    assert isinstance(dropped, Dropped)
    assert dropped.reason.startswith((f"damaged {how} data", "cut short"))


def test_padding_behind_the_last_member_is_nothing_and_anything_else_is_named(tmp_path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": DAM}).encode()) + bytes(5000))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": DAM * 2}).encode() + b"\n") + b"more")
    found = [item.reason if isinstance(item, Dropped) else item.text for item in read(tmp_path)]
    assert found == [DAM, DAM * 2, "damaged gzip data (Error -3 while decompressing data: incorrect header check)"]


@pytest.mark.parametrize("text", ["BZh was here", "BZh9 is a name of a gate in Orvik, the authority said."])
def test_a_text_that_begins_like_a_compressed_file_stays_a_text(text: str, tmp_path) -> None:
    (tmp_path / "a.txt").write_text(text)
    assert [page.text for page in read(tmp_path) if isinstance(page, Page)] == [text]


def test_xz_that_asks_for_much_memory_is_refused() -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1 << 29}]
    with pytest.raises(Unreadable, match=r"damaged xz data .*[Mm]emory"):
        unpacked(io.BytesIO(lzma.compress(b"a" * 100, filters=filters)), "xz").read()


def test_standard_input_of_any_length(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "\n".join(json.dumps({"id": n, "text": f"{n} {DAM}" * 400}) for n in range(2500)).encode()
    assert len(rows) > bounds.TEXT
    monkeypatch.setattr("sys.stdin", type("In", (), {"buffer": io.BytesIO(rows)}))
    found = list(read("-"))
    assert [type(item) for item in found] == [Page] * 2500


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


@given(data=st.binary(max_size=500), size=st.integers(1, 50), places=st.lists(st.integers(0, 500), max_size=6))
def test_a_stream_can_be_set_back_while_little_of_it_was_read(data: bytes, size: int, places: list[int]) -> None:
    stream = rewindable(pieces(data, size))
    for place in places:
        assert stream.read(place) == data[:place]
        stream.seek(0)
    assert stream.read(7) == data[:7]
    assert stream.tell() == len(data[:7])
    assert stream.read() == data[7:]


def test_a_stream_that_was_read_far_only_goes_on() -> None:
    data = bytes(3_000_000)
    stream = rewindable(pieces(data, 100_000))
    assert len(stream.read(2_500_000)) == 2_500_000
    with pytest.raises(io.UnsupportedOperation):
        stream.seek(0)
    with pytest.raises(io.UnsupportedOperation):
        stream.seek(0, io.SEEK_END)
    assert len(stream.read()) == 500_000
