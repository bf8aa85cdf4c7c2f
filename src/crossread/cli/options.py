"""What several commands share: their arguments, options, and the words of their help."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from crossread import run
from crossread.model import Dropped, Page

Command = TypeVar("Command", bound=Callable[..., Any])

EXIT_CODES = """\b
Exit codes:
  0    fine
  1    nothing usable was in the input
  2    your input is wrong: the message says what to change
  3    verification failed: an account says what its pages do not
  130  interrupted (Ctrl-C)
"""


def examples(*lines: str) -> str:
    """The end of a command's help: examples, then exit codes. Click keeps the lines of a \\b paragraph as they are."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines), "", EXIT_CODES))


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be read, as the arguments and options say."""

    paths: tuple[str, ...]
    meta: str | None
    as_is: bool
    fetch: bool | None
    allow_private: bool

    def pages(self, progress: run.Progress | None = None) -> Iterator[Page | Dropped]:
        return run.read(
            *self.paths,
            meta=self.meta,
            as_is=self.as_is,
            fetch=self.fetch,
            allow_private=self.allow_private,
            progress=progress,
        )


def reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """PATH... and the options of reading, for every command that reads pages: it gets them as one `given`."""

    @functools.wraps(command)
    def with_given(**options: Any) -> Any:
        said = {name: options.pop(name) for name in Given.__dataclass_fields__}
        return command(given=Given(**said), **options)

    for add in (
        click.option("--allow-private", is_flag=True, help="Let addresses lead to machines of your own network."),
        click.option(
            "--fetch/--offline",
            default=None,
            help="Also fetch what feeds and outlines lead to; or fetch nothing, not even addresses you give.",
        ),
        click.option("--meta", metavar="TABLE", help="A CSV table with columns file, outlet, url, title, published."),
        click.option("--as-is", is_flag=True, help="The texts are article bodies already: keep all of them."),
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
    ):
        with_given = add(with_given)
    return with_given


def table_or_json(command: Command) -> Command:
    return _format(["table", "json"], "A table for people, or JSON for machines.")(command)


def table_or_json_lines(command: Command) -> Command:
    """For the commands that write item by item, as they read."""
    return _format(
        ["table", "json", "jsonl"], "A table for people, or JSON for machines: a list, or an object a line."
    )(command)


def _format(forms: Sequence[str], words: str) -> Callable[[Command], Command]:
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help=words)


def sureness(command: Command) -> Command:
    """--sure, for the commands that show attributions."""
    return click.option(
        "--sure",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="SHARE",
        help="Name no speaker for attributions whose confidence is lower, 0 to 1: docs/tagger.md says what each share keeps.",
    )(command)
