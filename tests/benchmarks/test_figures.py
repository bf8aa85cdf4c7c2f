"""The measurements of amounts and dates: what counts as right, what is out of scope, and how pieces are counted."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from benchmarks.quality import hits, phrases, quantities, recognizers, timexes
from benchmarks.quality.readers import Amount, Time
from benchmarks.quality.specification import amounts, judging, scope, times
from benchmarks.quality.units import named, same


@pytest.mark.parametrize(
    ("value", "unit", "other", "other_unit", "expected"),
    [
        (1, "kilometre", 1000, "metre", True),
        (1, "kilometre", 1001, "metre", False),
        (5, "USD", 5, "EUR", False),
        (50, "cent", "0.5", "USD", True),
        ("0.5", "fraction", 50, "percent", True),
        (90, "degree fahrenheit", 90, "degree celsius", False),
        (1, "month", 30, "day", True),
        (1, "month", 31, "day", False),
        (2, "year", 2, "count", False),
    ],
)
def test_amounts_are_one_where_they_convert(
    value: object, unit: str, other: object, other_unit: str, expected: bool
) -> None:
    assert same(Decimal(str(value)), unit, Decimal(str(other)), other_unit) is expected


@pytest.mark.parametrize(
    ("words", "unit"),
    [("Meter", "metre"), ("Dollar", "USD"), ("percentage", "percent"), ("$", "USD"), ("EUR", "EUR"), ("wug", "wug")],
)
def test_units_of_others_have_our_names(words: str, unit: str) -> None:
    assert named(words) == unit


@pytest.mark.parametrize(
    ("words", "given", "reason"),
    [
        ("1.1^23", {"subtype": "power"}, scope.ARITHMETIC),
        ("one hundred thirty fifths", {"subtype": "fraction"}, scope.ARITHMETIC),
        ("three fifths", {"subtype": "fraction"}, None),
        ("five and a quarter", {"subtype": "fraction"}, None),
        ("one out of three", {"subtype": "fraction"}, None),
        ("two hundred point zero three", {}, scope.SPOKEN),
        ("5,00", {}, scope.COMMA),
        ("12,567", {}, None),
    ],
)
def test_numbers_of_no_newspaper_are_out_of_scope(words: str, given: dict[str, str], reason: str | None) -> None:
    assert scope.amount("number", words, (0, len(words)), {"Resolution": given}) == reason


@pytest.mark.parametrize(
    ("kind", "words", "timex", "reason"),
    [
        ("date", "the 27th", "XXXX-XX-27", scope.NO_MONTH),
        ("date", "4/22", "XXXX-04-22", scope.DIGIT_DATE),
        ("date", "april 22", "XXXX-04-22", None),
        ("date", "oct-2", "XXXX-10-02", scope.FORM_DATE),
        ("daterange", "nov 18-dec 19, 2015", "(2015-11-18,2015-12-19,P31D)", None),
        ("date", "may twenty-first", "XXXX-05-21", scope.WORD_DATE),
        ("date", "the first friday of july", "XXXX-07-WXX-5-#1", None),
        ("datetime", "friday at 4", "XXXX-WXX-5T04", scope.BARE_CLOCK),
        ("datetime", "friday at 4 p.m.", "XXXX-WXX-5T16", None),
        ("datetime", "in 5 minutes", "2016-11-07T00:05:00", scope.MINUTES),
        ("datetime", "the past 3 minutes", "(2016-11-07T16:09:00,2016-11-07T16:12:00,PT3M)", scope.MINUTES),
        ("time", "three minutes past eight", "T08:03", None),
        ("time", "seven thirty pm", "T19:30", scope.WORD_CLOCK),
        ("daterange", "week 31", "2018-W31", scope.WEEK_NUMBER),
        ("daterange", "next week", "2018-W31", None),
        ("set", "every day", "P1D", None),
    ],
)
def test_dates_of_no_newspaper_are_out_of_scope(kind: str, words: str, timex: str, reason: str | None) -> None:
    assert scope.moment(kind, words, timex, resolved=True) == reason


def test_too_much_out_of_scope_fails(capsys: pytest.CaptureFixture[str]) -> None:
    case = amounts.Case("currency", "$5", 0, 2, "USD", ((Decimal(5), Decimal(5)),))
    recognizers._scope("figures", [case] * 3 + [replace(case, out="a reason")])
    with pytest.raises(ValueError, match=r"more than 0\.25"):
        recognizers._scope("figures", [case] * 2 + [replace(case, out="a reason")])
    assert "1  a reason" in capsys.readouterr().out


def test_what_two_files_expect_of_the_same_words_is_one_case(tmp_path: Path) -> None:
    def result(words: str, start: int, value: str) -> dict[str, object]:
        return {
            "Text": words,
            "Start": start,
            "TypeName": "number",
            "Resolution": {"value": value, "subtype": "integer"},
        }

    (tmp_path / "Number").mkdir()
    for names in amounts.FILES.values():
        for name in names:
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text("[]", "utf-8")
    whole = [{"Input": "two in five", "Results": [result("two in five", 0, "0.4")]}]
    parts = [{"Input": "two in five", "Results": [result("two in five", 0, "0.4"), result("five", 7, "5")]}]
    (tmp_path / amounts.FILES["number"][0]).write_text(json.dumps(whole), "utf-8")
    (tmp_path / amounts.FILES["number"][1]).write_text(json.dumps(parts), "utf-8")
    found = amounts.cases(tmp_path)
    assert [(case.words, case.out) for case in found] == [("two in five", None), ("five", scope.PART)]
    assert found[0].choices == ((Decimal("0.4"), Decimal("0.4")),)


def _time(first: str | None, last: str | None, **more: str) -> Time:
    return Time(0, 10, first, last, **more)


@pytest.mark.parametrize(
    ("kind", "words", "timex", "choices", "read", "right"),
    [
        ("date", "on Friday", "XXXX-WXX-5", {("2016-11-04", "2016-11-04")}, _time("2016-11-04", "2016-11-04"), True),
        ("date", "on Friday", "XXXX-WXX-5", {("2016-11-04", "2016-11-04")}, _time("2016-11-05", "2016-11-05"), False),
        (
            "date",
            "two years ago",
            "2014-11-07",
            {("2014-11-07",) * 2},
            _time("2014-01-01", "2014-12-31", granularity="year"),
            True,
        ),
        (
            "date",
            "two days ago",
            "2016-11-05",
            {("2016-11-05",) * 2},
            _time("2016-11-01", "2016-11-30", granularity="month"),
            False,
        ),
        ("time", "8 p.m.", "T20", {("20:00", "20:00")}, _time(None, None, value="T20:00"), True),
        ("time", "8 p.m.", "T20", {("20:00", "20:00")}, _time("2016-11-07T20:00", "2016-11-07T20:00"), True),
        ("time", "8 p.m.", "T20", {("20:00", "20:00")}, _time(None, None, value="T08:00"), False),
        ("set", "every Monday", "XXXX-WXX-1", set(), _time(None, None, value="XXXX-WXX-1", every="P1W"), True),
        ("set", "every day", "P1D", set(), _time(None, None, every="P1D"), True),
        ("set", "every day", "P1D", set(), _time("2016-11-07", "2016-11-07"), False),
        ("daterange", "late 2000", "2000", {("2000-09-01", "2000-12-31")}, _time("2000-10-01", "2000-12-31"), True),
        ("daterange", "late 2000", "2000", {("2000-09-01", "2000-12-31")}, _time("2000-01-01", "2000-12-31"), False),
    ],
)
def test_a_moment_is_right(kind: str, words: str, timex: str, choices: set, read: Time, right: bool) -> None:
    case = times.Case("date", kind, words, "2016-11-07", 0, len(words), timex, frozenset(choices))
    assert judging.time_right(case, lambda _text, _seen: [read]) is right


def test_a_range_of_named_years_goes_to_the_end_of_the_last() -> None:
    assert list(times._to_the_end("2018-01-01", "2014 to 2018")) == ["2018-12-31"]
    assert list(times._to_the_end("2018-05-01", "from march to may")) == ["2018-05-31"]
    assert list(times._to_the_end("2018-05-03", "may 1 to 3")) == []


@pytest.mark.parametrize(
    ("group", "choice", "read", "right"),
    [
        ("range", (20, 30), Amount(0, 5, Decimal(20), Decimal(30), "count"), True),
        ("range", (20, None), Amount(0, 5, Decimal(20), None, "count"), True),
        ("range", (20, None), Amount(0, 5, Decimal(20), Decimal(20), "count"), False),
        ("ordinal", (5, 5), Amount(0, 5, Decimal(5), Decimal(5), "rank"), True),
        ("ordinal", (5, 5), Amount(0, 5, Decimal(5), Decimal(5), "count"), False),
        ("currency", (5, 5), Amount(0, 5, Decimal(5), None, "USD"), True),
        ("currency", (5, 5), Amount(0, 5, Decimal(5), None, "EUR"), False),
        ("currency", (5, 5), Amount(9, 12, Decimal(5), None, "USD"), False),
    ],
)
def test_an_amount_is_right(group: str, choice: tuple[int, int | None], read: Amount, right: bool) -> None:
    ends = tuple(None if end is None else Decimal(end) for end in choice)
    unit = {"currency": "USD", "ordinal": "rank"}.get(group, "count")
    case = amounts.Case(group, "12345", 0, 5, unit, (ends,))  # type: ignore[arg-type]
    assert judging.amount_right(case, lambda _text: [read]) is right


PHRASES = (
    "text\tlow\thigh\tunit\tbound\nSome «more than 5 km» of road\t5\t\tkilometre\tmore than\nBoard «747»s\t-\t\t\t\n"
)


def test_phrases_are_read_from_their_marks(tmp_path: Path) -> None:
    (tmp_path / "figures.tsv").write_text(PHRASES, "utf-8")
    amount, none = phrases.rows(tmp_path / "figures.tsv")
    assert amount.text[amount.start : amount.end] == "more than 5 km"
    read = Amount(5, 19, Decimal(5000), None, "metre", "more than")
    assert phrases.figure_right(amount, [read], bounds=True)
    assert not phrases.figure_right(amount, [replace(read, bound="at least")], bounds=True)
    assert not phrases.figure_right(amount, [replace(read, high=Decimal(5000))], bounds=True)
    assert phrases.figure_right(amount, [replace(read, high=Decimal(5000))], bounds=False)
    assert phrases.figure_right(none, [], bounds=True)
    assert not phrases.figure_right(none, [read], bounds=True)


def test_a_phrase_without_marks_is_refused(tmp_path: Path) -> None:
    (tmp_path / "figures.tsv").write_text("text\tlow\nno marks\t5\n", "utf-8")
    with pytest.raises(ValueError, match="no «…»"):
        phrases.rows(tmp_path / "figures.tsv")


def test_quantities_are_counted_one_against_one() -> None:
    label = {"start": 0, "end": 5, "low": "3", "high": "3", "unit": "day", "bound": "exact"}
    optional = label | {"start": 20, "end": 25, "optional": True}
    line = {"figures": [label, optional]}
    right = Amount(0, 5, Decimal(72), Decimal(72), "hour")
    twice, free, wrong = replace(right, start=1), replace(right, start=20, end=25), replace(right, start=30, end=35)

    def rule(one: Amount, label: dict) -> bool:
        return quantities._unit_agrees(one, label) and quantities._ends_agree(one, label, based=True)

    assert quantities._counted([line], [[right, free]], rule) == (1, 1, 1)
    assert quantities._counted([line], [[right, twice, wrong]], rule) == (1, 3, 1)
    assert quantities._counted([line], [[replace(right, low=None)]], rule) == (0, 1, 1)


@pytest.mark.parametrize(
    ("ours", "labelled", "right"),
    [
        ("P1DE", "P10Y", True),
        ("P1Q", "P3M", True),
        ("P1W", "P7D", False),
        ("2025-01-21T09", "2025-01-21T09:00", True),
        ("2025-01-22T00:00", "2025-01-21T24:00", True),
        ("2025-01-21T00:00", "2025-01-21T24:00", False),
    ],
)
def test_values_of_time_expressions_have_one_writing(ours: str, labelled: str, right: bool) -> None:
    assert timexes._same(timexes.Timex(0, 5, "DATE", ours), {"type": "DATE", "value": labelled}) is right


def test_a_judged_hit_stands_as_long_as_it_is_read_so() -> None:
    line = {
        "source": "s",
        "article": "a",
        "start": 0,
        "end": 5,
        "kind": "figure",
        "read": "exact 5..5 USD",
        "verdict": "right",
    }
    other = line | {"start": 9, "end": 12, "verdict": "wrong"}
    now = {("s", "a"): {(0, 5, "figure", "exact 5..5 USD"), (9, 12, "figure", "exact 5..5 USD")}}
    assert hits._row("figure", [line, other], now) == {"judged": 2, "changed": 0, "precision": 0.5}
    now["s", "a"] = {(0, 5, "figure", "exact 5..5 USD"), (9, 12, "figure", "about 5..5 USD")}
    assert hits._row("figure", [line, other], now) == {"judged": 2, "changed": 1, "precision": 1.0}
