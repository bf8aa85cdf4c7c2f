"""clean: a page to an article: which part of the page is the article, and its title, outlet, authors, date, credits."""

from __future__ import annotations

from crossread import stubs
from crossread.clean import carried, inside, language, layout, metadata, parts, verdict
from crossread.clean.parts import Anatomy
from crossread.model import Article, Block, BlockKind, Dropped, Page

__all__ = ["clean"]


def clean(page: Page) -> Article | Dropped:
    """The parts of a page with their offsets, and what it says of itself, each with the place where it says so.

    A page without an article's text comes back as `Dropped` with the reason. Raises nothing, whatever the text.
    """
    if not page.text.strip():
        return Dropped(page.origin, "empty page", page.key)
    if page.as_is:
        return _as_it_is(page)
    anatomy = parts.anatomy(page.text, page.html is not None, page.url)
    reason = verdict.reason(anatomy) or carried.refusal(page, anatomy)
    if reason:
        return Dropped(page.origin, reason, page.key)
    found = metadata.gather(page, anatomy)
    return Article(
        page=page,
        blocks=_blocks(page, anatomy, found),
        title=found.title,
        outlet=found.outlet,
        authors=found.authors,
        published=found.published,
        dates=found.dates,
        credits=found.credits,
        language=_spoken(anatomy),
        stub=carried.stub(page, anatomy),
    )


def _as_it_is(page: Page) -> Article:
    blocks = tuple(Block("paragraph", page.span(line.start, line.end)) for line in layout.lines(page.text))
    said = metadata.said(page)
    return Article(
        page=page,
        blocks=blocks,
        title=said.title,
        outlet=said.outlet,
        authors=said.authors,
        published=said.published,
        dates=said.dates,
        credits=carried.credits(page),
        language=language.language(page.text),
        stub=page.stub or stubs.walled(page.text),
    )


def _spoken(anatomy: Anatomy) -> str | None:
    """The language of the article's body."""
    body = [part.unit for part in anatomy.parts if part.kind in ("paragraph", "heading")]
    sample = "\n".join([unit.text for unit in body[:SAMPLE]])[: language.SAMPLE]
    return language.spoken(sample, [word for unit in body[:SAMPLE] for word in unit.words])


SAMPLE = 20  # units of a body that are asked for its language


def _blocks(page: Page, anatomy: Anatomy, found: metadata.Metadata) -> tuple[Block, ...]:
    blocks = []
    if anatomy.prefix:
        blocks.append(Block("boilerplate", page.span(*anatomy.prefix)))
    for index, part in enumerate(anatomy.parts):
        kind: BlockKind = found.kinds.get(index, part.kind)
        begin = part.unit.start
        if kind != "paragraph":
            blocks.append(Block(kind, page.span(begin, part.unit.end)))
            continue
        for start, end, is_text in inside.cut(part.unit.text):
            blocks.append(Block("paragraph" if is_text else "boilerplate", page.span(begin + start, begin + end)))
    if anatomy.rest:
        blocks.append(Block("boilerplate", page.span(*anatomy.rest)))
    return tuple(blocks)
