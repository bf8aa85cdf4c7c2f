"""A summary made only of sentences of the reports, each with the claims it reports."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from crossread.collate import wording
from crossread.collate.statements import Statement
from crossread.model import Span

LENGTH = 5  # sentences: what fits above the fold of the page
REPEATS = 0.5  # share of the shorter sentence's words in order; above, the two tell the same in other words
WORDS = (8, 45)  # a shorter sentence lacks its subject, a longer one does not summarise
TOP = 12  # claims worth a place in the summary: twice as many as there are sentences, and a few that share one
OUTDATED = 0.25  # what a claim counts in a report whose figure a later one replaces
_LEANING = frozenset(
    {"i", "we", "he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "its", "their", "but", "and", "also",
     "so", "however", "meanwhile", "instead", "still", "yet", "then", "such", "there"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """A candidate: a sentence of a report, the claims its statements report, and where it stands in its article."""

    span: Span
    words: str
    claims: tuple[str, ...]
    position: float  # 0 at the start of the body, 1 at its end
    leans: bool  # begins with a pronoun or inside a quotation: not understood alone
    outdated: frozenset[str] = frozenset()  # those of its claims for which a later report gives another figure


def sentences(
    statements: Sequence[Statement], claims: Mapping[Span, str], outdated: Mapping[str, Collection[str]]
) -> list[Sentence]:
    """The candidates: every sentence that states something. `claims`: a statement's span -> its claim. `outdated`: claim ->
    articles whose figure a later report replaces."""
    members: dict[Span, list[Statement]] = {}
    for statement in statements:
        members.setdefault(statement.sentence, []).append(statement)
    found = []
    for span, inside in members.items():
        words = inside[0].sentence_words
        told = tuple(dict.fromkeys(claims[statement.span] for statement in inside))
        old = frozenset(claim for claim in told if inside[0].article in outdated.get(claim, ()))
        found.append(Sentence(span, words, told, inside[0].position, _leans(words), old))
    return found


def _leans(words: str) -> bool:
    first = words.split(None, 1)[0].lower().rstrip(",")
    open_marks = words.count("“") != words.count("”") or words.count('"') % 2 == 1
    return first in _LEANING or words[0] in "“\"'‘«" or open_marks


def summary(candidates: Sequence[Sentence], weights: Mapping[str, float]) -> list[Sentence]:
    """At most LENGTH sentences that together report the claims of most weight, each claim counted once; the lead first,
    then by position. `weights`: claim id -> weight, above 0 only for what is worth summarising."""
    top = dict(sorted(weights.items(), key=lambda item: -item[1])[:TOP])
    left = [s for s in candidates if WORDS[0] <= len(s.words.split()) <= WORDS[1] and not s.leans]
    chosen: list[Sentence] = []
    told: set[str] = set()
    while len(chosen) < LENGTH:
        gains = [(gain, s) for s in left if (gain := _gain(s, top, told)) > 0]
        if not gains:
            break
        _, best = max(gains, key=lambda item: (item[0], -item[1].position, item[1].span.page, -item[1].span.start))
        chosen.append(best)
        told.update(best.claims)
        left = [s for s in left if s is not best and wording.shared(s.words, best.words) < REPEATS]
    return sorted(chosen, key=lambda s: (s.position, s.span))


def _gain(sentence: Sentence, weights: Mapping[str, float], told: Collection[str]) -> float:
    """What a sentence adds: the claims that are not told yet, early ones rather than late ones."""
    new = [claim for claim in dict.fromkeys(sentence.claims) if claim not in told]
    total = sum(weights.get(claim, 0.0) * (OUTDATED if claim in sentence.outdated else 1.0) for claim in new)
    return total * (1.2 - 0.4 * sentence.position)
