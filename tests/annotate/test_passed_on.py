"""What somebody hands on for another: [source] {cue} «content» as the tagger reads them, in made-up sentences."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate.attribution.passed_on import said_by_another
from crossread.model import Article, Attribution, Block, Page, Span

MARK = re.compile(r"[\[\]{}«»]")


def read(case: str) -> tuple[Article, Attribution]:
    """The article without marks, and the attribution that they show."""
    text = MARK.sub("", case)
    page = Page.of(text, "made up", as_is=True)

    def marked(opening: str, closing: str) -> tuple[Span, ...]:
        found = re.finditer(re.escape(opening) + "(.*?)" + re.escape(closing), case, re.S)
        places = [(len(MARK.sub("", case[: one.start()])), MARK.sub("", one[1])) for one in found]
        return tuple(page.span(start, start + len(words)) for start, words in places)

    article = Article(page, (Block("paragraph", page.span(0, len(text))),))
    told = Attribution("", "indirect", marked("[", "]")[0], marked("{", "}")[0], marked("«", "»"), confidence=0.9)
    return article, told


def words(case: str) -> list[tuple[str | None, str | None, list[str], str]]:
    article, told = read(case)
    page = article.page
    found = list(said_by_another(article, [told]))
    return [
        (_of(page, one.source), _of(page, one.cue), [page.words(c) for c in one.content], one.kind) for one in found
    ]


def _of(page: Page, span: Span | None) -> str | None:
    return page.words(span) if span else None


@pytest.mark.parametrize(
    ("case", "source", "content", "kind"),
    [
        ("[The Tide] {quoted} «an official as saying the crane was old».", "an official", "the crane was old", "indirect"),
        ("[The Tide] {quoted} «Ana Ruiz as saying: “The crane was old.”»", "Ana Ruiz", "The crane was old.", "direct"),
        ("[State media] {cited} «the mayor, Bo Lind, as saying that it held».", "the mayor, Bo Lind,", "it held", "indirect"),
    ],
)  # fmt: skip
def test_whoever_is_quoted_has_an_attribution_inside(case: str, source: str, content: str, kind: str) -> None:
    outer, inner = words(case)
    assert outer[0] in ("The Tide", "State media")
    assert inner == (source, "as saying", [content], kind)


def test_in_the_stead_of_who_hands_on_where_the_words_stand_in_front() -> None:
    case = "“«We lost it,»” [the weekly] {reported} «Ruiz» as writing on Monday. “«It was late.»”"
    assert words(case) == [("Ruiz", "as writing", ["We lost it,", "It was late."], "direct")]


@pytest.mark.parametrize(
    "case",
    [
        "[Ruiz] {described} «the crane as old».",
        "[Ruiz] {said} «the mayor came as saying goes».",
        "[The Tide] {quoted} «Ana Ruiz on the crane».",
        "“«It is old,»” [Ruiz] {said} as workers left.",
    ],
)
def test_others_stay_as_they_are(case: str) -> None:
    article, told = read(case)
    assert list(said_by_another(article, [told])) == [told]


def test_a_cue_that_is_read_already_is_not_read_twice() -> None:
    article, told = read("[The Tide] {quoted} «Ana Ruiz as saying the crane was old».")
    start = article.text.index("as saying")
    inner = Attribution(
        "", "indirect", None, article.page.span(start, start + 9), (article.page.span(start + 10, start + 15),)
    )
    assert list(said_by_another(article, [told, inner])) == [told, inner]


@given(st.text('ab “”",.\n:;sayingwrt', max_size=60))
def test_spans_stay_within_the_text(middle: str) -> None:
    article, told = read(f"[The Tide] {{quoted}} «Ana {middle} as saying {middle} x»")
    for one in said_by_another(article, [told]):
        assert all(span.end <= len(article.text) and len(span) for span in one.content)
