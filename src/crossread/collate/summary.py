"""A summary made only of sentences of the reports, each with the claims it reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.collate import wording
from crossread.model import Span

LENGTH = 5  # sentences: what fits above the fold of the page
REPEATS = 0.5  # share of the shorter sentence's words in order; above, the two tell the same in other words
WORDS = (8, 45)  # a shorter sentence lacks its subject, a longer one does not summarise


@dataclass(frozen=True, slots=True)
class Sentence:
    """A candidate: a sentence of a report, the claims its statements report, and where it stands in its article."""

    span: Span
    words: str
    claims: tuple[str, ...]
    position: float  # 0 at the start of the body, 1 at its end
    leans: bool  # begins with a pronoun or inside a quotation: not understood alone


def summary(sentences: Sequence[Sentence], weights: Mapping[str, float]) -> list[Sentence]:
    """At most LENGTH sentences that together report the claims of most weight, each claim counted once; the lead first,
    then by position. `weights`: claim id -> weight, above 0 only for what is worth summarising."""
    candidates = [s for s in sentences if WORDS[0] <= len(s.words.split()) <= WORDS[1] and not s.leans]
    chosen: list[Sentence] = []
    told: set[str] = set()
    while len(chosen) < LENGTH:
        gains = [
            (sum(weights.get(c, 0.0) for c in set(s.claims) - told) * (1.2 - 0.4 * s.position), s) for s in candidates
        ]
        gains = [(gain, s) for gain, s in gains if gain > 0]
        if not gains:
            break
        _, best = max(gains, key=lambda item: (item[0], -item[1].position, item[1].span.page, -item[1].span.start))
        chosen.append(best)
        told.update(best.claims)
        candidates = [s for s in candidates if s is not best and wording.shared(s.words, best.words) < REPEATS]
    return sorted(chosen, key=lambda s: (s.position, s.span))
