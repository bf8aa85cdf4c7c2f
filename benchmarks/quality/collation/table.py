"""The figures of a run and the table they are printed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.quality.collation.differences import KINDS
from benchmarks.quality.collation.fitting import f1, ratio

Figures = dict[str, float]
NAMES = ("pairs_precision", "pairs_recall", "pairs_f1")


@dataclass(frozen=True)
class Row:
    """One line of the table. `people`: what two annotators reach against each other, where that is known."""

    title: str
    figure: str
    people: str = ""
    goal: float | None = None
    counts: tuple[str, str] | None = None  # counts to print as a fraction


ROWS = (
    Row("statements of the gold that one of ours stands for", "statements_found", "", None, ("statements_found", "statements")),
    Row("  the same to the half (IoU ≥ .5)", "statements_same", "", None, ("statements_same", "statements")),
    Row("pairs of one claim, own spans: precision", "pairs_precision", ".86", 0.80, ("both", "predicted")),
    Row("  recall", "pairs_recall", ".82", 0.45, ("both", "gold")),
    Row("  F1", "pairs_f1", ".84", 0.58),
    Row("pairs of one claim, spans given: precision", "given_precision", "", None, ("given_both", "given_predicted")),
    Row("  recall", "given_recall", "", None, ("given_both", "given_gold")),
    Row("  F1", "given_f1", "", 0.66),
    Row("  recall at precision ≥ .85 (best threshold)", "given_recall_when_sure", "", 0.50),
    Row("  best F1 of any threshold", "given_best_f1"),
    Row("hard negatives kept apart, of those among ours", "negatives", "1.0", 0.95, ("negatives_judged_apart", "negatives_judged")),
    Row("  spans given", "given_negatives", "1.0", 0.95, ("given_negatives_judged_apart", "given_negatives_judged")),
    Row("  of all", "negatives_all", "", None, ("negatives_apart", "negatives")),
    Row("differences by kind: precision", "differences_precision", ".82", 0.70, ("all_both", "all_predicted")),
    Row("  recall over all", "differences_recall", ".85", 0.45, ("all_both", "all_gold")),
    Row("  recall over the claims found", "differences_recall_found", "", None, ("all_both", "all_found")),
    Row("  between the same two reports, of the right ones", "differences_place", "", None, ("all_place", "all_both")),
    Row("figure and moment differences: precision", "amounts_precision", ".80", 0.85, ("amounts_both", "amounts_predicted")),
    Row("  recall over all", "amounts_recall", ".85", 0.60, ("amounts_both", "amounts_gold")),
    Row("  recall over the claims found", "amounts_recall_found", "", None, ("amounts_both", "amounts_found")),
    Row("claims found", "claims_found", "", None, ("status", "claims")),
    Row("status of claims found", "status", ".88", 0.80, ("status_right", "status")),
    Row("  statements in their own voice or on somebody's word", "voices", "", None, ("voices_right", "voices")),
    Row("attributions found, content IoU ≥ .5", "attributions_found", ".98", None, ("attributions_found", "attributions")),
    Row("  with the right speaker", "speakers_right", ".93", 0.72, ("ours_right", "attributions")),
    Row("  unnamed ones kept in their article's words too", "speakers_kept", "", None, ("kept_right", "attributions")),
    Row("  speaker right, of those answered", "speakers_right_answered", "", 0.92, ("ours_right", "ours_answered")),
    Row("  answered, of those found", "speakers_answered", "", 0.90, ("ours_answered", "attributions_found")),
    Row("  nobody named where the gold names nobody", "speakers_silent", "", None, ("unspoken_silent", "unspoken")),
    Row("  the whole chain right, where it has more than one link", "chains_right", "", None, ("chains_right", "chains")),
    Row("mentions in the best chain", "mentions_best", "", 0.80, ("mentions_best", "mentions")),
    Row("  mentions covered", "mentions_covered", "", None, ("mentions_covered", "mentions")),
    Row("  B³ F1, mentions covered", "b_cubed", "", 0.80),
    Row("  B³ F1, all mentions", "b_cubed_all"),
    Row("shared text, characters: precision", "shared_precision", "", None, ("characters_both", "characters_own")),
    Row("  recall", "shared_recall", "", None, ("characters_both", "characters_gold")),
    Row("  F1", "shared_f1", "", 0.90),
    Row("  spans, F1", "shared_spans_f1"),
    Row("lines right, of ours", "lines_right", "", 0.90, ("lines_right", "lines_own")),
    Row("  pairs of articles in the gold's lines that ours join", "lines_found", "", None, ("line_pairs_both", "line_pairs")),
)  # fmt: skip


def kinds_summed(counts: Counter[str]) -> Counter[str]:
    """Differences of all kinds together ("all"), and of figures and moments ("amounts")."""
    sums: Counter[str] = Counter()
    for part in ("gold", "found", "predicted", "both", "place"):
        sums[f"all_{part}"] = sum(counts[f"{kind}_{part}"] for kind in KINDS)
        sums[f"amounts_{part}"] = counts[f"figure_{part}"] + counts[f"moment_{part}"]
    return sums


def figures(counts: Counter[str]) -> Figures:
    """Figures by name; `counts` is what the measures of all events found, with `kinds_summed` in it."""
    found = {row.figure: ratio(counts[row.counts[0]], counts[row.counts[1]]) for row in ROWS if row.counts}
    found |= {
        "pairs_f1": f1(counts["both"], counts["predicted"], counts["gold"]),
        "given_f1": f1(counts["given_both"], counts["given_predicted"], counts["given_gold"]),
        "differences_f1": f1(counts["all_both"], counts["all_predicted"], counts["all_found"]),
        "shared_f1": f1(counts["characters_both"], counts["characters_own"], counts["characters_gold"]),
        "b_cubed": _b_cubed(counts, "covered"),
        "b_cubed_all": _b_cubed(counts, "all"),
    }
    spans = ratio(counts["reuse_right"], counts["reuse_own"]), ratio(counts["reuse_found"], counts["reuse_gold"])
    found["shared_spans_f1"] = ratio(2 * spans[0] * spans[1], sum(spans))
    for kind in KINDS:
        found[f"{kind}_precision"] = ratio(counts[f"{kind}_both"], counts[f"{kind}_predicted"])
        found[f"{kind}_recall"] = ratio(counts[f"{kind}_both"], counts[f"{kind}_gold"])
    return found


def _b_cubed(counts: Counter[str], name: str) -> float:
    mentions = counts[f"{name}_mentions"]
    precision, recall = (ratio(counts[f"{name}_{part}"], mentions) for part in ("precision", "recall"))
    return ratio(2 * precision * recall, precision + recall)


def printed(found: Mapping[str, float], counts: Counter[str]) -> str:
    """The table: measured, as a fraction, two people, goal."""
    lines = [f"{'measure':56}{'two people':>11}{'goal':>7}{'measured':>10}   of"]
    for row in ROWS:
        goal = f"{row.goal:.2f}" if row.goal else ""
        held = "" if row.goal is None else "  reached" if found[row.figure] >= row.goal else "  missed"
        part = f"{counts[row.counts[0]]}/{counts[row.counts[1]]}" if row.counts else ""
        lines.append(f"{row.title:56}{row.people:>11}{goal:>7}{found[row.figure]:>10.3f}   {part:12}{held}".rstrip())
    return "\n".join(lines)


def printed_kinds(counts: Counter[str]) -> str:
    """Differences of each kind: precision, recall over all, recall over the claims found, right place."""
    lines = [f"{'differences':14}{'in the gold':>12}{'shown':>7}{'P':>8}{'R':>8}{'R found':>9}{'same two reports':>18}"]
    for kind in (*KINDS, "amounts", "all"):
        both, gold = counts[f"{kind}_both"], counts[f"{kind}_gold"]
        rates = ratio(both, counts[f"{kind}_predicted"]), ratio(both, gold), ratio(both, counts[f"{kind}_found"])
        lines.append(
            f"{kind:14}{gold:12}{counts[f'{kind}_predicted']:7}{rates[0]:8.3f}{rates[1]:8.3f}{rates[2]:9.3f}"
            f"{ratio(counts[f'{kind}_place'], both):18.3f}"
        )
    return "\n".join(lines)
