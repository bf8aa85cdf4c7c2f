"""Makes src/crossread/models/same_claim.json: the weights of the logistic model that scores pairs of statements.

    python -m training.same_claim --data ../shared/data

Data: collation/ (events annotated by hand). A pair of statements of different articles is positive when both stand for gold
statements of one claim, negative when both stand for gold statements of different claims, and left out when either has no
counterpart: the gold is not complete. Trained on crossread's own statements and on the gold's spans, each event weighing the
same. The threshold is chosen by leave-one-event-out: the model that groups an event has not seen it. Those models are kept
too, one for each event: the benchmark of accounts reads an event with the one that has not seen it.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

import numpy as np
from benchmarks.quality.collation import Event, events, f1, fitting, gold_places, pair_counts
from benchmarks.quality.collation.reading import FOLDS, statements_of

from crossread.annotate import annotate
from crossread.clean import clean
from crossread.collate.features import FEATURES, feature_rows
from crossread.collate.grouping import groups
from crossread.collate.pairing import Pair
from crossread.collate.statements import Statement
from crossread.model import Article

MIN_PRECISION = 0.74  # on the event left out: a wrong join misleads a reader more than a missed one
L2 = 0.001  # of the mean loss; up to .02 gives the same F1 within .02
FLOOR = 0.05  # a lower score is not passed on: it cannot lift any mean to the threshold
Rows = tuple[np.ndarray, np.ndarray]


def read_event(event: Event) -> tuple[list[Statement], list[Statement]]:
    """crossread's own statements of an event, and statements at the gold's spans."""
    articles = [article for page in event.pages if isinstance(article := clean(page), Article)]
    return statements_of(event, articles, annotate(articles))


def labelled(event: Event, found: list[Statement]) -> tuple[Rows, list[tuple[int, int]]]:
    """Features and labels of the pairs whose two sides have a counterpart in the gold."""
    keys = {page.id: page.key or "" for page in event.pages}
    gold = gold_places(event)
    stands = [fitting((keys[s.article], s.span.start, s.span.end), gold) for s in found]
    rows, labels, where = [], [], []
    for i, j, row in feature_rows(found):
        if stands[i] and stands[j] and found[i].article != found[j].article:
            rows.append(row)
            labels.append(float(stands[i][0] == stands[j][0]))  # type: ignore[index]
            where.append((i, j))
    return (np.array(rows), np.array(labels)), where


def fit(sets: list[Rows]) -> dict[str, object]:
    """Weights by Newton's method; every set weighs the same, positives and negatives as they come."""
    x = np.concatenate([rows for rows, _ in sets])
    y = np.concatenate([labels for _, labels in sets])
    each = np.concatenate([np.full(len(labels), 1 / len(labels)) for _, labels in sets]) / len(sets)
    mean, scale = x.mean(0), x.std(0) + 1e-9
    z = np.hstack([(x - mean) / scale, np.ones((len(x), 1))])
    weights = np.zeros(z.shape[1])
    ridge = np.diag([L2] * (z.shape[1] - 1) + [0.0])
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ weights))
        gradient = z.T @ (each * (p - y)) + ridge @ weights
        hessian = (z * (each * p * (1 - p))[:, None]).T @ z + ridge
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return {"mean": mean, "scale": scale, "weights": weights[:-1], "bias": weights[-1]}


def scores(model: dict[str, object], rows: np.ndarray) -> np.ndarray:
    logits = (rows - model["mean"]) / model["scale"] @ model["weights"] + model["bias"]  # type: ignore[operator]
    return 1 / (1 + np.exp(-np.clip(logits, -30, 30)))


def grouped_counts(event: Event, found: list[Statement], model: dict[str, object], threshold: float):
    """Pair counts of an event grouped by a model at a threshold."""
    rows = feature_rows(found)
    values = scores(model, np.array([row for _, _, row in rows]))
    pairs = [Pair(i, j, round(float(v), 4), "") for (i, j, _), v in zip(rows, values, strict=True) if v >= FLOOR]
    keys = {page.id: page.key or "" for page in event.pages}
    places = [(keys[s.article], s.span.start, s.span.end) for s in found]
    parts = groups([s.article for s in found], pairs, threshold)
    return pair_counts([[places[i] for i in part] for part in parts], event)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("src/crossread/models/same_claim.json"))
    options = parser.parse_args()
    found = events(options.data / "collation")
    read = [read_event(event) for event in found]
    sets = [[labelled(event, group)[0] for group in groups_] for event, groups_ in zip(found, read, strict=True)]
    thresholds = [round(t, 3) for t in np.arange(0.1, 0.7, 0.025)]
    total = {t: sum((np.array([0, 0, 0]) for _ in ()), np.zeros(3)) for t in thresholds}
    without = [fit([rows for i, both in enumerate(sets) if i != held for rows in both]) for held in range(len(found))]
    for held, event in enumerate(found):
        for t in thresholds:
            c = grouped_counts(event, read[held][0], without[held], t)
            total[t] += np.array([c["both"], c["predicted"], c["gold"]])
    for t, (both, predicted, gold) in total.items():
        print(
            f"threshold {t:.3f}  P {both / max(1, predicted):.3f}  R {both / gold:.3f}  F1 {f1(both, predicted, gold):.3f}"
        )
    sure = [t for t in thresholds if total[t][0] >= MIN_PRECISION * total[t][1]]
    best = min(sure)  # as many pairs as that precision allows
    write(options.out, fit([rows for both in sets for rows in both]), best)
    for event, model in zip(found, without, strict=True):
        write(FOLDS / event.name / options.out.name, model, best)
    print(f"threshold {best}; wrote {options.out}, and the weights without each event below {FOLDS}")


def write(path: Path, model: dict[str, object], threshold: float) -> None:
    numbers = {name: np.round(np.asarray(value), 6).tolist() for name, value in model.items()}
    made = {"floor": FLOOR, "threshold": threshold, "made": date.today().isoformat()}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"features": list(FEATURES), **numbers, **made}, indent=1) + "\n")


if __name__ == "__main__":
    main()
