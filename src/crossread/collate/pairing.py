"""The chance that two statements report the same thing, with the reason in words.

Cheap comparisons find the promising pairs (candidates.py); a small network reads those (crossread.pairwise); boosted trees
weigh its answers together with readable features. Their numbers stand in models/same_claim.json, made by
training/same_claim.py.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from crossread.collate import trees
from crossread.collate.candidates import Candidate, candidates
from crossread.collate.compare_figures import FAR
from crossread.collate.features import FEATURES, compared, judged, said
from crossread.collate.views import amounts, view, word_weights
from crossread.text import fold

if TYPE_CHECKING:
    from crossread.collate.statements import Statement


# Pairs that the network reads: READ a statement in a story of OF statements, fewer in larger ones (with the root of their
# number), for they are most of the time that an account takes. Two of three true pairs of the annotated events are among them;
# reading twice as many found .02 more of them in the end.
READ, OF = 4, 150
HOPELESS = 0.01  # chance by all but the network below which it is not asked
SURELY = 0.9  # chance from which a pair that there was no time to read is joined
LEAST = 3  # words of a statement that can be one claim with others in other words
TELLING = 5  # words of two statements that make one claim because they are the same
COPIED = 0.99  # the chance of those
# Amounts that differ are what readers look for: the least chance of two statements that give amounts of one measure that
# differ. Lifting those that agree too, and two translations of one utterance, cost .05 of precision on three annotated events.
LIFTED = 0.7
# The network's chance from which those are lifted of which only the unit is known: $900 million raised and $100 million given
# are two things.
LIKELY = 0.6
# The most that two statements get whose amounts of one measure lie far apart (212 aboard, 14 in hospital), or of which one is of
# two words.
UNLIKE = 0.3
TIED = (0.5, 0.08)  # meaning and word overlap that tie two amounts where neither speaker nor names do
READ_AS_ONE = 0.9  # the network's chance that ties two amounts of one unit by itself


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements by their indices, how likely they report the same thing (0 to 1), and what that rests on."""

    first: int
    second: int
    score: float
    reason: str
    rivals: bool = False  # two amounts of one quantity on two people's word: may be one claim though of one article
    contradicts: float = 0.0  # the network's chance that the two cannot both hold


def pairs(statements: Sequence[Statement], names: Mapping[str, str]) -> list[Pair]:
    """Pairs that may report one thing, with their chances, best first. `names` maps story entity ids to names, for the
    reasons. Statements of the same words are compared with the others once."""
    if len({statement.article for statement in statements}) < 2:
        return []
    copies: dict[str, list[int]] = {}
    for place, statement in enumerate(statements):
        words = fold(statement.meaning).split()
        copies.setdefault(" ".join(words) if len(words) >= TELLING else str(place), []).append(place)
    alike = list(copies.values())
    made = [Pair(i, j, COPIED, "the same words") for group in alike for i, j in combinations(group, 2)]
    for pair in _scored([statements[group[0]] for group in alike], names):
        for i in alike[pair.first]:
            made += [replace(pair, first=min(i, j), second=max(i, j)) for j in alike[pair.second]]
    told = _traits(statements)
    kept = {(pair.first, pair.second) for pair in told}
    made = [pair for pair in made if (pair.first, pair.second) not in kept] + told
    return sorted(made, key=lambda pair: (-pair.score, pair.first, pair.second))


def _traits(statements: Sequence[Statement]) -> list[Pair]:
    """Ages of one person, or sizes of one thing, told in passing: that both tell it makes them one claim."""
    by_trait: dict[int, list[int]] = {}
    for place, statement in enumerate(statements):
        if statement.trait is not None:
            by_trait.setdefault(statement.trait, []).append(place)
    reason = "both tell in passing how old somebody is, or how large a thing"
    return [Pair(i, j, COPIED, reason) for group in by_trait.values() for i, j in combinations(group, 2)]


def _scored(statements: Sequence[Statement], names: Mapping[str, str]) -> list[Pair]:
    """The pairs of statements no two of which have the same words."""
    model = _model()
    found, rows, surely = looked(statements, model.rough, model.first)
    valued = [dict(zip(FEATURES, row, strict=True)) for row in rows]
    made = [Pair(i, j, round(score, 4), "nearly the same words") for i, j, score in surely]
    for each, values, chance in zip(found, valued, trees.chances(model.trees, rows).tolist(), strict=True):
        a, b = statements[each.first], statements[each.second]
        one_quantity = _one_quantity(values, bool(set(a.chain) & set(b.chain)))
        rivals = bool(one_quantity and values["figures_apart"] and values["speaker_apart"])
        lifted = one_quantity and values["figures_apart"] and (values["measures_same"] or values["same"] >= LIKELY)
        score = max(chance, LIFTED) if lifted else chance
        if (values["measures_same"] and values["figures_apart"] and _far(a, b)) or _says_little(a, b):
            score = min(chance, UNLIKE)
        if score >= model.floor:
            reason = _reason(a, b, values, names)
            made.append(Pair(each.first, each.second, round(score, 4), reason, rivals, round(values["contradicts"], 4)))
    return made


def looked(
    statements: Sequence[Statement], rough: Mapping[str, Any], first: trees.Trees
) -> tuple[list[Candidate], list[tuple[float, ...]], list[tuple[int, int, float]]]:
    """The candidates that the network reads, the most promising by `first`, with their features in the order of FEATURES; and
    those that it does not read, for there are too many, though they surely join, with the chance by `first`."""
    from crossread.pairwise import judge  # noqa: PLC0415

    found, rows = promising(statements, rough)
    chances = trees.chances(first, rows).tolist()
    order = sorted((at for at in range(len(found)) if chances[at] >= HOPELESS), key=lambda at: (-chances[at], at))
    most = math.isqrt(READ * READ * OF * len(statements))
    kept = sorted(order[:most])
    left = [(found[at].first, found[at].second, chances[at]) for at in order[most:] if chances[at] >= SURELY]
    asked = [found[at] for at in kept]
    answers = judge([(said(statements[each.first]), said(statements[each.second])) for each in asked])
    more = judged(statements, asked, answers.tolist())
    return asked, [(*rows[at], *each) for at, each in zip(kept, more, strict=True)], left


def promising(
    statements: Sequence[Statement], rough: Mapping[str, Any]
) -> tuple[list[Candidate], list[tuple[float, ...]]]:
    """All candidates, and their features in the order of ROUGH and CLOSE."""
    views = [view(statement) for statement in statements]
    weights = word_weights(views)
    found = candidates(statements, views, weights, rough)
    return found, compared(statements, views, weights, found)


def _one_quantity(values: Mapping[str, float], one_word: bool) -> bool:
    """Whether two statements give an amount of the same: one measure, or one unit that is no count, and something that ties
    them. `one_word`: somebody stands in both chains."""
    tied = values["same"] >= READ_AS_ONE or (values["meaning"] >= TIED[0] and values["overlap"] >= TIED[1])
    if values["measures_same"]:
        return one_word or bool(values["entities_shared"]) or tied
    return bool(values["units_same"]) and tied


def _says_little(a: Statement, b: Statement) -> bool:
    """Whether one of two statements is of two words, like "We lost", and the other of others: what it is about stands elsewhere.
    An age or an amount ("the six-year-old") says enough."""
    short = any(len(one.meaning.split()) < LEAST and not one.figures for one in (a, b))
    return short and fold(a.meaning) != fold(b.meaning)


def _far(a: Statement, b: Statement) -> bool:
    """Whether the amounts of two statements that measure one thing lie far apart, each from each."""
    second = amounts(b)
    found = [(one, other) for measure, one in amounts(a) for same, other in second if measure == same]
    return bool(found) and all(max(pair) >= FAR * min(pair) for pair in found)


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


class Model(NamedTuple):
    """What training/same_claim.py learned."""

    rough: Mapping[str, Any]  # the logistic model that finds candidates
    first: trees.Trees  # over ROUGH and CLOSE: which candidates the network reads
    trees: trees.Trees  # over FEATURES
    floor: float  # a lower chance is not passed on
    threshold: float
    sure: float


@cache
def _model() -> Model:
    import numpy as np  # noqa: PLC0415

    raw = json.loads((files("crossread") / "models" / "same_claim.json").read_text("utf-8"))
    if tuple(raw["features"]) != FEATURES:
        raise RuntimeError("models/same_claim.json was made for other features: run training/same_claim.py")
    rough = {name: np.array(raw["rough"][name], dtype=np.float64) for name in ("mean", "scale", "weights")}
    rough |= {name: raw["rough"][name] for name in ("bias", "floor")}
    first, last = (trees.read(raw[name]) for name in ("first", "trees"))
    return Model(rough, first, last, *(float(raw[name]) for name in ("floor", "threshold", "sure")))


def threshold() -> float:
    """The mean chance at which two groups of statements are taken for one claim."""
    return _model().threshold


def sure() -> float:
    """The mean chance below which a claim is only probably one."""
    return _model().sure
