"""The rules for attributions: «content», [source] and {cue} are marked in the text; offsets are derived, never typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate.attribution.quotations import quotations
from crossread.annotate.attribution.rules.find import find
from crossread.annotate.sentences import split
from crossread.model import Annotations, Article, Attribution, Block, Page

MARK = re.compile(r"[«»\[\]{}]")


def attributions(text: str) -> tuple[Article, list[Attribution]]:
    page = Page.of(text, "made up", as_is=True)
    article = Article(page, (Block("paragraph", page.span(0, len(text))),))
    seen = find([article], split([article], [Annotations(article.id)]))
    return article, list(seen[0].attributions)


def marked(case: str) -> tuple[str, list[str], str | None, str | None]:
    """The text, and the words marked as content, source and cue."""
    content = [MARK.sub("", part) for part in re.findall(r"«([^»]*)»", case)]
    source = re.search(r"\[([^\]]*)\]", case)
    cue = re.search(r"\{([^}]*)\}", case)
    return MARK.sub("", case), content, source and MARK.sub("", source[1]), cue and cue[1]


DIRECT = [
    "“«We will rebuild,»” [Ana Ruiz] {said}.",
    "“«We will rebuild,»” {said} [Ana Ruiz, the mayor of Norvik].",
    "“«We will rebuild»”, [she] {wrote} in a letter seen by the Gazette.",
    "[Ruiz] {said}: “«We will rebuild.»”",
    "[Ruiz] {told} reporters in Norvik, “«We will rebuild.»”",
    "“«The bridge,»” [Ruiz] {said}, “«will stand again by May.»”",
    "“«We will rebuild,»” [Ruiz] {said}. “«It will take a year.»”",
    "“«We will rebuild,»” [Ruiz] {told} the Gazette on Monday.",
    '"«Is that so?»" [Bo Lind] {asked}.',
    "‘«We don’t know the workers’ names,»’ [the minister] {said}.",
    "''«We will rebuild,»'' [Mr. Lind] {said}.",
    "[Ana Ruiz]{:} “«We will rebuild the bridge.»”",
    "{As per} [the official], “«The talks went on for an hour.»”",
    "“«We will not go home before the bridge stands again»” {—} [Ana Ruiz]",
    # no closing mark: the quotation ends with its paragraph
    "[Ruiz] {said}: “«We will rebuild the bridge»\n\nNobody answered.",
]


@pytest.mark.parametrize("case", DIRECT)
def test_direct(case: str) -> None:
    text, content, source, cue = marked(case)
    article, found = attributions(text)
    assert len(found) == 1
    told = found[0]
    assert told.kind == "direct"
    assert [article.page.words(span) for span in told.content] == content
    assert (article.page.words(told.source) if told.source else None) == source
    assert (article.page.words(told.cue) if told.cue else None) == cue


INDIRECT = [
    "[Ruiz] {said} «the bridge was safe».",
    "[Ruiz] {said} on Monday that «the bridge was safe».",
    "[Ruiz] {has said} «she is ready».",
    "«The bridge is safe», [Ruiz] {said}.",
    "«The bridge», [she] {said}, «is safe».",
    "«The bridge is safe», {according to} [a report by the port].",
    "{According to} [the port], «the bridge is safe».",
    "In a statement posted on Monday, [the company] {said} «the bridge was safe».",
    "[Ruiz] on Monday {welcomed} «the plan».",
    "[Ruiz], in turn, {noted} «a 7% rise in trade».",
    "[The town] {has denied} «accusations of neglect».",
    "[Ruiz] {proposed} «reviewing the budget».",
    "[Ruiz] {has called for} «a vote on the strike».",
    "As [the Ostrey Tide] {reported} last week, «the bridge over the Orne was closed in secret».",
    "As {reported} by [the Ostrey Tide], «the bridge over the Orne was closed in secret».",
    "As [Ruiz] {put} it, «the bridge was a ruin».",
    "[Ruiz] {has repeatedly promised} «to stop the ferry».",
    "[The union] {accused} «the port of hiding the report».",
    "[The paper] {described} «the bridge as a ruin».",
    "[Norland] {regards} «the island as its own territory».",
    "[The Norvik council] {did not say} «whether the bridge was safe».",
    "[Officials who testified in court] {said} «the bridge was safe».",
    "[A video posted by the port] {shows} «the bridge has fallen».",
    # a relative clause in the middle ends before the main verb
    "The pier, which [the council] {says} «will cost 30m crowns», is to be opened by May.",
    "The night shifts, which [the union] {says} «have doubled since spring», are hard.",
    "The pier, which [the council] {says} «cost 30m crowns», opens in May.",
    # a noun phrase ends before the clause that says when
    "[Norland and Sudmark] {declared} «a pact in March» when Ruiz visited Norvik, days before he sent ships.",
    "[Ruiz] {announced} «a new tax» after she won the vote.",
    "[Ruiz] {welcomed} «the plan», days before she left for Norvik.",
    "[Ruiz] {called for} «talks to end the strike before it spreads to Norvik».",
    "[Ruiz] {described} «the ferry as a ruin».",
    # amounts
    "[She] {put} «the cost at 12m crowns a year».",
    "[The weather office] {put} «visibility at less than 100 metres» when the boats met.",
    "[The union] {put} «losses in the north at more than half».",
    # who does not want to be named still says what is said
    "[An official, who asked not to be identified,] {said} «the boat sank».".replace(",]", "],"),
    "[Two officials who spoke on condition of anonymity] {said} «the boat sank».",
    # a past form without an ending makes a clause of what was said
    "[Ruiz] {said} «the ferry fled the storm».",
    "Nobody believed [Lind’s] {claim} that «the bridge was safe».",
    "[Ana Ruiz, who was there,] {said} «the bridge was safe».".replace(",]", "],"),
]


@pytest.mark.parametrize("case", INDIRECT)
def test_indirect(case: str) -> None:
    text, content, source, cue = marked(case)
    article, found = attributions(text)
    right = [
        told
        for told in found
        if [article.page.words(span) for span in told.content] == content
        and told.source is not None
        and article.page.words(told.source).removesuffix("’s") == (source or "").removesuffix("’s")
        and told.cue is not None
        and article.page.words(told.cue) == cue
    ]
    assert [told.kind for told in right] == ["indirect"], [
        (told.source and article.page.words(told.source), [article.page.words(span) for span in told.content])
        for told in found
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ruiz said the plan was “reckless”.", ["the plan was “reckless”"]),
        ("Ruiz said that “no bridge of this kind” would stand.", ["“no bridge of this kind” would stand"]),
        ("The mayor called the plan “reckless”.", ["the plan “reckless”"]),
        (
            "Towns “have shown that they are ready to pay”, Ruiz told reporters in Norvik.",
            ["Towns “have shown that they are ready to pay”"],
        ),
    ],
)
def test_mixed_keeps_the_marks_inside(text: str, content: list[str]) -> None:
    article, found = attributions(text)
    assert [(told.kind, [article.page.words(span) for span in told.content]) for told in found] == [("mixed", content)]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “ghost ferry” sank on Monday.",
        "The proposed plan failed.",
        "They watched “The Long Winter” in Norvik.",
        "The town of Norvik lies in the north. Its harbour is old.",
        "The workers' boots and the men's hats were found.",
        "The state of the harbour worries nobody.",
        "Ruiz, who asked not to be named, declined to comment.",
        "The company declined to comment on the matter.",
        "He asked that his name not be used.",
        "She insisted on anonymity.",
        "There were no warning signs on the pier.",
        "There was a final warning that the dam may break.",
        "The old warning system failed.",
        "Services have been cut down since May.",
        "She put the cup at the edge of the table.",
        "They put the boat at risk.",
        "The ship's recorder would prove it.",
    ],
)
def test_nobody_says_anything(text: str) -> None:
    assert attributions(text)[1] == []


def test_a_quotation_over_several_paragraphs_goes_on_without_a_source() -> None:
    article, found = attributions(
        "“We will rebuild,” Ruiz said.\n\n“It will take a whole year,” and more.\n\n“But it will stand at last.”"
    )
    assert [(told.source is None, told.cue is None) for told in found][-1] == (True, True)
    assert article.page.words(found[-1].content[0]) == "But it will stand at last."


def test_an_attribution_inside_another() -> None:
    text = "The Gazette reported that the council was, sources said, planning a ferry."
    article, found = attributions(text)
    words = {
        article.page.words(told.source): [article.page.words(s) for s in told.content] for told in found if told.source
    }
    assert words["The Gazette"] == ["the council was, sources said, planning a ferry"]
    assert words["sources"] == ["the council was", "planning a ferry"]


def told_by(text: str) -> dict[str, list[str]]:
    """Source to content, of texts in which every source speaks once."""
    article, found = attributions(text)
    assert all(told.source for told in found)
    return {
        article.page.words(told.source): [article.page.words(s) for s in told.content] for told in found if told.source
    }


def test_according_to_at_the_end_speaks_of_the_last_of_two_clauses() -> None:
    said = told_by("Ruiz said the pier stood, and that trade rose to 245 crowns, according to Norland statistics.")
    assert said["Norland statistics"] == ["trade rose to 245 crowns"]
    assert said["Ruiz"] == ["the pier stood, and that trade rose to 245 crowns, according to Norland statistics"]


@pytest.mark.parametrize(
    ("text", "outer", "content"),
    [
        (
            "“We stand together,” Ruiz told Lind, according to a palace video of the talks.",
            "a palace video of the talks",
            "“We stand together,” Ruiz told Lind",
        ),
        (
            "Ruiz said the pier stood, and that trade rose, according to a translation of her words.",
            "a translation of her words",
            "Ruiz said the pier stood, and that trade rose",
        ),
        ("Ruiz said the pier stood, according to a friend.", "a friend", "Ruiz said the pier stood"),
    ],
)
def test_according_to_at_the_end_speaks_of_all(text: str, outer: str, content: str) -> None:
    assert told_by(text)[outer] == [content]


def test_what_is_added_has_the_same_source() -> None:
    article, found = attributions("“It is safe,” Ruiz said, adding that the ferry would run.")
    assert [
        (article.page.words(told.source), article.page.words(told.content[-1])) for told in found if told.source
    ] == [
        ("Ruiz", "It is safe,"),
        ("Ruiz", "the ferry would run"),
    ]


def test_an_embedded_post() -> None:
    text = (
        "Many were angry. My goodness, the new bridge is ugly! #bridge pic.twitter.com/abc "
        "-- Bo Lind (@bo_lind) May 3, 2021 The council was silent."
    )
    article, found = attributions(text)
    assert [article.page.words(span) for span in found[0].content] == ["My goodness, the new bridge is ugly! #bridge"]
    assert found[0].source is not None
    assert article.page.words(found[0].source) == "Bo Lind"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“One” and “two”", ["One", "two"]),
        ('He said "one" and "two" again', ["one", "two"]),
        ("the men's boots and the '90s", []),
        ("a ‘small’ thing", ["small"]),
        ("he called it 'a workers' day' again", ["a workers' day"]),
        ('"Never closed. "Opened again," he said.', ["Never closed.", "Opened again,"]),
        ("„Low“ and »turned«", ["Low"]),
        ("``old'' style", ["old"]),
    ],
)
def test_quotation_marks_of_every_kind(text: str, inside: list[str]) -> None:
    assert [text[q.inner : q.outer].strip() for q in quotations(text, 0, len(text))][: len(inside) or None] == inside


@given(
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                "'",
                "‘",
                "’",
                "''",
                "said",
                "Ruiz",
                "that",
                ",",
                ".",
                "according",
                "to",
                "the",
                "plan",
                "who",
                "was",
                ":",
                "—",
                "and",
                "adding",
                "\n",
                "of",
                "told",
                "it",
                "called",
                "as",
                "(",
                ")",
            ]
        ),
        max_size=40,
    )
)
def test_any_words_give_spans_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    if not text:
        return
    article, found = attributions(text)
    for told in found:
        assert told.content
        for span in (*told.content, *filter(None, (told.source, told.cue))):
            assert article.page.words(span).strip()
        assert list(told.content) == sorted(told.content)


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    if text:
        attributions(text)
