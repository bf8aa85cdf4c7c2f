"""Feeds: RSS, RDF, Atom, JSON Feed. Whose an entry is, what it holds, and what becomes of a broken or hostile one."""

import contextlib
import io
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from crossread.model import Dropped, Page
from crossread.read import bounds, read
from crossread.read.entries import TEASER, plain
from crossread.read.feeds import feed as records
from crossread.read.feedtree import Element, feed, root_of, tag, text_of
from crossread.read.records import Unreadable

CARRIERS = Path(__file__).parents[2] / "samples" / "carriers"
LONG = "The quay at Orvik was shut on Monday, the harbour office said. " * 12
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Kell Radio</title>
<link>https://kell.example/</link>{}</channel></rss>"""
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Kell Radio</title><link href="https://kell.example/"/>{}</feed>'
)


def of(tmp_path, text, name="feed.xml"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    found = list(read(path))
    pages = [each for each in found if isinstance(each, Page)]
    return pages, {each.origin.removeprefix(str(path)): each.reason for each in found if isinstance(each, Dropped)}


def rss(*items):
    return RSS.format("".join(f"<item>{each}</item>" for each in items))


def test_the_samples():
    (whole, teaser) = read(CARRIERS / "kell-radio.rss.xml")
    assert (whole.carrier, whole.key, whole.outlet, whole.authors) == ("feed", "kr-2041", "Kell Radio", ("Mira Holt",))
    assert (whole.published, whole.stub) == ("Wed, 14 May 2025 09:20:00 +0200", None)
    assert whole.text.splitlines()[2].startswith('"A beam has bent and we do not yet know why," said Ivo Brandt')
    assert (teaser.stub, teaser.credits, teaser.outlet) == (TEASER, ("Reuters",), "Kell Radio")
    assert teaser.url == "https://www.kell-radio.example/news/canal-toll"
    (entry,) = read(CARRIERS / "sound-courier.atom.xml")
    assert (entry.outlet, entry.authors) == ("Sound Courier", ("Jon Abara",))
    assert (entry.title, entry.published) == ("Tarn lock: gate & beam under repair", "2025-05-14T09:40:00+02:00")
    assert entry.based_on == ("https://canal-office.example/notices/77",)
    assert entry.text.startswith("Divers are looking at a bent beam")
    (whole, teaser) = read(CARRIERS / "ostrey-post.feed.json")
    assert (whole.key, whole.authors, whole.stub) == ("op-318", ("Dara Quist",), None)
    assert "Forty-two barges" in whole.text
    assert (teaser.text, teaser.stub) == ("The ministry of transport has confirmed the new toll.", TEASER)
    assert teaser.authors == ("Ostrey Post newsroom",)


@pytest.mark.parametrize("version", ["0.91", "0.92", "2.0"])
def test_rss_in_its_versions(tmp_path, version):
    item = f"<item><title>T</title><description>{LONG}</description></item>"
    text = f'<rss version="{version}"><channel><title>K</title>{item}</channel></rss>'
    (found,), dropped = of(tmp_path, text)
    assert (found.text, found.title, found.outlet, dropped) == (LONG.strip(), "T", "K", {})


@pytest.mark.parametrize(
    "space",
    [
        "http://purl.org/rss/1.0/",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://channel.netscape.com/rdf/simple/0.9/",
    ],
)
def test_rdf_has_its_items_beside_the_channel(tmp_path, space):
    text = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="{space}"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>K</title><link>https://k.example/</link></channel>
    <item rdf:about="https://k.example/1"><title>T</title><link>https://k.example/1</link><dc:date>2025-03-04T14:05:00+02:00</dc:date>
    <dc:publisher>Orvik Post</dc:publisher><description>{LONG}</description></item></rdf:RDF>"""
    (found,), _ = of(tmp_path, text)
    assert (found.key, found.url, found.outlet) == ("https://k.example/1", "https://k.example/1", "Orvik Post")
    assert found.published == "2025-03-04T14:05:00+02:00"


def test_rdf_that_is_no_feed_is_none(tmp_path):
    text = '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description/></rdf:RDF>'
    assert of(tmp_path, text) == ([], {"": "unsupported kind (XML)"})


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('<content type="html">&lt;p&gt;A &amp;amp; B shut the quay.&lt;/p&gt;</content>', "A & B shut the quay."),
        ('<content type="text">A &lt; B &amp;amp; C</content>', "A < B &amp; C"),
        ("<content>A &lt; B shut</content>", "A < B shut"),
        (
            '<content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>One.</x:p><x:p>Two.</x:p></x:div></content>',
            "One.\n\nTwo.",
        ),
    ],
)
def test_atom_content_of_each_type(tmp_path, content, text):
    (found,), _ = of(tmp_path, ATOM.format(f"<entry><id>1</id>{content}</entry>"))
    assert (found.text, found.stub, found.key) == (text, None, "1")


def test_atom_content_that_lies_elsewhere_or_is_no_text_is_not_read(tmp_path):
    pages, dropped = of(
        tmp_path,
        ATOM.format(
            '<entry><content src="https://k.example/a.mp3" type="audio/mpeg"/><summary>A short one.</summary></entry>'
            '<entry><content type="image/png">iVBORw0KGgo=</content></entry>'
        ),
    )
    assert [each.text for each in pages] == ["A short one."]
    assert dropped == {"#2": "entry without text or address"}


def source(name, link, url, title="T"):
    return (
        f"<title>{title}</title><link>{link}</link><source url='{url}'>{name}</source><description>{LONG}</description>"
        f"<guid>{link}{name}</guid>"
    )


OWN = "<title>O</title><link>https://kell.example/own</link><description>Own " + LONG + "</description>"


@pytest.mark.parametrize(
    ("items", "outlet", "credits"),
    [
        # an outlet's own feed that names the agency a text is from
        ([source("Reuters", "https://kell.example/1", "https://wire.example/rss"), OWN], "Kell Radio", ("Reuters",)),
        # the link leads to the source itself, or at least away from the feed's own site
        ([source("Orvik Post", "https://www.orvik.example/1", "https://orvik.example/"), OWN], "Orvik Post", ()),
        ([source("Orvik Post", "https://short.example/1", "https://orvik.example/"), OWN], "Orvik Post", ()),
        # a feed that gathers: two sources that are no agencies, all links through the feed's own site
        (
            [
                source("Orvik Post", "https://kell.example/r/1", "https://orvik.example/"),
                source("Tarn News", "https://kell.example/r/2", "https://tarn.example/"),
            ],
            "Orvik Post",
            (),
        ),
        # two agencies make no gathering feed
        (
            [
                source("AFP", "https://kell.example/1", "https://afp.example/"),
                source("Reuters", "https://kell.example/2", "https://r.example/"),
            ],
            "Kell Radio",
            ("AFP",),
        ),
        ([source("Kell Radio", "https://kell.example/1", "https://kell.example/rss")], "Kell Radio", ()),
    ],
)
def test_whose_an_entry_with_a_source_is(tmp_path, items, outlet, credits):
    pages, _ = of(tmp_path, rss(*items))
    assert (pages[0].outlet, pages[0].credits) == (outlet, credits)


def test_an_aggregator_is_never_the_outlet(tmp_path):
    text = rss(
        source(
            "Orvik Post", "https://news.google.com/rss/articles/x", "https://orvik.example/", "Quay shut - Orvik Post"
        )
    )
    (found,), _ = of(tmp_path, text.replace("https://kell.example/<", "https://news.google.com/<"))
    assert (found.outlet, found.credits, found.title) == ("Orvik Post", (), "Quay shut")


def test_an_entry_of_an_aggregator_without_a_source_has_no_outlet(tmp_path):
    text = rss(f"<link>https://news.google.com/rss/articles/y</link><description>{LONG}</description>")
    (found,), _ = of(tmp_path, text.replace("https://kell.example/<", "https://news.google.com/<"))
    assert found.outlet is None


def test_a_known_outlet_goes_by_its_name_not_by_what_its_feed_is_called(tmp_path):
    text = rss(f"<link>https://www.bbc.co.uk/news/articles/x</link><description>{LONG}</description>")
    (found,), _ = of(tmp_path, text.replace("<title>Kell Radio<", "<title>World - News Front Page<"))
    assert found.outlet == "BBC News"


def test_atom_names_the_feed_an_entry_was_taken_from(tmp_path):
    entry = """<entry><link href="https://orvik.example/1"/><source><title>Orvik Post</title>
    <link href="https://orvik.example/"/></source><content>Whole text.</content></entry>"""
    (found,), _ = of(tmp_path, ATOM.format(entry))
    assert found.outlet == "Orvik Post"


@pytest.mark.parametrize(
    ("text", "teaser"),
    [
        ("A short description.", True),
        (LONG, False),
        (LONG + " ...", True),
        (LONG + " […]", True),
        (LONG + " Read more", True),
        (LONG + " Weiterlesen auf kell.example", True),
        (LONG * 5 + " Read more", False),  # the whole report, with a link behind it
    ],
)
def test_a_description_is_a_teaser_where_it_is_short_or_cut(tmp_path, text, teaser):
    (found,), _ = of(tmp_path, rss(f"<link>https://kell.example/1</link><description>{text}</description>"))
    assert (found.stub == TEASER) is teaser


def test_content_is_the_article_however_short_unless_it_is_cut(tmp_path):
    first, second = "<p>Flash: quay shut.</p>", "<p>The quay is shut [&amp;#8230;]</p>"
    items = [f"<guid>{each}</guid><content:encoded><![CDATA[{each}]]></content:encoded>" for each in (first, second)]
    pages, _ = of(tmp_path, rss(*items))
    assert [each.stub for each in pages] == [None, TEASER]


def test_content_of_a_picture_alone_is_none_and_captions_are_no_text(tmp_path):
    figure = "<figure><img src='a.jpg'><figcaption>The quay. Photo: Bo Lind</figcaption></figure>"
    items = [
        f"<content:encoded><![CDATA[{figure}]]></content:encoded><description>Short.</description>",
        f"<content:encoded><![CDATA[{figure}<p>The quay was shut.</p>]]></content:encoded>",
    ]
    pages, _ = of(tmp_path, rss(*items))
    assert [(each.text, each.stub) for each in pages] == [("Short.", TEASER), ("The quay was shut.", None)]


@pytest.mark.parametrize(
    "part", ["<p>x", "<b>", "<a " + "b='c' " * 2000 + ">x</a>"], ids=["paragraphs", "depth", "attributes"]
)
def test_enormous_markup_in_an_entry_ends(tmp_path, part):
    start = time.process_time()
    content = part * (21_000 if len(part) < 10 else 5)
    pages, dropped = of(tmp_path, rss(f"<content:encoded><![CDATA[{content}]]></content:encoded>"))
    assert time.process_time() - start < 15
    assert len(pages) + len(dropped) == 1


def test_authors_and_keys_and_links_in_their_many_dresses(tmp_path):
    items = [
        "<author>mira@kell.example (Mira Holt)</author><guid>https://kell.example/1</guid>",
        "<dc:creator>Bo Lind</dc:creator><dc:creator>Ana Ruiz</dc:creator><guid isPermaLink='false'>https://no.example/</guid>",
        "<author>desk@kell.example</author><link>javascript:alert(1)</link>",
        "<link> /3?a=1&amp;b=2 </link><pubDate>Tue, 04 Mar 2025 14:05:00 GMT</pubDate>",
    ]
    pages, _ = of(
        tmp_path, rss(*(f"{each}<description>{number} {LONG}</description>" for number, each in enumerate(items)))
    )
    assert [each.authors for each in pages] == [("Mira Holt",), ("Bo Lind", "Ana Ruiz"), (), ()]
    assert [each.url for each in pages] == ["https://kell.example/1", None, None, "https://kell.example/3?a=1&b=2"]
    assert pages[3].published == "Tue, 04 Mar 2025 14:05:00 GMT"


def test_an_entry_without_words_is_named(tmp_path):
    pages, dropped = of(tmp_path, rss("<title>T</title>", "<title>T</title><link>https://kell.example/1</link>"))
    assert pages == []
    assert dropped == {
        "#1": "entry without text or address",
        "#2": "address, fetched only with --fetch: https://kell.example/1",
    }


def test_a_feed_without_entries_is_empty(tmp_path):
    assert of(tmp_path, rss()) == ([], {"": "empty page (no record in it)"})


BROKEN = [
    ("a bare ampersand", "<title>Salt & Co</title>", "Salt & Co"),
    ("an entity of HTML", "<title>Caf&eacute;&nbsp;K</title>", "Café K"),
    ("an entity of nobody's", "<title>A &kell; B</title>", "A &kell; B"),
    ("a control character", "<title>A\x0bB</title>", "AB"),
    ("a number of no character", "<title>A&#0;&#xB;B&#9;C</title>", "AB C"),
    ("a prefix nobody declared", "<title>T</title><media:thing>x</media:thing>", "T"),
    ("markup that is not written as text", "<title>A <b>bold</title>", "A bold"),
    ("twice escaped", "<title>A &amp;amp; B</title>", "A & B"),
]


@pytest.mark.parametrize(("item", "title"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_what_is_broken_in_one_entry_stays_in_it(tmp_path, item, title):
    sound = f"<title>Sound</title><description>Sound {LONG}</description>"
    pages, dropped = of(tmp_path, rss(f"{item}<description>{LONG}</description>", sound))
    assert [each.title for each in pages] == [title, "Sound"]
    assert [each.outlet for each in pages] == ["Kell Radio"] * 2
    assert dropped == {}


def test_markup_in_a_description_that_is_not_well_formed(tmp_path):
    (first, second), _ = of(
        tmp_path,
        rss(
            f"<description><p>One & <b>two {LONG}</p><p>three</description><guid>1</guid>",
            f"<description>{LONG}</description>",
        ),
    )
    assert first.text.startswith("One & two The quay")
    assert first.text.endswith("three")
    assert second.text == LONG.strip()


def test_a_feed_that_was_cut_in_the_middle_keeps_what_came_before(tmp_path):
    whole = rss(*(f"<guid>{number}</guid><description>{number} {LONG}</description>" for number in range(3)))
    pages, _ = of(tmp_path, whole[: whole.rindex("<description>") + 30])
    assert [each.key for each in pages][:2] == ["0", "1"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251", "koi8-r", "iso-8859-5"])
def test_letters(tmp_path, encoding):
    text = "Мост через реку закрыт, сообщила администрация порта. " * 14
    data = rss(f"<title>Мост</title><description>{text}</description>")
    declared = data.replace(
        '<?xml version="1.0"?>', f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    )
    (found,), _ = of(tmp_path, declared.encode(encoding))
    assert (found.title, found.text) == ("Мост", text.strip())


@pytest.mark.parametrize(
    ("name", "head", "root"),
    [
        ("plain", b"<rss version='2.0'>", "rss"),
        (
            "all that may stand before",
            b"\xef\xbb\xbf \n<?xml version='1.0'?><!-- <feed> --><!DOCTYPE rss [<!ENTITY a 'b'>]>\n<rss>",
            "rss",
        ),
        ("a prefix", b"<atom:feed xmlns:atom='x'>", "feed"),
        ("a page that names one", b"<!DOCTYPE html><html><rss>", ""),
        ("a text", b"rss <rss>", ""),
        ("a longer name", b"<rssx>", ""),
        ("a comment without end", b"<!-- <rss>", ""),
        ("an entity list without end", b"<!DOCTYPE rss [<!ENTITY a 'b'> <rss>", ""),
        ("nothing", b"", ""),
    ],
)
def test_the_root_says_what_a_file_is(name, head, root):
    assert root_of(head) == root, name


def bomb():
    inner = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 12))
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "lol">{inner}]>'
        + rss(f"<description>&a11; {LONG}</description>")[21:]
    )


def file_entity():
    return (
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        + rss(f"<description>&a; {LONG}</description>")[21:]
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (bomb(), "&a11;"),
        (file_entity(), "&a;"),
        ("<rss><channel><item><description>" + "<b>" * 100_000 + LONG, ""),
        ("<rss><channel>" + "<item>" * 11_000, ""),
        (rss("<description>" + "<a " * 60_000), ""),
        (rss("<description>" + "<![CDATA[" * 200_000), ""),
        ("<rss><channel>" + "<!--" * 200_000, ""),
        ("<rss><channel>" + "<item><title>&</title>" * 11_000, ""),
    ],
    ids=["laughs", "file", "deep", "deep items", "tags", "sections", "comments", "many broken"],
)
def test_hostile_feeds_end_soon_and_expand_to_nothing(tmp_path, text, words):
    start = time.process_time()
    pages, dropped = of(tmp_path, text)
    assert time.process_time() - start < 15  # some 2 s on an idle machine
    assert pages or dropped
    assert all(len(each.text) < len(text) for each in pages)
    assert not words or words in pages[0].text


@pytest.mark.parametrize("name", ["feed.xml", "feed.json"])
def test_a_feed_of_any_size_is_not_read(tmp_path, name):
    start = b'{"version":"https://jsonfeed.org/version/1","items":["' if name.endswith("json") else b"<rss><channel>"
    _, dropped = of(tmp_path, start + b" " * bounds.FEED, name)
    assert dropped == {"": "feed of more than 16 MB"}


def test_more_entries_than_any_feed_has(tmp_path):
    items = "".join(f"<item><guid>{number}</guid></item>" for number in range(bounds.ENTRIES + 5))
    _, dropped = of(tmp_path, RSS.format(items))
    assert dropped[""] == "feed of more than 10,000 entries: the rest was not read"
    assert len(dropped) == bounds.ENTRIES + 1
    _, dropped = of(tmp_path, RSS.format("<a/>" * (bounds.FEED_TAGS + 1)))
    assert dropped == {"": "XML of more than 1,000,000 tags"}


def test_json_feed_one(tmp_path):
    value = {
        "version": "https://jsonfeed.org/version/1",
        "title": "Kell Radio",
        "home_page_url": "https://kell.example/",
        "author": {"name": "Desk"},
        "items": [
            {
                "id": 7,
                "url": "/7",
                "content_text": "Whole text.",
                "external_url": "https://orvik.example/1",
                "author": {"name": "Bo Lind"},
            },
            {"id": "8", "url": "https://kell.example/8"},
            "no object",
            {"content_html": 5, "summary": ["x"]},
        ],
    }
    (found,), dropped = of(tmp_path, json.dumps(value), "feed.json")
    assert (found.key, found.url, found.text, found.authors) == (
        "7",
        "https://kell.example/7",
        "Whole text.",
        ("Bo Lind",),
    )
    assert (found.outlet, found.based_on, found.carrier) == ("Kell Radio", ("https://orvik.example/1",), "feed")
    assert dropped == {
        "#2": "address, fetched only with --fetch: https://kell.example/8",
        "#3": "entry without text or address",
        "#4": "entry without text or address",
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"version": "https://jsonfeed.org/version/1"}', "JSON Feed without a list of items"),
        ('{"version": "https://jsonfeed.org/version/1", "items": {}}', "JSON Feed without a list of items"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "broken JSON"),
        ('{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 50_000, "broken JSON (nested too deep)"),
    ],
)
def test_a_json_feed_that_is_none(tmp_path, text, reason):
    pages, dropped = of(tmp_path, text, "feed.json")
    assert pages == []
    assert dropped[""].startswith(reason)


@given(some.text(max_size=300))
def test_the_repaired_document_holds_every_letter_of_a_text_without_markup(text):
    words = "".join(c for c in text if c.isalpha())
    repaired = text_of(f"<rss>{words}</rss>".encode("utf-8", "replace"))
    assert repaired == f"<rss>{words.encode('utf-8', 'replace').decode()}</rss>"


@given(some.binary(max_size=400))
def test_any_bytes_behind_a_root_give_entries_or_a_reason(data):
    with contextlib.suppress(Unreadable):
        assert list(records(io.BytesIO(b"<rss><channel><item>" + data), "f"))


def test_names_have_the_prefix_of_their_namespace():
    tree = feed(rss("<dc:creator>A</dc:creator><unknown xmlns='http://kell.example/'>x</unknown>").encode())
    (item,) = tree.entries
    children: list[Element] = list(item)
    assert [tag(each) for each in children] == ["dc:creator", "other:unknown"]


@pytest.mark.parametrize(
    ("markup", "line"), [("A <b>b</b>\n c", "A b c"), ("a < b &amp; c", "a < b & c"), ("<p></p>", None), (None, None)]
)
def test_markup_as_one_line(markup, line):
    assert plain(markup) == line
