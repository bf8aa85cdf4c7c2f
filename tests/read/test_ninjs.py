"""Agency JSON: what its fields become, what is passed over, and what else looks like it."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.model import Dropped, Page
from crossread.read import bounds, read
from crossread.read.ninjs import is_ninjs

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "carriers" / "lock-gate.ninjs.json"
DAM = "The dam above Orvik was closed on Tuesday, the river authority said."
HTML = f"<p>{DAM}</p><p>Nobody was hurt, said Mira Holt of the authority.</p>"


def got(folder, value, name="item.json"):
    """Pages and reasons by what follows the file's name in their origin."""
    path = folder / name
    path.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    found = list(read(path))
    pages = {item.origin.rpartition(name)[2]: item for item in found if isinstance(item, Page)}
    dropped = {item.origin.rpartition(name)[2]: item.reason for item in found if isinstance(item, Dropped)}
    assert len(pages) + len(dropped) == len(found)
    return pages, dropped


def test_the_sample():
    story, facts, pictures = read(SAMPLE)
    assert (story.key, story.carrier) == ("urn:newsml:fjordnett.example:20250304:lock-gate-7", "ninjs")
    assert (story.title, story.outlet) == ("Lock gate at Halmvik gives way, barge sinks", "Fjordnett")
    assert (story.published, story.dateline) == ("2025-03-04T15:40:00+01:00", "Halmvik")
    assert story.authors == ("Signe Dahl", "Per Moen")
    assert story.credits == ("Pressebyraet", "Fjordnett")
    assert story.html
    assert "The canal stays closed until 2 May." in story.text
    assert "The lock on Tuesday." not in story.text
    assert facts.origin.endswith("lock-gate.ninjs.json#1")
    assert facts.text.startswith("The lock at Halmvik was built in 1871.\n\nAbout")
    assert pictures.reason == "items without text: 1 picture"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ({"body_text": f"{DAM}\n\nMore."}, f"{DAM}\n\nMore."),
        ({"body_text": f"{DAM} More.", "body_html": f"<p>{DAM}</p>"}, f"{DAM} More."),  # one paragraph in both
        ({"bodies": [{"contentType": "text/plain", "value": DAM}]}, DAM),
        ({"bodies": [{"role": "summary", "value": "Short."}, {"role": "main", "value": DAM}]}, DAM),
        (
            {"body_nitf": f"<block id='Main'><p>{DAM}</p><p>More.</p><media><p>A photo.</p></media></block>"},
            f"{DAM}\n\nMore.",
        ),
        ({"body_html": f"<pre>{DAM}\n\nMore.</pre>"}, f"{DAM}\n\nMore."),
        ({"body": f"{DAM}\nMore."}, f"{DAM}\nMore."),
    ],
)
def test_a_body_that_is_text_is_taken_as_it_is(tmp_path, body, text):
    pages, dropped = got(tmp_path, {"uri": "urn:x:1", "versioncreated": "2025-03-04T15:40:00Z", **body})
    assert (pages[""].text, pages[""].html, dropped) == (text, None, {})


@pytest.mark.parametrize(
    "body",
    [
        {"body_html": HTML},
        {"body_xhtml": HTML, "body_text": f"{DAM} Nobody was hurt, said Mira Holt of the authority."},
        {"article_html": f'<section class="main">{HTML}</section>', "version_created": "2025-03-04"},
        {"bodyXhtml": f"<html><body>{HTML}</body></html>"},
        {"body_html5": f"<html><head><title>x</title></head><body>{HTML}</body></html>"},
        {
            "bodies": [
                {"contenttype": "application/xml", "value": f"<x>{HTML * 3}</x>"},
                {"contenttype": "text/html", "value": HTML},
            ]
        },
        {"body_html": HTML.removeprefix("<p>").replace("</p><p>", "<br/><br/>")},
    ],
)
def test_a_body_in_paragraphs_keeps_them(tmp_path, body):
    pages, dropped = got(tmp_path, {"uri": "urn:x:1", "usn": "1", "urgency": 3, **body})
    assert dropped == {}
    assert [line.strip() for line in pages[""].text.splitlines()] == [
        DAM,
        "Nobody was hurt, said Mira Holt of the authority.",
    ]
    assert DAM in pages[""].html


@pytest.mark.parametrize(
    ("fields", "field", "value"),
    [
        ({"byline": "Von Mira Holt und Jon Abara, dna", "creditline": "dna"}, "authors", ("Mira Holt", "Jon Abara")),
        (
            {"bylines": [{"by": "By MIRA HOLT"}, {"by": "Jon Abara", "title": "Reporter"}]},
            "authors",
            ("MIRA HOLT", "Jon Abara"),
        ),
        ({"by": "DNA", "provider": "DNA"}, "authors", ()),
        ({"authors": [{"name": "Mira Holt", "role": "writer"}]}, "authors", ("Mira Holt",)),
        ({"headline": "Dam closed", "title": "BC-DAM"}, "title", "Dam closed"),
        ({"headLine": "Dam closed"}, "title", "Dam closed"),
        ({"contentCreated": "2025-03-04", "versionCreated": "2025-03-05"}, "published", "2025-03-05"),
        ({"firstcreated": "2025-03-04"}, "published", "2025-03-04"),
        ({"datelinelocation": {"city": "Orvik", "countryname": "Norland"}}, "dateline", "Orvik"),
        (
            {"dateline": {"located": {"city": "Orvik"}, "text": "ORVIK, March 4 DNA -"}},
            "dateline",
            "ORVIK, March 4 DNA -",
        ),
        ({"altids": {"itemid": "abc"}}, "key", "abc"),
        ({"copyrightholder": {"literal": "DNA"}}, "outlet", "DNA"),
        ({"copyrightnotice": "© 2025 DNA"}, "credits", ("© 2025 DNA",)),
        ({"usageterms": "Not for Reuters."}, "credits", ()),
        ({"representationtype": "incomplete"}, "stub", "incomplete, by its own field representationtype"),
        ({"url": "https://dna.example/1"}, "url", "https://dna.example/1"),
    ],
)
def test_fields(tmp_path, fields, field, value):
    pages, _ = got(tmp_path, {"body_text": DAM, "slugline": "dam", "urgency": 3, **fields})
    assert getattr(pages[""], field) == value


@pytest.mark.parametrize(
    ("wrapped", "places"),
    [
        (lambda item: [item(1), item(2)], ["#1", "#2"]),
        (lambda item: {"_items": [item(1), item(2)], "_links": {}}, ["#1", "#2"]),
        (lambda item: {"data": {"items": [{"meta": {}, "item": item(1)}, {"item": item(2)}]}}, ["#1", "#2"]),
        (lambda item: {"data": {"item": item(1)}}, [""]),
        (lambda item: {**item(1), "associations": {"other": item(2)}}, ["", "#1"]),
        (lambda item: [{**item(1), "associations": [{"type": "picture", "uri": "p"}, item(2)]}], ["#1", "#1.2"]),
    ],
)
def test_items_in_lists_wrappers_and_one_another(tmp_path, wrapped, places):
    def item(number):
        return {"uri": f"urn:x:{number}", "type": "text", "urgency": 3, "body_text": f"{DAM} {number}"}

    pages, dropped = got(tmp_path, wrapped(item))
    assert list(pages) == places
    assert set(dropped.values()) <= {"items without text: 1 picture"}


def test_lines_and_a_record_of_another_kind_among_them(tmp_path):
    lines = [{"uri": "urn:x:1", "urgency": 3, "body_text": DAM}, {"text": f"{DAM} Too."}, {"colour": "red"}]
    pages, dropped = got(tmp_path, "\n".join(map(json.dumps, lines)) + "\n{broken", "items.jsonl")
    assert list(pages) == ["#1", "#2"]
    assert dropped["#3"] == "record without a text or html field (its fields: colour)"
    assert dropped["#4"].startswith("broken JSON")


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ({"pubstatus": "canceled", "body_text": DAM}, "withdrawn or not yet free, by its own status"),
        ({"pubStatus": "stat:withheld", "body_text": DAM}, "withdrawn or not yet free, by its own status"),
        ({"type": "picture", "version": "1"}, "items without text: 1 picture"),
        ({"type": "text", "version": "1"}, "news item without a body"),
        ({"body_text": "", "body_html": " "}, "news item without a body"),
    ],
)
def test_items_that_are_not_read_have_a_reason(tmp_path, item, reason):
    assert got(tmp_path, {"uri": "urn:x:1", "urgency": 3, **item}) == ({}, {"": reason})


@pytest.mark.parametrize(
    "other",
    [
        b'{"text": "The field body_html is not ninjs."}',
        b'{"body_html": "<p>An issue</p>", "user": 1}',
        b'The file {"uri": 1, "urgency": 2} is no JSON.',
        b'{"items": [{"content_html": "x"}], "version": "https://jsonfeed.org/version/1.1"}',
    ],
)
def test_what_is_not_agency_json(other):
    assert not is_ninjs("a.json", other)


def test_a_file_in_utf_16_and_a_nesting_without_end(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(json.dumps({"uri": "u", "urgency": 1, "body_text": DAM}).encode("utf-16"))
    assert [page.text for page in read(path)] == [DAM]
    _, dropped = got(tmp_path, '{"uri": 1, "urgency": 2, "data": ' * 90 + "1" + "}" * 90)
    assert list(dropped.values()) == ["news items nested too deep"]
    _, dropped = got(tmp_path, '{"uri": 1, "urgency": 2, "data": ' * 9000)
    assert list(dropped.values()) == ["broken JSON (nested too deep)"]


def test_a_body_over_the_bound(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "RECORD", 1000)
    _, dropped = got(tmp_path, {"uri": "urn:x:1", "urgency": 3, "body_text": "x" * 1001})
    assert list(dropped.values()) == ["record of more than 0.001 MB"]


FIELDS = (
    *("uri", "urgency", "bodies", "body_html", "body_text", "value", "headlines", "by", "located", "altids", "item"),
    *("associations", "provider", "pubstatus", "type", "data", "role", "contenttype", "name", "text"),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=6),
    max_leaves=20,
)


@given(VALUES)
@settings(max_examples=150, deadline=None)
def test_any_value_gives_pages_or_reasons(tmp_path_factory, value):
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text('{"uri": "u", "urgency": 1, "data": ' + json.dumps(value) + "}", "utf-8")
    assert all(isinstance(item, Page | Dropped) for item in read(path))
