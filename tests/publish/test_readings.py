"""How amounts and times are said, and where on the page they say it."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread import account as a
from crossread.account import Account
from crossread.publish import html, readings
from crossread.publish.lookup import look_up
from crossread.publish.readings import Reading, parts, within
from crossread.readings import LONGEST, said

PLACE = a.Cited("x", 0, 5, "words")


def cited(words: str) -> a.Cited:
    return a.Cited("x", 0, len(words), words)


def figure(low: str | None, high: str | None = "same", unit: str = "count", **more: object) -> a.FigureRecord:
    ends = [None if end is None else Decimal(end) for end in (low, low if high == "same" else high)]
    found = a.FigureRecord(PLACE, ends[0], ends[1], unit, "exact", None)
    return msgspec.structs.replace(found, **more)


def period(kind: str, value: str | None, words: str = "words") -> a.PeriodRecord:
    return a.PeriodRecord(cited(words), kind, value)  # type: ignore[arg-type]


FIGURES = [
    (figure("7", None, bound="at least", measures="people killed"), "people killed: 7 or more"),
    (figure("245000000000", unit="USD", measures="trade", of=cited("Norvia and Karva"), period=period("in", "2031")),
     "trade of Norvia and Karva: 245 billion USD, in 2031"),
    (figure("220000000000", None, unit="USD", bound="more than", measures="trade"), "trade: more than 220 billion USD"),
    (figure("200", bound="about", measures="boats"), "boats: about 200"),
    (figure(None, "40", bound="less than", measures="boats"), "boats: less than 40"),
    (figure(None, "40", bound="up to", measures="boats"), "boats: 40 or less"),
    (figure("3000", "5000", bound="between", measures="boats"), "boats: 3,000 to 5,000"),
    (figure("1.5", unit="hour", measures="call"), "call: 1.5 hours"),
    (figure("1", unit="mile", measures="walk"), "walk: 1 mile"),
    (figure("6", unit="foot", measures="wave"), "wave: 6 feet"),
    (figure("20", "30", unit="kilometre per hour", measures="wind"), "wind: 20 to 30 kilometres per hour"),
    (figure("0.333333333333", unit="fraction", measures="voters"), "voters: 1/3"),
    (figure("0.38", unit="fraction", measures="voters"), "voters: 0.38"),
    (figure("7", unit="percent", measures="fares", role="rise"), "fares: a rise of 7 percent"),
    (figure("7", unit="percentage point", measures="fares", role="fall"), "fares: a fall of 7 percentage points"),
    (figure("5", unit="percent", measures="fares", role="before"), "fares: 5 percent, before it changed"),
    (figure("2", unit="times", measures="times"), "2 times"),
    (figure("2", unit="times", measures="fares", role="rise", span=cited("doubled")), "fares: a rise to 2 times as much"),
    (figure("3", unit="times", measures="fares", role="rise"), "fares: a rise of 3 times"),
    (figure("45", unit="age"), "45 years of age, of what: cannot tell"),
    (figure("5", unit="rank", measures="port"), "port: number 5"),
    (figure("7", measures="boats", period=period("each", "P1D")), "boats: 7 per day"),
    (figure("7", measures="boats", period=period("over", "P5Y")), "boats: 7, over 5 years"),
    (figure("7", measures="boats", period=period("in", "2031-03-04")), "boats: 7, on Tue 4 March 2031"),
    (figure("7", measures="boats", period=period("in", "2031-03")), "boats: 7, in March 2031"),
    (figure("7", measures="boats", period=period("in", "2031-Q1")), "boats: 7, in quarter 1 of 2031"),
    (figure("7", measures="boats", period=period("each", None, "per\n shift")), "boats: 7, over the time of “per shift”"),
    (figure(None, None, bound="up to", measures="boats"), "boats: an amount without a number"),
    (figure("1E+999999", unit="metre", measures="wall"), "wall: 1E+999999 metres"),
    (figure("NaN", unit="fraction", measures="wall"), "wall: NaN"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "words"), FIGURES, ids=[words for _, words in FIGURES])
def test_a_figure_in_words(record: a.FigureRecord, words: str) -> None:
    assert said(record) == words


def moment(first: str | None, last: str | None = "same", reason: str = "", **more: str) -> a.MomentRecord:
    return a.MomentRecord(PLACE, first, first if last == "same" else last, "day", reason, **more)  # type: ignore[arg-type]


MOMENTS = [
    (moment("2031-01-21", reason="Tuesday on or before 2031-01-21, the article's day"),
     "Tue 21 Jan 2031: Tuesday on or before 2031-01-21, the article's day"),
    (moment("2031-01-21", value="2031-01-21TNI"), "Tue 21 Jan 2031, night"),
    (moment("2031-01-21T09:40"), "Tue 21 Jan 2031, 09:40"),
    (moment("2031-01-21T09:40", "2031-01-21T11:00"), "Tue 21 Jan 2031, 09:40 to Tue 21 Jan 2031, 11:00"),
    (moment("2031-02-01", "2031-02-27"), "1 to 27 Feb 2031"),
    (moment("2031-02-01", "2031-02-28"), "Feb 2031"),
    (moment("2032-02-01", "2032-02-28"), "1 to 28 Feb 2032"),
    (moment("2031-01-01", "2031-12-31"), "2031"),
    (moment("1990-01-01", "1999-12-31"), "1990 to 1999"),
    (moment("9999-12-01", "9999-12-31"), "Dec 9999"),
    (moment("nonsense", "more of it"), "nonsense"),
    (moment("2022-02-01", None), "from Tue 1 Feb 2022 on"),
    (moment(None, "2022-02-01"), "up to Tue 1 Feb 2022"),
    (moment(None, reason="a day after an event"), "no day can be given: a day after an event"),
    (moment(None, every="P1W", value="XXXX-WXX-2", reason="every Tuesday"), "recurs every week: every Tuesday"),
    (moment("2031-01-21", value="PRESENT_REF"), "the present, no day of its own"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "words"), MOMENTS, ids=[words for _, words in MOMENTS])
def test_a_moment_in_words(record: a.MomentRecord, words: str) -> None:
    assert said(record) == words


def test_a_reading_is_never_a_page_long() -> None:
    assert len(said(figure("7", measures="W" * 5000))) == LONGEST


TEXT = "at least nine people, on Tuesday"
NINE, TUESDAY = Reading(10, 23, "at least nine", "9"), Reading(35, 42, "Tuesday", "Tue")


def test_words_are_cut_at_their_readings_and_nothing_is_lost() -> None:
    assert parts(TEXT, 10, (NINE, TUESDAY)) == (
        ("at least nine", 1), (" people, on ", None), ("Tuesday", 2)
    )  # fmt: skip
    assert parts("least nine people", 13, (NINE, TUESDAY)) == (("least nine", 1), (" people", None))
    assert parts("", 10, (NINE,)) == ()


@given(
    st.text(max_size=40), st.integers(0, 20), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=5)
)
def test_parts_joined_are_the_text(text: str, start: int, spans: list[tuple[int, int]]) -> None:
    found = [Reading(begin, begin + length, "", "") for begin, length in sorted(spans)]
    assert "".join(words for words, _ in parts(text, start, found)) == text


def test_only_what_stands_there_whole_is_within() -> None:
    found = {"x": (NINE, TUESDAY)}
    assert within(found, a.Cited("x", 10, 42, TEXT)) == (NINE, TUESDAY)
    assert within(found, a.Cited("x", 11, 42, TEXT[1:])) == (TUESDAY,)
    assert within(found, a.Cited("x", 10, 41, TEXT[:-1])) == (NINE,)
    assert within(found, a.Cited("x", 11, 43, TEXT)) == ()  # other words stand at that place
    assert within(found, a.Cited("y", 10, 42, TEXT)) == ()


def test_of_two_readings_of_one_place_the_first_and_longer_is_kept(account: Account) -> None:
    record = account.figures[0]
    inner = msgspec.structs.replace(record.span, end=record.span.end - 1, text=record.span.text[:-1])
    twice = msgspec.structs.replace(account, figures=(msgspec.structs.replace(record, span=inner), record), moments=())
    assert [r.words for r in readings.by_article(twice)[record.span.article]] == [record.span.text]


class Lists(HTMLParser):
    """The lists of readings of a page: id to text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.depth = 0
        self.feed(source)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if self.depth:
            self.depth += 1
        elif "read" in (named.get("class") or "").split():
            self.depth, self.identity = 1, str(named["id"])
            self.found[self.identity] = ""

    def handle_endtag(self, _tag: str) -> None:
        self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.found[self.identity] += data


def lists(source: str) -> dict[str, str]:
    return Lists(source).found


def test_every_amount_and_time_is_told_wherever_its_words_are_shown(account: Account, texts: dict[str, str]) -> None:
    source = html(account, texts)
    told = lists(source)
    look = look_up(account, texts)
    nine = "“at least nine” read as people hurt of the ferry: 9 or more"
    assert told["read-claim-3-1"] == nine  # a row of a claim whose reports differ
    assert told["read-matrix-3"] == nine
    assert nine in {words for identity, words in told.items() if identity.startswith("read-when-")}  # the timeline
    assert told["read-summary-2"] == "“212” read as people: 212"
    for article, found in look.readings.items():  # the reader's pages have all of them
        row = re.compile(rf"read-{look.numbers[article]}-\d+")
        shown = [words for identity, words in told.items() if row.fullmatch(identity)]
        for reading in found:
            assert any(f"“{reading.words}” read as {reading.said}" in words for words in shown), reading


def test_who_comes_by_keyboard_is_told_at_links_that_are_there_anyway(account: Account, texts: dict[str, str]) -> None:
    source = html(account, texts)
    plain = html(msgspec.structs.replace(account, figures=(), moments=()), texts)
    described = re.findall(r'<a [^>]*aria-describedby="([^"]+)"', source)
    ids = set(re.findall(r' id="([^"]+)"', source))
    assert len(described) > 20
    assert {identity for many in described for identity in many.split()} <= ids
    stops = len(re.findall(r"<a [^>]*href|<summary|tabindex=\"0\"", plain))
    more = len(re.findall(r"<a [^>]*href|<summary|tabindex=\"0\"", source)) - stops
    assert more == source.count('class="read stop"')  # only where a row has no link at all
    assert more < source.count('class="f"') / 5
    assert 'class="f"' not in plain


def test_a_hostile_reading_is_escaped(hostile: tuple[Account, dict[str, str]]) -> None:
    source = html(*hostile)
    told = lists(source)
    assert told
    assert not re.search(r"<(img|svg/)", source.split('<script type="application/json"', maxsplit=1)[0])


def test_the_table_of_words_and_the_shared_passages_tell_readings_too(account: Account, texts: dict[str, str]) -> None:
    source = html(with_counts_in_quotations(account), texts)
    told = lists(source)
    ids = re.findall(r" id=\"([^\"]+)\"", source)
    assert len(ids) == len(set(ids))
    assert told["read-passage-1-2-2"] == "“212” read as people: 212"
    tables = {
        identity: words for identity, words in told.items() if re.fullmatch(r"read-words-utterance-1-\d-\d", identity)
    }
    assert tables
    assert all("read as waits: 1" in words for words in tables.values())
    cells = re.findall(r"<td[^>]*>[^<]*<span class=\"f\" data-r=\"1\">waiting</span>", source)
    assert len(cells) == len({identity.rpartition("-")[0] for identity in tables})


def with_counts_in_quotations(account: Account) -> Account:
    """The account with an amount in each rendering of its first utterance."""
    figures = []
    for rendering in account.utterances[0].renderings:
        start = rendering.span.start + rendering.span.text.index("waiting")
        span = a.Cited(rendering.span.article, start, start + len("waiting"), "waiting")
        figures.append(figure("1", measures="waits", span=span))
    return msgspec.structs.replace(account, figures=(*account.figures, *figures))
