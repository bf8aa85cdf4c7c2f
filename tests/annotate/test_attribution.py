"""What the tagger reads becomes attributions: ends at quotation marks, pieces joined, quotations that only print shows added."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread import tagging
from crossread.annotate.attribution import find, told
from crossread.annotate.attribution.find import enough, together
from crossread.annotate.attribution.quotations import quotations
from crossread.annotate.sentences import split
from crossread.model import Annotations, Article, Attribution, Block, Page, Span

MARK = re.compile(r"[«»\[\]{}]")

# Content as read stands between ⟨ and ⟩, as it shall be between « and ».
SNAPPED = [
    "⟨“«We will rebuild⟩ the bridge,»” Ruiz {said}.",
    "“⟨«We will rebuild the bridge,”⟩» Ruiz {said}.",
    "Ruiz {said} ⟨«the bridge was “not worth⟩ a life”».",
    "Ruiz {said} ⟨«the bridge was safe»⟩.",
    "“⟨«We will», ”⟩ Ruiz {said}, “⟨«rebuild the bridge»⟩.”",
    # right behind the colon all of it is meant, however little was read
    "Ruiz {said}: “⟨«We will⟩ rebuild it. Nobody has to fear for the bridge. It stands, and it will stand»”, and left.",
    # a quotation of which only a word was read is not all of it
    "Ruiz {said} ⟨«the “old» ⟩bridge of the seven brothers” was safe.",
]


@pytest.mark.parametrize("case", SNAPPED)
def test_ends_are_where_quotations_end(case: str) -> None:
    bare = re.sub(r"[«»{}]", "", case)
    text = re.sub(r"[⟨⟩]", "", bare)
    pieces, shift = [], 0
    for found in re.finditer(r"⟨([^⟩]*)⟩", bare):
        pieces.append((found.start() - shift, found.start() - shift + len(found[1])))
        shift += 2
    cue = re.sub(r"[«»⟨⟩]", "", case).index("{")
    made = told.snapped(text, pieces, quotations(text, 0, len(text)), (cue, cue + 4))
    wanted = [re.sub(r"[⟨⟩{}]", "", part).strip() for part in re.findall(r"«([^»]*)»", case)]
    assert [text[start:end].strip(" ,.”") for start, end in made] == [part.strip(" ,”") for part in wanted]


def read(text: str) -> tuple[Article, list[Attribution]]:
    page = Page.of(text, "made up", as_is=True)
    article = Article(page, (Block("paragraph", page.span(0, len(text))),))
    return article, list(find([article], split([article], [Annotations(article.id)]))[0].attributions)


PLAIN = [
    "“«We will rebuild the bridge,»” [Ana Ruiz] {said} on Monday.",
    "[The minister] {said} «the bridge would be closed until the spring».",
    "«The driver had not slept for two days», {according to} [the police].",
    "[Ruiz] {told} reporters: “«The bridge is closed.»”",
    "‘«We have lost everything,»’ [Olena Marchenko] {said}.",
]


@pytest.mark.parametrize("case", PLAIN)
def test_plain_attributions(case: str) -> None:
    text = MARK.sub("", case)
    article, found = read(text)
    assert len(found) == 1
    one = found[0]
    assert one.source is not None
    assert one.cue is not None
    assert article.page.words(one.source) == re.findall(r"\[([^\]]*)\]", case)[0]
    assert article.page.words(one.cue) == re.findall(r"\{([^}]*)\}", case)[0]
    assert [article.page.words(span) for span in one.content] == re.findall(r"«([^»]*)»", case)
    assert one.confidence is not None
    assert one.confidence > 0.5


def test_a_chain_is_read_inside_the_content() -> None:
    article, found = read("The minister said the police had told him that the bridge was safe.")
    assert [article.page.words(one.cue) for one in found if one.cue] == ["said", "had told"]
    outer, inner = found
    assert inner.cue is not None
    assert any(span.contains(inner.cue) for span in outer.content)


SILENT = [
    "The bridge was closed on Monday.",
    "The town hall’s clock had stopped at noon.",
    "Ruiz bought a so-called “smart” lamp.",
]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_attributed_where_nobody_says(text: str) -> None:
    assert read(text)[1] == []


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = (
        "“We will rebuild the bridge,” Ana Ruiz said on Monday.\n\n“It will take a year and a half, and all our money.”"
    )
    article, found = read(text)
    words = [[article.page.words(span) for span in one.content] for one in found]
    assert "It will take a year and a half, and all our money." in [piece for pieces in words for piece in pieces]


def test_rules_add_what_was_not_read() -> None:
    text = "“We will rebuild,” she said. “It is late.”"
    page = Page.of(text, "made up", as_is=True)
    first, later = page.span(1, 17), page.span(30, 41)
    read_one = Attribution("", "direct", page.span(19, 22), page.span(23, 27), (first,), confidence=0.9)
    ruled = [Attribution("", "direct", None, None, (first, later)), Attribution("", "indirect", None, None, (later,))]
    (made,) = together([read_one], iter(ruled))
    assert made.content == (first, later)
    assert made.confidence == 0.9


def test_who_plainly_said_it_has_the_words_that_were_given_to_somebody_far_behind() -> None:
    text = "A Fern spokeswoman said: “Costs rose.” The picture shows a bar. They added: “We had no choice.”"
    page = Page.of(text, "made up", as_is=True)

    def span(words: str) -> Span:
        return page.span(text.index(words), text.index(words) + len(words))

    far = Attribution("", "direct", span("They"), span("added"), (span("Costs rose."), span("We had no choice.")))
    plain = Attribution("", "direct", span("A Fern spokeswoman"), span("said"), (span("Costs rose."),))
    near = replace(far, source=span("The picture"), cue=span("shows"), content=(span("a bar"),))
    assert together([far, near], iter([plain])) == [replace(far, content=(span("We had no choice."),)), near, plain]
    read_so = replace(far, content=(span("Costs rose."),), cue=span("said"))
    assert together([read_so], iter([plain])) == [read_so]


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab .,“”‘’\"'—:\nRuiz said"), max_size=120))
def test_any_text_is_read_with_spans_inside_it(text: str) -> None:
    if not text.strip():
        return
    article, found = read(text)
    for one in found:
        spans = [*one.content, *(span for span in (one.source, one.cue) if span)]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert list(one.content) == sorted(one.content)
        assert article.page.words(one.content[0]).strip()


@pytest.mark.parametrize(
    ("text", "cue", "says"),
    [
        ("Ruiz's letter raising doubts about it hurt us", "raising", False),
        ("Ruiz's letter warning that the dam may break hurt us", "warning", True),
        ("Ruiz's doubts that were groundless hurt us", "doubts", False),
        ("Ruiz's doubts that the dam was safe hurt us", "doubts", True),
        ("Ruiz doubts that the dam was safe", "doubts", True),
    ],
)
def test_what_is_told_of_a_thing_within_a_quotation_needs_more(text: str, cue: str, says: bool) -> None:
    article = Article(Page.of(text, "made up", as_is=True), ())
    at = text.index(cue)
    source = "Ruiz's letter" if "letter" in text else "Ruiz's" if "Ruiz's" in text else "Ruiz"
    span = article.page.span
    places = span(0, len(source)), span(at, at + len(cue)), (span(at + len(cue) + 1, len(text)),)
    made = Attribution("a1", "direct", *places, confidence=0.2)
    read_inner = tagging.ReadTold(
        (0, len(source)), (at, at + len(cue)), ((at + len(cue) + 1, len(text)),), True, (0.5, 0.5, 0.5)
    )
    assert enough(article, read_inner, made) is says


def test_according_to_at_the_beginning_of_a_sentence_has_what_follows() -> None:
    text = "Image caption The dam in May According to the Tide, the dam is safe. It was built in 1950."
    at, end = text.index("According"), text.index(" the Tide")
    pieces = told.forward(text, [(14, at - 1)], (at, end), (end + 1, end + 9))
    assert [text[slice(*piece)] for piece in pieces] == ["the dam is safe"]
    late = "The dam is safe. According to the Tide, it will last."
    at, end = late.index("According"), late.index(" the Tide")
    whole = [(late.index("it will"), len(late) - 1)]
    assert told.forward(late, whole, (at, end), (end + 1, end + 9)) == whole
