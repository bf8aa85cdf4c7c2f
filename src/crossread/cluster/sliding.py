"""Which articles are in a window of days. That depends on their days and the order in which they come, and on nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from crossread import clock
from crossread.cluster.order import published
from crossread.model import Article


@dataclass
class Sliding:
    """The articles of a window by number. An article without a day counts as of the latest day seen.

    Days are counted since the year 1.
    """

    window: int | None  # days after which an article leaves; None: never
    today: int | None = None  # the latest day seen
    days: dict[int, int | None] = field(default_factory=dict)  # of each article in it, the day that it counts as of

    def advance(self, coming: Iterable[Article]) -> list[int] | None:
        """Moves on to the latest day of articles that come. Returns those that leave; None where the day stays the same."""
        days = [day for article in coming if (day := _day(article)) is not None]
        today = max([*days, *([self.today] if self.today is not None else [])], default=None)
        moved, self.today = today != self.today, today
        if self.window is None or today is None or not moved:
            return None
        old = today - self.window
        gone = [number for number, day in self.days.items() if day is not None and day < old]
        for number in gone:
            del self.days[number]
        return gone

    def admit(self, numbers: Sequence[int], articles: Sequence[Article]) -> None:
        """Takes in articles for which the window has moved on."""
        for number, article in zip(numbers, articles, strict=True):
            day = _day(article)
            self.days[number] = self.today if day is None else day


def _day(article: Article) -> int | None:
    day = clock.day(published(article))
    return day.toordinal() if day else None
