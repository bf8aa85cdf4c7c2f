"""Amounts and dates of Microsoft's Recognizers-Text specifications (MIT): `python -m benchmarks.quality.recognizers`.

Data: recognizers_en of the corpora (CROSSREAD_DATA, else ../shared/data beside the checkout): utterances written to test a
voice assistant. Every expected result of every file is a case. Those that no newspaper writes are out of scope, by their
form (specification/scope.py), each counted under its reason; where more than a quarter of the amounts or of the moments
were out, the benchmark fails.

right     share of the cases in scope that are read with value and unit. An amount: a figure overlaps the words, with the
          same value to a millionth in a unit of the same dimension, converted (currencies never); of a range, both ends;
          of a rank, the unit rank or ordinal; months are 30 days there and 30.44 here. A date: a moment overlaps the words,
          with the first and the last day of one of the expected candidates; a time of day: the same minute, with the same
          day where there is one; a part of a day ("tonight"): the day; a set: its recurrence or its TIMEX3 value.
number, ordinal   bare numbers ("192", "the number is ...") count nothing, so that crossread, rightly, makes no figure of
          them. Here its grammar of numbers is asked at the place of the words where no figure stands there; signs apart.
Names of months and weekdays, which the specification writes as people type them, are capitalised for every reader alike.

Baselines in the same run, on the same cases: quantulum3, price-parser (money), dateparser, dateutil (others.py). They and
crossread get the same text; --quick asks every reader a tenth of the cases. --wrong prints what crossread got wrong.
"""

from __future__ import annotations

import argparse
import os
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from benchmarks.quality import others, readers
from benchmarks.quality.specification import amounts as expected_amounts
from benchmarks.quality.specification import scope
from benchmarks.quality.specification import times as expected_times
from benchmarks.quality.units import close, same

QUICK = 10  # one case in so many
AGE_TOLERANCE = Decimal("0.02")  # of a year: three weeks are 0.0575 or 0.0577 of one
CALENDAR_WORDS = re.compile(r"month|year|decade|centur|quarter", re.IGNORECASE)
CALENDAR = Decimal("0.015")  # a month of 30 days against one of 30.44
_NAMES = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug"
    r"|sept?|oct|nov|dec|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b"
)
NUMBERS = {"number", "ordinal"}

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
    for case, right in zip(cases, rights, strict=True):
        if not right:
            wanted = "; ".join(sorted(str(tuple(str(end) for end in one)) for one in case.choices))[:100]
            sentence = case.text if len(case.text) < 90 else f"…{case.text[max(0, case.start - 30) : case.end + 30]}…"
            print(f"    {group}: «{case.words}» in {sentence!r}, wants {wanted} {getattr(case, 'unit', case.kind)}")


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
    columns: dict[str, Column | None] = {"crossread": lambda cases: [_amount_right(c, readers.amounts) for c in cases]}
    for name, (module, reader) in others.amount_readers().items():
        columns[name] = _amount_column(name, reader) if others.installed(module) else None
    return columns


def _amount_column(name: str, reader: readers.AmountReader) -> Column:
    """price-parser is asked for money alone: it reads nothing else."""
    return lambda cases: [
        _amount_right(case, reader) if name != "price-parser" or case.group == "currency" else None for case in cases
    ]


def _amount_right(case: expected_amounts.Case, reader: readers.AmountReader) -> bool:
    found = [one for one in reader(capitals(case.text)) if one.touches(case.start, case.end)]
    if any(_is(one, case) for one in found):
        return True
    return case.group in NUMBERS and reader is readers.amounts and _grammar(case)


def _is(one: readers.Amount, case: expected_amounts.Case) -> bool:
    return any(_equal(one, case, low, high) for low, high in case.choices)


def _equal(one: readers.Amount, case: expected_amounts.Case, low: Decimal | None, high: Decimal | None) -> bool:
    if case.group == "number":
        return any(end is not None and close(abs(end), abs(low or Decimal(0))) for end in (one.low, one.high))
    if case.group == "range":
        return close(one.low, low) and close(one.high, high)
    if case.group == "ordinal":
        return one.unit in {"rank", "ordinal"} and close(_single(one), low)
    if case.group == "age":
        return _age(one, low)
    value, unit = _single(one), one.unit
    if value is not None and low is not None and case.group == "duration" and CALENDAR_WORDS.search(case.words):
        return same(value, unit, value, "second") and close(_seconds(value, unit), low, CALENDAR)
    return same(value, unit, low, case.unit)


def _single(one: readers.Amount) -> Decimal | None:
    """The number of an amount: "more than 220 billion" has one, "3,000 to 5,000" none."""
    if one.low is not None and one.high is not None and one.low != one.high:
        return None
    return one.low if one.low is not None else one.high


def _seconds(value: Decimal, unit: str) -> Decimal:
    from benchmarks.quality.units import in_base  # noqa: PLC0415

    return in_base(value, unit)


def _age(one: readers.Amount, years: Decimal | None) -> bool:
    """An age in years, or a time of as many: "three weeks old" may be either. Of "40 - 50 years old" the 50."""
    if years is None:
        return False
    ends = [end for end in (one.low, one.high) if end is not None]
    if one.unit == "age":
        return any(abs(end - years) <= AGE_TOLERANCE for end in ends)
    return any(same(end, one.unit, years, "year") for end in ends)


def _grammar(case: expected_amounts.Case) -> bool:
    """What crossread's grammar of numbers reads at the words of a number that counts nothing."""
    from crossread.annotate.figures.numbers import number_at  # noqa: PLC0415
    from crossread.annotate.figures.ranks import ordinal_value  # noqa: PLC0415
    from crossread.annotate.tokens import tokens_of  # noqa: PLC0415

    signed = re.sub(r"^(?:minus|negative|[-\s]+)\s*", "", case.text[case.start :], flags=re.IGNORECASE)
    tokens = tokens_of(signed)
    if not len(tokens):
        return False
    value: Decimal | None = None
    if case.group == "ordinal":
        found = ordinal_value(tokens, 0)
        value = found[0] if found else None
    else:
        number = number_at(tokens, 0)
        value = number.value if number else None
    return value is not None and any(close(abs(value), abs(low)) for low, _ in case.choices if low is not None)


def _time_columns() -> dict[str, Column | None]:
    columns: dict[str, Column | None] = {"crossread": lambda cases: [_time_right(c, readers.times) for c in cases]}
    for name, (module, reader) in others.time_readers().items():
        columns[name] = _time_column(reader) if others.installed(module) else None
    return columns


def _time_column(reader: readers.TimeReader) -> Column:
    return lambda cases: [_time_right(case, reader) for case in cases]


def _time_right(case: expected_times.Case, reader: readers.TimeReader) -> bool:
    found = [one for one in reader(capitals(case.text), case.seen) if one.touches(case.start, case.end)]
    if case.kind == "set":
        return any(
            case.timex in {one.every, _hours(one.value)} or _hours(case.timex) == _hours(one.value) for one in found
        )
    if case.timex.endswith("_REF") or not case.choices:
        return any(one.value == case.timex or _as_expected(case, one) in case.choices for one in found)
    if case.kind in {"time", "timerange"}:
        return _clocks_right(case, found)
    return any(_as_expected(case, one) in case.choices for one in found)


def _as_expected(case: expected_times.Case, one: readers.Time) -> tuple[str | None, str | None]:
    """A moment in the precision of what is expected: days, or minutes."""
    length = max((len(end) for ends in case.choices for end in ends if end), default=10)
    return _cut(one.first, length), _cut(one.last, length)


def _cut(moment: str | None, length: int) -> str | None:
    return moment[:length] if moment else None


def _clocks_right(case: expected_times.Case, found: Sequence[readers.Time]) -> bool:
    """A time of day, or two of them as the ends of a range, in one moment or in two; a part of the day by its value."""
    if expected_times.PART_OF_DAY.fullmatch(case.timex):
        return any((one.value or "").endswith(case.timex) for one in found)
    starts = {_clock(one.first) or _clock(one.value) for one in found}
    ends = {_clock(one.last) or _clock(one.value) for one in found}
    return any(
        (first is None or first in starts) and (last is None or last in ends | starts) for first, last in case.choices
    )


def _clock(moment: str | None) -> str | None:
    """The time of day in a moment or a TIMEX3 value: "09:40"."""
    match = re.search(r"T(\d\d)(?::(\d\d))?", moment or "")
    return f"{match[1]}:{match[2] or '00'}" if match else None


def _hours(value: str | None) -> str | None:
    """A TIMEX3 value with whole hours written as such: "T15:00" as "T15"."""
    return re.sub(r"(T\d\d):00(?::00)?$", r"\1", value) if value else value


def capitals(text: str) -> str:
    """The specification writes "monday" and "may" as people type to an assistant; newspapers write capitals."""
    return _NAMES.sub(lambda match: match[0].capitalize(), text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a tenth of the cases")
    parser.add_argument("--wrong", action="store_true", help="what crossread got wrong")
    asked = parser.parse_args()
    main(quick=asked.quick, wrong=asked.wrong)
