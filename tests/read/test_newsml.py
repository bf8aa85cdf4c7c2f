"""News in XML: what its elements become, and what broken, hostile and endless files come to."""

import base64
import io
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.model import Dropped, Page
from crossread.read import bounds, read
from crossread.read.newsml import is_newsml, newsml

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "carriers" / "lock-gate.newsml.xml"
STATM = Path("/proc/self/statm")
NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
DAM = "The dam above Orvik was closed on Tuesday, the river authority said."
MORE = "Nobody was hurt, said Mira Holt of the authority."


def item(content="", meta="", about="", guid="urn:x:1"):
    return (
        f'<newsItem {NAR} guid="{guid}"><itemMeta>{about}</itemMeta><contentMeta>{meta}</contentMeta>'
        f"<contentSet>{content}</contentSet></newsItem>"
    )


def message(*items):
    return f"<newsMessage {NAR}><itemSet>{''.join(items)}</itemSet></newsMessage>"


def text(words):
    return f'<inlineData contenttype="text/plain">{words}</inlineData>'


def got(folder, xml, name="item.xml"):
    path = folder / name
    path.write_bytes(xml if isinstance(xml, bytes) else xml.encode())
    found = list(read(path))
    pages = {each.origin.rpartition(name)[2]: each for each in found if isinstance(each, Page)}
    dropped = {each.origin.rpartition(name)[2]: each.reason for each in found if isinstance(each, Dropped)}
    assert len(pages) + len(dropped) == len(found)
    return pages, dropped


def test_the_sample():
    page, passed_over = read(SAMPLE)
    assert (page.key, page.carrier) == ("urn:newsml:pressebyraet.example:20250304:lock-gate", "newsml")
    assert (page.outlet, page.title) == ("Pressebyraet", "Barge sinks as gate of Halmvik lock fails")
    assert (page.published, page.dateline) == ("2025-03-04T16:58:00+01:00", "HALMVIK, March 4 (PBR) -")
    assert (page.authors, page.credits) == (("Inger Lunde",), ("Fjordnett", "Pressebyraet"))
    first, *_, last = page.text.split("\n\n")
    assert first.startswith("HALMVIK, March 4 (PBR) - A barge sank in the lock at Halmvik on Tuesday after")
    assert last == "(Reporting by Inger Lunde)"
    assert "<" not in page.text
    assert passed_over.reason == "items without text: 1 package, 1 picture"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (text(f"{DAM}\n\n{MORE}"), f"{DAM}\n\n{MORE}"),
        (
            '<inlineData contenttype="text/plain" encoding="http://tools.ietf.org/html/rfc4648#base64">'
            + base64.b64encode(f"{DAM} é".encode()).decode()
            + "</inlineData>",
            f"{DAM} é",
        ),
        (
            f"<inlineXML><nitf><body><body.content><p>{DAM}</p><pre>1  2\n3  4</pre></body.content></body></nitf></inlineXML>",
            f"{DAM}\n\n1  2\n3  4",
        ),
        (f"<inlineXML><story><line>{DAM}</line></story></inlineXML>", DAM),
        (text("Short.") + text(DAM), DAM),
    ],
)
def test_a_body_that_is_text(tmp_path, content, expected):
    pages, dropped = got(tmp_path, item(content))
    assert (pages[""].text, pages[""].html, dropped) == (expected, None, {})


@pytest.mark.parametrize(
    "content",
    [
        f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Dam</title></head><body><p>{DAM}</p><p>{MORE}</p></body></html></inlineXML>',
        f'<inlineXML><x:html xmlns:x="http://www.w3.org/1999/xhtml"><x:body><x:p>{DAM}<x:br/></x:p><x:p>{MORE}</x:p></x:body></x:html></inlineXML>',
        f'<inlineXML><section xmlns="http://www.w3.org/1999/xhtml"><p>{DAM}</p><p>{MORE}</p></section></inlineXML>',
        f'<inlineData contenttype="text/html"><![CDATA[<p>{DAM}</p><p>{MORE}</p>]]></inlineData>',
    ],
)
def test_a_body_that_is_html_is_kept_as_html(tmp_path, content):
    pages, dropped = got(tmp_path, item(content))
    assert dropped == {}
    assert [line.strip() for line in pages[""].text.splitlines() if line.strip()] == [DAM, MORE]
    assert "<p>" in pages[""].html


@pytest.mark.parametrize(
    ("meta", "about", "field", "value"),
    [
        ('<headline role="hlrole:short">Dam</headline><headline>Dam closed</headline>', "", "title", "Dam closed"),
        (
            "<by>Von Mira Holt und Jon Abara, DNA</by><creditline>DNA</creditline>",
            "",
            "authors",
            ("Mira Holt", "Jon Abara"),
        ),
        ("<creator><name>Mira Holt</name></creator>", "", "authors", ("Mira Holt",)),
        ('<infoSource qcode="is:AFP"/><infoSource role="isrol:party" literal="Orvik Power"/>', "", "credits", ("AFP",)),
        ("<contentCreated>2025-03-04</contentCreated>", "", "published", "2025-03-04"),
        ("", "<firstCreated>2025-03-04</firstCreated>", "published", "2025-03-04"),
        ("", '<provider qcode="nprov:DNA"/>', "outlet", "DNA"),
        ('<located qcode="c:1"><name>Orvik</name></located>', "", "dateline", "Orvik"),
        ("", "", "key", "urn:x:1"),
    ],
)
def test_fields(tmp_path, meta, about, field, value):
    pages, _ = got(tmp_path, item(text(DAM), meta, about))
    assert getattr(pages[""], field) == value


NITF = f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf><head><title>x</title><docdata>
<doc-id id-string="dam-1"/><date.issue norm="20250304T140500Z"/><doc.copyright holder="DNA"/></docdata>
<pubdata name="Harbour Gazette"/></head><body><body.head><hedline><hl1>Dam closed</hl1><hl2>Crack found</hl2></hedline>
<byline>By <person>Mira Holt</person><byttl>Staff</byttl></byline><dateline><location>Orvik</location></dateline></body.head>
<body.content><p>{DAM}</p><p>Caf&eacute; owners&nbsp;left.</p></body.content></body></nitf>"""

NEWSML1 = f"""<NewsML><NewsEnvelope/><NewsItem><Identification><NewsIdentifier><ProviderId>dna.example</ProviderId>
<PublicIdentifier>urn:newsml:dna:1</PublicIdentifier></NewsIdentifier></Identification><NewsManagement>
<ThisRevisionCreated>20250304T140500Z</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement><NewsComponent>
<NewsLines><HeadLine>Dam closed</HeadLine><ByLine>By Mira Holt</ByLine><DateLine>ORVIK, March 4</DateLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="DNA"/></Provider></AdministrativeMetadata><NewsComponent><ContentItem>
<MediaType FormalName="Text"/><DataContent><p>{DAM}</p><p>{MORE}</p></DataContent></ContentItem></NewsComponent>
<NewsComponent><ContentItem Href="1.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent></NewsComponent>
</NewsItem></NewsML>"""


def test_nitf_alone(tmp_path):
    pages, dropped = got(tmp_path, NITF)
    page = pages[""]
    assert (page.text, dropped) == (f"{DAM}\n\nCafé owners left.", {})
    assert (page.key, page.title, page.outlet, page.dateline) == ("dam-1", "Dam closed", "Harbour Gazette", "Orvik")
    assert (page.authors, page.credits, page.published) == (("Mira Holt",), ("DNA",), "20250304T140500Z")


def test_newsml_1(tmp_path):
    pages, dropped = got(tmp_path, NEWSML1)
    page = pages["#1"]
    assert (page.text, dropped) == (f"{DAM}\n\n{MORE}", {})
    assert (page.key, page.title, page.outlet) == ("urn:newsml:dna:1", "Dam closed", "DNA")
    assert (page.authors, page.dateline) == (("Mira Holt",), "ORVIK, March 4")
    assert page.published == "20250304T140500Z"


def test_nitf_that_repeats_its_lead(tmp_path):
    lead = f'<block class="lead_paragraph"><p>LEAD: {DAM}</p></block>'
    full = f'<block class="full_text"><p>LEAD: {DAM}</p><p>{MORE}</p></block>'
    bylines = '<byline class="print_byline">By MIRA HOLT</byline><byline class="normalized_byline">HOLT, MIRA</byline>'
    xml = f"<nitf><body><body.head>{bylines}</body.head><body.content>{lead}{full}</body.content></body></nitf>"
    page = got(tmp_path, xml)[0][""]
    assert (page.text, page.authors) == (f"LEAD: {DAM}\n\n{MORE}", ("MIRA HOLT",))


def test_an_item_of_reuters_corpora(tmp_path):
    fields = "<title>ORVIK: Dam closed.</title><headline>Dam closed.</headline><byline>Mira Holt</byline>"
    place = "<dateline>ORVIK 1996-08-20</dateline>"
    xml = f'<newsitem itemid="7" date="1996-08-20">{fields}{place}<text>\n<p>{DAM}</p>\n<p>{MORE}</p></text></newsitem>'
    page = got(tmp_path, xml)[0][""]
    assert (page.key, page.title, page.published) == ("7", "Dam closed.", "1996-08-20")
    assert (page.authors, page.dateline, page.text) == (("Mira Holt",), "ORVIK 1996-08-20", f"{DAM}\n\n{MORE}")


BOMB = f"""<!DOCTYPE newsItem [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>{item(text("&b;"))}"""
OUTSIDE = f"""<!DOCTYPE newsItem [<!ENTITY a SYSTEM "file:///etc/hostname">]>{item(text("&a;"))}"""


@pytest.mark.parametrize(
    ("xml", "pages_at", "reasons"),
    [
        (BOMB, [], {"": "XML that declares entities of its own"}),
        (OUTSIDE, [], {"": "XML that declares entities of its own"}),
        (message(item(text(DAM)), item(text("Lost")))[:-120], ["#1"], {"": "broken XML"}),
        (message(item(text(DAM))) + "<p>", ["#1"], {"": "broken XML"}),
        (message(item(text(DAM)), "<a>" * 5000), ["#1"], {"": "broken XML"}),
        (item("<a>" * 300 + "</a>" * 300), [], {"": "broken XML"}),
        (item(text(DAM)).encode()[:-30] + b"\0", [], {"": "broken XML"}),
        (item(text("\xff")).encode("latin-1"), [], {"": "broken XML"}),
        (message(), [], {"": "XML of news agencies without a news item"}),
        (message(item()), [], {"#1": "news item without a body"}),
        (
            item(about='<pubStatus qcode="stat:canceled"/>', content=text(DAM)),
            [],
            {"": "withdrawn or not yet free, by its own status (canceled)"},
        ),
        (message(item('<remoteContent href="x"/>')), [], {"": "items without text: 1 text kept elsewhere"}),
    ],
)
def test_files_that_are_not_read_whole(tmp_path, xml, pages_at, reasons):
    pages, dropped = got(tmp_path, xml)
    assert list(pages) == pages_at
    assert {
        place: reason.split(" (")[0] if reason.startswith("broken") else reason for place, reason in dropped.items()
    } == reasons


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings(tmp_path, encoding):
    declared = "" if encoding != "iso-8859-1" else '<?xml version="1.0" encoding="iso-8859-1"?>'
    pages, dropped = got(tmp_path, (declared + item(text(f"{DAM} Né."))).encode(encoding))
    assert (dropped, pages[""].text) == ({}, f"{DAM} Né.")


@pytest.mark.parametrize("xml", ["<html><body><nitf/></body></html>", "<rss/>", "<newsItems/>", "text", "", "<"])
def test_other_files_are_none(xml):
    assert not is_newsml("a.xml", xml.encode())


def test_an_endless_item_is_not_read_to_its_end(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "RECORD", 200_000)
    pages, dropped = got(tmp_path, message(item(text(DAM)), item(text("x " * 400_000))))
    assert list(pages) == ["#1"]
    assert dropped == {"": "news item of more than 0.2 MB; read up to it"}


class Endless(io.RawIOBase):
    """A message of a hundred thousand items that is made as it is read."""

    def __init__(self, count):
        self.rest, self.left = b"", count
        self.start = f"<newsMessage {NAR}><itemSet>".encode()

    def read(self, size=-1):
        while len(self.rest) < size and self.left:
            self.rest += item(text(DAM * 20), guid=f"urn:x:{self.left}").encode()
            self.left -= 1
        found, self.rest = self.start + self.rest[:size], self.rest[size:]
        self.start = b""
        return found

    def seek(self, *_):
        return 0


@pytest.mark.skipif(not STATM.exists(), reason="asks Linux how much memory is held")
def test_memory_does_not_grow_with_the_message():
    held = []
    for number, each in enumerate(newsml(Endless(6000), "x")):  # 10 MB; a tree of it all takes over 20
        if number in (1000, 5999):
            assert not isinstance(each, Dropped)
            held.append(int(STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE"))
    assert held[1] - held[0] < 4_000_000


@given(
    st.lists(
        st.sampled_from(
            [
                "<newsItem>",
                "</newsItem>",
                "<contentSet>",
                "</contentSet>",
                "<inlineXML>",
                "</inlineXML>",
                "<nitf>",
                "</nitf>",
                "<p>",
                "</p>",
                "x",
                "&amp;",
                "&x;",
                "<!--",
                "-->",
                "<itemMeta/>",
            ]
        ),
        max_size=14,
    )
)
@settings(max_examples=150, deadline=None)
def test_any_elements_give_records_or_reasons(pieces):
    stream = io.BytesIO(("<newsItem>" + "".join(pieces)).encode())
    assert all(isinstance(each, Dropped) or isinstance(each[1], dict) for each in newsml(stream, "x"))


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_give_records_or_reasons(data):
    stream = io.BytesIO(b"<newsMessage><newsItem>" + data)
    assert all(isinstance(each, Dropped) or isinstance(each[1], dict) for each in newsml(stream, "x"))
