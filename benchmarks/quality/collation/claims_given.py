"""Differences and status where the gold's claims are given: `python -m benchmarks.quality.collation.claims_given`.

Statements are made at the gold's spans and grouped as the gold groups them; collate's own differences and status run on
them, with the speakers that annotate found. So what the comparison is worth is told apart from what the pairing loses.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import replace

import msgspec
from benchmarks.quality.collation import table
from benchmarks.quality.collation.claims import status
from benchmarks.quality.collation.differences import KINDS, differences
from benchmarks.quality.collation.fitting import ratio
from benchmarks.quality.collation.gold import data_folder, events, gold_places
from benchmarks.quality.collation.reading import Reading, read

from crossread.collate.assemble import Together, read_together
from crossread.collate.claims import Grouped, claim
from crossread.collate.statements import Statement, statement_at
from crossread.model import Line, Story

SAME = 1.0  # score of two statements of one gold claim: surely the same


def claims_given(reading: Reading) -> Reading:
    """The reading with the gold's claims in the place of its own."""
    lines = tuple(Line(line.id, line.articles, line.origin, line.reason) for line in reading.account.lines)
    story = Story(reading.event.name, reading.event.name, reading.articles, (), lines)
    known = read_together(story, {note.page: note for note in reading.notes})
    groups: dict[int, list[Statement]] = {}
    by_key = {article.page.key: (article, note) for article, note in zip(reading.articles, known.seen, strict=True)}
    for number, (key, start, end) in gold_places(reading.event):
        article, note = by_key[key]
        made = statement_at(article, note, known.cast.ids, article.page.span(start, end))
        groups.setdefault(number, []).append(made)
    claims = tuple(claim(_grouped(group, known), f"c{n}", known.setting) for n, group in sorted(groups.items()))
    return replace(reading, account=msgspec.structs.replace(reading.account, claims=claims))


def _grouped(statements: list[Statement], known: Together) -> Grouped:
    told = sorted(statements, key=known.setting.rank)
    scores = {(i, j): SAME for j, b in enumerate(told) for i, a in enumerate(told[:j]) if a.article != b.article}
    return Grouped(tuple(told), ("given",) * len(told), 0, scores)


def main() -> None:
    """Prints the differences by kind and the share of claims with the right status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", choices=(*KINDS, "status"), help="print what is wrong or missed in this kind")
    asked = parser.parse_args().errors
    counts: Counter[str] = Counter()
    for event in events(data_folder()):
        reading = claims_given(read(event))
        found = differences(reading), status(reading)
        counts += found[0].counts + found[1].counts
        wrong = found[1].wrong if asked == "status" else found[0].wrong
        shown = [told for told in wrong if asked == "status" or told.split(" on: ")[0].split()[-1] == asked]
        print("\n".join(shown) if asked else f"read {event.name}")
    counts.update(table.kinds_summed(counts))
    print(f"\n{table.printed_kinds(counts)}\n")
    print(
        f"status right: {counts['status_right']}/{counts['status']}, {ratio(counts['status_right'], counts['status']):.3f}"
    )


if __name__ == "__main__":
    main()
