"""The command `crossread`: parses, calls run, shows. Exit codes are in `EXIT_CODES` and in docs/cli.md.

commands   the commands and their help      options   what several commands share
shapes     what --format json prints        tables    what people see instead
report     progress, what was dropped, the gist of an account
"""

from __future__ import annotations

import os
import sys

import click

from crossread.cli.commands import crossread
from crossread.display import harmless
from crossread.errors import CrossreadError, InputError, VerificationError

FINE, NOTHING_USABLE, WRONG_INPUT, NOT_VERIFIED, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 3, 130, 141


def main(arguments: list[str] | None = None) -> None:
    """Runs the command and leaves the process with its exit code."""
    sys.exit(code_of(arguments))


def code_of(arguments: list[str] | None = None) -> int:
    """Runs the command; errors become one line on standard error and an exit code."""
    try:
        code = crossread.main(arguments, prog_name="crossread", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return WRONG_INPUT
    except InputError as error:
        return _failed(str(error), WRONG_INPUT)
    except VerificationError as error:
        for failure in error.failures:
            click.echo(harmless(failure), err=True)
        return _failed(f"{len(error.failures)} things in the account do not hold; nothing was written", NOT_VERIFIED)
    except CrossreadError as error:
        return _failed(str(error), NOTHING_USABLE)
    except (KeyboardInterrupt, click.Abort, EOFError):
        return _failed("interrupted", INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more on its way out
        return PIPE_CLOSED
    return int(code or FINE)


def _failed(message: str, code: int) -> int:
    click.echo(f"crossread: {harmless(message)}", err=True)
    return code
