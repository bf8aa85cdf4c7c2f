"""Shared text, with its place on both sides."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.cluster import cluster, passages, words

OWN = [
    "Nobody at the quarry had seen rain for eleven weeks, and the pumps stood idle behind the sheds.",
    "The mayor of Tarn Hollow promised a new bridge, a library and a swimming pool before the next election.",
    "Farmers along the Ester valley sold their cattle early this year because hay had become too dear.",
]
SHARED = (
    "The regulator said on Monday that the Velda dam had been inspected twice since the spring floods and found sound"
)


def found(*articles):
    bodies, vocabulary = words.every(articles, ())
    return [each.passage for each in passages.find(bodies, vocabulary)]


def read(article, span):
    return article.page.words(span)


EDITED = [
    # as one outlet prints it, as another does; «…» marks what they share
    (f"«{SHARED}».", f"«{SHARED}»."),
    (
        "«The ministry organised a programme of labour reform in the centre of the capital last winter».",
        "«The ministry organized a program of labor reform in the center of the capital last winter».",
    ),
    (
        "«Ministers agreed on closer co-operation with Kiev over the repair of the grid before winter».",
        "«Ministers agreed on closer cooperation with Kyiv over the repair of the grid before winter».",
    ),
    (
        "Ms Oren confirmed that «the three trawlers had left the harbour before dawn and were heading north to the ice».",
        "A spokesman said «the three trawlers left the harbour before dawn and were then heading north to the ice».",
    ),
    (
        "«The two countries signed the river treaty in March 1998 after the drought — ending nine years of dispute».",
        "«The two countries signed the river treaty in March 1998, after the drought, ending nine years of dispute».",
    ),
]


@pytest.mark.parametrize(("first", "second"), EDITED)
def test_edited_text_is_found_to_the_word(article, first, second):
    texts = [f"{OWN[0]}\n{first}\n{OWN[1]}", f"{second}\n{OWN[2]}"]
    wanted = {text[text.index("«") + 1 : text.index("»")] for text in texts}
    pair = [article(text.replace("«", "").replace("»", "")) for text in texts]
    (passage,) = found(*pair)
    of = {each.id: each for each in pair}
    assert {read(of[span.page], span) for span in passage.spans} == wanted
    assert passage.similarity > 0.75
    assert not passage.quotation


NOTHING = [
    ("He left the town at the end of the day.", "She was back in the town at the end of the week."),  # idiom
    (
        "It comes after Russian President Anton Varga and Foreign Minister Ilse Brandt Meyer met.",
        "Russian President Anton Varga and Foreign Minister Ilse Brandt Meyer dined.",
    ),  # names and titles
    (
        "© 2024. All rights reserved. This material may not be published, broadcast or rewritten.",
        "© 2023. All rights reserved. This material may not be published, broadcast or rewritten.",
    ),
]


@pytest.mark.parametrize(("first", "second"), NOTHING)
def test_what_is_no_text_of_the_report(article, first, second):
    assert found(article(f"{OWN[0]}\n{first}"), article(f"{OWN[1]}\n{second}")) == []


def test_moved_paragraphs(article):
    sentences = [
        "The ferry Halvard ran aground off the Skerry lights with sixty people and a lorry of fish on board.",
        "Divers found a gash of four metres in the hull, which the owners had painted only in the spring.",
        "The harbour master of Port Ennis closed the northern channel to all ships until Thursday morning.",
    ]
    first, second = article("\n".join([OWN[0], *sentences])), article("\n".join([sentences[2], OWN[1], sentences[0]]))
    shared = {read(first, span) for passage in found(first, second) for span in passage.spans if span.page == first.id}
    assert shared == {sentences[0][:-1], sentences[2][:-1]}


def test_one_text_that_stands_twice_in_the_other(article):
    first, second = article(f"{SHARED}.\n{OWN[0]}"), article(f"{SHARED}.\n{OWN[1]}\n{OWN[2]}\n{SHARED}.")
    places = {span.start for passage in found(first, second) for span in passage.spans if span.page == second.id}
    assert places == {0, second.text.rindex("The regulator")}


def test_only_the_body_counts(article):
    assert found(article(f"# {SHARED}\n{OWN[0]}"), article(f"{SHARED}.\n{OWN[1]}")) == []


def test_a_passage_does_not_run_across_a_caption(article):
    half, rest = SHARED[:62].rsplit(" ", 1)[0], SHARED[len(SHARED[:62].rsplit(" ", 1)[0]) + 1 :]
    first, second = article(f"{half}\n# Photograph of a dam\n{rest}."), article(f"{SHARED}.")
    for passage in found(first, second):
        for span in passage.spans:
            assert "Photograph" not in read(first if span.page == first.id else second, span)


QUOTATIONS = [
    (
        "“We have waited nine years for this road and we will not wait a tenth,” said Ana Ruiz on the steps.",
        "Ruiz told reporters: “We have waited nine years for this road and we will not wait a tenth.”",
        True,
    ),
    (
        "'We have waited nine years for this road and we will not wait a tenth,' said Ana Ruiz.",
        'Ms Ruiz added: "We have waited nine years for this road and we will not wait a tenth."',
        True,
    ),
    (
        "We have waited nine years for this road and we will not wait a tenth, Ana Ruiz said.",
        "We have waited nine years for this road and we will not wait a tenth, Ana Ruiz said.",
        False,
    ),
    (
        "The council, which has never paid a bill on time, kept the “old road” open for the winter fair.",
        "The council, which has never paid a bill on time, kept the old road open for the winter fair.",
        False,
    ),
]


@pytest.mark.parametrize(("first", "second", "quotation"), QUOTATIONS)
def test_shared_quotations_are_told_from_shared_prose(article, first, second, quotation):
    (passage,) = found(article(f"{first}\n{OWN[0]}"), article(f"{OWN[1]}\n{second}"))
    assert passage.quotation is quotation


def test_furniture_of_one_outlet_is_left_out(article):
    notice = "Add this paper to your morning and read our letter from the coast with your first cup of coffee."
    pages = [article(f"{text}\n{text[::-1]}\n{text[5:]}\n{notice}", outlet="The Ester Post") for text in OWN]
    assert cluster(pages).passages == ()


WORD = st.sampled_from(
    ["the", "dam", "river", "Velda", "said", "“we", "go”", "it's", "1,300", "co-operate", "—", "\n", "🙂", "ß"]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(WORD, max_size=60).map(" ".join), min_size=2, max_size=4))
def test_spans_lie_in_the_bodies_on_word_borders(article, texts):
    pages = [article(text, outlet=str(number)) for number, text in enumerate(texts)]
    of = {page.id: page for page in pages}
    for passage in found(*of.values()):
        assert 0 < passage.similarity <= 1
        assert len({span.page for span in passage.spans}) == 2
        for span in passage.spans:
            shown = of[span.page].page.words(span)
            assert shown == shown.strip()
            assert len(shown) >= passages.LEAST_CHARACTERS


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(max_size=200), max_size=3))
def test_any_text_is_survived(article, texts):
    result = cluster([article(text, outlet=str(number)) for number, text in enumerate(texts)])
    assert sum(len(story.articles) for story in result.stories) == len(texts)
