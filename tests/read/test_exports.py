"""Exports of news databases: each article with its fields, its text as it stands, and nothing else taken for one."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.model import Dropped, Page
from crossread.read import bounds, read
from crossread.read.exported import is_date
from crossread.read.exports import is_export

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "carriers"
NAMES = ("nexis", "lexisnexis", "factiva", "proquest")
BODY = "The dam above Orvik was closed on Tuesday, the river authority said.\n\nNobody was hurt, said Mira Holt.\nIt rained."


def got(folder, content, name="export.txt"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = list(read(path))
    pages = {each.origin.rpartition(name)[2]: each for each in found if isinstance(each, Page)}
    dropped = {each.origin.rpartition(name)[2]: each.reason for each in found if isinstance(each, Dropped)}
    assert len(pages) + len(dropped) == len(found)
    return pages, dropped


def sample(name):
    found = list(read(SAMPLES / f"{name}.txt"))
    return [each for each in found if isinstance(each, Page)], [each for each in found if isinstance(each, Dropped)]


def test_nexis():
    (first, second), (third,) = sample("nexis")
    assert (first.carrier, first.title, first.outlet) == (
        "export",
        "Lock gate fails, barge sinks",
        "The Halmvik Courier",
    )
    assert (first.published, first.dateline) == ("March 5, 2025 Wednesday", "HALMVIK")
    assert first.authors == ("Aksel Brun", "Tora Lie")
    assert first.text.startswith("A barge sank in the old lock")
    assert first.text.endswith("according to the authority.")
    assert (second.title, second.authors) == ('"It went without a warning"', ())
    assert second.text.endswith("two sailing boats were damaged.")
    assert (third.origin.rpartition("/")[2], third.reason) == ("nexis.txt#3", "article without its text in the export")


def test_lexisnexis():
    (english, german), (count,) = sample("lexisnexis")
    assert (english.title, english.outlet) == ("Authority asked for new gate in 2023", "The Halmvik Courier")
    assert (english.published, english.authors) == ("March 6, 2025 Thursday", ("Aksel Brun",))
    assert english.text.startswith("The canal authority asked for")
    assert english.text.endswith("had put schools first.")
    assert (german.title, german.outlet) == ("Schleuse bis Mai gesperrt", "Nordsund Abendpost")
    assert german.authors == ("Heike Sund",)
    assert german.text.endswith("ein Lastkahn gesunken.")
    assert count.reason == "the export says that it holds 3 articles; 2 were found in it"


def test_factiva():
    (tagged, plain), dropped = sample("factiva")
    assert dropped == []
    assert (tagged.key, tagged.title) == ("HALCOU0020250307el370001a", "Insurer to pay for gravel lost at Halmvik")
    assert (tagged.outlet, tagged.published) == ("Halmvik Courier", "7 March 2025 08:15")
    assert tagged.authors == ("Tora Lie",)
    assert tagged.text.startswith("The insurer")
    assert tagged.text.endswith("The barge is to be raised in April.")
    assert "\nTD" not in tagged.text
    assert (plain.key, plain.title) == ("RANORD0020250308el380002b", "Rowers lose their course")
    assert (plain.outlet, plain.published, plain.authors) == (
        "Radio Nordsund",
        "8 March 2025 10:02 GMT",
        ("Aksel Brun",),
    )
    assert plain.text.startswith("The rowing club")


def test_proquest():
    (english, french), dropped = sample("proquest")
    assert dropped == []
    assert (english.key, english.title) == ("3100000001", "Barge raised from Halmvik lock")
    assert (english.outlet, english.published) == ("Halmvik Courier", "Apr 22, 2025")
    assert english.authors == ("Aksel Brun", "Tora Lie")
    assert english.url == "https://search.proquest.example/docview/3100000001"
    assert english.text.endswith("Question: will the canal open in time? The authority said that it would.")
    assert (french.title, french.outlet, french.authors) == ("L'écluse rouvre", "Le Courrier du Nord", ("Anne Dupont",))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_each_text_stands_in_the_file(tmp_path, name, encoding, line_end):
    words = (SAMPLES / f"{name}.txt").read_text("utf-8").replace("\n", line_end)
    pages, _ = got(tmp_path, words.encode(encoding, "replace"))
    assert len(pages) == 2
    for page in pages.values():
        for part in [page.text] if name != "factiva" else page.text.split("\n\n"):
            assert part.replace("?", "") in words or part in words or encoding == "cp1252"
        assert not page.title.endswith("\r")


def older(number, total, body=BODY, fields="LENGTH: 20 words\n\n", behind="LOAD-DATE: March 5, 2025\n"):
    return (
        f"\n                {number} of {total} DOCUMENTS\n\n\n             Harbour Gazette\n\n"
        f"          March 4, 2025 Tuesday\n\nDam closed\n\n{fields}{body}\n\n{behind}\n"
    )


def newer(body=BODY, head="Length: 20 words\nByline: Mira Holt\n\nBody\n\n", behind="Load-Date: March 5, 2025\n"):
    return f"Dam closed\nHarbour Gazette\nMarch 4, 2025\nCopyright 2025 Gazette\n{head}{body}\n\n{behind}\nEnd of Document\n\n"


def plain(body=BODY, number="HARB000020250304el340001a"):
    head = "Dam closed\n\nMira Holt\n20 words\n4 March 2025\nHarbour Gazette\nHARB\nEnglish\n(c) 2025\n\n"
    return f"{head}{body}\n\nDocument {number}\n\n"


def tagged(body=BODY, lead="LP \nA lead.\n\nTD \n", number="HARB000020250304el340001a"):
    return (
        f"HD Dam closed\nBY By Mira Holt\nCR Nordpress\nWC 20 words\nPD 4 March 2025\nSN Harbour Gazette\nSC HARB\nLA English\n"
        f"CY (c)\n\n{lead}{body}\n\nNS\ngcat : General News\nIPC 123\nAN Document {number}\n\n"
    )


def quest(body=BODY, number=7):
    head = f"{'_' * 60}\n\nTitle: Dam closed\n\nPublication title: Harbour Gazette\n\n"
    return f"{head}Full text: {body}\n\nSubject: Dams\n\nProQuest document ID: {number}\n\n"


FORMS = [lambda body: older(1, 1, body), newer, plain, lambda body: tagged(body, lead="TD\n"), quest]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "extra",
    [
        "The sign read: 1 of 50 documents was missing.",
        "UPDATE: the police said at noon that nobody was missing.",
        "IN 2024 the county said no.",
        "Subject: he chose a dam, and wrote on it for a year.",
        "Source: the river authority, in a letter.",
        "Copyright law does not protect dams.",
        "RE the dam: he wrote a letter. CO and IN are codes.",
        "Notes: the river is 40 km long.",
        "She wrote three documents. The end of document two is lost.",
    ],
)
def test_a_body_is_kept_whole_whatever_its_lines_begin_with(tmp_path, form, extra):
    body = f"{BODY}\n\n{extra}\n\nThe school stays closed, the county said on Wednesday."
    pages, dropped = got(tmp_path, form(body))
    assert dropped == {}
    assert pages["#1"].text == body
    assert (pages["#1"].title, pages["#1"].outlet) == ("Dam closed", "Harbour Gazette")


@pytest.mark.parametrize(
    ("content", "places", "dropped"),
    [
        (older(1, 2) + older(2, 2, BODY + " More."), ["#1", "#2"], {}),
        (older(1, 1) + older(1, 1, BODY + " More."), ["#1", "#2"], {}),  # two exports in one file
        (older(51, 100) + older(52, 100, BODY + " More."), ["#1", "#2"], {}),  # a part of one
        (older(1, 2) + older(2, 2, body=""), ["#1"], {"#2": "article without its text in the export"}),
        (
            older(1, 3) + older(2, 3, "More."),
            ["#1", "#2"],
            {"": "the export says that it holds 3 articles; 2 were found in it"},
        ),
        (
            newer() + newer(body="", head="Length: 0 words\n\nBody\n\n"),
            ["#1"],
            {"#2": "article without its text in the export"},
        ),
        (
            newer() + "Something else entirely.\n\nAnd more.\nEnd of Document\n",
            ["#1"],
            {"#2": "article whose head (masthead, date, copyright) cannot be read"},
        ),
        (newer() + newer(BODY + " More.").replace("End of Document", ""), ["#1", "#2"], {}),  # cut off at its end
        (plain() + plain(BODY + " More.", "HARB000020250304el340002b"), ["#1", "#2"], {}),
        (
            plain() + "Dam\n\nDocument HARB000020250304el340002b\n",
            ["#1"],
            {"#2": "article whose head (title, count of words, date) cannot be read"},
        ),
        (tagged() + tagged("More.", number="HARB000020250304el340002b"), ["#1", "#2"], {}),
        (tagged() + tagged("", lead=""), ["#1"], {"#2": "article without its text in the export"}),
        (quest() + quest(BODY + " More.", 8), ["#1", "#2"], {}),
        (quest() + quest("", 8), ["#1"], {"#2": "article without its text in the export"}),
    ],
)
def test_several_articles_and_what_is_wrong_with_them(tmp_path, content, places, dropped):
    pages, reasons = got(tmp_path, content)
    assert (list(pages), reasons) == (places, dropped)


@pytest.mark.parametrize(
    ("content", "field", "value"),
    [
        (older(1, 1, fields="BYLINE: By Mira Holt and\n\nSECTION: NEWS\n\n"), "authors", ("Mira Holt and",)),
        (older(1, 1, fields="HEADLINE: Dam shut\n\nBODY:\n"), "title", "Dam shut"),
        (
            older(1, 1, behind="URL: https://gazette.example/dam\n\nLOAD-DATE: x\n"),
            "url",
            "https://gazette.example/dam",
        ),
        (older(1, 1, behind="LOAD-DATE: x\n\n   Copyright 2025 Gazette\n    All Rights Reserved\n"), "text", BODY),
        (older(1, 1).replace("March 4, 2025 Tuesday", "mardi 4 mars 2025"), "published", "mardi 4 mars 2025"),
        (tagged(), "credits", ("Nordpress",)),
        (tagged(), "text", f"A lead.\n\n{BODY}"),
        (tagged(), "key", "HARB000020250304el340001a"),
        (plain(), "authors", ("Mira Holt",)),
        (plain(BODY).replace("Document HARB", "Dokument HARB").replace("20 words", "20 Wörter"), "title", "Dam closed"),
        (newer(behind="Classification\n\nLanguage: ENGLISH\n\nSubject: DAMS\n\nLoad-Date: x\n"), "text", BODY),
        (newer(behind="Graphic\n \nThe dam.\n\nLoad-Date: x\n"), "text", BODY),
        (newer(head="Length: 20 words\n"), "text", BODY),
        (
            newer(head="**Length:** 20 words\n\n**Byline:** Mira Holt\n\n**Body**\n\n", behind="**Load-Date:** x\n"),
            "text",
            BODY,
        ),
    ],
)
def test_fields(tmp_path, content, field, value):
    pages, _ = got(tmp_path, content)
    assert getattr(pages["#1"], field) == value


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"1 of 50\n\n{BODY}",
        f"This was document 1 of 50 DOCUMENTS that the court saw.\n\n{BODY}",
        f"1 of 50 DOCUMENTS\n\n{BODY}",
        f"End of Document\n\n{BODY}",
        f"HD {BODY}\nSN is not a tag here.",
        f"Full text: {BODY}\n\nTitle: Dam",
        "Document 1 of 2\n\n" + BODY,
        f"Section 1\nCopyright 2025\nSection: two\n\n{BODY}\n\n**End of Document**\n",
        "He wrote to ProQuest.\n\n" + BODY,
    ],
)
def test_ordinary_articles_are_no_exports(text):
    assert not is_export("a.txt", text.encode())


@pytest.mark.parametrize(
    "line",
    [
        *(
            "March 4, 2025 Tuesday",
            "4 March 2025",
            "Dienstag 4. März 2025",
            "mardi 4 mars 2025",
            "dinsdag 4 maart 2025",
        ),
        *("Tuesday, March 4, 2025", "2025-03-04", "1er août 2024 10:20", "March 2025", "lunes 1 de enero de 2024"),
    ],
)
def test_dates(line):
    assert is_date(line)


@pytest.mark.parametrize(
    "line", ["Marching 4 miles", "The Times of 4 March 2025", "May they go", "4 tonnes of gravel", "12345"]
)
def test_no_dates(line):
    assert not is_date(line)


def test_a_file_over_the_bound_and_one_with_nul_bytes(tmp_path, monkeypatch):
    _, dropped = got(tmp_path, newer() + newer() + "x" * 70_000 + "\0")
    assert dropped == {"": "binary file (NUL bytes)"}
    monkeypatch.setattr(bounds, "TEXT", 300)
    _, dropped = got(tmp_path, newer() * 3)
    assert dropped == {"": "export of more than 0.0003 MB: in parts it would be read"}


@pytest.mark.parametrize("form", FORMS)
def test_one_enormous_line_and_a_million_short_ones(tmp_path, form):
    for body in ("x " * 500_000, "x\n" * 100_000, " " * 1_000_000 + "end", "A: \n" * 60_000):
        pages, _ = got(tmp_path, form("A first one.") + form(f"{BODY}\n\n{body}"))
        assert pages["#2"].text.startswith(BODY[:60])


PIECES = [
    *(
        "1 of 2 DOCUMENTS\n",
        "2 of 2 DOCUMENTS\n",
        "LENGTH: 3 words\n",
        "LOAD-DATE: x\n",
        "March 4, 2025\n",
        "\n",
        "\n\n",
    ),
    *(
        "End of Document\n",
        "Length: 3 words\n",
        "Load-Date: x\n",
        "Body\n",
        "Copyright 2025 X\n",
        "Byline: M H\n",
        "words\n",
    ),
    *(
        "HD x\n",
        "WC 3 words\n",
        "PD 4 March 2025\n",
        "SN x\n",
        "LP\n",
        "TD\n",
        "IN a : b\n",
        "3 words\n",
        "Harbour Gazette\n",
    ),
    *(
        "Document HARB000020250304el340001a\n",
        "AN ",
        "_" * 30 + "\n",
        "Full text: x\n",
        "Title: x\n",
        "ProQuest document ID: 1\n",
    ),
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from([older(1, 1), newer(), plain(), tagged(), quest()])
)
@settings(max_examples=200, deadline=None)
def test_any_lines_give_pages_or_reasons(tmp_path_factory, pieces, start):
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_text(start + "".join(pieces), "utf-8")
    found = list(read(path))
    assert found
    assert all(isinstance(each, Page | Dropped) for each in found)


def test_an_endless_word_where_a_byline_stands(tmp_path):
    pages, _ = got(tmp_path, plain().replace("Mira Holt\n", f"A{'a' * 190}!\n", 1))
    assert pages["#1"].text == BODY
