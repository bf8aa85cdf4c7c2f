"""How fast amounts and dates are read, on one core: `python -m benchmarks.speed.figures [--quick]`.

Megabytes (10^6 bytes of UTF-8) of text a second of processor time, for moments, for figures after them, and for both as the
pipeline runs them, with the sentences cut before; each in a process of its own, so that none finds what another has
remembered. The texts are articles of stories/ of the corpora (CROSSREAD_DATA, else ../shared/data beside the checkout), else
the reports of samples/. quantulum3 and dateparser, where they are installed (benchmarks/quality/others.py), read some of the
same sentences.

Then hostile input, one line of 10,000 and of 100,000 characters: seconds for both, and the power of the length with which
they grow (1 is linear). A line that would take more than LIMIT seconds is not run, and says so.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.quality import others, readers

from crossread.annotate import figures as read_figures
from crossread.annotate import moments as read_moments
from crossread.annotate import sentences
from crossread.model import Annotations, Article

ROOT = Path(__file__).resolve().parents[2]
STORIES = Path(os.environ.get("CROSSREAD_DATA", ROOT.parent / "shared" / "data")) / "stories" / "allsides.train.jsonl"
SAMPLE = ROOT / "samples" / "reports"
PARTS = ("moments", "figures", "both")
BYTES, QUICK_BYTES = 3_000_000, 600_000  # of text a measurement
RUNS = 3  # of which the median is taken
OTHERS_SENTENCES = 200  # that the other libraries read: they take milliseconds for each
SIZES = (10_000, 100_000)  # characters of a hostile line
LIMIT = 60.0  # seconds
MEGABYTE = 1e6
LOADED = "On Tuesday the firm sold 3 million shares for $5m."
HOSTILE = {
    "digits": "1234567890",
    "number words": "one two three ",
    "and": "and ",
    "brackets": "(",
    "grouped digits": "1,234,",
    "dates": "1/2/",
    "dots": "1.2.",
    "weekdays": "Monday ",
    "currency signs": "$",
    "hyphens": "two-",
    "months": "May 5 to ",
    "ordinals": "fifth of ",
    "hedges": "more than about ",
    "quotation marks": '"5 ',
}


def main(*, quick: bool = False) -> dict[str, float]:
    """Prints the tables; returns megabytes a second by reader, and seconds and growth by hostile line."""
    size = QUICK_BYTES if quick else BYTES
    where = "articles" if STORIES.is_file() else "the sample's reports, repeated"
    print(f"{size / MEGABYTE:.1f} MB of {where}, one core, median of {1 if quick else RUNS}")
    rates: dict[str, float] = {}
    for part in PARTS:
        rates[f"{part} megabytes_per_second"] = statistics.median(
            _apart(part, size) for _ in range(1 if quick else RUNS)
        )
        print(f"  {part:14}{rates[f'{part} megabytes_per_second']:>9.2f} MB/s", flush=True)
    rates |= _others()
    return rates | hostile()


def _apart(part: str, size: int) -> float:
    """Megabytes a second of one part, measured in a fresh process. Raises CalledProcessError."""
    command = [sys.executable, "-m", "benchmarks.speed.figures", "--part", part, "--bytes", str(size)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return float(run.stdout)


def measured(part: str, size: int) -> float:
    """Megabytes a second of one part, here and now, on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    readers.annotated(readers.article(LOADED, "2025-01-22"))  # the tables are read
    articles = [readers.article(text, day) for text, day in texts(size)]
    cut = [sentences.split([one], [Annotations(one.id)])[0] for one in articles]
    if part == "figures":
        cut = [read_moments.find([one], [seen])[0] for one, seen in zip(articles, cut, strict=True)]
        _forget()
    started = time.process_time()
    for one, seen in zip(articles, cut, strict=True):
        _read(part, one, seen)
        if not STORIES.is_file():
            _forget()  # the sample comes again and again
    seconds = time.process_time() - started
    return sum(len(one.text.encode()) for one in articles) / MEGABYTE / seconds


def _read(part: str, one: Article, seen: Annotations) -> None:
    if part != "figures":
        seen = read_moments.find([one], [seen])[0]
    if part != "moments":
        read_figures.find([one], [seen])


def _forget() -> None:
    """Sentences that are remembered as cut into words are forgotten."""
    from crossread.annotate.tokens import tokens_of  # noqa: PLC0415

    tokens_of.cache_clear()


def texts(size: int) -> list[tuple[str, str | None]]:
    """Texts of together at least `size` bytes, with their days."""
    found: list[tuple[str, str | None]] = []
    total = 0
    if STORIES.is_file():
        with STORIES.open(encoding="utf-8") as lines:
            for line in lines:
                for row in json.loads(line)["articles"]:
                    found.append((row["text"], row["date"] or None))
                    total += len(row["text"].encode())
                if total >= size:
                    return found
    reports = [path.read_text("utf-8") for path in sorted(SAMPLE.glob("*.txt"))]
    while total < size:
        for report in reports:
            found.append((report, "2025-01-22"))
            total += len(report.encode())
    return found


def _others() -> dict[str, float]:
    """quantulum3 on sentences with a digit, dateparser on the same."""
    some = _sentences(OTHERS_SENTENCES)
    rates = {}
    tried: dict[str, Callable[[str], object]] = {
        "quantulum3": others.quantulum,
        "dateparser": lambda text: others.dated(text, "2025-01-22"),
    }
    for name, read in tried.items():
        if not others.installed(name):
            print(f"  {name:14}not installed")
            continue
        read(LOADED)
        started = time.process_time()
        for sentence in some:
            read(sentence)
        seconds = time.process_time() - started
        rates[f"{name} megabytes_per_second"] = sum(len(one.encode()) for one in some) / MEGABYTE / seconds
        print(f"  {name:14}{rates[f'{name} megabytes_per_second']:>9.4f} MB/s, {len(some)} sentences", flush=True)
    return rates


def _sentences(count: int) -> Sequence[str]:
    found: list[str] = []
    for text, day in texts(QUICK_BYTES):
        one = readers.article(text, day)
        seen = sentences.split([one], [Annotations(one.id)])[0]
        found += [text[span.start : span.end] for span in seen.sentences]
        if len(found) >= count:
            break
    return found[:count]


def hostile() -> dict[str, float]:
    """Seconds for each hostile line at both lengths, and the power with which they grow."""
    print("\nhostile lines        " + "".join(f"{size:>10,} " for size in SIZES) + "    growth")
    table: dict[str, float] = {}
    readers.annotated(readers.article(LOADED, "2025-01-22"))  # the tables are read
    for name, piece in HOSTILE.items():
        short = _seconds(piece, SIZES[0])
        steps = math.log10(SIZES[1] / SIZES[0])
        if short * (SIZES[1] / SIZES[0]) ** 2 > LIMIT:
            print(f"  {name:18}{short:>9.3f} s   not run: it may take more than {LIMIT:.0f} s")
            table |= {f"hostile {name} seconds": math.inf, f"hostile {name} growth": math.inf}
            continue
        long = _seconds(piece, SIZES[1])
        growth = math.log10(max(long, 1e-6) / max(short, 1e-6)) / steps
        print(f"  {name:18}{short:>9.3f} s{long:>9.3f} s{growth:>10.2f}", flush=True)
        table |= {f"hostile {name} seconds": long, f"hostile {name} growth": growth}
    return table


def _seconds(piece: str, size: int) -> float:
    text = (piece * (size // len(piece) + 1))[:size].strip()
    one = readers.article(text, "2025-01-22")
    seen = Annotations(one.id, sentences=(one.page.span(0, len(text)),))
    started = time.process_time()
    _read("both", one, seen)
    return time.process_time() - started


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="less text, once")
    parser.add_argument("--part", choices=PARTS, help="print megabytes a second of this part alone")
    parser.add_argument("--bytes", type=int, default=BYTES, help="how much text")
    asked = parser.parse_args()
    if asked.part:
        print(measured(asked.part, asked.bytes))
    else:
        main(quick=asked.quick)
