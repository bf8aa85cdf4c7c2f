"""Differences between two reports of one claim: each kind, and what is no difference."""

from __future__ import annotations

from decimal import Decimal

import pytest

from crossread.account import DifferenceKind
from crossread.collate.differences import Finding, Told, differences
from crossread.collate.modality import modality
from crossread.collate.statements import Statement
from crossread.model import Article, AttributionKind, Figure, Found, Moment, Page, Span

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
