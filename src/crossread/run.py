"""The only file that knows the stages: what runs in what order, and what is missing for what was asked.

Each verb takes what the user has. `collate` of pages cleans, annotates and clusters them first; a `Dropped` value that
comes in at any point goes through and ends in the account's `made.dropped`.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Literal, TypeVar

from msgspec import structs

from crossread import mastheads, places
from crossread.account import Account, Loss, Made
from crossread.annotate import annotate as annotate_articles
from crossread.clean import clean as clean_page
from crossread.cluster import cluster as cluster_articles
from crossread.cluster.membership import Change
from crossread.collate import collate as collate_story
from crossread.corrections import Correction
from crossread.corrections import read as read_corrections
from crossread.errors import CrossreadError, InputError, VerificationError
from crossread.model import Annotations, Article, Clustering, Dropped, Page, Story
from crossread.places import Format
from crossread.publish import html as html_page
from crossread.publish import index as index_page
from crossread.publish import json as json_record
from crossread.publish import markdown, read_html, read_json
from crossread.publish.overview import Counts
from crossread.publish.overview import counts as counts_of
from crossread.read import read as read_paths
from crossread.verify import verify as failures_of
from crossread.workers import Workers

Progress = Callable[[str, int, int | None], None]  # stage, items done, items in all (None: not known yet)
Offered = Iterable[Page | Article | Dropped]
Item = TypeVar("Item")

STREAMED = 200  # articles of a stream saved at a time: an interruption loses twice so many at most
ALONE = 4  # such batches taken in before a second process is started, which takes a second
WINDOW = 14  # days: see cluster/stream.py
BATCH = 8  # articles annotated at a time: a step of the progress bar, and what a batched model takes at once


@dataclass(frozen=True, slots=True)
class Streamed:
    """What became of the pages of a stream."""

    clustering: Clustering  # all stories of the state
    changes: tuple[Change, ...]  # what the new pages changed in them
    dropped: tuple[Dropped, ...]


def read(
    *paths: str | os.PathLike[str],
    meta: str | os.PathLike[str] | None = None,
    as_is: bool = False,
    fetch: bool | None = None,
    allow_private: bool = False,
    progress: Progress | None = None,
) -> Iterator[Page | Dropped]:
    """Pages of files and folders ("-" is standard input), one after the other. What cannot be used comes as `Dropped`.

    A path may be the address of a page or a feed (http, https): then the network is used, and only then.

    meta: a table (CSV) with the columns file, outlet, url, title, published.
    as_is: the texts are article bodies already; `clean` keeps all of them.
    fetch: None fetches the addresses given, also in a list of addresses; True also what stands behind the entries of
    feeds and outlines; False nothing: what was fetched before is read from the cache.
    allow_private: also machines of the own network may be asked.

    Raises InputError for a path that does not exist.
    """
    return read_paths(paths, meta=meta, as_is=as_is, fetch=fetch, allow_private=allow_private, progress=progress)


def clean(
    pages: Offered, *, progress: Progress | None = None, workers: Workers | None = None
) -> list[Article | Dropped]:
    """An article for each page, in order, with the parts of the page labelled. Articles pass through as they are.

    Raises InputError for a table of outlets of your own (CROSSREAD_OUTLETS) that cannot be read.
    """
    mastheads.rows()
    return list(clean_each(pages, progress=progress, workers=workers))


def clean_each(
    pages: Offered, *, progress: Progress | None = None, workers: Workers | None = None
) -> Iterator[Article | Dropped]:
    """The same one by one, while the pages are read: an archive of any length needs the memory of a few pages."""
    total = len(pages) if isinstance(pages, list) else None
    offered = pages if isinstance(pages, list) else _told("read", pages, progress)
    done = 0
    for item in (workers or Workers(1)).stream(_cleaned, offered):
        done += 1
        _tell(progress, "clean", done, total)
        yield item
    if total is None:
        _tell(progress, "read", done, done)
        _tell(progress, "clean", done, done)


def annotate(
    articles: Offered, *, sure: float = 0.0, progress: Progress | None = None, workers: Workers | None = None
) -> list[Annotations | Dropped]:
    """What stands in each article: sentences, mentions, attributions, figures, moments. Pages are cleaned first.

    sure: attributions whose confidence is lower, 0 to 1, get no speaker.
    """
    cleaned = clean(articles, progress=progress, workers=workers)
    seen = _annotated([item for item in cleaned if isinstance(item, Article)], progress, workers)
    seen = {page: _surer(found, sure) if isinstance(found, Annotations) else found for page, found in seen.items()}
    return [seen[item.id] if isinstance(item, Article) else item for item in cleaned]


def cluster(articles: Offered, *, progress: Progress | None = None, workers: Workers | None = None) -> Clustering:
    """Articles grouped into stories, with the text that they share. Pages are cleaned first."""
    kept, _ = _sorted(clean(articles, progress=progress, workers=workers))
    return _clustered(*_usable(kept, _annotated(kept, progress, workers))[:2], progress)


def stream(
    pages: Offered,
    state: str | os.PathLike[str],
    *,
    window: int = WINDOW,
    progress: Progress | None = None,
    workers: Workers | None = None,
) -> Streamed:
    """Stories of pages that come in over time: those of the file `state`, and what new pages change in them.

    The file is made where there is none. What was read before is passed over, and an interruption loses a few hundred at
    most: the same call goes on. window: days after which an article is no more compared with new ones; a file keeps its own.
    Pages are not annotated. workers: with several processes, one more reads and compares articles ahead where there are
    many. Raises InputError for a file that is no state of a stream.
    """
    from crossread.cluster.stream import Stream  # noqa: PLC0415

    changes: list[Change] = []
    lost: list[Dropped] = []
    with Stream(state, window=window, processes=workers.processes if workers else 1) as news:
        new = (item for item in pages if isinstance(item, Dropped) or _id(item) not in news)
        batches = _kept(clean_each(new, progress=progress, workers=workers), lost)
        first = map(news.add, islice(batches, ALONE))
        for found in chain(first, news.feed(batches)):
            changes += found
            _tell(progress, "cluster", len(news), None)
        return Streamed(news.clustering(), tuple(changes), tuple(lost))


def _kept(coming: Iterator[Article | Dropped], lost: list[Dropped]) -> Iterator[list[Article]]:
    """The articles of so many items as are saved at a time; what is none goes to `lost`."""
    while batch := list(islice(coming, STREAMED)):
        kept, dropped = _sorted(batch)
        lost += dropped
        yield kept


def _id(item: Page | Article) -> str:
    return item.id


def collate(
    articles: Offered | Clustering,
    *,
    sure: float = 0.0,
    corrections: Iterable[str | os.PathLike[str]] = (),
    progress: Progress | None = None,
    workers: Workers | None = None,
) -> list[Account]:
    """An account for each story. Pages are cleaned and grouped into stories first; a clustering is taken as it is.

    sure: attributions whose confidence is lower, 0 to 1, get no speaker: what they report is attributed to nobody known.
    corrections: files of what a reader knows better (docs/corrections.md). Raises InputError, with file and line, for one
    that is malformed and for one that fits no story.
    """
    known_better = [one for file in corrections for one in read_corrections(file)]
    dropped: tuple[Dropped, ...] = ()
    if isinstance(articles, Clustering):
        kept = _of_stories(articles)
    else:
        kept, dropped = _sorted(clean(articles, progress=progress, workers=workers))
    kept, annotations, failed = _usable(kept, _annotated(kept, progress, workers))
    annotations = {page: _surer(found, sure) for page, found in annotations.items()}
    clustering = articles if isinstance(articles, Clustering) else _clustered(kept, annotations, progress)
    tasks = [(story, _of_story(story, annotations), known_better) for story in clustering.stories]
    accounts = _accounts(tasks, (*dropped, *failed), progress, workers)
    _all_fitted(known_better, accounts)
    return accounts


def publish(
    accounts: Sequence[Account],
    out: str | os.PathLike[str],
    *,
    pages: Offered | None = None,
    format: Format = "html",
) -> list[Path]:
    """Writes accounts and returns the files written, the one to open first in front.

    out: for html a folder (index.html, account.json, and a page a story where there are several) or a file .html;
    for json and md a file, or a folder that exists.
    pages: the pages or articles that the accounts were made from. With them every account is verified first; html
    needs them, since it shows each article's text.

    Raises VerificationError for an account that its pages do not bear out, InputError for what cannot be written.
    """
    if not accounts:
        raise InputError("there is no account to publish")
    texts = _texts(accounts, pages) if pages is not None else None
    if texts is not None:
        _verified(accounts, texts)
    elif format == "html":
        raise InputError("an HTML account shows the text of each article: give publish the pages")
    return places.write(_contents(accounts, places.first(out, format), texts or {}, format))


def verify(account: Account, pages: Offered | Mapping[str, str]) -> list[str]:
    """What of an account its pages do not bear out, in words; [] where all of it holds.

    pages: pages or articles, found by their id or the hash of their text; or texts by article id.
    """
    return failures_of(account, pages if isinstance(pages, Mapping) else _texts([account], pages))


def rendered(accounts: Sequence[Account], format: Literal["json", "md"], pages: Offered | None = None) -> bytes:
    """Accounts as one text, for standard output. Verified first where the pages are given."""
    if pages is not None:
        _verified(accounts, _texts(accounts, pages))
    if format == "json":
        return json_record(accounts)
    return "\n\n".join(markdown(account) for account in accounts).encode("utf-8", "replace")


def load(path: str | os.PathLike[str]) -> list[Account]:
    """The accounts in a JSON file, or the one that an HTML page carries. Raises InputError."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{os.fspath(path)}: cannot be read ({error.strerror})") from None
    if data.lstrip()[:1] == b"<":
        return [read_html(data.decode("utf-8", "replace"))[0]]
    return read_json(data)


def counts(account: Account) -> Counts:
    """How many articles, outlets, lines and origins an account has, as its page counts them."""
    return counts_of(account)


def _told(stage: str, items: Iterable[Item], progress: Progress | None) -> Iterator[Item]:
    """The same items, each told as it passes."""
    for number, item in enumerate(items, 1):
        _tell(progress, stage, number, None)
        yield item


def _sorted(found: Iterable[Article | Dropped]) -> tuple[list[Article], tuple[Dropped, ...]]:
    items = list(found)
    return [i for i in items if isinstance(i, Article)], tuple(i for i in items if isinstance(i, Dropped))


def _cleaned(item: Page | Article | Dropped) -> Article | Dropped:
    if not isinstance(item, Page):
        return item
    try:
        return clean_page(item)
    except Exception as error:
        return Dropped(item.origin, _fault("clean", error), item.key)


def _annotated(
    articles: Sequence[Article], progress: Progress | None, workers: Workers | None = None
) -> dict[str, Annotations | Dropped]:
    """By article. No annotator looks beyond its article, so a batch is a matter of speed alone."""
    processes = workers.processes if workers else 1
    # of few articles every process still gets some
    size = BATCH if processes < 2 else max(1, min(BATCH, len(articles) // (2 * processes)))
    batches = [articles[start : start + size] for start in range(0, len(articles), size)]
    found: dict[str, Annotations | Dropped] = {}
    for batch, seen in zip(batches, (workers or Workers(1)).map(_annotated_batch, batches), strict=True):
        found |= zip((article.id for article in batch), seen, strict=True)
        _tell(progress, "annotate", len(found), len(articles))
    return found


def _annotated_batch(batch: Sequence[Article]) -> list[Annotations | Dropped]:
    try:
        return list(annotate_articles(batch))
    except Exception as error:
        if len(batch) == 1:
            return [Dropped(batch[0].page.origin, _fault("annotate", error), batch[0].page.key)]
        return [_annotated_batch([article])[0] for article in batch]


def _fault(stage: str, error: Exception) -> str:
    return f"crossread's own fault in {stage} ({type(error).__name__}: {error})"


def _surer(found: Annotations, sure: float) -> Annotations:
    """The annotations with the speakers of less sure attributions taken back. What these report stays attributed, to nobody:
    it is not the outlet's own word. Attributions found by rules are not scored and stay."""
    if all(told.confidence is None or told.confidence >= sure for told in found.attributions):
        return found
    return dataclasses.replace(
        found,
        attributions=tuple(
            told
            if told.confidence is None or told.confidence >= sure
            else dataclasses.replace(
                told,
                speaker=None,
                chain=(),
                reason=f"confidence {told.confidence:.2f}, less than the {sure:.2f} asked for",
            )
            for told in found.attributions
        ),
    )


def _usable(
    articles: Sequence[Article], seen: Mapping[str, Annotations | Dropped]
) -> tuple[list[Article], dict[str, Annotations], list[Dropped]]:
    """The articles that could be annotated, with their annotations, and those that could not."""
    annotations = {page: found for page, found in seen.items() if isinstance(found, Annotations)}
    failed = [found for found in seen.values() if isinstance(found, Dropped)]
    return [article for article in articles if article.id in annotations], annotations, failed


def _clustered(
    articles: Sequence[Article], annotations: Mapping[str, Annotations], progress: Progress | None
) -> Clustering:
    if not articles:
        return Clustering(())
    _tell(progress, "cluster", 0, len(articles))
    clustering = cluster_articles(articles, [annotations[article.id] for article in articles])
    _tell(progress, "cluster", len(articles), len(articles))
    return clustering


Task = tuple[Story, Mapping[str, Annotations], Sequence[Correction]]


def _accounts(
    tasks: Sequence[Task], dropped: Sequence[Dropped], progress: Progress | None, workers: Workers | None = None
) -> list[Account]:
    """An account for each story."""
    made: list[Account | Dropped] = []
    for account in (workers or Workers(1)).map(_account, tasks):
        made.append(account)
        _tell(progress, "collate", len(made), len(tasks))
    failed = [found for found in made if isinstance(found, Dropped)]
    if made and len(failed) == len(made):
        raise CrossreadError(f"no account could be made: {failed[0].origin}: {failed[0].reason}")
    how = _made([article for task in tasks for article in task[0].articles], (*dropped, *failed))
    return [structs.replace(account, made=how) for account in made if isinstance(account, Account)]


def _all_fitted(corrections: Sequence[Correction], accounts: Sequence[Account]) -> None:
    """Raises InputError for corrections that say nothing of any of these stories: the reports have changed, or a name is
    spelt otherwise."""
    fitted = {one.place for account in accounts for one in account.corrections}
    lost = [f"{one.place}: {one.said}: {one.missing}" for one in corrections if one.place not in fitted]
    if accounts and lost:
        raise InputError("; ".join(lost))


def _account(task: Task) -> Account | Dropped:
    story, annotations, corrections = task
    try:
        return collate_story(story, annotations, Made(by=""), corrections)
    except Exception as error:
        return Dropped(f"story “{story.title}”", _fault("collate", error))


def _of_stories(clustering: Clustering) -> list[Article]:
    return list({article.id: article for story in clustering.stories for article in story.articles}.values())


def _of_story(story: Story, annotations: Mapping[str, Annotations]) -> dict[str, Annotations]:
    """Nothing is known of an article of a given clustering that could not be annotated."""
    return {article.id: annotations.get(article.id, Annotations(article.id)) for article in story.articles}


def _made(articles: Sequence[Article], dropped: Sequence[Dropped]) -> Made:
    from crossread import __version__  # noqa: PLC0415

    settings: dict[str, str | int | float | bool] = {}
    if any(article.page.as_is for article in articles):
        settings["as_is"] = True
    return Made(
        by=f"crossread {__version__}",
        settings=settings,
        dropped=tuple(Loss(item.origin, item.reason) for item in dropped),
    )


def _texts(accounts: Iterable[Account], pages: Offered) -> dict[str, str]:
    """The text of each article of some accounts: of any page with the same text, else of the page with its id."""
    wanted = {article.id: article.sha256 for account in accounts for article in account.articles}
    by_id: dict[str, str] = {}
    by_hash: dict[str, str] = {}
    for item in pages:
        if not isinstance(item, Dropped):
            page = item.page if isinstance(item, Article) else item
            by_hash[page.sha256] = by_id[page.id] = page.text
    found = {identity: by_hash.get(digest, by_id.get(identity)) for identity, digest in wanted.items()}
    return {identity: text for identity, text in found.items() if text is not None}


def _verified(accounts: Iterable[Account], texts: Mapping[str, str]) -> None:
    failures = [failure for account in accounts for failure in failures_of(account, texts)]
    if failures:
        raise VerificationError(failures)


def _contents(
    accounts: Sequence[Account], target: Path, texts: Mapping[str, str], format: Format
) -> Iterator[tuple[Path, bytes]]:
    """Each file and what stands in it. Names of files come from the target and a number, never from a page."""
    if format != "html":
        yield target, rendered(accounts, format)
        return
    stem = "story" if target.name == "index.html" else target.stem
    record = "account.json" if target.name == "index.html" else f"{target.stem}.json"
    if len(accounts) == 1:
        yield target, html_page(accounts[0], texts, verified=True).encode("utf-8", "replace")
    else:
        names = [f"{stem}-{number}.html" for number in range(1, len(accounts) + 1)]
        yield target, index_page(accounts, names).encode("utf-8", "replace")
        for name, account in zip(names, accounts, strict=True):
            yield target.with_name(name), html_page(account, texts, verified=True).encode("utf-8", "replace")
    yield target.with_name(record), json_record(accounts)


def _tell(progress: Progress | None, stage: str, done: int, total: int | None) -> None:
    if progress is not None:
        progress(stage, done, total)
