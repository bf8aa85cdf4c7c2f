"""Dates, names and agencies as pages write them. «…» marks what should be found."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread import knowledge
from crossread.clean import (
    addresses,
    agencies,
    bylines,
    captions,
    creditlines,
    dates,
    inside,
    language,
    outlets,
    persons,
    placelines,
)


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    text, spans, begin = "", [], 0
    for piece in marked:
        if piece == "«":
            begin = len(text)
        elif piece == "»":
            spans.append((begin, len(text)))
        else:
            text += piece
    return text, spans


@pytest.mark.parametrize(
    ("marked", "iso"),
    [
        ("orne post - «2/23/2025 10:41:17 PM - GMT (+3 )»", "2025-02-23T22:41:17+03:00"),
        ("Published On «21 Jan 2025»21 Jan 2025", "2025-01-21"),
        ("by Ada Sample «February 9, 2025 4:05 PM» 3 min read", "2025-02-09T16:05:00"),
        ("Updated «Dec. 23, 2023 at 10:13 AM EST»", "2023-12-23T10:13:00-05:00"),
        ("«4:57 a.m. CT July 16, 2018»", "2018-07-16T04:57:00-05:00"),
        ("«Dec 16, 2018, 06:21 AM ET»", "2018-12-16T06:21:00-05:00"),
        ("«December 23, 202311:08 AM UTC» Updated", "2023-12-23T11:08:00+00:00"),
        ("Tuesday «4 March 2025 09:40 CET»", "2025-03-04T09:40:00+01:00"),
        ("«13:32 GMT, 21 January 2025»", "2025-01-21T13:32:00+00:00"),
        ("«2025-01-21T13:32:00Z»", "2025-01-21T13:32:00+00:00"),
        ("le «21 janvier 2025 à 13h05»", "2025-01-21T13:05:00"),
        ("«21. Januar 2025, 14:03» Uhr", "2025-01-21T14:03:00"),
        ("«22.01.2025»", "2025-01-22"),
        ("«21 de enero de 2025»", "2025-01-21"),
        ("«21 января 2025» года", "2025-01-21"),
        ("«2025年1月21日»", "2025-01-21"),
        ("«3/3/2025»", "2025-03-03"),
        ("«1/2/2025»", None),
        ("the law of February 30, 2025 and room 2025", None),
        ("IST has several zones: «21 January 2025 14:00» IST", "2025-01-21T14:00:00"),
    ],
)
def test_dates(marked: str, iso: str | None) -> None:
    text, spans = unmarked(marked)
    found = dates.find(text)
    assert [(each.start, each.end) for each in found] == spans
    assert [each.iso for each in found] == [iso] * len(spans)


def test_the_order_of_day_and_month_is_taken_from_what_is_sure() -> None:
    unsure = dates.find("1/2/2025")[0]
    assert dates.settle(unsure, None) is None
    assert dates.settle(unsure, dates.order(dates.find("1/22/2025"))) == "2025-01-02"
    assert dates.settle(unsure, dates.order(dates.find("22/1/2025"))) == "2025-02-01"
    assert dates.settle(unsure, None, near=["2025-02-01T10:00:00"]) == "2025-02-01"
    assert dates.order(dates.find("1/22/2025 and 22/1/2025")) is None


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("Tue, 21 Jan 2025 13:32:00 +0000", "2025-01-21T13:32:00+00:00"),
        ("2025-01-21", "2025-01-21"),
        ("2025-01-21 13:32:00", "2025-01-21T13:32:00"),
        ("2025-01-21 00:00:00", "2025-01-21"),
        ("20250121", "2025-01-21"),
        ("1737466320", "2025-01-21T13:32:00+00:00"),
        ("1737466320000", "2025-01-21T13:32:00+00:00"),
        ("Jan 2025", "2025-01"),
        ("2025", "2025"),
        ("1/2/2025", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_what_carriers_say(value: str, iso: str | None) -> None:
    assert dates.parse(value) == iso


@given(st.text(max_size=80))
def test_dates_never_fail(text: str) -> None:
    for each in dates.find(text):
        assert 0 <= each.start < each.end <= len(text)
    dates.parse(text)
    addresses.day(text)
    addresses.month(text)


@pytest.mark.parametrize(
    "marked",
    [
        "By «Ada Sample»",
        "By «Ada Sample» and «Ben Example» | The Orne Courier",
        "By «ADA SAMPLE», Associated Press",
        "by «Kateryna Probna» February 9, 2025 4:05 PM 3 min read",
        "By «Ada Sample»Published: Oct 16, 2023",
        "By «Ada van der Sample», political correspondent",
        "Author: «Ada Sample»",
        "Von «Änne Beispiel»",
        "Автор: «Анна Примерова»",
        "By Staff, Agencies",
        "By The Associated Press",
        "ByThe Associated Press",
    ],
)
def test_authors_in_bylines(marked: str) -> None:
    text, spans = unmarked(marked)
    begin = bylines.byline(text)
    assert begin is not None
    assert [(start, end) for start, end, _ in persons.names(text[begin:], begin)] == spans


@pytest.mark.parametrize(
    "text",
    [
        "By Monday the town was cut off.",
        "By the time help came, two houses had burned down.",
        "by now",
        "Byron Street",
        "Paragraph",
    ],
)
def test_sentences_that_begin_like_bylines(text: str) -> None:
    assert bylines.byline(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Divers at the bridge on Monday. (Iva Pell/Nordwire)",
        "The bridge in May [File: Iva Pell/AFP]",
        "The bridge. File photo: IVA PELL/POOL via REUTERS",
        "FILE - Cars cross the bridge on May 2, 2024. (AP Photo/Iva Pell, File)",
        "Photo: Iva Pell",
        "Getty Images",
        "Iva Pell for AFP",
        "Image copyright Reuters Image caption The bridge in spring",
    ],
)
def test_captions(text: str) -> None:
    assert captions.caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed on Tuesday, the authority told Reuters.",
        "“It is a bridge (of sorts),” she said.",
        "The photo shows a crack, said the diver who took it by chance.",
    ],
)
def test_sentences_are_no_captions(text: str) -> None:
    assert not captions.caption(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Reuters", ["Reuters"]),
        ("— AFP", ["AFP"]),
        ("(Reporting by Ada Sample; editing by Ben Example)", []),
        ("Source: Orne TV and news agencies", ["agencies"]),
        ("The Associated Press contributed to this report.", ["AP"]),
        ("With files from The Canadian Press", ["The Canadian Press"]),
    ],
)
def test_credit_lines(text: str, found: list[str]) -> None:
    span = creditlines.credit(text)
    assert span is not None
    assert [name for _, _, name in agencies.find(text[slice(*span)])] == found


@pytest.mark.parametrize(
    "text",
    [
        "From the start it was clear that Reuters would report it.",
        "Reuters reported it on Monday.",
        "The bridge is closed",
    ],
)
def test_sentences_are_no_credit_lines(text: str) -> None:
    assert creditlines.credit(text) is None


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("LONDON (AP) — It rained.", "AP"),
        ("KYIV, Jan 21 (Reuters) - It rained.", "Reuters"),
        ("Moscow — It rained.", None),
        ("ORNE/TESSALY, Northland (Nordwire) - It rained.", "Nordwire"),
    ],
)
def test_places_in_front_of_a_report(text: str, agency: str | None) -> None:
    match = placelines.placed(text)
    assert match is not None
    assert match["agency"] == agency


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.bbc.co.uk/news/x", "BBC News"),
        ("https://edition.cnn.com/2025/01/21/x", "CNN"),
        ("https://cnn.com.example.net/x", None),
        ("http://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_outlets_by_address(url: str | None, name: str | None) -> None:
    assert outlets.by_address(url) == name


def test_the_tables_are_sound() -> None:
    rows = knowledge.table("outlets")
    assert len(rows) > 250
    assert {row["kind"] for row in rows} <= {"outlet", "agency", "aggregator"}
    assert {row["sure"] for row in rows} <= {"high", "medium", "low"}
    assert all(row["name"] and None not in row and None not in row.values() for row in rows)
    owners = [domain for row in rows for domain in row["domains"].split("|") if domain]
    assert len(owners) == len(set(owners))
    wires = knowledge.table("agencies")
    assert all(row["name"] and None not in row and None not in row.values() for row in wires)
    assert len({row["name"] for row in wires}) == len(wires)


def test_too_little_text_has_no_language() -> None:
    assert language.language("Reuters, Berlin 2025") is None
    assert language.language("") is None


def test_buttons_inside_a_page_of_one_line() -> None:
    words = "The bridge over the Orne was closed on Tuesday. " * 8
    text = f"{words}Advertisement Continue reading the main story Engineers will look at it. Read or Share this story: http://orne.example/x"
    pieces = inside.cut(text)
    assert [is_text for _, _, is_text in pieces] == [True, False, True, False]
    assert [text[start:end] for start, end, is_text in pieces if is_text] == [
        words.strip(),
        "Engineers will look at it.",
    ]
    assert inside.cut("Advertisement Continue reading the main story") == [(0, 45, True)]


@given(st.text(max_size=40), st.sampled_from(["Advertisement ", "Read more", "Continue reading the main story"]))
def test_pieces_of_a_paragraph_cover_it(text: str, furniture: str) -> None:
    whole = (text + furniture) * 12 + text
    pieces = inside.cut(whole)
    assert "".join("".join(whole[a:b] for a, b, _ in pieces).split()) == "".join(whole.split())
    assert all(b <= c for (_, b, _), (c, _, _) in pairwise(pieces))
