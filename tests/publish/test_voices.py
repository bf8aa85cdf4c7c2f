"""Who said what, and what things are called."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread import account as nouns
from crossread.account import Account, Cited
from crossread.publish.align import shared_with_any
from crossread.publish.lookup import look_up
from crossread.publish.voices import UtteranceView, naming, utterances


def utterance(*wordings: str) -> UtteranceView:
    """The view of one utterance in these wordings, each of an outlet of its own: A, B, C …"""
    names = [chr(ord("A") + number) for number in range(len(wordings))]
    articles = tuple(
        nouns.ArticleRecord(name, name, name, None, (), f"2026-03-0{number}", (), None, None, "", ())
        for number, name in enumerate(names, 1)
    )
    renderings = tuple(
        nouns.Rendering(Cited(name, 0, len(words), words), "direct", "")
        for name, words in zip(names, wordings, strict=True)
    )
    account = nouns.Account(
        made=nouns.Made("crossread"),
        story=nouns.StoryRecord("s", "S", None, None),
        articles=articles,
        utterances=(nouns.Utterance("u", None, renderings),),
    )
    (view,) = utterances(account.utterances, look_up(account, {}))
    return view


def shown(view: UtteranceView) -> list[str]:
    """`[own words]`, `^` for a gap."""
    signs = {"own": "[{}]", "shared": "{}", "gap": "{}^"}
    return ["".join(signs[state].format(words) for words, state in row.cells) for row in view.renderings]


@pytest.mark.parametrize(
    ("wordings", "expected"),
    [
        (("We will go now", "We may go now"), ["We [will] go now", "We [may] go now"]),
        (("We will not go", "We will go"), ["We will [not] go", "We will ^ go"]),
        (
            ("Russia had “confirmed its view", "confirmed its view"),
            ["[Russia had] “confirmed its view", "confirmed its view"],
        ),
        (("one two, three", "one two"), ["one two, [three]", "one two"]),
        (
            ("the port will reopen on Friday", "the port will reopen soon", "the port may reopen on Friday"),
            ["the port will reopen on Friday", "the port will reopen [soon]", "the port [may] reopen on Friday"],
        ),
        (("only one wording",), ["only one wording"]),
    ],
)
def test_own_words_are_marked(wordings: tuple[str, ...], expected: list[str]) -> None:
    assert shown(utterance(*wordings)) == expected


def test_the_same_words_stand_once() -> None:
    view = utterance("We will go", "We  will go", "We may go")
    assert [row.article.text for row in view.renderings] == ["A", "C"]
    assert [link.text for link in view.renderings[0].same] == ["B"]


def test_wordings_with_nothing_in_common_are_not_marked_word_by_word() -> None:
    view = utterance("From our side nothing was asked for", "They handed over every logbook of theirs")
    assert all(row.apart for row in view.renderings)
    assert view.blocks == ()


def test_the_table_of_words_wraps_and_keeps_every_word() -> None:
    first = "the harbour and the pilots and the tugs were ready by noon on Tuesday and by evening the channel was open again"
    view = utterance(first, first.replace("noon", "midday").replace("evening", "nightfall"))
    assert len(view.blocks) > 1
    assert " ".join(column.cells[0] for block in view.blocks for column in block).split() == first.split()


@settings(deadline=None)  # how long a loaded machine takes says nothing
@given(st.lists(st.text(st.sampled_from("ab c.'\"’ \n"), min_size=1, max_size=50), min_size=1, max_size=4))
def test_no_word_is_added_or_lost(wordings: list[str]) -> None:
    cuts = shared_with_any(wordings)
    assert ["".join(text for text, _ in cut) for cut in cuts] == wordings


@settings(deadline=None)  # how long a loaded machine takes says nothing
@given(st.lists(st.text(st.sampled_from("ab c.'\"’"), min_size=1, max_size=50), min_size=1, max_size=3))
def test_renderings_keep_their_words(wordings: list[str]) -> None:
    view = utterance(*wordings)
    for row in view.renderings:
        assert "".join(words for words, _ in row.cells).split() in [text.split() for text in wordings]


def test_names_by_outlet_and_voice(account: Account, texts: dict[str, str]) -> None:
    (view,) = naming(account.naming, look_up(account, texts))
    found = {
        row.name: ([link.text for link, _ in row.own], [link.text for link, _ in row.quoted]) for row in view.names
    }
    assert found == {
        "the collision": (["Nordpress", "Marrow Gazette", "Inselbote"], []),
        "the Halcyon disaster": (["Daily Beacon"], ["The Courier"]),
        "the incident": (["Evening Tide"], []),
    }
