"""Speakers that another article tells: made-up articles with attributions made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.collate.entities import merge
from crossread.collate.told_elsewhere import completed
from crossread.model import Annotations, Article, Attribution, AttributionKind, Block, Entity, Page

WORDS = "we saw no reason at all to wait until Monday"


def article(
    number: int, text: str, told: str, speaker: str | None = None, role: str = ""
) -> tuple[Article, Annotations]:
    """An article that has these words, quoted, of this person."""
    page = Page.of(text, f"article {number}", key=str(number), outlet=f"Paper {number}")
    start = text.index(told)
    kind: AttributionKind = "direct"
    source_at = text.find("the mayor")
    source = page.span(source_at, source_at + len("the mayor")) if source_at >= 0 else None
    known = (Entity("e1", speaker, "person", roles=(role,) if role else ()),) if speaker else ()
    one = Attribution("a1", kind, source, None, (page.span(start, start + len(told)),))
    if speaker and not role:
        one = Attribution("a1", kind, source, None, one.content, "e1", ("e1",))
    made = Article(page, (Block("paragraph", page.span(0, len(text))),))
    return made, Annotations(made.id, entities=known, attributions=(one,))


def speakers(*both: tuple[Article, Annotations]) -> list[tuple[str | None, str]]:
    articles, notes = [one for one, _ in both], [two for _, two in both]
    made, (entities, ids, _) = completed(notes, articles, merge(notes, articles))
    names = {entity.id: entity.name for entity in entities}
    told = [(one.id, notes.attributions[0]) for one, notes in zip(articles, made, strict=True)]
    return [(names.get(ids.get((page, found.speaker or ""), "")), found.reason) for page, found in told]


def test_the_same_words_have_the_same_speaker() -> None:
    found = speakers(article(1, f"“{WORDS}.”", WORDS), article(2, f"“{WORDS},” Ana Ruiz said.", WORDS, "Ana Ruiz"))
    assert found[0] == ("Ana Ruiz", "the same words in article 2 are by Ana Ruiz")


@pytest.mark.parametrize(
    "others",
    [
        # another says the same
        (article(2, f"“{WORDS},” Ana Ruiz said.", WORDS, "Ana Ruiz"), article(3, f"“{WORDS},” Bo Lind said.", WORDS, "Bo Lind")),
        # other words
        (article(2, "“There was every reason to close the old bridge,” Ana Ruiz said.", "There was every reason", "Ana Ruiz"),),
    ],
)  # fmt: skip
def test_nobody_where_it_is_doubtful(others: tuple[tuple[Article, Annotations], ...]) -> None:
    assert speakers(article(1, f"“{WORDS}.”", WORDS), *others)[0][0] is None


@pytest.mark.parametrize(("source", "speaker"), [("I", "Ana Ruiz"), ("many of you", None)])
def test_what_one_says_of_oneself_in_what_one_is_quoted_with(source: str, speaker: str | None) -> None:
    one, notes = article(1, f"“{source} know {WORDS},” Ana Ruiz said.", WORDS, "Ana Ruiz")
    (outer,) = notes.attributions
    within = one.page.span(1, 1 + len(source))
    inner = replace(outer, id="a2", kind="indirect", source=within, speaker=None, chain=())
    notes = replace(notes, attributions=(inner, outer))
    assert speakers((one, notes))[0][0] == speaker


@pytest.mark.parametrize(("source", "speaker"), [("she", "Ana Ruiz"), ("he", None)])
def test_he_is_no_woman_of_another_article(source: str, speaker: str | None) -> None:
    one, notes = article(1, f"“{WORDS},” {source} said.", WORDS)
    at = one.text.index(f" {source} ") + 1
    notes = replace(notes, attributions=(replace(notes.attributions[0], source=one.page.span(at, at + len(source))),))
    assert speakers((one, notes), article(2, f"“{WORDS},” Ana Ruiz said.", WORDS, "Ana Ruiz"))[0][0] == speaker


def test_few_words_are_anybodys() -> None:
    assert (
        speakers(article(1, "“no comment”", "no comment"), article(2, "“no comment”", "no comment", "Bo"))[0][0] is None
    )


def test_the_mayor_is_the_only_mayor_of_the_story() -> None:
    text = "“The bridge is shut,” the mayor said."
    other = article(2, "Mayor Ana Ruiz came. “Yes.”", "Yes", "Ana Ruiz", "mayor of Orvik")
    name, reason = speakers(article(1, text, "The bridge is shut"), other)[0]
    assert name == "Ana Ruiz"
    assert reason == "“the mayor”: the only mayor whom the articles of the story name is Ana Ruiz"
    deputy = article(2, "Deputy Mayor Ana Ruiz came. “Yes.”", "Yes", "Ana Ruiz", "deputy mayor")
    assert speakers(article(1, text, "The bridge is shut"), deputy)[0][0] is None
