"""ZIP archives: every file in its order, no name followed, nothing that takes the rest along."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

import pytest

from crossread.model import Dropped, Page
from crossread.read import bounds, read

DAM = "The dam above Orvik was closed on Tuesday, the river authority said.\n"


def zipped(files: dict[str, bytes | str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", how) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return kept.getvalue()


def found(folder, data: bytes) -> dict[str, str]:
    """Text or reason by origin, without the archive's own name."""
    path = folder / "a.zip"
    path.write_bytes(data)
    items = list(read(path))
    return {
        item.origin.removeprefix(str(path)): item.text if isinstance(item, Page) else f"dropped: {item.reason}"
        for item in items
    }


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_files_come_in_the_order_of_the_archive(how: int, tmp_path) -> None:
    files = {
        "z.txt": f"one {DAM}",
        "folder/a.jsonl": "\n".join(json.dumps({"text": f"{n} {DAM}"}) for n in range(2)),
        "folder/b.txt.gz": gzip.compress(f"two {DAM}".encode()),
        "picture.png": b"\x89PNG\r\n\x1a\n",
        ".hidden.txt": "hidden",
        "__MACOSX/._z.txt": "hidden",
    }
    assert list(found(tmp_path, zipped(files, how)).items()) == [
        ("#z.txt", f"one {DAM}"),
        ("#folder/a.jsonl#1", f"0 {DAM}"),
        ("#folder/a.jsonl#2", f"1 {DAM}"),
        ("#folder/b.txt.gz", f"two {DAM}"),
        ("#picture.png", "dropped: binary file (PNG image)"),
    ]


def test_a_name_in_an_archive_is_no_path(tmp_path) -> None:
    (tmp_path / "secret.json").write_text(json.dumps({"outlet": "Secret"}))
    names = {"../secret.txt": DAM, str(tmp_path / "secret.txt"): f"{DAM} ", "a\x1b[2J\u202eb.txt": f" {DAM}"}
    path = tmp_path / "in" / "a.zip"
    path.parent.mkdir()
    path.write_bytes(zipped(names))
    before = sorted(tmp_path.rglob("*"))
    pages = [item for item in read(path) if isinstance(item, Page)]
    assert [page.outlet for page in pages] == [None] * 3
    assert pages[2].origin == f"{path}#a[2Jb.txt"
    assert sorted(tmp_path.rglob("*")) == before


def test_a_hurt_file_takes_no_other_along(tmp_path) -> None:
    data = bytearray(zipped({"a.txt": f"one {DAM}" * 30, "b.txt": f"two {DAM}"}))
    data[40:60] = bytes(20)
    items = found(tmp_path, bytes(data))
    assert items["#a.txt"].startswith("dropped: damaged file of a ZIP archive (")
    assert items["#b.txt"] == f"two {DAM}"


def test_an_encrypted_file_is_named(tmp_path) -> None:
    data = bytearray(zipped({"a.txt": DAM, "b.txt": f"two {DAM}"}))
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1  # the flag of encryption, in the table of contents
    assert found(tmp_path, bytes(data)) == {
        "#a.txt": "dropped: encrypted file of a ZIP archive",
        "#b.txt": f"two {DAM}",
    }


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}, "binary file (Office document)"),
        ({"mimetype": "application/epub+zip"}, "binary file (e-book or OpenDocument file)"),
        ({"META-INF/MANIFEST.MF": "x", "a.txt": DAM}, "binary file (program)"),
    ],
)
def test_what_is_no_collection_of_files(files: dict[str, bytes | str], reason: str, tmp_path) -> None:
    assert found(tmp_path, zipped(files)) == {"": f"dropped: {reason}"}


def test_an_archive_without_its_end_is_cut(tmp_path) -> None:
    data = zipped({"a.txt": DAM})
    assert found(tmp_path, data[:-25]) == {"": "dropped: cut short: the ZIP archive has no table of contents"}


def test_a_table_of_contents_that_lies_is_named(tmp_path) -> None:
    data = bytearray(zipped({"a.txt": DAM}))
    data[data.index(b"PK\x01\x02") + 42 :][:4] = b"\xff\xff\xff\x7f"
    hurt = bytes(data[: data.index(b"PK\x01\x02") + 2]) + b"\xff\xff" + bytes(data[data.index(b"PK\x01\x02") + 4 :])
    assert next(iter(found(tmp_path, hurt).values())).startswith("dropped: damaged ZIP archive")


def test_one_file_many_times_counts_many_times(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Overlapping files: a table of contents that names the same bytes again and again."""
    monkeypatch.setattr(bounds, "TEXT", 100_000)
    content = b"a" * 90_000
    one = zipped({"0.txt": content})
    entry = one[one.index(b"PK\x01\x02") : one.index(b"PK\x05\x06")]
    start = one[: one.index(b"PK\x01\x02")]
    directory = entry * 5
    end = bytearray(one[one.index(b"PK\x05\x06") :])
    end[8:12] = b"\5\0\5\0"
    end[12:16] = len(directory).to_bytes(4, "little")
    overlapping = start + directory + bytes(end)
    (tmp_path / "a.zip").write_bytes(overlapping)
    first, *_, last = read(tmp_path / "a.zip")
    assert isinstance(first, Page)
    assert isinstance(last, Dropped)
    assert last.reason == "expands to more than 200 times its size: not read on"


def test_an_archive_on_standard_input_is_to_be_saved_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", type("In", (), {"buffer": io.BytesIO(zipped({"a.txt": DAM}))}))
    (dropped,) = read("-")
    assert isinstance(dropped, Dropped)
    assert dropped.reason == "ZIP archive that cannot be read from a stream: save it as a file first"
