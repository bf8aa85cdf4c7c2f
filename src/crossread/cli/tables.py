"""What people see: tables of pages, articles, annotations and stories. Text of pages is made harmless first."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

from crossread import record
from crossread.account import FigureRecord, MomentRecord
from crossread.cli import shapes
from crossread.dates import when_range, when_short
from crossread.display import harmless
from crossread.model import Annotations, Article, Clustering, Found, Line, Page, Span, Story
from crossread.readings import said

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from crossread.run import Streamed

_PAGES_IN_FULL = 3  # so many pages are shown block by block; more are a summary
_WIDTH = 160  # columns where the output is no terminal
_NUMBERS = {"characters", "dropped", "kept", "own words"}  # columns of numbers
_WIDE = 120  # columns in which all but the headline of an article has room
_HEADLINE = 30  # columns that are left of it: five words
_OPENING = 80  # characters of a body that stand for its headline: as long as headlines are
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
        table.add_column(name, justify="right" if name in _NUMBERS else "left")
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
    """Stories of several articles, each with a table; the articles that are alone in theirs; and the lines."""
    out = console()
    names = _short([article.page.origin for article in offered])
    titles = {story.id: story.title for story in found.stories}
    parts = _parts(found, offered)
    for story in found.stories:
        if len(story.articles) > 1:
            out.print(line(story.title), style="bold")
            out.print(line(_counts(story)))
            if story.follows in titles:
                out.print(line(f"follows “{titles[story.follows]}”: {story.why_follows}"))
            out.print(_members(story.articles, parts, names))
            out.print()
    if alone := [story.articles[0] for story in found.stories if len(story.articles) == 1]:
        out.print(line("Alone, in no story with another"), style="bold")
        out.print(_members(alone, parts, names))
        out.print()
    if found.lines:
        out.print(line("Lines: one text that went round; it counts as one source, however many print it"), style="bold")
        out.print(_lines(found.lines))
        out.print(_wrapped(_RATES))


# What the numbers of the tables count
_RATES = (
    "Own words: those that no other outlet's article of the line has. % of a text: in words of the article closest to it. "
    "The earliest is not always the origin."
)


class _Told(NamedTuple):
    """What is known of an article's text."""

    line: str
    does: str  # "takes 3 paragraphs of the Reuters text, 31 % of it"
    own: str


def _parts(found: Clustering, offered: Sequence[Article]) -> dict[str, _Told]:
    """By Article.id, of those that are in a line."""
    articles = {article.id: article for article in offered}
    told: dict[str, _Told] = {}
    for one, passages in record.with_passages(found):
        said = record.parts_said(one, articles, passages)
        told |= {article: _Told(one.id, "", "") for article in one.articles}
        told |= {
            each.article: _Told(one.id, said[each.article], f"{record.per_cent(each.own)} %") for each in one.parts
        }
    return told


def _counts(story: Story) -> str:
    """ "6 articles, 4 to 5 March 2025, 5 texts"."""
    in_lines = {article for one in story.lines for article in one.articles}
    texts = len(story.lines) + sum(article.id not in in_lines for article in story.articles)
    told = [f"{len(story.articles)} articles", when_range(*shapes.days(story.articles)) or "no date found"]
    return ", ".join([*told, f"{texts} text{'s' * (texts > 1)}"])


def _members(articles: Sequence[Article], parts: Mapping[str, _Told], names: Mapping[str, str]) -> Table:
    """A table of articles; what their texts are is told where any of them is in a line."""
    wide = console().width >= _WIDE
    any_told = any(article.id in parts for article in articles)
    columns = ("line", "what it does with the text", "own words", "file") if any_told else ("file",)
    table = plain_table("outlet", "appeared", "headline", *(columns if wide else ()))
    for article in articles:
        published = _value(article.published)
        cells = [_value(article.outlet), when_short(published) if published else "no date found"]
        title = _value(article.title) or _opening(article)
        told, name = parts.get(article.id), names[article.page.origin]
        if wide:
            line_, does, own = told or _Told("", "", "")
            text = (line(line_), _wrapped(does), line(own)) if any_told else ()
            table.add_row(*map(line, cells), line(title), *text, line(name))
        else:
            table.add_row(*map(line, cells), _stacked(title, told, name))
    for column in table.columns:
        column.no_wrap = column.header != "headline"  # which alone is cut, or goes over several rows
        column.min_width = _HEADLINE if column.header == "headline" else None
    return table


def _stacked(title: str, told: _Told | None, name: str) -> Text:
    """What a wide table has in columns, below the headline."""
    cell = _wrapped(title)
    if told and told.does:
        cell.append(f"\n{told.line}: {harmless(told.does)}; own words {told.own}")
    cell.append(f"\n{harmless(name)}", style="dim")
    return cell


def _lines(found: Sequence[Line]) -> Table:
    table = plain_table("line", "whose text", "articles", "how that is known")
    for one in found:
        whose, number = one.origin or "cannot tell", str(len(one.articles))
        table.add_row(line(one.id), line(whose), line(number), _wrapped(one.reason))
    return table


def _wrapped(text: str) -> Text:
    """The same as `line` for what is worth several lines."""
    from rich.text import Text  # noqa: PLC0415

    return Text(harmless(text[:_CELL]), overflow="fold")


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
    return shorten(article.page.words(article.body[0].span), _OPENING, placeholder=" …") if article.body else ""


def _value(found: Found | None) -> str | None:
    return found.value if found else None


def _words(article: Article, span: Span | None) -> str | None:
    return article.page.words(span) if span else None
