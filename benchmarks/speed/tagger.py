"""Where the tagger's time goes: milliseconds of one core for an article of 600 words, in parts, and the time to load it.

    python -m benchmarks --only speed

The articles are those of the pipeline's benchmark; each part is timed over all of them, in one process on one thread.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WORDS = 600
ARTICLES = 60
LOADING = """
import time
import numpy, onnxruntime
from crossread import pieces
from crossread.tagging import network
pieces.tokenizer()
since = time.perf_counter()
{what}
print(time.perf_counter() - since)
"""
LOADED = {
    "tagger.onnx": "network._session('tagger.onnx')",
    "telling.onnx": "network._session('telling.onnx')",
    "words.npy": "pieces.table()",
}


def main(stories: Path) -> dict[str, float]:
    """Prints the parts; returns milliseconds of each by article of 600 words, and seconds to load."""
    figures = {f"load {name}": loaded(code) for name, code in LOADED.items()}
    print("tagger loads: " + ", ".join(f"{name} {1000 * seconds:.0f} ms" for name, seconds in figures.items()))
    if not stories.is_file():
        print(f"parts: skipped, no {stories}")
        return figures
    spent, words = parts(stories)
    print(f"tagger, one core, milliseconds for {WORDS} words: ", end="")
    print(", ".join(f"{name} {1000 * seconds * WORDS / words:.1f}" for name, seconds in spent.items()))
    return figures | {f"{name} milliseconds": 1000 * seconds * WORDS / words for name, seconds in spent.items()}


def loaded(code: str) -> float:
    """Seconds to load a file in a fresh process, the libraries loaded before."""
    run = subprocess.run([sys.executable, "-c", LOADING.format(what=code)], capture_output=True, text=True, check=True)
    return float(run.stdout)


def parts(stories: Path) -> tuple[Counter[str], int]:
    """Seconds of each part over the articles, and how many words these have."""
    from crossread import pieces  # noqa: PLC0415
    from crossread.annotate import sentences  # noqa: PLC0415
    from crossread.model import Annotations, Article, Block, Page  # noqa: PLC0415
    from crossread.tagging import network, reading  # noqa: PLC0415
    from crossread.tagging.encode import encode  # noqa: PLC0415

    spent: Counter[str] = Counter()
    words = 0
    inner = network.tell
    for text in texts(stories):
        page = Page.of(text, "benchmark", as_is=True)
        article = Article(page, (Block("paragraph", page.span(0, len(text))),))
        spans = [(s.start, s.end) for s in sentences.split([article], [Annotations(article.id)])[0].sentences]
        words += len(text.split())
        with timed(spent, "tokenise"):
            encoded = encode(text, spans, pieces.tokenizer())
        with timed(spent, "network"):
            seen = reading.look(encoded)
        with timed(spent, "decode names"):
            reading.names(seen)

        def tell(*given: object) -> object:
            with timed(spent, "link: network"):
                return inner(*given)  # type: ignore[arg-type]

        network.tell = tell  # type: ignore[assignment]
        before = spent["link: network"]
        with timed(spent, "link and decode"):
            reading.told(seen)
        spent["link and decode"] -= spent["link: network"] - before
        network.tell = inner
    return spent, words


@contextmanager
def timed(spent: Counter[str], name: str) -> Iterator[None]:
    since = time.process_time()
    yield
    spent[name] += time.process_time() - since  # type: ignore[assignment]


def texts(stories: Path) -> Iterator[str]:
    with stories.open(encoding="utf-8") as lines:
        found = (article["text"] for line in lines for article in json.loads(line)["articles"])
        yield from (text for text, _ in zip(found, range(ARTICLES), strict=False))


if __name__ == "__main__":
    main(Path(os.environ["CROSSREAD_DATA"]) / "stories" / "allsides.train.jsonl")
