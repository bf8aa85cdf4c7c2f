"""verify: what its pages do not bear out is named, and where."""

import hashlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.account import (
    Account,
    ArticleRecord,
    AttributionRecord,
    BlockRecord,
    Cited,
    Claim,
    Difference,
    EntityRecord,
    Evidence,
    LinePart,
    LineRecord,
    Made,
    Name,
    Naming,
    NotReported,
    Origin,
    PassageRecord,
    Rendering,
    Report,
    StoryRecord,
    SummarySentence,
    TimelineEntry,
    Utterance,
)
from crossread.verify import cited, verify

GAZETTE = "Dam closed\nThe dam was closed on Tuesday, Ana Ruiz said. “We saw no reason to wait.”"
HERALD = "The dam was closed on Monday, Ana Ruiz said."


def cite(words, article="g"):
    text = {"g": GAZETTE, "h": HERALD}[article]
    start = text.index(words)
    return Cited(article, start, start + len(words), words)


def article(identity, text, **more):
    return ArticleRecord(
        id=identity,
        origin=f"{identity}.txt",
        outlet=None,
        title=None,
        authors=(),
        published=None,
        credits=(),
        language="en",
        line="L1",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        **more,
    )


ACCOUNT = Account(
    made=Made(by="test"),
    story=StoryRecord("s", "Dam closed", None, None),
    articles=(
        article(
            "g",
            GAZETTE,
            blocks=(BlockRecord("title", 0, 10), BlockRecord("paragraph", 11, len(GAZETTE))),
            evidence=(Evidence("title", "Dam closed", cite("Dam closed"), "first line"),),
        ),
        article("h", HERALD, blocks=(BlockRecord("paragraph", 0, len(HERALD)),)),
    ),
    entities=(EntityRecord("e1", "Ana Ruiz", "person", mentions=(cite("Ana Ruiz"), cite("Ana Ruiz", "h"))),),
    attributions=(
        AttributionRecord(
            "a1",
            "g",
            "indirect",
            cite("Ana Ruiz"),
            cite("said"),
            (cite("The dam was closed on Tuesday"),),
            "e1",
            ("e1",),
        ),
    ),
    passages=(PassageRecord((cite("The dam was closed on"), cite("The dam was closed on", "h")), 1.0),),
    lines=(
        LineRecord(
            "L1", ("g", "h"), None, "same words", (LinePart("g", "closest", 1.0, 0.2), LinePart("h", "cut", 0.5, 0.1))
        ),
    ),
    claims=(
        Claim(
            "c1",
            "The dam was closed",
            "contested",
            "",
            origins=(Origin("e1", (0, 1)),),
            reports=(
                Report(cite("The dam was closed on Tuesday"), ("e1",), "L1", "a1"),
                Report(cite("The dam was closed on Monday", "h"), ("e1",), "L1", None),
            ),
            differences=(Difference("moment", "Tuesday against Monday", (cite("Tuesday"), cite("Monday", "h"))),),
            not_reported_by=(NotReported("h", "omission"),),
        ),
    ),
    utterances=(Utterance("u1", "e1", (Rendering(cite("We saw no reason to wait."), "direct", "a1"),)),),
    naming=(Naming("e1", (Name(cite("Ana Ruiz"), "own"),)),),
    timeline=(TimelineEntry("2025-03-04", ("c1",)),),
    summary=(SummarySentence("The dam was closed on Tuesday,", ("c1",), cite("The dam was closed on Tuesday,")),),
)
TEXTS = {"g": GAZETTE, "h": HERALD}


def changed(path, value):
    """The account with one value replaced: "claims.0.reports.1.statement.start"."""
    plain = msgspec.json.decode(msgspec.json.encode(ACCOUNT))
    *way, last = path.split(".")
    place = plain
    for step in way:
        place = place[int(step)] if step.isdigit() else place[step]
    place[int(last) if last.isdigit() else last] = value
    return msgspec.convert(plain, Account)


def test_an_account_that_holds():
    assert verify(ACCOUNT, TEXTS) == []


def test_every_span_is_walked():
    places = [place for place, _ in cited(ACCOUNT)]
    assert len(places) == 15
    assert "claim c1, report 2, statement" in places
    assert "claim c1, difference 1, span 2" in places
    assert "entity e1, mention 1" in places
    assert "article g, evidence 1, span" in places
    assert "utterance u1, rendering 1, span" in places
    assert "summary sentence 1, span" in places


@pytest.mark.parametrize(
    ("path", "value", "failure"),
    [
        (
            "claims.0.reports.1.statement.start",
            1,
            "claim c1, report 2, statement: [1, 28) of article h reads “he dam was closed on Monday”, "
            "not “The dam was closed on Monday”",
        ),
        (
            "naming.0.names.0.span.text",
            "Bo Ruiz",
            "naming 1, name 1, span: [42, 50) of article g reads “Ana Ruiz”, not “Bo Ruiz”",
        ),
        ("passages.0.spans.1.end", 900, "passage 1, span 2: [0, 900) of article h is no part of its 44 characters"),
        (
            "claims.0.differences.0.spans.0.start",
            -3,
            "claim c1, difference 1, span 1: [-3, 40) of article g is no part",
        ),
        ("attributions.0.cue.article", "x", "attribution a1, cue: cites article x, which the account does not have"),
        ("attributions.0.speaker", "e9", "attribution a1, speaker: there is no entity e9"),
        ("attributions.0.chain.0", "e9", "attribution a1, chain: there is no entity e9"),
        ("attributions.0.article", "x", "attribution a1, article: there is no article x"),
        ("articles.1.line", "L2", "article h, line: there is no line L2"),
        ("articles.0.blocks.1.start", 9, "article g, block 2: begins before block 1 ends"),
        ("articles.0.blocks.1.end", 99, "article g, block 2: [11, 99) is no part of the text"),
        ("articles.0.sha256", "0" * 64, "article g (g.txt): its page is not the text that the account was made from"),
        ("lines.0.articles.0", "x", "line L1: there is no article x"),
        ("lines.0.parts.1.article", "x", "line L1, part 2: there is no article x"),
        ("claims.0.text", "The dam burst", "claim c1: its text “The dam burst” stands in none of its reports"),
        ("claims.0.origins.0.reports", [0, 2], "claim c1, origin 1: there is no report with index 2"),
        ("claims.0.origins.0.entity", "e9", "claim c1, origin 1: there is no entity e9"),
        ("claims.0.reports.0.attribution", "a9", "claim c1, report 1, attribution: there is no attribution a9"),
        ("claims.0.reports.0.line", "L9", "claim c1, report 1, line: there is no line L9"),
        ("claims.0.not_reported_by.0.article", "x", "claim c1, not reported by 1: there is no article x"),
        ("utterances.0.speaker", "e9", "utterance u1, speaker: there is no entity e9"),
        ("utterances.0.renderings.0.attribution", "a9", "utterance u1, rendering 1: there is no attribution a9"),
        ("naming.0.entity", "e9", "naming 1: there is no entity e9"),
        ("timeline.0.claims.0", "c9", "timeline entry 1: there is no claim c9"),
        ("summary.0.claims.0", "c9", "summary sentence 1: there is no claim c9"),
        ("summary.0.text", "The dam burst", "summary sentence 1: “The dam burst” is not what its span says"),
    ],
)
def test_what_does_not_hold_is_named(path, value, failure):
    failures = verify(changed(path, value), TEXTS)
    assert len(failures) == 1
    assert failures[0].startswith(failure)


def test_a_claim_needs_a_report():
    account = changed("claims.0.reports", [])
    assert "claim c1: no report makes it" in verify(account, TEXTS)


def test_an_id_that_stands_twice():
    plain = msgspec.json.decode(msgspec.json.encode(ACCOUNT))
    plain["entities"] *= 2
    assert verify(msgspec.convert(plain, Account), TEXTS) == ["entity e1: stands twice"]


def test_a_page_that_is_missing_or_changed_by_one_character():
    assert verify(ACCOUNT, {"g": GAZETTE}) == ["article h (h.txt): its page was not found"]
    failures = verify(ACCOUNT, {"g": GAZETTE.replace("Tuesday", "Thursday"), "h": HERALD})
    assert failures[0] == "article g (g.txt): its page is not the text that the account was made from"
    assert any("Thursda" in failure for failure in failures[1:])


@given(st.integers(-5, 100), st.integers(-5, 100), st.text(max_size=5))
def test_no_span_holds_by_chance(start, end, words):
    account = changed("naming.0.names.0.span", {"article": "g", "start": start, "end": end, "text": words})
    holds = 0 <= start < end <= len(GAZETTE) and GAZETTE[start:end] == words
    assert (verify(account, TEXTS) == []) is holds


def test_white_space_may_break_words_otherwise():
    text = GAZETTE.replace("was closed", "was\nclosed")
    plain = msgspec.json.decode(msgspec.json.encode(ACCOUNT))
    plain["articles"] = [
        {**plain["articles"][0], "sha256": hashlib.sha256(text.encode()).hexdigest()},
        plain["articles"][1],
    ]
    account = msgspec.convert(plain, Account)
    wrong = [failure for failure in verify(account, {"g": text, "h": HERALD}) if "stands in none" in failure]
    assert wrong == []
