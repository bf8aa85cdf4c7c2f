"""Amounts and dates of Microsoft's Recognizers-Text specifications (MIT): `python -m benchmarks.quality.recognizers`.

Data: recognizers_en of the corpora (CROSSREAD_DATA, else ../shared/data beside the checkout): utterances written to test a
voice assistant. Every expected result of every file is a case. Those that no newspaper writes are out of scope, by their
form (specification/scope.py), each counted under its reason; where more than a quarter of the amounts or of the moments
were out, the benchmark fails.

right     share of the cases in scope that are read with value and unit. An amount: a figure overlaps the words, with the
          same value to a millionth in a unit of the same dimension, converted (currencies never); of a range, both ends;
          of a rank, the unit rank or ordinal; months are 30 days there and 30.44 here. A date: a moment overlaps the words,
          with the first and the last day of one of the expected candidates; a time of day: the same minute, with the same
          day where there is one; a part of a day ("tonight"): the day; a set: its recurrence or its TIMEX3 value. The
          specification ends "2014 to 2018" where 2018 begins; to its end is right as well. "Two years ago" is a day there;
          that year is right as well; "since March" is open there, or ends on the article's day. Of "late 2000", what lies
          inside their days or has half of the days in common; of "the next ten days", ends a day off. A TIMEX3 value equal
          to theirs is right, and one that says the same in another notation: their P1WE and P2WE are TIMEX3's
          weekends (XXXX-WXX-WE) of every and of every second week, P1WD is weekdays (XXXX-WXX-XD), P0.5Y is P6M, T15 is
          T15:00 and T15:00:00.
number, ordinal   bare numbers ("192", "the number is ...") count nothing, so that crossread, rightly, makes no figure of
          them. Here its grammar of numbers is asked at the place of the words where no figure stands there; signs apart.
Names of months, weekdays and feasts, which the specification writes as people type them, are capitalised for every reader
alike. "A few hours" are three there: a range that holds three is right.

Baselines in the same run, on the same cases: quantulum3, price-parser (money), dateparser, dateutil (others.py). They and
crossread get the same text; --quick asks every reader a tenth of the cases. --wrong prints what crossread got wrong.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality import others, readers
from benchmarks.quality.specification import amounts as expected_amounts
from benchmarks.quality.specification import scope
from benchmarks.quality.specification import times as expected_times
from benchmarks.quality.specification.judging import amount_right, capitals, time_right

QUICK = 10  # one case in so many
Scores = dict[str, dict[str, float]]


def folder() -> Path:
    default = Path(__file__).resolve().parents[2].parent / "shared" / "data"
    return Path(os.environ.get("CROSSREAD_DATA", default)) / "recognizers_en"


def main(*, quick: bool = False, wrong: bool = False) -> Scores:
    """Prints the tables and returns the shares; {} where the data is absent. Raises ValueError above the cap."""
    if not folder().is_dir():
        print(f"recognizers: skipped, {folder()} is not there (set CROSSREAD_DATA)")
        return {}
    table: Scores = {}
    figures = expected_amounts.cases(folder())
    moments = expected_times.cases(folder())
    table |= _table("figures", figures, [case.group for case in figures], _amount_columns(), quick, wrong)
    table |= _table("moments", moments, [case.kind for case in moments], _time_columns(), quick, wrong)
    return table


Column = Callable[[Sequence], Iterable[bool]]


def _table(title: str, cases: Sequence, groups: Sequence[str], columns: dict, quick: bool, wrong: bool) -> Scores:
    """One row a group of cases, one column a reader."""
    _scope(title, cases)
    if wrong:
        columns = {"crossread": columns["crossread"]}
    by_group: dict[str, list] = defaultdict(list)
    for case, group in zip(cases, groups, strict=True):
        if case.out is None:
            by_group[group].append(case)
    print(f"\n{title:16}{'asked':>7}{'out':>6}" + "".join(f"{name:>14}" for name in columns))
    out, scores, every = Counter(g for c, g in zip(cases, groups, strict=True) if c.out), {}, []
    for group, asked in by_group.items():
        some = asked[::QUICK] if quick else asked
        rights = {name: judge(some) if judge else None for name, judge in columns.items()}
        every.append((len(some), rights))
        scores[group] = _row(group, len(some), out[group], rights)
        if wrong:
            _wrong(group, some, rights["crossread"])
    total = {
        name: [right for _, rights in every for right in rights[name] or ()] if judge else None
        for name, judge in columns.items()
    }
    scores[title] = _row(title, sum(count for count, _ in every), sum(out.values()), total)
    return scores


def _row(name: str, asked: int, out: int, rights: dict[str, list[bool | None] | None]) -> dict[str, float]:
    """Prints a row; returns the shares. None for a reader that is not installed, or to whom the kind is foreign."""
    cells, shares = "", {"asked": float(asked), "out": float(out)}
    for reader, judged in rights.items():
        known = [right for right in judged or () if right is not None]
        if judged is None or not known:
            cells += f"{'not installed' if judged is None else '-':>14}"
            continue
        shares[reader] = sum(known) / len(known)
        cells += f"{shares[reader]:>14.3f}"
    print(f"{name:16}{asked:>7}{out:>6}{cells}")
    return shares


def _wrong(group: str, cases: Sequence, rights: Sequence[bool]) -> None:
    """What crossread got wrong: the words, what is wanted, and what crossread reads there."""
    for case, right in zip(cases, rights, strict=True):
        if right:
            continue
        wanted = "; ".join(sorted({"..".join(str(end or "-") for end in one) for one in case.choices}))[:100]
        sentence = case.text if len(case.text) < 90 else f"…{case.text[max(0, case.start - 30) : case.end + 30]}…"
        print(f"    {group}: «{case.words}» in {sentence!r}")
        print(f"        wants {wanted} {getattr(case, 'unit', '')}{getattr(case, 'timex', '')}, reads {_reads(case)}")


def _reads(case: Any) -> str:
    text = capitals(case.text)
    if isinstance(case, expected_times.Case):
        times = (one for one in readers.times(text, case.seen) if one.touches(case.start, case.end))
        said = [
            f"«{text[t.start : t.end]}» {t.first or '-'}..{t.last or '-'} {t.value or ''} {t.every or ''}"
            for t in times
        ]
    else:
        amounts = (one for one in readers.amounts(text) if one.touches(case.start, case.end))
        said = [f"«{text[a.start : a.end]}» {a.low}..{a.high} {a.unit}" for a in amounts]
    return "; ".join(said) or "nothing"


def _scope(title: str, cases: Sequence) -> None:
    """Prints what is out of scope, by reason. Raises ValueError where that is more than the cap."""
    reasons = Counter(case.out for case in cases if case.out)
    share = sum(reasons.values()) / len(cases)
    print(f"\n{title}: {len(cases)} expected, {sum(reasons.values())} out of scope ({100 * share:.1f} %)")
    for reason, count in reasons.most_common():
        print(f"  {count:>4}  {reason}")
    if share > scope.CAP:
        raise ValueError(f"{title}: {share:.3f} of what is expected is out of scope, more than {scope.CAP}")


def _amount_columns() -> dict[str, Column | None]:
    columns: dict[str, Column | None] = {"crossread": lambda cases: [amount_right(c, readers.amounts) for c in cases]}
    for name, (module, reader) in others.amount_readers().items():
        columns[name] = _amount_column(name, reader) if others.installed(module) else None
    return columns


def _amount_column(name: str, reader: readers.AmountReader) -> Column:
    """price-parser is asked for money alone: it reads nothing else."""
    return lambda cases: [
        amount_right(case, reader) if name != "price-parser" or case.group == "currency" else None for case in cases
    ]


def _time_columns() -> dict[str, Column | None]:
    columns: dict[str, Column | None] = {"crossread": lambda cases: [time_right(c, readers.times) for c in cases]}
    for name, (module, reader) in others.time_readers().items():
        columns[name] = _time_column(reader) if others.installed(module) else None
    return columns


def _time_column(reader: readers.TimeReader) -> Column:
    return lambda cases: [time_right(case, reader) for case in cases]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a tenth of the cases")
    parser.add_argument("--wrong", action="store_true", help="what crossread got wrong")
    asked = parser.parse_args()
    main(quick=asked.quick, wrong=asked.wrong)
