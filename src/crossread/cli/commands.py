"""The commands. Each reads, calls one verb of run, and shows what came back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import click

from crossread import __version__, corrections, places, run
from crossread.cli.options import Given, examples, reading, sureness, table_or_json, table_or_json_lines
from crossread.errors import InputError
from crossread.model import Annotations, Article, Clustering, Dropped, Page
from crossread.workers import Workers

NOT_VERIFIED = 3


class InOrder(click.Group):
    """Lists the commands in the order of the stages, which is the order they are written in."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


@click.group(
    cls=InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples(
        "crossread collate reports/             an account of each story, as HTML in ./account",
        "crossread collate *.txt --format json  the same as JSON, on standard output",
        "crossread clean reports/ki.html        which part of a page is the article",
        "crossread verify account/account.json  every span re-read from its page",
    ),
)
@click.version_option(__version__, message="crossread %(version)s")
def crossread() -> None:
    """Reads several outlets' reports of one event and gives one account that can be checked.

    PATH is a file or a folder: text, HTML, feeds, JSON or JSON lines with a text or html field, CSV tables; "-" is
    standard input. PATH may be an address (http, https) of a page or a feed, or a file with addresses, one a line.
    NAME.json beside NAME.txt gives what the text lacks: outlet, url, title, published, authors.
    Whatever cannot be used is named at the end, with the reason.
    """


@crossread.command(
    epilog=examples(
        "crossread read reports/",
        "crossread read saved.html --format json",
        "crossread read articles.jsonl --meta outlets.csv",
    )
)
@reading
@table_or_json_lines
def read(given: Given, form: str) -> int:
    """Show the pages: what is read from each file, and what its carrier says of it."""
    from crossread.cli import shapes, tables  # noqa: PLC0415

    return _each(form, lambda progress: _told(given.pages(progress), progress), shapes.page, tables.pages)


@crossread.command(
    epilog=examples(
        "crossread clean reports/",
        "crossread clean page.txt               up to three pages are shown block by block",
        "crossread clean pages.jsonl --format json > clean.json",
        "crossread clean crawl.warc.gz --format jsonl > clean.jsonl",
    )
)
@reading
@table_or_json_lines
def clean(given: Given, form: str) -> int:
    """Show the articles: which part of each page is the article, and its title, outlet, authors, date and credits."""
    from crossread.cli import shapes, tables  # noqa: PLC0415

    with Workers() as workers:
        return _each(
            form,
            lambda progress: run.clean_each(given.pages(progress), progress=progress, workers=workers),
            shapes.article,
            tables.articles,
        )


@crossread.command(
    epilog=examples(
        "crossread annotate report.txt",
        "crossread annotate bodies.jsonl --as-is --format json > annotations.json",
    )
)
@reading
@sureness
@table_or_json
def annotate(given: Given, sure: float, form: str) -> int:
    """Show what stands in each article: sentences, mentions, attributions, figures and moments."""
    from crossread.cli import report, shapes, tables  # noqa: PLC0415

    with report.progress() as progress, Workers() as workers:
        found = run.clean(given.pages(progress), progress=progress, workers=workers)
        seen = run.annotate(found, sure=sure, progress=progress, workers=workers)
    both = list(zip(found, seen, strict=True))
    kept = [(a, s) for a, s in both if isinstance(a, Article) and isinstance(s, Annotations)]
    _show(form, [shapes.annotated(*pair) for pair in both], lambda: tables.annotated(kept))
    return report.ended(found)


@crossread.command(
    epilog=examples(
        "crossread cluster reports/",
        "crossread cluster corpus.jsonl --format json > stories.json",
        "crossread cluster today/ --stream news.state     adds today's pages to the stories of a stream",
    )
)
@reading
@click.option(
    "--stream",
    "state",
    metavar="FILE",
    help="Keep the stories in FILE and add these pages to them; pages read before are passed over.",
)
@click.option(
    "--window",
    type=click.IntRange(1, 366),
    default=run.WINDOW,
    show_default=True,
    metavar="DAYS",
    help="Of a new stream: after so many days an article is no more compared with new ones.",
)
@table_or_json
def cluster(given: Given, state: str | None, window: int, form: str) -> int:
    """Show which articles are about one story, and which are one text.

    A story is articles about one happening: each with its outlet, day and headline, and the earlier story that it
    follows up. A line is one text that went round, such as an agency's report and the papers that print it: for each
    article whether it is closest to that text, prints it whole or cut, or takes paragraphs of it, and how many of its
    words are its own. Papers of one publisher are no reprints of each other. The line says whose text it is and by what
    that is known, or that it cannot be told: the earliest article is not always the origin.
    """
    from crossread.cli import report, shapes, tables  # noqa: PLC0415

    if state is not None:
        with report.progress() as progress, Workers() as workers:
            streamed = run.stream(given.pages(progress), state, window=window, progress=progress, workers=workers)
        _show(form, shapes.streamed(streamed), lambda: tables.streamed(streamed))
        return report.ended([*articles_of(streamed.clustering), *streamed.dropped])
    with report.progress() as progress, Workers() as workers:
        found = run.clean(given.pages(progress), progress=progress, workers=workers)
        clustering = run.cluster(found, progress=progress, workers=workers)
    _show(form, shapes.clustering(clustering, found), lambda: tables.clustering(clustering, _kept(found, Article)))
    return report.ended(found)


@crossread.command(
    epilog=examples(
        "crossread collate reports/                    HTML in ./account, with account.json beside",
        "crossread collate reports/ -o dam.html        one file (more stories: dam-1.html, dam-2.html ...)",
        "crossread collate reports/ --format json      JSON on standard output",
        "crossread collate reports/ --format md -o dam.md",
        "crossread collate bodies.jsonl --as-is --meta outlets.csv",
        "crossread collate reports/ --corrections mine.toml",
        "",
        "What you know better, in a corrections.toml beside the reports, holds on every run:",
        "",
        "[[same]]",
        'names = ["Ana Ruiz", "the harbour chief"]',
        "[[different]]",
        'names = ["John Roe", "J. Roe"]',
        "[[rename]]",
        'name = "Anna Ruis"',
        'to = "Ana Ruiz"',
        "[[speaker-of]]",
        'words = "We saw no reason to wait"',
        'speaker = "Ana Ruiz"',
    )
)
@reading
@sureness
@click.option(
    "--corrections",
    "corrected",
    multiple=True,
    metavar="FILE",
    help="Corrections beside those of a corrections.toml that stands with the reports: docs/corrections.md teaches them.",
)
@click.option("-o", "--out", metavar="OUT", help="Where to write: a folder or a file.  [default for html: account]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "json", "md"]),
    default="html",
    show_default=True,
    help="json and md go to standard output where no OUT is given.",
)
def collate(
    given: Given,
    sure: float,
    corrected: tuple[str, ...],
    out: str | None,
    form: Literal["html", "json", "md"],
) -> int:
    """Write an account of each story in the input: who reports what, on whose word, and where the reports differ."""
    from crossread.cli import report  # noqa: PLC0415

    if out is None and form == "html":
        out = "account"
    if out is not None:
        places.check_writable(out, form)
    with report.progress() as progress, Workers() as workers:
        found = run.clean(given.pages(progress), progress=progress, workers=workers)
        files = corrections.files(given.paths, corrected)
        accounts = run.collate(found, sure=sure, corrections=files, progress=progress, workers=workers)
    if not accounts:
        return report.ended(_kept(found, Dropped))
    if out is None and form != "html":
        _print(run.rendered(accounts, form, found))
    else:
        report.gist(accounts, run.publish(accounts, out or "account", pages=found, format=form))
    lost = [Dropped(loss.origin, loss.reason) for loss in accounts[0].made.dropped]
    return report.ended([*accounts, *lost])


@crossread.command(
    epilog=examples(
        "crossread verify account/account.json",
        "crossread verify account/index.html --pages reports/",
    )
)
@click.argument("account")
@click.option(
    "--pages",
    "folders",
    multiple=True,
    metavar="PATH",
    help="Where the pages are, as a file or a folder (may be repeated); found by the hash of their text.",
)
def verify(account: str, folders: tuple[str, ...]) -> int:
    """Re-read every span of an ACCOUNT (JSON or HTML) from its pages, and name each that does not hold.

    Pages are looked for under --pages, then where the account says they were read, from the account's folder and from
    here. A page counts as found when its text has the hash that the account gives.
    """
    from crossread.cli import finding, report  # noqa: PLC0415

    accounts = run.load(account)
    if not accounts:
        raise InputError(f"{account}: holds no account")
    pages = finding.pages(accounts, Path(account).parent, folders)
    return NOT_VERIFIED if report.verified([(a, run.verify(a, pages)) for a in accounts]) else 0


def articles_of(found: Clustering) -> list[Article]:
    return [article for story in found.stories for article in story.articles]


def _told(pages: Iterator[Page | Dropped], progress: run.Progress) -> Iterator[Page | Dropped]:
    for number, item in enumerate(pages, 1):
        progress("read", number, None)
        yield item


def _each(
    form: str,
    found: Callable[[run.Progress], Iterator[Any]],
    shape: Callable[[Any], dict[str, Any]],
    table: Callable[[list[Any]], None],
) -> int:
    """Shows what is found: as a table at the end, as JSON item by item, so that no length of input fills the memory."""
    from crossread.cli import report, shapes  # noqa: PLC0415

    if form == "table":
        with report.progress() as progress:
            items = list(found(progress))
        table([item for item in items if not isinstance(item, Dropped)])
        return report.ended(items)
    losses = report.Losses()

    def shaped(progress: run.Progress) -> Iterator[dict[str, Any]]:
        for item in found(progress):
            losses.add(item)
            yield shape(item)

    with report.progress(quiet=sys.stdout.isatty()) as progress:
        for piece in shapes.pieces(shaped(progress), form):
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    return losses.told()


def _kept(found: list[Any], kind: type[Any]) -> list[Any]:
    return [item for item in found if isinstance(item, kind)]


def _show(form: str, shape: object, table: Any) -> None:
    """JSON, or the table where people read."""
    if form == "json":
        from crossread.cli import shapes  # noqa: PLC0415

        _print(shapes.written(shape))
    else:
        table()


def _print(data: bytes) -> None:
    stream = sys.stdout.buffer
    stream.write(data if data.endswith(b"\n") else data + b"\n")
    stream.flush()
