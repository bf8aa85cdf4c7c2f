"""From an address to its pages: lists, feeds, outlines, and what stands behind them."""

import json
import socket
from dataclasses import replace

import pytest
from tests.read.fetch.site import moved, page

import crossread
from crossread.cli import code_of
from crossread.model import Dropped, Page
from crossread.read.fetch import settings

ARTICLE = """<!DOCTYPE html><html><head><title>Quay at {place} shut</title>
<meta property="og:site_name" content="{outlet}"></head><body><article><h1>Quay at {place} shut</h1>
<p>The quay at {place} was shut on Monday after a crack was found in its wall, the harbour office said.</p>
<p>“We saw no reason to wait,” said Ana Ruiz, the head of the harbour office, and ferries now land at the old pier.</p>
</article></body></html>"""
ITEM = "<item><title>{title}</title><link>{link}</link><guid isPermaLink='false'>{key}</guid>{more}</item>"
FEED = "<?xml version='1.0'?><rss version='2.0'><channel><title>Kell Radio</title><link>{site}</link>{items}</channel></rss>"


@pytest.fixture(autouse=True)
def quick(monkeypatch, allowed):
    """What `read` makes its own settings of, without pauses, and a cache for the test alone."""

    def fetching(**said):
        return replace(allowed, **said)

    monkeypatch.setattr(settings, "Fetching", fetching)


def read(*paths, **options):
    found = list(crossread.read(*map(str, paths), **{"allow_private": True, **options}))
    return [item for item in found if isinstance(item, Page)], {
        d.origin: d.reason for d in found if isinstance(d, Dropped)
    }


def feed(site, *items):
    return page(FEED.format(site=site.url, items="".join(items)), "application/rss+xml")


def item(link, key="k1", more="<description>Short.</description>", title="Quay shut"):
    return ITEM.format(link=link, key=key, more=more, title=title)


def test_an_address_gives_its_page(site):
    site.answers |= {"/a": moved("/b"), "/b": page(ARTICLE.format(place="Orvik", outlet="Orvik Post"))}
    (found,), dropped = read(f"{site.url}/a")
    assert (found.origin, found.url, found.outlet, found.carrier) == (f"{site.url}/b",) * 2 + ("Orvik Post", "html")
    assert "said Ana Ruiz" in found.text
    assert dropped == {}


def test_files_come_first_then_addresses_in_their_order(site, tmp_path):
    (tmp_path / "a.txt").write_text("The mayor spoke.", "utf-8")
    for name in ("x", "y"):
        site.answers[f"/{name}"] = page(f"Text of {name} at some length.", "text/plain")
    found, _ = read(f"{site.url}/y", tmp_path / "a.txt", f"{site.url}/x")
    assert [each.origin for each in found] == [str(tmp_path / "a.txt"), f"{site.url}/y", f"{site.url}/x"]


def test_the_letters_are_those_the_server_names(site):
    text = "Мост через реку закрыт, сообщила администрация порта."
    site.answers["/a"] = page(text.encode("cp1251"), "text/plain; charset=windows-1251")
    site.answers["/b"] = page(text.encode("utf-8"), "text/plain; charset=windows-1251")
    found, _ = read(f"{site.url}/a", f"{site.url}/b")
    assert [each.text for each in found] == [text, text]


def test_a_list_that_is_named_is_fetched_one_that_lies_in_a_folder_is_not(site, tmp_path):
    site.answers["/a"] = page(ARTICLE.format(place="Orvik", outlet="Orvik Post"))
    links = tmp_path / "links.txt"
    links.write_text(f"# what I read\n{site.url}/a\n\n{site.url}/gone\n{site.url}/a\n", "utf-8")
    (found,), dropped = read(links)
    assert found.outlet == "Orvik Post"
    assert dropped == {f"{site.url}/gone": "not fetched: 404 Not Found"}
    before = len(site.asked)
    found, dropped = read(tmp_path)
    assert (found, len(site.asked)) == ([], before)
    assert dropped[f"{links}#2"] == f"address, fetched only with --fetch: {site.url}/a"
    (found,), _ = read(tmp_path, fetch=True)
    assert found.url == f"{site.url}/a"


def test_a_feed_by_its_address_gives_its_entries_and_asks_for_nothing_else(site):
    site.answers["/feed"] = feed(site, item(f"{site.url}/1"))
    (found,), dropped = read(f"{site.url}/feed")
    assert (found.origin, found.key, found.stub, found.outlet) == (
        f"{site.url}/feed#1",
        "k1",
        "feed teaser",
        "Kell Radio",
    )
    assert found.url == f"{site.url}/1"
    assert site.paths() == ["/robots.txt", "/feed"]
    assert dropped == {}


def test_the_article_behind_a_teaser_is_fetched_on_request_and_keeps_what_the_feed_says(site, tmp_path):
    site.answers["/1"] = page(ARTICLE.format(place="Orvik", outlet=""))
    more = (
        "<description>Short.</description><pubDate>Tue, 04 Mar 2025 14:05:00 +0200</pubDate><author>Mira Holt</author>"
    )
    saved = tmp_path / "feed.xml"
    saved.write_text(FEED.format(site=site.url, items=item(f"{site.url}/1", more=more) + item("/gone", "k2")), "utf-8")
    found, dropped = read(saved, fetch=True)
    whole, teaser = found
    assert (whole.origin, whole.carrier, whole.key, whole.stub) == (f"{site.url}/1", "html", "k1", None)
    assert (whole.title, whole.authors, whole.outlet) == ("Quay shut", ("Mira Holt",), "Kell Radio")
    assert whole.published == "Tue, 04 Mar 2025 14:05:00 +0200"
    assert "said Ana Ruiz" in whole.text
    assert (teaser.key, teaser.stub, teaser.text) == ("k2", "feed teaser", "Short.")
    assert dropped == {f"{site.url}/gone": "not fetched: 404 Not Found"}


def test_the_outlet_a_page_names_goes_before_the_title_of_the_feed(site):
    site.answers |= {"/feed": feed(site, item("/1")), "/1": page(ARTICLE.format(place="Orvik", outlet="Orvik Post"))}
    (found,), _ = read(f"{site.url}/feed", fetch=True)
    assert found.outlet == "Orvik Post"


def test_an_outline_leads_to_feeds_and_these_to_articles(site, tmp_path):
    site.answers |= {"/feed": feed(site, item("/1")), "/1": page(ARTICLE.format(place="Orvik", outlet="Orvik Post"))}
    saved = tmp_path / "feeds.opml"
    saved.write_text(
        f"<opml version='2.0'><body><outline text='a'><outline xmlUrl='{site.url}/feed'/></outline>"
        "<outline xmlUrl='file:///etc/passwd'/></body></opml>",
        "utf-8",
    )
    found, dropped = read(saved)
    assert (found, site.asked) == ([], [])
    assert dropped[f"{saved}#1"].startswith("address, fetched only with --fetch")
    (found,), dropped = read(saved, fetch=True)
    assert found.url == f"{site.url}/1"
    assert dropped == {f"{saved}#2": "no http or https address"}


def test_feeds_that_lead_to_feeds_end(site):
    for number in range(9):
        site.answers[f"/{number}"] = feed(site, item(f"/{number + 1}", key=str(number)))
    found, dropped = read(f"{site.url}/0", fetch=True)
    assert dropped == {f"{site.url}/4": "not fetched: behind more than 4 addresses"}
    assert [each.key for each in found] == ["3"]  # the teaser of what was not fetched


def test_a_feed_that_leads_into_the_own_network_or_to_a_file(site, public):
    public(site, {"kell.example": ["93.184.216.34"], "inside.example": ["169.254.169.254"]})
    site.answers["/feed"] = feed(
        site,
        item("http://inside.example/latest", "a"),
        item("file:///etc/passwd", "b"),
        item("http://kell.example/r", "c"),
    )
    site.answers |= {"/r": moved("file:///etc/passwd"), "/latest": page("secret")}
    found, dropped = read("http://kell.example/feed", fetch=True, allow_private=False)
    assert dropped["http://inside.example/latest"] == (
        "not fetched: inside.example is at a link-local address (169.254.169.254), which needs --allow-private"
    )
    assert dropped["http://kell.example/r"].endswith("file address: only http and https are fetched")
    assert {each.key for each in found} == {"a", "b", "c"}
    assert all(each.stub == "feed teaser" for each in found)
    assert "/latest" not in site.paths()


def test_offline_asks_for_nothing(site, tmp_path, monkeypatch):
    site.answers["/a"] = page(ARTICLE.format(place="Orvik", outlet="Orvik Post"))
    read(f"{site.url}/a")

    def never(*_, **__):
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "getaddrinfo", never)
    monkeypatch.setattr(socket.socket, "connect", never)
    (found,), dropped = read(f"{site.url}/a", f"{site.url}/b", fetch=False, allow_private=False)
    assert found.outlet == "Orvik Post"
    assert dropped == {f"{site.url}/b": "not fetched: not in the cache, and --offline forbids to fetch it"}
    saved = tmp_path / "feed.xml"
    saved.write_text(FEED.format(site="https://kell.example/", items=item("/1")), "utf-8")
    (found,), dropped = read(saved)
    assert (found.url, dropped) == ("https://kell.example/1", {})


def test_what_is_no_page_is_named(site):
    site.answers |= {
        "/a": page(b"\x89PNG", "image/png"),
        "/b": page("", "text/html"),
        "/c": page("<?xml version='1.0'?><x/>", "text/xml"),
    }
    _, dropped = read(f"{site.url}/a", f"{site.url}/b", f"{site.url}/c")
    assert dropped == {
        f"{site.url}/a": "not fetched: image/png, which is no page",
        f"{site.url}/b": "empty page",
        f"{site.url}/c": "unsupported kind (XML)",
    }


def test_what_the_metadata_table_says_of_an_address(site, tmp_path):
    site.answers |= {"/a": page("Some text.", "text/plain"), "/b": page("Other text.", "text/plain")}
    (tmp_path / "meta.csv").write_text(
        f"file,outlet\n{site.url}/a,Orvik Post\n{site.url}/b,Kell Radio\nhttp://x/,None\n", "utf-8"
    )
    (tmp_path / "links.txt").write_text(f"{site.url}/b", "utf-8")
    found, dropped = read(f"{site.url}/a", tmp_path / "links.txt", meta=tmp_path / "meta.csv")
    assert [each.outlet for each in found] == ["Orvik Post", "Kell Radio"]
    assert list(dropped.values()) == ["row of the metadata table matches no file: http://x/"]


def test_progress_is_told(site):
    site.answers["/a"] = page("Some text of a page.", "text/plain")
    told = []
    read(f"{site.url}/a", f"{site.url}/b", progress=lambda *step: told.append(step))
    assert told == [("fetch", 1, 2), ("fetch", 2, 2)]


@pytest.mark.parametrize("address", ["ftp://kell.example/a", "file:///etc/passwd", "gopher://kell.example"])
def test_other_schemes_are_wrong_input(address):
    with pytest.raises(crossread.errors.InputError, match="only http and https addresses can be fetched"):
        crossread.read(address)


@pytest.mark.parametrize("command", ["read", "collate"])
def test_from_the_command_line(site, tmp_path, monkeypatch, capsys, command):
    monkeypatch.chdir(tmp_path)
    site.answers |= {
        "/1": page(ARTICLE.format(place="Orvik", outlet="Orvik Post")),
        "/2": page(ARTICLE.format(place="Orvik", outlet="Kell Radio").replace("Monday", "Tuesday")),
        "/feed": feed(site, item("/2")),
    }
    (tmp_path / "links.txt").write_text(f"{site.url}/1\n{site.url}/gone\n", "utf-8")
    code = code_of([command, "links.txt", f"{site.url}/feed", "--fetch", "--allow-private", "--format", "json"])
    shown = capsys.readouterr()
    assert code == 0
    said = json.loads(shown.out)
    origins = [each["origin"] for each in (said if command == "read" else said[0]["articles"])]
    assert {f"{site.url}/1", f"{site.url}/2"} <= set(origins)
    assert "404 Not Found" in shown.err


def test_an_account_of_fetched_pages_is_verified_from_the_cache_without_the_network(
    site, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    site.answers |= {
        "/1": page(ARTICLE.format(place="Orvik", outlet="Orvik Post")),
        "/2": page(ARTICLE.format(place="Orvik", outlet="Kell Radio").replace("Monday", "Tuesday")),
    }
    assert code_of(["collate", f"{site.url}/1", f"{site.url}/2", "--allow-private"]) == 0
    before = len(site.asked)
    assert code_of(["verify", "account/account.json"]) == 0
    assert "hold" in capsys.readouterr().out
    assert len(site.asked) == before
