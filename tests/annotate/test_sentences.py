"""Sentences: '|' in a text marks where one ends; spans never hold white space at their ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate.sentences import sentences, split
from crossread.model import Annotations, Article, Block, Page

CASES = [
    "The mayor met U.S. officials on Jan. 21. | She left on Feb. 3.",
    "He lives in the U.S. | The plan is over.",
    "The U.S. Senate met at 5 p.m. on Monday. | Mr. Orlan was there.",
    "J. R. Ruiz won. | No. 5 lost.",
    "“It is done,” Ruiz said. | He left.",
    "It was over, he said.” | He left.",
    '"Is it over?" she asked. | Nobody knew.',
    '"Is it over?" Ana Ruiz asked. | Nobody knew.',
    "“We won. | They lost,” said Ruiz.",
    "“We went.” | She said so.",
    'It was "unfair." | The town of Norvik agreed.',
    # a mark that was never closed does not upset the sentences after it
    'She added: "We lost. | "We tried, and went home. | Norvik was dark. | "We came back," she said. | Nobody saw them.',
    # a flattened caption has lost its stop
    "The boat was found on the beach | The search went on for days.",
    "Norvik — The bridge fell on Monday. | Nobody was hurt.",
    "It cost 3.5 million crowns. | It is gone.",
]


def article(text: str, kind: str = "paragraph") -> Article:
    page = Page.of(text, "made up", as_is=True)
    return Article(page, (Block(kind, page.span(0, len(text))),))  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_marked(case: str) -> None:
    wanted = case.split(" | ")
    made = article(" ".join(wanted))
    assert [made.page.words(span) for span in sentences(made)] == wanted


def test_a_heading_is_one_sentence() -> None:
    made = article("Bridge fell. Who knew? ", "heading")
    assert [made.page.words(span) for span in sentences(made)] == ["Bridge fell. Who knew?"]


def test_lines_that_are_no_body_make_no_sentence() -> None:
    text = "Home News Sport\nThe bridge fell."
    page = Page.of(text, "made up")
    made = Article(page, (Block("boilerplate", page.span(0, 15)), Block("paragraph", page.span(16, len(text)))))
    assert [page.words(span) for span in sentences(made)] == ["The bridge fell."]


def test_lines_of_one_block_are_apart() -> None:
    made = article("The bridge fell\n\nNobody was hurt.")
    assert [made.page.words(span) for span in sentences(made)] == ["The bridge fell", "Nobody was hurt."]


@given(st.text(alphabet="aB .,?!\n\"“”‘’'’—-U.S9é🙂", max_size=300))
def test_spans_are_trimmed_ordered_and_cover_all_words(text: str) -> None:
    if not text:
        return
    made = article(text)
    found = split([made], [Annotations(made.id)])[0].sentences
    assert all(made.page.words(span) == made.page.words(span).strip() != "" for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    kept = "".join(made.page.words(span) for span in found)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]
