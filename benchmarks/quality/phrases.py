"""Newspaper phrases of our own: `python -m benchmarks.quality.phrases [--wrong]`.

Data: phrases/figures.tsv and phrases/moments.tsv beside this file, made-up sentences in the manner of newspapers, written by
somebody who had not seen the grammars. The expression stands in «…»; what should be read stands in the columns beside it.

figures.tsv   text, low, high, unit, bound, role, period, measures. Empty low or high: open at that end; "-" for low: no
              figure at all. Empty bound, role, period ("each P1D") or measures: not asked.
moments.tsv   text, day (of the article; empty: it has none), first, last, granularity, value, every. Empty first or last:
              open or unknown; first "-": no moment at all. Empty granularity, value or every: not asked.

right         low, high and unit (converted inside a dimension) and bound; for moments first and last. Where papers do not say
              the very days: of "mid-June", inside the expected days or half of them in common; of "the next two weeks", ends
              a day off; of "since 2019", open or the article's day.
whole         and everything else that is asked; `measures` where the noun's last word is the same
Baselines on the same phrases: quantulum3, price-parser (money alone), dateparser, dateutil. They know no bounds: of them,
value and unit are asked, or first and last.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from benchmarks.quality import others, readers
from benchmarks.quality.specification import judging
from benchmarks.quality.units import close, decimal, dimension, in_base, named

FOLDER = Path(__file__).with_name("phrases")
ABSENT = "-"
OPEN, CLOSE = "«", "»"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence without its marks, where the expression stands in it, and the cells beside it by their column."""

    text: str
    start: int
    end: int
    wanted: dict[str, str]

    @property
    def none(self) -> bool:
        """Whether nothing should be read there."""
        return ABSENT in (self.wanted.get("low"), self.wanted.get("first"))


def rows(path: Path) -> list[Phrase]:
    """The phrases of a table. Raises ValueError for a sentence without «…»."""
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if line.strip() and not line.startswith("#"))
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
            sentence = row.pop("text")
            start, end = sentence.find(OPEN), sentence.find(CLOSE)
            if not 0 <= start < end:
                raise ValueError(f"{path.name}, phrase {number}: no «…» in {sentence!r}")
            text = sentence.replace(OPEN, "").replace(CLOSE, "")
            cells = {name: (cell or "").strip() for name, cell in row.items() if name}
            found.append(Phrase(text, start, end - 1, cells))
    return found


def main(*, quick: bool = False, wrong: bool = False) -> dict[str, dict[str, float]]:
    """Prints the table; returns the shares. A table that is not there is skipped by name."""
    table: dict[str, dict[str, float]] = {}
    for name, measure in (("figures", figures), ("moments", moments)):
        path = FOLDER / f"{name}.tsv"
        if not path.is_file():
            print(f"{name}: skipped, no {path.name} in phrases")
            continue
        table[name] = measure(rows(path)[:: 5 if quick else 1], wrong)
    return table


def figures(phrases: Sequence[Phrase], wrong: bool = False) -> dict[str, float]:
    found = [_near(readers.amounts(phrase.text, phrase.wanted.get("day") or None), phrase) for phrase in phrases]
    right = [figure_right(phrase, near, bounds=True) for phrase, near in zip(phrases, found, strict=True)]
    whole = [ok and _rest_of_figure(phrase, near) for phrase, near, ok in zip(phrases, found, right, strict=True)]
    scores = _shares("figures", len(phrases), {"crossread": right, "crossread whole": whole})
    for name, (module, reader) in others.amount_readers().items():
        asked = [p for p in phrases if name != "price-parser" or _money(p)]
        judged = (
            [figure_right(p, _near(reader(p.text), p), bounds=False) for p in asked]
            if others.installed(module)
            else None
        )
        scores |= _shares("figures", len(asked), {name: judged})
    if wrong:
        _print_wrong(phrases, found, whole)
    return scores


def _money(phrase: Phrase) -> bool:
    return len(phrase.wanted["unit"]) == 3 and phrase.wanted["unit"].isupper()


def _near(found: Sequence, phrase: Phrase) -> list:
    return [one for one in found if one.touches(phrase.start, phrase.end)]


def figure_right(phrase: Phrase, near: Sequence[readers.Amount], *, bounds: bool) -> bool:
    """Whether one of the figures at the place is the one that is wanted; where none is wanted, whether there is none."""
    if phrase.none:
        return not near
    wanted = phrase.wanted
    unit, low, high = named(wanted["unit"]), decimal(wanted["low"]), decimal(wanted["high"])
    for one in (_each_day(one, wanted) for one in near):
        if dimension(one.unit) != dimension(unit) and (one.unit, unit) not in {
            ("ordinal", "rank"),
            ("rank", "ordinal"),
        }:
            continue
        ends = [_based(value, one.unit) for value in (one.low, one.high)]
        want = [_based(value, unit) for value in (low, high)]
        if bounds and wanted.get("bound") and one.bound != wanted["bound"]:
            continue
        if all(close(a, b) for a, b in zip(ends, want, strict=True)):
            return True
        # Who knows no bounds says 220 for "more than 220".
        if not bounds and None in want and any(close(ends[0], end) for end in want if end is not None):
            return True
    return False


def _each_day(one: readers.Amount, wanted: dict[str, str]) -> readers.Amount:
    """ "2 million barrels per day" is 2 million barrels each day."""
    if one.unit.endswith(" per day") and wanted.get("period") == "each P1D":
        return replace(one, unit=one.unit.removesuffix(" per day"), period="each P1D")
    return one


def _based(value: Decimal | None, unit: str) -> Decimal | None:
    return None if value is None else in_base(value, unit)


def _rest_of_figure(phrase: Phrase, near: Sequence[readers.Amount]) -> bool:
    if phrase.none:
        return True
    wanted = phrase.wanted
    return any(
        (not wanted.get("role") or one.role == wanted["role"])
        and (not wanted.get("period") or one.period == wanted["period"])
        and (not wanted.get("measures") or _noun(one.measures) == _noun(wanted["measures"]))
        for one in (_each_day(one, wanted) for one in near)
        if figure_right(phrase, [one], bounds=True)
    )


def _noun(words: str | None) -> str:
    return (words or "").lower().split()[-1] if (words or "").split() else ""


def moments(phrases: Sequence[Phrase], wrong: bool = False) -> dict[str, float]:
    found = [_near(readers.times(phrase.text, _day(phrase)), phrase) for phrase in phrases]
    right = [moment_right(phrase, near) for phrase, near in zip(phrases, found, strict=True)]
    whole = [ok and _rest_of_moment(phrase, near) for phrase, near, ok in zip(phrases, found, right, strict=True)]
    scores = _shares("moments", len(phrases), {"crossread": right, "crossread whole": whole})
    for name, (module, reader) in others.time_readers().items():
        judged = None
        if others.installed(module):
            judged = [moment_right(p, _near(reader(p.text, _day(p)), p)) for p in phrases]
        scores |= _shares("moments", len(phrases), {name: judged})
    if wrong:
        _print_wrong(phrases, found, whole)
    return scores


def _day(phrase: Phrase) -> str | None:
    return phrase.wanted.get("day") or None


def moment_right(phrase: Phrase, near: Sequence[readers.Time]) -> bool:
    """Whether one of the moments at the place has the wanted ends; where none is wanted, whether there is none."""
    if phrase.none:
        return not near
    wanted = (phrase.wanted["first"] or None, phrase.wanted["last"] or None)
    return any((_to(one.first, wanted[0]), _to(one.last, wanted[1])) == wanted or _nearly(phrase, one) for one in near)


def _nearly(phrase: Phrase, one: readers.Time) -> bool:
    """Where papers do not say the very days: "mid-June", the ends of "the next two weeks", "since 2019" up to today."""
    first, last = phrase.wanted["first"][:10], phrase.wanted["last"][:10]
    ours = (one.first or "")[:10], (one.last or "")[:10]
    if not first or not all(ours):
        return False
    if not last:
        return ours == (first, phrase.wanted.get("day"))
    mine, theirs = _dates(*ours), _dates(first, last)
    if judging.PART_OF_PERIOD.search(phrase.text[phrase.start : phrase.end]) and theirs[0] != theirs[1]:
        return judging.alike(mine, theirs)
    stretch = (theirs[1] - theirs[0]).days > 1 and one.granularity == "span"
    return stretch and all(abs((a - b).days) <= 1 for a, b in zip(mine, theirs, strict=True))


def _dates(first: str, last: str) -> tuple[date, date]:
    return date.fromisoformat(first), date.fromisoformat(last)


def _to(given: str | None, wanted: str | None) -> str | None:
    """A moment in the precision of the one that is wanted."""
    return given[: len(wanted)] if given and wanted else given


def _rest_of_moment(phrase: Phrase, near: Sequence[readers.Time]) -> bool:
    if phrase.none:
        return True
    wanted = phrase.wanted
    return any(
        (not wanted.get("granularity") or one.granularity == wanted["granularity"])
        and (not wanted.get("value") or one.value == wanted["value"])
        and (not wanted.get("every") or one.every == wanted["every"])
        for one in near
        if moment_right(phrase, [one])
    )


def _shares(kind: str, asked: int, judged: dict[str, list[bool] | None]) -> dict[str, float]:
    shares = {}
    for name, right in judged.items():
        if right is None:
            print(f"{kind:10}{name:18}not installed")
            continue
        shares[name] = sum(right) / max(len(right), 1)
        print(f"{kind:10}{name:18}{shares[name]:6.3f}  of {asked} phrases")
    return shares


def _print_wrong(phrases: Sequence[Phrase], found: Sequence[Sequence], right: Sequence[bool]) -> None:
    for phrase, near, ok in zip(phrases, found, right, strict=True):
        if not ok:
            marked = (
                f"{phrase.text[: phrase.start]}«{phrase.text[phrase.start : phrase.end]}»{phrase.text[phrase.end :]}"
            )
            print(f"    {marked}\n      wants {phrase.wanted}\n      reads {near or 'nothing'}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a fifth of the phrases")
    parser.add_argument("--wrong", action="store_true", help="what crossread got wrong")
    asked = parser.parse_args()
    main(quick=asked.quick, wrong=asked.wrong)
