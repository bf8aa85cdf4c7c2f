"""Changed pages for training: their marks still say which lines are the article's."""

import random

import pytest
from training.cleaning import pages
from training.cleaning.pages import Line, Marked

ARTICLE = (
    "The bridge in Tessaly was closed on Tuesday, the city said in a short statement to the press.",
    "It is safe.",
)
OTHER = ("A ferry ran aground off Orne on Sunday with eighty people on board, and nobody was hurt, police said.",)


def page(article: tuple[str, ...], title: str, name: str) -> Marked:
    lines = [Line("Home", False), Line(title, False), *(Line(text, True) for text in article), Line("Privacy", False)]
    return Marked(tuple(lines), 0, f"https://post.example/{name}", "\n".join(article), title, name, "lxml_block", False)


BRIDGE, FERRY = page(ARTICLE, "Bridge closed", "bridge"), page(OTHER, "Ferry aground", "ferry")


def marked(changed: Marked) -> list[str]:
    return [line.text for line in changed.lines if line.body]


def test_a_frame_changes_what_stands_around():
    framed = pages.framed(BRIDGE, FERRY)
    assert marked(framed) == list(ARTICLE)
    assert [line.text for line in framed.lines] == ["Home", "Bridge closed", *ARTICLE, "Privacy"]


@pytest.mark.parametrize("seed", range(12))
def test_another_article_on_the_page_is_not_the_article(seed):
    followed = pages.followed(BRIDGE, FERRY, random.Random(seed))
    assert marked(followed) == list(ARTICLE)
    assert any(line.text == OTHER[0] for line in followed.lines) or len(followed.lines) > len(BRIDGE.lines)


@pytest.mark.parametrize("seed", range(6))
def test_teasers_stand_below_and_are_not_the_article(seed):
    teased = pages.teased(BRIDGE, FERRY, random.Random(seed))
    assert marked(teased) == list(ARTICLE)
    assert len(teased.lines) > len(BRIDGE.lines)


def test_a_language_that_no_list_knows_keeps_form_and_marks():
    foreign = pages.foreign(BRIDGE, random.Random(3))
    assert [line.body for line in foreign.lines] == [line.body for line in BRIDGE.lines]
    assert [len(line.text) for line in foreign.lines] == [len(line.text) for line in BRIDGE.lines]
    assert all(new.text != old.text for new, old in zip(foreign.lines, BRIDGE.lines, strict=True))
    assert marked(foreign)[0].endswith(".")


def test_a_script_without_blanks_has_none():
    unspaced = pages.unspaced(BRIDGE, random.Random(3))
    assert [line.body for line in unspaced.lines] == [line.body for line in BRIDGE.lines]
    assert not any(" " in line.text for line in unspaced.lines)
    assert marked(unspaced)[0].endswith("。")


def test_an_example_has_a_label_for_each_unit():
    example = pages.example(BRIDGE)
    assert [unit.text for unit, label in zip(example.units, example.labels, strict=True) if label > 0.5] == list(
        ARTICLE
    )


@pytest.mark.parametrize("seed", range(8))
def test_a_page_cut_short_begins_with_its_article(seed):
    short = pages.shortened(BRIDGE, random.Random(seed))
    assert marked(short) == list(ARTICLE[: len(marked(short))]) != []
