"""Differences between two reports of one claim: each kind, and what is no difference."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from crossread.account import DifferenceKind
from crossread.collate.differences import Finding, Told, differences
from crossread.collate.modality import modality
from crossread.collate.statements import Statement
from crossread.model import Article, AttributionKind, Figure, Found, Moment, Page, Period, Span

NAMES = {"e1": "Ana Ruiz", "e2": "Norvia", "e3": "harbour authority", "e4": "Bo Lind"}


def told(  # noqa: PLR0913 - the parts of a report, all but two optional
    words: str,
    outlet: str,
    *,
    chain: tuple[str, ...] = (),
    kind: AttributionKind | None = None,
    subject: tuple[tuple[str, str], ...] = (),
    figure: Figure | None = None,
    moment: Moment | None = None,
    published: str = "2025-03-04",
) -> Told:
    page = Page.of(words, outlet, outlet=outlet)
    article = Article(page, (), outlet=Found(outlet, None, "test"), published=Found(published, None, "test"))
    span = page.span(0, len(words))
    named = tuple((entity, page.span(words.index(name), words.index(name) + len(name))) for entity, name in subject)
    statement = Statement(
        article.id, span, span, words, words, "a1" if kind else None, kind == "direct", chain, (figure,) if figure else (),
        (moment,) if moment else (),
        frozenset(), named, modality(words), 0.1,
    )  # fmt: skip
    return Told(statement, article, outlet, kind)


def people(low: int, high: int | None) -> Figure:
    return Figure(Span("p", 0, 4), Decimal(low), None if high is None else Decimal(high), "count", "exact", "people")


def placed(figure: Figure, outlet: str, words: str) -> Figure:
    page = Page.of(words, outlet, outlet=outlet)
    return Figure(page.span(0, 4), figure.low, figure.high, figure.unit, figure.bound, figure.measures)


def found(a: Told, b: Told) -> dict[DifferenceKind, Finding]:
    return {finding.kind: finding for finding in differences([a, b], NAMES)}


def test_voice_and_speaker() -> None:
    own = told("the lights were out", "The Beacon")
    ruiz = told("the lights were out", "The Tide", chain=("e1",), kind="indirect")
    lind = told("the lights were out", "The Courier", chain=("e4",), kind="indirect")
    assert set(found(own, ruiz)) == {"voice"}
    assert "The Beacon states in its own voice what The Tide attributes to Ana Ruiz" in found(own, ruiz)["voice"].reason
    assert set(found(ruiz, lind)) == {"speaker"}


def test_a_later_higher_count_is_an_update_and_an_earlier_one_a_conflict() -> None:
    words = "Nine people were hurt"
    nine = told(words, "The Tide", figure=placed(people(9, 9), "The Tide", words), published="2025-03-04")
    later = told(
        "1400 people were hurt",
        "The Beacon",
        figure=placed(people(14, 14), "The Beacon", "1400 people were hurt"),
        published="2025-03-05",
    )
    assert found(nine, later)["figure"].weight == "update"
    fewer = told(
        "Five people were hurt",
        "The Beacon",
        figure=placed(people(5, 5), "The Beacon", "Five people were hurt"),
        published="2025-03-05",
    )
    assert found(nine, fewer)["figure"].weight == "conflict"


def amount(words: str, outlet: str, start: str, number: int, **more: Any) -> Told:
    """A report in whose words `start` begins an amount: `number` people, or what `more` says."""
    page = Page.of(words, outlet, outlet=outlet)
    at = words.index(start)
    published = more.pop("published", "2025-03-04")
    made = Figure(page.span(at, at + len(start)), Decimal(number), Decimal(number), more.pop("unit", "count"))
    return told(
        words, outlet, figure=replace(made, measures=more.pop("measures", "people"), **more), published=published
    )


def test_the_order_of_two_counts_that_grow_decides_and_is_said() -> None:
    nine = amount("Nine people were hurt", "The Tide", "Nine", 9)
    later = amount("Fourteen people were hurt", "The Beacon", "Fourteen", 14, published="2025-03-05")
    same_day = amount("Fourteen people were hurt", "The Beacon", "Fourteen", 14)
    update, unknown = found(nine, later)["figure"], found(nine, same_day)["figure"]
    assert (update.weight, unknown.weight) == ("update", "difference")
    both = "“Nine” against “Fourteen”: they cannot both hold at one time"
    assert update.reason == f"{both}; the later report gives the higher number"
    assert unknown.reason == f"{both}; which report is the later is not known"


def test_a_toll_that_names_what_it_was_before_updates_the_earlier_report() -> None:
    twelve = amount("Twelve people were hurt", "The Tide", "Twelve", 12)
    risen = amount("the number of people hurt rose to 15 from 12", "The Beacon", "15", 15, published="2025-03-05")
    words = "the number of people hurt rose to 15 from 12"
    before = amount(words, "The Beacon", "12", 12, role="before").statement.figures[0]
    both = replace(risen, statement=replace(risen.statement, figures=(*risen.statement.figures, before)))
    update = found(twelve, both)["figure"]
    assert update.weight == "update"
    assert update.reason.startswith("“Twelve” against “15”: ")


def test_a_rise_and_a_fall_by_one_amount_are_a_conflict_and_a_rise_and_a_level_are_none() -> None:
    words = {"unit": "percent", "measures": "fares"}
    rose = amount("fares rose 7 percent", "The Tide", "7 percent", 7, role="rise", **words)
    fell = amount("fares fell 7 percent", "The Beacon", "7 percent", 7, role="fall", **words)
    are = amount("fares are 12 percent of it", "The Beacon", "12 percent", 12, **words)
    assert found(rose, fell)["figure"].weight == "conflict"
    assert "one says that it rose, the other that it fell" in found(rose, fell)["figure"].reason
    assert "figure" not in found(rose, are)


def test_amounts_of_two_things_or_two_times_are_no_difference_on_one() -> None:
    def trade(of: str, number: int, outlet: str, year: str) -> Told:
        words = f"trade of {of} came to ${number} in {year}"
        page = Page.of(words, outlet, outlet=outlet)
        span, place = (page.span(words.index(part), words.index(part) + len(part)) for part in (of, year))
        period = Period(place, "in", year)
        return amount(words, outlet, f"${number}", number, unit="USD", measures="trade", of=span, period=period)

    tide = trade("Norvia", 245, "The Tide", "2031")
    assert found(tide, trade("Norvia", 220, "The Beacon", "2031"))["figure"].weight == "conflict"
    assert "figure" not in found(tide, trade("Karva", 220, "The Beacon", "2031"))
    assert "figure" not in found(tide, trade("Norvia", 220, "The Beacon", "2030"))


def test_a_word_for_now_beside_a_time_does_not_hide_that_times_differ() -> None:
    def when(words: str, outlet: str, day: str, date: str) -> Told:
        page = Page.of(words, outlet, outlet=outlet)
        at = words.index(day)
        report = told(words, outlet, moment=Moment(page.span(at, at + len(day)), date, date, "day"))
        now = Moment(page.span(0, 3), "2025-03-04", "2025-03-04", "day", value="PRESENT_REF")
        moments = (now, *report.statement.moments)
        return replace(report, statement=replace(report.statement, moments=moments))

    tide = when("now the strike is to end on Monday", "The Tide", "Monday", "2025-03-10")
    beacon = when("now the strike is to end on Friday", "The Beacon", "Friday", "2025-03-14")
    assert found(tide, beacon)["moment"].weight == "conflict"


def test_the_same_figure_is_no_difference() -> None:
    words = "Nine people were hurt"
    one = told(words, "The Tide", figure=placed(people(9, 9), "The Tide", words))
    other = told(words, "The Beacon", figure=placed(people(9, 9), "The Beacon", words))
    assert found(one, other) == {}


def test_polarity_certainty_and_their_words() -> None:
    plain = told("the bridge was closed on Monday", "The Tide")
    denied = told("the bridge was not closed on Monday", "The Beacon")
    maybe = told("the bridge may have been closed on Monday", "The Courier")
    assert found(plain, denied)["polarity"].weight == "conflict"
    hedge = found(plain, maybe)["certainty"]
    assert "“may”" in hedge.reason
    assert hedge.spans[1].end - hedge.spans[1].start == 3


def test_actor_by_entities_but_not_by_the_speaker() -> None:
    one = told("Norvia is ready to talk", "The Tide", subject=(("e2", "Norvia"),), chain=("e1",), kind="indirect")
    other = told("Lind is ready to talk", "The Beacon", subject=(("e4", "Lind"),), chain=("e1",), kind="indirect")
    assert "actor" in found(one, other)
    speaker = told(
        "Ruiz called Norvia ready to talk", "The Beacon", subject=(("e1", "Ruiz"),), chain=("e1",), kind="indirect"
    )
    assert "actor" not in found(one, speaker)


def test_wording_only_between_quotations() -> None:
    one = told("we will rebuild the old bridge", "The Tide", chain=("e1",), kind="direct")
    other = told("we will rebuild the old stone bridge", "The Beacon", chain=("e1",), kind="direct")
    assert "stone" in found(one, other)["wording"].reason
    reported = told("we will rebuild the old stone bridge", "The Beacon", chain=("e1",), kind="indirect")
    assert "wording" not in found(one, reported)


def test_two_distances_from_one_event() -> None:
    def when(words: str, outlet: str, end: int) -> Told:
        page = Page.of(words, outlet, outlet=outlet)
        return told(words, outlet, moment=Moment(page.span(0, end), None, None, "day", "after an event"))

    difference = found(when("a day after the vote", "The Tide", 11), when("hours after the vote", "The Beacon", 11))[
        "moment"
    ]
    assert "“a day after”" in difference.reason
    assert difference.weight == "difference"


@pytest.mark.parametrize("count", [2, 5, 40])
def test_two_values_that_differ_are_shown_once(count: int) -> None:
    reports = [told("the lights were out", f"Outlet {i}", chain=("e1",), kind="indirect") for i in range(count)]
    assert [f.kind for f in differences([told("the lights were out", "The Beacon"), *reports], NAMES)] == ["voice"]
