"""The figures of sentences of news: `python -m benchmarks.quality.quantities [--wrong]`.

Data: labels/quantities.dev.jsonl and .held.jsonl beside this file (places and values, no text; labels/quantities.md says how
they were made), on articles of stories/ of the corpora (CROSSREAD_DATA, else ../shared/data beside the checkout). `held` is
scored and not read. A sentence is read inside its article by crossread, and alone by quantulum3.

found     precision, recall and F1 of figures that touch a labelled one, one against one
value     F1 where low and high are the labelled ones, too, in the labelled unit or another of its dimension; a library that
          knows no bounds says one number: for an open amount, the number that the words name is right for it
value, number alone    F1 where the numbers agree, whatever the unit
all       F1 with value, unit and bound
Optional figures of the labels count neither way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from benchmarks.quality import others, readers, texts
from benchmarks.quality.units import close, decimal, dimension, in_base

LOOSE = Decimal("0.001")  # thirds are labelled to four places

Label = dict[str, Any]
Matches = Callable[[readers.Amount, Label], bool]


def main(*, quick: bool = False, wrong: bool = False) -> dict[str, dict[str, float]]:
    """Prints the table; returns scores by part and reader. Labels or corpora that are absent are skipped by name."""
    return texts.by_part("quantities", _measured, quick=quick, wrong=wrong)


def _measured(part: str, lines: Sequence[Label], known: dict, wrong: bool) -> dict[str, dict[str, float]]:
    asked = [line for line in lines if _known(line, known)]
    if len(asked) < len(lines):
        print(f"quantities.{part}: {len(lines) - len(asked)} sentences are not what was labelled, left out")
    print(f"{part:18}{'sentences':>10}{'figures':>8}{'P':>8}{'R':>7}{'F1':>7}{'value':>8}{'number':>8}{'all':>7}")
    table = {}
    ours = _ours(asked, known)
    table[f"{part} crossread"] = _scored(f"{part} crossread", asked, ours, bounds=True)
    if wrong:
        _print_wrong(asked, ours, known)
    for name, (module, reader) in others.amount_readers().items():
        if name == "price-parser":
            continue  # it reads one price of a text and does not place it
        if not others.installed(module):
            print(f"{part} {name}: not installed")
            continue
        theirs = [_moved(reader(_sentence(line, known)), line["start"]) for line in asked]
        table[f"{part} {name}"] = _scored(f"{part} {name}", asked, theirs, bounds=False)
    return table


def _known(line: Label, known: dict) -> bool:
    one = known.get((texts.source_of(line), line["article"]))
    return one is not None and texts.fits(line, one.text)


def _sentence(line: Label, known: dict) -> str:
    text: str = known[texts.source_of(line), line["article"]].text
    return text[line["start"] : line["end"]]


def _ours(lines: Sequence[Label], known: dict) -> list[list[readers.Amount]]:
    read: dict[tuple[str, str], list[readers.Amount]] = {}
    found = []
    for line in lines:
        key = texts.source_of(line), line["article"]
        if key not in read:
            read[key] = readers.amounts(known[key].text, known[key].day)
        found.append([one for one in read[key] if line["start"] <= one.start < line["end"]])
    return found


def _moved(found: Sequence[readers.Amount], by: int) -> list[readers.Amount]:
    return [readers.Amount(one.start + by, one.end + by, one.low, one.high, one.unit) for one in found]


def _scored(
    name: str, lines: Sequence[Label], found: Sequence[Sequence[readers.Amount]], *, bounds: bool
) -> dict[str, float]:
    number = _ends_agree if bounds else _number_agrees
    rules: dict[str, Matches] = {
        "found": lambda _one, _label: True,
        "value": lambda one, label: _unit_agrees(one, label) and number(one, label, based=True),
        "number": lambda one, label: number(one, label, based=False),
        "all": lambda one, label: (
            _unit_agrees(one, label) and number(one, label, based=True) and one.bound == label["bound"]
        ),
    }
    counts = {rule: _counted(lines, found, matches) for rule, matches in rules.items()}
    precision, recall, f1 = _f1(*counts["found"])
    scores = {"precision": precision, "recall": recall, "f1": f1}
    scores |= {rule: _f1(*counts[rule])[2] for rule in ("value", "number", "all")}
    labelled = counts["found"][2]
    row = f"{precision:>8.3f}{recall:>7.3f}{f1:>7.3f}{scores['value']:>8.3f}{scores['number']:>8.3f}"
    print(f"{name:18}{len(lines):>10}{labelled:>8}{row}" + (f"{scores['all']:>7.3f}" if bounds else f"{'-':>7}"))
    return scores


def _counted(
    lines: Sequence[Label], found: Sequence[Sequence[readers.Amount]], matches: Matches
) -> tuple[int, int, int]:
    """Right, said, and labelled: one figure against one label, optional ones apart."""
    right = said = labelled = 0
    for line, read in zip(lines, found, strict=True):
        asked = [label for label in line["figures"] if not label.get("optional")]
        free = [label for label in line["figures"] if label.get("optional")]
        labelled += len(asked)
        left = list(read)
        for label in asked:
            hit = next((one for one in left if one.touches(label["start"], label["end"]) and matches(one, label)), None)
            if hit:
                left.remove(hit)
                right += 1
                said += 1
        said += sum(not any(one.touches(label["start"], label["end"]) for label in free) for one in left)
    return right, said, labelled


def _f1(right: int, said: int, labelled: int) -> tuple[float, float, float]:
    precision, recall = right / max(said, 1), right / max(labelled, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _unit_agrees(one: readers.Amount, label: Label) -> bool:
    """The same unit or another of its dimension; an age in years is an age, a bare index a number."""
    theirs, ours = str(label["unit"]), one.unit
    alike = (
        {"age", "year", "month", "week", "day"},
        {"count", "number", "point"},
        {"rank", "ordinal"},
        {"times", "count"},
    )
    return dimension(ours) == dimension(theirs) or any({ours, theirs} <= group for group in alike)


def _ends_agree(one: readers.Amount, label: Label, *, based: bool) -> bool:
    return all(
        _close(mine, one.unit, decimal(label[end]), label["unit"], based)
        for mine, end in ((one.low, "low"), (one.high, "high"))
    )


def _number_agrees(one: readers.Amount, label: Label, *, based: bool) -> bool:
    """For readers that know no bounds: both ends, or the one number that the words name."""
    if label["low"] is not None and label["high"] is not None:
        return _ends_agree(one, label, based=based)
    named = decimal(label["low"] if label["low"] is not None else label["high"])
    return _close(one.low, one.unit, named, label["unit"], based)


def _close(mine: Decimal | None, unit: str, theirs: Decimal | None, other: str, based: bool) -> bool:
    if mine is None or theirs is None:
        return mine is None and theirs is None
    if based and dimension(unit) == dimension(other):
        mine, theirs = in_base(mine, unit), in_base(theirs, other)
        return close(mine, theirs) or abs(mine - theirs) <= LOOSE * abs(theirs)
    return close(mine, theirs) or abs(mine - theirs) <= LOOSE * abs(theirs)


def _print_wrong(lines: Sequence[Label], found: Sequence[Sequence[readers.Amount]], known: dict) -> None:
    for line, read in zip(lines, found, strict=True):
        text = known[texts.source_of(line), line["article"]].text
        touched = [label for label in line["figures"] for one in read if one.touches(label["start"], label["end"])]
        for label in line["figures"]:
            near = [one for one in read if one.touches(label["start"], label["end"])]
            good = any(_unit_agrees(one, label) and _ends_agree(one, label, based=True) for one in near)
            if not good and not label.get("optional"):
                wanted = f"{label['low']}..{label['high']} {label['unit']} {label['bound']}"
                read_as = [f"{one.low}..{one.high} {one.unit} «{text[one.start : one.end]}»" for one in near]
                print(
                    f"    «{texts.around(text, label['start'], label['end'])}» wants {wanted}, reads {read_as or 'nothing'}"
                )
        for one in read:
            if not any(one.touches(label["start"], label["end"]) for label in (*touched, *line["figures"])):
                print(f"    not labelled: {one.low}..{one.high} {one.unit} «{texts.around(text, one.start, one.end)}»")


if __name__ == "__main__":
    texts.command(__doc__, main)
