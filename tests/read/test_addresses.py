"""Addresses given: on the command line, in a list, in an outline."""

import io

import pytest

from crossread.errors import InputError
from crossread.model import Dropped
from crossread.read import bounds, read
from crossread.read.addresses import NO_ADDRESS, addresses, is_address, is_list, outline
from crossread.read.linked import Linked


@pytest.mark.parametrize(
    ("given", "is_one"),
    [
        ("https://kell.example/a", True),
        ("HTTP://KELL.EXAMPLE", True),
        ("ftp://kell.example/a", True),
        ("file:///etc/passwd", True),
        ("reports/a.txt", False),
        ("C:\\reports", False),
        ("C://reports", False),
        ("-", False),
        ("https:/kell.example", False),
        ("a text that names https://kell.example/", False),
        ("", False),
    ],
)
def test_what_is_an_address(given, is_one):
    assert is_address(given) is is_one


@pytest.mark.parametrize(
    ("name", "head", "fits"),
    [
        ("links.txt", "https://kell.example/1\n", True),
        ("links.txt", "# mine\n\n  https://kell.example/1  \r\nhttps://kell.example/2", True),
        ("", "http://kell.example/1", True),
        ("links.txt", "https://kell.example/1\nftp://kell.example/2", True),
        ("links.txt", "\ufeffhttps://kell.example/1\n", True),
        ("links.urls", "anything", True),
        ("links.txt", "https://kell.example/1 is where it stands\n", False),
        ("links.txt", "https://kell.example/1\nThe quay was shut.\n", False),
        ("links.txt", "The quay was shut.\nhttps://kell.example/1", False),
        ("links.txt", "# only a heading", False),
        ("links.txt", "file:///etc/passwd\n", False),
        ("links.txt", "", False),
    ],
)
def test_a_list_is_known_by_its_lines(name, head, fits):
    assert is_list(name, head.encode("utf-8")) is fits


def test_a_list_is_known_by_its_first_lines_where_it_is_long():
    head = (b"https://kell.example/" + b"a" * 79 + b"\n") * 1000
    assert is_list("links.txt", head[: bounds.HEAD])
    assert is_list("links.txt", head.decode().encode("utf-16")[: bounds.HEAD])


def test_each_line_of_a_list_is_an_address_or_named():
    found = list(
        addresses(io.BytesIO(b"# a\nhttps://a.example/1\nnone\n\nhttps://a.example/2#b\nftp://x/\n"), "links.urls")
    )
    assert found == [
        Linked("links.urls#2", "https://a.example/1", asked=True),
        Dropped("links.urls#3", NO_ADDRESS),
        Linked("links.urls#5", "https://a.example/2#b", asked=True),
        Dropped("links.urls#6", NO_ADDRESS),
    ]


def test_a_list_of_any_length_ends():
    (*first, last) = addresses(io.BytesIO(b"https://a.example/\n" * 20_000), "l")
    assert len(first) == bounds.ENTRIES
    assert last == Dropped("l", "list of more than 10,000 addresses: the rest was not read")
    assert list(addresses(io.BytesIO(b"https://" + b"a" * 10_000_000), "l")) == [Dropped("l#1", NO_ADDRESS)]


OPML = "<opml version='1.0'><body>{}</body></opml>"


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<outline text='a' type='rss' xmlUrl='https://a.example/f'/>", [Linked("o#1", "https://a.example/f")]),
        (
            "<outline text='a'><outline><outline xmlurl='https://a.example/f'/></outline></outline>",
            [Linked("o#1", "https://a.example/f")],
        ),
        ("<outline type='link' url='https://a.example/p'/>", [Linked("o#1", "https://a.example/p")]),
        ("<outline type='include' url='https://a.example/more.opml'/>", []),
        ("<outline text='a folder'/>", []),
        ("<outline xmlUrl='file:///etc/passwd'/>", [Dropped("o#1", NO_ADDRESS)]),
        ("<outline xmlUrl='javascript:alert(1)'/>", [Dropped("o#1", NO_ADDRESS)]),
        ("<outline xmlUrl='https://a.example/f?a=1&b=2'/>", [Linked("o#1", "https://a.example/f?a=1&b=2")]),
        ("<outline xmlUrl='https://a.example/f'><broken></outline>", [Linked("o#1", "https://a.example/f")]),
    ],
)
def test_an_outline_names_feeds_however_deep(inside, found):
    assert list(outline(io.BytesIO(OPML.format(inside).encode()), "o")) == found


def test_an_outline_of_any_depth_and_size_ends(tmp_path):
    deep = "<outline>" * 100_000 + "<outline xmlUrl='https://a.example/f'/>"
    (tmp_path / "deep.opml").write_text(OPML.format(deep), "utf-8")
    (tmp_path / "large.opml").write_bytes(b"<opml>" + b" " * bounds.FEED)
    many = "<outline xmlUrl='https://a.example/f'/>" * (bounds.ENTRIES + 3)
    found = list(outline(io.BytesIO(OPML.format(many).encode()), "o"))
    assert found[-1] == Dropped("o", "outline of more than 10,000 feeds: the rest was not read")
    assert [item.reason for item in read(tmp_path)] == ["empty page (no record in it)", "outline of more than 16 MB"]


def test_an_outline_is_known_by_its_root(tmp_path):
    (tmp_path / "mine.xml").write_text(OPML.format("<outline xmlUrl='https://a.example/f'/>"), "utf-8")
    (dropped,) = read(tmp_path / "mine.xml")
    assert dropped.reason == "address, fetched only with --fetch: https://a.example/f"


def test_a_path_that_looks_like_no_address_is_a_path():
    with pytest.raises(InputError, match="there is no such file or folder"):
        read("https:/kell.example")
    with pytest.raises(InputError, match="only http and https addresses can be fetched"):
        read("ftp://kell.example/a")
