"""HTML: the text, the head, and the same answer every time."""

import json

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
