"""How well accounts agree with accounts made by hand: `python -m benchmarks.quality.collation [--event NAME] [--errors KIND]
[--write]`.

Data: collation/ of the corpora (CROSSREAD_DATA, else ../shared/data beside the checkout): a few events, each with several
outlets' articles and the gold of a careful reader. Each event is collated alone, its articles read as they are, with what is
learned on these events learned without this one. Counts are summed over the events, so that each pair, claim, attribution,
mention weighs the same. docs/accuracy.md says what each measure means; the file that makes it has the exact words:

    claims.py       statements found, pairs of statements of one claim, look-alikes kept apart, status, voices
    given.py        pairs where the gold's spans are given
    differences.py  differences by kind
    speakers.py     attributions with the right speaker (names.py: whether two wordings mean one)
    entities.py     chains of mentions
    sharing.py      shared text and lines
    baselines.py    two cosines with average linkage
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from benchmarks.quality.collation import given as spans_given
from benchmarks.quality.collation import published, table
from benchmarks.quality.collation.baselines import baselines
from benchmarks.quality.collation.claims import negatives, pair_counts, pairs, statements, status, voices
from benchmarks.quality.collation.differences import KINDS, differences
from benchmarks.quality.collation.entities import entities
from benchmarks.quality.collation.fitting import Judged, f1, fitting, ratio
from benchmarks.quality.collation.gold import Event, data_folder, events, gold_places
from benchmarks.quality.collation.reading import Reading, read
from benchmarks.quality.collation.sharing import sharing
from benchmarks.quality.collation.speakers import METHODS, speakers, summary

__all__ = ["Event", "events", "f1", "fitting", "gold_places", "main", "pair_counts", "score"]

MEASURES: Mapping[str, Callable[[Reading], Judged]] = {
    "statements": statements,
    "pairs": lambda reading: pairs(reading.claims(), reading.event),
    "negatives": lambda reading: negatives(reading.claims(), reading.event),
    "differences": differences,
    "status": status,
    "voices": voices,
    "speakers": speakers,
    "entities": entities,
    "sharing": sharing,
}
ERRORS = (*MEASURES, "given", *KINDS)  # what --errors takes


def score(reading: Reading) -> dict[str, Judged]:
    """What each measure finds in one account."""
    return {name: measure(reading) for name, measure in MEASURES.items()}


def main(names: Sequence[str] = (), errors: str | None = None, *, write: bool = False) -> dict[str, float]:
    """Prints the tables and returns the figures; an empty dictionary where the data is absent.

    names: events to measure, else all. errors: also prints what is wrong or missed in one of ERRORS. write: the tables go to
    docs/accuracy.md too.
    """
    folder = data_folder()
    if not folder.exists():
        print(f"collation: skipped, no data at {folder}")
        return {}
    readings = [read(event) for event in events(folder) if not names or event.name in names]
    counts, curves = _counted(readings, errors)
    figures = table.figures(counts) | _curve(curves)
    others = baselines(readings)
    print(f"\n{table.printed(figures, counts)}\n\n{table.printed_kinds(counts)}")
    _print_others(others, counts)
    if write:
        tables = {"accounts": published.main_table(figures, counts), "differences": published.kinds_table(counts)}
        tables |= {"pairs": published.pairs_table(others, counts), "speakers": published.speakers_table(counts)}
        published.write(tables)
    return figures


def _counted(readings: Sequence[Reading], errors: str | None) -> tuple[Counter[str], list[dict[float, Counter[str]]]]:
    """Counts of all events together, and the pair counts of each with given spans at every threshold."""
    counts: Counter[str] = Counter()
    curves = []
    print(f"{'event':20}{'pairs P':>9}{'R':>7}{'F1':>7}{'given P':>9}{'R':>7}{'F1':>7}{'status':>8}{'speaker':>9}")
    for reading in readings:
        judged = score(reading)
        judged["given"], curve = spans_given.given(reading)
        own = _summed(judged)
        print(_event(reading.event.name, own))
        counts.update(own)
        curves.append(curve)
        if errors:
            _tell(reading.event.name, judged, errors)
    counts.update(table.kinds_summed(counts))
    return counts, curves


def _summed(judged: Mapping[str, Judged]) -> Counter[str]:
    """All counts of one event; those of the given spans under names of their own."""
    counts: Counter[str] = Counter()
    for name, each in judged.items():
        counts.update({f"given_{key}" if name == "given" else key: value for key, value in each.counts.items()})
    return counts


def _curve(curves: Sequence[Mapping[float, Counter[str]]]) -> dict[str, float]:
    total = {at: sum((curve[at] for curve in curves), Counter[str]()) for at in spans_given.THRESHOLDS}
    return {
        "given_recall_when_sure": spans_given.recall_when_sure(total),
        "given_best_f1": max(f1(c["both"], c["predicted"], c["gold"]) for c in total.values()),
    }


def _event(name: str, c: Counter[str]) -> str:
    parts = []
    for prefix in ("", "given_"):
        both, predicted, gold = (c[f"{prefix}{part}"] for part in ("both", "predicted", "gold"))
        parts += [ratio(both, predicted), ratio(both, gold), f1(both, predicted, gold)]
    text = f"{parts[0]:9.3f}{parts[1]:7.3f}{parts[2]:7.3f}{parts[3]:9.3f}{parts[4]:7.3f}{parts[5]:7.3f}"
    shares = ratio(c["status_right"], c["status"]), ratio(c["ours_right"], c["attributions"])
    return f"{name:20}{text}{shares[0]:8.3f}{shares[1]:9.3f}"


def _print_others(others: Mapping[str, tuple[float, Counter[str]]], counts: Counter[str]) -> None:
    """The baselines, on the same events."""
    print(f"\n{'pairs, average linkage at its best threshold':48}{'at':>6}{'P':>8}{'R':>7}{'F1':>7}")
    for name, (threshold, c) in others.items():
        rates = ratio(c["both"], c["predicted"]), ratio(c["both"], c["gold"])
        total = f1(c["both"], c["predicted"], c["gold"])
        print(f"{name:48}{threshold:6.3f}{rates[0]:8.3f}{rates[1]:7.3f}{total:7.3f}")
    print(f"\n{'speaker, on our attributions':48}{'right':>14}{'of answered':>14}{'answered':>11}")
    for method in METHODS:
        found = summary(counts, method)
        print(f"{method:48}{found['right']:14.3f}{found['right_answered']:14.3f}{found['answered']:11.3f}")


def _tell(event: str, judged: Mapping[str, Judged], kind: str) -> None:
    """What is wrong or missed, for reading."""
    if kind in KINDS:
        wrong = [told for told in judged["differences"].wrong if told.split(" on: ")[0].split()[-1] == kind]
    else:
        wrong = judged[kind].wrong
    print(f"\n== {event}: {kind}, {len(wrong)} wrong or missed")
    print("\n".join(wrong))
    print()
