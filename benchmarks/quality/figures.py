"""How well amounts and dates are read: `python -m benchmarks.quality.figures [--quick]`, or `python -m benchmarks --only figures`.

Six measurements, each with a file and a command of its own, each with other libraries in the same run on the same cases:

python -m benchmarks.quality.recognizers   the specifications of Recognizers-Text, what no newspaper writes left out and counted
python -m benchmarks.quality.phrases       newspaper phrases of our own, made by somebody who had not seen the code
python -m benchmarks.quality.quantities    the figures of sentences of news articles, labelled by hand
python -m benchmarks.quality.timexes       the dates, times, durations and sets of news articles, labelled by hand
python -m benchmarks.quality.measures      what a figure measures, its role and its period, against a reader's judgements
python -m benchmarks.quality.hits          what crossread found in news articles, judged by hand, one by one

All but the phrases need the corpora (CROSSREAD_DATA, else ../shared/data beside the checkout); what is not there
is skipped by name. The libraries come with `pip install -e .[bench]` (others.py); without one, its column says so.
"""

from __future__ import annotations

import argparse
from typing import Any

from benchmarks.quality import hits, measures, phrases, quantities, recognizers, timexes


def main(*, quick: bool = False) -> dict[str, Any]:
    """Prints every table; returns the shares by measurement, {} where none of the data is there."""
    table: dict[str, Any] = {}
    for measurement in (recognizers, phrases, quantities, timexes, measures, hits):
        name = measurement.__name__.rpartition(".")[2]
        print(f"\n-- {name}")
        found = measures.main() if measurement is measures else measurement.main(quick=quick)
        if found:
            table[name] = found
    return table


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a part of the cases")
    main(quick=parser.parse_args().quick)
