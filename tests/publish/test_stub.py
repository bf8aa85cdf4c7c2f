"""A stub is marked wherever its article stands, and its silence is told apart from an omission."""

from __future__ import annotations

from msgspec import structs

from crossread import account as a
from crossread.publish import html, json, markdown, read_json

STUB = "80 words behind a <b>wall</b>"


def stubbed(account: a.Account) -> a.Account:
    """The account with one silent article as a stub."""
    claim = next(claim for claim in account.claims if any(one.why == "omission" for one in claim.not_reported_by))
    silent = next(one.article for one in claim.not_reported_by if one.why == "omission")
    articles = tuple(
        structs.replace(one, stub=STUB, dateline="Sandrow", based_on=("https://wire.example/1",))
        if one.id == silent
        else one
        for one in account.articles
    )
    claims = tuple(
        structs.replace(
            one,
            not_reported_by=tuple(
                a.NotReported(silent, "cannot-tell", "only a stub was read") if each.article == silent else each
                for each in one.not_reported_by
            ),
        )
        for one in account.claims
    )
    return structs.replace(account, articles=articles, claims=claims)


def test_the_page_marks_it_and_says_what_its_silence_means(account: a.Account, texts: dict[str, str]) -> None:
    page = html(stubbed(account), texts)
    assert "stub: <bdi>80 words behind a &lt;b&gt;wall&lt;/b&gt;</bdi>" in page
    assert "cannot tell: only a stub was read" in page
    assert "written in" in page
    assert "https://wire.example/1" in page
    assert "only a stub was read" not in html(account, texts)


def test_it_is_no_omission_in_the_margin_of_others(account: a.Account, texts: dict[str, str]) -> None:
    mark = "not reported by"
    assert html(stubbed(account), texts).count(mark) <= html(account, texts).count(mark)


def test_markdown_and_json_say_so_too(account: a.Account) -> None:
    made = stubbed(account)
    text = markdown(made)
    assert "stub: 80 words behind a \\<b\\>wall" in text
    assert "cannot tell: only a stub was read" in text
    assert read_json(json([made])) == [made]
