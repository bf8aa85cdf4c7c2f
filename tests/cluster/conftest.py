"""Articles made by hand: one paragraph a line; a line that starts with # is a caption, no body."""

import re
from collections.abc import Callable

import pytest

from crossread.model import Article, Block, Found, Page

Maker = Callable[..., Article]


def _article(
    text: str,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    credits: tuple[str, ...] = (),
) -> Article:
    page = Page.of(text, f"{outlet or 'page'}.txt", outlet=outlet, published=published, title=title)
    blocks = tuple(
        Block("caption" if line.group().startswith("#") else "paragraph", page.span(*line.span()))
        for line in re.finditer(r"[^\n]*\S[^\n]*", text)
    )

    def found(value: str | None) -> Found | None:
        return Found(value, None, "made by hand") if value else None

    return Article(
        page=page,
        blocks=blocks,
        title=found(title),
        outlet=found(outlet),
        published=found(published),
        credits=tuple(Found(each, None, "made by hand") for each in credits),
    )


@pytest.fixture(scope="session")
def article() -> Maker:
    return _article
