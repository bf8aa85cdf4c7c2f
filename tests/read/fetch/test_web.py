"""One address to its answer, against a site on this machine: nothing here touches any other."""

import gzip
import time
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from tests.read.fetch.site import moved, page

from crossread.read import bounds
from crossread.read.fetch.cache import Cache
from crossread.read.fetch.settings import AGENT, Refused
from crossread.read.fetch.web import Web

TEXT = "<html><body><p>The quay at Orvik was shut on Monday.</p></body></html>"


def refusal(web, address):
    with pytest.raises(Refused) as caught:
        web.answer(address)
    return str(caught.value)


def test_an_answer_says_where_it_came_from_what_it_is_and_in_which_letters(site, allowed):
    site.answers["/a"] = page(TEXT.encode("utf-8"), "Text/HTML; charset=ISO-8859-1")
    answer = Web(allowed).answer(f"{site.url}/a#part")
    assert (answer.address, answer.kind, answer.charset) == (f"{site.url}/a", "text/html", "ISO-8859-1")
    assert answer.body == TEXT.encode()
    (_, headers) = site.asked[-1]
    assert headers["user-agent"] == AGENT == "crossread/0.1.0 (+https://crossread.readthedocs.io)"
    assert not {"cookie", "referer", "authorization"} & set(headers)


def test_redirects_are_followed_each_hop_checked(site, allowed):
    site.answers |= {"/a": moved("/b"), "/b": moved(f"{site.url}/c", 308), "/c": page(TEXT)}
    assert Web(allowed).answer(f"{site.url}/a").address == f"{site.url}/c"


@pytest.mark.parametrize(
    ("there", "reason"),
    [
        ("file:///etc/passwd", "redirect to file:///etc/passwd: file address: only http and https are fetched"),
        ("ftp://kell.example/x", "redirect to ftp://kell.example/x: ftp address: only http and https are fetched"),
        ("http://bo:secret@127.0.0.1/", "a user name or a password"),
        ("javascript:alert(1)", "only http and https are fetched"),
        ("http://127.0.0.1:22/", "port 22 is none of the web"),
    ],
)
def test_a_redirect_that_leads_where_nothing_may_be_fetched(site, allowed, there, reason):
    site.answers["/a"] = moved(there)
    assert reason in refusal(Web(allowed), f"{site.url}/a")


def test_redirects_that_run_in_a_circle_end(site, allowed):
    site.answers |= {"/a": moved("/b"), "/b": moved("/a")}
    assert refusal(Web(allowed), f"{site.url}/a") == "more than 5 redirects"
    assert len(site.paths()) <= 7  # robots.txt and six pages


def test_a_public_page_that_redirects_into_the_own_network_is_refused(site, allowed, public):
    site.answers |= {"/a": moved(f"{site.url}/secret"), "/b": moved("//inside.example/x"), "/secret": page(TEXT)}
    public(site, {"kell.example": ["93.184.216.34"], "inside.example": ["10.0.0.7"]})
    web = Web(replace(allowed, private=False))
    assert "127.0.0.1 is at a loopback address" in refusal(web, f"http://kell.example:{site.port}/a")
    assert "inside.example is at a private address (10.0.0.7)" in refusal(web, f"http://kell.example:{site.port}/b")
    assert site.paths() == ["/robots.txt", "/a", "/b"]
    assert site.asked[1][1]["host"] == f"kell.example:{site.port}"


def test_the_own_machine_is_refused_by_default(site, allowed):
    site.answers["/a"] = page(TEXT)
    web = Web(replace(allowed, private=False))
    assert refusal(web, f"{site.url}/a") == (
        "127.0.0.1 is at a loopback address (127.0.0.1), which needs --allow-private"
    )
    assert refusal(web, f"http://localhost:{site.port}/a").startswith("localhost is at a loopback address")
    assert refusal(web, f"http://2130706433:{site.port}/a").startswith("2130706433 is at a loopback address")
    assert site.asked == []


def test_robots_txt_is_obeyed_and_asked_for_once(site, allowed):
    site.answers["/robots.txt"] = page(
        "User-agent: *\nDisallow: /private\n\nUser-agent: crossread\nDisallow: /no", "text/plain"
    )
    site.answers |= {"/no/a": page(TEXT), "/private/a": page(TEXT)}
    web = Web(allowed)
    assert refusal(web, f"{site.url}/no/a") == "robots.txt of 127.0.0.1 forbids it"
    assert web.answer(f"{site.url}/private/a").body  # the rules for others are not for us
    assert site.paths() == ["/robots.txt", "/private/a"]


def test_each_hop_of_a_redirect_is_asked_of_robots_txt(site, allowed):
    site.answers["/robots.txt"] = page("User-agent: *\nDisallow: /no", "text/plain")
    site.answers |= {"/a": moved("/no/b"), "/no/b": page(TEXT)}
    assert refusal(Web(allowed), f"{site.url}/a") == "robots.txt of 127.0.0.1 forbids it"


@pytest.mark.parametrize(
    ("status", "fine"), [(404, True), (403, True), (401, True), (410, True), (500, False), (503, False), (429, False)]
)
def test_a_site_without_rules_may_be_read_one_whose_rules_fail_may_not(site, allowed, status, fine):
    site.answers |= {"/robots.txt": page("", status=status), "/a": page(TEXT)}
    if fine:
        assert Web(allowed).answer(f"{site.url}/a").body
    else:
        assert refusal(Web(allowed), f"{site.url}/a") == (
            f"robots.txt of 127.0.0.1 cannot be read (status {status}), so the site is left alone"
        )


def test_rules_with_a_byte_order_mark_are_rules(site, allowed):
    site.answers["/robots.txt"] = page(b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /", "text/plain")
    assert refusal(Web(allowed), f"{site.url}/a") == "robots.txt of 127.0.0.1 forbids it"


def test_the_rules_may_stand_behind_a_redirect(site, allowed):
    site.answers |= {"/robots.txt": moved("/r"), "/r": page("User-agent: *\nDisallow: /", "text/plain")}
    assert refusal(Web(allowed), f"{site.url}/a") == "robots.txt of 127.0.0.1 forbids it"


def test_a_pause_that_a_site_asks_for_is_kept(site, allowed):
    site.answers["/robots.txt"] = page("User-agent: *\nCrawl-delay: 0.3", "text/plain")
    site.answers |= {"/a": page(TEXT), "/b": page(TEXT)}
    web = Web(allowed)
    web.answer(f"{site.url}/a")
    start = time.monotonic()
    web.answer(f"{site.url}/b")
    assert 0.25 < time.monotonic() - start < 2


def test_a_site_that_asks_for_too_long_a_pause_is_left_alone(site, allowed):
    site.answers["/robots.txt"] = page("User-agent: *\nCrawl-delay: 3600", "text/plain")
    assert refusal(Web(allowed), f"{site.url}/a") == "robots.txt of 127.0.0.1 asks for 3,600 seconds between requests"
    assert site.paths() == ["/robots.txt"]


def test_robots_txt_of_any_size_is_read_as_far_as_the_standard_asks(site, allowed):
    site.answers |= {"/robots.txt": page("User-agent: *\nDisallow: /no\n" + "# x\n" * 400_000, "text/plain")}
    site.answers["/a"] = page(TEXT)
    web = Web(allowed)
    assert web.answer(f"{site.url}/a").body
    assert "forbids" in refusal(web, f"{site.url}/no")


@pytest.mark.parametrize(
    ("status", "reason"),
    [(404, "404 Not Found"), (500, "500 Internal Server Error"), (599, "status 599"), (204, "204 No Content")],
)
def test_other_answers_are_named_by_their_status(site, allowed, status, reason):
    site.answers["/a"] = page("", status=status)
    assert refusal(Web(allowed), f"{site.url}/a") == reason


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "video/mp4", "text/css", "application/octet-stream"])
def test_what_is_no_page_is_refused_by_name(site, allowed, kind):
    site.answers["/a"] = page(b"x", kind)
    assert refusal(Web(allowed), f"{site.url}/a") == f"{kind}, which is no page"


@pytest.mark.parametrize("kind", ["text/plain", "application/rss+xml", "application/feed+json", "application/xml", ""])
def test_what_can_be_a_page_is_taken(site, allowed, kind):
    site.answers["/a"] = page(b"x", kind)
    assert Web(allowed).answer(f"{site.url}/a").body == b"x"


def test_packed_answers_are_unpacked(site, allowed):
    site.answers["/gzip"] = page(gzip.compress(TEXT.encode()), Content_Encoding="gzip")
    site.answers["/deflate"] = page(zlib.compress(TEXT.encode()), Content_Encoding="deflate")
    site.answers["/br"] = page(b"\x0b\x02", Content_Encoding="br")
    site.answers["/cut"] = page(gzip.compress(TEXT.encode() * 99)[:-12], Content_Encoding="gzip")
    site.answers["/wrong"] = page(b"no gzip at all", Content_Encoding="gzip")
    web = Web(allowed)
    assert web.answer(f"{site.url}/gzip").body == web.answer(f"{site.url}/deflate").body == TEXT.encode()
    assert refusal(web, f"{site.url}/br") == "answer packed as br, which was not asked for"
    assert refusal(web, f"{site.url}/cut") == "answer that was cut in the middle"
    assert refusal(web, f"{site.url}/wrong").startswith("answer that cannot be unpacked")


def test_an_answer_larger_than_allowed_is_refused_packed_or_not(site, allowed):
    large = b"a" * (bounds.RECORD + 1)
    site.answers["/plain"] = page(large)
    site.answers["/bomb"] = page(gzip.compress(b"a" * 100 * bounds.MEGABYTE), Content_Encoding="gzip")
    web = Web(allowed)
    assert refusal(web, f"{site.url}/plain") == refusal(web, f"{site.url}/bomb") == "larger than 8 MB"


def test_an_answer_that_drips_ends_with_its_time(site, allowed):
    def drip(request):
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        for _ in range(100):
            request.wfile.write(b"a")
            request.wfile.flush()
            time.sleep(0.05)

    def drip_headers(request):
        request.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(100):
            request.wfile.write(b"X-%d: a\r\n" % number)
            request.wfile.flush()
            time.sleep(0.05)

    site.answers |= {"/a": drip, "/b": drip_headers}
    web = Web(replace(allowed, seconds=0.4))
    for path in ("/a", "/b"):
        start = time.monotonic()
        assert refusal(web, site.url + path) == "no whole answer within 0.4 seconds"
        assert time.monotonic() - start < 2


def test_a_connection_that_breaks_off_is_named(site, allowed):
    def broken(request):
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\nhalf")

    def nonsense(request):
        request.wfile.write(b"\0\1\2 no HTTP\r\n\r\n")

    site.answers |= {"/a": broken, "/b": nonsense}
    web = Web(allowed)
    assert refusal(web, f"{site.url}/a").startswith("127.0.0.1 does not answer as it should")
    assert refusal(web, f"{site.url}/b").startswith("127.0.0.1 does not answer as it should")


def test_nobody_there(allowed):
    import socket  # noqa: PLC0415

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "does not answer as it should" in refusal(Web(allowed), f"http://127.0.0.1:{port}/a")


def test_what_has_not_changed_is_not_sent_again(site, allowed):
    whole = page(TEXT, ETag='"v1"', Last_Modified="Tue, 04 Mar 2025 14:05:00 GMT")

    def conditional(request):
        if request.headers.get("If-None-Match") == '"v1"':
            page("", status=304)(request)
        else:
            whole(request)

    site.answers["/a"] = conditional
    assert Web(allowed).answer(f"{site.url}/a").body == Web(allowed).answer(f"{site.url}/a").body == TEXT.encode()
    asked = [headers for path, headers in site.asked if path == "/a"]
    assert len(asked) == 2
    assert asked[1]["if-modified-since"] == "Tue, 04 Mar 2025 14:05:00 GMT"


def test_a_fresh_answer_is_not_asked_for_again_nor_are_the_rules(site, allowed):
    site.answers |= {"/a": moved("/b"), "/b": page(TEXT)}
    fresh = replace(allowed, fresh=600)
    Web(fresh).answer(f"{site.url}/a")
    before = list(site.paths())
    assert Web(fresh).answer(f"{site.url}/a").body == TEXT.encode()
    assert site.paths() == before


def test_offline_reads_what_was_fetched_and_nothing_else(site, allowed):
    site.answers |= {"/a": moved("/b"), "/b": page(TEXT)}
    Web(allowed).answer(f"{site.url}/a")
    before = len(site.asked)
    offline = Web(replace(allowed, offline=True, private=False))
    assert offline.answer(f"{site.url}/a").address == f"{site.url}/b"
    assert refusal(offline, f"{site.url}/new") == "not in the cache, and --offline forbids to fetch it"
    assert len(site.asked) == before


def test_a_damaged_entry_is_fetched_again(site, allowed):
    site.answers["/a"] = page(TEXT, ETag='"v1"')
    fresh = replace(allowed, fresh=600)
    Web(fresh).answer(f"{site.url}/a")
    (entry,) = allowed.cache.iterdir()
    entry.write_bytes(entry.read_bytes().replace(b"Monday", b"Sunday"))
    assert b"Monday" in Web(fresh).answer(f"{site.url}/a").body
    assert [headers.get("if-none-match") for path, headers in site.asked if path == "/a"] == [None, None]
    assert Cache(allowed.cache).get(f"{site.url}/a")


def test_a_busy_server_is_asked_again_when_it_says(site, allowed):
    left = [page("", status=503, Retry_After="0"), page("", status=429, Retry_After="0")]

    def busy(request):
        (left.pop() if left else page(TEXT))(request)

    site.answers["/a"] = busy
    assert Web(allowed).answer(f"{site.url}/a").body
    assert site.paths().count("/a") == 3


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        ("3600", "429 Too Many Requests; it asks to come again in 3,600 seconds"),
        ("soon", "429 Too Many Requests"),
        (format_datetime(datetime.now(UTC) + timedelta(days=2)), "429 Too Many Requests; it asks to come again in 17"),
    ],
)
def test_a_busy_server_that_asks_for_too_long_is_left_alone(site, allowed, after, reason):
    site.answers["/a"] = page("", status=429, Retry_After=after)
    assert refusal(Web(allowed), f"{site.url}/a").startswith(reason)
    assert site.paths().count("/a") == 1


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://kell.example/a", "ftp address: only http and https are fetched"),
        ("http://bo:secret@kell.example/", "address with a user name or a password"),
        ("http:///a", "address without a host"),
        ("http://kell.example:25/", "port 25 is none of the web"),
        ("http://" + "a" * 3000, "address of more than 2,000 characters"),
        ("http://kell.example:99999/", "port 99999 is none of the web"),
        ("http://[::1/", "no address that can be fetched"),
    ],
)
def test_addresses_that_nothing_is_fetched_from(allowed, address, reason):
    assert refusal(Web(allowed), address).startswith(reason)
