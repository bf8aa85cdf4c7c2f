"""What figures of running news measure, what that belongs to, their role and their period, against a reader's judgements.

    python -m benchmarks.quality.measures

labels/measures.jsonl: 340 figures of stories/allsides.train.jsonl, drawn by chance and read with their sentences before any output
was looked at: 201 of all figures ("any"), 139 of those with a word of change, time or money beside them ("cued"), because few
figures of news text are changes or have a period. Halves "dev" (looked at while the grammar was written) and "held", by article.
The labels hold places, no text. One reader; what the words leave open was labelled as nothing.
Few: 26 belongings, 29 changes and levels before, 57 periods, so that one more or less of them moves a figure by some points.

precision  of what is said, the share that is right; recall: of what the reader said, the share that is said
measures   right where the spans touch;  of: where they share half of the longer one
role       of rises, falls, changes and levels before;  period: kind, and value where the reader gave one
lost       labelled figures that are no longer found, left out of the rest
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.quality.attribution import data_folder

from crossread.annotate import figures, moments, sentences
from crossread.model import Annotations, Article, Block, Figure, Found, Page, Span

LABELS = Path(__file__).with_name("labels") / "measures.jsonl"
FIELDS = ("measures", "of", "role", "period")
Label = dict[str, Any]
Tally = dict[str, list[int]]  # field: right, said by crossread, said by the reader


def main() -> dict[str, dict[str, float]]:
    """Prints the table and returns {part and choice: figures}; {} where the corpus is absent."""
    labels = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    path = data_folder() / labels[0]["source"]
    if not path.is_file():
        print(f"measures: skipped, {path} is not there (set CROSSREAD_DATA)")
        return {}
    tallies: dict[str, Tally] = defaultdict(lambda: {field: [0, 0, 0] for field in (*FIELDS, "figures")})
    for label, figure in judged(labels, path):
        add(tallies[f"{label['part']} {label['chosen']}"], label, figure)
    table = {name: shares(tally) for name, tally in sorted(tallies.items())}
    print(f"{'':12}" + "".join(f"{field:>16}" for field in FIELDS) + f"{'figures':>9}{'lost':>6}")
    for name, row in table.items():
        shown = "".join(f"{row[f'{field} precision']:>9.3f}{row[f'{field} recall']:>7.3f}" for field in FIELDS)
        print(f"{name:12}{shown}{row['figures']:>9.0f}{row['lost']:>6.0f}")
    return table


def judged(labels: list[Label], path: Path) -> Iterator[tuple[Label, Figure | None]]:
    """Every label with the figure that is found in its place."""
    wanted = {label["article"] for label in labels}
    found: dict[str, tuple[Figure, ...]] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            for row in json.loads(line)["articles"]:
                if row["abp_id"] in wanted and row["abp_id"] not in found:
                    found[row["abp_id"]] = read(row["text"], row["date"])
    for label in labels:
        near = [f for f in found.get(label["article"], ()) if shared(f.span, (label["start"], label["end"]))]
        yield label, max(near, key=lambda f: shared(f.span, (label["start"], label["end"])), default=None)


def read(text: str, day: str | None) -> tuple[Figure, ...]:
    page = Page.of(text, "benchmark", as_is=True)
    published = Found(day, None, "given") if day else None
    article = Article(page, (Block("paragraph", page.span(0, len(text))),), published=published)
    seen = sentences.split([article], [Annotations(article.id)])
    return figures.find([article], moments.find([article], seen))[0].figures


def add(tally: Tally, label: Label, figure: Figure | None) -> None:
    tally["figures"][0] += 1
    if figure is None:
        tally["figures"][1] += 1
        return
    period = figure.period and (figure.period.kind, figure.period.value)
    told = label["period"] and (label["period"]["kind"], label["period"]["value"])
    rows = {
        "measures": (figure.measured, label["measured"], touches(figure.measured, label)),
        "of": (figure.of, label["of"], half_shared(figure.of, label["of"])),
        "role": (figure.role != "level", label["role"] != "level", figure.role == label["role"]),
        "period": (period, told, bool(period and told) and period[0] == told[0] and told[1] in {None, period[1]}),
    }
    for field, (said, wanted, right) in rows.items():
        tally[field][0] += bool(said and wanted and right)
        tally[field][1] += bool(said)
        tally[field][2] += bool(wanted)


def touches(found: Span | None, label: Label) -> bool:
    places = [place for place in (label["measured"], label.get("or")) if place]
    return found is not None and any(shared(found, place) for place in places)


def half_shared(found: Span | None, place: list[int] | None) -> bool:
    if found is None or place is None:
        return False
    return 2 * shared(found, place) >= max(len(found), place[1] - place[0])


def shared(span: Span, place: tuple[int, int] | list[int]) -> int:
    """How many characters a span and a place of the text have in common."""
    return max(0, min(span.end, place[1]) - max(span.start, place[0]))


def shares(tally: Tally) -> dict[str, float]:
    row: dict[str, float] = {}
    for field in FIELDS:
        right, said, wanted = tally[field]
        row[f"{field} precision"] = right / max(1, said)
        row[f"{field} recall"] = right / max(1, wanted)
    return row | {"figures": float(tally["figures"][0]), "lost": float(tally["figures"][1])}


if __name__ == "__main__":
    main()
