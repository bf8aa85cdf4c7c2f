"""The time expressions of news, as TimeML writes them: `python -m benchmarks.quality.timexes [--wrong]`.

Data: labels/timexes.dev.jsonl and .held.jsonl beside this file (places, types and TIMEX3 values, no text; labels/timexes.md
says how they were made), on articles of stories/ of the corpora (CROSSREAD_DATA, else ../shared/data beside the checkout).
`held` is scored and not read. crossread's are the TIMEX3s that crossread.annotate.moments.timex makes of moments and of
figures of time, read in the whole article.

extent    precision, recall and F1 of expressions that touch a labelled one, one against one, as in TempEval-3 (relaxed)
strict    F1 where the ends are the labelled ones
type      F1 of extent and type
value     F1 of extent and value, as in TempEval-3; equal writings of one value (P1DE and P10Y) are one
          ("P1W" and "P7D" are not). Of an unknown day (XXXX-XX-XX) extent and type are asked.
Baseline: dateparser, on the sentence with the article's day; its type is DATE, its value a day, a month or a year. Its second
row asks of it labels of type DATE alone.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from benchmarks.quality import others, readers, texts

MODULE = "crossread.annotate.moments.timex"
MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)T24:00$")

Label = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression in [start, end) of an article's text."""

    start: int
    end: int
    type: str  # DATE, TIME, DURATION, SET
    value: str


Matches = Callable[[Timex, Label], bool]


def main(*, quick: bool = False, wrong: bool = False) -> dict[str, dict[str, float]]:
    """Prints the table; returns scores by part and reader. Labels or corpora that are absent are skipped by name."""
    return texts.by_part("timexes", _measured, quick=quick, wrong=wrong)


def _measured(part: str, lines: Sequence[Label], known: dict, wrong: bool) -> dict[str, dict[str, float]]:
    asked = [line for line in lines if texts.fits(line, known[texts.source_of(line), line["article"]].text)]
    if len(asked) < len(lines):
        print(f"timexes.{part}: {len(lines) - len(asked)} sentences are not what was labelled, left out")
    print(f"{part:18}{'sentences':>10}{'timexes':>8}{'P':>8}{'R':>7}{'F1':>7}{'strict':>8}{'type':>7}{'value':>7}")
    table = {}
    try:
        ours = _ours(asked, known)
    except ModuleNotFoundError as error:
        print(f"{part} crossread: no {error.name} yet")
    else:
        table[f"{part} crossread"] = _scored(f"{part} crossread", asked, ours)
        if wrong:
            _print_wrong(asked, ours, known)
    if others.installed("dateparser"):
        theirs = [_dateparser(line, known) for line in asked]
        table[f"{part} dateparser"] = _scored(f"{part} dateparser", asked, theirs)
        table[f"{part} dateparser dates"] = _scored(f"{part}   its dates", *_dates_alone(asked, theirs))
    else:
        print(f"{part} dateparser: not installed")
    return table


def _ours(lines: Sequence[Label], known: dict) -> list[list[Timex]]:
    """crossread's TIMEX3s in each sentence. Raises ModuleNotFoundError where it makes none."""
    timexes = importlib.import_module(MODULE).timexes
    read: dict[tuple[str, str], list[Timex]] = {}
    found = []
    for line in lines:
        key = texts.source_of(line), line["article"]
        if key not in read:
            one = readers.article(known[key].text, line.get("day") or known[key].day)
            seen = timexes(one, readers.annotated(one))
            read[key] = [Timex(each.span.start, each.span.end, each.type, each.value or "") for each in seen]
        found.append([each for each in read[key] if line["start"] <= each.start < line["end"]])
    return found


def _dateparser(line: Label, known: dict) -> list[Timex]:
    sentence = known[texts.source_of(line), line["article"]].text[line["start"] : line["end"]]
    return [
        Timex(line["start"] + one.start, line["start"] + one.end, "DATE", _dated(one))
        for one in others.dated(sentence, line.get("day"))
    ]


def _dates_alone(lines: Sequence[Label], found: Sequence[Sequence[Timex]]) -> tuple[list[Label], list[list[Timex]]]:
    """The labels of type DATE alone, and what was found but for what touches other labels: dateparser reads no others."""
    asked = [line | {"timexes": [each for each in line["timexes"] if each["type"] == "DATE"]} for line in lines]
    others_of = [[each for each in line["timexes"] if each["type"] != "DATE"] for line in lines]
    kept = [
        [one for one in read if not any(_touches(one, each) for each in foreign)]
        for read, foreign in zip(found, others_of, strict=True)
    ]
    return asked, kept


def _dated(one: readers.Time) -> str:
    first, last = one.first or "", one.last or ""
    if first == last:
        return first[:10]
    return first[:4] if first.endswith("-01-01") and last.endswith("-12-31") else first[:7]


def _scored(name: str, lines: Sequence[Label], found: Sequence[Sequence[Timex]]) -> dict[str, float]:
    rules: dict[str, Matches] = {
        "extent": lambda _one, _label: True,
        "strict": lambda one, label: (one.start, one.end) == (label["start"], label["end"]),
        "type": lambda one, label: one.type == label["type"],
        "value": _same,
    }
    counts = {rule: _counted(lines, found, matches) for rule, matches in rules.items()}
    precision, recall, f1 = _f1(*counts["extent"])
    scores = {"precision": precision, "recall": recall, "f1": f1}
    scores |= {rule: _f1(*counts[rule])[2] for rule in ("strict", "type", "value")}
    row = f"{precision:>8.3f}{recall:>7.3f}{f1:>7.3f}{scores['strict']:>8.3f}{scores['type']:>7.3f}{scores['value']:>7.3f}"
    print(f"{name:18}{len(lines):>10}{counts['extent'][2]:>8}{row}")
    return scores


def _counted(lines: Sequence[Label], found: Sequence[Sequence[Timex]], matches: Matches) -> tuple[int, int, int]:
    """Right, said, and labelled: one expression against one label."""
    right = said = labelled = 0
    for line, read in zip(lines, found, strict=True):
        labelled += len(line["timexes"])
        said += len(read)
        left = list(read)
        for label in line["timexes"]:
            hit = next((one for one in left if _touches(one, label) and matches(one, label)), None)
            if hit:
                left.remove(hit)
                right += 1
    return right, said, labelled


def _touches(one: Timex, label: Label) -> bool:
    return one.start < label["end"] and label["start"] < one.end


def _f1(right: int, said: int, labelled: int) -> tuple[float, float, float]:
    precision, recall = right / max(said, 1), right / max(labelled, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _same(one: Timex, label: Label) -> bool:
    if label["value"].startswith("XXXX"):
        return one.type == label["type"]
    return _plain(one.value) == _plain(label["value"])


def _plain(value: str) -> str:
    """One writing of equal values: a decade is ten years, "T09" is "T09:00", a day's end the next day's beginning."""
    decades = re.fullmatch(r"P(\d+)DE", value)
    if decades:
        return f"P{int(decades[1]) * 10}Y"
    centuries = re.fullmatch(r"P(\d+)CE", value)
    if centuries:
        return f"P{int(centuries[1]) * 100}Y"
    quarters = re.fullmatch(r"P(\d+)Q", value)
    if quarters:
        return f"P{int(quarters[1]) * 3}M"
    midnight = MIDNIGHT.match(value)
    if midnight:
        value = f"{date.fromisoformat(midnight[1]) + timedelta(days=1)}T00:00"
    return re.sub(r"(T\d\d)$", r"\1:00", value)


def _print_wrong(lines: Sequence[Label], found: Sequence[Sequence[Timex]], known: dict) -> None:
    for line, read in zip(lines, found, strict=True):
        text = known[texts.source_of(line), line["article"]].text
        for label in line["timexes"]:
            near = [one for one in read if _touches(one, label)]
            if not any(_same(one, label) for one in near):
                said = [f"{one.type} {one.value} «{text[one.start : one.end]}»" for one in near]
                place = texts.around(text, label["start"], label["end"])
                print(
                    f"    {line.get('day')} «{place}» wants {label['type']} {label['value']}, reads {said or 'nothing'}"
                )
        for one in read:
            if not any(_touches(one, label) for label in line["timexes"]):
                print(
                    f"    {line.get('day')} not labelled: {one.type} {one.value} «{texts.around(text, one.start, one.end)}»"
                )


if __name__ == "__main__":
    texts.command(__doc__, main)
