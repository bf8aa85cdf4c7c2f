"""read: every carrier, every way in which a page cannot be used, and nothing lost silently."""

import io
import json
import os
import sys
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossread.errors import InputError
from crossread.model import Dropped, Page
from crossread.read import bounds, read

DAM = "The dam above Orvik was closed on Tuesday, the river authority said.\n"


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content if isinstance(content, bytes) else content.encode()
    path.write_bytes(data)
    return path


def got(*paths, **options):
    """Pages by their place under the folder, and reasons by theirs."""
    found = list(read(list(paths), **options))
    root = os.path.commonpath([str(p) for p in paths if p != "-"] or ["/"])
    pages = {short(p.origin, root): p for p in found if isinstance(p, Page)}
    dropped = {short(d.origin, root): d.reason for d in found if isinstance(d, Dropped)}
    assert len(pages) + len(dropped) == len(found)
    return pages, dropped


def short(origin, root):
    return origin.removeprefix(root).lstrip("/")


def test_a_folder_in_order_without_hidden_files(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/c.md", ".hidden.txt", ".git/x.txt", "noend"):
        write(tmp_path, name, f"{name} {DAM}")
    pages, dropped = got(tmp_path)
    assert list(pages) == ["b.txt", "noend", "a/c.md", "a/z.txt"]
    assert dropped == {}
    assert pages["b.txt"].text == f"b.txt {DAM}"
    assert pages["b.txt"].carrier == "text"


def test_a_path_that_is_not_there_is_told_at_once(tmp_path):
    with pytest.raises(InputError, match=r"nothing\.txt: there is no such file"):
        read(tmp_path / "nothing.txt")
    with pytest.raises(InputError, match="at least one"):
        read([])


def test_one_path_needs_no_list_and_a_file_given_twice_is_read_once(tmp_path):
    path = write(tmp_path, "a.txt", DAM)
    assert [p.text for p in read(str(path))] == [DAM]
    assert [p.text for p in read([path, tmp_path, path])] == [DAM]


def test_two_files_with_one_text_are_one_page(tmp_path):
    write(tmp_path, "a.txt", DAM)
    write(tmp_path, "b.txt", DAM)
    pages, dropped = got(tmp_path)
    assert list(pages) == ["a.txt"]
    assert dropped == {"b.txt": f"same page as {tmp_path}/a.txt"}


@pytest.mark.parametrize("content", ["", "   \n\t\n", "\ufeff", "---\n***"])
def test_empty_pages(tmp_path, content):
    write(tmp_path, "a.txt", content)
    assert got(tmp_path) == ({}, {"a.txt": "empty page"})


def test_binary_files_are_named_and_the_rest_goes_on(tmp_path):
    write(tmp_path, "a.png", b"\x89PNG\r\n\x1a\n")
    write(tmp_path, "b.txt", DAM.encode() + b"x" * 70_000 + b"\0")
    write(tmp_path, "c.txt", DAM)
    pages, dropped = got(tmp_path)
    assert list(pages) == ["c.txt"]
    assert dropped == {"a.png": "binary file (PNG image)", "b.txt": "binary file (NUL bytes)"}


def test_an_unreadable_file_is_dropped_with_the_systems_words(tmp_path, monkeypatch):
    write(tmp_path, "a.txt", DAM)
    write(tmp_path, "b.txt", DAM)
    opened = type(tmp_path).open

    def guarded(self, *args, **kwargs):
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **kwargs)

    monkeypatch.setattr(type(tmp_path), "open", guarded)
    pages, dropped = got(tmp_path)
    assert list(pages) == ["b.txt"]
    assert dropped == {"a.txt": "unreadable (Permission denied)"}


def test_a_text_over_the_bound_is_dropped_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "TEXT", 100)
    write(tmp_path, "a.txt", "x" * 101)
    write(tmp_path, "b.txt", "x" * 100)
    pages, dropped = got(tmp_path)
    assert list(pages) == ["b.txt"]
    assert dropped == {"a.txt": "larger than 0.0001 MB"}


def test_links_out_of_the_folder_are_named_and_not_followed(tmp_path):
    write(tmp_path, "out/secret.txt", "secret")
    write(tmp_path, "in/a.txt", DAM)
    inside = tmp_path / "in"
    (inside / "file.txt").symlink_to(tmp_path / "out" / "secret.txt")
    (inside / "folder").symlink_to(tmp_path / "out")
    (inside / "gone.txt").symlink_to(tmp_path / "gone")
    (inside / "same.txt").symlink_to(inside / "a.txt")
    (inside / "self").symlink_to(inside)
    found = list(read(inside))
    assert [p.text for p in found if isinstance(p, Page)] == [DAM]
    assert {d.origin.rpartition("/")[2]: d.reason for d in found if isinstance(d, Dropped)} == {
        "file.txt": "link that leads out of the folder",
        "folder": "link that leads out of the folder",
        "gone.txt": "link that leads nowhere",
    }
    assert [p.text for p in read(inside / "file.txt")] == ["secret"]  # the user named this one


def test_what_a_browser_saves_beside_a_page_is_one_line(tmp_path):
    write(tmp_path, "dam.html", f"<html><body><p>{DAM}</p></body></html>")
    write(tmp_path, "dam_files/ad.html", "<html><body><p>Buy a dam today.</p></body></html>")
    write(tmp_path, "dam_files/style.css", "p {}")
    write(tmp_path, "other_files/a.txt", DAM)
    pages, dropped = got(tmp_path)
    assert list(pages) == ["dam.html", "other_files/a.txt"]
    assert dropped == {"dam_files": "parts of a saved page: pictures, scripts, styles, frames"}


def test_a_pipe_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert got(tmp_path) == ({}, {"pipe": "not a regular file"})


def test_json_lines(tmp_path):
    lines = [
        json.dumps({"id": 7, "text": DAM, "url": "https://a.example/1", "outlet": "The Gazette", "title": " A  b "}),
        "{broken",
        "",
        json.dumps({"id": "x", "content": DAM, "note": 1}),
        json.dumps(["list"]),
        json.dumps({"text": "  "}),
        json.dumps(
            {"headline": "H", "datePublished": "2025-03-04", "byline": "By Mira Holt and Jon Abara", "text": "Dam. "}
        ),
    ]
    write(tmp_path, "a.jsonl", "\ufeff" + "\r\n".join(lines))
    pages, dropped = got(tmp_path)
    first, last = pages.values()
    assert (first.key, first.text, first.url, first.outlet, first.title) == (
        "7",
        DAM,
        "https://a.example/1",
        "The Gazette",
        "A b",
    )
    assert first.carrier == "json"
    assert (last.title, last.published, last.authors) == ("H", "2025-03-04", ("Mira Holt", "Jon Abara"))
    assert list(pages) == ["a.jsonl#1", "a.jsonl#7"]
    assert dropped["a.jsonl#2"].startswith("broken JSON (Expecting property name")
    assert dropped["a.jsonl#2"].endswith("in line 2")
    assert dropped["a.jsonl#4"] == "record without a text or html field (its fields: id, content, note)"
    assert dropped["a.jsonl#5.1"] == "JSON string where a record should stand"
    assert dropped["a.jsonl#6"] == "empty page"


def test_an_enormous_line_stops_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "RECORD", 1000)
    record = json.dumps({"text": DAM})
    write(tmp_path, "a.jsonl", "\n".join(["x" * 5000, record, "y" * 1001, json.dumps({"text": "Dam."})]))
    pages, dropped = got(tmp_path)
    assert [p.text for p in pages.values()] == [DAM, "Dam."]
    assert dropped == {
        "a.jsonl#1": "line 1 is larger than 0.001 MB",
        "a.jsonl#3": "line 3 is larger than 0.001 MB",
    }


def test_an_enormous_line_is_never_loaded_whole(tmp_path):
    import tracemalloc  # noqa: PLC0415

    with (tmp_path / "a.jsonl").open("wb") as file:
        file.seek(200_000_000)  # sparse: 200 MB of NUL in one line
        file.write(b"\n" + json.dumps({"text": DAM}).encode())
        file.seek(0)
        file.write(b'{"text": "' + b"x" * 70_000)
    tracemalloc.start()
    pages, dropped = got(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [p.text for p in pages.values()] == [DAM]
    assert dropped == {"a.jsonl#1": "line 1 is larger than 8 MB"}
    assert peak < 40_000_000


@pytest.mark.parametrize(
    "value",
    [
        {"text": DAM, "id": "k"},
        [{"text": DAM, "id": "k"}],
        {"articles": [{"text": DAM, "id": "k"}], "status": "ok"},
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_json_documents(tmp_path, value, indent):
    write(tmp_path, "a.json", json.dumps(value, indent=indent))
    pages, dropped = got(tmp_path)
    assert [(p.text, p.key) for p in pages.values()] == [(DAM, "k")]
    assert dropped == {}


def test_json_lines_under_another_name_and_lists_in_lines(tmp_path):
    write(tmp_path, "a.json", json.dumps({"text": "One."}) + "\n" + json.dumps({"articles": [{"text": "Two."}]}))
    write(tmp_path, "b.jsonl", json.dumps([{"text": "Three."}], indent=1))
    pages, _ = got(tmp_path)
    assert {origin: p.text for origin, p in pages.items()} == {
        "a.json#1": "One.",
        "a.json#2.1": "Two.",
        "b.jsonl#1": "Three.",
    }


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[1, 2", "broken JSON"),
        ('{"text": 5}', "record without a text or html field (its fields: text)"),
        ("[" * 100_000, "broken JSON (nested too deep)"),
        ('{"id": ' + "1" * 5000 + "}", "broken JSON"),
        ('"words"', "JSON string where a record should stand"),
        ("{}", "record without a text or html field (its fields: none)"),
        ("not json", "broken JSON"),
    ],
)
def test_json_that_holds_no_page(tmp_path, content, reason):
    write(tmp_path, "a.json", content)
    pages, dropped = got(tmp_path)
    assert pages == {}
    assert [r.startswith(reason) for r in dropped.values()] == [True]


def test_a_record_over_the_bound_and_a_document_over_it(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "RECORD", 50)
    monkeypatch.setattr(bounds, "TEXT", 400)
    write(tmp_path, "a.json", json.dumps([{"text": "x" * 51}, {"text": "short"}]))
    write(tmp_path, "b.json", json.dumps([{"text": "x" * 500}]))
    pages, dropped = got(tmp_path)
    assert [p.text for p in pages.values()] == ["short"]
    assert dropped["a.json#1"].startswith("record of more than")
    assert dropped["b.json"].startswith("JSON of more than")


def test_text_of_records_is_taken_exactly(tmp_path):
    text = "a\r\nb\u2028c\x00 \ufeffd <p>e</p>\n"
    write(tmp_path, "a.json", json.dumps({"text": text}))
    write(tmp_path, "b.json", '{"text": "half \\ud83d of a character"}')
    pages, _ = got(tmp_path)
    assert pages["a.json"].text == text
    assert pages["b.json"].text == "half \ufffd of a character"


def test_names_and_people_in_their_many_forms(tmp_path):
    record = {
        "text": DAM,
        "source": {"id": None, "name": "Port Herald"},
        "authors": [{"name": "Mira Holt"}, "Jon Abara", 7, None, "Mira Holt"],
        "title": ["no"],
        "date": 1741097100,
    }
    write(tmp_path, "a.json", json.dumps(record))
    page = got(tmp_path)[0]["a.json"]
    assert (page.outlet, page.authors, page.title, page.published) == (
        "Port Herald",
        ("Mira Holt", "Jon Abara", "7"),
        None,
        "1741097100",
    )


def test_tables(tmp_path):
    write(tmp_path, "a.csv", f'id,Text,outlet\r\n1,"{DAM} “q”, ""x""\r\nmore",Gazette\r\n\r\n2,,Herald\r\n')
    write(tmp_path, "b.tsv", "title\ttext\nT\tDam; holds, he said.\n")
    write(tmp_path, "c.csv", "name,value\n1,2\n")
    pages, dropped = got(tmp_path)
    assert pages["a.csv#1"].text == f'{DAM} “q”, "x"\r\nmore'
    assert (pages["a.csv#1"].key, pages["a.csv#1"].outlet) == ("1", "Gazette")
    assert (pages["b.tsv#1"].text, pages["b.tsv#1"].title) == ("Dam; holds, he said.", "T")
    assert dropped["c.csv"] == "table without a text or html column (its columns: name, value)"
    assert [r for o, r in dropped.items() if o.startswith("a.csv")] == ["empty page"]


def test_tables_with_a_long_cell_and_an_enormous_line(tmp_path, monkeypatch):
    long = "word " * 40_000  # beyond what the csv module takes by default
    write(tmp_path, "a.csv", f"text\n{long}\n")
    assert got(tmp_path)[0]["a.csv#1"].text == long
    monkeypatch.setattr(bounds, "RECORD", 1000)
    write(tmp_path, "a.csv", f"text\n{long}\nDam.\n")
    pages, dropped = got(tmp_path)
    assert [p.text for p in pages.values()] == ["Dam."]
    assert list(dropped.values()) == ["line 2 is larger than 0.001 MB"]


def test_utf16_records(tmp_path):
    write(tmp_path, "a.csv", "text,outlet\nDam – holds,Gazette\n".encode("utf-16"))
    write(tmp_path, "b.jsonl", json.dumps({"text": "Öster"}, ensure_ascii=False).encode("utf-16"))
    assert [p.text for p in got(tmp_path)[0].values()] == ["Dam – holds", "Öster"]


def test_an_account_is_no_report(tmp_path):
    write(tmp_path, "account.json", json.dumps([{"schema": "crossread.account/1", "articles": []}]))
    write(tmp_path, "index.html", '<!doctype html><meta name="generator" content="crossread 0.1.0"><p>Dam closed</p>')
    pages, dropped = got(tmp_path)
    assert pages == {}
    assert set(dropped.values()) == {"an account that crossread wrote, not a report"}


def test_standard_input(monkeypatch):
    def offered(data):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        return list(read("-"))

    assert [(p.text, p.origin) for p in offered(DAM.encode())] == [(DAM, "standard input")]
    assert [p.key for p in offered(b'{"text": "x", "id": 1}\n{"text": "y", "id": 2}')] == ["1", "2"]
    assert [d.reason for d in offered(b"")] == ["empty page"]


def test_a_name_cannot_act_on_a_terminal(tmp_path):
    path = write(tmp_path, "a\x1b[31m\u202egnp\n.txt", DAM)
    (page,) = read(path)
    assert page.origin.endswith("/a[31mgnp .txt")


def test_as_is_is_noted_on_every_page(tmp_path):
    write(tmp_path, "a.txt", DAM)
    write(tmp_path, "b.json", json.dumps({"text": "Dam."}))
    assert [p.as_is for p in read(tmp_path, as_is=True)] == [True, True]
    assert [p.as_is for p in read(tmp_path)] == [False, False]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), name=st.sampled_from(["a.txt", "a.json", "a.jsonl", "a.csv", "a.html", "a"]))
def test_any_file_gives_pages_or_reasons(tmp_path, data, name):
    path = write(tmp_path, name, data)
    for item in read(path):
        assert item.reason if isinstance(item, Dropped) else item.text.strip()
        if isinstance(item, Page):
            item.text.encode("utf-8")
    assert list(read(path))
