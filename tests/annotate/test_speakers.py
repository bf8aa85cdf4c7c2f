"""Speakers: made-up texts through names and attributions, and values made by hand where only one rule is meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.annotate import attribution, names, sentences, speakers
from crossread.annotate.speakers.words import gender_of_name, kin, media, phrase
from crossread.model import Annotations, Article, Attribution, Block, Entity, Mention, Page


def resolved(text: str) -> tuple[Article, Annotations]:
    page = Page.of(text, "made up", as_is=True)
    article = Article(page, (Block("paragraph", page.span(0, len(text))),))
    seen = [Annotations(article.id)]
    for annotator in (sentences.split, names.find, attribution.find, speakers.resolve):
        seen = list(annotator([article], seen))
    return article, seen[0]


def said(text: str) -> list[tuple[str | None, list[str]]]:
    """For each attribution the speaker's name and those of the chain."""
    _, seen = resolved(text)
    name = {entity.id: entity.name for entity in seen.entities}
    return [
        (name[told.speaker] if told.speaker else None, [name[link] for link in told.chain])
        for told in seen.attributions
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Norland President Boris Lindqvist met reporters. The Norland president said the talks were over.",
            "Boris Lindqvist",
        ),
        (
            "Harbour chief Maria Olsen spoke. “It is safe,” Olsen said. The ferry left. The harbour chief said it was full.",
            "Maria Olsen",
        ),
        ("“It is safe,” Maria Olsen said. She said the ferry would run.", "Maria Olsen"),
        ("“It is safe,” Maria Olsen said.\n\n“The ferry will run again on Monday.”", "Maria Olsen"),
        ("A spokesman, Peter Holm, said the ferry was late.", "Peter Holm"),
        ("Two officials briefed on the talks said the ferry was late.", "Two officials"),
        ("Maria Olsen, who runs the port, said the ferry was late.", "Maria Olsen"),
        ("A letter by Maria Olsen said the ferry was late.", "Maria Olsen"),
    ],
)
def test_the_last_attribution_has_this_speaker(text: str, speaker: str) -> None:
    assert said(text)[-1][0] == speaker


@pytest.mark.parametrize(
    "text",
    [
        # two men, either may be meant
        "Before the vote Peter Holm and John Berg met near the old town hall. He said the ferry was late.",
        # nobody at all
        "The ferry left. He said it was late.",
        # a gap of many sentences
        "Peter Holm came. The sea rose. Rain fell. Boats left. The hall was cold. The fair began. He said the ferry was late.",
        "Some said the ferry was late.",
        "It was reported that the ferry was late.",
    ],
)
def test_no_speaker_where_it_is_doubtful(text: str) -> None:
    speaker, chain = said(text)[-1]
    assert speaker is None
    assert chain == []


def test_he_is_never_a_thing() -> None:
    told = said("“It is late,” Peter Holm said. The ship's recorder showed ten knots. He said the ferry was slow.")
    assert told[-1][0] == "Peter Holm"
    assert said("The ship's recorder showed that it was late. He said the ferry was slow.")[-1][0] is None


@pytest.mark.parametrize(
    "source", ["The risk", "One point", "The longtime", "Few in Norvik", "A recorder", "The old engine"]
)
def test_what_cannot_speak_is_no_speaker(source: str) -> None:
    _, seen = resolved(f"{source} said the ferry was late.")
    assert not [entity for entity in seen.entities if entity.type == "unnamed"]
    assert all(told.speaker is None and told.reason for told in seen.attributions)


@pytest.mark.parametrize(
    "source",
    ["A diver", "Some beekeepers", "26% of boat owners", "A number of anglers", "Witnesses", "Harbour records"],
)
def test_what_can_speak_is_an_entity(source: str) -> None:
    assert said(f"{source} said the ferry was late.") == [(source.removeprefix("A "), [source.removeprefix("A ")])]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # the body of that noun, named or not, before one that merely spoke last
        (
            "Ten came, the harbour authority said. According to the Bakers' Union, four left. The authority said it was late.",
            "harbour authority",
        ),
        # a union is no company, the union no government
        (
            "Fern Shipping met the Bakers' Union. “No,” the union said. Rain fell. Snow fell. The company said it was late.",
            "Fern Shipping",
        ),
        ("“No,” the Bakers' Union said. The government said it was late.", "government"),
    ],
)
def test_bodies_are_told_apart_by_their_sort(text: str, speaker: str) -> None:
    assert said(text)[-1][0] == speaker


def test_the_last_clause_rests_on_two() -> None:
    told = said("Ana Ruiz said the pier stood, and that trade rose to 245 crowns, according to the Norvik council.")
    assert told == [("Ana Ruiz", ["Ana Ruiz"]), ("Norvik council", ["Ana Ruiz", "Norvik council"])]
    told = said("“We stand,” Ana Ruiz told Bo Lind, according to the Norvik council.")
    assert ("Ana Ruiz", ["Norvik council", "Ana Ruiz"]) in told


def test_she_is_not_a_man() -> None:
    assert said("“It is safe,” John Berg said. She said the ferry was late.")[-1][0] is None


def test_every_attribution_has_a_reason() -> None:
    _, seen = resolved(
        "“It is safe,” Maria Olsen said. Some said no. The official said yes. “We shall see what comes.”"
    )
    assert seen.attributions
    assert all(told.reason for told in seen.attributions)


def test_the_reason_names_the_role() -> None:
    _, seen = resolved("Harbour chief Maria Olsen spoke for an hour. The harbour chief said the ferry was late.")
    assert "is the role that" in seen.attributions[-1].reason


def test_a_chain_runs_from_the_outside_in() -> None:
    told = said("Maria Olsen said the ferry was late, the Harbour Ministry reported on Monday.")
    assert ("Maria Olsen", ["Harbour Ministry", "Maria Olsen"]) in told


def test_the_outlet_that_heard_it_stands_first() -> None:
    assert said("“It is safe,” Maria Olsen told the BBC on Monday.")[0] == ("Maria Olsen", ["BBC", "Maria Olsen"])


def test_an_unnamed_source_becomes_an_entity_of_its_own() -> None:
    article, seen = resolved("A rescue official said the ferry was late.")
    entity = next(one for one in seen.entities if one.id == seen.attributions[0].speaker)
    assert (entity.type, entity.name) == ("unnamed", "rescue official")
    assert [article.page.words(span) for span in entity.mentions] == ["A rescue official"]
    assert any(mention.entity == entity.id for mention in seen.mentions)


def test_police_are_a_body() -> None:
    _, seen = resolved("Police said the ferry was late.")
    entity = next(one for one in seen.entities if one.id == seen.attributions[0].speaker)
    assert entity.type == "organisation"


def test_made_by_hand_without_the_names_annotator() -> None:
    page = Page.of("Olsen said no. She said yes.", "made up")
    article = Article(page, (Block("paragraph", page.span(0, 28)),))
    seen = Annotations(
        page.id,
        sentences=(page.span(0, 14), page.span(15, 28)),
        mentions=(Mention(page.span(0, 5), "person", "name", "e1"),),
        entities=(Entity("e1", "Olsen", "person", mentions=(page.span(0, 5),)),),
        attributions=(
            Attribution("a1", "indirect", page.span(0, 5), page.span(6, 10), (page.span(11, 13),)),
            Attribution("a2", "indirect", page.span(15, 18), page.span(19, 23), (page.span(24, 27),)),
        ),
    )
    made = speakers.resolve([article], [seen])[0]
    assert [told.speaker for told in made.attributions] == ["e1", "e1"]
    assert made.entities[0].mentions == (page.span(0, 5), page.span(15, 18))


def test_words_about_people() -> None:
    taken = phrase("the Norland presidential aide")
    assert (taken.article, taken.head, taken.modifiers) == ("the", "aide", frozenset({"norland", "presidential"}))
    assert phrase("two officials briefed on the talks").head == "official"
    assert phrase("two officials").plural
    assert kin("official", "aide")
    assert not kin("aide", "mayor")
    assert media("Norvik Gazette")
    assert not media("Norvik Harbour")
    assert gender_of_name("Maria Olsen") == "f"
    assert gender_of_name("Olsen") is None


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "Maria Olsen",
                "Peter Holm",
                "said",
                "“yes,”",
                "He",
                "she",
                "told",
                "the BBC",
                ".",
                ",",
                "the official",
                "that",
                "it was late",
                "\n",
                "who",
                "according to",
                "police",
            ]
        ),
        max_size=25,
    )
)
def test_speakers_and_chains_are_entities_of_the_article(words: list[str]) -> None:
    text = " ".join(words)
    if not text:
        return
    _, seen = resolved(text)
    known = {entity.id for entity in seen.entities}
    assert len(known) == len(seen.entities)
    for told in seen.attributions:
        assert told.speaker is None or told.chain[-1] == told.speaker
        assert set(told.chain) <= known
