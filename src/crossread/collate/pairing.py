"""Scores pairs of statements: do the two report the same thing? With the reason in words.

Pairs come from a cheap sieve on sentence meaning; a logistic model over a dozen readable features scores them. Its weights
stand in models/same_claim.json, made by training/same_claim.py.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from crossread.collate.features import FEATURES, Row, feature_rows

if TYPE_CHECKING:
    import numpy as np

    from crossread.collate.statements import Statement


# Least score of two statements that give an amount of one measure and are tied, and of two translations of one utterance:
# amounts that differ are what readers look for, and the words around them may be far apart ("trade rose to …", "a 7 %
# increase, which amounts to …").
LIFTED = 0.7
TIED = (0.5, 0.08)  # meaning and word overlap that tie two amounts where neither speaker nor names do
TWINS = (0.55, 0.12)  # meaning and word overlap of two quotations of one speaker, each nearest to the other


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements by their indices, how likely they report the same thing (0 to 1), and what that rests on."""

    first: int
    second: int
    score: float
    reason: str
    rivals: bool = False  # two amounts of one quantity on two people's word: may be one claim though of one article


def pairs(statements: Sequence[Statement], names: Mapping[str, str]) -> list[Pair]:
    """Candidate pairs with their scores, best first. `names` maps story entity ids to names, for the reasons."""
    rows = feature_rows(statements)
    if not rows:
        return []
    import numpy as np  # noqa: PLC0415

    model = _model()
    matrix = np.array([row for _, _, row in rows], dtype=np.float64)
    logits = (matrix - model["mean"]) / model["scale"] @ model["weights"] + model["bias"]
    scores = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    twins = _twins(statements, rows)
    found = []
    for (i, j, row), raw in zip(rows, scores, strict=True):
        values = dict(zip(FEATURES, row, strict=True))
        one_quantity = _one_quantity(values, bool(set(statements[i].chain) & set(statements[j].chain)))
        rivals = bool(one_quantity and values["figures_apart"] and values["speaker_apart"])
        score = max(float(raw), LIFTED) if one_quantity or (i, j) in twins else float(raw)
        if score >= model["floor"]:
            found.append(Pair(i, j, round(score, 4), _reason(statements[i], statements[j], values, names), rivals))
    return sorted(found, key=lambda pair: (-pair.score, pair.first, pair.second))


def _one_quantity(values: Mapping[str, float], one_word: bool) -> bool:
    """Whether two statements give an amount of the same: one measure, or one unit that is no count, and something that ties
    them. `one_word`: somebody stands in both chains."""
    tied = values["meaning"] >= TIED[0] and values["overlap"] >= TIED[1]
    if values["measures_same"]:
        return one_word or bool(values["entities_shared"]) or tied
    return bool(values["units_and_meaning"]) and tied


def _twins(statements: Sequence[Statement], rows: Sequence[Row]) -> set[tuple[int, int]]:
    """Pairs of quotations of one speaker in two articles, each nearest to the other: one utterance in two translations."""
    nearest: dict[tuple[int, str], tuple[float, int]] = {}
    candidates = []
    for i, j, row in rows:
        values = dict(zip(FEATURES, row, strict=True))
        a, b = statements[i], statements[j]
        if not values["speaker_same"] or not (a.quoted and b.quoted) or a.article == b.article:
            continue
        closeness = values["meaning"] + values["overlap"]
        for one, other, article in ((i, j, b.article), (j, i, a.article)):
            nearest[one, article] = max(nearest.get((one, article), (0.0, -1)), (closeness, other))
        if values["meaning"] >= TWINS[0] and values["overlap"] >= TWINS[1]:
            candidates.append((i, j))
    return {
        (i, j)
        for i, j in candidates
        if nearest[i, statements[j].article][1] == j and nearest[j, statements[i].article][1] == i
    }


def _reason(a: Statement, b: Statement, values: Mapping[str, float], names: Mapping[str, str]) -> str:
    """What the two share, in words."""
    parts = [f"meaning {values['meaning']:.2f} alike"]
    if values["overlap"] >= 0.2:
        parts.append(f"{values['overlap']:.0%} of their telling words shared")
    shared = sorted(names[entity] for entity in a.entities & b.entities if entity in names)
    if shared:
        parts.append("both name " + ", ".join(shared[:3]))
    if values["figures_same"]:
        parts.append("the same figure")
    if values["figures_apart"]:
        parts.append("figures that differ" + (" of one measure" if values["measures_same"] else ""))
    if values["speaker_same"]:
        parts.append("the same speaker")
    return "; ".join(parts)


@cache
def _model() -> dict[str, Any]:
    import numpy as np  # noqa: PLC0415

    raw = json.loads((files("crossread") / "models" / "same_claim.json").read_text("utf-8"))
    if tuple(raw["features"]) != FEATURES:
        raise RuntimeError("models/same_claim.json was made for other features: run training/same_claim.py")
    arrays: dict[str, np.ndarray[Any, Any]] = {
        name: np.array(raw[name], dtype=np.float64) for name in ("mean", "scale", "weights")
    }
    return {**arrays, "bias": float(raw["bias"]), "floor": float(raw["floor"]), "threshold": float(raw["threshold"])}


def threshold() -> float:
    """The mean score at which two groups of statements are taken for one claim."""
    return float(_model()["threshold"])
