"""What a run tells people beside its result: how far it is, what was dropped and why, what is in an account."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crossread import run
from crossread.account import Account, Claim, DifferenceKind, Status
from crossread.display import harmless
from crossread.model import Dropped
from crossread.verify import cited

if TYPE_CHECKING:
    from crossread.run import Progress

_SHOWN = 3  # stories, differences and origins named before "and 12 more": a gist is some ten lines
_WIDTH = 100  # characters of a line of the gist
_KINDS: tuple[DifferenceKind, ...] = (
    *("figure", "moment", "actor", "polarity"),
    *("speaker", "certainty", "voice", "wording"),
)
_STATUSES: tuple[Status, ...] = ("corroborated", "contested", "updated", "single-origin", "cannot-tell")
_PARTICULAR = re.compile(r"\s*\(.*|:.*| as .*| in line \d+$", re.S)  # what differs from one dropped thing to the next


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Progress]:
    """A bar for each stage on standard error where that is a terminal; silence elsewhere, or where it is to be `quiet`
    since the result itself runs over the terminal meanwhile."""
    if quiet or not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    from rich.progress import Progress as Bars  # noqa: PLC0415

    columns = (TextColumn("{task.description:9}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def tell(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield tell


def _silent(_stage: str, _done: int, _total: int | None) -> None:
    """Progress where nobody watches."""


@dataclass(slots=True)
class _Loss:
    """What was dropped for one reason, whatever is particular about each."""

    first: list[Dropped] = field(default_factory=list)  # at most _SHOWN
    count: int = 0
    differ: bool = False  # whether the reasons are not the same to the letter


class Losses:
    """What was dropped, counted by reason, and how many things were kept: of any number only a few are held."""

    def __init__(self) -> None:
        self.kept = 0
        self._by_reason: dict[str, _Loss] = {}

    def add(self, item: object) -> None:
        if not isinstance(item, Dropped):
            self.kept += 1
            return
        loss = self._by_reason.setdefault(_PARTICULAR.sub("", item.reason), _Loss())
        loss.count += 1
        if len(loss.first) < _SHOWN:
            loss.first.append(item)
        loss.differ = loss.differ or item.reason != loss.first[0].reason

    def told(self) -> int:
        """Names what was dropped, by reason; the exit code: 1 where nothing was left to use."""
        if self._by_reason:
            self._table()
        if self.kept:
            return 0
        click.echo("crossread: nothing usable was in the input", err=True)
        return 1

    def _table(self) -> None:
        from crossread.cli.tables import console, line, plain_table  # noqa: PLC0415

        table = plain_table("dropped", "reason", "which")
        for loss in sorted(self._by_reason.values(), key=lambda loss: -loss.count):
            reason = _PARTICULAR.sub("", loss.first[0].reason) if loss.differ else loss.first[0].reason
            which = [f"{item.origin} ({item.reason})" if loss.differ else item.origin for item in loss.first]
            more = f" and {loss.count - _SHOWN} more" if loss.count > _SHOWN else ""
            table.add_row(line(str(loss.count)), line(reason), line("; ".join(which) + more))
        console(stderr=True).print(table)


def ended(found: Iterable[object]) -> int:
    """Names what of all that was found was dropped, by reason; the exit code: 1 where nothing was left to use."""
    losses = Losses()
    for item in found:
        losses.add(item)
    return losses.told()


def gist(accounts: Sequence[Account], written: Sequence[Path]) -> None:
    """Some ten lines: for each story what it is, how its claims stand, its first differences, and where it was put."""
    for account in accounts[:_SHOWN]:
        _story(account, differences=_SHOWN if len(accounts) == 1 else 1)
    if len(accounts) > _SHOWN:
        click.echo(f"and {len(accounts) - _SHOWN} more stories")
    spans = sum(1 for account in accounts for _ in cited(account))
    click.echo(f"{_many(spans, 'span')} verified against {'its page' if spans == 1 else 'their pages'}.")
    for path in dict.fromkeys((written[0], written[-1])):
        click.echo(f"written: {path}")


def _story(account: Account, differences: int) -> None:
    counts = run.counts(account)
    click.echo(click.style(_cut(account.story.title), bold=True))
    numbers = ((counts.articles, "article"), (counts.outlets, "outlet"), (counts.lines, "line"))
    words = [_many(number, name) for number, name in (*numbers, (counts.origins, "origin"))]
    if counts.unknown:
        words[1] += f" ({_many(counts.unknown, 'article')} of an outlet not known)"
    click.echo("  " + ", ".join(words) + _dates(account))
    status = Counter(claim.status for claim in account.claims)
    kinds = ", ".join(f"{status[name]:,} {name.replace('-', ' ')}" for name in _STATUSES if status[name])
    click.echo(f"  {_many(len(account.claims), 'claim')}" + (f": {kinds}" if kinds else ""))
    found = _differences(account.claims)
    for difference in found[:differences]:
        click.echo(_cut(f"  differs, {difference}"))
    if len(found) > differences:
        click.echo(f"  and {_many(len(found) - differences, 'more difference')}")


def _differences(claims: Sequence[Claim]) -> list[str]:
    """The differences: those of contested claims first, and of them what cannot both be before mere words."""
    found = [
        (claim.status not in {"contested", "updated"}, difference)
        for claim in claims
        for difference in claim.differences
    ]
    found.sort(key=lambda pair: (pair[0], _KINDS.index(pair[1].kind)))
    return list(dict.fromkeys(f"{difference.kind}: {difference.reason}" for _, difference in found))


def _dates(account: Account) -> str:
    days = sorted({moment[:10] for moment in (account.story.first, account.story.last) if moment})
    return f", {' to '.join(days)}" if days else ""


def _many(number: int, name: str) -> str:
    return f"{number:,} {name}" if number == 1 else f"{number:,} {name}s"


def _cut(text: str) -> str:
    indent = text[: len(text) - len(text.lstrip(" "))]
    text = indent + harmless(text)
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"


def verified(checked: Sequence[tuple[Account, list[str]]]) -> int:
    """Says for each account whether it holds; how many things do not."""
    for account, failures in checked:
        for failure in failures:
            click.echo(harmless(failure), err=True)
        spans = sum(1 for _ in cited(account))
        if failures:
            click.echo(
                f"{_cut(account.story.title)}: {_many(len(failures), 'failure')} in {_many(spans, 'span')}", err=True
            )
        else:
            articles = _many(len(account.articles), "article")
            click.echo(f"{_cut(account.story.title)}: all {_many(spans, 'span')} in {articles} hold")
    return sum(len(failures) for _, failures in checked)
