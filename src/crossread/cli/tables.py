"""What people see: tables of pages, articles, annotations and stories. Text of pages is made harmless first."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread import record
from crossread.account import FigureRecord, MomentRecord
from crossread.display import harmless
from crossread.model import Annotations, Article, Clustering, Found, Page, Span
from crossread.readings import said

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from crossread.run import Streamed

_PAGES_IN_FULL = 3  # so many pages are shown block by block; more are a summary
_WIDTH = 160  # columns where the output is no terminal
_CELL = 300  # characters of a cell: several times what any terminal shows of it


def console(*, stderr: bool = False) -> Console:
    from rich.console import Console  # noqa: PLC0415

    made = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not made.is_terminal:
        made = Console(stderr=stderr, highlight=False, markup=False, emoji=False, width=_WIDTH)
    return made


def line(text: str | None) -> Text:
    """A cell: never markup, never a control character."""
    from rich.text import Text  # noqa: PLC0415

    return Text(harmless((text or "")[:_CELL]), overflow="ellipsis", no_wrap=True)


def plain_table(*names: str) -> Table:
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in names:
        table.add_column(name, justify="right" if name in {"characters", "dropped", "kept"} else "left")
    return table


def pages(found: Sequence[Page]) -> None:
    table = plain_table("origin", "kind", "characters", "outlet", "published", "title or first words")
    short = _short([page.origin for page in found])
    for page in found:
        table.add_row(
            line(short[page.origin]), line(page.carrier), line(f"{len(page.text):,}"), *map(line, _said(page))
        )
    console().print(table)


def _short(origins: Sequence[str]) -> dict[str, str]:
    """Origins without the folders that all of them share, so that what differs can be read in a narrow column."""
    folder = os.path.commonpath([os.path.dirname(origin) for origin in origins]) if len(set(origins)) > 1 else ""
    return {origin: origin.removeprefix(folder).lstrip("/") if folder else origin for origin in origins}


def _said(page: Page) -> tuple[str | None, ...]:
    return page.outlet, page.published, page.title or page.text.lstrip()


def articles(found: Sequence[Article]) -> None:
    out = console()
    table = plain_table("origin", "kept", "outlet", "published", "authors", "credits", "title")
    short = _short([article.page.origin for article in found])
    for article in found:
        kept = sum(len(block.span) for block in article.body)
        table.add_row(
            line(short[article.page.origin]),
            line(f"{100 * kept // max(1, len(article.text))} %"),
            line(_value(article.outlet)),
            line(_value(article.published)),
            line(", ".join(author.value for author in article.authors)),
            line(", ".join(credit.value for credit in article.credits)),
            line(_value(article.title)),
        )
    out.print(table)
    for article in found:
        if article.stub:
            out.print(line(f"{short[article.page.origin]}: stub: {article.stub}"))
    if len(found) <= _PAGES_IN_FULL:
        for article in found:
            out.print()
            out.print(_blocks(article))


def _blocks(article: Article) -> Table:
    table = plain_table("block", "text")
    for block in article.blocks:
        style = None if block in article.body else "dim"
        table.add_row(line(block.kind), line(article.page.words(block.span)), style=style)
    return table


def annotated(found: Sequence[tuple[Article, Annotations]]) -> None:
    out = console()
    for article, seen in found:
        names = Counter(entity.type for entity in seen.entities)
        out.print(line(_value(article.title) or article.page.origin), style="bold")
        out.print(
            f"  {len(seen.sentences)} sentences, {len(seen.mentions)} mentions of {len(seen.entities)} entities"
            f" ({', '.join(f'{count} {name}' for name, count in names.most_common())}),"
            f" {len(seen.attributions)} attributions, {len(seen.figures)} figures, {len(seen.moments)} moments"
        )
        out.print(_attributions(article, seen))
        out.print(_amounts(article, seen))


def _attributions(article: Article, seen: Annotations) -> Table:
    names = {entity.id: entity.name for entity in seen.entities}
    table = plain_table("speaker", "source", "cue", "kind", "content")
    for attribution in seen.attributions:
        table.add_row(
            line(names.get(attribution.speaker or "", "cannot tell")),
            line(_words(article, attribution.source)),
            line(_words(article, attribution.cue)),
            line(attribution.kind),
            line(" … ".join(article.page.words(span) for span in attribution.content)),
        )
    return table


def _amounts(article: Article, seen: Annotations) -> Table:
    table = plain_table("figure or moment", "read as")
    cite = record.Citer([article])
    found: list[FigureRecord | MomentRecord] = [record.figure_record(figure, cite) for figure in seen.figures]
    found += [record.moment_record(moment, cite) for moment in seen.moments]
    for one in found:
        table.add_row(line(one.span.text), line(said(one)))
    return table


def clustering(found: Clustering, offered: Sequence[Article]) -> None:
    out = console()
    short = _short([article.page.origin for article in offered])
    names = {article.id: short[article.page.origin] for article in offered}
    lines = {identity: line_.id for line_ in found.lines for identity in line_.articles}
    titles = {story.id: story.title for story in found.stories}
    for story in found.stories:
        out.print(line(story.title), style="bold")
        if story.follows in titles:
            out.print(line(f"follows “{titles[story.follows]}”: {story.why_follows}"))
        table = plain_table("origin", "line", "outlet", "published", "title")
        for article in story.articles:
            cells = (names[article.id], lines.get(article.id), *map(_value, (article.outlet, article.published)))
            table.add_row(*map(line, cells), line(_value(article.title) or _opening(article)))
        out.print(table)
    if found.lines:
        table = plain_table("line", "origin", "articles", "reason")
        for shared in found.lines:
            origins = ", ".join(names[identity] for identity in shared.articles)
            table.add_row(line(shared.id), line(shared.origin or "cannot tell"), line(origins), line(shared.reason))
        out.print(table)


def streamed(found: Streamed) -> None:
    """The stories of a stream that this run changed, and how."""
    changed = {change.story for change in found.changes}
    stories = tuple(story for story in found.clustering.stories if story.id in changed)
    inside = {article.id for story in stories for article in story.articles}
    lines = tuple(each for each in found.clustering.lines if inside.intersection(each.articles))
    every = [article for story in found.clustering.stories for article in story.articles]
    clustering(Clustering(stories, lines=lines), every)
    titles = {story.id: story.title for story in found.clustering.stories}
    table = plain_table("change", "story", "articles", "why")
    for change in found.changes:
        title = titles.get(change.story, "")
        table.add_row(line(change.kind), line(title), line(str(len(change.articles) or "")), line(change.reason))
    out = console()
    out.print(table)
    out.print(line(f"{len(changed)} of {len(found.clustering.stories)} stories changed; {len(every)} articles so far"))


def _opening(article: Article) -> str:
    """The first words of the body, for an article without a title."""
    return article.page.words(article.body[0].span) if article.body else ""


def _value(found: Found | None) -> str | None:
    return found.value if found else None


def _words(article: Article, span: Span | None) -> str | None:
    return article.page.words(span) if span else None
