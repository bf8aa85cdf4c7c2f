"""Metadata beside a page: NAME.json, and the table given as --meta."""

import json

import pytest

from crossread.errors import InputError
from crossread.model import Dropped, Page
from crossread.read import read

DAM = "The dam above Orvik was closed on Tuesday, the river authority said.\n"


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


def both(*args, **options):
    found = list(read(*args, **options))
    return [p for p in found if isinstance(p, Page)], [d for d in found if isinstance(d, Dropped)]


def test_a_sidecar_speaks_for_its_page_and_is_none(tmp_path):
    write(tmp_path, "a.txt", DAM)
    write(tmp_path, "a.json", {"outlet": "Gazette", "published": "2025-03-04", "authors": ["Mira Holt"], "title": "T"})
    (page,), dropped = both(tmp_path)
    assert (page.outlet, page.published, page.authors, page.title) == ("Gazette", "2025-03-04", ("Mira Holt",), "T")
    assert dropped == []
    (alone,), dropped = both(tmp_path / "a.txt")
    assert (alone, dropped) == (page, [])


def test_a_sidecar_goes_before_the_pages_own_head(tmp_path):
    html = '<html><head><meta property="og:site_name" content="Own"></head><body>' + f"<p>{DAM}</p>" * 5
    write(tmp_path, "a.html", html)
    write(tmp_path, "a.json", {"outlet": "Gazette"})
    (page,), _ = both(tmp_path)
    assert page.outlet == "Gazette"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{broken", "metadata of a.txt not used: broken JSON (Expecting property name"),
        ({"colour": "red"}, "metadata of a.txt not used: none of the fields url, outlet"),
    ],
)
def test_a_sidecar_that_says_nothing_is_named_and_its_page_goes_on(tmp_path, content, reason):
    write(tmp_path, "a.txt", DAM)
    write(tmp_path, "a.json", content)
    (page,), (dropped,) = both(tmp_path)
    assert (page.text, page.outlet) == (DAM, None)
    assert dropped.origin == f"{tmp_path}/a.json"
    assert dropped.reason.startswith(reason)


def test_json_beside_a_text_that_holds_a_page_is_a_page(tmp_path):
    write(tmp_path, "a.txt", DAM)
    write(tmp_path, "a.json", {"text": "Another page."})
    write(tmp_path, "b.txt", "Third page.")
    write(tmp_path, "b.json", [{"text": "Fourth page."}])
    pages, dropped = both(tmp_path)
    assert {p.text for p in pages} == {DAM, "Another page.", "Third page.", "Fourth page."}
    assert dropped == []


def test_metadata_given_without_its_page_is_not_lost(tmp_path):
    write(tmp_path, "a.txt", DAM)
    sidecar = write(tmp_path, "a.json", {"outlet": "Gazette"})
    assert [d.reason for d in read(sidecar)] == ["metadata of a page that is not among the paths given"]


def test_json_alone_with_metadata_only_is_dropped(tmp_path):
    write(tmp_path, "a.json", {"outlet": "Gazette"})
    assert [d.reason for d in both(tmp_path)[1]] == ["record without a text or html field (its fields: outlet)"]


def table(folder, text):
    return write(folder, "meta.csv", text)


def test_the_table_finds_files_by_name_and_by_path(tmp_path):
    for name in ("r/a.txt", "r/s/a.txt", "r/b.txt"):
        write(tmp_path, name, f"{name} {DAM}")
    meta = table(
        tmp_path / "r",
        "file,outlet,url,title,published\na.txt,ByName,,,\ns\\a.txt,ByPath,https://p.example/,P,2025-03-04\n"
        "gone.txt,Nobody,,,\nb.txt,B,,,\n./b.txt,Again,,,\n,Empty,,,\n",
    )
    pages, dropped = both(tmp_path / "r", meta=meta)
    assert {p.origin.removeprefix(f"{tmp_path}/r/"): p.outlet for p in pages} == {
        "a.txt": "ByName",
        "s/a.txt": "ByPath",
        "b.txt": "B",
    }
    assert [p.published for p in pages] == [None, None, "2025-03-04"]
    assert sorted(d.reason for d in dropped) == [
        "row of the metadata table matches no file: gone.txt",
        "row of the metadata table names no file",
        "the metadata table names this file twice; the first row counts",
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_table_may_come_from_any_spreadsheet(tmp_path, delimiter):
    write(tmp_path, "a.txt", DAM)
    text = "\ufeffFile,Outlet\r\na.txt,Gazette\r\n".replace(",", delimiter)
    (page,), dropped = both(tmp_path / "a.txt", meta=table(tmp_path, text))
    assert (page.outlet, dropped) == ("Gazette", [])


@pytest.mark.parametrize("text", ["name,outlet\na.txt,G\n", "", "\n"])
def test_a_table_without_its_column_is_the_users_to_mend(tmp_path, text):
    write(tmp_path, "a.txt", DAM)
    with pytest.raises(InputError, match="needs a column named file"):
        read(tmp_path, meta=table(tmp_path, text))


def test_a_table_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path, meta=tmp_path / "no.csv")


def test_the_record_goes_before_the_table_and_the_table_before_the_sidecar(tmp_path):
    write(tmp_path, "a.txt", DAM)
    write(tmp_path, "a.json", {"outlet": "Sidecar", "title": "T"})
    write(tmp_path, "b.jsonl", {"text": "Dam.", "outlet": "Record"})
    meta = table(tmp_path, "file,outlet,url\na.txt,Table,\nb.jsonl,Table,https://u.example/\n")
    (text, record), dropped = both(tmp_path, meta=meta)
    assert (text.outlet, text.title) == ("Table", "T")
    assert (record.outlet, record.url) == ("Record", "https://u.example/")
    assert dropped == []


def test_agency_json_beside_a_page_is_no_sidecar(tmp_path):
    write(tmp_path, "dam.txt", DAM)
    write(
        tmp_path,
        "dam.json",
        json.dumps({"uri": "urn:x:1", "urgency": 3, "byline": "Mira Holt", "body_text": f"{DAM} Too."}),
    )
    assert sorted(page.carrier for page in read(tmp_path)) == ["ninjs", "text"]
