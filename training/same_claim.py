"""Makes src/crossread/models/same_claim.json: what finds, chooses and weighs the pairs of statements that may be one claim.

    python -m training.same_claim --data ../shared/data

Data: collation/ (events annotated by hand) and the first paragraphs of allsides events labelled by hand (training/claims). A
pair of statements of different articles is positive when both stand for gold statements of one claim, negative when both
stand for gold statements of different claims, and left out when either has no counterpart. Both crossread's own statements
and those at the gold's spans are learned from.

Three steps learn. The rough model that finds candidates, and the first trees that choose which of them the pair network
reads, learn on all allsides events. The trees that weigh the network's answers learn on the allsides events that the network
was not trained on (training/pairs/hand.py) and on collation/, which it never saw. The threshold is chosen by
leave-one-event-out over collation/: the trees that group an event have not seen it. Those are kept too, one file for each
event: the benchmark of accounts reads an event with the one that has not seen it.

What is read of each event is kept in RUNS, so that a run that was cut off goes on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from benchmarks.quality.collation import Event, events, f1, pair_counts
from benchmarks.quality.collation.reading import FOLDS
from training.pairs import hand

from crossread import meaning
from crossread.collate import trees
from crossread.collate.candidates import ROUGH, pairs, tables
from crossread.collate.features import FEATURES
from crossread.collate.grouping import groups
from crossread.collate.pairing import HOPELESS, OF, READ, Pair, looked, promising
from crossread.collate.statements import Statement
from crossread.collate.views import view, word_weights

MODELS = Path(__file__).parents[1] / "src" / "crossread" / "models"
RUNS = Path(__file__).parent / "runs" / "same_claim"
L2 = 0.001  # of the rough model's mean loss; up to .02 gives the same candidates within one in a hundred
FLOOR, ROUGH_FLOOR = 0.02, 0.003  # lower chances are not passed on: they cannot lift any mean to the threshold
# Of pairs on the event left out, own statements and the gold's spans: a wrong join misleads more than a missed one.
PRECISION = (0.80, 0.86)
SURE = (0.0, 0.93)  # the same, from which on a claim is not only probably one
STEPS = [round(float(step), 3) for step in np.arange(0.1, 0.96, 0.025)]  # thresholds that are tried
PARTS = 3  # of the labelled events, where these are measured
FIRST = {"num_leaves": 8, "rounds": 80}
LAST = {"num_leaves": 8, "rounds": 150}
TREES = {
    "objective": "binary", "learning_rate": 0.06, "min_data_in_leaf": 20, "feature_fraction": 0.6, "bagging_fraction": 0.8,
    "bagging_freq": 1, "lambda_l2": 5.0, "seed": 1, "num_threads": 1, "deterministic": True, "verbose": -1,
}  # fmt: skip
Rows = tuple[np.ndarray, np.ndarray]  # features and labels
Asked = tuple[list[tuple[int, int]], np.ndarray]  # pairs, and their features in the order of FEATURES
Both = tuple[list[Statement], list[Statement]]  # crossread's own statements, and those at the gold's spans


def kept(event: Event, runs: Path) -> Both:
    """An event's statements, from RUNS where it was read before."""
    digest = hashlib.sha256(repr((event.pages, event.gold)).encode()).hexdigest()[:16]
    path = runs / f"{event.name}.{digest}.pkl"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(hand.read_event(event)))
    found: Both = pickle.loads(path.read_bytes())
    return found


def asked_of(event: Event, both: Both, models: tuple[dict[str, Any], dict[str, Any]], runs: Path) -> list[Asked]:
    """For both kinds of statements the pairs that the network reads, and their features: kept like the statements, under a
    digest of everything that they rest on."""
    network = b"".join((MODELS / name).read_bytes() for name in ("pair.onnx", "pair.sides.onnx"))
    digest = hashlib.sha256(
        network + repr((models, FEATURES, READ, OF, HOPELESS)).encode() + pickle.dumps(both)
    ).hexdigest()[:16]
    path = runs / f"{event.name}.{digest}.rows.pkl"
    if not path.is_file():
        made = []
        for each in both:
            found, rows, _ = looked(each, models[0], trees.read(models[1]))
            made.append(([(one.first, one.second) for one in found], np.array(rows)))
        path.write_bytes(pickle.dumps(made))
    kept_: list[Asked] = pickle.loads(path.read_bytes())
    return kept_


class Remembered:
    """crossread.meaning.embed, with what it said kept on disk: every event is read several times, and that is most of the
    time."""

    def __init__(self, path: Path) -> None:
        self.path, self.vectors = path, pickle.loads(path.read_bytes()) if path.is_file() else {}
        self.embed, self.new = meaning.embed, 0

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        missing = [text for text in dict.fromkeys(texts) if text not in self.vectors]
        self.vectors.update(zip(missing, self.embed(missing), strict=True))
        self.new += len(missing)
        if self.new > 2000:
            self.keep()
        return np.stack([self.vectors[text] for text in texts]) if texts else self.embed(texts)

    def keep(self) -> None:
        self.path.write_bytes(pickle.dumps(self.vectors))
        self.new = 0


def labels(event: Event, statements: Sequence[Statement], where: Sequence[tuple[int, int]]) -> np.ndarray:
    """1 for a pair of one claim, 0 for one of different claims; -1 where either side has no counterpart or both are of one
    article."""
    claims = hand.claims_of(event, statements)
    found = []
    for i, j in where:
        known = claims[i] and claims[j] and statements[i].article != statements[j].article
        found.append(float(bool(claims[i] & claims[j])) if known else -1.0)
    return np.array(found)


def known(rows: np.ndarray, found: np.ndarray) -> Rows:
    return rows[found >= 0], found[found >= 0]


def rough_set(event: Event, statements: Sequence[Statement]) -> Rows:
    """What the rough model sees of all pairs."""
    views = [view(statement) for statement in statements]
    rows, where = [np.zeros((0, len(ROUGH)))], []
    for first, second, block in pairs(statements, tables(statements, views, word_weights(views))):
        once = first < second
        rows.append(block[once])
        where += list(zip(first[once].tolist(), second[once].tolist(), strict=True))
    return known(np.concatenate(rows), labels(event, statements, where))


def fit(sets: Sequence[Rows]) -> dict[str, Any]:
    """Weights of a logistic model by Newton's method; every set weighs the same, positives and negatives as they come."""
    x, y = (np.concatenate(parts) for parts in zip(*sets, strict=True))
    each = np.concatenate([np.full(len(found), 1 / len(found)) for _, found in sets]) / len(sets)
    mean, scale = x.mean(0), x.std(0) + 1e-9
    z = np.hstack([(x - mean) / scale, np.ones((len(x), 1))])
    weights = np.zeros(z.shape[1])
    ridge = np.diag([L2] * (z.shape[1] - 1) + [0.0])
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ weights))
        step = np.linalg.solve(
            (z * (each * p * (1 - p))[:, None]).T @ z + ridge, z.T @ (each * (p - y)) + ridge @ weights
        )
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return {"mean": mean, "scale": scale, "weights": weights[:-1], "bias": float(weights[-1]), "floor": ROUGH_FLOOR}


def boosted(sets: Sequence[Rows], num_leaves: int, rounds: int) -> dict[str, Any]:
    """Boosted trees in the fields of crossread.collate.trees.Trees; a set weighs as the root of its pairs."""
    x, y = (np.concatenate(parts) for parts in zip(*sets, strict=True))
    weights = np.concatenate([np.full(len(found), 1 / np.sqrt(len(found))) for _, found in sets])
    data = lightgbm.Dataset(x, y, weight=weights / weights.mean())
    made = lightgbm.train({**TREES, "num_leaves": num_leaves}, data, rounds)
    grown = [_tree(tree["tree_structure"]) for tree in made.dump_model()["tree_info"]]
    return {name: [tree[name] for tree in grown] for name in trees.Trees._fields}


def _tree(root: dict[str, Any]) -> dict[str, list[Any]]:
    """One tree of lightgbm as a row of each field."""
    row: dict[str, list[Any]] = {name: [] for name in trees.Trees._fields}

    def placed(node: dict[str, Any]) -> int:
        if "leaf_value" in node:
            row["leaf"].append(round(node["leaf_value"], 6))
            return -len(row["leaf"])
        here = len(row["feature"])
        row["feature"].append(node["split_feature"])
        row["limit"].append(node["threshold"])
        for name in ("below", "above"):
            row[name].append(0)
        row["below"][here], row["above"][here] = placed(node["left_child"]), placed(node["right_child"])
        return here

    if placed(root) < 0:  # a tree that is one leaf asks something with one answer
        row.update(feature=[0], limit=[0.0], below=[-1], above=[-1])
    return row


def grouped(statements: Sequence[Statement], chances: np.ndarray, where: Sequence[tuple[int, int]], threshold: float):
    """The claims that a threshold gives."""
    pairs = [Pair(i, j, round(float(v), 4), "") for (i, j), v in zip(where, chances, strict=True) if v >= FLOOR]
    return groups([statement.article for statement in statements], pairs, threshold)


def counts(event: Event, statements: Sequence[Statement], parts: Sequence[tuple[int, ...]]) -> np.ndarray:
    """Pairs that are right, predicted, and in the gold."""
    keys = {page.id: page.key or "" for page in event.pages}
    places = [(keys[s.article], s.span.start, s.span.end) for s in statements]
    found = pair_counts([[places[i] for i in part] for part in parts], event)
    return np.array([found["both"], found["predicted"], found["gold"]])


def learned(data: Path, runs: Path, most: int | None) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """The rough model, the first trees, and the statements of the allsides events that the network has not seen."""
    found = {event.name: (event, kept(event, runs)) for event in hand.events(data)[:most]}
    unseen = {name: pair for name, pair in found.items() if hand.held(name)}
    digest = hashlib.sha256(repr((FEATURES, [event.gold for event, _ in found.values()])).encode()).hexdigest()[:16]
    path = runs / f"{digest}.models.pkl"
    if not path.is_file():
        path.write_bytes(pickle.dumps(finders(list(found.values()))))
    return *pickle.loads(path.read_bytes()), unseen


def finders(found: Sequence[tuple[Event, Both]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The rough model and the first trees."""
    sets = [rough_set(event, each) for event, both in found for each in both]
    rough = fit([(x, y) for x, y in sets if y.sum()])
    made = []
    for event, both in found:
        for each in both:
            candidates, rows = promising(each, rough)
            made.append(known(np.array(rows), labels(event, each, [(one.first, one.second) for one in candidates])))
    return rough, boosted([(x, y) for x, y in made if y.sum()], **FIRST)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("src/crossread/models/same_claim.json"))
    parser.add_argument("--events", type=int, help="so many of the allsides events at most: tries the training out")
    parser.add_argument("--runs", type=Path, default=RUNS)
    options = parser.parse_args()
    meaning.embed = Remembered(options.runs / "vectors.pkl")
    rough, first, unseen = learned(options.data, options.runs, options.events)
    meaning.embed.keep()
    base = {"features": list(FEATURES), "rough": plain(rough), "first": first, "floor": FLOOR}
    annotated = {event.name: (event, kept(event, options.runs)) for event in events(options.data / "collation")}
    sets, asked = {}, {}
    for name, (event, both) in (annotated | unseen).items():
        for at, (each, (where, rows)) in enumerate(
            zip(both, asked_of(event, both, (rough, first), options.runs), strict=True)
        ):
            sets[name, at] = known(rows, labels(event, each, where))
            asked[name, at] = (each, where, rows)
    without = {
        held: boosted([s for (name, _), s in sets.items() if name != held and s[1].sum()], **LAST) for held in annotated
    }
    threshold, sure = chosen(annotated, asked, without)
    labelled(unseen, sets, asked)
    last = boosted([each for each in sets.values() if each[1].sum()], **LAST)
    for path, made in (
        (options.out, last),
        *((FOLDS / name / options.out.name, made) for name, made in without.items()),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        row = {**base, "trees": made, "threshold": threshold, "sure": sure, "made": date.today().isoformat()}
        path.write_text(json.dumps(row) + "\n")
        print(f"wrote {path}, {path.stat().st_size / 1e3:.0f} kB")


def labelled(unseen: dict[str, Any], sets: dict[Any, Rows], asked: dict[Any, Any]) -> None:
    """Prints the same of the labelled events that the network has not seen, in PARTS: each grouped by trees that learned on the
    annotated events and the other parts."""
    part = {name: hashlib.sha256(f"part {name}".encode()).digest()[0] % PARTS for name in unseen}
    total = {(at, t): np.zeros(3) for at in (0, 1) for t in STEPS}
    for one in range(PARTS):
        learned_on = [each for (name, _), each in sets.items() if part.get(name) != one and each[1].sum()]
        grown = trees.read(boosted(learned_on, **LAST))
        for name in [name for name in unseen if part[name] == one]:
            for at in (0, 1):
                each, where, rows = asked[name, at]
                chances = trees.chances(grown, rows.tolist()) if len(rows) else np.zeros(0)
                for t in STEPS:
                    total[at, t] += counts(unseen[name][0], each, grouped(each, chances, where, t))
    print(f"{len(unseen)} labelled events")
    _printed(total)


def plain(model: dict[str, Any]) -> dict[str, Any]:
    return {name: np.round(np.asarray(value), 6).tolist() for name, value in model.items()}


def chosen(annotated: dict[str, Any], asked: dict[Any, Any], without: dict[str, Any]) -> tuple[float, float]:
    """The lowest thresholds of enough precision, by leaving one event out. Prints precision, recall and F1 of all."""
    total = {(at, t): np.zeros(3) for at in (0, 1) for t in STEPS}
    for name, (event, _) in annotated.items():
        for at in (0, 1):
            each, where, rows = asked[name, at]
            chances = trees.chances(trees.read(without[name]), rows.tolist())
            for t in STEPS:
                total[at, t] += counts(event, each, grouped(each, chances, where, t))
    print(f"{len(annotated)} annotated events")
    _printed(total)
    least = [
        min(t for t in STEPS if all(total[at, t][0] >= level * total[at, t][1] for at, level in enumerate(levels)))
        for levels in (PRECISION, SURE)
    ]
    return least[0], least[1]


def _printed(total: dict[tuple[int, float], np.ndarray]) -> None:
    print("threshold   own statements       at the gold's spans")
    for t in STEPS:
        said = (f"P {b / max(1, p):.3f} R {b / g:.3f} F1 {f1(b, p, g):.3f}" for b, p, g in (total[0, t], total[1, t]))
        print(f"{t:.3f}       " + "   ".join(said))


if __name__ == "__main__":
    main()
