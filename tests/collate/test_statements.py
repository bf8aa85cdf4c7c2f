"""Statements: propositions, each on the word of the one who says it."""

from __future__ import annotations

import time

import pytest

from crossread.collate.statements import Statement, statement_at, statements
from crossread.model import Annotations, Article, Attribution, Block, Entity, Mention, Page, Span


def article(text: str) -> Article:
    page = Page.of(text, "made up")
    return Article(page, (Block("paragraph", page.span(0, len(text))),))


def span(page: Page, words: str) -> Span:
    start = page.text.index(words)
    return page.span(start, start + len(words))


def read(text: str, *said: tuple[str | None, str | None, tuple[str, ...]]) -> tuple[Article, list[Statement]]:
    """Statements of one sentence with attributions given as (source, cue, contents); each source is its own entity."""
    made = article(text)
    attributions, entities, mentions = [], [], []
    for n, (source, cue, contents) in enumerate(said, 1):
        where = span(made.page, source) if source else None
        attributions.append(
            Attribution(
                f"a{n}", "indirect", where, span(made.page, cue) if cue else None,
                tuple(span(made.page, content) for content in contents), f"e{n}" if source else None, (f"e{n}",) if source else (),
            )
        )  # fmt: skip
        if source and where:
            entities.append(Entity(f"e{n}", source, "person", mentions=(where,)))
            mentions.append(Mention(where, "person", "name", f"e{n}"))
    notes = Annotations(made.id, (made.page.span(0, len(text)),), tuple(mentions), tuple(entities), tuple(attributions))
    ids = {(made.id, entity.id): entity.name for entity in entities}
    return made, statements(made, notes, ids)


def test_three_propositions_with_their_voices() -> None:
    text = "Trade rose 7 % to 220 billion dollars, Ruiz said, calling Norvia the leading partner."
    made, found = read(
        text, ("Ruiz", "said", ("Trade rose 7 % to 220 billion dollars", "calling Norvia the leading partner"))
    )
    assert [(made.page.words(s.span), s.chain) for s in found] == [
        ("Trade rose 7 % to 220 billion dollars", ("Ruiz",)),
        ("calling Norvia the leading partner", ("Ruiz",)),
    ]


def test_own_voice_beside_somebodys_word() -> None:
    made, found = read(
        "The bridge was closed on Monday and Ruiz said the repair would take a year.",
        ("Ruiz", "said", ("the repair would take a year",)),
    )
    assert [(made.page.words(s.span), s.chain) for s in found] == [
        ("The bridge was closed on Monday", ()),
        ("the repair would take a year", ("Ruiz",)),
    ]


def test_the_innermost_content_owns_the_words() -> None:
    text = "The Tide reported that Ruiz had told her staff the bridge was unsafe."
    made, found = read(
        text,
        ("The Tide", "reported", ("Ruiz had told her staff the bridge was unsafe",)),
        ("Ruiz", "had told", ("the bridge was unsafe",)),
    )
    assert ("the bridge was unsafe", "a2") in [(made.page.words(s.span), s.attribution) for s in found]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("“We will rebuild the U.S.”, Ruiz said.", "We will rebuild the U.S.", "We will rebuild the U.S."),
        # an opening bracket stays with what it opens
        ("Ruiz said: and (surely) it would stand.", "and (surely) it would stand", "(surely) it would stand"),
    ],
)  # fmt: skip
def test_edges_are_trimmed(text: str, content: str, expected: str) -> None:
    made, found = read(text, ("Ruiz", "said", (content,)))
    assert made.page.words(found[0].span) == expected


def test_a_quoted_word_does_not_make_two_statements_of_one() -> None:
    made, found = read(
        "Ruiz said the dam was “safe” and had always been “well kept”.",
        ("Ruiz", "said", ("the dam was “safe” and had always been “well kept”",)),
    )
    assert [made.page.words(s.span) for s in found] == ["the dam was “safe”", "had always been “well kept”"]


def test_statement_at_takes_the_voice_that_holds_most_of_it() -> None:
    text = "Ruiz said the bridge was unsafe."
    made = article(text)
    said = Attribution(
        "a1",
        "indirect",
        span(made.page, "Ruiz"),
        span(made.page, "said"),
        (span(made.page, "the bridge was unsafe"),),
        "e1",
        ("e1",),
    )
    notes = Annotations(made.id, (made.page.span(0, len(text)),), attributions=(said,))
    assert statement_at(made, notes, {}, span(made.page, "bridge was unsafe")).attribution == "a1"
    assert statement_at(made, notes, {}, span(made.page, "Ruiz said")).attribution is None


@pytest.mark.parametrize("dateline", ["Ostrey — ", "OSTREY, Norvia (Nordpress) - ", "Port Elm – "])
def test_a_dateline_states_nothing(dateline: str) -> None:
    made, found = read(dateline + "The bridge was closed on Monday.")
    assert [made.page.words(s.span) for s in found] == ["The bridge was closed on Monday"]


@pytest.mark.parametrize("unit", ["and it was ", "“a” said b, ", "(( ", "who did, ", "a few who did not deny if "])
def test_a_sentence_made_to_be_slow(unit: str) -> None:
    made = article(unit * (40_000 // len(unit)))
    step = len(unit) * 4
    places = range(0, len(made.text) - step, step)
    told = tuple(
        Attribution(
            f"a{at}",
            "indirect",
            made.page.span(at, at + 1),
            made.page.span(at + 1, at + 2),
            (made.page.span(at + 2, at + step),),
        )
        for at in places
    )
    read = tuple(made.page.span(at, at + len(unit)) for at in places)
    whole = made.page.span(0, len(made.text))
    notes = Annotations(made.id, (whole,), attributions=told, propositions=read)
    began = time.perf_counter()
    statements(made, notes, {})
    assert time.perf_counter() - began < 10  # some 0.5 s; 60 where each clause looks at the whole sentence


def test_read_propositions_are_taken_and_the_rest_is_cut_by_rules() -> None:
    made = article("Ruiz said the port was closed on Monday, calling it unsafe, and the mayor refused to pay.")
    words = ("the port was closed on Monday", "the mayor refused to pay")
    told = Attribution(
        "a1",
        "indirect",
        span(made.page, "Ruiz"),
        span(made.page, "said"),
        (span(made.page, "the port was closed on Monday, calling it unsafe"),),
        "e1",
        ("e1",),
    )
    read = tuple(span(made.page, piece) for piece in words)
    notes = Annotations(made.id, (made.page.span(0, len(made.text)),), attributions=(told,), propositions=read)
    found = statements(made, notes, {})
    assert [(made.page.words(s.span), s.attribution, s.modality.negated) for s in found] == [
        ("the port was closed on Monday", "a1", False),
        ("calling it unsafe", "a1", False),
        ("the mayor refused to pay", None, True),
    ]
