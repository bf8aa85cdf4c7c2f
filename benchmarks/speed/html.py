"""Speed on HTML: reading and cleaning made-up pages of 100 to 300 kB, against trafilatura and jusText on the same pages.

trafilatura runs as crossread uses it, with what it finds of title, authors and date; jusText gives the text alone.
"""

from __future__ import annotations

import logging
import statistics
import time
from collections.abc import Callable

from benchmarks.speed.made_pages import page

from crossread.clean import clean
from crossread.model import Page
from crossread.read.markup import extracted

PAGES = 60
QUICK_PAGES = 15
ROUNDS = 3  # of which the median counts: the machine may be busy with something else


def trafilatura(html: str) -> object:
    import trafilatura as tool  # noqa: PLC0415

    return tool.bare_extraction(html, include_comments=False, with_metadata=True)


def justext(html: str) -> object:
    import justext as tool  # noqa: PLC0415

    return tool.justext(html.encode(), tool.get_stoplist("English"), encoding="utf-8")


def read(html: str) -> object:
    return extracted(html, None)


def read_and_clean(html: str) -> object:
    text, head = extracted(html, None)
    return clean(Page.of(text, "benchmark", html=html, **head.fields()))


METHODS: dict[str, Callable[[str], object]] = {
    "justext": justext,
    "trafilatura": trafilatura,
    "read": read,
    "read_and_clean": read_and_clean,
}


def main(*, quick: bool = False) -> dict[str, float]:
    """Prints the table and returns pages a second by method, and the time of reading and cleaning by trafilatura's."""
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    pages = [page(number) for number in range(QUICK_PAGES if quick else PAGES)]
    print(f"{len(pages)} made-up pages of {sum(map(len, pages)) / len(pages) / 1000:.0f} kB")
    rates: dict[str, float] = {}
    rounds: dict[str, list[float]] = {name: [] for name in METHODS}
    try:
        for method in METHODS.values():
            method(pages[0])  # imports and tables are loaded before the clock starts
        for _ in range(ROUNDS):  # in turns, so that what else the machine does falls on all of them
            for name, method in METHODS.items():
                rounds[name].append(seconds(method, pages))
    except ModuleNotFoundError as error:
        print(f"HTML: skipped, there is no {error.name}")
        return {}
    for name, spent in rounds.items():
        rates[f"html_{name}_pages_per_second"] = len(pages) / statistics.median(spent)
        print(f"{name:<20}{rates[f'html_{name}_pages_per_second']:>8.1f} pages/s")
    share = statistics.median(
        ours / theirs for ours, theirs in zip(rounds["read_and_clean"], rounds["trafilatura"], strict=True)
    )
    print(f"reading and cleaning takes {share:.2f} of the time of trafilatura alone")
    return {**rates, "html_time_by_trafilaturas": share}


def seconds(method: Callable[[str], object], pages: list[str]) -> float:
    started = time.process_time()
    for each in pages:
        method(each)
    return time.process_time() - started


if __name__ == "__main__":
    main()
