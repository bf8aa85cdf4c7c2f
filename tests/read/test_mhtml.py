"""Saved pages in one file: the page, its address, and none of what belongs to it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.model import Dropped, Page
from crossread.read import bounds, read
from crossread.read.mhtml import is_mhtml

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "carriers" / "saved-page.mhtml"
DAM = "The dam above Orvik was closed on Tuesday, the river authority said."
HTML = f"<html><body><article><p>{DAM}</p><p>Nobody was hurt, said Mira Holt.</p></article></body></html>"
HEAD = "From: <Saved by Blink>\nSnapshot-Content-Location: https://gazette.example/dam\nSubject: Dam closed\nMIME-Version: 1.0\n"
STYLE = "Content-Type: text/css\nContent-Location: https://gazette.example/a.css\n\np {}"


def part(html=HTML, fields=""):
    return f"Content-Type: text/html; charset=utf-8\n{fields}\n{html}"


def related(*parts, more='type="text/html"', end=True, boundary="bb"):
    inner = "".join(f"--{boundary}\n{each}\n" for each in parts)
    head = f'Content-Type: multipart/related; {more}; boundary="{boundary}"\n\n'
    return head + inner + (f"--{boundary}--\n" if end else "")


def got(folder, content, name="page.mhtml"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (found,) = read(path)
    return found


def test_the_sample():
    (page,) = read(SAMPLE)
    assert (page.carrier, page.url) == ("mhtml", "https://radionordsund.example/news/lock-gate")
    assert (page.title, page.outlet) == ("Police look into the lock gate", "Radio Nordsund")
    assert page.published == "2025-03-04T18:40:00+01:00"
    assert "“The gate went without a warning,” said Odd Vik" in page.text
    assert page.html.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    "content",
    [
        related(part(), STYLE),
        related(STYLE, part()),
        related(
            part("<html><body><p>Advertisement</p></body></html>"),
            part(fields="Content-ID: <2@x>\n"),
            more='start="<2@x>"',
        ),
        related(related(part(), boundary="cc").replace("related", "alternative"), STYLE),
        related(part(), STYLE, end=False),
        f"Content-Type: text/html; charset=utf-8\n\n{HTML}",
        related(part(), STYLE).replace("\n", "\r\n"),
    ],
)
def test_the_page_of_a_file(tmp_path, content):
    page = got(tmp_path, HEAD + content)
    assert isinstance(page, Page)
    assert (page.url, page.title, page.stub) == ("https://gazette.example/dam", "Dam closed", None)
    assert page.html.strip() == HTML
    assert DAM in page.text


@pytest.mark.parametrize(
    ("place", "url"),
    [
        ("https://gazette.example/dam?x=1", "https://gazette.example/dam?x=1"),
        ("file:///C:/Users/me/dam.htm", None),
        ("cid:frame-1@mhtml.blink", None),
    ],
)
def test_the_address_is_one_of_the_web_or_none(tmp_path, place, url):
    content = "From: <Saved by Windows Internet Explorer 11>\n" + related(part(fields=f"Content-Location: {place}\n"))
    assert got(tmp_path, content, "page.mht").url == url


def test_when_it_was_saved_is_not_when_it_was_published(tmp_path):
    assert got(tmp_path, f"{HEAD}Date: Sat, 8 Mar 2025 11:20:41 -0000\n{related(part())}").published is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (HEAD + related(STYLE), "MHTML without an HTML page in it"),
        (HEAD + related(), "MHTML without an HTML page in it"),
        (HEAD + related(part("")), "MHTML without an HTML page in it"),
        (HEAD + related(part("<p>a\0b</p>")), "MHTML with NUL bytes in its page"),
        ("not an archive", "unsupported kind (MHTML archive without a page at its start)"),
        (b"\x89PNG\r\n\x1a\n\0", "binary file (PNG image)"),
    ],
)
def test_files_that_give_no_page(tmp_path, content, reason):
    assert got(tmp_path, content).reason == reason


def test_a_file_that_was_cut_off_inside_its_page(tmp_path):
    whole = HEAD + related(part(), STYLE)
    page = got(tmp_path, whole[: whole.index("</article>")])
    assert (DAM in page.text, page.stub) == (True, "cut off: its file ends inside it")


def test_a_file_over_the_bound(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "TEXT", 500)
    assert got(tmp_path, HEAD + related(part("x" * 500))).reason == "MHTML of more than 0.0005 MB"


@pytest.mark.parametrize(
    "head",
    [
        DAM,
        "From: Mira\nContent-Type: text/plain\n\nx",
        HTML,
        "From: a@x\nDate: 1\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>",
    ],
)
def test_other_files_are_none(head):
    assert not is_mhtml("a.txt", head.encode())


PIECES = [
    "--bb\n",
    "--bb--\n",
    "\n",
    "\r\n",
    "Content-Type: text/html\n",
    "Content-Type: text/css\n",
    "<p>x",
    "Content-ID: <2@x>\n",
]
PIECES += [
    'Content-Type: multipart/related; boundary="cc"\n',
    "--cc\n",
    "Content-Transfer-Encoding: base64\n",
    "=",
    "\0",
    "PGh0bWw+",
]


@given(st.lists(st.sampled_from(PIECES), max_size=20))
@settings(max_examples=150, deadline=None)
def test_any_parts_give_pages_or_reasons(tmp_path_factory, pieces):
    path = tmp_path_factory.getbasetemp() / "any.mhtml"
    path.write_text(HEAD + 'Content-Type: multipart/related; boundary="bb"\n\n' + "".join(pieces), "utf-8")
    assert all(isinstance(each, Page | Dropped) for each in read(path))
