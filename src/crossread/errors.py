"""Errors, named for what to do next. A page that cannot be used is no error but a `Dropped` value: the run goes on.

CrossreadError
├── InputError        your input is wrong: the message says what to change. Exit code 2
└── VerificationError a span of an account does not hold: publish refuses it. Exit code 3
"""


class CrossreadError(Exception):
    """Base of all errors that crossread raises on purpose."""


class InputError(CrossreadError):
    """What was asked for cannot be done with what was given: a path that does not exist, a table without its columns."""


class VerificationError(CrossreadError):
    """An account says something that its pages do not."""

    def __init__(self, failures: list[str]) -> None:
        self.failures = failures
        super().__init__(f"{len(failures)} spans do not hold: " + "; ".join(failures[:3]))
