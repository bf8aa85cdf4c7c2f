"""The account as Markdown."""

from __future__ import annotations

import re

import msgspec

from crossread.account import Account
from crossread.publish import markdown
from crossread.publish.plain import escaped


def test_every_section_and_claim_is_there(account: Account) -> None:
    text = markdown(account)
    for title in (
        "Summary", "Where the reports differ", "Reported on the word of several origins", "Rests on the word of one origin",
        "In the outlets' own voice only", "Who said what", "Only in one article", "Coverage", "Naming", "Timeline", "Same text",
        "Articles", "How this was made",
    ):  # fmt: skip
        assert f"\n## {title}\n" in text
    for claim in account.claims:
        for report in claim.reports:
            assert f"{report.statement.start}–{report.statement.end})" in text
    for loss in account.made.dropped:
        assert escaped(loss.reason) in text


def test_differences_name_their_kind_reason_and_both_places(account: Account) -> None:
    text = markdown(account)
    lines = text.splitlines()
    for difference in (difference for claim in account.claims for difference in claim.differences):
        start = f"    - differs on **{difference.kind}**: {escaped(difference.reason)}: “{escaped(difference.spans[0].text)}”"
        (line,) = {line for line in lines if line.startswith(start)}
        assert all(f"{span.start}–{span.end})" in line for span in difference.spans)


def test_amounts_that_differ_say_how_they_were_read(account: Account) -> None:
    lines = markdown(account).splitlines()
    (at,) = [place for place, line in enumerate(lines) if line.startswith("    - differs on **figure**")]
    assert (
        lines[at + 1]
        == "        - read as: “at least nine” = people hurt of the ferry: 9 or more; “14” = people hurt: 14"
    )
    assert sum("read as:" in line for line in lines) == 2  # and the hours of the collision


def test_hostile_words_are_no_markup(hostile: tuple[Account, dict[str, str]]) -> None:
    text = markdown(hostile[0])
    text.encode("utf-8")
    assert not re.search(r"(?<!\\)<", text)
    assert not re.search(r"(?<!\\)\]\(", text)
    assert "\u202e" not in text
    assert "\x00" not in text
    assert not re.search(r"(?i)javascript:window[^\n]*(?<!\\)\)\s*$", text.split("##")[0])


def test_tables_keep_their_columns(hostile: tuple[Account, dict[str, str]], account: Account) -> None:
    for one in (account, hostile[0]):
        rows = [line for line in markdown(one).splitlines() if line.startswith("| ")]
        assert rows
        assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {len(one.articles) + 2}


def test_escapes() -> None:
    assert escaped("a|b\nc") == "a\\|b c"
    assert (
        escaped("see https://x.example and www.x.example, a@b.example")
        == "see https\\://x.example and www\\.x.example, a\\@b.example"
    )
    assert escaped("$245bn and $220bn") == "\\$245bn and \\$220bn"


def test_lines_say_whose_text_it_is_what_each_does_with_it_and_how_much_is_its_own(account: Account) -> None:
    text = markdown(account)
    assert "A line is one text that went round" in text
    assert "The earliest is not always the origin" in text
    for told in (
        "- **line 1**, Nordpress, Marrow Gazette and Inselbote: goes back to Nordpress. Nordpress has these words first",
        "    - Marrow Gazette, 3 March, 08:52: prints the Nordpress text nearly whole, 80 % of it; own words 0 %",
        "    - Inselbote, 3 March, 10:30: takes parts of the Nordpress text, 30 % of it; own words 62 %",
    ):
        assert f"\n{told}" in text


def test_a_follow_up_says_so(account: Account) -> None:
    why = "3 days after the story of 2026-02-28 began, it names Halcyon like that one"
    story = msgspec.structs.replace(account.story, follows="s0", why_follows=why)
    assert "A follow-up" not in markdown(account)
    assert f"\n\nA follow-up of an earlier story: {why}.\n" in markdown(msgspec.structs.replace(account, story=story))
