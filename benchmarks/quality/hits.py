"""What crossread finds in running news, judged by hand, one by one: `python -m benchmarks.quality.hits`.

Data: labels/hits.jsonl beside this file: places of figures and moments in articles of stories/ of the corpora (CROSSREAD_DATA,
else ../shared/data beside the checkout), how each was read, whether that is right, and why. No text.

precision  of the judged hits that still stand (the same span, read the same way), the share that is right
changed    judged hits that are found otherwise now, or not at all: nothing is known of these until they are judged again

python -m benchmarks.quality.hits --sheet 300 --seed 1 > sheet.jsonl   draws hits by chance, half figures and half moments, from
    articles drawn by chance (three in four of allsides, one in four of ecbplus), each with its sentence, to be judged:
    "verdict": "right" or "wrong", "reason": why
python -m benchmarks.quality.hits --labels sheet.jsonl > benchmarks/quality/labels/hits.jsonl   the judged lines without the text
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality import readers, texts

from crossread.model import Annotations, Figure, Moment

KINDS = ("figure", "moment")
FIELDS = ("source", "article", "start", "end", "kind", "read", "verdict", "reason")
DRAWN = {"allsides": 150, "ecbplus": 50}  # articles, so that no article gives more than a few of 300 hits
CONTEXT = 300  # characters before and after, where a sentence is longer

Hit = dict[str, Any]


def main(*, quick: bool = False) -> dict[str, dict[str, float]]:
    """Prints the table; returns precision by kind, {} where there are no judgements or no articles."""
    try:
        judged = [line for line in texts.labels("hits") if line.get("verdict")][:: 4 if quick else 1]
        known = texts.texts_of(judged)
    except FileNotFoundError as error:
        print(f"hits: skipped, no {error.filename}")
        return {}
    now = {key: _standing(one) for key, one in known.items()}
    print(f"{'hits':12}{'judged':>8}{'stand':>7}{'changed':>9}{'precision':>11}")
    table = {}
    for kind in (*KINDS, "both"):
        lines = [line for line in judged if kind in {line["kind"], "both"}]
        table[kind] = _row(kind, lines, now)
    return table


def _row(
    kind: str, lines: Sequence[Hit], now: dict[tuple[str, str], set[tuple[int, int, str, str]]]
) -> dict[str, float]:
    standing = [line for line in lines if _place(line) in now.get((line["source"], line["article"]), ())]
    right = sum(line["verdict"] == "right" for line in standing)
    precision = right / max(len(standing), 1)
    print(f"{kind:12}{len(lines):>8}{len(standing):>7}{len(lines) - len(standing):>9}{precision:>11.3f}")
    return {
        "judged": float(len(lines)),
        "changed": float(len(lines) - len(standing)),
        "precision": precision,
    }


def _place(line: Hit) -> tuple[int, int, str, str]:
    return line["start"], line["end"], line["kind"], line["read"]


def _standing(one: texts.Text) -> set[tuple[int, int, str, str]]:
    return {_place(hit) for hit in hits(one)}


def hits(one: texts.Text) -> Iterator[Hit]:
    """Every figure and moment of an article, in the shape of labels/hits.jsonl without a verdict."""
    found = readers.annotated(readers.article(one.text, one.day))
    marks: list[Figure | Moment] = [*found.figures, *found.moments]
    for mark in marks:
        kind = "figure" if isinstance(mark, Figure) else "moment"
        read = _figure(mark) if isinstance(mark, Figure) else _moment(mark)
        place = {"start": mark.span.start, "end": mark.span.end, "kind": kind, "read": read}
        yield {"source": one.source, "article": one.id, **place, "sentence": _sentence(one.text, found, mark)}


def _figure(figure: Figure) -> str:
    """How a figure was read: "more than 5..- USD"."""
    ends = "..".join("-" if end is None else f"{end:f}" for end in (figure.low, figure.high))
    return f"{figure.bound} {ends} {figure.unit}"


def _moment(moment: Moment) -> str:
    """How a moment was read: "2025-01-21..2025-01-21 day"."""
    every = f" every {moment.every}" if moment.every else ""
    return f"{moment.first or '-'}..{moment.last or '-'} {moment.granularity}{every}"


def _sentence(text: str, found: Annotations, mark: Figure | Moment) -> str:
    """The sentence around a hit, the hit in «…»."""
    span = mark.span
    around = next((s for s in found.sentences if s.start <= span.start < s.end), span)
    start, end = max(around.start, span.start - CONTEXT), min(max(around.end, span.end), span.end + CONTEXT)
    return f"{text[start : span.start]}«{text[span.start : span.end]}»{text[span.end : end]}".replace("\n", " ")


def sheet(count: int, seed: int) -> list[Hit]:
    """Hits drawn by chance to be judged, with their sentences. Raises FileNotFoundError without the articles."""
    drawn = random.Random(seed)
    pools: dict[str, list[Hit]] = {kind: [] for kind in KINDS}
    for source, articles in DRAWN.items():
        known = texts.articles(source)
        for one in drawn.sample(sorted(known), articles):
            for hit in hits(known[one]):
                pools[hit["kind"]].append(hit | {"day": known[one].day})
    chosen = [hit for kind in KINDS for hit in drawn.sample(pools[kind], min(count // 2, len(pools[kind])))]
    return [hit | {"verdict": None, "reason": ""} for hit in chosen]


def _print_sheet(count: int, seed: int) -> None:
    for hit in sheet(count, seed):
        print(json.dumps(hit, ensure_ascii=False))


def _print_labels(path: Path) -> None:
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    verdicts = Counter(line.get("verdict") for line in lines)
    if set(verdicts) - {"right", "wrong"}:
        raise SystemExit(f"{path}: not every hit is judged right or wrong: {dict(verdicts)}")
    for line in sorted(lines, key=lambda line: (line["source"], line["article"], line["start"], line["kind"])):
        print(json.dumps({field: line[field] for field in FIELDS}, ensure_ascii=False))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sheet", type=int, metavar="N", help="print N hits to be judged")
    parser.add_argument("--seed", type=int, default=1, help="of the draw")
    parser.add_argument(
        "--labels", type=Path, metavar="SHEET", help="print the judged lines of a sheet without their text"
    )
    asked = parser.parse_args()
    if asked.sheet:
        _print_sheet(asked.sheet, asked.seed)
    elif asked.labels:
        _print_labels(asked.labels)
    else:
        main()
