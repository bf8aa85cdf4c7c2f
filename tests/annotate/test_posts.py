"""Posts that an article embeds: «their words», made up; what was read across their borders goes, what stands in them stays."""

from __future__ import annotations

import re

import pytest

from crossread.annotate.attribution.posted import with_posts
from crossread.annotate.posts import signed
from crossread.annotate.sentences import split
from crossread.model import Annotations, Article, Attribution, Block, Page


def article_of(text: str) -> Article:
    page = Page.of(text, "made up", as_is=True)
    return Article(page, (Block("paragraph", page.span(0, len(text))),))


@pytest.mark.parametrize(
    ("case", "signer"),
    [
        ("Jon Berg tweeted: Jon Berg (@jb) «The bars shrank. Via @ana #bars» pic.twitter.com/Vy Velta said no.", "Jon Berg"),
        ("He left.\nJon Berg-Lie (@jb) «No more bars for me» March 3, 2021 The firm was silent.", "Jon Berg-Lie"),
        ("Fans in the U.S. wept. «#Bars in ten years:» pic.twitter.com/aa -- Lisa (@lisa) May 8, 2016 All left.", "Lisa"),
        ("It was late. «My goodness, the bars are small! #mindthegap #bars» -- Bo Lind (@bo) May 3, 2021 All left.", "Bo Lind"),
        ("It was late. «I told you. Now I am upset.» pic.twitter.com/w -- Bo Lind (@bo) May 3, 2021 All left.", "Bo Lind"),
    ],
)  # fmt: skip
def test_words_and_signer(case: str, signer: str) -> None:
    text = re.sub("[«»]", "", case)
    article = article_of(text)
    (post,) = signed(text, 0, len(text), split([article], [Annotations(article.id)])[0].sentences)
    assert text[slice(*post.content)] == re.findall("«(.*)»", case)[0]
    assert text[slice(*post.source)] == signer


def test_a_name_with_its_account_is_no_post_where_nothing_ends_it() -> None:
    text = "Jon Berg (@jonberg) wrote about the bars, and others did too."
    assert list(signed(text, 0, len(text), ())) == []


def test_the_signer_keeps_the_words_that_were_read_as_his() -> None:
    text = "It was late. Over 80 walls have been built there. All of them hold. Stop the crime! — Bo Lind (@bo) May 3, 2021"
    article = article_of(text)
    at = text.index("Over")
    read = Attribution(
        "a1", "direct", article.page.span(text.index("Bo"), text.index(" (@")), None, (article.page.span(at, at + 20),)
    )
    (post,) = with_posts(article, split([article], [Annotations(article.id)])[0].sentences, [read])
    assert article.page.words(post.content[0]) == text[at : text.index(" — ")]


def test_what_crosses_a_post_goes_and_what_is_said_in_it_stays() -> None:
    text = "Many were angry. I told you that this would come. -- Bo Lind (@bo) May 3, 2021 All left, Ruiz said."
    article = article_of(text)

    def told(name: str, source: str, *content: str) -> Attribution:
        spans = [article.page.span(text.index(words), text.index(words) + len(words)) for words in (source, *content)]
        return Attribution(name, "indirect", spans[0], None, tuple(spans[1:]))

    inside, outside = told("a1", "I", "this would come"), told("a2", "Ruiz", "All left")
    crossing = told("a3", "Many", "I told you that")
    made = with_posts(article, split([article], [Annotations(article.id)])[0].sentences, [inside, outside, crossing])
    assert made[:2] == [inside, outside]
    (post,) = made[2:]
    assert [article.page.words(span) for span in (post.source, *post.content) if span] == [
        "Bo Lind",
        "I told you that this would come.",
    ]
