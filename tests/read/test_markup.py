"""HTML: the text, the head, and the same answer every time."""

import contextlib
import json
import time

import pytest

from crossread.model import Dropped
from crossread.read import bounds, read
from crossread.read.markup import NoText, extracted

BODY = """
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Dam at Orvik closed after crack is found</h1>
<p>The dam above the town of Orvik was closed on Tuesday after engineers found a crack, the river authority said.</p>
<p>“We saw no reason to wait,” said Ana Ruiz, its head. About 400 people were taken to a school in the next valley.</p>
<p>The reservoir would be lowered by three metres by Friday, the mayor said. Work will <b>cost</b> $2.4m, he added.</p>
</article><div class="comments"><p>First! says a reader who has much to say about dams and mayors.</p></div>
<script>alert("x")</script><footer>© 2025 The Harbour Gazette. All rights reserved.</footer>
"""


def page(head="", body=BODY):
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


LINKED = json.dumps(
    {
        "@graph": [
            {"@type": "WebSite", "name": "Gazette", "datePublished": "1999-01-01"},
            {"@type": ["NewsArticle"], "datePublished": "2025-03-04T14:05:00+02:00"},
        ]
    }
)


def test_the_text_is_the_article_without_scripts_and_menus():
    text, _ = extracted(page(), None)
    lines = text.splitlines()
    assert lines[0] == "Dam at Orvik closed after crack is found"
    assert "Work will cost $2.4m, he added." in lines[-1]
    assert "alert" not in text
    assert "First!" not in text


def test_the_same_markup_gives_the_same_text():
    html = page('<meta property="og:site_name" content="The Harbour Gazette">')
    assert extracted(html, None) == extracted(html, None)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2025-03-04T14:05:00+02:00">', "2025-03-04T14:05:00+02:00"),
        (f'<script type="application/ld+json">{LINKED}</script>', "2025-03-04T14:05:00+02:00"),
        ('<meta name="date" content="2025-03-04">', "2025-03-04"),
        ('<meta name="date" content="soon">', None),
        ('<script type="application/ld+json">{broken</script>', None),
    ],
)
def test_when_it_was_published(head, published):
    assert extracted(page(head), None)[1].published == published


def test_what_the_head_says():
    head = """<title>Dam at Orvik closed | The Harbour Gazette</title>
      <meta property="og:site_name" content="The Harbour Gazette"><meta name="author" content="Mira Holt">
      <link rel="canonical" href="https://www.gazette.example/2025/dam">"""
    _, said = extracted(page(head), None)
    assert said.outlet == "The Harbour Gazette"
    assert said.url == "https://www.gazette.example/2025/dam"
    assert said.authors == ("Mira Holt",)
    assert said.title == "Dam at Orvik closed after crack is found"


def test_a_masthead_behind_the_headline_goes():
    head = """<title>Dam closed – Gazette</title><meta property="og:title" content="Dam closed – Gazette">
      <meta property="og:site_name" content="Gazette">"""
    body = "<article>" + "<p>The dam above the town of Orvik was closed on Tuesday, the river authority said.</p>" * 9
    assert extracted(page(head, body), None)[1].title == "Dam closed"


def test_a_short_flash_has_its_text():
    assert extracted("<html><body><p>Orvik dam closed.</p></body></html>", None)[0] == "Orvik dam closed."


def test_markup_with_too_many_tags_is_refused(monkeypatch):
    monkeypatch.setattr(bounds, "TAGS", 20)
    with pytest.raises(NoText, match="more than 20 tags"):
        extracted("<p>x" * 21, None)


@pytest.mark.parametrize("html", ["<html></html>", "<div>" * 5000, "<html><body><script>x</script></body></html>"])
def test_a_page_without_text_is_dropped(tmp_path, html):
    (tmp_path / "a.html").write_text(html, "utf-8")
    (found,) = read(tmp_path)
    assert isinstance(found, Dropped)
    assert found.reason == "empty page (no text in the HTML)"


def test_pages_of_html_keep_their_markup_and_records_with_html_are_such_pages(tmp_path):
    (tmp_path / "a.txt").write_text(page(), "utf-8")  # markup by content, whatever the name
    (tmp_path / "b.json").write_text(json.dumps({"html": page(), "id": 3, "title": "Mine"}), "utf-8")
    first, second = read(tmp_path)
    assert (first.carrier, second.carrier) == ("html", "json")
    assert first.html
    assert second.html == page()
    assert first.text == second.text
    assert first.html == second.html == page()
    assert (second.key, second.title) == ("3", "Mine")


def test_what_the_carrier_says_goes_before_what_the_page_says(tmp_path):
    head = '<meta property="og:site_name" content="Gazette"><meta name="date" content="2025-03-04">'
    (tmp_path / "a.json").write_text(json.dumps({"html": page(head), "outlet": "Herald"}), "utf-8")
    (found,) = read(tmp_path)
    assert (found.outlet, found.published) == ("Herald", "2025-03-04")


PLAIN = "<article>" + "".join(
    f"<p>{words}</p>"
    for words in (
        "The dam above the town of Orvik was closed on Tuesday after engineers found a crack, the river authority said.",
        "“We saw no reason to wait,” said Ana Ruiz, its head. About 400 people were taken to a school.",
        "The reservoir would be lowered by three metres by Friday, the mayor said, and work would cost $2.4m.",
    )
) + "</article>"  # fmt: skip


def linked(**fields):
    fields = {"@type": "NewsArticle", "headline": "Dam at Orvik closed", **fields}
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **fields})}</script>'


@pytest.mark.parametrize(
    ("head", "name", "value"),
    [
        (linked(author=[{"@type": "Person", "name": "Mira Holt"}, {"name": "Jon Abara"}]), "authors", ("Mira Holt", "Jon Abara")),
        (linked(author={"@type": "Person", "givenName": "Mira", "familyName": "Holt"}), "authors", ("Mira Holt",)),
        (linked(author={"@type": "Organization", "name": "AFP"}), "credits", ("AFP",)),
        (linked(author={"@type": "Organization", "name": "AFP"}), "authors", ()),
        (linked(sourceOrganization={"@type": "Organization", "name": "Reuters"}), "credits", ("Reuters",)),
        (linked(copyrightHolder={"@type": "Organization", "name": "Own"}, publisher={"name": "Own"}), "credits", ()),
        ('<meta name="source" content="dpa">', "credits", ("dpa",)),
        ('<meta name="syndication-source" content="https://wire.example/1">', "based_on", ("https://wire.example/1",)),
        (linked(isBasedOn="https://wire.example/1"), "based_on", ("https://wire.example/1",)),
        (linked(isBasedOn=[{"@type": "NewsArticle", "url": "https://wire.example/1"}]), "based_on", ("https://wire.example/1",)),
        (linked(dateline="ORVIK"), "dateline", "ORVIK"),
        (linked(locationCreated={"@type": "Place", "name": "Orvik"}), "dateline", "Orvik"),
        ('<meta itemprop="dateline" content="Orvik">', "dateline", "Orvik"),
        (linked(publisher={"@type": "Organization", "name": "The Harbour Gazette"}), "outlet", "The Harbour Gazette"),
        (linked(headline="Dam closed | Gazette", publisher={"name": "Gazette"}), "title", "Dam closed | Gazette"),
        (linked(datePublished="2025-03-04") + '<meta name="date" content="2025-03-04T14:05Z">', "published", "2025-03-04T14:05Z"),
    ],
)  # fmt: skip
def test_what_linked_data_and_meta_elements_say(head, name, value):
    said = extracted(page(head, PLAIN), None)[1]
    if name != "title":
        assert getattr(said, name) == value
    else:
        assert said.title in (value, "Dam closed")


def test_a_reference_in_linked_data_is_followed_and_people_who_are_only_mentioned_write_nothing():
    graph = [
        {"@type": "Person", "@id": "#mira", "name": "Mira Holt"},
        {"@type": "NewsArticle", "headline": "Dam closed", "author": {"@id": "#mira"}, "mentions": [{"name": "X Y"}]},
        {"@type": "NewsArticle", "name": "a teaser", "author": "Somebody Else"},
    ]  # fmt: skip
    head = f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    assert extracted(page(head, PLAIN), None)[1].authors == ("Mira Holt",)


@pytest.mark.parametrize("broken", ["{broken", "[null, 3]", '{"@type": 3, "author": [[]]}', '["x"]', "[" * 100_000])
def test_linked_data_that_is_broken_costs_nothing_of_the_text(broken):
    text, _ = extracted(page(f'<script type="application/ld+json">{broken}</script>', PLAIN), None)
    assert len(text.splitlines()) == 3


def test_a_comma_too_many_and_a_comment_around_it_are_read_over():
    script = '<!-- {"@type": "NewsArticle", "dateline": "Orvik",} -->'
    assert extracted(page(f'<script type="application/ld+json">{script}</script>', PLAIN), None)[1].dateline == "Orvik"


def test_a_page_that_a_script_fills_has_its_body_from_linked_data():
    body = "<p>The dam was closed on Tuesday.</p><p>“Nobody was hurt,” said Ana Ruiz &amp; her deputy.</p>" * 4
    text, _ = extracted(page(linked(articleBody=body), "<div id=app>Loading</div>"), None)
    assert text.splitlines()[:2] == ["The dam was closed on Tuesday.", "“Nobody was hurt,” said Ana Ruiz & her deputy."]
    assert extracted(page(linked(articleBody="Too short."), PLAIN), None)[0] == extracted(page("", PLAIN), None)[0]


def test_a_canonical_address_on_another_host_is_what_the_text_is_taken_from():
    head = """<link rel="canonical" href="https://www.gazette.example/dam">
      <meta property="og:url" content="https://portal.example/news/77">"""
    said = extracted(page(head, PLAIN), None)[1]
    assert said.url == "https://portal.example/news/77"
    assert said.based_on == ("https://www.gazette.example/dam",)
    own = page('<link rel="canonical" href="https://www.gazette.example/dam">', PLAIN)
    assert extracted(own, "https://m.gazette.example/dam?x=1")[1].based_on == ()


@pytest.mark.parametrize("root", ["<html ⚡", "<html amp"])
def test_an_amp_page_has_its_canonical_address(tmp_path, root):
    html = page('<link rel="canonical" href="https://www.gazette.example/dam">', PLAIN).replace("<html", root, 1)
    for number, address in enumerate(("https://amp.gazette.example/dam", "https://www.gazette.example/dam/amp/", None)):
        (tmp_path / f"{number}.json").write_text(json.dumps({"html": html, "url": address, "id": number}), "utf-8")
    found = [item.url for item in read(tmp_path) if not isinstance(item, Dropped)]
    assert set(found) == {"https://www.gazette.example/dam"}


def test_a_fragment_is_read_as_a_page_is():
    assert len(extracted(PLAIN, None)[0].splitlines()) == 3


WALL = '<div class="offer paywall"><h3>Subscribe to continue reading</h3><a href="/in">Log in</a></div>'
LONG = PLAIN * 5  # some 300 words


@pytest.mark.parametrize(
    ("html", "stub"),
    [
        (page("", PLAIN + WALL), "58 words behind a wall"),
        (page(linked(isAccessibleForFree=False), PLAIN), "58 words behind a wall"),
        (page(linked(isAccessibleForFree="False"), PLAIN), "58 words behind a wall"),
        (page(linked(hasPart={"isAccessibleForFree": False, "cssSelector": ".rest"}), PLAIN), "58 words behind a wall"),
        (page('<meta property="article:content_tier" content="locked">', PLAIN), "58 words behind a wall"),
        (page(linked(wordCount=900), PLAIN), "58 words of some 900"),
        (page("", PLAIN), None),
        (page(linked(wordCount=60, isAccessibleForFree=True), PLAIN), None),
        (page("", PLAIN + WALL.replace("Subscribe to continue reading", "Our newsletter")), None),
        (page("", PLAIN + WALL.replace("<div", '<div style="display: none"')), None),
        (page("", f'<div class="paywall">{PLAIN}</div>'), None),  # some pages give its name to what stands behind it
        (page(linked(isAccessibleForFree=False), LONG + LONG), None),
    ],
)
def test_stubs(html, stub):
    text, said = extracted(html, None)
    assert said.stub == stub
    assert "continue reading" not in text


@pytest.mark.parametrize(
    ("title", "body", "reason"),
    [
        ("Just a moment...", "<p>Checking if the connection is secure.</p>", "check"),
        ("Access Denied", "<h1>Access Denied</h1><p>You have no permission to see this page on this server.</p>", "check"),
        ("Page not found | Gazette", "<h1>Oh dear</h1><p>Perhaps one of these stories is for you.</p>", "missing"),
        ("Seite nicht gefunden – Bote", "<p>Diese Seite gibt es nicht oder nicht mehr.</p>", "missing"),
        ("Before you go on", "<p>We and our partners store and/or access information on a device, such as cookies.</p>"
         "<p>You may accept all or manage options; some partners rely on legitimate interest.</p>", "consent"),
    ],
)  # fmt: skip
def test_pages_that_are_no_article_are_dropped_for_what_they_are(title, body, reason):
    with pytest.raises(NoText, match=reason):
        extracted(page(f"<title>{title}</title>", body), None)


@pytest.mark.parametrize(
    "title", ["Page not found: how a library lost its shelves", "Access denied to river, farmers say"]
)
def test_an_article_on_such_pages_is_read(title):
    assert extracted(page(f"<title>{title} | Gazette</title>", PLAIN), None)[0]


@pytest.mark.parametrize(
    "html",
    [
        page("", "<div>" * 60_000 + PLAIN),
        page("", "<p class='" + "paywall " * 100_000 + "'>x</p>" + PLAIN),
        page('<script type="application/ld+json">' + '{"a":' * 50_000 + "</script>", PLAIN),
        page('<script type="application/ld+json">' + '"author":' * 100_000 + "</script>", PLAIN),
        page("<script>" + "x=1;" * 500_000 + "</script>", PLAIN),
        page('<base href="file:///etc/">', PLAIN),
        page("", "<figcaption>" * 20_000 + PLAIN),
    ],
)
def test_hostile_markup_is_read_or_refused_in_time(html):
    started = time.process_time()
    with contextlib.suppress(NoText):
        extracted(html, None)
    assert time.process_time() - started < 20  # it takes under a second; without bounds, minutes


def test_a_tag_of_very_many_attributes_is_refused():
    html = page("", "<p " + " ".join(f"a{number}=1" for number in range(9_000)) + ">" + PLAIN)
    with pytest.raises(NoText, match="attributes"):
        extracted(html, None)
    wordy = page("", '<p data-state="' + "a = b / c " * 9_000 + '">x</p>' + PLAIN)
    assert extracted(wordy, None)[0]
