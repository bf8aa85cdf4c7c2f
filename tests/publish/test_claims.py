"""Claims as the page shows them: which section they stand in, what is marked, who is in the matrix and the margin."""

from __future__ import annotations

import msgspec
import pytest

from crossread import account as nouns
from crossread.account import Account
from crossread.publish.claims import AROUND, around, claim_view, pieces, sections
from crossread.publish.lookup import Lookup, look_up, shortened
from crossread.publish.matrix import matrix
from crossread.publish.overview import counts, summary, timeline
from crossread.publish.reader import note


@pytest.fixture(scope="module")
def look(account: Account, texts: dict[str, str]) -> Lookup:
    return look_up(account, texts)


def test_each_claim_has_its_section(account: Account, look: Lookup) -> None:
    found = sections(account.claims, look)
    numbers = {
        name: [view.number for view in getattr(found, name)]
        for name in ("differ", "wording", "several", "single", "unknown")
    }
    assert numbers == {
        "differ": [1, 4, 3, 7, 6, 5],  # contested, updated, then by what matters most to somebody who checks
        "wording": [8],
        "several": [2],
        "single": [9],
        "unknown": [10],
    }
    assert [(link.text, [view.number for view in views]) for link, views in found.alone] == [
        ("Nordpress", [12]),
        ("The Courier", [11]),
        ("Inselbote", [14]),
        ("Evening Tide", [13]),
    ]
    assert [view.number for view in found.pointed["single-origin"]] == [7, 6, 8, 5]


def test_one_text_in_three_outlets_is_one_row(account: Account, look: Lookup) -> None:
    view = claim_view(account.claims[0], look)
    assert [row.article.text for row in view.reports] == ["Nordpress", "The Courier", "Evening Tide"]
    assert [link.text for link in view.reports[0].same] == ["Marrow Gazette", "Inselbote"]
    assert (view.articles, view.lines) == (5, 3)


def marked(account: Account, look: Lookup, number: int) -> list[str]:
    """The statements of a claim with the differing words in brackets."""
    claim = account.claims[number - 1]
    return [
        "".join(f"[{piece.text}]" if piece.differs else piece.text for piece in pieces(report, claim.differences, look))
        for report in claim.reports
    ]


def test_differing_words_are_marked(account: Account, look: Lookup) -> None:
    assert marked(account, look, 3) == [
        "Rescuers took [at least nine] people to hospital",
        "St Anne's hospital had admitted [14] passengers by the evening",
    ]


def test_of_two_wordings_only_the_differing_words_are_marked(account: Account, look: Lookup) -> None:
    assert marked(account, look, 8)[::2] == [
        '"[This] was [a tragedy that had been] waiting to happen,"',
        '"[It] was [an accident] waiting to happen,"',
    ]


def test_a_statement_that_differs_as_a_whole_is_not_marked_as_a_whole(account: Account, look: Lookup) -> None:
    assert marked(account, look, 5) == [
        "The dredger's lights [had been reported broken] twice in February",
        "The dredger [was lying unlit] in the channel",
    ]


def test_pieces_joined_are_the_statement(
    account: Account, hostile: tuple[Account, dict[str, str]], texts: dict[str, str]
) -> None:
    for one, found in ((account, texts), hostile):
        for claim in one.claims:
            for report in claim.reports:
                cut = pieces(report, claim.differences, look_up(one, found))
                assert "".join(piece.text for piece in cut) == report.statement.text


def test_an_unknown_speaker_is_shown_by_the_words_of_the_source(account: Account, texts: dict[str, str]) -> None:
    claim = account.claims[2]
    nameless = msgspec.structs.replace(claim.reports[1], chain=())
    look = look_up(account, texts)
    assert look.chain(nameless)[0] == ("“the harbour authority”",)
    assert look.chain(claim.reports[1])[0] == ("Harbour authority", "St Anne's hospital")
    assert look.chain(claim.reports[0]) == ((), None)


def test_the_matrix(account: Account, look: Lookup) -> None:
    rows = {row.number: "".join(cell.symbol for cell in row.cells) for row in matrix(account.claims, look)}
    # Nordpress, Gazette, Courier, Inselbote, Tide, Beacon
    assert rows[1] == "●○●○●–"
    assert rows[2] == "◐○◐○◐–"
    assert rows[3] == "··●?◐–"
    assert set(rows) == set(range(1, 11))


def test_the_margin_says_what_others_have(account: Account, look: Lookup, name_of: dict[str, str]) -> None:
    def seen(number: int, name: str) -> tuple[list[tuple[str, str, str]], list[str], list[str], list[str]]:
        claim = account.claims[number - 1]
        found = note(claim, claim_view(claim, look), name_of[name], look)
        differing = [(link.text, words, kind) for link, words, kind in found.differing]
        return (
            differing,
            [link.text for link, _ in found.also],
            [link.text for link in found.same],
            [link.text for link in found.silent],
        )

    assert seen(3, "courier") == ([("Evening Tide", "14", "figure")], [], [], ["Daily Beacon"])
    assert seen(1, "gazette") == (
        [("The Courier", "at about 8 a.m.", "moment")],
        ["Evening Tide"],
        ["Nordpress", "Inselbote"],
        ["Daily Beacon"],
    )
    assert seen(2, "tide") == ([], ["Nordpress", "Marrow Gazette", "Inselbote", "The Courier"], [], ["Daily Beacon"])


def test_counts(account: Account) -> None:
    found = counts(account)
    assert (found.articles, found.outlets, found.lines, found.origins) == (6, 6, 4, 7)


def test_marks_of_the_summary_lead_to_its_sources(look: Lookup) -> None:
    first, second = summary(look)
    assert first.source.text == "Nordpress"
    assert [link.text for link in first.others] == ["Marrow Gazette", "The Courier"]
    assert first.more == 2
    assert first.claim == "#claim-1"
    assert second.source.text == "Evening Tide"


def test_the_timeline_is_in_order(look: Lookup) -> None:
    assert [entry.when for entry in timeline(look)] == ["Feb 2026", "Tue 3 March 2026", "Tue 3 March 2026, 07:00"]


@pytest.mark.parametrize(
    ("outlet", "url", "title", "origin", "label"),
    [
        ("The Courier", "https://a.example/x", "T", "a/b.txt", "The Courier"),
        (None, "https://www.a.example/x", "T", "a/b.txt", "a.example"),
        (None, "javascript:alert(1)", "A title", "a/b.txt", "“A title”"),
        (None, None, "A title that is much too long for a label", "a/b.txt", "“A title that is much too…”"),
        (None, None, None, "/home/somebody/reports/b.txt", "b.txt"),
        (None, None, None, "C:\\reports\\b.txt", "b.txt"),
    ],
)
def test_what_an_article_is_called(
    outlet: str | None, url: str | None, title: str | None, origin: str, label: str
) -> None:
    article = nouns.ArticleRecord("x", origin, outlet, title, (), None, (), None, None, "", (), url=url)
    account = nouns.Account(made=nouns.Made(""), story=nouns.StoryRecord("", "", None, None), articles=(article,))
    assert look_up(account, {}).labels == {"x": label}


def test_two_articles_of_one_outlet_are_told_apart(account: Account) -> None:
    twice = tuple(msgspec.structs.replace(article, outlet="The Courier") for article in account.articles[:2])
    assert list(look_up(msgspec.structs.replace(account, articles=twice), {}).labels.values()) == [
        "The Courier (1)",
        "The Courier (2)",
    ]


def test_shortened() -> None:
    assert shortened("short", 10) == "short"
    assert shortened("two words, more", 11) == "two words…"
    assert shortened("W" * 50, 10) == "W" * 10 + "…"


@pytest.mark.parametrize(
    ("sentence", "statement", "expected"),
    [
        ("The board met and declined to pay.", "declined to pay", ("The board met and ", ".")),
        ("It paid.", "It paid", ("", ".")),
        (
            f"{'very ' * 40}old it sank {'deep ' * 40}down.",
            "it sank",
            (f"… {'very ' * 17}old ", f" {'deep ' * 16}deep …"),
        ),
    ],
)
def test_a_part_is_shown_in_its_sentence(sentence: str, statement: str, expected: tuple[str, str]) -> None:
    start = 100 + sentence.index(statement)
    report = nouns.Report(
        nouns.Cited("a", start, start + len(statement), statement),
        (),
        None,
        None,
        sentence=nouns.Cited("a", 100, 100 + len(sentence), sentence),
    )
    assert around(report) == expected
    assert all(len(part) <= AROUND + 2 for part in around(report))
    assert around(msgspec.structs.replace(report, sentence=None)) == ("", "")
