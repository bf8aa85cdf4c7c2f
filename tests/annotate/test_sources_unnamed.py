"""Sources that name nobody: relatives, crowds, firms and writings, each kept as what it is or found in the article."""

from __future__ import annotations

import pytest

from crossread.annotate import attribution, names, sentences, speakers
from crossread.annotate.speakers.kinship import owner_of
from crossread.annotate.speakers.words import phrase
from crossread.model import Annotations, Article, Block, Found, Page


def told(text: str, outlet: str | None = None) -> list[tuple[str | None, list[str]]]:
    """Speaker and chain of each attribution, by name."""
    page = Page.of(text, "made up", as_is=True)
    found = Found(outlet, None, "by hand") if outlet else None
    article = Article(page, (Block("paragraph", page.span(0, len(text))),), outlet=found)
    seen = [Annotations(article.id)]
    for annotator in (sentences.split, names.find, attribution.find, speakers.resolve):
        seen = list(annotator([article], seen))
    name = {entity.id: entity.name for entity in seen[0].entities}
    return [
        (name.get(one.speaker or ""), [name[link] for link in one.chain])
        for one in sorted(seen[0].attributions, key=lambda one: one.content[0].start)
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The girl fell on Sunday. The girl's aunt, Ana Ruiz, said the ice was thin. The aunt said it broke.",
            "Ana Ruiz",
        ),
        # a headline says whose aunt it is, the report who
        ("The child's aunt said the ice was thin. The girl's aunt, Ana Ruiz, said nobody had warned her.", "Ana Ruiz"),
        ("His father said the ice was thin. The boy's father said it had melted.", "His father"),
        # whose it is tells two aunts apart
        ("The baker's aunt said it was cold. The singer's aunt said the ice was thin.", "singer's aunt"),
    ],
)
def test_relatives_are_who_they_are_introduced_as(text: str, speaker: str) -> None:
    assert told(text)[-1][0] == speaker


def test_whose_a_relative_is() -> None:
    assert [owner_of(words) for words in ("The boy's uncle", "her sister", "the aunt")] == ["boy", "her", None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Angry anglers said the lake was dirty. Others said it stank.", "Angry anglers"),
        ("Some said the lake was dirty.", None),
        # the others of one woman are nobody
        ("Ana Ruiz said the lake was dirty. Others said it stank.", None),
    ],
)
def test_others_are_of_the_crowd_that_spoke(text: str, speaker: str | None) -> None:
    assert told(text)[-1][0] == speaker


def test_what_comes_after_people_says_more_of_them() -> None:
    assert phrase("about 2,000 marchers headed for the square").head == "marcher"
    assert phrase("the wounded soldier").head == "soldier"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The price rose after Fern Shipping met Ana Ruiz and the shipping firm said it was late.", "Fern Shipping"),
        ("The product's makers, Norvik-based Fern Shipping, said the ferry was late.", "Fern Shipping"),
        ("A survey said the ferry was often late.", "survey"),
        ("A statement said the ferry was late.", None),
    ],
)
def test_firms_and_writings(text: str, speaker: str | None) -> None:
    assert told(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "outlet", "chain"),
    [
        ("Ana Ruiz told Norvik media that the ferry was late.", None, ["Norvik media", "Ana Ruiz"]),
        ("Ana Ruiz told the BBC that the ferry was late.", None, ["BBC", "Ana Ruiz"]),
        ("In an interview broadcast by the BBC, Ana Ruiz said that the ferry was late.", None, ["BBC", "Ana Ruiz"]),
        # what the outlet itself was told rests on nobody else's word
        ("Ana Ruiz told the BBC that the ferry was late.", "BBC News", ["Ana Ruiz"]),
        ("Reuters' source said the ferry was late.", None, ["Reuters", "Reuters' source"]),
    ],
)
def test_who_heard_it(text: str, outlet: str | None, chain: list[str]) -> None:
    assert told(text, outlet)[-1][1] == chain


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is safe,” Ana Ruiz said in a statement. Rain fell. The statement said the ferry would run.", "Ana Ruiz"),
        ("Ana Ruiz wrote to the harbour. Her letter said the ferry was late.", "Ana Ruiz"),
        ("The statement said the ferry was late.", None),
        ("A port aide not authorised to speak publicly said the ferry was late.", "port aide not authorised to speak publicly"),
        ("Three MPs said the ferry was late.", "Three MPs"),
    ],
)  # fmt: skip
def test_writings_and_aides(text: str, speaker: str | None) -> None:
    assert told(text)[-1][0] == speaker
