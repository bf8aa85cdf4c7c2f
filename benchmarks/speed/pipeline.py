"""Speed: the whole pipeline through the command line, each time in a fresh process, on two cores.

300 articles as JSON lines (articles per second, peak memory), the five pages of ../shared/seeds and the sample from a
cold start, and the time that `import crossread` takes. Then the tagger, web archives, pages of HTML, accounts of 10 to 1,000
articles, a stream of made-up articles, and amounts and dates, each with a file of its own here.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed import accounts, html, stream, tagger, warc
from benchmarks.speed import figures as amounts
from benchmarks.speed.processes import memory

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("CROSSREAD_DATA", ROOT.parent / "shared" / "data"))
STORIES = DATA / "stories" / "allsides.train.jsonl"
SEEDS = ROOT.parent / "shared" / "seeds"
SAMPLE = ROOT / "samples" / "reports"
ARTICLES = 300
QUICK_ARTICLES = 60
CORES = 2
COMMAND = (sys.executable, "-c", "from crossread.cli import main; main()")
SAMPLING = 0.05  # seconds between two looks at the memory
LIMIT = 600  # seconds that one command may take


@dataclass(frozen=True, slots=True)
class Run:
    """One command, measured from outside."""

    seconds: float
    megabytes: float  # peak of the process and its children together, MiB of proportional set size


def main(*, quick: bool = False) -> dict[str, float]:
    """Prints the table and returns its figures: seconds, articles per second, MiB."""
    figures: dict[str, float] = {}
    with two_cores(), tempfile.TemporaryDirectory() as folder:
        figures["import_seconds"] = imported()
        line("import crossread", seconds=figures["import_seconds"], note="median of 5 processes")
        for name, path in (("sample", SAMPLE), ("seeds", SEEDS)):
            if not path.is_dir():
                print(f"{name}: skipped, no {path}")
                continue
            runs = [collated(path, Path(folder) / name, "html") for _ in range(1 if quick else 3)]
            figures[f"{name}_seconds"] = statistics.median(run.seconds for run in runs)
            figures[f"{name}_megabytes"] = max(run.megabytes for run in runs)
            pages = "8 reports" if name == "sample" else "5 pages"
            note = f"{pages}, as HTML, cold start, median of {len(runs)}"
            line(name, seconds=figures[f"{name}_seconds"], megabytes=figures[f"{name}_megabytes"], note=note)
        figures |= many(Path(folder), QUICK_ARTICLES if quick else ARTICLES)
    figures |= tagger.main(STORIES)
    figures |= warc.main(quick=quick)
    figures |= html.main(quick=quick)
    print("\none account, warm")
    figures |= {f"account_{name}": value for name, value in accounts.main(quick=quick).items()}
    print("\na stream of made-up articles (--articles 100000: python -m benchmarks.speed.stream)")
    figures |= {f"stream_{name}": value for name, value in stream.main(quick=quick).items()}
    print("\namounts and dates")
    figures |= amounts.main(quick=quick)
    return figures


def many(folder: Path, count: int) -> dict[str, float]:
    if not STORIES.is_file():
        print(f"articles: skipped, no {STORIES}")
        return {}
    written = write_articles(folder / "articles.jsonl", count)
    run = collated(folder / "articles.jsonl", folder / "articles", "json")
    rate = written / run.seconds
    words = sum(len(json.loads(row)["text"].split()) for row in (folder / "articles.jsonl").open(encoding="utf-8"))
    even = words / 600 / run.seconds  # articles differ in length: the figure to compare
    note = f"{rate:.1f} articles/s, as JSON; {words / written:.0f} words each: {even:.1f} articles of 600 words/s"
    line(f"{written} articles", seconds=run.seconds, megabytes=run.megabytes, note=note)
    return {
        "articles_per_second": rate,
        "articles_of_600_words_per_second": even,
        "articles_seconds": run.seconds,
        "articles_megabytes": run.megabytes,
    }


def write_articles(path: Path, count: int) -> int:
    """The first `count` articles of the stories, as JSON lines; returns how many were written."""
    written = 0
    with STORIES.open(encoding="utf-8") as stories, path.open("w", encoding="utf-8") as file:
        for row in stories:
            for article in json.loads(row)["articles"]:
                if written == count:
                    return written
                record = {"id": article["abp_id"], "published": article["date"]}
                record |= {name: article[name] for name in ("text", "title", "outlet", "url")}
                file.write(json.dumps(record) + "\n")
                written += 1
    return written


def collated(source: Path, out: Path, form: str) -> Run:
    """`crossread collate` in a fresh process. Raises CalledProcessError where it fails."""
    command = [*COMMAND, "collate", str(source), "-o", str(out), "--format", form]
    started = time.perf_counter()
    with tempfile.TemporaryFile() as said, subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT) as process:
        peak = 0
        while process.poll() is None:
            if time.perf_counter() - started > LIMIT:
                process.kill()
                raise TimeoutError(f"crossread collate {source.name} took more than {LIMIT} s")
            peak = max(peak, memory(process.pid))
            time.sleep(SAMPLING)
        seconds = time.perf_counter() - started
        if process.returncode != 0:
            said.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, said.read()[-2000:])
    return Run(seconds, peak / 1024)


def imported() -> float:
    """Seconds that `import crossread` takes in a fresh process, the median of five."""
    code = "import time; a = time.perf_counter(); import crossread; print(time.perf_counter() - a)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, check=True) for _ in range(5)]
    return statistics.median(float(run.stdout) for run in runs)


@contextmanager
def two_cores() -> Iterator[None]:
    """Holds this process and its children to two cores, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(allowed)[:CORES])
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def line(name: str, *, seconds: float, megabytes: float | None = None, note: str = "") -> None:
    print(f"{name:<20}{seconds:>8.2f} s{'' if megabytes is None else f'{megabytes:>8.0f} MiB':>13}  {note}", flush=True)


if __name__ == "__main__":
    main()
