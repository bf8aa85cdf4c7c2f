"""TIMEX3: values of moments, sets, durations, extents; made-up reports of Wednesday 2031-03-19, marked with «…»."""

from __future__ import annotations

import doctest
import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.annotate import figures, moments
from crossread.annotate.moments.grammar import expressions, table
from crossread.annotate.moments.timex import Timex, timexes
from crossread.annotate.tokens import Tokens, tokens_of
from crossread.model import Annotations, Article, Block, Found, Page

DAY = "2031-03-19"  # a Wednesday
DOCS = Path(__file__).resolve().parents[2] / "docs" / "moments.md"


def read(text: str, day: str | None = DAY) -> tuple[Article, list[Timex]]:
    page = Page.of(text, "made up")
    article = Article(
        page, (Block("paragraph", page.span(0, len(text))),), published=Found(day, None, "given") if day else None
    )
    [found] = figures.find([article], moments.find([article], [Annotations(article.id)]))
    return article, timexes(article, found)


def shown(text: str, day: str | None = DAY) -> list[tuple[str, str, str]]:
    article, found = read(text, day)
    return [(article.page.words(one.span), one.type, one.value) for one in found]


VALUES = [
    # days and parts of days
    ("It sank on «Tuesday».", "DATE", "2031-03-18"),
    ("It sank «Tuesday night».", "TIME", "2031-03-18TNI"),
    ("They pay on «the 19th of every month».", "SET", "XXXX-XX-19"),
    ("He works «mornings».", "SET", "TMO"),
    ("They came by «mid-morning».", "TIME", "TMO"),
    ("They came by «midafternoon Tuesday».", "TIME", "2031-03-18TAF"),
    ("They do not do so «at this time».", "DATE", "PRESENT_REF"),
    ("They will rest «next workweek».", "DATE", "2031-W13"),
    ("It sank «early Tuesday».", "DATE", "2031-03-18"),
    ("It sank on «the morning of Jan. 21».", "TIME", "2031-01-21TMO"),
    ("It sank «last night».", "TIME", "2031-03-18TNI"),
    ("They will sail «tonight».", "TIME", "2031-03-19TNI"),
    ("They sailed «the day before yesterday».", "DATE", "2031-03-17"),
    ("It opens on «Friday, March 21».", "DATE", "2031-03-21"),
    ("The fair opens on «Saturday».", "DATE", "2031-03-22"),
    ("The vote was put off until «Friday».", "DATE", "2031-03-21"),
    ("They have until «midnight on Thursday» to agree.", "TIME", "2031-03-20T00:00"),
    ("He was jailed in «April» for 20 years.", "DATE", "2030-04"),
    ("The deadline was extended to «mid-May».", "DATE", "2031-05"),
    ("Talks were held June 3 and «4».", "DATE", "2030-06-04"),
    ("The shop is open «Tuesday» to Sunday, 9 a.m. to 5 p.m.", "DATE", "2031-03-18"),
    ("Sales fell in «the quarter ended Sept. 30».", "DATE", "2030-Q3"),
    ("They rose from «the year-ago quarter».", "DATE", "2029-Q4"),
    ("«Last year's third quarter» was weak.", "DATE", "2030-Q3"),
    ("They met in «the last fiscal year».", "DATE", "FY2030"),
    ("They met over «Labor Day weekend».", "DATE", "2030-W35-WE"),
    ("It was held on «23 April 2030».", "DATE", "2030-04-23"),
    ("It will be held «next Jan. 1».", "DATE", "2032-01-01"),
    ("It fell on «the first Friday in July 2030».", "DATE", "2030-07-05"),
    # times
    ("It sank at «8 a.m. on Tuesday».", "TIME", "2031-03-18T08:00"),
    ("It sank at «9:40 p.m. GMT on 5 March 2021».", "TIME", "2021-03-05T21:40+00:00"),
    ("It sank «Tuesday night at 9».", "TIME", "2031-03-18T21:00"),
    ("It sank at «half past six».", "TIME", "T06:30"),
    ("It sank at «1300 GMT».", "TIME", "T13:00+00:00"),
    ("It sank at «noon».", "TIME", "T12:00"),
    ("They met at «7:30 this evening».", "TIME", "2031-03-19T19:30"),
    # weeks, months, quarters, years and wider
    ("They met «last week».", "DATE", "2031-W11"),
    ("They met «this weekend».", "DATE", "2031-W11-WE"),
    ("They met «earlier this month».", "DATE", "2031-03"),
    ("They met in «mid-March».", "DATE", "2031-03"),
    ("Sales fell in «the third quarter».", "DATE", "2030-Q3"),
    ("Sales fell in «Q3 2023».", "DATE", "2023-Q3"),
    ("Sales fell in «the first half of 2024».", "DATE", "2024-H1"),
    ("Sales fell in «fiscal 2029».", "DATE", "FY2029"),
    ("They met «last fall».", "DATE", "2030-FA"),
    ("They met in «the summer of 2029».", "DATE", "2029-SU"),
    ("They met «later this year».", "DATE", "2031"),
    ("They met at «the end of 2029».", "DATE", "2029"),
    ("Prices fell in «the 1980s».", "DATE", "198"),
    ("Prices fell in «the 20th century».", "DATE", "19"),
    # counted
    ("They met «three days ago».", "DATE", "2031-03-16"),
    ("They met «two weeks ago».", "DATE", "2031-W10"),
    ("They met «two years ago».", "DATE", "2029"),
    ("They met «several years ago».", "DATE", "PAST_REF"),
    ("They met «the week after next».", "DATE", "2031-W14"),
    ("They left on Jan. 20 and returned «two days later».", "DATE", "2031-01-22"),
    ("Sales rose in the third quarter, from 5 boats «a year earlier».", "DATE", "2029-Q3"),
    # references
    ("They are «now» at sea.", "DATE", "PRESENT_REF"),
    ("They «recently» went to sea.", "DATE", "PAST_REF"),
    ("They went to sea in «recent weeks».", "DATE", "PAST_REF"),
    ("They will go to sea in «the coming weeks».", "DATE", "FUTURE_REF"),
    # sets
    ("They sail «every Tuesday».", "SET", "XXXX-WXX-2"),
    ("They sail on «Sundays».", "SET", "XXXX-WXX-7"),
    ("They sail «daily».", "SET", "P1D"),
    ("They sail «every two weeks».", "SET", "P2W"),
    ("They sail «every other day».", "SET", "P2D"),
    ("They sail «twice a week».", "SET", "P1W"),
    ("They sail «every night».", "SET", "TNI"),
    # durations
    ("They sailed for «two weeks».", "DURATION", "P2W"),
    ("They sailed for «24 hours».", "DURATION", "PT24H"),
    ("They sailed for «months».", "DURATION", "PXM"),
    ("They sailed in «the past two years».", "DURATION", "P2Y"),
]


@pytest.mark.parametrize(("case", "kind", "value"), VALUES, ids=[row[0] for row in VALUES])
def test_an_expression_has_its_timex_value(case: str, kind: str, value: str) -> None:
    words = case[case.index("«") + 1 : case.index("»")]
    assert (words, kind, value) in shown(case.replace("«", "").replace("»", ""))


def test_the_ends_of_a_range_are_two_expressions() -> None:
    assert [row[1:] for row in shown("The war lasted from 2014 to 2018.")] == [("DATE", "2014"), ("DATE", "2018")]
    assert [row[0] for row in shown("The fair ran from March 3 to April 5, 2029.")] == ["March 3", "April 5, 2029"]


def test_a_preposition_stays_outside() -> None:
    assert [row[0] for row in shown("It has burned since 2019 and must end by June.")] == ["2019", "June"]


NONE = [
    "The Sunday Courier told of it, and the Sunday Times.",
    "“1984” is read at school.",
    "It may march on, said April Ruiz.",
    "A second ship, of the spring class, fell in the fall of the city.",
    "She lives at 1920 Harbour View Road and owns 1950 shares.",
    "The past participle is hard. The future king was born.",
    "He scored in the second half.",
    "The plan is called Harbour 2040, and so is the fund.",
    "Flight 2025 carried 2030 people.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_names_no_time_has_none(text: str) -> None:
    assert shown(text) == []


def test_no_day_is_made_up_without_the_articles() -> None:
    values = {value for _, _, value in shown("They met on Tuesday and on Jan. 21, and last week.", None)}
    assert values == {"XXXX-WXX-2", "XXXX-01-21"}


def test_a_feast_is_named_and_not_computed() -> None:
    page = Page.of("They fasted during Ramadan.", "made up")
    article = Article(page, (Block("paragraph", page.span(0, 27)),), published=Found(DAY, None, "given"))
    [moment] = moments.find([article], [Annotations(article.id)])[0].moments
    assert (moment.first, moment.last, moment.value) == (None, None, None)
    assert "not computed" in moment.reason


def test_the_examples_of_the_page_print_what_it_says() -> None:
    failed, asked = doctest.testfile(str(DOCS), module_relative=False)
    assert (failed, asked > 5) == (0, True)


PIECES = st.sampled_from(
    ["Monday", "May", "Jan.", "21", "2025", "last", "week", "of", "the", "a", "day", "after", "ago", "two", "-", "/", ":", "p.m.",
     "9:40", "since", "in", "every", "31", "99/99/2025", "century",
     "21st", "Easter", "years", "later", "from", "to", "between", "and",
     "early", "end", "quarter", "first", "night", "tonight", "noon",
     "half", "past", "GMT", "for", "hours", "next", "until", "summer",
     "1990s", "Q3", "weekend", "starting", "this", "'s", "'", "that", "recent"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map(" ".join)))
@settings(max_examples=200, deadline=None)
def test_any_sentence_gives_expressions_inside_it_that_do_not_overlap(text: str) -> None:
    tokens, found = tokens_of(text), expressions(text)
    assert all(0 <= one.start < one.end <= len(tokens) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    _, seen = read(text) if text.strip() else (None, [])
    assert all(one.span.end <= other.span.start for one, other in pairwise(seen))


@given(
    st.lists(st.sampled_from([*sorted(table()), "of", "to", "and", "-", ",", "."]), max_size=8),
    st.booleans(),
    st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_any_words_of_time_can_be_read(words: list[str], capitals: bool, dated: bool) -> None:
    """Every word that may begin an expression, possessives too, beside every other."""
    text = " ".join(word.capitalize() if capitals else word for word in words)
    if text:
        read(text, DAY if dated else None)


WORDS = [
    "1 ",
    "Monday ",
    "the ",
    "of ",
    "two days after ",
    "early ",
    "first week of ",
    "from 1 to ",
    "9:40 ",
    "last ",
    "every ",
    "half past ",
]


@pytest.mark.parametrize("word", WORDS)
def test_the_work_grows_with_the_length(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words looked at, not seconds: four times the length asks for at most five times as many."""
    asked = [0]
    plain = Tokens.word

    def counted(self: Tokens, index: int) -> str:
        asked[0] += 1
        return plain(self, index)

    monkeypatch.setattr(Tokens, "word", counted)
    counts = []
    for length in (200, 800):
        asked[0] = 0
        expressions.__wrapped__(word * length + "Monday")
        counts.append(asked[0])
    assert counts[1] <= 5 * counts[0] + 1000


def test_a_long_sentence_is_read_soon() -> None:
    begun = time.process_time()
    expressions(" ".join(re.sub("[«».]", "", row[0]) for row in VALUES) * 30)
    assert time.process_time() - begun < 3.0  # seconds, on a slow machine: a fifth of it usually
