"""Pages in other languages than English do not come out empty: made-up ones, line by line with what each line is.

pages/LANGUAGE-NUMBER.txt: the first line has the day the page should be dated; then T a title, y a byline, d a date line,
B the body, - menus, teasers and notices.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from crossread.clean import clean
from crossread.model import Article, Page

# A headline is known by the words that it shares: without blanks between them it may stay unknown.
UNSPACED = ("zh", "ja")
PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


def read(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """The day, and each line with its mark."""
    first, *lines = path.read_text("utf-8").splitlines()
    return first.removeprefix("# "), [(line[0], line[2:]) for line in lines]


@pytest.mark.parametrize("blank", [False, True], ids=["lines", "blank lines between"])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_body_is_kept_and_what_stands_around_it_is_not(path: Path, blank: bool) -> None:
    day, lines = read(path)
    article = clean(Page.of(("\n\n" if blank else "\n").join(text for _, text in lines), path.name))
    assert isinstance(article, Article), article
    assert [article.page.words(block.span) for block in article.body] == [text for mark, text in lines if mark == "B"]
    assert article.language == path.stem[:2]
    title = article.title.value if article.title else None
    wanted = next(text for mark, text in lines if mark == "T")
    assert title == wanted or (title is None and path.stem[:2] in UNSPACED)
    assert article.published is not None
    assert article.published.value[:10] == day


@pytest.mark.parametrize("language", ["fr", "de", "es", "pt", "ru", "ar", "zh", "ja"])
def test_there_are_two_pages_of_each_of_the_eight_languages(language: str) -> None:
    bodies = [
        "".join(text for mark, text in read(path)[1] if mark == "B") for path in PAGES if path.stem.startswith(language)
    ]
    assert len(bodies) == 2
    assert all(len(body.split()) >= 100 or len(body) >= 250 for body in bodies)
