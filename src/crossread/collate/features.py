"""What is compared of two statements: a row of readable features for each pair that is worth a closer look."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from crossread.collate.candidates import ROUGH, Candidate
from crossread.collate.views import View
from crossread.pairwise import Said

if TYPE_CHECKING:
    from crossread.collate.statements import Statement

CLOSE = (
    "bigrams", "names_shared", "names_apart", "entities_apart", "rarest", "figures_apart", "moments_same", "moments_apart",
    "units_same", "subjects_same", "subjects_apart", "speaker_same", "speaker_apart", "voices_differ", "quoted",
    "polarity_differs", "certainty_differs", "one_article", "length", "rank", "margin",
)  # fmt: skip
JUDGED = ("same", "contradicts", "entails", "entails_most", "judged_rank", "judged_margin", "supported")
FEATURES = (*ROUGH, *CLOSE, *JUDGED)
LEAST = -0.5  # margin of a pair that is nearest for neither side, at least


def said(statement: Statement) -> Said:
    """A statement in its sentence, as crossread.pairwise reads it; alone where it is longer than that."""
    start, end = statement.span.start - statement.sentence.start, statement.span.end - statement.sentence.start
    if start < 0 or end > len(statement.sentence_words):
        return Said(statement.meaning, 0, len(statement.meaning))
    return Said(statement.sentence_words, start, end)


def compared(
    statements: Sequence[Statement], views: Sequence[View], weights: Mapping[str, float], found: Sequence[Candidate]
) -> list[tuple[float, ...]]:
    """For each candidate its features in the order of ROUGH and CLOSE."""
    ranks = ranked(statements, [(each.first, each.second, each.score) for each in found])
    rows = []
    for each, standing in zip(found, ranks, strict=True):
        i, j = each.first, each.second
        rows.append((*each.rough, *_close(statements[i], statements[j], views[i], views[j], weights), *standing))
    return rows


def ranked(statements: Sequence[Statement], scored: Sequence[tuple[int, int, float]]) -> list[tuple[float, float]]:
    """For each pair with a score: whether each is the other's best among the candidates of its article (1: for both, .5: for
    one, 0: for neither), and by how much the worse of the two sides leads or lags behind its best other candidate there."""
    best: dict[tuple[int, str], list[float]] = {}
    for i, j, score in scored:
        for one, other in ((i, j), (j, i)):
            two = best.setdefault((one, statements[other].article), [])
            two.append(score)
            two.sort(reverse=True)
            del two[2:]
    found = []
    for i, j, score in scored:
        leads = []
        for one, other in ((i, j), (j, i)):
            two = best[one, statements[other].article]
            rival = two[1] if score >= two[0] and len(two) > 1 else two[0] if score < two[0] else 0.0
            leads.append(score - rival)
        found.append((sum(lead >= 0 for lead in leads) / 2, max(LEAST, min(leads))))
    return found


def judged(
    statements: Sequence[Statement], found: Sequence[Candidate], answers: Sequence[Sequence[float]]
) -> list[tuple[float, ...]]:
    """For each candidate what the pair network's answers (crossread.pairwise.judge) add, in the order of JUDGED."""
    scored = [(each.first, each.second, float(answer[0])) for each, answer in zip(found, answers, strict=True)]
    by_pair = {(i, j): score for i, j, score in scored}
    chained = supported(by_pair, by_pair)
    rows = []
    for (i, j, score), answer, standing in zip(scored, answers, ranked(statements, scored), strict=True):
        ways = sorted((float(answer[2]), float(answer[3])))
        rows.append((score, float(answer[1]), *ways, *standing, chained[i, j]))
    return rows


def supported(
    scored: Mapping[tuple[int, int], float], asked: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], float]:
    """For each pair that is asked for the best chain over a third statement: the lesser of its scores with both; 0 where there
    is none."""
    near: dict[int, dict[int, float]] = {}
    for (i, j), score in scored.items():
        near.setdefault(i, {})[j] = score
        near.setdefault(j, {})[i] = score
    found = {}
    for i, j in asked:
        few, many = sorted((near.get(i, {}), near.get(j, {})), key=len)
        found[i, j] = max((min(score, many[k]) for k, score in few.items() if k in many), default=0.0)
    return found


def _close(a: Statement, b: Statement, x: View, y: View, weights: Mapping[str, float]) -> tuple[float, ...]:
    subjects = {entity for entity, _ in a.subject}, {entity for entity, _ in b.subject}
    both_said = bool(a.chain and b.chain)
    same_speaker = both_said and a.chain[-1] == b.chain[-1]
    shared = x.words & y.words
    return (
        len(x.bigrams & y.bigrams) / max(1, min(len(x.bigrams), len(y.bigrams))),
        len(x.names & y.names) / max(1, min(len(x.names), len(y.names))),
        float(_apart(x.names, y.names)),
        float(_apart(a.entities, b.entities)),
        max((weights[word] for word in shared), default=0.0),
        float(_apart(x.figures, y.figures)),
        float(bool(x.moments & y.moments)),
        float(_apart(x.moments, y.moments)),
        float(bool(x.units & y.units)),
        float(bool(subjects[0] & subjects[1])),
        float(_apart(*subjects)),
        float(same_speaker),
        float(both_said and not same_speaker),
        float((a.attribution is None) != (b.attribution is None)),
        float(a.quoted) + float(b.quoted),
        float(a.modality.negated != b.modality.negated),
        float(a.modality.certainty != b.modality.certainty),
        float(a.article == b.article),
        math.log(min(x.length, y.length) + 1),
    )


def _apart(a: frozenset[object] | set[str], b: frozenset[object] | set[str]) -> bool:
    """Whether both have some, and none of them is the other's."""
    return bool(a and b and not a & b)
