"""What a file is, by content first."""

import pytest

from crossread.read.kinds import is_html, kind, unfit


@pytest.mark.parametrize(
    ("name", "head", "reason"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "binary file (PNG image)"),
        ("a.html", b"%PDF-1.7\n", "binary file (PDF document)"),
        ("a", b"PK\x03\x04\x14\0", "binary file (ZIP archive or Office document)"),
        ("a.jsonl", b"\x1f\x8b\x08\0", "binary file (gzip archive)"),
        ("a.mp4", b"\0\0\0\x18ftypmp42", "binary file (MP4 video)"),
        ("a.txt", b"words\0words", "binary file (NUL bytes)"),
        ("a.webp", b"RIFF\x24\0\0\0WEBPVP8 ", "binary file (WEBP file)"),
        ("a.css", b"body { color: red }", "unsupported kind (style sheet)"),
        ("a.JS", b"alert(1)", "unsupported kind (script)"),
        ("feed", b"<?xml version='1.0'?><rss version='2.0'>", "unsupported kind (XML)"),
    ],
)
def test_what_cannot_hold_an_article(name, head, reason):
    assert unfit(name, head) == reason


@pytest.mark.parametrize(
    "head",
    [
        b"BMW said on Tuesday that sales fell.",
        b"ID3 members met.",
        b"OTTO of Orvik was a king.",
        "Dam holds".encode("utf-16"),
        b"\xef\xbb\xbfDam holds",
        b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>",
    ],
)
def test_text_that_begins_like_something_else(head):
    assert unfit("a.txt", head) is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "<!DOCTYPE html><p>x"),
        ("a.txt", "  \n<!-- saved from url=(0019)https://a.example/ -->\n<html>"),
        ("a.txt", '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">'),
        ("a.txt", "<div><p>Dam holds</p></div>"),
        ("a.html", "Dam holds<br>for now"),
    ],
)
def test_markup_is_known_by_its_content(name, text):
    assert is_html(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "Dam holds, says Ana Ruiz."),
        ("a.txt", "Use <b> and <i> with care, she said. <p>"),
        ("a.txt", "<Dam holds>"),
        ("a.txt", ""),
        ("a.txt", " " * 9000 + "<"),
        ("a.txt", "<!--" * 3000),
    ],
)
def test_a_text_stays_a_text(name, text):
    assert not is_html(name, text)


def test_records_are_known_by_their_suffix_and_without_one_by_content():
    names = ("a.json", "a.JSONL", "a.ndjson", "a.csv", "a.txt")
    assert [kind(name, b'{"text": "x"}') for name in names] == ["json", "lines", "lines", "table", "text"]
    assert kind("", b' [\n {"text": "x"}]') == "json"
    assert kind("", b"{curly} words") == "text"
